//! What somebody thinks of a thing, speaks of or means to do: "criticised the plan", "called it a mistake", "called for
//! a vote", "wants to leave", "is worried about the cost". Nobody is said to hold it to be so; where a clause is said to
//! be so ("the poll shows that"), the claim asserts it.

use std::collections::HashSet;

use super::super::{own, predicates, verbs};
use super::nouns::said_by_noun;
use super::{Words, cue};
use crate::lexicon::Words as WordList;
use crate::lexicon::vocabulary::statements;
use crate::{
    Claim, Clause, ClauseArgument, ClauseKind, Clauses, Deprel, Modality, NominalClass, Parse, Polarity, Slot, Upos,
};

/// Adds the stances of clauses that no claim has as its cue.
pub(super) fn find(parse: &Parse, clauses: &Clauses, found: &mut Vec<Claim>) {
    let taken: HashSet<usize> = found.iter().flat_map(|c| c.cue.iter().copied()).collect();
    for clause in clauses.list.iter().filter(|c| !taken.contains(&c.head)) {
        let idle = matches!(clause.modality, Modality::Question | Modality::Command)
            || own::is_condition(parse, clause.carrier)
            // "the Norlake-backing bank"
            || matches!(parse.tokens[clause.carrier].deprel, Deprel::Amod | Deprel::Compound)
            // "a firm called Norlake"
            || clause.passive && clause.lemma == "call" && parse.tokens[clause.carrier].deprel == Deprel::Acl;
        if idle {
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

/// "walk_back", also where the tree takes the particle for an adverb.
fn lemma(parse: &Parse, clause: &Clause) -> String {
    let back = |w: usize| w == clause.head + 1 && matches!(&*parse.word(w).to_lowercase(), "back" | "out" | "off");
    match parse.dependents(clause.head, Deprel::Advmod).find(|&w| back(w)) {
        Some(adverb) => format!("{}_{}", clause.lemma, parse.word(adverb).to_lowercase()),
        None => clause.lemma.to_string(),
    }
}

/// A clause that may tell what somebody thinks; `objects` reads what hangs to its objects.
pub(super) struct Stance<'a> {
    pub(super) parse: &'a Parse,
    pub(super) clause: &'a Clause,
    /// Of the verb, with its particle.
    pub(super) lemma: String,
}

impl Stance<'_> {
    pub(super) fn is(&self, class: WordList) -> bool {
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
        let (mut content, mut asserted) = (Words::default(), false);
        let mut cue = cue(self.parse, clause);
        if self.lemma != clause.lemma && !cue.contains(&(clause.head + 1)) {
            cue.push(clause.head + 1);
        }
        if let Some(that) = self.that_clause() {
            let finds = self.is(statements::FINDS);
            // "called the police to find that it was gone": nobody has found it yet
            if (finds || self.is(statements::KNOWS)) && clause.modality == Modality::Actual {
                asserted = finds;
                content.add(self.parse.subtree(that));
            }
        }
        // "denied reports that the bank was bankrupt": it was not, says who denies it; "confirmed reports that"
        let vouches = self.is(statements::DENIES) || self.is(statements::CONFIRMS);
        if let Some(noun) = self.object().filter(|_| vouches).filter(|&o| self.is_free_word(o)) {
            let (said, that) = said_by_noun(self.parse, noun);
            if that {
                cue.push(noun);
                (content, asserted) = (said, true);
            }
        }
        if content.is_empty() {
            self.of_object(&mut content);
        }
        // "is said to own the ferry": who says so is not told
        if content.is_empty() && clause.passive && self.is(statements::HEARSAY) {
            self.complements(&mut content, |_, mark, deprel| deprel == Deprel::Xcomp && mark == "to");
            if !content.is_empty() {
                self.objects(&mut content);
            }
        }
        if content.is_empty() && self.is(statements::INTENDS) {
            self.complements(&mut content, |_, mark, deprel| deprel == Deprel::Xcomp && matches!(mark, "to" | ""));
            if self.is(statements::SPEAKS_OF) || matches!(self.lemma.as_str(), "want" | "seek" | "plan" | "like") {
                self.objects(&mut content);
            }
        }
        if content.is_empty() {
            self.with_preposition(&mut content, &mut cue);
        }
        // "asked whether the dam was safe"
        if content.is_empty() && self.is(statements::ASKS) {
            self.complements(&mut content, |_, mark, deprel| deprel == Deprel::Ccomp && mark != "to");
        }
        // "addressed the crowd" speaks to it
        let spoken_to = self.lemma == "address" && self.object().is_some_and(|o| predicates::can_act(self.parse, o));
        if content.is_empty() && self.is(statements::SPEAKS_OF) && !spoken_to {
            self.objects(&mut content);
            // "questioned whether it pays", "suggested selling the ferry"
            self.complements(&mut content, |slot, mark, _| *slot == Slot::Complement && mark != "to");
        }
        self.claim(cue, content, asserted)
    }

    /// A noun of saying that nobody owns: "reports that".
    fn is_free_word(&self, noun: usize) -> bool {
        statements::SAID.has(&self.parse.tokens[noun].lemma) && self.parse.dependent(noun, Deprel::NmodPoss).is_none()
    }

    /// "raised questions about the plan", "issued a statement saying that": the noun tells what it is.
    fn of_noun(&self, verb: usize, noun: usize) -> Option<Claim> {
        if !statements::SAID.has(&self.parse.tokens[noun].lemma) {
            return None;
        }
        let (content, asserted) = said_by_noun(self.parse, noun);
        let mut content = content;
        for &c in self.parse.children(verb) {
            let about = self.parse.tokens[c].deprel == Deprel::Obl
                && c > noun
                && matches!(self.parse.case_of(c).as_str(), "about" | "over" | "on" | "for" | "against" | "of")
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
        if !statements::FEELS.has(&token.lemma) && !statements::FEELS.has(&parse.word(head).to_lowercase()) {
            return None;
        }
        let (mut content, mut asserted) = (Words::default(), false);
        for &c in parse.children(head).iter().filter(|&&c| c > head) {
            match parse.tokens[c].deprel {
                Deprel::Ccomp | Deprel::Advcl
                    if parse.tokens[c].deprel == Deprel::Ccomp || parse.mark_of(c) == "that" =>
                {
                    asserted =
                        statements::HOLDS.has(&token.lemma) || statements::HOLDS.has(&parse.word(head).to_lowercase());
                    content.add(parse.subtree(c));
                }
                Deprel::Xcomp => content.add(parse.subtree(c)),
                Deprel::Obl
                    if matches!(
                        parse.case_of(c).as_str(),
                        "about" | "of" | "over" | "with" | "on" | "for" | "that"
                    ) && parse.tokens[c].nominal != NominalClass::Time =>
                {
                    content.add(parse.subtree(c));
                }
                Deprel::Advcl if matches!(parse.mark_of(c).as_str(), "to" | "about" | "of") => {
                    content.add(parse.subtree(c))
                }
                _ => {}
            }
        }
        self.claim(cue(parse, self.clause), content, asserted)
    }

    // -------------------------------------------------------------------------------------------- parts

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

    pub(super) fn objects(&self, content: &mut Words) {
        for argument in self.clause.arguments.iter().filter(|a| matches!(a.slot, Slot::Object)) {
            content.add(self.words_of(argument));
        }
    }

    pub(super) fn complements(&self, content: &mut Words, wanted: impl Fn(&Slot, &str, Deprel) -> bool) {
        for argument in &self.clause.arguments {
            let mark = self.parse.mark_of(argument.head);
            let mark = if mark.is_empty() { self.parse.case_of(argument.head) } else { mark };
            let token = &self.parse.tokens[argument.head];
            // "approved the plan on Tuesday"
            let when = token.nominal == NominalClass::Time && argument.slot == Slot::Oblique("on".into());
            if !when && wanted(&argument.slot, &mark, token.deprel) {
                content.add(self.words_of(argument));
            }
        }
    }

    /// The words of an argument without those of the clause itself: "the plan that he criticised".
    pub(super) fn words_of(&self, argument: &ClauseArgument) -> Vec<usize> {
        match self.parse.branch(self.clause.carrier, argument.head).filter(|_| self.clause.carrier != argument.head) {
            Some(own) => self.parse.subtree_without(argument.head, |c| c == own),
            None => self.parse.subtree(argument.head),
        }
    }

    fn claim(&self, cue: Vec<usize>, content: Words, asserted: bool) -> Option<Claim> {
        let (parse, clause) = (self.parse, self.clause);
        // "She was dismissed over it": out of office, not out of hand
        let sacked = || {
            self.lemma == "dismiss" && self.object().is_some_and(|o| parse.tokens[o].nominal == NominalClass::Person)
        };
        // "was found dead": nobody judges
        let found = || {
            let mut states = clause.heads(&Slot::Complement).chain(clause.heads(&Slot::Attribute));
            self.lemma == "find" && states.any(|s| is_of_body(&parse.tokens[s].lemma))
        };
        if content.is_empty() || sacked() || found() {
            return None;
        }
        let source = super::source_of(clause);
        match source {
            Some(source) if !may_speak(parse, source, asserted) => return None,
            // "was accused of fraud": the text does not tell by whom; "talks to end it" is another matter
            None if !clause.passive
                || !(self.is(statements::JUDGES)
                    || self.is(statements::NAMES)
                    || self.is(statements::HEARSAY)
                    || self.is(statements::URGES)
                    || self.is(statements::TAKES_AS)) =>
            {
                return None;
            }
            _ => {}
        }
        // "a bridge that they refused to close"
        let pronoun = |w: usize| {
            parse.tokens[w].upos == Upos::Pron && verbs::is_relative_pronoun(parse.word(w)) && w < clause.carrier
        };
        let content = content.sorted().into_iter();
        let content: Vec<usize> = content.filter(|&w| !cue.contains(&w) && Some(w) != source && !pronoun(w)).collect();
        if content.is_empty() {
            return None;
        }
        let claim = Claim::new(parse, source, cue, super::ranges(&content));
        let negative = clause.polarity == Polarity::Negative;
        let denies = self.is(statements::DENIES)
            && (self.lemma != "reject" && self.lemma != "dismiss"
                || self.object().is_some_and(|o| statements::SAID.has(&parse.tokens[o].lemma)));
        let speaks = !(self.is(statements::INTENDS) || self.is(statements::JUDGES) || self.is(statements::NAMES))
            && clause.kind != ClauseKind::Copular;
        let unsaid = negative && speaks || self.says_nothing() || source.is_some_and(|s| verbs::is_nobody(parse, s));
        let denied = denies != (negative && !speaks);
        let retracted = denied && !unsaid && self.is(statements::TAKES_BACK);
        Some(Claim { asserted: claim.asserted && asserted && !negative && !unsaid, denied, retracted, unsaid, ..claim })
    }

    /// "declined to comment"
    fn says_nothing(&self) -> bool {
        matches!(self.lemma.as_str(), "decline" | "refuse")
            && self.clause.heads(&Slot::Complement).any(|c| statements::SPEAKING.has(&self.parse.tokens[c].lemma))
    }
}

/// How somebody is found, and not judged to be.
fn is_of_body(adjective: &str) -> bool {
    matches!(
        adjective,
        "dead"
            | "alive"
            | "unconscious"
            | "unresponsive"
            | "hanged"
            | "injured"
            | "wounded"
            | "unharmed"
            | "drowned"
            | "shot"
            | "stabbed"
    )
}

/// People, organisations and what is written or measured; not "it" and "you", which may be anything.
pub(super) fn may_speak(parse: &Parse, source: usize, asserted: bool) -> bool {
    let token = &parse.tokens[source];
    let word = parse.word(source).to_lowercase();
    let document = statements::SPEAKER.has(&token.lemma);
    match token.upos {
        Upos::Pron => matches!(
            word.as_str(),
            "i" | "we"
                | "he"
                | "she"
                | "they"
                | "who"
                | "everyone"
                | "everybody"
                | "nobody"
                | "someone"
                | "somebody"
                | "anyone"
                | "it"
        ),
        _ => predicates::can_act(parse, source) || document || asserted && token.upos == Upos::Noun,
    }
}
