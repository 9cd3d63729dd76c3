//! Words that tell what a name or a date is.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

use super::lists;

static EVENTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lists::set(include_str!("events.txt")));
static ORGANIZATIONS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lists::set(include_str!("organizations.txt")));
/// Nouns for companies; true for the sure ones.
static COMPANIES: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let mut companies = HashMap::default();
    for line in lists::entries(include_str!("companies.txt")) {
        let mut words = line.split_whitespace();
        let sure = words.next() == Some("sure");
        companies.extend(words.map(|word| (word, sure)));
    }
    companies
});
static TIMES: LazyLock<HashMap<&'static str, TimeWord>> = LazyLock::new(|| {
    let mut times = HashMap::default();
    for line in lists::entries(include_str!("times.txt")) {
        let mut words = line.split_whitespace();
        let kind = match words.next() {
            Some("weekday") => TimeWord::Weekday,
            Some("month") => TimeWord::Month,
            Some("unit") => TimeWord::Unit,
            Some("relative") => TimeWord::Relative,
            _ => TimeWord::Modifier,
        };
        for word in words {
            times.entry(word).or_insert(kind);
        }
    }
    times
});

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
    TIMES.get(lower).copied().or_else(|| {
        let unit = TIMES.get(lower.strip_suffix('s')?).copied()?;
        matches!(unit, TimeWord::Unit | TimeWord::Weekday).then_some(unit)
    })
}

/// True for a noun that heads names of events: "Cup", "Summit", "War".
pub(crate) fn is_event(noun: &str) -> bool {
    EVENTS.contains(noun.to_lowercase().as_str())
}

/// True for the name of a currency: "dollar", "kroner". The lemma, lower case.
pub(crate) fn is_currency(lemma: &str) -> bool {
    matches!(
        lemma,
        "dollar"
            | "euro"
            | "pound"
            | "yen"
            | "yuan"
            | "renminbi"
            | "rouble"
            | "ruble"
            | "crown"
            | "krona"
            | "krone"
            | "kroner"
            | "kronor"
            | "franc"
            | "peso"
            | "rupee"
            | "rupiah"
            | "rand"
            | "lira"
            | "dinar"
            | "dirham"
            | "riyal"
            | "rial"
            | "shekel"
            | "won"
            | "baht"
            | "zloty"
            | "hryvnia"
            | "naira"
            | "shilling"
            | "forint"
            | "ringgit"
            | "taka"
            | "dong"
            | "cent"
            | "bitcoin"
    )
}

/// True for a noun that denotes a company beside whatever name: "chipmaker", "airline". The lemma, any case.
pub(crate) fn is_company(noun: &str) -> bool {
    COMPANIES.get(noun.to_lowercase().as_str()) == Some(&true)
}

/// True also for one that may denote a person or a thing: "publisher", "rival". The lemma, any case.
pub(crate) fn may_be_company(noun: &str) -> bool {
    COMPANIES.contains_key(noun.to_lowercase().as_str())
}

/// True for a last word of names of organisations: "Inc.", "University", "Party".
pub(crate) fn is_organization_suffix(word: &str) -> bool {
    ORGANIZATIONS.contains(word.to_lowercase().trim_end_matches('.'))
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
