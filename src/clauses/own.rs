//! What a clause says of itself: negation, auxiliaries, adverbs, conditions, questions and commands.

use super::verbs::Effect;
use super::{predicates, verbs};
use crate::{Clause, ClauseKind, Clauses, Deprel, Modality, Parse, Slot, Tense, Upos};

/// Negation and modality by the words of the clause itself.
pub(super) struct Own {
    pub(super) negated: bool,
    pub(super) modality: Option<Modality>,
}

impl Own {
    pub(super) fn of(parse: &Parse, clause: &Clause, verb: usize) -> Self {
        Own { negated: is_negated(parse, clause, verb), modality: modal(parse, clause, verb) }
    }
}

fn is_negated(parse: &Parse, clause: &Clause, verb: usize) -> bool {
    let adverb = parse.children(verb).iter().chain(parse.children(clause.head)).any(|&c| {
        let token = &parse.tokens[c];
        matches!(token.deprel, Deprel::Advmod | Deprel::Aux | Deprel::CcPreconj)
            && (verbs::is_negation(&token.lemma) && !verbs::is_not_only(parse, c) && !denies_reason(parse, c)
                || is_no_longer(parse, c)
                || is_yet_to(parse, c))
    });
    // "gave no reason", "No soldier was hurt", "Nobody came"
    let empty = clause
        .arguments
        .iter()
        .filter(|a| !a.inferred && matches!(a.slot, Slot::Subject | Slot::Object | Slot::Attribute))
        .any(|a| {
            matches!(parse.tokens[a.head].lemma.to_lowercase().as_str(), "nobody" | "nothing" | "none" | "no-one")
                || parse
                    .dependents(a.head, Deprel::Det)
                    .chain(parse.dependents(a.head, Deprel::CcPreconj))
                    .any(|d| matches!(parse.tokens[d].lemma.to_lowercase().as_str(), "no" | "neither"))
                // "pleaded not guilty"
                || a.slot == Slot::Attribute
                    && clause.kind == ClauseKind::Verbal
                    && parse.dependents(a.head, Deprel::Advmod).any(|n| {
                        verbs::is_negation(&parse.tokens[n].lemma) && !verbs::is_not_only(parse, n)
                    })
        });
    let empty = empty || clause.heads(&Slot::Subject).any(|s| is_not_all(parse, s));
    // "had no talks": the determiner of the light noun itself
    let light = clause.kind == ClauseKind::Light
        && parse.dependents(clause.head, Deprel::Det).any(|d| parse.tokens[d].lemma.eq_ignore_ascii_case("no"));
    // "without saying", and the lack in "lacks a plan"
    let without = parse.children(verb).iter().any(|&c| {
        matches!(parse.tokens[c].deprel, Deprel::Mark | Deprel::Case)
            && parse.tokens[c].lemma.eq_ignore_ascii_case("without")
    });
    // "the foiled attack"
    let undone = is_event(clause)
        && parse
            .dependents(clause.head, Deprel::Amod)
            .any(|a| verbs::adjective_effect(&parse.word(a).to_lowercase()) == Some(Effect::Denies));
    (adverb != (empty || light || undone)) != without
}

/// A noun that names what somebody does.
fn is_event(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Nominal | ClauseKind::Light)
}

/// "Not all ministers", "not one soldier"
fn is_not_all(parse: &Parse, subject: usize) -> bool {
    let words = parse.subtree(subject);
    let word = |n: usize| words.get(n).map(|&w| parse.word(w).to_lowercase()).unwrap_or_default();
    word(0) == "not"
        && matches!(
            word(1).as_str(),
            "all" | "every" | "everyone" | "everybody" | "each" | "many" | "much" | "one" | "a"
        )
}

/// "resigned not because the party lost": the reason is denied, not what it speaks of
fn denies_reason(parse: &Parse, not: usize) -> bool {
    parse.tokens.get(not + 1).is_some_and(|t| {
        t.sentence == parse.tokens[not].sentence
            && matches!(t.lemma.as_ref(), "because" | "since")
            && t.upos == Upos::Sconj
    })
}

/// "is yet to approve", where "yet" and "to" hang to the same verb
fn is_yet_to(parse: &Parse, adverb: usize) -> bool {
    let token = &parse.tokens[adverb];
    let next = parse.tokens.get(adverb + 1);
    token.lemma.as_ref() == "yet"
        && next.is_some_and(|t| t.lemma.as_ref() == "to" && t.deprel == Deprel::Mark && t.head == token.head)
}

/// "no longer", "no more"
fn is_no_longer(parse: &Parse, adverb: usize) -> bool {
    matches!(parse.tokens[adverb].lemma.as_ref(), "long" | "longer" | "more" | "anymore")
        && adverb > 0
        && parse.tokens[adverb - 1].lemma.eq_ignore_ascii_case("no")
}

fn modal(parse: &Parse, clause: &Clause, verb: usize) -> Option<Modality> {
    let mut found = None;
    for &c in parse.children(verb) {
        let token = &parse.tokens[c];
        let word = parse.word(c).to_lowercase();
        let modality = match (token.deprel, word.as_str()) {
            (Deprel::Aux, "will" | "'ll" | "’ll" | "wo" | "shall") => Modality::Future,
            (Deprel::Aux, "may" | "might" | "can" | "ca" | "could") => Modality::Possible,
            (Deprel::Aux, "must" | "should" | "ought") => Modality::Necessary,
            (Deprel::Aux, "would" | "'d" | "’d") if token.lemma.as_ref() != "have" => Modality::Conditional,
            (Deprel::Advmod, _) if verbs::is_hedge(&token.lemma) => Modality::Possible,
            // "was due to meet", where the tree makes "due" a mark or an adverb of the verb
            (Deprel::Mark | Deprel::Advmod, _) if token.upos == Upos::Adj => match verbs::effect(&token.lemma) {
                Some(Effect::Makes(modality)) => modality,
                _ => continue,
            },
            _ => continue,
        };
        // "will possibly": the weaker claim of the two
        found = Some(match found {
            Some(Modality::Future) | None => modality,
            Some(first) if modality == Modality::Possible && first == Modality::Future => modality,
            Some(first) => first,
        });
    }
    if parse.dependents(verb, Deprel::Advmod).any(|a| is_yet_to(parse, a)) {
        return found;
    }
    // "the planned visit", "an alleged attack"
    let adjective = || {
        let mut all = parse.dependents(clause.head, Deprel::Amod).filter(|_| is_event(clause));
        all.find_map(|a| match verbs::adjective_effect(&parse.word(a).to_lowercase()) {
            Some(Effect::Makes(modality)) => Some(modality),
            _ => None,
        })
    };
    found.or_else(adjective).or_else(|| is_to(parse, verb).then_some(Modality::Future))
}

/// "The sides are to meet": a bare infinitive after "be".
fn is_to(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Aux).chain(parse.dependents(verb, Deprel::Cop)).any(|a| {
        parse.tokens[a].lemma.as_ref() == "be"
            && parse.tokens.get(a + 1).is_some_and(|t| t.lemma.as_ref() == "to" && t.head == Some(verb))
    })
}

/// "The mayor signed it, didn't she?": what stands before the tag is told.
fn before_tag(parse: &Parse, sentence: std::ops::Range<usize>, verb: usize) -> bool {
    let tail: Vec<usize> = sentence.rev().skip_while(|&i| parse.tokens[i].upos == Upos::Punct).collect();
    let word = |n: usize| tail.get(n).map(|&i| parse.word(i).to_lowercase()).unwrap_or_default();
    let negated = usize::from(matches!(word(1).as_str(), "n't" | "not"));
    let pronoun = matches!(word(0).as_str(), "he" | "she" | "it" | "they" | "we" | "you" | "i" | "there");
    let auxiliary = tail.get(1 + negated).is_some_and(|&i| matches!(parse.tokens[i].upos, Upos::Aux | Upos::Verb));
    let comma = tail.get(2 + negated).copied().filter(|&i| parse.word(i) == ",");
    pronoun && auxiliary && comma.is_some_and(|c| verb < c)
}

/// Questions and commands.
pub(super) fn sentence_mood(parse: &Parse, clause: &Clause, verb: usize) -> Modality {
    let sentence = &parse.sentences[parse.tokens[verb].sentence];
    let asks = parse.tokens[sentence.tokens.clone()].iter().rev().take(3).any(|t| parse.text[t.span].contains('?'));
    if asks && !before_tag(parse, sentence.tokens.clone(), verb) {
        return Modality::Question;
    }
    let token = &parse.tokens[verb];
    let bare = token.upos == Upos::Verb
        && clause.kind != ClauseKind::Copular
        && clause.tense == Tense::Present
        && parse.word(verb).eq_ignore_ascii_case(&token.lemma)
        && !parse.children(verb).iter().any(|&c| {
            matches!(
                parse.tokens[c].deprel,
                Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::Csubj
                    | Deprel::Expl
                    | Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Mark
            )
        });
    if bare && clause.argument(&Slot::Subject).is_none() { Modality::Command } else { Modality::Actual }
}

// ------------------------------------------------------------------------------------------------ conditions

/// A report beside the clause in the past, and no condition.
pub(super) fn told_in_the_past(parse: &Parse, clauses: &Clauses, verb: usize) -> bool {
    let told = |&c: &usize| {
        let aside = parse.tokens[c].deprel == Deprel::Parataxis || predicates::is_parenthetical(parse, c);
        aside && clauses.at(c).is_some_and(|k| k.tense == Tense::Past && verbs::is_reporting(&k.lemma))
    };
    // the tree may hang the report to the subject
    let near =
        || parse.children(verb).iter().flat_map(|&c| std::iter::once(c).chain(parse.children(c).iter().copied()));
    near().any(|c| told(&c)) && !has_condition(parse, verb)
}

/// "would pay if asked", "would pay unless", "would pay, should it lose": what is said depends on something.
pub(super) fn has_condition(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Advcl).any(|c| is_condition(parse, c))
}

pub(super) fn is_condition(parse: &Parse, verb: usize) -> bool {
    let lemma = parse.tokens[verb].lemma.as_ref();
    matches!(
        parse.mark_of(verb).as_str(),
        "if" | "unless"
            | "in_case"
            | "provided"
            | "provided_that"
            | "providing"
            | "as_long_as"
            | "once"
            | "should"
            | "had"
            | "were"
    ) || is_inverted(parse, verb)
        || verbs::is_supposition(lemma) && parse.dependent(verb, Deprel::Ccomp).is_some()
}

/// "Should the court agree", "Had she known", "Were it sold": the auxiliary before the subject.
fn is_inverted(parse: &Parse, verb: usize) -> bool {
    let subject = parse
        .children(verb)
        .iter()
        .copied()
        .find(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl));
    let fronted = |&c: &usize| {
        matches!(parse.tokens[c].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && matches!(parse.word(c).to_lowercase().as_str(), "should" | "had" | "were")
            && subject.is_some_and(|s| c < s)
    };
    parse.mark_of(verb).is_empty() && parse.children(verb).iter().any(fronted)
}
