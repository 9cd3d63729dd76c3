//! The arguments of each predicate: those that stand with it, then those that it shares with others.

mod controllers;
mod corrections;
mod direct;
mod inferred;
mod relative_clauses;
mod saying_participles;
mod unnamed_doers;
mod verbs_repeated;
mod writers;

use crate::quotes::{self, Quote};
use crate::{Clauses, Parse, Slot};

/// Fills [`Clause::arguments`](crate::Clause::arguments) of every clause.
pub(super) fn attach(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses) {
    for c in 0..clauses.list.len() {
        if verbs_repeated::who_did_too(parse, clauses.list[c].carrier).is_some() {
            continue; // "and so did Holm": an argument of the verb that "did" stands for
        }
        let mut arguments = direct::of_clause(parse, clauses, &clauses.list[c]);
        verbs_repeated::part(parse, clauses.list[c].carrier, &mut arguments);
        // “He will go,” his lawyer said: what follows the closing mark is not the subject of the words before it
        if let Some(quote) = quotes::around(quotes, clauses.list[c].carrier) {
            arguments.retain(|a| a.slot != Slot::Subject || a.head < quote.tokens.end || a.inferred);
        }
        clauses.list[c].arguments = arguments;
    }
    // Governors first: "wants to begin to talk" hands its subject down twice.
    for c in by_depth(parse, clauses) {
        if verbs_repeated::who_did_too(parse, clauses.list[c].carrier).is_some() {
            continue;
        }
        let inferred = inferred::of_clause(parse, quotes, clauses, &clauses.list[c]);
        let clause = &mut clauses.list[c];
        for argument in inferred {
            if argument.head != clause.head && !clause.arguments.contains(&argument) {
                clause.arguments.push(argument);
            }
        }
        clause.arguments.sort_by_key(|a| a.head);
    }
}

/// The clauses, those nearest to the root of their tree first.
fn by_depth(parse: &Parse, clauses: &Clauses) -> Vec<usize> {
    let depth = |head: usize| std::iter::successors(parse.tokens[head].head, |&i| parse.tokens[i].head).count();
    let mut order: Vec<(usize, usize)> = clauses.list.iter().enumerate().map(|(c, k)| (depth(k.head), c)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, c)| c).collect()
}
