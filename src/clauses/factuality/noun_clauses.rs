//! Clauses that depend on a noun: "their refusal to pay", "reports that it rains", "on suspicion of stealing".

use super::{Bearing, Governed, has_part};
use crate::clauses::effects::{Effect, effect, noun_effect};
use crate::clauses::modality::Markers;
use crate::clauses::{negation, syntax};
use crate::lexicon::vocabulary::{predicates, statements};
use crate::{Deprel, Modality, NominalClass, Parse, Polarity, Slot, Upos};

/// True for a noun of what somebody says, thinks or wants, of which "is that" does not make a fact.
pub(super) fn leaves_open(noun: &str) -> bool {
    predicates::NOUN_LEAVES_OPEN.has(noun)
        || predicates::NOUN_MAKES_WANTED.has(noun)
        || statements::HEARSAY_NOUN.has(noun)
        || statements::SAID.has(noun)
        || statements::VIEW.has(noun)
}

impl Governed<'_> {
    /// "on condition that Norway pays", "in the event that it rains"
    pub(super) fn is_proviso(&self, noun: usize) -> bool {
        matches!(self.parse.tokens[noun].lemma.as_ref(), "condition" | "event" | "proviso")
    }

    pub(super) fn noun_clause(&self, markers: &Markers, mark: &str, noun: Option<usize>) -> Bearing {
        let parse = self.parse;
        let Some(noun) = noun else { return (false, markers.modality_or(Modality::Actual)) };
        let lemma = parse.tokens[noun].lemma.as_ref();
        match mark {
            // "has nothing to do with it": the object denies it by itself
            "to" if syntax::is_to_do_with(parse, self.verb) => {
                let denied = self.is_governor_denied() || lemma == "little";
                (denied, markers.modality_or(self.governor.modality))
            }
            // "the fair to be held in May", but "a right to be heard"
            "to" if self.is_done_to(noun) => (false, markers.modality_or(Modality::Future)),
            // "it is time for the bank to sell it"
            "to" | "for_to" if lemma == "time" && self.governor.carrier == noun => {
                (self.is_governor_denied(), Modality::Necessary)
            }
            "to" | "for_to" if !is_ranked(parse, noun) => {
                // "has the right to stay": the infinitive is no fact; what the sentence does with the noun counts too
                let denied = self.is_governor_denied() && parse.tokens[noun].head == Some(self.governor.head);
                self.under_denied(noun_effect(lemma), markers, denied != self.is_given_up(noun))
            }
            // "will be the first woman to lead it"
            "to" => (false, markers.modality_or(self.modality_of_ranked(noun))),
            // "wants to see it sold"
            "" if self.is_seen_done(noun) => self.under(effect(&self.governor.lemma).unwrap_or(Effect::Keeps), markers),
            // "abolishes men managing it": nobody says that they do
            "" if self.is_judged_doing(noun) => (false, markers.modality_or(Modality::Possible)),
            // "the danger of farmers losing it", "the old system of farmers paying in kind"
            "" if self.is_only_spoken_of(noun) => (false, markers.modality_or(Modality::Possible)),
            // "has trouble finding it", "difficulty in finding it"
            "" | "in" if self.is_hindered(noun) => (false, markers.modality_or(Modality::Possible)),
            // "on suspicion of stealing", "interest in buying", but "a history of losing"
            "of" | "in"
                if (mark == "of" || lemma == "interest")
                    && !predicates::OF_WHAT_WAS.has(lemma)
                    && !syntax::can_act(parse, noun) =>
            {
                // "has no intention of selling"
                self.under_denied(noun_effect(lemma), markers, parse.has_no(noun))
            }
            // "plans for selling", "a chance for selling"
            "for" if noun_effect(lemma) != Effect::Makes(Modality::Possible) || predicates::OPPORTUNITY.has(lemma) => {
                self.under_denied(noun_effect(lemma), markers, self.is_given_up(noun))
            }
            // "a ban on selling", "talks on selling"
            "on" | "from" if predicates::NOUNS_THAT_FORBID.has(lemma) => {
                let denied = self.is_governor_denied() && parse.tokens[noun].head == Some(self.governor.head);
                self.under_denied(Effect::Forbids, markers, denied != self.is_given_up(noun))
            }
            "on" if !predicates::OF_WHAT_WAS.has(lemma) => (false, markers.modality_or(Modality::Possible)),
            // "It was after a call that the police came"
            "that" if is_cleft(parse, noun) => (false, markers.modality_or(Modality::Actual)),
            "that" if predicates::NOUN_LEAVES_OPEN.has(lemma) => {
                // "there is no doubt that", "no chance that"
                match (parse.has_no(noun), lemma) {
                    (true, "doubt") => (false, markers.modality_or(Modality::Actual)),
                    (true, _) => (true, markers.modality_or(Modality::Actual)),
                    (false, _) => (false, Modality::Possible),
                }
            }
            "that" if predicates::NOUN_MAKES_WANTED.has(lemma) => (false, Modality::Wanted),
            "that" => match self.is_denied_word(noun) {
                Some(true) => (true, markers.modality_or(Modality::Actual)),
                // "did not deny reports that": it may be so
                Some(false) => (false, markers.modality_or(Modality::Possible)),
                None => {
                    // "speculation that he will go": that he will is only said
                    let (denied, modality) = self.under_hearsay(noun);
                    let open = modality == Modality::Possible;
                    (denied, if open { modality } else { markers.modality_or(modality) })
                }
            },
            // "an idea of how it will be built": it may not be
            _ if has_part(mark, "how") && self.is_of_unsettled(noun) && self.is_to_be(markers) => {
                (false, Modality::Possible)
            }
            _ => (false, markers.modality_or(Modality::Actual)),
        }
    }

    /// The gerund tells what a danger, a chance or a system is about: "the danger of farmers losing it".
    fn is_only_spoken_of(&self, noun: usize) -> bool {
        let (parse, verb) = (self.parse, self.verb);
        let of_which = parse.tokens[noun].head.filter(|_| parse.case_of(noun) == "of");
        let spoken_of = |w: usize| predicates::SPOKEN_OF.has(&parse.tokens[w].lemma);
        let bare = (noun + 1..verb).all(|w| parse.tokens[w].upos != Upos::Punct);
        let has_actors = || parse.dependents(noun, Deprel::Nmod).any(|n| n < verb && parse.case_of(n) == "of");
        bare && parse.word(verb).ends_with("ing")
            && (of_which.is_some_and(spoken_of) || spoken_of(noun) && has_actors())
    }

    /// "no idea of how", "some sort of idea of how"
    fn is_of_unsettled(&self, noun: usize) -> bool {
        let parse = self.parse;
        let of = parse.dependents(noun, Deprel::Nmod).filter(|&n| n < self.verb && parse.case_of(n) == "of");
        of.chain([noun]).any(|n| predicates::UNSETTLED.has(&parse.tokens[n].lemma))
    }

    /// The clause tells what is to come, or would.
    pub(super) fn is_to_be(&self, markers: &Markers) -> bool {
        let going = || {
            self.clause.lemma == "go"
                && self.parse.dependents(self.verb, Deprel::Xcomp).any(|x| syntax::is_infinitive(self.parse, x))
        };
        going() || matches!(markers.modality, Some(Modality::Future | Modality::Conditional | Modality::Possible))
    }

    /// The passive infinitive tells what is to be done to an event.
    fn is_done_to(&self, noun: usize) -> bool {
        self.clause.passive
            && self.parse.tokens[noun].nominal == NominalClass::Event
            && self.governor.polarity == Polarity::Affirmative
            && self.clause.heads(&Slot::Object).any(|o| o == noun)
            && !is_ranked(self.parse, noun)
    }

    /// Of the predicate that says who is first, last or highest, and of no other noun, the infinitive is as real as the predicate.
    fn modality_of_ranked(&self, noun: usize) -> Modality {
        let made = self.parse.tokens[noun].deprel == Deprel::Xcomp;
        if made || self.governor.head == noun { self.modality_of_governing_event() } else { Modality::Actual }
    }

    /// The participle tells what somebody has trouble with, not what the trouble does.
    fn is_hindered(&self, noun: usize) -> bool {
        predicates::HINDRANCE.has(&self.parse.tokens[noun].lemma)
            && !self.clause.passive
            && !predicates::DESCRIBES_TROUBLE.has(&self.clause.lemma)
    }

    /// The participle after an object that somebody sees, has or wants to be done: "wants it sold".
    fn is_seen_done(&self, noun: usize) -> bool {
        let object = self.parse.tokens[noun].deprel == Deprel::Obj;
        let close = |w: usize| (noun..w).all(|c| self.parse.tokens[c].upos != Upos::Punct);
        object
            && self.clause.passive
            && close(self.verb)
            && self.governor.lemma != "have"
            && predicates::HAS_IT_DONE.has(&self.governor.lemma)
    }

    /// "frowns on people growing it", "will not find many doing so": the deed of an object that is to end, or that nobody finds.
    fn is_judged_doing(&self, noun: usize) -> bool {
        let (parse, above) = (self.parse, self.governor);
        let object = parse.tokens[noun].head == Some(above.carrier)
            && matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::Obl | Deprel::Nsubj);
        let ended = predicates::FORBIDS.has(&above.lemma) || predicates::FROWNS_ON.has(&above.lemma);
        let unseen = above.polarity == Polarity::Negative && matches!(above.lemma.as_str(), "find" | "see");
        object && (ended || unseen) && self.verb == noun + 1 && syntax::is_gerund(parse, self.verb)
    }

    /// "denied reports that the bank was bankrupt", "allegations that it was were rejected by the firm": `true`; `false` where
    /// the denial itself is denied. `None` elsewhere: "rejected her claim that it was" reports what she says.
    fn is_denied_word(&self, noun: usize) -> Option<bool> {
        let parse = self.parse;
        let token = Some(&parse.tokens[noun]).filter(|t| statements::SAID.has(&t.lemma))?;
        let verb = token.head?;
        let affected = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass);
        // the noun may be an event of its own ("the accusation"): what counts is the verb above it
        let lemma = with_particle(parse, verb);
        let denies = statements::DENIES.has(&lemma) && !statements::TAKES_BACK.has(&lemma);
        let free = parse.dependent(noun, Deprel::NmodPoss).is_none();
        (affected && denies && free).then(|| !negation::has_negation(parse, verb))
    }

    /// "dropped plans to sell", "the proposal to sell was voted down", "gave up its bid to sell"
    fn is_given_up(&self, noun: usize) -> bool {
        let parse = self.parse;
        let token = &parse.tokens[noun];
        let affected = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass);
        token.head.filter(|_| affected).is_some_and(|verb| {
            let lemma = with_particle(parse, verb);
            let gives_up = predicates::CALLING_OFF.has(&lemma)
                || predicates::TURNING_DOWN.has(&lemma)
                || predicates::GIVING_UP.has(&lemma);
            gives_up && !negation::has_negation(parse, verb)
        })
    }

    /// "Rumours that the bank is bankrupt spread" leave it open; "the rumour that it is is untrue" denies it; in "confirmed
    /// reports that it is" somebody vouches for it, as in "her claim that".
    fn under_hearsay(&self, noun: usize) -> Bearing {
        let parse = self.parse;
        let token = &parse.tokens[noun];
        let by = |n: usize| matches!(&*parse.case_of(n), "by" | "of" | "from");
        let owned =
            || parse.dependent(noun, Deprel::NmodPoss).is_some() || parse.dependents(noun, Deprel::Nmod).any(by);
        if !statements::HEARSAY_NOUN.has(&token.lemma) || owned() {
            return (false, Modality::Actual);
        }
        let above = token.head.map_or("", |h| &*parse.tokens[h].lemma);
        match token.deprel {
            Deprel::Obj if statements::CONFIRMS.has(above) => (false, Modality::Actual),
            Deprel::Nsubj if statements::TRUE.has(above) => (false, Modality::Actual),
            Deprel::Nsubj if statements::UNTRUE.has(above) => (true, Modality::Actual),
            _ => (false, Modality::Possible),
        }
    }
}

/// "call_off"
fn with_particle(parse: &Parse, verb: usize) -> String {
    match parse.dependent(verb, Deprel::CompoundPrt) {
        Some(particle) => format!("{}_{}", parse.tokens[verb].lemma, parse.lower(particle)),
        None => parse.tokens[verb].lemma.to_string(),
    }
}

/// "It was after a [call] that she came": the clause tells what was, and nothing of the call.
fn is_cleft(parse: &Parse, noun: usize) -> bool {
    let it = |w: usize| parse.lower(w) == "it" && parse.children(w).is_empty();
    let subject = [Deprel::Expl, Deprel::Nsubj].into_iter().find_map(|d| parse.dependent(noun, d));
    parse.dependent(noun, Deprel::Cop).is_some()
        && subject.is_some_and(it)
        && !matches!(&*parse.case_of(noun), "" | "of")
}

/// "the first woman to win", "the youngest player to score": the infinitive tells a fact.
fn is_ranked(parse: &Parse, noun: usize) -> bool {
    // "a second chance to win"
    if predicates::OPPORTUNITY.has(&parse.tokens[noun].lemma) {
        return false;
    }
    // "the best player to lead it", "most players to lead it" do not lead it for that
    let open = |w: usize| matches!(&*parse.lower(w), "best" | "most" | "top");
    let superlative = |w: usize| parse.tokens[w].upos == Upos::Adj && parse.is_superlative(w) && !open(w);
    if syntax::can_act(parse, noun) && parse.dependents(noun, Deprel::Amod).any(superlative) {
        return true;
    }
    let mut words = parse.children(noun).iter().copied().chain([noun]);
    words.any(|w| predicates::RANKING.has(&parse.tokens[w].lemma.to_lowercase()))
}
