//! The words of a time expression, in small letters, and what they stand for.

use std::borrow::Cow;

use compact_str::CompactString;

use super::calendar::{Season, Unit};
use crate::lexicon::vocabulary::{numbers, times};
use crate::lexicon::{self, small_letters};

/// "mid-June", "2017–2021", "5 p.m.", "Sept. 3, 2020" as words: mid june, 2017 to 2021, 5 pm, sept 3 2020.
pub(super) fn split(text: &str) -> Vec<CompactString> {
    // The longest expression that can be read has fewer words than this.
    const MOST: usize = 24;
    let mut words = Vec::with_capacity(MOST);
    for raw in text.split(|c: char| c.is_whitespace() || matches!(c, '_' | ',' | '(' | ')')) {
        let raw = plain(raw);
        let letters = !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_lowercase());
        if letters || super::grammar::numeric_date(&raw).is_some() {
            words.push(raw.into());
        } else {
            parts(&raw, &mut words);
        }
        if words.len() > MOST {
            return Vec::new();
        }
    }
    words
}

/// The word in small letters and with a typewriter's apostrophe.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    match small_letters(word) {
        Cow::Owned(small) if small.contains('’') => Cow::Owned(small.replace('’', "'")),
        small => small,
    }
}

fn parts(raw: &str, words: &mut Vec<CompactString>) {
    let mut rest = raw;
    loop {
        let mark = rest.find(['-', '–', '—', '/']);
        let (part, after) = mark.map_or((rest, None), |at| (&rest[..at], Some(&rest[at..])));
        let plain: CompactString = part.chars().filter(|&c| c != '.').collect();
        // "5pm" → 5 pm
        match plain.strip_suffix("am").or(plain.strip_suffix("pm")) {
            Some(clock) if clock.ends_with(|c: char| c.is_ascii_digit()) => {
                words.push(clock.into());
                words.push(plain[clock.len()..].into());
            }
            _ if plain.is_empty() => {}
            _ => words.push(plain),
        }
        let Some(after) = after else { return };
        let next = after.trim_start_matches(['-', '–', '—', '/']);
        // "2017-2021", "May–July"; but "mid-June", "twenty-three"
        let digits = part.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit());
        if digits || !after.starts_with('-') && !part.is_empty() && !next.is_empty() {
            words.push("to".into());
        }
        rest = next;
    }
}

/// 1 to 12: "march", "sept"
pub(super) fn month(word: &str) -> Option<i8> {
    times::MONTHS.get(word)?.parse().ok()
}

/// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
pub(super) fn weekday(word: &str) -> Option<i8> {
    times::WEEKDAYS.get(word.strip_suffix("'s").unwrap_or(word))?.parse().ok()
}

/// Of "weeks", "years'" and "year's" as well.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let word = word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word);
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

pub(super) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// 1000 to 2999
pub(super) fn year(word: &str) -> Option<i16> {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|y| four && (1000..3000).contains(y))
}

/// First and last year of "1990s", "90s", "'90s", "nineties"; of "1800s" the hundred years.
pub(super) fn decade(word: &str) -> Option<(i16, i16)> {
    if let Some(first) = numbers::DECADES.get(word) {
        let first: i16 = first.parse().ok()?;
        return Some((first, first + 9));
    }
    let digits = word.trim_start_matches('\'');
    let digits = digits.strip_suffix("'s").or(digits.strip_suffix('s'))?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !digits.ends_with('0') {
        return None;
    }
    match (digits.len(), digits.parse::<i16>().ok()?) {
        (2, n) if n >= 20 => Some((1900 + n, 1909 + n)),
        (4, n) if n % 100 == 0 && (1000..2000).contains(&n) => Some((n, n + 99)),
        (4, n) if (1000..3000).contains(&n) => Some((n, n + 9)),
        _ => None,
    }
}

/// A number in digits or one word, up to 9999.
pub(super) fn number(word: &str) -> Option<i32> {
    if let Some(n) = lexicon::number_word(word) {
        return Some(n);
    }
    let short = !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|_| short)
}
