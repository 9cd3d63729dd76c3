//! The readable text of a web page: what Firefox's reader view would show.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};
use factwire::Date;

/// A page's headline and text, and the day that it states.
pub struct Page {
    pub text: String,
    pub published: Option<Date>,
}

/// More than that no page of news has; the crate's own work grows with it.
const ELEMENTS: usize = 100_000;

/// Elements within elements: browsers go no deeper either.
const DEPTH: usize = 512;

/// Why a page has no text.
#[derive(Debug, thiserror::Error)]
pub enum PageFault {
    #[error(transparent)]
    Readability(#[from] ReadabilityError),
    #[error("its elements are nested {0} deep; {DEPTH} are allowed")]
    Nested(usize),
}

/// Headline and paragraphs, divided by empty lines.
pub fn readable(html: &str) -> Result<Page, PageFault> {
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: ELEMENTS, ..Config::default() };
    // a line break parts words, which the text of the article does not show
    let parted = html.replace("<br", " <br").replace("<BR", " <BR");
    let document = Document::from(parted);
    let depth = depth(document.root());
    if depth > DEPTH {
        return Err(PageFault::Nested(depth));
    }
    let article = Readability::with_document(document, None, Some(config))?.parse()?;
    let title = headline(&article.title, article.site_name.as_deref());
    let body = article.text_content.trim();
    let text = if title.is_empty() || body.starts_with(title) { body.to_owned() } else { format!("{title}\n\n{body}") };
    // what is no date is one that the page does not state
    let published = article.published_time.and_then(|time| time.parse().ok());
    Ok(Page { text, published })
}

/// "Ferry sold | Lake Post" → "Ferry sold": the name of the site is no part of what is said.
fn headline<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    let cut = match title.rsplit_once(" | ") {
        Some((before, _)) => before,
        None => site.and_then(|site| title.strip_suffix(site)).map_or(title, |before| {
            before.trim_end().strip_suffix(['-', '–', '—', '|', ':', '·', '•']).unwrap_or(title)
        }),
    };
    cut.trim()
}

/// How deep nodes lie under this one. The walk needs no stack, which a page could exhaust.
fn depth(root: NodeRef<'_>) -> usize {
    let (mut node, mut depth, mut deepest) = (root, 0, 0);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            deepest = deepest.max(depth);
            continue;
        }
        loop {
            if depth == 0 {
                return deepest;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return deepest };
            (node, depth) = (parent, depth - 1);
        }
    }
}
