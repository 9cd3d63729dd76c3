use std::fmt;

use serde::{Deserialize, Serialize};

/// What a fact was read by. In JSON and in tables the text that [`Display`](fmt::Display) writes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
#[non_exhaustive]
pub enum RuleId {
    /// `open`: a clause that no rule fits.
    Open,
    /// `noun`: a noun phrase ("Norlake, a shipping firm").
    NounPhrase,
    /// `role`: a phrase that names an office beside its holder ("the mayor, Ada Lund").
    Role,
    /// `spoke_with#2`: the second pattern of `spoke_with.toml`.
    Pattern {
        /// The relation that the rule file is of.
        relation: String,
        /// The number of the pattern in the file, from 1.
        number: usize,
    },
    /// Any other text, as it was read from JSON.
    Other(String),
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleId::Open => f.pad("open"),
            RuleId::NounPhrase => f.pad("noun"),
            RuleId::Role => f.pad("role"),
            RuleId::Pattern { relation, number } => f.pad(&format!("{relation}#{number}")),
            RuleId::Other(text) => f.pad(text),
        }
    }
}

impl From<&str> for RuleId {
    fn from(text: &str) -> Self {
        let pattern = || {
            let (relation, number) = text.split_once('#')?;
            Some(RuleId::Pattern { relation: relation.to_owned(), number: number.parse().ok()? })
        };
        let id = match text {
            "open" => RuleId::Open,
            "noun" => RuleId::NounPhrase,
            "role" => RuleId::Role,
            _ => pattern().unwrap_or_else(|| RuleId::Other(text.to_owned())),
        };
        // "spoke_with#02" is kept as it is
        if id.to_string() == text { id } else { RuleId::Other(text.to_owned()) }
    }
}

impl From<String> for RuleId {
    fn from(text: String) -> Self {
        RuleId::from(text.as_str())
    }
}

impl From<RuleId> for String {
    fn from(id: RuleId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in ["open", "noun", "role", "spoke_with#2", "spoke_with#02", "spoke_with#", "#", "", "mine"] {
            assert_eq!(RuleId::from(text).to_string(), text);
        }
        let pattern = RuleId::Pattern { relation: "spoke_with".to_owned(), number: 2 };
        assert_eq!(RuleId::from("spoke_with#2"), pattern);
        assert_eq!(RuleId::from("spoke_with#02"), RuleId::Other("spoke_with#02".to_owned()));
    }
}
