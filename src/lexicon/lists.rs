//! Reads the word lists: one entry a line, `#` opens a comment, columns are parted by white space or tabs.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The lines that hold an entry.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A list of words, several a line if one likes.
pub(super) fn set(list: &'static str) -> HashSet<&'static str> {
    entries(list).flat_map(str::split_whitespace).collect()
}

/// A list of pairs `form lemma`; of two lines with the same form the first counts.
pub(super) fn map(list: &'static str) -> HashMap<&'static str, &'static str> {
    let mut map = HashMap::default();
    for (form, lemma) in entries(list).filter_map(|line| line.split_once(' ')) {
        map.entry(form).or_insert(lemma.trim());
    }
    map
}
