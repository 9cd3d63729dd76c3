//! Relatives of the same family name.

use super::check;

#[test]
fn her_husband_of_the_same_name_is_not_she() {
    check(
        "
        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  met  VERB  0  root
        3  her  PRON  4  nmod:poss  person
        4  husband  NOUN  2  obj  person
        5  ,  PUNCT  6  punct
        6  Per  PROPN  4  appos  B-Person  person
        7  Dahl  PROPN  6  flat  I-Person
        8  ,  PUNCT  4  punct
        9  in  ADP  10  case
        10  Oslo  PROPN  2  obl  B-Location  place
        11  .  PUNCT  2  punct
        ",
        "
        person: Dahl = her
        person: her husband = Per Dahl
        place: Oslo
        ",
    );
}

/// The one spoken of last bears the name too, but was brought in as her father.
#[test]
fn the_short_name_is_not_that_of_kin() {
    check(
        "
        1  Ingrid  PROPN  5  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  was  AUX  5  cop
        4  the  DET  5  det
        5  daughter  NOUN  0  root  person
        6  of  ADP  7  case
        7  Per  PROPN  5  nmod  B-Person  person
        8  Dahl  PROPN  7  flat  I-Person
        9  .  PUNCT  5  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Ingrid Dahl = Dahl
        person: the daughter of Per Dahl
        person: Per Dahl
        ",
    );
}

#[test]
fn who_was_born_with_another_name_has_two() {
    check(
        "
        1  Ingrid  PROPN  4  nsubj:pass  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  was  AUX  4  aux:pass
        4  born  VERB  0  root
        5  Ingrid  PROPN  4  xcomp  B-Person  person
        6  Berg  PROPN  5  flat  I-Person
        7  .  PUNCT  4  punct

        1  Berg  PROPN  2  nsubj  B-Person  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Ingrid Dahl = Ingrid Berg = Berg
        ",
    );
}

/// Who was brought in as her brother has since been spoken of alone.
#[test]
fn kin_that_acts_alone_has_the_short_name_too() {
    check(
        "
        1  Ingrid  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  her  PRON  5  nmod:poss  person
        5  brother  NOUN  3  obj  person
        6  Per  PROPN  5  appos  B-Person  person
        7  Dahl  PROPN  6  flat  I-Person
        8  .  PUNCT  3  punct

        1  Per  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  slept  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Ingrid Dahl = her
        person: her brother = Per Dahl = Per Dahl = Dahl
        ",
    );
}

#[test]
fn a_kinship_directly_before_a_name_makes_it_that_of_kin() {
    check(
        "
        1  Ada  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  came  VERB  0  root
        4  with  ADP  5  case
        5  daughter  NOUN  3  obl  person
        6  Eva  PROPN  5  appos  B-Person  person
        7  Dahl  PROPN  6  flat  I-Person
        8  .  PUNCT  3  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  spoke  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Ada Dahl = Dahl
        person: daughter = Eva Dahl
        ",
    );
}
