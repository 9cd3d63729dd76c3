//! Roles that verbs give and take: "was appointed director".

use super::roles;

#[test]
fn verbs_of_appointment_give_roles() {
    roles(
        "
        1 Maria PROPN 4 nsubj:pass B-Person person
        2 Stone PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 appointed VERB 0 root
        5 as ADP 7 case
        6 acting NOUN 7 compound
        7 director NOUN 4 obl person
        8 of ADP 10 case
        9 the DET 10 det
        10 agency NOUN 7 nmod organization
        11 . PUNCT 4 punct

        1 Peter PROPN 3 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 serves VERB 0 root
        4 as ADP 6 case
        5 a DET 6 det
        6 spokesman NOUN 3 obl person
        7 for ADP 10 case
        8 the DET 10 det
        9 Foreign ADJ 10 amod B-Organization
        10 Ministry PROPN 6 nmod I-Organization organization
        11 . PUNCT 3 punct",
        &[
            "acting director of the agency <- Maria Stone (Appointment, Acting) of the agency",
            "spokesman for the Foreign Ministry <- Peter Reed (Appointment, Current) of Foreign Ministry",
        ],
    );
}

#[test]
fn the_object_of_an_appointment_holds_the_role() {
    roles(
        "
        1 The DET 2 det
        2 board NOUN 3 nsubj organization
        3 named VERB 0 root
        4 Peter PROPN 6 compound B-Person person
        5 Reed PROPN 4 flat I-Person
        6 chairman NOUN 3 xcomp person
        7 . PUNCT 3 punct",
        &["chairman <- Peter Reed (Appointment, Current)"],
    );
}

#[test]
fn an_office_without_an_article_is_the_subjects() {
    roles(
        "
        1 As SCONJ 2 case
        2 president NOUN 4 nmod:desc
        3 , PUNCT 2 punct
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 visited VERB 0 root
        7 Rome PROPN 6 obj B-Location place
        8 . PUNCT 6 punct",
        &["president <- Peter Reed (Appointment, Current)"],
    );
}

#[test]
fn who_is_replaced_or_resigns_held_the_role() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 who PRON 5 nsubj
        5 resigned VERB 1 acl:relcl
        6 as ADP 7 case
        7 envoy NOUN 5 obl person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct

        1 Lena PROPN 4 nsubj:pass B-Person person
        2 Holt PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 replaced VERB 0 root
        5 as ADP 6 case
        6 director NOUN 4 obl person
        7 . PUNCT 4 punct",
        &["envoy <- Peter Reed (Appointment, Former)", "director <- Lena Holt (Appointment, Former)"],
    );
}
