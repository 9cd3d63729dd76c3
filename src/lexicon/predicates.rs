//! Classes of verbs, nouns and adjectives that decide how a clause is read.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

use super::lists;

static CLASSES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| lists::sections(include_str!("predicates.txt")));

/// True for a lemma in this section of `predicates.txt`.
pub(crate) fn is_in(class: &str, lemma: &str) -> bool {
    CLASSES.get(class).is_some_and(|words| words.contains(lemma))
}

/// Verbs whose clause or quotation is what their subject says, writes or holds to be so.
pub(crate) fn is_reporting(lemma: &str) -> bool {
    is_in("reporting", lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_classes_by_name() {
        assert!(is_reporting("say") && !is_reporting("sail"));
        assert!(is_in("makes wanted", "urge") && is_in("denies", "fail") && is_in("light", "hold"));
        assert!(!is_in("no such class", "say") && !is_in("reporting", "[light]"));
    }
}
