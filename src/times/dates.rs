//! The dates themselves: "today", "Friday last week", "March 3, 2020", "Q3 2021", "the 1990s", "last summer".

use super::calendar::{Expr, Hours, Unit, Which, Year, Yearly};
use super::grammar::{Reader, given_year, numeric_date};
use super::{feasts, words};
use crate::doc::{Aim, Grain, Interval};
use crate::lexicon;

impl Reader<'_> {
    /// A day, week, month, ..., with the hours of a day where they follow.
    pub(super) fn dated(&mut self) -> Option<Expr> {
        if self.take(&["tonight"]) {
            return Some(Expr::Hours(Hours::Evening, Expr::Unit(Unit::Day, 0).into()));
        }
        if self.take(&["overnight"]) {
            let day = if self.aim == Aim::Back { -1 } else { 0 };
            return Some(Expr::Hours(Hours::Night, Expr::Unit(Unit::Day, day).into()));
        }
        // "this morning", "last night"
        let hours = self.attempt(|r| {
            let day = match r.peek(0) {
                "this" => 0,
                "last" if r.peek(1) == "night" => -1,
                _ => return None,
            };
            r.at += 1;
            Some(Expr::Hours(r.hours()?, Expr::Unit(Unit::Day, day).into()))
        });
        if hours.is_some() {
            return hours;
        }
        // "the night of 12 April"
        let night = self.attempt(|r| {
            r.take(&["the"]);
            let hours = r.hours()?;
            r.take(&["of"]).then(|| r.dated())?.map(|day| Expr::Hours(hours, day.into()))
        });
        if night.is_some() {
            return night;
        }
        // "the week of 30 September"
        let week = self.attempt(|r| {
            r.take(&["the"]);
            (r.take(&["week"]) && r.take(&["of"])).then(|| r.year_day())?
        });
        if let Some(day) = week {
            return Some(Expr::WeekOf(day.into()));
        }
        let day = self
            .attempt(Self::near_day)
            .or_else(|| self.attempt(Self::week_day))
            .or_else(|| self.attempt(Self::year_day))
            .or_else(|| self.attempt(Self::of_the_year))
            .or_else(|| self.attempt(Self::pointed))
            .or_else(|| self.attempt(Self::years))?;
        if let Some(hours) = self.hours() {
            return Some(Expr::Hours(hours, day.into()));
        }
        let clock = self.attempt(|r| {
            r.take(&["at"]);
            r.clock()
        });
        Some(match clock {
            Some(clock) => Expr::Clock(clock, Some(day.into())),
            None => day,
        })
    }

    fn near_day(&mut self) -> Option<Expr> {
        if let Some(date) = self.next(numeric_date) {
            return Some(Expr::Fixed(Interval::new(date, date, Grain::Day)));
        }
        let by = self.next(|w| match w {
            "today" => Some(0),
            "yesterday" => Some(-1),
            "tomorrow" => Some(1),
            _ => None,
        })?;
        Some(Expr::Unit(Unit::Day, by))
    }

    fn which(&mut self) -> Which {
        self.take(&["the"]);
        // "this past Sunday", "this coming Friday"
        if self.peek(0) == "this" && matches!(self.peek(1), "past" | "coming") {
            self.at += 1;
        }
        let which = self.next(|w| {
            Some(match w {
                "last" | "past" => Which::Last,
                "next" => Which::Next,
                "this" | "coming" => Which::This,
                _ => return None,
            })
        });
        which.unwrap_or(Which::Plain)
    }

    /// "Friday", "last Friday", "Friday last week", "Friday, March 3", "the weekend"
    fn week_day(&mut self) -> Option<Expr> {
        let which = self.which();
        if self.take(&["weekend", "weekends"]) {
            return Some(Expr::Weekend(which));
        }
        let day = self.next(words::weekday)?;
        if which == Which::Plain {
            if let Some(dated) = self.attempt(Self::year_day) {
                return Some(dated);
            }
            if let Some(of_month) = self.attempt(Self::ordinal_day) {
                return Some(Expr::WeekdayOfMonth(day, of_month));
            }
            let week = self.attempt(|r| {
                r.take(&["of"]);
                let by = r.away_by()?;
                r.take(&["week"]).then_some(by)
            });
            if let Some(by) = week {
                return Some(Expr::InWeek(day, day, by));
            }
        }
        Some(Expr::Weekday(day, which))
    }

    fn away_by(&mut self) -> Option<i32> {
        self.next(|w| match w {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        })
    }

    /// The year of a day, month, season or quarter: "2019", ", 2019", "of 2019", "last year", "of the year".
    fn year_of(&mut self) -> Option<Year> {
        self.attempt(|r| {
            let joined = r.take(&["of", "in"]);
            if let Some(year) = r.next(words::year) {
                return Some(Year::Given(year));
            }
            if joined && (r.take_all("the year") || r.take_all("the current year")) {
                return Some(Year::Away(0));
            }
            let by = r.away_by()?;
            r.take(&["year"]).then_some(Year::Away(by))
        })
    }

    /// "March 3, 2020", "3 March", "the 3rd of March", "March 3-5", "Christmas Eve", "May", "last May", "May 2019"
    fn year_day(&mut self) -> Option<Expr> {
        let which = self.which();
        if let Some((feast, length)) = feasts::first(&self.words[self.at..]) {
            self.at += length;
            let year = self.year_of().unwrap_or(Year::Open(which));
            return Some(Expr::Yearly(feast, year));
        }
        let first = self.attempt(|r| {
            let from = r.month_day()?;
            // "3-5 March"
            let to = r.attempt(|r| r.take(&["to"]).then(|| r.month_day())?);
            r.take(&["of"]);
            Some((r.next(words::month)?, from, to))
        });
        let (month, days) = match first {
            Some((month, from, to)) => (month, Some((from, to))),
            None => {
                let month = self.next(words::month)?;
                let days = self.attempt(|r| {
                    r.take(&["the"]);
                    let from = r.month_day()?;
                    Some((from, r.attempt(|r| r.take(&["to"]).then(|| r.month_day())?)))
                });
                (month, days)
            }
        };
        // "31 June" is no day of any year; 29 February is one of some
        const LEAP_YEAR: i16 = 2000;
        let possible = |day: i8| jiff::civil::Date::new(LEAP_YEAR, month, day).is_ok();
        if days.is_some_and(|(from, to)| !possible(from) || to.is_some_and(|to| !possible(to))) {
            return None;
        }
        let year = self.year_of().unwrap_or(Year::Open(which));
        let day = |day: i8| Expr::Yearly(Yearly::Day(month, day), year);
        Some(match days {
            None => Expr::Yearly(Yearly::Month(month), year),
            Some((from, None)) => day(from),
            Some((from, Some(to))) => Expr::Between(day(from).into(), day(to).into()),
        })
    }

    /// "13th", "the 13th"
    fn ordinal_day(&mut self) -> Option<i8> {
        self.take(&["the"]);
        let day = self.next(|w| lexicon::ordinal(w).filter(|_| w.starts_with(|c: char| c.is_ascii_digit())))?;
        i8::try_from(day).ok().filter(|d| (1..=31).contains(d))
    }

    fn month_day(&mut self) -> Option<i8> {
        let day = self.next(|w| lexicon::ordinal(w).or_else(|| w.parse().ok().filter(|_| w.len() <= 2)))?;
        i8::try_from(day).ok().filter(|d| (1..=31).contains(d))
    }

    /// "Q3 2021", "the third quarter", "the first half of the year", "last summer", "the winter of 2020"
    fn of_the_year(&mut self) -> Option<Expr> {
        let which = self.which();
        let number = |word: &str, most: i32| {
            let n = lexicon::ordinal(word).filter(|n| (1..=most).contains(n))?;
            i8::try_from(n).ok()
        };
        let short = self.next(|w| {
            Some(match w {
                "q1" => Yearly::Quarter(1),
                "q2" => Yearly::Quarter(2),
                "q3" => Yearly::Quarter(3),
                "q4" => Yearly::Quarter(4),
                "h1" => Yearly::Half(1),
                "h2" => Yearly::Half(2),
                _ => return None,
            })
        });
        let yearly = match short {
            Some(yearly) => yearly,
            None if self.peek(1) == "quarter" => {
                let yearly = Yearly::Quarter(self.next(|w| number(w, 4))?);
                self.at += 1;
                yearly
            }
            None if self.peek(1) == "half" => {
                let yearly = Yearly::Half(self.next(|w| number(w, 2))?);
                self.at += 1;
                // "the first half" may be that of a match
                return self.year_of().map(|year| Expr::Yearly(yearly, year));
            }
            None => Yearly::Season(self.next(words::season)?),
        };
        let fall = self.words[self.at - 1] == "fall";
        let year = self.year_of();
        // "after the fall" of somebody or something
        if fall && which == Which::Plain && year.is_none() && !self.words[..self.at].iter().any(|w| w == "in") {
            return None;
        }
        let year = year.unwrap_or(Year::Open(which));
        Some(Expr::Yearly(yearly, year))
    }

    /// "last week", "this year", "next month", "the current quarter", "the last century"
    fn pointed(&mut self) -> Option<Expr> {
        self.take(&["the"]);
        let by = self.next(|w| match w {
            "last" => Some(-1),
            "this" | "current" => Some(0),
            "next" => Some(1),
            _ => None,
        })?;
        let unit = self.next(words::unit)?;
        Some(Expr::Unit(unit, by))
    }

    /// "2019", "the year 2019", "the 1990s", "the 19th century", "2019-20"
    fn years(&mut self) -> Option<Expr> {
        self.take(&["the"]);
        if let Some((from, to)) = self.next(words::decade) {
            return Interval::years(from, to).map(Expr::Fixed);
        }
        let century = self.attempt(|r| {
            let tens = if r.peek(0) == "twenty" { 20 } else { 0 };
            r.at += usize::from(tens > 0);
            let n = r.next(lexicon::ordinal)? + tens;
            r.take(&["century"]).then_some(n)
        });
        if let Some(n) = century.filter(|n| (1..=30).contains(n)) {
            let n = i16::try_from(n).ok()?;
            return Interval::years(100 * n - 99, 100 * n).map(Expr::Fixed);
        }
        self.take(&["year"]);
        let year = self.next(words::year)?;
        // "2019-20", but not "2019-10", which may be a month
        let short = self.attempt(|r| {
            r.take(&["to"]).then_some(())?;
            let digits = r.next(|w| w.parse::<i16>().ok().filter(|_| w.len() == 2))?;
            let to = year - year % 100 + digits;
            (to == year + 1 || to > year && digits > 12).then_some(to)
        });
        self.take(&["season"]);
        match short {
            Some(to) => Interval::years(year, to).map(Expr::Fixed),
            None => given_year(year),
        }
    }
}
