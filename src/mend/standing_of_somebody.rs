//! "hurt the party's *standing* with farmers": what has an owner and no object is a noun, not what the party does.

use super::change::{Change, attach};
use crate::{Deprel, NominalClass, Parse, Upos};

pub(super) fn mend(parse: &Parse, noun: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[noun];
    let above = token.head.filter(|_| token.upos == Upos::Verb && token.deprel == Deprel::Xcomp)?;
    let owner = parse.dependent(noun, Deprel::NmodPoss).filter(|&o| above < o && o < noun)?;
    let takes_object = parse.tokens[above].upos == Upos::Verb && parse.dependent(above, Deprel::Obj).is_none();
    let others = [Deprel::Obj, Deprel::Iobj, Deprel::Nsubj, Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Ccomp];
    let bare = others.iter().all(|&d| parse.dependent(noun, d).is_none());
    let next = parse.subtree(owner).last().is_some_and(|&l| l + 1 == noun);
    (takes_object && bare && next && parse.lower(noun).ends_with("ing")).then(|| {
        let phrases = parse.dependents(noun, Deprel::Obl).filter(|&o| o > noun);
        let mut changes: Vec<Change> = phrases.map(|o| attach(o, noun, Deprel::Nmod)).collect();
        changes.extend([
            attach(noun, above, Deprel::Obj),
            Change::PartOfSpeech { word: noun, upos: Upos::Noun },
            Change::Lemma { word: noun, lemma: parse.lower(noun).into_owned() },
            Change::Class { word: noun, class: NominalClass::Abstract },
        ]);
        changes
    })
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    #[test]
    fn what_has_an_owner_is_a_noun() {
        let rows = "
            1 Rows     NOUN 2 nsubj
            2 hurt     VERB 0 root
            3 Brandt   PROPN 5 nmod:poss
            4 's       PART 3 case
            5 standing VERB 2 xcomp lemma=stand
            6 with     ADP 7 case
            7 miners   NOUN 5 obl
            ";
        check(mend, rows, "5 standing obj hurt\n7 miners nmod standing");
        check(mend, &rows.replace("3 Brandt   PROPN 5 nmod:poss", "3 Brandt   PROPN 2 nmod:poss"), "");
    }
}
