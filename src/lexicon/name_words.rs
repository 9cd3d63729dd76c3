//! Words that tell what a name or a date is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::small_letters;
use super::vocabulary::{entities, organizations, times};

/// What a word is in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TimeWord {
    /// "Wednesday", "Wed."
    Weekday,
    /// "March", "Sept."; "may" and "march" only when capitalised, which the caller looks at
    Month,
    /// "week", "morning", "winter"
    Unit,
    /// "today", "yesterday"
    Relative,
    /// "last", "next", "early", "mid"
    Modifier,
}

/// What a word is in a date, any case, with or without a final dot; a plural unit too ("weeks").
pub(crate) fn time_word(form: &str) -> Option<TimeWord> {
    let lower = small_letters(form);
    let lower = lower.trim_end_matches('.');
    let listed = |word: &str| TIME_WORDS.get(word).copied();
    listed(lower).or_else(|| {
        let unit = listed(lower.strip_suffix('s')?)?;
        matches!(unit, TimeWord::Unit | TimeWord::Weekday).then_some(unit)
    })
}

/// All words of dates, in small letters; what a word is first is what it is.
static TIME_WORDS: LazyLock<FxHashMap<&'static str, TimeWord>> = LazyLock::new(|| {
    let weekdays = times::WEEKDAYS.iter().map(|(word, _)| (word, TimeWord::Weekday));
    let months = times::MONTHS.iter().map(|(word, _)| (word, TimeWord::Month));
    let units = times::UNITS.iter().map(|word| (word, TimeWord::Unit));
    let relative = times::RELATIVE.iter().map(|word| (word, TimeWord::Relative));
    let modifiers = times::MODIFIERS.iter().map(|word| (word, TimeWord::Modifier));
    let mut words = FxHashMap::default();
    for (word, what) in weekdays.chain(months).chain(units).chain(relative).chain(modifiers) {
        words.entry(word).or_insert(what);
    }
    words
});

/// True for a noun that heads names of events: "Cup", "Summit", "War".
pub(crate) fn is_event(noun: &str) -> bool {
    entities::EVENTS.has(&small_letters(noun))
}

/// True for the name of a currency: "dollar", "kroner". The lemma, lower case.
pub(crate) fn is_currency(lemma: &str) -> bool {
    entities::CURRENCIES.has(lemma)
}

/// True for a noun that denotes a company beside whatever name: "chipmaker", "airline". The lemma, any case.
pub(crate) fn is_company(noun: &str) -> bool {
    organizations::COMPANIES.has(&small_letters(noun))
}

/// True also for one that may denote a person or a thing: "publisher", "rival". The lemma, any case.
pub(crate) fn may_be_company(noun: &str) -> bool {
    let noun = small_letters(noun);
    organizations::COMPANIES.has(&noun) || organizations::POSSIBLE_COMPANIES.has(&noun)
}

/// True for a last word of names of organisations: "Inc.", "University", "Party".
pub(crate) fn is_organization_suffix(word: &str) -> bool {
    organizations::SUFFIXES.has(small_letters(word).trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_words_of_dates() {
        for (form, want) in [
            ("Wednesday", Some(TimeWord::Weekday)),
            ("Sept.", Some(TimeWord::Month)),
            ("weeks", Some(TimeWord::Unit)),
            ("TODAY", Some(TimeWord::Relative)),
            ("last", Some(TimeWord::Modifier)),
            ("table", None),
            ("", None),
        ] {
            assert_eq!(time_word(form), want, "{form}");
        }
    }

    #[test]
    fn tells_words_of_names() {
        assert!(is_event("Cup") && is_event("SUMMIT") && !is_event("Table"));
        assert!(
            is_company("Chipmaker")
                && !is_company("publisher")
                && may_be_company("publisher")
                && !may_be_company("table")
        );
        assert!(
            is_organization_suffix("Inc.") && is_organization_suffix("University") && !is_organization_suffix("Table")
        );
    }
}
