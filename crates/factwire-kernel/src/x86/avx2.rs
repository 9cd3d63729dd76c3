//! AVX2 with FMA: sixteen numbers are two registers. What `unsafe` rests on is said in [`super`].

use std::arch::x86_64::*;

use super::{Inputs, fetch, operators};
use crate::engine::Job;
use crate::lanes::{COLUMNS, Isa, LANES, Lanes, Pairs, Tile};

struct Avx2;

/// Sixteen numbers in two registers.
#[derive(Clone, Copy)]
pub(super) struct Pair(__m256, __m256);

operators! {
    Pair:
    Add add |a, b| Pair(_mm256_add_ps(a.0, b.0), _mm256_add_ps(a.1, b.1));
    Sub sub |a, b| Pair(_mm256_sub_ps(a.0, b.0), _mm256_sub_ps(a.1, b.1));
    Mul mul |a, b| Pair(_mm256_mul_ps(a.0, b.0), _mm256_mul_ps(a.1, b.1));
}

// SAFETY of each block: the processor has AVX2 and FMA, see above; loads and stores are of arrays of just their size, the second
// of its second half, and need not be aligned.
impl Lanes for Pair {
    #[inline(always)]
    fn splat(value: f32) -> Self {
        // SAFETY: as above.
        unsafe { Pair(_mm256_set1_ps(value), _mm256_set1_ps(value)) }
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Self {
        // SAFETY: as above.
        unsafe { Pair(_mm256_loadu_ps(from.as_ptr()), _mm256_loadu_ps(from.as_ptr().add(8))) }
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        // SAFETY: as above.
        unsafe {
            _mm256_storeu_ps(to.as_mut_ptr(), self.0);
            _mm256_storeu_ps(to.as_mut_ptr().add(8), self.1);
        }
    }

    #[inline(always)]
    fn of_i32(from: &[i32; LANES]) -> Self {
        // SAFETY: as above.
        unsafe {
            let half = |at: usize| _mm256_cvtepi32_ps(_mm256_loadu_si256(from.as_ptr().add(at).cast()));
            Pair(half(0), half(8))
        }
    }

    #[inline(always)]
    fn of_i8(from: &[i8; LANES]) -> Self {
        // SAFETY: as above.
        unsafe {
            let all = _mm_loadu_si128(from.as_ptr().cast());
            let half = |eight| _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(eight));
            Pair(half(all), half(_mm_srli_si128::<8>(all)))
        }
    }

    #[inline(always)]
    fn fma(self, factor: Self, more: Self) -> Self {
        // SAFETY: as above.
        unsafe { Pair(_mm256_fmadd_ps(self.0, factor.0, more.0), _mm256_fmadd_ps(self.1, factor.1, more.1)) }
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Pair(_mm256_max_ps(self.0, other.0), _mm256_max_ps(self.1, other.1)) }
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        // SAFETY: as above.
        unsafe { Pair(_mm256_min_ps(self.0, other.0), _mm256_min_ps(self.1, other.1)) }
    }

    #[inline(always)]
    fn scale(self, whole: Self) -> Self {
        // SAFETY: as above.
        unsafe {
            let scaled = |x, n| {
                let shifted = _mm256_slli_epi32::<23>(_mm256_castps_si256(n));
                _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(x), shifted))
            };
            Pair(scaled(self.0, whole.0), scaled(self.1, whole.1))
        }
    }

    #[inline(always)]
    fn low_bytes(self, to: &mut [u8; LANES]) {
        // SAFETY: as above.
        unsafe {
            let low = |x| _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0xff));
            // Packing works on each half of a register by itself: 0-3 8-11 4-7 12-15, which the permutation puts right.
            let words = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi32(low(self.0), low(self.1)));
            let (first, second) = (_mm256_castsi256_si128(words), _mm256_extracti128_si256::<1>(words));
            _mm_storeu_si128(to.as_mut_ptr().cast(), _mm_packus_epi16(first, second));
        }
    }

    #[inline(always)]
    fn low_words(self, to: &mut [i16; LANES]) {
        // SAFETY: as above.
        unsafe {
            let low = |x| _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0xffff));
            // The halves are put right as above.
            let words = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi32(low(self.0), low(self.1)));
            _mm256_storeu_si256(to.as_mut_ptr().cast(), words);
        }
    }

    #[inline(always)]
    fn low_pairs(self, second: Self, to: &mut [[i16; 2]; LANES]) {
        // SAFETY: as above.
        unsafe {
            let pairs = |first, second| {
                let high = _mm256_slli_epi32::<16>(_mm256_castps_si256(second));
                _mm256_blend_epi16::<0b1010_1010>(_mm256_castps_si256(first), high)
            };
            _mm256_storeu_si256(to.as_mut_ptr().cast(), pairs(self.0, second.0));
            _mm256_storeu_si256(to.as_mut_ptr().add(8).cast(), pairs(self.1, second.1));
        }
    }
}

impl Isa for Avx2 {
    type F = Pair;
    const ROWS: usize = 4;
    const FLOAT_ROWS: usize = 3;

    #[inline(always)]
    fn bytes<const M: usize>(rows: &[u8], tiles: &[Tile], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX2, see above.
        unsafe { bytes_avx2(rows, 4 * tiles.len(), tiles, out) }
    }

    #[inline(always)]
    fn pairs<const M: usize>(rows: &[i16], stride: usize, tiles: &[Pairs], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX2, see above.
        unsafe { pairs_avx2(rows, stride, tiles, out) }
    }

    #[inline(always)]
    fn fetch(tile: &Tile) {
        fetch(tile);
    }
}

/// Eight columns are a register here, so that the halves of the tiles are taken one after the other.
macro_rules! narrow_tile {
    ($name:ident, $features:literal, $input:ty, $tile:ty, $dot:expr) => {
        #[target_feature(enable = $features)]
        fn $name<const M: usize>(rows: &[$input], stride: usize, tiles: &[$tile], out: &mut [[i32; COLUMNS]; M]) {
            for half in 0..2 {
                let mut inputs = Inputs::of::<M, _>(rows, stride, tiles.len());
                let mut sums = [[_mm256_setzero_si256(); 2]; M];
                for tile in tiles {
                    let tile: *const u8 = std::ptr::from_ref(tile).cast();
                    // SAFETY: half of a tile is two registers long, and aligned to 64 bytes.
                    let (left, right) = unsafe {
                        let tile = tile.add(64 * half);
                        (_mm256_load_si256(tile.cast()), _mm256_load_si256(tile.add(32).cast()))
                    };
                    for (row, sums) in sums.iter_mut().enumerate() {
                        // SAFETY: there are M rows, and as many steps as tiles.
                        let inputs = _mm256_set1_epi32(unsafe { inputs.four(row) });
                        sums[0] = $dot(sums[0], inputs, left);
                        sums[1] = $dot(sums[1], inputs, right);
                    }
                    inputs.step();
                }
                for (out, sums) in out.iter_mut().zip(sums) {
                    let out = out[LANES * half..][..LANES].as_mut_ptr();
                    // SAFETY: half of a row of the output is two registers long.
                    unsafe {
                        _mm256_storeu_si256(out.cast(), sums[0]);
                        _mm256_storeu_si256(out.add(8).cast(), sums[1]);
                    }
                }
            }
        }
    };
}
pub(super) use narrow_tile;

// Two products of 255 and 64 are less than 32,768, so that nothing is cut off.
narrow_tile!(bytes_avx2, "avx2,fma", u8, Tile, |sum, inputs, weights| _mm256_add_epi32(
    sum,
    _mm256_madd_epi16(_mm256_maddubs_epi16(inputs, weights), _mm256_set1_epi16(1))
));
narrow_tile!(pairs_avx2, "avx2,fma", i16, Pairs, |sum, inputs, weights| _mm256_add_epi32(
    sum,
    _mm256_madd_epi16(inputs, weights)
));

/// # Safety
///
/// The processor must have these instruction sets.
#[target_feature(enable = "avx2,fma")]
pub(crate) unsafe fn with_avx2<J: Job>(job: J) -> J::Output {
    job.run::<Avx2>()
}
