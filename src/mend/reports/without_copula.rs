//! "Norlake says *deal near*" at the end of a headline: what is said lacks its "is".

use super::{is_nominal, is_reporting_verb, predicate_behind};
use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    if !is_reporting_verb(parse, verb) {
        return None;
    }
    let end = parse.sentence_of(verb).tokens.end;
    let with_subject = |&c: &usize| {
        c > verb
            && parse.tokens[c].deprel == Deprel::Advmod
            && parse.nominal_subjects(c).next().is_some_and(|s| s > verb)
    };
    if let Some(&said) = parse.children(verb).iter().find(|c| with_subject(c)) {
        return Some(vec![attach(said, verb, Deprel::Ccomp)]);
    }
    let placed = |c: usize| matches!(parse.tokens[c].deprel, Deprel::Ccomp | Deprel::Obj);
    let topic = parse.children(verb).iter().copied().find(|&c| c > verb && placed(c) && is_nominal(parse, c))?;
    let said = predicate_behind(parse, topic, end).filter(|_| parse.nominal_subjects(topic).next().is_none())?;
    Some(vec![attach(said, verb, Deprel::Ccomp), attach(topic, said, Deprel::Nsubj)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_is_said_without_a_copula_is_a_clause() {
        let rows = "
            1 Norlake PROPN 2 nsubj
            2 says    VERB  0 root lemma=say
            3 deal    NOUN  2 obj
            4 near    ADV   3 advmod
            ";
        check(mend, rows, "3 deal nsubj near\n4 near ccomp says");
        check(
            mend,
            &rows.replace("3 deal    NOUN  2 obj", "3 deal NOUN 4 nsubj").replace("3 advmod", "2 advmod"),
            "4 near ccomp says",
        );
        check(mend, &rows.replace("says    VERB  0 root lemma=say", "signs VERB 0 root lemma=sign"), "");
    }
}
