//! Words in pieces: "3.1bn" is a number and a unit, "10-12" two numbers and what joins them.

use crate::lexicon::vocabulary::quantities;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub(crate) text: &'t str,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
}

/// A word, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// In small letters.
    pub(super) lower: String,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Which word it is of.
    pub(super) word: usize,
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.')
}

/// The pieces of some words, the first of which has the number `first`.
pub(super) fn pieces<'t>(words: &[Word<'t>], first: usize) -> Vec<Piece<'t>> {
    let mut found = Vec::with_capacity(words.len() + 2);
    for (word, Word { text, spaced }) in words.iter().enumerate() {
        let mut spaced = *spaced;
        let mut rest = *text;
        while !rest.is_empty() {
            let end = first_piece(rest);
            let piece = &rest[..end];
            found.push(Piece { text: piece, lower: piece.to_lowercase(), spaced, word: first + word });
            (rest, spaced) = (&rest[end..], false);
        }
    }
    found
}

/// How long the first piece of a word is: all of a word without a number.
fn first_piece(text: &str) -> usize {
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return text.len() };
    let split = |c: char| matches!(c, '-' | '–' | '—' | '/');
    if digit > 0 {
        let mark = text.chars().next().filter(|&c| split(c) || c == '#');
        return match mark {
            Some(mark) => mark.len_utf8(),
            None if quantities::SIGNS.has(&text[..digit]) => digit,
            None => text.len(),
        };
    }
    let number = text.find(|c: char| !is_number(c)).unwrap_or(text.len());
    text[..number].trim_end_matches(['.', ',']).len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_their_numbers() {
        for (text, want) in [
            ("3.1bn", "3.1 bn"),
            ("$5m", "$ 5 m"),
            ("US$40", "US$ 40"),
            ("10-12", "10 - 12"),
            ("-5", "- 5"),
            ("1,200", "1,200"),
            ("A320", "A320"),
            ("5.", "5 ."),
            ("1/2", "1 / 2"),
            ("ferries", "ferries"),
            ("22°C", "22 °C"),
        ] {
            let parts = pieces(&[Word { text, spaced: true }], 7);
            let parts: Vec<&str> = parts.iter().map(|p| p.text).collect();
            assert_eq!(parts.join(" "), want);
        }
    }
}
