//! Weights from examples: logistic regression.

use crate::{Sign, Signs};

/// The weights whose probabilities come nearest to the targets: logistic regression with soft targets and a penalty on large weights
/// (0.001 to 0.005 for thousands of examples, 0.02 for some hundreds), by Newton's method over signs that are brought to the same scale.
pub fn fit(examples: &[(Signs, f32)], penalty: f64) -> Vec<f32> {
    /// It is done after six or seven; steps that move nothing do no harm.
    const STEPS: usize = 12;
    let largest = |sign: usize| examples.iter().map(|(s, _)| f64::from(s.values()[sign].abs())).fold(1e-6, f64::max);
    let scale: Vec<f64> = (0..Sign::ALL.len()).map(|sign| 1.0 / largest(sign).max(1.0)).collect();
    // most signs of a triple are nought, and take no time
    let row = |signs: &Signs| -> Vec<(usize, f64)> {
        let values = signs.values().iter().zip(&scale).map(|(v, k)| f64::from(*v) * k);
        values.enumerate().filter(|(_, v)| *v != 0.0).collect()
    };
    let rows: Vec<(Vec<(usize, f64)>, f64)> = examples.iter().map(|(s, t)| (row(s), f64::from(*t))).collect();
    let mut weights = vec![0.0f64; scale.len()];
    for _ in 0..STEPS {
        let (slope, curve) = derivatives(&rows, &weights, penalty);
        let step = solve(curve, slope);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w -= s);
    }
    weights.iter().zip(scale).map(|(w, k)| (w * k) as f32).collect()
}

/// The first derivatives of the mean loss, and the second ones (the lower half of the matrix).
fn derivatives(rows: &[(Vec<(usize, f64)>, f64)], weights: &[f64], penalty: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let count = rows.len().max(1) as f64;
    // the constant may be as large as it likes; a little keeps the matrix sound where nothing tells
    let penalty = |sign: usize| if sign == Sign::Always as usize { 1e-9 } else { penalty };
    let mut slope: Vec<f64> = weights.iter().enumerate().map(|(sign, w)| penalty(sign) * w).collect();
    let mut curve: Vec<Vec<f64>> = (0..weights.len()).map(|sign| vec![0.0; sign + 1]).collect();
    curve.iter_mut().enumerate().for_each(|(sign, line)| line[sign] = penalty(sign));
    for (values, target) in rows {
        let sum: f64 = values.iter().map(|&(sign, v)| v * weights[sign]).sum();
        let probability = 1.0 / (1.0 + (-sum).exp());
        let (error, spread) = ((probability - target) / count, probability * (1.0 - probability) / count);
        for (at, &(sign, v)) in values.iter().enumerate() {
            slope[sign] += error * v;
            values[..=at].iter().for_each(|&(other, u)| curve[sign][other] += spread * v * u);
        }
    }
    (slope, curve)
}

/// Solves a symmetric positive system, of whose matrix the lower half is given, by Cholesky's method.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let rest = matrix[i][j] - dot;
            matrix[i][j] = if i == j { rest.max(1e-12).sqrt() } else { rest / matrix[j][j] };
        }
        let known: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::super::probability;
    use super::*;

    #[test]
    fn a_fit_finds_what_tells_right_from_wrong() {
        let right = Signs::default().with(Sign::Closed, true);
        let wrong = Signs::default().with(Sign::Content, true);
        let examples: Vec<(Signs, f32)> =
            (0..40).map(|i| if i % 2 == 0 { (right, 0.9) } else { (wrong, 0.2) }).collect();
        let weights = fit(&examples, 0.001);
        assert!(
            (probability(&right, &weights) - 0.9).abs() < 0.05 && (probability(&wrong, &weights) - 0.2).abs() < 0.05
        );
    }

    #[test]
    fn a_fit_ends_where_the_loss_is_least() {
        let example = |i: usize| {
            let signs =
                Signs::default().with(Sign::Closed, i.is_multiple_of(2)).valued(Sign::Path, (i % 7) as f32 / 3.0);
            (signs.with(Sign::Passive, i.is_multiple_of(3)), [0.0, 1.0, 0.8, 0.5, 1.0][i % 5])
        };
        let examples: Vec<(Signs, f32)> = (0..60).map(example).collect();
        let weights = fit(&examples, 0.01);
        let loss = |weights: &[f32]| {
            let of = |(signs, target): &(Signs, f32)| {
                let p = f64::from(probability(signs, weights));
                -f64::from(*target) * p.ln() - (1.0 - f64::from(*target)) * (1.0 - p).ln()
            };
            // the penalty is on weights of signs that go from 0 to 1, and those of a path here up to 2
            let size = |sign: Sign, most: f64| (f64::from(weights[sign as usize]) * most).powi(2);
            let penalty = size(Sign::Closed, 1.0) + size(Sign::Path, 2.0) + size(Sign::Passive, 1.0);
            examples.iter().map(of).sum::<f64>() / 60.0 + 0.005 * penalty
        };
        for sign in [Sign::Always, Sign::Closed, Sign::Path, Sign::Passive] {
            for change in [-0.05, 0.05] {
                let mut other = weights.clone();
                other[sign as usize] += change;
                assert!(loss(&other) > loss(&weights), "{} {change}", sign.name());
            }
        }
        assert_eq!(weights[Sign::Copular as usize], 0.0, "nothing shows it");
    }
}
