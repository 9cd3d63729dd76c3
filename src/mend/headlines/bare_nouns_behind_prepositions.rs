//! "Two killed *in blast*": a preposition right before a bare noun is its case.

use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, preposition: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[preposition];
    if token.upos != Upos::Adp {
        return None;
    }
    let odd = matches!(token.deprel, Deprel::Compound | Deprel::Amod | Deprel::Flat | Deprel::Mark | Deprel::Obl);
    let noun = preposition + 1;
    let next = parse.tokens.get(noun).filter(|t| t.sentence == token.sentence)?;
    // "handed over documents" has a particle, "killed in blast" a preposition
    let adverb = token.deprel == Deprel::Advmod && next.deprel == Deprel::OblUnmarked;
    let bare = matches!(next.deprel, Deprel::OblUnmarked | Deprel::Obl | Deprel::Obj | Deprel::NmodUnmarked)
        && matches!(next.upos, Upos::Noun | Upos::Propn)
        && next.head == token.head
        && parse.case_of(noun).is_empty();
    if !(odd || adverb) || !bare {
        return None;
    }
    Some(vec![
        attach(preposition, noun, Deprel::Case),
        Change::Place { word: noun, governor: next.head, deprel: Deprel::Obl },
    ])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_preposition_before_a_bare_noun_is_its_own() {
        let rows = "
            1 Two    NUM  2 nsubj:pass
            2 killed VERB 0 root lemma=kill
            3 in     ADP  2 compound
            4 blast  NOUN 2 obl:unmarked
            ";
        check(mend, rows, "3 in case blast\n4 blast obl killed");
        check(mend, &rows.replace("ADP  2 compound", "ADP 2 compound:prt"), "");
    }
}
