//! What speaks for each candidate, and for none.

use super::{COMPARED, Candidate, Found, Ranker};
use crate::coref::clusters::Clusters;
use crate::coref::fold::fold;
use crate::coref::profile::{Class, Profile};
use crate::coref::signs::{Signs, Template};
use crate::{Deprel, EntityKind, Gender, MentionForm, NominalClass, Number};

impl Ranker<'_, '_> {
    /// The signs of each candidate.
    pub(super) fn signs(&self, mention: usize, class: Class, found: &Found, clusters: &Clusters) -> Vec<Signs> {
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
                if class == Class::He {
                    let doubt = found.doubts.iter().find(|(c, _)| *c == candidate.cluster);
                    signs.add(Template::Binding, doubt.map_or(0, |(_, doubt)| *doubt as usize));
                    self.standing(&mut signs, mention, candidate, clusters);
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
            MentionForm::Role | MentionForm::Nominal | MentionForm::Unknown => 1,
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
        let quotes = match (profile.quote.get(), last.quote.get()) {
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
        let owner = profile.owner.get().map(|o| clusters.of(o));
        let before = clusters.list[candidate.cluster].mentions().rev().filter(|&m| list[m].head < head);
        for m in before.take(COMPARED) {
            let other = &self.profiles[m];
            let agreement = match list[m].form {
                MentionForm::Pronoun | MentionForm::Unknown => continue,
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
                owners = match (owner, other.owner.get().map(|o| clusters.of(o))) {
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
        match (profile.quote.get(), found.speaker) {
            (None, _) => 0,
            (_, Some(s)) if s == cluster => 1,
            _ if found.listener == Some(cluster) => 2,
            (_, Some(_)) => 3,
            (_, None) => 4,
        }
    }

    /// The signs of a mention that belongs to nothing before it.
    pub(super) fn none(&self, mention: usize, class: Class, found: &Found) -> Signs {
        let (parse, me) = (self.text.parse, &self.text.mentions.list[mention]);
        let profile = &self.profiles[mention];
        let mut signs = Signs::default();
        signs.add(Template::None, 0);
        signs.add(Template::NonePlace, profile.place as usize);
        signs.add(Template::NoneSentence, bucket(profile.sentence, &[0, 1, 2, 5, 12]));
        signs.add(Template::NoneRivals, bucket(found.candidates.len(), &[0, 1, 2, 4, 8]));
        signs.add(Template::NoneQuote, usize::from(profile.quote.get().is_some()));
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
}

/// The first limit that a number does not exceed.
pub(super) fn bucket(number: usize, limits: &[usize]) -> usize {
    limits.iter().position(|&limit| number <= limit).unwrap_or(limits.len())
}

/// What [`numbers`] says of "the envoy" and "they".
pub(super) const CONFLICT: usize = 2;

/// 0 for numbers that agree, 1 where one is not known, 2 for "the envoy" and "they".
pub(super) fn numbers(a: Number, b: Number) -> usize {
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
        EntityKind::Other | EntityKind::Custom(_) => 5,
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
