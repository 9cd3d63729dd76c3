use std::collections::HashMap;

use factwire::Reading;
use factwire::output::Format;
use proptest::prelude::*;

use crate::texts::{hostile, real, written};

/// Reads an `.ann` as brat's own `annotation.py` does; panics where that would refuse a line. Gives ids with the rest of their lines.
fn read(reading: &Reading) -> HashMap<String, String> {
    let ann = written(Format::Brat, std::slice::from_ref(reading));
    let text: Vec<char> = reading.parse.text.chars().collect();
    let mut lines: HashMap<String, String> = HashMap::new();
    assert!(ann.is_empty() || ann.ends_with('\n'));
    let known = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') && !s.is_empty();
    for line in ann.split_terminator('\n') {
        assert!(!line.contains(['\r', '\u{2028}', '\u{85}', '\u{b}', '\u{c}']), "{line:?}"); // Python's ends of lines
        let (id, rest) = line.split_once('\t').unwrap();
        match id.as_bytes()[0] {
            b'T' => {
                let (place, words) = rest.split_once('\t').unwrap();
                let (kind, spans) = place.split_once(' ').unwrap();
                assert!(known(kind));
                let mut end_before = 0;
                let pieces: Vec<String> = spans
                    .split(';')
                    .map(|span| {
                        let (start, end) = span.split_once(' ').unwrap();
                        let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                        assert!(start < end && start >= end_before, "{line}");
                        end_before = end;
                        text[start..end].iter().collect()
                    })
                    .collect();
                assert_eq!(pieces.join(" "), words);
            }
            b'E' => {
                let mut parts = rest.split(' ').map(|p| p.split_once(':').unwrap());
                let (kind, trigger) = parts.next().unwrap();
                assert!(known(kind) && lines[trigger].starts_with(&format!("{kind} ")), "{line}");
                assert!(parts.all(|(role, id)| known(role) && lines.contains_key(id)), "{line}");
            }
            b'R' => {
                let parts: Vec<&str> = rest.split(' ').collect();
                let ends = [parts[1].strip_prefix("Arg1:").unwrap(), parts[2].strip_prefix("Arg2:").unwrap()];
                assert!(known(parts[0]) && parts.len() == 3 && ends.iter().all(|e| lines.contains_key(*e)), "{line}");
            }
            b'A' => {
                let parts: Vec<&str> = rest.split(' ').collect();
                assert!((2..=3).contains(&parts.len()) && lines.contains_key(parts[1]), "{line}");
            }
            b'*' => {
                let mut parts = rest.split(' ');
                assert_eq!(parts.next(), Some("Equiv"));
                assert!(parts.all(|id| lines.contains_key(id)), "{line}");
                continue; // all have the same id
            }
            b'#' => {
                let of = rest.strip_prefix("AnnotatorNotes ").unwrap().split('\t').next().unwrap();
                assert!(lines.contains_key(of), "{line}");
            }
            _ => panic!("{line}"),
        }
        assert!(lines.insert(id.to_owned(), rest.to_owned()).is_none(), "{id} twice");
    }
    lines
}

fn count(lines: &HashMap<String, String>, sort: char) -> usize {
    lines.keys().filter(|id| id.starts_with(sort)).count()
}

#[test]
fn triples_are_events_or_relations_and_statements_events() {
    for reading in real() {
        let lines = read(reading);
        let e = &reading.extraction;
        let statements = lines.iter().filter(|(id, l)| id.starts_with('E') && l.starts_with("Statement:")).count();
        assert_eq!(statements, e.statements.len());
        assert_eq!(count(&lines, 'E') + count(&lines, 'R'), e.triples.len() + e.statements.len() + e.roles.len());
    }
    let lines = read(&real()[0]);
    assert!(lines.values().any(|l| l.ends_with("\tZoë Lindqvist") && l.starts_with("Person 0 13")));
    assert!(lines.iter().any(|(id, l)| id.starts_with('A') && l.starts_with("Negation E")));
}

proptest! {
    #[test]
    fn any_text_is_marked_where_it_stands(reading in hostile()) {
        read(&reading);
    }
}
