//! The content of a stance where it is an object or depends on one: "called the plan a mistake", "blasted him for lying",
//! "urged them to leave", "called for a vote".

use super::stances::Stance;
use super::word_sets::WordSet;
use crate::clauses::syntax;
use crate::lexicon::vocabulary::statements;
use crate::{ClauseArgument, Deprel, NominalClass, Slot, Upos};

/// A cue of so many words gets no more prepositions: "called for talks, for a vote and for" needs "for" only once.
const MAX_CUE: usize = 4;

impl Stance<'_> {
    /// Verbs that do something to an object: name it, judge it, urge it. True for what is held or expected to be so: "found
    /// the plan unlawful", "expects the bank to fall".
    pub(super) fn of_object(&self, content: &mut WordSet) -> bool {
        // "called it a mistake": the tree may make a small clause of it
        let is_small = |&c: &usize| self.is(statements::NAMES) && self.parse.mark_of(c).is_empty();
        if let Some(small) = self.that_clause().or_else(|| self.small_clause()).filter(is_small) {
            let is_verbal =
                self.parse.dependent(small, Deprel::Cop).is_some() || self.parse.tokens[small].upos == Upos::Verb;
            if !is_verbal {
                content.add(self.parse.subtree(small));
            }
            return true;
        }
        let Some(object) = self.object() else { return false };
        let mut held = self.lemma == "expect" && !self.clause.passive;
        let mut more = self.name_or_comparison(object);
        // "found them to have paid", "believes it to be safe"
        if more.is_empty() && self.is(statements::NAMES) && !self.clause.passive {
            self.complements(&mut more, |slot, mark, deprel| {
                *slot == Slot::Complement && mark == "to" && deprel == Deprel::Xcomp
            });
            held = !more.is_empty();
        }
        if more.is_empty() && self.is(statements::URGES) {
            self.complements(&mut more, |slot, mark, deprel| self.is_to_do(slot, mark, deprel));
        }
        let judges = self.is(statements::JUDGES);
        let of_things = self.is(statements::JUDGES_THINGS);
        if more.is_empty() && (judges || of_things) {
            self.complements(&mut more, |slot, mark, _| is_reason(slot, mark));
            self.reasons_under(object, &mut more);
            // "blamed him for breaking it": nobody else says that he did
            let deed = |a: &ClauseArgument| {
                matches!(a.slot, Slot::Complement | Slot::Adverbial(_)) && syntax::is_gerund(self.parse, a.head)
            };
            held |= self.lemma == "blame" && !self.clause.passive && self.clause.arguments.iter().any(deed);
            // "praised it for being cheap": she finds it so
            let being = |a: &ClauseArgument| {
                self.parse.dependents(a.head, Deprel::Cop).any(|c| self.parse.word(c).eq_ignore_ascii_case("being"))
            };
            held |= judges && !self.clause.passive && self.clause.arguments.iter().any(being);
        }
        if !more.is_empty() || judges || of_things && self.has_no_body(object) {
            self.objects(content);
            content.extend(more);
        }
        held
    }

    /// "found [that plan] unlawful", where the plan is the subject of what it is found to be.
    fn small_clause(&self) -> Option<usize> {
        self.parse.dependents(self.clause.head, Deprel::Xcomp).find(|&x| syntax::has_subject(self.parse, x))
    }

    /// What the object is called or likened to: "called the plan a mistake", "described it as a trap".
    fn name_or_comparison(&self, object: usize) -> WordSet {
        let compares = self.is(statements::COMPARES);
        let as_what = |slot: &Slot, mark: &str, _: Deprel| match slot {
            Slot::Oblique(case) | Slot::Adverbial(case) => {
                case == "as" || compares && matches!(case.as_str(), "to" | "with")
            }
            Slot::Complement | Slot::Attribute => mark == "as",
            _ => false,
        };
        let mut found = WordSet::default();
        if self.is(statements::NAMES) {
            self.complements(&mut found, |slot, mark, _| {
                *slot == Slot::Attribute || *slot == Slot::Complement && mark.is_empty()
            });
            self.name_under(object, &mut found);
        }
        if found.is_empty() && (compares || self.is(statements::TAKES_AS)) {
            self.complements(&mut found, as_what);
        }
        found
    }

    /// "urged them to leave", "called on them to leave"; "asked whether it rains" is a question.
    fn is_to_do(&self, slot: &Slot, mark: &str, deprel: Deprel) -> bool {
        match slot {
            Slot::Complement => {
                mark == "to" && deprel == Deprel::Xcomp
                    || deprel == Deprel::Ccomp && (mark == "to" || !self.is(statements::ASKS))
            }
            Slot::Adverbial(mark) => mark == "to" && self.lemma.starts_with("call"),
            _ => false,
        }
    }

    /// "called the plan a mistake": the tree may attach the mistake to the plan.
    fn name_under(&self, object: usize, more: &mut WordSet) {
        if self.lemma == "call"
            && self
                .parse
                .children(object)
                .iter()
                .any(|&c| matches!(self.parse.tokens[c].deprel, Deprel::Appos | Deprel::NmodUnmarked | Deprel::Dep))
        {
            more.add(self.parse.subtree(object));
        }
    }

    /// "blasted him for not paying": the tree may attach the reason to him.
    fn reasons_under(&self, object: usize, more: &mut WordSet) {
        for deed in self
            .parse
            .dependents(object, Deprel::Acl)
            .filter(|&d| matches!(self.parse.mark_of(d).as_str(), "for" | "of" | "as"))
        {
            more.add(self.parse.subtree(deed));
        }
    }

    /// "called for a vote", "spoke out against the plan". True where somebody tells a deed: "admitted to having paid".
    pub(super) fn with_preposition(&self, content: &mut WordSet, cue: &mut Vec<usize>) -> bool {
        let mut deed = false;
        for argument in &self.clause.arguments {
            let case = match &argument.slot {
                Slot::Oblique(case) | Slot::Adverbial(case) => case.clone(),
                // "called for opening the port"
                Slot::Complement => self.parse.mark_of(argument.head).into(),
                _ => continue,
            };
            if argument.head < self.clause.head && !argument.inferred || case.is_empty() {
                continue;
            }
            if !statements::SPEAKS_ABOUT.has(&format!("{}:{case}", self.lemma)) {
                continue;
            }
            if self.parse.tokens[argument.head].nominal == NominalClass::Time {
                continue;
            }
            deed |= case == "to" && self.is(statements::CONFESSES) && syntax::is_gerund(self.parse, argument.head);
            let prepositions: Vec<usize> = [Deprel::Case, Deprel::Mark]
                .iter()
                .flat_map(|&d| self.parse.dependents(argument.head, d))
                .filter(|&p| self.parse.word(p).eq_ignore_ascii_case(&case))
                .collect();
            content.add(self.words_of(argument).into_iter().filter(|w| !prepositions.contains(w)).collect());
            if cue.len() < MAX_CUE {
                cue.extend(prepositions);
            }
        }
        // "called on them to leave"
        if !content.is_empty() && self.lemma.starts_with("call") {
            self.complements(content, |slot, mark, _| match slot {
                Slot::Complement => mark == "to",
                Slot::Adverbial(mark) => mark == "to",
                _ => false,
            });
        }
        cue.sort_unstable();
        cue.dedup();
        deed
    }
}

/// "for lying", "over the fine", "as weak"
fn is_reason(slot: &Slot, mark: &str) -> bool {
    match slot {
        Slot::Oblique(case) | Slot::Adverbial(case) => matches!(case.as_str(), "for" | "over" | "of" | "on" | "as"),
        Slot::Complement => matches!(mark, "for" | "as" | "of"),
        _ => false,
    }
}
