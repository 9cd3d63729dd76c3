//! The features of each candidate.

use super::{Candidate, Candidates, MOST_COMPARED, Ranker};
use crate::coref::clusters::{Cluster, Clusters};
use crate::coref::features::{Features, Template};
use crate::coref::mention_profiles::{Class, Profile};
use crate::coref::names::normalized;
use crate::{Deprel, EntityKind, Gender, MentionForm, NominalClass, Number};

/// The salience of the first two candidates.
struct Foremost {
    best: f32,
    second: f32,
}

impl Ranker<'_, '_> {
    /// The features of each candidate. (Their order counts in the last bit of the score.)
    pub(super) fn features(
        &self,
        mention: usize,
        class: Class,
        candidates: &Candidates,
        clusters: &Clusters,
    ) -> Vec<Features> {
        let list = &candidates.list;
        let salience = |n: usize| list.get(n).map_or(0.0, |c| c.salience);
        let foremost = Foremost { best: salience(0), second: salience(1) };
        let recency = self.recency(list);
        let size = |n: usize| clusters.list[list[n].cluster].len();
        let larger = |n: usize| (0..list.len()).filter(|&o| size(o) > size(n)).count();
        let rivals = bucket(list.len(), &[1, 2, 4]);
        let features = list.iter().enumerate().map(|(rank, candidate)| {
            let mut features = Features::default();
            self.add_entity(&mut features, mention, class, candidate, clusters);
            self.add_distance(&mut features, mention, candidate, recency[rank]);
            features.add(Template::Prominence, larger(rank).min(3) * 4 + rivals);
            if class.is_speech() {
                features.add(Template::Speaker, self.speaker(candidate.cluster, &self.profiles[mention], candidates));
            } else if class.is_pronoun() {
                add_salience(&mut features, rank, candidate, &foremost);
                self.add_grammar(&mut features, mention, class, candidate, (candidates, clusters));
            } else {
                self.add_words(&mut features, mention, candidate, clusters);
                let rule = candidates.rule.filter(|(c, _)| *c == candidate.cluster);
                features.add(Template::Rules, rule.map_or(0, |(_, rule)| rule as usize + 1));
            }
            features
        });
        features.collect()
    }

    /// For each candidate how many others were mentioned later.
    fn recency(&self, candidates: &[Candidate]) -> Vec<usize> {
        let mut by_last: Vec<usize> = (0..candidates.len()).collect();
        by_last.sort_by_key(|&n| std::cmp::Reverse(self.text.mentions.list[candidates[n].last].head));
        let mut recency = vec![0; by_last.len()];
        for (later, n) in by_last.into_iter().enumerate() {
            recency[n] = later;
        }
        recency
    }

    fn add_distance(&self, features: &mut Features, mention: usize, candidate: &Candidate, recency: usize) {
        let (profile, last) = (&self.profiles[mention], &self.profiles[candidate.last]);
        let sentences = profile.sentence.abs_diff(last.sentence);
        let near = sentences.min(2);
        features.add(Template::Recency, bucket(recency, &[0, 1, 2, 3, 6]) * 2 + usize::from(sentences == 0));
        features.add(Template::Places, (last.position as usize * 5 + profile.position as usize) * 3 + near);
        let form = self.text.mentions.list[candidate.last].form;
        features.add(Template::Determined, determined(last, form) * 3 + near);
    }

    /// What constructions and binding say of a candidate for a pronoun.
    fn add_grammar(
        &self,
        features: &mut Features,
        mention: usize,
        class: Class,
        candidate: &Candidate,
        (candidates, clusters): (&Candidates, &Clusters),
    ) {
        for (_, construction) in candidates.constructions.iter().filter(|(c, _)| *c == candidate.cluster) {
            features.add(Template::Favour, *construction as usize);
        }
        if class == Class::He {
            let doubt = candidates.doubts.iter().find(|(c, _)| *c == candidate.cluster);
            features.add(Template::Binding, doubt.map_or(0, |(_, doubt)| *doubt as usize));
            self.add_personal_pronoun_features(features, mention, candidate, clusters);
        } else {
            self.add_thing_pronoun_features(features, mention, candidate, clusters);
        }
    }

    /// How a mention and an entity fit each other, whatever they are.
    fn add_entity(
        &self,
        features: &mut Features,
        mention: usize,
        class: Class,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let (list, parse) = (&self.text.mentions.list, self.text.parse);
        let (me, profile, last) = (&list[mention], &self.profiles[mention], &self.profiles[candidate.last]);
        let other = &clusters.list[candidate.cluster];
        let sentences = profile.sentence.abs_diff(last.sentence);
        let form = form_number(list[candidate.last].form);
        features.add(Template::Bias, 0);
        features.add(Template::Distance, bucket(sentences, &[0, 1, 2, 3, 5, 9, 19]) * 3 + form);
        features.add(Template::Size, bucket(other.len(), &[1, 2, 4, 8]) * 2 + usize::from(other.named));
        let kinds =
            kind(other.kind) * 7 + if class.is_pronoun() { numbers(other.number, me.number) } else { kind(me.kind) };
        features.add(Template::Kinds, kinds);
        features.add(Template::Numbers, numbers(other.number, me.number) * 3 + form);
        let gender = match (other.gender, me.gender) {
            (a, b) if a == b => 0,
            (Gender::Unknown, _) | (_, Gender::Unknown) => 1,
            _ => 2,
        };
        features.add(Template::Genders, gender);
        if class.is_pronoun() {
            self.add_pronoun_and_noun(features, mention, class, candidate, other);
        }
        let quotes = match (profile.quote.get(), last.quote.get()) {
            (None, None) => 0,
            (Some(a), Some(b)) if a == b => 1,
            (Some(_), None) => 2,
            (None, Some(_)) => 3,
            (Some(_), Some(_)) => 4,
        };
        features.add(Template::Quotes, quotes);
        let paragraph = |sentence: usize| parse.sentences[sentence].paragraph;
        features.add(Template::Paragraphs, paragraph(profile.sentence).abs_diff(paragraph(last.sentence)));
    }

    /// How a pronoun and an entity fit each other.
    fn add_pronoun_and_noun(
        &self,
        features: &mut Features,
        mention: usize,
        class: Class,
        candidate: &Candidate,
        entity: &Cluster,
    ) {
        let same = |m: usize| self.profiles[m].class == Some(class);
        let any = entity.mentions().rev().take(MOST_COMPARED).any(same);
        features.add(Template::SameClass, usize::from(any) * 2 + usize::from(same(candidate.last)));
        let last = &self.text.mentions.list[candidate.last];
        let noun = noun_class(self.text.parse.tokens[last.head].nominal);
        features.add(Template::Noun, noun * 2 + usize::from(entity.number == Number::Plural));
        let other_pronoun = last.form == MentionForm::Pronoun && !same(candidate.last);
        let form = if other_pronoun { 3 } else { form_number(last.form) };
        features.add(Template::Form, self.pronoun_shape(mention) * 4 + form);
    }

    /// How far the words of a nominal agree with those of an entity's mentions.
    fn add_words(&self, features: &mut Features, mention: usize, candidate: &Candidate, clusters: &Clusters) {
        let list = &self.text.mentions.list;
        let (head, profile) = (list[mention].head, &self.profiles[mention]);
        let noun = normalized(&self.text.parse.tokens[head].lemma);
        let mut best: Option<(Agreement, usize, usize)> = None;
        let mut owners = 0;
        let before = clusters.list[candidate.cluster].mentions().rev().filter(|&m| list[m].head < head);
        for m in before.take(MOST_COMPARED).filter(|&m| list[m].form != MentionForm::Pronoun) {
            let other = &self.profiles[m];
            let agreement = match list[m].form {
                MentionForm::Nominal => agreement(profile, other),
                _ => agreement_with_name(&noun, &normalized(self.text.words(m))),
            };
            if agreement != Agreement::None && list[m].form == MentionForm::Nominal {
                owners = self.owners(profile, other, clusters);
            }
            let sentences = profile.sentence.abs_diff(other.sentence);
            // the surest; of equals the nearest
            if best.is_none_or(|(known, ..)| agreement.sureness() > known.sureness()) {
                best = Some((agreement, determined(other, list[m].form), sentences));
            }
        }
        let (agreement, determined, sentences) = best.unwrap_or((Agreement::None, 0, usize::MAX));
        let agreement = agreement as usize;
        features.add(Template::Words, agreement * 7 + determined.min(6));
        features.add(Template::WordsKinds, agreement * 7 + kind(clusters.list[candidate.cluster].kind));
        features.add(Template::WordsDistance, agreement * 6 + bucket(sentences, &[0, 1, 2, 5, 12]));
        features.add(Template::Owners, owners);
    }

    /// Whether two nominals have the same owner: 0 where neither has one, 1 where they have the same, 2 different ones, 3 where one
    /// of them has one.
    fn owners(&self, one: &Profile, other: &Profile, clusters: &Clusters) -> usize {
        let cluster = |profile: &Profile| profile.owner.get().map(|owner| clusters.of(owner));
        match (cluster(one), cluster(other)) {
            (None, None) => 0,
            (Some(a), Some(b)) if a == b && a.is_some() => 1,
            (Some(_), Some(_)) => 2,
            _ => 3,
        }
    }

    /// 0 outside of quotations; within, 1 for whoever speaks, 2 for the one spoken to, 3 for others; 4 where it is not known who speaks.
    fn speaker(&self, cluster: usize, profile: &Profile, found: &Candidates) -> usize {
        match (profile.quote.get(), found.speaker) {
            (None, _) => 0,
            (_, Some(s)) if s == cluster => 1,
            _ if found.listener == Some(cluster) => 2,
            (_, Some(_)) => 3,
            (_, None) => 4,
        }
    }

    /// 1 for a possessive, 2 for a reflexive, 0 for another pronoun.
    pub(super) fn pronoun_shape(&self, mention: usize) -> usize {
        let head = self.text.mentions.list[mention].head;
        let word = self.text.parse.lower(head);
        match self.text.parse.tokens[head].deprel {
            Deprel::NmodPoss => 1,
            _ if word.ends_with("self") || word.ends_with("selves") => 2,
            _ => 0,
        }
    }
}

fn add_salience(features: &mut Features, rank: usize, candidate: &Candidate, Foremost { best, second }: &Foremost) {
    let share = if *best > 0.0 { candidate.salience / best } else { 0.0 };
    features.add(Template::Salience, (share * 10.0) as usize);
    features.add(Template::Rank, rank);
    if rank == 0 {
        features.add(Template::Margin, ((1.0 - second / best.max(1.0)).clamp(0.0, 1.0) * 10.0) as usize);
    }
}

/// The number of the first limit that a number does not exceed.
pub(super) fn bucket(number: usize, limits: &[usize]) -> usize {
    limits.iter().position(|&limit| number <= limit).unwrap_or(limits.len())
}

/// What [`numbers`] says of "the envoy" and "they".
pub(super) const CONFLICT: usize = 2;

/// 0 for numbers that agree, 1 where one is not known, 2 for "the envoy" and "they".
pub(super) fn numbers(a: Number, b: Number) -> usize {
    match (a, b) {
        (Number::Unknown, _) | (_, Number::Unknown) => 1,
        (a, b) if a == b => 0,
        _ => CONFLICT,
    }
}

pub(super) fn form_number(form: MentionForm) -> usize {
    match form {
        MentionForm::Name => 0,
        MentionForm::Role | MentionForm::Nominal | MentionForm::Unknown => 1,
        MentionForm::Pronoun => 2,
    }
}

pub(super) fn kind(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Place => 2,
        EntityKind::Nationality => 3,
        EntityKind::Event => 4,
        EntityKind::Other | EntityKind::Custom(_) => 5,
        EntityKind::Product | EntityKind::Money | EntityKind::Date | EntityKind::Role => 6,
    }
}

pub(super) fn noun_class(class: NominalClass) -> usize {
    NominalClass::ALL.iter().position(|c| *c == class).unwrap_or(0)
}

/// How a phrase is determined.
fn determined(profile: &Profile, form: MentionForm) -> usize {
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

/// How far the words of two phrases agree. (The weights know them by their numbers.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    None,
    /// "the Finnish delegation", "the Swedish delegation"
    OtherModifiers,
    /// "the delegation", "the Finnish delegation"
    OnlyOtherHasModifiers,
    /// "the Finnish delegation", "the delegation"
    OnlyOneHasModifiers,
    /// "the Finnish delegation", "the large Finnish delegation"
    SharedModifiers,
    /// "the delegation", "a delegation"
    NoModifiers,
    /// "the Finnish delegation", "a Finnish delegation"; "the bank" and a name "Bank"
    SameWords,
    /// "the bank", "Nordlys Bank"
    NounInName,
}

impl Agreement {
    /// How sure it is that phrases that agree so far mean the same.
    fn sureness(self) -> usize {
        match self {
            Agreement::None => 0,
            Agreement::OtherModifiers => 1,
            Agreement::NounInName => 2,
            Agreement::OnlyOtherHasModifiers => 3,
            Agreement::OnlyOneHasModifiers => 4,
            Agreement::SharedModifiers => 5,
            Agreement::NoModifiers => 6,
            Agreement::SameWords => 7,
        }
    }
}

fn agreement(one: &Profile, other: &Profile) -> Agreement {
    match (one.modifiers.is_empty(), other.modifiers.is_empty()) {
        _ if one.noun != other.noun => Agreement::None,
        _ if one.words == other.words => Agreement::SameWords,
        (true, true) => Agreement::NoModifiers,
        (true, false) => Agreement::OnlyOtherHasModifiers,
        (false, true) => Agreement::OnlyOneHasModifiers,
        _ if one.modifiers.iter().any(|w| other.modifiers.contains(w)) => Agreement::SharedModifiers,
        _ => Agreement::OtherModifiers,
    }
}

/// How far a noun agrees with a name or a role.
fn agreement_with_name(noun: &str, name: &str) -> Agreement {
    match name {
        _ if name == noun => Agreement::SameWords,
        _ if name.split(' ').any(|word| word == noun) => Agreement::NounInName,
        _ => Agreement::None,
    }
}
