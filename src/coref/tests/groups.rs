//! "The two leaders", "they".

use super::check;

const MET: &str = "
        1  Jon  PROPN  6  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  and  CCONJ  4  cc
        4  Mia  PROPN  1  conj  B-Person  person
        5  Berg  PROPN  4  flat  I-Person
        6  met  VERB  0  root
        7  .  PUNCT  6  punct
";

#[test]
fn two_leaders_are_the_two_who_were_named_together() {
    check(
        &format!(
            "{MET}
        1  The  DET  3  det
        2  two  NUM  3  nummod
        3  leaders  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct

        1  Both  DET  2  nsubj  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        "
        ),
        "
        person: Jon Dahl and Mia Berg = The two leaders = Both
        person: Jon Dahl
        person: Mia Berg
        ",
    );
}

#[test]
fn they_are_the_subject_of_the_sentence_before() {
    check(
        &format!(
            "{MET}
        1  They  PRON  2  nsubj
        2  smiled  VERB  0  root
        3  .  PUNCT  2  punct
        "
        ),
        "
        person: Jon Dahl and Mia Berg = They
        person: Jon Dahl
        person: Mia Berg
        ",
    );
}

#[test]
fn a_group_must_have_the_right_number_and_gender() {
    check(
        &format!(
            "{MET}
        1  The  DET  3  det
        2  three  NUM  3  nummod
        3  leaders  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct

        1  Both  DET  2  det
        2  men  NOUN  3  nsubj  person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct
        "
        ),
        "
        person: Jon Dahl
        person: Mia Berg
        person: The three leaders
        person: Both men
        ",
    );
}

#[test]
fn of_two_pairs_neither_is_meant() {
    check(
        &format!(
            "{MET}
        1  Tor  PROPN  6  nsubj  B-Person  person
        2  Vik  PROPN  1  flat  I-Person
        3  and  CCONJ  4  cc
        4  Lena  PROPN  1  conj  B-Person  person
        5  Holm  PROPN  4  flat  I-Person
        6  came  VERB  0  root
        7  .  PUNCT  6  punct

        1  The  DET  3  det
        2  two  NUM  3  nummod
        3  leaders  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct
        "
        ),
        "
        person: Jon Dahl
        person: Mia Berg
        person: Tor Vik
        person: Lena Holm
        person: The two leaders
        ",
    );
}

#[test]
fn another_plural_may_be_they_as_well() {
    check(
        "
        1  Dahl  PROPN  4  nsubj  B-Person  person
        2  and  CCONJ  3  cc
        3  Berg  PROPN  1  conj  B-Person  person
        4  criticized  VERB  0  root
        5  books  NOUN  4  obj  object
        6  .  PUNCT  4  punct

        1  They  PRON  3  nsubj
        2  were  AUX  3  cop
        3  cheap  ADJ  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Dahl
        person: Berg
        none: They
        ",
    );
}

#[test]
fn countries_make_a_group_and_those_who_met() {
    check(
        "
        1  France  PROPN  4  nsubj  B-Location  place
        2  and  CCONJ  3  cc
        3  Poland  PROPN  1  conj  B-Location  place
        4  agreed  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  3  det
        2  two  NUM  3  nummod
        3  countries  NOUN  5  nsubj  place
        4  will  AUX  5  aux
        5  pay  VERB  0  root
        6  .  PUNCT  5  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  met  VERB  0  root
        3  Berg  PROPN  2  obj  B-Person  person
        4  .  PUNCT  2  punct

        1  The  DET  3  det
        2  two  NUM  3  nummod
        3  leaders  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        place: France and Poland = The two countries
        place: France
        place: Poland
        person: Dahl
        person: Berg
        person: The two leaders
        ",
    );
}

#[test]
fn one_article_is_one_person() {
    check(
        "
        1  The  DET  2  det
        2  mayor  NOUN  5  nsubj  person
        3  and  CCONJ  4  cc
        4  chairwoman  NOUN  2  conj  person
        5  spoke  VERB  0  root
        6  .  PUNCT  5  punct

        1  They  PRON  2  nsubj
        2  listened  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: The mayor
        person: chairwoman
        none: They
        ",
    );
}

#[test]
fn they_are_both_also_where_one_has_a_title() {
    check(
        "
        1  Jon  PROPN  6  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  and  CCONJ  4  cc
        4  captain  NOUN  5  nmod:desc  person
        5  Mia  PROPN  1  conj  B-Person  person
        6  left  VERB  0  root
        7  .  PUNCT  6  punct

        1  They  PRON  2  nsubj  person
        2  sold  VERB  0  root
        3  boats  NOUN  2  obj  object
        4  .  PUNCT  2  punct
        ",
        "
        person: Jon Dahl and captain Mia = They
        person: Jon Dahl
        person: Mia | captain
        ",
    );
}

#[test]
fn they_are_not_one_of_those_who_are_joined() {
    check(
        "
        1  Norlake  PROPN  4  nsubj  B-Organization  organization
        2  and  CCONJ  3  cc
        3  Siltron  PROPN  1  conj  B-Organization  organization
        4  said  VERB  0  root
        5  they  PRON  7  nsubj  person
        6  had  AUX  7  aux
        7  won  VERB  4  ccomp
        8  .  PUNCT  4  punct
        ",
        "
        organization: Norlake and Siltron = they
        organization: Norlake
        organization: Siltron
        ",
    );
}
