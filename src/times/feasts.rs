//! Days of the year that have a name: Christmas Eve, Good Friday, Thanksgiving.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::calendar::Yearly;
use crate::lexicon::vocabulary;

/// Names in small letters, those of most words first, with their days.
static FEASTS: LazyLock<Vec<(Vec<&'static str>, Yearly)>> = LazyLock::new(|| {
    let feast = |(name, day): (&'static str, &str)| Some((name.split(' ').collect(), yearly(day)?));
    let mut feasts: Vec<_> = vocabulary::feasts::FEASTS.iter().filter_map(feast).collect();
    feasts.sort_by_key(|(name, _): &(Vec<_>, _)| std::cmp::Reverse(name.len()));
    feasts
});

/// The feast that the words begin with, and how many words its name has.
pub(super) fn first(words: &[String]) -> Option<(Yearly, usize)> {
    let begins = |name: &[&str]| name.len() <= words.len() && name.iter().zip(words).all(|(n, w)| n == w);
    FEASTS.iter().find(|(name, _)| begins(name)).map(|(name, day)| (*day, name.len()))
}

/// True for a name and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(|w| w.to_lowercase().replace('’', "'")).collect();
    first(&words).is_some_and(|(_, length)| length == words.len())
}

/// True for a word that some name has: "Thanksgiving", "Eve".
pub(super) fn has_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| FEASTS.iter().flat_map(|(name, _)| name.iter().copied()).collect());
    WORDS.contains(&*word.to_lowercase().replace('’', "'"))
}

/// "12-24", "easter-2", "nth 4 of 4 in 11 +1"
fn yearly(text: &str) -> Option<Yearly> {
    if let Some(days) = text.strip_prefix("easter") {
        return days.parse().ok().map(Yearly::Easter);
    }
    if let Some(rule) = text.strip_prefix("nth ") {
        let words: Vec<&str> = rule.split(' ').collect();
        let number = |n: usize| words.get(n)?.parse::<i8>().ok();
        let later = number(5).unwrap_or(0);
        return Some(Yearly::Nth { nth: number(0)?, weekday: number(2)?, month: number(4)?, later });
    }
    let (month, day) = text.split_once('-')?;
    Some(Yearly::Day(month.parse().ok()?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feast_of_the_list_has_a_day() {
        assert_eq!(FEASTS.len(), vocabulary::feasts::FEASTS.iter().count());
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(first(&words("easter monday 2024")), Some((Yearly::Easter(1), 2)));
        assert_eq!(first(&words("labour day")), None);
    }
}
