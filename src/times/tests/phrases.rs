//! Which phrases of a tree are read as times.

use crate::times::read;
use crate::{Date, clauses, mentions, quotes, rows};

/// Where the words of a text stand, behind which preposition, and what they say: none where they are no time.
#[track_caller]
fn check(rows: &str, words: &str, case: &str, expected: Option<&str>) {
    let parse = rows::parse(rows);
    let clauses = clauses::find(&parse, &quotes::find(&parse));
    let published: Option<Date> = Some("2025-11-28".parse().unwrap());
    let times = read(&parse, &mentions::find(&parse), &clauses, published);
    let start = parse.text.find(words).unwrap();
    let phrase = times.at(crate::Span::new(start, start + words.len()), case);
    let when = phrase.and_then(|p| p.reading(p.aim?)?.when());
    assert_eq!(when.map(|w| w.to_string()).as_deref(), expected, "{words}: {times:?}");
}

const CLOSED: &str = "
    1  The       DET    2  det
    2  ferry     NOUN   3  nsubj
    3  closed    VERB   0  root
    4  on        ADP    5  case
    5  Monday    PROPN  3  obl   B-Date
    6  after     ADP    8  case
    7  the       DET    8  det
    8  storm     NOUN   3  obl
";

#[test]
fn a_phrase_is_read_with_the_preposition_that_it_has() {
    check(CLOSED, "Monday", "on", Some("2025-11-24"));
    check(CLOSED, "Monday", "since", None);
    check(CLOSED, "storm", "after", None);
}

#[test]
fn a_distance_is_one_time_with_what_it_is_counted_from() {
    let rows = "
        1  Two     NUM    2  nummod
        2  days    NOUN   7  obl:unmarked
        3  after   SCONJ  5  mark
        4  Berg    PROPN  5  nsubj  B-Person
        5  fell    VERB   7  advcl
        6  she     PRON   7  nsubj
        7  left    VERB   0  root
    ";
    check(rows, "Two days after Berg fell", "", Some("relative to that: P2D"));
}

#[test]
fn a_distance_may_hang_to_what_it_is_counted_from() {
    let rows = "
        1  Berg    PROPN  2  nsubj  B-Person
        2  left    VERB   0  root
        3  two     NUM    4  nummod
        4  days    NOUN   7  nmod:unmarked
        5  after   ADP    7  case
        6  the     DET    7  det
        7  storm   NOUN   2  obl
    ";
    check(rows, "two days after the storm", "", Some("relative to that: P2D"));
}

#[test]
fn two_times_that_are_joined_are_one() {
    let rows = "
        1  It       PRON   2  nsubj
        2  rained   VERB   0  root
        3  between  ADP    4  case
        4  May      PROPN  2  obl   B-Date
        5  and      CCONJ  6  cc
        6  June     PROPN  4  conj  B-Date
    ";
    // a phrase is read on to where the time ends
    check(rows, "May", "between", Some("2025-05/2025-06"));
    check(rows, "May and June", "between", Some("2025-05/2025-06"));
}
