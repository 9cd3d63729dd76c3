//! Roles: who holds them, and whom a role means that stands in the place of a name ("the Norwegian leader").

use std::collections::{HashMap, HashSet};

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use super::office::{self, Office};
use crate::lexicon;
use crate::{Deprel, EntityKind, Mention, MentionForm, Number, Parse, RoleStatus};

/// Offices of one holder that are looked at.
const BEARERS: usize = 20;

/// Holders of one noun that are looked at, the latest first.
const LATEST: usize = 60;

/// "the president" without a country means the one spoken of within so many sentences.
const NEAR: usize = 12;

/// Who holds what, as far as the text has told.
pub(super) struct Offices {
    held: Vec<(usize, Office)>,
    by_noun: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    by_holder: HashMap<usize, Vec<usize>>,
    top: Vec<usize>,
    seen: HashSet<(usize, Office)>,
    /// For each mention the ties of [`Mentions::roles`](crate::Mentions::roles) of which it is the role.
    ties: HashMap<usize, Vec<usize>>,
    /// Entities of kind `Role`, by their words.
    texts: HashMap<String, usize>,
    /// "his Chinese counterpart", the last one first, as far as the walk has not come to them.
    counterparts: Vec<usize>,
}

impl Offices {
    /// Learns the offices of all who are named, wherever in the text it says so.
    pub(super) fn new(text: &Text, clusters: &Clusters) -> Self {
        let mut ties: HashMap<usize, Vec<usize>> = HashMap::new();
        for (tie, role) in text.mentions.roles.iter().enumerate() {
            ties.entry(role.role).or_default().push(tie);
        }
        let mut offices = Offices {
            held: Vec::new(),
            by_noun: HashMap::new(),
            by_title: HashMap::new(),
            by_holder: HashMap::new(),
            top: Vec::new(),
            seen: HashSet::new(),
            ties,
            texts: HashMap::new(),
            counterparts: (0..text.mentions.list.len()).rev().filter(|&m| is_counterpart(text, m)).collect(),
        };
        for role in &text.mentions.roles {
            let named = role.holder.filter(|&h| text.mentions.list[h].form == MentionForm::Name);
            if let Some(holder) = named.and_then(|h| clusters.of(h)) {
                offices.learn(holder, Office::read(text, role, clusters));
            }
        }
        offices
    }

    /// "Dahl's predecessor" was what Dahl is.
    fn learn_predecessor(&mut self, holder: usize, office: &Office) {
        let known = office.of.iter().filter_map(|successor| self.by_holder.get(successor)).flatten();
        let were: Vec<Office> = known
            .map(|&number| &self.held[number].1)
            .filter(|o| o.noun != office.noun && o.status == RoleStatus::Current)
            .map(Office::left)
            .collect();
        for office in were {
            self.learn(holder, office);
        }
    }

    /// The president's Chinese counterpart is the Chinese president.
    fn learn_counterparts(&mut self, text: &Text, before: usize, clusters: &Clusters) {
        let list = &text.mentions.list;
        while let Some(&m) = self.counterparts.last().filter(|&&m| list[m].head < before) {
            self.counterparts.pop();
            let near = m.saturating_sub(4)..(m + 6).min(list.len());
            let possessor = text.parse.dependent(list[m].head, Deprel::NmodPoss);
            let possessor = near.clone().find(|&n| n != m && Some(list[n].head) == possessor);
            let (Some(holder), Some(whose)) = (clusters.of(m), possessor.and_then(|p| clusters.of(p))) else {
                continue;
            };
            let nations = office::nations(text.parse, &list[m]);
            let held = self.by_holder.get(&whose).into_iter().flatten().take(BEARERS);
            let abroad: Vec<Office> = held.filter_map(|&number| self.held[number].1.abroad(nations.clone())).collect();
            for office in abroad.into_iter().filter(|_| !nations.is_empty()) {
                self.learn(holder, office);
            }
        }
    }

    fn learn(&mut self, holder: usize, office: Office) {
        if !self.seen.insert((holder, office.clone())) {
            return;
        }
        let number = self.held.len();
        self.by_noun.entry(office.noun.clone()).or_default().push(number);
        self.by_title.entry(office.title.clone()).or_default().push(number);
        self.by_holder.entry(holder).or_default().push(number);
        if office.is_top() {
            self.top.push(number);
        }
        self.held.push((holder, office));
    }

    /// A role beside its holder is an entity of kind `Role`; the same words again are the same role.
    pub(super) fn held(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let words = fold(text.words(mention));
        let known = self.texts.get(&words).copied();
        let cluster = clusters.join_or_open(mention, known, "same role");
        self.texts.insert(words, cluster);
        for tie in self.ties.get(&mention).cloned().unwrap_or_default() {
            let role = &text.mentions.roles[tie];
            let Some(holder) = role.holder.and_then(|h| clusters.of(h)) else { continue };
            // Again for the named: by now it is known who "he" is in "his predecessor".
            let office = Office::read(text, role, clusters);
            if office.noun == "predecessor" {
                self.learn_predecessor(holder, &office);
            }
            self.learn(holder, office);
        }
    }

    /// A role in the place of a name: who holds it, or somebody new.
    pub(super) fn resolve(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let role = self.ties.get(&mention).and_then(|ties| ties.first()).map(|&tie| &text.mentions.roles[tie]);
        let Some(role) = role.filter(|_| text.mentions.list[mention].number == Number::Singular) else {
            clusters.open(mention);
            return;
        };
        self.learn_counterparts(text, text.mentions.list[mention].head, clusters);
        let office = Office::read(text, role, clusters);
        let holder = if is_definite(text.parse, &text.mentions.list[mention]) {
            self.holder(text, mention, &office, clusters)
        } else {
            None
        };
        let cluster = clusters.join_or_open(mention, holder, "role");
        self.learn(cluster, office);
    }

    fn holder(&self, text: &Text, mention: usize, office: &Office, clusters: &Clusters) -> Option<usize> {
        let me = &text.mentions.list[mention];
        let same = self.by_noun.get(&office.noun).map(Vec::as_slice).unwrap_or_default();
        let top = if office.is_generic() { self.top.as_slice() } else { &[] };
        let others = lexicon::offices_meant(&office.title).iter().filter_map(|title| self.by_title.get(title));
        let others = others.flat_map(|held| held.iter().rev().take(LATEST));
        let mut best: Option<(u8, usize)> = None;
        let (mut holder, mut tied, mut later) = (None, false, None);
        let mut several_later = false;
        for &number in same.iter().rev().take(LATEST).chain(top.iter().rev().take(LATEST)).chain(others) {
            let (cluster, held) = &self.held[number];
            let person = &clusters.list[*cluster];
            let fit = office.fits(held);
            if fit == 0 || !genders_agree(me.gender, person.gender) || person.number == Number::Plural {
                continue;
            }
            let Some(last) = person.last_before(me.tokens.start) else {
                // Named only afterwards: "The French president" in a headline.
                let sure = fit == 2 && !(office.nations.is_empty() && office.of.is_empty());
                several_later |= sure && later.is_some_and(|l| l != *cluster);
                later = later.or(sure.then_some(*cluster));
                continue;
            };
            let far = text.parse.tokens[me.head].sentence - text.parse.tokens[last].sentence > NEAR;
            if far && office.nations.is_empty() && office.of.is_empty() {
                continue;
            }
            // "The premier" among several who may be called so
            if fit == 1 && office.is_bare() && best.is_some_and(|(b, _)| b == 1) && holder != Some(*cluster) {
                tied = true;
                continue;
            }
            let score = (fit, text.parse.tokens[last].sentence);
            if best.is_none_or(|b| score > b) {
                (best, holder, tied) = (Some(score), Some(*cluster), false);
            } else if best == Some(score) && holder != Some(*cluster) {
                tied = true;
            }
        }
        match (holder, tied) {
            (Some(holder), false) => Some(holder),
            // Two who fit as well as each other: no reason for either.
            (Some(_), true) => None,
            (None, _) => later.filter(|_| !several_later),
        }
    }
}

/// "his Chinese counterpart"
fn is_counterpart(text: &Text, mention: usize) -> bool {
    let me = &text.mentions.list[mention];
    me.number == Number::Singular
        && me.kind != EntityKind::Role
        && matches!(&*text.parse.tokens[me.head].lemma, "counterpart" | "colleague")
}

/// "the envoy", "his envoy", "White House chief" in a headline; not "an envoy".
fn is_definite(parse: &Parse, mention: &Mention) -> bool {
    !mention.tokens.clone().chain(mention.tokens.start.checked_sub(1)).any(|i| {
        let token = &parse.tokens[i];
        token.deprel == Deprel::Det
            && token.head == Some(mention.head)
            && matches!(
                &*parse.word(i).to_lowercase(),
                "a" | "an" | "another" | "some" | "any" | "every" | "each" | "no"
            )
    }) && !mention.tokens.clone().any(|i| {
        token_is(parse, i, mention.head, Deprel::Amod)
            && matches!(&*parse.tokens[i].lemma, "other" | "next" | "new" | "future" | "previous" | "different")
            && !parse.word(i).eq_ignore_ascii_case("newly")
    })
}

fn token_is(parse: &Parse, i: usize, head: usize, deprel: Deprel) -> bool {
    parse.tokens[i].deprel == deprel && parse.tokens[i].head == Some(head)
}
