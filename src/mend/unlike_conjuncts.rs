//! "The firm *sold* its mills and *closed* the port", not "mills and closed": like is joined with like, a verb with a verb and a
//! noun with a noun, where the next best governor is such a one.

use super::change::{Change, attach};
use super::next_governor;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let first = token.head.filter(|_| token.deprel == Deprel::Conj)?;
    let (kind, of_first) = (kind(parse, word)?, kind(parse, first)?);
    let next = next_governor(parse, word).filter(|&n| kind != of_first && n < word)?;
    // "accused of fraud and taking bribes": a gerund is joined with a noun rather than with a verb of another form.
    let ing = |w: usize| parse.word(w).ends_with("ing");
    let gerund = kind == Kind::Clause && ing(word) && parse.dependent(word, Deprel::Aux).is_none();
    (self::kind(parse, next) == Some(kind) && (!gerund || ing(next))).then(|| vec![attach(word, next, Deprel::Conj)])
}

/// What a word can be joined with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Clause,
    Nominal,
}

/// None for what may be either.
fn kind(parse: &Parse, word: usize) -> Option<Kind> {
    let has = |deprel| parse.dependent(word, deprel).is_some();
    // also "Brandt seven", a clause whose verb is left out
    let predicate = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop, Deprel::Expl, Deprel::Orphan].into_iter().any(has);
    match parse.tokens[word].upos {
        Upos::Verb => Some(Kind::Clause),
        Upos::Noun | Upos::Propn if !predicate && parse.tokens[word].head.is_some() => Some(Kind::Nominal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Norlake PROPN 2 nsubj
        2 sold    VERB  0 root lemma=sell
        3 mills   NOUN  2 obj
        4 and     CCONJ 5 cc
        5 closed  VERB  3 conj next=2:0.3 lemma=close
        6 ports   NOUN  5 obj
        ";

    #[test]
    fn a_verb_is_joined_with_a_verb() {
        check(mend, ROWS, "5 closed conj sold");
        check(mend, &ROWS.replace("0.3", "0.01"), "");
        check(mend, &ROWS.replace("closed", "closing"), "");
    }

    #[test]
    fn a_noun_is_joined_with_a_noun() {
        let rows = ROWS.replace("5 closed  VERB  3 conj next=2:0.3 lemma=close", "5 yards NOUN 2 conj next=3:0.3");
        check(mend, &rows, "5 yards conj mills");
        check(mend, &rows.replace("6 ports   NOUN  5 obj", "6 it PRON 5 nsubj"), "");
    }
}
