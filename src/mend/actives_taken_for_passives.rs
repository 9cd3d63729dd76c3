//! "The chief *arrested* the mayor": with an object and without "be" it is no passive, except for verbs with two objects ("Rebels
//! given arms").

use super::change::{Change, attach};
use super::verb_forms::is_past_form;
use crate::lexicon::vocabulary::mending;
use crate::{Deprel, Parse, Upos};

pub(super) fn mend(parse: &Parse, subject: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[subject];
    let verb = token.head.filter(|&v| token.deprel == Deprel::NsubjPass && subject < v)?;
    let passive = [Deprel::AuxPass, Deprel::Aux, Deprel::OblAgent].iter().any(|&d| parse.dependent(verb, d).is_some());
    let past = parse.tokens[verb].upos == Upos::Verb && is_past_form(parse, verb);
    let object = parse.dependents(verb, Deprel::Obj).any(|o| o > verb);
    (past && !passive && object && !mending::TAKES_TWO_OBJECTS.has(&parse.tokens[verb].lemma))
        .then(|| vec![attach(subject, verb, Deprel::Nsubj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_verb_with_an_object_and_without_be_is_no_passive() {
        let rows = "
            1 Holm     PROPN 2 nsubj:pass
            2 arrested VERB  0 root lemma=arrest
            3 Berg     PROPN 2 obj
            ";
        check(mend, rows, "1 Holm nsubj arrested");
        check(mend, &rows.replace("arrested VERB  0 root lemma=arrest", "given VERB 0 root lemma=give"), "");
        check(mend, &rows.replace("3 Berg     PROPN 2 obj", "3 Monday PROPN 2 obl:unmarked"), "");
    }
}
