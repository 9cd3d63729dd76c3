//! "Two killed *in* blast": what stands before a noun that the verb has as an oblique is its preposition, no adverb of the verb.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let verb = token.head.filter(|_| token.upos == Upos::Adp && token.deprel == Deprel::Advmod)?;
    let noun =
        parse.dependents(verb, Deprel::Obl).find(|&n| n > word && parse.subtree(n).first() == Some(&(word + 1)))?;
    parse.case_of(noun).is_empty().then(|| vec![attach(word, noun, Deprel::Case)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_preposition_before_its_noun_is_no_adverb() {
        let rows = "
            1 Two    NUM  2 nsubj:pass
            2 killed VERB 0 root lemma=kill
            3 in     ADP  2 advmod
            4 blast  NOUN 2 obl
            ";
        check(mend, rows, "3 in case blast");
        check(mend, &rows.replace("ADP  2 advmod", "ADV  2 advmod"), "");
    }
}
