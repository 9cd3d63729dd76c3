//! Each way to compute against the others, against plain loops, and against `f64`.

use proptest::prelude::*;

use super::activations::{exp2, gelu};
use super::attention::{Attend, DEPTH, Scratch};
use super::byte_products::{Product, Store, Weights};
use super::engine::{Engine, Job};
use super::lanes::{COLUMNS, Isa, LANES, Lanes};
use super::network::ones;
use super::quantised_rows::{Norm, Quantise, QuantisedRows};

/// What a job gives with each engine must be the same bits; gives them.
#[track_caller]
fn same(with: impl Fn(Engine) -> Vec<f32>) -> Vec<f32> {
    let bits = |numbers: &[f32]| numbers.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    let mut all = Engine::all().map(|engine| (engine, with(engine)));
    let (first, wanted) = all.next().unwrap();
    for (engine, found) in all {
        assert!(bits(&found) == bits(&wanted), "{engine:?} and {first:?} differ");
    }
    wanted
}

/// Numbers from -1 to 1 by chance, the same for the same seed.
fn numbers(seed: u64, count: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

/// Applies a function to numbers, as many as there are lanes at a time.
struct Apply<'a, const GELU: bool>(&'a mut [f32]);

impl<const GELU: bool> Job for Apply<'_, GELU> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        for x in self.0.as_chunks_mut::<LANES>().0 {
            let given = I::F::load(x);
            if GELU { gelu(given).store(x) } else { exp2(given).store(x) }
        }
    }
}

#[test]
fn powers_of_2_are_within_three_millionths() {
    let given: Vec<f32> = (0..160_000).map(|i| i as f32 / -1200.0 + 5.0).collect();
    let found = same(|engine| {
        let mut all = given.clone();
        engine.run(Apply::<false>(&mut all));
        all
    });
    let mut worst: f64 = 0.0;
    for (&x, found) in given.iter().zip(found) {
        let exact = f64::from(x.max(-126.0)).exp2();
        worst = worst.max((f64::from(found) / exact - 1.0).abs());
    }
    println!("{worst:.1e}");
    assert!(worst < 3e-6, "{worst}");
}

/// Φ(x), by the series of its integral.
fn distribution(x: f64) -> f64 {
    let (mut term, mut sum) = (x, x);
    for k in 1..200 {
        term *= x * x / f64::from(2 * k + 1);
        sum += term;
    }
    0.5 + sum * (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt()
}

#[test]
fn gelu_is_within_four_hundred_thousandths() {
    let given: Vec<f32> = (0..128_000).map(|i| i as f32 / 8000.0 - 8.0).collect();
    let found = same(|engine| {
        let mut all = given.clone();
        engine.run(Apply::<true>(&mut all));
        all
    });
    let error = |(&x, found): (&f32, f32)| (f64::from(found) - f64::from(x) * distribution(x.into())).abs();
    let worst = given.iter().zip(found).map(error).fold(0.0, f64::max);
    println!("{worst:.1e}");
    assert!(worst < 4e-5, "{worst}");
}

/// Rounds rows and multiplies them; a row of columns for each.
fn product(engine: Engine, x: &[f32], weights: &Weights) -> Vec<f32> {
    let (width, padded) = (weights.width, weights.padded());
    let mut rows = QuantisedRows::default();
    rows.shape(x.len() / width, width);
    engine.run(Quantise { from: x, stride: width, factors: &weights.factors, to: &mut rows });
    let mut to = vec![0.0; x.len() / width * padded];
    let then = Store { to: &mut to, row_stride: padded, panel_stride: COLUMNS, gelu: 0 };
    engine.run(Product { rows: &rows, weights, then });
    to.chunks_exact(padded).flat_map(|row| row[..weights.columns].to_vec()).collect()
}

fn bytes_of(weights: &[i8]) -> Vec<u8> {
    weights.iter().map(|&weight| weight as u8).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Inputs are whole numbers from 0 to 255 that rounding leaves as they are, so that sums must come out to the last one. The
    /// extremes are frequent: two products of 255 and 64 just fit 16 bits.
    #[test]
    fn products_of_bytes_are_exact(
        count in 1usize..40,
        sixteens in 1usize..9,
        columns in 1usize..100,
        bytes in prop::collection::vec(prop_oneof![Just(255u8), any::<u8>()], 128 * 40),
        ints in prop::collection::vec(prop_oneof![Just(-64i8), Just(64i8), -64i8..=64], 128 * 100),
    ) {
        let width = 16 * sixteens;
        let mut x: Vec<f32> = bytes[..count * width].iter().map(|&byte| byte.into()).collect();
        x.chunks_exact_mut(width).for_each(|row| row[0] = 255.0);
        let matrix = &ints[..width * columns];
        let weights = Weights::new(&bytes_of(matrix), &vec![1.0; columns], &vec![0.0; columns], ones(width));
        let found = same(|engine| product(engine, &x, &weights));
        let sum = |i: usize| {
            let (row, column) = (i / columns, i % columns);
            let terms = (0..width).map(|k| x[row * width + k] as i32 * i32::from(matrix[k * columns + column]));
            terms.sum::<i32>() as f32
        };
        for (i, found) in found.into_iter().enumerate() {
            prop_assert_eq!(found, sum(i), "row {} column {}", i / columns, i % columns);
        }
    }

    /// A row's bytes stand for its numbers to within half a step, and do not depend on the rows beside it.
    #[test]
    fn products_are_near_those_of_numbers(count in 1usize..30, columns in 1usize..70, seed: u64) {
        let width = 48;
        let x = numbers(seed, count * width);
        let matrix: Vec<i8> = numbers(!seed, width * columns).iter().map(|x| (64.0 * x) as i8).collect();
        let factors: Vec<f32> = numbers(seed / 2, width).iter().map(|x| 1.0 + x / 2.0).collect();
        let bias = numbers(seed / 3, columns);
        let weights = Weights::new(&bytes_of(&matrix), &vec![0.01; columns], &bias, factors.clone());
        let found = same(|engine| product(engine, &x, &weights));
        for (row, (x, found)) in x.chunks_exact(width).zip(found.chunks_exact(columns)).enumerate() {
            let alone = product(Engine::all().next_back().unwrap(), x, &weights);
            prop_assert_eq!(&alone, &found, "row {}", row);
            for (column, found) in found.iter().enumerate() {
                let weight = |k: usize| 0.01 * f32::from(matrix[k * columns + column]);
                let exact = (0..width).map(|k| x[k] * factors[k] * weight(k)).sum::<f32>() + bias[column];
                // Half a step of at most 3/255 for each input.
                let most = (0..width).map(|k| weight(k).abs() * 0.0065).sum::<f32>() + 1e-4;
                prop_assert!((found - exact).abs() < most, "{} and {}", found, exact);
            }
        }
    }

    #[test]
    fn attention_is_that_of_plain_loops(n in prop_oneof![1usize..40, 100usize..130, 250usize..257], seed: u64) {
        let heads = 2;
        let parts: Vec<f32> = numbers(seed, 3 * heads * n * DEPTH).iter().map(|x| 2.0 * x).collect();
        let found = same(|engine| {
            let mut to = vec![0.0; n * heads * DEPTH];
            // What a longer window has left must not be seen.
            let mut scratch = Scratch::default();
            let long = numbers(1, 3 * 256 * DEPTH);
            engine.run(Attend { parts: &long, subwords: 256, to: &mut vec![0.0; 256 * DEPTH], scratch: &mut scratch });
            engine.run(Attend { parts: &parts, subwords: n, to: &mut to, scratch: &mut scratch });
            to
        });
        let part = |part: usize, row: usize, d: usize| f64::from(parts[(part * n + row) * DEPTH + d]);
        for i in [0, n / 2, n - 1] {
            for head in 0..heads {
                let score = |j: usize| (0..DEPTH).map(|d| part(head, i, d) * part(heads + head, j, d)).sum::<f64>().exp();
                let sum: f64 = (0..n).map(score).sum();
                for d in [0, 15, 16, 31] {
                    let exact = (0..n).map(|j| score(j) * part(2 * heads + head, j, d)).sum::<f64>() / sum;
                    let found = f64::from(found[i * heads * DEPTH + head * DEPTH + d]);
                    // Values run to 2, in steps of 2/1023; scores are a thousandth or two off.
                    prop_assert!((found - exact).abs() < 1e-2, "{} and {}", found, exact);
                }
            }
        }
    }

    /// The sums of whole numbers at their greatest.
    #[test]
    fn attention_among_equals_gives_their_value(n in prop_oneof![1usize..40, 250usize..257], x in 1e-3f32..1e3) {
        let parts = vec![x; 3 * n * DEPTH];
        let found = same(|engine| {
            let mut to = vec![0.0; n * DEPTH];
            engine.run(Attend { parts: &parts, subwords: n, to: &mut to, scratch: &mut Scratch::default() });
            to
        });
        prop_assert!(found.iter().all(|y| (y / x - 1.0).abs() < 1e-5), "{} {:?}", x, found);
    }

    #[test]
    fn norm_gives_mean_0_and_variance_1(count in 1usize..20, seed: u64, scale in 1e-3f32..1e3) {
        let width = 96;
        let given: Vec<f32> = numbers(seed, count * width).iter().map(|x| scale * (x + 3.0)).collect();
        let (weight, bias) = (numbers(!seed, width), numbers(seed / 2, width));
        let found = same(|engine| {
            let mut x = given.clone();
            engine.run(Norm { x: &mut x, weight: &weight, bias: &bias, next: None });
            x
        });
        for (given, found) in given.chunks_exact(width).zip(found.chunks_exact(width)) {
            let mean = given.iter().map(|&x| f64::from(x)).sum::<f64>() / width as f64;
            let variance = given.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum::<f64>() / width as f64;
            for i in 0..width {
                let exact = (f64::from(given[i]) - mean) / variance.sqrt() * f64::from(weight[i]) + f64::from(bias[i]);
                prop_assert!((f64::from(found[i]) - exact).abs() < 1e-4, "{} and {}", found[i], exact);
            }
        }
    }
}

#[test]
fn rows_without_a_spread_are_zeros() {
    let weights = Weights::new(&[64; 16 * 3], &[1.0; 3], &[0.5; 3], ones(16));
    for x in [0.0, -0.0, f32::MIN_POSITIVE / 1e6, f32::NAN] {
        let found = same(|engine| product(engine, &[x; 16], &weights));
        assert!(found.iter().all(|&y| y.is_nan() || y == 0.5), "{x}: {found:?}");
    }
}
