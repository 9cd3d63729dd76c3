//! Hours: "5 p.m. on Friday", "noon", "0900 GMT", "morning".

use super::calendar::{Expr, Hours};
use super::grammar::Reader;
use super::words;
use crate::doc::Clock;
use crate::lexicon::vocabulary::times;

/// The vocabulary counts the minutes of zones from here on, as it has no negative numbers.
const WEST: i16 = 720;

impl Reader<'_> {
    /// "5 p.m. on Friday"
    pub(super) fn clock_first(&mut self) -> Option<Expr> {
        // "midnight on Friday" may be the one before that day or the one after it
        let midnight = self.take(&["midnight"]);
        let clock = if midnight { None } else { Some(self.clock()?) };
        let day = self.attempt(|r| {
            r.take(&["on"]);
            r.dated()
        });
        match clock {
            Some(clock) => Some(Expr::Clock(clock, day.map(Box::new))),
            None => day.map(|d| Expr::About(d.into())),
        }
    }

    pub(super) fn clock(&mut self) -> Option<Clock> {
        let (hour, minute) = self.clock_face()?;
        // "0900 GMT", "5 p.m. local time"
        let unplaced =
            self.take_all("local time") || self.take_all("eastern time") || self.take_any(times::ZONES_OF_SEASONS);
        let zone = if unplaced { None } else { self.next(|w| times::ZONES.number(w)) };
        let zone = zone.and_then(|minutes| i16::try_from(minutes).ok()).map(|minutes| minutes - WEST);
        Some(Clock { hour, minute, zone })
    }

    fn clock_face(&mut self) -> Option<(i8, i8)> {
        if self.take(&["noon", "midday"]) {
            return Some((12, 0));
        }
        let word = self.peek(0);
        // "0600 GMT"
        if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && times::ZONES.has(self.peek(1)) {
            let (hour, minute): (i8, i8) = (word[..2].parse().ok()?, word[2..].parse().ok()?);
            self.at += 1;
            return (hour < 24 && minute < 60).then_some((hour, minute));
        }
        let (hour, minute) = word.split_once(':').unwrap_or((word, "0"));
        let colon = word.contains(':') && minute.len() == 2;
        let (hour, minute): (i8, i8) = (i8::try_from(words::number(hour)?).ok()?, minute.parse().ok()?);
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return None;
        }
        let half = match self.peek(1) {
            "am" | "pm" if !(1..=12).contains(&hour) => return None,
            "am" => Some(hour % 12),
            "pm" => Some(hour % 12 + 12),
            _ => None,
        };
        self.at += 1 + usize::from(half.is_some());
        match half {
            Some(hour) => Some((hour, minute)),
            None => colon.then_some((hour, minute)),
        }
    }

    pub(super) fn hours(&mut self) -> Option<Hours> {
        self.next(|w| {
            Some(match w {
                "morning" => Hours::Morning,
                "afternoon" => Hours::Afternoon,
                "evening" => Hours::Evening,
                "night" => Hours::Night,
                _ => return None,
            })
        })
    }
}
