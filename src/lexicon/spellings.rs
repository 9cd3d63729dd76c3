//! Given names that are one name in several spellings.

use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

use super::lists;

static GROUPS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = lists::entries(include_str!("spellings.txt")).enumerate();
    lines.flat_map(|(group, line)| line.split_whitespace().map(move |name| (name, group))).collect()
});

/// True for two spellings of one given name ("mohammed", "muhammad"); in lower case, without accents.
pub(crate) fn same_given_name(a: &str, b: &str) -> bool {
    a == b || GROUPS.get(a).is_some_and(|group| GROUPS.get(b) == Some(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_spellings_but_no_cousins() {
        assert!(same_given_name("mohammed", "muhammad") && same_given_name("sergei", "sergey"));
        assert!(same_given_name("ada", "ada"));
        assert!(!same_given_name("ann", "anna") && !same_given_name("volodymyr", "vladimir"));
    }

    #[test]
    fn no_name_is_in_two_groups() {
        let names = lists::entries(include_str!("spellings.txt")).flat_map(str::split_whitespace).count();
        assert_eq!(GROUPS.len(), names);
    }
}
