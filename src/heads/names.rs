//! Names from BIO scores.

use std::ops::Range;

use super::log_softmax;
use crate::models::Bio;

/// A name: its words (numbers within the sentence), its type, and the mean probability of its tags.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name<T> {
    pub words: Range<usize>,
    pub label: T,
    pub score: f32,
}

/// The names of a sentence: the most probable sequence of tags in which `I-x` follows only `B-x` or `I-x` (Viterbi).
/// `rows` has a row of scores for each word, `tags` says what the columns are.
pub(crate) fn decode<'a, T: Copy + PartialEq>(rows: impl Iterator<Item = &'a [f32]>, tags: &[Bio<T>]) -> Vec<Name<T>> {
    let rows: Vec<Vec<f32>> = rows.map(log_softmax).collect();
    let sequence = best_sequence(&rows, tags);
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

/// Numbers of the tags. Linear in the words: only the best predecessor of all tags, and that of each `I-x`, is asked for.
fn best_sequence<T: PartialEq>(rows: &[Vec<f32>], tags: &[Bio<T>]) -> Vec<usize> {
    let (Some(first), Some(last)) = (rows.first(), rows.len().checked_sub(1)) else { return Vec::new() };
    let may_follow = |tag: &Bio<T>, before: &Bio<T>| match (tag, before) {
        (Bio::I(label), Bio::B(previous) | Bio::I(previous)) => label == previous,
        (Bio::I(_), Bio::O) => false,
        (Bio::O | Bio::B(_), _) => true,
    };
    let predecessors: Vec<Vec<usize>> =
        tags.iter().map(|tag| (0..tags.len()).filter(|&p| may_follow(tag, &tags[p])).collect()).collect();

    let starts = |(tag, &score): (&Bio<T>, &f32)| if matches!(tag, Bio::I(_)) { f32::NEG_INFINITY } else { score };
    let mut total: Vec<f32> = tags.iter().zip(first).map(starts).collect();
    let mut came_from: Vec<Vec<usize>> = Vec::with_capacity(last);
    for row in &rows[1..] {
        let from: Vec<usize> = predecessors
            .iter()
            .map(|before| {
                before
                    .iter()
                    .copied()
                    .fold(before.first().copied().unwrap_or(0), |a, b| if total[b] > total[a] { b } else { a })
            })
            .collect();
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
