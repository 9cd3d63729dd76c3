//! Words that the tree joins to the wrong one.

use super::mend::Move;
use crate::lexicon;
use crate::{Deprel, NominalClass, Parse, Upos};

/// "Duarte & Filhos": one name, not two beside each other.
pub(super) fn ampersand(parse: &Parse, second: usize) -> Vec<Move> {
    let token = &parse.tokens[second];
    let Some(first) = token.head.filter(|&h| token.deprel == Deprel::Conj && h < second) else { return Vec::new() };
    let Some(and) = parse.dependents(second, Deprel::Cc).find(|&c| parse.word(c) == "&") else { return Vec::new() };
    let given = |word: usize| lexicon::given_name(parse.word(word)).is_some();
    let names = parse.tokens[first].upos == Upos::Propn && token.upos == Upos::Propn;
    // "Harry & Meghan" are two.
    if !names || and < first || given(first) && given(second) {
        return Vec::new();
    }
    let part = |word| Move { word, head: Some(first), deprel: Deprel::Flat };
    vec![part(and), part(second)]
}

/// "a deal that they have yet to approve": it is approved, if ever, not had.
pub(super) fn yet_to(parse: &Parse, that: usize) -> Vec<Move> {
    let token = &parse.tokens[that];
    let has = |&verb: &usize| token.deprel == Deprel::Obj && that < verb && &*parse.tokens[verb].lemma == "have";
    let Some(have) = token.head.filter(has) else { return Vec::new() };
    let yet = parse.dependents(have, Deprel::Advmod).any(|a| &*parse.tokens[a].lemma == "yet");
    let verb = parse.dependent(have, Deprel::Xcomp).filter(|&v| yet && parse.dependent(v, Deprel::Obj).is_none());
    verb.map(|verb| Move { word: that, head: Some(verb), deprel: Deprel::Obj }).into_iter().collect()
}

/// "Moe told the newspaper Firda": behind a noun a bare name is what that is called, no second subject and no time.
pub(super) fn named_behind(parse: &Parse, name: usize) -> Vec<Move> {
    let token = &parse.tokens[name];
    let bare = matches!(token.deprel, Deprel::Nsubj | Deprel::OblUnmarked)
        && token.upos == Upos::Propn
        && token.nominal != NominalClass::Time;
    let Some(verb) = token.head.filter(|&v| bare && v < name) else { return Vec::new() };
    let before = name - 1;
    let noun = &parse.tokens[before];
    let object = matches!(noun.deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl)
        && noun.upos == Upos::Noun
        && noun.head == Some(verb)
        && before > verb;
    let other = parse.dependents(verb, Deprel::Nsubj).any(|s| s < verb);
    if !(object && other) {
        return Vec::new();
    }
    let mut moves = vec![Move { word: name, head: Some(before), deprel: Deprel::Appos }];
    if noun.deprel == Deprel::Iobj && parse.dependent(verb, Deprel::Obj).is_none() {
        moves.push(Move { word: before, head: Some(verb), deprel: Deprel::Obj });
    }
    moves
}
