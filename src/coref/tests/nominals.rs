//! Nominals: "the bank", "his wife".

use super::check;

#[test]
fn the_same_noun_again_is_the_same_unless_its_words_tell_another() {
    check(
        "
        1  A  DET  3  det
        2  Finnish  ADJ  3  amod
        3  delegation  NOUN  4  nsubj  organization
        4  came  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  2  det
        2  delegation  NOUN  3  nsubj  organization
        3  met  VERB  0  root
        4  the  DET  6  det
        5  Swedish  ADJ  6  amod
        6  delegation  NOUN  3  obj  organization
        7  .  PUNCT  3  punct
        ",
        "
        organization: A Finnish delegation = The delegation
        organization: the Swedish delegation
        ",
    );
}

#[test]
fn puts_an_apposition_to_its_name() {
    check(
        "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Bank  PROPN  9  nsubj  I-Organization  organization
        3  ,  PUNCT  5  punct
        4  a  DET  5  det
        5  company  NOUN  2  appos  organization
        6  in  ADP  7  case
        7  Oslo  PROPN  5  nmod  B-Location  place
        8  ,  PUNCT  2  punct
        9  fell  VERB  0  root
        10  .  PUNCT  9  punct

        1  His  PRON  2  nmod:poss  person
        2  wife  NOUN  5  nsubj  person
        3  Anna  PROPN  2  appos  B-Person  person
        4  Lund  PROPN  3  flat  I-Person
        5  called  VERB  0  root
        6  .  PUNCT  5  punct
        ",
        "
        organization: Nordlys Bank = a company
        place: Oslo
        person: His wife = Anna Lund
        none: His
        ",
    );
}

#[test]
fn takes_the_bank_for_the_one_whose_name_says_so() {
    check(
        "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Bank  PROPN  3  nsubj  I-Organization  organization
        3  sued  VERB  0  root
        4  Radio  PROPN  5  compound  B-Organization
        5  Norte  PROPN  3  obj  I-Organization  organization
        6  .  PUNCT  3  punct

        1  The  DET  2  det
        2  bank  NOUN  3  nsubj  organization
        3  lost  VERB  0  root
        4  .  PUNCT  3  punct

        1  The  DET  2  det
        2  company  NOUN  3  nsubj  organization
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        organization: Nordlys Bank = The bank
        organization: Radio Norte
        organization: The company
        ",
    );
}

#[test]
fn takes_the_company_for_the_only_one() {
    check(
        "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Corporation  PROPN  3  nsubj  I-Organization  organization
        3  cut  VERB  0  root
        4  jobs  NOUN  3  obj  abstract
        5  in  ADP  6  case
        6  Oslo  PROPN  3  obl  B-Location  place
        7  .  PUNCT  3  punct

        1  The  DET  2  det
        2  company  NOUN  3  nsubj  organization
        3  lost  VERB  0  root
        4  money  NOUN  3  obj  abstract
        5  .  PUNCT  3  punct
        ",
        "
        organization: Nordlys Corporation = The company
        place: Oslo
        ",
    );
}

#[test]
fn repeats_definite_phrases() {
    check(
        "
        1  The  DET  2  det
        2  parties  NOUN  3  nsubj  person
        3  met  VERB  0  root
        4  a  DET  5  det
        5  judge  NOUN  3  obj  person
        6  .  PUNCT  3  punct

        1  The  DET  2  det
        2  parties  NOUN  3  nsubj  person
        3  left  VERB  0  root
        4  and  CCONJ  7  cc
        5  a  DET  6  det
        6  judge  NOUN  7  nsubj  person
        7  stayed  VERB  3  conj
        8  .  PUNCT  3  punct
        ",
        "
        person: The parties = The parties
        person: a judge
        person: a judge
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
        organization: Centre Party
        organization: The search party
        ",
    );
}

#[test]
fn a_team_of_another_nation_and_any_bank_have_no_name() {
    check(
        "
        1  The  DET  4  det
        2  Finnish  ADJ  4  amod
        3  National  PROPN  4  compound
        4  team  NOUN  5  nsubj  organization
        5  arrived  VERB  0  root
        6  .  PUNCT  5  punct

        1  The  DET  4  det
        2  Swedish  ADJ  4  amod
        3  National  PROPN  4  compound
        4  team  NOUN  5  nsubj  organization
        5  waited  VERB  0  root
        6  .  PUNCT  5  punct
        ",
        "
        organization: The Finnish National team
        organization: The Swedish National team
        ",
    );
    check(
        "
        1  Nordlys  PROPN  2  compound  B-Organization
        2  Bank  PROPN  3  nsubj  I-Organization  organization
        3  failed  VERB  0  root
        4  .  PUNCT  3  punct

        1  She  PRON  2  nsubj  person
        2  opened  VERB  0  root
        3  a  DET  5  det
        4  local  ADJ  5  amod
        5  bank  NOUN  2  obj  organization
        6  .  PUNCT  2  punct
        ",
        "
        organization: Nordlys Bank
        organization: a local bank
        none: She
        ",
    );
}

/// "Chile votes. The country waits.": the only one that is spoken of; of two, neither.
#[test]
fn the_country_is_the_only_one_that_is_spoken_of() {
    let rows = |other: &str, noun: &str| {
        format!(
            "
            1  Oman  PROPN  2  nsubj  B-Location  place
            2  thanked  VERB  0  root
            3  {other}  PROPN  2  obj  B-Location  place
            4  .  PUNCT  2  punct

            1  The  DET  2  det
            2  {noun}  NOUN  3  nsubj  place
            3  waits  VERB  0  root
            4  .  PUNCT  3  punct
            "
        )
    };
    check(&rows("Lund", "country"), "place: Oman = The country\nplace: Lund");
    check(&rows("Chile", "country"), "place: Oman\nplace: Chile\nplace: The country");
    check(&rows("Chile", "sultanate"), "place: Oman = The sultanate\nplace: Chile");
}

/// "The Union of Dockers met. The trade union closed a port.": the word before the noun tells no more than the noun.
#[test]
fn a_trade_union_is_a_union() {
    check(
        "
        1  The  DET  2  det
        2  Union  PROPN  5  nsubj  B-Organization  organization
        3  of  ADP  4  case  I-Organization
        4  Dockers  PROPN  2  nmod  I-Organization
        5  met  VERB  0  root
        6  .  PUNCT  5  punct

        1  The  DET  3  det
        2  trade  NOUN  3  compound
        3  union  NOUN  4  nsubj  organization
        4  closed  VERB  0  root
        5  a  DET  6  det
        6  port  NOUN  4  obj  place
        7  .  PUNCT  4  punct
        ",
        "
        organization: Union of Dockers = The trade union
        place: a port
        ",
    );
}
