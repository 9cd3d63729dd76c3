//! Whether a clause is said to hold: its own auxiliaries and adverbs first, then what governs it, from the root down.

mod adverbial_clauses;
mod complements;
mod event_nouns;
mod missing_things;
mod noun_clauses;
mod predicative_adjectives;

use super::effects::{Effect, effect, noun_effect};
use super::modality::{self, Markers, sentence_mood};
use super::syntax;
use super::{conditions, negation};
use crate::lexicon::vocabulary::predicates;
use crate::{Clause, ClauseKind, Clauses, Deprel, Modality, NominalClass, Parse, Polarity, Slot, Tense, Upos};

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
    let markers = Markers::of(parse, clause, verb);
    // "Her impression was that he paid", "The hope is that he pays"; but "Her main point was that he paid" tells who says so
    if syntax::noun_of_content(parse, verb).is_some_and(|n| noun_clauses::leaves_open(&parse.tokens[n].lemma))
        && syntax::owner_of_content(parse, verb).is_none()
    {
        return (polarity(markers.negated), Modality::Possible);
    }
    let Some(governor) = clause.parent.get().map(|p| &clauses.list[p]) else {
        return (polarity(markers.negated), modality_of_main_clause(parse, clauses, clause, &markers));
    };
    let governed = Governed { parse, clause, verb, governor };
    let (denied, mut modality) = governed.bearing(&markers);
    if modality == Modality::Conditional && governed.is_joined_future_of_past(clauses) {
        modality = Modality::Future;
    }
    (polarity(markers.negated != denied), modality)
}

fn polarity(negative: bool) -> Polarity {
    if negative { Polarity::Negative } else { Polarity::Affirmative }
}

fn modality_of_main_clause(parse: &Parse, clauses: &Clauses, clause: &Clause, markers: &Markers) -> Modality {
    let verb = clause.carrier;
    let mood = sentence_mood(parse, clause, verb);
    if mood == Modality::Question {
        return mood;
    }
    // "The question is whether she paid"
    if has_part(&parse.mark_of(verb), "whether") {
        return Modality::Possible;
    }
    // "The firm, he added, would pay.": the future of the past
    if markers.modality == Some(Modality::Conditional) && conditions::is_reported_in_the_past(parse, clauses, verb) {
        return Modality::Future;
    }
    // "The aim is for Norlake to sell the port"
    if parse.mark_of(verb) == "for_to" {
        return markers.modality_or(Modality::Wanted);
    }
    // "Norlake to buy its rival": a headline's infinitive
    let headline = matches!(parse.tokens[verb].deprel, Deprel::Acl | Deprel::Root)
        && parse.mark_of(verb) == "to"
        && syntax::lacks(parse, verb, &[Deprel::Aux, Deprel::Cop]);
    markers.modality_or(if headline { Modality::Future } else { mood })
}

/// What a governor makes of its clause: whether it denies it, and the modality that the clause then has.
type Bearing = (bool, Modality);

/// A clause and the one that governs it.
struct Governed<'a> {
    parse: &'a Parse,
    clause: &'a Clause,
    /// The carrier of the clause.
    verb: usize,
    governor: &'a Clause,
}

impl Governed<'_> {
    fn bearing(&self, markers: &Markers) -> Bearing {
        let parse = self.parse;
        let token = &parse.tokens[self.verb];
        let mark = parse.mark_of(self.verb);
        // "It was unclear if she paid"
        let if_clause = || mark == "if" && matches!(token.deprel, Deprel::Csubj | Deprel::CsubjPass | Deprel::Ccomp);
        if has_part(&mark, "whether") || if_clause() {
            return (false, self.modality_of_indirect_question());
        }
        if let Some(bearing) = self.made_sure(markers) {
            return bearing;
        }
        // "it is not clear how she will pay": nor whether
        if has_part(&mark, "how") && self.is_unsettled() && self.is_to_be(markers) {
            return (false, Modality::Possible);
        }
        // "seems willing to sign", "made it hard for them to sign": the adjective governs
        if let Some(effect) = self.adjective_between().and_then(|a| effect(&parse.tokens[a].lemma)) {
            return self.under(effect, markers);
        }
        if let Some(bearing) = self.under_free_adjective(markers, &mark) {
            return bearing;
        }
        let direct = token.head == Some(self.governor.head) || token.head == Some(self.governor.carrier);
        if let Some(bearing) = self.under_adjective(markers, &mark).filter(|_| direct) {
            return bearing;
        }
        if let Some(case) =
            self.phrase_before().filter(|_| matches!(token.deprel, Deprel::Conj | Deprel::Acl | Deprel::Advcl))
        {
            return self.adverbial(markers, &case);
        }
        if let Some(bearing) = self.under_missing_thing(markers, &mark) {
            return bearing;
        }
        match token.deprel {
            Deprel::Xcomp if direct => self.open_complement(markers, &mark),
            // "it is false that": the clause may depend on the adjective as its complement
            Deprel::Ccomp | Deprel::Advcl if direct && mark == "that" && self.is_of_truth() => {
                self.subject_clause(markers)
            }
            Deprel::Ccomp if direct => self.complement(markers, &mark),
            Deprel::Csubj | Deprel::CsubjPass if direct && mark == "that" => self.subject_clause(markers),
            Deprel::Csubj | Deprel::CsubjPass if direct && self.clause.tense == Tense::None => {
                (false, markers.modality_or(self.modality_of_idea()))
            }
            Deprel::Advcl | Deprel::AdvclRelcl => self.adverbial(markers, &mark),
            Deprel::Acl | Deprel::AclRelcl if mark == "that" && token.head.is_some_and(|n| self.is_proviso(n)) => {
                (false, Modality::Conditional)
            }
            // "Imagine a town that bans cars."
            Deprel::Acl | Deprel::AclRelcl
                if self.governor.modality == Modality::Command
                    && matches!(self.governor.lemma.as_str(), "imagine" | "picture" | "suppose") =>
            {
                (false, Modality::Conditional)
            }
            // "anyone who has seen it": nobody in particular
            Deprel::Acl | Deprel::AclRelcl if self.is_of_anybody() => {
                (false, markers.modality_or(Modality::Conditional))
            }
            Deprel::Acl => self.noun_clause(markers, &mark, token.head),
            Deprel::Conj => self.conjunct(markers),
            _ if self.clause.kind == ClauseKind::Nominal => {
                let (denied, modality) = self.event_noun();
                // "the planned visit was confirmed": its adjective says more than the verb
                (denied, markers.modality_or(modality))
            }
            _ => (false, markers.modality_or(Modality::Actual)),
        }
    }

    /// An infinitive or a gerund without a subject of its own.
    fn open_complement(&self, markers: &Markers, mark: &str) -> Bearing {
        let above = self.governor;
        let effect = match above.lemma.as_str() {
            // "is said to own", "was believed to have left"; "made them out to be" is another matter
            lemma if above.passive && predicates::HEARSAY.has(lemma) => Effect::Makes(Modality::Possible),
            // "was initially expected to open": the expectation was given up
            _ if above.tense == Tense::Past && self.governor_is_given_up(above) => Effect::Makes(Modality::Possible),
            // "has yet to approve"
            "have" if self.governor_has_adverb("yet") || self.is_right_behind("still") => Effect::Denies,
            // "is not allowed to sell"
            lemma if self.is_governor_denied() && predicates::PERMITS.has(lemma) => {
                return (true, markers.modality_or(Modality::Necessary));
            }
            // "We have got to sell it"
            "get" if mark == "to" && self.is_have_got() => Effect::Makes(Modality::Necessary),
            // "was chosen to lead", "chose her to lead"
            "choose" | "elect" if above.argument(&Slot::Object).is_some() => Effect::Makes(Modality::Future),
            // "The fund helps farmers to buy seeds": those who do are not told of
            "help" if self.helps_in_general() => Effect::Makes(Modality::Possible),
            // "is intended to stop her": whether or not it will
            lemma if above.passive && predicates::DESIGNING.has(lemma) => Effect::Makes(Modality::Wanted),
            // "had the courage to leave" is not "had to leave"
            "have" if mark == "to" && (self.is_behind_object() || self.is_compared()) => {
                Effect::Makes(Modality::Possible)
            }
            // "reminded to pay": others
            "remind" if mark == "to" => Effect::Makes(Modality::Wanted),
            // "is looking to sell it"
            "look" if mark == "to" => Effect::Makes(Modality::Wanted),
            // "is on course to win"
            _ if above.kind == ClauseKind::Copular && self.parse.tokens[above.head].upos == Upos::Noun => {
                noun_effect(&self.parse.tokens[above.head].lemma)
            }
            // "had the office searched", "had them leave": it was done
            "have" if mark != "to" => Effect::Keeps,
            // "Let us build it, she said": somebody would have it so
            "let"
                if above.modality != Modality::Command
                    && above.argument(&Slot::Subject).is_none()
                    && self.parse.lower(above.head) == "let" =>
            {
                Effect::Makes(Modality::Wanted)
            }
            // "went hiking"
            "go" if mark != "to" => Effect::Keeps,
            lemma if predicates::OPENS_THE_WAY.has(lemma) => Effect::Makes(Modality::Possible),
            _ => effect(&predicate_lemma(self.parse, above)).unwrap_or(Effect::Keeps),
        };
        // "did not rule out meeting them": it may be; "did not fail to meet them": they met
        if matches!(effect, Effect::Denies | Effect::Forbids)
            && self.is_governor_denied()
            && !predicates::HOLDS_IF_DENIED.has(&above.lemma)
        {
            return (false, markers.modality_or(Modality::Possible));
        }
        self.under(effect, markers)
    }

    /// "accused of fraud and [taking bribes]": the preposition of the phrase with which a gerund is joined, or to which the tree hangs
    /// it where it goes on with what somebody is accused of.
    fn phrase_before(&self) -> Option<String> {
        let (parse, above) = (self.parse, self.governor);
        if !syntax::is_gerund(parse, self.verb) || !parse.mark_of(self.verb).is_empty() {
            return None;
        }
        let token = &parse.tokens[self.verb];
        let charge = predicates::PREPOSITION_OF_CHARGE.get(&above.lemma);
        let several = || parse.dependents(self.verb, Deprel::Conj).any(|c| syntax::is_gerund(parse, c));
        let phrase = match token.deprel {
            Deprel::Advcl => return charge.filter(|_| above.passive && several()).map(str::to_owned),
            Deprel::Acl => token.head.filter(|&n| charge.is_some_and(|c| parse.case_of(n) == c))?,
            _ => parse.first_of_list(self.verb),
        };
        let first = &parse.tokens[phrase];
        let of_governor = first.head == Some(above.head) || first.head == Some(above.carrier);
        let oblique = first.upos == Upos::Noun && first.deprel == Deprel::Obl;
        (oblique && of_governor).then(|| parse.case_of(phrase))
    }

    /// A clause that is joined to its governor: what both share stands with the first only.
    fn conjunct(&self, markers: &Markers) -> Bearing {
        let (parse, above) = (self.parse, self.governor);
        let joined_by = |word: &str| parse.dependents(self.verb, Deprel::Cc).any(|c| &*parse.tokens[c].lemma == word);
        let shares = self.clause.words.iter().all(|&w| parse.tokens[w].deprel != Deprel::Aux)
            && !syntax::has_subject(parse, self.verb);
        let bare = parse.word(self.verb).eq_ignore_ascii_case(&parse.tokens[self.verb].lemma);
        let inherits = shares && (bare || self.clause.tense == Tense::None);
        // "asked whether he came and left": finite beside finite; "hopes to join and plans to build" is another matter
        let mood = above.tense != Tense::None
            && matches!(above.modality, Modality::Question | Modality::Conditional | Modality::Possible);
        // "Either Sund sold it or Lepik closed it"
        let either = parse
            .dependents(self.governor.carrier, Deprel::CcPreconj)
            .any(|e| parse.tokens[e].lemma.as_ref() == "either")
            && above.modality == Modality::Possible;
        // "if it rains or the wind turns": both are conditions
        if above.modality == Modality::Conditional
            && conditions::is_condition(parse, above.carrier)
            && !joined_by("but")
        {
            return (false, markers.modality_or(Modality::Conditional));
        }
        // "If it rains, they will stay and I will go"
        let conditional = above.modality == Modality::Conditional
            && markers.modality == Some(Modality::Future)
            && conditions::is_in_front(parse, above.carrier);
        if conditional {
            return (false, Modality::Conditional);
        }
        let modality = if inherits || shares && mood || either { above.modality } else { Modality::Actual };
        // "did not eat or drink", "was not paid for, nor did he ask"; "did not come and called instead" denies the first only
        // "failed to find or hold it", "is banned from finding and holding it": what governs the first denies both
        let by_governor = || inherits && !markers.negated && !negation::is_negated(parse, above, above.carrier);
        let shared = inherits && joined_by("or") || by_governor();
        let denied = shared && self.is_governor_denied() || joined_by("nor") && !markers.negated;
        (denied, markers.modality_or(modality))
    }

    /// "said that it had closed and that the crew would leave": the future of the past, joined to what is reported.
    fn is_joined_future_of_past(&self, clauses: &Clauses) -> bool {
        let (parse, above) = (self.parse, self.governor);
        let would = |v: usize| parse.dependents(v, Deprel::Aux).any(|a| parse.word(a).eq_ignore_ascii_case("would"));
        let reported = || {
            let report = above.parent.get().map(|p| &clauses.list[p]);
            let said = report.is_some_and(|r| r.tense == Tense::Past && predicates::REPORTING.has(&r.lemma));
            said && parse.tokens[above.carrier].deprel == Deprel::Ccomp
                || conditions::is_reported_in_the_past(parse, clauses, above.carrier)
        };
        parse.tokens[self.verb].deprel == Deprel::Conj
            && above.modality != Modality::Conditional
            && would(self.verb)
            && !modality::is_perfect(parse, self.verb)
            && !conditions::has_condition(parse, self.verb)
            && (above.modality == Modality::Future && would(above.carrier) || reported())
    }

    /// Under a verb, adjective or noun with this effect.
    fn under(&self, effect: Effect, markers: &Markers) -> Bearing {
        self.under_denied(effect, markers, self.is_governor_denied())
    }

    /// The same where `denied` tells whether that verb, adjective or noun is itself denied.
    fn under_denied(&self, effect: Effect, markers: &Markers, denied: bool) -> Bearing {
        let inherited = markers.modality_or(self.governor.modality);
        match effect {
            // "Is she going to sell it?", "Did he promise to sell it?"
            Effect::Makes(_) if self.governor.modality == Modality::Question => (denied, Modality::Question),
            // "may want to sell it", "if the law requires them to sell it": the weaker of the two
            Effect::Makes(_) if self.is_governor_open() => (denied, self.governor.modality),
            Effect::Denies => (!denied, inherited),
            Effect::Doubts => (!denied, markers.modality_or(Modality::Possible)),
            Effect::Forbids => (!denied, markers.modality_or(Modality::Necessary)),
            Effect::Keeps => (denied, inherited),
            Effect::Makes(modality) => (denied, markers.modality_or(modality)),
        }
    }

    /// Nobody says that the governor is so, and it says no more than that.
    fn is_governor_open(&self) -> bool {
        match self.governor.modality {
            Modality::Possible => true,
            // but "would like to sell it" tells a wish
            Modality::Conditional => conditions::is_condition(self.parse, self.governor.carrier),
            _ => false,
        }
    }

    fn is_governor_denied(&self) -> bool {
        self.governor.polarity == Polarity::Negative
    }

    fn governor_has_adverb(&self, adverb: &str) -> bool {
        self.governor.heads(&Slot::Adverb).any(|a| self.parse.tokens[a].lemma.as_ref() == adverb)
    }

    /// "The law helps towns to save", "benefits from their advice in helping towns to save"; but "helped him find it" tells what was
    /// done.
    fn helps_in_general(&self) -> bool {
        let above = self.governor;
        let person = |s: usize| self.parse.tokens[s].nominal == NominalClass::Person;
        above.modality == Modality::Actual
            && above.polarity == Polarity::Affirmative
            && !above.heads(&Slot::Subject).any(person)
            && match above.tense {
                Tense::Present => true,
                Tense::None => !self.parse.mark_of(above.carrier).is_empty(),
                _ => false,
            }
    }

    /// "anyone who has seen it should call"; but "Anyone who entered was searched"
    fn is_of_anybody(&self) -> bool {
        let noun = self.parse.tokens[self.verb].head;
        let told = self.governor.tense == Tense::Past && self.governor.modality == Modality::Actual;
        !told && noun.is_some_and(|n| conditions::is_anybody(self.parse, n))
    }

    /// An object stands between the governor and the infinitive.
    fn is_behind_object(&self) -> bool {
        let (parse, verb) = (self.parse, self.governor.carrier);
        parse.dependents(verb, Deprel::Obj).any(|o| verb < o && o < self.verb)
    }

    /// "takes more than the army has to win it": what the army has, not what it has to do.
    fn is_compared(&self) -> bool {
        let (parse, above) = (self.parse, self.governor.carrier);
        let than = parse.dependents(above, Deprel::Mark).find(|&m| parse.lower(m) == "than");
        let amount = |w: usize| predicates::MORE_OR_LESS.has(&parse.lower(w));
        let own_object = parse.dependent(self.verb, Deprel::Obj).is_some();
        own_object && than.and_then(|t| t.checked_sub(1)).is_some_and(amount)
    }

    /// "have got to"
    fn is_have_got(&self) -> bool {
        let (parse, verb) = (self.parse, self.governor.carrier);
        let have = |a: usize| &*parse.tokens[a].lemma == "have";
        parse.word(verb).eq_ignore_ascii_case("got") && parse.dependents(verb, Deprel::Aux).any(have)
    }

    /// "initially expected", "originally planned", "had planned", "was going to" in a sentence that reports nothing
    fn governor_is_given_up(&self, above: &Clause) -> bool {
        let adverb = |a: usize| predicates::ONCE_EXPECTED.has(&self.parse.tokens[a].lemma.to_lowercase());
        let expects = effect(&predicate_lemma(self.parse, above)) == Some(Effect::Makes(Modality::Future));
        let auxiliary = |words: &[&str]| {
            let mut all = self.parse.dependents(above.carrier, Deprel::Aux);
            all.any(|a| words.contains(&&*self.parse.lower(a)))
        };
        let had_been_planned = || predicates::EXPECTING.has(&above.lemma) && auxiliary(&["had"]);
        let went = || above.lemma == "go" && above.parent.get().is_none() && auxiliary(&["was", "were"]);
        expects && (above.heads(&Slot::Adverb).any(adverb) || had_been_planned() || went())
    }

    /// "have still to approve": not "still have to"
    fn is_right_behind(&self, adverb: &str) -> bool {
        let to = self.parse.dependents(self.verb, Deprel::Mark).next();
        let before = to.and_then(|to| to.checked_sub(1)).filter(|&a| self.governor.carrier < a);
        before.is_some_and(|a| self.parse.word(a).eq_ignore_ascii_case(adverb))
    }

    /// The adjective that stands between the clause and the verb that governs both.
    fn adjective_between(&self) -> Option<usize> {
        let token = &self.parse.tokens[self.verb];
        let adjective = token.head.filter(|&h| self.parse.tokens[h].upos == Upos::Adj && h < self.verb)?;
        let between = self.parse.tokens[adjective].deprel == Deprel::Xcomp
            && self.parse.tokens[adjective].head == Some(self.governor.carrier);
        // "makes it hard for nurses to advance"
        let subject_clause =
            || matches!(token.deprel, Deprel::Ccomp | Deprel::Csubj) && has_part(&self.parse.mark_of(self.verb), "to");
        (between && (matches!(token.deprel, Deprel::Xcomp | Deprel::Advcl) || subject_clause())).then_some(adjective)
    }
}

/// "likely to", "is ready to": in a copular clause the adjective governs.
fn predicate_lemma(parse: &Parse, clause: &Clause) -> String {
    match clause.kind {
        ClauseKind::Copular => parse.tokens[clause.head].lemma.to_lowercase(),
        _ => clause.lemma.to_string(),
    }
}

/// "how_to" has the part "to".
fn has_part(mark: &str, part: &str) -> bool {
    mark.split('_').any(|p| p == part)
}
