//! Passives.

use super::check;

#[test]
fn a_passive_keeps_its_grammatical_subject() {
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 4 nsubj:pass place
        3 was AUX 4 aux:pass
        4 opened VERB 0 root
        5 by ADP 7 case
        6 the DET 7 det
        7 mayor NOUN 4 obl:agent person
        8 in ADP 9 case
        9 May PROPN 4 obl B-Date time
        10 . PUNCT 4 punct
        ",
        "The bridge | was opened by | the mayor | in May",
        "The bridge | was opened by | the mayor
         The bridge | was opened by the mayor in | May",
    );
}

#[test]
fn who_is_given_something_is_the_subject() {
    check(
        "
        1 Mara PROPN 4 nsubj:pass B-Person person
        2 Sund PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 given VERB 0 root
        5 a DET 6 det
        6 ship NOUN 4 obj object
        7 by ADP 9 case
        8 the DET 9 det
        9 crew NOUN 4 obl:agent person
        10 . PUNCT 4 punct
        ",
        "Mara Sund | was given | a ship | by the crew",
        "Mara Sund | was given | a ship
         Mara Sund | was given a ship by | the crew",
    );
}

#[test]
fn passives_that_are_joined_share_their_auxiliary() {
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 4 nsubj:pass place
        3 was AUX 4 aux:pass
        4 cut VERB 0 root
        5 and CCONJ 6 cc
        6 flooded VERB 4 conj
        7 by ADP 8 case
        8 sailors NOUN 6 obl:agent person
        9 . PUNCT 4 punct
        ",
        "The bridge | was cut
         The bridge | was flooded by | sailors",
        "The bridge | was flooded by | sailors",
    );
}
