use std::collections::{HashMap, HashSet};

use factwire::Reading;
use factwire::output::Format;
use proptest::prelude::*;
use quick_xml::events::Event;

use crate::texts::{hostile, real, written};

/// A node or an edge: its attributes, and its data by the names of the keys.
type Item = (HashMap<String, String>, HashMap<String, String>);

/// Reads GraphML by a parser of XML; every end must be matched and every entity known.
fn graphml(readings: &[Reading]) -> (Vec<Item>, Vec<Item>) {
    let text = written(Format::GraphMl, readings);
    let mut reader = quick_xml::Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    reader.config_mut().expand_empty_elements = true;
    let (mut keys, mut nodes, mut edges) = (HashMap::new(), Vec::<Item>::new(), Vec::<Item>::new());
    let (mut key, mut words, mut in_edge) = (None::<String>, String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let attributes: HashMap<String, String> = tag
                    .attributes()
                    .map(|a| a.unwrap())
                    .map(|a| {
                        let value = a.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
                        (a.key.as_ref().to_owned(), value)
                    })
                    .collect();
                match tag.name().as_ref() {
                    "key" => drop(keys.insert(attributes["id"].clone(), attributes["attr.name"].clone())),
                    "node" => (nodes.push((attributes, HashMap::new())), in_edge = false).0,
                    "edge" => (edges.push((attributes, HashMap::new())), in_edge = true).0,
                    "data" => (key = Some(keys[&attributes["key"]].clone()), words.clear()).1,
                    _ => {}
                }
            }
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(c) => words.push(c),
                None => words.push_str(match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    other => panic!("&{other};"),
                }),
            },
            Event::End(tag) if tag.name().as_ref() == "data" => {
                let item = if in_edge { edges.last_mut() } else { nodes.last_mut() };
                item.unwrap().1.insert(key.take().unwrap(), words.clone());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    (nodes, edges)
}

/// What XML 1.0 cannot hold.
fn for_xml(text: &str) -> String {
    let bad = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if bad(c) { '\u{fffd}' } else { c }).collect()
}

#[test]
fn graphml_has_a_node_an_entity_and_an_edge_a_triple() {
    let (nodes, edges) = graphml(real());
    let entities: usize = real().iter().map(|r| r.extraction.entities.len()).sum();
    let events: usize = real().iter().flat_map(|r| &r.extraction.triples).filter(|t| t.object.is_none()).count();
    assert_eq!(nodes.iter().filter(|n| n.1["kind"] != "phrase").count(), entities + events);
    assert_eq!(edges.len(), real().iter().map(|r| r.extraction.triples.len()).sum::<usize>());
    let ids: HashSet<&str> = nodes.iter().map(|n| &*n.0["id"]).collect();
    assert_eq!(ids.len(), nodes.len());
    assert!(edges.iter().all(|e| ids.contains(&*e.0["source"]) && ids.contains(&*e.0["target"])));
    let met = edges.iter().find(|e| e.1["label"] == "met_with").unwrap();
    assert_eq!((&*met.1["asserted"], &*met.1["place"], &*met.1["when"]), ("true", "Oslo", "2025-11-26"));
}

/// The strings of a line of DOT, as its grammar has them: `"`, escapes of `"`, nothing else.
fn strings(line: &str) -> (Vec<String>, String) {
    let (mut found, mut rest, mut open) = (Vec::new(), String::new(), None::<String>);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (&mut open, c) {
            (None, '"') => open = Some(String::new()),
            (None, c) => rest.push(c),
            (Some(_), '"') => found.extend(open.take()),
            (Some(text), '\\') => match chars.next().unwrap() {
                '"' => text.push('"'),
                other => text.extend(['\\', other]),
            },
            (Some(text), c) => text.push(c),
        }
    }
    assert!(open.is_none(), "an open string in {line:?}");
    (found, rest)
}

/// What a reader of a label sees.
fn shown(label: &str) -> String {
    let mut out = String::new();
    let mut chars = label.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(match chars.next().unwrap() {
                'n' => '\n',
                '\\' => '\\',
                other => panic!("\\{other} in {label:?}"),
            }),
            c => out.push(c),
        }
    }
    assert_eq!(out.matches('&').count(), out.matches("&amp;").count());
    out.replace("&amp;", "&")
}

fn dot(readings: &[Reading]) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let text = written(Format::Dot, readings);
    assert!(text.starts_with("digraph factwire {\n") && text.ends_with("}\n"));
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    let (mut nodes, mut edges, mut depth) = (Vec::new(), Vec::new(), 0);
    for line in text.lines() {
        let (found, rest) = strings(line);
        depth += rest.matches('{').count();
        depth -= rest.matches('}').count();
        if rest.contains(" -> ") {
            edges.push(found);
        } else if rest.trim_start().starts_with("[label=") {
            nodes.push(found);
        }
    }
    assert_eq!(depth, 0);
    (nodes, edges)
}

#[test]
fn dot_has_an_edge_a_triple_between_nodes_that_are_there() {
    let (nodes, edges) = dot(real());
    let ids: HashSet<&str> = nodes.iter().map(|n| &*n[0]).collect();
    assert_eq!(ids.len(), nodes.len());
    assert_eq!(edges.len(), real().iter().map(|r| r.extraction.triples.len()).sum::<usize>());
    assert!(edges.iter().all(|e| ids.contains(&*e[0]) && ids.contains(&*e[1])));
    let text = written(Format::Dot, real());
    assert!(text.contains("style=dashed") && text.contains("#b00020"));
}

proptest! {
    #[test]
    fn any_text_is_read_back_from_graphml(reading in hostile()) {
        let (nodes, edges) = graphml(std::slice::from_ref(&reading));
        // an empty name is left out
        let label = |n: &Item| n.1.get("label").cloned().unwrap_or_default();
        for (node, entity) in nodes.iter().zip(&reading.extraction.entities) {
            prop_assert_eq!(label(node), for_xml(&entity.name));
        }
        for (edge, triple) in edges.iter().zip(&reading.extraction.triples) {
            prop_assert_eq!(&edge.1["label"], &for_xml(&triple.predicate.name));
            let object = triple.object.as_ref().map(|o| for_xml(&o.text));
            prop_assert_eq!(edge.1.get("object_text"), object.as_ref());
        }
    }

    #[test]
    fn any_text_is_read_back_from_dot(reading in hostile()) {
        let (nodes, edges) = dot(std::slice::from_ref(&reading));
        let entities = &reading.extraction.entities;
        let held = |c: char| match c {
            '\n' => c,
            '\t' => ' ',
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
            c => c,
        };
        for (node, entity) in nodes.iter().zip(entities) {
            prop_assert_eq!(shown(&node[1]), entity.name.chars().map(held).collect::<String>());
        }
        prop_assert_eq!(edges.len(), reading.extraction.triples.len());
    }
}
