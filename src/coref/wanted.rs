//! What a plural phrase asks of a group: "the two leaders" asks for two people, "both women" for two who may be women.

use super::Text;
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityId, EntityKind, Gender, Links, Upos};

/// What the members must be.
pub(super) struct Wanted {
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
    matches!(&*words.to_lowercase(), "they" | "them" | "their" | "theirs" | "themselves")
}

/// What a definite plural phrase asks for; `None` where it says too much ("the two men who fled") or too little ("the men").
pub(super) fn read(text: &Text, mention: usize) -> Option<Wanted> {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let noun = parse.tokens[me.head].lemma.to_lowercase();
    let mut count = number(parse.word(me.head));
    let bare = count.is_some();
    let mut definite = false;
    for &child in parse.children(me.head) {
        let word = parse.word(child).to_lowercase();
        match parse.tokens[child].deprel {
            Deprel::Det | Deprel::DetPredet | Deprel::CcPreconj => match &*word {
                "both" => (count, definite) = (Some(2), true),
                "the" | "these" | "those" | "all" => definite = true,
                _ => return None,
            },
            Deprel::Nummod if child < me.head => count = Some(number(&word)?),
            Deprel::Amod if lexicon::nation_of(parse.word(child)).is_some() || is_other(&word) => return None,
            Deprel::Nmod | Deprel::NmodPoss | Deprel::Acl | Deprel::AclRelcl | Deprel::Conj | Deprel::Appos => {
                return None;
            }
            _ => {}
        }
    }
    match &*noun {
        "couple" | "pair" | "duo" => count = Some(2),
        "trio" => count = Some(3),
        "quartet" => count = Some(4),
        _ => {}
    }
    if !definite || count.is_some_and(|n| n < 2) {
        return None;
    }
    let any = bare
        || matches!(
            &*noun,
            "side" | "party" | "pair" | "duo" | "trio" | "rival" | "partner" | "ally" | "neighbour" | "neighbor"
        );
    let countries =
        any || matches!(&*noun, "country" | "nation" | "state" | "power" | "government" | "capital" | "superpower");
    let towns = bare || matches!(&*noun, "city" | "town" | "village" | "port" | "island");
    let bodies = any || lexicon::is_group(&noun) || lexicon::may_be_company(&noun);
    let person = me.kind == EntityKind::Person && !matches!(&*noun, "country" | "nation" | "company" | "firm");
    let people = any || noun == "couple" || person;
    let role = (lexicon::is_role(&noun) && !is_general(&noun)).then(|| noun.clone());
    let named = people && role.is_some() || !person && (countries || bodies || towns);
    (count.is_some() || named).then(|| Wanted {
        count,
        people,
        bodies: bodies && noun != "couple",
        countries: countries && noun != "couple",
        towns,
        gender: if person { lexicon::noun_gender(&noun) } else { Gender::Unknown },
        role,
    })
}

impl Wanted {
    /// "Both"
    pub(super) fn both() -> Self {
        Wanted {
            count: Some(2),
            people: true,
            bodies: true,
            countries: true,
            towns: true,
            gender: Gender::Unknown,
            role: None,
        }
    }

    /// Whether these can be meant.
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
                EntityKind::Place => self.towns || self.countries && is_country(&entity.name),
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

    /// "The two ministers" are called ministers, or nothing is known of their offices.
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
fn is_country(name: &str) -> bool {
    lexicon::nation_of(name).is_some_and(|n| matches!(n.word, NationWord::Country | NationWord::Capital))
}

/// Anybody of some standing may be called so.
fn is_general(noun: &str) -> bool {
    matches!(
        noun,
        "leader"
            | "official"
            | "politician"
            | "statesman"
            | "candidate"
            | "contender"
            | "opponent"
            | "ally"
            | "partner"
            | "rival"
            | "challenger"
            | "star"
            | "member"
            | "player"
            | "boss"
            | "chief"
            | "diplomat"
            | "negotiator"
            | "artist"
            | "fellow"
    )
}

fn is_other(word: &str) -> bool {
    matches!(
        word,
        "other"
            | "new"
            | "next"
            | "more"
            | "remaining"
            | "first"
            | "last"
            | "latter"
            | "former"
            | "different"
            | "further"
    )
}

/// "two", "3"; of any case.
pub(super) fn number(word: &str) -> Option<usize> {
    let word = &*word.to_lowercase();
    let words = ["two", "three", "four", "five", "six", "seven"];
    let figure = || word.parse().ok().filter(|n| (2..=8).contains(n));
    words.iter().position(|w| *w == word).map(|n| n + 2).or_else(figure)
}
