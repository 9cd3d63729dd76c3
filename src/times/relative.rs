//! What can be said of a time that has no place in the calendar yet.

use super::calendar::{Expr, Hours, Season, Unit, Year, Yearly};
use crate::doc::Bound;
use crate::{Origin, When};

/// As [`When::Relative`] describes it; none for what needs no anchor, and for an hour without a day.
pub(super) fn of(expr: &Expr) -> Option<When> {
    let (relative, from, approximate) = described(expr)?;
    Some(When::Relative { relative, from, approximate })
}

fn described(expr: &Expr) -> Option<(String, Origin, bool)> {
    let published = |text: String| Some((text, Origin::Publication, false));
    match expr {
        Expr::Fixed(_) => None,
        Expr::Yearly(yearly, year) => published(match year {
            Year::Given(_) => return None,
            Year::Open(_) => format!("XXXX-{}", of_year(*yearly)),
            // "May last year"
            Year::Away(by) => format!("{}, XXXX-{}", duration(Unit::Year, *by), of_year(*yearly)),
        }),
        Expr::Weekday(day, _) => published(format!("XXXX-WXX-{day}")),
        // "the week of 30 September"
        Expr::WeekOf(inner) => described(inner),
        // "Friday 13th"
        Expr::WeekdayOfMonth(..) => None,
        Expr::InWeek(from, to, weeks) if from == to => {
            published(format!("{}, XXXX-WXX-{from}", duration(Unit::Week, *weeks)))
        }
        Expr::InWeek(_, _, weeks) => published(format!("{}, XXXX-WXX-WE", duration(Unit::Week, *weeks))),
        Expr::Weekend(_) => published("XXXX-WXX-WE".to_owned()),
        Expr::Unit(unit, by) => published(duration(*unit, *by)),
        Expr::Away(unit, by) => Some((duration(*unit, *by), Origin::Publication, *unit != Unit::Day)),
        Expr::Stretch(unit, by) if *by < 0 => {
            Some((format!("{}/P0D", duration(*unit, *by)), Origin::Publication, true))
        }
        Expr::Stretch(unit, by) => Some((format!("P0D/{}", duration(*unit, *by)), Origin::Publication, true)),
        Expr::Story(unit, by) => Some((duration(*unit, *by), Origin::Story, *by != 0 && *unit != Unit::Day)),
        Expr::Apart(unit, by, None) => Some((duration(*unit, *by), Origin::Event, *unit != Unit::Day)),
        Expr::Apart(_, _, Some(_)) => None,
        Expr::Part(_, inner) | Expr::About(inner) => described(inner).map(|(text, from, _)| (text, from, true)),
        Expr::Hours(hours, inner) => {
            let (text, from, _) = described(inner)?;
            let code = match hours {
                Hours::Small | Hours::Night => "NI",
                Hours::Morning => "MO",
                Hours::Afternoon => "AF",
                Hours::Evening => "EV",
            };
            Some((format!("{text}T{code}"), from, true))
        }
        Expr::Clock(clock, day) => {
            let (text, from, vague) = described(day.as_deref()?)?;
            Some((format!("{text}T{}", clock.iso()), from, vague))
        }
        Expr::Bound(bound, inner) => {
            let (text, from, vague) = described(inner)?;
            let text = match bound {
                Bound::Since | Bound::After => format!("{text}/.."),
                Bound::Until | Bound::Before => format!("../{text}"),
            };
            Some((text, from, vague))
        }
        Expr::Between(from, to) => {
            let (start, origin, vague) = described(from)?;
            let (end, same, also_vague) = described(to)?;
            (origin == same).then(|| (format!("{start}/{end}"), origin, vague || also_vague))
        }
    }
}

fn of_year(yearly: Yearly) -> String {
    match yearly {
        // There is no code for them: some day in these months.
        Yearly::Easter(_) => "02/XXXX-06".to_owned(),
        Yearly::Nth { month, .. } => format!("{month:02}"),
        Yearly::Month(month) => format!("{month:02}"),
        Yearly::Day(month, day) => format!("{month:02}-{day:02}"),
        Yearly::Quarter(n) => format!("Q{n}"),
        Yearly::Half(n) => format!("H{n}"),
        Yearly::Season(Season::Spring) => "SP".to_owned(),
        Yearly::Season(Season::Summer) => "SU".to_owned(),
        Yearly::Season(Season::Autumn) => "FA".to_owned(),
        Yearly::Season(Season::Winter) => "WI".to_owned(),
    }
}

/// "-P1W", "P0D", "P10Y"
fn duration(unit: Unit, by: i32) -> String {
    let (times, letter) = match unit {
        Unit::Day => (1, 'D'),
        Unit::Week => (1, 'W'),
        Unit::Month => (1, 'M'),
        Unit::Quarter => (3, 'M'),
        Unit::Year => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
    };
    let sign = if by < 0 { "-" } else { "" };
    format!("{sign}P{}{letter}", i64::from(by.unsigned_abs()) * times)
}
