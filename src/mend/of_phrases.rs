//! "was mayor *of Lund* until 2015": what "of" brings to a noun belongs to it, also where the noun is said of somebody.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let noun = token.head.filter(|&noun| token.deprel == Deprel::Obl && noun < word)?;
    let of = parse.dependents(word, Deprel::Case).any(|c| &*parse.tokens[c].lemma == "of");
    (parse.tokens[noun].upos == Upos::Noun && of).then(|| vec![attach(word, noun, Deprel::Nmod)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_of_brings_belongs_to_its_noun() {
        let rows = "
            1 Berg  PROPN 3 nsubj
            2 was   AUX   3 cop
            3 mayor NOUN  0 root
            4 of    ADP   5 case
            5 Lund  PROPN 3 obl
            ";
        check(mend, rows, "5 Lund nmod mayor");
        check(mend, &rows.replace("of ", "in "), "");
    }
}
