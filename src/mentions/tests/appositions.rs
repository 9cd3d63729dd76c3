//! Roles beside names, between commas: "Maria Stone, the head of the delegation,".

use super::roles;

#[test]
fn an_apposition_after_a_name_is_its_role() {
    roles(
        "
        1 Maria PROPN 10 nsubj B-Person person
        2 Stone PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 the DET 5 det
        5 head NOUN 1 appos person
        6 of ADP 8 case
        7 the DET 8 det
        8 delegation NOUN 5 nmod organization
        9 , PUNCT 1 punct
        10 left VERB 0 root
        11 . PUNCT 10 punct",
        &["head of the delegation <- Maria Stone (Apposition, Current) of the delegation"],
    );
}

#[test]
fn one_person_has_no_office_of_many_nor_many_the_office_of_one() {
    let rows = "
        1 They PRON 2 nsubj
        2 met VERB 0 root
        3 Maria PROPN 2 obj B-Person person
        4 Stone PROPN 3 flat I-Person
        5 , PUNCT 6 punct
        6 chiefs NOUN 3 appos person
        7 and CCONJ 8 cc
        8 traders NOUN 2 conj person
        9 . PUNCT 2 punct";
    roles(rows, &["chiefs <- nobody (Apposition, Current)"]);
    let many = rows.replace("3 Maria PROPN 2 obj B-Person person", "3 pupils NOUN 2 obj person");
    let many = many.replace("4 Stone PROPN 3 flat I-Person", "4 here ADV 3 advmod");
    roles(&many.replace("chiefs", "mayor").replace("2 conj", "3 conj"), &["mayor <- nobody (Apposition, Current)"]);
}

#[test]
fn an_age_between_name_and_role_does_no_harm() {
    roles(
        "
        1 Maria PROPN 12 nsubj B-Person person
        2 Stone PROPN 1 flat I-Person
        3 , PUNCT 4 punct
        4 54 NUM 1 amod
        5 , PUNCT 7 punct
        6 a DET 7 det
        7 professor NOUN 1 appos person
        8 at ADP 10 case
        9 Oslo PROPN 10 compound B-Organization
        10 University PROPN 7 nmod I-Organization organization
        11 , PUNCT 1 punct
        12 left VERB 0 root
        13 . PUNCT 12 punct",
        &["professor at Oslo University <- Maria Stone (Apposition, Current) of Oslo University"],
    );
}

#[test]
fn a_list_after_a_name_is_no_apposition() {
    roles(
        "
        1 They PRON 2 nsubj person
        2 met VERB 0 root
        3 Peter PROPN 2 obj B-Person person
        4 Reed PROPN 3 flat I-Person
        5 , PUNCT 7 punct
        6 the DET 7 det
        7 bishop NOUN 3 appos person
        8 of ADP 9 case
        9 Bergen PROPN 7 nmod B-Location place
        10 and CCONJ 12 cc
        11 King PROPN 12 compound
        12 Olav PROPN 9 conj B-Person person
        13 . PUNCT 2 punct",
        &["the bishop of Bergen <- nobody (Title, Current) of Bergen", "King <- Olav (Title, Current)"],
    );
}

#[test]
fn several_people_behind_one_name_are_a_list() {
    let rows = "
        1 Guests NOUN 2 nsubj person
        2 met VERB 0 root
        3 Ada PROPN 2 obj B-Person person
        4 Finch PROPN 3 flat I-Person
        5 , PUNCT 7 punct
        6 local ADJ 7 amod
        7 chiefs NOUN 3 appos person
        8 . PUNCT 2 punct";
    roles(rows, &["local chiefs <- nobody (Apposition, Current)"]);
    roles(&rows.replace("chiefs", "chief"), &["local chief <- Ada Finch (Apposition, Current)"]);
}
