//! Countries with their adjectives, people, capitals and seats of government.

use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

use super::lists;
use super::vocabulary::entities;

/// What a word says of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum NationWord {
    /// "France", "UK", "the United States"
    Country,
    /// "French", "American"
    Adjective,
    /// "Frenchman", "Russians": people of the country
    Demonym,
    /// "Paris"; in news often its government
    Capital,
    /// "Kremlin", "Downing Street": stands for its government
    Seat,
}

/// A country that a word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Nation {
    /// ISO 3166 code, "GB-SCT" and the like for countries in a country, "EU" for the Union, "SU" and the like for states of the past.
    pub(crate) code: &'static str,
    /// What it says of it.
    pub(crate) word: NationWord,
}

const COLUMNS: [NationWord; 5] =
    [NationWord::Country, NationWord::Adjective, NationWord::Demonym, NationWord::Capital, NationWord::Seat];

static NATIONS: LazyLock<HashMap<&'static str, Nation>> = LazyLock::new(|| {
    let mut nations = HashMap::default();
    for line in lists::entries(include_str!("nations.txt")) {
        let mut columns = line.split('|').map(str::trim);
        let code = columns.next().unwrap_or_default();
        for (names, word) in columns.zip(COLUMNS) {
            for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                nations.entry(name).or_insert(Nation { code, word });
            }
        }
    }
    nations
});

/// The country that a name, adjective, demonym, capital or seat of government speaks of: "France", "the United States",
/// "Irish", "Russians", "Kyiv", "the Kremlin", and "RUSSIA" in a headline. Case counts: "us" is no country.
pub(crate) fn nation_of(words: &str) -> Option<Nation> {
    let words = ["the ", "The ", "THE "].iter().find_map(|the| words.strip_prefix(the)).unwrap_or(words);
    // Headlines: "RUSSIA", "GREAT BRITAIN"; a short word in capitals is rather an acronym.
    let shouted = words.len() > 3 && words.chars().all(|c| !c.is_lowercase()) && words.chars().any(char::is_alphabetic);
    let known = listed(words).or_else(|| shouted.then(|| listed(&title_case(words))).flatten());
    known.or_else(|| formal(words))
}

/// True for "Sultanate of Oman", a name of a country that says more than the usual one.
pub(crate) fn is_formal_name(words: &str) -> bool {
    listed(words).is_none() && formal(words).is_some()
}

/// The country of a formal name: "Sultanate of Oman", "State of Qatar"
fn formal(words: &str) -> Option<Nation> {
    let (form, country) = words.split_once(" of ")?;
    let country = country.strip_prefix("the ").unwrap_or(country);
    let nation = listed(country).filter(|nation| nation.word == NationWord::Country)?;
    form.split(' ').all(|word| entities::FORMS_OF_STATE.has(&word.to_lowercase())).then_some(nation)
}

/// The usual name of a country: the first one of its line.
pub(crate) fn country(code: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let line = |line: &'static str| {
            let mut columns = line.split('|').map(str::trim);
            Some((columns.next()?, columns.next()?.split(',').next()?.trim())).filter(|(_, name)| !name.is_empty())
        };
        lists::entries(include_str!("nations.txt")).filter_map(line).collect()
    });
    COUNTRIES.get(code).copied()
}

/// The entry of a word, or of the singular of a demonym.
fn listed(words: &str) -> Option<Nation> {
    if let Some(nation) = NATIONS.get(words) {
        return Some(*nation);
    }
    let nation = *NATIONS.get(singular(words)?.as_str())?;
    let people = matches!(nation.word, NationWord::Adjective | NationWord::Demonym);
    people.then_some(Nation { word: NationWord::Demonym, ..nation })
}

/// "Russians" → "Russian", "Englishmen" → "Englishman".
fn singular(words: &str) -> Option<String> {
    match words.strip_suffix("men") {
        Some(stem) => Some(format!("{stem}man")),
        None => words.strip_suffix('s').map(str::to_owned),
    }
}

pub(crate) fn title_case(words: &str) -> String {
    let mut start = true;
    let mut titled = String::with_capacity(words.len());
    for c in words.chars() {
        if start {
            titled.push(c);
        } else {
            titled.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic() && c != '\'';
    }
    titled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, want: &str) {
        let got = nation_of(words).map_or("none".to_owned(), |n| format!("{} {:?}", n.code, n.word));
        assert_eq!(got, want, "{words}");
    }

    #[test]
    fn knows_countries_by_many_names() {
        check("France", "FR Country");
        check("the United States", "US Country");
        check("U.S.", "US Country");
        check("Britain", "GB Country");
        check("GREAT BRITAIN", "GB Country");
        check("Türkiye", "TR Country");
        check("Atlantis", "none");
        check("us", "none");
        check("", "none");
        check("s", "none");
        check("A B C D", "none");
    }

    #[test]
    fn tells_adjectives_from_people() {
        check("Irish", "IE Adjective");
        check("Russians", "RU Demonym");
        check("Dane", "DK Demonym");
        check("Englishmen", "GB-ENG Demonym");
        check("Frances", "none");
    }

    #[test]
    fn knows_where_governments_sit() {
        check("Kyiv", "UA Capital");
        check("the Kremlin", "RU Seat");
        check("Downing Street", "GB Seat");
        check("WHITE HOUSE", "US Seat");
    }

    #[test]
    fn every_line_of_the_list_has_a_code_and_five_columns() {
        for line in lists::entries(include_str!("nations.txt")) {
            assert_eq!(line.matches('|').count(), 5, "{line}");
            let code = line.split('|').next().unwrap_or_default().trim();
            assert!(
                (2..=6).contains(&code.len()) && code.chars().all(|c| c.is_ascii_uppercase() || c == '-'),
                "{line}"
            );
        }
    }
}
