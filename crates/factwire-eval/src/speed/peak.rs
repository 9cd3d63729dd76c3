//! What a core can do at most: int8 multiply-adds from registers, without loads.

/// Measured; `None` where the processor has no instruction for them that we know.
pub(super) fn multiply_adds_per_second() -> Option<f64> {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512vnni") && is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has both.
        return Some(unsafe { best(|| vnni512()) });
    }
    None
}

/// Of several runs the fastest: what a neighbour on the machine takes is not the core's doing.
#[cfg(target_arch = "x86_64")]
fn best(run: impl Fn() -> f64) -> f64 {
    (0..20).map(|_| run()).fold(0.0, f64::max)
}

/// Multiply-adds a second of `vpdpbusd` on 64 bytes, in chains that do not wait for each other.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vnni")]
fn vnni512() -> f64 {
    use std::arch::x86_64::{_mm512_add_epi32, _mm512_dpbusd_epi32, _mm512_reduce_add_epi32, _mm512_set1_epi8};
    use std::hint::black_box;
    const CHAINS: usize = 16;
    const STEPS: usize = 200_000;
    let (a, b) = (_mm512_set1_epi8(black_box(3)), _mm512_set1_epi8(black_box(-2)));
    let mut sums = [_mm512_set1_epi8(black_box(0)); CHAINS];
    let start = std::time::Instant::now();
    for _ in 0..STEPS {
        for sum in &mut sums {
            *sum = _mm512_dpbusd_epi32(*sum, a, b);
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let sum = sums.into_iter().reduce(|a, b| _mm512_add_epi32(a, b));
    black_box(sum.map(|sum| _mm512_reduce_add_epi32(sum)));
    (CHAINS * STEPS * 64) as f64 / seconds
}
