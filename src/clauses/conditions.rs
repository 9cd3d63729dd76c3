//! What depends on something else: "if they pay", "should it lose", "assuming that it rains".

use super::syntax;
use crate::lexicon::vocabulary::{connectives, predicates};
use crate::{Clauses, Deprel, Parse, Tense};

/// "would pay if asked", "would pay unless", "would pay, should it lose": what is said depends on something.
pub(super) fn has_condition(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Advcl).any(|c| is_condition(parse, c))
}

/// The clause of this verb states a condition of another.
pub(super) fn is_condition(parse: &Parse, verb: usize) -> bool {
    let supposes = predicates::SUPPOSITION.has(&parse.tokens[verb].lemma);
    connectives::CONDITIONS.has(&parse.mark_of(verb))
        || is_inverted(parse, verb)
        || supposes && parse.dependent(verb, Deprel::Ccomp).is_some()
}

/// "Should the court agree", "Had she known", "Were it sold": the auxiliary before the subject.
fn is_inverted(parse: &Parse, verb: usize) -> bool {
    let is_subject = |&c: &usize| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl);
    let subject = parse.children(verb).iter().copied().find(is_subject);
    let fronted = |&c: &usize| {
        matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && connectives::INVERTED_CONDITIONS.has(&parse.word(c).to_lowercase())
            && subject.is_some_and(|s| c < s)
    };
    parse.mark_of(verb).is_empty() && parse.children(verb).iter().any(fronted)
}

/// "The firm, he added, would pay.": a report in the past stands beside the clause, so that "would" is the future of the past
/// and depends on nothing.
pub(super) fn is_reported_in_the_past(parse: &Parse, clauses: &Clauses, verb: usize) -> bool {
    let reports = |&c: &usize| {
        let aside = parse.tokens[c].deprel == Deprel::Parataxis || syntax::is_parenthetical_report(parse, c);
        aside && clauses.at(c).is_some_and(|k| k.tense == Tense::Past && predicates::REPORTING.has(&k.lemma))
    };
    // the tree may attach the report to the subject
    let mut near =
        parse.children(verb).iter().flat_map(|&c| std::iter::once(c).chain(parse.children(c).iter().copied()));
    near.any(|c| reports(&c)) && !has_condition(parse, verb)
}
