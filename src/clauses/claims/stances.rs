//! What somebody thinks of a thing, speaks of or means to do: "criticised the plan", "called it a mistake", "called for
//! a vote", "wants to leave", "is worried about the cost". Such a claim asserts nothing; where it
//! does ("the poll shows that"), it is marked as asserted.

use rustc_hash::FxHashSet;

use super::nouns_of_saying::said_by_noun;
use super::word_sets::{WordSet, ranges};
use super::{cue, participles, source_of};
use crate::clauses::syntax::can_act;
use crate::clauses::{conditions, negation, syntax};
use crate::lexicon::Words;
use crate::lexicon::vocabulary::statements;
use crate::quotes::Quote;
use crate::{
    Claim, Clause, ClauseArgument, ClauseKind, Clauses, Deprel, Modality, NominalClass, Parse, Polarity, Slot, Upos,
};

/// Adds a claim for every clause that tells a stance and is not yet the cue of one.
pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Claim>) {
    let taken: FxHashSet<usize> = found.iter().flat_map(|c| c.cue.iter().copied()).collect();
    for clause in clauses.list.iter().filter(|c| !taken.contains(&c.head) && may_tell(parse, c)) {
        if source_of(clause).is_some_and(|s| participles::shows_by_itself(parse, quotes, clause, s)) {
            continue;
        }
        let stance = Stance { parse, clause, lemma: lemma(parse, clause) };
        found.extend(match clause.kind {
            ClauseKind::Verbal => stance.of_verb(),
            ClauseKind::Copular => stance.of_adjective(),
            ClauseKind::Light => stance.of_noun(clause.carrier, clause.head),
            ClauseKind::Nominal => None,
        });
    }
}

/// False for questions, conditions and attributes.
fn may_tell(parse: &Parse, clause: &Clause) -> bool {
    let deprel = parse.tokens[clause.carrier].deprel;
    // "the Norlake-backing bank", "a firm called Norlake"
    let attribute = matches!(deprel, Deprel::Amod | Deprel::Compound)
        || clause.passive && clause.lemma == "call" && deprel == Deprel::Acl;
    !attribute
        && !matches!(clause.modality, Modality::Question | Modality::Command)
        && !conditions::is_condition(parse, clause.carrier)
}

/// "walk_back", also where the tree takes the particle for an adverb.
fn lemma(parse: &Parse, clause: &Clause) -> String {
    let back = |w: usize| w == clause.head + 1 && matches!(&*parse.lower(w), "back" | "out" | "off");
    match parse.dependents(clause.head, Deprel::Advmod).find(|&w| back(w)) {
        Some(adverb) => format!("{}_{}", clause.lemma, parse.lower(adverb)),
        None => clause.lemma.to_string(),
    }
}

/// A clause that may tell what somebody thinks; `stance_contents` reads its objects and what depends on them.
pub(super) struct Stance<'a> {
    pub(super) parse: &'a Parse,
    pub(super) clause: &'a Clause,
    /// Of the verb, with its particle.
    pub(super) lemma: String,
}

impl Stance<'_> {
    pub(super) fn is(&self, class: Words) -> bool {
        class.has(&self.lemma)
    }

    fn of_verb(&self) -> Option<Claim> {
        let clause = self.clause;
        // "rejected Brandt's claim that it rains": Brandt says so
        let lent = |&o: &usize| self.is(statements::LENDS) && (!self.is(statements::DENIES) || self.is_free_word(o));
        if let Some(noun) = self.object().filter(lent)
            && let Some(claim) = self.of_noun(clause.head, noun)
        {
            return Some(claim);
        }
        let mut cue = cue(self.parse, clause);
        if self.lemma != clause.lemma && !cue.contains(&(clause.head + 1)) {
            cue.push(clause.head + 1);
        }
        let (mut content, mut asserted) = self.found_or_known().unwrap_or_default();
        if let Some((known, said)) = self.made_known() {
            cue.push(known);
            (content, asserted) = (said, true);
        }
        if let Some((noun, said)) = self.said_by_others() {
            cue.push(noun);
            (content, asserted) = (said, true);
        }
        if content.is_empty() {
            // "if they deem it to be safe": nobody does yet
            asserted = self.of_object(&mut content) && clause.modality == Modality::Actual;
        }
        if content.is_empty() {
            self.hearsay(&mut content);
        }
        if content.is_empty() {
            self.intended(&mut content);
        }
        if content.is_empty() {
            asserted = self.with_preposition(&mut content, &mut cue);
        }
        // "asked whether the dam was safe"
        if content.is_empty() && self.is(statements::ASKS) {
            self.complements(&mut content, |_, mark, deprel| deprel == Deprel::Ccomp && mark != "to");
        }
        if content.is_empty() {
            self.spoken_of(&mut content);
            // "predicted a rise, which the fair will bring", "reaffirmed his love of the craft, which won fame": nobody else says so
            asserted = self.is(statements::FORETELLS) || self.is(statements::STATES_THINGS);
        }
        self.claim(cue, content, asserted)
    }

    /// "the poll shows that", "knows that"; and whether it is asserted: what is known is so by the text itself.
    fn found_or_known(&self) -> Option<(WordSet, bool)> {
        let that = self.that_clause()?;
        let is_that = self.parse.mark_of(that) == "that";
        // "detailed that", "denounced that": whatever else such a verb has for an object, of a clause it tells that it is so
        let says_that = || is_that && (self.is(statements::SPEAKS_OF) || self.is(statements::JUDGES));
        // "described how they did it": that they did
        let first = self.parse.subtree(that)[0];
        let says_how = || self.is(statements::SPEAKS_OF) && self.parse.word(first).eq_ignore_ascii_case("how");
        let tells =
            || says_that() || says_how() && !self.is(statements::ASKS) && !syntax::is_infinitive(self.parse, that);
        let finds = self.is(statements::FINDS) || tells();
        // "the judge held that it was so", but "held the door shut"; "put it to Vik that it was so"
        let holds = match &*self.lemma {
            "hold" => is_that || self.is_finite(that),
            "put" => is_that && self.clause.argument(&Slot::Oblique("to".into())).is_some(),
            _ => true,
        };
        if !holds {
            return None;
        }
        // "called the police to find that it was gone": nobody has found it yet
        if !(finds || self.is(statements::KNOWS)) || self.clause.modality != Modality::Actual {
            return None;
        }
        let mut content = WordSet::default();
        content.add(self.parse.subtree(that));
        Some((content, finds))
    }

    /// "holding [it was so]"
    fn is_finite(&self, that: usize) -> bool {
        let auxiliaries = [Deprel::Aux, Deprel::Cop, Deprel::AuxPass];
        syntax::has_subject(self.parse, that) && !syntax::lacks(self.parse, that, &auxiliaries)
    }

    /// "made it clear that it rains", "has made clear that"
    fn made_known(&self) -> Option<(usize, WordSet)> {
        let (parse, verb) = (self.parse, self.clause.head);
        // "The storm made it clear that it leaks": the author has seen that
        let speaks = || source_of(self.clause).is_some_and(|s| may_speak(parse, s, false));
        if self.lemma != "make" || self.clause.passive || !speaks() {
            return None;
        }
        let known =
            parse.dependents(verb, Deprel::Xcomp).find(|&x| statements::KNOWN_BY_ALL.has(&parse.tokens[x].lemma))?;
        let that = [verb, known].into_iter().flat_map(|w| parse.dependents(w, Deprel::Ccomp)).find(|&c| c > known)?;
        let mut content = WordSet::default();
        content.add(parse.subtree(that));
        Some((known, content))
    }

    /// "denied reports that the bank was bankrupt": it was not, says whoever denies it; "confirmed reports that". Returns the
    /// noun and what it says.
    fn said_by_others(&self) -> Option<(usize, WordSet)> {
        let vouches = self.is(statements::DENIES) || self.is(statements::CONFIRMS);
        let noun = self.object().filter(|&o| vouches && self.is_free_word(o))?;
        let (said, that) = said_by_noun(self.parse, noun);
        that.then_some((noun, said))
    }

    /// "is said to own the ferry": who says so is not told.
    fn hearsay(&self, content: &mut WordSet) {
        if self.clause.passive && self.is(statements::HEARSAY) {
            self.complements(content, |_, mark, deprel| deprel == Deprel::Xcomp && mark == "to");
            if !content.is_empty() {
                self.objects(content);
            }
        }
    }

    /// "vowed to stay", "wants a vote"
    fn intended(&self, content: &mut WordSet) {
        if self.is(statements::INTENDS) {
            self.complements(content, |_, mark, deprel| deprel == Deprel::Xcomp && matches!(mark, "to" | ""));
            if self.is(statements::SPEAKS_OF) || matches!(self.lemma.as_str(), "want" | "seek" | "plan" | "like") {
                self.objects(content);
            }
        }
    }

    /// "cited the report", "questioned whether it pays", "suggested selling the ferry"; but "addressed the crowd" speaks to it.
    fn spoken_of(&self, content: &mut WordSet) {
        let spoken_to = self.lemma == "address" && self.object().is_some_and(|o| can_act(self.parse, o));
        if self.is(statements::SPEAKS_OF) && !spoken_to {
            self.objects(content);
            // "reaffirmed its care for the craft in the form of courses, which", where the tree has the form with the verb
            if self.is(statements::STATES_THINGS) && !content.is_empty() {
                self.complements(content, |slot, case, _| {
                    matches!(slot, Slot::Oblique(_)) && case.starts_with("in_the_form")
                });
            }
            self.complements(content, |slot, mark, _| *slot == Slot::Complement && mark != "to");
        }
    }

    /// A noun of saying without an owner: "reports that".
    fn is_free_word(&self, noun: usize) -> bool {
        statements::SAID.has(&self.parse.tokens[noun].lemma) && self.parse.dependent(noun, Deprel::NmodPoss).is_none()
    }

    /// "raised questions about the plan", "issued a statement saying that": the noun tells what it is.
    fn of_noun(&self, verb: usize, noun: usize) -> Option<Claim> {
        if !statements::SAID.has(&self.parse.tokens[noun].lemma) {
            return None;
        }
        let (mut content, asserted) = said_by_noun(self.parse, noun);
        for &c in self.parse.children(verb) {
            let about = self.parse.tokens[c].deprel == Deprel::Obl
                && c > noun
                && statements::OF_WHAT_A_CARRIED_NOUN_SAYS.has(&self.parse.case_of(c))
                && self.parse.tokens[c].nominal != NominalClass::Time;
            // "made the case that it rains"
            let that = self.parse.tokens[c].deprel == Deprel::Ccomp && c > noun;
            if content.is_empty() && (about || that) {
                content.add(self.parse.subtree(c));
            }
        }
        let mut cue = cue(self.parse, self.clause);
        cue.extend([verb, noun]);
        cue.sort_unstable();
        cue.dedup();
        self.claim(cue, content, asserted)
    }

    /// "is confident that it rains", "was worried about the cost"
    fn of_adjective(&self) -> Option<Claim> {
        let (parse, head) = (self.parse, self.clause.head);
        let token = &parse.tokens[head];
        if !statements::FEELS.has(&token.lemma) && !statements::FEELS.has(&parse.lower(head)) {
            return None;
        }
        let is_that = |c: usize| match parse.tokens[c].deprel {
            Deprel::Ccomp => true,
            Deprel::Advcl => parse.mark_of(c) == "that",
            _ => false,
        };
        let after = || parse.children(head).iter().copied().filter(|&c| c > head);
        let mut content = WordSet::default();
        for c in after().filter(|&c| is_that(c) || self.is_felt(c)) {
            content.add(parse.subtree(c));
        }
        let holds = || statements::HOLDS.has(&token.lemma) || statements::HOLDS.has(&parse.lower(head));
        self.claim(cue(parse, self.clause), content, after().any(is_that) && holds())
    }

    /// "eager to leave", "worried about the cost", "happy with it"
    fn is_felt(&self, child: usize) -> bool {
        let parse = self.parse;
        match parse.tokens[child].deprel {
            Deprel::Xcomp => true,
            Deprel::Obl => {
                statements::OF_WHAT_IS_FELT.has(&parse.case_of(child))
                    && parse.tokens[child].nominal != NominalClass::Time
            }
            Deprel::Advcl => matches!(parse.mark_of(child).as_str(), "to" | "about" | "of"),
            _ => false,
        }
    }

    pub(super) fn object(&self) -> Option<usize> {
        self.clause.argument(&Slot::Object).map(|a| a.head)
    }

    /// "that it rains": a clause with a subject or a conjunction of its own
    pub(super) fn that_clause(&self) -> Option<usize> {
        self.clause
            .heads(&Slot::Complement)
            .find(|&c| self.parse.tokens[c].deprel == Deprel::Ccomp && self.parse.mark_of(c) != "to")
    }

    /// Plans, remarks and votes; not towns and armies.
    pub(super) fn has_no_body(&self, noun: usize) -> bool {
        let token = &self.parse.tokens[noun];
        token.upos == Upos::Noun && matches!(token.nominal, NominalClass::Abstract | NominalClass::Event)
    }

    pub(super) fn objects(&self, content: &mut WordSet) {
        for argument in self.clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Object)) {
            content.add(self.words_of(argument));
        }
    }

    /// The arguments that are content by their place, their preposition or conjunction and their relation.
    pub(super) fn complements(&self, content: &mut WordSet, is_content: impl Fn(&Slot, &str, Deprel) -> bool) {
        for argument in &self.clause.arguments {
            let mark = self.parse.mark_of(argument.head);
            let mark = if mark.is_empty() { self.parse.case_of(argument.head) } else { mark };
            let token = &self.parse.tokens[argument.head];
            // "approved the plan on Tuesday"
            let when = token.nominal == NominalClass::Time && argument.slot == Slot::Oblique("on".into());
            if !when && is_content(&argument.slot, &mark, token.deprel) {
                content.add(self.words_of(argument));
            }
        }
    }

    /// The words of an argument without those of the clause itself: "the plan that he criticised".
    pub(super) fn words_of(&self, argument: &ClauseArgument) -> Vec<usize> {
        match self.parse.branch(self.clause.carrier, argument.head).filter(|_| self.clause.carrier != argument.head) {
            Some(branch) => self.parse.subtree_without(argument.head, |c| c == branch),
            None => self.parse.subtree(argument.head),
        }
    }

    /// The claim with this cue and content, if it is one.
    fn claim(&self, cue: Vec<usize>, content: WordSet, asserted: bool) -> Option<Claim> {
        let (parse, clause) = (self.parse, self.clause);
        let source = source_of(clause);
        if content.is_empty() || self.is_deed() || !self.may_be_held_by(source, asserted) {
            return None;
        }
        // "a bridge that they refused to close"
        let pronoun =
            |w: usize| parse.tokens[w].upos == Upos::Pron && parse.is_relative_pronoun(w) && w < clause.carrier;
        let content = content.sorted().into_iter();
        let content: Vec<usize> = content.filter(|&w| !cue.contains(&w) && Some(w) != source && !pronoun(w)).collect();
        if content.is_empty() {
            return None;
        }
        let claim = Claim::new(parse, source, cue, ranges(&content));
        let negative = clause.polarity == Polarity::Negative;
        let speaks = !(self.is(statements::INTENDS) || self.is(statements::JUDGES) || self.is(statements::NAMES))
            && clause.kind != ClauseKind::Copular;
        let by_nobody = source.is_some_and(|s| negation::is_nobody(parse, s));
        let unsaid = negative && speaks || self.says_nothing() || by_nobody;
        let denied = self.denies() != (negative && !speaks);
        let retracted = denied && !unsaid && self.is(statements::TAKES_BACK);
        Some(Claim { asserted: claim.asserted && asserted && !negative && !unsaid, denied, retracted, unsaid, ..claim })
    }

    /// "She was dismissed over it": she lost her office; "was found dead": nobody judges her.
    fn is_deed(&self) -> bool {
        let parse = self.parse;
        let is_person = |o: usize| parse.tokens[o].nominal == NominalClass::Person;
        let sacked = || self.lemma == "dismiss" && self.object().is_some_and(is_person);
        let found = || {
            let mut states = self.clause.heads(&Slot::Complement).chain(self.clause.heads(&Slot::Attribute));
            self.lemma == "find" && states.any(|s| statements::STATE_OF_A_BODY.has(&parse.tokens[s].lemma))
        };
        sacked() || found()
    }

    /// "was accused of fraud": the text does not tell by whom; "talks to end it" is another matter.
    fn may_be_held_by(&self, source: Option<usize>, asserted: bool) -> bool {
        match source {
            Some(source) => may_speak(self.parse, source, asserted),
            None => {
                let held = [
                    statements::JUDGES,
                    statements::NAMES,
                    statements::HEARSAY,
                    statements::URGES,
                    statements::TAKES_AS,
                ];
                self.clause.passive && held.into_iter().any(|class| self.is(class))
            }
        }
    }

    /// "rejected the claim", but "rejected the plan" is a judgement.
    fn denies(&self) -> bool {
        let is_word = |o: usize| statements::SAID.has(&self.parse.tokens[o].lemma);
        self.is(statements::DENIES)
            && (!matches!(self.lemma.as_str(), "reject" | "dismiss") || self.object().is_some_and(is_word))
    }

    /// "declined to comment"
    fn says_nothing(&self) -> bool {
        matches!(self.lemma.as_str(), "decline" | "refuse")
            && self.clause.heads(&Slot::Complement).any(|c| statements::SPEAKING.has(&self.parse.tokens[c].lemma))
    }
}

/// People, organisations and what is written or measured; not "you", which may be anybody.
pub(super) fn may_speak(parse: &Parse, source: usize, asserted: bool) -> bool {
    let token = &parse.tokens[source];
    match token.upos {
        Upos::Pron => statements::PRONOUNS_THAT_SPEAK.has(&parse.lower(source)),
        _ => can_act(parse, source) || statements::SPEAKER.has(&token.lemma) || asserted && token.upos == Upos::Noun,
    }
}
