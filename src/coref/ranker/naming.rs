//! How sure a pronoun's link must be for facts to name what it means: a wrong name misleads, a pronoun does not. By judgement of facts of
//! news: of those whose links were less probable than these, about as many had a wrong name as a right one.

use super::thing_pronoun_features::{Asked, BODY, PLACE};
use crate::coref::Text;
use crate::coref::mention_profiles::Class;
use crate::coref::syntax;
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, Parse, quotes};

// The least probabilities.

/// "he", "she"
const PERSON: f32 = 0.65;

/// "The firm said that [it] ...", "The firm was sold. [It] lost money.": where the construction speaks for what was chosen.
const SUPPORTED: f32 = 0.45;

/// The same for "it".
const SUPPORTED_THING: f32 = 0.5;

/// "it" for other things than places.
const THING: f32 = 0.6;

/// "it" for a place, which is oftener where something happens than what is spoken of.
const OF_PLACE: f32 = 0.8;

/// "[It] was large"
const SOMEHOW: f32 = 0.75;

/// "[It] was a warm day" need not mean anything, nor "they made [it]".
const IDIOM: f32 = 0.85;

/// "they"
const SEVERAL: f32 = 0.75;

/// "The law allows [them] to stay"; "they" for a body, not in a quotation.
const ALLOWED: f32 = 0.65;
const SEVERAL_OF_BODY: f32 = 0.67;

/// Where no construction speaks for it and up to this probability, no other candidate for "it" or "they" may be as probable as [`RIVAL`].
const CLEAR: f32 = 0.7;
const RIVAL: f32 = 0.15;

/// The link of a pronoun to the candidate that was chosen.
pub(super) struct ChosenLink {
    pub(super) probability: f32,
    /// How probable the second best candidate is.
    pub(super) rival: f32,
    /// A construction speaks for it.
    pub(super) is_supported: bool,
    /// What kind of thing the candidate is.
    pub(super) entity_type: usize,
}

/// True for a link that is sure enough for facts to name what it leads to.
pub(super) fn is_sure(text: &Text, mention: usize, class: Class, link: &ChosenLink) -> bool {
    let is_clear = link.is_supported || link.probability >= CLEAR || link.rival < RIVAL;
    match class {
        Class::He => link.probability >= if link.is_supported { SUPPORTED } else { PERSON },
        Class::It => is_clear && link.probability >= least_for_thing(text, mention, link),
        Class::They => is_clear && link.probability >= least_for_several(text, mention, link),
        _ => true,
    }
}

fn least_for_thing(text: &Text, mention: usize, link: &ChosenLink) -> f32 {
    let head = text.mentions.list[mention].head;
    match Asked::of(text.parse, head) {
        Asked::IsSomething => IDIOM,
        Asked::Object if is_idiom(text.parse, head) => IDIOM,
        _ if link.is_supported => SUPPORTED_THING,
        _ if link.entity_type == PLACE => OF_PLACE,
        Asked::IsSomehow => SOMEHOW,
        _ => THING,
    }
}

fn least_for_several(text: &Text, mention: usize, link: &ChosenLink) -> f32 {
    let head = text.mentions.list[mention].head;
    match Asked::of(text.parse, head) {
        _ if link.is_supported => SUPPORTED,
        Asked::Allowed | Asked::Made => ALLOWED,
        _ if link.entity_type == BODY && quotes::at(text.quotes, head).is_none() => SEVERAL_OF_BODY,
        _ => SEVERAL,
    }
}

/// "they made [it]", "we did [it]"
fn is_idiom(parse: &Parse, object: usize) -> bool {
    parse.tokens[object].head.is_some_and(|verb| coreference::IDIOMS_WITH_IT.has(&parse.tokens[verb].lemma))
}

fn is_subject_of_copula(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let predicate = token.head.filter(|_| token.deprel == Deprel::Nsubj);
    predicate.is_some_and(|p| parse.dependent(p, Deprel::Cop).is_some())
}

/// The word that heads the subject of the sentence before, where a pronoun is the subject of its own: "The firm was sold. [It] lost money."
/// Not "[It] was a warm day".
pub(super) fn subject_before(text: &Text, mention: usize) -> Option<usize> {
    let parse = text.parse;
    let head = text.mentions.list[mention].head;
    let token = &parse.tokens[head];
    let clause = token.head.filter(|_| token.deprel.is_subject())?;
    if parse.tokens[clause].deprel != Deprel::Root || is_subject_of_copula(parse, head) {
        return None;
    }
    let here = token.sentence.index();
    let before = &parse.sentences[here.checked_sub(1)?];
    if before.paragraph + 1 < parse.sentences[here].paragraph {
        return None;
    }
    let root = before.tokens.clone().find(|&word| parse.tokens[word].deprel == Deprel::Root)?;
    let subject = syntax::overt_subject(parse, root)?;
    // who is quoted speaks of something else
    (quotes::at(text.quotes, subject) == quotes::at(text.quotes, head)).then_some(subject)
}
