use proptest::prelude::*;

use super::calendar::Aim;
use super::*;

fn day(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

/// `ahead` is how clauses about what is to come are read; a day of publication may be missing.
#[track_caller]
fn check_as(aim: Aim, published: &str, rows: &[(&str, &str)]) {
    for (text, wanted) in rows {
        let got = read(text, day(published), None, aim).map_or_else(|| "-".to_owned(), |w| w.to_string());
        assert_eq!(got, *wanted, "{text:?} on {published:?}");
    }
}

/// 2025-11-26 is a Wednesday.
const DAY: &str = "2025-11-26";

#[test]
fn weekdays_are_the_latest_or_the_next() {
    check_as(
        Aim::Back,
        DAY,
        &[
            ("on Monday", "2025-11-24"),
            ("on Wednesday", "2025-11-26"),
            ("on Thursday", "2025-11-20"),
            ("last Friday", "2025-11-21"),
            ("yesterday", "2025-11-25"),
            ("today", "2025-11-26"),
            ("the day before yesterday", "2025-11-24"),
        ],
    );
    check_as(
        Aim::Ahead,
        DAY,
        &[
            ("on Monday", "2025-12-01"),
            ("on Wednesday", "2025-11-26"),
            ("on Friday", "2025-11-28"),
            ("next Friday", "2025-11-28"),
            ("this Friday", "2025-11-28"),
            ("tomorrow", "2025-11-27"),
        ],
    );
}

#[test]
fn weeks_months_and_years_are_counted_from_the_day() {
    check_as(
        Aim::Back,
        DAY,
        &[
            ("last week", "2025-11-17/2025-11-23"),
            ("last month", "2025-10"),
            ("last year", "2024"),
            ("in May", "2025-05"),
            ("in December", "2024-12"),
            ("on March 3", "2025-03-03"),
            ("two years ago", "about 2023"),
        ],
    );
    check_as(
        Aim::Ahead,
        DAY,
        &[
            ("next week", "2025-12-01/2025-12-07"),
            ("next month", "2025-12"),
            ("in May", "2026-05"),
            ("next year", "2026"),
        ],
    );
    // Ends of years, a leap day.
    check_as(
        Aim::Back,
        "2024-01-01",
        &[("yesterday", "2023-12-31"), ("last month", "2023-12"), ("in December", "2023-12")],
    );
    check_as(Aim::Ahead, "2023-12-31", &[("tomorrow", "2024-01-01"), ("next month", "2024-01")]);
    check_as(Aim::Back, "2024-03-01", &[("yesterday", "2024-02-29"), ("on February 29", "2024-02-29")]);
}

#[test]
fn times_in_full_need_no_day() {
    check_as(
        Aim::Back,
        "",
        &[
            ("on 3 March 2020", "2020-03-03"),
            ("March 3, 2020", "2020-03-03"),
            ("in May 2019", "2019-05"),
            ("in 1994", "1994"),
            ("2017-2021", "2017/2021"),
            ("from 2015 to 2018", "2015/2018"),
            ("since 2014", "2014/.."),
            ("until 2015", "../2015"),
            ("the 1990s", "1990/1999"),
            ("in early 2021", "about 2021-01/2021-04"),
            ("in the year 99999", "-"),
            ("on 31 February 2020", "-"),
        ],
    );
}

#[test]
fn without_a_day_relative_times_stay_relative() {
    check_as(
        Aim::Back,
        "",
        &[
            ("on Wednesday", "relative: XXXX-WXX-3"),
            ("last week", "relative: -P1W"),
            ("today", "relative: P0D"),
            ("in May", "relative: XXXX-05"),
            ("two days earlier", "relative to the story: -P2D"),
        ],
    );
}

#[test]
fn what_is_no_time_has_none() {
    check_as(Aim::Back, DAY, &[("", "-"), ("the second man", "-"), ("in Oslo", "-"), ("five", "-"), ("ago", "-")]);
}

/// Pieces of time expressions in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "on",
        "in",
        "since",
        "until",
        "from",
        "to",
        "by",
        "last",
        "next",
        "this",
        "the",
        "past",
        "Monday",
        "Friday",
        "March",
        "May",
        "3",
        "31",
        "0",
        "99",
        "2020",
        "2017-2021",
        "9999",
        "1990s",
        "week",
        "weeks",
        "years",
        "century",
        "ago",
        "earlier",
        "early",
        "mid",
        "end",
        "of",
        "quarter",
        "third",
        "5",
        "p.m.",
        "morning",
        "weekend",
        "two",
        "million",
        "-",
        ",",
        "Q3",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn any_words_give_a_time_of_the_calendar_or_none(
        text in prop_oneof![pieces(), ".{0,40}"],
        (y, m, d) in (1u16..=9999, 1u8..=12, 1u8..=28),
        ahead in any::<bool>(),
        dated in any::<bool>(),
    ) {
        let published = dated.then(|| Date::new(y, m, d).unwrap());
        let aim = if ahead { Aim::Ahead } else { Aim::Back };
        if let Some(when) = read(&text, published, None, aim) {
            if let (Some(start), Some(end)) = (when.start(), when.end()) {
                prop_assert!(start <= end, "{text}: {when}");
            }
            let json = serde_json::to_string(&when).unwrap();
            prop_assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
        }
    }
}
