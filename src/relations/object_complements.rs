//! What the object of a verb is to do or is said to be: "allowed the crews to work", "photos show crews digging".

use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::phrases;
use crate::{Clause, Deprel, Slot, Upos};

/// "would like a seat": who has none cannot like it.
pub(super) fn wishes(known: &Knowledge, clause: &Clause) -> bool {
    let would = |aux: usize| matches!(&*known.parse.tokens[aux].lemma, "would" | "should" | "'d" | "’d");
    matches!(&*clause.lemma, "like" | "love") && known.parse.dependents(clause.carrier, Deprel::Aux).any(would)
}

/// "allowed the crews to work", "saw it sink", "prevented them from leaving": what the object of a verb is to do or is said to be.
/// Without it the verb would be told of the crews themselves.
pub(super) fn complement_of(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    // "made Lund the first town to ban it": the infinitive is the town's
    if clause.argument(&Slot::Attribute).is_some() {
        return None;
    }
    let takes_part = |head: usize| {
        let below = known.clauses.of_head.at(head).map(|c| &known.clauses.list[c]);
        below.is_some_and(|b| {
            b.heads(&Slot::Subject).chain(b.heads(&Slot::Object).filter(|_| b.passive)).any(|s| s == object)
        })
    };
    let of_verb = |a: &&crate::ClauseArgument| match &a.slot {
        Slot::Complement => known.parse.tokens[a.head].deprel == Deprel::Xcomp,
        Slot::Adverbial(mark) => mark == "from",
        _ => false,
    };
    let below = clause.arguments.iter().filter(of_verb).map(|a| a.head).find(|&c| takes_part(c));
    below.or_else(|| clause_of_object(known, clause, object))
}

/// "photos show crews [digging]", "needs people [to help]": the tree may have it under the noun.
fn clause_of_object(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    let parse = known.parse;
    let fits = |c: &usize| {
        parse.tokens[*c].upos == Upos::Verb
            && parse.subtree(*c)[0] == object + 1
            && match clause.lemma.as_str() {
                "need" | "want" => parse.mark_of(*c) == "to",
                verb if phrases::SHOWS.has(verb) => parse.word(*c).ends_with("ing"),
                _ => wishes(known, clause),
            }
    };
    parse.dependents(object, Deprel::Acl).find(fits)
}
