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
        Person: Asha Wanjiru = The Kenyan | Kenyan runner
        Person: The Ugandan
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
        Person: Lena Vogt | German rider
        Person: Anke Maier | German rider
        Person: The German
        ",
    );
}

#[test]
fn another_title_may_mean_the_same_office() {
    check(
        "
        1  Former  ADJ  3  amod
        2  prime  ADJ  3  amod
        3  minister  NOUN  4  nmod:desc
        4  Mart  PROPN  6  nsubj  B-Person  person
        5  Kask  PROPN  4  flat  I-Person
        6  wrote  VERB  0  root
        7  .  PUNCT  6  punct

        1  The  DET  3  det
        2  former  ADJ  3  amod
        3  premier  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  2  det
        2  premier  NOUN  3  nsubj  person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        Person: Mart Kask = The former premier | Former prime minister
        Person: The premier
        ",
    );
}

#[test]
fn the_counterpart_of_a_president_is_a_president() {
    check(
        "
        1  Finnish  ADJ  2  amod  B-NORP
        2  President  PROPN  3  nmod:desc
        3  Mart  PROPN  5  nsubj  B-Person  person
        4  Kask  PROPN  3  flat  I-Person
        5  met  VERB  0  root
        6  his  PRON  8  nmod:poss
        7  Chinese  ADJ  8  amod  B-NORP
        8  counterpart  NOUN  5  obj  person
        9  .  PUNCT  5  punct

        1  The  DET  3  det
        2  Chinese  ADJ  3  amod  B-NORP
        3  president  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  3  det
        2  Danish  ADJ  3  amod  B-NORP
        3  president  NOUN  4  nsubj  person
        4  left  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        Person: Mart Kask = his | Finnish President
        Person: his Chinese counterpart = The Chinese president
        Person: The Danish president
        ",
    );
}
