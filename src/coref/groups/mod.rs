//! Groups: "Dahl and Berg met. [The two leaders] signed. [They] smiled."
//!
//! A plural phrase or pronoun that is linked to nothing else stands for people, bodies or countries that were named together, if
//! their number is right, all of them can be called so, and no other group can be meant. The group becomes an entity with members;
//! the words that name these together are its first mention.

mod coordinations;
mod descriptions;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Text;
use super::link_reasons::LinkReason;
use super::syntax::{self, Position};
use crate::lexicon::{self, NationWord};
use crate::{
    Deprel, Entity, EntityId, EntityKind, EntityMention, Gender, Links, MentionForm, Number, Probability, Upos, quotes,
};
use coordinations::Coordination;
use descriptions::GroupDescription;

/// The confidence of a link where the phrase says how many there are: "the two leaders". By judgement.
const COUNTED: f32 = 0.85;
/// And where it does not: "the ministers", "they". By judgement.
const UNCOUNTED: f32 = 0.75;

/// Sentences that a counted phrase reaches back; others reach one.
const REACH: usize = 2;

/// Coordinations that are looked at, the nearest first: a "sentence" may be a table of any length.
const MOST_COORDINATIONS: usize = 20;

/// Mentions of one sentence that are looked at, for the same reason.
const MOST_MENTIONS: usize = 60;

/// Groups that are remembered.
const MOST_RECENT: usize = 8;

/// How many sentences back a group may have been mentioned last; otherwise its members must have been named again.
const FORGOTTEN_AFTER: usize = 4;

/// Words between a coordination and "they": where there are more, something else that is plural will be among them.
const MOST_WORDS_BETWEEN: usize = 120;

/// Words between a coordination and an apposition to it: "Dahl and Berg, [the authors] of the report".
const APPOSITION_WITHIN: usize = 12;

/// Links to groups what has not been linked before. Links that are less probable than `threshold` are not made.
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
        let (description, confidence) = match (pronoun, links.entity_of[m]) {
            (true, None) if descriptions::is_they(text.words(m)) => (None, UNCOUNTED),
            (true, None) if text.words(m).eq_ignore_ascii_case("both") => (Some(GroupDescription::both()), COUNTED),
            (false, Some(entity)) if is_first(text, links, entity, m) => {
                if let Some(found) = groups.apposed(text, m) {
                    groups.join(text, links, m, found, COUNTED);
                    continue;
                }
                let Some(description) = descriptions::read(text, m) else { continue };
                let confidence = if description.count.is_some() { COUNTED } else { UNCOUNTED };
                (Some(description), confidence)
            }
            // "They", which the walk has given to "the two leaders"
            (_, Some(entity)) => {
                groups.mention_again(entity, m);
                continue;
            }
            _ => continue,
        };
        if confidence < threshold {
            continue;
        }
        let found = match &description {
            Some(description) => groups.described(text, links, m, description),
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

/// True where the mention is the first of an entity without a name.
fn is_first(text: &Text, links: &Links, entity: EntityId, mention: usize) -> bool {
    let entity = &links.entities[entity.index()];
    let span = text.parse.span_of(text.mentions.list[mention].tokens.clone());
    entity.members.is_empty()
        && entity.mentions.first().is_some_and(|first| first.span == span)
        && entity.mentions.iter().all(|m| m.form != MentionForm::Name)
}

/// The members that a phrase means, with the words that name them together.
struct GroupMatch {
    members: Vec<EntityId>,
    coordination: Option<Coordination>,
}

struct Groups {
    coordinations: Vec<Coordination>,
    /// The entity of each group, by its members.
    known: FxHashMap<Vec<EntityId>, EntityId>,
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
            by_sentence[text.parse.sentence_number(mention.head)].push(m);
            let Some(entity) = links.entity_of[m] else { continue };
            mentions[entity.index()].push(m);
            if genders[entity.index()] == Gender::Unknown {
                genders[entity.index()] = mention.gender;
            }
        }
        let coordinations = coordinations::find(text, links);
        Groups { coordinations, known: FxHashMap::default(), recent: Vec::new(), mentions, by_sentence, genders }
    }

    /// Notes that a group is spoken of again by a mention that was linked before.
    fn mention_again(&mut self, entity: EntityId, mention: usize) {
        if let Some(at) = self.recent.iter().position(|(_, group)| *group == entity) {
            self.recent.remove(at);
            self.recent.push((mention, entity));
        }
    }

    /// The coordinations before a word, back to a sentence, the nearest first.
    fn before(&self, text: &Text, word: usize, sentence: usize) -> impl Iterator<Item = &Coordination> {
        let past = self.coordinations.partition_point(|t| t.tokens.end <= word);
        let tokens = &text.parse.tokens;
        self.coordinations[..past]
            .iter()
            .rev()
            .take(MOST_COORDINATIONS)
            .take_while(move |t| tokens[t.head].sentence.index() >= sentence)
    }

    /// "[The two suspects], Reed and Hart"
    fn apposed(&self, text: &Text, mention: usize) -> Option<GroupMatch> {
        let me = &text.mentions.list[mention];
        let named = text.parse.dependents(me.head, Deprel::Appos).find_map(|a| {
            let past = self.coordinations.partition_point(|t| t.tokens.end <= a);
            self.coordinations[past..].iter().take(4).find(|t| t.head == a)
        })?;
        let count =
            text.parse.dependent(me.head, Deprel::Nummod).and_then(|n| descriptions::number(text.parse.word(n)));
        let right = count.is_none_or(|count| count == named.members.len());
        right.then(|| GroupMatch { members: named.members.clone(), coordination: Some(named.clone()) })
    }

    /// Whom "the two leaders" means.
    fn described(
        &self,
        text: &Text,
        links: &Links,
        mention: usize,
        description: &GroupDescription,
    ) -> Option<GroupMatch> {
        let me = &text.mentions.list[mention];
        let here = text.parse.sentence_number(me.head);
        let reach = here.saturating_sub(if description.count.is_some() { REACH } else { 1 });
        let fits = |members: &[EntityId]| description.fits(links, &self.genders, members);
        let near: Vec<&Coordination> = self.before(text, me.tokens.start, reach).filter(|t| fits(&t.members)).collect();
        let sentence = |m: usize| text.parse.sentence_number(text.mentions.list[m].head);
        let groups = self.recent.iter().rev().filter(|(last, _)| sentence(*last) + FORGOTTEN_AFTER >= here);
        let latest = groups.map(|(_, group)| &links.entities[group.index()].members).find(|members| fits(members));
        let only = near.first().map(|t| &t.members).or(latest).filter(|members| {
            near.iter().all(|t| t.members == **members) && latest.is_none_or(|latest| latest == *members)
        });
        match only {
            Some(members) => {
                Some(GroupMatch { members: members.clone(), coordination: near.first().map(|t| (*t).clone()) })
            }
            None if near.is_empty() && latest.is_none() => {
                let members = self.in_one_sentence(text, links, mention, description)?;
                Some(GroupMatch { members, coordination: None })
            }
            None => None,
        }
    }

    /// "Dahl met Berg. [The two leaders]": all of their kind that the sentence before speaks of, if their number is right.
    fn in_one_sentence(
        &self,
        text: &Text,
        links: &Links,
        mention: usize,
        description: &GroupDescription,
    ) -> Option<Vec<EntityId>> {
        let (count, kind) = (description.count?, description.kind()?);
        let me = &text.mentions.list[mention];
        let sentence = text.parse.sentence_number(me.head).checked_sub(1)?;
        let country = |e: &Entity| lexicon::nation_of(&e.name).is_some_and(|n| n.word == NationWord::Country);
        let mut members: Vec<EntityId> = Vec::new();
        for &m in self.by_sentence[sentence].iter().take(MOST_MENTIONS) {
            let other = &text.mentions.list[m];
            let Some(id) = links.entity_of[m] else { continue };
            let entity = &links.entities[id.index()];
            if entity.kind != kind || other.kind == EntityKind::Role || members.contains(&id) {
                continue;
            }
            // "Russia attacked Ukraine in Kherson. [The two countries]"
            if kind == EntityKind::Place && !country(entity) {
                continue;
            }
            // A person without a name may be one of the two as well, and so may one of several people.
            if other.number == Number::Plural || entity.mentions.iter().all(|m| m.form != MentionForm::Name) {
                return None;
            }
            members.push(id);
        }
        members.sort_unstable();
        (members.len() == count && description.fits(links, &self.genders, &members)).then_some(members)
    }

    /// Whom "they" means: those named together as the subject of the sentence or clause before, unless there is another plural.
    fn they(&self, text: &Text, links: &Links, mention: usize) -> Option<GroupMatch> {
        let (parse, list) = (text.parse, &text.mentions.list);
        let head = list[mention].head;
        let here = parse.sentence_number(head);
        let near = self.before(text, head, here.saturating_sub(1)).next();
        let group = self.recent.last().copied();
        let group = group.filter(|&(last, _)| parse.sentence_number(list[last].head) + 1 >= here);
        match (near, group) {
            // "Dahl and Berg ... they ... They"
            (near, Some((last, entity))) if near.is_none_or(|t| t.head < list[last].head) => {
                let members = links.entities[entity.index()].members.clone();
                let alone = self.is_alone(text, list[last].head + 1, head, &members, links);
                alone.then_some(GroupMatch { members, coordination: None })
            }
            (Some(near), _) => {
                let members = &near.members;
                let start = parse.sentence_of(near.head).tokens.start;
                let alone = self.is_alone(text, start, near.tokens.start, members, links)
                    && self.is_alone(text, near.tokens.end, head, members, links);
                let subject = syntax::position(parse, near.head) == Position::Subject;
                let same_quote = quotes::at(text.quotes, near.head) == quotes::at(text.quotes, head);
                (subject && alone && same_quote && !is_own_subject(text, mention, near))
                    .then(|| GroupMatch { members: members.clone(), coordination: Some(near.clone()) })
            }
            _ => None,
        }
    }

    /// True where no other plural stands out between two words.
    fn is_alone(&self, text: &Text, from: usize, to: usize, members: &[EntityId], links: &Links) -> bool {
        let parse = text.parse;
        let people = members.iter().all(|e| links.entities[e.index()].kind == EntityKind::Person);
        if to.saturating_sub(from) > MOST_WORDS_BETWEEN {
            return false;
        }
        !(from..to).any(|i| {
            let token = &parse.tokens[i];
            let plural = token.upos == Upos::Noun && !token.lemma.eq_ignore_ascii_case(parse.word(i));
            let stands_out = matches!(syntax::position(parse, i), Position::Subject | Position::Object);
            let person = lexicon::is_person(&token.lemma);
            let group = token.upos == Upos::Noun && lexicon::is_group(&token.lemma) && !people;
            // "Dahl and Berg, [the authors] of the report"
            let apposed =
                token.deprel == Deprel::Appos && token.head.is_some_and(|h| h < from && h + APPOSITION_WITHIN > from);
            !apposed && (plural && (person || stands_out) || group && stands_out)
        })
    }

    /// Gives a mention, and all that was linked to it before, to the group, which becomes an entity with its first mention.
    fn join(&mut self, text: &Text, links: &mut Links, mention: usize, found: GroupMatch, confidence: f32) {
        let known = self.known.get(&found.members).copied();
        let group = known.unwrap_or_else(|| self.open(text, links, &found));
        let before = links.entity_of[mention];
        let mut moved = match before {
            Some(before) => std::mem::take(&mut links.entities[before.index()].mentions),
            None => {
                vec![mention_of(text, text.mentions.list[mention].tokens.clone(), text.mentions.list[mention].form)]
            }
        };
        if let Some(me) = moved.first_mut() {
            me.kind = text.mentions.list[mention].kind;
            (me.reason, me.confidence) = (Some(LinkReason::Group.as_str().into()), Probability::clamped(confidence));
        }
        let entity = &mut links.entities[group.index()];
        if entity.mentions.is_empty() {
            (moved[0].reason, moved[0].confidence) = (None, Probability::CERTAIN);
        }
        entity.mentions.extend(moved);
        let numbers = before.map_or(vec![mention], |before| std::mem::take(&mut self.mentions[before.index()]));
        for &m in &numbers {
            links.entity_of[m] = Some(group);
            links.is_doubtful[m] = false;
        }
        self.mentions[group.index()].extend(numbers);
        self.recent.retain(|(_, other)| *other != group);
        self.recent.push((mention, group));
        if self.recent.len() > MOST_RECENT {
            self.recent.remove(0);
        }
    }

    /// A new entity for a group, with the words that name its members together.
    fn open(&mut self, text: &Text, links: &mut Links, found: &GroupMatch) -> EntityId {
        let id = EntityId(links.entities.len() as u32);
        let (name, kind) = name_and_kind(links, &found.members);
        let mut mentions = Vec::new();
        if let Some(coordination) = &found.coordination {
            let form = if coordination.named { MentionForm::Name } else { MentionForm::Nominal };
            mentions.push(EntityMention { kind, ..mention_of(text, coordination.tokens.clone(), form) });
        }
        links.entities.push(Entity {
            id,
            kind,
            name,
            aliases: Vec::new(),
            roles: Vec::new(),
            members: found.members.clone(),
            mentions,
        });
        self.mentions.push(Vec::new());
        self.genders.push(Gender::Unknown);
        self.known.insert(found.members.clone(), id);
        id
    }
}

/// "Dahl and Berg saw [them]": not themselves.
fn is_own_subject(text: &Text, mention: usize, subject: &Coordination) -> bool {
    let (parse, head) = (text.parse, text.mentions.list[mention].head);
    let governing = syntax::clause_of(parse, head).and_then(|clause| syntax::overt_subject(parse, clause));
    let object = !matches!(syntax::position(parse, head), Position::Subject | Position::Possessor);
    let reflexive = text.words(mention).to_lowercase().starts_with("themsel");
    object && !reflexive && governing.is_some_and(|word| subject.tokens.contains(&word))
}

fn mention_of(text: &Text, tokens: Range<usize>, form: MentionForm) -> EntityMention {
    let span = text.parse.span_of(tokens);
    EntityMention::new(span, &text.parse.text[span], form, EntityKind::Other)
}

/// The name of a group, "Jon Dahl, Mia Berg and Tor Vik", and what all of its members are.
fn name_and_kind(links: &Links, members: &[EntityId]) -> (String, EntityKind) {
    let names: Vec<&str> = members.iter().map(|e| links.entities[e.index()].name.as_str()).collect();
    let name = match &names[..] {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    };
    let mut kinds = members.iter().map(|e| links.entities[e.index()].kind);
    let kind = kinds.next().filter(|kind| kinds.all(|k| k == *kind)).unwrap_or(EntityKind::Other);
    (name, kind)
}

/// Puts the entities back into the order of their first mentions, without those that have no mentions left.
fn renumber(links: &mut Links) {
    let mut order: Vec<usize> = (0..links.entities.len()).filter(|&e| !links.entities[e].mentions.is_empty()).collect();
    order.sort_by_key(|&e| {
        let first = links.entities[e].mentions[0].span;
        (first.start, std::cmp::Reverse(first.end))
    });
    let mut new_ids = vec![None; links.entities.len()];
    for (new, &old) in order.iter().enumerate() {
        new_ids[old] = Some(EntityId(new as u32));
    }
    let mut old: Vec<Option<Entity>> = std::mem::take(&mut links.entities).into_iter().map(Some).collect();
    links.entities = order.iter().filter_map(|&e| old[e].take()).collect();
    for (new, entity) in links.entities.iter_mut().enumerate() {
        if !entity.members.is_empty() {
            entity.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        }
        entity.id = EntityId(new as u32);
        entity.members = entity.members.iter().filter_map(|e| new_ids[e.index()]).collect();
    }
    for entity in &mut links.entity_of {
        *entity = entity.and_then(|e| new_ids[e.index()]);
    }
}
