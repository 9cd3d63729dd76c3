use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::labels;
use crate::error::ParseLabelError;

include!(concat!(env!("OUT_DIR"), "/relation.rs"));

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Relation {
    type Err = ParseLabelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        labels::find(Relation::ALL, text, |r| r.as_str())
            .ok_or_else(|| ParseLabelError::with_hint("Relation", text, "`factwire rules list` prints all"))
    }
}

impl Serialize for Relation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Refuses what is no builtin relation: [`RelationName`] holds every name.
impl<'de> Deserialize<'de> for Relation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The name of a relation: a builtin one or that of a rule of your own, which is as good to compare with.
///
/// ```
/// use factwire::facts::{Relation, RelationName};
/// let builtin = RelationName::from(Relation::MetWith);
/// assert!(builtin == Relation::MetWith && builtin == "met_with");
/// let custom = RelationName::from("sponsor_of");
/// assert!(custom == "sponsor_of" && custom.builtin().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationName(Name);

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Name {
    Builtin(Relation),
    Custom(CompactString),
}

impl RelationName {
    /// The name, as in [`Predicate::name`](super::Predicate::name) and the rule files: `spoke_with`.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Name::Builtin(relation) => relation.as_str(),
            Name::Custom(name) => name,
        }
    }

    /// The builtin relation of this name.
    pub fn builtin(&self) -> Option<Relation> {
        match self.0 {
            Name::Builtin(relation) => Some(relation),
            Name::Custom(_) => None,
        }
    }

    /// [`Relation::wikidata`] of a builtin relation. What a rule file of your own says is in
    /// [`Rule::wikidata`](crate::rules::Rule::wikidata).
    pub fn wikidata(&self) -> Option<&'static str> {
        self.builtin()?.wikidata()
    }

    /// [`Relation::wikidata_inverse`] of a builtin relation.
    pub fn wikidata_inverse(&self) -> Option<&'static str> {
        self.builtin()?.wikidata_inverse()
    }
}

impl From<Relation> for RelationName {
    fn from(relation: Relation) -> Self {
        RelationName(Name::Builtin(relation))
    }
}

/// The builtin relation, where there is one of this name.
impl From<&str> for RelationName {
    fn from(name: &str) -> Self {
        RelationName(match Relation::ALL.iter().find(|r| r.as_str() == name) {
            Some(&relation) => Name::Builtin(relation),
            None => Name::Custom(name.into()),
        })
    }
}

impl PartialEq<Relation> for RelationName {
    fn eq(&self, other: &Relation) -> bool {
        self.builtin() == Some(*other)
    }
}

impl PartialEq<str> for RelationName {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for RelationName {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for RelationName {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl fmt::Display for RelationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for RelationName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A builtin relation is known whatever the case ("MetWith" of factwire/1).
impl<'de> Deserialize<'de> for RelationName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(text.parse::<Relation>().map_or_else(|_| RelationName::from(&*text), RelationName::from))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RelationName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RelationName".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The name of a relation: a builtin one or that of a rule of the user's own.",
            "type": "string",
            "examples": ["met_with", "spoke_with", "has_role"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_relations_are_read_back() {
        for &relation in Relation::ALL {
            let name = RelationName::from(relation.as_str());
            assert_eq!(name, relation);
            let json = serde_json::to_string(&name).unwrap();
            assert_eq!(json, format!("\"{relation}\""));
            assert_eq!(serde_json::from_str::<RelationName>(&json).unwrap().builtin(), Some(relation));
            assert_eq!(serde_json::from_str::<Relation>(&json).unwrap(), relation);
            assert_eq!(relation.to_string().parse::<Relation>().unwrap(), relation);
        }
    }

    #[test]
    fn relations_have_the_properties_of_wikidata_that_their_files_name() {
        assert_eq!((Relation::WorksFor.wikidata(), Relation::WorksFor.wikidata_inverse()), (Some("P108"), None));
        assert_eq!((Relation::Founded.wikidata(), Relation::Founded.wikidata_inverse()), (None, Some("P112")));
        let [builtin, custom] = ["works_for", "sponsor_of"].map(RelationName::from);
        assert_eq!((builtin.wikidata(), custom.wikidata(), custom.wikidata_inverse()), (Some("P108"), None, None));
    }

    #[test]
    fn a_name_that_is_not_known_is_kept() {
        let name: RelationName = serde_json::from_str("\"sponsor_of\"").unwrap();
        assert_eq!((name.builtin(), serde_json::to_string(&name).unwrap()), (None, "\"sponsor_of\"".to_owned()));
        assert!("sponsor_of".parse::<Relation>().is_err());
    }
}
