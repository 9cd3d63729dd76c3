//! Times that have no place in the calendar yet, or are counted from one that the text names.

use jiff::civil;

use super::{check, read, shown};
use crate::doc::Aim::Back;
use crate::doc::{Grain, Interval};

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
