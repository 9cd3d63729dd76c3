//! Facts that noun phrases tell without a verb.

use super::check;

#[test]
fn an_apposition_is_told_of_the_name() {
    check(
        "
        1 The DET 2 det
        2 founder NOUN 7 nsubj person
        3 , PUNCT 4 punct
        4 Mara PROPN 2 appos B-Person person
        5 Sund PROPN 4 flat I-Person
        6 , PUNCT 2 punct
        7 resigned VERB 0 root
        8 . PUNCT 7 punct
        ",
        "Mara Sund | is | The founder
         The founder | resigned",
        "Mara Sund | is | The founder",
    );
    check(
        "
        1 Mara PROPN 7 nsubj B-Person person
        2 Sund PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 the DET 5 det
        5 founder NOUN 1 appos person
        6 , PUNCT 1 punct
        7 resigned VERB 0 root
        8 . PUNCT 7 punct
        ",
        "Mara Sund | is | the founder
         Mara Sund | resigned",
        "Mara Sund | is | the founder",
    );
}

#[test]
fn a_place_lies_in_a_place() {
    check(
        "
        1 The DET 2 det
        2 crew NOUN 3 nsubj person
        3 left VERB 0 root
        4 Lund PROPN 3 obj B-Location place
        5 , PUNCT 6 punct
        6 Sweden PROPN 4 appos B-Location place
        7 . PUNCT 3 punct
        ",
        "The crew | left | Lund
         Lund | is in | Sweden",
        "The crew | left | Lund
         Lund | is in | Sweden",
    );
}

#[test]
fn an_owner_has_a_thing_but_no_event() {
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 manager NOUN 5 nsubj person
        5 left VERB 0 root
        6 . PUNCT 5 punct
        ",
        "The port | had | manager
         The port's manager | left",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 talks NOUN 5 nsubj event
        5 failed VERB 0 root
        6 . PUNCT 5 punct
        ",
        "The port's talks | failed",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 manager NOUN 6 nsubj person
        5 is AUX 6 cop
        6 tired ADJ 0 root
        7 . PUNCT 6 punct
        ",
        "The port | has | manager
         The port's manager | is | tired",
        "The port's manager | is | tired",
    );
}

#[test]
fn a_measure_tells_nothing() {
    check(
        "
        1 Part NOUN 5 nsubj
        2 of ADP 4 case
        3 the DET 4 det
        4 fleet NOUN 1 nmod organization
        5 sank VERB 0 root
        6 . PUNCT 5 punct
        ",
        "Part of the fleet | sank",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 6 nsubj object
        3 over ADP 5 case
        4 the DET 5 det
        5 river NOUN 2 nmod place
        6 fell VERB 0 root
        7 . PUNCT 6 punct
        ",
        "The bridge | was over | the river
         The bridge over the river | fell",
        "",
    );
}

#[test]
fn examples_are_told_one_by_one() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 owns VERB 0 root
        3 ports NOUN 2 obj place
        4 such ADJ 6 case
        5 as ADP 4 fixed
        6 Lund PROPN 3 nmod B-Location place
        7 and CCONJ 8 cc
        8 Turku PROPN 6 conj B-Location place
        9 . PUNCT 2 punct
        ",
        "Norlake | owns | ports such as Lund and Turku
         ports | are such as | Lund
         ports | are such as | Turku",
        "Norlake | owns | ports
         Norlake | owns ports such as | Lund
         Norlake | owns ports such as | Turku",
    );
}

#[test]
fn an_office_is_what_one_is_and_not_the_firm() {
    check(
        "
        1 Norlake PROPN 2 compound B-Organization organization
        2 chairman NOUN 3 compound person
        3 Tom PROPN 5 nsubj B-Person person
        4 Brandt PROPN 3 flat I-Person
        5 left VERB 0 root
        6 Lund PROPN 5 obj B-Location place
        7 . PUNCT 5 punct
        ",
        "Tom Brandt | is | Norlake chairman
         Norlake chairman Tom Brandt | left | Lund",
        "Tom Brandt | is | Norlake chairman
         Norlake chairman Tom Brandt | left | Lund",
    );
}
