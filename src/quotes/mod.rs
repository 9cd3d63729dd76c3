//! Where the text quotes: which words stand between quotation marks.
//!
//! News mixes its marks (“ ” „ ‟ « » " ‘ ’ '), turns them the wrong way round and forgets them, so the white space around
//! a mark counts for more than its shape, and nothing reaches over the end of a paragraph.

use std::ops::Range;

use crate::{Parse, Upos};

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
            before.goes_on = marks.first().is_some_and(|m| m.token == words.start && m.side != Side::Closes);
            if !before.goes_on {
                // A mark that was forgotten rather than a speech of several paragraphs: trust it for its sentence only.
                before.tokens.end = sentence_of(parse, before.tokens.start).end;
            }
        }
        pair(parse, &words, &marks, &mut quotes);
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

/// The quotation that a word stands in (its marks count as within).
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
    let single = match word {
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "``" | "''" | "＂" | "〝" | "〞" => false,
        // "the boys' team": the tagger tells a possessive from a mark.
        "'" | "‘" | "’" | "‚" | "‛" | "‹" | "›" | "`" if parse.tokens[token].upos == Upos::Punct => true,
        _ => return None,
    };
    let span = parse.tokens[token].span;
    let before = parse.text[..span.start].chars().next_back();
    let after = parse.text[span.end..].chars().next();
    let free_before = before.is_none_or(|c| c.is_whitespace() || "([{—–-/".contains(c) || is_mark(c));
    let free_after =
        after.is_none_or(|c| c.is_whitespace() || ")]}—–-/.,;:!?…".contains(c) || is_mark(c) || c.is_control());
    let side = match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    };
    Some(Mark { token, single, side })
}

fn is_mark(c: char) -> bool {
    "\"“”„‟«»＂〝〞‘’‚‛‹›'`".contains(c)
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
                if !mark.single && !inches {
                    quotes.extend(opened_nowhere(parse, words, mark.token, quotes.last()));
                }
            }
            None if mark.single && !closes_later(&marks[m + 1..]) => {}
            None => (open, nested) = (Some(mark), false),
            Some(opening) if opening.single != mark.single => {}
            Some(opening) if mark.side == Side::Opens => {
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
    parse.sentences[parse.tokens[token].sentence].tokens.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Deprel, Sentence, Span, Token};

    /// Words are parted by spaces; `~` before a word glues it to the one before, `/` ends a sentence, `//` a paragraph.
    fn parse(line: &str) -> Parse {
        let (mut text, mut tokens, mut sentences) = (String::new(), Vec::<Token>::new(), Vec::new());
        let (mut first, mut paragraph) = (0, 0);
        for word in line.split(' ').chain(["/"]) {
            if word == "/" || word == "//" {
                let span = Span::new(tokens[first].span.start, text.len());
                sentences.push(Sentence { span, tokens: first..tokens.len(), paragraph });
                first = tokens.len();
                paragraph += usize::from(word == "//");
                continue;
            }
            if !word.starts_with('~') && !text.is_empty() {
                text.push(' ');
            }
            let form = word.trim_start_matches('~');
            let start = text.len();
            text.push_str(form);
            tokens.push(Token {
                span: Span::new(start, text.len()),
                sentence: sentences.len(),
                upos: match form.chars().next() {
                    Some(c) if c.is_ascii_digit() => Upos::Num,
                    Some(c) if c.is_alphabetic() => Upos::X,
                    _ => Upos::Punct,
                },
                lemma: form.into(),
                head: None,
                deprel: Deprel::Root,
                nominal: crate::NominalClass::None,
                score: 1.0,
            });
        }
        Parse::new(text, sentences, tokens, Vec::new())
    }

    /// The text with every quotation in brackets; `+` for one that goes on in the next paragraph.
    #[track_caller]
    fn check(line: &str, expected: &str) {
        let parse = parse(line);
        let quotes = find(&parse);
        let mut got = String::new();
        for i in 0..parse.tokens.len() {
            if i > 0 && parse.tokens[i].span.start > parse.tokens[i - 1].span.end {
                got.push(' ');
            }
            if quotes.iter().any(|q| q.tokens.start == i) {
                got.push('[');
            }
            got.push_str(parse.word(i));
            if let Some(q) = quotes.iter().find(|q| q.tokens.end == i + 1) {
                got.push_str(if q.goes_on { "+]" } else { "]" });
            }
            assert_eq!(at(&quotes, i), quotes.iter().position(|q| q.tokens.contains(&i)));
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn pairs_marks_of_every_shape() {
        check("“ ~It rains ~, ~” she said ~.", "[“It rains,”] she said.");
        check("\" ~It rains ~, ~\" she said ~.", "[\"It rains,\"] she said.");
        check("„ ~It rains ~“ ~, she said ~.", "[„It rains“], she said.");
        check("« It rains » ~, she said ~.", "[« It rains »], she said.");
        check("» ~It rains ~« ~, she said ~.", "[»It rains«], she said.");
        check("” ~It rains ~” ~, she said ~.", "[”It rains”], she said.");
        check("‘ ~It rains ~, ~’ she said ~.", "[‘It rains,’] she said.");
        check("`` It rains , '' she said ~.", "[`` It rains , ''] she said.");
    }

    #[test]
    fn lets_white_space_overrule_the_shape() {
        check("“ ~It rains ~“ ~, she told “ ~Radio ~“ ~.", "[“It rains“], she told [“Radio“].");
        check("\" It rains , \" she said .", "[\" It rains , \"] she said .");
        check("She said ~, ~\" ~It rains ~. ~\"", "She said,[\"It rains.\"]");
    }

    #[test]
    fn spans_the_sentences_of_a_quotation() {
        check("“ ~It rains ~. / It will stop ~. ~” / Ada left ~.", "[“It rains. It will stop.”] Ada left.");
        check("“ ~It rains ~. / It stops ~. / ” Ada left ~.", "[“It rains. It stops. ”] Ada left.");
    }

    #[test]
    fn keeps_a_quotation_within_a_quotation_in_the_outer_one() {
        check("“ ~Ada called it “ ~odd ~” ~, ~” he said ~.", "[“Ada called it “odd”,”] he said.");
        check("“ ~Ada called it ‘ ~odd ~’ ~, ~” he said ~.", "[“Ada called it ‘odd’,”] he said.");
        check("‘ ~Ada called it “ ~odd ~” ~, ~’ he said ~.", "[‘Ada called it “odd”,’] he said.");
    }

    #[test]
    fn survives_forgotten_marks() {
        check("“ ~It rains ~. / Ada left ~. / “ ~It stops ~” ~.", "[“It rains.] Ada left. [“It stops”].");
        check("“ ~It rains ~. / Ada left ~. // Bo left ~.", "[“It rains.] Ada left. Bo left.");
        check("Ada left ~. / It rains ~” ~, she said ~.", "Ada left. [It rains”], she said.");
        check("Ada left ~. // It rains ~. / ~” she said ~.", "Ada left. [It rains.”] she said.");
        check("“ // ”", "“ ”");
        check("“ ~”", "“”");
        check("”", "”");
        check("“", "“");
    }

    #[test]
    fn goes_on_over_paragraphs_that_each_open_anew() {
        check("“ ~It rains ~. / It pours ~. // “ ~It stops ~. ~”", "[“It rains. It pours.+] [“It stops.”]");
    }

    #[test]
    fn is_not_misled_by_apostrophes_and_inches() {
        check("The boys ~’ team of the ’ ~90s won ~.", "The boys’ team of the ’90s won.");
        check("Ada is 6 ~\" tall ~.", "Ada is 6\" tall.");
        check("It is 6 ~' ~2 ~\" ~, \" ~she said ~\" ~.", "It is 6'2\", [\"she said\"].");
    }

    #[test]
    fn finds_nothing_in_nothing() {
        assert_eq!(find(&Parse::default()), []);
    }
}
