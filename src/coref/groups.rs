//! Groups: "Dahl and Berg met. [The two leaders] signed. [They] smiled."
//!
//! A plural phrase or pronoun that nothing else explains stands for people, bodies or countries that were named together, where
//! the count is right, all of them can be called so, and no other group can be meant. The group is an entity of its own,
//! with its members; the words that name them together become its first mention.

use std::collections::HashMap;
use std::ops::Range;

use super::Text;
use super::syntax::{self, Place};
use super::togethers::{Together, togethers};
use super::wanted::{self, Wanted};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, Entity, EntityId, EntityKind, EntityMention, Gender, Links, MentionForm, Number, Probability, Upos, quotes};

/// "the two leaders"
const COUNTED: f32 = 0.85;
/// "the ministers", "they"
const UNCOUNTED: f32 = 0.75;

/// Sentences that a counted phrase reaches back; others reach one.
const REACH: usize = 2;

/// Those named together that are looked at, the nearest first: a "sentence" may be a table of any length.
const LOOK_AT: usize = 20;

/// Groups that are remembered.
const RECENT: usize = 8;

/// A plural phrase further on than so many sentences needs the members named again.
const FAR: usize = 4;

/// Links what is left alone to groups. Links that are less probable than `threshold` are not made.
pub(super) fn link(text: &Text, links: &mut Links, threshold: f32) {
    let mut groups = Groups::new(text, links);
    let mut order: Vec<usize> = (0..text.mentions.list.len()).collect();
    order.sort_by_key(|&m| text.mentions.list[m].head);
    for m in order {
        let mention = &text.mentions.list[m];
        if mention.number != Number::Plural || mention.form == MentionForm::Name {
            continue;
        }
        let pronoun = mention.form == MentionForm::Pronoun;
        let (wanted, confidence) = match (pronoun, links.entity_of[m]) {
            (true, None) if wanted::is_they(text.words(m)) => (None, UNCOUNTED),
            (true, None) if text.words(m).eq_ignore_ascii_case("both") => (Some(Wanted::both()), COUNTED),
            (false, Some(entity)) if is_first(text, links, entity, m) => {
                if let Some(found) = groups.beside(text, m) {
                    groups.join(text, links, m, found, COUNTED);
                    continue;
                }
                let Some(wanted) = wanted::read(text, m) else { continue };
                let confidence = if wanted.count.is_some() { COUNTED } else { UNCOUNTED };
                (Some(wanted), confidence)
            }
            // "They", which the walk has given to "the two leaders"
            (_, Some(entity)) => {
                groups.goes_on(entity, m);
                continue;
            }
            _ => continue,
        };
        if confidence < threshold {
            continue;
        }
        let found = match &wanted {
            Some(wanted) => groups.called(text, links, m, wanted),
            None => groups.they(text, links, m),
        };
        if let Some(found) = found {
            groups.join(text, links, m, found, confidence);
        }
    }
    if !groups.known.is_empty() {
        renumber(links);
    }
}

/// The mention opens an entity that nothing names.
fn is_first(text: &Text, links: &Links, entity: EntityId, mention: usize) -> bool {
    let entity = &links.entities[entity.index()];
    let span = text.parse.span_of(text.mentions.list[mention].tokens.clone());
    entity.members.is_empty()
        && entity.mentions.first().is_some_and(|first| first.span == span)
        && entity.mentions.iter().all(|m| m.form != MentionForm::Name)
}

/// Those who may be meant: who they are, and the words that name them together.
struct Found {
    members: Vec<EntityId>,
    together: Option<Together>,
}

struct Groups {
    togethers: Vec<Together>,
    /// The entity of each group, by its members.
    known: HashMap<Vec<EntityId>, EntityId>,
    /// The groups that were spoken of last, with their last mentions; the latest at the end.
    recent: Vec<(usize, EntityId)>,
    /// The mentions of each entity.
    mentions: Vec<Vec<usize>>,
    by_sentence: Vec<Vec<usize>>,
    genders: Vec<Gender>,
}

impl Groups {
    fn new(text: &Text, links: &Links) -> Self {
        let mut by_sentence = vec![Vec::new(); text.parse.sentences.len()];
        let mut mentions = vec![Vec::new(); links.entities.len()];
        let mut genders = vec![Gender::Unknown; links.entities.len()];
        for (m, mention) in text.mentions.list.iter().enumerate() {
            by_sentence[text.parse.tokens[mention.head].sentence].push(m);
            let Some(entity) = links.entity_of[m] else { continue };
            mentions[entity.index()].push(m);
            if genders[entity.index()] == Gender::Unknown {
                genders[entity.index()] = mention.gender;
            }
        }
        let togethers = togethers(text, links);
        Groups { togethers, known: HashMap::new(), recent: Vec::new(), mentions, by_sentence, genders }
    }

    /// The walk knew already that this is somebody; it may be a group.
    fn goes_on(&mut self, entity: EntityId, mention: usize) {
        if let Some(at) = self.recent.iter().position(|(_, group)| *group == entity) {
            self.recent.remove(at);
            self.recent.push((mention, entity));
        }
    }

    /// Those that were named together before a word, back to a sentence, the nearest first.
    fn before(&self, text: &Text, word: usize, sentence: usize) -> impl Iterator<Item = &Together> {
        let past = self.togethers.partition_point(|t| t.tokens.end <= word);
        let tokens = &text.parse.tokens;
        self.togethers[..past].iter().rev().take(LOOK_AT).take_while(move |t| tokens[t.head].sentence >= sentence)
    }

    /// "[The two suspects], Reed and Hart"
    fn beside(&self, text: &Text, mention: usize) -> Option<Found> {
        let me = &text.mentions.list[mention];
        let named = text.parse.dependents(me.head, Deprel::Appos).find_map(|a| {
            let past = self.togethers.partition_point(|t| t.tokens.end <= a);
            self.togethers[past..].iter().take(4).find(|t| t.head == a)
        })?;
        let count = text.parse.dependent(me.head, Deprel::Nummod).and_then(|n| wanted::number(text.parse.word(n)));
        let right = count.is_none_or(|count| count == named.members.len());
        right.then(|| Found { members: named.members.clone(), together: Some(named.clone()) })
    }

    /// Whom "the two leaders" means.
    fn called(&self, text: &Text, links: &Links, mention: usize, wanted: &Wanted) -> Option<Found> {
        let me = &text.mentions.list[mention];
        let here = text.parse.tokens[me.head].sentence;
        let reach = here.saturating_sub(if wanted.count.is_some() { REACH } else { 1 });
        let fits = |members: &[EntityId]| wanted.fits(links, &self.genders, members);
        let near: Vec<&Together> = self.before(text, me.tokens.start, reach).filter(|t| fits(&t.members)).collect();
        let sentence = |m: usize| text.parse.tokens[text.mentions.list[m].head].sentence;
        let groups = self.recent.iter().rev().filter(|(last, _)| sentence(*last) + FAR >= here);
        let latest = groups.map(|(_, group)| &links.entities[group.index()].members).find(|members| fits(members));
        let only = near.first().map(|t| &t.members).or(latest).filter(|members| {
            near.iter().all(|t| t.members == **members) && latest.is_none_or(|latest| latest == *members)
        });
        match only {
            Some(members) => Some(Found { members: members.clone(), together: near.first().map(|t| (*t).clone()) }),
            None if near.is_empty() && latest.is_none() => {
                let members = self.in_one_sentence(text, links, mention, wanted)?;
                Some(Found { members, together: None })
            }
            None => None,
        }
    }

    /// "Dahl met Berg. [The two leaders]": all of their kind that the sentence before speaks of, and as many as are wanted.
    fn in_one_sentence(&self, text: &Text, links: &Links, mention: usize, wanted: &Wanted) -> Option<Vec<EntityId>> {
        let (count, wanted_kind) = (wanted.count?, wanted.kind()?);
        let me = &text.mentions.list[mention];
        let sentence = text.parse.tokens[me.head].sentence.checked_sub(1)?;
        let country = |e: &Entity| lexicon::nation_of(&e.name).is_some_and(|n| n.word == NationWord::Country);
        let mut members: Vec<EntityId> = Vec::new();
        for &m in self.by_sentence[sentence].iter().take(60) {
            let other = &text.mentions.list[m];
            let Some(id) = links.entity_of[m] else { continue };
            let entity = &links.entities[id.index()];
            if entity.kind != wanted_kind || other.kind == EntityKind::Role || members.contains(&id) {
                continue;
            }
            // "Russia attacked Ukraine in Kherson. [The two countries]"
            if wanted_kind == EntityKind::Place && !country(entity) {
                continue;
            }
            // Somebody without a name, or several, may be one of the two as well.
            if other.number == Number::Plural || entity.mentions.iter().all(|m| m.form != MentionForm::Name) {
                return None;
            }
            members.push(id);
        }
        members.sort_unstable();
        (members.len() == count && wanted.fits(links, &self.genders, &members)).then_some(members)
    }

    /// Whom "they" means: those named together as subject of the clause or sentence before, and no other plural.
    fn they(&self, text: &Text, links: &Links, mention: usize) -> Option<Found> {
        let (parse, list) = (text.parse, &text.mentions.list);
        let head = list[mention].head;
        let here = parse.tokens[head].sentence;
        let near = self.before(text, head, here.saturating_sub(1)).next();
        let group = self.recent.last().copied();
        let group = group.filter(|&(last, _)| parse.tokens[list[last].head].sentence + 1 >= here);
        match (near, group) {
            // "Dahl and Berg ... they ... They"
            (near, Some((last, entity))) if near.is_none_or(|t| t.head < list[last].head) => {
                let members = links.entities[entity.index()].members.clone();
                let alone = self.is_alone(text, list[last].head + 1, head, &members, links);
                alone.then_some(Found { members, together: None })
            }
            (Some(near), _) => {
                let members = &near.members;
                let start = parse.sentences[parse.tokens[near.head].sentence].tokens.start;
                let alone = self.is_alone(text, start, near.tokens.start, members, links)
                    && self.is_alone(text, near.tokens.end, head, members, links);
                let subject = syntax::place(parse, near.head) == Place::Subject;
                let same_quote = quotes::at(text.quotes, near.head) == quotes::at(text.quotes, head);
                (subject && alone && same_quote && !is_barred(text, mention, near))
                    .then(|| Found { members: members.clone(), together: Some(near.clone()) })
            }
            _ => None,
        }
    }

    /// No other plural stands out between two words.
    fn is_alone(&self, text: &Text, from: usize, to: usize, members: &[EntityId], links: &Links) -> bool {
        let parse = text.parse;
        let people = members.iter().all(|e| links.entities[e.index()].kind == EntityKind::Person);
        if to.saturating_sub(from) > 120 {
            return false;
        }
        !(from..to).any(|i| {
            let token = &parse.tokens[i];
            let plural = token.upos == Upos::Noun && !token.lemma.eq_ignore_ascii_case(parse.word(i));
            let stands_out = matches!(syntax::place(parse, i), Place::Subject | Place::Object);
            let person = lexicon::is_person(&token.lemma);
            let group = token.upos == Upos::Noun && lexicon::is_group(&token.lemma) && !people;
            // "Dahl and Berg, [the authors] of the report"
            let own = token.deprel == Deprel::Appos && token.head.is_some_and(|h| h < from && h + 12 > from);
            !own && plural && (person || stands_out) || !own && group && stands_out
        })
    }

    /// Gives a mention, and all that the walk has given to it, to the group, which becomes an entity with its first.
    fn join(&mut self, text: &Text, links: &mut Links, mention: usize, found: Found, confidence: f32) {
        let known = self.known.get(&found.members).copied();
        let group = known.unwrap_or_else(|| self.open(text, links, &found));
        let own = links.entity_of[mention];
        let mut moved = match own {
            Some(own) => std::mem::take(&mut links.entities[own.index()].mentions),
            None => vec![words(text, text.mentions.list[mention].tokens.clone(), text.mentions.list[mention].form)],
        };
        if let Some(me) = moved.first_mut() {
            me.kind = text.mentions.list[mention].kind;
            (me.reason, me.confidence) = (Some("group".into()), Probability::clamped(confidence));
        }
        let entity = &mut links.entities[group.index()];
        if entity.mentions.is_empty() {
            (moved[0].reason, moved[0].confidence) = (None, Probability::CERTAIN);
        }
        entity.mentions.extend(moved);
        let numbers = own.map_or(vec![mention], |own| std::mem::take(&mut self.mentions[own.index()]));
        for &m in &numbers {
            links.entity_of[m] = Some(group);
        }
        self.mentions[group.index()].extend(numbers);
        self.recent.retain(|(_, other)| *other != group);
        self.recent.push((mention, group));
        if self.recent.len() > RECENT {
            self.recent.remove(0);
        }
    }

    /// A new entity for a group, with the words that name its members together.
    fn open(&mut self, text: &Text, links: &mut Links, found: &Found) -> EntityId {
        let id = EntityId(links.entities.len() as u32);
        let (name, kind) = name(links, &found.members);
        let mut mentions = Vec::new();
        if let Some(together) = &found.together {
            let form = if together.named { MentionForm::Name } else { MentionForm::Nominal };
            mentions.push(EntityMention { kind, ..words(text, together.tokens.clone(), form) });
        }
        links.entities.push(Entity { id, kind, name, roles: Vec::new(), members: found.members.clone(), mentions });
        self.mentions.push(Vec::new());
        self.genders.push(Gender::Unknown);
        self.known.insert(found.members.clone(), id);
        id
    }
}

/// "Dahl and Berg saw [them]": not themselves.
fn is_barred(text: &Text, mention: usize, subject: &Together) -> bool {
    let (parse, head) = (text.parse, text.mentions.list[mention].head);
    let own = syntax::clause_of(parse, head).and_then(|clause| syntax::own_subject(parse, clause));
    let object = !matches!(syntax::place(parse, head), Place::Subject | Place::Possessor);
    let reflexive = text.words(mention).to_lowercase().starts_with("themsel");
    object && !reflexive && own.is_some_and(|own| subject.tokens.contains(&own))
}

fn words(text: &Text, tokens: Range<usize>, form: MentionForm) -> EntityMention {
    let span = text.parse.span_of(tokens);
    EntityMention::new(span, &text.parse.text[span], form, EntityKind::Other)
}

/// "Jon Dahl, Mia Berg and Tor Vik", and what all of them are.
fn name(links: &Links, members: &[EntityId]) -> (String, EntityKind) {
    let names: Vec<&str> = members.iter().map(|e| links.entities[e.index()].name.as_str()).collect();
    let name = match &names[..] {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    };
    let mut kinds = members.iter().map(|e| links.entities[e.index()].kind);
    let kind = kinds.next().filter(|kind| kinds.all(|k| k == *kind)).unwrap_or(EntityKind::Other);
    (name, kind)
}

/// Puts the entities in the order of their first mentions again, without those that have none left.
fn renumber(links: &mut Links) {
    let mut order: Vec<usize> = (0..links.entities.len()).filter(|&e| !links.entities[e].mentions.is_empty()).collect();
    order.sort_by_key(|&e| {
        let first = links.entities[e].mentions[0].span;
        (first.start, std::cmp::Reverse(first.end))
    });
    let mut number = vec![None; links.entities.len()];
    for (new, &old) in order.iter().enumerate() {
        number[old] = Some(EntityId(new as u32));
    }
    let mut old: Vec<Option<Entity>> = std::mem::take(&mut links.entities).into_iter().map(Some).collect();
    links.entities = order.iter().filter_map(|&e| old[e].take()).collect();
    for (new, entity) in links.entities.iter_mut().enumerate() {
        if !entity.members.is_empty() {
            entity.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        }
        entity.id = EntityId(new as u32);
        entity.members = entity.members.iter().filter_map(|e| number[e.index()]).collect();
    }
    for entity in &mut links.entity_of {
        *entity = entity.and_then(|e| number[e.index()]);
    }
}
