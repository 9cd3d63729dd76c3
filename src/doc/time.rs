//! When something was: days and stretches of time.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::labels::labels;
use crate::error::DateError;

/// A day of the calendar, from 0001-01-01 to 9999-12-31; written and read as ISO 8601 ("2025-11-26").
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let day: factwire::Date = "2025-11-26".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2025, 11, 26));
/// let error = "26/11/2025".parse::<factwire::Date>().unwrap_err();
/// assert!(error.to_string().contains("2025-11-26"), "{error}"); // says what a date looks like
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", schemars(extend("format" = "date")))]
pub struct Date(civil::Date);

impl Date {
    /// The day with these numbers.
    ///
    /// # Errors
    /// When the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let number = |n: u8| i8::try_from(n).ok();
        let date = || {
            let date = civil::Date::new(i16::try_from(year).ok()?, number(month)?, number(day)?).ok()?;
            Date::of(date)
        };
        date().ok_or_else(|| DateError::new(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// None before the year 1.
    pub(crate) fn of(date: civil::Date) -> Option<Self> {
        (date.year() >= 1).then_some(Date(date))
    }

    pub(crate) fn civil(self) -> civil::Date {
        self.0
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Reads "2025-11-26"; of a moment such as "2025-11-26T08:30:00Z" the day as it is written, whatever the time zone.
impl FromStr for Date {
    type Err = DateError;

    fn from_str(given: &str) -> Result<Self, DateError> {
        let bad = || DateError::new(given);
        let trimmed = given.trim();
        let day = match trimmed.split_once(['T', 't', ' ']) {
            Some((day, clock)) if clock.starts_with(|c: char| c.is_ascii_digit()) => day,
            Some(_) => return Err(bad()),
            None => trimmed,
        };
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        let mut parts = day.split('-');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(y), Some(m), Some(d), None) if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
                let number = |text: &str| text.parse().map_err(|_| bad());
                let year: u16 = y.parse().map_err(|_| bad())?;
                Date::new(year, number(m)?, number(d)?).map_err(|_| bad())
            }
            _ => Err(bad()),
        }
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(given: String) -> Result<Self, DateError> {
        given.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

labels! {
    /// What a relative time is counted from.
    Origin {
        /// The day of publication: "last week", "on Friday".
        Publication = "publication",
        /// The time that the text speaks of: "two days earlier", "the year before".
        Story = "story",
        /// What the words themselves name: "a day after the opposition accused him".
        Event = "event",
    }
    later => Unknown
}

/// When a fact holds: in the calendar where that can be told, else as far as the words say it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::{Document, Extractor};
/// let extractor = Extractor::builder().build()?;
/// let text = "Otieno met Sund last month.";
/// let dated = extractor.extract(Document::new(text).with_published("2025-11-28".parse()?))?;
/// assert_eq!(dated.triples[0].when.as_ref().unwrap().to_string(), "2025-10");
/// let relative = extractor.extract(text)?; // nobody knows when that was
/// assert_eq!(relative.triples[0].when.as_ref().unwrap().to_string(), "relative: -P1M");
/// # Ok(()) }
/// ```
///
/// In JSON an object with the key `iso` or the key `relative`:
///
/// ```json
/// {"iso": "2025-11-26", "start": "2025-11-26", "end": "2025-11-26"}
/// {"iso": "2014/..", "start": "2014-01-01"}
/// {"iso": "2019-01/2019-04", "start": "2019-01-01", "end": "2019-04-30", "approximate": true}
/// {"relative": "-P1W", "from": "publication"}
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum When {
    /// A stretch of the calendar.
    Dated {
        /// As ISO 8601 writes it, no finer than the words: "2025-11-26", "2025-05", "2017/2021" (both years included),
        /// "2025-11-28T17:00", midnight at the end of a day being T24:00; an open end is ".." as in ISO 8601-2 (EDTF): "2014/..", "../2025-11-28".
        iso: String,
        /// Its first day; none when the beginning is open ("until Friday").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<Date>,
        /// Its last day, included; none when the end is open ("since 2014").
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<Date>,
        /// True where the words are vague ("early 2019", "about a week ago"): `iso` is then what they usually cover.
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    /// What cannot be placed: the day of publication, or the time that the text speaks of, is not known.
    Relative {
        /// How far from there as an ISO 8601-2 duration ("-P1W" for "last week", "P0D" for "today"), or what is known with `X`
        /// for the rest as TIMEX3 has it: "XXXX-WXX-3" for "Wednesday", "XXXX-05" for "May"; both where both are told: "-P1Y,
        /// XXXX-05" for "May last year".
        relative: String,
        /// What it is counted from.
        from: Origin,
        /// True where the words are vague.
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
}

fn is_false(value: &bool) -> bool {
    !value
}

impl When {
    /// The ISO 8601 text, where the time could be placed in the calendar.
    pub fn iso(&self) -> Option<&str> {
        match self {
            When::Dated { iso, .. } => Some(iso),
            When::Relative { .. } => None,
        }
    }

    /// The first day, if there is one and it is known.
    pub fn start(&self) -> Option<Date> {
        match self {
            When::Dated { start, .. } => *start,
            When::Relative { .. } => None,
        }
    }

    /// From its beginning on: "2019" → "2019/.."; what cannot be placed stays as it is.
    pub(crate) fn onwards(self) -> When {
        match self {
            When::Dated { iso, start: Some(start), approximate, .. } => {
                let first = iso.split('/').next().unwrap_or_default();
                When::Dated { iso: format!("{first}/.."), start: Some(start), end: None, approximate }
            }
            other => other,
        }
    }

    /// Up to its end: "2019-05" → "../2019-05"; what cannot be placed stays as it is.
    pub(crate) fn up_to(self) -> When {
        match self {
            When::Dated { iso, end: Some(end), approximate, .. } => {
                let last = iso.rsplit('/').next().unwrap_or_default();
                When::Dated { iso: format!("../{last}"), start: None, end: Some(end), approximate }
            }
            other => other,
        }
    }

    /// From the beginning of this to the end of the other; none where that is not later, or where one of them is open there.
    pub(crate) fn through(&self, other: &When) -> Option<When> {
        match (self, other) {
            (
                When::Dated { iso: from, start: Some(start), approximate: a, .. },
                When::Dated { iso: to, end: Some(end), approximate: b, .. },
            ) if start <= end => {
                let (first, last) = (from.split('/').next()?, to.rsplit('/').next()?);
                let iso = if first == last { first.to_owned() } else { format!("{first}/{last}") };
                Some(When::Dated { iso, start: Some(*start), end: Some(*end), approximate: *a || *b })
            }
            _ => None,
        }
    }

    /// The last day, if there is one and it is known.
    pub fn end(&self) -> Option<Date> {
        match self {
            When::Dated { end, .. } => *end,
            When::Relative { .. } => None,
        }
    }

    /// True where the words are vague: "early 2019".
    pub fn is_approximate(&self) -> bool {
        match self {
            When::Dated { approximate, .. } | When::Relative { approximate, .. } => *approximate,
        }
    }
}

/// "2025-11-26", "about 2019-01/2019-04", "relative: -P1W"
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_approximate() {
            f.write_str("about ")?;
        }
        match self {
            When::Dated { iso, .. } => f.write_str(iso),
            When::Relative { relative, from: Origin::Publication | Origin::Unknown, .. } => {
                write!(f, "relative: {relative}")
            }
            When::Relative { relative, from: Origin::Story, .. } => write!(f, "relative to the story: {relative}"),
            When::Relative { relative, from: Origin::Event, .. } => write!(f, "relative to that: {relative}"),
        }
    }
}
