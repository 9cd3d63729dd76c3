//! Nominals and pronouns: people and things without a name.

use super::super::find;
use super::{mentions, roles, text};
use crate::rows;

#[test]
fn things_are_mentions_too() {
    let parse = rows::parse(
        "
        1 The DET 2 det
        2 study NOUN 4 nsubj
        3 also ADV 4 advmod
        4 praised VERB 0 root
        5 new ADJ 6 amod
        6 rules NOUN 4 obj
        7 this DET 8 det
        8 week NOUN 4 obl time",
    );
    let found = find(&parse);
    let things: Vec<&str> = found.list.iter().filter(|m| m.is_thing()).map(|m| text(&parse, m)).collect();
    assert_eq!(things, ["The study", "new rules"]);
}

#[test]
fn a_role_without_a_name_stands_for_the_person() {
    roles(
        "
        1 The DET 3 det
        2 American ADJ 3 amod B-NORP
        3 leader NOUN 4 nsubj person
        4 praised VERB 0 root
        5 a DET 6 det
        6 spokesman NOUN 4 obj person
        7 for ADP 9 case
        8 the DET 9 det
        9 bank NOUN 6 nmod organization
        10 . PUNCT 4 punct",
        &[
            "The American leader <- nobody (Title, Current) of American",
            "a spokesman for the bank <- nobody (Title, Current) of the bank",
        ],
    );
}

#[test]
fn people_of_a_kind_are_no_roles() {
    roles(
        "
        1 Reporters NOUN 2 nsubj person
        2 asked VERB 0 root
        3 no DET 4 det
        4 minister NOUN 2 iobj person
        5 . PUNCT 2 punct",
        &[],
    );
}

#[test]
fn nominals_keep_their_possessor_and_quotes() {
    mentions(
        r#"
        1 He PRON 2 nsubj person
        2 met VERB 0 root
        3 his PRON 6 nmod:poss person
        4 " PUNCT 6 punct
        5 Russian ADJ 6 amod B-NORP
        6 counterpart NOUN 2 obj person
        7 " PUNCT 6 punct
        8 and CCONJ 11 cc
        9 the DET 11 det
        10 member NOUN 11 compound
        11 states NOUN 6 conj organization
        12 . PUNCT 2 punct"#,
        &[
            "pronoun person: He",
            "nominal person: his \" Russian counterpart \"",
            "pronoun person: his",
            "name nationality: Russian",
            "nominal organization: the member states",
        ],
    );
}

#[test]
fn an_expletive_and_a_demonstrative_are_no_mentions() {
    mentions(
        "
        1 It PRON 2 expl
        2 seems VERB 0 root
        3 that SCONJ 5 mark
        4 this PRON 5 nsubj
        5 hurt VERB 2 ccomp
        6 her PRON 5 obj",
        &["pronoun person: her"],
    );
}

#[test]
fn number_and_gender_show_in_the_words() {
    let parse = rows::parse(
        "
        1 Mrs. PROPN 2 nmod:desc
        2 Holt PROPN 5 nsubj B-Person
        3 and CCONJ 4 cc
        4 Rui PROPN 2 conj B-Person
        5 met VERB 0 root
        6 the DET 7 det
        7 spokeswomen NOUN 5 obj person
        8 of ADP 10 case
        9 the DET 10 det
        10 bank NOUN 7 nmod organization

        1 They PRON 2 nsubj
        2 thanked VERB 0 root
        3 chairman NOUN 4 nmod:desc
        4 Quill PROPN 2 obj B-Person",
    );
    let found: Vec<String> =
        find(&parse).list.iter().map(|m| format!("{}: {:?} {:?}", text(&parse, m), m.number, m.gender)).collect();
    assert_eq!(
        found,
        [
            "Holt: Singular Feminine",
            "Rui: Singular Masculine",
            "the spokeswomen of the bank: Plural Feminine",
            "the bank: Singular Neuter",
            "They: Plural Unknown",
            "chairman: Singular Masculine",
            "Quill: Singular Masculine",
        ]
    );
}

#[test]
fn a_maker_of_things_beside_a_company_is_a_company() {
    mentions(
        "
        1 Heliox PROPN 7 nsubj B-Organization organization
        2 , PUNCT 4 punct
        3 a DET 4 det
        4 rival NOUN 1 appos person
        5 , PUNCT 1 punct
        6 also ADV 7 advmod
        7 bid VERB 0 root
        8 . PUNCT 7 punct",
        &["name organization: Heliox", "nominal organization: a rival"],
    );
}
