//! "on condition *that the buyer keep the mill*": beside another object "that" is none, so the clause is no relative one. Nor is
//! it where "that" is no part of it already ("a report that she had offered to go").

use super::change::{Change, attach};
use crate::{Deprel, Parse};

pub(super) fn mend(parse: &Parse, that: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[that];
    let verb = token.head.filter(|&verb| &*token.lemma == "that" && that < verb)?;
    let clause = &parse.tokens[verb];
    let noun = clause.head?;
    match token.deprel {
        Deprel::Mark if clause.deprel == Deprel::AclRelcl => Some(vec![attach(verb, noun, Deprel::Acl)]),
        Deprel::Obj | Deprel::OblUnmarked if matches!(clause.deprel, Deprel::Acl | Deprel::AclRelcl) => {
            let object = parse.dependents(verb, Deprel::Obj).any(|o| o > verb);
            let subject = parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| that < s && s < verb);
            // "a pet that they let me have": the object of another verb
            let nested = [Deprel::Xcomp, Deprel::Ccomp].iter().any(|&d| parse.dependent(verb, d).is_some());
            (object && subject && !nested)
                .then(|| vec![attach(that, verb, Deprel::Mark), attach(verb, noun, Deprel::Acl)])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn that_beside_another_object_is_a_conjunction() {
        let rows = "
            1 condition NOUN 0 root
            2 that      PRON 4 obj
            3 buyers    NOUN 4 nsubj
            4 keep      VERB 1 acl:relcl
            5 mills     NOUN 4 obj
            ";
        check(mend, rows, "2 that mark keep\n4 keep acl condition");
        let unmarked = rows.replace("that      PRON 4 obj", "that PRON 4 obl:unmarked");
        check(mend, &unmarked, "2 that mark keep\n4 keep acl condition");
        let alone = &rows[..rows.find("5").unwrap_or(0)];
        check(mend, alone, "");
        check(mend, &alone.replace("PRON 4 obj", "SCONJ 4 mark"), "4 keep acl condition");
    }
}
