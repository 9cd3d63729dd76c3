//! Roles: who holds them, and whom a role means that stands in the place of a name ("the Norwegian leader").

use rustc_hash::{FxHashMap, FxHashSet};

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::link_reasons::LinkReason;
use super::names::normalized;
use super::office_matching::{self, Fit, Office};
use super::syntax;
use crate::lexicon;
use crate::lexicon::vocabulary::{closed_classes, coreference};
use crate::{Deprel, EntityKind, Mention, MentionForm, Number, Parse, RoleStatus};

/// Offices of one holder that are looked at.
const MOST_OFFICES: usize = 20;

/// Holders of one noun that are looked at, the latest first.
const MOST_HOLDERS: usize = 60;

/// How many sentences back the holder of an office without a country ("the president") may have been mentioned last.
const NEAR: usize = 12;

/// How many mentions before and after a counterpart its possessor may be: "[his] Chinese counterpart".
const POSSESSOR_WITHIN: (usize, usize) = (4, 6);

/// Who holds which office, as far as the text has told.
pub(super) struct RoleHolders {
    /// Holders and offices; the fields below point into it.
    held: Vec<(usize, Office)>,
    by_noun: FxHashMap<String, Vec<usize>>,
    by_title: FxHashMap<String, Vec<usize>>,
    by_holder: FxHashMap<usize, Vec<usize>>,
    top: Vec<usize>,
    seen: FxHashSet<(usize, Office)>,
    /// For each mention the ties of [`Mentions::roles`](crate::Mentions::roles) of which it is the role.
    ties: FxHashMap<usize, Vec<usize>>,
    /// Entities of kind `Role`, by their words.
    by_words: FxHashMap<String, usize>,
    /// "his Chinese counterpart": those that the walk has not come to yet, the last one first.
    counterparts: Vec<usize>,
}

impl RoleHolders {
    /// Learns the offices of all who are named, wherever in the text it says so.
    pub(super) fn new(text: &Text, clusters: &Clusters) -> Self {
        let mut ties: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (tie, role) in text.mentions.roles.iter().enumerate() {
            ties.entry(role.role).or_default().push(tie);
        }
        let mut offices = RoleHolders {
            held: Vec::new(),
            by_noun: FxHashMap::default(),
            by_title: FxHashMap::default(),
            by_holder: FxHashMap::default(),
            top: Vec::new(),
            seen: FxHashSet::default(),
            ties,
            by_words: FxHashMap::default(),
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

    /// "Dahl's predecessor" held what Dahl holds.
    fn learn_predecessor(&mut self, holder: usize, office: &Office) {
        let known = office.of.iter().filter_map(|successor| self.by_holder.get(successor)).flatten();
        let were: Vec<Office> = known
            .map(|&number| &self.held[number].1)
            .filter(|o| o.noun != office.noun && o.status == RoleStatus::Current)
            .map(Office::as_former)
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
            let near = m.saturating_sub(POSSESSOR_WITHIN.0)..(m + POSSESSOR_WITHIN.1).min(list.len());
            let possessor = text.parse.dependent(list[m].head, Deprel::NmodPoss);
            let possessor = near.clone().find(|&n| n != m && Some(list[n].head) == possessor);
            let (Some(holder), Some(whose)) = (clusters.of(m), possessor.and_then(|p| clusters.of(p))) else {
                continue;
            };
            let nations = office_matching::nations(text.parse, &list[m]);
            let held = self.by_holder.get(&whose).into_iter().flatten().take(MOST_OFFICES);
            let likewise: Vec<Office> =
                held.filter_map(|&number| self.held[number].1.in_nations(nations.clone())).collect();
            for office in likewise.into_iter().filter(|_| !nations.is_empty()) {
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
    pub(super) fn link_held_role(&mut self, text: &Text, mention: usize, clusters: &mut Clusters) {
        let words = normalized(text.words(mention));
        let known = self.by_words.get(&words).copied();
        let cluster = clusters.join_or_open(mention, known, LinkReason::SameRole);
        self.by_words.insert(words, cluster);
        for tie in self.ties.get(&mention).cloned().unwrap_or_default() {
            let role = &text.mentions.roles[tie];
            let Some(holder) = role.holder.and_then(|h| clusters.of(h)) else { continue };
            // Those of named holders are read again: by now it is known who "he" is in "his predecessor".
            let office = Office::read(text, role, clusters);
            if office.noun == "predecessor" {
                self.learn_predecessor(holder, &office);
            }
            self.learn(holder, office);
        }
    }

    /// Links a role that stands in the place of a name to its holder, or to somebody new.
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
        let cluster = clusters.join_or_open(mention, holder, LinkReason::RoleOfHolder);
        self.learn(cluster, office);
    }

    /// Who holds an office: whoever fits it best and, of equals, was mentioned last; nobody where two do so equally.
    fn holder(&self, text: &Text, mention: usize, office: &Office, clusters: &Clusters) -> Option<usize> {
        let me = &text.mentions.list[mention];
        let sentence = |word: usize| text.parse.sentence_number(word);
        let mut best: Option<(Fit, usize)> = None;
        let (mut holder, mut tied) = (None, false);
        let (mut named_later, mut several_later) = (None, false);
        for number in self.possibly_meant(office) {
            let (cluster, held) = &self.held[number];
            let person = &clusters.list[*cluster];
            let fit = office.fits(held);
            if fit == Fit::None || !genders_agree(me.gender, person.gender) || person.number == Number::Plural {
                continue;
            }
            // "the officer who hit him"
            if office.is_bare() && syntax::is_restricted(text.parse, me.head) {
                continue;
            }
            let Some(last) = person.last_before(me.tokens.start) else {
                // Named only afterwards: "The French president" in a headline.
                let sure = fit == Fit::SameOffice && !office.is_bare();
                several_later |= sure && named_later.is_some_and(|l| l != *cluster);
                named_later = named_later.or(sure.then_some(*cluster));
                continue;
            };
            if office.is_bare() && sentence(me.head) - sentence(last) > NEAR {
                continue;
            }
            // "The premier" among several who may be called so
            let rivals = best.is_some_and(|(b, _)| b == Fit::OtherTitle) && holder != Some(*cluster);
            if fit == Fit::OtherTitle && office.is_bare() && rivals {
                tied = true;
                continue;
            }
            let score = (fit, sentence(last));
            if best.is_none_or(|b| score > b) {
                (best, holder, tied) = (Some(score), Some(*cluster), false);
            } else if best == Some(score) && holder != Some(*cluster) {
                tied = true;
            }
        }
        match (holder, tied) {
            (Some(holder), false) => Some(holder),
            (Some(_), true) => None,
            (None, _) => named_later.filter(|_| !several_later),
        }
    }

    /// The held offices that may be meant by the words of another: of the same noun, of the same title, and those at the top where
    /// the words say no more ("the leader").
    fn possibly_meant(&self, office: &Office) -> impl Iterator<Item = usize> {
        let latest = |held: &[usize]| held.iter().rev().take(MOST_HOLDERS).copied().collect::<Vec<_>>();
        let same = self.by_noun.get(&office.noun).map(|held| latest(held)).unwrap_or_default();
        let top = if office.is_generic() { latest(&self.top) } else { Vec::new() };
        let titles = lexicon::offices_meant(&office.title).iter();
        let titles = titles.filter_map(|title| self.by_title.get(title)).flat_map(|held| latest(held));
        same.into_iter().chain(top).chain(titles.collect::<Vec<_>>())
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
            && closed_classes::INDEFINITE_DETERMINERS.has(&parse.lower(i))
    }) && !names_office(parse, mention.head)
        && !mention.tokens.clone().any(|i| {
            token_is(parse, i, mention.head, Deprel::Amod)
                && coreference::OTHER_HOLDERS.has(&parse.tokens[i].lemma)
                && !parse.word(i).eq_ignore_ascii_case("newly")
        })
}

/// "to run [for mayor]", "the post [of governor]": an office, nobody.
fn names_office(parse: &Parse, head: usize) -> bool {
    let determined =
        parse.children(head).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Det | Deprel::NmodPoss));
    !determined && matches!(&*parse.case_of(head), "for" | "as" | "of")
}

fn token_is(parse: &Parse, i: usize, head: usize, deprel: Deprel) -> bool {
    parse.tokens[i].deprel == deprel && parse.tokens[i].head == Some(head)
}
