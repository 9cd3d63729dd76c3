//! "The singer *passed away*": an adverb that makes another verb of the one before it is its particle.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, adverb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[adverb];
    if token.deprel != Deprel::Advmod {
        return None;
    }
    let verb = token.head.filter(|&v| v + 1 == adverb && parse.tokens[v].upos == Upos::Verb)?;
    let both = format!("{}_{}", parse.tokens[verb].lemma, token.lemma);
    mending::VERBS_WITH_PARTICLES.has(&both).then(|| vec![attach(adverb, verb, Deprel::CompoundPrt)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn an_adverb_that_makes_another_verb_is_a_particle() {
        let rows = "
            1 She    PRON 2 nsubj
            2 passed VERB 0 root lemma=pass
            3 away   ADV  2 advmod
            4 on     ADP  5 case
            5 Monday PROPN 2 obl
            ";
        check(mend, rows, "3 away compound:prt passed");
        check(mend, &rows.replace("3 away", "3 early"), "");
    }
}
