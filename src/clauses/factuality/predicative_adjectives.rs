//! Clauses that a predicative adjective judges: "too weak to lead", "impossible for them to leave", "it is possible that".

use super::{Bearing, Governed, has_part};
use crate::clauses::effects::{Effect, effect};
use crate::clauses::modality::Markers;
use crate::lexicon::vocabulary::predicates;
use crate::{ClauseKind, Deprel, Modality, Slot, Tense, Upos};

impl Governed<'_> {
    /// Infinitives under a predicative adjective: "was too weak to lead", "unfit to serve", "impossible for them to leave", "more
    /// likely to win"; `None` for other clauses, and where the adjective does nothing to them.
    pub(super) fn under_adjective(&self, markers: &Markers, mark: &str) -> Option<Bearing> {
        let deprel = self.parse.tokens[self.verb].deprel;
        let governs = matches!(deprel, Deprel::Xcomp | Deprel::Advcl | Deprel::Csubj | Deprel::Ccomp);
        let adjective = self.predicative_adjective().filter(|_| governs && has_part(mark, "to"))?;
        if has_part(mark, "than") {
            return Some((false, markers.modality_or(Modality::Possible)));
        }
        let lemma = self.parse.tokens[adjective].lemma.to_lowercase();
        match self.effect_of(adjective) {
            // "is not unwilling to sell", "not too old to run": it may be so
            Some(Effect::Denies) if self.is_governor_denied() => Some((false, Modality::Possible)),
            // "unfit to lead" does not say that she does not lead
            Some(Effect::Denies) if predicates::UNFIT.has(&lemma) => Some((true, Modality::Possible)),
            // "not easy to sell" is another matter than "not able to"
            Some(Effect::Makes(Modality::Possible)) if predicates::EASE.has(&lemma) => {
                Some((false, markers.modality_or(Modality::Possible)))
            }
            // "is not likely to win"
            Some(Effect::Makes(Modality::Future)) if lemma == "likely" && self.is_governor_denied() => {
                Some((true, markers.modality_or(Modality::Possible)))
            }
            Some(effect) => Some(self.under(effect, markers)),
            None => None,
        }
    }

    /// Infinitives under an adjective that heads no clause: "[Unable] to pay, the mill closed", "Vik, [eager] to win, trained", "is
    /// neither rich nor [able] to pay".
    pub(super) fn under_free_adjective(&self, markers: &Markers, mark: &str) -> Option<Bearing> {
        let (parse, above) = (self.parse, self.governor);
        let token = &parse.tokens[self.verb];
        let adjective = token.head.filter(|&a| parse.tokens[a].upos == Upos::Adj && a < self.verb)?;
        if token.deprel != Deprel::Xcomp || mark != "to" || [above.head, above.carrier].contains(&adjective) {
            return None;
        }
        let aside =
            matches!(parse.tokens[adjective].deprel, Deprel::Advcl | Deprel::Acl | Deprel::Amod | Deprel::Parataxis);
        let joined = parse.tokens[adjective].deprel == Deprel::Conj
            && above.kind == ClauseKind::Copular
            && parse.first_of_list(adjective) == above.head;
        let effect = self.effect_of(adjective).filter(|_| aside || joined)?;
        // "Unable to pay, it did not open": that it did not open denies no more than itself
        Some(self.under_denied(effect, markers, joined && self.is_governor_denied()))
    }

    /// "It is possible that she left", "it seems unlikely that she will": the weaker of the two.
    pub(super) fn that_clause_of_adjective(&self, markers: &Markers) -> Option<Bearing> {
        let denied = self.is_governor_denied();
        match self.effect_of(self.predicative_adjective()?)? {
            Effect::Denies if denied => Some((false, Modality::Possible)),
            Effect::Denies => Some((true, markers.modality_or(Modality::Actual))),
            Effect::Makes(Modality::Possible) if matches!(markers.modality, None | Some(Modality::Future)) => {
                Some((denied, Modality::Possible))
            }
            Effect::Makes(modality) => Some((denied, markers.modality_or(modality))),
            Effect::Doubts => Some((!denied, Modality::Possible)),
            Effect::Keeps | Effect::Forbids => None,
        }
    }

    /// What the adjective, with its adverbs, does to the clause.
    fn effect_of(&self, adjective: usize) -> Option<Effect> {
        let parse = self.parse;
        let has = |words: &[&str]| {
            let mut all = parse.dependents(adjective, Deprel::Advmod);
            all.any(|a| a < self.verb && words.contains(&&*parse.tokens[a].lemma))
        };
        let lemma = parse.tokens[adjective].lemma.to_lowercase();
        match effect(&lemma) {
            _ if has(&["too"]) => Some(Effect::Denies),
            // "is more likely to win" does not say that it will
            Some(_) if lemma == "likely" && has(&["more", "less"]) => Some(Effect::Makes(Modality::Possible)),
            None if lemma == "enough" || has(&["enough"]) => Some(Effect::Makes(Modality::Possible)),
            effect => effect,
        }
    }

    /// The predicate of a copular clause, or the adjective under a verb without a subject of its own: "it proved impossible to".
    fn predicative_adjective(&self) -> Option<usize> {
        let (parse, above) = (self.parse, self.governor);
        if above.kind == ClauseKind::Copular {
            return Some(above.head);
        }
        let adjective = |&a: &usize| parse.tokens[a].upos == Upos::Adj && a < self.verb;
        parse.dependent(above.carrier, Deprel::Expl)?;
        parse.dependents(above.carrier, Deprel::Xcomp).find(adjective)
    }

    /// The modality of what is only judged: "to sell it is wise"; "selling it was a mistake" tells that it was sold, and "it is
    /// worth saying that it was" says it.
    pub(super) fn modality_of_idea(&self) -> Modality {
        match self.governor.tense {
            _ if self.clause.argument(&Slot::Complement).is_some() => Modality::Actual,
            Tense::Past => self.doubt_of_governor().unwrap_or_default(),
            _ => self.doubt_of_governor().unwrap_or(Modality::Possible),
        }
    }
}
