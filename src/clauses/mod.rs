//! Trees → predicates with their arguments, polarity, modality, tense and who says so.
//!
//! The tree of a sentence says how its words hang together; a clause says who does what to whom. Passives, relative and
//! participial clauses, control, coordination and light verbs are undone here, once, so that a rule can speak of
//! `subj` and `obj` and need not know any of them.

mod arguments;
mod claims;
mod conditions;
mod effects;
mod factuality;
mod modality;
mod negation;
mod predicates;
mod syntax;
mod tense;
mod voice;

use crate::quotes::Quote;
use crate::{Clauses, Parse};

/// Finds every clause of the text and who says it. Time grows linearly with the text.
pub fn find(parse: &Parse, quotes: &[Quote]) -> Clauses {
    let mut clauses = predicates::find(parse);
    arguments::attach(parse, quotes, &mut clauses);
    factuality::judge(parse, &mut clauses);
    claims::attribute(parse, quotes, &mut clauses);
    for clause in &mut clauses.list {
        clause.arguments.shrink_to_fit();
    }
    clauses.list.shrink_to_fit();
    clauses.claims.shrink_to_fit();
    clauses
}

#[cfg(test)]
mod tests;
