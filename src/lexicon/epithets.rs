//! What people are called by where they are from, and by their party: "the Kenyan", "the Texan", "the Republican".

use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

use super::lists;
use super::nations::{NationWord, nation_of};

/// For each word ("Texas", "Tex.") the one that people are called by ("Texan"), and whether the word itself is that one.
static HOMES: LazyLock<HashMap<&'static str, (&'static str, bool)>> = LazyLock::new(|| {
    let mut homes = HashMap::default();
    for line in lists::entries(include_str!("epithets.txt")) {
        let Some((called, words)) = line.split_once('|') else { continue };
        let called = called.trim();
        homes.insert(called, (called, true));
        for word in words.split(',').map(str::trim) {
            homes.entry(word).or_insert((called, false));
        }
    }
    homes
});

/// Where somebody who is called so is from: a code of a country for "Kenyan", "Texan" for itself. `None` for any other word,
/// for a plural ("Kenyans") and for what is said of a people ("the Dutch").
pub(crate) fn epithet(word: &str) -> Option<&'static str> {
    if let Some((called, true)) = HOMES.get(word) {
        return Some(called);
    }
    let nation = nation_of(word)?;
    let people = ["sh", "ch", "ese", "ss"].iter().any(|end| word.ends_with(end));
    let many = word.ends_with('s') || word.ends_with("men");
    let one = matches!(nation.word, NationWord::Adjective | NationWord::Demonym) && !people && !many;
    one.then_some(nation.code)
}

/// Where a word says that somebody is from, as [`epithet`] names it: "Kenyan", "Kenya", "Texas", "R".
pub(crate) fn home(word: &str) -> Option<&'static str> {
    HOMES.get(word).map(|(called, _)| *called).or_else(|| Some(nation_of(word)?.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_who_is_called_by_a_home() {
        assert_eq!(epithet("Kenyan"), Some("KE"));
        assert_eq!(epithet("Texan"), home("Texas"));
        assert_eq!(epithet("Republican"), home("R"));
        for word in ["Kenyans", "Dutch", "British", "Chinese", "Texas", "Swiss", "France", "Frenchmen", ""] {
            assert_eq!(epithet(word), None, "{word}");
        }
    }

    #[test]
    fn no_word_has_two_homes() {
        let words =
            lists::entries(include_str!("epithets.txt")).map(|l| l.split('|').next().unwrap_or_default().trim());
        let mut words: Vec<_> = words.collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|w| w[0] != w[1]), "{words:?}");
    }
}
