//! Products of rows of bytes with int8 weights, and what is done with the results while they are still in registers.

use std::ops::Range;

use super::activations::gelu;
use super::engine::Job;
use super::lanes::{COLUMNS, Isa, LANES, Lanes, ROWS, Tile};
use super::quantised_rows::QuantisedRows;

/// The weights of a linear layer, laid out as products read them.
pub(super) struct Weights {
    /// Inputs.
    pub width: usize,
    /// Outputs.
    pub columns: usize,
    /// What inputs are multiplied with before they are rounded to bytes.
    pub factors: Vec<f32>,
    /// For each panel of 32 columns a tile for each four inputs.
    tiles: Vec<Tile>,
    panels: Vec<Panel>,
}

/// What turns the sums of 32 columns into numbers.
#[derive(Clone, Copy)]
struct Panel {
    /// Sum of a column's weights: what a zero of 1 adds to its product.
    sums: [f32; COLUMNS],
    scales: [f32; COLUMNS],
    bias: [f32; COLUMNS],
}

impl Weights {
    /// `matrix` has a row for each of the inputs, whose number must be a multiple of 16, with the byte of a weight of -64 to 64 for
    /// each column.
    pub(super) fn new(matrix: &[u8], scales: &[f32], bias: &[f32], factors: Vec<f32>) -> Self {
        let (width, columns) = (factors.len(), scales.len());
        assert!(width > 0 && width.is_multiple_of(LANES) && columns > 0 && bias.len() == columns);
        assert_eq!(matrix.len(), width * columns);
        let count = columns.div_ceil(COLUMNS);
        let steps = width / 4;
        let mut tiles = vec![Tile([0; 4 * COLUMNS]); count * steps];
        let mut panels = vec![Panel { sums: [0.0; COLUMNS], scales: [0.0; COLUMNS], bias: [0.0; COLUMNS] }; count];
        let mut sums = vec![0i32; columns];
        for (step, four) in matrix.chunks_exact(4 * columns).enumerate() {
            for (i, row) in four.chunks_exact(columns).enumerate() {
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i32::from(weight as i8);
                }
                for (panel, part) in row.chunks(COLUMNS).enumerate() {
                    let tile = tiles[panel * steps + step].0.as_chunks_mut::<4>().0;
                    for (to, &weight) in tile.iter_mut().zip(part) {
                        to[i] = weight as i8;
                    }
                }
            }
        }
        for (i, panel) in panels.iter_mut().enumerate() {
            let some = i * COLUMNS..columns.min((i + 1) * COLUMNS);
            for (to, column) in some.enumerate() {
                panel.sums[to] = sums[column] as f32;
                panel.scales[to] = scales[column];
                panel.bias[to] = bias[column];
            }
        }
        Weights { width, columns, factors, tiles, panels }
    }

    /// Columns with those that fill up the last panel.
    pub(super) fn padded(&self) -> usize {
        self.panels.len() * COLUMNS
    }
}

/// Divides rows into blocks of much the same size: a block of one or two rows would take nearly as long as a full one.
pub(super) fn blocks(rows: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let count = rows.div_ceil(most);
    (0..count).map(move |block| rows * block / count..rows * (block + 1) / count)
}

/// Calls what is generic over a number of rows with a number, `$count`, that is known only at run time, and with the first so many of
/// `$rows`. `$chunk` is `first_chunk` or `first_chunk_mut`.
macro_rules! for_rows {
    // The limits keep functions from being compiled that nobody calls.
    ($most:expr, $count:expr, $rows:ident.$chunk:ident, |$some:ident| $call:expr) => {
        if $most <= 4 {
            for_rows!($count, $rows.$chunk, $some, $call, 1 2 3 4)
        } else if $most <= 6 {
            for_rows!($count, $rows.$chunk, $some, $call, 1 2 3 4 5 6)
        } else {
            for_rows!($count, $rows.$chunk, $some, $call, 1 2 3 4 5 6 7 8 9 10 11 12)
        }
    };
    ($count:expr, $rows:ident.$chunk:ident, $some:ident, $call:expr, $($n:literal)*) => {
        match $count {
            $($n => if let Some($some) = $rows.$chunk::<$n>() { $call })*
            _ => unreachable!("blocks have 1 to 12 rows"),
        }
    };
}
pub(super) use for_rows;

/// What is done with the numbers of a product.
pub(super) trait Consume {
    /// The numbers of a panel of 32 columns in a row. Panels come in order, and for each the rows in order.
    fn take<F: Lanes>(&mut self, row: usize, panel: usize, left: F, right: F);
}

/// Rows times weights, plus the bias.
pub(super) struct Product<'a, T> {
    pub rows: &'a QuantisedRows,
    pub weights: &'a Weights,
    pub then: T,
}

impl<T: Consume> Job for Product<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(mut self) {
        let Weights { width, tiles, panels, .. } = self.weights;
        assert_eq!(self.rows.width, *width);
        let count = self.rows.scales.len();
        let mut sums = [[0; COLUMNS]; ROWS];
        let steps = width / 4;
        for ((number, panel), next) in panels.iter().enumerate().zip(1..) {
            // The weights do not fit the nearer caches. While a panel is worked on, the next one is fetched, a part with each block.
            let mut coming = tiles[(next * steps).min(tiles.len())..].iter().take(steps);
            let some = steps.div_ceil(count.div_ceil(I::ROWS).max(1));
            let tiles = &tiles[number * steps..next * steps];
            let half = |numbers: &[f32; COLUMNS]| {
                let halves = numbers.as_chunks::<LANES>().0;
                [I::F::load(&halves[0]), I::F::load(&halves[1])]
            };
            let (of_zero, scales, bias) = (half(&panel.sums), half(&panel.scales), half(&panel.bias));
            for rows in blocks(count, I::ROWS) {
                let bytes = &self.rows.bytes[rows.start * width..rows.end * width];
                coming.by_ref().take(some).for_each(I::fetch);
                for_rows!(I::ROWS, rows.len(), sums.first_chunk_mut, |sums| I::bytes(bytes, tiles, sums));
                for (row, sums) in rows.zip(&sums) {
                    let (scale, zero) = self.rows.scales[row];
                    let (scale, zero) = (I::F::splat(scale), I::F::splat(-zero));
                    let sums = sums.as_chunks::<LANES>().0;
                    let left = zero.fma(of_zero[0], I::F::of_i32(&sums[0]));
                    let right = zero.fma(of_zero[1], I::F::of_i32(&sums[1]));
                    let left = (left * scale).fma(scales[0], bias[0]);
                    let right = (right * scale).fma(scales[1], bias[1]);
                    self.then.take(row, number, left, right);
                }
            }
        }
    }
}

/// Both halves of 32 numbers.
#[inline(always)]
pub(super) fn halves(numbers: &mut [f32]) -> [&mut [f32; LANES]; 2] {
    let [left, right] = numbers.as_chunks_mut::<LANES>().0 else { unreachable!("a panel has 32 columns") };
    [left, right]
}

/// Stores the numbers: those of a row of a panel from `row * row_stride + panel * panel_stride` on.
pub(super) struct Store<'a> {
    pub to: &'a mut [f32],
    pub row_stride: usize,
    pub panel_stride: usize,
    /// To this many panels, from the first on, GELU is applied.
    pub gelu: usize,
}

impl Consume for Store<'_> {
    #[inline(always)]
    fn take<F: Lanes>(&mut self, row: usize, panel: usize, left: F, right: F) {
        let at = row * self.row_stride + panel * self.panel_stride;
        let [to_left, to_right] = halves(&mut self.to[at..at + COLUMNS]);
        let (left, right) = if panel < self.gelu { (gelu(left), gelu(right)) } else { (left, right) };
        left.store(to_left);
        right.store(to_right);
    }
}

/// Adds the numbers to those of the rows of `to`.
pub(super) struct AddTo<'a> {
    pub to: &'a mut [f32],
    pub stride: usize,
}

impl Consume for AddTo<'_> {
    #[inline(always)]
    fn take<F: Lanes>(&mut self, row: usize, panel: usize, left: F, right: F) {
        let at = row * self.stride + panel * COLUMNS;
        let [to_left, to_right] = halves(&mut self.to[at..at + COLUMNS]);
        (F::load(to_left) + left).store(to_left);
        (F::load(to_right) + right).store(to_right);
    }
}
