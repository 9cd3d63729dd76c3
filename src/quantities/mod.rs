//! Words → amounts: "more than $3.1bn" → at least 3100000000 USD. Not a stage but a tool of one: `relations` asks it what the words of
//! its arguments and modifiers say, and knows by the tree whose words they are.
//!
//! `pieces` parts words where they hold a number and a unit ("3.1bn"), `figures` reads numbers, `units` what they are numbers of,
//! `grammar` whole amounts, ranges, scores and changes.
//!
//! How news means it:
//! * "dozens", "hundreds of thousands" are vague: at least two of them.
//! * "half", "a third", "two in five" of something are percent, to one place where they would not end.
//! * "2-1" and "56 to 44" are scores, two numbers of two sides in the order of the text: nobody can tell without the verb whose each is.
//!   Two bare numbers with a hyphen are a score; where the first is less and a unit or a noun follows they are a range.
//! * In "10-12 million" the scale belongs to both, in "12 to 15 %" the unit.
//! * Ordinals, years, days and hours of the day, and numbers that are names ("Flight 40") are no amounts; nor is what is only joined to
//!   another word by a hyphen ("a 40-year-old man", "a two-day visit").

mod figures;
mod grammar;
mod number;
mod pieces;
#[cfg(test)]
mod tests;
mod units;

pub(crate) use grammar::{Lead, Reading, read};
pub(crate) use pieces::Word;
pub(crate) use units::per;

use crate::lexicon::vocabulary::{modifiers, numbers, quantities};

/// True for a word at which a number may begin: its form, and its lemma in small letters.
pub(crate) fn may_begin(form: &str, lemma: &str) -> bool {
    form.bytes().any(|b| b.is_ascii_digit())
        || numbers::NUMBERS.has(lemma)
        || quantities::PARTS.has(lemma)
        || quantities::SCALES.has(lemma)
        || modifiers::VAGUE_COUNTS.has(lemma)
        || matches!(lemma, "couple" | "twice")
}

/// True for a verb whose amounts tell how much something changes: "rose", "cut".
pub(crate) fn is_change(lemma: &str) -> bool {
    quantities::CHANGING_VERBS.has(lemma)
}

/// True for a unit of time.
pub(crate) fn is_duration(unit: &str) -> bool {
    quantities::DURATIONS.get(unit) == Some(unit)
}
