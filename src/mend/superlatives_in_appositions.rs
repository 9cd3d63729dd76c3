//! "Siltron, the oldest bank in Norway and *the second-largest* in Sweden, closed": a superlative without a noun is one of what the
//! apposition before it tells of, no second thing beside the one that both describe.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, superlative: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[superlative];
    let word = parse.word(superlative);
    let highest = token.upos == Upos::Adj && word.ends_with("est") && *word != *token.lemma;
    let noun = token.head.filter(|&n| highest && token.deprel == Deprel::Conj && n < superlative)?;
    let definite = parse.dependents(superlative, Deprel::Det).any(|d| parse.word(d) == "the");
    let described = |&a: &usize| a < superlative && parse.tokens[a].upos == Upos::Noun;
    let apposition = parse.dependents(noun, Deprel::Appos).filter(described).last()?;
    definite.then(|| vec![attach(superlative, apposition, Deprel::Conj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1 Siltron  PROPN 10 nsubj B-Organization
        2 ,        PUNCT 4 punct
        3 a        DET   4 det
        4 bank NOUN  1 appos
        5 and      CCONJ 7 cc
        6 the      DET   7 det
        7 largest  ADJ   1 conj lemma=large
        8 here     ADV   7 advmod
        9 ,        PUNCT 1 punct
        10 closed  VERB  0 root lemma=close
        ";

    #[test]
    fn a_superlative_goes_on_with_the_apposition() {
        check(mend, ROWS, "7 largest conj bank");
    }

    #[test]
    fn nouns_and_lists_without_apposition_stay() {
        check(mend, &ROWS.replace("7 largest  ADJ   1 conj lemma=large", "7 firm NOUN 1 conj"), "");
        check(mend, &ROWS.replace("4 bank NOUN  1 appos", "4 bank NOUN  1 conj"), "");
    }
}
