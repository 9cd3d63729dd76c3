//! Stretches of the calendar and how ISO 8601 writes them.

use jiff::civil::Date;

use crate::When;

/// The preposition, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// "since", "from", "starting"
    Since,
    After,
    /// "until", "by"
    Until,
    Before,
}

/// How exactly the words tell a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grain {
    Year,
    Month,
    Day,
    Minute,
}

/// An hour and minute of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub(crate) hour: i8,
    pub(crate) minute: i8,
    /// Minutes by which it is ahead of UTC, where the text names its zone.
    pub(crate) zone: Option<i16>,
}

impl Clock {
    pub(crate) fn new(hour: i8, minute: i8) -> Self {
        Clock { hour, minute, zone: None }
    }

    /// "17:00", "17:00-05:00", "17:00Z"
    pub(crate) fn iso(self) -> String {
        let zone = match self.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(ahead) => {
                let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.abs());
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        format!("{:02}:{:02}{zone}", self.hour, self.minute)
    }
}

/// An end of an interval: a day, hour and minute where they are told, and how much of it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point {
    day: Date,
    clock: Clock,
    grain: Grain,
}

impl Point {
    fn iso(self) -> String {
        let (year, month, day) = (self.day.year(), self.day.month(), self.day.day());
        match self.grain {
            Grain::Year => format!("{year:04}"),
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Day => format!("{year:04}-{month:02}-{day:02}"),
            Grain::Minute => format!("{year:04}-{month:02}-{day:02}T{}", self.clock.iso()),
        }
    }
}

/// From a first to a last day, both included; either may be open, not both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    start: Option<Point>,
    end: Option<Point>,
    vague: bool,
}

impl Interval {
    pub(crate) fn new(start: Date, end: Date, grain: Grain) -> Self {
        let point = |day| Some(Point { day, clock: Clock::default(), grain });
        Interval { start: point(start), end: point(end), vague: false }
    }

    pub(crate) fn years(from: i16, to: i16) -> Option<Self> {
        let (start, end) = (Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?);
        (start <= end).then(|| Interval::new(start, end, Grain::Year))
    }

    pub(crate) fn vague(self) -> Self {
        Interval { vague: true, ..self }
    }

    pub(crate) fn start_day(&self) -> Option<Date> {
        self.start.map(|p| p.day)
    }

    pub(crate) fn end_day(&self) -> Option<Date> {
        self.end.map(|p| p.day)
    }

    /// None where an end is open.
    pub(crate) fn grain(&self) -> Option<Grain> {
        Some(self.start?.grain.max(self.end?.grain))
    }

    /// One day, month or year, or a moment of a day.
    pub(crate) fn is_single(&self) -> bool {
        match (self.start, self.end) {
            (Some(start), Some(end)) if start.grain == Grain::Minute || end.grain == Grain::Minute => {
                start.day == end.day
            }
            (Some(start), Some(end)) => start.iso() == end.iso(),
            _ => false,
        }
    }

    /// True for a single day without hours.
    pub(crate) fn is_day(&self) -> bool {
        self.grain() == Some(Grain::Day) && self.is_single()
    }

    /// A moment of a day.
    pub(crate) fn at(&self, clock: Clock) -> Option<Self> {
        let day = self.start_day().filter(|_| self.is_day())?;
        let point = Some(Point { day, clock, grain: Grain::Minute });
        Some(Interval { start: point, end: point, vague: self.vague })
    }

    /// From the start of this to the end of the other, unless that comes before.
    pub(crate) fn up_to(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start?, other.end?);
        let ordered = (start.day, start.clock) <= (end.day, end.clock) || start.day < end.day;
        ordered.then_some(Interval { start: Some(start), end: Some(end), vague: self.vague || other.vague })
    }

    /// "since", "after", "until", "before" it
    pub(crate) fn bounded(self, bound: Bound) -> Option<Self> {
        // the neighbour: the year before 2015, the day after Friday, the minute itself
        let beside = |point: Point, ahead: bool| {
            let day = match (point.grain, ahead) {
                (Grain::Minute, _) => return Some(point),
                (_, true) => point.day.tomorrow(),
                (_, false) => point.day.yesterday(),
            };
            Some(Point { day: day.ok()?, ..point })
        };
        let interval = match bound {
            Bound::Since => Interval { end: None, ..self },
            Bound::After => Interval { start: Some(beside(self.end?, true)?), end: None, ..self },
            Bound::Until => Interval { start: None, ..self },
            Bound::Before => Interval { end: Some(beside(self.start?, false)?), start: None, ..self },
        };
        (interval.start.is_some() || interval.end.is_some()).then_some(interval)
    }

    /// What lies in both.
    pub(crate) fn and(self, other: Self) -> Option<Self> {
        let later = |a: Point, b: Point| if (a.day, a.clock, a.grain) >= (b.day, b.clock, b.grain) { a } else { b };
        // the finer word of two that end on the same day
        let earlier = |a: Point, b: Point| match (a.day, b.day) {
            (x, y) if x != y => {
                if x < y {
                    a
                } else {
                    b
                }
            }
            _ if a.grain == b.grain => {
                if a.clock <= b.clock {
                    a
                } else {
                    b
                }
            }
            _ => {
                if a.grain > b.grain {
                    a
                } else {
                    b
                }
            }
        };
        let start = [self.start, other.start].into_iter().flatten().reduce(later);
        let end = [self.end, other.end].into_iter().flatten().reduce(earlier);
        let vague = self.vague || other.vague;
        match (start, end) {
            (Some(s), Some(e)) if s.day > e.day || s.day == e.day && s.clock > e.clock && e.grain == Grain::Minute => {
                None
            }
            _ => Some(Interval { start, end, vague }),
        }
    }

    /// Monday and Tuesday together, where no day lies between them.
    pub(crate) fn joined(self, other: Self) -> Option<Self> {
        let (first, second) = if self.start_day() <= other.start_day() { (self, other) } else { (other, self) };
        let next = first.end?.day.tomorrow().ok()?;
        (first.end?.grain == second.start?.grain && second.start_day() == Some(next))
            .then(|| first.up_to(second))
            .flatten()
    }

    /// None where the years leave the calendar of [`crate::Date`].
    pub(crate) fn when(&self) -> Option<When> {
        let date = |point: Option<Point>| match point {
            Some(point) => crate::Date::of(point.day).map(Some),
            None => Some(None),
        };
        let (start, end) = (date(self.start)?, date(self.end)?);
        let iso = match (self.start.map(Point::iso), self.end.map(Point::iso)) {
            (Some(start), Some(end)) if start == end => start,
            (start, end) => {
                let open = || "..".to_owned();
                [start.unwrap_or_else(open), end.unwrap_or_else(open)].join("/")
            }
        };
        Some(When::Dated { iso, start, end, approximate: self.vague })
    }
}
