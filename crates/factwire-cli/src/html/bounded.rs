//! HTML → its tree, within bounds that are watched while it grows: 4 bytes of a page can call for thousands of nodes.

use dom_query::{Document, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// More elements than that no page of news has; the work of finding its article grows with them.
pub const ELEMENTS: usize = 100_000;

/// Elements, texts and comments.
const NODES: usize = 3 * ELEMENTS;

/// Elements within elements: browsers go no deeper either. The parser's own work grows with their square.
const DEPTH: usize = 512;

/// Attributes of one element; the parser compares each with all that stand before it.
const ATTRIBUTES: usize = 5_000;

/// Bytes of the page between two looks at the tree.
const STEP: usize = 256;

/// What a page has too much of.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    #[error("it has more than {NODES} elements and texts")]
    Nodes,
    #[error("its elements are nested more than {DEPTH} deep")]
    Nested,
    #[error("one of its elements has more than {ATTRIBUTES} attributes")]
    Attributes,
}

/// The tree of a page.
pub fn parse(html: &str) -> Result<Document, Excess> {
    if attributes(html.as_bytes()) > ATTRIBUTES {
        return Err(Excess::Attributes);
    }
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Document::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = html;
    while !rest.is_empty() {
        let end = (STEP.min(rest.len())..rest.len()).find(|at| rest.is_char_boundary(*at));
        let (step, after) = rest.split_at(end.unwrap_or(rest.len()));
        parser.process(StrTendril::from(step));
        rest = after;
        let document = &parser.tokenizer.sink.sink;
        if document.tree.len() > NODES {
            return Err(Excess::Nodes);
        }
        if is_deep(document.root()) {
            return Err(Excess::Nested);
        }
    }
    let document = parser.finish();
    if deepest(document.root()) > DEPTH { Err(Excess::Nested) } else { Ok(document) }
}

/// Whether what was opened last lies too deep.
fn is_deep(root: NodeRef<'_>) -> bool {
    let mut depth = 0;
    let mut node = root;
    while let Some(child) = node.last_child() {
        (node, depth) = (child, depth + 1);
    }
    depth > DEPTH
}

/// How deep nodes lie under this one. The walk needs no stack, which a page could exhaust.
fn deepest(root: NodeRef<'_>) -> usize {
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

/// How many attributes an element has, of the one that has most.
fn attributes(html: &[u8]) -> usize {
    let mut most = 0;
    let mut rest = html;
    while let Some(at) = rest.iter().position(|b| *b == b'<') {
        rest = &rest[at + 1..];
        if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let (count, length) = attributes_of_tag(rest);
            most = most.max(count);
            rest = &rest[length..];
        }
    }
    most
}

/// The attributes of the tag that begins here, and where it ends. A value in quotation marks may have anything in it but these.
fn attributes_of_tag(tag: &[u8]) -> (usize, usize) {
    // a name has begun; "=" would give it a value; its value comes
    let (mut count, mut within_name, mut named, mut value) = (0, false, false, false);
    let mut at = tag.iter().position(|b| parts(*b) || *b == b'>').unwrap_or(tag.len());
    while let Some(&byte) = tag.get(at) {
        match byte {
            b'>' => return (count, at),
            b'"' | b'\'' if value => {
                let Some(length) = tag[at + 1..].iter().position(|b| *b == byte) else { return (count, tag.len()) };
                at += length + 1;
                value = false;
            }
            b'=' if named => (within_name, named, value) = (false, false, true),
            _ if parts(byte) => within_name = false,
            // a value without quotation marks
            _ if value => {
                at += tag[at..].iter().position(|b| b.is_ascii_whitespace() || *b == b'>').unwrap_or(tag.len() - at);
                value = false;
                continue;
            }
            _ if !within_name => (count, within_name, named) = (count + 1, true, true),
            _ => {}
        }
        at += 1;
    }
    (count, at)
}

/// What parts attributes.
fn parts(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Excess, attributes, parse};

    /// What is wrong with the page; it must be told soon.
    fn excess(html: &str) -> Option<Excess> {
        let begun = Instant::now();
        let told = parse(html).err();
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        told
    }

    #[test]
    fn a_small_page_that_calls_for_millions_of_nodes_is_given_up() {
        let bold: String = (0..5000).map(|n| format!("<b x={n}>")).collect();
        assert_eq!(excess(&format!("<p>{bold}{}", "<p>w".repeat(20_000))), Some(Excess::Nested));
        let bold: String = (0..400).map(|n| format!("<b x={n}>")).collect();
        assert_eq!(excess(&format!("<p>{bold}{}", "<p>w".repeat(20_000))), Some(Excess::Nodes));
        assert_eq!(excess(&"<i></i>".repeat(400_000)), Some(Excess::Nodes));
    }

    #[test]
    fn elements_within_elements_are_given_up() {
        assert_eq!(excess(&"<div>".repeat(100_000)), Some(Excess::Nested));
        assert_eq!(excess(&"<div>".repeat(400)), None);
        assert_eq!(excess(&format!("{}{}", "<div>".repeat(100_000), "</div>".repeat(100_000))), Some(Excess::Nested));
    }

    #[test]
    fn an_element_of_many_attributes_is_given_up() {
        let many: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        assert_eq!(excess(&format!("<p{many}>Okoro left.</p>")), Some(Excess::Attributes));
        assert_eq!(excess(&format!("<p{}>Okoro left.</p>", many.replace(' ', "/"))), Some(Excess::Attributes));
        assert_eq!(excess(&format!("<p title='{many}'>Okoro left.</p>")), None);
        assert_eq!(excess(&format!("<p title={}>Okoro left.</p>", "x".repeat(1_000_000))), None);
    }

    #[test]
    fn attributes_are_counted_by_the_grammar_of_tags() {
        assert_eq!(attributes(b"<p a b=1 c = '2 3' d=\"e f > g\"h/i><q>"), 6);
        assert_eq!(attributes(b"a < b <3 <br/> <a href=x/y/z>"), 1);
        assert_eq!(attributes(b"<p a='b"), 1);
    }
}
