//! Whom a pronoun can mean: those who agree with it in number and gender and whom the grammar does not rule out, with how much each
//! stands out in the sentences before it.

mod constructions;
mod salience_scores;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::salience::Salience;
use super::speakers::Speakers;
use super::syntax::{self, Position};
use crate::lexicon::vocabulary::{closed_classes, coreference};
use crate::{Deprel, EntityKind, Gender, NominalClass, Number, Parse, lexicon};
pub(super) use constructions::Construction;

// Factors on the salience of a candidate, tuned on the development part of GAP (Webster et al. 2018).

/// Nothing tells that the candidate is he or she.
const GENDER_UNKNOWN: f32 = 0.75;
/// "a lawyer" beside "Dahl".
const UNNAMED: f32 = 0.85;

// Factors for "they". By judgement.

/// "Nordlys said [they]"
const BODY_AS_PLURAL: f32 = 0.7;
/// "Dahl said [they]"
const SINGULAR_AS_PLURAL: f32 = 0.3;

/// The kind of antecedent that a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AntecedentType {
    /// "he", "she"
    Person(Gender),
    /// "it"
    Thing,
    /// "they"
    Plural,
}

impl AntecedentType {
    /// `None` for "I", "we" and "you": who they are depends on who speaks.
    fn of(form: &str) -> Option<Self> {
        use closed_classes::*;
        let types = [
            (MASCULINE_PRONOUNS, AntecedentType::Person(Gender::Masculine)),
            (FEMININE_PRONOUNS, AntecedentType::Person(Gender::Feminine)),
            (NEUTER_PRONOUNS, AntecedentType::Thing),
            (PLURAL_PRONOUNS, AntecedentType::Plural),
        ];
        types.iter().find(|(forms, _)| forms.has(form)).map(|(_, antecedent)| *antecedent)
    }

    /// How many sentences back it is looked for.
    fn reach(self) -> usize {
        match self {
            AntecedentType::Person(_) => 4,
            AntecedentType::Thing | AntecedentType::Plural => 3,
        }
    }
}

/// A pronoun that looks for its antecedent.
pub(super) struct Pronoun<'a, 't> {
    text: &'a Text<'t>,
    salience: &'a Salience,
    speakers: &'a Speakers,
    clusters: &'a Clusters<'t>,
    mention: usize,
    head: usize,
    antecedent: AntecedentType,
}

impl<'a, 't> Pronoun<'a, 't> {
    /// `None` for "I", "we", "you" and nominals.
    pub(super) fn new(
        text: &'a Text<'t>,
        salience: &'a Salience,
        speakers: &'a Speakers,
        clusters: &'a Clusters<'t>,
        mention: usize,
    ) -> Option<Self> {
        let antecedent = AntecedentType::of(&text.words(mention).to_lowercase())?;
        let head = text.mentions.list[mention].head;
        Some(Pronoun { text, salience, speakers, clusters, mention, head, antecedent })
    }

    fn parse(&self) -> &'a Parse {
        self.text.parse
    }

    fn cluster_at(&self, word: usize) -> Option<usize> {
        self.clusters.of(self.salience.mention_at(word)?)
    }

    fn clause(&self) -> Option<usize> {
        syntax::clause_of(self.parse(), self.head)
    }

    /// "He hurt himself": the subject of its clause.
    pub(super) fn reflexive(&self) -> Option<usize> {
        let form = self.text.words(self.mention).to_lowercase();
        if !form.ends_with("self") && !form.ends_with("selves") {
            return None;
        }
        let subject = syntax::subject(self.parse(), self.clause()?)?;
        self.cluster_at(subject).filter(|&c| self.agreement(c).is_some())
    }

    /// "It is clear that", "it seems that", where the tree does not say so.
    pub(super) fn is_expletive(&self) -> bool {
        let parse = self.parse();
        if self.antecedent != AntecedentType::Thing || self.salience.position(self.mention) != Position::Subject {
            return false;
        }
        let Some(clause) = self.clause() else { return false };
        parse.children(clause).iter().any(|&c| c > self.head && parse.tokens[c].deprel == Deprel::Csubj)
            || coreference::EXPLETIVE_VERBS.has(&parse.tokens[clause].lemma)
            || is_of_time(parse, clause)
            || is_of_content(parse, clause)
            || parse.dependent(clause, Deprel::Cop).is_some()
                && parse.children(clause).iter().any(|&c| {
                    c > clause
                        && matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl)
                        && parse.children(c).iter().any(|&m| matches!(&*parse.tokens[m].lemma, "that" | "to" | "for"))
                })
    }

    /// A factor on the salience of a cluster that agrees with the pronoun; `None` for a cluster that does not.
    fn agreement(&self, cluster: usize) -> Option<f32> {
        let c = &self.clusters.list[cluster];
        // "The family" and "the Dahl family" are people, but neither he nor she.
        let group = |m: usize| lexicon::is_group(&self.parse().tokens[self.text.mentions.list[m].head].lemma);
        if matches!(self.antecedent, AntecedentType::Person(_)) && !c.named && c.mentions().next().is_some_and(group) {
            return None;
        }
        match self.antecedent {
            AntecedentType::Person(gender) => {
                let fits =
                    c.kind == EntityKind::Person && c.number != Number::Plural && genders_agree(gender, c.gender);
                fits.then_some(
                    if c.gender == gender { 1.0 } else { GENDER_UNKNOWN } * if c.named { 1.0 } else { UNNAMED },
                )
            }
            AntecedentType::Thing => {
                use EntityKind::*;
                let fits =
                    matches!(c.kind, Organization | Place | Event | Product | Other) && c.number != Number::Plural;
                fits.then_some(1.0)
            }
            AntecedentType::Plural => match (c.number, c.kind) {
                (_, EntityKind::Date | EntityKind::Money | EntityKind::Role) => None,
                (Number::Plural, _) => Some(1.0),
                (_, EntityKind::Organization) => Some(BODY_AS_PLURAL),
                _ => Some(SINGULAR_AS_PLURAL),
            },
        }
    }
}

/// "It [was said] that", "It [should be noted] that"
fn is_of_content(parse: &Parse, clause: usize) -> bool {
    let content = |c: usize| parse.dependents(c, Deprel::Mark).any(|m| &*parse.lower(m) == "that");
    parse.dependent(clause, Deprel::AuxPass).is_some()
        && parse.children(clause).iter().any(|&c| c > clause && parse.tokens[c].deprel == Deprel::Ccomp && content(c))
}

/// "It [had been ten years] since", "It [took three hours] to"
fn is_of_time(parse: &Parse, clause: usize) -> bool {
    let is_time = |word: usize| parse.tokens[word].nominal == NominalClass::Time;
    let takes = || &*parse.tokens[clause].lemma == "take" && parse.dependent(clause, Deprel::Obj).is_some_and(is_time);
    is_time(clause) && parse.dependent(clause, Deprel::Cop).is_some() || takes()
}
