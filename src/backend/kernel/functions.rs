//! Functions of sixteen numbers: polynomials, fitted at Chebyshev's points.

use super::lanes::Lanes;

/// 1.5 · 2²³: the sum with it has a number's nearest whole number in its lowest bits.
pub(super) const WHOLE: f32 = 12_582_912.0;

/// A polynomial, the highest power's coefficient first.
#[inline(always)]
fn polynomial<F: Lanes, const N: usize>(x: F, coefficients: [f32; N]) -> F {
    let mut sum = F::splat(coefficients[0]);
    for &coefficient in &coefficients[1..] {
        sum = sum.fma(x, F::splat(coefficient));
    }
    sum
}

/// e^x for x up to 88, within 2 units of the last place; e^-87 for whatever is less.
#[inline(always)]
pub(super) fn exp<F: Lanes>(x: F) -> F {
    // ln 2 in two parts, the first so short that its product with a whole number is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let x = x.max(F::splat(-87.0));
    let whole = x.fma(F::splat(std::f32::consts::LOG2_E), F::splat(WHOLE));
    let power = whole - F::splat(WHOLE);
    let rest = power.fma(F::splat(-LN_2[0]), x);
    let rest = power.fma(F::splat(-LN_2[1]), rest);
    let series = [0.001_394_110_8, 0.008_375_126, 0.041_666_35, 0.166_664_16, 0.5, 1.0, 1.0];
    polynomial(rest, series).scale(whole)
}

/// x · Φ(x), Φ being the distribution function of the normal distribution: GELU in its exact form, within 3 · 10⁻⁶ up to |x| = 8
/// (beyond 5 either way, Φ is taken to be what it is there, and the absolute error grows with x).
#[inline(always)]
pub(super) fn gelu<F: Lanes>(x: F) -> F {
    // (Φ(x) - 1/2) / x as a polynomial in 2x²/25 - 1, which runs from -1 to 1.
    let series = [
        7.059_53e-4,
        -1.674_03e-3,
        1.462_632e-3,
        -2.534_322_3e-3,
        6.667_809e-3,
        -1.129_974_3e-2,
        1.628_707e-2,
        -2.321_634_4e-2,
        3.146_487e-2,
        -4.045_071e-2,
        5.151_894e-2,
        -7.029_594e-2,
        0.141_363_8,
    ];
    let bounded = x.min(F::splat(5.0)).max(F::splat(-5.0));
    let place = (bounded * bounded).fma(F::splat(0.08), F::splat(-1.0));
    x * bounded.fma(polynomial(place, series), F::splat(0.5))
}
