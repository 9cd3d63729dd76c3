//! One triple a fact, in text order.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::drafts::Draft;
use super::knowledge::Knowledge;
use super::rules::Rules;
use crate::facts::FactId;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Argument, EntityId, Modality, Modifier, Polarity, Relation, SentenceId, Slot, Span, Triple};

/// In the order of the text, none twice.
pub(super) fn in_text_order(mut triples: Vec<Triple>) -> Vec<Triple> {
    triples.sort_by_cached_key(place);
    triples.dedup_by(|a, b| {
        a.predicate.text == b.predicate.text && a.subject == b.subject && a.object == b.object && place(a) == place(b)
    });
    triples
}

/// Where a triple stands in the text.
fn place(triple: &Triple) -> (SentenceId, Span, Span, Option<Span>) {
    (triple.evidence.sentence, triple.predicate.span, triple.subject.span, triple.object.as_ref().map(|o| o.span))
}

#[derive(PartialEq, Eq, Hash, Clone)]
enum Party {
    Entity(EntityId),
    Words(String),
}

#[derive(PartialEq, Eq, Hash)]
struct Fact {
    name: String,
    sides: [Option<Party>; 2],
    polarity: Polarity,
    modality: Modality,
    source: Option<Party>,
}

fn party(argument: &Argument) -> Party {
    match argument.entity {
        Some(id) => Party::Entity(id),
        None => Party::Words(argument.text.to_lowercase()),
    }
}

/// A triple with what it takes to find the fact that its object is: clauses by their numbers, words by their own.
pub(super) struct Told {
    triple: Triple,
    subject: usize,
    object: Option<usize>,
    /// The clause that tells it.
    clause: Option<usize>,
    /// The clause that its object is.
    inner: Option<usize>,
}

impl Told {
    pub(super) fn of(known: &Knowledge, draft: &Draft, triple: Triple) -> Told {
        let of_head = |head: usize| known.clauses.of_head.at(head);
        let Draft { subject, object, anchor, .. } = *draft;
        let clause = known.clause_of(anchor, subject).and_then(|c| of_head(c.head));
        let inner = draft.clause_told().and_then(of_head).filter(|&inner| Some(inner) != clause);
        Told { triple, subject, object, clause, inner }
    }
}

/// The first triple of each fact, and those that add a modifier to it.
pub(super) struct DistinctFacts<'r> {
    /// The names of relations that hold both ways.
    symmetric: FxHashSet<&'r str>,
    /// Whether the first of each fact tells where the others stand.
    variants: bool,
    triples: Vec<Triple>,
    /// The triples of each fact.
    seen: FxHashMap<Fact, SmallVec<[usize; 2]>>,
}

impl<'r> DistinctFacts<'r> {
    /// No facts yet; with `variants` the first triple of each fact tells where the others stand.
    pub(super) fn new(rules: &'r Rules, variants: bool) -> Self {
        let symmetric = rules.iter().filter(|rule| rule.symmetric).map(|rule| &*rule.name).collect();
        DistinctFacts { symmetric, variants, triples: Vec::new(), seen: FxHashMap::default() }
    }

    /// Adds the triples of a sentence. An object that is a clause learns which fact the clause tells.
    pub(super) fn add(&mut self, known: &Knowledge, mut found: Vec<Told>) {
        found.sort_by_cached_key(|told| place(&told.triple));
        let outer: Vec<(usize, [usize; 2])> =
            found.iter().enumerate().filter_map(|(n, t)| Some((n, [t.inner?, t.object?]))).collect();
        let places: Vec<(Option<usize>, usize)> = found.iter().map(|t| (t.clause, t.subject)).collect();
        let of_clause = |t: Told| self.add_one(t.triple, t.inner.is_some());
        let numbers: Vec<usize> = found.into_iter().map(of_clause).collect();
        if outer.is_empty() {
            return;
        }
        // The first fact of each clause, and the first of each of its subjects.
        let (mut first, mut of_subject) = (FxHashMap::default(), FxHashMap::default());
        for (&(clause, subject), &number) in places.iter().zip(&numbers) {
            let Some(clause) = clause else { continue };
            first.entry(clause).or_insert(number);
            of_subject.entry((clause, subject)).or_insert(number);
        }
        for (n, [clause, word]) in outer {
            // "allowed the firm to begin to sell": what it sells is the fact
            let below = |&c: &usize| {
                let complement = known.clauses.list[c].argument(&Slot::Complement);
                complement.and_then(|a| known.clauses.of_head.at(a.head)).filter(|&b| b > c)
            };
            let told = |c: usize| of_subject.get(&(c, word)).or_else(|| first.get(&c)).copied();
            let fact = std::iter::successors(Some(clause), below).find_map(told).filter(|&fact| fact != numbers[n]);
            if let Some(object) = self.triples[numbers[n]].object.as_mut() {
                object.fact = object.fact.or(fact.map(FactId::new));
            }
        }
    }

    /// Adds a triple, if it says something new; returns the number of the one that tells it. The words of an object that is a clause
    /// tell what it is, not the entity that they name.
    fn add_one(&mut self, triple: Triple, of_clause: bool) -> usize {
        let object = |o: &Argument| if of_clause { Party::Words(o.text.to_lowercase()) } else { party(o) };
        let mut sides = [Some(party(&triple.subject)), triple.object.as_ref().map(object)];
        if self.symmetric.contains(&*triple.predicate.name) {
            sides.sort_by_key(|s| match s {
                Some(Party::Entity(id)) => (0, id.0, String::new()),
                Some(Party::Words(w)) => (1, 0, w.clone()),
                None => (2, 0, String::new()),
            });
        }
        // two unresolved "he" need not be the same person; "we" of one speaker are the same
        let speaker = triple.factuality.attribution.as_ref().is_some_and(|a| a.source.entity.is_some());
        let unresolved = |a: &Argument| {
            let word = a.text.to_lowercase();
            let of_speaker = speaker && matches!(&*word, "i" | "we");
            a.entity.is_none() && closed_classes::SUBJECT_PRONOUNS.has(&word) && !of_speaker
        };
        let fact = Fact {
            name: triple.predicate.name.clone(),
            sides,
            polarity: triple.factuality.polarity,
            modality: triple.factuality.modality,
            source: triple.factuality.attribution.as_ref().map(|a| party(&a.source)),
        };
        let earlier = self.seen.entry(fact).or_default();
        let adds_nothing = |old: &Triple| {
            let told =
                |m: &Modifier| old.modifiers.iter().any(|o| o.kind == m.kind && o.text.eq_ignore_ascii_case(&m.text));
            !triple.arguments().any(unresolved) && triple.modifiers.iter().all(told)
        };
        match earlier.iter().copied().find(|&k| adds_nothing(&self.triples[k])) {
            Some(same) => {
                if self.variants {
                    self.triples[same].variants.push(triple.evidence);
                }
                same
            }
            None => {
                let number = self.triples.len();
                earlier.push(number);
                push(&mut self.triples, triple);
                number
            }
        }
    }

    /// The triples, without roles that are told shorter than elsewhere.
    pub(super) fn finish(self) -> Vec<Triple> {
        let DistinctFacts { mut triples, seen, .. } = self;
        drop(seen);
        let shadowed = shadowed_roles(&triples);
        let mut kept = 0..;
        let numbers: Vec<Option<FactId>> =
            shadowed.iter().map(|&s| if s { None } else { kept.next().map(FactId::new) }).collect();
        let mut keep = numbers.iter().map(Option::is_some);
        triples.retain(|_| keep.next().unwrap_or(true));
        for object in triples.iter_mut().filter_map(|t| t.object.as_mut()) {
            object.fact = object.fact.and_then(|fact| numbers[fact.index()]);
        }
        triples.shrink_to_fit();
        triples
    }
}

/// Adds to a list that may become long and whose items are large: its room grows by an eighth instead of doubling.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 8).max(4));
    }
    list.push(item);
}

/// "President" beside "US President" of the same person is the same office told shorter.
fn shadowed_roles(triples: &[Triple]) -> Vec<bool> {
    let mut of_holder: FxHashMap<Party, Vec<usize>> = FxHashMap::default();
    for (i, t) in triples.iter().enumerate().filter(|(_, t)| t.predicate.is(Relation::HasRole)) {
        of_holder.entry(party(&t.subject)).or_default().push(i);
    }
    let mut shadowed = vec![false; triples.len()];
    for group in of_holder.values() {
        for &short in group {
            let words = |t: &Triple| format!(" {} ", t.object.as_ref().map_or("", |o| &o.text).to_lowercase());
            shadowed[short] = group.iter().any(|&long| {
                let (a, b) = (words(&triples[short]), words(&triples[long]));
                short != long
                    && triples[short].factuality == triples[long].factuality
                    && triples[short].modifiers.is_empty()
                    && b.contains(&a)
                    && (a.len() < b.len() || long < short)
            });
        }
    }
    shadowed
}
