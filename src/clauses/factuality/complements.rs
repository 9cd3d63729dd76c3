//! Complements, and what their verb or adjective makes of them: "denied that it rains", "it is true that", "asked which".

use super::{Bearing, Governed, has_part, predicate_lemma};
use crate::clauses::effects::{Effect, effect};
use crate::clauses::modality::{self, Markers, has_question_mark, has_question_mark_near};
use crate::clauses::{conditions, negation, syntax};
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::{ClauseKind, Deprel, Modality, Slot, Tense, Upos};

impl Governed<'_> {
    /// "said that the sides would meet", "asked which envoy she met"
    pub(super) fn complement(&self, markers: &Markers, mark: &str) -> Bearing {
        let lemma = predicate_lemma(self.parse, self.governor);
        if let Some(modality) = self.modality_left_open(&lemma, mark) {
            return (false, modality);
        }
        // "said the sides would meet": the future of the past
        let future_of_past = self.governor.tense == Tense::Past
            && !conditions::has_condition(self.parse, self.verb)
            && !modality::is_perfect(self.parse, self.verb);
        let modality = match markers.modality {
            Some(Modality::Conditional) if future_of_past => Some(Modality::Future),
            modality => modality,
        };
        // "did not say which envoy she met": she met one
        if self.asks_for_a_part() {
            return (false, modality.unwrap_or_default());
        }
        let wonders = matches!(lemma.as_str(), "wonder" | "question");
        let modality = modality.or_else(|| wonders.then_some(Modality::Possible));
        self.complement_of(&lemma, &Markers { modality, ..*markers }, mark)
    }

    /// The modality of a complement that nobody says to be so or not to be so.
    fn modality_left_open(&self, lemma: &str, mark: &str) -> Option<Modality> {
        // “Is it safe?” she asked. In "demanded that they tell her: 'Is it safe?'" she does not ask whether they do.
        let demanded = mark == "that" && effect(lemma) == Some(Effect::Makes(Modality::Wanted));
        if self.asks() && (!demanded || self.governor.modality == Modality::Question) {
            return Some(Modality::Question);
        }
        if mark == "if" {
            return Some(self.modality_of_indirect_question());
        }
        // "Nobody believes that the firm paid": neither does the text say that it did not
        let mut subjects = self.governor.heads(&Slot::Subject);
        if predicates::REPORTING.has(lemma) && subjects.any(|s| negation::is_nobody(self.parse, s)) {
            return Some(Modality::Possible);
        }
        // "Provided that Norway pays, ..."
        let deprel = self.parse.tokens[self.governor.carrier].deprel;
        let supposed = matches!(deprel, Deprel::Advcl | Deprel::Parataxis)
            && predicates::SUPPOSITION.has(lemma)
            && self.governor.argument(&Slot::Subject).is_none_or(|s| s.inferred);
        supposed.then_some(Modality::Conditional)
    }

    /// The complement of a verb or adjective with this lemma.
    fn complement_of(&self, lemma: &str, markers: &Markers, mark: &str) -> Bearing {
        let denied = self.is_governor_denied();
        let reports = predicates::REPORTING.has(lemma);
        // "did not say that he would go" tells nothing of his going; "did not think so" tells what he thought
        if denied && reports {
            let raised = predicates::NEGATION_RAISING.has(lemma);
            return (raised, markers.modality_or(if raised { Modality::Actual } else { Modality::Possible }));
        }
        // "insisted that Norlake pay"
        if predicates::SUBJUNCTIVE.has(lemma) && syntax::is_subjunctive(self.parse, self.verb) {
            return (denied, Modality::Wanted);
        }
        // "never made it clear that she paid", "it is not clear that she did"
        if denied && mark == "that" && (lemma == "make" || predicates::EVIDENT.has(lemma)) {
            return (false, markers.modality_or(Modality::Possible));
        }
        // "Drivers must prove that they hold a licence": some may not
        if predicates::PROVES.has(lemma) && matches!(self.governor.modality, Modality::Necessary | Modality::Wanted) {
            return (false, markers.modality_or(Modality::Possible));
        }
        match effect(lemma) {
            // "did not rule out that": it may be so
            Some(Effect::Denies | Effect::Forbids) if denied => (false, Modality::Possible),
            Some(Effect::Doubts) => (!denied, markers.modality_or(Modality::Possible)),
            Some(Effect::Forbids) => (true, markers.modality_or(Modality::Necessary)),
            Some(Effect::Denies) => (true, markers.modality_or(Modality::Actual)),
            // "doubts that it will": whatever the clause shows, and whether or not she doubts it
            Some(Effect::Makes(Modality::Possible)) if lemma == "doubt" => (false, Modality::Possible),
            // "fears that he will attack": the weaker of the two
            Some(Effect::Makes(Modality::Possible)) if markers.modality == Some(Modality::Future) => {
                (denied, Modality::Possible)
            }
            Some(Effect::Makes(Modality::Possible)) => (denied, markers.modality_or(Modality::Possible)),
            // "advised that the bridge was closed" tells, "advised that it be closed" wants
            Some(Effect::Makes(Modality::Wanted)) if lemma == "advise" && self.clause.tense == Tense::Past => {
                (denied, markers.modality_or(Modality::Actual))
            }
            Some(Effect::Makes(Modality::Wanted)) if lemma != "tell" => (denied, Modality::Wanted),
            // "agreed that the ferry leaked" tells, "agreed that it be sold" means to
            Some(Effect::Makes(Modality::Future)) if mark == "that" && self.clause.tense == Tense::Past => {
                (denied, markers.modality_or(Modality::Actual))
            }
            Some(Effect::Makes(Modality::Future)) if lemma != "mean" => (denied, markers.modality_or(Modality::Future)),
            // "had the office searched"
            Some(Effect::Makes(Modality::Necessary)) if lemma == "have" && mark != "to" => {
                self.under(Effect::Keeps, markers)
            }
            Some(Effect::Makes(Modality::Necessary)) => (denied, markers.modality_or(Modality::Necessary)),
            // "saw it sold", "wants to see it sold"
            Some(Effect::Keeps) if mark.is_empty() && self.clause.tense == Tense::None => {
                self.under(Effect::Keeps, markers)
            }
            // "Norlake to sell ferries, says union": a headline
            _ if mark == "to" && reports && self.is_bare_with_subject() => {
                (denied, markers.modality_or(Modality::Future))
            }
            // "knows how to win", "said where to go"
            _ if has_part(mark, "to") => (denied, markers.modality_or(Modality::Possible)),
            // "If you look, you will see that it is shut": it is
            _ if self.governor.modality == Modality::Conditional && statements::KNOWS.has(lemma) => {
                (false, markers.modality_or(Modality::Actual))
            }
            _ => (false, markers.modality_or(self.doubt_of_governor().unwrap_or_default())),
        }
    }

    /// "ensured that it was shut", "will make sure that it is shut": as real as the deed that is to bring it about.
    pub(super) fn made_sure(&self, markers: &Markers) -> Option<Bearing> {
        let (parse, above) = (self.parse, self.governor);
        if !matches!(parse.tokens[self.verb].deprel, Deprel::Ccomp | Deprel::Xcomp)
            || !syntax::has_subject(parse, self.verb)
        {
            return None;
        }
        let sure = |x: usize| x < self.verb && matches!(&*parse.tokens[x].lemma, "sure" | "certain");
        let made = match above.lemma.as_str() {
            "make" => parse.dependents(above.carrier, Deprel::Xcomp).any(sure),
            "ensure" => parse.tokens[self.verb].head == Some(above.carrier),
            _ => false,
        };
        made.then(|| match above.modality {
            _ if self.is_governor_denied() => (false, Modality::Possible),
            Modality::Command => (false, Modality::Wanted),
            modality => (false, markers.modality_or(modality)),
        })
    }

    /// "it is not clear [how]", "it is unclear [how]"
    pub(super) fn is_unsettled(&self) -> bool {
        let lemma = predicate_lemma(self.parse, self.governor);
        let clear = !matches!(&*lemma, "unclear" | "unknown" | "uncertain");
        predicates::EVIDENT.has(&lemma) && clear == self.is_governor_denied()
    }

    /// "it is false that"
    pub(super) fn is_of_truth(&self) -> bool {
        let lemma = predicate_lemma(self.parse, self.governor);
        let truth = statements::TRUE.has(&lemma) || statements::UNTRUE.has(&lemma);
        truth && self.governor.kind == ClauseKind::Copular
    }

    /// "It was reported that", "it is not true that"
    pub(super) fn subject_clause(&self, markers: &Markers) -> Bearing {
        let lemma = predicate_lemma(self.parse, self.governor);
        // "It was feared that", "it was hoped that", "it was decided that it would be sold"
        if self.governor.passive {
            let future_of_past = markers.modality == Some(Modality::Conditional)
                && self.governor.tense == Tense::Past
                && !conditions::has_condition(self.parse, self.verb);
            let shown = if future_of_past { Some(Modality::Future) } else { markers.modality };
            match effect(&lemma) {
                Some(Effect::Makes(Modality::Wanted)) => return (false, Modality::Wanted),
                Some(Effect::Makes(Modality::Possible)) if matches!(shown, None | Some(Modality::Future)) => {
                    return (false, Modality::Possible);
                }
                Some(Effect::Makes(modality)) => return (false, shown.unwrap_or(modality)),
                _ => {}
            }
        }
        // somebody said so, and the text does not tell who
        if self.governor.passive && (predicates::HEARSAY.has(&lemma) || statements::HEARSAY.has(&lemma)) {
            return (false, markers.modality_or(Modality::Possible));
        }
        if self.is_governor_denied() && predicates::EVIDENT.has(&lemma) {
            return (false, markers.modality_or(Modality::Possible));
        }
        if let Some(bearing) = self.that_clause_of_adjective(markers) {
            return bearing;
        }
        let denied = match self.governor.kind {
            ClauseKind::Copular if statements::TRUE.has(&lemma) => self.is_governor_denied(),
            ClauseKind::Copular if statements::UNTRUE.has(&lemma) => !self.is_governor_denied(),
            _ => return (false, markers.modality_or(Modality::Actual)),
        };
        // "Is it true that it rains?"
        (denied, markers.modality_or(self.doubt_of_governor().unwrap_or_default()))
    }

    /// The modality of the governor where it leaves open whether it is so.
    pub(super) fn doubt_of_governor(&self) -> Option<Modality> {
        let modality = self.governor.modality;
        matches!(modality, Modality::Conditional | Modality::Possible | Modality::Question).then_some(modality)
    }

    fn is_bare_with_subject(&self) -> bool {
        syntax::has_subject(self.parse, self.verb) && syntax::lacks(self.parse, self.verb, &[Deprel::Aux, Deprel::Cop])
    }

    /// "was asked whether the storm would hit the port", "inquiries about whether it would" tell a question; "it is unclear whether"
    /// leaves it open.
    pub(super) fn modality_of_indirect_question(&self) -> Modality {
        let above = self.parse.tokens[self.verb].head.map(|h| &*self.parse.tokens[h].lemma);
        let asks = statements::ASKS.has(&self.governor.lemma)
            || above.is_some_and(|noun| matches!(noun, "question" | "inquiry" | "enquiry" | "query"));
        if asks { Modality::Question } else { Modality::Possible }
    }

    /// A question mark ends the clause.
    fn asks(&self) -> bool {
        let words = self.parse.subtree(self.clause.head);
        let Some(&last) = words.last() else { return false };
        has_question_mark_near(self.parse, words.into_iter().rev())
            || last + 1 < self.parse.tokens.len() && has_question_mark(self.parse, last + 1)
    }

    /// "which", "who", "how": the question takes it for granted that something is so. Not "whether".
    fn asks_for_a_part(&self) -> bool {
        let words = self.parse.subtree(self.clause.head);
        let first = words.iter().find(|&&w| !matches!(self.parse.tokens[w].upos, Upos::Adp | Upos::Punct));
        first.is_some_and(|&w| closed_classes::QUESTION_WORDS.has(&self.parse.lower(w)))
    }
}
