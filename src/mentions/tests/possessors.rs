//! What belongs to somebody: "the French president's envoy".

use super::roles;

#[test]
fn a_possessor_with_a_name_stays_outside_the_role() {
    roles(
        "
        1 US PROPN 2 compound B-Location place
        2 President PROPN 3 nmod:desc
        3 Alan PROPN 7 nmod:poss B-Person person
        4 Moss PROPN 3 flat I-Person
        5 's PART 3 case
        6 special ADJ 7 amod
        7 envoy NOUN 10 nsubj person
        8 Peter PROPN 7 appos B-Person person
        9 Reed PROPN 8 flat I-Person
        10 left VERB 0 root
        11 . PUNCT 10 punct",
        &[
            "US President <- Alan Moss (Title, Current) of US",
            "special envoy <- Peter Reed (Title, Current) of Alan Moss",
        ],
    );
}

#[test]
fn a_possessor_that_is_itself_a_role_is_part_of_the_role() {
    roles(
        "
        1 The DET 3 det
        2 French ADJ 3 amod B-NORP
        3 president NOUN 6 nmod:poss person
        4 's PART 3 case
        5 special ADJ 6 amod
        6 envoy NOUN 11 nsubj person
        7 , PUNCT 8 punct
        8 Peter PROPN 6 appos B-Person person
        9 Reed PROPN 8 flat I-Person
        10 , PUNCT 6 punct
        11 left VERB 0 root
        12 . PUNCT 11 punct",
        &[
            "French president <- nobody (Title, Current) of French",
            "French president's special envoy <- Peter Reed (Apposition, Current) of French president",
        ],
    );
}

#[test]
fn a_country_in_the_possessive_is_part_of_the_role() {
    roles(
        "
        1 Kenya PROPN 4 nmod:poss B-Location place
        2 's PART 1 case
        3 Defence NOUN 4 compound
        4 Minister PROPN 7 nsubj
        5 Amina PROPN 4 flat B-Person
        6 Oduya PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Kenya's Defence Minister <- Amina Oduya (Title, Current) of Kenya"],
    );
}

#[test]
fn an_article_of_the_possessor_stays_with_it() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 7 punct
        4 the DET 5 det
        5 bank NOUN 7 nmod:poss organization
        6 's PART 5 case
        7 director NOUN 1 appos person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct",
        &["the bank's director <- Peter Reed (Apposition, Current) of the bank"],
    );
}
