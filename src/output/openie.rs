//! Triples in the words of the text, as the scorers of open information extraction read them.

use std::fmt::Write as _;

use crate::{Argument, Extraction, Triple};

/// The slots of a triple in the words of the text: subject, predicate, object, then each modifier with its preposition.
fn slots(text: &str, triple: &Triple) -> (String, String, Option<String>, Vec<String>) {
    // "they" as what it stands for
    let words = |argument: &Argument| one_line(if argument.is_pronoun() { argument.name() } else { &argument.text });
    let modifiers = triple.modifiers.iter().map(|m| match &m.case {
        Some(case) => format!("{} {}", as_written(text, m.span.start, &case.replace('_', " ")), one_line(&m.text)),
        None => one_line(&m.text),
    });
    (words(&triple.subject), one_line(&triple.predicate.text), triple.object.as_ref().map(words), modifiers.collect())
}

/// "In" rather than "in" where the words that stand before a place have it so.
fn as_written<'t>(text: &'t str, at: usize, words: &'t str) -> &'t str {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let start = before.len().checked_sub(words.len());
    start.and_then(|s| before.get(s..)).filter(|b| b.eq_ignore_ascii_case(words)).unwrap_or(words)
}

/// The format of the CaRB scorer, a line for each triple: sentence TAB confidence TAB predicate TAB subject TAB object TAB each
/// modifier. Without an object the first modifier stands in its place.
pub fn carb(sentence: &str, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for triple in &extraction.triples {
        let (subject, predicate, object, modifiers) = slots(sentence, triple);
        let _ = write!(lines, "{}\t{:.3}\t{predicate}\t{subject}", one_line(sentence), triple.confidence);
        object.iter().chain(&modifiers).for_each(|m| lines.extend(["\t", m]));
        lines.push('\n');
    }
    lines
}

/// The format of the BenchIE scorer, a line for each triple whose relation stands in the text (not that of a title or an
/// apposition): number of the sentence TAB subject TAB relation TAB object, which may be empty.
pub fn benchie(number: &str, sentence: &str, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for triple in extraction.triples.iter().filter(|t| !t.is_implied()) {
        let (subject, predicate, object, _) = slots(sentence, triple);
        let object = object.unwrap_or_default();
        let _ = writeln!(lines, "{number}\t{subject}\t{predicate}\t{object}");
    }
    lines
}

/// Tabs and line ends would break the format.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
