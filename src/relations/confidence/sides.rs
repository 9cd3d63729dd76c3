//! What subject and object are, and how their words stand to the predicate.

use std::borrow::Cow;

use super::super::drafts::Draft;
use super::super::knowledge::Knowledge;
use super::{link, log};
use crate::lexicon::vocabulary::closed_classes;
use crate::{Clause, Deprel, MentionForm, NominalClass, Sign, Signs, Token, Upos};

/// What kind of words both sides are.
pub(super) fn kinds(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let subject = &parse.tokens[draft.subject];
    let object = |is: &dyn Fn(&Token) -> bool| draft.object.is_some_and(|o| is(&parse.tokens[o]));
    let is_noun = |upos: Upos| matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let word = parse.lower(draft.subject);
    let pronoun = subject.upos == Upos::Pron;
    let speaker = closed_classes::FIRST_PERSON.has(&word) || closed_classes::SECOND_PERSON.has(&word);
    let linked =
        |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Nominal) && link(known, w) < 1.0;
    signs
        .with(Sign::OddSubject, !is_noun(subject.upos))
        .with(Sign::OddObject, object(&|o| !is_noun(o.upos)))
        .with(Sign::SubjectIt, pronoun && word == "it")
        .with(Sign::SubjectThey, pronoun && closed_classes::PLURAL_PRONOUNS.has(&word))
        .with(Sign::SubjectSpeaker, pronoun && speaker)
        .with(Sign::SubjectThis, closed_classes::DEMONSTRATIVES.has(&word))
        .with(Sign::SubjectClass, subject.nominal != NominalClass::None)
        .with(Sign::OrganizationSubject, subject.nominal == NominalClass::Organization)
        .with(Sign::EventSubject, subject.nominal == NominalClass::Event)
        .with(Sign::AbstractSubject, subject.nominal == NominalClass::Abstract)
        .with(Sign::PersonObject, object(&|o| o.nominal == NominalClass::Person))
        .with(Sign::OrganizationObject, object(&|o| o.nominal == NominalClass::Organization))
        .with(Sign::AbstractObject, object(&|o| o.nominal == NominalClass::Abstract))
        .with(Sign::NominalLinked, linked(draft.subject))
        .with(Sign::ObjectNominalLinked, draft.object.is_some_and(linked))
        .valued(Sign::Antecedent, antecedent(known, draft.subject))
        .valued(Sign::SubjectDoubt, doubt(link(known, draft.subject)))
}

/// How far a probability is from certain, so that 0.99 and 0.9 differ as 0.9 and 0.5 do.
fn doubt(probability: f32) -> f32 {
    /// Of what is certain nobody asks how certain it is.
    const LEAST: f32 = 0.005;
    -(1.0 - probability.min(1.0) + LEAST).ln()
}

/// What hangs on both sides, and what stands between them and the predicate.
pub(super) fn places(known: &Knowledge, draft: &Draft, clause: Option<&Clause>, signs: Signs) -> Signs {
    let parse = known.parse;
    let subject = draft.subject;
    let predicate = clause.map_or(draft.anchor, |c| c.carrier);
    let between = |w: usize| (w.min(predicate) + 1).min(w.max(predicate))..w.max(predicate);
    let commas = |w: usize| log(between(w).filter(|&b| parse.word(b) == ",").count());
    let verbs = |w: usize| log(between(w).filter(|&b| parse.tokens[b].upos == Upos::Verb).count());
    let is_clause =
        |&c: &usize| matches!(parse.tokens[c].deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp | Deprel::Advcl);
    let determiner = parse.dependent(subject, Deprel::Det).map(|d| parse.lower(d));
    let quantifies =
        |d: Cow<str>| closed_classes::INDEFINITE_DETERMINERS.has(&d) || closed_classes::NEGATIVE_DETERMINERS.has(&d);
    let score = |w: usize| parse.name_at(w).map_or(1.0, |n| n.score);
    let weakest = |w: usize| parse.children(w).iter().map(|&c| parse.tokens[c].score).fold(1.0, f32::min);
    let of_object = |value: &dyn Fn(usize) -> f32, none: f32| draft.object.map_or(none, value);
    signs
        .with(Sign::OddPredicate, !matches!(parse.tokens[predicate].upos, Upos::Verb | Upos::Aux))
        .with(Sign::Have, &*parse.tokens[predicate].lemma == "have")
        .with(Sign::ObjectClause, draft.object.is_some_and(|o| parse.children(o).iter().any(is_clause)))
        .valued(Sign::SubjectPhrases, log(parse.dependents(subject, Deprel::Nmod).count()))
        .with(Sign::SubjectBehind, subject > predicate)
        .with(Sign::ObjectBefore, draft.object.is_some_and(|o| o < predicate))
        .valued(Sign::ObjectApart, of_object(&|o| log(predicate.abs_diff(o)), 0.0))
        .valued(Sign::CommasSubject, commas(subject))
        .valued(Sign::CommasObject, of_object(&commas, 0.0))
        .valued(Sign::VerbsObject, of_object(&verbs, 0.0))
        .valued(Sign::ObjectArcs, of_object(&weakest, 1.0))
        .with(Sign::SubjectOfNoun, parse.dependent(subject, Deprel::NmodPoss).is_some())
        .with(Sign::SubjectDeterminer, determiner.is_some_and(quantifies))
        .valued(Sign::NameWords, parse.name_at(subject).map_or(0.0, |n| log(n.tokens.len())))
        .valued(Sign::ObjectNameScore, of_object(&score, 1.0))
}

/// How many sentences before a pronoun or a noun its entity was last mentioned, by its logarithm.
fn antecedent(known: &Knowledge, word: usize) -> f32 {
    let parse = known.parse;
    let Some((_, mention)) = known.mention(word).filter(|(_, m)| m.form != MentionForm::Name) else { return 0.0 };
    let Some(entity) = known.entity(word) else { return 0.0 };
    let start = parse.span_of(mention.tokens.clone()).start;
    let behind = entity.mentions.partition_point(|m| m.span.start < start);
    let Some(before) = behind.checked_sub(1).map(|last| entity.mentions[last].span.start) else { return 0.0 };
    let sentence = parse.sentences.partition_point(|s| s.span.end <= before);
    log(parse.sentence_number(word).saturating_sub(sentence))
}
