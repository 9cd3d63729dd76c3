//! Roles that stand for their holders.

use super::check;

#[test]
fn takes_a_role_for_its_holder() {
    check(
        "
        1  Julia  PROPN  8  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  ,  PUNCT  6  punct
        4  the  DET  6  det
        5  press  NOUN  6  compound
        6  secretary  NOUN  1  appos  person
        7  ,  PUNCT  1  punct
        8  left  VERB  0  root
        9  .  PUNCT  8  punct

        1  The  DET  3  det
        2  press  NOUN  3  compound
        3  secretary  NOUN  5  nsubj  person
        4  was  AUX  5  cop
        5  tired  ADJ  0  root
        6  .  PUNCT  5  punct

        1  The  DET  3  det
        2  trade  NOUN  3  compound
        3  secretary  NOUN  4  nsubj  person
        4  stayed  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        person: Julia Berg = The press secretary | press secretary
        person: The trade secretary
        ",
    );
}

#[test]
fn resolves_epithets_through_the_role() {
    check(
        "
        1  Norwegian  ADJ  2  amod  B-NORP
        2  President  PROPN  3  nmod:desc
        3  Ingrid  PROPN  5  nsubj  B-Person  person
        4  Dahl  PROPN  3  flat  I-Person
        5  arrived  VERB  0  root
        6  .  PUNCT  5  punct

        1  The  DET  3  det
        2  Norwegian  ADJ  3  amod  B-NORP
        3  leader  NOUN  4  nsubj  person
        4  smiled  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  3  det
        2  Danish  ADJ  3  amod  B-NORP
        3  leader  NOUN  4  nsubj  person
        4  left  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  4  det
        2  White  ADJ  3  amod  B-Location
        3  House  PROPN  4  compound  I-Location  place
        4  chief  NOUN  5  nsubj  person
        5  called  VERB  0  root
        6  .  PUNCT  5  punct
        ",
        "
        person: Ingrid Dahl = The Norwegian leader | Norwegian President
        person: The Danish leader
        person: The White House chief
        organization: White House
        ",
    );
}

#[test]
fn knows_a_seat_of_government() {
    check(
        "
        1  US  PROPN  2  compound  B-Location  place
        2  President  PROPN  3  nmod:desc
        3  Anna  PROPN  5  nsubj  B-Person  person
        4  Lund  PROPN  3  flat  I-Person
        5  arrived  VERB  0  root
        6  .  PUNCT  5  punct

        1  The  DET  2  det
        2  head  NOUN  7  nsubj  person
        3  of  ADP  6  case
        4  the  DET  6  det
        5  White  ADJ  6  amod  B-Location
        6  House  PROPN  2  nmod  I-Location  place
        7  smiled  VERB  0  root
        8  .  PUNCT  7  punct

        1  The  DET  4  det
        2  White  ADJ  3  amod  B-Location
        3  House  PROPN  4  compound  I-Location
        4  chief  NOUN  7  nsubj  person
        5  of  ADP  6  case
        6  staff  NOUN  4  nmod  person
        7  left  VERB  0  root
        8  .  PUNCT  7  punct

        1  The  DET  3  det
        2  vice  NOUN  3  compound
        3  president  NOUN  4  nsubj  person
        4  slept  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  3  det
        2  former  ADJ  3  amod
        3  president  NOUN  4  nsubj  person
        4  called  VERB  0  root
        5  .  PUNCT  4  punct
        ",
        "
        place: US
        person: Anna Lund = The head of the White House | US President
        organization: White House = White House
        person: The White House chief of staff
        person: staff
        person: The vice president
        person: The former president
        ",
    );
}

#[test]
fn keeps_an_adviser_from_the_one_advised() {
    check(
        "
        1  Ingrid  PROPN  4  nmod:poss  B-Person  person
        2  Dahl  PROPN  1  flat  I-Person
        3  's  PART  1  case
        4  adviser  NOUN  7  nsubj  person
        5  Erik  PROPN  4  appos  B-Person  person
        6  Hansen  PROPN  5  flat  I-Person
        7  called  VERB  0  root
        8  .  PUNCT  7  punct

        1  Her  PRON  2  nmod:poss  person
        2  adviser  NOUN  3  nsubj  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Ingrid Dahl = Her
        person: Erik Hansen = Her adviser | adviser
        ",
    );
}

#[test]
fn abstains_between_two_of_one_office() {
    check(
        "
        1  Senator  PROPN  2  nmod:desc
        2  Anna  PROPN  4  nsubj  B-Person  person
        3  Lund  PROPN  2  flat  I-Person
        4  met  VERB  0  root
        5  Senator  PROPN  6  nmod:desc
        6  Julia  PROPN  4  obj  B-Person  person
        7  Berg  PROPN  6  flat  I-Person
        8  .  PUNCT  4  punct

        1  The  DET  2  det
        2  senator  NOUN  3  nsubj  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Anna Lund | Senator
        person: Julia Berg | Senator
        person: The senator
        ",
    );
}

#[test]
fn takes_up_somebody_without_a_name() {
    check(
        "
        1  A  DET  2  det
        2  spokeswoman  NOUN  6  nsubj  person
        3  for  ADP  5  case
        4  the  DET  5  det
        5  ministry  NOUN  2  nmod  organization
        6  called  VERB  0  root
        7  .  PUNCT  6  punct

        1  The  DET  2  det
        2  spokeswoman  NOUN  3  nsubj  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct

        1  A  DET  2  det
        2  spokeswoman  NOUN  3  nsubj  person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: A spokeswoman for the ministry = The spokeswoman
        organization: the ministry
        person: A spokeswoman
        ",
    );
}

#[test]
fn knows_the_head_of_a_company() {
    check(
        "
        1  Anna  PROPN  5  nsubj  B-Person  person
        2  Lund  PROPN  1  flat  I-Person
        3  is  AUX  5  cop
        4  the  DET  5  det
        5  head  NOUN  0  root  person
        6  of  ADP  8  case
        7  Nordlys  PROPN  8  compound  B-Organization
        8  Bank  PROPN  5  nmod  I-Organization  organization
        9  .  PUNCT  5  punct

        1  The  DET  2  det
        2  head  NOUN  6  nsubj  person
        3  of  ADP  5  case
        4  Nordlys  PROPN  5  compound  B-Organization
        5  Bank  PROPN  2  nmod  I-Organization  organization
        6  left  VERB  0  root
        7  .  PUNCT  6  punct
        ",
        "
        person: Anna Lund = The head of Nordlys Bank | head of Nordlys Bank
        organization: Nordlys Bank = Nordlys Bank
        ",
    );
}

#[test]
fn knows_what_a_predecessor_was() {
    check(
        "
        1  Prime  ADJ  2  amod
        2  Minister  PROPN  3  nmod:desc
        3  Erik  PROPN  5  nsubj  B-Person  person
        4  Hansen  PROPN  3  flat  I-Person
        5  called  VERB  0  root
        6  his  PRON  7  nmod:poss  person
        7  predecessor  NOUN  5  obj  person
        8  ,  PUNCT  9  punct
        9  Anna  PROPN  5  xcomp  B-Person  person
        10  Lund  PROPN  9  flat  I-Person
        11  .  PUNCT  5  punct

        1  The  DET  4  det
        2  former  ADJ  4  amod
        3  prime  ADJ  4  amod
        4  minister  NOUN  5  nsubj  person
        5  smiled  VERB  0  root
        6  .  PUNCT  5  punct
        ",
        "
        person: Erik Hansen = his | Prime Minister
        person: Anna Lund = The former prime minister | predecessor
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
        person: Mart Kask = The former premier | Former prime minister
        person: The premier
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
        person: Mart Kask = his | Finnish President
        person: his Chinese counterpart = The Chinese president
        person: The Danish president
        ",
    );
}

#[test]
fn an_office_that_somebody_runs_for_is_nobody() {
    check(
        "
        1  Mayor  PROPN  2  nmod:desc
        2  Anna  PROPN  4  nsubj  B-Person  person
        3  Lund  PROPN  2  flat  I-Person
        4  left  VERB  0  root
        5  .  PUNCT  4  punct

        1  Erik  PROPN  4  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  will  AUX  4  aux
        4  run  VERB  0  root
        5  for  ADP  6  case
        6  mayor  NOUN  4  obl  person
        7  .  PUNCT  4  punct
        ",
        "
        person: Anna Lund | Mayor
        person: Erik Berg
        person: mayor
        ",
    );
}

#[test]
fn the_judge_is_the_justice_rather_than_the_chief_judge() {
    check(
        "
        1  Justice  PROPN  2  nmod:desc
        2  Anna  PROPN  4  nsubj  B-Person  person
        3  Lund  PROPN  2  flat  I-Person
        4  ruled  VERB  0  root
        5  .  PUNCT  4  punct

        1  The  DET  2  det
        2  judge  NOUN  3  nsubj  person
        3  thanked  VERB  0  root
        4  Erik  PROPN  3  obj  B-Person  person
        5  Berg  PROPN  4  flat  I-Person
        6  ,  PUNCT  9  punct
        7  the  DET  9  det
        8  chief  ADJ  9  amod
        9  judge  NOUN  4  appos  person
        10  .  PUNCT  3  punct

        1  The  DET  2  det
        2  judge  NOUN  3  nsubj  person
        3  smiled  VERB  0  root
        4  .  PUNCT  3  punct
        ",
        "
        person: Anna Lund = The judge = The judge | Justice
        person: Erik Berg | chief judge
        ",
    );
}

#[test]
fn a_clause_that_tells_which_officer_brings_in_another() {
    let rows = |comma: &str, numbers: [u8; 4]| {
        let [who, hit, him, fled] = numbers;
        format!(
            "
            1  Officer  PROPN  2  nmod:desc
            2  Erik  PROPN  4  nsubj  B-Person  person
            3  Berg  PROPN  2  flat  I-Person
            4  spoke  VERB  0  root
            5  .  PUNCT  4  punct

            1  The  DET  2  det
            2  officer  NOUN  {fled}  nsubj  person{comma}
            {who}  who  PRON  {hit}  nsubj
            {hit}  hit  VERB  2  acl:relcl
            {him}  people  NOUN  {hit}  obj  person
            {fled}  fled  VERB  0  root
            "
        )
    };
    check(&rows("", [3, 4, 5, 6]), "person: Erik Berg | Officer\nperson: The officer\nperson: people");
    check(&rows("\n3  ,  PUNCT  5  punct", [4, 5, 6, 7]), "person: Erik Berg = The officer | Officer\nperson: people");
}
