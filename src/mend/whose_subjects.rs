//! "Clark, whose *brother* Tom runs the firm": what "whose" belongs to is no other name of hers, but the subject of the clause.

use super::change::{Change, attach};
use super::verb_forms::subject_relation;
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, whose: usize) -> Option<Vec<Change>> {
    let owner = &parse.tokens[whose];
    let noun = owner.head.filter(|&n| &*owner.lemma == "whose" && whose < n)?;
    let beside = &parse.tokens[noun];
    let first = beside.head.filter(|&h| beside.deprel == Deprel::Appos && h < whose)?;
    let free = |&verb: &usize| noun < verb && parse.lacks_subject(verb);
    let clauses = |word| parse.dependents(word, Deprel::AclRelcl);
    let verb = clauses(noun).chain(clauses(first)).find(free)?;
    let subject = subject_relation(parse, verb);
    Some(vec![attach(verb, first, Deprel::AclRelcl), attach(noun, verb, subject)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_whose_belongs_to_is_the_subject_of_its_clause() {
        let rows = "
            1 Clark   PROPN 7 nsubj
            2 whose   PRON  3 nmod:poss lemma=whose
            3 brother NOUN  1 appos
            4 Tom     PROPN 3 appos
            5 founded VERB  3 acl:relcl
            6 Nordlys PROPN 5 obj
            7 sold    VERB  0 root
            ";
        check(mend, rows, "3 brother nsubj founded\n5 founded acl:relcl Clark");
        check(mend, &rows.replace("VERB  3 acl:relcl", "VERB  1 acl:relcl"), "3 brother nsubj founded");
        check(
            mend,
            &rows.replace("PROPN 5 obj", "AUX 5 aux:pass"),
            "3 brother nsubj:pass founded\n5 founded acl:relcl Clark",
        );
        check(mend, &rows.replace("4 Tom     PROPN 3 appos", "4 Tom PROPN 5 nsubj"), "");
        check(mend, &rows.replace("lemma=whose", "lemma=her"), "");
    }
}
