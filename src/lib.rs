#![doc = include_str!("crate.md")]

mod arrangement;
mod backend;
mod clauses;
mod coref;
mod doc;
mod document;
mod encoder;
mod error;
mod extractor;
mod heads;
mod lexicon;
mod mend;
mod mentions;
pub mod models;
pub mod output;
mod parser;
mod pattern;
mod pipeline;
mod proof;
mod quantities;
mod quotes;
mod reading;
mod relations;
#[cfg(test)]
mod rows;
mod times;
mod tokens;
#[doc(hidden)]
pub mod unstable;

pub use doc::{Date, Entity, Extraction, RoleFact, Span, Statement, Triple};
pub use document::Document;
pub use error::{Error, ErrorKind, Result};
pub use extractor::{Builder, DEFAULT_MIN_CONFIDENCE, Extractor, extract};
pub use reading::Reading;
pub use relations::{Granularity, Rules};

// The rooms speak of all of it without saying where it is from.
pub(crate) use doc::{
    Argument, Attribution, AttributionKind, Claim, Clause, ClauseArgument, ClauseKind, Clauses, Content, Coverage, Cue,
    Decimal, Deprel, EntityId, EntityKind, EntityMention, Evidence, Factuality, Gender, Gist, Government, Limit, Links,
    Mention, MentionForm, Mentions, Modality, Modifier, ModifierKind, NameLabel, NameSpan, NextGovernor, NominalClass,
    Nth, Number, Numbers, Offsets, Origin, Parse, Part, Polarity, Predicate, Probability, Quantity, Recount, Relation,
    RelationName, RoleLink, RoleOf, RoleStatus, RuleId, SCHEMA, Sentence, SentenceId, Sign, Signs, Slot, Stance,
    StatementId, Tense, Times, Token, Upos, When,
};
pub(crate) use error::RuleFault;
#[cfg(test)]
pub(crate) use models::{DEFAULT_MODEL, Model};
pub(crate) use relations::{Example, Rule};

/// What is read in a text: entities, facts, statements, roles, and the labels that they bear.
pub mod facts {
    pub use crate::doc::{
        Argument, Attribution, AttributionKind, Content, Coverage, Cue, Date, Decimal, Entity, EntityId, EntityKind,
        EntityMention, Evidence, Extraction, FactId, Factuality, Government, KindName, Limit, MentionForm, Modality,
        Modifier, ModifierKind, Offsets, Origin, Polarity, Predicate, Probability, Quantity, Relation, RelationName,
        RoleFact, RoleLink, RoleStatus, RuleId, SCHEMA, SentenceId, Span, Stance, Statement, StatementId, Tense,
        Triple, When,
    };
    pub use crate::error::{DateError, ParseDecimalError, ParseLabelError, ProbabilityError};
    pub use crate::relations::Granularity;
}

/// The words, trees and names of a text: what facts are read from.
pub mod syntax {
    pub use crate::doc::{Deprel, NameLabel, NameSpan, NominalClass, Parse, Sentence, SentenceId, Span, Token, Upos};
    pub use crate::error::ParseLabelError;
}

/// Rule files: what relations are read by, builtin ones and your own (docs/patterns.md).
pub mod rules {
    pub use crate::error::RuleFault;
    pub use crate::proof::Proof;
    pub use crate::relations::{Example, Rule, Rules};
}

/// The README's examples are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
