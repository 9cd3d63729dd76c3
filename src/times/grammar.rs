//! Words → time expression. Every word must have its place: "the second minister" and "May Otieno" are no times.

use compact_str::CompactString;
use jiff::civil::Date;

use super::calendar::{Expr, Hours, Part, Unit, Year, Yearly};
use super::words;
use crate::doc::{Aim, Bound, Grain, Interval};
use crate::lexicon::Words;
use crate::lexicon::vocabulary::times;

/// Reads a whole text, with its preposition, as a time expression.
pub(super) fn parse(text: &str, aim: Aim) -> Option<Expr> {
    let words = words::split(text);
    let mut reader = Reader { words: &words, at: 0, aim };
    let expr = reader.whole()?;
    (reader.at == words.len()).then_some(expr)
}

/// False where an expression reads the same whether its clause looks back or ahead: "in two weeks" and "overnight" do not.
pub(super) fn depends_on_aim(case: &str, text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let ahead = |word: &str| ["in", "within"].iter().any(|w| word.eq_ignore_ascii_case(w));
    ahead(case) || ahead(first) || text.split_whitespace().any(|word| word.eq_ignore_ascii_case("overnight"))
}

/// How far something lies from something else: "a day after the opposition accused him" → a day, and the words behind "after".
pub(super) fn apart(text: &str, aim: Aim) -> Option<(Unit, i32, &str)> {
    let mut from = 0;
    // "two days after": the first words up to a preposition
    let ends = text.split_inclusive(' ').map(|word| {
        from += word.len();
        (from, word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
    });
    let after = |word: &str| ["after", "following", "before"].iter().any(|w| word.ends_with(w));
    ends.take(6).filter(|(_, word)| after(word)).find_map(|(end, _)| {
        let words = words::split(&text[..end]);
        let mut reader = Reader { words: &words, at: 0, aim };
        let (unit, by) = reader.apart()?;
        (reader.at == words.len()).then_some((unit, by, &text[end..]))
    })
}

/// "2025-11-26"; "26/11/2025" and "11/26/2025" where only one reading is a date.
pub(super) fn numeric_date(word: &str) -> Option<Date> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
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
    pub(super) words: &'w [CompactString],
    pub(super) at: usize,
    pub(super) aim: Aim,
}

impl Reader<'_> {
    pub(super) fn peek(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", CompactString::as_str)
    }

    /// Takes one of the words.
    pub(super) fn take(&mut self, any: &[&str]) -> bool {
        let found = any.contains(&self.peek(0));
        self.at += usize::from(found);
        found
    }

    /// Takes one of the words of a list.
    pub(super) fn take_any(&mut self, words: Words) -> bool {
        let found = words.has(self.peek(0));
        self.at += usize::from(found);
        found
    }

    /// Takes all of the words, or none.
    pub(super) fn take_all(&mut self, phrase: &str) -> bool {
        // most phrases begin otherwise
        let found =
            phrase.starts_with(self.peek(0)) && phrase.split(' ').enumerate().all(|(n, word)| self.peek(n) == word);
        self.at += if found { phrase.split(' ').count() } else { 0 };
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
        // Where the clause looks ahead, "in two weeks" tells when; elsewhere it is a length, as "for two weeks" is.
        let preposition = CompactString::from(self.peek_back());
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
            // "up from a year earlier" compares: nothing begins then
            (Some(_), None) if matches!(body, Expr::Story(_, by) if by != 0) && self.words[0] == "from" => None,
            (Some(bound), None) => Some(Expr::Bound(bound, body.into())),
            _ => None,
        }
    }

    pub(super) fn peek_back(&self) -> &str {
        self.at.checked_sub(1).and_then(|b| self.words.get(b)).map_or("", CompactString::as_str)
    }

    fn bound(&mut self) -> Option<Bound> {
        // The longest first: "until after", "until".
        let (_, bound) = times::BOUNDS.iter().rev().find(|(phrase, _)| self.take_all(phrase))?;
        match bound {
            "since" => Some(Bound::Since),
            "after" => Some(Bound::After),
            "until" => Some(Bound::Until),
            _ => Some(Bound::Before),
        }
    }

    /// "on", "during", "as early as": the time itself.
    fn preposition(&mut self) -> bool {
        self.take_all("as early as")
            || self.take_all("as late as")
            || self.take_all("as of")
            || self.take_any(times::WITHIN)
    }

    /// A time without its preposition.
    fn body(&mut self) -> Option<Expr> {
        if self.take_any(times::ABOUT) || self.take_all("more than") || self.take_all("less than") {
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
            // The end of a year is December, not its last third.
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
