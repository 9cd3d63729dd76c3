//! Adverbial clauses: "went to Oslo to meet", "if they pay", "without signing", "accused them of lying".

use super::{Bearing, Governed};
use crate::clauses::modality::Markers;
use crate::clauses::{conditions, syntax};
use crate::lexicon::vocabulary::predicates;
use crate::{Modality, Slot, Tense};

impl Governed<'_> {
    pub(super) fn adverbial(&self, markers: &Markers, mark: &str) -> Bearing {
        let has_subject = syntax::has_subject(self.parse, self.verb);
        let denied_above = self.is_governor_denied();
        match mark {
            _ if conditions::is_condition(self.parse, self.verb) => (false, Modality::Conditional),
            "as_if" | "as_though" => (false, Modality::Possible),
            // "close to signing": not signed yet
            "to" if self.parse.word(self.verb).ends_with("ing") => {
                (denied_above, markers.modality_or(Modality::Possible))
            }
            "to" if !has_subject && self.is_outcome() => (denied_above, markers.modality_or(self.governor.modality)),
            "to" | "in_order_to" | "so_as_to" if !has_subject => {
                (denied_above, markers.modality_or(self.modality_of_purpose()))
            }
            // "stopped short of firing her"
            "of" | "short_of" if mark == "short_of" || self.governor_has_adverb("short") => {
                (!denied_above, markers.modality_or(self.governor.modality))
            }
            "instead_of" | "rather_than" | "from" => (true, markers.modality_or(Modality::Actual)),
            "so_that" | "in_order_that" | "lest" => (false, markers.modality_or(Modality::Wanted)),
            "for" | "of" if !denied_above => (false, markers.modality_or(self.modality_of_charge())),
            // "will speak after landing": a participle takes its time from its governor
            _ if self.clause.tense == Tense::None && !has_subject => {
                let modality = match self.governor.modality {
                    Modality::Question | Modality::Command => Modality::Actual,
                    modality => modality,
                };
                (false, markers.modality_or(modality))
            }
            _ => (false, markers.modality_or(Modality::Actual)),
        }
    }

    /// "beat Norway to reach the final", "rose to become the largest": the infinitive tells what came of the deed, not what was
    /// wanted.
    fn is_outcome(&self) -> bool {
        predicates::DEED.has(&self.governor.lemma) && predicates::OUTCOME.has(&self.clause.lemma)
    }

    /// "went to Oslo to meet": an aim; but "would go to Oslo to meet" keeps its own doubt.
    fn modality_of_purpose(&self) -> Modality {
        // "voted 7-2 to close the school"
        let settles = predicates::SETTLING.has(&self.governor.lemma);
        self.doubt_of_governor().unwrap_or(if settles { Modality::Future } else { Modality::Wanted })
    }

    /// "accused them of lying" is the accuser's word; "Brandt, accused of lying" does not tell whose word it is.
    fn modality_of_charge(&self) -> Modality {
        let charged = matches!(self.governor.lemma.as_str(), "accuse" | "suspect" | "charge");
        let by_nobody = self.governor.passive && self.governor.argument(&Slot::Subject).is_none();
        match (charged, by_nobody) {
            (true, true) => Modality::Possible,
            (true, false) => Modality::Actual,
            (false, _) => self.governor.modality,
        }
    }
}
