//! What a time expression says, and its place in the calendar.

use jiff::Span;
use jiff::civil::Date;

use crate::doc::{Aim, Bound, Clock, Grain, Interval};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Which of the many Fridays or Mays is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// "on Friday": as the clause looks
    Plain,
    /// "last Friday": before the day of publication
    Last,
    /// "next Friday": after it
    Next,
    /// "this May": of the same week or year
    This,
}

/// What comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yearly {
    Month(i8),
    Day(i8, i8),
    Season(Season),
    Quarter(i8),
    Half(i8),
    /// That many days after Easter Sunday of the western churches, before it where negative.
    Easter(i16),
    /// The nth such day of the week in a month, the last one for -1, and `later` days after that: Thanksgiving, Black Friday.
    Nth {
        month: i8,
        weekday: i8,
        nth: i8,
        later: i8,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(i16),
    /// "last year", "this year": counted from the year of publication
    Away(i32),
    Open(Which),
}

/// "early", "mid", "the end of"
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// "earlier this week": up to the day of publication
    SoFar,
    /// "later this week": from it on
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hours {
    /// "the early hours of Sunday"
    Small,
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// Given in full: years, decades, numeric dates.
    Fixed(Interval),
    Yearly(Yearly, Year),
    /// 1 for Monday
    Weekday(i8, Which),
    /// "Friday last week", "last weekend": from one day of the week to another, that many weeks away
    InWeek(i8, i8, i32),
    Weekend(Which),
    /// "Friday 13th": 1 for Monday, and the day of a month
    WeekdayOfMonth(i8, i8),
    /// "the week of 30 September"
    WeekOf(Box<Expr>),
    /// "last week", "today"
    Unit(Unit, i32),
    /// "a week ago", "in two days"
    Away(Unit, i32),
    /// "the past five years": the length, back or ahead
    Stretch(Unit, i32),
    /// "two days earlier", "the same day": counted from the time that the text speaks of
    Story(Unit, i32),
    /// "a day after the opposition accused him", "two days after Christmas": counted from what the words go on with
    Apart(Unit, i32, Option<Box<Expr>>),
    Part(Part, Box<Expr>),
    Hours(Hours, Box<Expr>),
    /// Hour and minute, and the day if it is told.
    Clock(Clock, Option<Box<Expr>>),
    Bound(Bound, Box<Expr>),
    Between(Box<Expr>, Box<Expr>),
    About(Box<Expr>),
}

/// What relative expressions are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) day: Option<Date>,
    /// The time that the text speaks of.
    pub(super) story: Option<Interval>,
    pub(super) aim: Aim,
}

/// Where an expression lies; none where the anchor is missing or the calendar ends.
pub(super) fn place(expr: &Expr, anchor: &Anchor) -> Option<Interval> {
    Some(match expr {
        Expr::Fixed(interval) => *interval,
        Expr::Yearly(yearly, Year::Given(year)) => of_year(*yearly, *year)?,
        Expr::Yearly(yearly, Year::Away(by)) => of_year(*yearly, year_away(anchor.day?, *by)?)?,
        Expr::Yearly(yearly, Year::Open(which)) => {
            nearest(anchor.day?, *which, anchor.aim, &|n, day| of_year(*yearly, year_away(day, n)?))?
        }
        Expr::Weekday(number, which) => {
            let (number, day) = (*number, anchor.day?);
            match which {
                Which::This => {
                    let this = in_week(day, 0, number, number)?;
                    let passed = this.end_day() < Some(day) && anchor.aim == Aim::Ahead;
                    if passed {
                        nearest(day, Which::Plain, Aim::Ahead, &|n, d| in_week(d, n, number, number))?
                    } else {
                        this
                    }
                }
                // "next Thursday" told on a Wednesday is not tomorrow
                Which::Next => in_week(day, 1, number, number)?,
                _ => nearest(day, *which, anchor.aim, &|n, d| in_week(d, n, number, number))?,
            }
        }
        Expr::WeekdayOfMonth(number, of_month) => {
            nearest(anchor.day?, Which::Plain, anchor.aim, &|n, d| weekday_of_month(d, n, *number, *of_month))?
        }
        Expr::WeekOf(inner) => around(place(inner, anchor)?.start_day()?, Unit::Week)?,
        Expr::InWeek(from, to, weeks) => in_week(anchor.day?, *weeks, *from, *to)?,
        Expr::Weekend(Which::This) => in_week(anchor.day?, 0, 6, 7)?,
        Expr::Weekend(Which::Next) => in_week(anchor.day?, 1, 6, 7)?,
        Expr::Weekend(which) => nearest(anchor.day?, *which, anchor.aim, &|n, d| in_week(d, n, 6, 7))?,
        Expr::Unit(unit, by) => around(shifted(anchor.day?, *unit, *by)?, *unit)?,
        Expr::Away(unit, by) => away(anchor.day?, *unit, *by)?,
        Expr::Stretch(unit, by) => {
            let (day, other) = (anchor.day?, shifted(anchor.day?, *unit, *by)?);
            Interval::new(day.min(other), day.max(other), Grain::Day).vague()
        }
        Expr::Story(unit, by) => story(anchor.story?, *unit, *by)?,
        Expr::Apart(unit, by, from) => story(place(from.as_deref()?, anchor)?, *unit, *by)?,
        Expr::Part(part, inner) => part_of(*part, place(inner, anchor)?, anchor)?,
        Expr::Hours(hours, inner) => hours_of(*hours, place(inner, anchor)?)?,
        Expr::Clock(clock, day) => place(day.as_deref()?, anchor)?.at(*clock)?,
        Expr::Bound(bound, inner) => place(inner, anchor)?.bounded(*bound)?,
        Expr::Between(from, to) => between(from, to, anchor)?,
        Expr::About(inner) => place(inner, anchor)?.vague(),
    })
}

fn shifted(day: Date, unit: Unit, by: i32) -> Option<Date> {
    let span = Span::new();
    let span = match unit {
        Unit::Day => span.try_days(by),
        Unit::Week => span.try_weeks(by),
        Unit::Month => span.try_months(by),
        Unit::Quarter => span.try_months(by.checked_mul(3)?),
        Unit::Year => span.try_years(by),
        Unit::Decade => span.try_years(by.checked_mul(10)?),
        Unit::Century => span.try_years(by.checked_mul(100)?),
    };
    day.checked_add(span.ok()?).ok()
}

fn year_away(day: Date, by: i32) -> Option<i16> {
    i16::try_from(i32::from(day.year()).checked_add(by)?).ok()
}

/// The day, week, month, ... that a day lies in; weeks begin on Monday, centuries with the year 1.
fn around(day: Date, unit: Unit) -> Option<Interval> {
    let year = day.year();
    let years = |from: i16, length: i16| Interval::years(from, from.checked_add(length - 1)?);
    match unit {
        Unit::Day => Some(Interval::new(day, day, Grain::Day)),
        Unit::Week => in_week(day, 0, 1, 7),
        Unit::Month => of_year(Yearly::Month(day.month()), year),
        Unit::Quarter => of_year(Yearly::Quarter((day.month() + 2) / 3), year),
        Unit::Year => years(year, 1),
        Unit::Decade => years(year - year.rem_euclid(10), 10),
        Unit::Century => years(year - (year - 1).rem_euclid(100), 100),
    }
}

/// From one day of the week to another, that many weeks away.
fn in_week(day: Date, weeks: i32, from: i8, to: i8) -> Option<Interval> {
    let monday = shifted(day, Unit::Day, -i32::from(day.weekday().to_monday_zero_offset()))?;
    let monday = shifted(monday, Unit::Week, weeks)?;
    let of_week = |number: i8| shifted(monday, Unit::Day, i32::from(number) - 1);
    Some(Interval::new(of_week(from)?, of_week(to)?, Grain::Day))
}

/// The day of the month that is that many months away, if it is that day of the week.
fn weekday_of_month(day: Date, months: i32, weekday: i8, of_month: i8) -> Option<Interval> {
    let month = shifted(day.first_of_month(), Unit::Month, months)?;
    let day = Date::new(month.year(), month.month(), of_month).ok()?;
    (day.weekday().to_monday_one_offset() == weekday).then(|| Interval::new(day, day, Grain::Day))
}

fn of_year(yearly: Yearly, year: i16) -> Option<Interval> {
    let months = |from: i8, to: i8| {
        let (start, end) = (Date::new(year, from, 1).ok()?, Date::new(year, to, 1).ok()?);
        Some(Interval::new(start, end.last_of_month(), Grain::Month))
    };
    match yearly {
        Yearly::Month(month) => months(month, month),
        Yearly::Day(month, day) => Date::new(year, month, day).ok().map(|d| Interval::new(d, d, Grain::Day)),
        Yearly::Quarter(n) => months(3 * n - 2, 3 * n),
        Yearly::Half(n) => months(6 * n - 5, 6 * n),
        Yearly::Easter(later) => {
            let day = shifted(easter(year)?, Unit::Day, i32::from(later))?;
            Some(Interval::new(day, day, Grain::Day))
        }
        Yearly::Nth { month, weekday, nth, later } => {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
            let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            let day = shifted(day, Unit::Day, i32::from(later))?;
            Some(Interval::new(day, day, Grain::Day))
        }
        Yearly::Season(Season::Spring) => Some(months(3, 5)?.vague()),
        Yearly::Season(Season::Summer) => Some(months(6, 8)?.vague()),
        Yearly::Season(Season::Autumn) => Some(months(9, 11)?.vague()),
        Yearly::Season(Season::Winter) => {
            let (start, end) = (Date::new(year, 12, 1).ok()?, Date::new(year.checked_add(1)?, 2, 1).ok()?);
            Some(Interval::new(start, end.last_of_month(), Grain::Month).vague())
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher, "Astronomical Algorithms").
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Of times that come round again and again, the one that the words mean; `nth` gives the one that many turns away.
fn nearest(day: Date, which: Which, aim: Aim, nth: &dyn Fn(i32, Date) -> Option<Interval>) -> Option<Interval> {
    // 29 February may be eight years away
    let mut back = (-9..=9).rev().filter_map(|n| nth(n, day));
    let mut ahead = (-9..=9).filter_map(|n| nth(n, day));
    let (begun, over) = (|i: &Interval| i.start_day() <= Some(day), |i: &Interval| i.end_day() < Some(day));
    match (which, aim) {
        (Which::Last, _) => back.find(over),
        (Which::Next, _) => ahead.find(|i| !begun(i)),
        // "this fall" told in March of a year
        (Which::This, _) => ahead.find(|i| begun(i) && !over(i)).or_else(|| nearest(day, Which::Plain, aim, nth)),
        (Which::Plain, Aim::Back) => back.find(begun),
        (Which::Plain, Aim::Ahead) => ahead.find(|i| !over(i)),
    }
}

/// "two days ago" is a day, "two years ago" a year, near enough.
fn away(day: Date, unit: Unit, by: i32) -> Option<Interval> {
    let there = shifted(day, unit, by)?;
    match unit {
        Unit::Day => around(there, Unit::Day),
        Unit::Week => Some(around(there, Unit::Day)?.vague()),
        Unit::Month | Unit::Quarter => Some(around(there, Unit::Month)?.vague()),
        Unit::Year => Some(around(there, Unit::Year)?.vague()),
        Unit::Decade | Unit::Century => Some(around(there, Unit::Decade)?.vague()),
    }
}

/// "a year later", counted from a day, is told by its year; "two days later" cannot be counted from a year.
fn story(story: Interval, unit: Unit, by: i32) -> Option<Interval> {
    let finer = match story.grain()? {
        Grain::Minute | Grain::Day => Unit::Day,
        Grain::Month => Unit::Month,
        Grain::Year => Unit::Year,
    };
    let single = story.is_single();
    if unit < finer || !single {
        return None;
    }
    match by {
        0 => around(story.start_day()?, unit),
        // "in 2019 ... a year later": exactly
        _ if unit == finer => around(shifted(story.start_day()?, unit, by)?, unit),
        _ => away(story.start_day()?, unit, by),
    }
}

/// Thirds of a month, a year or a decade; of a day or a week the whole.
fn part_of(part: Part, whole: Interval, anchor: &Anchor) -> Option<Interval> {
    let (start, end) = (whole.start_day()?, whole.end_day()?);
    match part {
        // "earlier this week"; "later in 2019" says no more than the year
        Part::SoFar | Part::Rest => {
            let Some(day) = anchor.day.filter(|&d| start < d && d < end) else { return Some(whole) };
            let (from, to) = if part == Part::SoFar { (start, day) } else { (day, end) };
            return Some(Interval::new(from, to, Grain::Day));
        }
        Part::Early | Part::Mid | Part::Late => {}
    }
    let days = end.since(start).ok()?.get_days();
    let third = match part {
        Part::Early => 0,
        Part::Mid => 1,
        _ => 2,
    };
    let cut = |first: &[i32; 3], last: &[i32; 3], unit: Unit, grain: Grain| {
        let to = shifted(start, unit, last[third]).and_then(|d| shifted(d, Unit::Day, -1))?;
        Some(Interval::new(shifted(start, unit, first[third])?, to.min(end), grain).vague())
    };
    match (whole.grain()?, days) {
        (Grain::Minute, _) => Some(whole),
        (_, 0..=6) => Some(whole),
        (Grain::Year, ..=366) => cut(&[0, 4, 8], &[4, 8, 12], Unit::Month, Grain::Month),
        (Grain::Year, ..=3660) => cut(&[0, 4, 7], &[4, 7, 10], Unit::Year, Grain::Year),
        (Grain::Year, ..=36_600) => cut(&[0, 33, 66], &[33, 66, 100], Unit::Year, Grain::Year),
        (_, ..=31) => cut(&[0, 10, 20], &[10, 20, 31], Unit::Day, Grain::Day),
        // a season or a quarter
        (_, ..=93) => cut(&[0, 1, 2], &[1, 2, 3], Unit::Month, Grain::Month),
        _ => Some(whole.vague()),
    }
}

/// The small hours up to 6 o'clock, morning from 6, afternoon from 12, evening from 18 to midnight, night from 20 to 4 o'clock.
fn hours_of(hours: Hours, day: Interval) -> Option<Interval> {
    let (from, to, next) = match hours {
        Hours::Small => (0, 6, 0),
        Hours::Morning => (6, 12, 0),
        Hours::Afternoon => (12, 18, 0),
        Hours::Evening => (18, 24, 0),
        Hours::Night => (20, 4, 1),
    };
    let first = day.at(Clock::new(from, 0))?;
    let last = Interval::new(day.start_day()?, day.start_day()?, Grain::Day);
    let end = shifted(last.start_day()?, Unit::Day, next)?;
    Some(first.up_to(Interval::new(end, end, Grain::Day).at(Clock::new(to, 0))?)?.vague())
}

fn between(from: &Expr, to: &Expr, anchor: &Anchor) -> Option<Interval> {
    // "from May to July 2019", "July 2019 to March"
    let end = place(to, anchor)?;
    let near = |expr: &Expr, year: i16| match expr {
        Expr::Yearly(yearly, Year::Open(Which::Plain)) => of_year(*yearly, year),
        _ => place(expr, anchor),
    };
    let start = match to {
        Expr::Yearly(_, Year::Given(_) | Year::Away(_)) => near(from, end.start_day()?.year())?,
        _ => place(from, anchor)?,
    };
    start.up_to(end).or_else(|| match (from, to) {
        // "from Monday to Wednesday" told on a Wednesday
        (Expr::Weekday(..), Expr::Weekday(_, Which::Plain)) if anchor.aim == Aim::Ahead => {
            let day = Some(start.start_day()?);
            start.up_to(place(to, &Anchor { day, ..*anchor })?)
        }
        (Expr::Weekday(first, _), _) => in_week(start.start_day()?, -1, *first, *first)?.up_to(end),
        // "from November to February": the November before
        _ => near(from, end.start_day()?.year().checked_sub(1)?)?.up_to(end),
    })
}
