//! What depends on something else: "if they pay", "should it lose", "assuming that it rains".

use super::{modality, syntax, tense};
use crate::lexicon::vocabulary::{connectives, predicates, statements};
use crate::{Clause, Clauses, Deprel, Parse, Slot, Tense};

/// "would pay if asked", "would pay unless", "would pay, should it lose": what is said depends on something.
pub(super) fn has_condition(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Advcl).any(|c| is_condition(parse, c))
}

/// "If it rains, they will stay", "Pay, otherwise the court will fine you": what comes of a condition. Not "even if it
/// rains" and "once it rains".
pub(super) fn is_consequence(parse: &Parse, verb: usize) -> bool {
    // "asks if it rains", where the tree makes a condition of the question
    let asks = statements::ASKS.has(&parse.tokens[verb].lemma);
    let of_condition = || {
        let concedes =
            |c| parse.dependents(c, Deprel::Advmod).any(|e| parse.tokens[e].lemma.eq_ignore_ascii_case("even"));
        parse
            .dependents(verb, Deprel::Advcl)
            .any(|c| is_condition(parse, c) && !concedes(c) && parse.mark_of(c) != "once")
    };
    !asks && of_condition() || parse.dependents(verb, Deprel::Advmod).any(|a| is_otherwise(parse, verb, a))
}

/// "otherwise", "or else" at the head of a clause.
fn is_otherwise(parse: &Parse, verb: usize, adverb: usize) -> bool {
    let subject = parse.subjects(verb).next();
    let or_else = || adverb > 0 && parse.word(adverb - 1).eq_ignore_ascii_case("or");
    let says_so = match &*parse.lower(adverb) {
        "otherwise" => true,
        "else" => or_else(),
        _ => false,
    };
    says_so && subject.is_some_and(|s| adverb < s)
}

/// The condition stands before its verb and so holds for what is joined to it: "If it rains, they will stay and I will go".
pub(super) fn is_in_front(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Advcl).any(|c| c < verb && is_condition(parse, c))
}

/// "Anyone who steals pays": what holds for whoever it may concern.
pub(super) fn is_for_anybody(parse: &Parse, clause: &Clause) -> bool {
    clause.tense != Tense::Past
        && clause.heads(&Slot::Subject).any(|s| is_anybody(parse, s) || is_anybody_as_you(parse, clause.carrier, s))
}

/// "When you buy a car, you pay a tax": whoever does.
fn is_anybody_as_you(parse: &Parse, verb: usize, subject: usize) -> bool {
    let you = |w: usize| parse.word(w).eq_ignore_ascii_case("you");
    let whenever = |c: usize| {
        let marks = parse.mark_of(c);
        let has_you = || parse.dependents(c, Deprel::Nsubj).any(you);
        marks.split('_').any(|m| matches!(m, "when" | "whenever" | "if")) && has_you()
    };
    you(subject) && (whenever(verb) || parse.dependents(verb, Deprel::Advcl).any(whenever))
}

/// "anyone who steals", "any firm that lies", "whoever lies": nobody in particular.
pub(super) fn is_anybody(parse: &Parse, noun: usize) -> bool {
    let described = || parse.dependent(noun, Deprel::AclRelcl).is_some();
    let word = parse.lower(noun);
    let any = || parse.dependents(noun, Deprel::Det).any(|d| parse.tokens[d].lemma.eq_ignore_ascii_case("any"));
    predicates::WHOEVER.has(&word) || described() && (predicates::ANYBODY.has(&word) || any())
}

/// The clause of this verb states a condition of another.
pub(super) fn is_condition(parse: &Parse, verb: usize) -> bool {
    let supposes = predicates::SUPPOSITION.has(&parse.tokens[verb].lemma);
    let mark = parse.mark_of(verb);
    // "as long as it rains", where the tree attaches the clause to "long"
    let above = parse.tokens[verb].head.map_or("", |h| &*parse.tokens[h].lemma);
    mark == "as" && above == "long" && !is_past(parse, verb)
        || connectives::CONDITIONS.has(&mark) && !(mark == "once" && is_past(parse, verb))
        || is_inverted(parse, verb)
        || supposes && parse.dependent(verb, Deprel::Ccomp).is_some()
}

/// "Once the deal was signed, he left": a time, not a condition.
fn is_past(parse: &Parse, verb: usize) -> bool {
    let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].into_iter().flat_map(|d| parse.dependents(verb, d));
    let words: Vec<usize> = auxiliaries.chain([verb]).collect();
    tense::tense(parse, verb, &words) == Tense::Past
}

/// "Should the court agree", "Had she known", "Were it sold": the auxiliary before the subject.
fn is_inverted(parse: &Parse, verb: usize) -> bool {
    let is_subject = |&c: &usize| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl);
    let subject = parse.children(verb).iter().copied().find(is_subject);
    let fronted = |&c: &usize| {
        matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && connectives::INVERTED_CONDITIONS.has(&parse.lower(c))
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
    near.any(|c| reports(&c)) && !has_condition(parse, verb) && !modality::is_perfect(parse, verb)
}
