//! What a triple says before it is put into words: everything is the index of a word.

use std::collections::HashMap;

use super::knowledge::Knowledge;
use super::surface_clauses::{Complement, SurfaceClause};
use crate::{Deprel, Relation, RelationName, RuleId, Slot};

/// A triple before it is put into words.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) subject: usize,
    /// `None` where something happens and no object belongs to it: "The talks collapsed".
    pub(super) object: Option<usize>,
    pub(super) name: String,
    pub(super) relation: Option<RelationName>,
    pub(super) rule: RuleId,
    /// What the rule's author gives it; 1 where no rule fired.
    pub(super) confidence: f32,
    /// The word that the rule started from, or the head of the clause.
    pub(super) anchor: usize,
    /// The object is a clause ("said that ..."): all its words.
    pub(super) clausal: bool,
    /// What the object is to do or is said to be: "allowed the crews [to work]".
    pub(super) complement: Option<usize>,
}

impl Draft {
    /// Subject and object.
    pub(super) fn sides(&self) -> impl Iterator<Item = usize> + use<> {
        std::iter::once(self.subject).chain(self.object)
    }

    /// Whether a rule for this relation gave it.
    pub(super) fn is(&self, relation: Relation) -> bool {
        self.relation.as_ref().is_some_and(|given| *given == relation)
    }

    /// The head of the clause that is the object or a part of it.
    pub(super) fn clause_told(&self) -> Option<usize> {
        self.complement.or_else(|| self.object.filter(|_| self.clausal))
    }

    /// What is read without a rule.
    pub(super) fn open(subject: usize, object: usize, name: String, anchor: usize) -> Draft {
        Draft { object: Some(object), ..Draft::alone(subject, name, anchor) }
    }

    /// What is read without a rule and has no object.
    pub(super) fn alone(subject: usize, name: String, anchor: usize) -> Draft {
        Draft {
            subject,
            object: None,
            name,
            relation: None,
            rule: RuleId::Open,
            confidence: 1.0,
            anchor,
            clausal: false,
            complement: None,
        }
    }
}

/// The drafts of the rules by their pair of heads: full and binary triples take their names from them.
pub(super) struct Drafts<'d> {
    all: &'d [Draft],
    of_pair: HashMap<(usize, usize), &'d Draft>,
}

impl<'d> Drafts<'d> {
    pub(super) fn new(all: &'d [Draft]) -> Self {
        Drafts { all, of_pair: all.iter().rev().filter_map(|d| Some(((d.subject, d.object?), d))).collect() }
    }

    /// The draft of a clause's fact: that of a rule where one fits the pair, else one named by the verb.
    pub(super) fn of(
        &self,
        worded: &SurfaceClause,
        complement: &Complement,
        subject: usize,
        object: usize,
        known: &Knowledge,
    ) -> Draft {
        let clause = worded.clause;
        let of_clause = |d: &&Draft| known.clause_of(d.anchor, d.subject).is_some_and(|c| c.head == clause.head);
        if let Some(draft) = self.of_pair.get(&(subject, object)).copied().filter(of_clause) {
            return draft.clone();
        }
        let verb = if clause.passive {
            format!("be_{}", known.parse.word(clause.head).to_lowercase())
        } else {
            clause.lemma.to_string()
        };
        let case = match &complement.slot {
            Slot::Oblique(case) => case.as_str(),
            Slot::Subject if clause.passive => "by",
            _ => "",
        };
        let draft = Draft::open(subject, object, open_name(&verb, case), clause.head);
        Draft { clausal: complement.is_clausal(), ..draft }
    }

    /// True when a clause or a title tells something of the two, either way round.
    pub(super) fn tell(&self, known: &Knowledge, a: usize, b: usize) -> bool {
        let told = |d: &&Draft| known.clause_of(d.anchor, d.subject).is_some() || implied_verb(known, d).is_some();
        [(a, b), (b, a)].iter().any(|pair| self.of_pair.get(pair).is_some_and(told))
    }

    /// The titles and places that no clause tells, with the verb that one would say. Not "Norlake chairman Tom Brandt" as the
    /// head of Norlake: he is the chairman, not Norlake.
    pub(super) fn of_nouns(&self, known: &Knowledge) -> impl Iterator<Item = (&'d Draft, &'static str)> {
        let of_noun = |d: &&Draft| known.clause_of(d.anchor, d.subject).is_none();
        self.all.iter().filter(of_noun).filter_map(|d| Some((d, implied_verb(known, d)?)))
    }
}

/// "is" of an office, "is in" of "Lund, Sweden"; other rules read more in noun phrases than what somebody or something is.
fn implied_verb(known: &Knowledge, draft: &Draft) -> Option<&'static str> {
    match draft.relation.as_ref()?.builtin()? {
        Relation::HasRole => Some("is"),
        Relation::LocatedIn if known.parse.tokens[draft.object?].deprel == Deprel::Appos => Some("is in"),
        _ => None,
    }
}

/// "agree" and "to" → agree_to
pub(super) fn open_name(lemma: &str, case: &str) -> String {
    if case.is_empty() { lemma.to_owned() } else { format!("{lemma}_{case}") }
}

/// Of more pairs than these the subjects and objects of a verb are not told each with each: chosen by hand, more than a sentence
/// has that was written to be read.
pub(super) const MOST_PAIRS: usize = 64;

/// Every subject with every object. Of two long lists the first of each meets all of the other: everybody and everything is
/// told, and n words do not give n² facts.
pub(super) fn pairs<'a>(subjects: &'a [usize], objects: &'a [usize]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let few = subjects.len() * objects.len() <= MOST_PAIRS;
    subjects.iter().enumerate().flat_map(move |(s, &subject)| {
        let objects = if few || s == 0 { objects } else { &objects[..objects.len().min(1)] };
        objects.iter().filter(move |&&o| o != subject).map(move |&object| (subject, object))
    })
}
