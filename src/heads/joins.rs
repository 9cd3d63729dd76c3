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

/// "a deal that they have yet to approve", "a bridge that they refused to close": it is not had, nor refused.
pub(super) fn of_inner_verb(parse: &Parse, that: usize) -> Vec<Move> {
    let token = &parse.tokens[that];
    let relative = matches!(&*token.lemma, "that" | "which") && token.upos == Upos::Pron && token.deprel == Deprel::Obj;
    let Some(outer) = token.head.filter(|&verb| relative && that < verb) else { return Vec::new() };
    let yet = || parse.dependents(outer, Deprel::Advmod).any(|a| &*parse.tokens[a].lemma == "yet");
    // Not "a man that they asked to leave".
    let own = match &*parse.tokens[outer].lemma {
        "have" => yet(),
        "agree" | "attempt" | "continue" | "decide" | "decline" | "expect" | "fail" | "hope" | "intend" | "manage"
        | "need" | "offer" | "plan" | "pledge" | "prefer" | "promise" | "refuse" | "seek" | "struggle" | "threaten"
        | "try" | "vow" | "want" | "wish" => true,
        _ => false,
    };
    let free = |&inner: &usize| {
        let objects = [Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Cop, Deprel::AuxPass];
        own && parse.tokens[inner].upos == Upos::Verb
            && parse.mark_of(inner) == "to"
            && objects.iter().all(|&d| parse.dependent(inner, d).is_none())
    };
    let inner = parse.dependent(outer, Deprel::Xcomp).filter(free);
    inner.map(|inner| Move { word: that, head: Some(inner), deprel: Deprel::Obj }).into_iter().collect()
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

/// "Clark, whose *brother* Tom runs the firm": what "whose" belongs to is no other name of hers, but the subject of the clause.
pub(super) fn of_whose(parse: &Parse, whose: usize) -> Vec<Move> {
    let owner = &parse.tokens[whose];
    let Some(noun) = owner.head.filter(|&n| &*owner.lemma == "whose" && whose < n) else { return Vec::new() };
    let beside = &parse.tokens[noun];
    let Some(first) = beside.head.filter(|&h| beside.deprel == Deprel::Appos && h < whose) else { return Vec::new() };
    let free = |&verb: &usize| {
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj];
        noun < verb && subjects.iter().all(|&s| parse.dependent(verb, s).is_none())
    };
    let clauses = |word| parse.dependents(word, Deprel::AclRelcl);
    let Some(verb) = clauses(noun).chain(clauses(first)).find(free) else { return Vec::new() };
    let passive = parse.dependent(verb, Deprel::AuxPass).is_some();
    let subject = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
    vec![
        Move { word: verb, head: Some(first), deprel: Deprel::AclRelcl },
        Move { word: noun, head: Some(verb), deprel: subject },
    ]
}

#[cfg(test)]
mod tests {
    use super::super::mend::tests::check;

    #[test]
    fn what_whose_belongs_to_is_the_subject_of_its_clause() {
        let rows = "
            1 Clark   PROPN 7 nsubj
            2 whose   PRON  3 nmod:poss lemma=whose
            3 brother NOUN  1 appos
            4 Tom     PROPN 3 appos
            5 founded VERB  3 acl:relcl
            6 Nordlys PROPN 5 obj
            7 sold    VERB  0 root
            ";
        check(rows, "3 brother nsubj founded\n5 founded acl:relcl Clark");
        check(&rows.replace("VERB  3 acl:relcl", "VERB  1 acl:relcl"), "3 brother nsubj founded");
        check(
            &rows.replace("PROPN 5 obj", "AUX 5 aux:pass"),
            "3 brother nsubj:pass founded\n5 founded acl:relcl Clark",
        );
        check(&rows.replace("4 Tom     PROPN 3 appos", "4 Tom PROPN 5 nsubj"), "");
        check(&rows.replace("lemma=whose", "lemma=her"), "");
    }
}
