//! The page: one HTML file that shows a reading and needs nothing else, no network and no server.
//!
//! The reading goes in as JSON; the script (`js/*.js`, one module in this order) makes all of the page with `textContent`, so that
//! nothing of a text is ever read as markup. docs/page.md says what the page shows.

mod data;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::{Offsets, Reading};
use data::Data;

const HTML: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = concat!(
    include_str!("js/base.js"),
    include_str!("js/text.js"),
    include_str!("js/card.js"),
    include_str!("js/rows.js"),
    include_str!("js/facts.js"),
    include_str!("js/lists.js"),
    include_str!("js/layout.js"),
    include_str!("js/graph.js"),
    include_str!("js/tree.js"),
    include_str!("js/start.js"),
);

/// How a page is made.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::{Document, Extractor};
/// use factwire::output::{PageOptions, page};
/// let extractor = Extractor::builder().build()?;
/// for reading in extractor.read_batch(&[Document::new("Otieno met Sund in Oslo.").with_id("oslo.txt")]) {
///     let html = page(&reading?, &PageOptions::new().title("A meeting"));
///     assert!(html.starts_with("<!doctype html>") && html.contains("<title>A meeting"));
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageOptions {
    title: Option<String>,
}

impl PageOptions {
    /// The name of the document as the title.
    pub fn new() -> Self {
        PageOptions::default()
    }

    /// Another title.
    pub fn title(self, title: impl Into<String>) -> Self {
        PageOptions { title: Some(title.into()) }
    }

    fn title_of<'o>(&'o self, reading: &'o Reading) -> &'o str {
        self.title.as_deref().or(reading.extraction.doc_id.as_deref()).unwrap_or("Untitled text")
    }
}

/// A page of its own that shows a reading.
pub fn page(reading: &Reading, options: &PageOptions) -> String {
    filled(options.title_of(reading), &page_data(reading, options), &page_policy(false))
}

/// The same page without a text, with a form for one: it sends `{"text": ..., "date": ...}` to `/extract` of the server that it comes
/// from and shows the answer, which is [`page_data`] or `{"error": ...}`.
pub fn page_form() -> String {
    filled("factwire", "null", &page_policy(true))
}

/// What a page shows, as the JSON that its script reads. For `factwire serve`; its keys may change with any version.
pub fn page_data(reading: &Reading, options: &PageOptions) -> String {
    let Reading { parse, extraction } = reading;
    let anew =
        (extraction.offsets != Offsets::Bytes).then(|| extraction.clone().in_offsets(&parse.text, Offsets::Bytes));
    json(&Data::of(parse, anew.as_ref().unwrap_or(extraction), options.title_of(reading)))
}

/// The Content-Security-Policy of a page: its own style and script and nothing else. A page with a form may also ask the server that
/// it comes from.
pub fn page_policy(form: bool) -> String {
    let hash = |asset: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(asset)));
    let connect = if form { "; connect-src 'self'" } else { "" };
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'{connect}",
        hash(SCRIPT),
        hash(STYLE),
    )
}

/// The page with its holes filled. What is filled in is not looked at again: a text may hold the name of a hole.
fn filled(title: &str, data: &str, policy: &str) -> String {
    let mut out = String::with_capacity(HTML.len() + STYLE.len() + SCRIPT.len() + data.len() + title.len());
    let mut rest = HTML;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((hole, after)) = after.split_once("}}") else { break };
        out += before;
        match hole {
            "title" => out += &escaped(title),
            "policy" => out += policy,
            "style" => out += STYLE,
            "script" => out += SCRIPT,
            _ => out += data,
        }
        rest = after;
    }
    out + rest
}

/// Text for an element or a quoted attribute. A NUL, which HTML cannot hold, becomes U+FFFD as in a browser.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            '\0' => out.push('\u{fffd}'),
            '\r' => out += "&#13;",
            other => out.push(other),
        }
    }
    out
}

/// JSON that may stand in a script element: no tag, comment or entity can begin in it, and no line ends where JavaScript sees one and
/// JSON does not.
fn json(value: &impl serde::Serialize) -> String {
    let plain = match serde_json::to_string(value) {
        Ok(plain) => plain,
        // strings, numbers and lists only: there is no way for this to fail
        Err(error) => serde_json::json!({ "error": error.to_string() }).to_string(),
    };
    let mut out = String::with_capacity(plain.len() + plain.len() / 16);
    for c in plain.chars() {
        match c {
            '<' => out += "\\u003c",
            '>' => out += "\\u003e",
            '&' => out += "\\u0026",
            '\u{2028}' => out += "\\u2028",
            '\u{2029}' => out += "\\u2029",
            other => out.push(other),
        }
    }
    out
}
