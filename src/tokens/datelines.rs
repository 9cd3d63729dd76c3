//! The place and agency that a report begins with: "TURKU (Lund Wire) - The port closed.", "New Lund — The port closed on Monday.",
//! "Turku, June 5: The port closed.", "Turku-The port closed."

use super::chars::{is_dash, is_word};
use crate::Span;
use crate::lexicon::vocabulary::closed_classes::{ARTICLES, DEMONSTRATIVES};
use crate::lexicon::vocabulary::{numbers, times};

/// A dateline is no longer than this, in words.
const LONGEST: usize = 12;

/// A place in small letters is no longer than this, and what is told of it no shorter: "Sund - A Life" is a title.
const LONGEST_PLACE: usize = 3;
const SHORTEST_STORY: usize = 5;

/// The number of words of the dateline that a paragraph begins with, its mark included.
pub(super) fn of_paragraph(text: &str, words: &[Span]) -> Option<usize> {
    before_dash(text, words).or_else(|| before_colon(text, words)).or_else(|| before_hyphen(text, words))
}

/// "TURKU, June 5:", "New Lund, 5 June:". A colon alone may stand behind a speaker.
fn before_colon(text: &str, words: &[Span]) -> Option<usize> {
    let word = |i: usize| &text[words[i]];
    let colon = (1..words.len().min(LONGEST)).find(|&i| word(i) == ":")?;
    let comma = (1..colon).rfind(|&i| word(i) == ",")?;
    let date = (comma + 1..colon).map(word);
    let month = |w: &str| times::MONTHS.has(&w.trim_end_matches('.').to_lowercase());
    let digits = |w: &str| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit());
    let dated = date.len() == 2 && date.clone().any(month) && date.clone().any(digits);
    let named = |w: &str| w == "," || w.starts_with(char::is_uppercase) && !ARTICLES.has(&w.to_lowercase());
    let goes_on = text[words[colon].end..].trim_start().starts_with(char::is_uppercase);
    (dated && goes_on && (0..comma).all(|i| named(word(i)))).then_some(colon + 1)
}

/// "Turku-Two boats sank.": a name that a hyphen joins to the first word of a sentence, which no compound has.
fn before_hyphen(text: &str, words: &[Span]) -> Option<usize> {
    let [place, hyphen, first, ..] = words else { return None };
    let glued = place.end == hyphen.start && hyphen.end == first.start;
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
