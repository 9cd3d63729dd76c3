//! Dates: the network's spans in full ("[a week] ago", "last [Friday]") and those it left out.

use std::ops::Range;

use super::names::Names;
use super::phrase::is_hyphen;
use crate::lexicon::vocabulary::times;
use crate::lexicon::{TimeWord, time_word};
use crate::{EntityKind, Parse, Upos};

/// A date with the word that governs it.
pub(super) struct Date {
    pub(super) tokens: Range<usize>,
    pub(super) score: f32,
}

/// Of a date that the network left out.
const SCORE_WITHOUT_NETWORK: f32 = 0.7;

/// Numbers of four digits that news writes for years; others are rather amounts.
const YEARS: Range<u16> = 1500..2100;

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
            None if opens(parse, i) => (i..i + 1, SCORE_WITHOUT_NETWORK),
            None => {
                i += 1;
                continue;
            }
        };
        let after = dates.last().map_or(0, |date| date.tokens.end);
        let tokens = widen(parse, names, core, after);
        i = tokens.end;
        // "in the 70th minute" is no date.
        let last = tokens.end - 1;
        if times::NO_DATE.has(&parse.lower(last)) {
            continue;
        }
        dates.push(Date { tokens, score });
    }
    dates
}

/// A word that is a date by itself or with what stands beside it.
fn opens(parse: &Parse, i: usize) -> bool {
    let (word, upos) = (parse.word(i), parse.tokens[i].upos);
    let capital = word.starts_with(char::is_uppercase);
    let before = i.checked_sub(1).filter(|&b| parse.tokens[b].sentence == parse.tokens[i].sentence);
    match time_word(word) {
        Some(TimeWord::Weekday) => capital && word.len() > 3,
        Some(TimeWord::Relative) => matches!(upos, Upos::Noun | Upos::Adv | Upos::Propn),
        // "March" and "May" are dates with a number or a preposition of time.
        Some(TimeWord::Month) => {
            let dated = is_number(parse, i + 1) || before.is_some_and(|b| is_number(parse, b) || is_in_time(parse, b));
            capital && upos == Upos::Propn && dated
        }
        // "last week", "a week ago"
        Some(TimeWord::Unit) => {
            let ago =
                parse.tokens.get(i + 1).is_some_and(|t| t.sentence == parse.tokens[i].sentence && is_ago(parse, i + 1));
            ago || upos == Upos::Noun && before.is_some_and(|b| is_pointer(&parse.lower(b)))
        }
        Some(TimeWord::Modifier) => false,
        None if is_decade(parse, i) => true,
        None => is_year(parse, i) && before.is_some_and(|b| is_in_time(parse, b)),
    }
}

/// A word that tells which week or month is meant.
fn is_pointer(lower: &str) -> bool {
    times::POINTERS.has(lower)
}

fn is_ago(parse: &Parse, i: usize) -> bool {
    parse.word(i).eq_ignore_ascii_case("ago")
}

/// A day or a year in digits.
fn is_number(parse: &Parse, i: usize) -> bool {
    i < parse.tokens.len() && parse.word(i).len() <= 4 && parse.word(i).starts_with(|c: char| c.is_ascii_digit())
}

fn is_year(parse: &Parse, i: usize) -> bool {
    i < parse.tokens.len()
        && parse.word(i).len() == 4
        && parse.word(i).parse().is_ok_and(|year: u16| YEARS.contains(&year))
}

/// "1990s"
fn is_decade(parse: &Parse, i: usize) -> bool {
    let word = parse.word(i);
    let digits = word.strip_suffix("'s").or(word.strip_suffix("’s")).or(word.strip_suffix('s')).unwrap_or_default();
    digits.len() == 4 && digits.ends_with('0') && digits.parse().is_ok_and(|year: u16| YEARS.contains(&year))
}

fn is_in_time(parse: &Parse, i: usize) -> bool {
    times::DATE_PREPOSITIONS.has(&parse.lower(i))
}

/// Takes in the words beside a date that belong to it, up to its neighbours.
fn widen(parse: &Parse, names: &Names, core: Range<usize>, after: usize) -> Range<usize> {
    let sentence = parse.sentence_of(core.start).tokens.clone();
    let free = |i: usize| sentence.contains(&i) && names.at(i).is_none_or(|name| name.kind == EntityKind::Date);
    let (mut start, mut end) = (core.start, core.end);
    while free(end) {
        end += match () {
            () if follows(parse, end) => 1,
            () if free(end + 1) && follows_over_mark(parse, end) => 2,
            () => break,
        };
    }
    let ago = is_ago(parse, end - 1);
    while start > after && free(start - 1) && (precedes(parse, start) || ago && precedes_ago(parse, start)) {
        start -= 1;
    }
    start..end
}

/// True when the word belongs to the date that ends before it: "Friday [morning]", "March [3]", "12 [May]", "a week [ago]".
fn follows(parse: &Parse, i: usize) -> bool {
    let (word, last) = (time_word(parse.word(i)), time_word(parse.word(i - 1)));
    let month = last == Some(TimeWord::Month);
    match word {
        _ if is_ago(parse, i) => true,
        // "Thursday morning", but "on Thursday hours after the vote"
        Some(TimeWord::Unit) => match last {
            Some(TimeWord::Weekday) => !parse.word(i).ends_with('s'),
            last => matches!(last, Some(TimeWord::Relative | TimeWord::Modifier)),
        },
        Some(TimeWord::Month) => {
            parse.tokens[i].upos == Upos::Propn && is_number(parse, i - 1) && !is_year(parse, i - 1)
        }
        _ => month && is_number(parse, i) || is_year(parse, i) && is_number(parse, i - 1) && !is_year(parse, i - 1),
    }
}

/// True when the word after a comma or dash belongs to the date before it: "March 3[, 2021]", "Friday[, March] 3",
/// "2017[-2021]".
fn follows_over_mark(parse: &Parse, mark: usize) -> bool {
    let (before, next) = (mark - 1, mark + 1);
    match parse.word(mark) {
        "," => {
            let day = is_number(parse, before) && !is_year(parse, before);
            let weekday = time_word(parse.word(before)) == Some(TimeWord::Weekday);
            let month = time_word(parse.word(next)) == Some(TimeWord::Month);
            day && is_year(parse, next) || weekday && month && is_number(parse, next + 1)
        }
        "-" | "–" => is_year(parse, before) && is_year(parse, next),
        _ => false,
    }
}

/// True when the word before `start` belongs to the date that starts there: "[last] week", "[early] 2022", "[the] past year".
fn precedes(parse: &Parse, start: usize) -> bool {
    let (before, first) = (parse.lower(start - 1), parse.lower(start));
    match &*before {
        "this" => time_word(&first).is_some(),
        part if times::PARTS.has(part) => true,
        "the" => {
            let part = matches!(&*first, "early" | "late" | "mid") && is_decade(parse, start + 1);
            first != "this" && is_pointer(&first) || is_decade(parse, start) || part
        }
        _ if is_pointer(&before) => true,
        _ => time_word(&first) == Some(TimeWord::Month) && is_number(parse, start - 1),
    }
}

/// The same before "ago": "[a few] weeks ago", "[twenty-three] years ago".
fn precedes_ago(parse: &Parse, start: usize) -> bool {
    let (before, first) = (parse.lower(start - 1), parse.lower(start));
    let counted = time_word(&first) == Some(TimeWord::Unit) || parse.tokens[start].upos == Upos::Num;
    match &*before {
        "a" | "an" => counted || matches!(&*first, "few" | "couple"),
        "several" | "few" | "some" | "many" => counted,
        _ => {
            counted && parse.tokens[start - 1].upos == Upos::Num
                || is_hyphen(parse, start - 1)
                || is_hyphen(parse, start)
        }
    }
}
