//! Whether a clause is said to hold: its own auxiliaries and adverbs first, then what governs it, from the root down.

use super::own::{self, Own};
use super::predicates;
use super::verbs::{self, Effect};
use crate::lexicon::vocabulary::statements;
use crate::{Clause, ClauseKind, Clauses, Deprel, Modality, Parse, Polarity, Slot, Tense, Upos};

/// Sets polarity and modality of every clause.
pub(super) fn judge(parse: &Parse, clauses: &mut Clauses) {
    let mut done = vec![false; clauses.list.len()];
    for start in 0..clauses.list.len() {
        // The governors of a clause come before it; the way up is a path in a tree, so it ends.
        let mut path = vec![start];
        while let Some(parent) = clauses.list[path[path.len() - 1]].parent.get() {
            if done[parent] {
                break;
            }
            path.push(parent);
        }
        while let Some(c) = path.pop() {
            if !done[c] {
                let (polarity, modality) = judged(parse, clauses, c);
                clauses.list[c].polarity = polarity;
                clauses.list[c].modality = modality;
                done[c] = true;
            }
        }
    }
}

fn judged(parse: &Parse, clauses: &Clauses, c: usize) -> (Polarity, Modality) {
    let clause = &clauses.list[c];
    let verb = clause.carrier;
    let own = Own::of(parse, clause, verb);
    let Some(governor) = clause.parent.get().map(|p| &clauses.list[p]) else {
        // "Norlake to buy its rival": a headline's infinitive
        let bare = [Deprel::Aux, Deprel::Cop].iter().all(|&d| parse.dependent(verb, d).is_none());
        let headline =
            matches!(parse.tokens[verb].deprel, Deprel::Acl | Deprel::Root) && parse.mark_of(verb) == "to" && bare;
        let modality = match own::sentence_mood(parse, clause, verb) {
            Modality::Question => Modality::Question,
            // "The firm, he added, would pay.": the future of the past
            _ if own.modality == Some(Modality::Conditional) && own::told_in_the_past(parse, clauses, verb) => {
                Modality::Future
            }
            mood => own.modality.unwrap_or(if headline { Modality::Future } else { mood }),
        };
        return (polarity(own.negated), modality);
    };
    let above = Governor { parse, clause, verb, governor };
    let (denied, modality) = above.bears(&own);
    (polarity(own.negated != denied), modality)
}

fn polarity(negative: bool) -> Polarity {
    if negative { Polarity::Negative } else { Polarity::Affirmative }
}

// ------------------------------------------------------------------------------------------------ what governs it

/// A clause and the one above it; `adjuncts` reads what does not complete that one.
pub(super) struct Governor<'a> {
    pub(super) parse: &'a Parse,
    pub(super) clause: &'a Clause,
    pub(super) verb: usize,
    pub(super) governor: &'a Clause,
}

impl Governor<'_> {
    /// Whether the governor denies the clause, and the modality of the clause under it.
    fn bears(&self, own: &Own) -> (bool, Modality) {
        let parse = self.parse;
        let token = &parse.tokens[self.verb];
        let mark = parse.mark_of(self.verb);
        let above = self.governor;
        let denied_above = above.polarity == Polarity::Negative;
        let direct = token.head == Some(above.head) || token.head == Some(above.carrier);
        if mark.split('_').any(|m| m == "whether") {
            return (false, Modality::Possible);
        }
        // "seems willing to sign", "made it hard for them to sign": the adjective governs
        if let Some(effect) = self.adjective_between().and_then(|a| verbs::effect(&parse.tokens[a].lemma)) {
            return self.under(effect, own, denied_above);
        }
        match token.deprel {
            // "is said to own", "was believed to have left"; "made them out to be" is another matter
            Deprel::Xcomp if direct && above.passive && verbs::is_hearsay(&above.lemma) => {
                self.under(Effect::Makes(Modality::Possible), own, denied_above)
            }
            // "has yet to approve"
            Deprel::Xcomp if direct && above.lemma == "have" && self.above_has_adverb("yet") => {
                self.under(Effect::Denies, own, denied_above)
            }
            // "had the office searched", "had them leave": it was done
            Deprel::Xcomp if direct && above.lemma == "have" && mark != "to" => {
                self.under(Effect::Keeps, own, denied_above)
            }
            Deprel::Xcomp if direct => {
                let effect = verbs::effect(&predicate_lemma(parse, above));
                self.under(effect.unwrap_or(Effect::Keeps), own, denied_above)
            }
            // "it is false that": the clause may hang to the adjective as its complement
            Deprel::Ccomp | Deprel::Advcl if direct && mark == "that" && self.is_of_truth() => {
                self.subject_clause(own, denied_above)
            }
            Deprel::Ccomp if direct => self.complement(own, &mark, denied_above),
            Deprel::Csubj | Deprel::CsubjPass if direct && mark == "that" => self.subject_clause(own, denied_above),
            Deprel::Advcl | Deprel::AdvclRelcl => self.adverbial(own, &mark, denied_above),
            // "on condition that Norway pays", "in the event that it rains"
            Deprel::Acl | Deprel::AclRelcl
                if mark == "that"
                    && token.head.is_some_and(|h| {
                        matches!(parse.tokens[h].lemma.as_ref(), "condition" | "event" | "proviso")
                    }) =>
            {
                (false, Modality::Conditional)
            }
            Deprel::Acl => {
                let noun = token.head.map(|h| parse.tokens[h].lemma.as_ref()).unwrap_or_default();
                if mark == "to" && !is_ranked(parse, token.head) {
                    // "has the right to stay": the infinitive is no fact; what the sentence does with the noun counts too
                    let denied = denied_above && token.head.is_some_and(|h| parse.tokens[h].head == Some(above.head));
                    self.under(verbs::noun_effect(noun), own, denied)
                } else if (mark == "of" || mark == "in" && noun == "interest")
                    && !verbs::is_of_what_was(noun)
                    && !token.head.is_some_and(|h| predicates::can_act(parse, h))
                {
                    // "on suspicion of stealing", "interest in buying", but "a history of losing"
                    self.under(verbs::noun_effect(noun), own, false)
                } else if let Some(denied) = self.is_denied_word(token.head).filter(|_| mark == "that") {
                    // "did not deny reports that": it may be so
                    (denied, own.modality.unwrap_or(if denied { Modality::Actual } else { Modality::Possible }))
                } else if mark == "that" {
                    let (denied, modality) = self.under_hearsay(token.head);
                    (denied, own.modality.unwrap_or(modality))
                } else {
                    (false, own.modality.unwrap_or_default())
                }
            }
            Deprel::Conj => {
                let shares = self.clause.words.iter().all(|&w| parse.tokens[w].deprel != Deprel::Aux)
                    && !parse
                        .children(self.verb)
                        .iter()
                        .any(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass));
                let bare = parse.word(self.verb).eq_ignore_ascii_case(&token.lemma);
                let inherits = shares && (bare || self.clause.tense == Tense::None);
                let either = parse
                    .dependents(self.verb, Deprel::Cc)
                    .any(|c| matches!(parse.tokens[c].lemma.as_ref(), "or" | "nor"));
                // "asked whether he came and left": finite beside finite; "hopes to join and plans to build" is another matter
                let mood = above.tense != Tense::None
                    && matches!(above.modality, Modality::Question | Modality::Conditional | Modality::Possible);
                let modality = match own.modality {
                    Some(m) => m,
                    None if inherits || shares && mood => above.modality,
                    None => Modality::Actual,
                };
                // "did not eat or drink"; "did not come and called instead" denies the first only
                // nor "was not paid for nor asked about"
                let nor = parse.dependents(self.verb, Deprel::Cc).any(|c| &*parse.tokens[c].lemma == "nor");
                ((inherits && either || shares && nor) && denied_above, modality)
            }
            _ if self.clause.kind == ClauseKind::Nominal => {
                let (denied, modality) = self.nominal();
                // "the planned visit was confirmed": its adjective says more than the verb
                (denied, own.modality.unwrap_or(modality))
            }
            Deprel::Parataxis | Deprel::Csubj => (false, own.modality.unwrap_or_default()),
            _ => (false, own.modality.unwrap_or_default()),
        }
    }

    /// "denied reports that the bank was bankrupt", "allegations that it was were rejected by the firm": true; false where the
    /// denial is denied. None elsewhere: "rejected her claim that it was" tells her word.
    fn is_denied_word(&self, noun: Option<usize>) -> Option<bool> {
        let parse = self.parse;
        let noun = noun.filter(|&n| statements::SAID.has(&parse.tokens[n].lemma))?;
        let verb = parse.tokens[noun].head?;
        let affected = matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::NsubjPass);
        // the noun may be an event of its own ("the accusation"): what counts is the verb above it
        let lemma = match parse.dependent(verb, Deprel::CompoundPrt) {
            Some(particle) => format!("{}_{}", parse.tokens[verb].lemma, parse.word(particle).to_lowercase()),
            None => parse.tokens[verb].lemma.to_string(),
        };
        let denies = statements::DENIES.has(&lemma) && !statements::TAKES_BACK.has(&lemma);
        let free = parse.dependent(noun, Deprel::NmodPoss).is_none();
        let negated = || parse.dependents(verb, Deprel::Advmod).any(|a| verbs::is_negation(&parse.tokens[a].lemma));
        (affected && denies && free).then(|| !negated())
    }

    /// "Rumours that the bank is bankrupt spread" leave it open; "the rumour that it is is untrue" denies it; "confirmed reports
    /// that it is" has one who says so, and so has "her claim that".
    fn under_hearsay(&self, noun: Option<usize>) -> (bool, Modality) {
        let parse = self.parse;
        let Some(noun) = noun.filter(|&n| statements::HEARSAY_NOUN.has(&parse.tokens[n].lemma)) else {
            return (false, Modality::Actual);
        };
        let by = |n: usize| matches!(&*parse.case_of(n), "by" | "of" | "from");
        if parse.dependent(noun, Deprel::NmodPoss).is_some() || parse.dependents(noun, Deprel::Nmod).any(by) {
            return (false, Modality::Actual);
        }
        let token = &parse.tokens[noun];
        let above = token.head.map_or("", |h| &*parse.tokens[h].lemma);
        match token.deprel {
            Deprel::Obj if statements::CONFIRMS.has(above) => (false, Modality::Actual),
            Deprel::Nsubj if statements::TRUE.has(above) => (false, Modality::Actual),
            Deprel::Nsubj if statements::UNTRUE.has(above) => (true, Modality::Actual),
            _ => (false, Modality::Possible),
        }
    }

    fn is_of_truth(&self) -> bool {
        let lemma = predicate_lemma(self.parse, self.governor);
        let truth = statements::TRUE.has(&lemma) || statements::UNTRUE.has(&lemma);
        truth && self.governor.kind == ClauseKind::Copular
    }

    /// "It was reported that", "it is not true that"
    fn subject_clause(&self, own: &Own, denied_above: bool) -> (bool, Modality) {
        let lemma = predicate_lemma(self.parse, self.governor);
        let modality = own.modality.unwrap_or_default();
        // somebody said so, and the text does not tell who
        if self.governor.passive && (verbs::is_hearsay(&lemma) || statements::HEARSAY.has(&lemma)) {
            return (false, own.modality.unwrap_or(Modality::Possible));
        }
        match self.governor.kind {
            ClauseKind::Copular if statements::TRUE.has(&lemma) => (denied_above, modality),
            ClauseKind::Copular if statements::UNTRUE.has(&lemma) => (!denied_above, modality),
            _ => (false, modality),
        }
    }

    pub(super) fn above_has_adverb(&self, adverb: &str) -> bool {
        self.governor.heads(&Slot::Adverb).any(|a| self.parse.tokens[a].lemma.as_ref() == adverb)
    }

    /// Under a verb, adjective or noun with this effect.
    fn under(&self, effect: Effect, own: &Own, denied_above: bool) -> (bool, Modality) {
        let inherited = own.modality.unwrap_or(self.governor.modality);
        match effect {
            Effect::Denies => (!denied_above, inherited),
            Effect::Keeps => (denied_above, inherited),
            Effect::Makes(m) => (denied_above, own.modality.unwrap_or(m)),
        }
    }

    fn complement(&self, own: &Own, mark: &str, denied_above: bool) -> (bool, Modality) {
        let lemma = predicate_lemma(self.parse, self.governor);
        // “Is it safe?” she asked.
        if self.asks() {
            return (false, Modality::Question);
        }
        if mark == "if" {
            return (false, Modality::Possible);
        }
        // "Nobody believes that the firm paid": neither does the text say that it did not
        if verbs::is_reporting(&lemma) && self.governor.heads(&Slot::Subject).any(|s| verbs::is_nobody(self.parse, s)) {
            return (false, Modality::Possible);
        }
        // "Provided that Norway pays, ..."
        let supposed = matches!(self.parse.tokens[self.governor.carrier].deprel, Deprel::Advcl | Deprel::Parataxis);
        if supposed
            && verbs::is_supposition(&lemma)
            && self.governor.argument(&Slot::Subject).is_none_or(|s| s.inferred)
        {
            return (false, Modality::Conditional);
        }
        // "said the sides would meet": the future of the past
        let modality = match own.modality {
            Some(Modality::Conditional)
                if self.governor.tense == Tense::Past && !own::has_condition(self.parse, self.verb) =>
            {
                Some(Modality::Future)
            }
            m => m,
        };
        // "did not say which envoy she met": she met one
        if self.asks_for_a_part() {
            return (false, modality.unwrap_or_default());
        }
        let asked = matches!(lemma.as_str(), "ask" | "wonder" | "question");
        let modality = if asked && modality.is_none() && lemma != "know" && !verbs::is_reporting(&lemma) {
            Some(Modality::Possible)
        } else {
            modality
        };
        match verbs::effect(&lemma) {
            // "did not say that he would go" tells nothing of his going
            _ if denied_above && verbs::is_reporting(&lemma) => {
                let raised = verbs::is_raising(&lemma);
                (raised, modality.unwrap_or(if raised { Modality::Actual } else { Modality::Possible }))
            }
            // "did not rule out that": it may be so
            Some(Effect::Denies) if denied_above => (false, Modality::Possible),
            Some(Effect::Denies) => (true, modality.unwrap_or_default()),
            Some(Effect::Makes(m @ (Modality::Wanted | Modality::Possible)))
                if lemma != "tell" && lemma != "appear_not" =>
            {
                (
                    denied_above && lemma != "doubt",
                    match modality {
                        Some(own) if m == Modality::Possible && lemma != "doubt" => own,
                        _ => m,
                    },
                )
            }
            Some(Effect::Makes(Modality::Future)) if lemma != "mean" => {
                (denied_above, modality.unwrap_or(Modality::Future))
            }
            // "had the office searched"
            Some(Effect::Makes(Modality::Necessary)) if lemma == "have" && mark != "to" => {
                self.under(Effect::Keeps, own, denied_above)
            }
            Some(Effect::Makes(Modality::Necessary)) => (denied_above, modality.unwrap_or(Modality::Necessary)),
            // "Norlake to sell ferries, says union": a headline
            _ if mark == "to"
                && verbs::is_reporting(&lemma)
                && self.has_own_subject()
                && [Deprel::Aux, Deprel::Cop].iter().all(|&d| self.parse.dependent(self.verb, d).is_none()) =>
            {
                (denied_above, modality.unwrap_or(Modality::Future))
            }
            // "knows how to win", "said where to go"
            _ if mark.split('_').any(|m| m == "to") => (denied_above, modality.unwrap_or(Modality::Possible)),
            _ => {
                let weak =
                    matches!(self.governor.modality, Modality::Conditional | Modality::Possible | Modality::Question);
                (false, modality.unwrap_or(if weak { self.governor.modality } else { Modality::Actual }))
            }
        }
    }

    /// The adjective that stands between the clause and the verb that governs both.
    fn adjective_between(&self) -> Option<usize> {
        let token = &self.parse.tokens[self.verb];
        let adjective = token.head.filter(|&h| self.parse.tokens[h].upos == Upos::Adj && h < self.verb)?;
        let between = self.parse.tokens[adjective].deprel == Deprel::Xcomp
            && self.parse.tokens[adjective].head == Some(self.governor.carrier);
        (between && matches!(token.deprel, Deprel::Xcomp | Deprel::Advcl)).then_some(adjective)
    }

    /// A question mark ends the clause.
    fn asks(&self) -> bool {
        let words = self.parse.subtree(self.clause.head);
        let Some(&last) = words.last() else { return false };
        let asks = |w: usize| self.parse.tokens.get(w).is_some_and(|t| self.parse.text[t.span].contains('?'));
        words.iter().rev().take(3).any(|&w| asks(w)) || asks(last + 1)
    }

    /// "which", "who", "how": the question takes it for granted that something is so. Not "whether".
    fn asks_for_a_part(&self) -> bool {
        let words = self.parse.subtree(self.clause.head);
        let first = words.iter().find(|&&w| !matches!(self.parse.tokens[w].upos, Upos::Adp | Upos::Punct));
        first.is_some_and(|&w| {
            matches!(
                self.parse.word(w).to_lowercase().as_str(),
                "which" | "what" | "who" | "whom" | "whose" | "how" | "why" | "when" | "where"
            )
        })
    }

    pub(super) fn has_own_subject(&self) -> bool {
        let subject = |&c: &usize| matches!(self.parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass);
        self.parse.children(self.verb).iter().any(subject)
    }
}

/// "likely to", "is ready to": of a copular clause its adjective governs.
fn predicate_lemma(parse: &Parse, clause: &Clause) -> String {
    match clause.kind {
        ClauseKind::Copular => parse.tokens[clause.head].lemma.to_lowercase(),
        _ => clause.lemma.to_string(),
    }
}

/// "the first woman to win": the infinitive tells a fact.
fn is_ranked(parse: &Parse, noun: Option<usize>) -> bool {
    noun.is_some_and(|n| {
        parse.children(n).iter().chain(std::iter::once(&n)).any(|&c| {
            matches!(
                parse.tokens[c].lemma.to_lowercase().as_str(),
                "first" | "second" | "third" | "last" | "latest" | "only" | "next" | "young" | "old"
            )
        })
    })
}
