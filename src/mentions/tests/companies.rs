//! Names that the text shows to be those of companies.

use super::mentions;

#[test]
fn a_company_by_its_full_name_or_its_shares() {
    // The network took "Nordvik" for a person.
    mentions(
        "
        1 Nordvik PROPN 2 compound B-Organization
        2 Lines PROPN 3 nsubj I-Organization organization
        3 sank VERB 0 root
        4 . PUNCT 3 punct

        1 Nordvik PROPN 2 nsubj B-Person person
        2 slept VERB 0 root
        3 . PUNCT 2 punct",
        &["name organization: Nordvik Lines", "name organization: Nordvik"],
    );
    mentions(
        "
        1 Shares NOUN 4 nsubj
        2 in ADP 3 case
        3 Orbis PROPN 1 nmod B-Person person
        4 fell VERB 0 root
        5 . PUNCT 4 punct",
        &["name organization: Orbis"],
    );
    // A person who is addressed stays one.
    mentions(
        "
        1 Mr PROPN 2 nmod:desc
        2 Orbis PROPN 4 nmod:poss B-Person person
        3 's PART 2 case
        4 shares NOUN 5 nsubj
        5 fell VERB 0 root
        6 . PUNCT 5 punct",
        &["name person: Orbis"],
    );
}

#[test]
fn a_single_name_after_a_noun_for_a_company_is_one() {
    mentions(
        "
        1 operator NOUN 2 nmod:desc
        2 Isavo PROPN 3 nsubj B-Person person
        3 said VERB 0 root
        4 so ADV 3 advmod
        5 . PUNCT 3 punct",
        &["name organization: Isavo"],
    );
    // Where the text gives a whole name it is a person's.
    mentions(
        "
        1 rival NOUN 2 nmod:desc
        2 Dahl PROPN 3 nsubj B-Person person
        3 met VERB 0 root
        4 Ingrid PROPN 3 obj B-Person person
        5 Dahl PROPN 4 flat I-Person
        6 . PUNCT 3 punct",
        &["name person: Dahl", "name person: Ingrid Dahl"],
    );
}

#[test]
fn a_firm_may_have_the_whole_name_of_a_person() {
    let rows = |last: &str| {
        format!(
            "
        1 Ingrid PROPN 3 nsubj B-Person person
        2 Dahl PROPN 1 flat I-Person
        3 came VERB 0 root
        4 . PUNCT 3 punct

        1 Ingrid PROPN 4 nsubj B-Person person
        2 Dahl PROPN 1 flat I-Person
        3 {last} PROPN 1 flat I-Person
        4 sued VERB 0 root
        5 . PUNCT 4 punct"
        )
    };
    mentions(&rows("Chambers"), &["name person: Ingrid Dahl", "name organization: Ingrid Dahl Chambers"]);
    mentions(&rows("Moe"), &["name person: Ingrid Dahl", "name person: Ingrid Dahl Moe"]);
}
