//! How sure a pronoun's link must be for facts to name what it means: a wrong name misleads, a pronoun does not. By judgement of facts of
//! news: of those whose links were less probable than these, about as many had a wrong name as a right one.

use crate::coref::Text;
use crate::coref::mention_profiles::Class;
use crate::coref::syntax;
use crate::{Deprel, Parse, quotes};

/// "he", "she"
const PERSON: f32 = 0.65;

/// "it", "they": oftener than a person, what they mean is nothing that a phrase has named.
const THING: f32 = 0.8;

/// "The firm said that [it] ...", "The firm was sold. [It] lost money.": where the construction speaks for what was chosen.
const SUPPORTED: f32 = 0.45;

/// "[It] was a warm day" need not mean anything.
const SUBJECT_OF_COPULA: f32 = 0.9;

/// The least probability of a link to whatever a fact names for a mention of a class; `supported` where a construction speaks for it.
pub(super) fn least(text: &Text, mention: usize, class: Class, supported: bool) -> f32 {
    let head = text.mentions.list[mention].head;
    match class {
        Class::He | Class::It | Class::They if supported => SUPPORTED,
        Class::He => PERSON,
        Class::It if is_subject_of_copula(text.parse, head) => SUBJECT_OF_COPULA,
        Class::It | Class::They => THING,
        _ => 0.0,
    }
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
