use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::probability::rounded;
use super::{Date, Entity, Offsets, RoleFact, Span, Statement, Triple};

/// The version of the JSON that [`Extraction`] is written as.
pub const SCHEMA: &str = "factwire/2";

/// How much of a text was analysed.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let coverage = factwire::extract("Okoro met Brandt.")?.coverage;
/// assert!(coverage.analysed == 1.0 && coverage.skipped.is_empty());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coverage {
    /// Share of the words that were analysed, 0 to 1; 1 for a text without words. Written with three places.
    #[serde(serialize_with = "rounded")]
    pub analysed: f32,
    /// What was not, in text order, in the unit of [`Extraction::offsets`].
    pub skipped: Vec<Span>,
}

/// All of it.
impl Default for Coverage {
    fn default() -> Self {
        Coverage { analysed: 1.0, skipped: Vec::new() }
    }
}

/// What factwire read in a text.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let text = "Ada Okoro met Tom Brandt in Oslo. \"We agreed,\" she said.";
/// let extraction = factwire::extract(text)?;
/// for triple in &extraction.triples {
///     println!("{triple}"); // (Ada Okoro, met_with, Tom Brandt)
/// }
/// // what is said of somebody, without a look at numbers
/// let ada = extraction.entity_of(&extraction.triples[0].subject).unwrap();
/// assert_eq!(ada.name, "Ada Okoro");
/// assert!(extraction.facts_about(ada.id).any(|fact| fact.to_string() == "(Ada Okoro, met_with, Tom Brandt)"));
/// assert_eq!(extraction.mentions_of(ada.id).len(), 2); // "Ada Okoro", "she"
/// // all of it comes back from JSON as it was
/// let json = serde_json::to_string(&extraction).unwrap();
/// assert_eq!(serde_json::from_str::<factwire::Extraction>(&json).unwrap(), extraction);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Extraction {
    /// The version of the JSON, [`SCHEMA`]; what was read from another version is written as this one.
    #[serde(deserialize_with = "this_version")]
    pub schema: String,
    /// Name of the model that was used.
    pub model: String,
    /// The caller's name for the text, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_id: Option<String>,
    /// The text's headline, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text's language, if it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What else the caller gave with the text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// The day of publication, if it was given: "yesterday" is the day before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// What all `start` and `end` are counted in; bytes unless asked otherwise ([`Extraction::in_offsets`]).
    #[serde(default)]
    pub offsets: Offsets,
    /// Where the sentences stand.
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
    /// What somebody thinks, feels, wants or means to do without a word of saying it, in the order of the words that show it; in JSON
    /// left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attitudes: Vec<Statement>,
    /// How much of the text this comes from.
    pub coverage: Coverage,
}

fn this_version<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    serde::de::IgnoredAny::deserialize(deserializer)?;
    Ok(SCHEMA.to_owned())
}

impl Extraction {
    /// Nothing yet, by the model of this name.
    pub fn new(model: impl Into<String>) -> Self {
        Extraction {
            schema: SCHEMA.to_owned(),
            model: model.into(),
            doc_id: None,
            title: None,
            language: None,
            metadata: BTreeMap::new(),
            published: None,
            offsets: Offsets::Bytes,
            sentences: Vec::new(),
            entities: Vec::new(),
            triples: Vec::new(),
            roles: Vec::new(),
            statements: Vec::new(),
            attitudes: Vec::new(),
            coverage: Coverage::default(),
        }
    }
}
