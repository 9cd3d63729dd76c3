//! Names of people.

use super::check;

#[test]
fn takes_short_names_for_the_full_one() {
    check(
        "
        1  Ingrid  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  left  VERB  0  root
        4  Oslo  PROPN  3  obj  B-Location  place
        5  .  PUNCT  3  punct

        1  Dahl  PROPN  3  nsubj  B-Person  person
        2  was  AUX  3  cop
        3  tired  ADJ  0  root
        4  .  PUNCT  3  punct

        1  I.  PRON  3  nsubj  person
        2  Dahl  PROPN  3  nsubj  B-Person
        3  slept  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Ingrid Dahl = Dahl = Dahl
        place: Oslo
        ",
    );
}

#[test]
fn keeps_two_bearers_of_a_name_apart() {
    check(
        "
        1  Ingrid  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Erik  PROPN  3  obj  B-Person  person
        5  Dahl  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  Mr.  PROPN  2  nmod:desc
        2  Dahl  PROPN  3  nsubj  B-Person  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct

        1  Ms.  PROPN  2  nmod:desc
        2  Dahl  PROPN  3  nsubj  B-Person  person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Ingrid Dahl = Dahl
        person: Erik Dahl = Dahl
        ",
    );
}

/// A namesake gets the full name: whom the text has called so before keeps the short one.
#[test]
fn the_short_name_stays_with_whom_it_was_given_to() {
    check(
        "
        1  Ada  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  spoke  VERB  0  root
        4  .  PUNCT  3  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  thanked  VERB  0  root
        3  Eva  PROPN  2  obj  B-Person  person
        4  Dahl  PROPN  3  flat  I-Person
        5  .  PUNCT  2  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Ada Dahl = Dahl = Dahl
        person: Eva Dahl
        ",
    );
}
