//! Names of everything but people.

use super::check;

#[test]
fn links_acronyms_and_short_names_of_organisations() {
    check(
        "
        1  The  DET  4  det
        2  International  ADJ  3  amod  B-Organization
        3  Seafarers  PROPN  4  compound  I-Organization
        4  Union  PROPN  8  nsubj:pass  I-Organization  organization
        5  (  PUNCT  6  punct
        6  ISU  PROPN  4  appos  B-Organization  organization
        7  )  PUNCT  6  punct
        8  sued  VERB  0  root
        9  Nordlys  PROPN  10  compound  B-Organization
        10  Corporation  PROPN  8  obj  I-Organization  organization
        11  .  PUNCT  8  punct

        1  ISU  PROPN  2  nsubj  B-Organization  organization
        2  wants  VERB  0  root
        3  Nordlys  PROPN  2  iobj  B-Organization  organization
        4  to  PART  5  mark
        5  pay  VERB  2  xcomp
        6  .  PUNCT  2  punct
        ",
        "
        organization: International Seafarers Union = ISU = ISU
        organization: Nordlys Corporation = Nordlys
        ",
    );
}

#[test]
fn knows_a_country_by_its_names_but_not_by_its_adjective() {
    check(
        "
        1  The  DET  2  det
        2  U.S.  PROPN  3  nsubj  B-Location  place
        3  spoke  VERB  0  root
        4  with  ADP  6  case
        5  Russian  ADJ  6  amod  B-NORP
        6  envoys  NOUN  3  obl  person
        7  in  ADP  8  case
        8  Oslo  PROPN  3  obl  B-Location  place
        9  .  PUNCT  3  punct

        1  America  PROPN  4  nsubj  B-Location  place
        2  and  CCONJ  3  cc
        3  Russia  PROPN  1  conj  B-Location  place
        4  agreed  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        place: U.S. = America
        person: Russian envoys
        place: Oslo
        place: Russia
        ",
    );
}

#[test]
fn keeps_a_name_of_two_kinds_apart() {
    check(
        "
        1  Mr.  PROPN  2  nmod:desc
        2  Paris  PROPN  3  nsubj  B-Person  person
        3  left  VERB  0  root
        4  Paris  PROPN  3  obj  B-Location  place
        5  for  ADP  6  case
        6  France  PROPN  3  obl  B-Location  place
        7  .  PUNCT  3  punct

        1  Paris  PROPN  3  nsubj  B-Location  place
        2  is  AUX  3  cop
        3  big  ADJ  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Paris
        place: Paris = Paris
        place: France
        ",
    );
}

#[test]
fn takes_a_short_name_before_the_full_one_for_it() {
    check(
        "
        1  Orbis  PROPN  2  nsubj  B-Organization  organization
        2  grows  VERB  0  root

        1  Orbis  PROPN  2  compound  B-Organization
        2  Pharma  PROPN  3  nsubj  I-Organization  organization
        3  grew  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "organization: Orbis = Orbis Pharma",
    );
}

#[test]
fn keeps_a_short_name_apart_that_two_full_names_begin_with() {
    check(
        "
        1  Orbis  PROPN  2  compound  B-Organization
        2  Pharma  PROPN  3  nsubj  I-Organization  organization
        3  left  VERB  0  root
        4  Orbis  PROPN  5  compound  B-Organization
        5  Motors  PROPN  3  obj  I-Organization  organization
        6  .  PUNCT  3  punct

        1  Orbis  PROPN  2  nsubj  B-Organization  organization
        2  slept  VERB  0  root
        3  .  PUNCT  2  punct
        ",
        "
        organization: Orbis Pharma
        organization: Orbis Motors
        organization: Orbis
        ",
    );
}

#[test]
fn takes_clubs_by_their_last_word() {
    check(
        "
        1  Rovers  PROPN  2  nsubj  B-Organization  organization
        2  beat  VERB  0  root
        3  City  PROPN  2  obj  B-Organization  organization

        1  Millbrook  PROPN  2  compound  B-Organization
        2  Rovers  PROPN  3  nsubj  I-Organization  organization
        3  beat  VERB  0  root
        4  Harton  PROPN  5  compound  B-Organization
        5  City  PROPN  3  obj  I-Organization  organization
        6  .  PUNCT  3  punct
        ",
        "
        organization: Rovers = Millbrook Rovers
        organization: City = Harton City
        ",
    );
}

#[test]
fn believes_a_text_that_explains_an_acronym() {
    check(
        "
        1  He  PRON  2  nsubj  person
        2  left  VERB  0  root
        3  Movement  PROPN  2  obj  B-Organization  organization
        4  for  ADP  5  case  I-Organization
        5  Change  PROPN  3  nmod  I-Organization
        6  ,  PUNCT  8  punct
        7  or  CCONJ  8  cc
        8  MPC  PROPN  3  conj  B-Organization  organization
        9  .  PUNCT  2  punct
        ",
        "
        organization: Movement for Change = MPC
        none: He
        ",
    );
}

#[test]
fn reads_an_acronym_in_the_order_of_another_language() {
    check(
        "
        1  Social  PROPN  3  amod  B-Organization
        2  Democratic  PROPN  3  amod  I-Organization
        3  Party  PROPN  7  nsubj  I-Organization  organization
        4  (  PUNCT  5  punct
        5  PSD  PROPN  3  appos  B-Organization  organization
        6  )  PUNCT  5  punct
        7  won  VERB  0  root
        8  .  PUNCT  7  punct
        ",
        "organization: Social Democratic Party = PSD",
    );
}

#[test]
fn a_longer_name_that_comes_after_the_short_one_is_another_body() {
    let nordlys_first = "
        1  Nordlys  PROPN  2  nsubj  B-Organization  organization
        2  grows  VERB  0  root
        3  .  PUNCT  2  punct

        1  Nordlys  PROPN  2  compound  B-Organization
        2  Parcel  PROPN  3  nsubj  I-Organization  organization
        3  shrank  VERB  0  root
        4  .  PUNCT  3  punct
        ";
    check(nordlys_first, "organization: Nordlys\norganization: Nordlys Parcel");
    // a legal form says nothing of that kind
    check(&nordlys_first.replace("Parcel", "AS"), "organization: Nordlys = Nordlys AS");
}

#[test]
fn a_part_is_not_the_whole_even_where_it_comes_first() {
    let nordlys_parcel_first = "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Parcel  PROPN  3  nsubj  I-Organization  organization
        3  shrank  VERB  0  root
        4  .  PUNCT  3  punct

        1  Nordlys  PROPN  2  nsubj  B-Organization  organization
        2  grows  VERB  0  root
        3  .  PUNCT  2  punct
        ";
    check(nordlys_parcel_first, "organization: Nordlys Parcel = Nordlys");
    check(&nordlys_parcel_first.replace("Parcel", "Council"), "organization: Nordlys Council\norganization: Nordlys");
    check(&nordlys_parcel_first.replace("Parcel", "Kenya"), "organization: Nordlys Kenya\norganization: Nordlys");
    let unit = "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Parcel  PROPN  8  nsubj  I-Organization  organization
        3  ,  PUNCT  5  punct
        4  a  DET  5  det
        5  unit  NOUN  2  appos
        6  of  ADP  7  case
        7  Nordlys  PROPN  5  nmod  B-Organization  organization
        8  shrank  VERB  0  root
        9  .  PUNCT  8  punct
        ";
    check(unit, "organization: Nordlys Parcel = a unit of Nordlys\norganization: Nordlys");
}
