//! AVX-512 with VNNI: sixteen numbers are a register. What `unsafe` rests on is said in [`super`].

use std::arch::x86_64::*;

use super::{Inputs, fetch, operators};
use crate::engine::Job;
use crate::lanes::{COLUMNS, Isa, LANES, Lanes, Pairs, Tile};

struct Avx512Vnni;

/// Sixteen numbers in one register.
#[derive(Clone, Copy)]
struct Wide(__m512);

operators! {
    Wide:
    Add add |a, b| Wide(_mm512_add_ps(a.0, b.0));
    Sub sub |a, b| Wide(_mm512_sub_ps(a.0, b.0));
    Mul mul |a, b| Wide(_mm512_mul_ps(a.0, b.0));
}

// SAFETY of each block: the processor has AVX-512, see above; loads and stores are of arrays of just their size, and need not be
// aligned.
impl Lanes for Wide {
    #[inline(always)]
    fn splat(value: f32) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_set1_ps(value) })
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_loadu_ps(from.as_ptr()) })
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        // SAFETY: as above.
        unsafe { _mm512_storeu_ps(to.as_mut_ptr(), self.0) }
    }

    #[inline(always)]
    fn of_i32(from: &[i32; LANES]) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_cvtepi32_ps(_mm512_loadu_si512(from.as_ptr().cast())) })
    }

    #[inline(always)]
    fn of_i8(from: &[i8; LANES]) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(from.as_ptr().cast()))) })
    }

    #[inline(always)]
    fn fma(self, factor: Self, more: Self) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_fmadd_ps(self.0, factor.0, more.0) })
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_max_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn min(self, other: Self) -> Self {
        // SAFETY: as above.
        Wide(unsafe { _mm512_min_ps(self.0, other.0) })
    }

    #[inline(always)]
    fn scale(self, whole: Self) -> Self {
        // SAFETY: as above.
        Wide(unsafe {
            let shifted = _mm512_slli_epi32::<23>(_mm512_castps_si512(whole.0));
            _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(self.0), shifted))
        })
    }

    #[inline(always)]
    fn low_bytes(self, to: &mut [u8; LANES]) {
        // SAFETY: as above.
        unsafe { _mm_storeu_si128(to.as_mut_ptr().cast(), _mm512_cvtepi32_epi8(_mm512_castps_si512(self.0))) }
    }

    #[inline(always)]
    fn low_words(self, to: &mut [i16; LANES]) {
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(to.as_mut_ptr().cast(), _mm512_cvtepi32_epi16(_mm512_castps_si512(self.0))) }
    }

    #[inline(always)]
    fn low_pairs(self, second: Self, to: &mut [[i16; 2]; LANES]) {
        // SAFETY: as above.
        unsafe {
            let (first, second) = (_mm512_castps_si512(self.0), _mm512_castps_si512(second.0));
            let pairs = _mm512_mask_blend_epi16(0xaaaa_aaaa, first, _mm512_slli_epi32::<16>(second));
            _mm512_storeu_si512(to.as_mut_ptr().cast(), pairs);
        }
    }
}

impl Isa for Avx512Vnni {
    type F = Wide;
    const ROWS: usize = 12;
    const FLOAT_ROWS: usize = 12;

    #[inline(always)]
    fn bytes<const M: usize>(rows: &[u8], tiles: &[Tile], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX-512 VNNI, see above.
        unsafe { bytes_avx512_vnni(rows, 4 * tiles.len(), tiles, out) }
    }

    #[inline(always)]
    fn pairs<const M: usize>(rows: &[i16], stride: usize, tiles: &[Pairs], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX-512 VNNI, see above.
        unsafe { pairs_avx512_vnni(rows, stride, tiles, out) }
    }

    #[inline(always)]
    fn fetch(tile: &Tile) {
        fetch(tile);
    }
}

/// A tile is two registers of 16 columns.
macro_rules! wide_tile {
    ($name:ident, $input:ty, $tile:ty, $dot:ident) => {
        #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
        fn $name<const M: usize>(rows: &[$input], stride: usize, tiles: &[$tile], out: &mut [[i32; COLUMNS]; M]) {
            let mut inputs = Inputs::of::<M, _>(rows, stride, tiles.len());
            let mut sums = [[_mm512_setzero_si512(); 2]; M];
            for tile in tiles {
                let tile: *const u8 = std::ptr::from_ref(tile).cast();
                // SAFETY: a tile is two registers long, and aligned to 64 bytes.
                let (left, right) = unsafe { (_mm512_load_si512(tile.cast()), _mm512_load_si512(tile.add(64).cast())) };
                for (row, sums) in sums.iter_mut().enumerate() {
                    // SAFETY: there are M rows, and as many steps as tiles.
                    let inputs = _mm512_set1_epi32(unsafe { inputs.four(row) });
                    sums[0] = $dot(sums[0], inputs, left);
                    sums[1] = $dot(sums[1], inputs, right);
                }
                inputs.step();
            }
            for (out, sums) in out.iter_mut().zip(sums) {
                // SAFETY: a row of the output is two registers long.
                unsafe {
                    _mm512_storeu_si512(out.as_mut_ptr().cast(), sums[0]);
                    _mm512_storeu_si512(out.as_mut_ptr().add(LANES).cast(), sums[1]);
                }
            }
        }
    };
}

wide_tile!(bytes_avx512_vnni, u8, Tile, _mm512_dpbusd_epi32);
wide_tile!(pairs_avx512_vnni, i16, Pairs, _mm512_dpwssd_epi32);

/// # Safety
///
/// The processor must have these instruction sets.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma")]
pub(crate) unsafe fn with_avx512_vnni<J: Job>(job: J) -> J::Output {
    job.run::<Avx512Vnni>()
}
