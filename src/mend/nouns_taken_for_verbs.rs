//! "roofs mended by farmers and *repair crews*": a base form cannot be joined with a participle or a past, so it is a noun before
//! another.

use super::change::{Change, attach};
use super::verb_forms::is_past_form;
use crate::lexicon::vocabulary::predicates;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, word: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[word];
    let verb = token.head.filter(|&h| token.deprel == Deprel::Conj && token.upos == Upos::Verb && h < word)?;
    let lemma = &token.lemma;
    // "arrested them and put them in jail", "had come and become friends"
    let may_be_past = predicates::PAST_IS_BASE.has(lemma) || predicates::PARTICIPLE_IS_BASE.has(lemma);
    let base = parse.lower(word) == **lemma && !may_be_past;
    let joined_with_past = parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb);
    let object = parse.dependent(word, Deprel::Obj).filter(|&o| base && joined_with_past && o == word + 1)?;
    let conjunction = parse.dependent(word, Deprel::Cc).filter(|&c| c + 1 == word)?;
    let alone = parse.children(word).iter().all(|&c| c == object || c == conjunction);
    // The noun that stands before the conjunction.
    let noun = conjunction.checked_sub(1).filter(|&n| matches!(parse.tokens[n].upos, Upos::Noun | Upos::Propn))?;
    (alone && parse.is_under(noun, verb)).then(|| {
        vec![
            attach(word, object, Deprel::Compound),
            attach(object, noun, Deprel::Conj),
            attach(conjunction, object, Deprel::Cc),
        ]
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_base_form_beside_a_participle_is_a_noun() {
        let rows = "
            1 Towns   NOUN  2 nsubj
            2 praised VERB  0 root lemma=praise
            3 roofs   NOUN  2 obj
            4 mended  VERB  3 acl lemma=mend
            5 by      ADP   6 case
            6 farmers  NOUN  4 obl:agent
            7 and     CCONJ 8 cc
            8 repair  VERB  4 conj
            9 crews   NOUN  8 obj
            ";
        check(mend, rows, "7 and cc crews\n8 repair compound crews\n9 crews conj farmers");
        check(mend, &rows.replace("repair ", "hit "), "");
        check(mend, &rows.replace("repair  VERB  4 conj", "repaired VERB 4 conj lemma=repair"), "");
    }
}
