//! Which of the entities so far a nominal or a pronoun speaks of, or none of them.

use std::collections::HashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use super::nominals::{self, Rule, Trades};
use super::profile::{Class, Profile, Profiles};
use super::pronouns::{Favour, Pronoun};
use super::salience::Salience;
use super::signs::{Signs, Template};
use super::speakers::Speakers;
use super::syntax::{self, Place};
use crate::{Deprel, EntityKind, Gender, MentionForm, NominalClass, Number};

/// Entities with the same noun that are looked at, the latest first.
const SAME_NOUN: usize = 8;

/// Entities nearby that are looked at, the nearest first.
const NEARBY: usize = 16;

/// Sentences back that are looked at for them.
const NEAR: usize = 2;

/// "I", "we" and "you" outside of quotations go back so far.
const SPEECH_NEAR: usize = 30;

/// Mentions of an entity whose words are compared, the latest first.
const COMPARED: usize = 12;

/// What is less probable is not tried, whatever the threshold.
const DOUBTFUL: f32 = 0.25;

/// “I was there”, Dahl said.
const SPEAKER: f32 = 0.93;
/// “You were there”, Dahl told Berg.
const ADDRESSEE: f32 = 0.85;
/// "He hurt himself" is hardly ever wrong.
const REFLEXIVE: f32 = 0.97;

/// A mention with the entities that it may belong to.
pub(crate) struct Case {
    /// The mention.
    #[cfg_attr(not(feature = "eval"), expect(dead_code, reason = "for a teacher"))]
    pub(crate) mention: usize,
    /// The name of its class.
    #[cfg_attr(not(feature = "eval"), expect(dead_code, reason = "for a teacher"))]
    pub(crate) class: &'static str,
    /// The mentions of each candidate, and its signs.
    #[cfg_attr(not(feature = "eval"), expect(dead_code, reason = "for a teacher"))]
    pub(crate) candidates: Vec<(Vec<usize>, Signs)>,
    /// The signs of there being none.
    #[cfg_attr(not(feature = "eval"), expect(dead_code, reason = "for a teacher"))]
    pub(crate) none: Signs,
}

/// Sees every choice and may make it.
pub(crate) type Teacher<'a> = dyn FnMut(&Case) -> Option<Choice> + 'a;

/// What a teacher chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "eval"), expect(dead_code, reason = "for a teacher"))]
pub(crate) enum Choice {
    /// The candidate with this number.
    Link(usize),
    /// None of them.
    Open,
}

pub(super) struct Ranker<'a> {
    text: &'a Text<'a>,
    profiles: Profiles,
    salience: Salience,
    speakers: Speakers,
    trades: Trades,
    /// For each noun the entities that it was said of, the latest last.
    by_noun: HashMap<u32, Vec<usize>>,
    /// For each word of a name but the first the entities so named.
    by_name: HashMap<String, Vec<usize>>,
    /// The entities that "I", "we" and "you" were said of, the latest last.
    speech: HashMap<&'static str, Vec<usize>>,
    threshold: f32,
    /// A person has been named.
    named: bool,
    teacher: Option<&'a mut Teacher<'a>>,
}

/// An entity that a mention may belong to.
struct Candidate {
    cluster: usize,
    /// Its last mention before the one that is looked at.
    last: usize,
    salience: f32,
}

impl<'a> Ranker<'a> {
    pub(super) fn new(
        text: &'a Text<'a>,
        clusters: &Clusters,
        threshold: f32,
        teacher: Option<&'a mut Teacher<'a>>,
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
            profiles: Profiles::new(text),
            salience: Salience::new(text),
            speakers: Speakers::new(text),
            trades: Trades::default(),
            by_noun: HashMap::new(),
            by_name,
            speech: HashMap::new(),
            threshold,
            named: false,
            teacher,
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
        if profile.place != Place::Subject || profile.quote.is_some() {
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
    }

    fn rank(&mut self, mention: usize, class: Class, clusters: &mut Clusters) {
        let case = self.candidates(mention, class, clusters);
        if let Some((cluster, reason, confidence)) = case.told {
            clusters.join_with(mention, cluster, reason, confidence);
            return;
        }
        let none = self.none(mention, class, &case);
        let signs: Vec<Signs> = self.signs(mention, class, &case, clusters);
        let choice = self.teacher.as_mut().and_then(|teacher| {
            let members = |c: &Candidate| clusters.list[c.cluster].mentions().collect();
            let candidates = case.candidates.iter().map(members).zip(signs.iter().cloned()).collect();
            teacher(&Case { mention, class: Class::ALL[class as usize].1, candidates, none: none.clone() })
        });
        let scores: Vec<f32> = signs.iter().map(|s| s.score(class)).collect();
        let nothing = none.score(class);
        let top = scores.iter().copied().fold(nothing, f32::max);
        let sum = scores.iter().map(|s| (s - top).exp()).sum::<f32>() + (nothing - top).exp();
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
        if class == Class::He {
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
    rule: Option<(usize, Rule)>,
    expletive: bool,
    /// The heads of who speaks and who is spoken to in the mention's quotation, as entities.
    speaker: Option<usize>,
    listener: Option<usize>,
    /// What the construction leaves no doubt of: with the reason and how probable it is.
    told: Option<(usize, &'static str, f32)>,
}

impl Ranker<'_> {
    fn candidates(&self, mention: usize, class: Class, clusters: &Clusters) -> Found {
        let mut found = Found::default();
        let at = |word: Option<usize>| word.and_then(|w| self.salience.mention_at(w)).and_then(|m| clusters.of(m));
        if let Some(quote) = self.profiles[mention].quote {
            found.speaker = at(self.speakers.of(quote));
            found.listener = at(self.speakers.listener(quote));
        }
        match class {
            Class::He | Class::It | Class::They => {
                let pronoun = Pronoun::new(self.text, &self.salience, &self.speakers, clusters, mention);
                let Some(pronoun) = pronoun else { return found };
                found.told = pronoun.reflexive().map(|cluster| (cluster, "reflexive pronoun", REFLEXIVE));
                let (salient, favours) = pronoun.candidates();
                found.expletive = pronoun.is_expletive();
                found.favours = favours;
                for (cluster, salience) in salient {
                    self.propose(&mut found, mention, cluster, salience, clusters);
                }
                // "Dahl and Berg met the workers' leader. They": not who was spoken of before the two
                if let Some(pair) = (class == Class::They).then(|| self.pair(mention)).flatten() {
                    found.candidates.retain(|c| self.text.mentions.list[c.last].head > pair);
                }
            }
            Class::I | Class::We | Class::You => {
                let one_person = |c: &usize| {
                    clusters.list[*c].kind == EntityKind::Person && clusters.list[*c].number != Number::Plural
                };
                found.told = match class {
                    Class::I => found.speaker.filter(one_person).map(|c| (c, "speaker", SPEAKER)),
                    Class::You => found.listener.filter(one_person).map(|c| (c, "addressee", ADDRESSEE)),
                    _ => None,
                };
                let known = self.speech.get(Class::ALL[class as usize].1);
                for cluster in [found.speaker, found.listener].into_iter().flatten() {
                    self.propose(&mut found, mention, cluster, 0.0, clusters);
                }
                for &cluster in known.into_iter().flatten().rev() {
                    self.propose(&mut found, mention, cluster, 0.0, clusters);
                }
                found.candidates.retain(|c| {
                    self.profiles[c.last].sentence + SPEECH_NEAR >= self.profiles[mention].sentence
                        && !matches!(clusters.list[c.cluster].kind, EntityKind::Place | EntityKind::Date)
                });
            }
            _ => self.for_nominal(&mut found, mention, class, clusters),
        }
        found
    }

    fn for_nominal(&self, found: &mut Found, mention: usize, class: Class, clusters: &Clusters) {
        let (me, profile) = (&self.text.mentions.list[mention], &self.profiles[mention]);
        found.rule = self.trades.named(self.text, mention, clusters);
        let known = self.by_noun.get(&profile.noun).into_iter().flatten().rev();
        let named = self.by_name.get(&fold(&self.text.parse.tokens[me.head].lemma));
        let named = named.into_iter().flatten().rev().filter(|&&c| {
            let last = clusters.list[c].last_before(me.head);
            last.is_some_and(|last| self.text.parse.tokens[last].sentence + SPEECH_NEAR >= profile.sentence)
        });
        let inside = self.inside(mention, clusters);
        for &cluster in known.chain(named.take(SAME_NOUN)).chain(found.rule.map(|(c, _)| c).as_ref()) {
            if !inside.contains(&cluster) && !self.differs(mention, cluster, clusters) {
                self.propose(found, mention, cluster, 0.0, clusters);
            }
        }
        if !matches!(class, Class::Definite | Class::Demonstrative | Class::Possessed) {
            return;
        }
        let mut near = 0;
        for sentence in (profile.sentence.saturating_sub(NEAR)..=profile.sentence).rev() {
            let mentions = self.salience.mentions(sentence);
            let past = mentions.partition_point(|&m| self.text.mentions.list[m].head < me.head);
            for &m in mentions[..past].iter().rev().take(2 * NEARBY) {
                let apart = |c: &usize| !inside.contains(c) && !self.differs(mention, *c, clusters);
                let Some(cluster) = clusters.of(m).filter(apart) else { continue };
                let other = &clusters.list[cluster];
                let person = |kind| kind == EntityKind::Person;
                if near < NEARBY
                    && person(other.kind) == person(me.kind)
                    && numbers(other.number, me.number) != 2
                    && genders_agree(other.gender, me.gender)
                {
                    near += 1;
                    self.propose(found, mention, cluster, 0.0, clusters);
                }
            }
        }
    }

    /// "The Swedish delegation" is not the Finnish one.
    fn differs(&self, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
        let me = &self.profiles[mention];
        let last = clusters.list[cluster].mentions().rev().take(COMPARED).find(|&m| {
            let other = &self.profiles[m];
            other.noun == me.noun && !other.marks.is_empty()
        });
        let disjoint = |marks: &[u32]| !marks.iter().any(|mark| me.marks.contains(mark));
        !me.marks.is_empty() && last.is_some_and(|m| disjoint(&self.profiles[m].marks))
    }

    /// The first of the last people who were named together before a mention, in its sentence or the two before.
    fn pair(&self, mention: usize) -> Option<usize> {
        let (parse, list) = (self.text.parse, &self.text.mentions.list);
        let head = list[mention].head;
        let sentence = self.profiles[mention].sentence;
        (sentence.saturating_sub(NEAR)..=sentence).rev().find_map(|s| {
            let before = self.salience.mentions(s).iter().rev().filter(|&&m| list[m].head < head).take(2 * NEARBY);
            let mut joined =
                before.filter(|&&m| list[m].form == MentionForm::Name && list[m].kind == EntityKind::Person);
            joined.find_map(|&m| {
                let token = &parse.tokens[list[m].head];
                token.head.filter(|&first| token.deprel == Deprel::Conj && !syntax::is_clause(parse, first))
            })
        })
    }

    /// Adds a candidate once.
    fn propose(&self, found: &mut Found, mention: usize, cluster: usize, salience: f32, clusters: &Clusters) {
        if clusters.of(mention) == Some(cluster) || found.candidates.iter().any(|c| c.cluster == cluster) {
            return;
        }
        let head = self.text.mentions.list[mention].head;
        let other = &clusters.list[cluster];
        if let Some(last) = other.last_mention_before(head).or_else(|| other.mentions().next()) {
            found.candidates.push(Candidate { cluster, last, salience });
        }
    }

    /// The entities of the mentions that lie in this one or around it: "her firm" is not hers.
    fn inside(&self, mention: usize, clusters: &Clusters) -> Vec<usize> {
        let list = &self.text.mentions.list;
        let me = &list[mention];
        let near = mention.saturating_sub(12)..(mention + 12).min(list.len());
        near.filter(|&m| {
            let other = &list[m];
            m != mention
                && (other.tokens.contains(&me.head) || me.tokens.contains(&other.head) && other.head != me.head)
        })
        .filter_map(|m| clusters.of(m))
        .collect()
    }

    /// The signs of each candidate.
    fn signs(&self, mention: usize, class: Class, found: &Found, clusters: &Clusters) -> Vec<Signs> {
        let list = &self.text.mentions.list;
        let profile = &self.profiles[mention];
        let best = found.candidates.first().map_or(0.0, |c| c.salience);
        let second = found.candidates.get(1).map_or(0.0, |c| c.salience);
        let mut by_last: Vec<usize> = (0..found.candidates.len()).collect();
        by_last.sort_by_key(|&n| std::cmp::Reverse(list[found.candidates[n].last].head));
        let mut recency = vec![0; by_last.len()];
        for (place, n) in by_last.into_iter().enumerate() {
            recency[n] = place;
        }
        let size = |n: usize| clusters.list[found.candidates[n].cluster].len();
        let larger = |n: usize| (0..found.candidates.len()).filter(|&o| size(o) > size(n)).count();
        let candidates = found.candidates.iter().enumerate();
        let signs = candidates.map(|(rank, candidate)| {
            let mut signs = Signs::default();
            let last = &self.profiles[candidate.last];
            let sentences = profile.sentence.abs_diff(last.sentence);
            let near = sentences.min(2);
            self.of_entity(&mut signs, mention, class, candidate, clusters);
            signs.add(Template::Recency, bucket(recency[rank], &[0, 1, 2, 3, 6]) * 2 + usize::from(sentences == 0));
            signs.add(Template::Places, (last.place as usize * 5 + profile.place as usize) * 3 + near);
            signs.add(Template::Determined, determined(last, &list[candidate.last].form) * 3 + near);
            let rivals = bucket(found.candidates.len(), &[1, 2, 4]);
            signs.add(Template::Prominence, larger(rank).min(3) * 4 + rivals);
            if class.is_speech() {
                signs.add(Template::Speaker, self.speaker(candidate.cluster, profile, found));
            } else if class.is_pronoun() {
                let share = if best > 0.0 { candidate.salience / best } else { 0.0 };
                signs.add(Template::Salience, (share * 10.0) as usize);
                signs.add(Template::Rank, rank);
                if rank == 0 {
                    signs.add(Template::Margin, ((1.0 - second / best.max(1.0)).clamp(0.0, 1.0) * 10.0) as usize);
                }
                for (_, favour) in found.favours.iter().filter(|(c, _)| *c == candidate.cluster) {
                    signs.add(Template::Favour, *favour as usize);
                }
            } else {
                self.of_words(&mut signs, mention, candidate, clusters);
                let rule = found.rule.filter(|(c, _)| *c == candidate.cluster).map_or(0, |(_, rule)| rule as usize + 1);
                signs.add(Template::Rules, rule);
            }
            signs
        });
        signs.collect()
    }

    fn of_entity(&self, signs: &mut Signs, mention: usize, class: Class, candidate: &Candidate, clusters: &Clusters) {
        let (list, parse) = (&self.text.mentions.list, self.text.parse);
        let (me, profile, last) = (&list[mention], &self.profiles[mention], &self.profiles[candidate.last]);
        let other = &clusters.list[candidate.cluster];
        let sentences = profile.sentence.abs_diff(last.sentence);
        let form = match list[candidate.last].form {
            MentionForm::Name => 0,
            MentionForm::Role | MentionForm::Nominal => 1,
            MentionForm::Pronoun => 2,
        };
        signs.add(Template::Bias, 0);
        signs.add(Template::Distance, bucket(sentences, &[0, 1, 2, 3, 5, 9, 19]) * 3 + form);
        signs.add(Template::Size, bucket(other.len(), &[1, 2, 4, 8]) * 2 + usize::from(other.named));
        let kinds =
            kind(other.kind) * 7 + if class.is_pronoun() { numbers(other.number, me.number) } else { kind(me.kind) };
        signs.add(Template::Kinds, kinds);
        signs.add(Template::Numbers, numbers(other.number, me.number) * 3 + form);
        let gender = match (other.gender, me.gender) {
            (a, b) if a == b => 0,
            (Gender::Unknown, _) | (_, Gender::Unknown) => 1,
            _ => 2,
        };
        signs.add(Template::Genders, gender);
        if class.is_pronoun() {
            let same = |m: usize| self.profiles[m].class == Some(class);
            let any = other.mentions().rev().take(COMPARED).any(same);
            signs.add(Template::SameClass, usize::from(any) * 2 + usize::from(same(candidate.last)));
            let noun = parse.tokens[list[candidate.last].head].nominal;
            signs.add(Template::Noun, noun_class(noun) * 2 + usize::from(other.number == Number::Plural));
            let shape = self.shape(mention);
            let form = if form == 2 && !same(candidate.last) { 3 } else { form };
            signs.add(Template::Form, shape * 4 + form);
        }
        let quotes = match (profile.quote, last.quote) {
            (None, None) => 0,
            (Some(a), Some(b)) if a == b => 1,
            (Some(_), None) => 2,
            (None, Some(_)) => 3,
            (Some(_), Some(_)) => 4,
        };
        signs.add(Template::Quotes, quotes);
        let paragraph = |sentence: usize| parse.sentences[sentence].paragraph;
        signs.add(Template::Paragraphs, paragraph(profile.sentence).abs_diff(paragraph(last.sentence)));
    }

    /// How far the words of a nominal agree with those of an entity's mentions.
    fn of_words(&self, signs: &mut Signs, mention: usize, candidate: &Candidate, clusters: &Clusters) {
        let list = &self.text.mentions.list;
        let (head, profile) = (list[mention].head, &self.profiles[mention]);
        let noun = fold(&self.text.parse.tokens[head].lemma);
        let mut best = (0, 0, usize::MAX);
        let mut owners = 0;
        let owner = profile.owner.map(|o| clusters.of(o));
        let before = clusters.list[candidate.cluster].mentions().rev().filter(|&m| list[m].head < head);
        for m in before.take(COMPARED) {
            let other = &self.profiles[m];
            let agreement = match list[m].form {
                MentionForm::Pronoun => continue,
                MentionForm::Name | MentionForm::Role => {
                    let named = fold(self.text.words(m));
                    if named == noun { 6 } else { usize::from(named.split(' ').any(|w| w == noun)) * 7 }
                }
                MentionForm::Nominal if other.noun != profile.noun => 0,
                MentionForm::Nominal if other.words == profile.words => 6,
                MentionForm::Nominal => match (profile.telling.is_empty(), other.telling.is_empty()) {
                    (true, true) => 5,
                    (true, false) => 2,
                    (false, true) => 3,
                    _ if profile.telling.iter().any(|w| other.telling.contains(w)) => 4,
                    _ => 1,
                },
            };
            if agreement > 0 && list[m].form == MentionForm::Nominal {
                owners = match (owner, other.owner.map(|o| clusters.of(o))) {
                    (None, None) => 0,
                    (Some(a), Some(b)) if a == b && a.is_some() => 1,
                    (Some(_), Some(_)) => 2,
                    _ => 3,
                };
            }
            let value = (agreement, determined(other, &list[m].form), profile.sentence.abs_diff(other.sentence));
            // the surest; of equals the nearest
            if rank_of(agreement) > rank_of(best.0) || best.2 == usize::MAX {
                best = value;
            }
        }
        signs.add(Template::Words, best.0 * 7 + best.1.min(6));
        signs.add(Template::WordsKinds, best.0 * 7 + kind(clusters.list[candidate.cluster].kind));
        signs.add(Template::WordsDistance, best.0 * 6 + bucket(best.2, &[0, 1, 2, 5, 12]));
        signs.add(Template::Owners, owners);
    }

    fn speaker(&self, cluster: usize, profile: &Profile, found: &Found) -> usize {
        match (profile.quote, found.speaker) {
            (None, _) => 0,
            (_, Some(s)) if s == cluster => 1,
            _ if found.listener == Some(cluster) => 2,
            (_, Some(_)) => 3,
            (_, None) => 4,
        }
    }

    /// The signs of a mention that belongs to nothing before it.
    fn none(&self, mention: usize, class: Class, found: &Found) -> Signs {
        let (parse, me) = (self.text.parse, &self.text.mentions.list[mention]);
        let profile = &self.profiles[mention];
        let mut signs = Signs::default();
        signs.add(Template::None, 0);
        signs.add(Template::NonePlace, profile.place as usize);
        signs.add(Template::NoneSentence, bucket(profile.sentence, &[0, 1, 2, 5, 12]));
        signs.add(Template::NoneRivals, bucket(found.candidates.len(), &[0, 1, 2, 4, 8]));
        signs.add(Template::NoneQuote, usize::from(profile.quote.is_some()));
        let relation = match parse.tokens[me.head].deprel {
            Deprel::Nsubj | Deprel::NsubjPass => 0,
            Deprel::Obj | Deprel::Iobj => 1,
            Deprel::Obl | Deprel::OblAgent => 2,
            Deprel::Nmod => 3,
            Deprel::Conj => 4,
            Deprel::Root | Deprel::Parataxis => 5,
            Deprel::Appos => 6,
            _ => 7,
        };
        signs.add(Template::NoneRelation, relation);
        if class.is_pronoun() {
            signs.add(Template::NoneForm, self.shape(mention));
            signs.add(Template::NoneExpletive, found.expletive.into());
            return signs;
        }
        let number = match me.number {
            Number::Singular => 0,
            Number::Plural => 1,
            Number::Unknown => 2,
        };
        signs.add(Template::NoneKind, kind(me.kind) * 3 + number);
        signs.add(Template::NoneNoun, noun_class(parse.tokens[me.head].nominal));
        let named = self.by_name.contains_key(&fold(&parse.tokens[me.head].lemma));
        let seen = match self.by_noun.get(&profile.noun) {
            None => 0,
            Some(known) => 1 + usize::from(known.len() > 1),
        };
        signs.add(Template::NoneSeen, seen * 2 + usize::from(named));
        signs.add(Template::NoneNounCount, bucket(self.profiles.with_noun(profile.noun), &[1, 2, 4, 8]));
        signs.add(Template::NoneWordsCount, bucket(self.profiles.with_words(profile.words), &[1, 2, 4, 8]));
        let after = |wanted: &[Deprel]| {
            parse.children(me.head).iter().any(|&c| c > me.head && wanted.contains(&parse.tokens[c].deprel))
        };
        let clause = after(&[Deprel::Acl, Deprel::AclRelcl]);
        signs.add(Template::NonePost, usize::from(clause) * 2 + usize::from(after(&[Deprel::Nmod])));
        signs.add(Template::NonePre, profile.telling.len());
        let determiner = parse.dependents(me.head, Deprel::Det).find(|&d| d < me.head);
        signs.add(Template::NoneForm, 3 + determiner.map_or(0, |d| determiner_number(&parse.word(d).to_lowercase())));
        signs
    }

    /// A possessive, a reflexive or another pronoun.
    fn shape(&self, mention: usize) -> usize {
        let head = self.text.mentions.list[mention].head;
        let word = self.text.parse.word(head).to_lowercase();
        match self.text.parse.tokens[head].deprel {
            Deprel::NmodPoss => 1,
            _ if word.ends_with("self") || word.ends_with("selves") => 2,
            _ => 0,
        }
    }

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
            None => "description",
        }
    }
}

/// The first limit that a number does not exceed.
fn bucket(number: usize, limits: &[usize]) -> usize {
    limits.iter().position(|&limit| number <= limit).unwrap_or(limits.len())
}

/// 0 for numbers that agree, 1 where one is not known, 2 for "the envoy" and "they".
fn numbers(a: Number, b: Number) -> usize {
    match (a, b) {
        (Number::Unknown, _) | (_, Number::Unknown) => 1,
        (a, b) => {
            if a == b {
                0
            } else {
                2
            }
        }
    }
}

fn kind(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Place => 2,
        EntityKind::Nationality => 3,
        EntityKind::Event => 4,
        EntityKind::Other => 5,
        EntityKind::Product | EntityKind::Money | EntityKind::Date | EntityKind::Role => 6,
    }
}

fn noun_class(class: NominalClass) -> usize {
    NominalClass::ALL.iter().position(|c| *c == class).unwrap_or(0)
}

/// How a phrase is determined.
fn determined(profile: &Profile, form: &MentionForm) -> usize {
    match (form, profile.class) {
        (MentionForm::Name, _) => 5,
        (MentionForm::Role, _) => 6,
        (_, Some(Class::Definite)) => 0,
        (_, Some(Class::Demonstrative)) => 1,
        (_, Some(Class::Possessed)) => 2,
        (_, Some(Class::Indefinite)) => 3,
        (_, Some(Class::Bare)) => 4,
        (_, Some(class)) => 7 + usize::from(class.is_speech()),
        (_, None) => 9,
    }
}

/// Which agreement of words is the surest.
fn rank_of(agreement: usize) -> usize {
    [0, 1, 3, 4, 5, 6, 7, 2][agreement]
}

fn determiner_number(word: &str) -> usize {
    const WORDS: [&str; 20] = [
        "the", "this", "that", "these", "those", "such", "both", "a", "an", "some", "any", "no", "each", "every",
        "all", "another", "many", "several", "what", "which",
    ];
    WORDS.iter().position(|w| *w == word).map_or(21, |n| n + 1)
}
