//! Finds the stretches of words that stand for somebody or something: names, roles, nominals and pronouns, and ties roles
//! to those who hold them.

mod company_names;
mod consistent_names;
mod dates;
mod joined_roles;
mod name_edges;
mod name_kinds;
mod names;
mod nesting;
mod nominals;
mod number_gender;
mod phrase;
mod role_holders;
mod role_links;
mod roles;
mod settled_kinds;
mod tenure_nouns;
mod unmarked_names;

use rustc_hash::FxHashMap;

use crate::lexicon;
use crate::{EntityKind, Gender, Mention, MentionForm, Mentions, NominalClass, Number, Parse, Upos};

/// How sure it is that a word is a mention of what we take it for, where the network gives no score.
mod score {
    pub(super) const PRONOUN: f32 = 0.95;
    /// A role whose holder is named, or whose noun the network takes for a person.
    pub(super) const ROLE: f32 = 0.9;
    /// A role for which only the word list speaks.
    pub(super) const LISTED_ROLE: f32 = 0.6;
}

/// Reads the mentions of a text off its parse.
pub fn find(parse: &Parse) -> Mentions {
    let names = names::read(parse);
    let roles = roles::find(parse, &names);
    let mut taken = vec![false; parse.tokens.len()];
    for role in &roles {
        taken[role.head] = true;
    }

    let mut list = Vec::new();
    add_names(parse, &names, &mut list);
    add_pronouns(parse, &mut list);
    let first_role = list.len();
    for role in &roles {
        list.push(role_mention(parse, role));
    }
    for nominal in nominals::find(parse, &names, &taken) {
        list.push(Mention {
            tokens: nominal.tokens,
            head: nominal.head,
            kind: nominal.kind,
            form: MentionForm::Nominal,
            number: number_gender::noun_number(parse, nominal.head),
            gender: nominal_gender(parse, nominal.head, nominal.kind),
            score: nominal.score,
        });
    }
    drop_outer_articles(&roles, &mut list);
    let links = role_links::link(parse, &roles, first_role, &mut list);
    let mut mentions = nesting::resolve(list, links);
    settled_kinds::settle(parse, &mut mentions);
    mentions
}

fn add_names(parse: &Parse, names: &names::Names, list: &mut Vec<Mention>) {
    let genders = number_gender::Genders::of(parse, names);
    for name in names.list.iter().filter(|name| name.kind != EntityKind::Date) {
        list.push(Mention {
            tokens: name.tokens.clone(),
            head: name.head,
            kind: name.kind,
            form: MentionForm::Name,
            number: number_gender::name_number(parse, name),
            gender: genders.name(parse, name),
            score: name.score,
        });
    }
    for date in dates::find(parse, names) {
        list.push(Mention {
            head: parse.head_of(date.tokens.clone()),
            tokens: date.tokens,
            kind: EntityKind::Date,
            form: MentionForm::Name,
            number: Number::Singular,
            gender: Gender::Neuter,
            score: date.score,
        });
    }
}

fn add_pronouns(parse: &Parse, list: &mut Vec<Mention>) {
    for (i, pronoun) in nominals::pronouns(parse) {
        let kind = match parse.tokens[i].nominal {
            _ if pronoun.person => EntityKind::Person,
            NominalClass::Person if pronoun.gender != Gender::Neuter => EntityKind::Person,
            NominalClass::Organization => EntityKind::Organization,
            NominalClass::Place => EntityKind::Place,
            NominalClass::Event => EntityKind::Event,
            _ => EntityKind::Other,
        };
        list.push(Mention {
            tokens: i..i + 1,
            head: i,
            kind,
            form: MentionForm::Pronoun,
            number: pronoun.number,
            gender: pronoun.gender,
            score: score::PRONOUN,
        });
    }
}

fn role_mention(parse: &Parse, role: &roles::Role) -> Mention {
    let sure = parse.tokens[role.head].nominal == NominalClass::Person || !role.holders.is_empty();
    Mention {
        tokens: role.tokens.clone(),
        head: role.head,
        kind: if role.holders.is_empty() { EntityKind::Person } else { EntityKind::Role },
        form: MentionForm::Role,
        number: if roles::is_plural(parse, role.head) { Number::Plural } else { Number::Singular },
        gender: lexicon::noun_gender(&lexicon::lemma(parse.word(role.head), Upos::Noun)),
        score: if sure { score::ROLE } else { score::LISTED_ROLE },
    }
}

fn nominal_gender(parse: &Parse, head: usize, kind: EntityKind) -> Gender {
    match kind {
        EntityKind::Person => lexicon::noun_gender(&parse.tokens[head].lemma),
        _ => Gender::Neuter,
    }
}

/// A possessor's article is no part of the role's words and so none of the possessor inside them: "the [French president's
/// envoy]" holds "[French president]".
fn drop_outer_articles(roles: &[roles::Role], list: &mut [Mention]) {
    let shortened: FxHashMap<usize, usize> =
        roles.iter().filter(|role| !role.holders.is_empty()).map(|role| (role.tokens.start, role.tokens.end)).collect();
    for mention in list {
        let start = mention.tokens.start + 1;
        let crosses = shortened.get(&start).is_some_and(|&end| start < mention.tokens.end && mention.tokens.end < end);
        // what governs the mention is no article
        if crosses && mention.head >= start {
            mention.tokens.start = start;
        }
    }
}

#[cfg(test)]
mod tests;
