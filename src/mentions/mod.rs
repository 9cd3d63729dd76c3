//! Finds the stretches of words that stand for somebody or something: names, roles, nominals and pronouns, and ties roles
//! to those who hold them.

mod dates;
mod evidence;
mod holders;
mod kinds;
mod names;
mod nominals;
mod phrase;
mod roles;
mod settle;
mod shared;
mod traits;

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon;
use crate::{
    Deprel, EntityKind, Gender, Mention, MentionForm, Mentions, NominalClass, Number, Parse, RoleLink, RoleOf, Upos,
};
use settle::settle;

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
            number: traits::noun_number(parse, nominal.head),
            gender: nominal_gender(parse, nominal.head, nominal.kind),
            score: nominal.score,
        });
    }
    drop_outer_articles(&roles, &mut list);
    let links = link(parse, &roles, first_role, &mut list);
    settle(list, links)
}

fn add_names(parse: &Parse, names: &names::Names, list: &mut Vec<Mention>) {
    let genders = traits::Genders::of(parse, names);
    for name in names.list.iter().filter(|name| name.kind != EntityKind::Date) {
        list.push(Mention {
            tokens: name.tokens.clone(),
            head: name.head,
            kind: name.kind,
            form: MentionForm::Name,
            number: traits::name_number(parse, name),
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
            score: 0.95,
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
        score: if sure { 0.9 } else { 0.6 },
    }
}

fn nominal_gender(parse: &Parse, head: usize, kind: EntityKind) -> Gender {
    match kind {
        EntityKind::Person => lexicon::noun_gender(&parse.tokens[head].lemma),
        _ => Gender::Neuter,
    }
}

/// Ties roles to mentions: the holders' heads become the mentions that they head, and a role's field and possessor those
/// inside and before its words.
fn link(parse: &Parse, roles: &[roles::Role], first_role: usize, list: &mut [Mention]) -> Vec<RoleOf> {
    // Of several mentions with one head the first counts: names and pronouns come before roles, roles before nominals.
    let mut by_head: HashMap<usize, usize> = HashMap::new();
    for (i, mention) in list.iter().enumerate() {
        by_head.entry(mention.head).or_insert(i);
    }
    let role_at: HashMap<usize, usize> = roles.iter().enumerate().map(|(i, role)| (role.head, i)).collect();
    let mut starts: Vec<usize> = (0..list.len()).collect();
    starts.sort_by_key(|&i| list[i].tokens.start);
    let mut links = Vec::new();
    for (i, role) in roles.iter().enumerate() {
        let me = first_role + i;
        let mut holders: Vec<usize> = Vec::new();
        for &head in &role.holders {
            // "the envoy, John Reed, who was a general": the general is whoever the envoy is.
            // So is "her husband, lawyer Reed, was a general".
            let held =
                |at: usize| role_at.get(&at).map(|&r| &roles[r].holders).filter(|h| !h.is_empty() && at != role.head);
            let name = by_head.get(&head).is_some_and(|&m| list[m].form == MentionForm::Name);
            let beside = || parse.dependents(head, Deprel::Appos).find_map(held);
            match held(head).or_else(|| beside().filter(|_| !name)) {
                Some(named) => holders.extend(named.iter().filter_map(|h| by_head.get(h))),
                None => holders.extend(named(parse, head, list, &by_head).or_else(|| by_head.get(&head).copied())),
            }
        }
        holders.retain(|&h| h != me && matches!(list[h].kind, EntityKind::Person));
        holders.dedup();
        if holders.is_empty() && list[me].kind == EntityKind::Role {
            // The holder is no person that we know of ("Nordlys, the leader in its field").
            let (person, copula) =
                (parse.tokens[role.head].nominal == NominalClass::Person, role.link == RoleLink::Copula);
            list[me].score = if person && !copula { 0.5 } else { 0.0 };
            list[me].kind = EntityKind::Person;
            if list[me].score == 0.0 {
                continue;
            }
        }
        let fields_of = |i: usize, list: &[Mention]| -> Vec<usize> {
            let (role, me) = (&roles[i], first_role + i);
            let possessor = role.possessor.and_then(|p| by_head.get(&p).copied()).filter(|&p| p != me);
            possessor.into_iter().chain(of(parse, field(parse, role), me, list, &starts)).collect()
        };
        let mut fields = fields_of(i, list);
        if let Some(partner) = role.partner.filter(|_| fields.is_empty()) {
            fields = fields_of(partner, list);
        }
        // "President Reed of Chile", "ministers Reed of Chile and Roe of Peru"
        let mut own: Vec<Option<usize>> = vec![None; holders.len()];
        if role.link == RoleLink::Title && fields.is_empty() {
            own = holders.iter().map(|&h| field_of_holder(parse, h, list, &by_head)).collect();
            if own.iter().flatten().count() < 2 {
                fields.extend(own.iter().flatten().copied());
            }
        }
        if holders.is_empty() {
            links.push(RoleOf { role: me, holder: None, link: role.link, of: fields, status: role.status });
        } else {
            for (holder, own) in holders.into_iter().zip(own) {
                let gender = list[me].gender;
                if list[holder].gender == Gender::Unknown
                    && list[holder].number == Number::Singular
                    && gender != Gender::Unknown
                {
                    list[holder].gender = gender;
                }
                links.push(RoleOf {
                    role: me,
                    holder: Some(holder),
                    link: role.link,
                    of: if fields.is_empty() { own.into_iter().collect() } else { fields.clone() },
                    status: role.status,
                });
            }
        }
    }
    links
}

/// "President Reed of [Chile]"
fn field_of_holder(parse: &Parse, holder: usize, list: &[Mention], by_head: &HashMap<usize, usize>) -> Option<usize> {
    let nmod = parse.dependents(list[holder].head, Deprel::Nmod);
    let field = nmod.filter(|&n| holders::has_case(parse, n, "of")).find_map(|n| by_head.get(&n).copied());
    field.filter(|&f| matches!(list[f].kind, EntityKind::Place | EntityKind::Organization))
}

/// The name beside a nominal: "her husband, [Erik Strand], is a lawyer", "party figure [Luisa Mora]".
fn named(parse: &Parse, head: usize, list: &[Mention], by_head: &HashMap<usize, usize>) -> Option<usize> {
    let mention = by_head.get(&head).map(|&m| &list[m]).filter(|m| m.form == MentionForm::Nominal)?;
    let same = |&m: &usize| list[m].form == MentionForm::Name && list[m].kind == mention.kind;
    let beside = parse.children(head).iter().filter(|&&c| {
        matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound)
    });
    beside.filter_map(|name| by_head.get(name).copied()).find(same)
}

/// A role's words after its possessor, whose own words are not its field.
fn field(parse: &Parse, role: &roles::Role) -> Range<usize> {
    let after = role.possessor.filter(|p| role.tokens.contains(p)).map(|possessor| {
        let mark = parse.dependents(possessor, Deprel::Case).last();
        mark.unwrap_or(possessor).max(possessor) + 1
    });
    after.unwrap_or(role.tokens.start).min(role.tokens.end)..role.tokens.end
}

/// The largest mentions inside a role's words that say with whom or where the role is held; `starts` has the mentions by
/// their first word.
fn of(parse: &Parse, tokens: Range<usize>, me: usize, list: &[Mention], starts: &[usize]) -> Vec<usize> {
    use EntityKind::{Nationality, Organization, Other, Person, Place};
    let (mut found, mut at) = (Vec::new(), tokens.start);
    while at < tokens.end {
        let first = starts.partition_point(|&i| list[i].tokens.start < at);
        let largest = starts[first..]
            .iter()
            .copied()
            .take_while(|&i| list[i].tokens.start == at)
            .filter(|&i| i != me && list[i].tokens.end <= tokens.end)
            .filter(|&i| matches!(list[i].kind, Person | Organization | Place | Nationality | Other))
            // "minister of labour" is of no "labour", "head of the delegation" of the delegation
            .filter(|&i| list[i].form != MentionForm::Nominal || nominals::is_definite(parse, list[i].head))
            .max_by_key(|&i| list[i].tokens.end);
        at += 1;
        if let Some(i) = largest {
            at = list[i].tokens.end.max(at);
            found.push(i);
        }
    }
    found
}

/// A possessor's article is no part of the role's words and so none of the possessor inside them: "the [French president's
/// envoy]" holds "[French president]".
fn drop_outer_articles(roles: &[roles::Role], list: &mut [Mention]) {
    let shortened: HashMap<usize, usize> =
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
