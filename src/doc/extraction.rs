use serde::{Deserialize, Serialize};

use super::{Date, Entity, EntityId, RoleFact, Span, Statement, Triple};

/// The version of the JSON that [`Extraction`] is written as.
pub const SCHEMA: &str = "factwire/1";

/// How much of a text was analysed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Share of the words that were analysed, 0 to 1; 1 for a text without words.
    pub analysed: f32,
    /// What was not, in text order (bytes).
    pub skipped: Vec<Span>,
}

/// What factwire read in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extraction {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Name of the model that was used.
    pub model: String,
    /// The caller's name for the text, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The day of publication, if it was given: "yesterday" is the day before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Where the sentences stand (bytes).
    pub sentences: Vec<Span>,
    /// Who and what the text speaks of.
    pub entities: Vec<Entity>,
    /// The facts, in text order.
    pub triples: Vec<Triple>,
    /// Who holds which office, in text order.
    #[serde(default)]
    pub roles: Vec<RoleFact>,
    /// Who says what, in the order of the words that show it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// How much of the text this comes from.
    pub coverage: Coverage,
}

impl Extraction {
    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }
}
