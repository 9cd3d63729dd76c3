use std::fmt;
use std::str::FromStr;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use super::Triple;
use super::labels::labels;
use crate::error::ParseDecimalError;

/// A number as a text states it, in decimal notation: "1200000", "-0.5", "1.20".
///
/// It is kept in its digits rather than as a binary fraction: what a text says is decimal, of any length, and "1.20" has two places. So
/// numbers are equal where they are written alike, and nothing is rounded on the way. In JSON it is a string.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::Decimal;
/// let price: Decimal = "1.20".parse()?;
/// assert_eq!((price.as_str(), price.to_f64()), ("1.20", 1.2));
/// assert!("1,200".parse::<Decimal>().is_err() && "1e6".parse::<Decimal>().is_err());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(CompactString);

impl Decimal {
    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest number of double precision; infinite beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

/// Digits, with a minus sign before and a point between them where there is one.
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) =
            unsigned.split_once('.').map_or((unsigned, None), |(whole, places)| (whole, Some(places)));
        if digits(whole) && places.is_none_or(digits) {
            Ok(Decimal(text.into()))
        } else {
            Err(ParseDecimalError::new(text))
        }
    }
}

impl TryFrom<String> for Decimal {
    type Error = ParseDecimalError;

    fn try_from(text: String) -> Result<Self, ParseDecimalError> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> String {
        number.0.into()
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Decimal(compact_str::ToCompactString::to_compact_string(&number))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number as a text states it, in decimal notation; a string, so that nothing is rounded.",
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
            "examples": ["1200000", "-0.5", "1.20"],
        })
    }
}

labels! {
    /// On which side of a number that a text gives the amount lies.
    Limit {
        /// "at least 12", "no fewer than 12", "12 or more", "dozens"
        AtLeast = "at_least",
        /// "more than 12", "over 12"
        MoreThan = "more_than",
        /// "at most 12", "up to 12", "as many as 12"
        AtMost = "at_most",
        /// "fewer than 12", "under 12"
        LessThan = "less_than",
    }
    later => Unknown
}

/// An amount with its unit: "40 million dollars", "from 12 to 15 %", "by 3 points".
///
/// The unit belongs to all its numbers, but to `by` only where `by_unit` says nothing else. How units are written:
///
/// * what is counted has none: the 40 of "40 people";
/// * money by ISO 4217 ("USD", "EUR") where the words name one country's money; else by the word itself ("peso", "rupee"). A bare "$" or
///   "dollar" is that of the United States, "£", "p" and "pence" those of the United Kingdom; "A$", "Canadian dollars" and the like are
///   told apart;
/// * "%" for percent and for parts of a whole ("half of the voters": 50), "percentage points", "basis points", "points";
/// * measures by the signs of the SI ("km", "kg", "°C", "MWh", "ha"), others by "mi", "ft", "lb", "acre", "barrel" and the like;
/// * lengths of time by the word in the singular: "year", "hour", "minute";
/// * "times" for "three times";
/// * what is paid or counted for something else with a slash: "USD/barrel", "km/hour", "/day".
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::Quantity;
/// let extraction = factwire::extract("Norlake paid more than $3.1bn for the ferry.")?;
/// let paid = extraction.triples[0].object.as_ref().and_then(|o| o.value.as_ref()).unwrap();
/// assert_eq!(paid.to_string(), "more than 3100000000 USD");
/// assert_eq!(paid.number.as_ref().unwrap().to_f64(), 3.1e9);
///
/// let mut rise = Quantity::new("%"); // "rose from 12 to 15 %"
/// (rise.from, rise.to) = (Some("12".parse()?), Some("15".parse()?));
/// assert_eq!(rise.to_string(), "from 12 to 15 %");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// How much or how many it is: 40000000 for "40 million dollars". Plurals without a number are at least two: 24 for "dozens".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Decimal>,
    /// In what: "USD", "%", "km"; none for what is counted ("40").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Of a change or a range where it begins: "from 12".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Decimal>,
    /// Where it ends: "to 15".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Decimal>,
    /// True where `from` and `to` are the ends of what it may be ("10 to 15 men", "between 10 and 15"), not of a change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub range: bool,
    /// Of a change how much it is: "by 3".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Decimal>,
    /// The unit of `by` where the other numbers have another one, or none: "%" of "by 5 per cent to $3.1bn".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_unit: Option<String>,
    /// Of a score or a vote the second number, of which `number` is the first: 1 of "2-1", 44 of "56 to 44". In the order of the text:
    /// which side each belongs to is told by the verb ("won 2-1", "lost 2-1").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Decimal>,
    /// Where the number is only known to be an end: "at least 12".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// True where the words are vague: "about 40".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Quantity {
    /// No number yet, in this unit; an empty one is none.
    pub fn new(unit: impl Into<String>) -> Self {
        Quantity { unit: Some(unit.into()).filter(|u| !u.is_empty()), ..Quantity::default() }
    }

    /// One change of what two tell of it; none where they tell the same part or their units differ.
    pub(crate) fn joined(self, other: Quantity) -> Option<Quantity> {
        let ends = |q: &Quantity| q.from.is_some() || q.to.is_some();
        let of_by = |q: &Quantity| q.by_unit.clone().or_else(|| q.unit.clone()).filter(|_| q.by.is_some());
        let of_ends = |q: &Quantity| q.unit.clone().filter(|_| ends(q));
        let one = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(a), Some(b)) if a != b => Err(()),
            (a, b) => Ok(a.or(b)),
        };
        if ends(&self) && ends(&other) && of_ends(&self) != of_ends(&other) {
            return None;
        }
        let by_unit = of_by(&self).or_else(|| of_by(&other));
        let unit = of_ends(&self).or_else(|| of_ends(&other));
        let told = ends(&self) || ends(&other);
        let unit = if told { unit } else { by_unit.clone() };
        Some(Quantity {
            number: None,
            from: one(self.from, other.from).ok()?,
            to: one(self.to, other.to).ok()?,
            by: one(self.by, other.by).ok()?,
            by_unit: by_unit.filter(|by| unit.as_ref() != Some(by)),
            unit,
            range: false,
            against: None,
            limit: self.limit.or(other.limit),
            approximate: self.approximate || other.approximate,
        })
    }

    /// Where the amount is stated, the least and the most that it may be: 12 and nothing for "at least 12", 40 and 40 for "40". Nothing for
    /// a change. That "more than 12" is not 12 itself is told by `limit`.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::facts::{Limit, Quantity};
    /// let mut homes = Quantity::new("");
    /// homes.number = Some("1200".parse()?);
    /// homes.limit = Some(Limit::MoreThan);
    /// assert_eq!((homes.least().map(|n| n.to_f64()), homes.most()), (Some(1200.0), None));
    /// # Ok(()) }
    /// ```
    pub fn least(&self) -> Option<&Decimal> {
        let below = matches!(self.limit, Some(Limit::AtMost | Limit::LessThan));
        if self.range { self.from.as_ref() } else { self.number.as_ref().filter(|_| !below) }
    }

    /// The most that it may be; see [`least`](Self::least).
    pub fn most(&self) -> Option<&Decimal> {
        let above = matches!(self.limit, Some(Limit::AtLeast | Limit::MoreThan));
        if self.range { self.to.as_ref() } else { self.number.as_ref().filter(|_| !above) }
    }
}

impl Triple {
    /// What changes, by how much, from where and to where, put together from what the object and the modifiers tell; none where they tell
    /// no change, or where their units do not agree.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extraction = factwire::extract("Profits rose by 5 per cent to $3.1bn last year.")?;
    /// let change = extraction.triples[0].change().unwrap();
    /// assert_eq!(change.to_string(), "by 5 % to 3100000000 USD");
    /// # Ok(()) }
    /// ```
    pub fn change(&self) -> Option<Quantity> {
        let object = self.object.as_ref().and_then(|o| o.value.as_deref());
        let all = object.into_iter().chain(self.modifiers.iter().filter_map(|m| m.value.as_deref()));
        let changes = all.filter(|v| !v.range && (v.by.is_some() || v.from.is_some() || v.to.is_some()));
        changes.map(|v| Some(v.clone())).reduce(|one, other| one?.joined(other?)).flatten()
    }
}

/// "about 40 USD", "at least 12", "by 3 from 12 to 15 %", "by 5 % to 3100000000 USD", "10 to 15 km", "2-1"
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<&str> = Vec::new();
        words.extend(self.approximate.then_some("about"));
        let limit = self.limit.map(|limit| limit.as_str().replace('_', " "));
        words.extend(limit.as_deref());
        let score = self.number.as_ref().zip(self.against.as_ref()).map(|(one, other)| format!("{one}-{other}"));
        words.extend(score.as_deref().or(self.number.as_ref().map(Decimal::as_str)));
        if let Some(by) = &self.by {
            words.extend(["by", by.as_str()]);
            words.extend(self.by_unit.as_deref());
        }
        for (word, number) in [("from", &self.from), ("to", &self.to)] {
            if let Some(number) = number {
                words.extend(Some(word).filter(|w| !(self.range && *w == "from")));
                words.push(number.as_str());
            }
        }
        let others = [&self.number, &self.from, &self.to].iter().any(|n| n.is_some());
        words.extend(self.unit.as_deref().filter(|_| others || self.by_unit.is_none()));
        f.pad(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_with_a_point_at_most() {
        for good in ["0", "007", "-3", "1.20", "123456789012345678901234567890.5"] {
            assert_eq!(good.parse::<Decimal>().unwrap().as_str(), good);
        }
        for bad in ["", "-", ".5", "1.", "1.2.3", "+1", "1 000", "½", "NaN"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
            assert!(serde_json::from_str::<Decimal>(&format!("{bad:?}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_amount_is_displayed_in_words() {
        let number = |n: u32| Some(Decimal::from(n));
        let shown = |q: Quantity| q.to_string();
        let base = Quantity::new("USD");
        assert_eq!(
            shown(Quantity { by: number(5), by_unit: Some("%".into()), to: number(31), ..base.clone() }),
            "by 5 % to 31 USD"
        );
        assert_eq!(
            shown(Quantity { by: number(3), from: number(12), to: number(15), ..base.clone() }),
            "by 3 from 12 to 15 USD"
        );
        assert_eq!(shown(Quantity { from: number(10), to: number(15), range: true, ..base.clone() }), "10 to 15 USD");
        assert_eq!(shown(Quantity { by: number(3), ..base.clone() }), "by 3 USD");
        let least =
            Quantity { number: number(24), limit: Some(Limit::AtLeast), approximate: true, ..Quantity::default() };
        assert_eq!((shown(least.clone()), least.most()), ("about at least 24".to_owned(), None));
        assert_eq!(shown(Quantity { number: number(2), against: number(1), ..Quantity::default() }), "2-1");
        assert_eq!(shown(Quantity::default()), "");
    }

    #[test]
    fn only_what_is_known_of_a_quantity_is_written() {
        let mut cost = Quantity::new("USD");
        cost.number = Some(Decimal::from(40_000_000));
        let json = serde_json::to_string(&cost).unwrap();
        assert_eq!(json, r#"{"number":"40000000","unit":"USD"}"#);
        assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), cost);
    }
}
