//! What every room asks of the trees: which relations are subjects, which words relative pronouns.

use super::{Deprel, Parse};
use crate::lexicon::vocabulary::closed_classes;

impl Deprel {
    /// The nominal subject of an active or a passive verb.
    pub(crate) fn is_subject(self) -> bool {
        matches!(self, Deprel::Nsubj | Deprel::NsubjPass)
    }

    /// The same, and what a whole clause is said of: "the [fact] is that it rains".
    pub(crate) fn is_nominal_subject(self) -> bool {
        self.is_subject() || self == Deprel::NsubjOuter
    }

    /// Whatever takes the place of the subject: also a clause, "it" and "there".
    pub(crate) fn fills_subject(self) -> bool {
        self.is_nominal_subject() || matches!(self, Deprel::Csubj | Deprel::CsubjPass | Deprel::Expl)
    }
}

impl Parse {
    /// The number of the sentence that a word stands in.
    pub(crate) fn sentence_number(&self, token: usize) -> usize {
        self.tokens[token].sentence.index()
    }

    /// The nominal subject of an active or a passive verb.
    pub(crate) fn is_subject(&self, token: usize) -> bool {
        self.tokens[token].deprel.is_subject()
    }

    /// The nominal subjects of a verb, active or passive, in text order.
    pub(crate) fn subjects(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(verb).iter().copied().filter(|&c| self.is_subject(c))
    }

    /// The same with those of whole clauses ([`Deprel::is_nominal_subject`]).
    pub(crate) fn nominal_subjects(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(verb).iter().copied().filter(|&c| self.tokens[c].deprel.is_nominal_subject())
    }

    /// True where the place of the subject is free ([`Deprel::fills_subject`]).
    pub(crate) fn lacks_subject(&self, verb: usize) -> bool {
        !self.children(verb).iter().any(|&c| self.tokens[c].deprel.fills_subject())
    }

    /// "who", "which", "that", ...
    pub(crate) fn is_relative_pronoun(&self, token: usize) -> bool {
        closed_classes::RELATIVE_PRONOUNS.has(&self.lower(token))
    }
}
