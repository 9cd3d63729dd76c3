//! Words that are written with a full stop which need not end the sentence.

use crate::lexicon::vocabulary::{abbreviations, sentences, times};

/// What a full stop after a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Always before something that belongs to it: "Dr. Osei", "e.g. tea".
    Inner,
    /// An abbreviation that may stand last in a sentence: "Acme Inc. said", "He left Acme Inc."
    Either,
    /// An abbreviation only before a number or another such thing; otherwise a plain word: "No. 5", "the Sun."
    BeforeNumber,
}

/// Looks up a word that stands before a full stop (given without it).
pub(super) fn look_up(word: &str) -> Option<Abbreviation> {
    let kinds = [
        (abbreviations::INNER, Abbreviation::Inner),
        (abbreviations::EITHER, Abbreviation::Either),
        (abbreviations::BEFORE_A_NUMBER, Abbreviation::BeforeNumber),
    ];
    kinds.iter().find(|(words, _)| words.has(word)).map(|(_, kind)| *kind)
}

/// True when a day or a case may be abbreviated before this: "Sun. Sept. 3", "Roe v. Wade".
pub(super) fn goes_before(word: &str, next: &str) -> bool {
    next.starts_with(|c: char| c.is_ascii_digit())
        || word == "v" && next.starts_with(char::is_uppercase)
        || abbreviations::DAYS_THAT_ARE_WORDS.has(word) && begins_with_month(next)
}

/// "Sept. 3", "March 3"
fn begins_with_month(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.take(2).all(|c| c.is_ascii_lowercase())
        && text.get(..3).is_some_and(|short| times::MONTHS.has(&short.to_ascii_lowercase()))
}

/// True for letters with full stops between them, written without the last one: "U.S", "p.m", "a.k.a", "Ph.D".
pub(super) fn is_dotted(word: &str) -> bool {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.contains('.') {
        return false;
    }
    let mut single = false;
    let short = word.split('.').all(|part| {
        let letters = part.chars().count();
        single |= letters == 1;
        (1..=2).contains(&letters) && part.chars().all(char::is_alphabetic)
    });
    short && single
}

/// Words that open a sentence far more often than they stand, capitalised, within a name: after "in the U.S." or
/// "Acme Inc." they show that the sentence is over.
pub(super) fn opens_sentence(word: &str) -> bool {
    sentences::OPENERS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_that_open_sentences() {
        for (word, want) in
            [("A", true), ("Your", true), ("However", true), ("Senate", false), ("the", false), ("", false)]
        {
            assert_eq!(opens_sentence(word), want, "{word}");
        }
    }

    #[test]
    fn a_day_goes_before_a_month() {
        assert!(goes_before("Sun", "Sept. 3") && goes_before("Sat", "May 3") && goes_before("No", "5"));
        assert!(!goes_before("Sun", "sept. 3") && !goes_before("Sun", "SEPT") && !goes_before("Sun", "Lind"));
        assert!(!goes_before("No", "May") && !goes_before("Sun", "Mé"));
    }

    #[test]
    fn letters_between_full_stops_are_an_abbreviation() {
        for (word, want) in
            [("U.S", true), ("p.m", true), ("Ph.D", true), ("example.org", false), ("3.5", false), ("to.do", false)]
        {
            assert_eq!(is_dotted(word), want, "{word}");
        }
    }
}
