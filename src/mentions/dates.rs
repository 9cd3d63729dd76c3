//! Dates: the network's spans in full ("[a week] ago", "last [Friday]") and those it left out.

use std::ops::Range;

use super::names::Names;
use crate::lexicon::{TimeWord, time_word};
use crate::{EntityKind, Parse, Upos};

/// A date with the word that governs it.
pub(super) struct Date {
    pub(super) tokens: Range<usize>,
    pub(super) score: f32,
}

/// All dates of a text, in text order.
pub(super) fn find(parse: &Parse, names: &Names) -> Vec<Date> {
    let mut dates: Vec<Date> = Vec::new();
    let mut i = 0;
    while i < parse.tokens.len() {
        let named = names.at(i);
        let (core, score) = match named {
            Some(name) if name.kind == EntityKind::Date => (name.tokens.clone(), name.score),
            Some(_) => {
                i += 1;
                continue;
            }
            None if opens(parse, i) => (i..i + 1, 0.7),
            None => {
                i += 1;
                continue;
            }
        };
        let after = dates.last().map_or(0, |date| date.tokens.end);
        let tokens = widen(parse, names, core, after);
        i = tokens.end;
        dates.push(Date { tokens, score });
    }
    dates
}

/// A word that is a date by itself or with what stands beside it.
fn opens(parse: &Parse, i: usize) -> bool {
    let (word, token) = (parse.word(i), &parse.tokens[i]);
    let capital = word.starts_with(char::is_uppercase);
    match time_word(word) {
        Some(TimeWord::Weekday) => capital && word.len() > 3,
        Some(TimeWord::Relative) => matches!(token.upos, Upos::Noun | Upos::Adv | Upos::Propn),
        // "March" and "May" only with a day, a year or a preposition
        Some(TimeWord::Month) => {
            capital
                && token.upos == Upos::Propn
                && (is_number(parse, i + 1) || i > 0 && (is_number(parse, i - 1) || is_time_preposition(parse, i - 1)))
        }
        // "last week", "a week ago", "three days earlier"
        Some(TimeWord::Unit) => {
            let modified = i > 0
                && same(parse, i, i - 1)
                && matches!(
                    parse.word(i - 1).to_lowercase().as_str(),
                    "last" | "next" | "this" | "past" | "coming" | "previous" | "following"
                );
            modified && token.upos == Upos::Noun || ago(parse, i + 1)
        }
        Some(TimeWord::Modifier) => false,
        None => is_year(parse, i) && i > 0 && (is_time_preposition(parse, i - 1)),
    }
}

fn same(parse: &Parse, a: usize, b: usize) -> bool {
    matches!((parse.tokens.get(a), parse.tokens.get(b)), (Some(a), Some(b)) if a.sentence == b.sentence)
}

fn ago(parse: &Parse, i: usize) -> bool {
    i > 0 && same(parse, i, i - 1) && parse.word(i).eq_ignore_ascii_case("ago")
}

fn is_number(parse: &Parse, i: usize) -> bool {
    parse
        .tokens
        .get(i)
        .is_some_and(|_| parse.word(i).starts_with(|c: char| c.is_ascii_digit()) && parse.word(i).len() <= 4)
}

fn is_year(parse: &Parse, i: usize) -> bool {
    let word = parse.word(i);
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
}

fn is_time_preposition(parse: &Parse, i: usize) -> bool {
    matches!(
        parse.word(i).to_lowercase().as_str(),
        "in" | "since" | "until" | "till" | "by" | "during" | "from" | "before" | "after" | "on"
    )
}

/// Takes in the words beside a date that belong to it.
fn widen(parse: &Parse, names: &Names, core: Range<usize>, after: usize) -> Range<usize> {
    let sentence = parse.sentences[parse.tokens[core.start].sentence].tokens.clone();
    let (mut start, mut end) = (core.start, core.end);
    let foreign = |i: usize| names.at(i).is_some_and(|name| name.kind != EntityKind::Date);
    while end < sentence.end && !foreign(end) {
        let word = parse.word(end).to_lowercase();
        let last = parse.word(end - 1);
        let month = time_word(last) == Some(TimeWord::Month);
        let day = is_number(parse, end - 1) || parse.word(end - 1).ends_with("th");
        let more = word == "ago"
            || matches!(time_word(&word), Some(TimeWord::Unit))
                && matches!(time_word(last), Some(TimeWord::Weekday | TimeWord::Relative | TimeWord::Modifier))
            || month && is_number(parse, end)
            || time_word(&word) == Some(TimeWord::Month)
                && parse.tokens[end].upos == Upos::Propn
                && is_number(parse, end - 1)
                && !is_year(parse, end - 1)
            || (month || day) && is_year(parse, end);
        if more {
            end += 1;
            continue;
        }
        // "March 3, 2021"; "Friday, March 3"; "2017-2021"
        let comma = word == "," && end + 1 < sentence.end && !foreign(end + 1);
        let dash = matches!(word.as_str(), "-" | "–")
            && end + 1 < sentence.end
            && is_year(parse, end - 1)
            && is_year(parse, end + 1);
        let joined = comma && (day && is_year(parse, end + 1) || weekday_before_month(parse, end)) || dash;
        if !joined {
            break;
        }
        end += 2;
    }
    while start > sentence.start && start > after && !foreign(start - 1) {
        let word = parse.word(start - 1).to_lowercase();
        let unit = matches!(time_word(parse.word(start)), Some(TimeWord::Unit | TimeWord::Modifier))
            || is_number(parse, start);
        let back = end > start && matches!(parse.word(end - 1).to_lowercase().as_str(), "ago");
        let more = match word.as_str() {
            "last" | "next" | "this" | "past" | "coming" | "previous" | "following" | "early" | "earlier" | "late"
            | "later" | "mid" => !(word == "this" && time_word(parse.word(start)).is_none()),
            "a" | "an" | "the" | "one" | "two" | "three" | "four" | "five" | "six" | "several" | "few" | "some" => {
                let few =
                    parse.word(start).eq_ignore_ascii_case("few") || parse.word(start).eq_ignore_ascii_case("couple");
                back && (unit || few)
                    || word == "the"
                        && matches!(
                            parse.word(start).to_lowercase().as_str(),
                            "past" | "last" | "previous" | "following" | "next" | "coming"
                        )
            }
            _ => {
                back && unit && is_number(parse, start - 1)
                    || time_word(parse.word(start)) == Some(TimeWord::Month) && is_number(parse, start - 1)
            }
        };
        if !more {
            break;
        }
        start -= 1;
    }
    start..end
}

/// "Friday, March 3"
fn weekday_before_month(parse: &Parse, comma: usize) -> bool {
    time_word(parse.word(comma - 1)) == Some(TimeWord::Weekday)
        && time_word(parse.word(comma + 1)) == Some(TimeWord::Month)
        && is_number(parse, comma + 2)
}
