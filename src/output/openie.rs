//! Triples in the words of the text, as the scorers of open information extraction read them.

use std::fmt::Write as _;

use crate::{Argument, Extraction, Triple};

/// The slots of a triple in the words of the text: subject, predicate, object, then each modifier with its preposition.
pub(crate) fn slots(triple: &Triple) -> (String, String, String, Vec<String>) {
    // "they" as what it stands for
    let words = |argument: &Argument| one_line(if argument.is_pronoun() { argument.name() } else { &argument.text });
    let modifiers = triple.modifiers.iter().map(|m| match &m.case {
        Some(case) => format!("{} {}", case.replace('_', " "), one_line(&m.text)),
        None => one_line(&m.text),
    });
    (words(&triple.subject), one_line(&triple.predicate.text), words(&triple.object), modifiers.collect())
}

/// The format of the CaRB scorer, a line for each triple: sentence TAB confidence TAB predicate TAB subject TAB object TAB each
/// modifier.
pub fn carb(sentence: &str, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for triple in &extraction.triples {
        let (subject, predicate, object, modifiers) = slots(triple);
        let _ = write!(lines, "{}\t{:.3}\t{predicate}\t{subject}\t{object}", one_line(sentence), triple.confidence);
        modifiers.iter().for_each(|m| lines.extend(["\t", m]));
        lines.push('\n');
    }
    lines
}

/// The format of the BenchIE scorer, a line for each triple whose relation stands in the text (not that of a title or an
/// apposition): number of the sentence TAB subject TAB relation TAB object.
pub fn benchie(number: &str, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for triple in extraction.triples.iter().filter(|t| !t.is_implied()) {
        let (subject, predicate, object, _) = slots(triple);
        let _ = writeln!(lines, "{number}\t{subject}\t{predicate}\t{object}");
    }
    lines
}

/// Tabs and line ends would break the format.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
