//! "The board *rubber-stamped* the sale", "*hand-picked* by the mayor": nobody stamps rubber; the verb has two words.

use super::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let predicate = token.upos == Upos::Verb && !matches!(token.deprel, Deprel::Amod | Deprel::Compound | Deprel::Flat);
    let noun = verb.checked_sub(2).filter(|_| predicate && parse.word(verb - 1) == "-")?;
    let before = &parse.tokens[noun];
    let glued =
        before.span.end == parse.tokens[verb - 1].span.start && parse.tokens[verb - 1].span.end == token.span.start;
    let beside = before.head == Some(verb) || before.head == token.head;
    // "a rubber-stamped deal", "a half-year-long"; a name is where or who: "Oslo-based"
    let alone = parse.children(noun).iter().all(|&c| parse.tokens[c].deprel == Deprel::Punct);
    let form = parse.lower(verb);
    let inflected = form != *token.lemma && (form.ends_with("ed") || form.ends_with("ing") || form.ends_with('s'));
    let role = matches!(
        before.deprel,
        Deprel::Obj | Deprel::OblUnmarked | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Compound | Deprel::Conj
    );
    let whole = before.upos == Upos::Noun && glued && beside && alone && inflected && role;
    whole.then(|| {
        let lemma = format!("{}-{}", parse.lower(noun), token.lemma);
        vec![attach(noun, verb, Deprel::Compound), Change::Lemma { word: verb, lemma }]
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_verb_of_two_words_has_no_object_before_it() {
        let rows = "
            1 Lund   PROPN 4 nsubj
            2 hand   NOUN  4 obl:unmarked
            3 -      PUNCT 2 punct _
            4 feeds  VERB  0 root lemma=feed _
            5 owls   NOUN  4 obj lemma=owl
            ";
        check(mend, rows, "2 hand compound feeds\n4 feeds root -");
        check(mend, &rows.replace("punct _", "punct"), "");
        check(mend, &rows.replace("2 hand   NOUN  4 obl:unmarked", "2 Orsa   PROPN 4 obl:unmarked"), "");
    }
}
