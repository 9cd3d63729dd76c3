//! The long forms of ranks.

use super::small_letters;
use super::vocabulary::offices;

/// The rank that a short form stands for: "Sen." → "senator".
pub(crate) fn long_rank(form: &str) -> Option<&'static str> {
    let lower = small_letters(form);
    let rank = lower.trim_end_matches('.');
    let of_several = || super::is_rank_of_several(rank).then(|| rank.strip_suffix('s')).flatten();
    offices::RANKS.get(rank).or_else(|| offices::RANKS.get(of_several()?))
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
        assert_eq!((long_rank("Sens."), long_rank("Mrs.")), (Some("senator"), None));
        assert_eq!((long_rank("press"), super::super::is_rank("press")), (None, false));
    }
}
