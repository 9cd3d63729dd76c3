//! What outputs call entities and phrases: the nodes of graphs and the names of RDF.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::writer::Doc;
use crate::{Argument, Attribution, Entity, Error, Extraction, Result, Triple};

/// An entity, or words that no entity stands behind.
pub(super) struct Node<'e> {
    /// "e3", "p61-67", "o5": no other node of the document has the same.
    pub id: String,
    /// The entity's name, or the words; of an event those of the predicate.
    pub name: &'e str,
    /// "person"; of words `PHRASE`, of what happens `EVENT`.
    pub kind: &'e str,
    pub entity: Option<&'e Entity>,
}

/// The kind of words that no entity stands behind.
pub(super) const PHRASE: &str = "phrase";

/// The kind of the node in which the edge of a fact without an object ends: what happens, "resigned".
pub(super) const EVENT: &str = "event";

/// The id of the node that an argument is.
pub(super) fn id(argument: &Argument, extraction: &Extraction) -> String {
    match entity(argument, extraction) {
        Some(entity) => format!("e{}", entity.id),
        None => format!("p{}-{}", argument.span.start, argument.span.end),
    }
}

/// The id of the node that the object of a triple, the one with this number, is.
pub(super) fn object_id(triple: &Triple, number: usize, extraction: &Extraction) -> String {
    triple.object.as_ref().map_or_else(|| format!("o{number}"), |object| id(object, extraction))
}

/// The entity that an argument mentions.
pub(super) fn entity<'e>(argument: &Argument, extraction: &'e Extraction) -> Option<&'e Entity> {
    extraction.entity_of(argument)
}

/// All entities, then the phrases among the arguments, each once.
pub(super) fn nodes<'e>(
    extraction: &'e Extraction,
    arguments: impl IntoIterator<Item = &'e Argument>,
) -> Vec<Node<'e>> {
    let of_entity =
        |e: &'e Entity| Node { id: format!("e{}", e.id), name: &e.name, kind: e.kind.as_str(), entity: Some(e) };
    let mut nodes: Vec<Node> = extraction.entities.iter().map(of_entity).collect();
    let mut seen = HashSet::new();
    for argument in arguments {
        if entity(argument, extraction).is_none() && seen.insert(argument.span) {
            nodes.push(Node { id: id(argument, extraction), name: argument.name(), kind: PHRASE, entity: None });
        }
    }
    nodes
}

/// The nodes of a graph of triples: those of [`nodes`] for their subjects and objects, and one for each fact without an object.
pub(super) fn graph(extraction: &Extraction) -> Vec<Node<'_>> {
    let mut all = nodes(extraction, ends(extraction));
    let events = extraction.triples.iter().enumerate().filter(|(_, triple)| triple.object.is_none());
    all.extend(events.map(|(number, event)| Node {
        id: object_id(event, number, extraction),
        name: &event.predicate.text,
        kind: EVENT,
        entity: None,
    }));
    all
}

/// Subjects and objects.
pub(super) fn ends(extraction: &Extraction) -> impl Iterator<Item = &Argument> {
    extraction.triples.iter().flat_map(Triple::arguments)
}

/// Every argument that the extraction speaks of.
pub(super) fn arguments(extraction: &Extraction) -> Vec<&Argument> {
    let mut all: Vec<&Argument> = ends(extraction).collect();
    let attributions = extraction.triples.iter().filter_map(|t| t.factuality.attribution.as_ref());
    all.extend(attributions.flat_map(chain).map(|a| &a.source));
    all.extend(extraction.statements.iter().filter_map(|s| s.source.as_ref()));
    for role in &extraction.roles {
        all.push(&role.holder);
        all.extend([&role.organization, &role.country, &role.principal, &role.place].into_iter().flatten());
        all.extend(role.attribution.iter().flat_map(chain).map(|a| &a.source));
    }
    all
}

/// An attribution and who reports it, from the inside out.
pub(super) fn chain(attribution: &Attribution) -> impl Iterator<Item = &Attribution> {
    std::iter::successors(Some(attribution), |a| a.via.as_deref())
}

/// True for what a relationship of a graph may be called a fact.
pub(super) fn graph_kind(triple: &Triple) -> &'static str {
    if triple.is_asserted_by_author() { "FACT" } else { "CLAIM" }
}

/// "article.txt/e3": no other node of the file has the same.
pub(super) fn global(doc: &Doc<'_>, id: &str) -> String {
    format!("{}/{id}", doc.key)
}

/// All but ASCII letters, digits, `-`, `.` and `_` as percent signs with two digits, as in IRIs.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Checks that names can begin with this.
pub(super) fn base(given: &str) -> Result<String> {
    let scheme = given.split(':').next().filter(|s| s.len() < given.len()).unwrap_or_default();
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let rest = &given[scheme.len()..];
    let plain = rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c));
    // one fragment, whole escapes, and no address in brackets, which the rest of the grammar would ask for
    let marks = rest.matches('#').count() <= 1;
    let escapes = rest.split('%').skip(1).all(|e| e.len() >= 2 && e.bytes().take(2).all(|b| b.is_ascii_hexdigit()));
    let host = rest.strip_prefix("://").is_none_or(|r| r.starts_with(|c: char| c.is_ascii_alphanumeric()));
    if named && plain && marks && escapes && host && rest.len() > 1 && !rest[1..].contains("//:") {
        Ok(given.to_owned())
    } else {
        Err(Error::bad_base(given))
    }
}
