//! AVX with VNNI: as AVX2, but a product of bytes is one instruction. What `unsafe` rests on is said in [`super`].

use std::arch::x86_64::*;

use super::avx2::{Pair, narrow_tile};
use super::{Inputs, fetch};
use crate::engine::Job;
use crate::lanes::{COLUMNS, Isa, LANES, Pairs, Tile};

struct AvxVnni;

impl Isa for AvxVnni {
    type F = Pair;
    const ROWS: usize = 6;
    const FLOAT_ROWS: usize = 3;

    #[inline(always)]
    fn bytes<const M: usize>(rows: &[u8], tiles: &[Tile], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX-VNNI, see above.
        unsafe { bytes_avx_vnni(rows, 4 * tiles.len(), tiles, out) }
    }

    #[inline(always)]
    fn pairs<const M: usize>(rows: &[i16], stride: usize, tiles: &[Pairs], out: &mut [[i32; COLUMNS]; M]) {
        // SAFETY: the processor has AVX-VNNI, see above.
        unsafe { pairs_avx_vnni(rows, stride, tiles, out) }
    }

    #[inline(always)]
    fn fetch(tile: &Tile) {
        fetch(tile);
    }
}

narrow_tile!(bytes_avx_vnni, "avx2,fma,avxvnni", u8, Tile, |sum, inputs, weights| _mm256_dpbusd_avx_epi32(
    sum, inputs, weights
));
narrow_tile!(pairs_avx_vnni, "avx2,fma,avxvnni", i16, Pairs, |sum, inputs, weights| _mm256_dpwssd_avx_epi32(
    sum, inputs, weights
));

/// # Safety
///
/// The processor must have these instruction sets.
#[target_feature(enable = "avx2,fma,avxvnni")]
pub(crate) unsafe fn with_avx_vnni<J: Job>(job: J) -> J::Output {
    job.run::<AvxVnni>()
}
