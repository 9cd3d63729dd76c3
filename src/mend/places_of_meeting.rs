//! "met her Ugandan counterpart *in Kampala*": with a certain person the place is where it happened, not where the person is from.

use super::change::{Change, attach};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, place: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[place];
    let in_place = token.deprel == Deprel::Nmod
        && token.upos == Upos::Propn
        && token.nominal == NominalClass::Place
        && parse.dependents(place, Deprel::Case).any(|c| &*parse.tokens[c].lemma == "in");
    let person = token.head.filter(|&p| in_place && p < place)?;
    let noun = &parse.tokens[person];
    let certain = noun.upos == Upos::Propn || parse.dependent(person, Deprel::NmodPoss).is_some();
    let verb = noun.head.filter(|&v| parse.tokens[v].upos == Upos::Verb && v < person)?;
    (noun.nominal == NominalClass::Person && certain && matches!(noun.deprel, Deprel::Obj | Deprel::Obl))
        .then(|| vec![attach(place, verb, Deprel::Obl)])
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn a_certain_person_is_met_somewhere() {
        let rows = "
            1 She         PRON  2 nsubj
            2 met         VERB  0 root lemma=meet
            3 her         PRON  4 nmod:poss
            4 counterpart NOUN  2 obj person
            5 in          ADP   6 case
            6 Kampala     PROPN 4 nmod place
            ";
        check(mend, rows, "6 Kampala obl met");
        check(mend, &rows.replace("nmod:poss", "det"), "");
        check(mend, &rows.replace("in ", "of "), "");
    }
}
