//! Attention of all heads of a layer over a window.
//!
//! Queries, keys, values and the shares of attention are rounded to whole numbers of 14, 14, 11 and 14 bits, whose products and sums
//! are exact in 32 bits. That is much finer than the bytes that the result is rounded to.

use std::f32::consts::LOG2_E;

use super::activations::{WHOLE, exp2};
use super::byte_products::{blocks, for_rows, halves};
use super::engine::Job;
use super::lanes::{COLUMNS, Isa, LANES, Lanes, Pairs, ROWS};

/// Width of a head: the columns of a panel.
pub(super) const DEPTH: usize = COLUMNS;

/// All subwords attend to each other.
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
/// How far apart rows of scores begin. Not 256, which would put many of them into the same lines of the cache.
const STRIDE: usize = LONGEST + COLUMNS;

/// Queries and keys are rounded to whole numbers from minus this to this, so that the sum of 32 products fits 32 bits.
const MOST: f32 = 8191.0;
/// Shares, before they are divided by their sum, run from 0 to 2 to this power, and values from minus to plus [`MOST_VALUE`]: the sum
/// of 256 products fits as well.
const SHARE_BITS: f32 = 13.0;
const MOST_VALUE: f32 = 1023.0;

/// Buffers for the numbers of a head, and the scores of a block of queries.
#[derive(Default)]
pub(super) struct Scratch {
    queries: Vec<[i16; DEPTH]>,
    /// For each 32 subwords a tile for each two of the depth.
    keys: Vec<Pairs>,
    /// A tile for each two subwords.
    values: Vec<Pairs>,
    scores: Vec<[f32; STRIDE]>,
    shares: Vec<[i16; STRIDE]>,
}

impl Job for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let n = self.subwords;
        let heads = self.parts.len() / (3 * n * DEPTH);
        let width = heads * DEPTH;
        let Scratch { queries, keys, values, scores, shares } = self.scratch;
        let panels = n.div_ceil(COLUMNS);
        queries.resize(n, [0; DEPTH]);
        keys.resize(panels * DEPTH / 2, Pairs::ZERO);
        values.resize(n.div_ceil(2), Pairs::ZERO);
        scores.resize(ROWS, [0.0; STRIDE]);
        shares.resize(ROWS, [0; STRIDE]);
        let part = |number: usize| self.parts[number * n * DEPTH..][..n * DEPTH].as_chunks::<DEPTH>().0;
        let mut sums = [[0; COLUMNS]; ROWS];
        for head in 0..heads {
            let scale = round_keys::<I>(part(heads + head), queries, keys) * round::<I>(part(head), queries) * LOG2_E;
            let value_scales = round_values::<I>(part(2 * heads + head), values);
            for rows in blocks(n, I::ROWS) {
                let count = rows.len();
                for (panel, keys) in keys.chunks_exact(DEPTH / 2).enumerate() {
                    let queries = queries[rows.clone()].as_flattened();
                    for_rows!(I::ROWS, count, sums.first_chunk_mut, |sums| I::pairs(queries, DEPTH, keys, sums));
                    for (sums, scores) in sums[..count].iter().zip(scores.iter_mut()) {
                        let [left, right] = halves(&mut scores[panel * COLUMNS..][..COLUMNS]);
                        let sums = sums.as_chunks::<LANES>().0;
                        (I::F::of_i32(&sums[0]) * I::F::splat(scale)).store(left);
                        (I::F::of_i32(&sums[1]) * I::F::splat(scale)).store(right);
                    }
                }
                let mut factors = [0.0; ROWS];
                for ((scores, shares), factor) in scores[..count].iter_mut().zip(&mut *shares).zip(&mut factors) {
                    *factor = 1.0 / exponents::<I>(scores, n, shares);
                }
                for_rows!(I::ROWS, count, sums.first_chunk_mut, |sums| I::pairs(
                    shares.as_flattened(),
                    STRIDE,
                    values,
                    sums
                ));
                let to = self.to[rows.start * width..].chunks_mut(width);
                for ((to, sums), &factor) in to.zip(&sums[..count]).zip(&factors) {
                    let [left, right] = halves(&mut to[head * DEPTH..][..DEPTH]);
                    let sums = sums.as_chunks::<LANES>().0;
                    (I::F::of_i32(&sums[0]) * I::F::splat(factor) * value_scales[0]).store(left);
                    (I::F::of_i32(&sums[1]) * I::F::splat(factor) * value_scales[1]).store(right);
                }
            }
        }
    }
}

/// For each column of the left and of the right half the greatest of the absolute values.
#[inline(always)]
fn reach<I: Isa>(rows: &[[f32; DEPTH]]) -> [I::F; 2] {
    let zero = I::F::splat(0.0);
    let mut reach = [zero; 2];
    for row in rows {
        for (reach, x) in reach.iter_mut().zip(row.as_chunks::<LANES>().0) {
            let x = I::F::load(x);
            *reach = x.max(zero - x).max(*reach);
        }
    }
    reach
}

/// The factor that brings numbers up to `reach` to the range up to `most`, and the scale that brings them back.
#[inline(always)]
fn factor(reach: f32, most: f32) -> (f32, f32) {
    if reach > 0.0 { (most / reach, reach / most) } else { (0.0, 0.0) }
}

/// Rounds numbers to whole ones; gives their scale.
#[inline(always)]
fn round<I: Isa>(rows: &[[f32; DEPTH]], to: &mut [[i16; DEPTH]]) -> f32 {
    let [left, right] = reach::<I>(rows);
    let (factor, scale) = factor(left.max(right).highest(), MOST);
    for (row, to) in rows.iter().zip(to) {
        for (x, to) in row.as_chunks::<LANES>().0.iter().zip(to.as_chunks_mut::<LANES>().0) {
            I::F::load(x).fma(I::F::splat(factor), I::F::splat(WHOLE)).low_words(to);
        }
    }
    scale
}

/// The same, but laid out as products read them.
#[inline(always)]
fn round_keys<I: Isa>(rows: &[[f32; DEPTH]], space: &mut [[i16; DEPTH]], to: &mut [Pairs]) -> f32 {
    let scale = round::<I>(rows, space);
    for (panel, rows) in to.chunks_exact_mut(DEPTH / 2).zip(space.chunks(COLUMNS)) {
        for (column, row) in rows.iter().enumerate() {
            for (tile, pair) in panel.iter_mut().zip(row.as_chunks::<2>().0) {
                tile.0[column] = *pair;
            }
        }
    }
    scale
}

/// Rounds numbers to whole ones, those of each column on a scale of their own; gives the scales.
#[inline(always)]
fn round_values<I: Isa>(rows: &[[f32; DEPTH]], to: &mut [Pairs]) -> [I::F; 2] {
    let both = reach::<I>(rows).map(|reach| {
        let both = reach.to_array().map(|reach| factor(reach, MOST_VALUE));
        (I::F::load(&both.map(|(factor, _)| factor)), I::F::load(&both.map(|(_, scale)| scale)))
    });
    let factors = both.map(|(factor, _)| factor);
    for (two, tile) in rows.chunks(2).zip(to) {
        let second = two.get(1).unwrap_or(&[0.0; DEPTH]).as_chunks::<LANES>().0;
        let first = two[0].as_chunks::<LANES>().0;
        for (i, to) in tile.0.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            // One by one: what an array's `map` calls is not always inlined, and then it knows nothing of the instruction set.
            let first = I::F::load(&first[i]).fma(factors[i], I::F::splat(WHOLE));
            let second = I::F::load(&second[i]).fma(factors[i], I::F::splat(WHOLE));
            first.low_pairs(second, to);
        }
    }
    both.map(|(_, scale)| scale)
}

/// 2^(x - the highest) of the first `n` numbers of a row, as whole numbers up to 2^[`SHARE_BITS`], 0 for those that fill up the last
/// sixteen; and their sum.
#[inline(always)]
fn exponents<I: Isa>(row: &mut [f32; STRIDE], n: usize, shares: &mut [i16; STRIDE]) -> f32 {
    const FAR: f32 = -1e30;
    let end = n.next_multiple_of(LANES);
    row[n..end].fill(FAR);
    let row = row[..end].as_chunks::<LANES>().0;
    let mut highest = I::F::splat(FAR);
    for x in row {
        highest = I::F::load(x).max(highest);
    }
    let highest = I::F::splat(highest.highest());
    let mut sum = I::F::splat(0.0);
    for (x, shares) in row.iter().zip(shares.as_chunks_mut::<LANES>().0) {
        let share = exp2(I::F::load(x) - highest + I::F::splat(SHARE_BITS)) + I::F::splat(WHOLE);
        sum = sum + (share - I::F::splat(WHOLE));
        share.low_words(shares);
    }
    sum.sum()
}
