//! The kind of thing that each name stands for, made consistent over the whole text.

use rustc_hash::FxHashMap;

use super::normalized;
use crate::coref::Text;
use crate::{EntityKind, Gender, MentionForm, lexicon};

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
}

/// The kind of each mention, with the network's noise about names settled: "Dahl" is taken for the person that the text calls
/// "Ingrid Dahl" even where it was marked as a place once. A name that is a person's here and a place's there, with evidence
/// for both, stays two names.
pub(super) fn settle(text: &Text) -> Vec<EntityKind> {
    let list = &text.mentions.list;
    let is_name = |m: &usize| {
        list[*m].form == MentionForm::Name && !matches!(list[*m].kind, EntityKind::Date | EntityKind::Money)
    };
    let names: Vec<usize> = (0..list.len()).filter(is_name).collect();
    let evidence = gather(text, &names);
    let mut kinds: Vec<EntityKind> = list.iter().map(|m| m.kind).collect();
    for m in names {
        let Some(seen) = evidence.get(&normalized(text.words(m))).filter(|s| s.person > 0 && s.other > 0) else {
            continue;
        };
        let person = list[m].kind == EntityKind::Person;
        if !person && seen.sure_person && !seen.sure_other && seen.person > seen.other {
            kinds[m] = EntityKind::Person;
        } else if person && !seen.sure_person && (seen.sure_other || seen.other > seen.person) {
            let most = EntityKind::ALL.iter().rev().max_by_key(|k| seen.kinds.get(k).copied().unwrap_or(0));
            kinds[m] = most.copied().unwrap_or(EntityKind::Other);
        }
    }
    kinds
}

fn gather(text: &Text, names: &[usize]) -> FxHashMap<String, Evidence> {
    let list = &text.mentions.list;
    let mut holds_role = vec![false; list.len()];
    for holder in text.mentions.roles.iter().filter_map(|r| r.holder) {
        holds_role[holder] = true;
    }
    let mut evidence: FxHashMap<String, Evidence> = FxHashMap::default();
    for &m in names {
        let name = normalized(text.words(m));
        if list[m].kind != EntityKind::Person {
            let entry = evidence.entry(name).or_default();
            entry.other += 1;
            entry.sure_other |= lexicon::nation_of(text.words(m)).is_some();
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
        entry.sure_person |= holds_role[m] || list[m].gender != Gender::Unknown;
    }
    evidence
}
