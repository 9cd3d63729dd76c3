//! Whole facts: one triple a clause and subject, with whole phrases and all that completes the predicate; then what noun
//! phrases tell without a verb.

use super::confidence;
use super::knowledge::Knowledge;
use super::modifiers::{adverb, kind_of};
use super::nominals::{self, Nominal, NominalKind};
use super::readings::{self, Complement, Reading};
use super::{Draft, Drafts, assembly, phrases, words};
use crate::{Argument, ClauseKind, Modifier, ModifierKind, Sign, Slot, Tense, Triple};

/// The triples of all clauses and noun phrases, in text order.
pub(super) fn triples(known: &Knowledge, drafts: &[Draft]) -> Vec<Triple> {
    let drafts = Drafts::new(drafts);
    let mut found = Vec::new();
    for reading in readings::all(known).iter().filter(|r| !readings::leads_on(known, r)) {
        of_reading(known, reading, &drafts, &mut found);
    }
    found.extend(drafts.of_nouns(known).filter_map(|(d, verb)| assembly::titled(known, d, verb)));
    found.extend(
        nominals::all(known)
            .iter()
            .filter(|n| !drafts.tell(known, n.subject, n.object))
            .filter_map(|n| of_noun(known, n)),
    );
    assembly::in_text_order(found)
}

fn of_reading(known: &Knowledge, reading: &Reading, drafts: &Drafts, found: &mut Vec<Triple>) {
    let Some(main) = main_complement(known, reading) else { return };
    let complement = &reading.complements[main];
    let objects = if complement.is_clausal() { &complement.heads[..1] } else { &complement.heads };
    let Some(&subject) = reading.subjects.first() else { return };
    for &object in objects.iter().filter(|&&o| o != subject) {
        let draft = drafts.of(reading, complement, subject, object, known);
        found.extend(triple(known, reading, main, &draft));
    }
}

/// The complement that a triple has as its object.
fn main_complement(known: &Knowledge, reading: &Reading) -> Option<usize> {
    let clause = reading.clause;
    let rank = |c: &Complement| match &c.slot {
        Slot::Object => 0,
        Slot::Attribute => 1,
        Slot::Recipient => 2,
        Slot::Complement => 3,
        Slot::Oblique(case) if c.heads[0] > clause.carrier || clause.kind == ClauseKind::Copular => {
            4 + usize::from(kind_of(known, clause, case, c.heads[0]) == ModifierKind::Time)
        }
        Slot::Subject => 5,
        Slot::Oblique(_) => 7,
        Slot::Adverbial(_) | Slot::Adverb => 8,
    };
    // "resigned after the vote" has an object, "left, selling the ships" none
    let bare = |c: &usize| matches!(&reading.complements[*c].slot, Slot::Adverbial(mark) if mark.is_empty());
    (0..reading.complements.len()).filter(|c| !bare(c)).min_by_key(|&c| rank(&reading.complements[c]))
}

fn triple(known: &Knowledge, reading: &Reading, main: usize, draft: &Draft) -> Option<Triple> {
    let complement = &reading.complements[main];
    let mut words: Vec<usize> = reading.predicate.iter().chain(&reading.adverbs).copied().collect();
    // "served as | prime minister", but "was renamed | in 1918" where the year comes first
    if words.iter().all(|&w| w < complement.heads[0]) {
        words.extend(&complement.case);
    }
    words.sort_unstable();
    words.dedup();
    let whole = |head: usize, group: &[usize]| -> Argument {
        let others: Vec<usize> = reading.taken().into_iter().filter(|&h| h != head).collect();
        phrases::whole(known, head, reading.clause, &others, group)
    };
    let mut object =
        if complement.is_clausal() { phrases::whole_clause(known, draft.object) } else { whole(draft.object, &[]) };
    if words.iter().any(|&w| w > complement.heads[0]) {
        object.text = [&words::written(known, &complement.case).1, &object.text]
            .map(String::as_str)
            .join(" ")
            .trim_start()
            .to_owned();
    }
    let modifier = |c: &Complement| {
        let kind = match &c.slot {
            Slot::Oblique(case) => kind_of(known, reading.clause, case, c.heads[0]),
            Slot::Recipient => ModifierKind::Recipient,
            Slot::Attribute => ModifierKind::Capacity,
            Slot::Adverb => adverb(known, c.heads[0]).unwrap_or(ModifierKind::Other),
            // a clause of its own, told by its own triple
            Slot::Adverbial(_) => return None,
            _ => ModifierKind::Other,
        };
        let argument = match c.slot {
            Slot::Complement => phrases::whole_clause(known, c.heads[0]),
            _ => whole(c.heads[0], &c.heads),
        };
        let case = words::joined(known, &c.case);
        let case = (!case.is_empty()).then_some(case);
        let Argument { span, text, entity, .. } = argument;
        (!text.is_empty()).then_some(Modifier { kind, text, span, case, entity, when: None })
    };
    let others = reading.complements.iter().enumerate().filter(|(c, _)| *c != main);
    let told = assembly::Told {
        subject: whole(draft.subject, &reading.subjects),
        predicate: words::written(known, &words),
        object,
        modifiers: others.filter_map(|(_, c)| modifier(c)).collect(),
    };
    let signs = confidence::signs(known, draft, Some(reading.clause));
    assembly::told(known, draft, Some(reading.clause), signs, told)
}

/// The triple of a fact that no verb tells.
fn of_noun(known: &Knowledge, nominal: &Nominal) -> Option<Triple> {
    let tense = known.clause_above(nominal.subject).map_or(Tense::None, |c| c.tense);
    let verb = nominals::verb(known, nominal, tense);
    let (sign, name) = match nominal.kind {
        NominalKind::Apposition if nominals::is_place_in_place(known, nominal) => {
            (Sign::Apposition, "be_in".to_owned())
        }
        NominalKind::Apposition => (Sign::Apposition, "be".to_owned()),
        NominalKind::Owner => (Sign::Owner, "have".to_owned()),
        NominalKind::Example => (Sign::Example, format!("be_{}", known.parse.case_of(nominal.object))),
        NominalKind::Preposition => (Sign::Preposition, format!("be_{}", known.parse.case_of(nominal.object))),
    };
    let draft = Draft::open(nominal.subject, nominal.object, name, nominal.object);
    let draft = Draft { rule: "noun".to_owned(), ..draft };
    let (span, case) = words::written(known, &nominal.case);
    let told = assembly::Told {
        subject: phrases::apart(known, nominal.subject, nominal.object),
        predicate: (span, [verb, &case].join(" ").trim_end().to_owned()),
        object: phrases::apart(known, nominal.object, nominal.subject),
        modifiers: Vec::new(),
    };
    assembly::told(known, &draft, None, confidence::signs(known, &draft, None).with(sign, true), told)
}
