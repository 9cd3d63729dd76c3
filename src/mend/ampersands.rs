//! "Duarte *& Filhos*": one name, not two beside each other.

use super::change::{Change, attach};
use crate::lexicon;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, second: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[second];
    let first = token.head.filter(|&h| token.deprel == Deprel::Conj && h < second)?;
    let ampersand = parse.dependents(second, Deprel::Cc).find(|&c| parse.word(c) == "&")?;
    let names = parse.tokens[first].upos == Upos::Propn && token.upos == Upos::Propn;
    let given = |word: usize| lexicon::given_name(parse.word(word)).is_some();
    // "Harry & Meghan" are two.
    let couple = given(first) && given(second);
    (names && first < ampersand && !couple)
        .then(|| vec![attach(ampersand, first, Deprel::Flat), attach(second, first, Deprel::Flat)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn names_around_an_ampersand_are_one() {
        let rows = "
            1 Duarte PROPN 0 root
            2 &      CCONJ 3 cc
            3 Filhos PROPN 1 conj
            ";
        check(mend, rows, "2 & flat Duarte\n3 Filhos flat Duarte");
        check(mend, &rows.replace('&', "and"), "");
        check(mend, &rows.replace("Duarte", "Peter").replace("Filhos", "Anna"), "");
    }
}
