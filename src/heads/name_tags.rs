//! Names from BIO scores.

use std::collections::HashMap;
use std::ops::Range;

use super::{highest, log_softmax};
use crate::models::Bio;

/// A name: its words, its label, and how probable this is: the mean probability of its tags, unless [`Names::agree`] gives it
/// another label.
#[derive(Clone, Debug, PartialEq)]
pub struct Name<T> {
    /// Its words, within a sentence or a text.
    pub words: Range<usize>,
    /// Its kind.
    pub label: T,
    /// How probable it is, 0 to 1.
    pub score: f32,
}

/// How much each place of a name in a text gives way to the mean of all its places: 0 not at all, 1 all the way.
///
/// Chosen on CoNLL-2003 testa and Worldwide newswire dev (0.5 to 0.8 were tried): F1 is 0.3 and 0.6 points higher than at 0.
const AGREEMENT: f32 = 0.8;

/// The names of a text: first sentence by sentence, in the end together. For a name is mostly the same thing throughout a text ("one
/// sense per discourse", Gale, Church and Yarowsky 1992), of which the network sees only a window.
pub(crate) struct Names<'a, T> {
    tags: &'a [Bio<T>],
    person: T,
    labels: Vec<T>,
    /// For each tag those that it may follow.
    predecessors: Vec<Vec<usize>>,
    names: Vec<Name<T>>,
    /// For each name the logarithm of the probability of each label, given its words.
    kinds: Vec<Vec<f32>>,
}

impl<'a, T: Copy + PartialEq> Names<'a, T> {
    /// `tags` says what the columns of the scores are, `person` which label is that of people.
    pub(crate) fn new(tags: &'a [Bio<T>], person: T) -> Self {
        let label = |tag: &Bio<T>| if let Bio::B(label) = tag { Some(*label) } else { None };
        let labels = tags.iter().filter_map(label).collect();
        Names { tags, person, labels, predecessors: predecessors(tags), names: Vec::new(), kinds: Vec::new() }
    }

    /// Finds the names of a sentence whose first word is word `first` of the text. `scores` has a score for each tag of each
    /// word, word after word.
    pub(crate) fn add(&mut self, first: usize, scores: &[f32]) {
        let rows: Vec<Vec<f32>> = scores.chunks_exact(self.tags.len()).map(log_softmax).collect();
        for Name { words, label, score } in decode(&rows, self.tags, &self.predecessors) {
            self.kinds.push(self.kinds_of(&rows[words.clone()]));
            self.names.push(Name { words: first + words.start..first + words.end, label, score });
        }
    }

    fn kinds_of(&self, rows: &[Vec<f32>]) -> Vec<f32> {
        let column = |tag: Bio<T>| self.tags.iter().position(|&t| t == tag);
        let kind = |&label: &T| {
            let tag = |word| if word == 0 { Bio::B(label) } else { Bio::I(label) };
            let scores = rows.iter().enumerate().filter_map(|(word, row)| Some(row[column(tag(word))?]));
            scores.sum::<f32>() / rows.len() as f32
        };
        log_softmax(&self.labels.iter().map(kind).collect::<Vec<_>>())
    }

    /// All names in text order, after the places of each have agreed on its label. `written` returns the text of a range of words.
    ///
    /// Capitals make no difference between places of a name, and what "Mara Lund" is, "Lund" is too.
    pub(crate) fn agree<'t>(mut self, written: impl Fn(Range<usize>) -> &'t str) -> Vec<Name<T>> {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        let mut surnames: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, Name { words, label, .. }) in self.names.iter().enumerate() {
            places.entry(written(words.clone()).to_lowercase()).or_default().push(i);
            if words.len() > 1 && *label == self.person {
                surnames.entry(written(words.end - 1..words.end).to_lowercase()).or_default().push(i);
            }
        }
        for (name, places) in &places {
            let longer = surnames.get(name).map_or(&[][..], Vec::as_slice);
            if places.len() + longer.len() > 1 {
                let mean = self.mean_kinds(places.iter().chain(longer));
                places.iter().for_each(|&i| self.relabel(i, &mean));
            }
        }
        self.names
    }

    /// For each label the logarithm of its mean probability in some names.
    fn mean_kinds<'i>(&self, names: impl Iterator<Item = &'i usize> + Clone) -> Vec<f32> {
        let mean = |kind: usize| {
            let (sum, count) = names.clone().fold((0.0, 0.0), |(s, n), &i| (s + self.kinds[i][kind].exp(), n + 1.0));
            (sum / count).max(f32::MIN_POSITIVE).ln()
        };
        (0..self.labels.len()).map(mean).collect()
    }

    /// Gives a name the label that fits it and its other places best.
    fn relabel(&mut self, name: usize, mean: &[f32]) {
        let here = &self.kinds[name];
        let agreed: Vec<f32> = here.iter().zip(mean).map(|(here, mean)| here + AGREEMENT * (mean - here)).collect();
        let (agreed, best) = (log_softmax(&agreed), highest(&agreed, |_| true));
        let name = &mut self.names[name];
        if let Some(before) = self.labels.iter().position(|&l| l == name.label).filter(|&k| k != best) {
            // Its words are a name with this probability, of whatever kind.
            let is_name = (name.score / here[before].exp()).min(1.0);
            (name.label, name.score) = (self.labels[best], is_name * agreed[best].exp());
        }
    }
}

/// The names of a sentence: the most probable sequence of tags in which `I-x` follows only `B-x` or `I-x` (Viterbi).
/// `rows` has the logarithms of probabilities for each word, `tags` says what the columns are.
fn decode<T: Copy + PartialEq>(rows: &[Vec<f32>], tags: &[Bio<T>], predecessors: &[Vec<usize>]) -> Vec<Name<T>> {
    let sequence = best_sequence(rows, tags, predecessors);
    let mut names: Vec<Name<T>> = Vec::new();
    for (word, &tag) in sequence.iter().enumerate() {
        let probability = rows[word][tag].exp();
        match (tags[tag], names.last_mut()) {
            (Bio::O, _) => {}
            (Bio::I(label), Some(name)) if name.words.end == word && name.label == label => {
                name.words.end += 1;
                name.score += probability;
            }
            (Bio::B(label) | Bio::I(label), _) => names.push(Name { words: word..word + 1, label, score: probability }),
        }
    }
    for name in &mut names {
        name.score /= name.words.len() as f32;
    }
    names
}

fn predecessors<T: PartialEq>(tags: &[Bio<T>]) -> Vec<Vec<usize>> {
    let may_follow = |tag: &Bio<T>, before: &Bio<T>| match (tag, before) {
        (Bio::I(label), Bio::B(previous) | Bio::I(previous)) => label == previous,
        (Bio::I(_), Bio::O) => false,
        (Bio::O | Bio::B(_), _) => true,
    };
    tags.iter().map(|tag| (0..tags.len()).filter(|&p| may_follow(tag, &tags[p])).collect()).collect()
}

/// The best sequence, as numbers of tags. For each word only the best predecessor among all tags, and that of each `I-x`, are compared.
fn best_sequence<T>(rows: &[Vec<f32>], tags: &[Bio<T>], predecessors: &[Vec<usize>]) -> Vec<usize> {
    let (Some(first), Some(last)) = (rows.first(), rows.len().checked_sub(1)) else { return Vec::new() };

    let starts = |(tag, &score): (&Bio<T>, &f32)| if matches!(tag, Bio::I(_)) { f32::NEG_INFINITY } else { score };
    let mut total: Vec<f32> = tags.iter().zip(first).map(starts).collect();
    let mut came_from: Vec<Vec<usize>> = Vec::with_capacity(last);
    for row in &rows[1..] {
        let better = |a: usize, b: usize| if total[b] > total[a] { b } else { a };
        // Most tags may follow any other, so that the best of all needs to be found only once.
        let best = (0..tags.len()).fold(0, better);
        let from = predecessors.iter().map(|before| match before.first() {
            Some(_) if before.len() == tags.len() => best,
            Some(&one) => before.iter().copied().fold(one, better),
            None => 0,
        });
        let from: Vec<usize> = from.collect();
        total = row.iter().zip(&from).map(|(score, &before)| score + total[before]).collect();
        came_from.push(from);
    }
    let mut tag = (0..tags.len()).fold(0, |a, b| if total[b] > total[a] { b } else { a });
    let mut sequence = vec![tag];
    for from in came_from.iter().rev() {
        tag = from[tag];
        sequence.push(tag);
    }
    sequence.reverse();
    sequence
}

#[cfg(test)]
mod tests;
