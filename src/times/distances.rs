//! Times by how far they are: "a week ago", "several days earlier", "the past five years", "the same day".

use super::calendar::{Expr, Unit};
use super::grammar::Reader;
use super::words;

/// "a few days ago" is from two to five days ago, "several weeks" three to seven; of a stretch that goes on until now ("the past
/// few weeks") the middle.
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
            let tens = words::tens(self.peek(0));
            match (tens, words::number(self.peek(1)).filter(|n| (1..10).contains(n))) {
                (Some(tens), Some(one)) => {
                    self.at += 2;
                    tens + one
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
        let hours = |word: &str| matches!(word, "hour" | "hours" | "minute" | "minutes");
        // "two hours ago": today, near enough
        if (words::number(self.peek(0)).is_some_and(|n| n < 24) || matches!(self.peek(0), "an" | "a"))
            && hours(self.peek(1))
            && self.peek(2) == "ago"
        {
            self.at += 3;
            return Some(Expr::About(Expr::Unit(Unit::Day, 0).into()));
        }
        let counted = self.attempt(|r| {
            let (count, unit) = r.counted()?;
            let back = match r.peek(0) {
                "ago" => true,
                "earlier" | "before" | "previously" | "later" | "after" | "afterwards" => {
                    let back = matches!(r.peek(0), "earlier" | "before" | "previously");
                    r.at += 1;
                    return Some(Expr::Story(unit, if back { -count } else { count }));
                }
                _ => false,
            };
            if !back {
                return r.take_all("from now").then_some(Expr::Away(unit, count));
            }
            r.at += 1;
            Some(Expr::Away(unit, -count))
        });
        let counted =
            counted.or_else(|| self.attempt(Self::vaguely_away)).or_else(|| self.attempt(Self::vague_stretch));
        if counted.is_some() {
            return counted;
        }
        if self.take_all("the day before yesterday") {
            return Some(Expr::Unit(Unit::Day, -2));
        }
        if self.take_all("the day after tomorrow") {
            return Some(Expr::Unit(Unit::Day, 2));
        }
        let article = self.take(&["the", "that"]);
        let that = self.peek_back() == "that";
        // "the year before", "that day", "the same year", "the following week"
        if article && let Some(unit) = words::unit(self.peek(0)) {
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
        let pointer = self.peek(0);
        if article && let Some(unit) = words::unit(self.peek(1)) {
            let by = match pointer {
                "same" => Some(0),
                "previous" => Some(-1),
                "following" | "next" => Some(1),
                _ => None,
            };
            if let Some(by) = by {
                self.at += 2;
                return Some(Expr::Story(unit, by));
            }
        }
        // "the past five years", "the next two weeks", "the past year"; "last week" is read elsewhere
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
        let expr = match self.peek(0) {
            "ago" => between(Expr::Away(unit, -most), Expr::Away(unit, -least)),
            "earlier" | "before" | "previously" => between(Expr::Story(unit, -most), Expr::Story(unit, -least)),
            "later" | "after" | "afterwards" => between(Expr::Story(unit, least), Expr::Story(unit, most)),
            _ => return None,
        };
        self.at += 1;
        Some(expr)
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
        self.take(&["about", "around", "almost", "nearly", "just"]);
        let (count, unit) = self.counted()?;
        let by = self.next(|w| match w {
            "after" | "following" => Some(count),
            "before" => Some(-count),
            _ => None,
        })?;
        Some((unit, by))
    }
}
