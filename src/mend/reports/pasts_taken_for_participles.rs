//! "The fair *focused* on bread, Berg said": what stands before the comma is a clause of its own, though the tree has its verb
//! describe a second subject of the report.

use super::{ends, is_reporting_verb};
use crate::mend::change::{Change, attach};
use crate::{Deprel, Parse, Upos};

pub(in crate::mend) fn mend(parse: &Parse, verb: usize) -> Option<Vec<Change>> {
    if !is_reporting_verb(parse, verb) {
        return None;
    }
    let [topic, speaker] = parse.nominal_subjects(verb).take(3).collect::<Vec<_>>()[..] else { return None };
    let (start, end) = ends(parse, speaker);
    let comma = start.checked_sub(1).filter(|&c| parse.word(c) == ",")?;
    let mut pasts = parse.dependents(topic, Deprel::Acl).filter(|&p| is_past(parse, p) && p < comma);
    let past = pasts.next().filter(|_| end + 1 == verb && ends(parse, topic).1 + 1 == comma)?;
    // "The fair, focused on bread, Berg said"
    let between = ends(parse, past).0.checked_sub(1).is_some_and(|w| parse.tokens[w].upos == Upos::Punct);
    (!between && pasts.next().is_none())
        .then(|| vec![attach(past, verb, Deprel::Ccomp), attach(topic, past, Deprel::Nsubj)])
}

/// A form that is a past as well as a participle and has neither.
fn is_past(parse: &Parse, verb: usize) -> bool {
    parse.tokens[verb].upos == Upos::Verb
        && !parse.word(verb).ends_with("ing")
        && [Deprel::Mark, Deprel::Nsubj, Deprel::Aux, Deprel::AuxPass]
            .iter()
            .all(|&d| parse.dependent(verb, d).is_none())
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_a_fair_did_is_said() {
        let rows = "
            1 Fairs   NOUN  7 nsubj abstract lemma=fair
            2 focused VERB  1 acl lemma=focus
            3 on      ADP   4 case
            4 bread   NOUN  2 obl
            5 ,       PUNCT 7 punct
            6 Berg    PROPN 7 nsubj B-Person person
            7 said    VERB  0 root lemma=say
            ";
        check(mend, rows, "1 Fairs nsubj focused\n2 focused ccomp said");
        check(mend, &rows.replace("said    VERB  0 root lemma=say", "saw     VERB  0 root lemma=see"), "");
    }
}
