//! Which of the entities so far a nominal or a pronoun speaks of, or none of them.

mod candidates;
mod evidence;
mod standing;

use std::collections::HashMap;

use super::Text;
use super::binding::Doubt;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use super::genders::Votes;
use super::nominals::{self, Rule, Trades};
use super::profile::{Class, Profiles};
use super::pronouns::Favour;
use super::salience::Salience;
use super::signs::Signs;
use super::speakers::Speakers;
use super::syntax::Place;
use crate::{EntityKind, Gender, MentionForm};

/// Entities with the same noun that are looked at, the latest first.
const SAME_NOUN: usize = 8;

/// Mentions of an entity whose words are compared, the latest first.
const COMPARED: usize = 12;

/// What is less probable is not tried, whatever the threshold.
const DOUBTFUL: f32 = 0.25;

/// A mention with the entities that it may belong to.
pub struct Case {
    /// The mention.
    pub mention: usize,
    /// The name of its class.
    pub class: &'static str,
    /// The mentions of each candidate, and its signs.
    pub candidates: Vec<(Vec<usize>, Signs)>,
    /// The words that tell how well the network thinks that they fit: of the mention, and of each candidate.
    pub words: ([usize; 2], Vec<[usize; 4]>),
    /// The signs of there being none.
    pub none: Signs,
}

/// Sees every choice and may make it.
pub type Teacher<'a> = dyn FnMut(&Case) -> Option<Choice> + 'a;

/// What a teacher chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The candidate with this number.
    Link(usize),
    /// None of them.
    Open,
}

/// What the words of a text show, whoever its mentions are found to be.
pub(super) struct Shown {
    profiles: Profiles,
    salience: Salience,
    speakers: Speakers,
}

impl Shown {
    pub(super) fn new(text: &Text) -> Self {
        Shown { profiles: Profiles::new(text), salience: Salience::new(text), speakers: Speakers::new(text) }
    }
}

pub(super) struct Ranker<'a, 't> {
    text: &'a Text<'a>,
    profiles: &'a Profiles,
    salience: &'a Salience,
    speakers: &'a Speakers,
    trades: Trades,
    /// For each noun the entities that it was said of, the latest last.
    by_noun: HashMap<u32, Vec<usize>>,
    /// For each word of a name but the first the entities so named.
    by_name: HashMap<String, Vec<usize>>,
    /// The entities that "I", "we" and "you" were said of, the latest last.
    speech: HashMap<&'static str, Vec<usize>>,
    /// The last "he" and the last "she".
    latest: HashMap<Gender, usize>,
    threshold: f32,
    /// A person has been named.
    named: bool,
    teacher: Option<&'a mut Teacher<'t>>,
    votes: Option<&'a mut Votes>,
}

/// An entity that a mention may belong to.
struct Candidate {
    cluster: usize,
    /// Its last mention before the one that is looked at.
    last: usize,
    salience: f32,
}

impl<'a, 't> Ranker<'a, 't> {
    pub(super) fn new(
        text: &'a Text<'a>,
        Shown { profiles, salience, speakers }: &'a Shown,
        clusters: &Clusters,
        threshold: f32,
        teacher: Option<&'a mut Teacher<'t>>,
        votes: Option<&'a mut Votes>,
    ) -> Self {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (m, mention) in text.mentions.list.iter().enumerate() {
            let thing = matches!(
                mention.kind,
                EntityKind::Organization
                    | EntityKind::Place
                    | EntityKind::Event
                    | EntityKind::Product
                    | EntityKind::Other
            );
            if let (MentionForm::Name, true, Some(cluster)) = (mention.form, thing, clusters.of(m)) {
                for word in fold(text.words(m)).split(' ').skip(1) {
                    let known = by_name.entry(word.to_owned()).or_default();
                    if known.last() != Some(&cluster) {
                        known.push(cluster);
                    }
                }
            }
        }
        Ranker {
            text,
            profiles,
            salience,
            speakers,
            trades: Trades::default(),
            by_noun: HashMap::new(),
            by_name,
            speech: HashMap::new(),
            latest: HashMap::new(),
            threshold,
            named: false,
            teacher,
            votes,
        }
    }

    /// "When she was nineteen, she went to sea. Mara Sund is a captain now": the first person named after a "she" that meant nobody
    /// is she, where she is the subject of a sentence.
    pub(super) fn named_late(&mut self, mention: usize, clusters: &mut Clusters) {
        let me = &self.text.mentions.list[mention];
        let Some(cluster) = clusters.of(mention).filter(|_| me.kind == EntityKind::Person && !self.named) else {
            return;
        };
        self.named = true;
        let profile = &self.profiles[mention];
        if profile.place != Place::Subject || profile.quote.get().is_some() {
            return;
        }
        let earlier = self.text.mentions.list[..mention].iter().enumerate();
        let pronouns = earlier.filter(|&(m, _)| self.profiles[m].class == Some(Class::He));
        let mut unnamed = pronouns.filter_map(|(m, _)| clusters.of(m)).filter(|&c| !clusters.list[c].named);
        let Some(first) = unnamed.next().filter(|&first| unnamed.all(|c| c == first)) else { return };
        if genders_agree(clusters.list[first].gender, clusters.list[cluster].gender) {
            let gender = clusters.list[first].gender;
            clusters.merge(cluster, first, "named later");
            clusters.list[cluster].gender = gender;
        }
    }

    /// Puts the mention where it belongs, or into an entity of its own.
    pub(super) fn resolve(&mut self, mention: usize, clusters: &mut Clusters) {
        let Some(class) = self.profiles[mention].class else {
            clusters.open(mention);
            return;
        };
        if !class.is_pronoun()
            && let Some(cluster) = nominals::beside(self.text, mention, clusters)
        {
            clusters.join(mention, cluster, "apposition");
        } else {
            self.rank(mention, class, clusters);
        }
        self.remember(mention, class, clusters);
        if class == Class::He {
            self.latest.insert(self.text.mentions.list[mention].gender, mention);
        }
    }

    fn rank(&mut self, mention: usize, class: Class, clusters: &mut Clusters) {
        let case = self.candidates(mention, class, clusters);
        if let Some((cluster, reason, confidence)) = case.told {
            clusters.join_with(mention, cluster, reason, confidence);
            return;
        }
        let none = self.none(mention, class, &case);
        let signs: Vec<Signs> = self.signs(mention, class, &case, clusters);
        let words = self.teacher.is_some().then(|| {
            let theirs = case.candidates.iter().map(|c| self.words_of(mention, c, clusters)).collect();
            (self.words_asking(mention), theirs)
        });
        let choice = self.teacher.as_mut().zip(words).and_then(|(teacher, words)| {
            let members = |c: &Candidate| clusters.list[c.cluster].mentions().collect();
            let candidates = case.candidates.iter().map(members).zip(signs.iter().cloned()).collect();
            teacher(&Case { mention, class: Class::ALL[class as usize].1, candidates, words, none: none.clone() })
        });
        let scores: Vec<f32> = signs.iter().map(|s| s.score(class)).collect();
        let nothing = none.score(class);
        let top = scores.iter().copied().fold(nothing, f32::max);
        let sum = scores.iter().map(|s| (s - top).exp()).sum::<f32>() + (nothing - top).exp();
        if let (Class::He, Some(votes)) = (class, &mut self.votes) {
            for (candidate, score) in case.candidates.iter().zip(&scores) {
                votes.add(candidate.cluster, self.text.mentions.list[mention].gender, (score - top).exp() / sum);
            }
        }
        let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
        let chosen = match choice {
            Some(Choice::Link(n)) => Some(n),
            Some(Choice::Open) => None,
            None => {
                best.filter(|&b| scores[b] > nothing || (scores[b] - top).exp() / sum >= self.threshold.max(DOUBTFUL))
            }
        };
        let Some(n) = chosen else {
            match case.rule.filter(|_| choice.is_none()) {
                Some((cluster, rule)) => clusters.join(mention, cluster, rule.reason()),
                None => _ = clusters.open(mention),
            }
            return;
        };
        let cluster = case.candidates[n].cluster;
        let confidence = (scores[n] - top).exp() / sum;
        clusters.join_with(mention, cluster, self.reason(mention, class, n, &case, clusters), confidence);
        if self.votes.as_ref().is_some_and(|votes| votes.open(cluster)) {
            clusters.list[cluster].gender = Gender::Unknown;
        } else if class == Class::He {
            clusters.list[cluster].gender = self.text.mentions.list[mention].gender;
        }
    }

    fn remember(&mut self, mention: usize, class: Class, clusters: &Clusters) {
        let Some(cluster) = clusters.of(mention) else { return };
        let known = match class {
            Class::I | Class::We | Class::You => self.speech.entry(Class::ALL[class as usize].1).or_default(),
            class if class.is_pronoun() => return,
            _ => self.by_noun.entry(self.profiles[mention].noun).or_default(),
        };
        known.retain(|&c| c != cluster);
        known.push(cluster);
        if known.len() > SAME_NOUN {
            known.remove(0);
        }
        if !class.is_pronoun() {
            self.trades.learn(self.text, mention, clusters);
        }
    }
}

/// What a mention may belong to and what is known of that.
#[derive(Default)]
struct Found {
    candidates: Vec<Candidate>,
    favours: Vec<(usize, Favour)>,
    doubts: Vec<(usize, Doubt)>,
    rule: Option<(usize, Rule)>,
    expletive: bool,
    /// The heads of who speaks and who is spoken to in the mention's quotation, as entities.
    speaker: Option<usize>,
    listener: Option<usize>,
    /// What the construction leaves no doubt of: with the reason and how probable it is.
    told: Option<(usize, &'static str, f32)>,
}

impl Ranker<'_, '_> {
    /// Why, for the caller.
    fn reason(&self, mention: usize, class: Class, n: usize, found: &Found, clusters: &Clusters) -> &'static str {
        let cluster = found.candidates[n].cluster;
        if class.is_speech() {
            return match () {
                () if found.speaker == Some(cluster) && class != Class::You => "speaker",
                () if found.listener == Some(cluster) && class == Class::You => "addressee",
                () => "pronoun",
            };
        }
        if class.is_pronoun() {
            return "pronoun";
        }
        let profile = &self.profiles[mention];
        let before =
            clusters.list[cluster].mentions().filter(|&m| self.text.mentions.list[m].form == MentionForm::Nominal);
        let (mut words, mut noun) = (false, false);
        for m in before {
            words |= self.profiles[m].words == profile.words;
            noun |= self.profiles[m].noun == profile.noun;
        }
        match found.rule.filter(|(c, _)| *c == cluster) {
            _ if words => "same words",
            _ if noun => "same noun",
            Some((_, rule)) => rule.reason(),
            None => Rule::KindInName.reason(),
        }
    }
}
