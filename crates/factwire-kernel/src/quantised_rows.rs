//! What goes into a product: rows of numbers as bytes, each row with a scale and a zero of its own.

use super::activations::WHOLE;
use super::engine::Job;
use super::lanes::{Isa, LANES, Lanes};

/// Rows of bytes, one after the other; the number that a byte `b` stands for is `scale · (b - zero)`.
#[derive(Default)]
pub(super) struct QuantisedRows {
    pub width: usize,
    pub bytes: Vec<u8>,
    /// Scale and zero of each row.
    pub scales: Vec<(f32, f32)>,
}

impl QuantisedRows {
    /// Takes this shape. What the rows hold is not defined until they are written.
    pub(super) fn shape(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.bytes.resize(rows * width, 0);
        self.scales.resize(rows, (0.0, 0.0));
    }

    #[inline(always)]
    fn quantise<I: Isa>(&mut self, row: usize, from: &[f32], factors: &[f32]) {
        let bytes = &mut self.bytes[row * self.width..][..self.width];
        self.scales[row] = quantise::<I>(from, factors, bytes);
    }
}

/// Rounds a row, times its factors, to bytes that run from its least to its greatest number. 0 is represented exactly.
#[inline(always)]
fn quantise<I: Isa>(row: &[f32], factors: &[f32], bytes: &mut [u8]) -> (f32, f32) {
    let (row, factors) = (row.as_chunks::<LANES>().0, factors.as_chunks::<LANES>().0);
    let (mut low, mut high) = (I::F::splat(0.0), I::F::splat(0.0));
    for (x, factor) in row.iter().zip(factors) {
        let x = I::F::load(x) * I::F::load(factor);
        (low, high) = (x.min(low), x.max(high));
    }
    let (low, high) = (low.lowest(), high.highest());
    let scale = (high - low) / 255.0;
    let (inverse, zero) = if scale > 0.0 { (1.0 / scale, (-low / scale).round_ties_even()) } else { (0.0, 0.0) };
    let (times, plus, most) = (I::F::splat(inverse), I::F::splat(zero), I::F::splat(255.0));
    for ((x, factor), bytes) in row.iter().zip(factors).zip(bytes.as_chunks_mut::<LANES>().0) {
        let x = I::F::load(x) * I::F::load(factor);
        let byte = x.fma(times, plus).max(I::F::splat(0.0)).min(most);
        (byte + I::F::splat(WHOLE)).low_bytes(bytes);
    }
    (scale, zero)
}

/// Rounds rows to bytes. They begin `stride` numbers apart and are as wide as `factors`, a multiple of [`LANES`].
pub(super) struct Quantise<'a> {
    pub from: &'a [f32],
    pub stride: usize,
    pub factors: &'a [f32],
    pub to: &'a mut QuantisedRows,
}

impl Job for Quantise<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let width = self.factors.len();
        debug_assert_eq!(width, self.to.width);
        for row in 0..self.to.scales.len() {
            self.to.quantise::<I>(row, &self.from[row * self.stride..][..width], self.factors);
        }
    }
}

/// Normalises rows as wide as `weight`, in place: mean 0, variance 1, times `weight`, plus `bias`; and rounds the result to bytes
/// for the product that comes next.
pub(super) struct Norm<'a> {
    pub x: &'a mut [f32],
    pub weight: &'a [f32],
    pub bias: &'a [f32],
    /// Factors of the next product, and where the bytes go.
    pub next: Option<(&'a [f32], &'a mut QuantisedRows)>,
}

impl Job for Norm<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(mut self) {
        for (row, x) in self.x.chunks_exact_mut(self.weight.len()).enumerate() {
            norm::<I>(x, self.weight, self.bias);
            if let Some((factors, rows)) = &mut self.next {
                rows.quantise::<I>(row, x, factors);
            }
        }
    }
}

/// What is added to the variance, as in the graph.
const EPSILON: f32 = 1e-12;

#[inline(always)]
fn norm<I: Isa>(row: &mut [f32], weight: &[f32], bias: &[f32]) {
    let width = row.len() as f32;
    let row = row.as_chunks_mut::<LANES>().0;
    let mut sum = I::F::splat(0.0);
    for x in row.iter() {
        sum = sum + I::F::load(x);
    }
    let mean = I::F::splat(sum.sum() / width);
    let mut sum = I::F::splat(0.0);
    for x in row.iter() {
        let x = I::F::load(x) - mean;
        sum = x.fma(x, sum);
    }
    let factor = I::F::splat(1.0 / (sum.sum() / width + EPSILON).sqrt());
    let parts = weight.as_chunks::<LANES>().0.iter().zip(bias.as_chunks::<LANES>().0);
    for (x, (weight, bias)) in row.iter_mut().zip(parts) {
        ((I::F::load(x) - mean) * factor).fma(I::F::load(weight), I::F::load(bias)).store(x);
    }
}
