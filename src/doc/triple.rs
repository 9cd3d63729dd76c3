use std::fmt;

use serde::{Deserialize, Serialize};

use super::{EntityId, RuleId, Span, When};
use crate::lexicon::vocabulary::closed_classes;

include!(concat!(env!("OUT_DIR"), "/relation.rs"));

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Relation {
    type Err = crate::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Relation::ALL
            .iter()
            .copied()
            .find(|r| r.as_str() == s)
            .ok_or_else(|| crate::Error::UnknownLabel { set: "Relation", label: s.to_owned() })
    }
}

/// A subject or object of a triple.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Argument {
    /// Where the words stand (bytes).
    #[serde(flatten)]
    pub span: Span,
    /// The words: those of the span without a leading article, relative clauses and asides.
    pub text: String,
    /// The entity that they mention, if any.
    pub entity: Option<EntityId>,
    /// The entity's name, where it differs from the text ("she" → "Amina Otieno").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The word that governs the others.
    pub head: Span,
    /// The whole phrase that the word governs, with its clauses and asides.
    pub phrase: Span,
}

impl Argument {
    /// True for a pronoun and a possessive one: "she", "their".
    pub fn is_pronoun(&self) -> bool {
        closed_classes::THIRD_PERSON_PRONOUNS.has_any_case(&self.text)
    }

    /// The entity's name where there is one, else the words.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is said to hold between subject and object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Predicate {
    /// The relation's name ("spoke_with") or, for an open predicate, its lemma with particle and preposition
    /// ("agree_to").
    pub name: String,
    /// The relation of the closed set; `None` for an open predicate and for a relation of a user's own rule file.
    pub relation: Option<Relation>,
    /// The words, from the first to the last, as in the text.
    pub text: String,
    /// Where they stand (bytes).
    #[serde(flatten)]
    pub span: Span,
    /// The lemma of the word that carries the meaning.
    pub lemma: String,
    /// When, as the verb shows it.
    pub tense: Tense,
}

/// What a modifier tells of the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ModifierKind {
    /// "on Wednesday", "during his first term"
    Time,
    /// "at the White House"
    Place,
    /// "on a peaceful settlement", "about trade"
    Topic,
    /// "for talks", "to sign the deal"
    Purpose,
    /// "quickly", "under pressure"
    Manner,
    /// "because of the storm"
    Cause,
    /// "with a delegation"
    Companion,
    /// "to the reporters"
    Recipient,
    /// "by 5 %", "for 40 dollars"
    Amount,
    /// "as ambassador"
    Capacity,
    /// of a saying: "in a statement", "on Facebook"
    Medium,
    /// any other
    Other,
}

/// A phrase that says when, where, about what, ... a fact holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Modifier {
    /// What it tells.
    pub kind: ModifierKind,
    /// The words without the preposition.
    pub text: String,
    /// Where they stand (bytes).
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
}

/// Affirmed or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Polarity {
    /// "agreed"
    #[default]
    Affirmative,
    /// "did not agree", "never agreed", "refused to agree", "denied that it had agreed"
    Negative,
}

/// When, as the verb shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Tense {
    /// "agreed", "had agreed", "has agreed"
    Past,
    /// "agrees", "is agreeing"
    #[default]
    Present,
    /// "will agree"
    Future,
    /// no tense of its own: "to agree", "agreeing", "talks"
    None,
}

/// In which way the text holds the fact to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Modality {
    /// it is or was so
    #[default]
    Actual,
    /// "will", "is to", "plans to"
    Future,
    /// "may", "could", "whether", "possibly"
    Possible,
    /// "must", "should", "has to"
    Necessary,
    /// "wants to", "hopes that", "urged them to"
    Wanted,
    /// "if they pay"; "would help"
    Conditional,
    /// asked
    Question,
    /// "Stop the war!"
    Command,
}

/// How a claim is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AttributionKind {
    /// in quotation marks
    Direct,
    /// "said that ..."
    Indirect,
    /// partly in quotation marks
    Mixed,
}

/// How the source of a claim stands to what is claimed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Stance {
    /// It holds it to be so: "said that".
    #[default]
    Asserts,
    /// It holds it not to be so: "denied that", "dismissed reports that". The polarity of a triple is already what the source
    /// holds: of "denied that she had met Berg" the meeting is [`Polarity::Negative`].
    Denies,
    /// It said so and takes it back: "retracted her claim that". The source then holds neither that it is so nor that it is
    /// not; a triple has the polarity that was claimed and is no more than [`Modality::Possible`].
    Retracts,
}

impl Stance {
    fn is_plain(&self) -> bool {
        *self == Stance::Asserts
    }
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribution {
    /// The one who says it.
    pub source: Argument,
    /// The word that shows it ("stated", "according to").
    pub cue: String,
    /// Direct, indirect or mixed.
    pub kind: AttributionKind,
    /// Whether the source holds it to be so, denies it or takes it back. In JSON left out for the first.
    #[serde(default, skip_serializing_if = "Stance::is_plain")]
    pub stance: Stance,
    /// Who reports that source, for a claim within a claim.
    pub via: Option<Box<Attribution>>,
    /// The whole of what is said: index into [`Extraction::statements`](crate::Extraction::statements).
    #[serde(default)]
    pub statement: Option<usize>,
}

/// Whether the author holds the fact to be so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Factuality {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Actual, to come, possible, ...
    pub modality: Modality,
    /// Who says so, if not the author.
    pub attribution: Option<Attribution>,
}

/// Where a triple was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Number of the sentence.
    pub sentence: usize,
    /// The rule that fired: "spoke_with#2" is the second pattern of `spoke_with.toml`, "open" the reading of a clause without a
    /// rule, "noun" that of a noun phrase.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: RuleId,
    /// The words that carry the fact, in text order (bytes).
    pub spans: Vec<Span>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Triple {
    /// Who or what.
    pub subject: Argument,
    /// Does or is what.
    pub predicate: Predicate,
    /// To whom or what.
    pub object: Argument,
    /// When, where, about what, ...
    pub modifiers: Vec<Modifier>,
    /// When, by all its modifiers of time together ("from 2015", "to 2018" → 2015/2018); none where they tell no time that can be
    /// read. Of two that have nothing in common the one nearest to the verb counts: the other is the more likely to belong to
    /// another word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Whether it is so, and who says it.
    pub factuality: Factuality,
    /// Where it was read.
    pub evidence: Evidence,
    /// From 0 to 1: how sure factwire is that the text says this, as a logistic regression over the rule, the clause, the
    /// arguments and the network's probabilities has it, times the `confidence` of the rule's pattern.
    pub confidence: f32,
    /// Where the text tells the same fact again, in other words or in the same; filled on request
    /// ([`Builder::variants`](crate::Builder::variants)) for compact triples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Evidence>,
}

impl Triple {
    /// True when no words of its own stand for the predicate: the "is" or "has" of a title, an apposition, an owner or a
    /// preposition; in a compact triple the title itself.
    pub fn is_implied(&self) -> bool {
        // a verb that stands in the text has a tense
        let unsaid = matches!(&*self.predicate.text, "is" | "is in") && self.predicate.tense == Tense::None;
        let (predicate, object) = (self.predicate.span, self.object.span);
        let inside = object.start <= predicate.start && predicate.end <= object.end;
        self.evidence.rule == RuleId::NounPhrase || unsaid || inside
    }

    /// True when the text itself states the fact: affirmed, actual and not put into somebody's mouth.
    pub fn is_asserted_by_author(&self) -> bool {
        self.factuality.polarity == Polarity::Affirmative
            && self.factuality.modality == Modality::Actual
            && self.factuality.attribution.is_none()
    }
}

impl fmt::Display for Triple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {}, {})", self.subject, self.predicate.name, self.object)
    }
}
