use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use factwire::Reading;
use factwire::facts::{
    Argument, Entity, EntityId, EntityKind, EntityMention, Extraction, MentionForm, Offsets, Predicate, Triple,
};
use factwire::output::{PageOptions, page};
use factwire::syntax::{Parse, Span};
use factwire::unstable::output::{page_data, page_form, page_policy};
use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A reading without a model: one entity, mentioned at the span, that does itself, and that does something without an object.
fn reading(text: &str, span: Span) -> Reading {
    let words = text.get(span.start..span.end).unwrap_or_default();
    let mut argument = Argument::new(words, span);
    argument.entity = Some(EntityId(0));
    let mut entity = Entity::new(EntityId(0), EntityKind::Person, words);
    entity.mentions.push(EntityMention::new(span, words, MentionForm::Name, EntityKind::Person));
    let predicate = Predicate::new(words, words, span);
    let mut extraction = Extraction::new("none");
    extraction.doc_id = Some(text.to_owned());
    extraction.sentences.push(Span::new(0, text.len()));
    extraction.entities.push(entity);
    extraction.triples.push(Triple::new(argument.clone(), predicate.clone(), argument.clone()));
    extraction.triples.push(Triple::new(argument, predicate, None));
    Reading { parse: Parse::try_new(text.to_owned(), Vec::new(), Vec::new(), Vec::new()).unwrap(), extraction }
}

fn select<'h>(html: &'h Html, css: &str) -> Vec<scraper::ElementRef<'h>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

/// What a browser makes of the page: the data of its island.
fn island(page: &str) -> Value {
    let html = Html::parse_document(page);
    let found = select(&html, "script#data");
    assert_eq!(found.len(), 1);
    serde_json::from_str(&found[0].text().collect::<String>()).unwrap()
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// What stands in the only element that the selector finds.
fn inside(css: &str) -> String {
    select(&Html::parse_document(&page_form()), css)[0].text().collect()
}

/// The page of a text has the elements of an empty page, no more; the data and the title are what went in.
fn check(text: &str) {
    let all = reading(text, Span::new(0, text.len()));
    let made = page(&all, &PageOptions::new());
    let (html, plain) = (Html::parse_document(&made), Html::parse_document(&page_form()));
    let elements =
        |html: &Html| -> Vec<String> { select(html, "*").iter().map(|e| e.value().name().to_owned()).collect() };
    assert_eq!(elements(&html), elements(&plain), "{text:?}");
    let data = island(&made);
    assert_eq!(data, parsed(&page_data(&all, &PageOptions::new())));
    assert_eq!((data["text"].as_str(), data["entities"][0]["name"].as_str()), (Some(text), Some(text)));
    let title: String = select(&html, "title")[0].text().collect();
    assert_eq!(title, text.replace('\0', "\u{fffd}"));
}

const HOSTILE: &[&str] = &[
    "</script><img src=x onerror=\"window.hit=1\">",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "{{data}}{{script}}{{title}}",
    "</title><svg onload=alert(1)>",
    "\" onmouseover='x' `${1}`",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "a\0b\r\nc\u{2028}d\u{2029}e\u{feff}",
    "שלום עולם \u{202e}txt.exe",
    "👩‍👩‍👧‍👦 🇪🇪 e\u{301}",
];

#[test]
fn no_text_becomes_markup() {
    HOSTILE.iter().for_each(|text| check(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_comes_back_as_it_was(text in any::<String>()) {
        check(&text);
    }
}

#[test]
fn spans_in_characters_are_shown_where_they_are() {
    let text = "Zoë 😀 Ada";
    let bytes = reading(text, Span::new(10, 13));
    let extraction = bytes.extraction.clone().in_offsets(text, Offsets::Characters);
    let characters = Reading { extraction, ..bytes.clone() };
    assert_eq!(page_data(&characters, &PageOptions::new()), page_data(&bytes, &PageOptions::new()));
    let data: Value = serde_json::from_str(&page_data(&bytes, &PageOptions::new())).unwrap();
    assert_eq!(data["facts"][0]["object"]["span"], serde_json::json!([7, 10]), "in units of UTF-16");
    assert_eq!(data["facts"][1]["object"], Value::Null);
}

#[test]
fn spans_outside_the_text_end_with_it() {
    let foreign = page_data(&reading("Zoë", Span::new(2, 99)), &PageOptions::new());
    let data: Value = serde_json::from_str(&foreign).unwrap();
    assert_eq!(data["facts"][0]["subject"]["span"], serde_json::json!([2, 3]));
    let data: Value = serde_json::from_str(&page_data(&reading("", Span::new(7, 3)), &PageOptions::new())).unwrap();
    assert_eq!(data["facts"][0]["subject"]["span"], serde_json::json!([0, 0]));
}

#[test]
fn lines_know_how_many_line_ends_stand_before_them() {
    let all = reading("One\r\n\n  \nTwo 😀\nThree", Span::new(0, 3));
    let data: Value = serde_json::from_str(&page_data(&all, &PageOptions::new())).unwrap();
    assert_eq!(data["lines"], serde_json::json!([[0, 3, 0], [9, 15, 3], [16, 21, 1]]));
}

#[test]
fn nothing_on_the_page_comes_from_elsewhere() {
    let made = page(&reading("Ada", Span::new(0, 3)), &PageOptions::new().title("A & B"));
    let html = Html::parse_document(&made);
    for element in select(&html, "[src], [href], [action], [style], [onclick]") {
        let links = element.value().attr("href").unwrap_or("?");
        assert!(links.starts_with('#') || links == "data:,", "{}", element.html());
    }
    let (style, script) = (inside("style"), inside("script[type=module]"));
    for address in ["http://", "https://", "//cdn", "@import", "url("] {
        // the name of SVG is no address
        let found = made.replace("http://www.w3.org/2000/svg", "").contains(address);
        assert!(!found || address == "url(" && !style.contains(address), "{address}");
    }
    for raw in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
        assert!(!script.contains(raw), "{raw}");
    }
    assert_eq!(select(&html, "title")[0].text().collect::<String>(), "A & B");
}

#[test]
fn the_policy_names_the_script_and_the_style_that_are_there() {
    let made = page_form();
    let html = Html::parse_document(&made);
    let policy = select(&html, "meta[http-equiv]")[0].value().attr("content").unwrap().to_owned();
    for (css, directive) in [("style", "style-src"), ("script[type=module]", "script-src")] {
        let text: String = select(&html, css)[0].text().collect();
        let hash = BASE64.encode(Sha256::digest(text));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'") && policy.ends_with("connect-src 'self'"));
    assert!(!page_policy(false).contains("connect-src"));
}

#[test]
fn what_the_script_asks_for_by_name_is_on_the_page() {
    let html = Html::parse_document(&page_form());
    let script = inside("script[type=module]");
    for (at, _) in script.match_indices("$(\"") {
        let id = script[at + 3..].split('"').next().unwrap();
        // made by the script itself
        let own = ["g-", "t-", "tab-"].iter().any(|made| id.starts_with(made));
        assert!(own || !select(&html, &format!("[id={id}]")).is_empty(), "{id}");
    }
}
