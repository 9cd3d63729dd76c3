//! From the network's scores to answers: parts of speech, trees, names and the classes of nominals.

mod name_tags;
mod projective_tree;
mod sentence_ends;
mod spanning_tree;

pub(crate) use name_tags::{Name, Names};
pub(crate) use sentence_ends::divide;
pub(crate) use spanning_tree::{ArcScore, ROOT, arc_scores, govern};

use crate::backend::{Scores, log_softmax};

/// The label with the highest score of each word; the first of equals, and the first of all if there is no number.
pub(crate) fn best<T: Copy>(scores: &Scores, labels: &[T]) -> Vec<T> {
    scores.rows().map(|row| labels[highest(row, |_| true)]).collect()
}

/// The label with the highest score among those that `allow` lets through (all, if it lets none through).
pub(crate) fn best_allowed<T: Copy>(row: &[f32], labels: &[T], allow: impl Fn(T) -> bool) -> T {
    labels[highest(row, |i| allow(labels[i]))]
}

fn highest(row: &[f32], allow: impl Fn(usize) -> bool) -> usize {
    let mut best: Option<usize> = None;
    for (i, &score) in row.iter().enumerate() {
        if allow(i) && best.is_none_or(|b| score > row[b] || (row[b].is_nan() && !score.is_nan())) {
            best = Some(i);
        }
    }
    best.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_highest_score_that_is_a_number() {
        let labels = ['a', 'b', 'c'];
        let check = |row: [f32; 3], wanted: char| assert_eq!(best(&Scores::new(3, row.to_vec()), &labels), [wanted]);
        check([0.1, 0.3, 0.2], 'b');
        check([0.3, 0.3, 0.2], 'a');
        check([f32::NAN, -2.0, -1.0], 'c');
        check([f32::NAN; 3], 'a');
        check([f32::NEG_INFINITY, f32::NEG_INFINITY, f32::INFINITY], 'c');
    }

    #[test]
    fn probabilities_sum_to_one_whatever_the_scores() {
        for row in [[1.0, 2.0, 3.0], [f32::NAN, 0.0, 1.0], [f32::INFINITY, 1.0, f32::NEG_INFINITY], [f32::NAN; 3]] {
            let sum: f32 = log_softmax(&row).iter().map(|x| x.exp()).sum();
            assert!((sum - 1.0).abs() < 1e-5, "{row:?}: {sum}");
        }
    }
}
