//! The words of a time expression, in small letters, and what they stand for.

use super::calendar::{Season, Unit};

/// "mid-June", "2017–2021", "5 p.m.", "Sept. 3, 2020" as words: mid june, 2017 to 2021, 5 pm, sept 3 2020.
pub(super) fn split(text: &str) -> Vec<String> {
    // the longest expression that can be read has fewer words than this
    const MOST: usize = 24;
    let mut words = Vec::new();
    for raw in text.split(|c: char| c.is_whitespace() || matches!(c, '_' | ',' | '(' | ')')) {
        let raw = raw.to_lowercase().replace('’', "'");
        if super::grammar::numeric_date(&raw).is_some() {
            words.push(raw);
        } else {
            parts(&raw, &mut words);
        }
        if words.len() > MOST {
            return Vec::new();
        }
    }
    words
}

fn parts(raw: &str, words: &mut Vec<String>) {
    let mut rest = raw;
    loop {
        let mark = rest.find(['-', '–', '—', '/']);
        let (part, after) = mark.map_or((rest, None), |at| (&rest[..at], Some(&rest[at..])));
        let plain: String = part.chars().filter(|&c| c != '.').collect();
        // "5pm" → 5 pm
        match plain.strip_suffix("am").or(plain.strip_suffix("pm")) {
            Some(clock) if clock.ends_with(|c: char| c.is_ascii_digit()) => {
                words.push(clock.to_owned());
                words.push(plain[clock.len()..].to_owned());
            }
            _ if plain.is_empty() => {}
            _ => words.push(plain),
        }
        let Some(after) = after else { return };
        let next = after.trim_start_matches(['-', '–', '—', '/']);
        // "2017-2021", "May–July"; but "mid-June", "twenty-three"
        let digits = part.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit());
        if digits || !after.starts_with('-') && !part.is_empty() && !next.is_empty() {
            words.push("to".to_owned());
        }
        rest = next;
    }
}

/// 1 to 12: "march", "sept"
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
pub(super) fn weekday(word: &str) -> Option<i8> {
    Some(match word.strip_suffix("'s").unwrap_or(word) {
        "monday" | "mon" => 1,
        "tuesday" | "tue" | "tues" => 2,
        "wednesday" | "wed" => 3,
        "thursday" | "thu" | "thur" | "thurs" => 4,
        "friday" | "fri" => 5,
        "saturday" | "sat" => 6,
        "sunday" | "sun" => 7,
        _ => return None,
    })
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
    const NAMED: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(n) = NAMED.iter().position(|&w| w == word) {
        let first = 1920 + 10 * i16::try_from(n).ok()?;
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

/// A number in digits or words, up to 9999.
pub(super) fn number(word: &str) -> Option<i32> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    if let Some(n) = SMALL.iter().position(|&w| w == word) {
        return i32::try_from(n).ok();
    }
    tens(word).or_else(|| {
        let short = !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        word.parse().ok().filter(|_| short)
    })
}

pub(super) fn tens(word: &str) -> Option<i32> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    TENS.iter().position(|&w| w == word).and_then(|n| i32::try_from(20 + 10 * n).ok())
}

/// "3rd", "third"
pub(super) fn ordinal(word: &str) -> Option<i32> {
    const ORDINALS: [&str; 21] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty-first",
    ];
    if let Some(n) = ORDINALS.iter().position(|&w| w == word) {
        return i32::try_from(n + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s))?;
    digits.parse().ok().filter(|_| digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}
