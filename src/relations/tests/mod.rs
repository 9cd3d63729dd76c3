//! Full and binary triples of trees written by hand, a file a phenomenon; and rule files.

mod amounts;
mod coordination;
mod noun_phrases;
mod passives;
mod predicates;
mod punctuation;
mod rule_files;
mod subordinate_clauses;

use crate::relations::Detail;
use crate::{Granularity, Rules, clauses, coref, mentions, quotes, rows, times};

/// Full and binary triples as lines: subject, predicate, object, modifiers with their prepositions.
#[track_caller]
fn check(rows: &str, full: &str, binary: &str) {
    for (granularity, expected) in [(Granularity::Full, full), (Granularity::Binary, binary)] {
        let wanted: Vec<&str> = expected.lines().map(str::trim).collect();
        let got = lines(rows, granularity);
        assert_eq!(got, wanted, "{granularity:?}\n{}\n", got.join("\n"));
    }
}

fn triples(rows: &str, granularity: Granularity) -> Vec<crate::Triple> {
    let parse = rows::parse(rows);
    let quotes = quotes::find(&parse);
    let mentions = mentions::find(&parse);
    let mut links = coref::link(&parse, &mentions, &quotes, coref::THRESHOLD);
    let clauses = clauses::find(&parse, &quotes);
    let detail = Detail { granularity, ..Detail::default() };
    let times = times::read(&parse, &mentions, &clauses, None);
    let rules = Rules::builtin();
    crate::relations::extract(&parse, &mentions, &mut links, &clauses, &times, &rules, detail).0
}

fn lines(rows: &str, granularity: Granularity) -> Vec<String> {
    let line = |t: &crate::Triple| {
        let object = t.object.as_ref().map(|o| &*o.text);
        let mut line = [&*t.subject.text, &*t.predicate.text].into_iter().chain(object).collect::<Vec<_>>().join(" | ");
        for modifier in &t.modifiers {
            let case = modifier.case.as_deref().map(|c| format!("{c} ")).unwrap_or_default();
            line.push_str(&format!(" | {case}{}", modifier.text));
        }
        line
    };
    triples(rows, granularity).iter().map(line).collect()
}
