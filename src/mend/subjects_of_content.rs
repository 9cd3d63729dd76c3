//! "a paint *that* makers claim is safer", "figures indicate *most* of them were local": a clause with an auxiliary has a subject, so
//! what stands as the object of the verb above is that.

use super::change::{Change, attach};
use super::verb_forms::subject_relation;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, object: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[object];
    let outer = token.head.filter(|_| token.deprel == Deprel::Obj && token.upos != Upos::Adv)?;
    let content = parse.dependent(outer, Deprel::Ccomp).filter(|&c| c > outer && c > object)?;
    let begins = parse.subtree(content)[0];
    let relative = object < outer && token.upos == Upos::Pron && parse.is_relative_pronoun(object);
    let place = match relative {
        true => begins == outer + 1,
        // not "told her: was it you?"
        false => object > outer && begins > object && parse.tokens[begins - 1].upos != Upos::Punct,
    };
    let finite = matches!(parse.tokens[begins].deprel, Deprel::Cop | Deprel::Aux | Deprel::AuxPass)
        && parse.tokens[begins].head == Some(content);
    let lacks_subject = parse.lacks_subject(content) && parse.dependent(content, Deprel::Mark).is_none();
    (place && finite && lacks_subject).then(|| vec![attach(object, content, subject_relation(parse, content))])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_relative_pronoun_is_the_subject_of_what_is_said() {
        let rows = "
            1 paint    NOUN 0 root
            2 that     PRON 4 obj
            3 makers   NOUN 4 nsubj
            4 claim    VERB 1 acl:relcl
            5 is       AUX  6 cop
            6 safe     ADJ  4 ccomp
            ";
        check(mend, rows, "2 that nsubj safe");
        check(mend, &rows.replace("6 cop", "6 cop\n7 it PRON 6 nsubj"), "");
        check(mend, &rows.replace("ccomp", "advcl"), "");
    }

    #[test]
    fn a_noun_before_an_auxiliary_is_its_subject() {
        let rows = "
            1 figures  NOUN 2 nsubj
            2 indicate VERB 0 root
            3 most     ADJ  2 obj
            4 were     AUX  5 aux:pass
            5 hurt     VERB 2 ccomp
            ";
        check(mend, rows, "3 most nsubj:pass hurt");
        check(mend, &rows.replace("5 aux:pass", "5 mark"), "");
    }
}
