use jiff::civil;
use proptest::prelude::*;

use super::calendar::Aim;
use super::interval::{Grain, Interval};
use super::{aim, read};
use crate::{Date, Modality, Origin, Polarity, Tense, When};
use Aim::{Ahead, Back};

/// Rows of `expression | time`, "-" for none; "~" before a vague one.
fn check(anchor: &str, aim: Aim, rows: &str) {
    let anchor = (!anchor.is_empty()).then(|| anchor.parse::<Date>().unwrap());
    for row in rows.trim().lines() {
        let (text, expected) = row.split_once('|').unwrap();
        let got = shown(read(text.trim(), anchor, None, aim));
        assert_eq!(got, expected.trim(), "{} at {anchor:?}", text.trim());
    }
}

fn shown(when: Option<When>) -> String {
    let Some(when) = when else { return "-".to_owned() };
    let vague = if when.is_approximate() { "~" } else { "" };
    match &when {
        When::Dated { iso, .. } => format!("{vague}{iso}"),
        When::Relative { relative, from: Origin::Publication, .. } => format!("{vague}[{relative}]"),
        When::Relative { relative, .. } => format!("{vague}story[{relative}]"),
    }
}

#[test]
fn what_is_given_in_full_needs_no_anchor() {
    check(
        "",
        Back,
        "
        in 2019 | 2019
        3 March 2020 | 2020-03-03
        on March 3, 2020 | 2020-03-03
        on the 3rd of March 2020 | 2020-03-03
        on Monday, Sept. 14, 2020 | 2020-09-14
        2025-11-26 | 2025-11-26
        26/11/2025 | 2025-11-26
        11/26/2025 | 2025-11-26
        05/05/2025 | 2025-05-05
        05/06/2025 | -
        2017-2021 | 2017/2021
        2017–2021 | 2017/2021
        2019-20 | 2019/2020
        for the 2019-20 season | 2019/2020
        2019-10 | -
        from 2015 to 2018 | 2015/2018
        between 2010 and 2015 | 2010/2015
        since 2014 | 2014/..
        until 2015 | ../2015
        by 2030 | ../2030
        before 2015 | ../2014
        after 2015 | 2016/..
        after March 3, 2020 | 2020-03-04/..
        in May 2019 | 2019-05
        in May of 2019 | 2019-05
        from May to July 2019 | 2019-05/2019-07
        March 3-5, 2020 | 2020-03-03/2020-03-05
        3-5 March 2020 | 2020-03-03/2020-03-05
        early 2019 | ~2019-01/2019-04
        in mid-2019 | ~2019-05/2019-08
        late 2019 | ~2019-09/2019-12
        the end of 2019 | ~2019-12
        at the beginning of 2019 | ~2019-01
        mid-June 2020 | ~2020-06-11/2020-06-20
        late February 2020 | ~2020-02-21/2020-02-29
        since early 2019 | ~2019-01/..
        the 1990s | 1990/1999
        in the '90s | 1990/1999
        in the nineties | 1990/1999
        the 2010s | 2010/2019
        in the 1800s | 1800/1899
        the early 1990s | ~1990/1993
        late 1990s | ~1997/1999
        in the 19th century | 1801/1900
        in the twenty-first century | 2001/2100
        in the early 20th century | ~1901/1933
        Q3 2021 | 2021-07/2021-09
        in the third quarter of 2021 | 2021-07/2021-09
        the first half of 2021 | 2021-01/2021-06
        in the summer of 2018 | ~2018-06/2018-08
        in winter 2018 | ~2018-12/2019-02
        on Christmas Eve 2019 | 2019-12-24
        on New Year's Day 2020 | 2020-01-01
        on Feb. 29, 2020 | 2020-02-29
        on Feb. 29, 2021 | -
        at 5 p.m. on March 3, 2020 | 2020-03-03T17:00
        around 2005 | ~2005
        in the year 2019 | 2019
        ",
    );
}

#[test]
fn weekdays_look_where_the_clause_looks() {
    // a Wednesday
    check(
        "2025-11-26",
        Back,
        "
        on Wednesday | 2025-11-26
        Thursday | 2025-11-20
        on Monday | 2025-11-24
        last Friday | 2025-11-21
        last Wednesday | 2025-11-19
        this Monday | 2025-11-24
        on Friday last week | 2025-11-21
        on Friday of last week | 2025-11-21
        Wednesday morning | ~2025-11-26T06:00/2025-11-26T12:00
        on Tuesday night | ~2025-11-25T20:00/2025-11-26T04:00
        late on Wednesday | 2025-11-26
        since Monday | 2025-11-24/..
        in the early hours of Sunday | ~2025-11-23T00:00/2025-11-23T06:00
        over the weekend | 2025-11-22/2025-11-23
        last weekend | 2025-11-22/2025-11-23
        at 5 p.m. on Tuesday | 2025-11-25T17:00
        Tuesday at 5:30 pm | 2025-11-25T17:30
        on Tuesday at noon | 2025-11-25T12:00
        ",
    );
    check(
        "2025-11-26",
        Ahead,
        "
        on Wednesday | 2025-11-26
        on Thursday | 2025-11-27
        on Monday | 2025-12-01
        until Friday | ../2025-11-28
        next Friday | 2025-12-05
        next Wednesday | 2025-12-03
        this Friday | 2025-11-28
        this weekend | 2025-11-29/2025-11-30
        at 5 p.m. on Friday | 2025-11-28T17:00
        by Friday | ../2025-11-28
        by midnight on Friday | ~../2025-11-28
        from Monday | 2025-12-01/..
        from Monday to Wednesday | 2025-12-01/2025-12-03
        ",
    );
}

#[test]
fn days_weeks_and_years_are_counted_from_the_day_of_publication() {
    check(
        "2025-11-26",
        Back,
        "
        today | 2025-11-26
        yesterday | 2025-11-25
        yesterday evening | ~2025-11-25T18:00/2025-11-25T24:00
        the day before yesterday | 2025-11-24
        tonight | ~2025-11-26T18:00/2025-11-26T24:00
        this morning | ~2025-11-26T06:00/2025-11-26T12:00
        overnight | ~2025-11-25T20:00/2025-11-26T04:00
        last night | ~2025-11-25T20:00/2025-11-26T04:00
        this week | 2025-11-24/2025-11-30
        last week | 2025-11-17/2025-11-23
        last month | 2025-10
        last quarter | 2025-07/2025-09
        last year | 2024
        this year | 2025
        this decade | 2020/2029
        last century | 1901/2000
        two days ago | 2025-11-24
        a week ago | ~2025-11-19
        nearly two weeks ago | ~2025-11-12
        a month ago | ~2025-10
        five years ago | ~2020
        twenty-three years ago | ~2002
        two decades ago | ~2000/2009
        three hours ago | ~2025-11-26
        the past five years | ~2020-11-26/2025-11-26
        in the last two weeks | ~2025-11-12/2025-11-26
        in the last month | ~2025-10-26/2025-11-26
        on the night of 12 April | ~2025-04-12T20:00/2025-04-13T04:00
        within two weeks | -
        over the past year | ~2024-11-26/2025-11-26
        earlier this week | 2025-11-24/2025-11-26
        earlier this year | 2025-01-01/2025-11-26
        late last year | ~2024-09/2024-12
        by the end of the year | ~../2025-12
        in two weeks | -
        for two weeks | -
        in May | 2025-05
        in November | 2025-11
        in December | 2024-12
        last May | 2025-05
        last November | 2024-11
        in May last year | 2024-05
        in May of last year | 2024-05
        on March 3 | 2025-03-03
        on December 24 | 2024-12-24
        on Feb. 29 | 2024-02-29
        since May | 2025-05/..
        from November to February | 2024-11/2025-02
        last summer | ~2025-06/2025-08
        in the summer | ~2025-06/2025-08
        in the third quarter | 2025-07/2025-09
        in the second half of the year | 2025-07/2025-12
        on Christmas Eve | 2024-12-24
        mid-June | ~2025-06-11/2025-06-20
        this fall | ~2025-09/2025-11
        this May | 2025-05
        this December | 2024-12
        ",
    );
    check(
        "2025-11-26",
        Ahead,
        "
        tomorrow | 2025-11-27
        next week | 2025-12-01/2025-12-07
        next month | 2025-12
        next year | 2026
        in May | 2026-05
        in November | 2025-11
        next November | 2026-11
        in two weeks | ~2025-12-10
        within two weeks | ~2025-11-26/2025-12-10
        in three days' time | 2025-11-29
        in two years | ~2027
        two years from now | ~2027
        the next two weeks | ~2025-11-26/2025-12-10
        later this week | 2025-11-26/2025-11-30
        later this year | 2025-11-26/2025-12-31
        early next year | ~2026-01/2026-04
        by the end of the year | ~../2025-12
        by the end of the month | ~../2025-11-30
        on Christmas Day | 2025-12-25
        next summer | ~2026-06/2026-08
        in spring | ~2026-03/2026-05
        this December | 2025-12
        on Feb. 29 | 2028-02-29
        from November to February | 2025-11/2026-02
        as early as 2026 | 2026
        ",
    );
}

#[test]
fn vague_numbers_are_stretches() {
    check(
        "2025-11-26",
        Back,
        "
        a few days ago | ~2025-11-21/2025-11-24
        several weeks ago | ~2025-10-08/2025-11-05
        a few months ago | ~2025-06/2025-09
        years ago | ~2020/2023
        a fortnight ago | ~2025-11-12
        in recent years | ~2022-11-26/2025-11-26
        over the past few weeks | ~2025-11-05/2025-11-26
        a few days | -
        ",
    );
    check("2025-11-26", Ahead, "in the coming months | ~2025-11-26/2026-02-26");
    check("", Back, "a few days ago | ~[-P5D/-P2D]\nseveral years earlier | ~story[-P7Y/-P3Y]");
}

#[test]
fn feasts_are_days_of_the_year() {
    check(
        "2025-11-26",
        Back,
        "
        on Good Friday | 2025-04-18
        at Easter 2024 | 2024-03-31
        at Easter 2019 | 2019-04-21
        on Easter Monday 1943 | 1943-04-26
        on Ash Wednesday 2024 | 2024-02-14
        on Thanksgiving 2023 | 2023-11-23
        on Black Friday last year | 2024-11-29
        on Memorial Day | 2025-05-26
        on the Fourth of July | 2025-07-04
        on St. Patrick's Day 2020 | 2020-03-17
        on Independence Day | -
        on Labor Day | -
        in fiscal 2024 | -
        this past Sunday | 2025-11-23
        ",
    );
    check("", Back, "at Easter | [XXXX-02/XXXX-06]\non Thanksgiving | [XXXX-11]");
}

#[test]
fn the_ends_of_years_and_months_hold() {
    check(
        "2025-01-01",
        Back,
        "
        yesterday | 2024-12-31
        on Wednesday | 2025-01-01
        on Tuesday | 2024-12-31
        last week | 2024-12-23/2024-12-29
        this week | 2024-12-30/2025-01-05
        last month | 2024-12
        last year | 2024
        in December | 2024-12
        in January | 2025-01
        this winter | ~2024-12/2025-02
        last quarter | 2024-10/2024-12
        ",
    );
    check(
        "2024-12-31",
        Ahead,
        "
        tomorrow | 2025-01-01
        next month | 2025-01
        next quarter | 2025-01/2025-03
        next week | 2025-01-06/2025-01-12
        in January | 2025-01
        in December | 2024-12
        ",
    );
    check("2024-02-29", Back, "last year | 2023\na year ago | ~2023\nthe past year | ~2023-02-28/2024-02-29");
    check("2024-03-31", Back, "a month ago | ~2024-02\nlast month | 2024-02");
    check("9999-12-31", Ahead, "tomorrow | [P1D]\nnext year | [P1Y]\non Friday | 9999-12-31\nnext week | [P1W]");
    check("0001-01-01", Back, "yesterday | -\nlast year | -\nlast century | -\non Monday | 0001-01-01");
}

#[test]
fn without_a_day_of_publication_they_stay_relative() {
    check(
        "",
        Back,
        "
        last week | [-P1W]
        today | [P0D]
        next year | [P1Y]
        on Wednesday | [XXXX-WXX-3]
        last Friday | [XXXX-WXX-5]
        in May | [XXXX-05]
        on March 3 | [XXXX-03-03]
        a week ago | ~[-P1W]
        last summer | [XXXX-SU]
        in the third quarter | [XXXX-Q3]
        since Monday | [XXXX-WXX-1/..]
        until Friday | [../XXXX-WXX-5]
        Wednesday morning | ~[XXXX-WXX-3TMO]
        at 5 p.m. on Friday | [XXXX-WXX-5T17:00]
        the past five years | ~[-P5Y/P0D]
        early next year | ~[P1Y]
        two days earlier | story[-P2D]
        the year before | ~story[-P1Y]
        at 5 p.m. | -
        ",
    );
}

#[test]
fn times_of_the_story_are_counted_from_the_last_one_named() {
    let day = |y, m, d| Some(Interval::new(civil::date(y, m, d), civil::date(y, m, d), Grain::Day));
    let check = |story, rows: &str| {
        for row in rows.trim().lines() {
            let (text, expected) = row.split_once('|').unwrap();
            assert_eq!(shown(read(text.trim(), None, story, Back)), expected.trim(), "{}", text.trim());
        }
    };
    check(
        day(2020, 3, 1),
        "
        two days earlier | 2020-02-28
        the day before | 2020-02-29
        the next day | 2020-03-02
        the following week | ~2020-03-08
        the same day | 2020-03-01
        that day | 2020-03-01
        a year later | ~2021
        that year | 2020
        the same month | 2020-03
        from a year earlier | -
        ",
    );
    check(
        Interval::years(2019, 2019),
        "
        two days earlier | story[-P2D]
        a year later | 2020
        the year before | 2018
        that year | 2019
        ",
    );
}

#[test]
fn what_is_no_time_stays_one() {
    check(
        "2025-11-26",
        Back,
        "
        the second minister | -
        May Otieno | -
        March on the capital | -
        after the war | -
        in a second | -
        the first half | -
        recently | -
        the day before the vote | -
        in the year 99999 | -
        99999999999999999999 years ago | -
        9999 centuries ago | ~[-P999900Y]
        Sunday school | -
        the quarter | -
        after the fall | -
        at night | -
         | -
        ",
    );
}

#[test]
fn a_clause_looks_back_or_ahead() {
    let check = |tense, modality, lemma, case, expected| {
        assert_eq!(aim(tense, modality, Polarity::Affirmative, lemma, case), expected, "{lemma} {case}");
    };
    check(Tense::Past, Modality::Actual, "meet", "on", Back);
    check(Tense::Future, Modality::Future, "meet", "on", Ahead);
    check(Tense::None, Modality::Wanted, "meet", "on", Ahead);
    check(Tense::None, Modality::Actual, "kill", "on", Back);
    check(Tense::Past, Modality::Actual, "postpone", "to", Ahead);
    check(Tense::Past, Modality::Actual, "close", "until", Ahead);
    check(Tense::Past, Modality::Actual, "stay", "until", Back);
    check(Tense::Present, Modality::Actual, "be", "since", Back);
    assert_eq!(aim(Tense::Past, Modality::Actual, Polarity::Negative, "open", "until"), Back);
}

/// Words that the grammar knows, in any order.
fn words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "on",
        "in",
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "before",
        "after",
        "by",
        "at",
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "same",
        "that",
        "early",
        "late",
        "mid-",
        "end",
        "of",
        "earlier",
        "later",
        "ago",
        "about",
        "two",
        "twenty",
        "31",
        "29",
        "0",
        "9999",
        "2019",
        "1000",
        "2999",
        "1990s",
        "19th",
        "first",
        "third",
        "century",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "quarter",
        "year",
        "years",
        "decade",
        "centuries",
        "Friday",
        "Sunday",
        "May",
        "February",
        "Feb.",
        "summer",
        "winter",
        "weekend",
        "today",
        "yesterday",
        "tonight",
        "morning",
        "night",
        "5",
        "p.m.",
        "12:30",
        "noon",
        "Q3",
        "half",
        "Christmas",
        "Eve",
        "-",
        "–",
        ",",
        "couple",
        "time",
        "now",
    ];
    proptest::collection::vec(proptest::sample::select(WORDS), 1..7).prop_map(|words| words.join(" "))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let any = (1u16..=9999, 1u8..=12, 1u8..=31).prop_map(|(y, m, d)| Date::new(y, m, d).ok());
    prop_oneof![
        any,
        Just(Date::new(1, 1, 1).ok()),
        Just(Date::new(9999, 12, 31).ok()),
        Just(Date::new(2024, 2, 29).ok())
    ]
}

fn is_sound(when: &When) -> bool {
    match when {
        When::Dated { iso, start, end, .. } => {
            let ordered = start.is_none() || end.is_none() || start <= end;
            let same = |text: &str, date: &Option<Date>| match date {
                Some(date) => date.to_string().starts_with(text.split('T').next().unwrap()),
                None => text == "..",
            };
            let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
            ordered && (start.is_some() || end.is_some()) && same(first, start) && same(last, end)
        }
        When::Relative { relative, .. } => !relative.is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_or_left(text in ".{0,60}", day in day(), ahead: bool) {
        if let Some(when) = read(&text, day, None, if ahead { Ahead } else { Back }) {
            prop_assert!(is_sound(&when), "{text:?}: {when:?}");
        }
    }

    #[test]
    fn words_of_time_in_any_order_are_sound(text in words(), day in day(), story in day(), ahead: bool) {
        let story = story.map(|d| Interval::new(d.civil(), d.civil(), Grain::Day));
        if let Some(when) = read(&text, day, story, if ahead { Ahead } else { Back }) {
            prop_assert!(is_sound(&when), "{text:?} at {day:?}: {when:?}");
            let json = serde_json::to_string(&when).unwrap();
            prop_assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
        }
    }
}

#[test]
fn dates_are_read_strictly_and_moments_by_their_day() {
    for good in ["2025-11-26", " 2025-11-26 ", "2025-11-26T08:30:00Z", "2025-11-26 08:30"] {
        assert_eq!(good.parse::<Date>().unwrap().to_string(), "2025-11-26");
    }
    for bad in [
        "",
        "2025",
        "2025-02-29",
        "26/11/2025",
        "2025-11-26x",
        "0000-01-01",
        "-025-01-01",
        "2025-1-1",
        "20251126",
        "２０２５-11-26",
    ] {
        let error = bad.parse::<Date>().unwrap_err().to_string();
        assert!(error.contains("2025-11-26") && error.starts_with(&format!("{bad:?}")), "{error}");
    }
    assert!(
        Date::new(2025, 13, 1).is_err() && Date::new(2025, 255, 255).is_err() && Date::new(u16::MAX, 1, 1).is_err()
    );
    assert!(serde_json::from_str::<Date>("\"2025-02-30\"").is_err());
}
