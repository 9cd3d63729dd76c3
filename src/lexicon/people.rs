//! Words for people: given names, honorifics, roles, kin, and what they tell of gender and of the state of an office.

use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

use super::vocabulary::{offices, people, roles};
use super::{lists, long_rank, small_letters};
use crate::{Gender, RoleStatus};

static GIVEN_NAMES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| lists::map(include_str!("given_names.txt")));

fn gender(letter: &str) -> Gender {
    match letter {
        "m" => Gender::Masculine,
        "f" => Gender::Feminine,
        _ => Gender::Unknown,
    }
}

/// The gender of most bearers of a given name ("Ingrid", "Jean-Luc"); `None` for a word that is no known given name,
/// [`Gender::Unknown`] for one that both bear ("Robin").
pub(crate) fn given_name(name: &str) -> Option<Gender> {
    let lower = small_letters(name);
    if let Some(letter) = GIVEN_NAMES.get(&*lower) {
        return Some(gender(letter));
    }
    let first = lower.split_once('-')?.0;
    GIVEN_NAMES.get(first).map(|letter| gender(letter))
}

/// True for a given name that is a family name as well ("Allen", "Terrell"): alone it tells no gender.
pub(crate) fn is_family_name(name: &str) -> bool {
    any_case(name, |name| people::FAMILY_NAMES.has(name))
}

/// The gender that the ending of a Slavic family name shows ("Petrova", "Kowalska").
pub(crate) fn surname_gender(name: &str) -> Option<Gender> {
    let lower = name.to_lowercase();
    let long = lower.chars().count() > 5;
    let feminine = people::FEMININE_SURNAME_ENDINGS.iter().any(|end| lower.ends_with(end));
    let masculine = people::MASCULINE_SURNAME_ENDINGS.iter().any(|end| lower.ends_with(end));
    match (long && feminine, long && masculine) {
        (true, _) => Some(Gender::Feminine),
        (_, true) => Some(Gender::Masculine),
        _ => None,
    }
}

/// The gender that a form of address or a rank before a name tells ("Mrs.", "Sir", "Dr"); `None` for a word that is neither.
pub(crate) fn honorific(form: &str) -> Option<Gender> {
    let lower = small_letters(form);
    let form = lower.trim_end_matches('.');
    let address = people::FORMS_OF_ADDRESS.get(form).map(gender);
    address.or_else(|| is_rank(form).then_some(Gender::Unknown))
}

/// True for a noun for an office, job or function: "envoy", "co-founder", "spokeswoman". The lemma, any case.
pub(crate) fn is_role(lemma: &str) -> bool {
    /// "talisman" is no role, "spokesman" is.
    const LONGEST_OTHER: usize = 8;
    any_case(lemma, |noun| {
        roles::ROLES.has(noun)
            || unprefixed(noun).is_some_and(|rest| roles::ROLES.has(rest))
            || roles::ENDINGS.iter().any(|end| noun.len() > end.len() + 2 && noun.ends_with(end))
            || noun.len() > LONGEST_OTHER && (noun.ends_with("woman") || noun.ends_with("sman"))
    })
}

/// True for a role noun that often means something else ("head", "star", "chair"). The lemma, any case.
pub(crate) fn is_doubtful_role(lemma: &str) -> bool {
    any_case(lemma, |noun| roles::DOUBTFUL.has(unprefixed(noun).unwrap_or(noun)))
}

/// True for the short form of a rank or office that stands before a name ("Sen.", "Col").
pub(crate) fn is_rank(form: &str) -> bool {
    any_case(form, |form| offices::RANKS.has(form.trim_end_matches('.'))) || is_rank_of_several(form)
}

/// "Sens.", "Gens"
pub(crate) fn is_rank_of_several(form: &str) -> bool {
    any_case(form, |form| {
        let form = form.trim_end_matches('.');
        // not "press"
        !offices::RANKS.has(form)
            && !form.ends_with("ss")
            && form.strip_suffix('s').is_some_and(|rank| offices::RANKS.has(rank))
    })
}

/// True for two nouns that are one title together: "Attorney General", "Detective Inspector".
pub(crate) fn is_double_title(first: &str, second: &str) -> bool {
    fn whole(rank: &str) -> Cow<'_, str> {
        long_rank(rank).map_or_else(|| small_letters(rank), Cow::Borrowed)
    }
    let first = || whole(first);
    match &*whole(second) {
        "general" => roles::BEFORE_GENERAL.has(&first()),
        "inspector" | "superintendent" | "sergeant" | "constable" => roles::BEFORE_INSPECTOR.has(&first()),
        // "Detective Chief Inspector"
        "chief" => first() == "detective",
        "colonel" | "governor" | "commander" => first() == "lieutenant",
        "executive" | "justice" | "officer" => matches!(&*first(), "chief" | "prime" | "first"),
        "minister" | "secretary" => matches!(&*first(), "chief" | "prime" | "first" | "justice"),
        _ => false,
    }
}

/// True for a role of the one at the top ("president", "head", "prime minister").
pub(crate) fn is_top_role(words: &str) -> bool {
    any_case(words, |role| roles::TOP.has(role) || role.contains(' ') && roles::TOP.has(&role.replace(' ', "-")))
}

/// True for a noun of kinship or marriage ("wife", "uncle"), not of fellowship ("friend"). The lemma, any case.
pub(crate) fn is_family(lemma: &str) -> bool {
    any_case(lemma, |noun| people::FAMILY.has(noun))
}

/// True for a noun that denotes a person: a role, kin, or any other ("victim", "protester").
pub(crate) fn is_person(lemma: &str) -> bool {
    any_case(lemma, |noun| people::PERSONS.has(noun)) || is_role(lemma)
}

/// True for a noun that denotes people acting together ("delegation", "side").
pub(crate) fn is_group(lemma: &str) -> bool {
    any_case(lemma, |noun| people::GROUPS.has(noun))
}

/// The gender that a noun tells ("spokeswoman", "king", "mother").
pub(crate) fn noun_gender(lemma: &str) -> Gender {
    /// "human" and "roman" tell no gender, "seaman" does.
    const LONGEST_OTHER: usize = 5;
    any_case(lemma, |noun| {
        if let Some(letter) = people::GENDERED.get(noun).or_else(|| people::KIN.get(noun)) {
            return gender(letter);
        }
        match noun {
            _ if people::NO_MEN.has(noun) => Gender::Unknown,
            _ if noun.ends_with("woman") => Gender::Feminine,
            _ if noun.ends_with("man") && noun.len() > LONGEST_OTHER => Gender::Masculine,
            _ => Gender::Unknown,
        }
    })
}

/// What a word beside a role says of its being held now ("former", "acting", "elect", "nominee").
pub(crate) fn role_status(word: &str) -> Option<RoleStatus> {
    any_case(word, |word| {
        let word = word.trim_end_matches('-');
        let statuses = [
            (roles::FORMER, RoleStatus::Former),
            (roles::ACTING, RoleStatus::Acting),
            (roles::ELECT, RoleStatus::Elect),
            (roles::NOMINEE, RoleStatus::Nominee),
        ];
        let alone = statuses.iter().find(|(words, _)| words.has(word)).map(|(_, status)| *status);
        alone.or_else(|| {
            let former = ["ex-", "then-"].iter().any(|prefix| word.starts_with(prefix));
            let elect = ["-elect", "-designate"].iter().any(|end| word.ends_with(end));
            match (former, elect) {
                (true, _) => Some(RoleStatus::Former),
                (_, true) => Some(RoleStatus::Elect),
                _ => None,
            }
        })
    })
}

/// "ex-minister" → "minister", "president-elect" → "president", "co-author" → "author".
pub(crate) fn unprefixed(noun: &str) -> Option<&str> {
    let before = roles::PREFIXES.iter().find_map(|prefix| noun.strip_prefix(prefix));
    before.or_else(|| roles::SUFFIXES.iter().find_map(|end| noun.strip_suffix(end)))
}

/// Calls `look` with the word in small letters.
fn any_case<T>(word: &str, look: impl FnOnce(&str) -> T) -> T {
    look(&small_letters(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gender::*;

    #[test]
    fn tells_gender_from_given_names() {
        for (name, want) in [
            ("Ingrid", Some(Feminine)),
            ("JAMES", Some(Masculine)),
            ("Jean-Luc", Some(Masculine)),
            ("Anne-Lise", Some(Feminine)),
            ("Robin", Some(Unknown)),
            ("Łukasz", Some(Masculine)),
            ("Table", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(given_name(name), want, "{name}");
        }
    }

    #[test]
    fn tells_gender_from_address_nouns_and_endings() {
        assert_eq!(honorific("Mrs."), Some(Feminine));
        assert_eq!(honorific("Dr"), Some(Unknown));
        assert_eq!(honorific("Table"), None);
        assert_eq!(noun_gender("Spokeswoman"), Feminine);
        assert_eq!(noun_gender("fisherman"), Masculine);
        assert_eq!(noun_gender("german"), Unknown);
        assert_eq!(noun_gender("mother"), Feminine);
        assert_eq!(noun_gender("envoy"), Unknown);
        assert_eq!(surname_gender("Petrova"), Some(Feminine));
        assert_eq!(surname_gender("Nova"), None);
    }

    #[test]
    fn knows_roles_with_their_prefixes() {
        for role in ["envoy", "CEO", "ex-minister", "president-elect", "co-author", "seismologist", "Spokeswoman"] {
            assert!(is_role(role), "{role}");
        }
        for other in ["table", "wife", "victim", "delegation", "apologist-", "person"] {
            assert!(!is_role(other), "{other}");
        }
        assert!(is_top_role("Prime Minister") && is_top_role("head") && !is_top_role("envoy"));
    }

    #[test]
    fn knows_short_double_and_doubtful_titles() {
        assert!(is_rank("Sen.") && is_rank("Col") && !is_rank("table"));
        assert!(is_double_title("Attorney", "General") && is_double_title("Detective", "Inspector"));
        assert!(!is_double_title("President", "General"));
        assert!(is_doubtful_role("head") && is_doubtful_role("co-star") && !is_doubtful_role("envoy"));
    }

    #[test]
    fn every_family_name_is_a_given_name_too() {
        assert!(is_family_name("Allen") && !is_family_name("Ingrid"));
        let strange: Vec<_> = people::FAMILY_NAMES.iter().filter(|name| given_name(name).is_none()).collect();
        assert!(strange.is_empty(), "{strange:?}");
    }

    #[test]
    fn no_title_is_a_given_name() {
        let both: Vec<_> = GIVEN_NAMES.keys().filter(|name| roles::ROLES.has(name) && **name != "dean").collect();
        assert!(both.is_empty(), "{both:?}");
    }

    #[test]
    fn every_doubtful_and_top_role_is_a_role() {
        let strange: Vec<_> = roles::DOUBTFUL.iter().filter(|role| !is_role(role)).collect();
        assert!(strange.is_empty(), "{strange:?}");
        let strange: Vec<_> =
            roles::TOP.iter().filter(|role| !is_role(role.rsplit('-').next().unwrap_or_default())).collect();
        assert!(strange.is_empty(), "{strange:?}");
    }

    #[test]
    fn reads_the_state_of_an_office() {
        for (word, want) in [
            ("former", Some(RoleStatus::Former)),
            ("ex-minister", Some(RoleStatus::Former)),
            ("then-mayor", Some(RoleStatus::Former)),
            ("Acting", Some(RoleStatus::Acting)),
            ("President-elect", Some(RoleStatus::Elect)),
            ("nominee", Some(RoleStatus::Nominee)),
            ("special", None),
        ] {
            assert_eq!(role_status(word), want, "{word}");
        }
    }

    #[test]
    fn kin_tells_gender() {
        assert_eq!((noun_gender("wife"), noun_gender("counterpart")), (Feminine, Unknown));
        assert!(is_family("aunt") && !is_family("friend") && is_person("friend"));
        assert!(people::KIN.iter().all(|(_, letter)| matches!(letter, "m" | "f" | "-")));
    }
}
