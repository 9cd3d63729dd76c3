//! Words that tell what a name or a date is.

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
    let lower = form.to_lowercase();
    let lower = lower.trim_end_matches('.');
    listed_time_word(lower).or_else(|| {
        let unit = listed_time_word(lower.strip_suffix('s')?)?;
        matches!(unit, TimeWord::Unit | TimeWord::Weekday).then_some(unit)
    })
}

fn listed_time_word(lower: &str) -> Option<TimeWord> {
    match lower {
        _ if times::WEEKDAYS.has(lower) => Some(TimeWord::Weekday),
        _ if times::MONTHS.has(lower) => Some(TimeWord::Month),
        _ if times::UNITS.has(lower) => Some(TimeWord::Unit),
        _ if times::RELATIVE.has(lower) => Some(TimeWord::Relative),
        _ if times::MODIFIERS.has(lower) => Some(TimeWord::Modifier),
        _ => None,
    }
}

/// True for a noun that heads names of events: "Cup", "Summit", "War".
pub(crate) fn is_event(noun: &str) -> bool {
    entities::EVENTS.has(&noun.to_lowercase())
}

/// True for the name of a currency: "dollar", "kroner". The lemma, lower case.
pub(crate) fn is_currency(lemma: &str) -> bool {
    entities::CURRENCIES.has(lemma)
}

/// True for a noun that denotes a company beside whatever name: "chipmaker", "airline". The lemma, any case.
pub(crate) fn is_company(noun: &str) -> bool {
    organizations::COMPANIES.has(&noun.to_lowercase())
}

/// True also for one that may denote a person or a thing: "publisher", "rival". The lemma, any case.
pub(crate) fn may_be_company(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    organizations::COMPANIES.has(&noun) || organizations::POSSIBLE_COMPANIES.has(&noun)
}

/// True for a last word of names of organisations: "Inc.", "University", "Party".
pub(crate) fn is_organization_suffix(word: &str) -> bool {
    organizations::SUFFIXES.has(word.to_lowercase().trim_end_matches('.'))
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
