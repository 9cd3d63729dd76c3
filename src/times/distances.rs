//! Times by how far they are: "a week ago", "several days earlier", "the past five years", "the same day".

use super::calendar::{Expr, Unit};
use super::grammar::Reader;
use super::words;
use crate::lexicon;
use crate::lexicon::vocabulary::times;

/// "a few days ago" is from two to five days ago, "several weeks ago" from three to seven; a stretch that lasts until now ("the
/// past few weeks") is as long as the middle of them.
#[derive(Clone, Copy)]
struct Vague {
    least: i32,
    most: i32,
}

impl Vague {
    const FEW: Vague = Vague { least: 2, most: 5 };
    const SEVERAL: Vague = Vague { least: 3, most: 7 };

    fn middle(self) -> i32 {
        (self.least + self.most) / 2
    }
}

impl Reader<'_> {
    /// "two weeks", "a year", "twenty-three years"
    pub(super) fn counted(&mut self) -> Option<(i32, Unit)> {
        let count = if self.take(&["a", "an"]) {
            if self.take_all("couple of") { 2 } else { 1 }
        } else {
            match lexicon::cardinal(|n| self.peek(n)) {
                Some((count, words)) if words > 1 => {
                    self.at += words;
                    i32::try_from(count).ok().filter(|n| *n < 10_000)?
                }
                _ => self.next(words::number)?,
            }
        };
        if self.take(&["fortnight", "fortnights"]) {
            return Some((2 * count, Unit::Week));
        }
        let unit = self.next(words::unit);
        unit.map(|u| (count, u))
    }

    /// "a week ago", "two days earlier", "the year before", "the past five years", "the same day"
    pub(super) fn away(&mut self) -> Option<Expr> {
        self.attempt(Self::hours_ago)
            .or_else(|| self.attempt(Self::counted_away))
            .or_else(|| self.attempt(Self::vaguely_away))
            .or_else(|| self.attempt(Self::vague_stretch))
            .or_else(|| self.attempt(Self::next_but_one_day))
            .or_else(|| self.attempt(Self::of_the_story))
            .or_else(|| self.attempt(Self::stretch))
    }

    /// "two hours ago": today, near enough
    fn hours_ago(&mut self) -> Option<Expr> {
        const HOURS_OF_A_DAY: i32 = 24;
        let counted = self.next(|w| match w {
            "a" | "an" => Some(1),
            _ => words::number(w).filter(|&n| n < HOURS_OF_A_DAY),
        });
        let hours = counted.is_some() && self.take(&["hour", "hours", "minute", "minutes"]) && self.take(&["ago"]);
        hours.then(|| Expr::About(Expr::Unit(Unit::Day, 0).into()))
    }

    /// "two days ago", "two days earlier", "two days later", "two days from now"
    fn counted_away(&mut self) -> Option<Expr> {
        let (count, unit) = self.counted()?;
        if self.take(&["ago"]) {
            Some(Expr::Away(unit, -count))
        } else if self.take_any(times::EARLIER) {
            Some(Expr::Story(unit, -count))
        } else if self.take_any(times::LATER) {
            Some(Expr::Story(unit, count))
        } else {
            self.take_all("from now").then_some(Expr::Away(unit, count))
        }
    }

    fn next_but_one_day(&mut self) -> Option<Expr> {
        if self.take_all("the day before yesterday") {
            return Some(Expr::Unit(Unit::Day, -2));
        }
        self.take_all("the day after tomorrow").then_some(Expr::Unit(Unit::Day, 2))
    }

    /// "the year before", "that day", "the same year", "the following week"
    fn of_the_story(&mut self) -> Option<Expr> {
        if !self.take(&["the", "that"]) {
            return None;
        }
        let that = self.peek_back() == "that";
        if let Some(unit) = words::unit(self.peek(0)) {
            let by = match self.peek(1) {
                "before" | "earlier" => Some(-1),
                "after" | "later" => Some(1),
                _ => None,
            };
            if let Some(by) = by {
                self.at += 2;
                return Some(Expr::Story(unit, by));
            }
            if that && !matches!(unit, Unit::Decade | Unit::Century) {
                self.at += 1;
                return Some(Expr::Story(unit, 0));
            }
        }
        let by = self.next(|w| match w {
            "same" => Some(0),
            "previous" => Some(-1),
            "following" | "next" => Some(1),
            _ => None,
        })?;
        self.next(words::unit).map(|unit| Expr::Story(unit, by))
    }

    /// "the past five years", "the next two weeks", "the past year"; "last week" is read elsewhere
    fn stretch(&mut self) -> Option<Expr> {
        let article = self.take(&["the", "that"]);
        let pointer = self.peek(0);
        let ahead = match pointer {
            "last" | "past" => -1,
            "next" | "coming" => 1,
            _ => return None,
        };
        // "the last month" up to now; "the last quarter", "the last century" are those before
        let lone = words::unit(self.peek(1)).filter(|&unit| {
            let whole = article && pointer == "last" && !matches!(unit, Unit::Quarter | Unit::Century);
            whole || pointer == "past" || pointer == "coming"
        });
        self.at += 1;
        if let Some(unit) = lone {
            self.at += 1;
            return Some(Expr::Stretch(unit, ahead));
        }
        if matches!(self.peek(0), "a" | "an") {
            return None;
        }
        self.counted().map(|(count, unit)| Expr::Stretch(unit, ahead * count))
    }

    /// "a few", "several", "some"; a bare "weeks" of "weeks ago"
    fn vague_count(&mut self) -> Option<(Vague, Unit)> {
        let vague = if self.take_all("a few") || self.take_all("quite a few") || self.take(&["few", "some"]) {
            Some(Vague::FEW)
        } else {
            self.take(&["several", "many"]).then_some(Vague::SEVERAL)
        };
        let plural = self.peek(0).ends_with('s');
        let unit = self.next(words::unit).filter(|_| plural)?;
        Some((vague.unwrap_or(Vague::FEW), unit))
    }

    /// "a few days ago", "several weeks earlier", "years later"
    fn vaguely_away(&mut self) -> Option<Expr> {
        let (Vague { least, most }, unit) = self.vague_count()?;
        let between = |from: Expr, to: Expr| Expr::About(Expr::Between(from.into(), to.into()).into());
        if self.take(&["ago"]) {
            Some(between(Expr::Away(unit, -most), Expr::Away(unit, -least)))
        } else if self.take_any(times::EARLIER) {
            Some(between(Expr::Story(unit, -most), Expr::Story(unit, -least)))
        } else {
            self.take_any(times::LATER).then(|| between(Expr::Story(unit, least), Expr::Story(unit, most)))
        }
    }

    /// "the past few weeks", "recent years", "the coming months"
    fn vague_stretch(&mut self) -> Option<Expr> {
        self.take(&["the"]);
        let ahead = self.next(|w| match w {
            "last" | "past" | "recent" => Some(-1),
            "next" | "coming" => Some(1),
            _ => None,
        })?;
        let (vague, unit) = self.vague_count()?;
        Some(Expr::Stretch(unit, ahead * vague.middle()))
    }

    /// "two days after", "a week before" what the words go on with.
    pub(super) fn apart(&mut self) -> Option<(Unit, i32)> {
        self.take_any(times::ABOUT);
        let (count, unit) = self.counted()?;
        let by = self.next(|w| match w {
            "after" | "following" => Some(count),
            "before" => Some(-count),
            _ => None,
        })?;
        Some((unit, by))
    }
}
