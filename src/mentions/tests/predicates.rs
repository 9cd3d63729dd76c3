//! Roles that somebody is said to have: "Anna Keller is the CEO".

use super::roles;

#[test]
fn a_copula_gives_every_joined_role() {
    roles(
        "
        1 Anna PROPN 5 nsubj B-Person person
        2 Keller PROPN 1 flat I-Person
        3 is AUX 5 cop
        4 the DET 5 det
        5 CEO NOUN 0 root person
        6 of ADP 8 case
        7 Nordlys PROPN 8 compound B-Organization
        8 AG PROPN 5 nmod I-Organization organization
        9 and CCONJ 10 cc
        10 co-founder NOUN 5 conj person
        11 of ADP 14 case
        12 the DET 14 det
        13 Delta PROPN 14 compound B-Organization
        14 Club PROPN 10 nmod I-Organization organization
        15 . PUNCT 5 punct",
        &[
            "CEO of Nordlys AG <- Anna Keller (Copula, Current) of Nordlys AG",
            "co-founder of the Delta Club <- Anna Keller (Copula, Current) of Delta Club",
        ],
    );
}

#[test]
fn a_denied_role_has_no_holder() {
    roles(
        "
        1 Anna PROPN 6 nsubj B-Person person
        2 Keller PROPN 1 flat I-Person
        3 is AUX 6 cop
        4 not PART 6 advmod
        5 the DET 6 det
        6 mayor NOUN 0 root person
        7 . PUNCT 6 punct",
        &[],
    );
}

#[test]
fn a_relative_clause_reaches_the_name() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 7 punct
        4 who PRON 7 nsubj
        5 was AUX 7 cop
        6 a DET 7 det
        7 general NOUN 1 acl:relcl person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct",
        &["general <- Peter Reed (Copula, Current)"],
    );
}

#[test]
fn a_joined_predicate_has_the_subject_of_the_first() {
    roles(
        "
        1 Lena PROPN 3 nsubj B-Person person
        2 Holt PROPN 1 flat I-Person
        3 founded VERB 0 root
        4 Orbis PROPN 3 obj B-Organization organization
        5 and CCONJ 8 cc
        6 was AUX 8 cop
        7 its PRON 8 nmod:poss organization
        8 chairwoman NOUN 3 conj person
        9 . PUNCT 3 punct",
        &["chairwoman <- Lena Holt (Copula, Current) of its"],
    );
}
