use serde::{Deserialize, Serialize};

use super::labels::labels;
use super::{EntityId, Quantity, Span, When};

labels! {
    /// What a modifier tells of the fact.
    ModifierKind {
        /// "on Wednesday", "during his first term"
        Time = "time",
        /// "at the White House"
        Place = "place",
        /// "on a peaceful settlement", "about trade"
        Topic = "topic",
        /// "for talks", "to sign the deal"
        Purpose = "purpose",
        /// "quickly", "under pressure"
        Manner = "manner",
        /// "because of the storm"
        Cause = "cause",
        /// "so that the bridge broke", "left them poor"
        Result = "result",
        /// "if elected", "unless it rains", "in case of fire"
        Condition = "condition",
        /// "with a delegation"
        Companion = "companion",
        /// "to the reporters"
        Recipient = "recipient",
        /// from whom something comes: "received a letter from the bank"
        Source = "source",
        /// "by 5 %", "for 40 dollars"
        Amount = "amount",
        /// "as ambassador"
        Capacity = "capacity",
        /// of a saying: "in a statement", "on Facebook"
        Medium = "medium",
        /// any other
        Other = "other",
    }
    later => |_label| ModifierKind::Other
}

/// A phrase that says when, where, about what, ... a fact holds.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::ModifierKind;
/// let extraction = factwire::extract("Okoro met Brandt in Oslo on Wednesday.")?;
/// let place = extraction.triples[0].modifiers.iter().find(|m| m.kind == ModifierKind::Place).unwrap();
/// assert_eq!((&*place.text, place.case.as_deref()), ("Oslo", Some("in")));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Modifier {
    /// What it tells.
    pub kind: ModifierKind,
    /// The words without the preposition.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The preposition or conjunction ("on", "because_of"), if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The entity that the words mention, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
    /// Of a time what it says, in the calendar where that is known: "Wednesday" → 2025-11-26.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// The amount that the words state, in numbers: "by 5 %", "for 40 dollars", "with 40 soldiers".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<Quantity>>,
}

impl Modifier {
    /// These words, without a preposition.
    pub fn new(kind: ModifierKind, text: impl Into<String>, span: Span) -> Self {
        Modifier { kind, text: text.into(), span, case: None, entity: None, when: None, value: None }
    }
}
