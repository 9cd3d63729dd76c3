//! Names of all that is no person: the same string, a country's many names, acronyms, short forms.

use std::collections::{BTreeMap, HashMap};

use super::Text;
use super::clusters::Clusters;
use super::fold::fold;
use super::spelling;
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
    let words: Vec<&str> = writings.iter().map(|(_, _, words)| words.as_str()).collect();
    for (one, other) in spelling::twins(&words) {
        let (a, b) = (writings[one].1, writings[other].1);
        if let (true, Some(into), Some(from)) = (kinds[a] == kinds[b], clusters.of(a), clusters.of(b)) {
            clusters.merge(into, from, "other spelling");
        }
    }
    short_forms(text, kinds, &writings, clusters);
    acronyms(text, &writings, clusters);
}

/// "Nordlys" for "Nordlys Corporation" or "Nordlys Shipping", "Porto" for "Porto City", "Rovers" for "Porto Rovers".
fn short_forms(text: &Text, kinds: &[EntityKind], writings: &[(usize, usize, String)], clusters: &mut Clusters) {
    let by_words: HashMap<&str, usize> = writings.iter().map(|(_, m, words)| (words.as_str(), *m)).collect();
    let by_full: HashMap<usize, &str> = writings.iter().map(|(_, m, words)| (*m, words.as_str())).collect();
    // For each short form the one full name that it can stand for; `None` if there are several.
    let mut full_of: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (_, full, words) in writings {
        let kind = kinds[*full];
        let mut claim = |m: usize| {
            // Two writings of one name ("Nordlys Bank", "Nordlys Bank AS") are no two names.
            let same = |f: &mut Option<usize>| {
                *f = f.filter(|f| clusters.of(*f) == clusters.of(*full) || begins(by_full[f], words));
            };
            full_of.entry(m).and_modify(same).or_insert(Some(*full));
        };
        if kind == EntityKind::Organization {
            let organization = |short: &str| {
                let m = by_words.get(short).copied()?;
                (kinds[m] == kind && is_short_name(text.words(m), short)).then_some(m)
            };
            let mut parts = words.match_indices(' ').map(|(space, _)| (&words[..space], &words[space + 1..]));
            let front = parts.find_map(|(short, rest)| organization(short).filter(|_| !is_branch(rest)));
            // Clubs go by the last word of two.
            let club = |last: &str| {
                // not "PAC" of "Super PAC"
                let small = |m: usize| text.words(m).chars().any(char::is_lowercase);
                by_words.get(last).copied().filter(|&m| kinds[m] == kind && small(m) && is_club(words))
            };
            let back = || words.split_once(' ').and_then(|(_, last)| club(last));
            if let Some(m) = front.or_else(back) {
                claim(m);
                continue;
            }
        }
        let mut rest = words.as_str();
        while let Some((short, _)) = rest.rsplit_once(' ').filter(|(_, last)| is_generic(last)) {
            rest = short;
            if let Some(&m) = by_words.get(short).filter(|&&m| kinds[m] == kind && !is_generic(short)) {
                claim(m);
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

/// True when one of two names is the other with words left out at its end.
fn begins(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A word that can stand for a whole name: not "University", "National" or "U.S.".
fn is_short_name(words: &str, folded: &str) -> bool {
    folded.chars().count() > 2
        && !is_generic(folded)
        && !lexicon::is_group(folded)
        && !lexicon::is_event(folded)
        && lexicon::nation_of(words).is_none()
        && words.starts_with(char::is_uppercase)
        && !matches!(
            folded,
            "national"
                | "international"
                | "federal"
                | "european"
                | "american"
                | "african"
                | "asian"
                | "central"
                | "general"
                | "first"
                | "new"
                | "north"
                | "south"
                | "east"
                | "west"
                | "royal"
                | "supreme"
                | "house"
                | "white"
                | "justice"
                | "today"
                | "miss"
                | "super"
                | "high"
                | "state"
                | "world"
        )
}

/// The rest of a name that is another body than the one whose name it begins with: "Orbis [Foundation]", "Orbis [Japan]".
fn is_branch(rest: &str) -> bool {
    rest.split(' ').any(|word| {
        matches!(
            word,
            "and"
                | "of"
                | "for"
                | "foundation"
                | "committee"
                | "caucus"
                | "music"
                | "pictures"
                | "television"
                | "studios"
                | "investigations"
                | "hospital"
                | "school"
                | "stadium"
                | "arena"
                | "museum"
                | "cloud"
                | "news"
                | "research"
                | "europe"
                | "america"
                | "asia"
                | "africa"
                | "north"
                | "south"
                | "international"
                | "workers"
                | "union"
                | "university"
                | "award"
                | "awards"
                | "prize"
                | "center"
                | "centre"
                | "fund"
                | "ventures"
        ) || lexicon::nation_of(&lexicon::title_case(word)).is_some()
    })
}

/// "Porto Rovers", "Harton City": two words, of which the first is no adjective of a nation and the last no common noun for
/// a body.
fn is_club(words: &str) -> bool {
    let Some((first, last)) = words.split_once(' ').filter(|(_, last)| !last.contains(' ')) else { return false };
    let nation = lexicon::nation_of(&lexicon::title_case(first)).is_some_and(|n| n.word != NationWord::Capital);
    let body = lexicon::is_organization_suffix(last) || lexicon::is_group(last) || lexicon::is_event(last);
    let common = matches!(last, "house" | "today" | "department" | "security" | "street" | "post");
    last.chars().count() > 2 && !nation && !common && (!body || matches!(last, "united" | "city" | "town"))
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
        let beside = in_brackets_after(text, *m, words).or_else(|| known_as(text, *m));
        let mut fitting = full.get(words).cloned().unwrap_or_default();
        if fitting.is_empty() && words.chars().count() > 3 {
            let long = writings.iter().filter(|(_, _, full)| full.contains(' ') && is_blend(words, full));
            fitting.extend(long.map(|(_, f, _)| *f).take(2));
        }
        let mut candidates: Vec<usize> = fitting.iter().filter_map(|&f| clusters.of(f)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let only = if let [only] = candidates[..] { Some(only) } else { None };
        if let (Some(into), Some(from)) = (beside.and_then(|f| clusters.of(f)).or(only), clusters.of(*m)) {
            clusters.merge(into, from, "acronym");
        }
    }
}

/// "BALPA" of "British Airline Pilots Association": the first letter of every word, in order, and others between them.
fn is_blend(letters: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let mut acronym = letters.chars();
    let small = |w: &&str| !matches!(*w, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "la" | "&");
    let mut initials = full.split(' ').filter(small).filter_map(|w| w.chars().next());
    letters.chars().next() == full.chars().next()
        && letters.chars().all(|l| rest.any(|c| c == l))
        && initials.all(|initial| acronym.any(|l| l == initial))
}

/// The name that the text itself explains an acronym by: "Movement for Change, or [MPC]", "Relief Board, known as [RRB]".
fn known_as(text: &Text, acronym: usize) -> Option<usize> {
    let start = text.mentions.list[acronym].tokens.start;
    let name = (acronym.saturating_sub(6)..acronym).rev().find(|&m| {
        let mention = &text.mentions.list[m];
        mention.form == MentionForm::Name
            && mention.kind == text.mentions.list[acronym].kind
            && mention.tokens.end < start
            && start - mention.tokens.end <= 5
    })?;
    let between = text.mentions.list[name].tokens.end..start;
    let words: Vec<String> = between.map(|i| text.parse.word(i).to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| *w != ",").collect();
    let told = matches!(words[..], ["or"] | ["known", "as"] | ["also", "known", "as"] | ["better", "known", "as"])
        || matches!(words[..], ["known", "as", "the"] | ["or", "the"] | ["abbreviated", "as"]);
    (told && text.words(name).contains(' ')).then_some(name)
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
    // "Social Democratic Party (PSD)": the letters of another language's order
    let sorted = |letters: &mut dyn Iterator<Item = char>| {
        let mut letters: Vec<char> = letters.collect();
        letters.sort_unstable();
        letters
    };
    let initials = &mut folded.split(' ').filter(|w| *w != "of" && *w != "and").filter_map(|w| w.chars().next());
    let same = sorted(initials) == sorted(&mut letters.chars());
    let in_order = all && folded.chars().next() == letters.chars().next();
    (folded.contains(' ') && (in_order || same)).then_some(name)
}
