//! AVX-512 with VNNI (`avx512`), AVX2 with FMA (`avx2`), and AVX with VNNI, which adds to that (`avx_vnni`).
//!
//! All code here, and whatever is generic over an [`Isa`](super::lanes::Isa), runs inside the three functions `with_…`, which only
//! an [`Engine`](super::engine::Engine) calls, and that exists for an instruction set only where the processor has it. That is
//! what every `unsafe` of this folder rests on, besides what is said beside it.

mod avx2;
mod avx512;
mod avx_vnni;

use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};

pub(super) use self::avx_vnni::with_avx_vnni;
pub(super) use self::avx2::with_avx2;
pub(super) use self::avx512::with_avx512_vnni;
use super::lanes::{ROWS, Tile};

/// Arithmetic of two operands.
macro_rules! operators {
    ($lanes:ident: $($trait:ident $method:ident |$a:ident, $b:ident| $result:expr;)*) => {$(
        impl std::ops::$trait for $lanes {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let ($a, $b) = (self, other);
                // SAFETY: the processor has the instruction set, see above.
                unsafe { $result }
            }
        }
    )*};
}
use operators;

#[inline(always)]
fn fetch(tile: &Tile) {
    for line in tile.0.chunks_exact(64) {
        // SAFETY: every x86-64 processor has it, and it changes nothing that a program can see.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr()) };
    }
}

/// A walk along rows, four bytes of each at a step. The addresses of twelve rows would not fit the registers; those of every third
/// do.
struct Inputs {
    thirds: [*const u8; ROWS.div_ceil(3)],
    /// Bytes from a row to the next.
    stride: usize,
}

impl Inputs {
    /// At the beginning of M rows, which begin `stride` elements apart and have four bytes for each of the steps.
    #[inline(always)]
    fn of<const M: usize, T>(rows: &[T], stride: usize, steps: usize) -> Self {
        let stride = stride * size_of::<T>();
        assert!((M - 1) * stride + 4 * steps <= size_of_val(rows));
        let start = rows.as_ptr().cast::<u8>();
        Inputs { thirds: std::array::from_fn(|i| start.wrapping_add(3 * i * stride)), stride }
    }

    /// # Safety
    ///
    /// There must be such a row, there must have been fewer steps than were told, and the rows must still be there.
    #[inline(always)]
    unsafe fn four(&self, row: usize) -> i32 {
        let at = self.thirds[row / 3].wrapping_add(row % 3 * self.stride);
        // SAFETY: by the caller's word these four bytes are of the rows.
        unsafe { at.cast::<i32>().read_unaligned() }
    }

    #[inline(always)]
    fn step(&mut self) {
        for third in &mut self.thirds {
            *third = third.wrapping_add(4);
        }
    }
}
