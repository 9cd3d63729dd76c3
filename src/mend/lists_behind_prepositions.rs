//! "councillors from the Reds, the *Blues* and the *Greens*": a name behind a name of its kind in a list belongs to that list, though
//! the tree may join it with the noun that the phrase depends on.

use super::change::{Change, attach};
use super::next_governor;
use crate::{Deprel, NameLabel, NominalClass, Parse};

pub(super) fn mend(parse: &Parse, name: usize) -> Option<Vec<Change>> {
    let token = &parse.tokens[name];
    let noun = token.head.filter(|&h| token.deprel == Deprel::Conj && h < name && parse.name_at(h).is_none())?;
    let label = parse.name_at(name)?.label;
    // The last word of the item before it: the comma and the conjunction belong to this one.
    let before = parse.subtree(name)[0].checked_sub(1).filter(|&w| w > noun)?;
    let listed = parse.name_at(before).filter(|n| n.label == label)?;
    let first = parse.first_of_list(parse.head_of(listed.tokens.clone()));
    let behind_preposition = parse.tokens[first].deprel == Deprel::Nmod
        && parse.name_at(first).is_some_and(|n| n.label == label)
        && parse.dependent(first, Deprel::Case).is_some_and(|c| c < first)
        && parse.is_under(first, noun);
    let unlike = class_of(label).is_some_and(|c| c != parse.tokens[noun].nominal);
    let doubtful = || next_governor(parse, name).is_some_and(|n| parse.is_under(n, first));
    (behind_preposition && (unlike || doubtful())).then(|| vec![attach(name, first, Deprel::Conj)])
}

/// The class of a noun with which a name may be joined as like with like: "the centre of Norlake, and Vell".
fn class_of(label: NameLabel) -> Option<NominalClass> {
    match label {
        NameLabel::Person => Some(NominalClass::Person),
        NameLabel::Organization => Some(NominalClass::Organization),
        NameLabel::Location | NameLabel::Facility => Some(NominalClass::Place),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::mend::tests::check;

    const ROWS: &str = "
        1  Councillors NOUN  10 nsubj person
        2  from        ADP   3 case
        3  Reds        PROPN 1 nmod B-Organization organization
        4  ,           PUNCT 6 punct
        5  the         DET   6 det
        6  Blues       PROPN 1 conj B-Organization organization
        7  and         CCONJ 9 cc
        8  the         DET   9 det
        9  Greens      PROPN 1 conj B-Organization organization
        10 left        VERB  0 root lemma=leave
        ";

    #[test]
    fn a_name_belongs_to_the_list_behind_the_preposition() {
        check(mend, ROWS, "6 Blues conj Reds\n9 Greens conj Reds");
    }

    #[test]
    fn a_name_like_the_noun_stays_unless_the_network_doubts() {
        let like = ROWS.replace("Councillors NOUN  10 nsubj person", "Branches NOUN 10 nsubj organization");
        check(mend, &like, "");
        check(
            mend,
            &like.replace("6  Blues       PROPN 1 conj", "6 Blues PROPN 1 conj next=3:0.3"),
            "6 Blues conj Reds",
        );
        check(mend, &ROWS.replace("B-Organization organization\n        4", "B-Location place\n        4"), "");
    }
}
