//! "The Kenyan".

use super::check;

#[test]
fn the_kenyan_is_the_one_kenyan_of_the_text() {
    check(
        "
        1  Kenyan  ADJ  2  amod  B-NORP
        2  runner  NOUN  3  nmod:desc
        3  Asha  PROPN  5  nsubj  B-Person  person
        4  Wanjiru  PROPN  3  flat  I-Person
        5  won  VERB  0  root
        6  .  PUNCT  5  punct

        1  The  DET  2  det
        2  Kenyan  PROPN  3  nsubj  B-NORP  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct

        1  The  DET  2  det
        2  Ugandan  PROPN  3  nsubj  B-NORP  person
        3  fell  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Asha Wanjiru = The Kenyan | Kenyan runner
        person: The Ugandan
        ",
    );
}

#[test]
fn of_two_germans_neither_is_the_german() {
    check(
        "
        1  German  ADJ  2  amod  B-NORP
        2  rider  NOUN  3  nmod:desc
        3  Lena  PROPN  5  nsubj  B-Person  person
        4  Vogt  PROPN  3  flat  I-Person
        5  beat  VERB  0  root
        6  German  ADJ  7  amod  B-NORP
        7  rider  NOUN  8  nmod:desc
        8  Anke  PROPN  5  obj  B-Person  person
        9  Maier  PROPN  8  flat  I-Person
        10  .  PUNCT  5  punct

        1  The  DET  2  det
        2  German  PROPN  3  nsubj  B-NORP  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Lena Vogt | German rider
        person: Anke Maier | German rider
        person: The German
        ",
    );
}
