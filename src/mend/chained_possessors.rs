//! "*Moe*'s sister's son": of two possessors of one noun the first belongs to the second.

use super::change::{Change, attach};
use crate::lexicon::vocabulary::closed_classes;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, first: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[first];
    let noun = token.head.filter(|&n| token.deprel == Deprel::NmodPoss && first < n)?;
    let next = parse.dependents(noun, Deprel::NmodPoss).find(|&p| first < p && p < noun)?;
    // "whose Norlake's" and "her today's" belong to nobody by their form
    let marked =
        |p: usize| parse.dependents(p, Deprel::Case).any(|c| closed_classes::POSSESSIVE_ENDINGS.has(parse.word(c)));
    let pronoun = token.upos == Upos::Pron && parse.dependent(first, Deprel::Case).is_none();
    let last = *parse.subtree(first).last()?;
    let beside = *parse.subtree(next).first()? == last + 1;
    ((marked(first) || pronoun) && marked(next) && parse.tokens[next].upos == Upos::Noun && beside)
        .then(|| vec![attach(first, next, Deprel::NmodPoss)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn the_first_of_two_possessors_belongs_to_the_second() {
        let rows = "
            1 Moe    PROPN 5 nmod:poss
            2 's     PART  1 case
            3 sister NOUN  5 nmod:poss
            4 's     PART  3 case
            5 son    NOUN  6 nsubj
            6 left   VERB  0 root lemma=leave
            ";
        check(mend, rows, "1 Moe nmod:poss sister");
        check(mend, &rows.replace("3 sister NOUN  5 nmod:poss", "3 sister NOUN 5 amod"), "");
        check(mend, &rows.replace("1 Moe    PROPN 5", "1 Moe PROPN 3"), "");
    }
}
