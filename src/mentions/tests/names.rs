//! Names: their edges and what they stand for.

use super::mentions;

#[test]
fn a_seat_of_government_that_acts_is_an_organisation() {
    mentions(
        "
        1 The DET 5 det
        2 White ADJ 3 amod B-Location
        3 House PROPN 5 compound I-Location place
        4 press NOUN 5 compound
        5 secretary NOUN 6 nsubj person
        6 went VERB 0 root
        7 to ADP 9 case
        8 the DET 9 det
        9 Kremlin PROPN 6 obl B-Location place
        10 . PUNCT 6 punct",
        &["role person: The White House press secretary", "name organization: White House", "name place: Kremlin"],
    );
}

#[test]
fn titles_and_possessives_are_cut_off_names() {
    mentions(
        "
        1 President PROPN 2 nmod:desc B-Person
        2 Alan PROPN 6 nmod:poss I-Person
        3 Moss PROPN 2 flat I-Person
        4 's PART 2 case I-Person
        5 aide NOUN 6 nmod:desc I-Person
        6 Peter PROPN 8 nsubj I-Person
        7 Reed PROPN 6 flat I-Person
        8 left VERB 0 root",
        &["role role: President", "name person: Alan Moss", "role role: aide", "name person: Peter Reed"],
    );
}

#[test]
fn nations_that_the_network_missed_are_found() {
    mentions(
        "
        1 The DET 2 det
        2 Russians PROPN 3 nsubj
        3 left VERB 0 root
        4 South PROPN 5 compound
        5 Korea PROPN 3 obj
        6 with ADP 8 case
        7 Irish ADJ 8 amod
        8 help NOUN 3 obl abstract",
        &["name nationality: Russians", "name place: South Korea", "name nationality: Irish"],
    );
}

#[test]
fn a_family_name_is_the_person_it_was_before() {
    mentions(
        "
        1 Rui PROPN 3 nsubj B-Person
        2 Matos PROPN 1 flat I-Person
        3 left VERB 0 root

        1 Matos PROPN 2 nsubj
        2 returned VERB 0 root",
        &["name person: Rui Matos", "name person: Matos"],
    );
}

#[test]
fn a_family_name_may_be_a_word_for_a_role() {
    mentions(
        "
        1 King PROPN 2 nsubj B-Person person
        2 replaced VERB 0 root
        3 the DET 4 det
        4 President PROPN 2 obj B-Person person
        5 as ADP 6 case
        6 CEO NOUN 2 obl B-Organization person",
        &["name person: King", "role person: the President", "role role: CEO"],
    );
}

#[test]
fn words_without_a_capital_are_no_name() {
    mentions(
        "
        1 the DET 3 det
        2 energy NOUN 3 compound
        3 ministry NOUN 4 nsubj B-Organization organization
        4 agreed VERB 0 root",
        &["nominal organization: the energy ministry"],
    );
}

#[test]
fn pieces_of_one_name_are_joined_and_a_list_of_places_is_not() {
    mentions(
        "
        1 Blue ADJ 2 amod B-Organization
        2 Cup PROPN 3 compound B-Misc
        3 Foundation PROPN 4 nsubj B-Organization
        4 left VERB 0 root
        5 Bergen PROPN 4 obj B-Location
        6 , PUNCT 7 punct I-Location
        7 Norway PROPN 5 appos I-Location",
        &["name organization: Blue Cup Foundation", "name place: Bergen", "name place: Norway"],
    );
}

#[test]
fn a_party_before_a_state_is_no_part_of_it() {
    mentions(
        "
        1 Tim PROPN 7 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 4 punct
        4 R PROPN 1 appos B-Location place
        5 - PUNCT 6 punct _ I-Location
        6 Ohio PROPN 4 appos _ I-Location place
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["name person: Tim Reed", "name place: Ohio"],
    );
}

#[test]
fn a_name_does_not_end_in_for() {
    let court = |label: &str| {
        format!(
            "
            1 Court PROPN 7 nsubj B-Organization organization
            2 of ADP 3 case I-Organization
            3 Appeal PROPN 1 nmod I-Organization
            4 for ADP 6 case I-Organization
            5 the DET 6 det
            6 North PROPN 1 nmod {label}
            7 ruled VERB 0 root"
        )
    };
    mentions(&court("B-Location"), &["name organization: Court of Appeal for the North"]);
    mentions(&court(""), &["name organization: Court of Appeal"]);
}

#[test]
fn a_legal_form_ends_the_name_of_a_firm() {
    mentions(
        "
        1 Siltron PROPN 3 compound B-Organization
        2 Marine PROPN 3 compound I-Organization
        3 Inc. PROPN 6 nsubj I-Organization
        4 of ADP 5 case I-Organization
        5 Bergen PROPN 3 nmod I-Organization
        6 paid VERB 0 root",
        &["name organization: Siltron Marine Inc.", "name place: Bergen"],
    );
    mentions(
        "
        1 Bank PROPN 4 nsubj B-Organization
        2 of ADP 3 case I-Organization
        3 Bergen PROPN 1 nmod I-Organization
        4 paid VERB 0 root",
        &["name organization: Bank of Bergen"],
    );
}

#[test]
fn a_mark_of_possession_belongs_to_a_name_that_owns_nothing() {
    mentions(
        "
        1 Corwell PROPN 3 nsubj B-Organization organization
        2 's PART 1 case
        3 sued VERB 0 root
        4 Hardy PROPN 6 nmod:poss B-Organization organization
        5 's PART 4 case
        6 owner NOUN 3 obj person
        7 . PUNCT 3 punct",
        &["name organization: Corwell's", "role person: Hardy's owner", "name organization: Hardy"],
    );
}

#[test]
fn a_nation_that_owns_a_place_is_a_name_of_its_own() {
    mentions(
        "
        1 Norway PROPN 3 nmod:poss B-Location place
        2 's PART 1 case I-Location
        3 Tarn PROPN 5 nsubj I-Location place
        4 County PROPN 3 flat I-Location
        5 grew VERB 0 root
        6 . PUNCT 5 punct

        1 Queen PROPN 3 nmod:poss B-Location place
        2 's PART 1 case I-Location
        3 Park PROPN 4 nsubj I-Location place
        4 grew VERB 0 root
        5 . PUNCT 4 punct",
        &["name place: Norway", "name place: Tarn County", "name place: Queen's Park"],
    );
}
