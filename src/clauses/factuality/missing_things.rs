//! Clauses about what there is none of: "no evidence that she paid", "had no fine imposed on it".

use super::{Bearing, Governed};
use crate::clauses::modality::Markers;
use crate::clauses::{negation, syntax};
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::{Deprel, Modality, Parse};

impl Governed<'_> {
    /// What the clause is where its noun is missing; `None` where the noun is there.
    pub(super) fn under_missing_thing(&self, markers: &Markers, mark: &str) -> Option<Bearing> {
        let parse = self.parse;
        let token = &parse.tokens[self.verb];
        match token.deprel {
            Deprel::Acl if mark == "that" => self.shown_by_none(markers, token.head?),
            Deprel::Acl | Deprel::AclRelcl => {
                let noun = token.head?;
                let done = self.done_to_none(markers, noun).filter(|_| mark.is_empty());
                // "no sign she paid", which the tree may take for a relative clause
                let told = token.deprel == Deprel::AclRelcl || mark.is_empty() && syntax::has_subject(parse, self.verb);
                let shown = || told && is_unsupported(parse, noun);
                done.or_else(|| shown().then(|| (true, markers.modality_or(Modality::Possible))))
            }
            // "No evidence was found that she paid"
            Deprel::Ccomp if mark == "that" => {
                self.shown_by_none(markers, parse.dependent(self.governor.carrier, Deprel::NsubjPass)?)
            }
            _ => None,
        }
    }

    /// "There is no evidence that she paid", "did not find evidence that she paid": perhaps she did not.
    fn shown_by_none(&self, markers: &Markers, noun: usize) -> Option<Bearing> {
        let parse = self.parse;
        let token = &parse.tokens[noun];
        if !may_show(&token.lemma) {
            return None;
        }
        // who did not deny reports leaves them open
        let sought = token.deprel == Deprel::Obj
            && token.head == Some(self.governor.carrier)
            && !statements::DENIES.has(&self.governor.lemma);
        let missing = is_unsupported(parse, noun) || sought && self.is_governor_denied();
        missing.then(|| (true, markers.modality_or(Modality::Possible)))
    }

    /// "faced no fines imposed by the court": none was imposed. "No ship carrying coal may enter": ships may carry it.
    fn done_to_none(&self, markers: &Markers, noun: usize) -> Option<Bearing> {
        let parse = self.parse;
        let token = &parse.tokens[noun];
        if !is_of_none(parse, noun) {
            return None;
        }
        let there = || token.head.is_some_and(|verb| parse.dependent(verb, Deprel::Expl).is_some());
        let (denied, modality) = match token.deprel {
            Deprel::Obj => (true, Modality::Actual),
            Deprel::Nsubj if there() => (true, Modality::Actual),
            Deprel::Nsubj | Deprel::NsubjPass => (false, Modality::Possible),
            _ => return None,
        };
        Some((denied, markers.modality_or(modality)))
    }
}

/// "no proof", "little proof", not "a little proof"
fn is_of_none(parse: &Parse, noun: usize) -> bool {
    let little = |w: usize| parse.tokens[w].lemma.as_ref() == "little";
    let denies = |d: usize| closed_classes::NEGATIVE_DETERMINERS.has(&parse.tokens[d].lemma.to_lowercase());
    parse.dependents(noun, Deprel::Det).any(denies)
        || parse.dependents(noun, Deprel::Amod).any(little) && parse.dependent(noun, Deprel::Det).is_none()
}

/// A noun of what is said or shows itself: "evidence", "rumour".
fn may_show(noun: &str) -> bool {
    predicates::NOUN_OF_EVIDENCE.has(noun) || statements::HEARSAY_NOUN.has(noun)
}

/// "no evidence that", "not any suggestion that": a noun of what is said or shows itself, of which there is none.
fn is_unsupported(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let word = |d: usize| &*parse.tokens[d].lemma;
    let none = || {
        // who did not deny reports leaves them open
        let denied = token
            .head
            .is_some_and(|v| negation::has_negation(parse, v) && !statements::DENIES.has(&parse.tokens[v].lemma));
        // "has little evidence that", "did not find evidence that", "without any proof that"
        is_of_none(parse, noun)
            || denied && matches!(token.deprel, Deprel::Obj | Deprel::Nsubj)
            || parse.case_of(noun) == "without"
            // "for lack of evidence that"
            || parse.case_of(noun) == "of" && token.head.is_some_and(|n| matches!(word(n), "lack" | "absence"))
    };
    may_show(&token.lemma) && none()
}
