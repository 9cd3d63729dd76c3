//! Words by which a text tells what somebody says, thinks or wants.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

use super::lists;

static CLASSES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| lists::sections(include_str!("statements.txt")));

/// True for a lemma, or a verb with its preposition ("call:for"), in this section of `statements.txt`.
pub(crate) fn states(class: &str, lemma: &str) -> bool {
    CLASSES.get(class).is_some_and(|words| words.contains(lemma))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_classes_by_name() {
        assert!(states("judges", "praise") && states("speaks about", "call:for") && states("feels", "afraid"));
        assert!(!states("judges", "rain") && !states("no such class", "praise"));
    }
}
