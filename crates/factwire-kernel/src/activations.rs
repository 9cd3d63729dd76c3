//! Functions of sixteen numbers at a time, by polynomials that were fitted at Chebyshev nodes.

use super::lanes::Lanes;

/// 1.5 · 2²³: added to a number, it leaves the nearest whole number in the lowest bits of the sum.
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

/// 2^x for x from -126 to 127, with a relative error of at most 3 millionths; 2^-126 for whatever is less.
#[inline(always)]
pub(super) fn exp2<F: Lanes>(x: F) -> F {
    let x = x.max(F::splat(-126.0));
    let whole = x + F::splat(WHOLE);
    let rest = x - (whole - F::splat(WHOLE));
    let series = [9.570_083e-3, 5.591_802_3e-2, 0.240_247_46, 0.693_121_8, 0.999_999_3];
    polynomial(rest, series).scale(whole)
}

/// x · Φ(x), Φ being the distribution function of the normal distribution: GELU in its exact form, within 4 · 10⁻⁵ up to |x| = 8
/// (beyond 4.5 either way, Φ is taken to be what it is there, and the absolute error grows with x).
#[inline(always)]
pub(super) fn gelu<F: Lanes>(x: F) -> F {
    // (Φ(x) - 1/2) / x as a polynomial in 2x²/4.5² - 1, which runs from -1 to 1.
    let series = [
        3.353_672e-3,
        -9.328_499e-3,
        1.220_853e-2,
        -1.674_409e-2,
        2.762_941e-2,
        -4.055_575e-2,
        5.481_856e-2,
        -7.717_196e-2,
        0.156_902_1,
    ];
    let bounded = x.min(F::splat(4.5)).max(F::splat(-4.5));
    let place = (bounded * bounded).fma(F::splat(2.0 / (4.5 * 4.5)), F::splat(-1.0));
    x * bounded.fma(polynomial(place, series), F::splat(0.5))
}
