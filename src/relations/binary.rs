//! One fact for each argument: "He | served as | prime minister", "He | served as prime minister of | Australia".

use super::confidence;
use super::knowledge::Knowledge;
use super::readings::{self, Complement, Reading};
use super::{Draft, Drafts, assembly, phrases, words};
use crate::{Deprel, Slot, Triple};

/// The triples of all clauses, in text order; then those of titles and appositions that a closed relation names.
pub(super) fn triples(known: &Knowledge, drafts: &[Draft]) -> Vec<Triple> {
    let drafts = Drafts::new(drafts);
    let mut found = Vec::new();
    for reading in readings::all(known).iter().filter(|r| !readings::leads_on(known, r)) {
        let facts = Facts { known, reading, drafts: &drafts, taken: reading.taken() };
        facts.of_reading(&mut found);
    }
    found.extend(drafts.of_nouns(known).filter_map(|(d, verb)| assembly::titled(known, d, verb)));
    assembly::in_text_order(found)
}

struct Facts<'k, 'r> {
    known: &'k Knowledge<'k>,
    reading: &'r Reading<'k>,
    drafts: &'r Drafts<'r>,
    /// Words that an argument must not take in.
    taken: Vec<usize>,
}

impl Facts<'_, '_> {
    fn of_reading(&self, found: &mut Vec<Triple>) {
        let core = core(self.reading);
        for (number, complement) in self.reading.complements.iter().enumerate() {
            if matches!(complement.slot, Slot::Adverbial(_)) {
                continue;
            }
            let mut predicate = self.reading.predicate.clone();
            // "urged the owners to | open the gates", but "told Norlake" and "said that | ..." apart
            let infinitive = words::joined(self.known, &complement.case) == "to";
            if let Some(core) = core.filter(|&c| c != number && (!complement.is_clausal() || infinitive)) {
                let core = &self.reading.complements[core];
                predicate.extend(&core.case);
                predicate.extend(self.minimal(core.heads[0]));
            }
            predicate.extend(&complement.case);
            for (subject, object) in super::pairs(&self.reading.subjects, &complement.heads) {
                let draft = self.drafts.of(self.reading, complement, subject, object, self.known);
                self.of_argument(&predicate, complement, &draft, found);
            }
        }
    }

    /// The words of a phrase without what hangs to it by a preposition other than "of".
    fn minimal(&self, head: usize) -> Vec<usize> {
        phrases::minimal(self.known, head, &self.taken)
    }

    fn give(&self, predicate: &[usize], words: &[usize], draft: &Draft, found: &mut Vec<Triple>) {
        let known = self.known;
        let told = assembly::Told {
            subject: phrases::of_words(known, draft.subject, &self.minimal(draft.subject)),
            predicate: words::in_order(known, predicate),
            object: phrases::of_words(known, draft.object, words),
            modifiers: Vec::new(),
        };
        let clause = self.reading.clause;
        found.extend(assembly::told(known, draft, Some(clause), confidence::signs(known, draft, Some(clause)), told));
    }

    /// The fact of an argument, and one for each phrase inside it: "prime minister of | Australia".
    fn of_argument(&self, predicate: &[usize], complement: &Complement, draft: &Draft, found: &mut Vec<Triple>) {
        let (known, parse) = (self.known, self.known.parse);
        let words = |head: usize| -> Vec<usize> {
            self.minimal(head).into_iter().filter(|&w| !phrases::is_nested(known, head, w)).collect()
        };
        if complement.is_clausal() {
            return self.give(predicate, &phrases::clause_words(known, draft.object), draft, found);
        }
        self.give(predicate, &words(draft.object), draft, found);
        let all = self.minimal(draft.object);
        let mut before = predicate.to_vec();
        let mut at = draft.object;
        while let Some(inner) = parse.dependents(at, Deprel::Nmod).find(|&n| n > at && all.contains(&n)) {
            let case = readings::markers(known, inner, Deprel::Case);
            let Some(&first) = case.first() else { return };
            let outer = all.iter().copied().filter(|&w| w < first && !parse.is_under(w, inner));
            let outer: Vec<usize> = outer.filter(|w| !before.contains(w)).collect();
            before.extend(outer);
            before.extend(case);
            for object in std::iter::once(inner).chain(parse.conjuncts(inner)) {
                let name = super::named(&draft.name, &parse.case_of(object));
                let draft = Draft { object, name, relation: None, rule: "open".to_owned(), ..draft.clone() };
                self.give(&before, &words(object), &draft, found);
            }
            at = inner;
        }
    }
}

/// The argument that the facts of the others take in: "tied the boat to | the pier".
fn core(reading: &Reading) -> Option<usize> {
    let place = |wanted: &[Slot]| reading.complements.iter().position(|c| wanted.contains(&c.slot));
    place(&[Slot::Object, Slot::Attribute]).or_else(|| place(&[Slot::Recipient])).or_else(|| place(&[Slot::Subject]))
}
