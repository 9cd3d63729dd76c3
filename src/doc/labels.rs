//! Closed sets of labels as enums: what each variant is called stands once, in a table, and everything that reads or writes the
//! label goes by it.

use std::fmt;
use std::str::FromStr;

use crate::error::ParseLabelError;

/// Declares an enum whose variants have names as text: `ALL`, `as_str`, `Display`, `FromStr`, serde and the JSON Schema go by it.
///
/// The names are in snake_case, but for those that are somebody else's: UD's, and the network's kinds of names. Reading ignores case and
/// underscores. `FromStr` refuses what it does not know; serde does not, for a label of a later version must not make a whole document
/// unreadable: the line under the table says what becomes of it.
macro_rules! labels {
    // a variant of its own for labels that this version does not know
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? } later => Unknown) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$about])*
                #[doc = concat!("\n\nWritten `", $text, "`.")]
                #[cfg_attr(feature = "schema", schemars(rename = $text))]
                $variant,
            )+
            /// A label that this version does not know: of a document that a later one has written.
            #[cfg_attr(feature = "schema", schemars(rename = "unknown"))]
            Unknown,
        }
        labels!(@traits $name [$($variant = $text),+] [Unknown = "unknown"] |_label: &str| $name::Unknown);
    };
    // names that may be a user's own
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? } later => $own:ident($kept:ty)) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* #[doc = concat!("\n\nWritten `", $text, "`.")] $variant,)+
            /// A kind of a user's own, or of a later version.
            $own($kept),
        }
        impl $name {
            /// The builtin labels, in the order of their declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The label as it is written.
            pub fn as_str(&self) -> &str {
                match self { $($name::$variant => $text,)+ $name::$own(name) => name.as_str() }
            }

            /// The builtin label with this name, whatever its case.
            pub(crate) fn builtin(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)+ _ => $crate::doc::labels::find($name::ALL, text, |l| l.as_str()) }
            }
        }
    };
    // the variant that stands for all else
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? } later => $later:expr) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$about])*
                #[doc = concat!("\n\nWritten `", $text, "`.")]
                #[cfg_attr(feature = "schema", schemars(rename = $text))]
                $variant,
            )+
        }
        labels!(@traits $name [$($variant = $text),+] [] $later);
    };
    (@traits $name:ident [$($variant:ident = $text:literal),+] [$($unknown:ident = $none:literal)?] $later:expr) => {
        impl $name {
            /// Every label that this version knows, in the order of its declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The label as it is written.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ $($name::$unknown => $none,)? }
            }

            fn find(text: &str) -> Option<Self> {
                match text {
                    $($text => Some($name::$variant),)+
                    $($none => Some($name::$unknown),)?
                    _ => $crate::doc::labels::find($name::ALL, text, |l| l.as_str()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::ParseLabelError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $name::find(text).ok_or_else(|| {
                    let known: Vec<&str> = $name::ALL.iter().map(|label| label.as_str()).collect();
                    $crate::error::ParseLabelError::new(stringify!($name), text, &known)
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                let later: fn(&str) -> $name = $later;
                Ok($name::find(&text).unwrap_or_else(|| later(&text)))
            }
        }
    };
}
pub(crate) use labels;

/// The label that is written so, whatever case and underscores are: "MetWith" is `met_with`.
pub(crate) fn find<T: Copy>(all: &[T], text: &str, name: impl Fn(&T) -> &str) -> Option<T> {
    all.iter().copied().find(|label| same(name(label), text))
}

/// True when two labels differ in case and underscores at most.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let letters =
        |text: &'_ str| text.bytes().filter(|&b| b != b'_').map(|b| b.to_ascii_lowercase()).collect::<Vec<u8>>();
    one.eq_ignore_ascii_case(other)
        || one.len().abs_diff(other.len()) <= one.len().max(other.len()) / 2 && letters(one) == letters(other)
}

labels! {
    /// Universal part-of-speech tags (UD v2), by UD's names.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
    later => |_label| Upos::X
}

labels! {
    /// Dependency relations of UD English EWT (v2, with the subtypes that EWT and GUM use), by UD's names.
    ///
    /// A subtype that is none of these is read as its relation (`nmod:tmod` as `nmod`), a relation that is none of them as `dep`.
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl", Advmod = "advmod", Amod = "amod",
        Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc", CcPreconj = "cc:preconj",
        Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj",
        CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass", Dep = "dep", Det = "det", DetPredet = "det:predet",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc",
        NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjOuter = "nsubj:outer",
        NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis", Punct = "punct",
        Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
    later => |label| label.split(':').next().and_then(Deprel::find).unwrap_or(Deprel::Dep)
}

labels! {
    /// The nine kinds of name that the network's product head marks, by its names for them.
    NameLabel {
        Date = "Date", Facility = "Facility", Location = "Location", Misc = "Misc", Money = "Money", Norp = "NORP",
        Organization = "Organization", Person = "Person", Product = "Product",
    }
    later => |_label| NameLabel::Misc
}

labels! {
    /// What a noun phrase headed by a word denotes, as the network's nominal head says (GUM's entity types).
    NominalClass {
        None = "none", Abstract = "abstract", Animal = "animal", Event = "event", Object = "object",
        Organization = "organization", Person = "person", Place = "place", Plant = "plant", Substance = "substance",
        Time = "time",
    }
    later => |_label| NominalClass::None
}

labels! {
    /// What a mention or an entity denotes.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::facts::EntityKind;
    /// assert_eq!(EntityKind::Person.to_string(), "person");
    /// assert_eq!("organization".parse::<EntityKind>()?, EntityKind::Organization);
    /// // a kind that is no builtin one is as good: names are in snake_case
    /// let vessel: EntityKind = "vessel".parse()?;
    /// assert_eq!(vessel.as_str(), "vessel");
    /// assert!(vessel != EntityKind::Product && vessel == EntityKind::custom("vessel")?);
    /// assert!("no kind!".parse::<EntityKind>().is_err());
    /// # Ok(()) }
    /// ```
    EntityKind {
        /// "Amina Otieno", "the mayor"
        Person = "person",
        /// An office that nobody is named for: "president" in "the next president".
        Role = "role",
        /// "Lund", "the White House" where it is a building
        Place = "place",
        /// "the city council", "Norlake"
        Organization = "organization",
        /// "Kenyan", "Republicans"
        Nationality = "nationality",
        /// "20 June", "last week"
        Date = "date",
        /// "40 million dollars"
        Money = "money",
        /// "the Nordvik 3"
        Product = "product",
        /// "the peace talks", "the election"
        Event = "event",
        /// Anything else.
        Other = "other",
    }
    later => Custom(KindName)
}

labels! {
    /// How a mention names its entity: "Otieno", "national security adviser", "her Ugandan counterpart", "he".
    MentionForm {
        /// "Amina Otieno"
        Name = "name",
        /// "national security adviser"
        Role = "role",
        /// "her Ugandan counterpart"
        Nominal = "nominal",
        /// "he"
        Pronoun = "pronoun",
    }
    later => Unknown
}

/// The name of a kind of entity that is none of the builtin ones: a letter in lower case, then such letters, digits and `_`, 31 in all
/// at most.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindName {
    /// Zero behind the name, so that names compare as their letters.
    bytes: [u8; KindName::LONGEST],
    length: u8,
}

impl KindName {
    const LONGEST: usize = 31;

    fn new(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let well_formed = text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(plain);
        let mut bytes = [0; KindName::LONGEST];
        bytes.get_mut(..text.len()).filter(|_| well_formed)?.copy_from_slice(text.as_bytes());
        Some(KindName { bytes, length: u8::try_from(text.len()).ok()? })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        // made of ASCII only
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl fmt::Debug for KindName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for KindName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl EntityKind {
    /// A kind of your own; a builtin one where the name is that of one.
    ///
    /// # Errors
    /// For what is no name: it must begin with a letter of `a-z` and go on with those, digits and `_`, up to 31.
    pub fn custom(name: &str) -> Result<Self, ParseLabelError> {
        name.parse()
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for EntityKind {
    type Err = ParseLabelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        EntityKind::builtin(text).or_else(|| KindName::new(text).map(EntityKind::Custom)).ok_or_else(|| {
            ParseLabelError::with_hint(
                "EntityKind",
                text,
                "a kind is a letter of a-z, then those, digits and _, up to 31",
            )
        })
    }
}

impl serde::Serialize for EntityKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What cannot be a kind's name at all is read as `other`.
impl<'de> serde::Deserialize<'de> for EntityKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(text.parse().unwrap_or(EntityKind::Other))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EntityKind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EntityKind".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let builtin: Vec<String> = EntityKind::ALL.iter().map(|kind| format!("`{kind}`")).collect();
        schemars::json_schema!({
            "description": format!("What a mention or an entity denotes: {}, or a kind of a user's own.", builtin.join(", ")),
            "type": "string",
            "pattern": "^[a-z][a-z0-9_]{0,30}$",
            "examples": EntityKind::ALL,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::{Debug, Display};

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::doc::{
        AttributionKind, Modality, ModifierKind, Offsets, Origin, Polarity, RelationName, RoleLink, RoleStatus, Stance,
        Tense,
    };
    use crate::{Granularity, Relation};

    /// Every label is written in JSON as it is displayed, is read back from both, and an unknown one is read too.
    fn check<T>(all: &[T], unknown: &str)
    where
        T: Copy + Debug + Display + PartialEq + FromStr<Err = ParseLabelError> + Serialize + DeserializeOwned,
    {
        for &label in all {
            let text = label.to_string();
            assert_eq!(serde_json::to_string(&label).unwrap(), format!("{text:?}"));
            assert_eq!(serde_json::from_str::<T>(&format!("{text:?}")).unwrap(), label);
            assert_eq!(text.parse::<T>().unwrap(), label);
            assert_eq!(text.to_uppercase().parse::<T>().unwrap(), label, "whatever the case");
            // of factwire/1: `MetWith`
            assert!(serde_json::from_str::<T>(&format!("{:?}", format!("{label:?}"))).is_ok());
        }
        assert!("of_a_later version".parse::<T>().is_err());
        let read: T = serde_json::from_str("\"of_a_later_version\"").unwrap();
        assert_eq!(read.to_string(), unknown);
    }

    #[test]
    fn labels_are_written_as_they_are_displayed_and_unknown_ones_are_read() {
        check(Upos::ALL, "X");
        check(Deprel::ALL, "dep");
        check(NameLabel::ALL, "Misc");
        check(NominalClass::ALL, "none");
        check(EntityKind::ALL, "of_a_later_version");
        check(MentionForm::ALL, "unknown");
        check(Polarity::ALL, "unknown");
        check(Modality::ALL, "unknown");
        check(Tense::ALL, "unknown");
        check(Stance::ALL, "unknown");
        check(AttributionKind::ALL, "unknown");
        check(ModifierKind::ALL, "other");
        check(RoleStatus::ALL, "unknown");
        check(RoleLink::ALL, "unknown");
        check(Origin::ALL, "unknown");
        check(Offsets::ALL, "unknown");
        check(Granularity::ALL, "compact");
    }

    #[test]
    fn labels_of_ours_are_in_snake_case() {
        let all = Modality::ALL.iter().map(Modality::to_string).chain(RoleLink::ALL.iter().map(RoleLink::to_string));
        for label in all
            .chain(EntityKind::ALL.iter().map(EntityKind::to_string))
            .chain(Relation::ALL.iter().map(Relation::to_string))
        {
            assert!(KindName::new(&label).is_some(), "{label}");
        }
    }

    #[test]
    fn subtypes_of_relations_are_read_as_the_relation() {
        assert_eq!(serde_json::from_str::<Deprel>("\"nmod:tmod\"").unwrap(), Deprel::Nmod);
        assert!("nmod:tmod".parse::<Deprel>().is_err());
    }

    #[test]
    fn labels_of_the_first_version_are_read() {
        assert_eq!(serde_json::from_str::<RelationName>("\"MetWith\"").unwrap(), Relation::MetWith);
        assert_eq!(serde_json::from_str::<Polarity>("\"Negative\"").unwrap(), Polarity::Negative);
        assert_eq!(serde_json::from_str::<EntityKind>("\"Person\"").unwrap(), EntityKind::Person);
    }

    #[test]
    fn kinds_of_a_users_own_are_kept() {
        let vessel = EntityKind::custom("vessel").unwrap();
        assert_eq!((vessel.as_str(), serde_json::to_string(&vessel).unwrap()), ("vessel", "\"vessel\"".to_owned()));
        assert_eq!(serde_json::from_str::<EntityKind>("\"vessel\"").unwrap(), vessel);
        assert_eq!(EntityKind::custom("person").unwrap(), EntityKind::Person);
        for no_name in ["", "Vessel", "a vessel", "x`) DETACH DELETE (n", "1st", &"long_".repeat(7)] {
            assert!(EntityKind::custom(no_name).is_err(), "{no_name}");
            assert_eq!(serde_json::from_str::<EntityKind>(&format!("{no_name:?}")).unwrap(), EntityKind::Other);
        }
        assert_eq!(EntityKind::custom(&"a".repeat(31)).unwrap().as_str().len(), 31);
    }
}
