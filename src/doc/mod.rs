//! The data that the rooms hand to each other and to the caller. No logic of other rooms lives here.

mod clause;
mod entity;
mod extraction;
mod gist;
mod labels;
mod mention;
mod numbers;
mod parse;
mod role;
mod rule_id;
mod signs;
mod span;
mod statement;
mod time;
mod triple;

pub use clause::{Claim, Clause, ClauseArgument, ClauseKind, Clauses, Slot};
pub use entity::{Entity, EntityId, EntityMention, Government};
pub use extraction::{Coverage, Extraction, SCHEMA};
pub use gist::Gist;
pub use labels::{Deprel, EntityKind, MentionForm, NameLabel, NominalClass, Upos};
pub use mention::{Gender, Links, Mention, Mentions, Number, RoleOf};
pub use numbers::{Nth, Numbers};
pub use parse::{NameSpan, Parse, Sentence, Token};
pub use role::{RoleFact, RoleLink, RoleStatus};
pub use rule_id::RuleId;
pub use signs::{Sign, Signs};
pub use span::Span;
pub use statement::{Content, Cue, Statement};
pub use time::{Date, Origin, When};
pub use triple::{
    Argument, Attribution, AttributionKind, Evidence, Factuality, Modality, Modifier, ModifierKind, Polarity,
    Predicate, Relation, Stance, Tense, Triple,
};
