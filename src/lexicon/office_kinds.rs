//! Which offices a title may speak of: "the premier" may be a prime minister.

use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

use super::lists;

static OFFICES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (title, offices) = line.split_once(':')?;
        Some((of_title(title), offices.split_whitespace().map(of_title).collect()))
    };
    lists::entries(include_str!("office_kinds.txt")).filter_map(line).collect()
});

/// Offices that only one country has: "taoiseach @ IE".
static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let line = |line: &'static str| line.split_once('@').map(|(title, code)| (title.trim(), code.trim()));
    lists::entries(include_str!("office_kinds.txt")).filter_map(line).collect()
});

/// The other offices that a title may stand for; all as [`office`] writes them.
pub(crate) fn offices_meant(title: &str) -> &'static [String] {
    OFFICES.get(title).map(Vec::as_slice).unwrap_or_default()
}

/// The country of an office that only one has ("taoiseach").
pub(crate) fn country_of_office(noun: &str) -> Option<&'static str> {
    COUNTRIES.get(noun).copied()
}

/// An office as this list knows it: its noun, then the other words that tell it in the order of the alphabet: "minister prime",
/// "head government".
pub(crate) fn office<'a>(noun: &str, marks: impl Iterator<Item = &'a str>) -> String {
    let mut marks: Vec<&str> = marks.collect();
    marks.sort_unstable();
    marks.into_iter().fold(noun.to_owned(), |office, mark| format!("{office} {mark}"))
}

/// "head-of-government", "prime-minister" → "head government", "minister prime".
fn of_title(title: &str) -> String {
    let words: Vec<&str> = title.trim().split('-').collect();
    let of = words.iter().position(|w| *w == "of").unwrap_or(words.len());
    let (before, after) = words.split_at(of);
    let Some((noun, marks)) = before.split_last() else { return String::new() };
    office(noun, marks.iter().chain(after).copied().filter(|w| !matches!(*w, "of" | "the")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn knows_what_titles_may_mean() {
        let may_mean = |title: &str, held: &str| offices_meant(title).iter().any(|office| office == held);
        assert!(may_mean("head government", "minister prime"));
        assert!(may_mean("premier", "taoiseach") && may_mean("secretary press", "spokeswoman"));
        assert!(!may_mean("minister prime", "president") && !may_mean("minister", "minister prime"));
        assert_eq!(country_of_office("taoiseach"), Some("IE"));
    }

    #[test]
    fn every_title_is_a_role() {
        let last = |title: &str| title.split(' ').next().unwrap_or_default().to_owned();
        let all = OFFICES.iter().flat_map(|(title, held)| std::iter::once(title).chain(held));
        let strange: Vec<_> = all
            .filter(|t| !lexicon::is_role(&last(t)) && !matches!(&*last(t), "duke" | "billionaire" | "songwriter"))
            .collect();
        assert!(strange.is_empty(), "{strange:?}");
    }
}
