//! The times of a text, as they are read from its trees.

use super::interval::{Clock, Interval};
use super::{Date, Modality, Polarity, Span, Tense, When};
use crate::lexicon::vocabulary::times;

/// Whether the clause looks back or ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Aim {
    Back,
    Ahead,
}

impl Aim {
    /// Whether "on Friday" is to come.
    pub(crate) fn of(tense: Tense, modality: Modality, polarity: Polarity, lemma: &str, case: &str) -> Aim {
        let puts_off = times::POSTPONING_VERBS.has(lemma);
        let lasts = times::LASTING_VERBS.has(lemma);
        match (case, tense, modality) {
            ("since", ..) => Aim::Back,
            ("for" | "to" | "until" | "till", ..) if puts_off => Aim::Ahead,
            ("until" | "till", ..) if polarity == Polarity::Affirmative && !lasts => Aim::Ahead,
            (_, Tense::Future, _) | (_, _, Modality::Future) => Aim::Ahead,
            (_, Tense::Past, _) => Aim::Back,
            (_, Tense::None, Modality::Actual) => Aim::Back,
            _ => Aim::Ahead,
        }
    }
}

/// What a phrase says of time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TimeReading {
    /// Its place in the calendar.
    pub(crate) interval: Option<Interval>,
    /// What is known where it has none.
    pub(crate) relative: Option<When>,
    /// Hour and minute, of an hour of a day.
    pub(crate) clock: Option<Clock>,
}

impl TimeReading {
    pub(crate) fn when(&self) -> Option<When> {
        match self.interval {
            Some(interval) => interval.when(),
            None => self.relative.clone(),
        }
    }
}

/// A phrase that tells a time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TimePhrase {
    /// Where it stands, without the preposition.
    pub(crate) span: Span,
    /// The preposition, in small letters: "since", "ahead of".
    pub(crate) case: String,
    /// Where the clause in which it stands looks; none where it stands in none.
    pub(crate) aim: Option<Aim>,
    /// What it says in a clause that looks back, and in one that looks ahead.
    pub(crate) readings: [Option<TimeReading>; 2],
}

impl TimePhrase {
    pub(crate) fn reading(&self, aim: Aim) -> Option<&TimeReading> {
        self.readings[usize::from(aim == Aim::Ahead)].as_ref()
    }
}

/// What the times room finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {
    /// In the order of the text.
    list: Vec<TimePhrase>,
    /// The day of publication, from which they are counted.
    pub(crate) published: Option<Date>,
}

impl Times {
    pub(crate) fn new(mut list: Vec<TimePhrase>, published: Option<Date>) -> Self {
        list.sort_by(|a, b| (a.span, &a.case).cmp(&(b.span, &b.case)));
        list.dedup_by(|a, b| (a.span, &a.case) == (b.span, &b.case));
        Times { list, published }
    }

    /// The phrase that stands there behind this preposition, or most of it.
    pub(crate) fn at(&self, span: Span, case: &str) -> Option<&TimePhrase> {
        let first = self.list.partition_point(|p| p.span < span);
        let here = self.list[first..].iter().take_while(|p| p.span == span);
        let case = Times::preposition(case);
        here.into_iter().find(|p| p.case == case).or_else(|| self.main_part(span, &case))
    }

    /// "[two years ago]" of "just two years ago": the longest phrase in these words, if it is half of them or more.
    fn main_part(&self, span: Span, case: &str) -> Option<&TimePhrase> {
        let first = self.list.partition_point(|p| p.span.start < span.start);
        let within = self.list[first..].iter().take_while(|p| p.span.start < span.end);
        let parts = within.filter(|p| p.case == case && p.span.end <= span.end && 2 * p.span.len() >= span.len());
        parts.max_by_key(|p| p.span.len())
    }

    /// A preposition as phrases have it: "ahead_of" → "ahead of".
    pub(crate) fn preposition(case: &str) -> String {
        case.replace('_', " ").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_in_more_words_if_it_is_most_of_them() {
        let phrase = |start, end| TimePhrase {
            span: Span::new(start, end),
            case: "on".to_owned(),
            aim: None,
            readings: [None, None],
        };
        let times = Times::new(vec![phrase(10, 14), phrase(15, 25)], None);
        let found = |start, end, case| times.at(Span::new(start, end), case).map(|p| p.span.start);
        assert_eq!(found(15, 25, "on"), Some(15));
        assert_eq!(found(10, 25, "on"), Some(15));
        assert_eq!(found(10, 25, "since"), None);
        assert_eq!(found(0, 14, "on"), None, "less than half");
    }
}
