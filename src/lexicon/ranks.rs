//! The long forms of ranks.

use super::small_letters;
use super::vocabulary::offices;

/// The rank that a short form stands for: "Sen." → "senator".
pub(crate) fn long_rank(form: &str) -> Option<&'static str> {
    offices::RANKS.get(small_letters(form).trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rank_has_a_long_form() {
        for rank in ["Sen.", "Rep", "Gov.", "Gen.", "Col", "Lt", "Prof.", "Cllr", "Pres."] {
            assert!(super::super::is_rank(rank) && long_rank(rank).is_some(), "{rank}");
        }
        assert_eq!((long_rank("Sen."), long_rank("Mr.")), (Some("senator"), None));
    }
}
