//! The arguments that stand with their predicate: what depends on its verb, its complement or its noun.

use super::{corrections, relative_clauses};
use crate::clauses::syntax::{is_event_noun, is_measure};
use crate::clauses::{negation, syntax};
use crate::lexicon::vocabulary::{closed_classes, connectives, predicates};
use crate::{Clause, ClauseArgument, ClauseKind, Clauses, Deprel, NameLabel, NominalClass, Parse, Slot, Upos};

pub(super) fn of_clause(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<ClauseArgument> {
    let mut found = Vec::new();
    let event = clause.kind == ClauseKind::Copular && is_event_noun(parse, clause.head);
    if event || matches!(clause.kind, ClauseKind::Nominal | ClauseKind::Light) {
        of_noun(parse, clause.head, clause.kind, &mut found);
    }
    if clause.kind == ClauseKind::Copular {
        of_copula(parse, clause.head, &mut found);
    }
    if clause.kind != ClauseKind::Nominal {
        of_verb(parse, clauses, clause, &mut found);
    }
    if let Some(preposition) = predicates::PREPOSITION_OF_CHARGE.get(&clause.lemma) {
        charge(parse, preposition, &mut found);
    }
    found.sort_by_key(|a| a.head);
    found
}

/// "accused the president of corruption": the tree may attach the charge to the president. "of Kenya" stays with him.
fn charge(parse: &Parse, preposition: &str, found: &mut Vec<ClauseArgument>) {
    let is_object = |a: &&ClauseArgument| matches!(a.slot, Slot::Object | Slot::Recipient) && !a.inferred;
    let objects: Vec<usize> = found.iter().filter(is_object).map(|a| a.head).collect();
    for phrase in objects.iter().flat_map(|&o| parse.dependents(o, Deprel::Nmod)) {
        let token = &parse.tokens[phrase];
        let names_a_deed = token.upos == Upos::Noun
            && !matches!(
                token.nominal,
                NominalClass::Person | NominalClass::Place | NominalClass::Organization | NominalClass::Time
            );
        if names_a_deed && parse.case_of(phrase) == preposition {
            push(parse, Slot::Oblique(preposition.into()), phrase, found);
        }
    }
}

/// The dependents of a verb, or of a copula's complement.
fn of_verb(parse: &Parse, clauses: &Clauses, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let described = relative_clauses::described(parse, verb);
    for &child in parse.children(verb) {
        let token = &parse.tokens[child];
        // "hours after he called": part of the conjunction
        let measures = child < verb && parse.dependents(verb, Deprel::Mark).any(|m| m == child + 1);
        if child == clause.head || measures && token.deprel == Deprel::OblUnmarked {
            continue;
        }
        let Some(slot) = slot_of(parse, clauses, clause, child) else { continue };
        // "which envoy she met": the tree may attach "which" and "envoy" to the verb side by side
        if let Some(noun) = relative_clauses::asked_noun(parse, child) {
            found.push(ClauseArgument { slot, head: noun, inferred: false });
            continue;
        }
        if relative_clauses::is_asked_about(parse, child) {
            continue;
        }
        // "the deal that they signed": the relative pronoun stands for the noun
        let is_pronoun = parse.is_relative_pronoun(child) && token.upos != Upos::Det;
        match described.filter(|_| is_pronoun) {
            Some(noun) => {
                let all = relative_clauses::all_described(parse, verb, noun).into_iter();
                found.extend(all.map(|head| ClauseArgument { slot: slot.clone(), head, inferred: true }));
            }
            None => push(parse, slot, child, found),
        }
    }
    corrections::apply(parse, clause, found);
    if let Some(noun) = described {
        relative_clauses::add_described(parse, clause, noun, found);
    }
}

/// The place that a dependent of the verb takes in the clause.
fn slot_of(parse: &Parse, clauses: &Clauses, clause: &Clause, child: usize) -> Option<Slot> {
    let token = &parse.tokens[child];
    let oblique = || Slot::Oblique(parse.case_of(child).into());
    Some(match token.deprel {
        Deprel::NsubjOuter if syntax::noun_of_content(parse, clause.carrier).is_some() => return None,
        Deprel::Nsubj if clause.passive => Slot::Object,
        Deprel::Nsubj | Deprel::NsubjOuter | Deprel::Csubj | Deprel::CsubjOuter => Slot::Subject,
        Deprel::NsubjPass | Deprel::CsubjPass if clause.passive || child > clause.carrier => Slot::Object,
        Deprel::NsubjPass | Deprel::CsubjPass => Slot::Subject,
        Deprel::Obj | Deprel::OblUnmarked if is_distributive(parse, child) => {
            Slot::Oblique(parse.lower(child - 1).into())
        }
        Deprel::Obj => Slot::Object,
        Deprel::Iobj => Slot::Recipient,
        Deprel::OblAgent if is_measure(parse, child) => oblique(),
        Deprel::OblAgent => Slot::Subject,
        Deprel::Obl | Deprel::OblUnmarked => {
            let agent = clause.passive
                && parse.case_of(child) == "by"
                && token.nominal != NominalClass::Time
                && !is_measure(parse, child);
            if agent { Slot::Subject } else { oblique() }
        }
        Deprel::Nmod | Deprel::NmodUnmarked if clause.kind == ClauseKind::Verbal => oblique(),
        Deprel::Xcomp => {
            let is_clause = clauses.of_head.at(child).is_some() && token.upos == Upos::Verb
                || parse.dependent(child, Deprel::Cop).is_some();
            if is_clause { Slot::Complement } else { Slot::Attribute }
        }
        Deprel::Ccomp => Slot::Complement,
        Deprel::Advcl | Deprel::AdvclRelcl => Slot::Adverbial(parse.mark_of(child).into()),
        Deprel::Advmod if !negation::is_negation(parse, child) => Slot::Adverb,
        _ => return None,
    })
}

/// "paid 84 kroner a share": after an amount, "a share" says what each payment is for.
fn is_distributive(parse: &Parse, noun: usize) -> bool {
    let article = noun > 1
        && parse.tokens[noun - 1].head == Some(noun)
        && closed_classes::DISTRIBUTIVES.has(&parse.lower(noun - 1));
    let amount = |i: usize| {
        matches!(parse.tokens[i].upos, Upos::Num | Upos::Sym)
            || parse.name_at(i).is_some_and(|n| n.label == NameLabel::Money)
            || parse.dependent(i, Deprel::Nummod).is_some()
    };
    // "53 per cent" is an amount as a whole
    let percent = parse.word(noun).eq_ignore_ascii_case("cent");
    article && !percent && parse.tokens[noun].upos == Upos::Noun && amount(noun - 2)
}

/// Adds an argument and everything that is coordinated with it.
fn push(parse: &Parse, slot: Slot, head: usize, found: &mut Vec<ClauseArgument>) {
    let nominal = !matches!(slot, Slot::Complement | Slot::Adverbial(_) | Slot::Adverb);
    // "between 1955 and 1969" is one range
    let several = nominal && parse.range_end(head).is_none();
    let others = if several { parse.conjuncts(head) } else { Vec::new() };
    if others.is_empty() || !is_denied_conjunct(parse, head) {
        found.push(ClauseArgument { slot: slot.clone(), head, inferred: false });
    }
    for place in place_of_person(parse, &slot, head) {
        found.push(ClauseArgument { slot: Slot::Oblique(parse.case_of(place).into()), head: place, inferred: false });
    }
    for other in others.into_iter().filter(|&o| !is_denied_conjunct(parse, o)) {
        let slot = match &slot {
            // "in Paris and at the summit": a conjunct may bring a preposition of its own
            Slot::Oblique(case) => {
                let brought = parse.case_of(other);
                Slot::Oblique(if brought.is_empty() { case.clone() } else { brought.into() })
            }
            slot => slot.clone(),
        };
        found.push(ClauseArgument { slot, head: other, inferred: false });
    }
}

/// "agreed on the text but not on the costs", "not a truce but a peace": the denied side is not an argument.
fn is_denied_conjunct(parse: &Parse, word: usize) -> bool {
    negation::has_denial(parse, word)
        // "on prices rather than on taxes"; "three or more" names nothing new
        || parse.dependents(word, Deprel::Cc).any(|c| match &*parse.tokens[c].lemma {
            "rather" => true,
            "or" => matches!(&*parse.lower(word), "more" | "less" | "fewer" | "so"),
            _ => false,
        })
}

/// "met Mara Sund at the castle": the tree may attach the castle to the person; nobody is called "Mara Sund at the castle".
fn place_of_person(parse: &Parse, slot: &Slot, head: usize) -> Vec<usize> {
    let person = parse.name_at(head).is_some_and(|n| n.label == NameLabel::Person);
    if !person || !matches!(slot, Slot::Object | Slot::Oblique(_) | Slot::Recipient) {
        return Vec::new();
    }
    let located = |&n: &usize| n > head && connectives::PLACE_OR_TIME_OF_MEETING.has(&parse.case_of(n));
    parse.dependents(head, Deprel::Nmod).filter(located).collect()
}

/// The complement of a copula: a noun is the attribute; "in Kenya" is an oblique; an adjective is the attribute too.
fn of_copula(parse: &Parse, head: usize, found: &mut Vec<ClauseArgument>) {
    let case = parse.case_of(head);
    let slot = if case.is_empty() { Slot::Attribute } else { Slot::Oblique(case.into()) };
    push(parse, slot, head, found);
}

/// "the minister's visit to Oslo", "talks between A and B", "an attack by rebels on the town"
fn of_noun(parse: &Parse, noun: usize, kind: ClauseKind, found: &mut Vec<ClauseArgument>) {
    for &child in parse.children(noun) {
        let slot = match parse.tokens[child].deprel {
            // "Thursday's meeting" is nobody's
            Deprel::NmodPoss if kind == ClauseKind::Nominal && !is_time(parse, child) => Slot::Subject,
            Deprel::Nmod | Deprel::Obl | Deprel::NmodUnmarked => match parse.case_of(child).as_str() {
                "by" => Slot::Subject,
                case => Slot::Oblique(case.into()),
            },
            _ => continue,
        };
        push(parse, slot, child, found);
    }
}

/// "Thursday", "last week"
fn is_time(parse: &Parse, word: usize) -> bool {
    parse.tokens[word].nominal == NominalClass::Time || parse.name_at(word).is_some_and(|n| n.label == NameLabel::Date)
}
