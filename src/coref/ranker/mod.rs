//! Which of the entities so far a nominal or a pronoun means, or that it means none of them.

mod candidates;
mod entity_features;
mod introduced;
mod naming;
mod no_antecedent_features;
mod personal_pronoun_features;
mod thing_pronoun_features;

use rustc_hash::FxHashMap;

use super::Text;
use super::binding::Doubt;
use super::clusters::{Clusters, genders_agree};
use super::countries::Countries;
use super::features::Features;
use super::gender_votes::GenderVotes;
use super::link_reasons::LinkReason;
use super::mention_profiles::{Class, Profiles};
use super::names::normalized;
use super::nominal_rules::{self, NominalRule, TradeNouns};
use super::pronouns::Construction;
use super::salience::Salience;
use super::speakers::Speakers;
use super::spoken_for::SpokenFor;
use super::syntax::Position;
use crate::{EntityKind, Gender, MentionForm};
use naming::ChosenLink;

/// Entities with the same noun that are looked at, the latest first.
const MOST_WITH_NOUN: usize = 8;

/// Mentions of an entity whose words are compared, the latest first.
const MOST_COMPARED: usize = 12;

/// Links that are less probable are never made, however low the threshold.
const LEAST_PROBABLE: f32 = 0.25;

/// A mention with the entities that it may belong to.
pub struct Case {
    /// The mention.
    pub mention: usize,
    /// The name of its class.
    pub class: &'static str,
    /// The mentions of each candidate, and its features.
    pub candidates: Vec<(Vec<usize>, Features)>,
    /// The words whose vectors tell how well the network thinks that they fit: of the mention, and of each candidate.
    pub words: ([usize; 2], Vec<[usize; 4]>),
    /// The features of there being no antecedent.
    pub none: Features,
}

/// Sees every choice, and may make it.
pub type Teacher<'a> = dyn FnMut(&Case) -> Option<Choice> + 'a;

/// What a teacher chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The candidate with this number.
    Link(usize),
    /// None of them.
    Open,
}

/// What the words of a text show, whatever its mentions are linked to.
pub(super) struct TextContext {
    profiles: Profiles,
    salience: Salience,
    speakers: Speakers,
    spoken_for: SpokenFor,
    countries: Countries,
}

impl TextContext {
    pub(super) fn new(text: &Text) -> Self {
        TextContext {
            profiles: Profiles::new(text),
            salience: Salience::new(text),
            speakers: Speakers::new(text),
            spoken_for: SpokenFor::new(text),
            countries: Countries::new(text),
        }
    }
}

/// Walks through the mentions of a text and links each to the best of its candidates, if that is probable enough.
pub(super) struct Ranker<'a, 't> {
    text: &'a Text<'a>,
    profiles: &'a Profiles,
    salience: &'a Salience,
    speakers: &'a Speakers,
    spoken_for: &'a SpokenFor,
    countries: &'a Countries,
    trade_nouns: TradeNouns,
    /// For each noun the entities that it was said of, the latest last.
    by_noun: FxHashMap<u32, Vec<usize>>,
    /// For each word of a name but the first the entities so named.
    by_name: FxHashMap<String, Vec<usize>>,
    /// For each noun by which a name tells what bears it the entities so named.
    by_kind: FxHashMap<String, Vec<usize>>,
    /// The entities that "I", "we" and "you" were said of, the latest last.
    speech: FxHashMap<&'static str, Vec<usize>>,
    /// The last "he" and the last "she".
    latest: FxHashMap<Gender, usize>,
    threshold: f32,
    /// A person has been named.
    person_named: bool,
    teacher: Option<&'a mut Teacher<'t>>,
    votes: Option<&'a mut GenderVotes>,
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
        TextContext { profiles, salience, speakers, spoken_for, countries }: &'a TextContext,
        clusters: &Clusters,
        threshold: f32,
        teacher: Option<&'a mut Teacher<'t>>,
        votes: Option<&'a mut GenderVotes>,
    ) -> Self {
        Ranker {
            text,
            profiles,
            salience,
            speakers,
            spoken_for,
            countries,
            trade_nouns: TradeNouns::default(),
            by_noun: FxHashMap::default(),
            by_name: by_name(text, clusters, |name| name.split(' ').skip(1).collect()),
            by_kind: by_name(text, clusters, nominal_rules::kinds_in_name),
            speech: FxHashMap::default(),
            latest: FxHashMap::default(),
            threshold,
            person_named: false,
            teacher,
            votes,
        }
    }

    /// "When she was nineteen, she went to sea. Mara Sund is a captain now.": the first person who is named after a "she" that meant
    /// nobody is she, if the name is a subject.
    pub(super) fn claim_earlier_pronouns(&mut self, mention: usize, clusters: &mut Clusters) {
        let me = &self.text.mentions.list[mention];
        let Some(cluster) = clusters.of(mention).filter(|_| me.kind == EntityKind::Person && !self.person_named) else {
            return;
        };
        self.person_named = true;
        let profile = &self.profiles[mention];
        if profile.position != Position::Subject || profile.quote.get().is_some() {
            return;
        }
        let earlier = self.text.mentions.list[..mention].iter().enumerate();
        let pronouns = earlier.filter(|&(m, _)| self.profiles[m].class == Some(Class::He));
        // "A guard called the mayor. He ... Mara Sund": he is the guard
        let is_pronoun = |m: usize| self.profiles[m].class == Some(Class::He);
        let known =
            |c: usize| clusters.list[c].named || !clusters.list[c].mentions().take(MOST_COMPARED).all(is_pronoun);
        let mut unnamed = pronouns.filter_map(|(m, _)| clusters.of(m)).filter(|&c| !known(c));
        let Some(first) = unnamed.next().filter(|&first| unnamed.all(|c| c == first)) else { return };
        if genders_agree(clusters.list[first].gender, clusters.list[cluster].gender) {
            let gender = clusters.list[first].gender;
            clusters.merge(cluster, first, LinkReason::NamedLater);
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
            && let Some(cluster) = nominal_rules::apposed_name(self.text, mention, clusters)
        {
            clusters.join(mention, cluster, LinkReason::Apposition);
        } else if nominal_rules::is_plain_definite(self.text.parse, self.text.mentions.list[mention].head)
            && let Some(cluster) = self.countries.meant(self.text, mention, clusters)
        {
            clusters.join(mention, cluster, LinkReason::OnlyCountry);
        } else {
            self.rank(mention, class, clusters);
        }
        self.remember(mention, class, clusters);
        if class == Class::He {
            self.latest.insert(self.text.mentions.list[mention].gender, mention);
        }
    }

    fn rank(&mut self, mention: usize, class: Class, clusters: &mut Clusters) {
        let candidates = self.candidates(mention, class, clusters);
        if let Some((cluster, reason, confidence)) = candidates.certain {
            clusters.join_with_confidence(mention, cluster, reason, confidence);
            return;
        }
        let none = self.no_antecedent_features(mention, class, &candidates);
        let features = self.features(mention, class, &candidates, clusters);
        let scores: Vec<f32> = features.iter().map(|f| f.score(class)).collect();
        let probabilities = Probabilities::new(none.score(class), scores);
        let choice = self.ask_teacher(mention, class, &candidates, (features, none), clusters);
        if let (Class::He, Some(votes)) = (class, &mut self.votes) {
            for (n, candidate) in candidates.list.iter().enumerate() {
                votes.add(candidate.cluster, self.text.mentions.list[mention].gender, probabilities.of(n));
            }
        }
        let chosen = match choice {
            Some(Choice::Link(n)) => Some(n),
            Some(Choice::Open) => None,
            None => {
                let best = probabilities.best(self.threshold.max(LEAST_PROBABLE));
                best.filter(|&n| !candidates.barred.contains(&candidates.list[n].cluster))
            }
        };
        match (chosen, candidates.rule.filter(|_| choice.is_none())) {
            (Some(n), _) => {
                let reason = self.reason(mention, class, n, &candidates, clusters);
                let cluster = candidates.list[n].cluster;
                clusters.join_with_confidence(mention, cluster, reason, probabilities.of(n));
                let is_supported = candidates.constructions.iter().any(|(favoured, _)| *favoured == cluster)
                    || self.subject_before(mention, clusters) == Some(cluster);
                let link = ChosenLink {
                    probability: probabilities.of(n),
                    rival: probabilities.rival(n),
                    is_supported,
                    entity_type: self.type_of(&clusters.list[cluster]),
                };
                if !naming::is_sure(self.text, mention, class, &link) {
                    clusters.set_doubtful(mention);
                }
                self.learn_gender(mention, class, cluster, clusters);
                if let Some((named, rule)) = candidates.rule.filter(|_| choice.is_none()) {
                    self.name_unnamed(cluster, named, rule, clusters);
                }
            }
            (None, Some((cluster, rule))) => clusters.join(mention, cluster, rule.reason()),
            (None, None) => _ = clusters.open(mention),
        }
    }

    /// "The union met. Later [the union], the Union of Dockers ... [the union]": what was only called by its noun before has the name of
    /// what the same noun now stands for.
    fn name_unnamed(&self, unnamed: usize, named: usize, rule: NominalRule, clusters: &mut Clusters) {
        let told = matches!(rule, NominalRule::KindInName | NominalRule::OnlyOrganization);
        let first = clusters.list[named].mentions().next().map(|m| self.text.mentions.list[m].head);
        let plain = |m: usize| {
            let head = self.text.mentions.list[m].head;
            nominal_rules::is_plain_definite(self.text.parse, head) && first < Some(head)
        };
        let members = &clusters.list[unnamed];
        let later = |m: usize| plain(m) || self.profiles[m].class.is_some_and(Class::is_pronoun);
        if told && unnamed != named && !members.named && members.mentions().all(later) {
            clusters.merge(named, unnamed, rule.reason());
        }
    }

    /// The entity that the sentence before is about, where the mention is what its own sentence is about.
    fn subject_before(&self, mention: usize, clusters: &Clusters) -> Option<usize> {
        let subject = naming::subject_before(self.text, mention)?;
        clusters.of(self.salience.mention_at(subject)?)
    }

    /// What the teacher chooses, if there is one and it does.
    fn ask_teacher(
        &mut self,
        mention: usize,
        class: Class,
        candidates: &Candidates,
        (features, none): (Vec<Features>, Features),
        clusters: &Clusters,
    ) -> Option<Choice> {
        self.teacher.as_ref()?;
        let of_candidates = candidates.list.iter().map(|c| self.words_of(mention, c, clusters)).collect();
        let words = (self.words_asking(mention), of_candidates);
        let members = |c: &Candidate| clusters.list[c.cluster].mentions().collect();
        let candidates = candidates.list.iter().map(members).zip(features).collect();
        let teacher = self.teacher.as_mut()?;
        teacher(&Case { mention, class: class.name(), candidates, words, none })
    }

    /// A "he" or "she" tells the gender of whoever it means, unless the genders are still being voted on.
    fn learn_gender(&self, mention: usize, class: Class, cluster: usize, clusters: &mut Clusters) {
        if self.votes.as_ref().is_some_and(|votes| votes.is_undecided(cluster)) {
            clusters.list[cluster].gender = Gender::Unknown;
        } else if class == Class::He {
            clusters.list[cluster].gender = self.text.mentions.list[mention].gender;
        }
    }

    fn remember(&mut self, mention: usize, class: Class, clusters: &Clusters) {
        let Some(cluster) = clusters.of(mention) else { return };
        let known = match class {
            Class::I | Class::We | Class::You => self.speech.entry(class.name()).or_default(),
            class if class.is_pronoun() => return,
            _ => self.by_noun.entry(self.profiles[mention].noun).or_default(),
        };
        known.retain(|&c| c != cluster);
        known.push(cluster);
        if known.len() > MOST_WITH_NOUN {
            known.remove(0);
        }
        if !class.is_pronoun() {
            self.trade_nouns.learn(self.text, mention, clusters);
        }
    }
}

/// How probable each candidate is, and that it is none: the shares of the exponentials of their scores.
struct Probabilities {
    none: f32,
    scores: Vec<f32>,
    top: f32,
    sum: f32,
}

impl Probabilities {
    fn new(none: f32, scores: Vec<f32>) -> Self {
        let top = scores.iter().copied().fold(none, f32::max);
        let sum = scores.iter().map(|s| (s - top).exp()).sum::<f32>() + (none - top).exp();
        Probabilities { none, scores, top, sum }
    }

    fn of(&self, candidate: usize) -> f32 {
        (self.scores[candidate] - self.top).exp() / self.sum
    }

    /// How probable the best of the other candidates is.
    fn rival(&self, candidate: usize) -> f32 {
        (0..self.scores.len()).filter(|&c| c != candidate).map(|c| self.of(c)).fold(0.0, f32::max)
    }

    /// The most probable candidate, the first of equals, if it is more probable than none or at least as probable as the threshold.
    fn best(&self, threshold: f32) -> Option<usize> {
        let candidates = 0..self.scores.len();
        let best = candidates.max_by(|&a, &b| self.scores[a].total_cmp(&self.scores[b]).then(b.cmp(&a)))?;
        (self.scores[best] > self.none || self.of(best) >= threshold).then_some(best)
    }
}

/// The entities so named by some words of their names: "Nordlys Bank" by "bank". People are left out.
fn by_name(text: &Text, clusters: &Clusters, words: fn(&str) -> Vec<&str>) -> FxHashMap<String, Vec<usize>> {
    let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (m, mention) in text.mentions.list.iter().enumerate() {
        use EntityKind::{Event, Organization, Other, Place, Product};
        let thing = matches!(mention.kind, Organization | Place | Event | Product | Other);
        if let (MentionForm::Name, true, Some(cluster)) = (mention.form, thing, clusters.of(m)) {
            for word in words(&normalized(text.words(m))) {
                let known = by_name.entry(word.to_owned()).or_default();
                if known.last() != Some(&cluster) {
                    known.push(cluster);
                }
            }
        }
    }
    by_name
}

/// The entities that a mention may belong to, and what is known of them.
#[derive(Default)]
struct Candidates {
    list: Vec<Candidate>,
    constructions: Vec<(usize, Construction)>,
    doubts: Vec<(usize, Doubt)>,
    /// Those that the mention cannot mean, though they are weighed: where one of them seems the best, the others are no better.
    barred: Vec<usize>,
    rule: Option<(usize, NominalRule)>,
    expletive: bool,
    /// Who speaks and who is spoken to in the quotation that the mention stands in.
    speaker: Option<usize>,
    listener: Option<usize>,
    /// The antecedent where the construction leaves no doubt, with the reason and the confidence.
    certain: Option<(usize, LinkReason, f32)>,
}

impl Ranker<'_, '_> {
    /// Why a mention is linked to the candidate `n`.
    fn reason(
        &self,
        mention: usize,
        class: Class,
        n: usize,
        candidates: &Candidates,
        clusters: &Clusters,
    ) -> LinkReason {
        let cluster = candidates.list[n].cluster;
        if class.is_speech() {
            return match class {
                Class::You if candidates.listener == Some(cluster) => LinkReason::Addressee,
                Class::I | Class::We if candidates.speaker == Some(cluster) => LinkReason::Speaker,
                _ => LinkReason::Pronoun,
            };
        }
        if class.is_pronoun() {
            return LinkReason::Pronoun;
        }
        let profile = &self.profiles[mention];
        let is_nominal = |m: &usize| self.text.mentions.list[*m].form == MentionForm::Nominal;
        let (mut words, mut noun) = (false, false);
        for m in clusters.list[cluster].mentions().filter(is_nominal) {
            words |= self.profiles[m].words == profile.words;
            noun |= self.profiles[m].noun == profile.noun;
        }
        match candidates.rule.filter(|(c, _)| *c == cluster) {
            _ if words => LinkReason::SameWords,
            _ if noun => LinkReason::SameNoun,
            Some((_, rule)) => rule.reason(),
            None => LinkReason::KindInName,
        }
    }
}
