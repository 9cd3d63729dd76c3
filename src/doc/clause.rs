use std::ops::Range;

use compact_str::CompactString;
use smallvec::SmallVec;

use super::{AttributionKind, Modality, Nth, Numbers, Polarity, Tense};

/// What kind of words carry the predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// "the sides *agreed*"
    Verbal,
    /// "the fighting is a *war*", "they are *close* to a deal", "the port is in *Kenya*"
    Copular,
    /// "they held *talks*", "she had a *conversation*": the noun is the predicate, its verb only carries it
    Light,
    /// "during a *meeting* with", "their *talks* with", "the *attack* on"
    Nominal,
}

/// The place that an argument takes in its clause, once passives, control, relative clauses and coordination are undone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// who does it or is it: the subject, in a passive the agent
    Subject,
    /// to whom or what it is done: the object, in a passive the subject
    Object,
    /// "told *reporters* a story"
    Recipient,
    /// what the subject (or, beside an object, the object) is said to be: "is *a war*", "named him *ambassador*"
    Attribute,
    /// a phrase with a preposition; multiword ones are joined with `_` ("because_of"); empty for a bare phrase
    /// ("last week")
    Oblique(CompactString),
    /// a clause that completes the predicate: the head is that clause's predicate
    Complement,
    /// an adverb
    Adverb,
    /// an adverbial clause with its conjunction ("because", "to", "after"; empty for a bare participle): the head is that
    /// clause's predicate
    Adverbial(CompactString),
}

/// A phrase that takes a place in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseArgument {
    /// Its place.
    pub slot: Slot,
    /// The word that governs the phrase. Of a coordination each conjunct is an argument of its own.
    pub head: usize,
    /// True where the words do not stand with the predicate and control, coordination or a relative clause brought them.
    pub inferred: bool,
}

/// A predicate with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The word that carries the meaning.
    pub head: usize,
    /// The verb that shows tense and polarity: the head itself, but the light verb of a light noun.
    pub carrier: usize,
    /// Kind of that word.
    pub kind: ClauseKind,
    /// The words of the predicate in text order: auxiliaries, negation, verb, particle, copula, light verb.
    pub words: SmallVec<[usize; 2]>,
    /// The lemma, with its particle: "agree", "sort_out"; for a copula with a noun "be".
    pub lemma: CompactString,
    /// "was signed", "signed by"
    pub passive: bool,
    /// Its arguments in text order.
    pub arguments: Vec<ClauseArgument>,
    /// Affirmed or denied, with what governs the clause taken into account.
    pub polarity: Polarity,
    /// Actual, to come, possible, ..., with what governs the clause taken into account.
    pub modality: Modality,
    /// When, as the verb shows it.
    pub tense: Tense,
    /// The innermost claim that asserts the clause: index into [`Clauses::claims`].
    pub claim: Nth,
    /// The clause that this one depends on.
    pub parent: Nth,
}

impl Clause {
    /// The heads of the arguments in a slot, in text order.
    pub fn heads<'c>(&'c self, slot: &'c Slot) -> impl Iterator<Item = usize> + 'c {
        self.arguments.iter().filter(move |a| a.slot == *slot).map(|a| a.head)
    }

    /// The first argument in a slot.
    pub fn argument(&self, slot: &Slot) -> Option<&ClauseArgument> {
        self.arguments.iter().find(|a| a.slot == *slot)
    }
}

/// Somebody says something, or thinks or wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The word that governs the phrase of the one who says it; `None` where the text does not tell ("is said to").
    pub source: Option<usize>,
    /// Those who say it together with the source: the same word for the rest of "the mayor and the governor".
    pub others: Vec<usize>,
    /// The words that show it ("said", "according to"), the one that governs them first; never empty.
    pub cue: Vec<usize>,
    /// The words of what is said, in one or several pieces, in text order.
    pub content: Vec<Range<usize>>,
    /// In quotation marks or not.
    pub kind: AttributionKind,
    /// The source says that the content is so, and the author does not vouch for it: clauses within are the source's word.
    /// False for what is only spoken of, wanted or judged ("criticised the plan").
    pub asserted: bool,
    /// The source denies the content or takes it back.
    pub denied: bool,
    /// Of what is denied: the source said so before and takes it back.
    pub retracted: bool,
    /// The text says that the source does not say it ("did not mention the plan").
    pub unsaid: bool,
    /// The claim that this claim is part of.
    pub outer: Option<usize>,
}

/// What the clauses room finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clauses {
    /// All clauses, by the position of their heads.
    pub list: Vec<Clause>,
    /// Who says what, in the order of the cues; clauses point here.
    pub claims: Vec<Claim>,
    /// For each word the innermost claim that asserts it.
    pub claim_at: Numbers,
    /// For each word the clause that it is the head or the light verb of.
    pub of_head: Numbers,
}

impl Clauses {
    /// The clause with this head.
    pub fn at(&self, head: usize) -> Option<&Clause> {
        self.of_head.at(head).map(|c| &self.list[c])
    }
}
