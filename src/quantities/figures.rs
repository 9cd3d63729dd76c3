//! Numbers in digits and words, with their scales: "3.1 million", "a dozen", "tens of thousands", "two and a half", "two thirds".

use super::number::Number;
use super::pieces::Piece;
use crate::lexicon;
use crate::lexicon::vocabulary::closed_classes::THIRD_PERSON_PRONOUNS;
use crate::lexicon::vocabulary::quantities;

/// A number as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) number: Number,
    /// The pieces behind it begin here.
    pub(super) end: usize,
    pub(super) start: usize,
    /// A scale was part of it, or may not follow.
    pub(super) scaled: bool,
    /// "dozens": at least that many.
    pub(super) vague: bool,
    /// "a couple of", "a third"
    pub(super) approximate: bool,
    /// "half of": percent.
    pub(super) part: bool,
}

/// The pieces of a phrase.
#[derive(Clone, Copy)]
pub(super) struct Pieces<'p, 't>(pub(super) &'p [Piece<'t>]);

impl<'p, 't> Pieces<'p, 't> {
    pub(super) fn get(self, at: usize) -> Option<&'p Piece<'t>> {
        self.0.get(at)
    }

    /// The piece in small letters; nothing behind the last.
    pub(super) fn lower(self, at: usize) -> &'p str {
        self.0.get(at).map_or("", |p| p.lower.as_str())
    }

    /// Some pieces in small letters, with spaces between them.
    pub(super) fn joined(self, from: usize, count: usize) -> Option<String> {
        let all = self.0.get(from..from.checked_add(count)?)?;
        Some(all.iter().map(|p| p.lower.as_str()).collect::<Vec<_>>().join(" "))
    }

    /// The number that begins with a piece.
    pub(super) fn figure(self, at: usize) -> Option<Figure> {
        let plain = |number, end| Figure {
            number,
            end,
            start: at,
            scaled: false,
            vague: false,
            approximate: false,
            part: false,
        };
        if let Some(part) = self.part(at) {
            return Some(part);
        }
        let digits = Number::of_digits(self.lower(at));
        let word = || lexicon::cardinal(|n| self.lower(at + n)).map(|(n, words)| (Number::whole(n), at + words));
        if let Some((number, end)) = digits.map(|n| (n, at + 1)).or_else(word) {
            return Some(self.with_scale(self.with_half(plain(number, end))));
        }
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        let before = at.checked_sub(1).map_or("", |b| self.lower(b));
        let article = matches!(before, "a" | "an");
        let start = at - usize::from(article);
        let of = usize::from(self.lower(at + 1) == "of");
        match self.lower(at) {
            "couple" if article => {
                let figure = Figure { start, approximate: true, ..plain(Number::whole(2), at + 1 + of) };
                Some(self.with_scale(figure))
            }
            // "a hundred", "a dozen"
            word if article => {
                let scale = quantities::SCALES.get(word)?.parse().ok()?;
                let figure = Figure { start, scaled: true, ..plain(Number::whole(scale), at + 1) };
                Some(self.with_scale(figure))
            }
            _ => None,
        }
    }

    /// "two and a half", "2½"
    fn with_half(self, figure: Figure) -> Figure {
        let half = Number::whole(1).divided(2);
        let hyphens = |n: usize| if self.lower(n) == "-" { n + 1 } else { n };
        let and = hyphens(figure.end);
        let a = hyphens(and + 1);
        let last = hyphens(a + 1);
        let worded = self.lower(and) == "and" && self.lower(a) == "a";
        let (part, end) = match (self.lower(figure.end), self.lower(last)) {
            ("½", _) => (half, figure.end + 1),
            ("¼", _) => (Number::whole(1).divided(4), figure.end + 1),
            ("¾", _) => (Number::whole(3).divided(4), figure.end + 1),
            (_, "half") if worded => (half, last + 1),
            (_, "quarter") if worded => (Number::whole(1).divided(4), last + 1),
            _ => return figure,
        };
        match part.and_then(|p| figure.number.plus(p)) {
            Some(number) if figure.number.is_whole() => Figure { number, end, ..figure },
            _ => figure,
        }
    }

    /// "40 million", "two and a half million", "3.1bn", "5 lakh crore"
    fn with_scale(self, mut figure: Figure) -> Figure {
        for _ in 0..2 {
            let scale = quantities::SCALES.get(self.lower(figure.end)).and_then(|s| s.parse().ok());
            let Some(number) = scale.and_then(|s: u64| figure.number.times(s)) else { break };
            figure = Figure { number, end: figure.end + 1, scaled: true, ..figure };
        }
        figure
    }

    /// "dozens", "hundreds of thousands", "several hundred", "a few thousand"
    fn vague(self, at: usize) -> Option<Figure> {
        let plural = |n: usize| quantities::SCALES_IN_PLURAL.get(self.lower(n)).and_then(|s| s.parse::<u64>().ok());
        let first = if self.lower(at) == "tens" { Some(10) } else { plural(at) };
        let several = |n: usize| matches!(self.lower(n), "several" | "few" | "many");
        let (unit, start, mut end) = match first {
            Some(unit) => (unit, at, at + 1),
            None => {
                let before = at.checked_sub(1).filter(|&b| several(b))?;
                let unit = quantities::SCALES.get(self.lower(at))?.parse::<u64>().ok()?;
                let article = before.checked_sub(1).filter(|&a| self.lower(a) == "a");
                (unit, article.unwrap_or(before), at + 1)
            }
        };
        let mut number = Number::whole(unit).times(2)?;
        // "tens of thousands", "hundreds of millions"
        if self.lower(end) == "of"
            && let Some(scale) = plural(end + 1)
        {
            number = number.times(scale)?;
            end += 2;
        } else if first == Some(10) {
            return None;
        }
        Some(Figure { number, end, start, scaled: true, vague: true, approximate: true, part: false })
    }

    /// "half of the seats", "a third", "two-thirds", "one in five": percent. "Half a million", "a quarter of an hour" are no parts of a
    /// whole but numbers.
    fn part(self, at: usize) -> Option<Figure> {
        let (count, whole, start, end) = self.counted_part(at).or_else(|| self.lone_part(at))?;
        let figure =
            |number, end, part| Figure { number, end, start, scaled: part, vague: false, approximate: false, part };
        let of = usize::from(self.lower(end) == "of");
        if matches!(self.lower(end + of), "a" | "an") {
            let scaled = self.with_scale(figure(Number::whole(count).divided(whole)?, end + of + 1, false));
            let measured = || super::units::measure(self, scaled.end).is_some();
            return Some(scaled).filter(|s| s.scaled || measured());
        }
        let of_whole = of > 0 || self.lower(end) == "the" || THIRD_PERSON_PRONOUNS.has(self.lower(end));
        let in_many = matches!(self.lower(start + 1), "in" | "out");
        // "a third man", "the quarter final"
        let ends = self.get(end).is_none_or(|p| p.lower != "-" && !p.text.starts_with(char::is_alphanumeric))
            || matches!(self.lower(end), "to" | "from" | "in" | "and");
        if !(of_whole || in_many || ends) {
            return None;
        }
        let (number, rounded) = Number::percent(count, whole)?;
        Some(Figure { approximate: rounded, ..figure(number, end, true) })
    }

    /// "two-thirds", "three quarters", "one in five", "nine out of ten": how many of how many, and from where to where.
    fn counted_part(self, at: usize) -> Option<(u64, u64, usize, usize)> {
        let small = |n: usize| {
            let figures = || Number::of_digits(self.lower(n)).and_then(|_| self.lower(n).parse::<u64>().ok());
            lexicon::number_word(self.lower(n)).and_then(|n| u64::try_from(n).ok()).or_else(figures)
        };
        let count = small(at)?;
        let hyphen = usize::from(self.lower(at + 1) == "-");
        let part = quantities::PARTS.get(self.lower(at + 1 + hyphen)).and_then(|p| p.parse::<u64>().ok());
        if let Some(whole) = part.filter(|&w| count < w) {
            return Some((count, whole, at, at + 2 + hyphen));
        }
        let place = match (self.lower(at + 1), self.lower(at + 2)) {
            ("out", "of") => at + 3,
            ("in", _) => at + 2,
            _ => return None,
        };
        // "two in 10 days": something else
        let whole = small(place).filter(|&w| count < w && (2..=100).contains(&w))?;
        let measured = super::units::measure(self, place + 1).is_some() || self.lower(place + 1) == "-";
        (!measured).then_some((count, whole, at, place + 1))
    }

    /// "half", "a third"; "the third" is an ordinal.
    fn lone_part(self, at: usize) -> Option<(u64, u64, usize, usize)> {
        let whole = quantities::PARTS.get(self.lower(at)).and_then(|p| p.parse::<u64>().ok())?;
        let article = at.checked_sub(1).filter(|&b| self.lower(b) == "a");
        let bare = self.lower(at) == "half";
        let plural = self.lower(at).ends_with('s');
        (!plural && (article.is_some() || bare)).then(|| (1, whole, article.unwrap_or(at), at + 1))
    }
}
