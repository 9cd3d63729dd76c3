//! Nominals ("the company", "his wife"): linked when they stand in apposition or repeat each other's words.

use std::collections::HashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use crate::lexicon;
use crate::{Deprel, EntityKind, MentionForm, Number, Parse, Upos};

/// The same words mean the same thing within so many sentences.
const NEAR: usize = 10;

/// "the bank" reaches so many sentences back to "Nordlys Bank".
const NAMED_NEAR: usize = 6;

/// Phrases with one noun that are looked at, the latest first.
const BEARERS: usize = 8;

/// Mentions that are looked at, the nearest first.
const LOOK_AT: usize = 80;

/// The definite phrases so far: their words and the possessor's cluster, if any.
#[derive(Default)]
pub(super) struct Phrases {
    known: HashMap<(String, Option<usize>), usize>,
    /// Nouns for companies: the last named one that each was said of ("Orbis, the Oslo-based [chipmaker]").
    companies: HashMap<String, usize>,
    /// For each noun the last phrases that it heads: their clusters and their other words that tell which one is meant.
    by_noun: HashMap<String, Vec<(usize, Vec<String>)>>,
}

impl Phrases {
    pub(super) fn resolve(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let me = &text.mentions.list[mention];
        let mut link = beside(text, mention, clusters).map(|c| (c, "apposition"));
        let key = self.key(text, mention, clusters);
        if let (None, Some(key)) = (link, &key)
            && let Some(&cluster) = self.known.get(key)
            && is_definite(text.parse, mention, text)
        {
            let near = clusters.list[cluster].last_before(me.tokens.start).is_some_and(|last| {
                text.parse.tokens[me.head].sentence.saturating_sub(text.parse.tokens[last].sentence) <= NEAR
            });
            let number = clusters.list[cluster].number;
            let fits = number == me.number || number == Number::Unknown || me.number == Number::Unknown;
            link = (near && fits).then_some((cluster, "same words"));
        }
        if link.is_none() && !indefinite(text.parse, me.head) {
            link = named_before(text, mention, clusters)
                .or_else(|| aged(text, mention, clusters))
                .or_else(|| self.company(text, mention, clusters));
        }
        let telling = telling(text, mention);
        if link.is_none() && is_definite(text.parse, mention, text) && possessor(text, mention).is_none() {
            link = self.same_noun(text, mention, &telling, clusters).map(|c| (c, "same noun"));
        }
        let cluster = match link {
            Some((cluster, reason)) => {
                clusters.join(mention, cluster, reason);
                cluster
            }
            None => clusters.open(mention),
        };
        let noun = &text.parse.tokens[me.head].lemma;
        let phrases = self.by_noun.entry(noun.to_string()).or_default();
        phrases.retain(|(known, _)| *known != cluster || telling.is_empty());
        phrases.push((cluster, telling));
        if phrases.len() > BEARERS {
            phrases.remove(0);
        }
        if lexicon::may_be_company(noun) && clusters.list[cluster].named {
            self.companies.insert(noun.to_string(), cluster);
        }
        if let Some(key) = key {
            self.known.insert(key, cluster);
        }
    }

    /// "A Finnish delegation ... the delegation": the last phrase with this noun, if it has all the words that tell which one.
    fn same_noun(&self, text: &Text, mention: usize, telling: &[String], clusters: &Clusters) -> Option<usize> {
        let me = &text.mentions.list[mention];
        let sentence = text.parse.tokens[me.head].sentence;
        let phrases = self.by_noun.get(&*text.parse.tokens[me.head].lemma)?;
        let fits = |(cluster, words): &&(usize, Vec<String>)| {
            let last = clusters.list[*cluster].last_before(me.tokens.start);
            let near = last.is_some_and(|last| text.parse.tokens[last].sentence + NEAR >= sentence);
            near && clusters.list[*cluster].number == me.number
                && clusters.list[*cluster].kind == me.kind
                && telling.iter().all(|word| words.contains(word))
        };
        phrases.iter().rev().find(fits).map(|(cluster, _)| *cluster)
    }

    /// "The chipmaker" for the company that was called one.
    fn company(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, &'static str)> {
        let me = &text.mentions.list[mention];
        let cluster = *self.companies.get(&*text.parse.tokens[me.head].lemma)?;
        let last = clusters.list[cluster].last_before(me.tokens.start)?;
        let near = text.parse.tokens[last].sentence + NEAR >= text.parse.tokens[me.head].sentence;
        (near && me.number != Number::Plural).then_some((cluster, "same noun"))
    }

    /// The words without determiner, and the possessor: "his wife" is "wife" of him. `None` when he is unknown.
    fn key(&self, text: &Text, mention: usize, clusters: &Clusters) -> Option<(String, Option<usize>)> {
        let me = &text.mentions.list[mention];
        let mut start = me.tokens.start;
        let mut possessor = None;
        if let Some(p) = text.parse.dependent(me.head, Deprel::NmodPoss) {
            let by_head = inside(text, mention).find(|&m| text.mentions.list[m].head == p)?;
            possessor = Some(clusters.of(by_head)?);
            start = text.mentions.list[by_head].tokens.end.max(p + 1);
            start = (start..me.head).find(|&i| text.parse.tokens[i].deprel != Deprel::Case).unwrap_or(me.head);
        } else {
            while start < me.head && text.parse.tokens[start].deprel == Deprel::Det {
                start += 1;
            }
        }
        let words = &text.parse.text[text.parse.span_of(start..me.tokens.end)];
        Some((fold(words), possessor))
    }
}

/// The mentions that begin within a mention's words.
fn inside<'t>(text: &'t Text, mention: usize) -> impl Iterator<Item = usize> + 't {
    let list = &text.mentions.list;
    let end = list[mention].tokens.end;
    (mention + 1..list.len()).take_while(move |&m| list[m].tokens.start < end)
}

/// The words of a phrase, but for its noun, that tell which one is meant: "Finnish", "of Oslo".
fn telling(text: &Text, mention: usize) -> Vec<String> {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let words = me.tokens.clone().filter(|&i| i != me.head);
    words
        .filter(|&i| {
            matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Verb | Upos::X)
        })
        .map(|i| fold(parse.word(i)))
        .collect()
}

fn possessor(text: &Text, mention: usize) -> Option<usize> {
    text.parse.dependent(text.mentions.list[mention].head, Deprel::NmodPoss)
}

fn is_definite(parse: &Parse, mention: usize, text: &Text) -> bool {
    let me = &text.mentions.list[mention];
    parse.children(me.head).iter().any(|&c| {
        let word = parse.word(c).to_lowercase();
        match parse.tokens[c].deprel {
            Deprel::Det => matches!(&*word, "the" | "this" | "that" | "these" | "those" | "both"),
            Deprel::NmodPoss => true,
            _ => false,
        }
    })
}

/// "an envoy", "his bank", "envoys": no phrase with a bare "the".
fn indefinite(parse: &Parse, head: usize) -> bool {
    let mut before = parse.children(head).iter().filter(|&&c| c < head && parse.tokens[c].deprel != Deprel::Punct);
    !(before.next().is_some_and(|&c| parse.word(c).eq_ignore_ascii_case("the")) && before.next().is_none())
        || parse.children(head).iter().any(|&c| c > head && parse.tokens[c].deprel == Deprel::Nmod)
}

/// "The bank" for "Nordlys Bank", whose name says that it is one; "the company" for the one organisation that was named
/// in this and the last two sentences.
fn named_before(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, &'static str)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    if me.number == Number::Plural {
        return None;
    }
    let noun = fold(&parse.tokens[me.head].lemma);
    let any = match &*noun {
        "company" | "firm" | "organisation" | "organization" | "agency" => Some(EntityKind::Organization),
        _ => None,
    };
    let in_name = |word: &str| match &*noun {
        "airline" | "carrier" => matches!(word, "air" | "airline" | "airlines" | "airways"),
        "lender" => word == "bank",
        "carmaker" | "automaker" => matches!(word, "motor" | "motors"),
        noun => word == noun,
    };
    let sentence = parse.tokens[me.head].sentence;
    let near = list[..mention].iter().enumerate().rev().take(LOOK_AT);
    let near = near.take_while(|(_, m)| parse.tokens[m.head].sentence + NAMED_NEAR >= sentence);
    let (mut bearing, mut others): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (m, other) in near.filter(|(_, m)| m.form == MentionForm::Name && m.head < me.head) {
        let Some(cluster) = clusters.of(m) else { continue };
        let thing = matches!(other.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Event);
        if thing && fold(text.words(m)).split(' ').skip(1).any(in_name) {
            bearing.push(cluster);
        } else if any == Some(other.kind) && parse.tokens[other.head].sentence + 2 >= sentence {
            others.push(cluster);
        }
    }
    let one = |found: &[usize]| found.first().copied().filter(|first| found.iter().all(|c| c == first));
    match (one(&bearing), bearing.is_empty()) {
        (Some(cluster), _) => Some((cluster, "kind in the name")),
        (None, true) => Some((one(&others)?, "only organisation nearby")),
        (None, false) => None,
    }
}

/// "The 22-year-old" for the only person named in this sentence before it and in the last one.
fn aged(text: &Text, mention: usize, clusters: &Clusters) -> Option<(usize, &'static str)> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let age = &*parse.word(me.head).to_lowercase();
    if me.kind != EntityKind::Person || !(age == "old" || age.ends_with("-year-old")) || me.number == Number::Plural {
        return None;
    }
    let sentence = parse.tokens[me.head].sentence;
    let near = list[..mention].iter().enumerate().rev().take(LOOK_AT);
    let near = near.take_while(|(_, m)| parse.tokens[m.head].sentence + 1 >= sentence);
    let mut people = near.filter(|(_, m)| m.form == MentionForm::Name && m.kind == EntityKind::Person);
    let first = clusters.of(people.next()?.0)?;
    people.all(|(m, _)| clusters.of(m) == Some(first)).then_some((first, "only person nearby"))
}

/// The cluster of a name beside the nominal: "Nordlys, [the bank]"; "[his wife] Ada"; "[the bank] Nordlys".
fn beside(text: &Text, mention: usize, clusters: &Clusters) -> Option<usize> {
    let (parse, list) = (text.parse, &text.mentions.list);
    let me = &list[mention];
    let token = &parse.tokens[me.head];
    let above = token.head.filter(|&h| token.deprel == Deprel::Appos && h < me.head);
    let below = || {
        // "his wife, the painter Ada", where Ada hangs on the painter
        let named = |c: usize| {
            text.mentions.list[mention..].iter().take(12).any(|m| m.form == MentionForm::Name && m.head == c)
        };
        let further = |c: usize| {
            let mut inner = parse.children(c).iter().copied();
            let name = inner.find(|&n| matches!(parse.tokens[n].deprel, Deprel::Appos | Deprel::Flat) && named(n));
            name.filter(|_| parse.tokens[c].deprel == Deprel::Appos && !named(c)).unwrap_or(c)
        };
        let parts = parse.children(me.head).iter().copied().filter(|&c| c > me.head);
        parts
            .filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::Flat))
            .find(|&c| {
                // "the mayor and two councillors, Dahl and Berg": not one person.
                parse.dependent(c, Deprel::Conj).is_none()
            })
            .map(further)
    };
    // "[wife] Ada", where the name governs
    let governor = token.head.filter(|_| matches!(token.deprel, Deprel::NmodDesc | Deprel::Flat));
    // "its rival Heliox", which the tree may hang side by side
    let twin = || {
        let next = parse.tokens.get(me.tokens.end)?;
        let name =
            list[mention..].iter().take(12).find(|m| m.form == MentionForm::Name && m.tokens.start == me.tokens.end)?;
        let twin = &parse.tokens[name.head];
        let same = twin.head == token.head && twin.deprel == token.deprel && next.sentence == token.sentence;
        (same && me.kind == EntityKind::Organization).then_some(name.head)
    };
    let other = above.or_else(below).or(governor).or_else(twin)?;
    let near = mention.saturating_sub(12)..(mention + 12).min(list.len());
    let named = near.filter(|&m| m != mention).find(|&m| {
        let o = &list[m];
        let broad = |k: EntityKind| if k == EntityKind::Place { EntityKind::Organization } else { k };
        o.form == MentionForm::Name
            && o.tokens.contains(&other)
            && (broad(o.kind) == broad(me.kind) || o.kind == EntityKind::Other && me.kind != EntityKind::Person)
    })?;
    let cluster = clusters.of(named)?;
    let fits = genders_agree(me.gender, clusters.list[cluster].gender) && me.number != Number::Plural;
    fits.then_some(cluster)
}
