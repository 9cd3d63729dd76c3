//! The data that the rooms hand to each other and to the caller. No logic of other rooms lives here.

mod clause;
mod entity;
mod extraction;
mod grammar;
mod ids;
mod interval;
pub(crate) mod labels;
mod mention;
mod modifier;
mod navigation;
mod numbers;
mod offsets;
mod paired_lists;
mod parse;
mod parts;
mod phrase;
mod probability;
mod quantity;
mod relation;
mod role;
mod rule_id;
#[cfg(test)]
mod sample;
mod signs;
mod span;
mod statement;
mod time;
mod times;
mod triple;

pub use clause::{Claim, Clause, ClauseArgument, ClauseKind, Clauses, Slot};
pub use entity::{Entity, EntityMention, Government};
pub use extraction::{Coverage, Extraction, SCHEMA};
pub use factwire_kernel::Gist;
pub use ids::{EntityId, FactId, SentenceId, StatementId};
pub(crate) use interval::{Bound, Clock, Grain, Interval};
pub use labels::{Deprel, EntityKind, KindName, MentionForm, NameLabel, NominalClass, Upos};
pub use mention::{Gender, Links, Mention, Mentions, Number, RoleOf};
pub use modifier::{Modifier, ModifierKind};
pub use numbers::{Nth, Numbers};
pub use offsets::Offsets;
pub(crate) use offsets::Recount;
pub(crate) use parse::NextGovernor;
pub use parse::{NameSpan, Parse, Sentence, Token};
pub(crate) use parts::Part;
pub(crate) use phrase::{distance_before, is_outside_phrase};
pub use probability::Probability;
pub use quantity::{Decimal, Limit, Quantity};
pub use relation::{Relation, RelationName};
pub use role::{RoleFact, RoleLink, RoleStatus};
pub use rule_id::RuleId;
#[cfg(test)]
pub(crate) use sample::sample;
pub use signs::{Sign, Signs};
pub use span::Span;
pub use statement::{Content, Cue, Statement};
pub use time::{Date, Origin, When};
pub use times::Times;
pub(crate) use times::{Aim, TimePhrase, TimeReading};
pub use triple::{
    Argument, Attribution, AttributionKind, Evidence, Factuality, Modality, Polarity, Predicate, Stance, Tense, Triple,
};
