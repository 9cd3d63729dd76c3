//! "the singer in the choir *who* limps": "who" speaks of a person, so the relative clause belongs to one where the network doubts.

use super::change::{Change, attach};
use super::next_governor;
use crate::{Deprel, NameLabel, NominalClass, Parse};

pub(super) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    let noun = token.head.filter(|&n| token.deprel == Deprel::AclRelcl && !is_person(parse, n))?;
    let person = next_governor(parse, verb).filter(|&p| p < noun && is_person(parse, p) && parse.is_under(noun, p))?;
    let subjects = parse.dependents(verb, Deprel::Nsubj).chain(parse.dependents(verb, Deprel::NsubjPass));
    let who = subjects.into_iter().any(|s| &*parse.tokens[s].lemma == "who");
    who.then(|| vec![attach(verb, person, Deprel::AclRelcl)])
}

fn is_person(parse: &Parse, word: usize) -> bool {
    parse.tokens[word].nominal == NominalClass::Person
        || parse.name_at(word).is_some_and(|n| n.label == NameLabel::Person)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn who_speaks_of_a_person() {
        let rows = "
            1 She   PRON 2 nsubj
            2 met   VERB 0 root lemma=meet
            3 women NOUN 2 obj person lemma=woman
            4 of    ADP  5 case
            5 staff NOUN 3 nmod organization
            6 who   PRON 7 nsubj
            7 left  VERB 5 acl:relcl next=3:0.2 lemma=leave
            ";
        check(mend, rows, "7 left acl:relcl women");
        check(mend, &rows.replace("5 staff NOUN 3 nmod organization", "5 clerks NOUN 3 nmod person"), "");
        check(mend, &rows.replace("6 who", "6 that"), "");
        check(mend, &rows.replace("0.2", "0.02"), "");
    }
}
