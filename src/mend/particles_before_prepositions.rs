//! "came *up* with a plan": a verb that takes this adverb and this preposition means with both what it does not mean without the
//! adverb, which is its particle then.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let adverb = token.deprel == Deprel::Advmod;
    let verb = token.head.filter(|&v| adverb && v < word && parse.tokens[v].upos == Upos::Verb)?;
    let preposition = parse.tokens.get(word + 1).filter(|next| next.sentence == token.sentence)?;
    let lemma = &parse.tokens[verb].lemma;
    let of_verb = || format!("{lemma}:{}:{}", parse.lower(word), preposition.lemma);
    let close = verb + 1 == word || parse.tokens[verb + 1..word].iter().all(|t| t.head == Some(verb));
    (close && mending::VERBS_WITH_TWO_PARTICLES.has(&of_verb())).then(|| vec![attach(word, verb, Deprel::CompoundPrt)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn the_adverb_before_the_preposition_of_a_verb_is_its_particle() {
        let rows = "
            1 They NOUN 2 nsubj
            2 came VERB 0 root lemma=come
            3 up   ADP  2 advmod
            4 with ADP  6 case
            5 a    DET  6 det
            6 plan NOUN 2 obl
            ";
        check(mend, rows, "3 up compound:prt came");
        check(mend, &rows.replace("4 with", "4 from"), "");
    }
}
