//! Roles before names: "President Rui Matos".

use super::roles;

#[test]
fn title_before_a_name_gives_its_holder() {
    roles(
        "
        1 Portuguese ADJ 2 amod B-NORP
        2 President PROPN 3 nmod:desc
        3 Rui PROPN 5 nsubj B-Person person
        4 Matos PROPN 3 flat I-Person
        5 met VERB 0 root
        6 Lena PROPN 5 obj B-Person person
        7 Holt PROPN 6 flat I-Person
        8 . PUNCT 5 punct",
        &["Portuguese President <- Rui Matos (Title, Current) of Portuguese"],
    );
}

#[test]
fn joined_names_share_a_plural_title() {
    roles(
        "
        1 Ministers NOUN 2 nmod:desc
        2 Paul PROPN 7 nsubj B-Person person
        3 Smith PROPN 2 flat I-Person
        4 and CCONJ 5 cc
        5 Jane PROPN 2 conj B-Person person
        6 Doe PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Ministers <- Paul Smith (Title, Current)", "Ministers <- Jane Doe (Title, Current)"],
    );
}

#[test]
fn joined_titles_share_their_holder_and_field() {
    roles(
        "
        1 Delta PROPN 2 compound B-Location organization
        2 co-founder NOUN 7 nsubj person
        3 and CCONJ 5 cc
        4 CEO NOUN 5 nmod:desc
        5 Peter PROPN 2 conj B-Person person
        6 Reed PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Delta co-founder <- Peter Reed (Title, Current) of Delta", "CEO <- Peter Reed (Title, Current) of Delta"],
    );
}

#[test]
fn two_titles_in_a_row_have_one_holder() {
    roles(
        "
        1 Prime ADJ 2 amod
        2 Minister PROPN 4 nmod:desc
        3 General PROPN 4 nmod:desc
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 left VERB 0 root
        7 . PUNCT 6 punct",
        &["Prime Minister <- Peter Reed (Title, Current)", "General <- Peter Reed (Title, Current)"],
    );
}

#[test]
fn attorney_general_is_one_title() {
    roles(
        "
        1 Attorney PROPN 3 nmod:desc
        2 General PROPN 3 nmod:desc
        3 Maria PROPN 5 nsubj B-Person person
        4 Stone PROPN 3 flat I-Person
        5 left VERB 0 root
        6 . PUNCT 5 punct",
        &["Attorney General <- Maria Stone (Title, Current)"],
    );
}

#[test]
fn former_and_elect_are_told() {
    roles(
        "
        1 Former ADJ 3 amod
        2 Irish ADJ 3 amod B-NORP
        3 minister NOUN 4 nmod:desc person
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 met VERB 0 root
        7 President PROPN 9 compound
        8 - PUNCT 7 punct _
        9 elect PROPN 10 nmod:desc _
        10 Maria PROPN 6 obj B-Person person
        11 Stone PROPN 10 flat I-Person
        12 . PUNCT 6 punct",
        &[
            "Former Irish minister <- Peter Reed (Title, Former) of Irish",
            "President-elect <- Maria Stone (Title, Elect)",
        ],
    );
}

#[test]
fn short_ranks_before_names_are_roles() {
    roles(
        "
        1 Sen. PROPN 2 nmod:desc
        2 Maria PROPN 4 nsubj B-Person person
        3 Stone PROPN 2 flat I-Person
        4 met VERB 0 root
        5 Col. PROPN 6 nmod:desc
        6 Peter PROPN 4 obj B-Person person
        7 Reed PROPN 6 flat I-Person
        8 . PUNCT 4 punct",
        &["Sen. <- Maria Stone (Title, Current)", "Col. <- Peter Reed (Title, Current)"],
    );
}

#[test]
fn a_stray_preposition_stays_in_the_title() {
    roles(
        "
        1 Former ADJ 3 amod
        2 US PROPN 3 compound B-Location place
        3 Secretary PROPN 8 nsubj person
        4 of ADP 6 case
        5 Defense PROPN 3 nmod B-Organization
        6 Mark PROPN 3 nmod B-Person
        7 Dole PROPN 6 flat I-Person
        8 told VERB 0 root
        9 them PRON 8 iobj organization
        10 . PUNCT 8 punct",
        &["Former US Secretary of Defense <- Mark Dole (Title, Former) of US, Defense"],
    );
}

#[test]
fn a_country_after_the_name_is_the_field_of_the_title() {
    roles(
        "
        1 President PROPN 2 nmod:desc
        2 Peter PROPN 6 nsubj B-Person person
        3 Reed PROPN 2 flat I-Person
        4 of ADP 5 case
        5 Chile PROPN 2 nmod B-Location place
        6 left VERB 0 root
        7 . PUNCT 6 punct",
        &["President <- Peter Reed (Title, Current) of Chile"],
    );
}

#[test]
fn a_title_is_found_where_the_tree_hangs_it_elsewhere() {
    // "Minister" should hang on "Lena".
    roles(
        "
        1 Rui PROPN 3 nsubj B-Person
        2 Matos PROPN 1 flat I-Person
        3 met VERB 0 root
        4 Foreign ADJ 5 amod
        5 Minister PROPN 1 nmod:desc
        6 Lena PROPN 3 obj B-Person
        7 Holt PROPN 6 flat I-Person
        8 . PUNCT 3 punct",
        &["Foreign Minister <- Lena Holt (Title, Current)"],
    );
}

#[test]
fn an_adjective_before_a_name_is_no_office() {
    let rows = "
        1 They PRON 2 nsubj
        2 met VERB 0 root
        3 hopeful ADJ 2 obj
        4 Paula PROPN 3 appos B-Person person
        5 Reyes PROPN 4 flat I-Person
        6 . PUNCT 2 punct";
    roles(rows, &[]);
    roles(&rows.replace("hopeful ADJ", "ex-general ADJ"), &["ex-general <- Paula Reyes (Title, Former)"]);
}
