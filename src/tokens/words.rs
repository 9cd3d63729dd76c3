//! Words of a paragraph: finds the stretches that `pieces` divides further, and gives punctuation its own words.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviations::{self, Abbreviation};
use super::chars::{is_apostrophe, is_digits, is_hyphen, is_invisible_joiner, is_terminal, is_word};
use super::pieces;
use crate::Span;
use crate::lexicon::vocabulary::word_parts;

/// The words of `text[paragraph]`, in order.
pub(super) fn find(text: &str, paragraph: Span) -> Vec<Span> {
    let text = &text[..paragraph.end];
    let mut words = Vec::with_capacity(paragraph.len() / 5);
    let mut at = paragraph.start;
    while let Some(c) = text[at..].chars().next() {
        at = if c.is_whitespace() {
            at + c.len_utf8()
        } else if let Some(end) = address(text, at).or_else(|| smiley(text, at, paragraph.start)) {
            words.push(Span::new(at, end));
            end
        } else if let Some(start) = core_start(text, at, paragraph.start) {
            let end = core_end(text, start);
            pieces::cut(text, Span::new(at, end), &mut words);
            end
        } else {
            let end = punctuation_end(text, at, c);
            words.push(Span::new(at, end));
            end
        };
    }
    words
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// The end of a web address that starts here: "https://example.org/a-b", "www.example.org".
fn address(text: &str, at: usize) -> Option<usize> {
    const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "mailto:", "www."];
    let rest = &text[at..];
    let scheme = SCHEMES
        .iter()
        .find(|s| rest.as_bytes().get(..s.len()).is_some_and(|b| b.eq_ignore_ascii_case(s.as_bytes())))?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»' | '|');
    let whole = rest.split(ends).next()?;
    let trailing = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…' | '*');
    let mut address = whole.trim_end_matches(trailing);
    // "(see https://example.org/a)." but "https://example.org/a_(b)"
    for (open, close) in [('(', ')'), ('[', ']')] {
        let mut unopened = address.matches(close).count().saturating_sub(address.matches(open).count());
        while let Some(shorter) = address.strip_suffix(close).filter(|_| unopened > 0) {
            address = shorter.trim_end_matches(trailing);
            unopened -= 1;
        }
    }
    (address.len() > scheme.len()).then_some(at + address.len())
}

/// ":)", ";-)", "<3", alone between spaces or after a word.
fn smiley(text: &str, at: usize, start: usize) -> Option<usize> {
    if !matches!(text.as_bytes()[at], b':' | b';' | b'=' | b'<' | b'^') {
        return None;
    }
    if !last(&text[start..at]).is_none_or(|c| c.is_whitespace() || is_terminal(c)) {
        return None;
    }
    let found = word_parts::SMILEYS.iter().rev().find(|s| text[at..].starts_with(s))?;
    let end = at + found.len();
    first(&text[end..]).is_none_or(|c| c.is_whitespace() || is_terminal(c)).then_some(end)
}

/// Where the letters or digits begin of a word that begins at `at`: at once, or after a mark that belongs to it.
fn core_start(text: &str, at: usize, paragraph: usize) -> Option<usize> {
    let mut rest = text[at..].chars();
    let c = rest.next()?;
    if is_word(c) {
        return Some(at);
    }
    let next = rest.next()?;
    if !is_word(next) {
        return None;
    }
    let before = last(&text[paragraph..at]);
    let joins = match c {
        '#' | '@' => !next.is_ascii_digit(), // #news @example
        '.' => next.is_ascii_digit() && before.is_none_or(|b| b.is_whitespace() || matches!(b, '$' | '(' | '£' | '€')), // .5
        '+' => next.is_ascii_digit() && before.is_none_or(|b| b.is_whitespace() || b == '('), // +47 22 00 00 00
        _ if is_apostrophe(c) => {
            let after = &text[at + c.len_utf8()..];
            let glued = before.is_some_and(|b| !b.is_whitespace());
            is_elision(after) || pieces::is_clitic(lead(after)) && (glued || lead(after) != "d")
        }
        _ => false,
    };
    joins.then(|| at + c.len_utf8())
}

/// The letters and digits that a text starts with, the first few: the callers look for short words.
fn lead(text: &str) -> &str {
    const LONGEST: usize = 6;
    let end = text.char_indices().enumerate().find(|&(n, (_, c))| n == LONGEST || !is_word(c));
    &text[..end.map_or(text.len(), |(_, (i, _))| i)]
}

/// Words that begin with an apostrophe: "'em", "'til", "'90s", "'05".
fn is_elision(after: &str) -> bool {
    let word = lead(after);
    if word_parts::ELISIONS.has(word) {
        return true;
    }
    let digits = word.strip_suffix('s').unwrap_or(word);
    digits.len() == 2 && is_digits(digits)
}

/// The end of a stretch of letters and digits with the marks that may stand between them.
fn core_end(text: &str, start: usize) -> usize {
    let mut at = start;
    // Where the last part between hyphens or slashes begins: abbreviations are looked up there.
    let mut part = start;
    loop {
        let rest = &text[at..];
        at += rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let mut next = text[at..].chars();
        let Some(mark) = next.next() else { return at };
        let follows = next.next();
        let after = at + mark.len_utf8();
        let word_follows = follows.is_some_and(is_word);
        let after_digit = last(&text[start..at]).is_some_and(|c| c.is_ascii_digit());
        if mark == '.' && !word_follows && takes_stop(text, Span::new(part, at)) {
            // "U.S.-based", "Acme Inc.'s"
            if !(follows.is_some_and(|c| is_hyphen(c) || is_apostrophe(c) || c == '/')
                && text[after..].chars().nth(1).is_some_and(is_word))
            {
                return after;
            }
            at = after;
            continue;
        }
        let joins = match mark {
            '.' | '/' | '@' => word_follows,
            _ if is_hyphen(mark) => {
                if !word_follows && hangs(&text[part..at], follows) {
                    return after;
                }
                word_follows
            }
            ',' => after_digit && is_thousands(&text[after..]),
            ':' => after_digit && digits(&text[after..]) == 2,
            '&' => word_follows && is_initialism(&text[part..at]) && follows.is_some_and(char::is_alphabetic),
            '$' => {
                return if word_parts::DOLLARS.has(&text[start..at]) { after } else { at };
            }
            _ if is_apostrophe(mark) => word_follows,
            _ => is_invisible_joiner(mark) && word_follows,
        };
        if !joins {
            return at;
        }
        if is_hyphen(mark) || mark == '/' {
            part = after;
        }
        at = after;
    }
}

/// A prefix whose word comes later ("pre- and post-war"), or a word that was broken off ("th- the").
fn hangs(part: &str, follows: Option<char>) -> bool {
    let broken_off = part.len() <= 2 && part.bytes().all(|b| b.is_ascii_lowercase());
    follows.is_none_or(char::is_whitespace) && (broken_off || pieces::is_prefix(part))
}

/// How many digits a text starts with; four stands for four or more.
fn digits(text: &str) -> usize {
    text.bytes().take(4).take_while(u8::is_ascii_digit).count()
}

/// What follows the comma in "1,000" or "1,00,000", but not in "5,6".
fn is_thousands(after: &str) -> bool {
    match digits(after) {
        3 => true,
        2 => after.as_bytes().get(2) == Some(&b',') && digits(&after[3..]) > 0,
        _ => false,
    }
}

/// "AT" in "AT&T", "R" in "R&D"
fn is_initialism(word: &str) -> bool {
    word.len() <= 3
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && (word.len() == 1 || !word.bytes().any(|b| b.is_ascii_lowercase()))
}

/// Does the full stop after this word belong to it?
fn takes_stop(text: &str, word: Span) -> bool {
    let after = &text[word.end + 1..];
    let spelled = &text[word];
    let next = after.trim_start();
    if after.starts_with("..") {
        return false;
    }
    if abbreviations::is_dotted(spelled) || is_dotted_after_number(spelled) {
        return true;
    }
    match abbreviations::look_up(spelled) {
        Some(Abbreviation::Inner) => !next.is_empty(),
        Some(Abbreviation::Either) => true,
        Some(Abbreviation::BeforeNumber) => abbreviations::goes_before(spelled, next) || after.starts_with(','),
        None => is_initial(spelled, after, next),
    }
}

/// "5p.m."
fn is_dotted_after_number(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len() && matches!(letters, "p.m" | "a.m")
}

/// "J. K. Rowling", "J.-P. Martin", "John F., his brother": one capital, and a name goes on.
fn is_initial(word: &str, after: &str, next: &str) -> bool {
    let mut chars = word.chars();
    let (Some(letter), None) = (chars.next(), chars.next()) else { return false };
    if !letter.is_uppercase() {
        return false;
    }
    let mut following = next.chars();
    let name_follows = following.next().is_some_and(char::is_alphabetic);
    if letter == 'I' {
        // "So did I. The others left." but "I. M. Pei"
        return name_follows && following.next() == Some('.');
    }
    name_follows || after.starts_with([',', '-', ')'])
}

/// The end of the punctuation mark at `at`: runs of one mark are one word ("...", "--", "?!"), others stand alone.
fn punctuation_end(text: &str, at: usize, c: char) -> usize {
    let rest = &text[at..];
    let run = |same: &dyn Fn(char) -> bool| at + rest.find(|c| !same(c)).unwrap_or(rest.len());
    match c {
        '.' | '!' | '?' | '…' => run(&|c| matches!(c, '.' | '!' | '?' | '…')),
        // Two single marks for a double one
        '\'' | '`' | '‘' | '’' => {
            let double = word_parts::DOUBLE_MARKS.iter().find(|double| rest.starts_with(double));
            at + double.map_or(c.len_utf8(), str::len)
        }
        '-' | '–' | '—' | '*' | '=' | '_' | '~' | '#' | '+' | '<' | '>' | '|' | '/' | '\\' | ',' | '$' | '^' | '•' => {
            run(&|other| other == c)
        }
        _ if c.is_ascii() => at + c.len_utf8(),
        // Signs that are written with several characters: flags, families, keycaps.
        _ => {
            let sign = rest.graphemes(true).next().unwrap_or(rest);
            let end =
                sign.char_indices().skip(1).find(|&(_, c)| c.is_whitespace() || c.is_alphanumeric()).map(|(i, _)| i);
            at + end.unwrap_or(sign.len())
        }
    }
}
