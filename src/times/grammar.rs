//! Words → time expression. Every word must have its place: "the second minister" and "May Otieno" are no times.

use jiff::civil::Date;

use super::calendar::{Aim, Bound, Expr, Hours, Part, Unit, Year, Yearly};
use super::interval::{Grain, Interval};
use super::words;

/// The expression that the words are, with their preposition.
pub(super) fn parse(text: &str, aim: Aim) -> Option<Expr> {
    let words = words::split(text);
    let mut reader = Reader { words: &words, at: 0, aim };
    let expr = reader.whole()?;
    (reader.at == words.len()).then_some(expr)
}

/// "2025-11-26"; "26/11/2025" and "11/26/2025" where only one reading is a date.
pub(super) fn numeric_date(word: &str) -> Option<Date> {
    let word = word.trim_end_matches('.');
    let mark = if word.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = word.split(mark).collect();
    let &[a, b, c] = &parts[..] else { return None };
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    let (x, y, z) = (number(a)?, number(b)?, number(c)?);
    let date = |year: i16, month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok().filter(|_| (1000..3000).contains(&year))
    };
    match (a.len(), c.len()) {
        (4, 2) => date(x, y, z),
        (1 | 2, 4) => match (date(z, y, x), date(z, x, y)) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(one), Some(other)) if one == other => Some(one),
            _ => None,
        },
        _ => None,
    }
}

pub(super) struct Reader<'w> {
    pub(super) words: &'w [String],
    pub(super) at: usize,
    pub(super) aim: Aim,
}

impl Reader<'_> {
    pub(super) fn peek(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    /// Takes one of the words.
    pub(super) fn take(&mut self, any: &[&str]) -> bool {
        let found = any.contains(&self.peek(0));
        self.at += usize::from(found);
        found
    }

    /// Takes all of the words, or none.
    pub(super) fn take_all(&mut self, phrase: &str) -> bool {
        let length = phrase.split(' ').count();
        let found = phrase.split(' ').enumerate().all(|(n, word)| self.peek(n) == word);
        self.at += if found { length } else { 0 };
        found
    }

    /// Takes what `read` reads, or nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    pub(super) fn next<T>(&mut self, of: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = of(self.peek(0));
        self.at += usize::from(found.is_some());
        found
    }

    /// Preposition and body.
    fn whole(&mut self) -> Option<Expr> {
        if self.take(&["between"]) {
            let from = self.body()?;
            return self.take(&["and", "to"]).then(|| self.body())?.map(|to| Expr::Between(from.into(), to.into()));
        }
        let bound = self.bound();
        let within = bound.is_none() && self.preposition();
        // "in two weeks" of what is to come; "in two weeks" and "for two weeks" else are lengths
        let preposition = self.peek_back().to_owned();
        if within && self.aim == Aim::Ahead && matches!(&*preposition, "in" | "within") {
            let coming = self.attempt(|r| {
                let (count, unit) = r.counted()?;
                r.take(&["time"]);
                let all = if preposition == "in" { Expr::Away(unit, count) } else { Expr::Stretch(unit, count) };
                (r.at == r.words.len()).then_some(all)
            });
            if coming.is_some() {
                return coming;
            }
        }
        let body = self.body()?;
        // "from May to July", "2017 to 2021"
        let to = self.attempt(|r| r.take(&["to", "until", "till", "through"]).then(|| r.body())?);
        match (bound, to) {
            (None | Some(Bound::Since), Some(to)) => Some(Expr::Between(body.into(), to.into())),
            (None, None) => Some(body),
            // "up from a year earlier" compares, it begins nothing
            (Some(_), None) if matches!(body, Expr::Story(_, by) if by != 0) && self.words[0] == "from" => None,
            (Some(bound), None) => Some(Expr::Bound(bound, body.into())),
            _ => None,
        }
    }

    fn peek_back(&self) -> &str {
        self.at.checked_sub(1).and_then(|b| self.words.get(b)).map_or("", String::as_str)
    }

    fn bound(&mut self) -> Option<Bound> {
        const PHRASES: [(&str, Bound); 21] = [
            ("since", Bound::Since),
            ("ever since", Bound::Since),
            ("from", Bound::Since),
            ("starting in", Bound::Since),
            ("starting on", Bound::Since),
            ("starting from", Bound::Since),
            ("starting", Bound::Since),
            ("beginning in", Bound::Since),
            ("beginning on", Bound::Since),
            ("effective", Bound::Since),
            ("until after", Bound::After),
            ("after", Bound::After),
            ("up until", Bound::Until),
            ("until", Bound::Until),
            ("till", Bound::Until),
            ("through", Bound::Until),
            ("no later than", Bound::Until),
            ("by", Bound::Until),
            ("to", Bound::Until),
            ("before", Bound::Before),
            ("prior to", Bound::Before),
        ];
        let found = PHRASES.iter().find(|(phrase, _)| self.take_all(phrase)).map(|(_, bound)| *bound);
        found.or_else(|| self.take_all("ahead of").then_some(Bound::Before))
    }

    /// "on", "during", "as early as": the time itself.
    fn preposition(&mut self) -> bool {
        self.take_all("as early as")
            || self.take_all("as late as")
            || self.take_all("as of")
            || self.take(&["in", "on", "at", "during", "throughout", "over", "for", "within", "of"])
    }

    /// A time without its preposition.
    fn body(&mut self) -> Option<Expr> {
        const ABOUT: [&str; 11] = [
            "about",
            "around",
            "approximately",
            "roughly",
            "circa",
            "nearly",
            "almost",
            "some",
            "just",
            "perhaps",
            "over",
        ];
        if self.take(&ABOUT) || self.take_all("more than") || self.take_all("less than") {
            return self.body().map(|e| Expr::About(e.into()));
        }
        if self.take(&["sometime"]) {
            self.preposition();
        }
        self.attempt(Self::clock_first)
            .or_else(|| self.attempt(Self::away))
            .or_else(|| self.attempt(Self::part))
            .or_else(|| self.attempt(Self::dated))
    }

    // ------------------------------------------------------------------------------------------- hours

    /// "5 p.m. on Friday"
    fn clock_first(&mut self) -> Option<Expr> {
        // of which of the two days it is the midnight is anybody's guess
        let midnight = self.take(&["midnight"]);
        let clock = if midnight { None } else { Some(self.clock()?) };
        let day = self.attempt(|r| {
            r.take(&["on"]);
            r.dated()
        });
        match clock {
            Some((hour, minute)) => Some(Expr::Clock(hour, minute, day.map(Box::new))),
            None => day.map(|d| Expr::About(d.into())),
        }
    }

    pub(super) fn clock(&mut self) -> Option<(i8, i8)> {
        let time = self.clock_face()?;
        // "0900 GMT", "5 p.m. local time"
        let _ = self.take_all("local time")
            || self.take_all("eastern time")
            || self.take(&["gmt", "utc", "et", "est", "edt", "cet", "bst", "pt"]);
        Some(time)
    }

    fn clock_face(&mut self) -> Option<(i8, i8)> {
        if self.take(&["noon", "midday"]) {
            return Some((12, 0));
        }
        let word = self.peek(0);
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

    // ------------------------------------------------------------------------------------------- distances

    /// "two weeks", "a year", "twenty-three years"
    fn counted(&mut self) -> Option<(i32, Unit)> {
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
        let unit = self.next(|w| match w {
            "fortnight" | "fortnights" => None,
            _ => words::unit(w),
        });
        unit.map(|u| (count, u))
    }

    /// "a week ago", "two days earlier", "the year before", "the past five years", "the same day"
    fn away(&mut self) -> Option<Expr> {
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

    // ------------------------------------------------------------------------------------------- parts

    /// "early 2019", "mid-June", "the end of the year", "earlier this week", "late on Wednesday"
    fn part(&mut self) -> Option<Expr> {
        self.take(&["the", "very"]);
        if self.take_all("early hours of") {
            return self.dated().map(|day| Expr::Hours(Hours::Small, day.into()));
        }
        let part = self.next(|w| {
            Some(match w {
                "early" | "beginning" | "start" => Part::Early,
                "mid" | "middle" => Part::Mid,
                "late" | "end" => Part::Late,
                "earlier" => Part::SoFar,
                "later" => Part::Rest,
                _ => return None,
            })
        })?;
        let noun = matches!(self.peek_back(), "beginning" | "start" | "middle" | "end");
        if noun {
            self.take(&["of"]).then_some(())?;
        } else {
            self.take(&["on", "in"]);
        }
        let whole = self.attempt(|r| {
            // "the end of the year", "the start of the week"
            r.take(&["the"]).then_some(())?;
            r.next(words::unit).map(|unit| Expr::Unit(unit, 0))
        });
        let inner = match whole {
            Some(whole) => whole,
            None => self.dated()?,
        };
        match (noun, part) {
            // the year ends in December, not from September on
            (true, Part::Early | Part::Late) => Some(edge(part, inner)),
            _ => Some(Expr::Part(part, inner.into())),
        }
    }
}

/// "the end of 2019" is its December, "the start of the year" its January.
fn edge(part: Part, inner: Expr) -> Expr {
    let month = if part == Part::Early { 1 } else { 12 };
    let year = match &inner {
        Expr::Unit(Unit::Year, by) => Some(Year::Away(*by)),
        Expr::Fixed(interval) if interval.is_single() && interval.grain() == Some(Grain::Year) => {
            interval.start_day().map(|d| Year::Given(d.year()))
        }
        _ => None,
    };
    match year {
        Some(year) => Expr::About(Expr::Yearly(Yearly::Month(month), year).into()),
        None => Expr::Part(part, inner.into()),
    }
}

pub(super) fn given_year(year: i16) -> Option<Expr> {
    Interval::years(year, year).map(Expr::Fixed)
}
