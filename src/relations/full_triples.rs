//! Full triples: one a clause, with whole phrases and everything that completes the predicate; then what noun phrases tell
//! without a verb.

use super::drafts::{Draft, Drafts};
use super::knowledge::Knowledge;
use super::modifier_kinds::{of_adverb, of_preposition};
use super::noun_facts::{self, NounFact, NounFactKind};
use super::surface_clauses::{self, Complement, SurfaceClause};
use super::{argument_text, assembly, confidence, distinct_facts, surface};
use crate::{Argument, ClauseKind, Modifier, ModifierKind, RuleId, Sign, Slot, Tense, Triple};

/// The triples of all clauses and noun phrases, in text order.
pub(super) fn triples(known: &Knowledge, drafts: &[Draft]) -> Vec<Triple> {
    let drafts = Drafts::new(drafts);
    let mut found = Vec::new();
    for worded in surface_clauses::all(known) {
        if !surface_clauses::is_told_by_complement(known, &worded) {
            of_clause(known, &worded, &drafts, &mut found);
        }
    }
    found.extend(drafts.of_nouns(known).filter_map(|(d, verb)| assembly::verbless(known, d, verb)));
    let of_nouns = noun_facts::all(known).into_iter().filter(|n| !drafts.tell(known, n.subject, n.object));
    found.extend(of_nouns.filter_map(|n| of_noun(known, &n)));
    distinct_facts::in_text_order(found)
}

fn of_clause(known: &Knowledge, worded: &SurfaceClause, drafts: &Drafts, found: &mut Vec<Triple>) {
    let Some(main) = main_complement(known, worded) else {
        found.extend(alone(known, worded));
        return;
    };
    let complement = &worded.complements[main];
    let objects = if complement.is_clausal() { &complement.heads[..1] } else { &complement.heads };
    let Some(&subject) = worded.subjects.first() else { return };
    for &object in objects.iter().filter(|&&o| o != subject) {
        let draft = drafts.of(worded, complement, subject, object, known);
        found.extend(triple(known, worded, main, &draft));
    }
}

/// The triple of a clause in which something happens and nothing completes it: "The talks | have collapsed".
fn alone(known: &Knowledge, worded: &SurfaceClause) -> Option<Triple> {
    let (clause, &subject) = (worded.clause, worded.subjects.first()?);
    let mut predicate: Vec<usize> = worded.predicate.iter().chain(&worded.adverbs).copied().collect();
    predicate.sort_unstable();
    predicate.dedup();
    let draft = Draft::alone(subject, clause.lemma.to_string(), clause.head);
    let wording = assembly::Wording {
        subject: whole_phrase(known, worded, subject, &worded.subjects),
        predicate: surface::written(known, &predicate),
        object: None,
        modifiers: worded.complements.iter().filter_map(|c| modifier(known, worded, c)).collect(),
    };
    let signs = confidence::signs(known, &draft, Some(clause));
    assembly::of_wording(known, &draft, Some(clause), signs, wording)
}

/// The number of the complement that is the object of the triple.
fn main_complement(known: &Knowledge, worded: &SurfaceClause) -> Option<usize> {
    let clause = worded.clause;
    let rank = |c: &Complement| match &c.slot {
        Slot::Object => 0,
        Slot::Attribute => 1,
        Slot::Recipient => 2,
        Slot::Complement => 3,
        Slot::Oblique(case) if c.heads[0] > clause.carrier || clause.kind == ClauseKind::Copular => {
            4 + usize::from(of_preposition(known, clause, case, c.heads[0]) == ModifierKind::Time)
        }
        Slot::Subject => 5,
        Slot::Oblique(_) => 7,
        Slot::Adverbial(_) | Slot::Adverb => 8,
    };
    // "resigned after the vote" has an object, "left, selling the ships" none
    let bare = |c: &usize| matches!(&worded.complements[*c].slot, Slot::Adverbial(mark) if mark.is_empty());
    (0..worded.complements.len()).filter(|c| !bare(c)).min_by_key(|&c| rank(&worded.complements[c]))
}

/// The triple of a clause with the complement of number `main` as its object and the others as modifiers.
fn triple(known: &Knowledge, worded: &SurfaceClause, main: usize, draft: &Draft) -> Option<Triple> {
    let (complement, object) = (&worded.complements[main], draft.object?);
    let mut predicate: Vec<usize> = worded.predicate.iter().chain(&worded.adverbs).copied().collect();
    // "served as | prime minister", but "was renamed | in 1918" where the year comes first
    if predicate.iter().all(|&w| w < complement.heads[0]) {
        predicate.extend(&complement.case);
    }
    predicate.sort_unstable();
    predicate.dedup();
    let mut object = match complement.is_clausal() {
        true => argument_text::whole_clause(known, object),
        false => whole_phrase(known, worded, object, &[]),
    };
    if predicate.iter().any(|&w| w > complement.heads[0]) {
        let case = surface::written(known, &complement.case).1;
        object.text = format!("{case} {}", object.text).trim_start().to_owned();
    }
    let others = worded.complements.iter().enumerate().filter(|(c, _)| *c != main);
    let wording = assembly::Wording {
        subject: whole_phrase(known, worded, draft.subject, &worded.subjects),
        predicate: surface::written(known, &predicate),
        object: Some(object),
        modifiers: others.filter_map(|(_, c)| modifier(known, worded, c)).collect(),
    };
    let signs = confidence::signs(known, draft, Some(worded.clause));
    assembly::of_wording(known, draft, Some(worded.clause), signs, wording)
}

fn whole_phrase(known: &Knowledge, worded: &SurfaceClause, head: usize, group: &[usize]) -> Argument {
    let others: Vec<usize> = worded.taken().into_iter().filter(|&h| h != head).collect();
    argument_text::whole(known, head, worded.clause, &others, group)
}

/// A complement as a modifier; none for an adverbial clause, which has a triple of its own.
fn modifier(known: &Knowledge, worded: &SurfaceClause, complement: &Complement) -> Option<Modifier> {
    let head = complement.heads[0];
    let kind = match &complement.slot {
        Slot::Oblique(case) => of_preposition(known, worded.clause, case, head),
        Slot::Recipient => ModifierKind::Recipient,
        Slot::Attribute => ModifierKind::Capacity,
        Slot::Adverb => of_adverb(known, head).unwrap_or(ModifierKind::Other),
        Slot::Adverbial(_) => return None,
        _ => ModifierKind::Other,
    };
    let argument = match complement.slot {
        Slot::Complement => argument_text::whole_clause(known, head),
        _ => whole_phrase(known, worded, head, &complement.heads),
    };
    let case = surface::joined(known, &complement.case);
    let case = (!case.is_empty()).then_some(case);
    let Argument { span, text, entity, .. } = argument;
    (!text.is_empty()).then_some(Modifier { case, entity, ..Modifier::new(kind, text, span) })
}

/// The triple of a fact that no verb tells.
fn of_noun(known: &Knowledge, fact: &NounFact) -> Option<Triple> {
    let tense = known.clause_above(fact.subject).map_or(Tense::None, |c| c.tense);
    let verb = noun_facts::verb(known, fact, tense);
    let (sign, name) = match fact.kind {
        NounFactKind::Apposition if noun_facts::is_place_in_place(known, fact) => {
            (Sign::Apposition, "be_in".to_owned())
        }
        NounFactKind::Apposition => (Sign::Apposition, "be".to_owned()),
        NounFactKind::Owner => (Sign::Owner, "have".to_owned()),
        NounFactKind::Example => (Sign::Example, format!("be_{}", known.parse.case_of(fact.object))),
        NounFactKind::Preposition => (Sign::Preposition, format!("be_{}", known.parse.case_of(fact.object))),
    };
    let draft = Draft::open(fact.subject, fact.object, name, fact.object);
    let draft = Draft { rule: RuleId::NounPhrase, ..draft };
    let (span, case) = surface::written(known, &fact.case);
    let wording = assembly::Wording {
        subject: argument_text::without(known, fact.subject, fact.object),
        predicate: (span, [verb, &case].join(" ").trim_end().to_owned()),
        object: Some(argument_text::without(known, fact.object, fact.subject)),
        modifiers: Vec::new(),
    };
    assembly::of_wording(known, &draft, None, confidence::signs(known, &draft, None).with(sign, true), wording)
}
