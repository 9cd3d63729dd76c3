use std::fmt;
use std::str::FromStr;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

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

/// An amount with its unit: "40 million dollars", "from 12 to 15 %", "by 3 points".
///
/// The unit belongs to all its numbers. Nothing reads amounts yet: the type is there so that they can come without a break.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::Quantity;
/// let mut rise = Quantity::new("%"); // "rose from 12 to 15 %"
/// (rise.from, rise.to) = (Some("12".parse()?), Some("15".parse()?));
/// assert_eq!(rise.to_string(), "from 12 to 15 %");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// How much or how many it is: 40000000 for "40 million dollars".
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
    /// Of a change how much it is: "by 3".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Decimal>,
    /// True where the words are vague: "about 40".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Quantity {
    /// No number yet, in this unit; an empty one is none.
    pub fn new(unit: impl Into<String>) -> Self {
        Quantity { unit: Some(unit.into()).filter(|u| !u.is_empty()), ..Quantity::default() }
    }
}

/// "about 40 USD", "by 3 from 12 to 15 %"
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [("", &self.number), ("by ", &self.by), ("from ", &self.from), ("to ", &self.to)];
        let about = self.approximate.then(|| "about".to_owned());
        let numbers = parts.into_iter().filter_map(|(word, number)| Some(format!("{word}{}", number.as_ref()?)));
        let words: Vec<String> = about.into_iter().chain(numbers).chain(self.unit.clone()).collect();
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
    fn only_what_is_known_of_a_quantity_is_written() {
        let mut cost = Quantity::new("USD");
        cost.number = Some(Decimal::from(40_000_000));
        let json = serde_json::to_string(&cost).unwrap();
        assert_eq!(json, r#"{"number":"40000000","unit":"USD"}"#);
        assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), cost);
    }
}
