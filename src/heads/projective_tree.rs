//! The best tree without crossing arcs (Eisner 1996), with one root.
//!
//! In English, arcs hardly ever cross. Where the network's do, it has mostly attached a word to one far away ("former mayor Berg" to
//! somebody on the other side of the verb). So the best tree without crossings is taken, unless the scores speak clearly for one
//! with them.

/// Which end of a span governs it.
const LEFT: usize = 0;
const RIGHT: usize = 1;

/// `score(d, g)` of the arc to word `d` (from 0) from governor `g` (0 the root, 1 the first word). Returns each word's `g`.
/// Time grows with the cube of the number of words, memory with the square.
pub(super) fn best(words: usize, score: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    let mut chart = Chart::new(words);
    for length in 1..words {
        for left in 0..words - length {
            chart.fill(left, left + length, &score);
        }
    }
    let last = words.saturating_sub(1);
    let value = |root: usize| {
        chart.complete[RIGHT][chart.at(0, root)] + chart.complete[LEFT][chart.at(root, last)] + score(root, 0)
    };
    let root = (0..words).fold(0, |best, r| if value(r) > value(best) { r } else { best });
    let mut governors = vec![0; words];
    chart.trace(0, root, RIGHT, &mut governors);
    chart.trace(root, last, LEFT, &mut governors);
    governors
}

/// True when two arcs cross, or an arc spans the root. The governors are as [`best`] returns them, with one root.
pub(super) fn has_crossings(governors: &[usize]) -> bool {
    // Seen from the left each arc opens at one end and must close, at the other, before those that opened before it.
    let mut ends_at: Vec<Vec<usize>> = vec![Vec::new(); governors.len()];
    for (dependent, &governor) in governors.iter().enumerate() {
        if governor > 0 {
            ends_at[dependent.max(governor - 1)].push(dependent.min(governor - 1));
        }
    }
    let mut opens_at: Vec<usize> = vec![0; governors.len()];
    for starts in &ends_at {
        starts.iter().for_each(|&s| opens_at[s] += 1);
    }
    let mut open: Vec<usize> = Vec::new();
    for word in 0..governors.len() {
        // the innermost arcs close first: those that began last
        let mut closing = std::mem::take(&mut ends_at[word]);
        closing.sort_unstable();
        while let Some(start) = closing.pop() {
            if open.pop() != Some(start) {
                return true;
            }
        }
        if governors[word] == 0 && !open.is_empty() {
            return true;
        }
        open.extend(std::iter::repeat_n(word, opens_at[word]));
    }
    false
}

/// Best scores of spans `left..=right`. A complete span governed by its left end reads "left governs all up to right"; an
/// incomplete one holds the arc between its ends.
struct Chart {
    words: usize,
    complete: [Vec<f64>; 2],
    incomplete: [Vec<f64>; 2],
    /// Where a span is divided.
    split: [Vec<u32>; 2],
    split_incomplete: Vec<u32>,
}

impl Chart {
    fn new(words: usize) -> Self {
        let cells = words * words;
        Chart {
            words,
            complete: [vec![0.0; cells], vec![0.0; cells]],
            incomplete: [vec![0.0; cells], vec![0.0; cells]],
            split: [vec![0; cells], vec![0; cells]],
            split_incomplete: vec![0; cells],
        }
    }

    fn at(&self, left: usize, right: usize) -> usize {
        left * self.words + right
    }

    fn fill(&mut self, left: usize, right: usize, score: &impl Fn(usize, usize) -> f64) {
        let cell = self.at(left, right);
        // left governs up to the split, right from behind it: the arc joins the two
        let (mut best, mut place) = (f64::NEG_INFINITY, left);
        for split in left..right {
            let sum = self.complete[LEFT][self.at(left, split)] + self.complete[RIGHT][self.at(split + 1, right)];
            if sum > best {
                (best, place) = (sum, split);
            }
        }
        self.split_incomplete[cell] = place as u32;
        self.incomplete[LEFT][cell] = best + score(right, left + 1);
        self.incomplete[RIGHT][cell] = best + score(left, right + 1);

        let (mut best, mut place) = (f64::NEG_INFINITY, right);
        for split in left + 1..=right {
            let sum = self.incomplete[LEFT][self.at(left, split)] + self.complete[LEFT][self.at(split, right)];
            if sum > best {
                (best, place) = (sum, split);
            }
        }
        (self.complete[LEFT][cell], self.split[LEFT][cell]) = (best, place as u32);

        let (mut best, mut place) = (f64::NEG_INFINITY, left);
        for split in left..right {
            let sum = self.complete[RIGHT][self.at(left, split)] + self.incomplete[RIGHT][self.at(split, right)];
            if sum > best {
                (best, place) = (sum, split);
            }
        }
        (self.complete[RIGHT][cell], self.split[RIGHT][cell]) = (best, place as u32);
    }

    /// Writes down the governors inside a complete span.
    fn trace(&self, left: usize, right: usize, side: usize, governors: &mut [usize]) {
        let mut open = vec![(left, right, side, true)];
        while let Some((left, right, side, complete)) = open.pop() {
            if left >= right {
                continue;
            }
            let cell = self.at(left, right);
            if !complete {
                let (dependent, governor) = if side == LEFT { (right, left) } else { (left, right) };
                governors[dependent] = governor + 1;
                let split = self.split_incomplete[cell] as usize;
                open.push((left, split, LEFT, true));
                open.push((split + 1, right, RIGHT, true));
            } else if side == LEFT {
                let split = self.split[LEFT][cell] as usize;
                open.push((left, split, LEFT, false));
                open.push((split, right, LEFT, true));
            } else {
                let split = self.split[RIGHT][cell] as usize;
                open.push((left, split, RIGHT, true));
                open.push((split, right, RIGHT, false));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every tree with one root and without crossings, the slow way.
    fn best_by_trying(words: usize, score: &impl Fn(usize, usize) -> f64) -> f64 {
        let mut best = f64::NEG_INFINITY;
        let all = (words + 1).pow(words as u32);
        for mut code in 0..all {
            let tree: Vec<usize> = (0..words)
                .map(|_| {
                    let governor = code % (words + 1);
                    code /= words + 1;
                    governor
                })
                .collect();
            if is_tree(&tree) && !has_crossings(&tree) {
                best = best.max(tree.iter().enumerate().map(|(d, &g)| score(d, g)).sum());
            }
        }
        best
    }

    fn is_tree(tree: &[usize]) -> bool {
        let reaches_root = |d: usize| {
            let mut at = d;
            (0..=tree.len()).any(|_| {
                let root = tree[at] == 0;
                at = tree[at].saturating_sub(1);
                root
            })
        };
        tree.iter().filter(|&&g| g == 0).count() == 1 && (0..tree.len()).all(reaches_root)
    }

    #[test]
    fn finds_the_best_tree_without_crossings() {
        let mut state = 7u64;
        for words in 1..=5 {
            for _ in 0..30 {
                let scores: Vec<f64> = (0..words * (words + 1))
                    .map(|_| {
                        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                        (state >> 40) as f64 / (1 << 20) as f64
                    })
                    .collect();
                let score = |d: usize, g: usize| scores[d * (words + 1) + g];
                let found = best(words, score);
                assert!(is_tree(&found) && !has_crossings(&found), "{found:?}");
                let value: f64 = found.iter().enumerate().map(|(d, &g)| score(d, g)).sum();
                assert!((value - best_by_trying(words, &score)).abs() < 1e-9, "{found:?} of {scores:?}");
            }
        }
    }

    #[test]
    fn knows_crossings() {
        assert!(!has_crossings(&[2, 0, 2, 3]));
        assert!(has_crossings(&[3, 0, 2]), "an arc over the root");
        assert!(has_crossings(&[0, 4, 1, 1]) && !has_crossings(&[0, 1, 2, 3]));
    }

    #[test]
    fn long_sentences_take_no_time_to_speak_of() {
        let found = best(254, |d, g| if g == d { 1.0 } else { 0.0 });
        assert_eq!(found, (0..254).collect::<Vec<_>>());
    }
}
