//! "Court *rejects* appeal": a finite verb that stands before its noun is no clause about it.

use crate::mend::change::{Change, attach, make_root};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let clause = token.upos == Upos::Verb && matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl);
    let object = token.head.filter(|&h| clause && h > verb)?;
    let third_person = parse.word(verb).ends_with('s') && !parse.word(verb).eq_ignore_ascii_case(&token.lemma);
    let nominal = matches!(parse.tokens[object].upos, Upos::Noun | Upos::Propn);
    if !third_person || !nominal || parse.tokens[object].head.is_some() {
        return None;
    }
    let subject = verb.checked_sub(1).filter(|&before| {
        let word = &parse.tokens[before];
        word.sentence == token.sentence
            && matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron)
            && (word.head == Some(verb) || word.head == Some(object))
    })?;
    Some(vec![make_root(verb), attach(object, verb, Deprel::Obj), attach(subject, verb, Deprel::Nsubj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_headline_has_its_verb() {
        check(
            mend,
            "
            1 Court   NOUN  2 compound
            2 rejects VERB  4 acl lemma=reject
            3 Norlake PROPN 4 compound
            4 appeal  NOUN  0 root
            ",
            "1 Court nsubj rejects\n2 rejects root -\n4 appeal obj rejects",
        );
    }
}
