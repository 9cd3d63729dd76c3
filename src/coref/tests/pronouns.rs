//! Pronouns of the third person.

use super::check;
use crate::{Gist, mentions, rows};

#[test]
fn agrees_in_gender_and_number() {
    check(
        "
        1  Julia  PROPN  3  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Erik  PROPN  3  obj  B-Person  person
        5  Hansen  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  She  PRON  2  nsubj  person
        2  smiled  VERB  0  root
        3  .  PUNCT  2  punct

        1  He  PRON  2  nsubj  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct

        1  They  PRON  2  nsubj  person
        2  slept  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Julia Berg = She
        person: Erik Hansen = He
        none: They
        ",
    );
}

#[test]
fn does_not_take_an_object_for_the_subject_of_its_own_verb() {
    check(
        "
        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Luis  PROPN  3  obj  B-Person  person
        5  Prado  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  Hansen  PROPN  2  nsubj  B-Person  person
        2  thanked  VERB  0  root
        3  him  PRON  2  iobj  person
        4  .  PUNCT  2  punct

        1  Prado  PROPN  2  nsubj  B-Person  person
        2  hurt  VERB  0  root
        3  himself  PRON  2  obj  person
        4  .  PUNCT  2  punct
        ",
        "
        person: Erik Hansen = Hansen
        person: Luis Prado = him = Prado = himself
        ",
    );
}

#[test]
fn prefers_the_subject_of_the_verb_of_saying() {
    check(
        "
        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  told  VERB  0  root
        4  Luis  PROPN  3  iobj  B-Person  person
        5  Prado  PROPN  4  flat  I-Person
        6  that  SCONJ  9  mark
        7  he  PRON  9  nsubj  person
        8  was  AUX  9  cop
        9  tired  ADJ  3  ccomp
        10  .  PUNCT  3  punct
        ",
        "
        person: Erik Hansen = he
        person: Luis Prado
        ",
    );
}

#[test]
fn prefers_a_complement_that_is_built_alike() {
    check(
        "
        1  Ingrid  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  said  VERB  0  root
        4  that  SCONJ  9  mark
        5  Julia  PROPN  9  nsubj  B-Person  person
        6  Berg  PROPN  5  flat  I-Person
        7  had  AUX  9  aux
        8  not  PART  9  advmod
        9  called  VERB  3  ccomp
        10  ,  PUNCT  14  punct
        11  but  CCONJ  14  cc
        12  she  PRON  14  nsubj  person
        13  had  AUX  14  aux
        14  written  VERB  3  conj
        15  .  PUNCT  3  punct

        1  Marta  PROPN  3  nsubj  B-Person  person
        2  Silva  PROPN  1  flat  I-Person
        3  said  VERB  0  root
        4  that  SCONJ  9  mark
        5  Lena  PROPN  9  nsubj  B-Person  person
        6  Holm  PROPN  5  flat  I-Person
        7  had  AUX  9  aux
        8  not  PART  9  advmod
        9  called  VERB  3  ccomp
        10  ,  PUNCT  13  punct
        11  but  CCONJ  13  cc
        12  she  PRON  13  nsubj  person
        13  gave  VERB  3  conj
        14  no  DET  15  det
        15  reason  NOUN  13  obj  abstract
        16  .  PUNCT  3  punct
        ",
        "
        person: Ingrid Dahl
        person: Julia Berg = she
        person: Marta Silva = she
        person: Lena Holm
        ",
    );
}

#[test]
fn lets_it_mean_a_thing_that_stands_out() {
    check(
        "
        1  Radio  PROPN  2  compound  B-Organization
        2  Norte  PROPN  3  nsubj  I-Organization  organization
        3  said  VERB  0  root
        4  it  PRON  6  nsubj  organization
        5  would  AUX  6  aux
        6  close  VERB  3  ccomp
        7  its  PRON  8  nmod:poss  organization
        8  office  NOUN  6  obj  place
        9  .  PUNCT  3  punct

        1  It  PRON  3  expl  event
        2  is  AUX  3  cop
        3  clear  ADJ  0  root
        4  that  SCONJ  6  mark
        5  it  PRON  6  nsubj  object
        6  rains  VERB  3  csubj
        7  .  PUNCT  3  punct
        ",
        "
        organization: Radio Norte = it = its
        place: its office
        none: it
        ",
    );
}

#[test]
fn lets_it_mean_a_thing_without_a_name() {
    check(
        "
        1  The  DET  2  det
        2  plan  NOUN  6  nsubj  abstract
        3  of  ADP  5  case
        4  Radio  PROPN  5  compound  B-Organization
        5  Norte  PROPN  2  nmod  I-Organization  organization
        6  failed  VERB  0  root
        7  because  SCONJ  10  mark
        8  it  PRON  10  nsubj  abstract
        9  was  AUX  10  cop
        10  bad  ADJ  6  advcl
        11  .  PUNCT  6  punct
        ",
        "
        other: The plan of Radio Norte = it
        organization: Radio Norte
        ",
    );
}

#[test]
fn lets_they_mean_people_and_two_who_are_named() {
    check(
        "
        1  The  DET  2  det
        2  workers  NOUN  3  nsubj  person
        3  said  VERB  0  root
        4  they  PRON  6  nsubj  person
        5  were  AUX  6  cop
        6  tired  ADJ  3  ccomp
        7  .  PUNCT  3  punct

        1  Julia  PROPN  6  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  and  CCONJ  4  cc
        4  Erik  PROPN  1  conj  B-Person  person
        5  Hansen  PROPN  4  flat  I-Person
        6  left  VERB  0  root
        7  because  SCONJ  10  mark
        8  they  PRON  10  nsubj  person
        9  were  AUX  10  cop
        10  tired  ADJ  6  advcl
        11  .  PUNCT  6  punct
        ",
        "
        person: The workers = they
        person: Julia Berg and Erik Hansen = they
        person: Julia Berg
        person: Erik Hansen
        ",
    );
}

#[test]
fn reads_a_pronoun_before_its_name() {
    check(
        "
        1  In  ADP  3  case
        2  his  PRON  3  nmod:poss  person
        3  speech  NOUN  7  obl  event
        4  ,  PUNCT  3  punct
        5  Erik  PROPN  7  nsubj  B-Person  person
        6  Hansen  PROPN  5  flat  I-Person
        7  thanked  VERB  0  root
        8  the  DET  9  det
        9  workers  NOUN  7  iobj  person
        10  .  PUNCT  7  punct
        ",
        "
        event: his speech
        person: his = Erik Hansen
        person: the workers
        ",
    );
}

#[test]
fn the_sense_tells_whom_a_pronoun_means() {
    let mut parse = rows::parse(
        "
        1  Marta  PROPN  3  nsubj  B-Person  person
        2  Silva  PROPN  1  flat  I-Person
        3  told  VERB  0  root
        4  Lena  PROPN  3  obj  B-Person  person
        5  Holm  PROPN  4  flat  I-Person
        6  that  SCONJ  8  mark
        7  she  PRON  8  nsubj  person
        8  slept  VERB  3  ccomp
        9  .  PUNCT  3  punct
        ",
    );
    let mentions = mentions::find(&parse);
    for (right, word) in [("Marta Silva", 0), ("Lena Holm", 3)] {
        let mut numbers = [[0.0; Gist::SIZE]; 9];
        numbers[6][0] = 127.0; // what the pronoun asks
        numbers[word][8] = 127.0; // what a mention gives
        parse.gists = numbers.map(Gist::of).to_vec();
        let links = crate::coref::link(&parse, &mentions, &[], crate::coref::THRESHOLD);
        let entity = links.entities.iter().find(|e| e.mentions.iter().any(|m| m.text == "she"));
        assert_eq!(entity.map(|e| &*e.name), Some(right));
    }
}

#[test]
fn a_subject_is_not_her_object_but_may_own_it() {
    check(
        "
        1  Ingrid  PROPN  3  nsubj  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  saw  VERB  0  root
        4  her  PRON  3  obj  person
        5  .  PUNCT  3  punct

        1  Karin  PROPN  3  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  sold  VERB  0  root
        4  her  PRON  5  nmod:poss  person
        5  boat  NOUN  3  obj
        6  .  PUNCT  3  punct
        ",
        "
        person: Ingrid Dahl
        person: Karin Berg = her
        none: her
        ",
    );
}

/// "Sund" shows no gender; the text's pronouns do.
#[test]
fn pronouns_of_the_text_tell_a_gender() {
    check(
        "
        1  Sund  PROPN  2  nsubj  B-Person  person
        2  won  VERB  0  root
        3  .  PUNCT  2  punct

        1  She  PRON  2  nsubj  person
        2  smiled  VERB  0  root
        3  .  PUNCT  2  punct

        1  She  PRON  2  nsubj  person
        2  met  VERB  0  root
        3  Per  PROPN  2  obj  B-Person  person
        4  Holm  PROPN  3  flat  I-Person
        5  .  PUNCT  2  punct

        1  He  PRON  2  nsubj  person
        2  left  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        person: Sund = She = She
        person: Per Holm = He
        ",
    );
}

/// Ruiz is the subject, as in "sold her boat" above; but praise is for what its object did.
#[test]
fn who_is_praised_has_what_for() {
    check(
        "
        1  Elena  PROPN  3  nsubj  B-Person  person
        2  Ruiz  PROPN  1  flat  I-Person
        3  praised  VERB  0  root
        4  Ingrid  PROPN  3  obj  B-Person  person
        5  Dahl  PROPN  4  flat  I-Person
        6  for  ADP  8  case
        7  her  PRON  8  nmod:poss  person
        8  courage  NOUN  3  obl  abstract
        9  .  PUNCT  3  punct
        ",
        "
        person: Elena Ruiz
        person: Ingrid Dahl = her
        ",
    );
}

/// What came before is a reason for a punishment alone.
#[test]
fn after_tells_why_somebody_was_jailed_but_not_why_replaced() {
    let rows = "
        1  Elena  PROPN  3  nsubj  B-Person  person
        2  Ruiz  PROPN  1  flat  I-Person
        3  jailed  VERB  0  root  lemma=jail
        4  Ingrid  PROPN  3  obj  B-Person  person
        5  Dahl  PROPN  4  flat  I-Person
        6  after  SCONJ  8  mark
        7  she  PRON  8  nsubj  person
        8  won  VERB  3  advcl
        9  .  PUNCT  3  punct
        ";
    check(rows, "person: Elena Ruiz\nperson: Ingrid Dahl = she");
    let replaced = rows.replace("jailed  VERB  0  root  lemma=jail", "replaced  VERB  0  root  lemma=replace");
    check(&replaced, "person: Elena Ruiz = she\nperson: Ingrid Dahl");
}

/// Not Sund's, who is named first.
#[test]
fn the_last_of_several_comes_with_her_husband() {
    check(
        "
        1  Anna  PROPN  11  nsubj  B-Person  person
        2  Sund  PROPN  1  flat  I-Person
        3  ,  PUNCT  4  punct
        4  Ingrid  PROPN  1  conj  B-Person  person
        5  Dahl  PROPN  4  flat  I-Person
        6  and  CCONJ  8  cc
        7  her  PRON  8  nmod:poss  person
        8  husband  NOUN  1  conj  person
        9  had  AUX  11  aux
        10  all  ADV  11  advmod
        11  left  VERB  0  root
        12  .  PUNCT  11  punct
        ",
        "
        person: Anna Sund
        person: Ingrid Dahl = her
        person: her husband
        ",
    );
}

#[test]
fn what_plans_is_no_event_and_they_are_no_one_man() {
    let rows = "
        1  Norlake  PROPN  2  nsubj  B-Organization  organization
        2  closed  VERB  0  root  lemma=close
        3  Harvest  PROPN  4  compound  B-Misc
        4  Festival  PROPN  2  obj  I-Misc  event
        5  .  PUNCT  2  punct

        1  It  PRON  2  nsubj
        2  plans  VERB  0  root  lemma=plan
        3  another  DET  2  obj
        4  .  PUNCT  2  punct
        ";
    check(rows, "organization: Norlake = It\nevent: Harvest Festival");
    let man = "
        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  slept  VERB  0  root  lemma=sleep
        4  .  PUNCT  3  punct

        1  They  PRON  2  nsubj  person
        2  pay  VERB  0  root
        3  .  PUNCT  2  punct
        ";
    check(man, "person: Erik Hansen\nnone: They");
}

#[test]
fn whoever_is_named_later_is_not_the_guard_who_was_spoken_of() {
    check(
        "
        1  One  NUM  2  nummod
        2  guard  NOUN  3  nsubj  person
        3  slept  VERB  0  root
        4  in  ADP  6  case
        5  his  PRON  6  nmod:poss  person
        6  chair  NOUN  3  obl  object
        7  .  PUNCT  3  punct

        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  called  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: One guard = his
        person: Erik Hansen
        ",
    );
}
