//! Words that tell that a town stands for a government.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

use super::lists;

static CLASSES: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| lists::sections(include_str!("governments.txt")));

/// True for a lemma in this section of `governments.txt`: verbs, nouns, address.
pub(crate) fn governs(class: &str, lemma: &str) -> bool {
    CLASSES.get(class).is_some_and(|words| words.contains(lemma))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_governments_do() {
        assert!(governs("verbs", "agree") && governs("nouns", "ceasefire") == governs("nouns", "mayor"));
        assert!(governs("address", "urge") && !governs("verbs", "host") && !governs("no such class", "agree"));
    }
}
