//! Features of "it" and "they" that no other class of mentions has: what the words around the pronoun ask of whatever it means, and
//! whether its sentence goes on with what the one before was about.

use super::entity_features::noun_class;
use super::naming;
use super::{Candidate, MOST_COMPARED, Ranker};
use crate::coref::clusters::{Cluster, Clusters};
use crate::coref::features::{Features, Template};
use crate::coref::syntax;
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, EntityKind, MentionForm, NominalClass, Parse, Upos, lexicon};

/// How many values [`Asked`] has, and how many [`Ranker::type_of`] gives.
const ASKED: usize = 13;
const TYPES: usize = 12;

/// The types of a firm and of a place.
pub(super) const BODY: usize = 1;
pub(super) const PLACE: usize = 2;

/// What the words around a pronoun ask of its antecedent. (The features know them by their numbers.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    /// "[It] said", "asked [it] to say"
    Speaks,
    /// "[It] plans"
    Acts,
    /// "[It] is a port"
    IsSomething,
    /// "[It] is large"
    IsSomehow,
    /// "[It] grew"
    Does,
    /// "[It] was closed"
    Undergoes,
    /// "sold [it]"
    Object,
    /// "allowed [it] to grow"
    Allowed,
    /// "makes [it] large"
    Made,
    /// "came to [it]"
    Oblique,
    /// "[its] spokeswoman"
    OwnsPerson,
    /// "[its] roof"
    OwnsThing,
}

// The table of features has room for that.
const _: () = assert!(Asked::OwnsThing as usize + 1 == ASKED);

impl Asked {
    pub(super) fn of(parse: &Parse, word: usize) -> Self {
        let token = &parse.tokens[word];
        let Some(head) = token.head else { return Asked::Nothing };
        let governor = &parse.tokens[head];
        match token.deprel {
            Deprel::Nsubj | Deprel::NsubjOuter if parse.dependent(head, Deprel::Cop).is_some() => match governor.upos {
                Upos::Adj | Upos::Adv | Upos::Verb => Asked::IsSomehow,
                _ => Asked::IsSomething,
            },
            Deprel::Nsubj | Deprel::NsubjOuter => Asked::of_subject(&governor.lemma),
            Deprel::NsubjPass => Asked::Undergoes,
            Deprel::Obj | Deprel::Iobj => {
                let complement = parse.dependents(head, Deprel::Xcomp).find(|&c| c > word);
                match complement {
                    Some(c) if parse.tokens[c].upos != Upos::Verb => Asked::Made,
                    Some(c) if coreference::SPEECH.has(&parse.tokens[c].lemma) => Asked::Speaks,
                    Some(_) => Asked::Allowed,
                    None => Asked::Object,
                }
            }
            Deprel::NmodPoss if governor.nominal == NominalClass::Person && !lexicon::is_family(&governor.lemma) => {
                Asked::OwnsPerson
            }
            Deprel::NmodPoss => Asked::OwnsThing,
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => Asked::Oblique,
            _ => Asked::Nothing,
        }
    }

    fn of_subject(verb: &str) -> Self {
        match verb {
            _ if coreference::SPEECH.has(verb) => Asked::Speaks,
            _ if coreference::ACTS_OF_BODIES.has(verb) => Asked::Acts,
            _ => Asked::Does,
        }
    }
}

impl Ranker<'_, '_> {
    /// The features of a candidate for "it" or "they" that no other class of mentions has. (Their order counts in the last bit of the
    /// score.)
    pub(super) fn add_thing_pronoun_features(
        &self,
        features: &mut Features,
        mention: usize,
        candidate: &Candidate,
        clusters: &Clusters,
    ) {
        let (list, parse) = (&self.text.mentions.list, self.text.parse);
        let (me, last) = (&list[mention], &list[candidate.last]);
        let entity = &clusters.list[candidate.cluster];
        let asked = Asked::of(parse, me.head);
        features.add(Template::Asks, asked as usize * TYPES + self.type_of(entity));
        let role = self.role(mention);
        self.add_position_and_naming(features, mention, candidate, clusters);
        self.add_last_mention(features, mention, role, candidate);
        self.add_again(features, mention, role, candidate, clusters);
        let (mine, other) = (syntax::verb_above(parse, me.head), syntax::verb_above(parse, last.head));
        let same = mine != other && parse.tokens[mine].lemma == parse.tokens[other].lemma;
        let parallel = parse.tokens[me.head].deprel == parse.tokens[last.head].deprel;
        features.add(Template::Alike, usize::from(same) * 2 + usize::from(parallel));
        let before = naming::subject_before(self.text, mention).and_then(|word| self.salience.mention_at(word));
        let goes_on = before.map_or(0, |m| 1 + usize::from(clusters.of(m) == Some(candidate.cluster)));
        features.add(Template::GoesOn, goes_on);
        features.fit = self.fit(mention, candidate, clusters);
    }

    /// What "it" or "they" asks for by itself, whether or not there is such a thing.
    pub(super) fn add_thing_pronoun_without(&self, features: &mut Features, mention: usize) {
        let (parse, me) = (self.text.parse, &self.text.mentions.list[mention]);
        let asked = Asked::of(parse, me.head);
        let quoted = usize::from(self.profiles[mention].quote.get().is_some());
        features.add(Template::NoneAsks, asked as usize * 2 + quoted);
        let Some(head) = parse.tokens[me.head].head else { return };
        let verb = coreference::VERB_FEATURE.number(&parse.tokens[head].lemma).unwrap_or(0);
        features.add(Template::NoneVerb, verb * 2 + usize::from(parse.tokens[me.head].deprel.is_subject()));
        if asked == Asked::IsSomething {
            features.add(Template::NoneNoun, noun_class(parse.tokens[head].nominal));
        }
    }

    /// What kind of thing an entity is: its kind, or else the class of its noun.
    pub(super) fn type_of(&self, entity: &Cluster) -> usize {
        let list = &self.text.mentions.list;
        let Some(first) = entity.mentions().take(MOST_COMPARED).find(|&m| list[m].form != MentionForm::Pronoun) else {
            return 11;
        };
        match entity.kind {
            EntityKind::Person => 0,
            EntityKind::Organization => BODY,
            EntityKind::Place => PLACE,
            EntityKind::Event => 3,
            EntityKind::Nationality => 4,
            EntityKind::Product | EntityKind::Money => 5,
            _ if entity.named => 6,
            _ => match self.text.parse.tokens[list[first].head].nominal {
                NominalClass::Abstract => 7,
                NominalClass::Event => 3,
                NominalClass::Object => 8,
                NominalClass::Substance => 9,
                NominalClass::Organization => BODY,
                NominalClass::Place => PLACE,
                _ => 10,
            },
        }
    }
}
