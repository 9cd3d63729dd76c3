//! Names of all that is no person: the same string, a country's many names, acronyms, short forms.

use std::collections::{BTreeMap, HashMap};

use super::Text;
use super::clusters::Clusters;
use super::fold::fold;
use crate::lexicon::{self, NationWord};
use crate::{EntityKind, Gender, MentionForm, Number};

/// The kind of each mention, where the network's noise about one name is settled: "Dahl" is taken for the person that the
/// text calls "Ingrid Dahl" even where it was marked as a place once. A name that is a person's here and a place's there
/// with evidence for both stays two names.
pub(super) fn settle_kinds(text: &Text) -> Vec<EntityKind> {
    #[derive(Default)]
    struct Seen {
        person: usize,
        other: usize,
        /// "Ms Dahl", "Ingrid Dahl", "Dahl, the envoy"
        sure_person: bool,
        /// a country, or "Dahl Inc."
        sure_other: bool,
        kinds: HashMap<EntityKind, usize>,
    }
    let list = &text.mentions.list;
    let mut holds = vec![false; list.len()];
    for holder in text.mentions.roles.iter().filter_map(|r| r.holder) {
        holds[holder] = true;
    }
    let mut kinds: Vec<EntityKind> = list.iter().map(|m| m.kind).collect();
    let settled =
        |m: usize| list[m].form == MentionForm::Name && !matches!(list[m].kind, EntityKind::Date | EntityKind::Money);
    let mut seen: HashMap<String, Seen> = HashMap::new();
    for m in (0..list.len()).filter(|&m| settled(m)) {
        let folded = fold(text.words(m));
        if list[m].kind != EntityKind::Person {
            let entry = seen.entry(folded).or_default();
            entry.other += 1;
            entry.sure_other |= lexicon::nation_of(text.words(m)).is_some();
            *entry.kinds.entry(list[m].kind).or_default() += 1;
            continue;
        }
        // A full name is evidence for each name that it ends or begins with.
        if let (Some((first, _)), Some((_, last))) = (folded.split_once(' '), folded.rsplit_once(' ')) {
            for part in [first, last] {
                seen.entry(part.to_owned()).or_default().sure_person = true;
            }
        }
        let entry = seen.entry(folded).or_default();
        entry.person += 1;
        entry.sure_person |= holds[m] || list[m].gender != Gender::Unknown;
    }
    for m in (0..list.len()).filter(|&m| settled(m)) {
        let Some(seen) = seen.get(&fold(text.words(m))).filter(|s| s.person > 0 && s.other > 0) else { continue };
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

/// What a name is known by: two names with one key are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Country(&'static str),
    /// "French" is neither France nor the French.
    Nationality(&'static str, bool),
    Words(String),
    /// A date is no name of anything else.
    Literal(EntityKind, String),
}

fn key(text: &Text, mention: usize, kind: EntityKind) -> Key {
    let words = text.words(mention);
    if matches!(kind, EntityKind::Date | EntityKind::Money) {
        return Key::Literal(kind, fold(words));
    }
    match lexicon::nation_of(words) {
        Some(nation) if nation.word == NationWord::Country => Key::Country(nation.code),
        Some(nation) if matches!(nation.word, NationWord::Adjective | NationWord::Demonym) => {
            Key::Nationality(nation.code, text.mentions.list[mention].number == Number::Plural)
        }
        _ => Key::Words(fold(words)),
    }
}

/// Puts the names together that are not people's.
pub(super) fn link(text: &Text, kinds: &[EntityKind], clusters: &mut Clusters) {
    let mut known: HashMap<Key, usize> = HashMap::new();
    // The ways in which each name is written, in text order: cluster, the first mention that writes it so, the words.
    let mut writings: Vec<(usize, usize, String)> = Vec::new();
    for (m, &kind) in kinds.iter().enumerate() {
        if text.mentions.list[m].form != MentionForm::Name || kind == EntityKind::Person {
            continue;
        }
        let key = key(text, m, kind);
        match known.get(&key) {
            Some(&cluster) => {
                let reason = match key {
                    Key::Country(_) => "name of the same country",
                    Key::Literal(..) => "same words",
                    _ => "same name",
                };
                clusters.join(m, cluster, reason);
            }
            None => {
                let cluster = clusters.open(m);
                if let Key::Words(words) = &key {
                    writings.push((cluster, m, words.clone()));
                }
                known.insert(key, cluster);
            }
        }
    }
    short_forms(text, &writings, clusters);
    acronyms(text, &writings, clusters);
}

/// "Nordlys" for "Nordlys Corporation", "Porto" for "Porto City".
fn short_forms(text: &Text, writings: &[(usize, usize, String)], clusters: &mut Clusters) {
    let by_words: HashMap<&str, usize> = writings.iter().map(|(_, m, words)| (words.as_str(), *m)).collect();
    // For each short form the one full name that it can stand for; `None` if there are several.
    let mut full_of: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (_, full, words) in writings {
        let kind = text.mentions.list[*full].kind;
        let mut rest = words.as_str();
        while let Some((short, _)) = rest.rsplit_once(' ').filter(|(_, last)| is_generic(last)) {
            rest = short;
            if let Some(&m) = by_words.get(short).filter(|&&m| text.mentions.list[m].kind == kind && !is_generic(short))
            {
                full_of.entry(m).and_modify(|f| *f = None).or_insert(Some(*full));
                break;
            }
        }
    }
    for (short, full) in full_of {
        if let (Some(into), Some(from)) = (full.and_then(|f| clusters.of(f)), clusters.of(short)) {
            clusters.merge(into, from, "short name");
        }
    }
}

/// The last word of a full name that a short form leaves out.
fn is_generic(word: &str) -> bool {
    lexicon::is_organization_suffix(word)
        || matches!(word, "city" | "town" | "state" | "province" | "county" | "island" | "islands")
}

/// "NATO" for "North Atlantic Treaty Organization", "MoD" for "Ministry of Defence".
fn acronyms(text: &Text, writings: &[(usize, usize, String)], clusters: &mut Clusters) {
    let mut full: HashMap<String, Vec<usize>> = HashMap::new();
    for (_, m, words) in writings.iter().filter(|(_, _, words)| words.contains(' ')) {
        let words: Vec<&str> = words.split(' ').collect();
        let small = |w: &&&str| matches!(**w, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "la" | "&");
        let initials = |ws: &mut dyn Iterator<Item = &&str>| ws.filter_map(|w| w.chars().next()).collect::<String>();
        let mut forms = vec![initials(&mut words.iter()), initials(&mut words.iter().filter(|w| !small(w)))];
        forms.dedup();
        for form in forms.into_iter().filter(|f| f.chars().count() > 1) {
            full.entry(form).or_default().push(*m);
        }
    }
    for (_, m, words) in writings.iter().filter(|(_, m, words)| !words.contains(' ') && is_acronym(text.words(*m))) {
        let beside = in_brackets_after(text, *m, words);
        let fitting = full.get(words).map(Vec::as_slice).unwrap_or_default();
        let mut candidates: Vec<usize> = fitting.iter().filter_map(|&f| clusters.of(f)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let only = if let [only] = candidates[..] { Some(only) } else { None };
        if let (Some(into), Some(from)) = (beside.and_then(|f| clusters.of(f)).or(only), clusters.of(*m)) {
            clusters.merge(into, from, "acronym");
        }
    }
}

/// "NATO", "U.N.", "MoD": more capitals than small letters.
fn is_acronym(words: &str) -> bool {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && capitals > words.chars().filter(|c| c.is_lowercase()).count()
}

/// The name before an acronym in brackets that has its letters: "Fédération Internationale de Football ([FIFA])".
fn in_brackets_after(text: &Text, acronym: usize, letters: &str) -> Option<usize> {
    let start = text.mentions.list[acronym].tokens.start;
    let bracket = start.checked_sub(1).filter(|&b| text.parse.word(b) == "(")?;
    // Mentions are sorted by start: the name stands a few mentions before.
    let name = (acronym.saturating_sub(6)..acronym).rev().find(|&m| {
        let mention = &text.mentions.list[m];
        mention.form == MentionForm::Name && mention.tokens.end == bracket && mention.kind != EntityKind::Person
    })?;
    let folded = fold(text.words(name));
    let mut rest = folded.chars();
    let all = letters.chars().all(|l| rest.any(|c| c == l));
    (all && folded.contains(' ') && folded.chars().next() == letters.chars().next()).then_some(name)
}
