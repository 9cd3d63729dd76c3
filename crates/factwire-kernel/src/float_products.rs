//! Products of `f32`.

use super::byte_products::{for_rows, halves};
use super::lanes::{COLUMNS, Isa, LANES, Lanes};

/// Makes columns of rows of `depth` numbers that begin `stride` apart. The new rows have `padded` numbers, of which those without a
/// column are 0.
#[inline(always)]
pub(super) fn transpose(from: &[f32], stride: usize, depth: usize, padded: usize, to: &mut Vec<f32>) {
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
    for_rows!(I::FLOAT_ROWS, rows.len(), rows.first_chunk, |rows| block::<I, _, S>(
        rows, depth, right, stride, to, to_stride
    ));
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
