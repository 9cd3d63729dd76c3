//! Event nouns under a verb: "will be signed at a meeting", "cancelled his visit", "called for talks".

use super::{Bearing, Governed};
use crate::clauses::effects::{Effect, effect};
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, Modality, Parse, Slot};

impl Governed<'_> {
    pub(super) fn event_noun(&self) -> Bearing {
        let above = self.governor;
        let token = &self.parse.tokens[self.clause.head];
        let of = token.head.filter(|_| self.parse.case_of(self.clause.head) == "of");
        // "the cancellation of the visit"
        if of.is_some_and(|n| predicates::CALLING_OFF_NOUN.has(&self.parse.tokens[n].lemma)) {
            return (true, above.modality);
        }
        if token.head != Some(above.head) && token.head != Some(above.carrier) {
            return (false, above.modality);
        }
        let affected = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass);
        let denied = self.is_governor_denied();
        // "The talks never took place", "There was no meeting": the verb says nothing but that it happens
        if is_happening(self.parse, above.carrier) && (affected || token.deprel == Deprel::Nsubj) {
            return (denied, above.modality);
        }
        // "the merger fell through"
        let through = |w: usize| &*self.parse.tokens[w].lemma == "through";
        if token.deprel == Deprel::Nsubj
            && matches!(above.lemma.as_str(), "fall" | "fall_through")
            && self.parse.children(above.carrier).iter().any(|&w| through(w) && self.parse.children(w).is_empty())
        {
            return (!denied, above.modality);
        }
        // "rejected the demand": what is said was said all the same
        let turned_down = predicates::TURNING_DOWN.has(&above.lemma) && !predicates::SPOKEN_EVENT.has(&token.lemma);
        if affected && (turned_down || predicates::CALLING_OFF.has(&above.lemma)) {
            return (!denied, above.modality);
        }
        // "denied the attack", "disputed the sale"
        if affected && !denied && matches!(above.lemma.as_str(), "deny" | "dispute" | "refute") {
            return (false, Modality::Possible);
        }
        // "called for talks", "plan an attack"; but "avoided condemning the attack" leaves it open
        let hoped = token.deprel == Deprel::Obl && predicates::HOPING_FOR.has(&above.lemma);
        if (affected || hoped)
            && let Some(Effect::Makes(modality)) = effect(&above.lemma)
        {
            return (false, modality);
        }
        // What is spoken of or done to an event says nothing of whether it was: "did not comment on the attack", "may condemn
        // the attack". An event at which a deed is done takes its time from the deed: "will sign it at a meeting".
        let brought = token.deprel == Deprel::Obl && !denied;
        let possessed = self.clause.argument(&Slot::Subject).is_some_and(|a| !a.inferred);
        (false, if (brought || affected) && !possessed { above.modality } else { Modality::Actual })
    }
}

/// Verbs that only say that an event is: "take place", "go ahead", "happen", "there is".
fn is_happening(parse: &Parse, verb: usize) -> bool {
    let has = |deprel, lemma: &str| parse.dependents(verb, deprel).any(|w| &*parse.tokens[w].lemma == lemma);
    match parse.tokens[verb].lemma.as_ref() {
        "take" => has(Deprel::Obj, "place"),
        "go" => has(Deprel::Advmod, "ahead"),
        lemma => predicates::HAPPENING.has(lemma),
    }
}
