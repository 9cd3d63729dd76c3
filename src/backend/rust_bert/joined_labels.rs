//! What a classifier says of names, joined with what the embedded network says.
//!
//! The classifier decides which words are names of the kinds that it tells apart. The embedded network decides the rest:
//! which of the kinds that the classifier has one type for ("MISC"), and names of kinds that it has no type for (dates, money),
//! where the classifier sees none. In probabilities: `P(tag) = P(type) · P(tag | type)`, the first of the classifier, the second
//! of the network.

use crate::models::{Bio, Classifier, ConllLabel, LabelMap, Labels, Scheme, type_of};
use crate::{Error, NameLabel, Result};

/// How a classifier's tags become those of the embedded network.
pub(super) struct Join {
    /// For each tag of the classifier its position and the number of its type; `None` is no name.
    tags: Vec<Option<(Position, usize)>>,
    /// For each type the names that it stands for.
    types: Vec<Vec<NameLabel>>,
    scheme: Scheme,
    /// The network's tags.
    names: Vec<Bio<NameLabel>>,
    /// The network's other tags, and the name of each of the classifier's types among them; `None` where these are not the same set.
    conll: Option<(Vec<Bio<ConllLabel>>, Vec<ConllLabel>)>,
}

/// Where in a name a word stands, as far as its tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    Begin,
    Inside,
}

/// Probabilities of a word's tags, however the classifier writes them.
#[derive(Clone, Debug, Default)]
struct Word {
    none: f32,
    /// For each type.
    begin: Vec<f32>,
    inside: Vec<f32>,
}

/// Added to each kind, so that a type is split among its kinds even where the network is sure that it is none of them.
const SMOOTH: f32 = 1e-6;

impl Join {
    pub(super) fn new(model: &Classifier, labels: &Labels) -> Result<Self> {
        let join = Join::of(&model.tags, &model.labels, model.scheme, &labels.names);
        if let Some(unknown) = join.types.iter().flatten().find(|label| !labels.names.contains(&Bio::B(**label))) {
            let what = format!("the model of the trees has no names of the kind {unknown}");
            return Err(Error::bad_model_file(model.config.display().to_string(), what));
        }
        let own: Option<Vec<ConllLabel>> = kinds(&model.tags).iter().map(|kind| kind.parse().ok()).collect();
        Ok(Join { conll: own.map(|own| (labels.conll.clone(), own)), ..join })
    }

    /// Of the classifier's tags and what its types mean, for a network with these tags.
    fn of(tags: &[String], meanings: &LabelMap, scheme: Scheme, names: &[Bio<NameLabel>]) -> Self {
        let kinds = kinds(tags);
        let tag = |tag: &String| {
            let kind = kinds.iter().position(|kind| Some(*kind) == type_of(tag))?;
            // "S" and "U" are for names of one word, "E" and "L" for the last word.
            let begins = tag.starts_with(['B', 'S', 'U']) && !kinds.contains(&tag.as_str());
            Some((if begins { Position::Begin } else { Position::Inside }, kind))
        };
        Join {
            tags: tags.iter().map(tag).collect(),
            types: kinds.iter().map(|kind| meanings.get(*kind).cloned().unwrap_or_default()).collect(),
            scheme,
            names: names.to_vec(),
            conll: None,
        }
    }

    /// Logarithms of the probabilities of the network's tags for names, a row for each word of a sentence. `classified` has the
    /// logarithms of those of the classifier's tags (`None` for a word that it did not see) and whether the word shares its
    /// subword with the word before; `network` those of the network.
    pub(super) fn names(&self, classified: &[Option<(Vec<f32>, bool)>], network: &[Vec<f32>]) -> Vec<Vec<f32>> {
        let words = self.words(classified);
        words.iter().zip(network).map(|(word, network)| self.row(word, network)).collect()
    }

    /// The same for the types of CoNLL-2003, where the classifier has these.
    pub(super) fn conll(&self, classified: &[Option<(Vec<f32>, bool)>]) -> Option<Vec<Vec<f32>>> {
        let (tags, own) = self.conll.as_ref()?;
        let probability = |word: &Word, tag: &Bio<ConllLabel>| {
            let of = |all: &[f32], label: &ConllLabel| {
                own.iter().zip(all).filter(|(known, _)| *known == label).map(|(_, p)| p).sum::<f32>()
            };
            match tag {
                Bio::O => word.none,
                Bio::B(label) => of(&word.begin, label),
                Bio::I(label) => of(&word.inside, label),
            }
        };
        let row = |word: &Word| tags.iter().map(|tag| logarithm(probability(word, tag))).collect();
        Some(self.words(classified).iter().map(row).collect())
    }

    /// The words of a sentence, with `B-` for the first word of every name and no other.
    fn words(&self, classified: &[Option<(Vec<f32>, bool)>]) -> Vec<Word> {
        let kinds = self.types.len();
        let mut words: Vec<Word> = Vec::with_capacity(classified.len());
        let mut before: Option<usize> = None; // the most probable type of the word before
        for scores in classified {
            let mut word = Word { none: 0.0, begin: vec![0.0; kinds], inside: vec![0.0; kinds] };
            match scores {
                None => word.none = 1.0,
                Some((scores, shared)) => {
                    for (tag, p) in self.tags.iter().zip(scores.iter().map(|p| p.exp())) {
                        match tag {
                            None => word.none += p,
                            Some((Position::Begin, kind)) if !shared => word.begin[*kind] += p,
                            Some((_, kind)) => word.inside[*kind] += p,
                        }
                    }
                }
            }
            if self.scheme == Scheme::Iob1 {
                for kind in (0..kinds).filter(|&kind| before != Some(kind)) {
                    word.begin[kind] += std::mem::take(&mut word.inside[kind]);
                }
                let of = |kind: usize| word.begin[kind] + word.inside[kind];
                before = (0..kinds).max_by(|&a, &b| of(a).total_cmp(&of(b))).filter(|&kind| of(kind) > word.none);
            }
            words.push(word);
        }
        words
    }

    fn row(&self, word: &Word, network: &[f32]) -> Vec<f32> {
        let network: Vec<f32> = network.iter().map(|p| p.exp()).collect();
        let of_kind = |label: NameLabel| {
            let tags = self.names.iter().zip(&network);
            tags.filter(|(tag, _)| matches!(tag, Bio::B(l) | Bio::I(l) if *l == label)).map(|(_, p)| p).sum::<f32>()
                + SMOOTH
        };
        // What the classifier sees no name in: no name, or one of a kind that it does not know.
        let unknown = |label: &NameLabel| !self.types.iter().flatten().any(|known| known == label);
        let (mut none, mut rest) = (word.none, 0.0);
        for (kind, labels) in self.types.iter().enumerate() {
            if labels.is_empty() {
                none += word.begin[kind] + word.inside[kind];
            }
        }
        for (tag, p) in self.names.iter().zip(&network) {
            match tag {
                Bio::O => rest += p + SMOOTH,
                Bio::B(label) | Bio::I(label) if unknown(label) => rest += p,
                _ => {}
            }
        }
        let probability = |(tag, p): (&Bio<NameLabel>, &f32)| match tag {
            Bio::O => none * (p + SMOOTH) / rest,
            Bio::B(label) | Bio::I(label) if unknown(label) => none * p / rest,
            Bio::B(label) | Bio::I(label) => {
                let of = if matches!(tag, Bio::B(_)) { &word.begin } else { &word.inside };
                let share = |(kind, labels): (usize, &Vec<NameLabel>)| {
                    let all: f32 = labels.iter().map(|&other| of_kind(other)).sum();
                    if labels.contains(label) { of[kind] * of_kind(*label) / all } else { 0.0 }
                };
                self.types.iter().enumerate().map(share).sum()
            }
        };
        self.names.iter().zip(&network).map(probability).map(logarithm).collect()
    }
}

/// The types of the tags, each once.
fn kinds(tags: &[String]) -> Vec<&str> {
    let mut kinds: Vec<&str> = tags.iter().filter_map(|tag| type_of(tag)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn logarithm(probability: f32) -> f32 {
    probability.max(f32::MIN_POSITIVE).ln()
}

#[cfg(test)]
mod tests;
