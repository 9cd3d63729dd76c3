//! Days of the year that have a name: Christmas Eve, Good Friday, Thanksgiving.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::calendar::Yearly;
use super::words::plain;
use crate::lexicon::vocabulary;

/// For the first word of names, in small letters, the names with their days, those of most words first.
static FEASTS: LazyLock<FxHashMap<&'static str, Vec<Feast>>> = LazyLock::new(|| {
    let mut feasts = FxHashMap::<_, Vec<Feast>>::default();
    for (name, day) in vocabulary::feasts::FEASTS.iter() {
        let words: Vec<_> = name.split(' ').collect();
        if let Some(day) = yearly(day) {
            feasts.entry(words[0]).or_default().push((words, day));
        }
    }
    feasts.values_mut().for_each(|same| same.sort_by_key(|(name, _)| std::cmp::Reverse(name.len())));
    feasts
});

/// The words of a name and its day.
type Feast = (Vec<&'static str>, Yearly);

/// The feast that the words begin with, and how many words its name has.
pub(super) fn first(words: &[CompactString]) -> Option<(Yearly, usize)> {
    let begins = |name: &[&str]| name.len() <= words.len() && name.iter().zip(words).all(|(n, w)| w == n);
    let (name, day) = FEASTS.get(&**words.first()?)?.iter().find(|(name, _)| begins(name))?;
    Some((*day, name.len()))
}

/// True for a name and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let begins = text.split_whitespace().next().is_some_and(|first| FEASTS.contains_key(&*plain(first)));
    let words: Vec<_> = text.split_whitespace().filter(|_| begins).map(|w| plain(w).into()).collect();
    first(&words).is_some_and(|(_, length)| length == words.len())
}

/// True for a word that some name has: "Thanksgiving", "Eve".
pub(super) fn has_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| FEASTS.values().flatten().flat_map(|(name, _)| name.iter().copied()).collect());
    WORDS.contains(&*plain(word))
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
        assert_eq!(FEASTS.values().flatten().count(), vocabulary::feasts::FEASTS.iter().count());
        let words = |text: &str| text.split(' ').map(CompactString::from).collect::<Vec<_>>();
        assert_eq!(first(&words("easter monday 2024")), Some((Yearly::Easter(1), 2)));
        assert_eq!(first(&words("labour day")), None);
    }
}
