use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::ProbabilityError;

/// How probable something is, from 0 to 1, in steps of a thousandth: no more digits than mean something.
///
/// In JSON and in print a decimal of three places at most. It compares with `f32`, in which it is given and taken.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::Probability;
/// let sure = Probability::new(0.87115)?;
/// assert_eq!((sure.to_string(), sure.get()), ("0.871".to_owned(), 0.871));
/// assert!(sure > 0.5 && sure < Probability::CERTAIN);
/// assert!(Probability::new(1.5).is_err() && Probability::new(f32::NAN).is_err());
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Probability {
    thousandths: u16,
}

impl Probability {
    /// 1: it is so.
    pub const CERTAIN: Probability = Probability { thousandths: 1000 };

    /// Rounds to a thousandth.
    ///
    /// # Errors
    /// For what is not between 0 and 1, both included.
    pub fn new(value: f32) -> Result<Self, ProbabilityError> {
        if (0.0..=1.0).contains(&value) { Ok(Probability::clamped(value)) } else { Err(ProbabilityError::new(value)) }
    }

    /// The nearest that there is; 0 for no number (NaN).
    pub fn clamped(value: f32) -> Self {
        Probability { thousandths: (value.clamp(0.0, 1.0) * 1000.0).round() as u16 }
    }

    /// As a number from 0 to 1.
    pub fn get(self) -> f32 {
        f32::from(self.thousandths) / 1000.0
    }

    /// As a number of double precision, nearest to the decimal that is written.
    pub fn to_f64(self) -> f64 {
        f64::from(self.thousandths) / 1000.0
    }
}

impl From<Probability> for f32 {
    fn from(probability: Probability) -> f32 {
        probability.get()
    }
}

impl From<Probability> for f64 {
    fn from(probability: Probability) -> f64 {
        probability.to_f64()
    }
}

impl PartialEq<f32> for Probability {
    fn eq(&self, other: &f32) -> bool {
        self.get() == *other
    }
}

impl PartialOrd<f32> for Probability {
    fn partial_cmp(&self, other: &f32) -> Option<Ordering> {
        self.get().partial_cmp(other)
    }
}

impl fmt::Debug for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

/// "0.871", "{:.2}" gives "0.87"
impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.get(), f)
    }
}

impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_f64())
    }
}

/// A number that is none becomes the nearest that is one.
impl<'de> Deserialize<'de> for Probability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f32::deserialize(deserializer).map(Probability::clamped)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Probability {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Probability".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number", "minimum": 0, "maximum": 1})
    }
}

/// Writes a share from 0 to 1 with three places at most.
pub(super) fn rounded<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    Probability::clamped(*value).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thousandth_is_written_with_three_places_and_read_back() {
        for thousandths in 0..=1000 {
            let one = Probability { thousandths };
            let json = serde_json::to_string(&one).unwrap();
            assert!(json.len() <= 5, "{json}");
            assert_eq!(serde_json::from_str::<Probability>(&json).unwrap(), one);
            assert_eq!(Probability::new(one.get()).unwrap(), one);
            assert_eq!(one.to_string().parse::<f64>().unwrap(), one.to_f64());
        }
    }

    #[test]
    fn numbers_that_are_no_probabilities_are_refused_or_read_as_the_nearest() {
        for bad in [-0.1, 1.001, f32::INFINITY, f32::NAN] {
            assert!(Probability::new(bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::from_str::<Probability>("1.5").unwrap(), Probability::CERTAIN);
        assert_eq!(Probability::clamped(f32::NAN), 0.0);
    }
}
