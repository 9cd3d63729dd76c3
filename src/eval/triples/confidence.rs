//! Fits the weights of the confidence and measures its calibration.
//!
//! The target of a triple is its best precision against a gold tuple, a number between 0 and 1; the probability that comes
//! out is to be read as the share of its words that readers confirm. Calibration is measured on triples that were not fitted
//! on: the expected calibration error over ten equal steps of confidence, and the mean squared difference (Brier 1950).

use std::fmt;

use crate::relations::fit;
use crate::{Sign, Signs};

/// A triple as the fit sees it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    pub(crate) signs: Signs,
    pub(crate) target: f64,
    /// The confidence that the triple had.
    pub(crate) given: f32,
}

/// The fitted weights, and how well the confidence in use is calibrated on unseen triples.
pub struct Report {
    weights: Vec<f32>,
    fitted: usize,
    measured: usize,
    error: f64,
    squared: f64,
}

impl Report {
    /// Fits on some triples and measures the confidence that the others have.
    pub(crate) fn new(fitted: &[Example], measured: &[Example]) -> Report {
        let examples: Vec<(Signs, f32)> = fitted.iter().map(|e| (e.signs, e.target as f32)).collect();
        let n = measured.len().max(1) as f64;
        let squared = measured.iter().map(|e| (f64::from(e.given) - e.target).powi(2)).sum::<f64>() / n;
        let mut bins = [(0.0f64, 0.0f64); 10];
        for example in measured {
            let bin = &mut bins[((example.given * 10.0) as usize).min(9)];
            *bin = (bin.0 + f64::from(example.given), bin.1 + example.target);
        }
        let error = bins.iter().map(|(given, target)| (given - target).abs()).sum::<f64>() / n;
        Report { weights: fit(&examples), fitted: fitted.len(), measured: measured.len(), error, squared }
    }

    /// The content of the file of weights.
    pub fn weights(&self) -> String {
        let head = format!("# Logistic regression on {} triples of the first half of CaRB dev: sign and weight.\n", self.fitted);
        let lines = Sign::ALL.iter().zip(&self.weights).map(|(s, w)| format!("{} {w:.3}\n", s.name()));
        std::iter::once(head).chain(lines).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "fitted {}", self.fitted)?;
        writeln!(f, "measured {}", self.measured)?;
        writeln!(f, "calibration_error {:.4}", self.error)?;
        writeln!(f, "brier {:.4}", self.squared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_confidence_has_no_calibration_error() {
        let example = |given: f32, target: f64| Example { signs: Signs::default(), target, given };
        let report = Report::new(&[example(0.5, 0.5)], &[example(0.75, 0.5), example(0.75, 1.0), example(0.25, 0.25)]);
        assert!(report.error < 1e-6);
        assert!((report.squared - 2.0 * 0.0625 / 3.0).abs() < 1e-6);
    }
}
