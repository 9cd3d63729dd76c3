//! Times as the grammar reads them, a file a phenomenon.

mod counted;
mod dates;
mod direction;
mod feasts;
mod given_in_full;
mod no_times;
mod phrases;
mod properties;
mod relative;
mod vague;
mod weekdays;

use super::calendar::Anchor;
use super::{grammar, told};
use crate::doc::{Aim, Interval};
use crate::{Date, Origin, When};

/// What a time expression says, with its preposition; none for what is no time or has no place in the calendar of [`Date`].
fn read(text: &str, published: Option<Date>, story: Option<Interval>, aim: Aim) -> Option<When> {
    let expr = grammar::parse(text, aim)?;
    told(&expr, &Anchor { day: published.map(Date::civil), story, aim }).when()
}

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
