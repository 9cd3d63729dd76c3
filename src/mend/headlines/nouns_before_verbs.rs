//! "*Court* rejects appeal": no noun is part of a finite verb.

use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[verb];
    if token.upos != Upos::Verb || token.head.is_some() {
        return None;
    }
    let noun = parse.dependents(verb, Deprel::Compound).find(|&c| c < verb)?;
    let nominal = matches!(parse.tokens[noun].upos, Upos::Noun | Upos::Propn);
    let governs = parse.dependent(verb, Deprel::Obj).is_some() || parse.dependent(verb, Deprel::Ccomp).is_some();
    let alone = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark].iter().all(|&d| parse.dependent(verb, d).is_none());
    (nominal && governs && alone && noun + 1 == verb).then(|| vec![attach(noun, verb, Deprel::Nsubj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_noun_before_a_finite_verb_is_its_subject() {
        let rows = "1 Court NOUN 2 compound\n2 rejects VERB 0 root lemma=reject\n3 appeal NOUN 2 obj";
        check(mend, rows, "1 Court nsubj rejects");
        check(mend, &rows.replace("2 obj", "2 obl"), "");
    }
}
