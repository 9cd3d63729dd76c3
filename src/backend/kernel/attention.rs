//! Attention of all heads of a layer over a window, and products of `f32`.

use super::engine::Job;
use super::functions::exp;
use super::lanes::{COLUMNS, Isa, LANES, Lanes, ROWS};
use super::product::halves;
use super::rows::blocks;

/// Width of a head: the columns of a panel.
pub(super) const DEPTH: usize = COLUMNS;

/// Subwords look at each other.
pub(super) struct Attend<'a> {
    /// `[3 · heads][subwords][DEPTH]`: the queries of each head, then the keys, then the values.
    pub parts: &'a [f32],
    pub subwords: usize,
    /// `[subwords][heads · DEPTH]`.
    pub to: &'a mut [f32],
    pub scratch: &'a mut Scratch,
}

/// Most subwords of a window.
pub(super) const LONGEST: usize = 256;
/// How far the rows of scores are from each other: not 256, for then every fourth would lie in the same lines of the cache.
const STRIDE: usize = LONGEST + LANES;

/// Room for a head's keys, changed over, and the scores of a block of queries.
#[derive(Default)]
pub(super) struct Scratch {
    keys: Vec<f32>,
    scores: Vec<[f32; STRIDE]>,
}

impl Job for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let n = self.subwords;
        let heads = self.parts.len() / (3 * n * DEPTH);
        let width = heads * DEPTH;
        let padded = n.next_multiple_of(COLUMNS);
        let Scratch { keys, scores } = self.scratch;
        scores.resize(ROWS, [0.0; STRIDE]);
        let part = |number: usize| &self.parts[number * n * DEPTH..][..n * DEPTH];
        for head in 0..heads {
            let (queries, values) = (part(head), part(2 * heads + head));
            change_over(part(heads + head), DEPTH, DEPTH, padded, keys);
            for rows in blocks(n, I::FLOAT_ROWS) {
                let queries = &queries.as_chunks::<DEPTH>().0[rows.clone()];
                multiply::<I, DEPTH>(queries, DEPTH, keys, padded, scores.as_flattened_mut(), STRIDE);
                let mut factors = [0.0; ROWS];
                let scores = &mut scores[..rows.len()];
                for (row, factor) in scores.iter_mut().zip(&mut factors) {
                    *factor = 1.0 / exponents::<I>(row, n);
                }
                let to = &mut self.to[rows.start * width + head * DEPTH..];
                multiply::<I, STRIDE>(scores, n, values, DEPTH, to, width);
                for (row, factor) in to.chunks_mut(width).zip(&factors[..rows.len()]) {
                    let [left, right] = halves(&mut row[..DEPTH]);
                    (I::F::load(left) * I::F::splat(*factor)).store(left);
                    (I::F::load(right) * I::F::splat(*factor)).store(right);
                }
            }
        }
    }
}

/// Rows of `depth` numbers, `stride` apart, become columns of rows of `padded` numbers, the last of them 0.
#[inline(always)]
pub(super) fn change_over(from: &[f32], stride: usize, depth: usize, padded: usize, to: &mut Vec<f32>) {
    to.resize(depth * padded, 0.0);
    let count = from.len().div_ceil(stride);
    for row in to.chunks_exact_mut(padded) {
        row[count..].fill(0.0);
    }
    for (column, row) in from.chunks(stride).enumerate() {
        for (to, &x) in to[column..].iter_mut().step_by(padded).zip(&row[..depth]) {
            *to = x;
        }
    }
}

/// e^(x - the highest) of the first `n` numbers of a row, 0 for those that fill up the last sixteen; and their sum.
#[inline(always)]
fn exponents<I: Isa>(row: &mut [f32; STRIDE], n: usize) -> f32 {
    const FAR: f32 = -1e30;
    let whole = n / LANES * LANES;
    let end = n.next_multiple_of(LANES);
    row[n..end].fill(FAR);
    let mut highest = I::F::splat(FAR);
    for x in row[..end].as_chunks::<LANES>().0 {
        highest = I::F::load(x).max(highest);
    }
    let highest = I::F::splat(highest.highest());
    let mut sum = I::F::splat(0.0);
    for x in row[..whole].as_chunks_mut::<LANES>().0 {
        let power = exp(I::F::load(x) - highest);
        sum = sum + power;
        power.store(x);
    }
    if let [x] = row[whole..end].as_chunks_mut::<LANES>().0 {
        exp(I::F::load(x) - highest).store(x);
        x[n - whole..].fill(0.0);
        sum = sum + I::F::load(x);
    }
    sum.sum()
}

/// The first `depth` numbers of each of the rows (at most [`Isa::FLOAT_ROWS`]) times a matrix whose rows begin `stride` numbers
/// apart, a multiple of 32.
#[inline(always)]
pub(super) fn multiply<I: Isa, const S: usize>(
    rows: &[[f32; S]],
    depth: usize,
    right: &[f32],
    stride: usize,
    to: &mut [f32],
    to_stride: usize,
) {
    macro_rules! by_count {
        ($($n:literal)*) => {
            match rows.len() {
                $($n => if let Some(rows) = rows.first_chunk::<$n>() {
                    block::<I, $n, S>(rows, depth, right, stride, to, to_stride);
                })*
                _ => unreachable!("blocks have 1 to 12 rows"),
            }
        };
    }
    if I::FLOAT_ROWS <= 4 {
        by_count!(1 2 3 4);
    } else {
        by_count!(1 2 3 4 5 6 7 8 9 10 11 12);
    }
}

#[inline(always)]
fn block<I: Isa, const M: usize, const S: usize>(
    rows: &[[f32; S]; M],
    depth: usize,
    right: &[f32],
    stride: usize,
    to: &mut [f32],
    to_stride: usize,
) {
    let depth = depth.min(S);
    for column in (0..stride).step_by(COLUMNS) {
        let mut sums = [[I::F::splat(0.0); 2]; M];
        for (i, right) in right.chunks_exact(stride).take(depth).enumerate() {
            let [first, second] = right[column..column + COLUMNS].as_chunks::<LANES>().0 else { return };
            let (first, second) = (I::F::load(first), I::F::load(second));
            for (sums, row) in sums.iter_mut().zip(rows) {
                let x = I::F::splat(row[i]);
                sums[0] = x.fma(first, sums[0]);
                sums[1] = x.fma(second, sums[1]);
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            let [first, second] = halves(&mut to[row * to_stride + column..][..COLUMNS]);
            sums[0].store(first);
            sums[1].store(second);
        }
    }
}
