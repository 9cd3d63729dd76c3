use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{EntityId, EntityKind, MentionForm, Probability, Span};

/// One place in the text where an entity is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntityMention {
    /// Where, in the unit of [`Extraction::offsets`](super::Extraction::offsets).
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
    #[serde(default = "certain", skip_serializing_if = "is_certain")]
    pub confidence: Probability,
    /// The state whose government a place stands for: Russia, in "Moscow agreed" and "the Kremlin said".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub government: Option<Box<Government>>,
}

/// The state for whose government a place stands. The place stays an entity of its own: "Moscow" is not "Russia".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Government {
    /// ISO 3166 code of the country ("RU"); "EU" for the European Union, "GB-SCT" and the like for countries in a country.
    pub code: String,
    /// The usual name of the country ("Russia").
    pub country: String,
    /// The entity of the country, where the text names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
}

fn certain() -> Probability {
    Probability::CERTAIN
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_certain(confidence: &Probability) -> bool {
    *confidence == Probability::CERTAIN
}

impl EntityMention {
    /// A mention that belongs to its entity for certain.
    pub fn new(span: Span, text: impl Into<String>, form: MentionForm, kind: EntityKind) -> Self {
        let (reason, confidence, government) = (None, Probability::CERTAIN, None);
        EntityMention { span, text: text.into(), form, kind, reason, confidence, government }
    }
}

impl Government {
    /// The government of a country that the text does not name.
    pub fn new(code: impl Into<String>, country: impl Into<String>) -> Self {
        Government { code: code.into(), country: country.into(), entity: None }
    }
}

impl Entity {
    /// An entity without mentions.
    pub fn new(id: EntityId, kind: EntityKind, name: impl Into<String>) -> Self {
        let (aliases, roles, members, mentions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Entity { id, kind, name: name.into(), aliases, roles, members, mentions }
    }
}

/// Somebody or something that the text speaks of, with every mention of it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::facts::EntityKind;
/// let extraction = factwire::extract("Ada Okoro, the mayor of Kisumu, met Tom Brandt. She thanked him.")?;
/// let ada = &extraction.entities[0];
/// assert_eq!((&*ada.name, ada.kind), ("Ada Okoro", EntityKind::Person));
/// assert_eq!(ada.roles, ["mayor of Kisumu"]);
/// let words: Vec<&str> = ada.mentions.iter().map(|m| &*m.text).collect();
/// assert_eq!(words, ["Ada Okoro", "She"]);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entity {
    /// Its number.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name that the text gives; the words of the first mention when it is never named.
    pub name: String,
    /// The other names by which the text calls it ("Okoro" for "Ada Okoro", "ISU"), each once, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
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
