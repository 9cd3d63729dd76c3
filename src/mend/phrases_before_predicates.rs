//! "The cost, *according to the mayor*, is 30 million", "*In May*, the lead was 7 points": a phrase before a copula is none of the noun
//! behind it.

use super::change::{Change, attach};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let noun = token.head.filter(|&n| token.deprel == Deprel::Nmod && word < n)?;
    let copula = parse.dependents(noun, Deprel::Cop).find(|&c| word < c && c < noun);
    let with_case = parse.dependents(word, Deprel::Case).any(|c| c < word);
    (copula.is_some() && with_case).then(|| vec![attach(word, noun, Deprel::Obl)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_phrase_before_the_copula_is_of_the_clause() {
        let rows = "
            1 In     ADP   2 case
            2 May    PROPN 7 nmod
            3 the    DET   4 det
            4 lead   NOUN  7 nsubj
            5 was    AUX   7 cop lemma=be
            6 seven  NUM   7 nummod
            7 points NOUN  0 root
            ";
        check(mend, rows, "2 May obl points");
        let behind = rows.replace("2 May    PROPN 7 nmod", "2 May    PROPN 4 nmod");
        check(mend, &behind, "");
    }
}
