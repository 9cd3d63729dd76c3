//! Which quotation marks open and which close, and which brackets belong together.

use super::chars::{closing_bracket, is_apostrophe, is_closing_bracket, is_dash, is_quote, is_word};
use crate::Span;

/// What a word does as a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word, or a mark of another kind.
    None,
    /// A quotation opens.
    OpenQuote,
    /// A quotation closes.
    CloseQuote,
    /// A bracket opens; the index of the word that closes it, if one does.
    OpenBracket(Option<usize>),
    /// A bracket closes.
    CloseBracket,
}

/// The marks among the words of a paragraph, one entry a word.
pub(super) fn find(text: &str, words: &[Span]) -> Vec<Mark> {
    let mut marks = vec![Mark::None; words.len()];
    let mut brackets: Vec<(usize, char)> = Vec::new();
    let mut quoted = false;
    for i in 0..words.len() {
        let word = &text[words[i]];
        let Some(c) = word.chars().next() else { continue };
        if let Some(closing) = closing_bracket(c) {
            marks[i] = Mark::OpenBracket(None);
            brackets.push((i, closing));
        } else if is_closing_bracket(c) {
            marks[i] = Mark::CloseBracket;
            // An opener that was never closed does not keep the others from pairing.
            const DEEPEST: usize = 8;
            let recent = brackets.len().saturating_sub(DEEPEST);
            if let Some(found) = brackets[recent..].iter().rposition(|&(_, closing)| closing == c) {
                marks[brackets[recent + found].0] = Mark::OpenBracket(Some(i));
                brackets.truncate(recent + found);
            }
        } else if word.chars().all(is_quote) {
            let opens = opens(text, words, &marks, i, quoted);
            marks[i] = if opens { Mark::OpenQuote } else { Mark::CloseQuote };
            // A single mark may be an apostrophe: it tells nothing about the quotation.
            if !(is_apostrophe(c) && word.chars().count() == 1) {
                quoted = opens;
            }
        }
    }
    marks
}

/// Does the quotation mark at `i` open? Told by the space beside it; where that is equal on both sides, by what stands
/// there, then by whether a quotation is open.
fn opens(text: &str, words: &[Span], marks: &[Mark], i: usize, quoted: bool) -> bool {
    let left = (i > 0 && words[i - 1].end == words[i].start).then(|| i - 1);
    let right = words.get(i + 1).filter(|next| next.start == words[i].end);
    match (left, right) {
        (None, Some(_)) => true,
        (Some(_), None) => false,
        (None, None) => !quoted && i + 1 < words.len(),
        (Some(left), Some(right)) => {
            if matches!(marks[left], Mark::OpenQuote | Mark::OpenBracket(_)) {
                return true;
            }
            let before = &text[words[left]];
            let word_follows = text[*right].chars().next().is_some_and(is_word);
            if !word_follows {
                // ."), ."', but ("... and
                return false;
            }
            before.chars().all(is_dash) || matches!(before, "/" | ":" | "=") || !quoted
        }
    }
}
