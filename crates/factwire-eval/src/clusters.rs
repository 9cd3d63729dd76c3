//! Scores of coreference: gold clusters of mentions against a system's.
//!
//! MUC (Vilain et al. 1995) counts links, B³ (Bagga & Baldwin 1998) mentions, CEAFe (Luo 2005, with φ4) entities, each
//! aligned with one entity of the other side so that the sum of φ4 is greatest. As in the CoNLL-2012 shared task, numerators
//! and denominators are summed over the documents, and the CoNLL average is the mean of the three F1. A mention that only one
//! side has counts as a cluster of its own there (as in the official scorer since Pradhan et al. 2014).

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::ops::AddAssign;

use pathfinding::matrix::Matrix;
use pathfinding::prelude::kuhn_munkres;

/// φ4 has fractions, the alignment works on whole numbers.
const SCALE: f64 = 1e9;

/// A share: what is right of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Share {
    right: f64,
    of: f64,
}

impl Share {
    fn value(self) -> f64 {
        if self.of == 0.0 { 0.0 } else { self.right / self.of }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Share) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// One of the three measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Measure {
    precision: Share,
    recall: Share,
}

impl Measure {
    fn f1(self) -> f64 {
        let (p, r) = (self.precision.value(), self.recall.value());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Measure) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// The three measures over the documents added so far, and how many of the mentions in clusters both sides have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scores {
    muc: Measure,
    b_cubed: Measure,
    ceaf_e: Measure,
    mentions: Measure,
}

impl Scores {
    /// Adds a document. A mention may stand in one cluster of each side; clusters of one mention count like all others, so
    /// the caller drops them where they shall not.
    pub(super) fn add<M: Copy + Eq + Hash>(&mut self, gold: &[Vec<M>], found: &[Vec<M>]) {
        let (in_gold, in_found) = (index(gold), index(found));
        self.muc += Measure { precision: muc(found, &in_gold), recall: muc(gold, &in_found) };
        self.b_cubed += Measure { precision: b_cubed(found, &in_gold), recall: b_cubed(gold, &in_found) };
        let alike = aligned(gold, &in_found, found);
        self.ceaf_e += Measure {
            precision: Share { right: alike, of: found.len() as f64 },
            recall: Share { right: alike, of: gold.len() as f64 },
        };
        let both = in_gold.keys().filter(|m| in_found.contains_key(m)).count() as f64;
        self.mentions += Measure {
            precision: Share { right: both, of: in_found.len() as f64 },
            recall: Share { right: both, of: in_gold.len() as f64 },
        };
    }

    /// The mean of the F1 of the three measures.
    pub(super) fn conll(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }

    /// Lines `key value`, each key with something behind it.
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>, behind: &str) -> fmt::Result {
        writeln!(f, "conll{behind} {:.4}", self.conll())?;
        let measures =
            [("muc", self.muc), ("b3", self.b_cubed), ("ceafe", self.ceaf_e), ("linked_mentions", self.mentions)];
        for (key, measure) in measures {
            writeln!(f, "{key}_precision{behind} {:.4}", measure.precision.value())?;
            writeln!(f, "{key}_recall{behind} {:.4}", measure.recall.value())?;
            writeln!(f, "{key}_f1{behind} {:.4}", measure.f1())?;
        }
        Ok(())
    }
}

fn index<M: Copy + Eq + Hash>(clusters: &[Vec<M>]) -> HashMap<M, usize> {
    let numbered = clusters.iter().enumerate();
    numbered.flat_map(|(number, cluster)| cluster.iter().map(move |&mention| (mention, number))).collect()
}

/// How many mentions a cluster shares with each cluster of the other side, in the order in which they turn up, and how many
/// it shares with none.
fn shared<M: Copy + Eq + Hash>(cluster: &[M], other: &HashMap<M, usize>) -> (Vec<(usize, usize)>, usize) {
    let (mut parts, mut alone): (Vec<(usize, usize)>, usize) = (Vec::new(), 0);
    for mention in cluster {
        match other.get(mention) {
            None => alone += 1,
            Some(number) => match parts.iter_mut().find(|(n, _)| n == number) {
                Some((_, count)) => *count += 1,
                None => parts.push((*number, 1)),
            },
        }
    }
    (parts, alone)
}

/// Of the links that hold each cluster together, those that the other side has too.
fn muc<M: Copy + Eq + Hash>(clusters: &[Vec<M>], other: &HashMap<M, usize>) -> Share {
    let mut share = Share::default();
    for cluster in clusters.iter().filter(|c| !c.is_empty()) {
        let (parts, alone) = shared(cluster, other);
        share += Share { right: (cluster.len() - parts.len() - alone) as f64, of: (cluster.len() - 1) as f64 };
    }
    share
}

/// For each mention the share of its cluster that the other side puts with it.
fn b_cubed<M: Copy + Eq + Hash>(clusters: &[Vec<M>], other: &HashMap<M, usize>) -> Share {
    let mut share = Share::default();
    for cluster in clusters.iter().filter(|c| !c.is_empty()) {
        let squares: usize = shared(cluster, other).0.iter().map(|(_, count)| count * count).sum();
        share += Share { right: squares as f64 / cluster.len() as f64, of: cluster.len() as f64 };
    }
    share
}

/// The greatest sum of φ4 (twice the shared mentions, divided by all mentions of both) over alignments one to one.
fn aligned<M: Copy + Eq + Hash>(gold: &[Vec<M>], in_found: &HashMap<M, usize>, found: &[Vec<M>]) -> f64 {
    if gold.is_empty() || found.is_empty() {
        return 0.0;
    }
    let mut weights = Matrix::new(gold.len(), gold.len().max(found.len()), 0_i64);
    let mut alike = vec![Vec::new(); gold.len()];
    for (row, cluster) in gold.iter().enumerate() {
        for (column, count) in shared(cluster, in_found).0 {
            let phi = 2.0 * count as f64 / (cluster.len() + found[column].len()) as f64;
            weights[(row, column)] = (phi * SCALE).round() as i64;
            alike[row].push((column, phi));
        }
    }
    let (_, columns) = kuhn_munkres(&weights);
    let phi =
        |(row, column): (usize, usize)| alike[row].iter().find(|(c, _)| *c == column).map_or(0.0, |(_, phi)| *phi);
    columns.into_iter().enumerate().map(phi).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clusters of letters: "ab cd".
    fn clusters(letters: &str) -> Vec<Vec<char>> {
        letters.split_whitespace().map(|cluster| cluster.chars().collect()).collect()
    }

    fn scores(gold: &str, found: &str) -> Scores {
        let mut scores = Scores::default();
        scores.add(&clusters(gold), &clusters(found));
        scores
    }

    /// Recall and precision of a measure, worked out by hand.
    fn check(measure: Measure, recall: f64, precision: f64) {
        let (r, p) = (measure.recall.value(), measure.precision.value());
        assert!((r - recall).abs() < 1e-9 && (p - precision).abs() < 1e-9, "recall {r}, precision {p}");
    }

    #[test]
    fn the_same_clusters_are_all_right() {
        for letters in ["ab", "abc de fgh", "ab c"] {
            let scores = scores(letters, letters);
            assert_eq!(scores.conll(), if letters.is_empty() { 0.0 } else { 1.0 });
            check(scores.mentions, 1.0, 1.0);
        }
    }

    #[test]
    fn nothing_found_is_nothing_right() {
        let scores = scores("abc de", "");
        assert_eq!(scores.conll(), 0.0);
        check(scores.mentions, 0.0, 0.0);
        assert_eq!(super::Scores::default().conll(), 0.0);
    }

    /// Two clusters taken for one: of 12 mentions in clusters of 5, 2 and 5, the last two are one.
    #[test]
    fn two_large_clusters_taken_for_one() {
        let scores = scores("abcde fg hijkl", "abcde fghijkl");
        // Links: gold has 4 + 1 + 4, all kept; found has 4 + 6, of which 4 + 5 are right.
        check(scores.muc, 1.0, 9.0 / 10.0);
        // Mentions: precision (5·1 + 2·2/7 + 5·5/7) / 12.
        check(scores.b_cubed, 1.0, (5.0 + 4.0 / 7.0 + 25.0 / 7.0) / 12.0);
        // Entities: abcde with itself 1, hijkl with fghijkl 2·5/12; three gold, two found.
        let phi = 1.0 + 10.0 / 12.0;
        check(scores.ceaf_e, phi / 3.0, phi / 2.0);
    }

    /// The same two taken for one, but the worse pair: B³ tells the mistakes apart, MUC does not.
    #[test]
    fn links_do_not_tell_a_great_mistake_from_a_small_one() {
        let scores = scores("abcde fg hijkl", "abcdehijkl fg");
        check(scores.muc, 1.0, 9.0 / 10.0);
        check(scores.b_cubed, 1.0, (25.0 / 10.0 + 25.0 / 10.0 + 2.0) / 12.0);
        let phi = 10.0 / 15.0 + 1.0;
        check(scores.ceaf_e, phi / 3.0, phi / 2.0);
    }

    /// One side misses mentions, the other invents some.
    #[test]
    fn missed_and_invented_mentions_cost() {
        let scores = scores("abc defg", "ab cd fghi");
        // Gold links 2 + 3: abc falls into ab, c; defg into d, e, fg. Found links 1 + 1 + 3: fghi into fg, h, i.
        check(scores.muc, (1.0 + 1.0) / 5.0, (1.0 + 0.0 + 1.0) / 5.0);
        check(
            scores.b_cubed,
            (4.0 / 3.0 + 1.0 / 3.0 + 1.0 / 4.0 + 4.0 / 4.0) / 7.0,
            (4.0 / 2.0 + 1.0 / 2.0 + 1.0 / 2.0 + 4.0 / 4.0) / 8.0,
        );
        // abc–ab 4/5, defg–fghi 4/8.
        let phi = 4.0 / 5.0 + 4.0 / 8.0;
        check(scores.ceaf_e, phi / 2.0, phi / 3.0);
        check(scores.mentions, 6.0 / 7.0, 6.0 / 8.0);
    }

    /// The best pair of the first entity is not taken where that would cost the second more.
    #[test]
    fn the_alignment_is_the_best_for_all() {
        let scores = scores("abc de", "abde c");
        // abc–abde 4/7 and de–c 0, or abc–c 2/4 and de–abde 4/6.
        let phi = 2.0 / 4.0 + 4.0 / 6.0;
        check(scores.ceaf_e, phi / 2.0, phi / 2.0);
    }

    #[test]
    fn documents_are_summed() {
        let mut both = scores("ab", "ab");
        both.add(&clusters("abc"), &clusters(""));
        check(both.muc, 1.0 / 3.0, 1.0);
        check(both.b_cubed, 2.0 / 5.0, 1.0);
        check(both.ceaf_e, 1.0 / 2.0, 1.0);
        let shown = format!("{}", Shown(both));
        assert!(shown.starts_with("conll_x 0.5794\n"), "{shown}");
        assert!(shown.contains("muc_recall_x 0.3333\n") && shown.contains("b3_f1_x 0.5714\n"), "{shown}");
    }

    struct Shown(Scores);
    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(f, "_x")
        }
    }
}
