//! Which clauses deny: "did not sign", "nobody came", "no longer pays", "without saying so".

use super::effects::{Effect, adjective_effect};
use crate::lexicon::vocabulary::{closed_classes, lemmas, predicates};
use crate::{Clause, ClauseKind, Deprel, Parse, Slot, Upos};

/// The clause denies by its own words, whatever governs it. Two denials cancel each other: "without saying nothing".
pub(super) fn is_negated(parse: &Parse, clause: &Clause, verb: usize) -> bool {
    // the "neither" of "is neither rich nor famous" is one of the attribute's below
    let of_argument = |c: usize| {
        let head = parse.tokens[c].head;
        parse.tokens[c].deprel == Deprel::CcPreconj && clause.arguments.iter().any(|a| Some(a.head) == head)
    };
    let mut words = parse.children(verb).iter().chain(parse.children(clause.head));
    let adverb = words.any(|&c| denies_its_verb(parse, c) && !of_argument(c));
    let empty = clause
        .arguments
        .iter()
        .filter(|a| !a.inferred && matches!(a.slot, Slot::Subject | Slot::Object | Slot::Attribute))
        .filter(|a| !parse.tells_of_none(a.head))
        // "pleaded not guilty"
        .any(|a| is_empty(parse, a.head) || a.slot == Slot::Attribute && has_negated_attribute(parse, clause, a.head));
    let empty = empty || clause.heads(&Slot::Subject).any(|s| is_not_all(parse, s));
    // "had no talks": the determiner of the light noun itself
    let light = clause.kind == ClauseKind::Light && parse.has_no(clause.head);
    let without = parse.children(verb).iter().any(|&c| {
        matches!(parse.tokens[c].deprel, Deprel::Mark | Deprel::Case)
            && parse.tokens[c].lemma.eq_ignore_ascii_case("without")
    });
    // "the foiled attack", "the failed takeover"
    let undoes = |a: usize| {
        let word = parse.lower(a);
        adjective_effect(&word) == Some(Effect::Denies)
            || predicates::UNSUCCESSFUL.has(&word) && predicates::ACHIEVED.has(&parse.tokens[clause.head].lemma)
    };
    let undone = names_an_event(clause) && parse.dependents(clause.head, Deprel::Amod).any(undoes);
    (adverb != (empty || light || undone)) != without
}

/// The head of the clause is a noun that names what somebody does.
pub(super) fn names_an_event(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Nominal | ClauseKind::Light)
}

/// "not", "never", "hardly"
pub(super) fn is_negation(parse: &Parse, word: usize) -> bool {
    closed_classes::NEGATIONS.has(&parse.tokens[word].lemma) || is_spaced_not(parse, word)
}

/// The "t" of "doesn’ t" and "isn ' t", where a space parts the short form of "not".
fn is_spaced_not(parse: &Parse, word: usize) -> bool {
    let before = |n: usize| word.checked_sub(n).map(|w| parse.word(w)).unwrap_or_default();
    parse.word(word).eq_ignore_ascii_case("t")
        && closed_classes::SINGLE_QUOTATION_MARKS.has(before(1))
        && lemmas::BEFORE_SPACED_NOT.has(&before(2).to_lowercase())
}

/// "cannot but sell": two denials that make a need.
pub(super) fn is_not_but(parse: &Parse, not: usize) -> bool {
    let word = |n: usize| next_word(parse, not + n).map(|t| t.lemma.as_ref());
    is_negation(parse, not)
        && match word(0) {
            Some("but") => next_word(parse, not + 1).is_some_and(|t| t.upos == Upos::Verb),
            Some("help") => word(1) == Some("but"),
            _ => false,
        }
}

/// "nearly bought the port", "almost fell": it did not come to it. Not of amounts: "nearly doubled".
fn is_near_miss(parse: &Parse, adverb: usize) -> bool {
    let token = &parse.tokens[adverb];
    predicates::NEAR_MISS.has(&token.lemma)
        && token.head == Some(adverb + 1)
        && parse.tokens[adverb + 1].upos == Upos::Verb
        && !predicates::CHANGE_OF_AMOUNT.has(&parse.tokens[adverb + 1].lemma)
}

/// The word has an adverb that denies: "did not sign".
pub(super) fn has_negation(parse: &Parse, word: usize) -> bool {
    parse.dependents(word, Deprel::Advmod).any(|n| is_negation(parse, n))
}

/// The same, but "not only" denies nothing.
pub(super) fn has_denial(parse: &Parse, word: usize) -> bool {
    parse.dependents(word, Deprel::Advmod).any(|n| is_negation(parse, n) && !is_not_only(parse, n))
}

/// "nobody", "no one", "none of them", "neither side"
pub(super) fn is_nobody(parse: &Parse, word: usize) -> bool {
    let empty = |w: usize| {
        let lemma = parse.tokens[w].lemma.to_lowercase();
        closed_classes::NEGATIVE_PERSONS.has(&lemma) || closed_classes::NEGATIVE_DETERMINERS.has(&lemma)
    };
    empty(word) || parse.dependents(word, Deprel::Det).any(empty)
}

/// "is yet to approve", "are still to come", where "yet" and "to" depend on the same verb
pub(super) fn is_yet_to(parse: &Parse, adverb: usize) -> bool {
    let token = &parse.tokens[adverb];
    let next = parse.tokens.get(adverb + 1);
    let after_copula = || {
        let be = adverb.checked_sub(1).map(|b| &parse.tokens[b]);
        be.is_some_and(|b| b.lemma.as_ref() == "be" && b.head == token.head)
    };
    (token.lemma.as_ref() == "yet" || token.lemma.as_ref() == "still" && after_copula())
        && next.is_some_and(|t| t.lemma.as_ref() == "to" && t.deprel == Deprel::Mark && t.head == token.head)
}

fn denies_its_verb(parse: &Parse, word: usize) -> bool {
    matches!(parse.tokens[word].deprel, Deprel::Advmod | Deprel::Aux | Deprel::CcPreconj)
        && (is_negation(parse, word)
            && !is_not_only(parse, word)
            && !is_not_but(parse, word)
            && !denies_reason(parse, word)
            && !denies_time(parse, word)
            && !denies_question(parse, word)
            || is_near_miss(parse, word)
            || is_no_longer(parse, word)
            || is_little(parse, word)
            || is_yet_to(parse, word))
}

/// "gave no reason", "No soldier was hurt", "Nobody came", "Neither of them paid"
fn is_empty(parse: &Parse, noun: usize) -> bool {
    let lemma = parse.tokens[noun].lemma.to_lowercase();
    // not the "No" of "No 2"
    closed_classes::NEGATIVE_PRONOUNS.has(&lemma)
        || lemma == "neither"
        || [Deprel::Det, Deprel::CcPreconj]
            .into_iter()
            .flat_map(|d| parse.dependents(noun, d))
            .any(|d| closed_classes::NEGATIVE_DETERMINERS.has(&parse.tokens[d].lemma.to_lowercase()))
}

fn has_negated_attribute(parse: &Parse, clause: &Clause, attribute: usize) -> bool {
    clause.kind == ClauseKind::Verbal && has_denial(parse, attribute)
}

/// The word after this one, in the same sentence.
fn next_word(parse: &Parse, word: usize) -> Option<&crate::Token> {
    parse.tokens.get(word + 1).filter(|t| t.sentence == parse.tokens[word].sentence)
}

/// "not only", "not just", "not merely": no denial.
fn is_not_only(parse: &Parse, not: usize) -> bool {
    next_word(parse, not).is_some_and(|t| predicates::MORE_THAN_NOT.has(&t.lemma))
}

/// "Not all ministers", "not one soldier"
fn is_not_all(parse: &Parse, subject: usize) -> bool {
    let phrase = parse.subtree(subject);
    let word = |n: usize| phrase.get(n).map(|&w| parse.lower(w)).unwrap_or_default();
    word(0) == "not" && predicates::LIMITED_SUBJECTS.has(&word(1))
}

/// "Not until May did she sign": she did, in May
fn denies_time(parse: &Parse, not: usize) -> bool {
    let fronted = parse.tokens[not].head.is_some_and(|v| {
        parse.dependent(v, Deprel::Nsubj).is_some_and(|s| parse.dependents(v, Deprel::Aux).any(|a| not < a && a < s))
    });
    fronted && next_word(parse, not).is_some_and(|t| matches!(t.lemma.as_ref(), "until" | "till"))
}

/// "The question is not whether she has the money": it is another question
fn denies_question(parse: &Parse, not: usize) -> bool {
    next_word(parse, not).is_some_and(|t| &*t.lemma == "whether")
}

/// "resigned not because the party lost": the reason is denied, not what it speaks of
fn denies_reason(parse: &Parse, not: usize) -> bool {
    next_word(parse, not).is_some_and(|t| matches!(t.lemma.as_ref(), "because" | "since") && t.upos == Upos::Sconj)
}

/// "is little known abroad": hardly. Not "a little damaged"
fn is_little(parse: &Parse, adverb: usize) -> bool {
    let verb = adverb + 1;
    parse.tokens[adverb].lemma.eq_ignore_ascii_case("little")
        && parse.tokens[adverb].head == Some(verb)
        && parse.tokens[verb].upos == Upos::Verb
        && adverb.checked_sub(1).is_none_or(|a| !parse.word(a).eq_ignore_ascii_case("a"))
}

/// "no longer", "no more"
fn is_no_longer(parse: &Parse, adverb: usize) -> bool {
    matches!(parse.tokens[adverb].lemma.as_ref(), "long" | "longer" | "more" | "anymore")
        && adverb > 0
        && parse.tokens[adverb - 1].lemma.eq_ignore_ascii_case("no")
}
