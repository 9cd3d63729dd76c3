//! The place and agency that a report begins with: "TURKU (Lund Wire) - The port closed.", "New Lund — The port closed on Monday.",
//! "Turku, June 5: The port closed.", "TURKU-5 June 2022: The port closed.", "Turku: The port closed.", "Turku-The port closed.",
//! "Turku -The port closed."

use super::chars::{is_dash, is_word};
use crate::Span;
use crate::lexicon::vocabulary::closed_classes::{
    ARTICLES, DEMONSTRATIVES, FIRST_PERSON, QUOTATION_MARKS, SECOND_PERSON,
};
use crate::lexicon::vocabulary::{numbers, statements, times};
use crate::lexicon::{given_name, honorific, is_organization_suffix};

/// A dateline is no longer than this, in words.
const LONGEST: usize = 12;

/// A place in small letters is no longer than this, and what is told of it no shorter: "Sund - A Life" is a title.
const LONGEST_PLACE: usize = 3;
const SHORTEST_STORY: usize = 5;

/// A report begins with its dateline, which only a headline, a subheading and the line of its writer may precede.
const LINES_BEFORE: usize = 4;

/// Capitals of this length are initials, not a place: "FAO: The locusts come back."
const LONGEST_INITIALS: usize = 3;

/// The number of words of the dateline that a paragraph begins with, its mark included.
pub(super) fn of_paragraph(text: &str, words: &[Span]) -> Option<usize> {
    before_dash(text, words)
        .or_else(|| before_colon(text, words))
        .or_else(|| before_bare_colon(text, words))
        .or_else(|| before_hyphen(text, words))
}

/// "TURKU, June 5:", "New Lund, 5 June 2022:", "TURKU-5 June:". A colon alone may stand behind a speaker.
fn before_colon(text: &str, words: &[Span]) -> Option<usize> {
    let word = |i: usize| &text[words[i]];
    let colon = (1..words.len().min(LONGEST)).find(|&i| word(i) == ":")?;
    let is_digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let month = |w: &str| times::MONTHS.has(&w.trim_end_matches('.').to_lowercase());
    let day = |w: &str| w.len() <= 2 && is_digits(w);
    let year = |w: &str| w.len() == 4 && is_digits(w);
    let in_date = |w: &str| w == "," || month(w) || day(w) || year(w);
    let date = (1..colon).rfind(|&i| !in_date(word(i))).map_or(1, |i| i + 1);
    let count = |fits: &dyn Fn(&str) -> bool| (date..colon).filter(|&i| fits(word(i))).count();
    let dated = count(&month) == 1 && count(&day) == 1 && count(&year) <= 1;
    // "TURKU-5 June": the mark between the place and the date is no part of the place
    let parted = word(date) == "," || word(date - 1).chars().all(is_dash);
    let named = |w: &str| {
        let mark = w == "," || w.chars().all(is_dash);
        mark || w.starts_with(char::is_uppercase) && !ARTICLES.has(&w.to_lowercase())
    };
    let goes_on = text[words[colon].end..].trim_start().starts_with(char::is_uppercase);
    (dated && parted && goes_on && (0..date).all(|i| named(word(i)))).then_some(colon + 1)
}

/// "Turku: The port closed on Monday.": a place and a colon, at the beginning of a report. A speaker has a function, a given name or
/// speaks of himself, and the text names him elsewhere.
fn before_bare_colon(text: &str, words: &[Span]) -> Option<usize> {
    let word = |i: usize| &text[words[i]];
    let colon = (1..words.len().min(LONGEST_PLACE + 1)).find(|&i| word(i) == ":")?;
    let spaced = words.get(colon + 1).is_some_and(|w| words[colon].end < w.start);
    let named = |w: &str| {
        let lower = w.to_lowercase();
        let speaks = statements::SPEAKER.has(&lower)
            || statements::HEADLINE_SPEAKER.has(&lower)
            || is_organization_suffix(&lower);
        w.starts_with(char::is_uppercase) && w.chars().all(is_word) && !ARTICLES.has(&lower) && !speaks
    };
    let initials = word(0).len() <= LONGEST_INITIALS && !word(0).chars().any(char::is_lowercase);
    let person = honorific(word(0)).is_some() || colon > 1 && given_name(word(0)).is_some();
    let place = (0..colon).all(|i| named(word(i))) && !(colon == 1 && initials) && !person;
    let told = words.len() > colon + SHORTEST_STORY && matches!(word(words.len() - 1), "." | "\"" | "”" | "’");
    let goes_on =
        spaced && text[words[colon].end..].trim_start().starts_with(|c: char| c.is_uppercase() || !is_word(c));
    let opens = || {
        let lines = text[..words[0].start].lines().filter(|line| !line.trim().is_empty());
        lines.take(LINES_BEFORE).count() < LINES_BEFORE
    };
    let fits = place && told && goes_on && !speaks_of_itself(text, &words[colon..]) && opens();
    (fits && !is_named_as_a_speaker(text, words, colon)).then_some(colon + 1)
}

/// "We will stay", outside of quotation marks.
fn speaks_of_itself(text: &str, words: &[Span]) -> bool {
    let is_mark = |w: &&str| QUOTATION_MARKS.has(w) && !matches!(*w, "'" | "’");
    let plain = words.iter().map(|&w| &text[w]).take_while(|w| !is_mark(w)).map(str::to_lowercase);
    // "'s" is hardly ever "us"
    let pronoun = |w: &String| !w.starts_with(['\'', '’']);
    plain.filter(pronoun).any(|w| FIRST_PERSON.has(&w) || SECOND_PERSON.has(&w))
}

/// "Ada Okoro opened the fair" elsewhere in the text, or another turn of "Okoro:".
fn is_named_as_a_speaker(text: &str, words: &[Span], colon: usize) -> bool {
    let last = words[colon - 1];
    let others = text.match_indices(&text[last]).filter(|(at, _)| *at != last.start);
    let mut others = others.map(|(at, name)| (&text[..at], &text[at + name.len()..]));
    others.any(|(before, after)| {
        let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        let first_name = before.trim_end().rsplit(|c: char| !is_word(c)).next();
        let first_name = first_name.is_some_and(|w| w.starts_with(char::is_uppercase) && given_name(w).is_some());
        whole && (after.starts_with(':') || before.ends_with(' ') && first_name)
    })
}

/// "Turku-Two boats sank.", "Turku -Two boats sank.", "Turku- Two boats sank.": a name that a hyphen joins to the first word of a
/// sentence, which no compound has.
fn before_hyphen(text: &str, words: &[Span]) -> Option<usize> {
    let [place, hyphen, first, ..] = words else { return None };
    // a dash between two spaces is another matter
    let glued = place.end == hyphen.start || hyphen.end == first.start;
    let (first, told) = (&text[*first], text.trim_end().ends_with(['.', '!', '?', '"', '”', '’']));
    let lower = first.to_lowercase();
    let opens = ARTICLES.has(&lower) || DEMONSTRATIVES.has(&lower) || numbers::NUMBERS.has(&lower);
    let name = text[*place].starts_with(char::is_uppercase) && text[*place].chars().count() > 2;
    let begins = first.starts_with(char::is_uppercase) && first.chars().any(char::is_lowercase);
    let fits = glued && &text[*hyphen] == "-" && name && begins && opens && words.len() > SHORTEST_STORY;
    (fits && told && !numbers::NUMBERS.has(&text[*place].to_lowercase())).then_some(2)
}

/// The number of words of the dateline before a spaced dash, which is counted.
fn before_dash(text: &str, words: &[Span]) -> Option<usize> {
    let word = |i: usize| &text[words[i]];
    let is_spaced_dash = |i: usize| {
        let dash = word(i).chars().all(is_dash);
        dash && i > 0 && words[i - 1].end < words[i].start && words.get(i + 1).is_some_and(|w| words[i].end < w.start)
    };
    let shouted = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() > 1 && !w.chars().any(char::is_lowercase);
    let dash = (1..words.len().min(LONGEST)).find(|&i| is_spaced_dash(i))?;
    let fits =
        |w: &str| !w.chars().any(is_word) || w.chars().any(|c| c.is_ascii_digit()) || w.starts_with(char::is_uppercase);
    let bracket = (0..dash).find(|&i| word(i) == "(");
    let place = bracket.unwrap_or(dash);
    // the agency may be written in any way: "(dpa)"
    let story = words.len() - dash - 1;
    let told = story >= SHORTEST_STORY && text.trim_end().ends_with(['.', '!', '?', '"', '”', '’']);
    let named = |w: &str| {
        w.starts_with(char::is_uppercase) && !(ARTICLES.has(&w.to_lowercase()) || DEMONSTRATIVES.has(&w.to_lowercase()))
    };
    let in_small_letters = told && place <= LONGEST_PLACE && (0..place).all(|i| named(word(i)));
    let begins = place > 0 && (shouted(word(0)) || in_small_letters) && (0..place).all(|i| fits(word(i)));
    let closed = bracket.is_none() || word(dash - 1) == ")";
    let goes_on = text[words[dash].end..].trim_start().starts_with(|c: char| c.is_uppercase() || !is_word(c));
    // "NORLAKE - Lund's oldest firm - closed": a pair of dashes
    let paired = bracket.is_none() && (dash + 1..words.len().min(dash + LONGEST)).any(is_spaced_dash);
    (begins && closed && goes_on && !paired).then_some(dash + 1)
}
