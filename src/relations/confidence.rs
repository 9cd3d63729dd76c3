//! How sure a triple is: the probability that a reader would say that the text tells it.
//!
//! A logistic regression over signs of the rule, the clause, the arguments, the parser's and the names' probabilities and the links. Its
//! weights in `confidence/compact.txt` were fitted by `factwire-eval judged` on compact triples of news that readers judged: the
//! target is 1 for what is right, 0.8 where a detail is off, 0.5 for what says nothing by itself and 0 for what is wrong. Those of
//! full and binary triples, in `worded.txt`, by `factwire-eval confidence` on CaRB's development set: there it is a triple's best
//! precision against a gold tuple.

mod context;
mod fit;
mod sides;

use std::ops::Range;

use std::sync::LazyLock;

pub use fit::fit;

use super::drafts::Draft;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{
    Clause, ClauseKind, Deprel, MentionForm, Modality, NominalClass, Parse, Polarity, Relation, Sign, Signs, Slot,
    Tense, Upos,
};

/// The probability of a compact triple.
pub(super) fn of_compact(signs: &Signs) -> f32 {
    static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| weights(include_str!("confidence/compact.txt")));
    probability(signs, &WEIGHTS)
}

/// The probability of a triple in the words of the text.
pub(super) fn of_worded(signs: &Signs) -> f32 {
    static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| weights(include_str!("confidence/worded.txt")));
    probability(signs, &WEIGHTS)
}

/// The logarithm of a count: the first few count most.
fn log(count: usize) -> f32 {
    (1.0 + count as f32).ln()
}

/// The probability that some weights give.
pub fn probability(signs: &Signs, weights: &[f32]) -> f32 {
    let sum: f32 = signs.values().iter().zip(weights).map(|(v, w)| v * w).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Reads lines `sign weight`; a sign without a line weighs nothing.
fn weights(text: &str) -> Vec<f32> {
    let of = |sign: &Sign| {
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        lines.filter(|(name, _)| *name == sign.name()).find_map(|(_, weight)| weight.trim().parse().ok()).unwrap_or(0.0)
    };
    Sign::ALL.iter().map(of).collect()
}

/// The signs that every triple of a draft shows.
pub(super) fn signs(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Signs {
    let signs = of_scores(known, draft, clause, of_arguments(known, draft, of_place(known, draft, Signs::default())));
    let signs = context::of_source(known, draft, context::of_sentence(known, draft, signs));
    let signs = sides::places(known, draft, clause, sides::kinds(known, draft, signs));
    let signs = signs.with(Sign::Role, draft.is(Relation::HasRole));
    match clause {
        Some(clause) => of_government(known, draft, clause, of_clause(known, draft, clause, signs)),
        None => of_noun(known, draft, signs),
    }
}

/// Words before and behind a fact that are looked at; only sentences that nobody wrote have more.
const SENTENCE_WITHIN: usize = 256;

/// The sentence of a word, of a very long one what is near.
fn sentence_around(parse: &Parse, word: usize) -> Range<usize> {
    let sentence = &parse.sentence_of(word).tokens;
    sentence.start.max(word.saturating_sub(SENTENCE_WITHIN))..sentence.end.min(word + SENTENCE_WITHIN)
}

/// Where the fact stands in its sentence.
fn of_place(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let sentence = &sentence_around(parse, draft.anchor);
    let length = sentence.len().max(1) as f32;
    let depth = std::iter::successors(Some(draft.anchor), |&w| parse.tokens[w].head).count() as f32;
    signs
        .valued(Sign::Depth, depth.ln())
        .valued(Sign::Position, (draft.anchor - sentence.start) as f32 / length)
        .valued(Sign::SentenceLength, length.ln())
        .valued(Sign::SentenceArcs, parse.tokens[sentence.clone()].iter().map(|t| t.score).sum::<f32>() / length)
        .with(Sign::Quoted, sentence.clone().any(|w| closed_classes::QUOTATION_MARKS.has(parse.word(w))))
        .with(Sign::Unfinished, sentence.clone().next_back().is_some_and(|w| parse.tokens[w].upos != Upos::Punct))
}

/// What subject and object are.
fn of_arguments(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let form = |w: usize| known.mention(w).map(|(_, m)| m.form);
    let pronoun = |w: usize| form(w) == Some(MentionForm::Pronoun);
    let class = |w: usize| parse.tokens[w].nominal;
    let group = |w: usize| parse.tokens[w].deprel == Deprel::Conj || parse.dependent(w, Deprel::Conj).is_some();
    let article = parse.dependent(draft.subject, Deprel::Det).map(|d| parse.lower(d));
    let object = |is: &dyn Fn(usize) -> bool| draft.object.is_some_and(is);
    signs
        .with(Sign::NoObject, draft.object.is_none())
        .with(Sign::TimeObject, object(&|o| class(o) == NominalClass::Time))
        .with(Sign::PlaceObject, object(&|o| class(o) == NominalClass::Place))
        .with(Sign::PersonSubject, class(draft.subject) == NominalClass::Person)
        .with(Sign::Definite, article.as_deref() == Some("the"))
        .with(Sign::Indefinite, article.is_some_and(|a| closed_classes::INDEFINITE_ARTICLES.has(&a)))
        .with(Sign::Group, group(draft.subject))
        .with(Sign::ObjectGroup, object(&group))
        .with(Sign::Closed, draft.relation.as_ref().is_some_and(|r| r.builtin().is_some()))
        .with(Sign::Pronoun, pronoun(draft.subject))
        .with(Sign::Unresolved, pronoun(draft.subject) && known.entity(draft.subject).is_none())
        .with(Sign::ObjectPronoun, object(&pronoun))
        .with(Sign::NameSubject, form(draft.subject) == Some(MentionForm::Name))
        .with(Sign::NameObject, object(&|o| form(o) == Some(MentionForm::Name)))
        .with(Sign::NumberObject, object(&|o| parse.tokens[o].upos == Upos::Num))
        .with(Sign::General, predicates::LIGHT.has(&parse.tokens[draft.anchor].lemma))
}

/// How sure the network is of the arcs and the names.
fn of_scores(known: &Knowledge, draft: &Draft, clause: Option<&Clause>, signs: Signs) -> Signs {
    let parse = known.parse;
    let names = draft.sides().filter_map(|w| parse.name_at(w)).map(|n| n.score);
    let arcs = draft.sides().chain(clause.map(|c| c.carrier)).map(|w| parse.tokens[w].score);
    let (product, weakest) = arcs.fold((1.0, 1.0f32), |(product, weakest), s| (product * s, weakest.min(s)));
    let top = clause.map_or(draft.anchor, |c| c.carrier);
    let path: f32 = draft.sides().map(|w| path(parse, w, top)).product();
    let signs = signs
        .valued(Sign::Path, path)
        .valued(Sign::SubjectLink, link(known, draft.subject))
        .valued(Sign::ObjectLink, draft.object.map_or(1.0, |o| link(known, o)));
    signs.valued(Sign::Arcs, product).valued(Sign::Weakest, weakest).valued(Sign::Names, names.fold(1.0, f32::min))
}

/// The product of the probabilities of the arcs from a word up to another, or to the root.
fn path(parse: &Parse, word: usize, top: usize) -> f32 {
    let up = std::iter::successors(Some(word), |&w| parse.tokens[w].head);
    up.take_while(|&w| w != top).map(|w| parse.tokens[w].score).product()
}

/// How sure it is whom a mention means.
fn link(known: &Knowledge, word: usize) -> f32 {
    let found = known.mention(word).and_then(|(number, mention)| {
        let entity = known.links.entity_of.get(number).copied().flatten()?;
        let span = known.parse.span_of(mention.tokens.clone());
        let mentions = &known.links.entities.get(entity.index())?.mentions;
        mentions.iter().find(|m| m.span == span).map(|m| m.confidence.get())
    });
    found.unwrap_or(1.0)
}

/// What the clause is, and which places subject and object have in it.
fn of_clause(known: &Knowledge, draft: &Draft, clause: &Clause, signs: Signs) -> Signs {
    let parse = known.parse;
    let argument = |w: usize| clause.arguments.iter().find(|a| a.head == w);
    let slot = draft.object.and_then(argument).map(|a| &a.slot);
    let relation = parse.tokens[clause.carrier].deprel;
    let participle = relation == Deprel::Acl;
    let clauses = known.clauses_of(parse.sentence_number(draft.anchor));
    let gap = clause.carrier.abs_diff(draft.subject) as f32;
    signs
        .valued(Sign::Clauses, (clauses.len().max(1) as f32).ln())
        .valued(Sign::Apart, (1.0 + gap).ln())
        .with(Sign::Finite, clause.tense != Tense::None)
        .with(Sign::Modal, clause.words.len() > 1)
        .with(Sign::Copular, clause.kind == ClauseKind::Copular)
        .with(Sign::Light, matches!(clause.kind, ClauseKind::Light | ClauseKind::Nominal))
        .with(Sign::Passive, clause.passive)
        .with(Sign::Joined, relation == Deprel::Conj)
        .with(Sign::Content, relation == Deprel::Ccomp)
        .with(Sign::Infinitive, relation == Deprel::Xcomp)
        .with(Sign::Adverbial, matches!(relation, Deprel::Advcl | Deprel::AdvclRelcl))
        .with(Sign::Participle, participle)
        .with(Sign::OfNoun, participle && !parse.mark_of(clause.carrier).is_empty())
        .with(Sign::Relative, relation == Deprel::AclRelcl)
        .with(Sign::Aside, relation == Deprel::Parataxis)
        .with(Sign::Attribute, slot == Some(&Slot::Attribute))
        .with(Sign::Oblique, matches!(slot, Some(Slot::Oblique(_))))
        .with(Sign::Clausal, slot == Some(&Slot::Complement))
        .with(Sign::Recipient, slot == Some(&Slot::Recipient))
        .with(Sign::Minor, matches!(slot, Some(Slot::Adverb | Slot::Adverbial(_))))
        .with(Sign::InferredSubject, argument(draft.subject).is_none_or(|a| a.inferred))
        .with(Sign::InferredObject, draft.object.and_then(argument).is_some_and(|a| a.inferred))
        .with(Sign::Claimed, clause.claim.get().is_some())
        .with(Sign::Denied, clause.polarity == Polarity::Negative)
        .with(Sign::ToCome, clause.modality != Modality::Actual)
        .with(Sign::Conditional, matches!(clause.modality, Modality::Conditional | Modality::Question))
}

/// What governs the clause, what it governs, and how its subject was found where its words do not have one.
fn of_government(known: &Knowledge, draft: &Draft, clause: &Clause, signs: Signs) -> Signs {
    let parse = known.parse;
    let above = |c: &Clause| c.parent.get().map(|parent| &known.clauses.list[parent]);
    let relation = parse.tokens[clause.carrier].deprel;
    let inferred = clause.arguments.iter().find(|a| a.head == draft.subject).is_none_or(|a| a.inferred);
    let beside =
        |kind: fn(&Slot) -> bool| clause.arguments.iter().any(|a| kind(&a.slot) && Some(a.head) != draft.object);
    let attached = path(parse, clause.carrier, usize::MAX);
    let actual = clause.modality == Modality::Actual;
    let name = known.mention(draft.subject).is_some_and(|(_, m)| m.form == MentionForm::Name);
    let found = |kind: bool| inferred && kind;
    signs
        .valued(Sign::Nested, log(std::iter::successors(above(clause), |c| above(c)).count()))
        .with(Sign::AboveDenied, above(clause).is_some_and(|c| c.polarity == Polarity::Negative))
        .valued(Sign::Attached, attached)
        // "allow crowds to gather", "prevent people from": the object is not all of what is allowed
        .with(Sign::Completed, draft.complement.is_none() && beside(|slot| *slot == Slot::Complement))
        .with(Sign::Qualified, beside(|slot| matches!(slot, Slot::Adverbial(_))))
        .with(Sign::NoForm, clause.tense == Tense::None && clause.words.len() == 1)
        .with(Sign::Present, clause.tense == Tense::Present)
        .with(Sign::Question, clause.modality == Modality::Question)
        .with(Sign::Future, clause.modality == Modality::Future)
        .with(Sign::Necessary, clause.modality == Modality::Necessary)
        .with(Sign::Wanted, clause.modality == Modality::Wanted)
        .with(Sign::InferredOfInfinitive, found(relation == Deprel::Xcomp))
        .with(Sign::InferredOfAdverbial, found(matches!(relation, Deprel::Advcl | Deprel::AdvclRelcl)))
        .with(Sign::InferredOfConjunct, found(relation == Deprel::Conj))
        .with(Sign::InferredOfRelative, found(relation == Deprel::AclRelcl))
        .with(Sign::InferredOfPurpose, found(parse.mark_of(clause.carrier).ends_with("to")))
        .with(Sign::InferredNotActual, found(!actual))
        .with(Sign::InferredName, found(name))
        .valued(Sign::InferredPath, if inferred { path(parse, draft.subject, clause.carrier) } else { 0.0 })
        .with(Sign::ClaimedNotActual, !actual && clause.claim.get().is_some())
}

/// What tells whether a fact of a noun phrase is worth telling: where the phrase stands, what it names.
fn of_noun(known: &Knowledge, draft: &Draft, signs: Signs) -> Signs {
    let parse = known.parse;
    let (subject, object) = (&parse.tokens[draft.subject], draft.object.map(|o| &parse.tokens[o]));
    let named = |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Name);
    let words = parse.subtree(draft.subject).len().max(1) as f32;
    signs
        .with(Sign::NounOfSubject, subject.deprel.is_subject())
        .with(Sign::NounOfObject, matches!(subject.deprel, Deprel::Obj | Deprel::Xcomp))
        .with(Sign::NounOf, draft.object.is_some_and(|o| parse.case_of(o) == "of"))
        .with(Sign::NounPlace, object.is_some_and(|o| o.nominal == NominalClass::Place))
        .with(Sign::NounNamed, draft.sides().all(named))
        .with(Sign::NounPerson, subject.nominal == NominalClass::Person)
        .valued(Sign::NounLong, words.ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_weight_and_every_line_a_sign() {
        for file in [include_str!("confidence/compact.txt"), include_str!("confidence/worded.txt")] {
            let lines = file.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
            let named: Vec<&str> = lines.map(|l| l.split(' ').next().unwrap()).collect();
            assert_eq!(named, Sign::ALL.iter().map(|s| s.name()).collect::<Vec<_>>());
        }
    }
}
