//! "The jails are full and short *on guards*": a phrase behind the second of two adjectives belongs to that one, unless the network is
//! sure that both share it.

use super::change::{Change, attach};
use super::next_governor;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let adjective = |w: usize| parse.tokens[w].upos == Upos::Adj;
    let first = token.head.filter(|&f| token.deprel == Deprel::Obl && adjective(f) && f < noun)?;
    let second = next_governor(parse, noun).filter(|&s| adjective(s) && first < s)?;
    let joined = parse.tokens[second].head == Some(first) && parse.tokens[second].deprel == Deprel::Conj;
    let preposition = parse.dependent(noun, Deprel::Case)?;
    (joined && second + 1 == preposition).then(|| vec![attach(noun, second, Deprel::Obl)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_phrase_belongs_to_the_adjective_before_it() {
        let rows = "
            1 Jails  NOUN 3 nsubj
            2 are    AUX  3 cop lemma=be
            3 full   ADJ  0 root
            4 and    CCONJ 5 cc
            5 short  ADJ  3 conj
            6 on     ADP  7 case
            7 guards NOUN 3 obl next=5:0.2
            ";
        check(mend, rows, "7 guards obl short");
        check(mend, &rows.replace("0.2", "0.02"), "");
        check(mend, &rows.replace("next=5:0.2", "next=1:0.2"), "");
    }
}
