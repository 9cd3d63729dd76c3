#![doc = include_str!("crate.md")]

mod backend;
mod clauses;
mod coref;
mod doc;
mod document;
mod embedded_cache;
mod encoder;
mod error;
mod extractor;
mod heads;
mod lexicon;
mod mend;
mod mentions;
mod models;
pub mod output;
mod parser;
mod pattern;
mod pipeline;
mod proof;
mod quotes;
mod reading;
mod relations;
#[cfg(test)]
mod rows;
mod times;
mod tokens;
#[doc(hidden)]
pub mod unstable;

pub use doc::{
    Argument, Attribution, AttributionKind, Content, Coverage, Cue, Date, Deprel, Entity, EntityId, EntityKind,
    EntityMention, Evidence, Extraction, Factuality, Government, MentionForm, Modality, Modifier, ModifierKind,
    NameLabel, NameSpan, NominalClass, Origin, Parse, Polarity, Predicate, Relation, RoleFact, RoleLink, RoleStatus,
    RuleId, SCHEMA, Sentence, Span, Stance, Statement, Tense, Token, Triple, Upos, When,
};
pub(crate) use doc::{
    Claim, Clause, ClauseArgument, ClauseKind, Clauses, Gender, Gist, Links, Mention, Mentions, Nth, Number, Numbers,
    RoleOf, Sign, Signs, Slot,
};
pub use document::Document;
pub use error::{Error, Result, RuleFault};
pub use extractor::{Builder, Extractor, extract};
pub use models::{DEFAULT_MODEL, Model, ModelFile, ModelInfo};
pub use proof::Proof;
pub use reading::Reading;
pub use relations::{Example, Granularity, Rule, Rules};
