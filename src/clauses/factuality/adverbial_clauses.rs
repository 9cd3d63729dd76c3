//! Adverbial clauses: "went to Oslo to meet", "if they pay", "without signing", "accused them of lying".

use super::{Bearing, Governed, has_part, predicate_lemma};
use crate::clauses::effects::{Effect, effect};
use crate::clauses::modality::{Markers, is_joined_by_or};
use crate::clauses::{conditions, syntax};
use crate::lexicon::vocabulary::{modifiers, predicates, statements};
use crate::{ClauseKind, Deprel, Modality, Slot, Tense};

impl Governed<'_> {
    pub(super) fn adverbial(&self, markers: &Markers, mark: &str) -> Bearing {
        let has_subject = syntax::has_subject(self.parse, self.verb);
        let denied_above = self.is_governor_denied();
        if let Some(modality) = self.modality_of_thought(mark) {
            return (denied_above, modality);
        }
        match mark {
            // "it is not clear if she paid"
            "if" if predicates::EVIDENT.has(&predicate_lemma(self.parse, self.governor)) => (false, Modality::Possible),
            _ if conditions::is_condition(self.parse, self.verb) => (false, Modality::Conditional),
            // "acts as if she owned it" is imagined; "it looks as if she will sell it" may be so
            "as_if" | "as_though" if self.clause.tense == Tense::Past => (false, Modality::Conditional),
            "as_if" | "as_though" => (false, Modality::Possible),
            // "easier to buy it than to sell it"
            _ if has_part(mark, "than") && self.clause.tense == Tense::None => {
                (false, markers.modality_or(Modality::Possible))
            }
            // "failed in buying it"
            "in" | "at" if self.governor.lemma == "fail" => self.under(Effect::Denies, markers),
            "from" => self.under_from(markers),
            _ if self.is_background(mark) => (false, markers.modality_or(Modality::Actual)),
            _ if self.is_to_come() => (false, markers.modality_or(Modality::Future)),
            // "may take years before the bridge opens"
            "before" if predicates::CUTS_SHORT.has(&self.governor.lemma) && !denied_above => {
                (false, markers.modality_or(Modality::Possible))
            }
            // "left before she had signed it": by then nobody had
            "before" if self.is_pluperfect() && !denied_above => (false, markers.modality_or(Modality::Possible)),
            "before" | "until" | "till"
                if self.governor.modality == Modality::Possible && self.clause.tense == Tense::Present =>
            {
                (false, markers.modality_or(Modality::Possible))
            }
            // "went abroad, being a student": how somebody is, whatever the governor says
            "" if !has_subject && self.is_circumstance() => (false, markers.modality_or(Modality::Actual)),
            // "contributes to strengthening it"
            "to" if self.parse.word(self.verb).ends_with("ing") && predicates::TO_DO.has(&self.governor.lemma) => {
                (false, markers.modality_or(self.modality_of_governing_event()))
            }
            // "close to signing": not signed yet
            "to" if self.parse.word(self.verb).ends_with("ing") => {
                (denied_above, markers.modality_or(Modality::Possible))
            }
            "to" if !has_subject && self.is_outcome() => (denied_above, markers.modality_or(self.governor.modality)),
            // "would like them to sell it"
            "to" if self.governor.lemma == "like" && self.governor.argument(&Slot::Object).is_some() => {
                (denied_above, Modality::Wanted)
            }
            "for_to" | "in_order_for_to" | "to" | "in_order_to" | "so_as_to"
                if !has_subject || mark.contains("for_") =>
            {
                (denied_above, markers.modality_or(self.modality_of_purpose()))
            }
            // "stopped short of firing her"
            "of" | "short_of" if mark == "short_of" || self.governor_has_adverb("short") => {
                (!denied_above, markers.modality_or(self.governor.modality))
            }
            // "voted against banning it"; "warned against banning it" is what somebody wants
            "against" => {
                let settles = predicates::SETTLING.has(&self.governor.lemma);
                let modality = if settles { self.modality_of_governing_event() } else { Modality::Wanted };
                (!denied_above, markers.modality_or(modality))
            }
            "instead_of" | "rather_than" => (true, markers.modality_or(Modality::Actual)),
            "so_that" | "in_order_that" | "lest" => (false, markers.modality_or(Modality::Wanted)),
            // "was acquitted of stealing"
            "of" if predicates::CLEARING.has(&self.governor.lemma) => {
                (!denied_above, markers.modality_or(self.modality_of_governing_event()))
            }
            "with" if self.governor.lemma == "charge" && !denied_above => {
                (false, markers.modality_or(self.modality_of_charge()))
            }
            "for" | "of" if !denied_above => (false, markers.modality_or(self.modality_of_charge())),
            // "will speak after landing": a participle takes its time from its governor
            _ if self.clause.tense == Tense::None && !has_subject => {
                (false, markers.modality_or(self.modality_of_governing_event()))
            }
            _ => (false, markers.modality_or(Modality::Actual)),
        }
    }

    /// "had signed"
    fn is_pluperfect(&self) -> bool {
        let had = |a: usize| self.parse.word(a).eq_ignore_ascii_case("had");
        self.parse.dependents(self.verb, Deprel::Aux).any(had)
    }

    /// "stopped them from selling", "banned them from selling", "earned millions from selling"
    fn under_from(&self, markers: &Markers) -> Bearing {
        let as_governor = markers.modality_or(self.modality_of_governing_event());
        if !self.is_held_back() {
            return (false, as_governor);
        }
        // "does not stop them from selling": they may
        if self.is_governor_denied() {
            return (false, Modality::Possible);
        }
        if predicates::FORBIDS.has(&self.governor.lemma) {
            self.under(Effect::Forbids, markers)
        } else {
            (true, as_governor)
        }
    }

    /// What happens with the governor is as real as that.
    pub(super) fn modality_of_governing_event(&self) -> Modality {
        match self.governor.modality {
            Modality::Question | Modality::Command => Modality::Actual,
            // "died or vanished while crossing the river": they crossed it
            Modality::Possible if is_joined_by_or(self.parse, self.governor, self.governor.carrier) => Modality::Actual,
            modality => modality,
        }
    }

    /// "thought about selling it", "insists on selling it", "is capable of selling it": nobody says that it is sold.
    fn modality_of_thought(&self, mark: &str) -> Option<Modality> {
        let lemma = predicate_lemma(self.parse, self.governor);
        match (mark, effect(&lemma)) {
            ("about" | "of", _) if predicates::MUSING.has(&lemma) => Some(Modality::Possible),
            ("at", _) if lemma == "look" => Some(Modality::Possible),
            // "was asked about selling it"
            ("about", _) if statements::ASKS.has(&lemma) => Some(Modality::Question),
            // "is aimed at saving it", "committed to saving it"
            _ if predicates::AIMS.has(&format!("{lemma}:{mark}")) => Some(Modality::Wanted),
            ("on", _) if predicates::SET_ON.has(&lemma) => Some(Modality::Wanted),
            ("of", Some(Effect::Makes(modality))) if self.governor.kind == ClauseKind::Copular => Some(modality),
            _ => None,
        }
    }

    /// "stopped them from selling", "is far from winning"; but "earned millions from selling"
    fn is_held_back(&self) -> bool {
        let lemma = predicate_lemma(self.parse, self.governor);
        lemma == "far" || predicates::HOLDS_BACK.has(&lemma) || self.governor_has_adverb("far")
    }

    /// "will stay until the court rules", "once elected she will": a present tense that stands for the future.
    fn is_to_come(&self) -> bool {
        let parse = self.parse;
        let word = parse.tokens[self.verb].head.map_or("", |h| &*parse.tokens[h].lemma);
        // "as soon as" may depend on its adverb
        let mark = parse.mark_of(self.verb);
        let soon = mark == "as" && word == "soon";
        let above = matches!(self.governor.modality, Modality::Future | Modality::Necessary | Modality::Wanted);
        above && self.clause.tense == Tense::Present && (soon || modifiers::CONJUNCTIONS_OF_TIME.has(&mark))
    }

    /// "After losing five finals, they will play the sixth", "will play despite losing", "will leave having served for years": what
    /// was before, though the governor is still to come. In "will speak after landing" both are.
    fn is_background(&self, mark: &str) -> bool {
        let parse = self.parse;
        let having = |a: usize| parse.word(a).eq_ignore_ascii_case("having");
        let gerund = parse.word(self.verb).ends_with("ing") && !syntax::has_subject(parse, self.verb);
        match mark {
            "despite" | "in_spite_of" | "since" => gerund,
            "after" | "following" => gerund && self.verb < self.governor.carrier,
            _ => parse.dependents(self.verb, Deprel::Aux).any(having),
        }
    }

    /// "being a student": beside what is wanted or will be, somebody is so already.
    fn is_circumstance(&self) -> bool {
        let being =
            self.parse.dependents(self.verb, Deprel::Cop).any(|c| self.parse.word(c).eq_ignore_ascii_case("being"));
        let above = matches!(self.governor.modality, Modality::Wanted | Modality::Future | Modality::Possible);
        being && above && self.clause.kind == ClauseKind::Copular
    }

    /// "beat Norway to reach the final", "rose to become the largest": the infinitive tells what came of the deed, not what was
    /// wanted.
    fn is_outcome(&self) -> bool {
        // "went on to sell it"
        let went_on = self.governor.lemma == "go" && self.governor_has_adverb("on");
        // "took turns to sell it"
        let turns = |o: usize| &*self.parse.tokens[o].lemma == "turn";
        let took_turns = self.governor.lemma == "take" && self.governor.heads(&Slot::Object).any(turns);
        went_on
            || took_turns
            || predicates::DEED.has(&self.governor.lemma) && predicates::OUTCOME.has(&self.clause.lemma)
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
