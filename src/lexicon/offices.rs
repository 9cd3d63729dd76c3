//! Words beside the names of offices: what is no part of a title, what makes it another one, which verbs give and take it.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

use super::lists;

static OFFICES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| lists::sections(include_str!("offices.txt")));

/// True for a lemma in small letters in this section of `offices.txt`.
pub(crate) fn of_office(section: &str, lemma: &str) -> bool {
    OFFICES.get(section).is_some_and(|words| words.contains(lemma))
}

/// The entries `word=meaning` of each section.
static PAIRS: LazyLock<HashMap<&'static str, HashMap<&'static str, &'static str>>> = LazyLock::new(|| {
    let pairs = |words: &HashSet<&'static str>| words.iter().filter_map(|pair| pair.split_once('=')).collect();
    OFFICES.iter().map(|(section, words)| (*section, pairs(words))).collect()
});

fn pair(section: &str, word: &str) -> Option<&'static str> {
    PAIRS.get(section)?.get(word).copied()
}

/// What one is who does this: "head" → "head", "lead" → "leader".
pub(crate) fn title_of_verb(lemma: &str) -> Option<&'static str> {
    pair("heads", lemma)
}

/// The rank that a short form stands for: "Sen." → "senator".
pub(crate) fn long_rank(form: &str) -> Option<&'static str> {
    pair("ranks", form.to_lowercase().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_beside_offices() {
        assert!(of_office("asides", "longtime") && of_office("deputies", "vice") && of_office("takes", "become"));
        assert!(!of_office("no such section", "vice") && !of_office("asides", "special"));
        assert_eq!(title_of_verb("lead"), Some("leader"));
        assert_eq!((long_rank("Sen."), long_rank("Mr.")), (Some("senator"), None));
    }

    #[test]
    fn every_rank_has_a_long_form() {
        for rank in ["Sen.", "Rep", "Gov.", "Gen.", "Col", "Lt", "Prof.", "Cllr", "Pres."] {
            assert!(super::super::is_rank(rank) && long_rank(rank).is_some(), "{rank}");
        }
    }
}
