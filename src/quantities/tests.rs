//! Phrases with what they state. The words are split as those of texts are.

use proptest::prelude::*;

use super::{Word, read};
use crate::tokens;

fn words(text: &str) -> Vec<(std::ops::Range<usize>, bool)> {
    let mut end = 0;
    let sentences: Vec<_> = tokens::split(text).collect();
    let spans = sentences.iter().flat_map(|s| s.words.iter().copied());
    spans
        .map(|span| {
            let spaced = span.start > end || span.start == 0;
            end = span.end;
            (span.start..span.end, spaced)
        })
        .collect()
}

/// The first amount of a text.
fn first(text: &str, changing: bool) -> Option<String> {
    let spans = words(text);
    let words: Vec<Word> =
        spans.iter().map(|(span, spaced)| Word { text: &text[span.clone()], spaced: *spaced }).collect();
    (0..words.len())
        .filter(|&at| super::may_begin(words[at].text, &crate::lexicon::lemma(words[at].text, crate::Upos::Noun)))
        .find_map(|at| read(&words, at, words.len(), changing))
        .map(|reading| reading.quantity.to_string())
}

#[track_caller]
fn check(rows: &[(&str, &str)], changing: bool) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, want)| (text, want, first(text, changing).unwrap_or_default()))
        .filter(|(_, want, found)| found != *want)
        .map(|(text, want, found)| format!("{text}: {found:?}, not {want:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts_are_read() {
    check(
        &[
            ("40 ferries", "40"),
            ("three Norwegian pilots", "3"),
            ("twenty-three goats", "23"),
            ("at least 12", "at least 12"),
            ("more than 1,200 barns", "more than 1200"),
            ("up to 300 skaters", "at most 300"),
            ("as many as 300 skaters", "at most 300"),
            ("no fewer than 12 bakers", "at least 12"),
            ("no more than six", "at most 6"),
            ("fewer than 30 seats", "less than 30"),
            ("about 40 geese", "about 40"),
            ("nearly 2 million hens", "about 2000000"),
            ("just over 400 masts", "about more than 400"),
            ("well over 400 masts", "more than 400"),
            ("at least another 40 nets", "at least 40"),
            ("40 or more boats", "at least 40"),
            ("40 or so boats", "about 40"),
            ("some 40 boats", "about 40"),
            ("a record 40 boats", "40"),
            ("a dozen eggs", "12"),
            ("half a dozen eggs", "6"),
            ("two dozen eggs", "24"),
            ("dozens of divers", "about at least 24"),
            ("hundreds of thousands of bees", "about at least 200000"),
            ("tens of thousands", "about at least 20000"),
            ("several hundred moths", "about at least 200"),
            ("a few thousand moths", "about at least 2000"),
            ("a hundred sheep", "100"),
            ("two and a half million crates", "2500000"),
            ("half a million crates", "500000"),
            ("12,50,000 votes", "1250000"),
            ("3 lakh farmers", "300000"),
            ("5m crates", "5000000"),
            ("a couple of goats", "about 2"),
            ("five hundred and six", "506"),
            ("one man", "1"),
            ("40 trams a day", "40"),
            ("40 a day", "40 /day"),
        ],
        false,
    );
}

#[test]
fn money_is_read() {
    check(
        &[
            ("$3.1bn", "3100000000 USD"),
            ("40 million dollars in fines", "40000000 USD"),
            ("€2.5m", "2500000 EUR"),
            ("US$40 million", "40000000 USD"),
            ("C$12", "12 CAD"),
            ("HK $1.6 billion", "1600000000 HKD"),
            ("12 HK dollars", "12 HKD"),
            ("A$ 1.5 billion", "1500000000 AUD"),
            ("12 New Zealand dollars", "12 NZD"),
            ("20 Canadian dollars", "20 CAD"),
            ("Rs 300 crore", "3000000000 rupee"),
            ("₹5 lakh crore", "5000000000000 INR"),
            ("300 Indian rupees", "300 INR"),
            ("308 pesos per dollar", "308 peso/USD"),
            ("20 Mexican pesos", "20 MXN"),
            ("5p", "0.05 GBP"),
            ("50 pence", "0.5 GBP"),
            ("£1.20", "1.20 GBP"),
            ("EUR 20 million", "20000000 EUR"),
            ("20 million EUR", "20000000 EUR"),
            ("84 kroner a share", "84 krone/share"),
            ("$80 a barrel", "80 USD/barrel"),
            ("$12 an hour", "12 USD/hour"),
            ("6 euros per litre", "6 EUR/l"),
            ("more than $3.1bn", "more than 3100000000 USD"),
            ("$10-12 million", "10000000 to 12000000 USD"),
            ("between $10 and $12", "10 to 12 USD"),
            ("40 pounds sterling", "40 GBP"),
            ("300 Egyptian pounds", "300 EGP"),
            ("hundreds of millions of dollars", "about at least 200000000 USD"),
            ("millions of euros", "about at least 2000000 EUR"),
            ("3 million won", "3000000 KRW"),
        ],
        false,
    );
}

#[test]
fn shares_measures_and_lengths_are_read() {
    check(
        &[
            ("5 per cent", "5 %"),
            ("5%", "5 %"),
            ("0.5 percent", "0.5 %"),
            ("5 percentage points", "5 percentage points"),
            ("25 basis points", "25 basis points"),
            ("3 points", "3 points"),
            ("nearly half of the barns", "about 50 %"),
            ("half the barns", "50 %"),
            ("a third of the crew", "about 33.3 %"),
            ("two-thirds of the crew", "about 66.7 %"),
            ("three quarters", "75 %"),
            ("one in five barns", "20 %"),
            ("nine out of ten barns", "90 %"),
            ("22.6 degC", "22.6 °C"),
            ("22°C", "22 °C"),
            ("-5 degrees", "-5 °"),
            ("12 km", "12 km"),
            ("3,000 feet", "3000 ft"),
            ("100 mph", "100 mi/hour"),
            ("60 miles per hour", "60 mi/hour"),
            ("40 kilometres an hour", "40 km/hour"),
            ("100m away", "100 m"),
            ("200 square kilometres", "200 km2"),
            ("2 million barrels per day", "2000000 barrel/day"),
            ("50 MW", "50 MW"),
            ("two years", "2 year"),
            ("48 hours", "48 hour"),
            ("half an hour", "0.5 hour"),
            ("a quarter of a century", "0.25 century"),
            ("two and a half years", "2.5 year"),
            ("three times", "3 times"),
        ],
        false,
    );
}

#[test]
fn ranges_scores_and_changes_are_read() {
    check(
        &[
            ("between 10 and 12 potters", "10 to 12"),
            ("10-12 per cent", "10 to 12 %"),
            ("10 to 15 potters", "10 to 15"),
            ("about 10 to 15 potters", "about 10 to 15"),
            ("one or two potters", "1 to 2"),
            ("10-12 million eels", "10000000 to 12000000"),
            ("10 km to 12 km", "10 to 12 km"),
            ("2-1", "2-1"),
            ("0-3", "0-3"),
            ("56 to 44", "56-44"),
            ("56 votes", "56"),
            ("from 12 to 15 %", "12 to 15 %"),
        ],
        false,
    );
    check(
        &[
            ("rose from 12 to 15 %", "from 12 to 15 %"),
            ("fell by 3 points to 41", "by 3 points to 41"),
            ("rose 5 per cent to $3.1bn from $2.9bn", "by 5 % from 2900000000 to 3100000000 USD"),
            ("from $2.9bn to $3.1bn", "from 2900000000 to 3100000000 USD"),
            ("by 48 percent to 43 percent", "by 48 to 43 %"),
            ("fell 3 points to 41", "by 3 points to 41"),
            ("rose 10 to 12 per cent", "10 to 12 %"),
        ],
        true,
    );
}

#[test]
fn what_is_no_amount_is_left_alone() {
    for text in [
        "the third man",
        "20th",
        "the 1990s",
        "a 40-year-old potter",
        "a two-day fair",
        "a 10-man crew",
        "No. 10",
        "12 May",
        "10 a.m.",
        "10:30",
        "9/11",
        "6-4, 6-3",
        "2014-15",
        "G20",
        "A320",
        "COVID-19",
        "a second potter",
        "no potters",
        "several potters",
        "a quarter-final",
    ] {
        assert_eq!(first(text, false), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_words_are_read_without_a_panic(
        text in "(([a-z]{1,4}|[0-9,.]{1,6}|\\$|€|half|a|of|to|from|by|and|-|%|million|dozens|between|or|more|p|m|½|third|in|ten|twenty|per|each) ?){0,14}",
        changing: bool,
    ) {
        let spans = words(&text);
        let words: Vec<Word> = spans.iter().map(|(s, spaced)| Word { text: &text[s.clone()], spaced: *spaced }).collect();
        for at in 0..=words.len() {
            if let Some(reading) = read(&words, at, words.len(), changing) {
                prop_assert!(!reading.words.is_empty() && reading.words.end <= words.len());
            }
        }
    }

    #[test]
    fn numbers_are_what_they_were(digits in "[1-9][0-9]{0,20}(\\.[0-9]{1,4})?") {
        prop_assert_eq!(first(&format!("{digits} km"), false), Some(format!("{digits} km")));
        prop_assert_eq!(first(&format!("paid ${digits}"), false), Some(format!("{digits} USD")));
    }
}
