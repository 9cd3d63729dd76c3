//! Divides a stretch of letters, digits and inner marks ("U.S.-based", "don't", "$5m") into words.

use super::abbreviations;
use super::chars::{is_apostrophe, is_digits, is_hyphen};
use crate::Span;
use crate::lexicon::vocabulary::word_parts::{self, ADDRESS_ENDINGS};

/// Adds the words of `text[core]`; the core holds no white space.
pub(super) fn cut(text: &str, core: Span, words: &mut Vec<Span>) {
    let whole = &text[core];
    if is_address(whole) {
        words.push(core);
        return;
    }
    let mut start = core.start;
    for sentence_end in glued_ends(whole) {
        let stop = core.start + sentence_end;
        if abbreviations::look_up(&text[start..stop]).is_some() {
            parts(text, Span::new(start, stop + 1), words);
        } else {
            parts(text, Span::new(start, stop), words);
            words.push(Span::new(stop, stop + 1));
        }
        start = stop + 1;
    }
    parts(text, Span::new(start, core.end), words);
}

/// "ada@example.org", "example.org/a-b", "report-2.pdf"
fn is_address(core: &str) -> bool {
    if core.contains('@') {
        return core.find('@').is_some_and(|at| at > 0) && !core.ends_with('@') || core.starts_with('@');
    }
    if !core.contains('.') {
        return false;
    }
    // "REPORT.XLS" is a file, "last year.In" a missing space.
    let capitals = !core.bytes().any(|b| b.is_ascii_lowercase());
    let ends_so = |host: &str| {
        host.rsplit_once('.').is_some_and(|(name, ending)| {
            name.len() > 1
                && !name.ends_with('.')
                && (ADDRESS_ENDINGS.has(ending) || capitals && ADDRESS_ENDINGS.has_any_case(ending))
        })
    };
    let host = core.split('/').next().unwrap_or(core);
    ends_so(core) || host.len() < core.len() && ends_so(host)
}

/// Full stops in "the end.The next", where the space between two sentences is missing.
fn glued_ends(core: &str) -> impl Iterator<Item = usize> + '_ {
    core.match_indices('.').map(|(at, _)| at).filter(|&at| {
        let mut before = core[..at].chars().rev();
        let mut after = core[at + 1..].chars();
        before.next().is_some_and(char::is_lowercase)
            && before.next().is_some_and(char::is_alphabetic)
            && after.next().is_some_and(char::is_uppercase)
            && after.next().is_some_and(char::is_lowercase)
            && !abbreviations::is_dotted(tail(&core[..at]))
    })
}

/// The last few characters: enough to know "Ph" in "Ph.D".
fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(5).map_or(0, |(i, _)| i);
    &text[start..]
}

/// Cuts at hyphens and slashes.
fn parts(text: &str, core: Span, words: &mut Vec<Span>) {
    let whole = &text[core];
    if whole.is_empty() {
        return;
    }
    if is_number_code(whole) || is_slashed_letters(whole) {
        words.push(core);
        return;
    }
    let mut start = core.start;
    let mut part = core.start;
    for (offset, mark) in whole.match_indices(|c| is_hyphen(c) || c == '/') {
        let at = core.start + offset;
        let after = at + mark.len();
        let keeps =
            mark != "/" && (is_prefix(&text[part..at]) || is_suffix(&text[after..core.end]) || after == core.end);
        part = after;
        if keeps {
            continue;
        }
        piece(text, Span::new(start, at), words);
        words.push(Span::new(at, after));
        start = after;
    }
    piece(text, Span::new(start, core.end), words);
}

/// Telephone numbers and dates: "555-0143", "1-800-555-0143", "12/31/1999", "2001-09-30", "9/11".
fn is_number_code(core: &str) -> bool {
    const LONGEST: usize = 24;
    if core.len() > LONGEST || !core.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'+')) {
        return false;
    }
    let slashes = core.contains('/');
    let groups: Vec<&str> = core.trim_start_matches('+').split(['-', '/']).collect();
    let number = |group: &str| group.parse::<u32>().unwrap_or(0);
    match groups[..] {
        [month, day] if slashes => {
            // "1/2" is a half, "9/11" a day; "2001/02" and "19/20" are neither.
            (1..=12).contains(&number(month)) && (1..=31).contains(&number(day)) && month.len() + day.len() > 2
        }
        // "500-1000" is a range.
        [area, line] => area.len() == 3 && line.len() == 4 && !number(line).is_multiple_of(50),
        [_, _, _] | [_, _, _, _] => true,
        _ => false,
    }
}

/// "w/o", "I/O"
fn is_slashed_letters(core: &str) -> bool {
    let mut letters = core.split('/');
    let single = |part: Option<&str>| part.is_some_and(|p| p.len() == 1 && p.as_bytes()[0].is_ascii_alphabetic());
    single(letters.next()) && single(letters.next()) && letters.next().is_none() || core == "s/he"
}

/// Prefixes keep their hyphen: "co-founder", "mid-July", "pro-Greek".
pub(super) fn is_prefix(part: &str) -> bool {
    const LONGEST: usize = 7;
    part.len() <= LONGEST && word_parts::PREFIXES.has(&part.to_ascii_lowercase())
}

/// Suffixes keep their hyphen too: "price-wise".
fn is_suffix(rest: &str) -> bool {
    matches!(rest, "esque" | "wise" | "ish" | "fest")
}

/// A part without hyphens: contractions, numbers with units, words that are written as one.
fn piece(text: &str, span: Span, words: &mut Vec<Span>) {
    let word = &text[span];
    if word.is_empty() {
        return;
    }
    if let Some(unit) = unit_start(text, span) {
        words.push(Span::new(span.start, unit));
        words.push(Span::new(unit, span.end));
        return;
    }
    if let Some(cut) = one_word_contraction(word) {
        words.push(Span::new(span.start, span.start + cut));
        words.push(Span::new(span.start + cut, span.end));
        return;
    }
    let first = words.len();
    let mut end = span.end;
    while let Some(start) = clitic_start(&text[span.start..end]) {
        words.push(Span::new(span.start + start, end));
        end = span.start + start;
    }
    words.push(Span::new(span.start, end));
    words[first..].reverse();
}

/// What follows an apostrophe in a contraction or possessive.
pub(super) fn is_clitic(letters: &str) -> bool {
    letters.len() <= 2 && word_parts::CLITICS.has(&letters.to_ascii_lowercase())
}

/// Where the last clitic of a word begins: "n't" in "don't", "'ve" in "would've".
fn clitic_start(word: &str) -> Option<usize> {
    const LONGEST: usize = 4;
    let (at, mark) = word.char_indices().rev().take(LONGEST).find(|&(_, c)| is_apostrophe(c))?;
    let (before, letters) = (&word[..at], &word[at + mark.len_utf8()..]);
    if letters.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
        return Some(at - 1);
    }
    if letters.eq_ignore_ascii_case("all") && before.eq_ignore_ascii_case("y") {
        return Some(at + mark.len_utf8());
    }
    let decade = letters == "s" && before.len() <= 4 && before.ends_with('0') && is_digits(before); // 1960's
    (!before.is_empty() && is_clitic(letters) && !decade).then_some(at)
}

/// Contractions that are written without an apostrophe, with where they divide.
fn one_word_contraction(word: &str) -> Option<usize> {
    const LONGEST: usize = 8;
    if word.len() > LONGEST || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if let Some(first) = word_parts::JOINED_WORDS.get(&lower) {
        return Some(first.len());
    }
    // "DONT" and "IM" may be abbreviations, "Im" a name.
    if word[1..].bytes().any(|b| b.is_ascii_uppercase()) || word == "Im" {
        return None;
    }
    word_parts::CONTRACTIONS.get(&lower).map(str::len)
}

/// Where the unit begins in a number with a unit: "5pm", "35mm", "2k".
fn unit_start(text: &str, span: Span) -> Option<usize> {
    let word = &text[span];
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    let offset = word.find(|c| !is_number(c))?;
    if offset == 0 || !word[..offset].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let priced = text[..span.start].ends_with(['$', '£', '€', '¥', '₹']);
    let unit = &word[offset..];
    let is_unit = word_parts::UNITS.has(unit) || priced && word_parts::PRICE_UNITS.has(unit);
    is_unit.then_some(span.start + offset)
}
