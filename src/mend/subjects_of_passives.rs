//! "after *Per Holm*, 43, was arrested": a nominal without a preposition right before a passive that has no subject is its subject.

use super::change::{Change, attach};
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, nominal: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[nominal];
    let adverbial = matches!(token.deprel, Deprel::Obl | Deprel::OblUnmarked);
    let verb = token.head.filter(|&v| adverbial && nominal < v)?;
    let be = parse.dependent(verb, Deprel::AuxPass)?;
    let be = parse.dependents(verb, Deprel::Aux).chain([be]).min()?;
    let words = parse.subtree(nominal);
    let (first, last) = (words[0], words[words.len() - 1]);
    let before = first.checked_sub(1).map(|b| &parse.tokens[b])?;
    let behind_conjunction = before.head == Some(verb) && before.deprel == Deprel::Mark;
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl];
    let free = subjects.iter().all(|&s| parse.dependent(verb, s).is_none());
    let time =
        token.nominal == NominalClass::Time || parse.name_at(nominal).is_some_and(|n| n.label == NameLabel::Date);
    let named = matches!(token.upos, Upos::Noun | Upos::Propn) && parse.case_of(nominal).is_empty() && !time;
    (behind_conjunction && free && named && last + 1 == be).then(|| vec![attach(nominal, verb, Deprel::NsubjPass)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_stands_before_a_passive_is_its_subject() {
        let rows = "
            1 Crowds   NOUN  2 nsubj
            2 met      VERB  0 root lemma=meet
            3 after    SCONJ 8 mark
            4 Holm     PROPN 8 obl B-Person person
            5 ,        PUNCT 6 punct
            6 43       NUM   4 nmod:unmarked
            7 was      AUX   8 aux:pass
            8 arrested VERB  2 advcl lemma=arrest
            ";
        check(mend, rows, "4 Holm nsubj:pass arrested");
        check(mend, &rows.replace("4 Holm     PROPN 8 obl B-Person person", "4 days NOUN 8 obl time"), "");
        check(mend, &rows.replace("7 was      AUX   8 aux:pass", "7 he PRON 8 nsubj:pass"), "");
    }
}
