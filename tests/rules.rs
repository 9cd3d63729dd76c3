//! Every rule file proves itself: its `fires` give what they say and its `silent` sentences give nothing of its relation.

use std::fmt::Write as _;

use factwire::{Example, Rules, Triple};

#[test]
fn every_rule_fires_and_keeps_silent_as_its_file_says() {
    let mut wrong = String::new();
    for rule in Rules::builtin().iter() {
        for example in rule.fires.iter().chain(&rule.silent) {
            check(&rule.name, rule.symmetric, example, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "examples of rule files that do not come out:\n{wrong}");
}

#[test]
fn every_rule_shows_three_sentences_that_fire_and_two_that_do_not() {
    let few: Vec<String> = Rules::builtin()
        .iter()
        .filter(|r| r.fires.len() < 3 || r.silent.len() < 2 || r.fires.iter().any(|e| e.gives.is_empty()))
        .map(|r| r.name.clone())
        .collect();
    assert!(few.is_empty(), "rule files that show too little: {few:?}");
}

/// Writes a line to `wrong` for each triple that is missing or too many.
fn check(relation: &str, symmetric: bool, example: &Example, wrong: &mut String) {
    let text = &example.text;
    let extraction = match factwire::extract(text) {
        Ok(extraction) => extraction,
        Err(error) => return writeln!(wrong, "{relation}: {text}\n  {error}").expect("a String takes it"),
    };
    let found: Vec<&Triple> = extraction.triples.iter().filter(|t| t.predicate.name == relation).collect();
    let missing = example.gives.iter().filter(|g| !found.iter().any(|t| says(t, g, symmetric)));
    let unwanted = found.iter().filter(|t| !example.gives.iter().any(|g| says(t, g, symmetric)));
    let lines: Vec<String> = missing
        .map(|g| format!("  missing:  {g}"))
        .chain(
            unwanted.map(|t| format!("  unwanted: {} | {relation} | {}  [{}]", t.subject, t.object, t.evidence.rule)),
        )
        .collect();
    if !lines.is_empty() {
        let others: Vec<String> = extraction.triples.iter().map(ToString::to_string).collect();
        writeln!(wrong, "{relation}: {text}\n{}\n  all: {}", lines.join("\n"), others.join(" "))
            .expect("a String takes it");
    }
}

/// "Ada | founded | Acme": each side by its words or by the name of its entity.
fn says(triple: &Triple, wanted: &str, symmetric: bool) -> bool {
    let parts: Vec<&str> = wanted.split('|').map(str::trim).collect();
    let [subject, name, object] = parts[..] else {
        panic!("`{wanted}` is not written as `subject | relation | object`")
    };
    let is = |argument: &factwire::Argument, words: &str| argument.text == words || argument.name() == words;
    triple.predicate.name == name
        && (is(&triple.subject, subject) && is(&triple.object, object)
            || symmetric && is(&triple.subject, object) && is(&triple.object, subject))
}
