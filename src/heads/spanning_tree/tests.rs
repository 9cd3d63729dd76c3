#![allow(clippy::single_range_in_vec_init)] // windows of one piece are meant

use super::*;
use crate::backend::Edge;

fn pieces(words: &[Range<usize>]) -> Vec<Piece> {
    words
        .iter()
        .map(|words| Piece { words: words.clone(), place: words.start, end: Edge::Sentence, paragraph: 0 })
        .collect()
}

/// Rows of scores, one for each word: the root's, then each word's as its governor; wanted governors.
fn check(rows: &[&[f32]], wanted: &[usize]) {
    let arcs = Scores::new(rows.len() + 1, rows.concat());
    assert_eq!(govern(&arcs, &pieces(&[0..rows.len()])), wanted, "{rows:?}");
}

#[test]
fn takes_the_best_governor_where_these_make_a_tree() {
    check(&[&[0., 0.]], &[0]);
    check(&[&[9., 0., 1.], &[1., 5., 0.]], &[0, 1]);
    check(&[&[1., 0., 8., 1.], &[9., 1., 0., 1.], &[1., 1., 8., 0.]], &[2, 0, 2]);
}

#[test]
fn breaks_a_cycle_where_it_costs_least() {
    // Words 1 and 2 want each other; making 1 the root costs 3, making 2 the root costs 5.
    check(&[&[5., 0., 8.], &[3., 8., 0.]], &[0, 1]);
    // A cycle of three that is entered from outside, at its third word.
    check(&[&[0., 0., 0., 9., 2.], &[0., 9., 0., 0., 2.], &[0., 0., 9., 0., 7.], &[9., 0., 0., 0., 0.]], &[3, 1, 4, 0]);
}

#[test]
fn gives_one_root_where_two_words_want_to_be_it() {
    check(&[&[9., 0., 1.], &[9., 2., 0.]], &[0, 1]);
    check(&[&[9., 0., 1., 1.], &[9., 4., 0., 1.], &[9., 1., 1., 0.]], &[0, 1, 1]);
}

#[test]
fn keeps_trees_within_their_pieces() {
    // Word 3, alone in its piece, would rather hang on word 1.
    let arcs = Scores::new(4, vec![5., 0., 0., 0., 0., 3., 0., 0., 0., 9., 0., 0.]);
    assert_eq!(govern(&arcs, &pieces(&[0..2, 2..3])), [0, 1, 0]);
}

#[test]
fn gives_a_tree_whatever_the_scores() {
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, f32::MAX, f32::MIN] {
        let governors = govern(&Scores::new(6, vec![value; 30]), &pieces(&[0..5]));
        assert_tree(&governors);
    }
}

fn assert_tree(governors: &[usize]) {
    assert_eq!(governors.iter().filter(|&&g| g == ROOT).count(), 1, "{governors:?}");
    for start in 0..governors.len() {
        let (mut at, mut steps) = (governors[start], 0);
        while at != ROOT {
            (at, steps) = (governors[at - 1], steps + 1);
            assert!(steps <= governors.len(), "a cycle in {governors:?}");
        }
    }
}

/// The best of all trees with one root, by trying all.
fn by_trying_all(words: usize, score: &dyn Fn(usize, usize) -> f64) -> f64 {
    let (mut best, mut governors) = (f64::NEG_INFINITY, vec![0; words]);
    for mut number in 0..(words + 1).pow(words as u32) {
        for governor in &mut governors {
            *governor = number % (words + 1);
            number /= words + 1;
        }
        let reaches_root = |word: usize| {
            let mut at = word + 1;
            for _ in 0..=words {
                if at == ROOT {
                    return true;
                }
                at = governors[at - 1];
            }
            false
        };
        let one_root = governors.iter().filter(|&&g| g == ROOT).count() == 1;
        if one_root && (0..words).all(reaches_root) {
            best = best.max(governors.iter().enumerate().map(|(d, &g)| score(d, g)).sum());
        }
    }
    best
}

proptest::proptest! {
    #[test]
    fn finds_the_best_tree_of_all(words in 1usize..6, seed in proptest::collection::vec(-20i32..20, 30)) {
        let score = |d: usize, g: usize| f64::from(seed[d * 6 + g]);
        let tree = one_root_tree(words, score);
        assert_tree(&tree);
        let total: f64 = tree.iter().enumerate().map(|(d, &g)| score(d, g)).sum();
        proptest::prop_assert_eq!(total, by_trying_all(words, &score));
    }

    #[test]
    fn gives_a_tree_for_long_sentences(words in 50usize..120, seed in 1u64..1000) {
        let score = |d: usize, g: usize| {
            let mixed = (d as u64 * 131 + g as u64 + 7).wrapping_mul(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            (mixed >> 40) as f64 / 1e5
        };
        assert_tree(&one_root_tree(words, score));
    }
}
