//! "met *ahead of* the vote": one preposition of two words, which the tree parts into an adverb of the verb and an "of".

use super::change::{Change, attach};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    if token.lemma.as_ref() != "ahead" || token.deprel != Deprel::Advmod {
        return None;
    }
    let of = parse.tokens.get(word + 1).filter(|t| t.sentence == token.sentence && t.lemma.as_ref() == "of")?;
    let noun = of.head.filter(|_| of.deprel == Deprel::Case)?;
    // "ahead" governs nothing but the phrase
    let alone = parse.children(word).iter().all(|&c| c == noun);
    let mut changes = vec![attach(word, noun, Deprel::Case), attach(word + 1, word, Deprel::Fixed)];
    if parse.tokens[noun].head == Some(word) {
        changes.insert(0, attach(noun, token.head?, Deprel::Obl));
    }
    alone.then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn ahead_and_of_are_one_preposition() {
        let rows = "
            1 They  PRON 2 nsubj
            2 met   VERB 0 root lemma=meet
            3 ahead ADV  2 advmod
            4 of    ADP  6 case
            5 the   DET  6 det
            6 vote  NOUN 2 obl
            ";
        check(mend, rows, "3 ahead case vote\n4 of fixed ahead");
        check(mend, &rows.replace("4 of", "4 in"), "");
    }
}
