//! The features of there being no antecedent.

use super::entity_features::{bucket, kind, noun_class};
use super::{Candidates, Ranker};
use crate::coref::features::{Features, Template};
use crate::coref::mention_profiles::Class;
use crate::coref::names::normalized;
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, Number};

/// Values of [`Template::NoneForm`] that pronouns take; those of determiners come after them.
const PRONOUN_SHAPES: usize = 3;

/// A determiner that has no value of its own.
const OTHER_DETERMINER: usize = 21;

impl Ranker<'_, '_> {
    /// The features of a mention's having no antecedent.
    pub(super) fn no_antecedent_features(&self, mention: usize, class: Class, candidates: &Candidates) -> Features {
        let (parse, me) = (self.text.parse, &self.text.mentions.list[mention]);
        let profile = &self.profiles[mention];
        let mut features = Features::default();
        features.add(Template::None, 0);
        features.add(Template::NonePlace, profile.position as usize);
        features.add(Template::NoneSentence, bucket(profile.sentence, &[0, 1, 2, 5, 12]));
        features.add(Template::NoneRivals, bucket(candidates.list.len(), &[0, 1, 2, 4, 8]));
        features.add(Template::NoneQuote, usize::from(profile.quote.get().is_some()));
        features.add(Template::NoneRelation, relation(parse.tokens[me.head].deprel));
        if class.is_pronoun() {
            features.add(Template::NoneForm, self.pronoun_shape(mention));
            features.add(Template::NoneExpletive, candidates.expletive.into());
            if matches!(class, Class::It | Class::They) {
                self.add_thing_pronoun_without(&mut features, mention);
            }
            return features;
        }
        self.add_nominal(&mut features, mention);
        features
    }

    /// What speaks against an antecedent for a nominal.
    fn add_nominal(&self, features: &mut Features, mention: usize) {
        let (parse, me) = (self.text.parse, &self.text.mentions.list[mention]);
        let profile = &self.profiles[mention];
        let number = match me.number {
            Number::Singular => 0,
            Number::Plural => 1,
            Number::Unknown => 2,
        };
        features.add(Template::NoneKind, kind(me.kind) * 3 + number);
        features.add(Template::NoneNoun, noun_class(parse.tokens[me.head].nominal));
        let named = self.by_name.contains_key(&normalized(&parse.tokens[me.head].lemma));
        let seen = match self.by_noun.get(&profile.noun) {
            None => 0,
            Some(known) => 1 + usize::from(known.len() > 1),
        };
        features.add(Template::NoneSeen, seen * 2 + usize::from(named));
        features.add(Template::NoneNounCount, bucket(self.profiles.with_noun(profile.noun), &[1, 2, 4, 8]));
        features.add(Template::NoneWordsCount, bucket(self.profiles.with_words(profile.words), &[1, 2, 4, 8]));
        let after = |relations: &[Deprel]| {
            parse.children(me.head).iter().any(|&c| c > me.head && relations.contains(&parse.tokens[c].deprel))
        };
        let clause = after(&[Deprel::Acl, Deprel::AclRelcl]);
        features.add(Template::NonePost, usize::from(clause) * 2 + usize::from(after(&[Deprel::Nmod])));
        features.add(Template::NonePre, profile.modifiers.len());
        let determiner = parse.dependents(me.head, Deprel::Det).find(|&d| d < me.head);
        let determiner = determiner.map_or(0, |d| {
            let word = parse.lower(d);
            coreference::DETERMINER_FEATURE.number(&word).unwrap_or(OTHER_DETERMINER)
        });
        features.add(Template::NoneForm, PRONOUN_SHAPES + determiner);
    }
}

fn relation(deprel: Deprel) -> usize {
    match deprel {
        Deprel::Nsubj | Deprel::NsubjPass => 0,
        Deprel::Obj | Deprel::Iobj => 1,
        Deprel::Obl | Deprel::OblAgent => 2,
        Deprel::Nmod => 3,
        Deprel::Conj => 4,
        Deprel::Root | Deprel::Parataxis => 5,
        Deprel::Appos => 6,
        _ => 7,
    }
}
