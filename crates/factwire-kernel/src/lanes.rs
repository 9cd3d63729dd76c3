//! Sixteen numbers at a time, and what an instruction set must offer to compute with them.
//!
//! Each operation is one that IEEE 754 defines to the last bit, so that whatever is written with them gives the same bits with
//! every instruction set. `fma` rounds once, everywhere; nothing else is ever fused, for Rust does not contract.

use std::ops::{Add, Mul, Sub};

/// How many numbers an operation takes, whatever the width of the registers.
pub(super) const LANES: usize = 16;
/// Columns of a tile of a product.
pub(super) const COLUMNS: usize = 32;
/// Most rows of a block with any instruction set.
pub(super) const ROWS: usize = 12;

/// The weights of four inputs for 32 columns: the four of the first column, the four of the second, and so on.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Tile(pub [i8; 4 * COLUMNS]);

/// Two numbers of each of 32 columns.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Pairs(pub [[i16; 2]; COLUMNS]);

impl Pairs {
    pub(super) const ZERO: Self = Pairs([[0; 2]; COLUMNS]);
}

/// Sixteen `f32`.
pub(super) trait Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    fn splat(value: f32) -> Self;
    fn load(from: &[f32; LANES]) -> Self;
    fn store(self, to: &mut [f32; LANES]);
    fn of_i32(from: &[i32; LANES]) -> Self;
    fn of_i8(from: &[i8; LANES]) -> Self;
    /// `self * factor + more`, rounded once.
    fn fma(self, factor: Self, more: Self) -> Self;
    /// The greater; `other` where one is not a number.
    fn max(self, other: Self) -> Self;
    /// The lesser; `other` where one is not a number.
    fn min(self, other: Self) -> Self;
    /// Adds the lowest bits of `whole` to the exponents of `self`: see `activations::exp2`.
    fn scale(self, whole: Self) -> Self;
    /// The lowest byte of each number's bits.
    fn low_bytes(self, to: &mut [u8; LANES]);
    /// The lowest two bytes of each number's bits.
    fn low_words(self, to: &mut [i16; LANES]);
    /// The same for two rows, whose numbers alternate.
    fn low_pairs(self, second: Self, to: &mut [[i16; 2]; LANES]);

    #[inline(always)]
    fn to_array(self) -> [f32; LANES] {
        let mut array = [0.0; LANES];
        self.store(&mut array);
        array
    }

    /// The sum, added in a fixed order.
    #[inline(always)]
    fn sum(self) -> f32 {
        reduce(self.to_array(), |a, b| a + b)
    }

    #[inline(always)]
    fn highest(self) -> f32 {
        reduce(self.to_array(), |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    fn lowest(self) -> f32 {
        reduce(self.to_array(), |a, b| if a < b { a } else { b })
    }
}

/// Joins the numbers of both halves until one is left.
#[inline(always)]
fn reduce(array: [f32; LANES], both: impl Fn(f32, f32) -> f32) -> f32 {
    let eight: [f32; 8] = std::array::from_fn(|i| both(array[i], array[i + 8]));
    let four: [f32; 4] = std::array::from_fn(|i| both(eight[i], eight[i + 4]));
    both(both(four[0], four[2]), both(four[1], four[3]))
}

/// An instruction set.
pub(super) trait Isa: 'static {
    type F: Lanes;
    /// Rows of a block in products of bytes: as many as leave the sums and their operands in registers.
    const ROWS: usize;
    /// Rows of a block in products of `f32`.
    const FLOAT_ROWS: usize;

    /// `out[row][column]` = sum of input · weight, exactly: each product of 8 bits and of 7, and each sum, fits where it is put.
    /// `rows` holds M rows of four inputs for each tile.
    fn bytes<const M: usize>(rows: &[u8], tiles: &[Tile], out: &mut [[i32; COLUMNS]; M]);

    /// The same of numbers of 16 bits, two inputs for each tile; rows begin `stride` numbers apart. Sums must fit.
    fn pairs<const M: usize>(rows: &[i16], stride: usize, tiles: &[Pairs], out: &mut [[i32; COLUMNS]; M]);

    /// Asks for a tile to be brought into the cache, since it will be needed soon.
    #[inline(always)]
    fn fetch(_: &Tile) {}
}

/// Plain Rust, for any processor.
pub(super) struct Portable;

#[derive(Clone, Copy)]
pub(super) struct Array([f32; LANES]);

impl Array {
    #[inline(always)]
    fn with(self, other: Self, both: impl Fn(f32, f32) -> f32) -> Self {
        Array(std::array::from_fn(|i| both(self.0[i], other.0[i])))
    }
}

impl Add for Array {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl Sub for Array {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl Mul for Array {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl Lanes for Array {
    #[inline(always)]
    fn splat(value: f32) -> Self {
        Array([value; LANES])
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Self {
        Array(*from)
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }

    #[inline(always)]
    fn of_i32(from: &[i32; LANES]) -> Self {
        Array(from.map(|x| x as f32))
    }

    #[inline(always)]
    fn of_i8(from: &[i8; LANES]) -> Self {
        Array(from.map(f32::from))
    }

    #[inline(always)]
    fn fma(self, factor: Self, more: Self) -> Self {
        Array(std::array::from_fn(|i| self.0[i].mul_add(factor.0[i], more.0[i])))
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.with(other, |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.with(other, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    fn scale(self, whole: Self) -> Self {
        self.with(whole, |a, n| f32::from_bits(a.to_bits().wrapping_add(n.to_bits() << 23)))
    }

    #[inline(always)]
    fn low_bytes(self, to: &mut [u8; LANES]) {
        *to = self.0.map(|x| x.to_bits() as u8);
    }

    #[inline(always)]
    fn low_words(self, to: &mut [i16; LANES]) {
        *to = self.0.map(|x| x.to_bits() as i16);
    }

    #[inline(always)]
    fn low_pairs(self, second: Self, to: &mut [[i16; 2]; LANES]) {
        *to = std::array::from_fn(|i| [self.0[i].to_bits() as i16, second.0[i].to_bits() as i16]);
    }
}

impl Isa for Portable {
    type F = Array;
    const ROWS: usize = 4;
    const FLOAT_ROWS: usize = 4;

    #[inline(always)]
    fn bytes<const M: usize>(rows: &[u8], tiles: &[Tile], out: &mut [[i32; COLUMNS]; M]) {
        *out = [[0; COLUMNS]; M];
        for (row, out) in rows.chunks_exact(4 * tiles.len()).zip(out) {
            for (four, tile) in row.as_chunks::<4>().0.iter().zip(tiles) {
                let four = four.map(i32::from);
                for (sum, weights) in out.iter_mut().zip(tile.0.as_chunks::<4>().0) {
                    let [a, b, c, d] = weights.map(i32::from);
                    *sum += (four[0] * a + four[1] * b) + (four[2] * c + four[3] * d);
                }
            }
        }
    }
    #[inline(always)]
    fn pairs<const M: usize>(rows: &[i16], stride: usize, tiles: &[Pairs], out: &mut [[i32; COLUMNS]; M]) {
        *out = [[0; COLUMNS]; M];
        for (row, out) in rows.chunks(stride).zip(out) {
            for (two, tile) in row.as_chunks::<2>().0.iter().zip(tiles) {
                for (sum, pair) in out.iter_mut().zip(&tile.0) {
                    *sum += i32::from(two[0]) * i32::from(pair[0]) + i32::from(two[1]) * i32::from(pair[1]);
                }
            }
        }
    }
}
