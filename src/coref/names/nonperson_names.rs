//! Names of everything but people: countries, organisations, places, dates.

use rustc_hash::FxHashMap;

use super::short_names::{self, Writing};
use super::{acronyms, normalized, spelling_variants};
use crate::coref::Text;
use crate::coref::clusters::Clusters;
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::{self, NationWord};
use crate::{EntityKind, MentionForm, Number};

/// What identifies a name: two names with the same key are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Country(&'static str),
    /// The country, and whether it is a plural: "French" is neither France nor the French.
    Nationality(&'static str, bool),
    Words(String),
    /// A date or a sum of money, which is never a name of anything else.
    Literal(EntityKind, String),
}

fn key(text: &Text, mention: usize, kind: EntityKind) -> Key {
    let words = text.words(mention);
    if matches!(kind, EntityKind::Date | EntityKind::Money) {
        return Key::Literal(kind, normalized(words));
    }
    match lexicon::nation_of(words) {
        Some(nation) if nation.word == NationWord::Country => Key::Country(nation.code),
        Some(nation) if matches!(nation.word, NationWord::Adjective | NationWord::Demonym) => {
            Key::Nationality(nation.code, text.mentions.list[mention].number == Number::Plural)
        }
        _ => {
            let words = normalized(words);
            // "Lund, D. C.", "Lund DC"
            Key::Words(words.strip_suffix(" d c").map_or_else(|| words.clone(), |town| format!("{town} dc")))
        }
    }
}

/// Links the names that are not people's.
pub(super) fn link(text: &Text, clusters: &mut Clusters) {
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    let mut writings: Vec<Writing> = Vec::new();
    // The writing that each cluster has so far.
    let mut writing_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (m, mention) in text.mentions.list.iter().enumerate() {
        if mention.form != MentionForm::Name || mention.kind == EntityKind::Person {
            continue;
        }
        let key = key(text, m, mention.kind);
        match known.get(&key) {
            Some(&cluster) => {
                let reason = match key {
                    Key::Country(_) => LinkReason::SameCountry,
                    Key::Literal(..) => LinkReason::SameWords,
                    _ => LinkReason::SameName,
                };
                clusters.join(m, cluster, reason);
                if let Some(&writing) = writing_of.get(&cluster).filter(|_| matches!(key, Key::Words(_))) {
                    writings[writing].mentions.push(m);
                }
            }
            None => {
                let cluster = clusters.open(m);
                if let Key::Words(words) = &key {
                    writing_of.insert(cluster, writings.len());
                    writings.push(Writing { mention: m, words: words.clone(), mentions: vec![m] });
                }
                known.insert(key, cluster);
            }
        }
    }
    let words: Vec<&str> = writings.iter().map(|writing| writing.words.as_str()).collect();
    for (one, other) in spelling_variants::variant_pairs(&words) {
        let (a, b) = (writings[one].mention, writings[other].mention);
        if let (true, Some(into), Some(from)) = (text.kind(a) == text.kind(b), clusters.of(a), clusters.of(b)) {
            clusters.merge(into, from, LinkReason::OtherSpelling);
        }
    }
    short_names::link(text, &writings, clusters);
    acronyms::link(text, &writings, clusters);
}
