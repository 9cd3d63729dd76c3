//! Binary triples: one for each argument, "He | served as | prime minister", "He | served as prime minister of | Australia".

use super::drafts::{Draft, Drafts, open_name, pairs};
use super::knowledge::Knowledge;
use super::surface_clauses::{self, Complement, SurfaceClause};
use super::{argument_text, assembly, confidence, distinct_facts, surface};
use crate::{Deprel, RuleId, Slot, Triple};

/// The triples of all clauses, in text order; then those of titles and appositions that a closed relation names.
pub(super) fn triples(known: &Knowledge, drafts: &[Draft]) -> Vec<Triple> {
    let drafts = Drafts::new(drafts);
    let mut found = Vec::new();
    for worded in surface_clauses::all(known) {
        if !surface_clauses::is_told_by_complement(known, &worded) {
            let taken = worded.taken();
            ClauseFacts { known, worded: &worded, drafts: &drafts, taken }.add_to(&mut found);
        }
    }
    found.extend(drafts.of_nouns(known).filter_map(|(d, verb)| assembly::verbless(known, d, verb)));
    distinct_facts::in_text_order(found)
}

/// Makes the facts of a clause.
struct ClauseFacts<'k, 'r> {
    known: &'k Knowledge<'k>,
    worded: &'r SurfaceClause<'k>,
    drafts: &'r Drafts<'r>,
    /// Words that an argument must not take in.
    taken: Vec<usize>,
}

impl ClauseFacts<'_, '_> {
    fn add_to(&self, found: &mut Vec<Triple>) {
        let core = core(self.worded);
        for (number, complement) in self.worded.complements.iter().enumerate() {
            if matches!(complement.slot, Slot::Adverbial(_)) {
                continue;
            }
            let mut predicate = self.worded.predicate.clone();
            // "urged the owners to | open the gates", but "told Norlake" and "said that | ..." apart
            let infinitive = surface::joined(self.known, &complement.case) == "to";
            if let Some(core) = core.filter(|&c| c != number && (!complement.is_clausal() || infinitive)) {
                let core = &self.worded.complements[core];
                predicate.extend(&core.case);
                predicate.extend(self.minimal(core.heads[0]));
            }
            predicate.extend(&complement.case);
            let told = pairs(&self.worded.subjects, &complement.heads);
            for (subject, object) in told.filter(|&(s, o)| !self.known.parse.is_in_another_pair(s, o)) {
                let draft = self.drafts.of(self.worded, complement, subject, object, self.known);
                self.of_argument(&predicate, complement, &draft, found);
            }
        }
    }

    fn minimal(&self, head: usize) -> Vec<usize> {
        argument_text::minimal(self.known, head, &self.taken)
    }

    fn add_fact(&self, predicate: &[usize], words: &[usize], draft: &Draft, found: &mut Vec<Triple>) {
        let known = self.known;
        let Some(object) = draft.object else { return };
        let wording = assembly::Wording {
            subject: argument_text::of_words(known, draft.subject, &self.minimal(draft.subject)),
            predicate: surface::in_order(known, predicate),
            object: Some(argument_text::of_words(known, object, words)),
            modifiers: Vec::new(),
        };
        let clause = self.worded.clause;
        found.extend(assembly::of_wording(
            known,
            draft,
            Some(clause),
            confidence::signs(known, draft, Some(clause)),
            wording,
        ));
    }

    /// The fact of an argument, and one for each phrase inside it: "prime minister of | Australia".
    fn of_argument(&self, predicate: &[usize], complement: &Complement, draft: &Draft, found: &mut Vec<Triple>) {
        let (known, parse) = (self.known, self.known.parse);
        let words = |head: usize| -> Vec<usize> {
            self.minimal(head).into_iter().filter(|&w| !argument_text::is_nested(known, head, w)).collect()
        };
        let Some(mut at) = draft.object else { return };
        if complement.is_clausal() {
            return self.add_fact(predicate, &argument_text::clause_words(known, at), draft, found);
        }
        self.add_fact(predicate, &words(at), draft, found);
        let all = self.minimal(at);
        let mut before = predicate.to_vec();
        while let Some(inner) = parse.dependents(at, Deprel::Nmod).find(|&n| n > at && all.contains(&n)) {
            let case = surface_clauses::markers(known, inner, Deprel::Case);
            let Some(&first) = case.first() else { return };
            let outer = all.iter().copied().filter(|&w| w < first && !parse.is_under(w, inner));
            let outer: Vec<usize> = outer.filter(|w| !before.contains(w)).collect();
            before.extend(outer);
            before.extend(case);
            for object in std::iter::once(inner).chain(parse.conjuncts(inner)) {
                let name = open_name(&draft.name, &parse.case_of(object));
                let draft = Draft { object: Some(object), name, relation: None, rule: RuleId::Open, ..draft.clone() };
                self.add_fact(&before, &words(object), &draft, found);
            }
            at = inner;
        }
    }
}

/// The complement that stands in the predicate of the others' facts: "tied the boat to | the pier".
fn core(worded: &SurfaceClause) -> Option<usize> {
    let first = |slots: &[Slot]| worded.complements.iter().position(|c| slots.contains(&c.slot));
    first(&[Slot::Object, Slot::Attribute]).or_else(|| first(&[Slot::Recipient])).or_else(|| first(&[Slot::Subject]))
}
