//! Which words carry a predicate, and the words that belong to it.

use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};

use super::syntax::{has_subject, is_aim, is_event_noun, is_infinitive, is_to_do_with, noun_of_content};
use super::tense::tense;
use super::{negation, voice};
use crate::lexicon::vocabulary::predicates;
use crate::{Clause, ClauseKind, Clauses, Deprel, NominalClass, Nth, Numbers, Parse, Upos};

/// A clause for every predicate of the text, without arguments yet.
pub(super) fn find(parse: &Parse) -> Clauses {
    let mut clauses = Clauses { of_head: Numbers::none(parse.tokens.len()), ..Clauses::default() };
    // "held talks" is one clause: the noun takes its verb over
    let mut carried = vec![false; parse.tokens.len()];
    let found: Vec<(usize, ClauseKind, usize)> = (0..parse.tokens.len())
        .filter_map(|i| {
            let kind = kind_of(parse, i)?;
            let carrier = if kind == ClauseKind::Light { light_verb_of(parse, i)? } else { i };
            // of two nouns under one verb the first is carried, the other stands beside it
            if carrier != i && std::mem::replace(&mut carried[carrier], true) {
                return Some((i, ClauseKind::Nominal, i));
            }
            Some((i, kind, carrier))
        })
        .collect();
    for (head, kind, carrier) in found.into_iter().filter(|(head, ..)| !carried[*head]) {
        clauses.of_head.set(head, clauses.list.len());
        clauses.of_head.set(carrier, clauses.list.len());
        clauses.list.push(clause(parse, head, carrier, kind));
    }
    for c in 0..clauses.list.len() {
        clauses.list[c].parent = parent_of(parse, &clauses, c).into();
    }
    clauses
}

fn kind_of(parse: &Parse, i: usize) -> Option<ClauseKind> {
    let token = &parse.tokens[i];
    if parse.dependent(i, Deprel::Cop).is_some() {
        let verbal = is_to_come(parse, i) || token.upos == Upos::Verb && noun_of_content(parse, i).is_some();
        return Some(if verbal { ClauseKind::Verbal } else { ClauseKind::Copular });
    }
    match token.upos {
        Upos::Verb if is_predicate(parse, i) => Some(ClauseKind::Verbal),
        // "He will.", "They are."; and a headline's "is" that lost its complement
        Upos::Aux if has_subject(parse, i) && !matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) => {
            Some(ClauseKind::Verbal)
        }
        Upos::Noun | Upos::Propn if light_verb_of(parse, i).is_some() => Some(ClauseKind::Light),
        Upos::Noun if is_event_noun(parse, i) => Some(ClauseKind::Nominal),
        // "Otieno in Kampala": a headline without its copula
        Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adv if has_subject(parse, i) => Some(ClauseKind::Copular),
        _ => None,
    }
}

/// "The probe is to enter orbit": no copula, though the tree may say so. In "The aim is to enter orbit" it is one, but only says that
/// somebody means to.
fn is_to_come(parse: &Parse, i: usize) -> bool {
    let can_do_it = |s: usize| {
        let class = parse.tokens[s].nominal;
        parse.name_at(s).is_some()
            || matches!(class, NominalClass::Person | NominalClass::Organization | NominalClass::Object)
            || is_aim(parse, s)
    };
    parse.tokens[i].upos == Upos::Verb
        && is_infinitive(parse, i)
        && parse.dependent(i, Deprel::Nsubj).or(parse.dependent(i, Deprel::NsubjOuter)).is_some_and(can_do_it)
}

/// A verb that is more than an attribute or a function word.
fn is_predicate(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    match token.deprel {
        Deprel::Amod
        | Deprel::Compound
        | Deprel::Case
        | Deprel::Mark
        | Deprel::Fixed
        | Deprel::Flat
        | Deprel::Det
        | Deprel::Aux
        | Deprel::AuxPass
        | Deprel::Cop
        | Deprel::Cc
        | Deprel::Goeswith
        | Deprel::Discourse => false,
        // "a tired and defeated army": joined to an attribute, not to a predicate
        Deprel::Conj => token.head.is_none_or(|h| parse.tokens[h].deprel != Deprel::Amod),
        _ => true,
    }
}

/// The verb that carries a noun predicate: "held" in "held talks", "had" in "had a conversation".
fn light_verb_of(parse: &Parse, noun: usize) -> Option<usize> {
    let token = &parse.tokens[noun];
    let is_light = |v: usize| predicates::LIGHT.has(&parse.tokens[v].lemma) && predicates::EVENT.has(&token.lemma);
    let verb = match token.deprel {
        Deprel::Obj | Deprel::NsubjPass => token.head?,
        // "the talks that they held"
        _ => parse.dependents(noun, Deprel::AclRelcl).find(|&v| {
            is_light(v) && parse.dependents(v, Deprel::Obj).all(|o| parse.is_relative_pronoun(o))
                // "the deal that they have yet to sign": nobody has one
                && parse.dependent(v, Deprel::Xcomp).is_none()
        })?,
    };
    // "paid attention to the visit" has another object; "talks were held" is a passive of the same kind
    is_light(verb).then_some(verb)
}

fn clause(parse: &Parse, head: usize, carrier: usize, kind: ClauseKind) -> Clause {
    let mut words: SmallVec<[usize; 2]> = match kind {
        ClauseKind::Copular => SmallVec::new(),
        _ => smallvec![head],
    };
    if carrier != head {
        words.push(carrier);
    }
    // "The fact [is] that she paid"
    let before_that = noun_of_content(parse, carrier).and(parse.dependent(carrier, Deprel::Mark)).unwrap_or(0);
    for &c in parse.children(carrier) {
        match parse.tokens[c].deprel {
            _ if c < before_that => {}
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::CompoundPrt => words.push(c),
            Deprel::Advmod if negation::is_negation(parse, c) => words.push(c),
            _ => {}
        }
    }
    words.sort_unstable();
    words.dedup();
    Clause {
        head,
        carrier,
        kind,
        lemma: lemma(parse, head, kind),
        passive: voice::is_passive(parse, carrier),
        tense: tense(parse, carrier, &words),
        words,
        arguments: Vec::new(),
        polarity: Default::default(),
        modality: Default::default(),
        claim: Nth::default(),
        parent: Nth::default(),
    }
}

/// "agree", "sort_out"; "be" for a copula.
fn lemma(parse: &Parse, head: usize, kind: ClauseKind) -> CompactString {
    if kind == ClauseKind::Copular {
        return CompactString::const_new("be");
    }
    if is_to_do_with(parse, head) {
        return CompactString::const_new("have_to_do");
    }
    let mut lemma = CompactString::from(&*parse.tokens[head].lemma);
    for particle in parse.dependents(head, Deprel::CompoundPrt) {
        lemma.push('_');
        lemma.push_str(&parse.lower(particle));
    }
    lemma
}

/// The nearest word above that heads another clause.
fn parent_of(parse: &Parse, clauses: &Clauses, clause: usize) -> Option<usize> {
    let mut at = parse.tokens[clauses.list[clause].head].head;
    while let Some(i) = at {
        match clauses.of_head.at(i) {
            Some(c) if c != clause => return Some(c),
            _ => at = parse.tokens[i].head,
        }
    }
    None
}
