use std::fmt;
use std::ops::AddAssign;

/// Counts of a comparison with a gold standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// Found and wanted.
    pub right: usize,
    /// Found by us.
    pub found: usize,
    /// In the gold standard.
    pub wanted: usize,
}

impl Score {
    /// 0 when nothing was found.
    pub(super) fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// 0 when nothing was wanted.
    pub(super) fn recall(self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    /// The harmonic mean of the two.
    pub(super) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    /// Lines `precision`, `recall` and `f1`, each key with something before and behind it.
    pub(super) fn write(self, f: &mut fmt::Formatter<'_>, before: &str, behind: &str) -> fmt::Result {
        for (key, value) in [("precision", self.precision()), ("recall", self.recall()), ("f1", self.f1())] {
            writeln!(f, "{before}{key}{behind} {value:.4}")?;
        }
        Ok(())
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    #[test]
    fn figures_come_from_the_counts() {
        let score = Score { right: 3, found: 4, wanted: 6 };
        assert_eq!((score.precision(), score.recall(), score.f1()), (0.75, 0.5, 0.6));
        let nothing = Score::default();
        assert_eq!((nothing.precision(), nothing.recall(), nothing.f1()), (0.0, 0.0, 0.0));
    }
}
