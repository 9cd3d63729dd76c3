//! The kind of thing that each name stands for, made consistent over the whole text.

use rustc_hash::FxHashMap;

use crate::lexicon::{self, normalized};
use crate::{EntityKind, Gender, Mention, MentionForm, Mentions, Parse};

/// What the text tells of the kind of one name.
#[derive(Default)]
struct Evidence {
    /// How often it is marked as a person's.
    person: usize,
    /// How often as something else's.
    other: usize,
    /// "Ms Dahl", "Ingrid Dahl", "Dahl, the envoy"
    sure_person: bool,
    /// a country
    sure_other: bool,
    kinds: FxHashMap<EntityKind, usize>,
    /// of the first person of whom the words tell it
    gender: Option<Gender>,
}

/// Settles the network's noise about names: "Dahl" is taken for the person that the text calls "Ingrid Dahl" even where it was
/// marked as a place once. A name that is a person's here and a place's there, with evidence for both, stays two names.
pub(super) fn settle(parse: &Parse, mentions: &mut Mentions) {
    let list = &mentions.list;
    let is_name = |m: &usize| {
        list[*m].form == MentionForm::Name && !matches!(list[*m].kind, EntityKind::Date | EntityKind::Money)
    };
    let names: Vec<usize> = (0..list.len()).filter(is_name).collect();
    let evidence = gather(parse, mentions, &names);
    for m in names {
        let mention = &mut mentions.list[m];
        let seen = evidence.get(&normalized(words(parse, mention))).filter(|s| s.person > 0 && s.other > 0);
        let Some(seen) = seen else { continue };
        let person = mention.kind == EntityKind::Person;
        if !person && seen.sure_person && !seen.sure_other && seen.person > seen.other {
            (mention.kind, mention.gender) = (EntityKind::Person, seen.gender.unwrap_or(Gender::Unknown));
        } else if person && !seen.sure_person && (seen.sure_other || seen.other > seen.person) {
            let most = EntityKind::ALL.iter().rev().max_by_key(|k| seen.kinds.get(k).copied().unwrap_or(0));
            mention.kind = most.copied().unwrap_or(EntityKind::Other);
            let people = mention.kind == EntityKind::Nationality;
            mention.gender = if people { Gender::Unknown } else { Gender::Neuter };
        }
    }
}

fn words<'a>(parse: &'a Parse, mention: &Mention) -> &'a str {
    &parse.text[parse.span_of(mention.tokens.clone())]
}

fn gather(parse: &Parse, mentions: &Mentions, names: &[usize]) -> FxHashMap<String, Evidence> {
    let list = &mentions.list;
    let mut holds_role = vec![false; list.len()];
    for holder in mentions.roles.iter().filter_map(|r| r.holder) {
        holds_role[holder] = true;
    }
    let mut evidence: FxHashMap<String, Evidence> = FxHashMap::default();
    for &m in names {
        let name = normalized(words(parse, &list[m]));
        if list[m].kind != EntityKind::Person {
            let entry = evidence.entry(name).or_default();
            entry.other += 1;
            entry.sure_other |= lexicon::nation_of(words(parse, &list[m])).is_some();
            *entry.kinds.entry(list[m].kind).or_default() += 1;
            continue;
        }
        // A full name is evidence for the names that it begins and ends with.
        if let (Some((first, _)), Some((_, last))) = (name.split_once(' '), name.rsplit_once(' ')) {
            for part in [first, last] {
                evidence.entry(part.to_owned()).or_default().sure_person = true;
            }
        }
        let entry = evidence.entry(name).or_default();
        entry.person += 1;
        let gender = Some(list[m].gender).filter(|&g| g != Gender::Unknown);
        entry.gender = entry.gender.or(gender);
        entry.sure_person |= holds_role[m] || gender.is_some();
    }
    evidence
}
