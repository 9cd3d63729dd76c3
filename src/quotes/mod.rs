//! Where the text quotes: which words stand between quotation marks.
//!
//! News mixes its marks (“ ” „ ‟ « » " ‘ ’ '), turns them the wrong way round and forgets them, so the white space around
//! a mark counts for more than its shape, and nothing reaches over the end of a paragraph.

use std::ops::Range;

use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{Parse, Upos};

/// Characters that count as white space where they stand before a mark.
const FREE_BEFORE: &str = "([{—–-/";

/// The same for characters after a mark.
const FREE_AFTER: &str = ")]}—–-/.,;:!?…";

/// How many words away the partner of a mark that may be a bullet is looked for.
const PARTNER_WITHIN: usize = 200;

/// Words in quotation marks, within one paragraph; often over several sentences of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words with the marks that are there, as indices into the parse.
    pub(crate) tokens: Range<usize>,
    /// The paragraph ends without a closing mark and the next one opens with a mark: the same speaker goes on there.
    pub(crate) goes_on: bool,
}

/// The quotation that a word stands in. `quotes` are in text order, as [`find`] gives them.
pub(crate) fn around(quotes: &[Quote], token: usize) -> Option<&Quote> {
    let next = quotes.partition_point(|q| q.tokens.end <= token);
    quotes.get(next).filter(|q| q.tokens.contains(&token))
}

/// All quotations of a text, in text order. They do not overlap: one within another is part of the outer one.
pub fn find(parse: &Parse) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut first = 0;
    while let Some(paragraph) = parse.sentences.get(first).map(|s| s.paragraph) {
        let past = first + parse.sentences[first..].iter().take_while(|s| s.paragraph == paragraph).count();
        let words = parse.sentences[first].tokens.start..parse.sentences[past - 1].tokens.end;
        let marks = marks(parse, &words);
        if let Some(before) = quotes.last_mut()
            && before.goes_on
        {
            let open = before.tokens.clone();
            before.goes_on = marks.first().is_some_and(|m| match m.side {
                // each paragraph of a speech opens with a mark; where it does not, the mark that closes the speech still ends it
                Side::Closes => m.token > words.start && !open.into_iter().any(|w| reports_behind_comma(parse, w)),
                _ => m.token == words.start,
            });
            if !before.goes_on {
                // A mark that was forgotten rather than a speech of several paragraphs: trust it for its sentence only.
                before.tokens.end = sentence_of(parse, before.tokens.start).end;
            }
        }
        let spoken = quotes.last().is_some_and(|q| q.goes_on);
        pair(parse, &words, &marks, &mut quotes);
        // “The port sank.⏎It is gone.”  What nobody opens there has been open since the paragraph before.
        let closing = marks.first().filter(|m| spoken && m.side == Side::Closes && m.token > words.start);
        let mut here = quotes.iter_mut().rev().take_while(|q| q.tokens.end > words.start);
        if let Some(closed) = closing.and_then(|c| here.find(|q| q.tokens.end == c.token + 1)) {
            closed.tokens.start = words.start;
        }
        first = past;
    }
    if let Some(last) = quotes.last_mut()
        && last.goes_on
    {
        last.goes_on = false;
        last.tokens.end = sentence_of(parse, last.tokens.start).end;
    }
    quotes
}

impl Quote {
    /// The quotations within a quotation, with their marks: “They asked, ‘Can we come?’ and left”.
    pub(crate) fn inner(&self, parse: &Parse) -> Vec<Range<usize>> {
        let (first, last) = (self.tokens.start, self.tokens.end - 1);
        let single = mark(parse, first).is_some_and(|m| m.single);
        let inner = |w: usize| mark(parse, w).filter(|m| m.single != single || m.side != Side::Either);
        let mut found = Vec::new();
        let mut open: Option<Mark> = None;
        for mark in (first + 1..last).filter_map(inner) {
            match open {
                Some(opening) if opening.single == mark.single && mark.side != Side::Opens => {
                    found.push(opening.token..mark.token + 1);
                    open = None;
                }
                None if mark.side == Side::Opens => open = Some(mark),
                _ => {}
            }
        }
        found
    }
}

/// The number of the quotation that a word stands in (its marks count as within).
pub(crate) fn at(quotes: &[Quote], token: usize) -> Option<usize> {
    let q = quotes.partition_point(|q| q.tokens.end <= token);
    quotes.get(q).is_some_and(|q| q.tokens.contains(&token)).then_some(q)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// White space on both sides or on none.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    /// ‘like this’, which British papers do
    single: bool,
    side: Side,
}

fn marks(parse: &Parse, words: &Range<usize>) -> Vec<Mark> {
    words.clone().filter_map(|token| mark(parse, token)).collect()
}

fn mark(parse: &Parse, token: usize) -> Option<Mark> {
    let word = parse.word(token);
    // "the boys' team": the tagger tells a possessive from a mark.
    let single = closed_classes::SINGLE_QUOTATION_MARKS.has(word) && parse.tokens[token].upos == Upos::Punct;
    if !single && !closed_classes::DOUBLE_QUOTATION_MARKS.has(word) {
        return None;
    }
    let span = parse.tokens[token].span;
    let before = parse.text[..span.start].chars().next_back();
    let after = parse.text[span.end..].chars().next();
    let free_before = before.is_none_or(|c| c.is_whitespace() || FREE_BEFORE.contains(c) || is_mark(c));
    let free_after = after.is_none_or(|c| c.is_whitespace() || FREE_AFTER.contains(c) || is_mark(c) || c.is_control());
    // "» Police closed the road": a bullet
    if closed_classes::BULLET_MARKS.has(word)
        && free_before
        && after.is_none_or(char::is_whitespace)
        && !has_partner(parse, token)
    {
        return None;
    }
    let side = match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    };
    Some(Mark { token, single, side })
}

/// "« The road is closed »", "» The road is closed, » he said": the mark has a partner in the same paragraph.
fn has_partner(parse: &Parse, mark: usize) -> bool {
    let paragraph = parse.sentence_of(mark).paragraph;
    let same = |w: &usize| parse.sentence_of(*w).paragraph == paragraph;
    let after = (mark..parse.tokens.len()).take_while(same).take(PARTNER_WITHIN);
    let near = (0..mark).rev().take_while(same).take(PARTNER_WITHIN).chain(after);
    let (mut alike, mut opposite) = (0, false);
    for word in near.map(|w| parse.word(w)) {
        alike += usize::from(word == parse.word(mark));
        opposite |= matches!(word, "«" | "‹");
    }
    opposite || alike % 2 == 0
}

fn is_mark(c: char) -> bool {
    closed_classes::QUOTATION_MARKS.has(c.encode_utf8(&mut [0; 4]))
}

/// Pairs the marks of one paragraph.
fn pair(parse: &Parse, words: &Range<usize>, marks: &[Mark], quotes: &mut Vec<Quote>) {
    let mut open: Option<Mark> = None;
    let mut nested = false;
    for (m, &mark) in marks.iter().enumerate() {
        match open {
            None if mark.side == Side::Closes => {
                // 6'2" is no quotation.
                let inches = mark.token > words.start && parse.tokens[mark.token - 1].upos == Upos::Num;
                let last = quotes.last().map(|q| q.tokens.end).filter(|&end| end > words.start);
                let reversed = last.is_some_and(|end| is_report(parse, end..mark.token));
                if reversed && !mark.single {
                    (open, nested) = (Some(mark), false);
                } else if !mark.single && !inches {
                    quotes.extend(opened_nowhere(parse, words, mark.token, quotes.last()));
                }
            }
            None if mark.single && !closes_later(&marks[m + 1..]) => {}
            None => (open, nested) = (Some(mark), false),
            Some(opening) if opening.single != mark.single => {}
            Some(opening) if mark.side == Side::Opens && !closes_before_report(parse, mark) => {
                if opens_within(mark, &marks[m + 1..]) {
                    nested = true;
                } else {
                    let end = sentence_of(parse, opening.token).end.min(mark.token);
                    quotes.push(Quote { tokens: opening.token..end, goes_on: false });
                    (open, nested) = (Some(mark), false);
                }
            }
            Some(_) if nested => nested = false,
            Some(opening) => {
                // Two marks with nothing between them quote nothing.
                if mark.token > opening.token + 1 {
                    quotes.push(Quote { tokens: opening.token..mark.token + 1, goes_on: false });
                }
                open = None;
            }
        }
    }
    if let Some(opening) = open
        && opening.token + 1 < words.end
    {
        quotes.push(Quote { tokens: opening.token..words.end, goes_on: true });
    }
}

/// How many words a report between two quotations has: “It rains, "Mayor Ada Okoro told them." It pours.”
const REPORT_WITHIN: usize = 7;

/// “It rains, "Okoro said: the white space is on the wrong side, but what follows is a report.
fn closes_before_report(parse: &Parse, mark: Mark) -> bool {
    let after_stop = mark.token > 0 && parse.tokens[mark.token - 1].upos == Upos::Punct;
    let end = parse.tokens.len().min(mark.token + 1 + REPORT_WITHIN);
    let says = |w: &usize| parse.tokens[*w].upos == Upos::Verb;
    let verb = (mark.token + 1..end).find(says);
    after_stop && verb.is_some_and(|v| is_report(parse, mark.token + 1..v + 1))
}

/// “The bank closed, Okoro said.”: a quotation that was closed there, though the mark is missing.
fn reports_behind_comma(parse: &Parse, comma: usize) -> bool {
    let end = parse.tokens.len().min(comma + 1 + REPORT_WITHIN);
    let verb = || (comma + 1..end).find(|&w| parse.tokens[w].upos == Upos::Verb);
    parse.word(comma) == "," && verb().is_some_and(|v| is_report(parse, comma + 1..v + 1))
}

/// "Mayor Ada Okoro said.", "said Okoro": a name and a verb of saying, and nothing else.
fn is_report(parse: &Parse, words: Range<usize>) -> bool {
    let verb = |w: usize| parse.tokens[w].upos == Upos::Verb && predicates::REPORTING.has(&parse.tokens[w].lemma);
    let name = |w: usize| matches!(parse.tokens[w].upos, Upos::Propn | Upos::Pron);
    let other = |w: usize| matches!(parse.tokens[w].upos, Upos::Punct | Upos::Noun | Upos::Det | Upos::Adj);
    words.len() <= REPORT_WITHIN
        && words.clone().filter(|&w| verb(w)).count() == 1
        && words.clone().any(name)
        && words.into_iter().all(|w| verb(w) || name(w) || other(w))
}

/// ‘This’ closes; the mark of "’90s" does not.
fn closes_later(later: &[Mark]) -> bool {
    later.iter().take_while(|m| m.side != Side::Opens || !m.single).any(|m| m.single && m.side == Side::Closes)
}

/// True for the second mark of “She said “no” to me”: two closing marks follow before anything opens.
fn opens_within(mark: Mark, later: &[Mark]) -> bool {
    let mut same = later.iter().filter(|m| m.single == mark.single);
    let mut closes = || same.next().is_some_and(|m| m.side != Side::Opens);
    closes() && closes()
}

/// A quotation whose opening mark was forgotten: from the start of its sentence, or from the end of the quotation before.
fn opened_nowhere(parse: &Parse, words: &Range<usize>, closing: usize, before: Option<&Quote>) -> Option<Quote> {
    let mut start = sentence_of(parse, closing).start;
    if start == closing && closing > words.start {
        // The sentence splitter left the mark to the next sentence: Done. ” she said.
        start = sentence_of(parse, closing - 1).start;
    }
    let start = start.max(before.map_or(0, |q| q.tokens.end)).max(words.start);
    (closing > start).then_some(Quote { tokens: start..closing + 1, goes_on: false })
}

fn sentence_of(parse: &Parse, token: usize) -> Range<usize> {
    parse.sentence_of(token).tokens.clone()
}

#[cfg(test)]
mod tests;
