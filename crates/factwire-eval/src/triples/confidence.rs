//! Fits the weights of the confidence and measures its calibration.
//!
//! The target of a triple is its best precision against a gold tuple, a number between 0 and 1; the probability that comes
//! out is to be read as the share of its words that readers confirm. The weights are fitted on all triples. Calibration is
//! cross-validated: weights fitted on each half of the sentences are measured on the other half, by the expected
//! calibration error over ten equal steps of confidence and the mean squared difference (Brier 1950).

use std::fmt;

use factwire::unstable::relations::{fit, probability};
use factwire::unstable::{Sign, Signs};

/// A triple as the fit sees it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    pub(crate) signs: Signs,
    pub(crate) target: f32,
}

/// The fitted weights, and how well such weights are calibrated on unseen triples.
pub struct Report {
    weights: Vec<f32>,
    triples: usize,
    error: f64,
    squared: f64,
}

impl Report {
    /// Fits on all triples; measures across the halves.
    pub(crate) fn new(first: &[Example], second: &[Example]) -> Report {
        let fitted =
            |examples: &[Example]| fit(&examples.iter().map(|e| (e.signs, e.target)).collect::<Vec<_>>(), 0.001);
        let unseen = |weights: Vec<f32>, examples: &[Example]| -> Vec<(f64, f64)> {
            examples.iter().map(|e| (f64::from(probability(&e.signs, &weights)), f64::from(e.target))).collect()
        };
        let judged = [unseen(fitted(first), second), unseen(fitted(second), first)].concat();
        let n = judged.len().max(1) as f64;
        let squared = judged.iter().map(|(given, target)| (given - target).powi(2)).sum::<f64>() / n;
        let mut bins = [0.0f64; 10];
        for (given, target) in &judged {
            bins[((given * 10.0) as usize).min(9)] += given - target;
        }
        let error = bins.iter().map(|difference| difference.abs()).sum::<f64>() / n;
        Report { weights: fitted(&[first, second].concat()), triples: judged.len(), error, squared }
    }

    /// The content of the file of weights.
    pub fn weights(&self) -> String {
        let head = format!("# Logistic regression on {} triples of CaRB dev: sign and weight.\n", self.triples);
        let lines = Sign::ALL.iter().zip(&self.weights).map(|(s, w)| format!("{} {w:.3}\n", s.name()));
        std::iter::once(head).chain(lines).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "triples {}", self.triples)?;
        writeln!(f, "calibration_error {:.4}", self.error)?;
        writeln!(f, "brier {:.4}", self.squared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_tells_right_from_wrong_leaves_little_error_and_one_that_turns_round_leaves_much() {
        let example =
            |closed: bool, target: f32| Example { signs: Signs::default().with(Sign::Closed, closed), target };
        let some = [example(true, 0.9), example(false, 0.1)].repeat(20);
        let same = Report::new(&some, &some);
        assert!(same.error < 0.1, "{}", same.error);
        let turned = [example(true, 0.1), example(false, 0.9)].repeat(20);
        let worse = Report::new(&some, &turned);
        assert!(worse.error > 0.4 && worse.squared > same.squared, "{}", worse.error);
    }
}
