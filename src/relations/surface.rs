//! Words → text: as they stand, in another order, with or without quotation marks.

use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Span, Upos};

/// A phrase without the punctuation at its ends but for quotation marks that belong together.
pub(super) fn with_quotes(known: &Knowledge, mut words: Vec<usize>) -> Vec<usize> {
    let is_mark = |w: usize| is_quote(known.parse.word(w));
    // marks around more than the phrase do not belong to it
    let holds = |n: Option<usize>| n.is_some_and(|n| words.binary_search(&n).is_ok());
    let of_phrase = |w: usize| {
        let (before, after) = (holds(w.checked_sub(1)), holds(Some(w + 1)));
        (before || Some(&w) == words.first()) && (after || Some(&w) == words.last()) && (before || after)
    };
    words = words.iter().copied().filter(|&w| !is_mark(w) || of_phrase(w)).collect();
    let paired = words.iter().filter(|&&w| is_mark(w)).count() % 2 == 0;
    let extra = |w: usize| known.parse.tokens[w].upos == Upos::Punct && !(paired && is_mark(w));
    if !paired || words.iter().all(|&w| known.parse.tokens[w].upos == Upos::Punct) {
        trim(known, &mut words);
        // had paid "one cent": the last mark may depend on another word
        let open = words.iter().filter(|&&w| is_mark(w)).count() % 2 == 1;
        let behind = words.last().map(|w| w + 1).filter(|&w| open && known.parse.tokens.get(w).is_some() && is_mark(w));
        words.extend(behind.filter(|&w| known.parse.tokens[w].sentence == known.parse.tokens[w - 1].sentence));
        return words;
    }
    let leading = words.iter().take_while(|&&w| extra(w)).count();
    words.drain(..leading);
    while let Some((&last, rest)) = words.split_last() {
        if !extra(last) || closes_bracket(known, last) && rest.iter().any(|&w| opens_bracket(known, w)) {
            break;
        }
        words.pop();
    }
    // the marks may depend on another word
    if let (Some(&first), Some(&last)) = (words.first(), words.last()) {
        let around = |w: usize| known.parse.tokens.get(w).is_some() && is_mark(w);
        if first > 0 && around(first - 1) && around(last + 1) && !words.iter().any(|&w| is_mark(w)) {
            words.insert(0, first - 1);
            words.push(last + 1);
        }
    }
    words
}

/// Words as the text has them, quotation marks included. Other punctuation is left out with the words before it.
pub(super) fn verbatim(known: &Knowledge, words: &[usize]) -> (Span, String) {
    let is_mark = |w: usize| known.parse.tokens[w].upos == Upos::Punct && !is_quote(known.parse.word(w));
    let stranded = |i: usize| i > 0 && words[i - 1] + 1 != words[i] && is_mark(words[i]);
    let kept: Vec<usize> = (0..words.len()).filter(|&i| !stranded(i)).map(|i| words[i]).collect();
    in_order(known, &kept)
}

/// A phrase without the punctuation at its ends.
pub(super) fn trimmed(known: &Knowledge, mut words: Vec<usize>) -> Vec<usize> {
    trim(known, &mut words);
    words
}

/// Words in the order given, joined as in the text where they are neighbours there; the span goes from the first to the last.
pub(super) fn in_order(known: &Knowledge, words: &[usize]) -> (Span, String) {
    let parse = known.parse;
    let mut text = String::new();
    for (i, &w) in words.iter().enumerate() {
        let before = (i > 0).then(|| words[i - 1]);
        let glued = before.is_some_and(|b| b + 1 == w && parse.tokens[b].span.end == parse.tokens[w].span.start);
        if before.is_some() && !glued {
            text.push(' ');
        }
        text.push_str(parse.word(w));
    }
    let start = words.iter().map(|&w| parse.tokens[w].span.start).min().unwrap_or_default();
    let end = words.iter().map(|&w| parse.tokens[w].span.end).max().unwrap_or_default();
    (Span::new(start, end), text)
}

/// The words of a preposition as one: "because_of".
pub(super) fn joined(known: &Knowledge, words: &[usize]) -> String {
    words.iter().map(|&w| known.parse.lower(w)).collect::<Vec<_>>().join("_")
}

/// Drops punctuation and quotation marks at both ends.
pub(super) fn trim(known: &Knowledge, words: &mut Vec<usize>) {
    let punct = |w: usize| known.parse.tokens[w].upos == Upos::Punct;
    // "left (in May)": where "in" is left out the bracket stands apart
    if words.len() > 1 && words[0] + 1 != words[1] && opens_bracket(known, words[0]) {
        words.remove(0);
    }
    let opens = |words: &[usize]| words.iter().any(|&w| opens_bracket(known, w));
    while let Some((&last, rest)) = words.split_last() {
        // "(2017-2021)" keeps its bracket
        if !punct(last) || closes_bracket(known, last) && opens(rest) {
            break;
        }
        words.pop();
    }
    let closes = |words: &[usize]| words.iter().any(|&w| closes_bracket(known, w));
    let leading = words
        .iter()
        .enumerate()
        .take_while(|&(i, &w)| punct(w) && !(opens_bracket(known, w) && closes(&words[i..])))
        .count();
    words.drain(..leading);
}

/// Words as in the text; where some were left out or quotation marks stand in between, the pieces joined by a space. A comma beside
/// what was left out stays, other marks do not: "a bank (in Lund), a mill and a port" → "a bank, a mill and a port".
pub(super) fn written(known: &Knowledge, words: &[usize]) -> (Span, String) {
    let parse = known.parse;
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return (Span::default(), String::new());
    };
    let span = Span::new(parse.tokens[first].span.start, parse.tokens[last].span.end);
    let is_mark = |w: usize| parse.tokens[w].upos == Upos::Punct;
    let mut text = String::new();
    let mut end: Option<usize> = None;
    let mut gap = false;
    for (i, &w) in words.iter().enumerate() {
        let here = parse.tokens[w].span;
        let cut_before = i > 0 && words[i - 1] + 1 != w;
        let cut_behind = words.get(i + 1).is_some_and(|&next| next != w + 1);
        let dangling = is_mark(w) && (cut_before || cut_behind) && end.is_some() && divides(parse.word(w));
        if is_quote(parse.word(w)) || is_mark(w) && end.is_some_and(|_| gap) || dangling {
            gap = true;
            continue;
        }
        match end {
            None => {}
            _ if is_mark(w) && cut_before && parse.word(w) == "," => {}
            // as the text has it: also "-" and "'s" glued to their neighbours
            Some(end) if !gap && parse.tokens[w - 1].span.end == end => {
                text.push_str(if parse.text[end..here.start].is_empty() { "" } else { " " });
            }
            Some(_) => text.push(' '),
        }
        text.push_str(parse.word(w));
        end = Some(here.end);
        gap = false;
    }
    (span, text)
}

/// Dashes, colons and the like.
fn divides(mark: &str) -> bool {
    closed_classes::DASHES.has(mark) || matches!(mark, ":" | ";" | "-")
}

/// Marks that cannot be anything else; a closing single one may be an apostrophe.
pub(super) fn is_quote(word: &str) -> bool {
    closed_classes::DOUBLE_QUOTATION_MARKS.has(word) || word == "‘"
}

fn opens_bracket(known: &Knowledge, word: usize) -> bool {
    matches!(known.parse.word(word), "(" | "[")
}

fn closes_bracket(known: &Knowledge, word: usize) -> bool {
    matches!(known.parse.word(word), ")" | "]")
}
