//! Whether what stands beside a clause holds: adverbial clauses ("to meet", "if they pay") and event nouns ("cancelled his visit").

use super::factuality::Governor;
use super::own::{self, Own};
use super::verbs::{self, Effect};
use crate::{Deprel, Modality, Polarity, Slot, Tense};

impl Governor<'_> {
    pub(super) fn adverbial(&self, own: &Own, mark: &str, denied_above: bool) -> (bool, Modality) {
        let has_own_subject = self.has_own_subject();
        match mark {
            _ if own::is_condition(self.parse, self.verb) => (false, Modality::Conditional),
            "as_if" | "as_though" => (false, Modality::Possible),
            // "went to Oslo to meet": an aim; but "would go to Oslo to meet" keeps its own doubt
            // "close to signing": not signed yet
            "to" if self.parse.word(self.verb).ends_with("ing") => {
                (denied_above, own.modality.unwrap_or(Modality::Possible))
            }
            // "beat Norway to reach the final": what came of it, not what was wanted
            "to" if !has_own_subject && verbs::is_outcome(&self.governor.lemma, &self.clause.lemma) => {
                (denied_above, own.modality.unwrap_or(self.governor.modality))
            }
            "to" | "in_order_to" | "so_as_to" if !has_own_subject => {
                let doubt =
                    matches!(self.governor.modality, Modality::Possible | Modality::Conditional | Modality::Question);
                // "voted 7-2 to close the school"
                let aim = match self.governor.lemma.as_str() {
                    _ if doubt => self.governor.modality,
                    "vote" | "agree" | "decide" | "resolve" | "opt" => Modality::Future,
                    _ => Modality::Wanted,
                };
                (denied_above, own.modality.unwrap_or(aim))
            }
            // "stopped short of firing her"
            "of" | "short_of" if mark == "short_of" || self.above_has_adverb("short") => {
                (!denied_above, own.modality.unwrap_or(self.governor.modality))
            }
            "instead_of" | "rather_than" | "from" => (true, own.modality.unwrap_or_default()),
            "so_that" | "in_order_that" | "lest" => (false, own.modality.unwrap_or(Modality::Wanted)),
            "for" | "of" if self.governor.polarity == Polarity::Affirmative => {
                let charged = matches!(self.governor.lemma.as_str(), "accuse" | "suspect" | "charge");
                // "Brandt, accused of lying": the text does not tell by whom
                let by_somebody = charged && self.governor.passive && self.governor.argument(&Slot::Subject).is_none();
                (
                    false,
                    own.modality.unwrap_or(match charged {
                        true if by_somebody => Modality::Possible,
                        true => Modality::Actual,
                        false => self.governor.modality,
                    }),
                )
            }
            // "will speak after landing": a participle lives in its governor's time
            _ if self.clause.tense == Tense::None && !has_own_subject => {
                let modality = match self.governor.modality {
                    Modality::Question | Modality::Command => Modality::Actual,
                    m => m,
                };
                (false, own.modality.unwrap_or(modality))
            }
            _ => (false, own.modality.unwrap_or_default()),
        }
    }

    /// An event noun under a verb: "will be signed at a meeting", "cancelled his visit", "called for talks".
    pub(super) fn nominal(&self) -> (bool, Modality) {
        let above = self.governor;
        let token = &self.parse.tokens[self.clause.head];
        if token.head != Some(above.head) && token.head != Some(above.carrier) {
            return (false, if above.modality == Modality::Actual { Modality::Actual } else { above.modality });
        }
        let affected = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass);
        let denied = above.polarity == Polarity::Negative;
        // "The talks never took place", "There was no meeting": the verb says nothing but that it happens
        if verbs::is_happening(self.parse, above.carrier) && (affected || token.deprel == Deprel::Nsubj) {
            return (denied, above.modality);
        }
        if affected && verbs::is_calling_off(&above.lemma) {
            return (!denied, above.modality);
        }
        // "called for talks", "plan an attack"; but "avoided condemning the attack", "denied the attack" leave it open
        let hoped = matches!(token.deprel, Deprel::Obl)
            && matches!(above.lemma.as_str(), "call" | "appeal" | "push" | "prepare" | "hope" | "plan");
        if (affected || hoped)
            && let Some(Effect::Makes(m)) = verbs::effect(&above.lemma)
        {
            return (false, m);
        }
        // What is spoken of or done to an event says nothing of whether it was: "did not comment on the attack", "may condemn
        // the attack". An event that its clause brings about lives in its time: "will sign it at a meeting".
        let brought = matches!(token.deprel, Deprel::Obl) && !denied;
        let possessed = self.clause.argument(&Slot::Subject).is_some_and(|a| !a.inferred);
        (false, if (brought || affected) && !possessed { above.modality } else { Modality::Actual })
    }
}
