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
        Person: Dahl = her
        Person: her husband = Per Dahl
        Place: Oslo
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
        Person: Ingrid Dahl = Dahl
        Person: the daughter of Per Dahl
        Person: Per Dahl
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
        Person: Ingrid Dahl = Ingrid Berg = Berg
        ",
    );
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
        Person: Ingrid Dahl
        Person: Karin Berg = her
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
        Person: Sund = She = She
        Person: Per Holm = He
        ",
    );
}

#[test]
fn the_search_party_is_not_the_centre_party() {
    check(
        "
        1  The  DET  3  det
        2  Centre  PROPN  3  compound  B-Organization
        3  Party  PROPN  4  nsubj  I-Organization  organization
        4  won  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  3  det
        2  search  NOUN  3  compound
        3  party  NOUN  4  nsubj  organization
        4  left  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        Organization: Centre Party
        Organization: The search party
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
        Person: Elena Ruiz
        Person: Ingrid Dahl = her
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
    check(rows, "Person: Elena Ruiz\nPerson: Ingrid Dahl = she");
    let replaced = rows.replace("jailed  VERB  0  root  lemma=jail", "replaced  VERB  0  root  lemma=replace");
    check(&replaced, "Person: Elena Ruiz = she\nPerson: Ingrid Dahl");
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
        Person: Ingrid Dahl = her
        Person: her brother = Per Dahl = Per Dahl = Dahl
        ",
    );
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
        Person: Anna Sund
        Person: Ingrid Dahl = her
        Person: her husband
        ",
    );
}
