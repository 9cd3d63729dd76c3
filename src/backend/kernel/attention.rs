//! Attention of all heads of a layer over a window, and products of `f32`.

use super::engine::Job;
use super::functions::exp;
use super::lanes::{COLUMNS, Isa, LANES, Lanes, ROWS};
use super::product::halves;

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

/// Room for a head's keys, changed over, and the scores of a block of queries.
#[derive(Default)]
pub(super) struct Scratch {
    keys: Vec<f32>,
    scores: Vec<f32>,
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
        scores.resize(ROWS * padded, 0.0);
        let part = |number: usize| &self.parts[number * n * DEPTH..][..n * DEPTH];
        for head in 0..heads {
            let (queries, values) = (part(head), part(2 * heads + head));
            change_over(part(heads + head), DEPTH, DEPTH, padded, keys);
            let block = if I::WIDE { ROWS } else { NARROW };
            let blocks = n.div_ceil(block);
            for i in 0..blocks {
                let rows = n * i / blocks..n * (i + 1) / blocks;
                let queries = Left { rows: &queries[rows.start * DEPTH..], stride: DEPTH, depth: DEPTH };
                multiply::<I>(rows.len(), queries, keys, padded, scores, padded);
                let mut factors = [0.0; ROWS];
                for (row, factor) in scores.chunks_exact_mut(padded).zip(&mut factors[..rows.len()]) {
                    *factor = 1.0 / exponents::<I>(row, n);
                }
                let weights = Left { rows: scores, stride: padded, depth: n };
                let to = &mut self.to[rows.start * width + head * DEPTH..];
                multiply::<I>(rows.len(), weights, values, DEPTH, to, width);
                for (row, factor) in to.chunks_mut(width).zip(&factors[..rows.len()]) {
                    let [left, right] = halves(&mut row[..DEPTH]);
                    (I::F::load(left) * I::F::splat(*factor)).store(left);
                    (I::F::load(right) * I::F::splat(*factor)).store(right);
                }
            }
        }
    }
}

/// Rows of `depth` numbers, `stride` apart, become columns of rows of `padded` numbers.
#[inline(always)]
pub(super) fn change_over(from: &[f32], stride: usize, depth: usize, padded: usize, to: &mut Vec<f32>) {
    to.clear();
    to.resize(depth * padded, 0.0);
    for (column, row) in from.chunks(stride).enumerate() {
        for (to, &x) in to[column..].iter_mut().step_by(padded).zip(&row[..depth]) {
            *to = x;
        }
    }
}

/// e^(x - the highest) of the first `n` numbers of a row, 0 for the rest; and their sum.
#[inline(always)]
fn exponents<I: Isa>(row: &mut [f32], n: usize) -> f32 {
    const FAR: f32 = -1e30;
    // Of the last numbers that are looked at together, some may not be there.
    let whole = n / LANES * LANES;
    row[n..].fill(FAR);
    let end = n.next_multiple_of(LANES);
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

/// Rows of a product's left side.
#[derive(Clone, Copy)]
pub(super) struct Left<'a> {
    pub rows: &'a [f32],
    pub stride: usize,
    pub depth: usize,
}

/// Rows that are multiplied at a time where sixteen numbers take two of 16 registers.
pub(super) const NARROW: usize = 3;

/// `count` rows (at most [`ROWS`], or [`NARROW`]) times a matrix whose rows begin `right_stride` apart, a multiple of 32 columns.
#[inline(always)]
pub(super) fn multiply<I: Isa>(
    count: usize,
    left: Left<'_>,
    right: &[f32],
    right_stride: usize,
    to: &mut [f32],
    to_stride: usize,
) {
    macro_rules! by_count {
        ($($n:literal)*) => {
            match count {
                $($n => block::<I, $n>(left, right, right_stride, to, to_stride),)*
                _ => unreachable!("blocks have 1 to 12 rows"),
            }
        };
    }
    if I::WIDE {
        by_count!(1 2 3 4 5 6 7 8 9 10 11 12);
    } else {
        by_count!(1 2 3);
    }
}

#[inline(always)]
fn block<I: Isa, const M: usize>(left: Left<'_>, right: &[f32], right_stride: usize, to: &mut [f32], to_stride: usize) {
    let Left { rows, stride, depth } = left;
    let rows: [&[f32]; M] = std::array::from_fn(|row| &rows[row * stride..][..depth]);
    for column in (0..right_stride).step_by(COLUMNS) {
        let mut sums = [[I::F::splat(0.0); 2]; M];
        for (i, right) in right.chunks_exact(right_stride).take(depth).enumerate() {
            let [first, second] = right[column..column + COLUMNS].as_chunks::<LANES>().0 else { return };
            let (first, second) = (I::F::load(first), I::F::load(second));
            for (sums, row) in sums.iter_mut().zip(&rows) {
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
