//! Number and gender, as far as the words show them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Name, Names};
use crate::lexicon;
use crate::lexicon::vocabulary::closed_classes::{
    FEMININE_PRONOUNS, FIRST_PERSON_PLURAL, FIRST_PERSON_SINGULAR, MASCULINE_PRONOUNS, NEUTER_PRONOUNS,
    PLURAL_PRONOUNS, SECOND_PERSON,
};
use crate::lexicon::vocabulary::people;
use crate::{Deprel, EntityKind, Gender, Number, Parse, Upos};

/// What a pronoun tells of whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pronoun {
    pub(super) number: Number,
    pub(super) gender: Gender,
    /// "he" is always a person, "they" need not be.
    pub(super) person: bool,
}

/// Personal, possessive and reflexive pronouns of all persons; `None` for any other word.
pub(super) fn pronoun(form: &str) -> Option<Pronoun> {
    use Gender::{Feminine, Masculine, Neuter, Unknown};
    use Number::{Plural, Singular, Unknown as Either};
    let lower = form.to_lowercase();
    let (number, gender, person) = match lower.as_str() {
        form if MASCULINE_PRONOUNS.has(form) => (Singular, Masculine, true),
        form if FEMININE_PRONOUNS.has(form) => (Singular, Feminine, true),
        form if FIRST_PERSON_SINGULAR.has(form) => (Singular, Unknown, true),
        form if FIRST_PERSON_PLURAL.has(form) => (Plural, Unknown, true),
        "yourselves" => (Plural, Unknown, true),
        form if SECOND_PERSON.has(form) => (Either, Unknown, true),
        form if NEUTER_PRONOUNS.has(form) => (Singular, Neuter, false),
        "themself" => (Singular, Unknown, true),
        form if PLURAL_PRONOUNS.has(form) => (Plural, Unknown, false),
        "both" => (Plural, Unknown, false),
        _ => return None,
    };
    Some(Pronoun { number, gender, person })
}

/// The number of a noun.
pub(super) fn noun_number(parse: &Parse, head: usize) -> Number {
    let lower = parse.lower(head);
    if people::MANY.has(&lower) {
        return Number::Plural;
    }
    if people::ONE_OR_MANY.has(&lower) {
        return Number::Unknown;
    }
    // "the Kenyan", "the 45-year-old"
    let aged = lower.ends_with("-year-old") || lower == "old" && head > 1 && parse.word(head - 2) == "year";
    if aged || lexicon::epithet(parse.word(head)).is_some() {
        return Number::Singular;
    }
    let plural = lexicon::lemma(&lower, Upos::Noun) != lower;
    // "the wounded", "two injured"
    let quality = matches!(parse.tokens[head].upos, Upos::Adj | Upos::Verb | Upos::Num);
    if plural || quality { Number::Plural } else { Number::Singular }
}

/// The number of a name: "Russians" and "the British" are many.
pub(super) fn name_number(parse: &Parse, name: &Name) -> Number {
    if name.kind != EntityKind::Nationality {
        return Number::Singular;
    }
    let token = &parse.tokens[name.head];
    let word = parse.word(name.head);
    let before = name.tokens.start.checked_sub(1);
    let the =
        before.is_some_and(|b| parse.word(b).eq_ignore_ascii_case("the") && parse.tokens[b].head == Some(name.head));
    match token.deprel {
        Deprel::Amod | Deprel::Compound => Number::Unknown,
        _ if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") => Number::Plural,
        _ if the && ["sh", "ch", "ese", "ss"].iter().any(|end| word.ends_with(end)) => Number::Plural,
        _ => Number::Singular,
    }
}

/// What the names of people in a text tell.
pub(super) struct Genders<'a> {
    /// The gender of a family name, of one word or several, from the full names that it ends; in small letters.
    families: FxHashMap<String, Gender>,
    /// The first words of full names.
    given: FxHashSet<&'a str>,
}

impl<'a> Genders<'a> {
    pub(super) fn of(parse: &'a Parse, names: &Names) -> Self {
        let mut families: FxHashMap<String, Gender> = FxHashMap::default();
        let mut given = FxHashSet::default();
        for name in names.list.iter().filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1) {
            let gender = gender_of_words(parse, name);
            given.insert(parse.word(name.tokens.start));
            // "Ada [Berg]", "Ada [Lund-Berg]", "Ada [von der Berg]"
            for start in name.tokens.start + 1..name.tokens.end {
                // Husband and wife of one name: it tells nothing.
                families
                    .entry(small_letters(parse, start..name.tokens.end))
                    .and_modify(|g| *g = if *g == gender { gender } else { Gender::Unknown })
                    .or_insert(gender);
            }
        }
        Genders { families, given }
    }

    /// Masculine or feminine from "Mrs", the given name, or the family name; Neuter for what is no person.
    pub(super) fn name(&self, parse: &Parse, name: &Name) -> Gender {
        match name.kind {
            EntityKind::Person => {}
            EntityKind::Nationality => return Gender::Unknown,
            _ => return Gender::Neuter,
        }
        let addressed = address(parse, name);
        if addressed != Gender::Unknown {
            return addressed;
        }
        if let Some(gender) = self.families.get(&small_letters(parse, name.tokens.clone())) {
            return *gender;
        }
        // "Allen said that she": a family name
        let word = parse.word(name.tokens.start);
        if name.tokens.len() == 1 && lexicon::is_family_name(word) && !self.given.contains(word) {
            return Gender::Unknown;
        }
        gender_of_words(parse, name)
    }
}

fn small_letters(parse: &Parse, tokens: std::ops::Range<usize>) -> String {
    parse.text[parse.span_of(tokens)].to_lowercase()
}

/// What the form of address or the gendered title before a name tells.
fn address(parse: &Parse, name: &Name) -> Gender {
    let sentence = parse.sentence_of(name.head).tokens.start;
    let before = (sentence.max(name.tokens.start.saturating_sub(2))..name.tokens.start).rev();
    before
        .take_while(|&i| matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn))
        .map(|i| match lexicon::honorific(parse.word(i)) {
            Some(gender) if gender != Gender::Unknown => gender,
            _ => lexicon::noun_gender(&lexicon::lemma(parse.word(i), Upos::Noun)),
        })
        .find(|gender| *gender != Gender::Unknown)
        .unwrap_or(Gender::Unknown)
}

/// What a name tells by itself, with the form of address before it.
fn gender_of_words(parse: &Parse, name: &Name) -> Gender {
    let addressed = address(parse, name);
    if addressed != Gender::Unknown {
        return addressed;
    }
    let tokens = name.tokens.clone();
    let known =
        |i: usize| lexicon::given_name(parse.word(i)).filter(|g| *g != Gender::Unknown && parse.word(i).len() > 2);
    // "J. Maria Reed"; in a name with a hyphen the second word may be half a given name ("Wei Yu-hsun").
    let initial = parse.word(tokens.start).trim_end_matches('.').chars().count() == 1;
    let second = tokens.start + 1;
    let given = known(tokens.start).or_else(|| (initial && second + 1 < tokens.end).then(|| known(second)).flatten());
    given.or_else(|| lexicon::surname_gender(parse.word(tokens.end - 1))).unwrap_or(Gender::Unknown)
}
