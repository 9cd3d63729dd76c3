//! From clusters to the entities that the caller sees.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Text;
use super::clusters::Clusters;
use super::people::name_words;
use crate::lexicon;
use crate::{Entity, EntityId, EntityKind, EntityMention, Links, MentionForm, Probability};

/// Numbers the clusters by their first mention and names them.
///
/// A link that is less probable than `threshold` is undone. A pronoun or a thing that is then alone has no entity.
pub(super) fn build(text: &Text, clusters: &Clusters, threshold: f32) -> Links {
    let list = &text.mentions.list;
    // What each mention belongs to: doubtful links are undone.
    let cluster = |m: usize| {
        let own = clusters.list.len() + m;
        clusters.of(m).map(|cluster| if clusters.confidence(m) < threshold { own } else { cluster })
    };
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for cluster in (0..list.len()).filter_map(cluster) {
        *sizes.entry(cluster).or_default() += 1;
    }
    let mut number: HashMap<usize, usize> = HashMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut entity_of = vec![None; list.len()];
    for (m, slot) in entity_of.iter_mut().enumerate() {
        let Some(cluster) = cluster(m) else { continue };
        let told_once = sizes.get(&cluster) == Some(&1);
        if told_once && (list[m].form == MentionForm::Pronoun || list[m].is_thing()) {
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
    Links { entity_of, entities }
}

/// Adds a role without its article, unless it says no more than one that is there ("minister" beside "Hungarian justice
/// minister"); what says less than the new one goes.
pub(super) fn add_role(roles: &mut Vec<String>, words: String) {
    let article = ["The ", "the ", "A ", "a ", "An ", "an "].iter().find_map(|article| words.strip_prefix(article));
    let words = article.map_or(words.clone(), str::to_owned);
    if roles.iter().any(|known| says_less(&words, known)) {
        return;
    }
    roles.retain(|known| !says_less(known, &words));
    roles.push(words);
}

/// True when the words of one role are among those of another, and none of the others makes it another office: "president"
/// says less than "French president", but not less than "former president" or "vice president".
fn says_less(less: &str, more: &str) -> bool {
    let less: Vec<String> = less.split(' ').map(str::to_lowercase).collect();
    let more: Vec<String> = more.split(' ').map(str::to_lowercase).collect();
    let mut rest = more.iter();
    let within = less.iter().all(|word| rest.any(|other| other == word));
    let added = |word: &&String| !less.contains(word);
    within
        && !more.iter().filter(added).any(|word| {
            lexicon::role_status(word).is_some()
                || matches!(&**word, "vice" | "deputy" | "assistant" | "co" | "shadow" | "junior" | "under" | "and")
        })
}

fn entity(text: &Text, clusters: &Clusters, id: usize, members: &[usize]) -> Entity {
    let kind = kind(text, clusters, members);
    let mentions = members.iter().enumerate().map(|(n, &m)| {
        let span = text.parse.span_of(text.mentions.list[m].tokens.clone());
        EntityMention {
            span,
            text: text.parse.text[span].to_owned(),
            form: text.mentions.list[m].form,
            kind: text.mentions.list[m].kind,
            // "His wife Ada": the first mention came to the second, whose reason is the same.
            reason: if n == 0 { None } else { clusters.reason(m).or(clusters.reason(members[0])).map(Cow::Borrowed) },
            confidence: Probability::clamped(match (n, clusters.reason(m)) {
                (0, _) => 1.0,
                (_, Some(_)) => clusters.confidence(m),
                (_, None) => clusters.confidence(members[0]),
            }),
            government: None,
        }
    });
    Entity {
        id: EntityId(id as u32),
        kind,
        name: name(text, kind, members),
        roles: Vec::new(),
        members: Vec::new(),
        mentions: mentions.collect(),
    }
}

/// What most of its names say it is, of equals the first; a mention without name counts only where there is no name.
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

/// The fullest name; without one the words of the first mention that is no pronoun.
fn name(text: &Text, kind: EntityKind, members: &[usize]) -> String {
    let list = &text.mentions.list;
    let fullness = |m: usize| {
        let words = text.words(m);
        let parts = if kind == EntityKind::Person { name_words(words).len() } else { 0 };
        // "INGRID DAHL" is a headline.
        let shouted = words.len() > 3 && !words.chars().any(char::is_lowercase);
        (parts, !shouted, words.chars().count())
    };
    let mut best: Option<usize> = None;
    for &m in members.iter().filter(|&&m| list[m].form == MentionForm::Name) {
        if best.is_none_or(|b| fullness(m) > fullness(b)) {
            best = Some(m);
        }
    }
    let unnamed = || members.iter().copied().min_by_key(|&m| (list[m].form == MentionForm::Pronoun, m));
    let Some(best) = best.or_else(unnamed) else { return String::new() };
    let words = one_line(text.words(best));
    if kind == EntityKind::Place && opens_dateline(text, best) { lexicon::title_case(&words) } else { words }
}

/// "OSLO, June 4 -", "PORT LOUIS (AP) —": a place in capitals at the start of a sentence.
fn opens_dateline(text: &Text, mention: usize) -> bool {
    let (parse, words) = (text.parse, text.words(mention));
    let tokens = &text.mentions.list[mention].tokens;
    let sentence = &parse.sentences[parse.tokens[tokens.start].sentence].tokens;
    let next = (tokens.end < sentence.end).then(|| parse.word(tokens.end));
    words.len() > 3
        && !words.chars().any(|c| c.is_lowercase() || c == '.')
        && tokens.start == sentence.start
        && matches!(next, Some("," | "(" | "-" | "–" | "—" | "--" | ":"))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
