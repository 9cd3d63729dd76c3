//! What a plural phrase says of the members of a group: "the two leaders" are two people, "both women" two who may be women.

use std::ops::RangeInclusive;

use crate::coref::Text;
use crate::lexicon::vocabulary::{closed_classes, coreference};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityId, EntityKind, Gender, Links, Upos};

/// Numbers in figures that count the members of a group.
const FIGURES: RangeInclusive<usize> = 2..=8;

/// What the members of a group must be.
pub(super) struct GroupDescription {
    /// "two", "both"
    pub(super) count: Option<usize>,
    /// They may be people.
    pub(super) people: bool,
    bodies: bool,
    countries: bool,
    towns: bool,
    gender: Gender,
    /// The office that all of them hold.
    role: Option<String>,
}

/// "they", "them", "their"
pub(super) fn is_they(words: &str) -> bool {
    closed_classes::PLURAL_PRONOUNS.has(&words.to_lowercase())
}

/// Reads a definite plural phrase; `None` where it says too much ("the two men who fled") or too little ("the men").
pub(super) fn read(text: &Text, mention: usize) -> Option<GroupDescription> {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let noun = parse.tokens[me.head].lemma.to_lowercase();
    let bare_number = number(parse.word(me.head));
    let count = count(text, mention)?.or(bare_number);
    let count = coreference::COUNTED_GROUPS.number(&noun).or(count);
    if count.is_some_and(|n| n < 2) {
        return None;
    }
    let any = bare_number.is_some() || coreference::THOSE_TWO.has(&noun);
    let countries = any || coreference::COUNTRIES.has(&noun);
    let towns = bare_number.is_some() || coreference::TOWNS.has(&noun);
    let bodies = any || lexicon::is_group(&noun) || lexicon::may_be_company(&noun);
    let person = me.kind == EntityKind::Person && !matches!(&*noun, "country" | "nation" | "company" | "firm");
    let people = any || noun == "couple" || person;
    let role = (lexicon::is_role(&noun) && !coreference::GENERAL_ROLES.has(&noun)).then(|| noun.clone());
    let telling = people && role.is_some() || !person && (countries || bodies || towns);
    (count.is_some() || telling).then(|| GroupDescription {
        count,
        people,
        bodies: bodies && noun != "couple",
        countries: countries && noun != "couple",
        towns,
        gender: if person { lexicon::noun_gender(&noun) } else { Gender::Unknown },
        role,
    })
}

/// The number before the noun of a definite phrase, if there is one; `None` for a phrase that is not definite or that says more about
/// its members.
fn count(text: &Text, mention: usize) -> Option<Option<usize>> {
    let (parse, head) = (text.parse, text.mentions.list[mention].head);
    let (mut count, mut definite) = (None, false);
    for &child in parse.children(head) {
        let word = parse.lower(child);
        match parse.tokens[child].deprel {
            Deprel::Det | Deprel::DetPredet | Deprel::CcPreconj => match &*word {
                "both" => (count, definite) = (Some(2), true),
                "the" | "these" | "those" | "all" => definite = true,
                _ => return None,
            },
            Deprel::Nummod if child < head => count = Some(number(&word)?),
            Deprel::Amod
                if lexicon::nation_of(parse.word(child)).is_some() || coreference::OTHER_MEMBERS.has(&word) =>
            {
                return None;
            }
            Deprel::Nmod | Deprel::NmodPoss | Deprel::Acl | Deprel::AclRelcl | Deprel::Conj | Deprel::Appos => {
                return None;
            }
            _ => {}
        }
    }
    definite.then_some(count)
}

impl GroupDescription {
    /// "Both", which may be two of anything
    pub(super) fn both() -> Self {
        GroupDescription {
            count: Some(2),
            people: true,
            bodies: true,
            countries: true,
            towns: true,
            gender: Gender::Unknown,
            role: None,
        }
    }

    /// True where these can be meant.
    pub(super) fn fits(&self, links: &Links, genders: &[Gender], members: &[EntityId]) -> bool {
        let can = |id: &EntityId| {
            let entity = &links.entities[id.index()];
            match entity.kind {
                EntityKind::Person => {
                    let gender = genders[id.index()];
                    let gender = matches!(self.gender, Gender::Unknown | Gender::Neuter)
                        || matches!(gender, Gender::Unknown | Gender::Neuter)
                        || gender == self.gender;
                    self.people && gender && self.role_fits(&entity.roles)
                }
                EntityKind::Organization => self.bodies,
                EntityKind::Place
                    if lexicon::nation_of(&entity.name).is_some_and(|n| n.word == NationWord::Country) =>
                {
                    self.countries
                }
                // "Moscow and Kyiv": the two governments, or the two cities
                EntityKind::Place => self.towns || self.countries && is_country_or_capital(&entity.name),
                _ => false,
            }
        };
        self.count.is_none_or(|count| count == members.len()) && members.iter().all(can)
    }

    /// The one kind of thing that all members are; `None` where they may be of several.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        match (self.people, self.bodies, self.countries || self.towns) {
            (true, false, false) => Some(EntityKind::Person),
            (false, true, false) => Some(EntityKind::Organization),
            (false, _, true) => Some(EntityKind::Place),
            _ => None,
        }
    }

    /// "The two ministers": both are called ministers, or nothing is known of their offices.
    fn role_fits(&self, roles: &[String]) -> bool {
        let Some(role) = &self.role else { return true };
        let called = |words: &String| {
            words.split([' ', '-']).any(|word| {
                let noun = lexicon::lemma(&word.to_lowercase(), Upos::Noun);
                noun == **role || lexicon::offices_meant(role).contains(&noun)
            })
        };
        if roles.is_empty() { self.count.is_some() } else { roles.iter().any(called) }
    }
}

/// A country, or the capital that stands for its government.
fn is_country_or_capital(name: &str) -> bool {
    lexicon::nation_of(name).is_some_and(|n| matches!(n.word, NationWord::Country | NationWord::Capital))
}

/// "two", "3"; of any case.
pub(super) fn number(word: &str) -> Option<usize> {
    let word = &*word.to_lowercase();
    coreference::CARDINALS.number(word).or_else(|| word.parse().ok().filter(|n| FIGURES.contains(n)))
}
