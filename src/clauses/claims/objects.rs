//! The content of a stance where it is an object or hangs to one: "called the plan a mistake", "blasted him for lying",
//! "urged them to leave", "called for a vote".

use super::Words;
use super::stances::Stance;
use crate::lexicon::vocabulary::statements;
use crate::{Deprel, NominalClass, Slot, Upos};

impl Stance<'_> {
    /// Verbs that do something to an object: name it, judge it, urge it.
    pub(super) fn of_object(&self, content: &mut Words) {
        // "called it a mistake": the tree may make a small clause of it
        if let Some(small) =
            self.that_clause().filter(|&c| self.is(statements::NAMES) && self.parse.mark_of(c).is_empty())
        {
            let bare =
                self.parse.dependent(small, Deprel::Cop).is_none() && self.parse.tokens[small].upos != Upos::Verb;
            return if bare {
                content.add(self.parse.subtree(small))
            };
        }
        let Some(object) = self.object() else { return };
        let predicate = |slot: &Slot, mark: &str, _: Deprel| {
            *slot == Slot::Attribute || *slot == Slot::Complement && mark.is_empty()
        };
        let as_what = |slot: &Slot, mark: &str, _: Deprel| match slot {
            Slot::Oblique(case) | Slot::Adverbial(case) => {
                matches!(case.as_str(), "as" | "to" | "with") && (case == "as" || self.is(statements::COMPARES))
            }
            Slot::Complement | Slot::Attribute => mark == "as",
            _ => false,
        };
        let why = |slot: &Slot, mark: &str, _: Deprel| match slot {
            Slot::Oblique(case) | Slot::Adverbial(case) => matches!(case.as_str(), "for" | "over" | "of" | "on" | "as"),
            Slot::Complement => matches!(mark, "for" | "as" | "of"),
            _ => false,
        };
        let to_do = |slot: &Slot, mark: &str, deprel: Deprel| match slot {
            // "asked whether it rains" is a question
            Slot::Complement => {
                mark == "to" && deprel == Deprel::Xcomp
                    || deprel == Deprel::Ccomp && (mark == "to" || !self.is(statements::ASKS))
            }
            Slot::Adverbial(mark) => mark == "to" && self.lemma.starts_with("call"),
            _ => false,
        };
        let mut more = Words::default();
        if self.is(statements::NAMES) {
            self.complements(&mut more, predicate);
            self.names_by_noun(object, &mut more);
        }
        if more.is_empty() && self.is(statements::TAKES_AS) {
            self.complements(&mut more, as_what);
        }
        if more.is_empty() && self.is(statements::COMPARES) {
            self.complements(&mut more, as_what);
        }
        if more.is_empty() && self.is(statements::URGES) {
            self.complements(&mut more, to_do);
        }
        let judges = self.is(statements::JUDGES);
        let of_things = self.is(statements::JUDGES_THINGS);
        if more.is_empty() && (judges || of_things) {
            self.complements(&mut more, why);
            self.reasons(object, &mut more);
        }
        if !more.is_empty() || judges || of_things && self.has_no_body(object) {
            self.objects(content);
            content.extend(more);
        }
    }

    /// "called the plan a mistake": the tree may hang the mistake to the plan.
    fn names_by_noun(&self, object: usize, more: &mut Words) {
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

    /// "blasted him for not paying": the tree may hang the reason to him.
    fn reasons(&self, object: usize, more: &mut Words) {
        for deed in self
            .parse
            .dependents(object, Deprel::Acl)
            .filter(|&d| matches!(self.parse.mark_of(d).as_str(), "for" | "of" | "as"))
        {
            more.add(self.parse.subtree(deed));
        }
    }

    /// "called for a vote", "spoke out against the plan"
    pub(super) fn with_preposition(&self, content: &mut Words, cue: &mut Vec<usize>) {
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
            let prepositions: Vec<usize> = [Deprel::Case, Deprel::Mark]
                .iter()
                .flat_map(|&d| self.parse.dependents(argument.head, d))
                .filter(|&p| self.parse.word(p).eq_ignore_ascii_case(&case))
                .collect();
            content.add(self.words_of(argument).into_iter().filter(|w| !prepositions.contains(w)).collect());
            if cue.len() < 4 {
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
    }
}
