//! Pattern × text → captures.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};

use super::syntax::{Capture, Edge, Need, Node, Pattern, Property, Step};
use crate::{Clauses, Deprel, EntityKind, MentionForm, Parse, RoleStatus, Slot, Upos};

/// What a pattern looks at: the trees, the clauses, and what is known of the mention that each word heads.
pub(crate) struct Graph<'a> {
    pub(crate) parse: &'a Parse,
    pub(crate) clauses: &'a Clauses,
    /// For each word that heads a mention: its kind and form.
    pub(crate) mention: Vec<Option<(EntityKind, MentionForm)>>,
    /// For each word that heads a role: whether it is held now.
    pub(crate) status: Vec<Option<RoleStatus>>,
    /// For words that head a role: the heads of its holders.
    pub(crate) holders: Heads,
    /// For words that head a role: the heads of the persons, organisations and places that it is a role with.
    pub(crate) of: Heads,
}

/// For some words the heads of others, in an order of their own.
pub(crate) type Heads = FxHashMap<usize, SmallVec<[usize; 1]>>;

/// In a longer list of people who do something with each other only the first does it with each of the others: n people give n - 1
/// facts, not n².
const MOST_MUTUAL: usize = 3;

/// The ways in which a pattern fits at one word that are looked at: 256 subjects with as many objects.
const MOST_MATCHES: usize = 256 * 256;

/// Where a pattern fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Match {
    pub(crate) subject: Option<usize>,
    pub(crate) object: Option<usize>,
}

/// Seldom more than one.
pub(crate) type Matches = SmallVec<[Match; 2]>;

/// Words at the end of an edge.
type Targets = SmallVec<[usize; 4]>;

impl Pattern {
    /// Every way in which the pattern fits with `anchor` as its first node, in text order of the captures.
    pub(crate) fn matches(&self, graph: &Graph, anchor: usize) -> Matches {
        let mut found = Matches::new();
        self.extend(graph, anchor, Match::default(), &mut found);
        found.retain(|m| m.subject.is_some() && m.subject != m.object);
        found
    }

    fn extend(&self, graph: &Graph, token: usize, so_far: Match, found: &mut Matches) {
        if !self.node.accepts(graph, token) {
            return;
        }
        let mut partial: Matches = smallvec![so_far.with(self.node.capture, token)];
        for step in &self.steps {
            partial = distinct(step.apply(graph, token, &partial));
            if partial.is_empty() {
                return;
            }
        }
        found.append(&mut partial);
    }
}

/// Each match once, and no more than [`MOST_MATCHES`]: six steps to any of 60 members of a list would be 60⁶ ways to say one thing.
fn distinct(mut matches: Matches) -> Matches {
    if matches.len() > 1 {
        let mut seen = FxHashSet::default();
        matches.retain(|m| seen.insert(*m));
        matches.truncate(MOST_MATCHES);
    }
    matches
}

impl Match {
    fn with(self, capture: Option<Capture>, token: usize) -> Self {
        match capture {
            Some(Capture::Subject) => Match { subject: Some(token), ..self },
            Some(Capture::Object) => Match { object: Some(token), ..self },
            Some(Capture::Pair) | None => self,
        }
    }
}

impl Step {
    fn apply(&self, graph: &Graph, from: usize, partial: &[Match]) -> Matches {
        let mut targets = Targets::new();
        self.edges.iter().for_each(|edge| graph.add_targets(from, edge, &mut targets));
        if self.target.node.capture == Some(Capture::Pair) {
            return self.pairs(graph, &targets, partial);
        }
        let mut next = Matches::new();
        for &so_far in partial {
            let before = next.len();
            for &target in &targets {
                self.target.extend(graph, target, so_far, &mut next);
            }
            if self.need == Need::None {
                let hit = next.len() > before;
                next.truncate(before);
                if !hit {
                    next.push(so_far);
                }
            }
        }
        next
    }

    /// Each two of the words at the end of the edge.
    fn pairs(&self, graph: &Graph, targets: &[usize], partial: &[Match]) -> Matches {
        let mut fit: Targets = targets.iter().copied().filter(|&t| self.target.node.accepts(graph, t)).collect();
        fit.sort_unstable();
        fit.dedup();
        let mut next = Matches::new();
        for _ in partial {
            for (n, &first) in fit.iter().enumerate() {
                let others = if fit.len() <= MOST_MUTUAL || n == 0 { &fit[n + 1..] } else { &[] };
                next.extend(others.iter().map(|&second| Match { subject: Some(first), object: Some(second) }));
            }
        }
        next
    }
}

impl Node {
    fn accepts(&self, graph: &Graph, token: usize) -> bool {
        self.tests.iter().all(|test| graph.has(token, &test.of) == test.is)
    }
}

impl Graph<'_> {
    /// False for a word from which no edge leads to another: no pattern fits there, as each has a subject and an object.
    pub(crate) fn leads_on(&self, word: usize) -> bool {
        !self.parse.children(word).is_empty()
            || self.clauses.at(word).is_some()
            || self.holders.contains_key(&word)
            || self.of.contains_key(&word)
    }

    fn has(&self, i: usize, property: &Property) -> bool {
        let token = &self.parse.tokens[i];
        match property {
            Property::Lemma(all) => {
                // a clause knows its particle: "carry_out"
                let clause = self.clauses.at(i).map(|c| c.lemma.as_str()).filter(|l| l.contains('_'));
                all.iter().any(|l| clause.map_or_else(|| token.lemma.eq_ignore_ascii_case(l), |c| c == l))
            }
            Property::Word(all) => all.iter().any(|w| self.parse.word(i).eq_ignore_ascii_case(w)),
            Property::Upos(all) => all.contains(&token.upos),
            Property::Kind(all) => self.mention[i].is_some_and(|(kind, _)| all.contains(&kind)),
            Property::Form(all) => self.mention[i].is_some_and(|(_, form)| all.contains(&form)),
            Property::Class(all) => all.contains(&token.nominal),
            Property::Deprel(all) => all.contains(&token.deprel),
            Property::Status(all) => self.status[i].is_some_and(|s| all.contains(&s)),
            Property::Clause(all) => self.clauses.at(i).is_some_and(|c| all.contains(&c.kind)),
        }
    }

    /// Adds the words at the end of an edge, in text order.
    fn add_targets(&self, from: usize, edge: &Edge, found: &mut Targets) {
        let arguments = || self.clauses.at(from).map(|c| c.arguments.as_slice()).unwrap_or_default();
        let has = |cases: &Option<Vec<String>>, case: &str| cases.as_ref().is_none_or(|c| c.iter().any(|c| c == case));
        let mut slot = |fits: &dyn Fn(&Slot) -> bool| {
            found.extend(arguments().iter().filter(|a| fits(&a.slot)).map(|a| a.head));
        };
        match edge {
            Edge::Subject => slot(&|s| *s == Slot::Subject),
            // the tree may call the only object an indirect one: "advised the bank"
            Edge::Object => {
                let object = arguments().iter().any(|a| a.slot == Slot::Object);
                slot(if object { &|s| *s == Slot::Object } else { &|s| *s == Slot::Recipient });
            }
            Edge::Recipient => slot(&|s| *s == Slot::Recipient),
            Edge::Attribute => slot(&|s| *s == Slot::Attribute),
            Edge::Complement => slot(&|s| *s == Slot::Complement),
            Edge::Adverb => slot(&|s| *s == Slot::Adverb),
            Edge::Oblique(cases) => {
                slot(&|s| matches!(s, Slot::Oblique(c) if has(cases, c)));
                // "was found guilty of fraud": an adjective that is no predicate of its own has its phrases in the tree
                if self.clauses.at(from).is_none() && self.parse.tokens[from].upos == Upos::Adj {
                    let phrases = self.parse.dependents(from, Deprel::Obl);
                    found.extend(phrases.filter(|&p| has(cases, &self.parse.case_of(p))));
                }
            }
            Edge::Adverbial(marks) => slot(&|s| matches!(s, Slot::Adverbial(m) if has(marks, m))),
            Edge::Holder => found.extend(self.holders.get(&from).into_iter().flatten().copied()),
            Edge::Of => found.extend(self.of.get(&from).into_iter().flatten().copied()),
            Edge::Tree(deprel) => found.extend(self.parse.dependents(from, *deprel)),
            Edge::Governor => found.extend(self.parse.tokens[from].head),
            Edge::Next(cases) => found.extend(self.parse.tokens[from].head.and_then(|head| {
                let phrase = self.parse.subtree(from);
                let (first, last) = (*phrase.first()?, *phrase.last()?);
                let begins = |&w: &usize| self.parse.subtree(w).first() == Some(&(last + 1));
                let beside = self.parse.children(head).iter().copied().filter(|&w| w > last);
                let mut beside = beside.filter(|&w| cases.contains(&self.parse.case_of(w)));
                (last - first < phrase.len()).then(|| beside.find(begins)).flatten()
            })),
            Edge::NmodCase(cases) => {
                let nouns = self.parse.dependents(from, Deprel::Nmod);
                for noun in nouns.filter(|&n| cases.contains(&self.parse.case_of(n))) {
                    found.push(noun);
                    found.extend(self.parse.conjuncts(noun));
                }
            }
        }
    }
}
