//! From clusters to entities, as the caller gets them.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Text;
use super::clusters::Clusters;
use super::link_reasons::LinkReason;
use super::names::name_words;
use crate::lexicon;
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::{Entity, EntityId, EntityKind, EntityMention, Gender, Links, MentionForm, Probability};

/// The most letters of an abbreviation in capitals ("UN"): longer names in capitals stand in a headline or a dateline.
const LONGEST_ABBREVIATION: usize = 3;

/// How much oftener than its longest name a body has a short one that is its usual name.
const USUAL: usize = 3;

/// A link as probable as this does not become doubtful with the pronoun before.
const SURE_BY_ITSELF: f32 = 0.95;

/// The same for "he" and "she".
const PERSON_SURE_BY_ITSELF: f32 = 0.9;

/// Numbers the clusters by their first mention and names them.
///
/// Links that are less probable than `threshold` are undone. A pronoun or a thing that is alone after that has no entity.
pub(super) fn build(text: &Text, clusters: &Clusters, threshold: f32) -> Links {
    let list = &text.mentions.list;
    // A mention whose link is undone gets a number that no cluster has.
    let cluster = |m: usize| {
        let alone = clusters.list.len() + m;
        clusters.of(m).map(|cluster| if clusters.confidence(m) < threshold { alone } else { cluster })
    };
    let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
    for cluster in (0..list.len()).filter_map(cluster) {
        *sizes.entry(cluster).or_default() += 1;
    }
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut entity_of = vec![None; list.len()];
    for (m, slot) in entity_of.iter_mut().enumerate() {
        let Some(cluster) = cluster(m) else { continue };
        let is_alone = sizes.get(&cluster) == Some(&1);
        if is_alone && (list[m].form == MentionForm::Pronoun || list[m].is_thing()) {
            continue;
        }
        let id = *number.entry(cluster).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[id].push(m);
        *slot = Some(EntityId(id as u32));
    }
    let mut entities: Vec<Entity> = members.iter().enumerate().map(|(id, m)| entity(text, clusters, id, m)).collect();

    let mut roles: Vec<(usize, usize)> = text.mentions.roles.iter().filter_map(|r| Some((r.role, r.holder?))).collect();
    roles.sort_unstable();
    for (role, holder) in roles {
        let Some(id) = entity_of[holder] else { continue };
        add_role(&mut entities[id.index()].roles, one_line(text.words(role)));
    }
    let is_doubtful = doubtful(text, clusters, &members);
    Links { entity_of, is_doubtful, entities }
}

/// For each mention whether its link is too doubtful for a fact to name the entity. A pronoun that follows a doubtful one is doubtful
/// too: it was linked because of it.
fn doubtful(text: &Text, clusters: &Clusters, members: &[Vec<usize>]) -> Vec<bool> {
    let list = &text.mentions.list;
    let sentence = |m: usize| text.parse.sentence_number(list[m].head);
    let mut is_doubtful = vec![false; list.len()];
    for cluster in members {
        let mut before: Option<usize> = None;
        for &m in cluster {
            let follows = |before: usize| is_doubtful[before] && sentence(before) + 1 >= sentence(m);
            let is_person = list[m].gender != Gender::Unknown;
            let sure = if is_person { PERSON_SURE_BY_ITSELF } else { SURE_BY_ITSELF };
            let unsure = list[m].form == MentionForm::Pronoun && clusters.confidence(m) < sure;
            is_doubtful[m] = clusters.is_doubtful(m) || unsure && before.is_some_and(follows);
            before = Some(m);
        }
    }
    is_doubtful
}

/// Adds a role, without its article, unless it says no more than one of the others ("minister" beside "Hungarian justice
/// minister"). Those that say less than the new one are removed.
pub(super) fn add_role(roles: &mut Vec<String>, words: String) {
    let without_article =
        words.split_once(' ').filter(|(first, _)| closed_classes::ARTICLES.has(&first.to_lowercase()));
    let words = without_article.map_or(words.clone(), |(_, rest)| rest.to_owned());
    if roles.iter().any(|known| says_less(&words, known)) {
        return;
    }
    roles.retain(|known| !says_less(known, &words));
    roles.push(words);
}

/// True where the words of one role are among those of another, and the rest of these does not make it another office: "president"
/// says less than "French president", but not less than "former president" or "vice president".
fn says_less(less: &str, more: &str) -> bool {
    let less: Vec<String> = less.split(' ').map(str::to_lowercase).collect();
    let more: Vec<String> = more.split(' ').map(str::to_lowercase).collect();
    let mut rest = more.iter();
    let within = less.iter().all(|word| rest.any(|other| other == word));
    let added = |word: &&String| !less.contains(word);
    within
        && !more
            .iter()
            .filter(added)
            .any(|word| lexicon::role_status(word).is_some() || offices::LESSER_RANKS.has(word) || *word == "and")
}

fn entity(text: &Text, clusters: &Clusters, id: usize, members: &[usize]) -> Entity {
    let kind = kind(text, clusters, members);
    let mentions = members.iter().enumerate().map(|(n, &m)| {
        let span = text.parse.span_of(text.mentions.list[m].tokens.clone());
        let reason: Option<LinkReason> = clusters.reason(m).or(clusters.reason(members[0]));
        EntityMention {
            span,
            text: text.parse.text[span].to_owned(),
            form: text.mentions.list[m].form,
            kind: text.mentions.list[m].kind,
            // "His wife Ada": the first mention was linked to the second, which then has the reason of the first.
            reason: reason.filter(|_| n > 0).map(|reason| Cow::Borrowed(reason.as_str())),
            confidence: Probability::clamped(match (n, clusters.reason(m)) {
                (0, _) => 1.0,
                (_, Some(_)) => clusters.confidence(m),
                (_, None) => clusters.confidence(members[0]),
            }),
            government: None,
        }
    });
    let name = name(text, kind, members);
    Entity {
        id: EntityId(id as u32),
        kind,
        aliases: aliases(text, &name, members),
        name,
        roles: Vec::new(),
        members: Vec::new(),
        mentions: mentions.collect(),
    }
}

/// The kind of most of its names and, of equally many, the one that came first; without names, the kind of its first mention
/// that is no pronoun.
fn kind(text: &Text, clusters: &Clusters, members: &[usize]) -> EntityKind {
    let list = &text.mentions.list;
    let names = || members.iter().filter(|&&m| list[m].form == MentionForm::Name);
    if let Some(&first) = members.first()
        && clusters.of(first).is_some_and(|c| clusters.list[c].kind == EntityKind::Person)
    {
        return EntityKind::Person;
    }
    let mut counts: Vec<(EntityKind, usize)> = Vec::new();
    for kind in names().map(|&m| list[m].kind) {
        match counts.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    let unnamed = || members.iter().min_by_key(|&&m| list[m].form == MentionForm::Pronoun).map(|&m| list[m].kind);
    best.map(|(kind, _)| *kind).or_else(unnamed).unwrap_or(EntityKind::Other)
}

/// The fullest name or, without names, the words of the first mention that is no pronoun.
fn name(text: &Text, kind: EntityKind, members: &[usize]) -> String {
    let list = &text.mentions.list;
    let fullness = |m: usize| {
        let words = text.words(m);
        let parts = if kind == EntityKind::Person { name_words(words).len() } else { 0 };
        // "INGRID DAHL" is a headline.
        let shouted = words.len() > LONGEST_ABBREVIATION && !words.chars().any(char::is_lowercase);
        (parts, !shouted, !lexicon::is_formal_name(words), words.chars().count())
    };
    let mut best: Option<usize> = None;
    for &m in members.iter().filter(|&&m| list[m].form == MentionForm::Name) {
        if best.is_none_or(|b| fullness(m) > fullness(b)) {
            best = Some(m);
        }
    }
    let unnamed = || members.iter().copied().min_by_key(|&m| (list[m].form == MentionForm::Pronoun, m));
    let best = best.map(|best| if kind == EntityKind::Person { best } else { usual_name(text, members, best) });
    let Some(best) = best.or_else(unnamed) else { return String::new() };
    let words = without_odd_bracket(&one_line(text.words(best)));
    if kind == EntityKind::Place && opens_dateline(text, best) { lexicon::title_case(&words) } else { words }
}

/// The other names, each once, in text order.
fn aliases(text: &Text, name: &str, members: &[usize]) -> Vec<String> {
    let names = members.iter().filter(|&&m| text.mentions.list[m].form == MentionForm::Name);
    let mut seen = FxHashSet::from_iter([name.to_owned()]);
    names.map(|&m| one_line(text.words(m))).filter(|words| seen.insert(words.clone())).collect()
}

/// Of a body that is called "Orbis" and, later and seldom, "Orbis Direct": "Orbis". What stands behind a name like that may be the name of
/// a part; but "Orbis Bank" says what it is.
fn usual_name(text: &Text, members: &[usize], fullest: usize) -> usize {
    let list = &text.mentions.list;
    let full = text.words(fullest);
    let names = || members.iter().copied().filter(|&m| list[m].form == MentionForm::Name);
    let Some(first) = names().next() else { return fullest };
    let short = text.words(first);
    let rest = full.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
    let tells = |word: &str| lexicon::is_organization_suffix(word) || lexicon::nation_of(word).is_some();
    let is_addition = rest.is_some_and(|rest| !rest.split(' ').any(tells));
    let times = |words: &str| names().filter(|&m| text.words(m) == words).count();
    let usual = is_addition && list[fullest].kind == EntityKind::Organization && times(short) >= USUAL * times(full);
    if usual { first } else { fullest }
}

/// "OSLO, June 4 -", "PORT LOUIS (AP) —": a place in capitals at the start of a sentence.
fn opens_dateline(text: &Text, mention: usize) -> bool {
    let (parse, words) = (text.parse, text.words(mention));
    let tokens = &text.mentions.list[mention].tokens;
    let sentence = &parse.sentence_of(tokens.start).tokens;
    let next = (tokens.end < sentence.end).then(|| parse.word(tokens.end));
    words.len() > LONGEST_ABBREVIATION
        && !words.chars().any(|c| c.is_lowercase() || c == '.')
        && tokens.start == sentence.start
        && next.is_some_and(|next| matches!(next, "," | "(" | ":") || closed_classes::DASHES.has(next))
}

/// "(Ada) Dahl", of which the network leaves out the first bracket; "Tarn (Lund", of which it leaves out the second.
fn without_odd_bracket(words: &str) -> String {
    match (words.find('('), words.find(')')) {
        (Some(0), None) => words[1..].to_owned(),
        (Some(open), None) => words[..open].trim_end().to_owned(),
        (None, Some(_)) => words.replace(')', ""),
        _ => words.to_owned(),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
