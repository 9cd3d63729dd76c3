//! Names of everything but people: countries, organisations, places, dates.

use rustc_hash::FxHashMap;

use super::short_names::{self, Writing};
use super::{acronyms, body_names, normalized, spelling_variants};
use crate::coref::Text;
use crate::coref::clusters::Clusters;
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::vocabulary::coreference;
use crate::lexicon::{self, NationWord};
use crate::{EntityKind, MentionForm, Number};

/// What identifies a name: two names with the same key are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Country(&'static str),
    /// The country, and whether it is a plural: "French" is neither France nor the French.
    Nationality(&'static str, bool),
    Words(String),
    /// A date, a sum of money or a language, which is never a name of anything else.
    Literal(EntityKind, String),
}

fn key(text: &Text, mention: usize, kind: EntityKind) -> Key {
    let words = text.words(mention);
    if matches!(kind, EntityKind::Date | EntityKind::Money) {
        return Key::Literal(kind, normalized(words));
    }
    match lexicon::nation_of(words) {
        Some(nation) if nation.word == NationWord::Country => Key::Country(nation.code),
        Some(nation) if nation.word == NationWord::Adjective && kind == EntityKind::Other => {
            Key::Literal(kind, normalized(words))
        }
        Some(nation) if matches!(nation.word, NationWord::Adjective | NationWord::Demonym) => {
            Key::Nationality(nation.code, text.mentions.list[mention].number == Number::Plural)
        }
        _ => {
            let words = in_one_spelling(&normalized(words));
            // "Lund, D. C.", "Lund DC"
            Key::Words(words.strip_suffix(" d c").map_or_else(|| words.clone(), |town| format!("{town} dc")))
        }
    }
}

/// "mt tarn", "mount tarn"; "norlake centre", "norlake center"; "the fed", "the federal reserve"
fn in_one_spelling(name: &str) -> String {
    if let Some(usual) = coreference::SHORT_FOR.get(name) {
        return usual.to_owned();
    }
    let usual = |word| coreference::SPELLINGS_IN_NAMES.get(word).unwrap_or(word);
    name.split(' ').map(usual).collect::<Vec<_>>().join(" ")
}

/// "department of fisheries" → "fisheries department"
fn turned_around(name: &str) -> Option<String> {
    let (noun, rest) = name.split_once(" of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    matches!(noun, "department" | "ministry" | "state" | "province").then(|| format!("{rest} {noun}"))
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
    let by_words: FxHashMap<&str, usize> = writings.iter().map(|w| (w.words.as_str(), w.mention)).collect();
    for writing in &writings {
        let Some(&other) = turned_around(&writing.words).and_then(|turned| by_words.get(turned.as_str())) else {
            continue;
        };
        let (into, from) = (writing.mention.min(other), writing.mention.max(other));
        if let (true, Some(into), Some(from)) =
            (text.kind(into) == text.kind(from), clusters.of(into), clusters.of(from))
        {
            clusters.merge(into, from, LinkReason::OtherSpelling);
        }
    }
    short_names::link(text, &writings, clusters);
    body_names::link(text, &writings, clusters);
    acronyms::link(text, &writings, clusters);
}
