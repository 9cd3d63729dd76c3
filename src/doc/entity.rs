use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{EntityKind, MentionForm, Span};

/// The number of an entity within its extraction: the index into [`Extraction::entities`](super::Extraction::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index into [`Extraction::entities`](super::Extraction::entities).
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One place in the text where an entity is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntityMention {
    /// Where (bytes).
    #[serde(flatten)]
    pub span: Span,
    /// The words, exactly as in the text.
    pub text: String,
    /// Name, role, nominal or pronoun.
    pub form: MentionForm,
    /// What the words denote.
    pub kind: EntityKind,
    /// Why the mention was taken to belong to the entity ("same name", "acronym", "role", "pronoun", ...); the first
    /// mention has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'static, str>>,
    /// How probable it is that the mention belongs to the entity, 0 to 1; 1 for the first.
    #[serde(default = "sure", skip_serializing_if = "is_sure")]
    pub confidence: f32,
    /// The state whose government a place stands for: Russia, in "Moscow agreed" and "the Kremlin said".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub government: Option<Box<Government>>,
}

/// The state for whose government a place stands. The place stays an entity of its own: "Moscow" is not "Russia".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Government {
    /// ISO 3166 code of the country ("RU"); "EU" for the European Union, "GB-SCT" and the like for countries in a country.
    pub code: String,
    /// The usual name of the country ("Russia").
    pub country: String,
    /// The entity of the country, where the text names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
}

fn sure() -> f32 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_sure(confidence: &f32) -> bool {
    *confidence == 1.0
}

/// Somebody or something that the text speaks of, with every mention of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its number.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name that the text gives; the words of the first mention when it is never named.
    pub name: String,
    /// The roles that the text gives a person, in its words, each once, in text order;
    /// [`Extraction::roles`](super::Extraction::roles) has them as facts.
    pub roles: Vec<String>,
    /// Who belongs to it, if it is a group that the text speaks of as one: "Jon Dahl" and "Mia Berg" for "the two leaders". Its
    /// first mention are the words that name them together ("Jon Dahl and Mia Berg", of form `Name`), where the text does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<EntityId>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<EntityMention>,
}
