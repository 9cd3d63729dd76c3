//! Names in two spellings.

use super::check;

#[test]
fn takes_two_spellings_for_one_name() {
    check(
        "
        1  President  PROPN  2  nmod:desc
        2  Oleh  PROPN  4  nsubj  B-Person  person
        3  Kovalskyy  PROPN  2  flat  I-Person
        4  left  VERB  0  root
        5  .  PUNCT  4  punct

        1  Kovalskiy  PROPN  2  nsubj  B-Person  person
        2  slept  VERB  0  root
        3  .  PUNCT  2  punct

        1  Jörg  PROPN  3  nsubj  B-Person  person
        2  Müller  PROPN  1  flat  I-Person
        3  slept  VERB  0  root
        4  .  PUNCT  3  punct

        1  Mueller  PROPN  2  nsubj  B-Person  person
        2  snored  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Oleh Kovalskyy = Kovalskiy | President
        person: Jörg Müller = Mueller
        ",
    );
}

#[test]
fn forgives_a_slip_of_the_pen() {
    check(
        "
        1  Caroline  PROPN  3  nsubj  B-Person  person
        2  Leavold  PROPN  1  flat  I-Person
        3  spoke  VERB  0  root
        4  .  PUNCT  3  punct

        1  Carolin  PROPN  3  nsubj  B-Person  person
        2  Leavold  PROPN  1  flat  I-Person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct

        1  Leavodl  PROPN  2  nsubj  B-Person  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "person: Caroline Leavold = Carolin Leavold = Leavodl",
    );
}

#[test]
fn keeps_people_apart_whose_names_are_alike() {
    check(
        "
        1  Ann  PROPN  3  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Anna  PROPN  3  obj  B-Person  person
        5  Berg  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Mia  PROPN  3  obj  B-Person  person
        5  Hanssen  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  Alexander  PROPN  3  nsubj  B-Person  person
        2  Novak  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Aleksandr  PROPN  3  obj  B-Person  person
        5  Novak  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  Petersen  PROPN  2  nsubj  B-Person  person
        2  beat  VERB  0  root
        3  Peterson  PROPN  2  obj  B-Person  person
        4  .  PUNCT  2  punct
        ",
        "
        person: Ann Berg
        person: Anna Berg
        person: Erik Hansen
        person: Mia Hanssen
        person: Alexander Novak
        person: Aleksandr Novak
        person: Petersen
        person: Peterson
        ",
    );
}

#[test]
fn keeps_two_apart_who_hold_different_offices() {
    check(
        "
        1  Mayor  PROPN  2  nmod:desc
        2  Mohammed  PROPN  4  nsubj  B-Person  person
        3  Hassan  PROPN  2  flat  I-Person
        4  met  VERB  0  root
        5  coach  NOUN  6  nmod:desc
        6  Muhammad  PROPN  4  obj  B-Person  person
        7  Hassan  PROPN  6  flat  I-Person
        8  .  PUNCT  4  punct

        1  Mohammed  PROPN  3  nsubj  B-Person  person
        2  Hassan  PROPN  1  flat  I-Person
        3  thanked  VERB  0  root
        4  Muhammad  PROPN  3  obj  B-Person  person
        5  Hassan  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct
        ",
        "
        person: Mohammed Hassan = Mohammed Hassan | Mayor
        person: Muhammad Hassan = Muhammad Hassan | coach
        ",
    );
}

#[test]
fn links_misspelt_names_of_bodies() {
    check(
        "
        1  Nordvik  PROPN  2  compound  B-Organization
        2  Shipping  PROPN  3  nsubj  I-Organization  organization
        3  sued  VERB  0  root
        4  Heliox  PROPN  3  obj  B-Organization  organization
        5  .  PUNCT  3  punct

        1  Nordvik  PROPN  2  compound  B-Organization
        2  Shiping  PROPN  3  nsubj  I-Organization  organization
        3  won  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        organization: Nordvik Shipping = Nordvik Shiping
        organization: Heliox
        ",
    );
}
