//! One triple a fact, in text order.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::rules::Rules;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Argument, EntityId, Modality, Modifier, Polarity, Relation, SentenceId, Span, Triple};

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

    /// Adds the triples of a sentence.
    pub(super) fn add(&mut self, mut found: Vec<Triple>) {
        found.sort_by_cached_key(place);
        found.into_iter().for_each(|triple| self.add_one(triple));
    }

    fn add_one(&mut self, triple: Triple) {
        let mut sides = [Some(party(&triple.subject)), triple.object.as_ref().map(party)];
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
            Some(same) if self.variants => self.triples[same].variants.push(triple.evidence),
            Some(_) => {}
            None => {
                earlier.push(self.triples.len());
                push(&mut self.triples, triple);
            }
        }
    }

    /// The triples, without roles that are told shorter than elsewhere.
    pub(super) fn finish(self) -> Vec<Triple> {
        let DistinctFacts { mut triples, seen, .. } = self;
        drop(seen);
        let shadowed = shadowed_roles(&triples);
        let mut numbers = 0..;
        triples.retain(|_| numbers.next().is_some_and(|i: usize| !shadowed[i]));
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
