//! Rule files + clauses → triples, one canonical triple a fact.

mod assembly;
mod closed;
mod knowledge;
mod modifiers;
mod open;
mod phrases;
mod rules;
mod sources;

pub use rules::{Example, Rule, Rules};

use crate::{Clauses, Links, Mentions, Parse, Triple};
use knowledge::Knowledge;

/// How much goes into one triple.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Granularity {
    /// Minimal arguments, the rest as modifiers, no fact twice.
    #[default]
    Compact,
    /// Whole phrases as arguments, with their relative clauses and asides.
    Full,
    /// One triple for each argument: besides the compact ones, one for each modifier that has a preposition
    /// ("served as | prime minister", "served_in | 2010").
    Binary,
}

/// A triple before its words are put together: everything is an index of a word.
#[derive(Clone, Debug)]
struct Draft {
    subject: usize,
    object: usize,
    name: String,
    relation: Option<crate::Relation>,
    rule: String,
    confidence: f32,
    symmetric: bool,
    /// The word that the rule started from, or the head of the clause.
    anchor: usize,
    /// The object is a clause ("said that ..."): all its words.
    clausal: bool,
}

/// The triples of a text, in text order.
pub(crate) fn extract(
    parse: &Parse,
    mentions: &Mentions,
    links: &Links,
    clauses: &Clauses,
    rules: &Rules,
    granularity: Granularity,
) -> Vec<Triple> {
    let known = Knowledge::new(parse, mentions, links, clauses);
    let mut drafts = closed::drafts(&known, rules);
    let open = open::drafts(&known, &drafts);
    drafts.extend(open);
    assembly::triples(&known, drafts, granularity)
}

#[cfg(test)]
mod tests;
