use crate::{EntityKind, Gist, MentionForm, mentions, rows};

mod epithets;
mod groups;
mod places;
mod relatives;
mod spelling;

/// Entities as lines: kind, mentions joined by " = ", roles behind "|"; then the pronouns that have none. Dates and the
/// entities of kind Role and Nationality are left out.
#[track_caller]
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let mentions = mentions::find(&parse);
    let links = super::link(&parse, &mentions, &crate::quotes::find(&parse), super::THRESHOLD);
    let mut got: Vec<String> = Vec::new();
    for entity in &links.entities {
        assert_eq!(links.entities[entity.id.index()].mentions, entity.mentions);
        assert!(entity.mentions.iter().skip(1).all(|m| m.reason.is_some()), "{entity:?}");
        assert_eq!(entity.mentions[0].reason, None);
        if matches!(entity.kind, EntityKind::Role | EntityKind::Nationality | EntityKind::Date) {
            continue;
        }
        let mentions: Vec<&str> = entity.mentions.iter().map(|m| &*m.text).collect();
        let mut line = format!("{}: {}", entity.kind, mentions.join(" = "));
        if !entity.roles.is_empty() {
            line = format!("{line} | {}", entity.roles.join("; "));
        }
        got.push(line);
    }
    let alone = mentions.list.iter().zip(&links.entity_of).filter(|(m, entity)| entity.is_none() && !m.is_thing());
    for (mention, _) in alone {
        got.push(format!("none: {}", parse.word(mention.head)));
    }
    let wanted: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, wanted, "\n{}\n", got.join("\n"));
}

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
        Person: Ingrid Dahl = Dahl = Dahl
        Place: Oslo
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
        Person: Ingrid Dahl = Dahl
        Person: Erik Dahl = Dahl
        ",
    );
}

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
        Organization: International Seafarers Union = ISU = ISU
        Organization: Nordlys Corporation = Nordlys
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
        Place: U.S. = America
        Person: Russian envoys
        Place: Oslo
        Place: Russia
        ",
    );
}

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
        Person: Julia Berg = The press secretary | press secretary
        Person: The trade secretary
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
        Person: Ingrid Dahl = The Norwegian leader | Norwegian President
        Person: The Danish leader
        Person: The White House chief
        Organization: White House
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
        Place: US
        Person: Anna Lund = The head of the White House | US President
        Organization: White House = White House
        Person: The White House chief of staff
        Person: staff
        Person: The vice president
        Person: The former president
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
        Person: Ingrid Dahl = Her
        Person: Erik Hansen = Her adviser | adviser
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
        Person: Anna Lund | Senator
        Person: Julia Berg | Senator
        Person: The senator
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
        Person: A spokeswoman for the ministry = The spokeswoman
        Organization: the ministry
        Person: A spokeswoman
        ",
    );
}

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
        Person: Julia Berg = She
        Person: Erik Hansen = He
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
        Person: Erik Hansen = Hansen
        Person: Luis Prado = him = Prado = himself
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
        Person: Erik Hansen = he
        Person: Luis Prado
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
        Person: Ingrid Dahl
        Person: Julia Berg = she
        Person: Marta Silva = she
        Person: Lena Holm
        ",
    );
}

#[test]
fn keeps_the_speaker_out_of_his_own_quotation() {
    check(
        "
        1  Erik  PROPN  3  nsubj  B-Person  person
        2  Hansen  PROPN  1  flat  I-Person
        3  met  VERB  0  root
        4  Luis  PROPN  3  obj  B-Person  person
        5  Prado  PROPN  4  flat  I-Person
        6  .  PUNCT  3  punct

        1  “  PUNCT  4  punct
        2  He  PRON  4  nsubj  person
        3  will  AUX  4  aux
        4  come  VERB  9  ccomp
        5  soon  ADV  4  advmod
        6  ,  PUNCT  4  punct
        7  ”  PUNCT  4  punct
        8  Hansen  PROPN  9  nsubj  B-Person  person
        9  said  VERB  0  root
        10  .  PUNCT  9  punct

        1  “  PUNCT  4  punct
        2  It  PRON  4  nsubj
        3  will  AUX  4  aux
        4  rain  VERB  8  ccomp
        5  ,  PUNCT  4  punct
        6  ”  PUNCT  4  punct
        7  he  PRON  8  nsubj  person
        8  added  VERB  0  root
        9  .  PUNCT  8  punct
        ",
        "
        Person: Erik Hansen = Hansen = he
        Person: Luis Prado = He
        none: It
        ",
    );
}

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
        Organization: A Finnish delegation = The delegation
        Organization: the Swedish delegation
        ",
    );
}

/// “[I] met [you],” Erik Hansen told Luis Prado.
const TOLD: &str = "
        1  “  PUNCT  3  punct
        2  I  PRON  3  nsubj  person
        3  met  VERB  9  ccomp
        4  you  PRON  3  obj  person
        5  ,  PUNCT  3  punct
        6  ”  PUNCT  3  punct
        7  Erik  PROPN  9  nsubj  B-Person  person
        8  Hansen  PROPN  7  flat  I-Person
        9  told  VERB  0  root
        10  Luis  PROPN  9  obj  B-Person  person
        11  Prado  PROPN  10  flat  I-Person
        12  .  PUNCT  9  punct

        1  “  PUNCT  4  punct
        2  My  PRON  3  nmod:poss  person
        3  brother  NOUN  4  nsubj  person
        4  left  VERB  8  ccomp
        5  ,  PUNCT  4  punct
        6  ”  PUNCT  4  punct
        7  Prado  PROPN  8  nsubj  B-Person  person
        8  replied  VERB  0  root
        9  .  PUNCT  8  punct
        ";

#[test]
fn i_is_the_speaker_and_you_the_one_spoken_to() {
    check(
        TOLD,
        "
        Person: I = Erik Hansen
        Person: you = Luis Prado = My = Prado
        Person: My brother
        ",
    );
}

#[test]
fn i_outside_of_quotations_is_nobody_that_the_text_names() {
    check(
        "
        1  I  PRON  2  nsubj  person
        2  met  VERB  0  root
        3  Hansen  PROPN  2  obj  B-Person  person
        4  .  PUNCT  2  punct
        ",
        "
        Person: Hansen
        none: I
        ",
    );
}

#[test]
fn a_threshold_undoes_what_is_less_probable() {
    let parse = rows::parse(TOLD);
    let mentions = mentions::find(&parse);
    let linked = |threshold: f32| {
        let links = super::link(&parse, &mentions, &crate::quotes::find(&parse), threshold);
        let all = links.entities.iter().flat_map(|e| &e.mentions);
        assert!(all.clone().all(|m| m.confidence >= threshold && m.confidence <= 1.0));
        all.filter(|m| m.reason.is_some()).count()
    };
    // Undone: nothing, the addressee, all links.
    assert_eq!([0.0, 0.9, 0.99].map(linked), [4, 3, 0]);
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
        Organization: Radio Norte = it = its
        Place: its office
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
        Other: The plan of Radio Norte = it
        Organization: Radio Norte
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
        Person: The workers = they
        Person: Julia Berg and Erik Hansen = they
        Person: Julia Berg
        Person: Erik Hansen
        ",
    );
}

#[test]
fn leaves_the_first_and_second_person_alone() {
    check(
        "
        1  I  PRON  2  nsubj  person
        2  told  VERB  0  root
        3  you  PRON  2  iobj  person
        4  that  SCONJ  6  mark
        5  we  PRON  6  nsubj  person
        6  left  VERB  2  ccomp
        7  .  PUNCT  2  punct
        ",
        "
        none: I
        none: you
        none: we
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
        Event: his speech
        Person: his = Erik Hansen
        Person: the workers
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
        Organization: Nordlys Bank = a company
        Place: Oslo
        Person: His wife = Anna Lund
        none: His
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
        Person: Anna Lund = The head of Nordlys Bank | head of Nordlys Bank
        Organization: Nordlys Bank = Nordlys Bank
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
        Person: Paris
        Place: Paris = Paris
        Place: France
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
        Organization: Nordlys Bank = The bank
        Organization: Radio Norte
        Organization: The company
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
        Organization: Nordlys Corporation = The company
        Place: Oslo
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
        Person: The parties = The parties
        Person: a judge
        Person: a judge
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
        Person: Erik Hansen = his | Prime Minister
        Person: Anna Lund = The former prime minister | predecessor
        ",
    );
}

#[test]
fn forgets_who_spoke_long_ago() {
    check(
        "
        1  “  PUNCT  3  punct
        2  It  PRON  3  nsubj
        3  rains  VERB  8  ccomp
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  Julia  PROPN  8  nsubj  B-Person  person
        7  Berg  PROPN  6  flat  I-Person
        8  said  VERB  0  root
        9  .  PUNCT  8  punct

        1  The  DET  2  det
        2  road  NOUN  6  nsubj:pass  place
        3  to  ADP  4  case
        4  Oslo  PROPN  2  nmod  B-Location  place
        5  is  AUX  6  aux:pass
        6  closed  VERB  0  root
        7  .  PUNCT  6  punct

        1  The  DET  2  det
        2  bridge  NOUN  3  nsubj  place
        3  fell  VERB  0  root
        4  .  PUNCT  3  punct

        1  Anna  PROPN  3  nsubj  B-Person  person
        2  Lund  PROPN  1  flat  I-Person
        3  came  VERB  0  root
        4  home  ADV  3  advmod
        5  .  PUNCT  3  punct

        1  “  PUNCT  3  punct
        2  It  PRON  3  nsubj  object
        3  pours  VERB  7  ccomp
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  she  PRON  7  nsubj  person
        7  said  VERB  0  root
        8  .  PUNCT  7  punct
        ",
        "
        Person: Julia Berg
        Place: The road
        Place: Oslo
        Place: The bridge
        Person: Anna Lund = she
        none: It
        none: It
        ",
    );
}

#[test]
fn finds_nothing_in_nothing() {
    let links = super::link(&crate::Parse::default(), &crate::Mentions::default(), &[], super::THRESHOLD);
    assert_eq!(links, crate::Links::default());
}

/// Words of every kind that the room looks at, in trees without sense.
fn odd_rows(words: &[(usize, usize, usize, usize)]) -> String {
    const FORMS: &[(&str, &str)] = &[
        ("Ingrid", "PROPN 0 nsubj B-Person person"),
        ("Dahl", "PROPN 0 flat I-Person"),
        ("Dahl", "PROPN 0 nsubj B-Person"),
        ("Dahl", "PROPN 0 nsubj B-Organization"),
        ("Norway", "PROPN 0 obj B-Location place"),
        ("Norwegian", "ADJ 0 amod B-NORP"),
        ("NATO", "PROPN 0 obl B-Organization"),
        ("president", "NOUN 0 nsubj person"),
        ("leader", "NOUN 0 appos person"),
        ("bank", "NOUN 0 obj organization"),
        ("he", "PRON 0 nsubj person"),
        ("her", "PRON 0 nmod:poss person"),
        ("himself", "PRON 0 obj person"),
        ("it", "PRON 0 nsubj"),
        ("they", "PRON 0 nsubj person"),
        ("said", "VERB 0 ccomp"),
        ("“", "PUNCT 0 punct"),
        ("\"", "PUNCT 0 punct"),
        ("(", "PUNCT 0 punct"),
        (",", "PUNCT 0 punct"),
        ("the", "DET 0 det"),
        ("is", "AUX 0 cop"),
        ("former", "ADJ 0 amod"),
        ("-", "PUNCT 0 punct"),
    ];
    const LABELS: &[&str] = &["", "conj", "xcomp", "acl:relcl", "advcl", "appos", "nmod:poss", "compound", "parataxis"];
    let (mut rows, mut number, mut named) = (String::new(), 0, false);
    for &(form, head, label, gap) in words {
        if gap == 0 && number > 0 {
            rows.push_str(if head % 2 == 0 { "\n" } else { "\n\n" });
            (number, named) = (0, false);
        }
        number += 1;
        let (form, rest) = FORMS[form % FORMS.len()];
        let mut cells: Vec<String> = rest.split(' ').map(str::to_owned).collect();
        // A word hangs on one before it: no cycle, and one root.
        cells[1] = (head % number).to_string();
        if number == 1 {
            cells[2] = "root".to_owned();
        } else {
            cells[1] = (1 + head % (number - 1)).to_string();
            if !LABELS[label % LABELS.len()].is_empty() {
                cells[2] = LABELS[label % LABELS.len()].to_owned();
            }
        }
        // I- only directly after the B- that it goes on with.
        if cells.iter().any(|c| c == "I-Person") && !named {
            cells.retain(|c| c != "I-Person");
        }
        named = cells.iter().any(|c| c == "B-Person");
        rows.push_str(&format!("{number} {form} {}\n", cells.join(" ")));
    }
    rows
}

proptest::proptest! {
    #[test]
    fn keeps_its_promises_on_any_tree(
        words in proptest::collection::vec((0..64_usize, 0..1000_usize, 0..16_usize, 0..12_usize), 1..120),
    ) {
        let parse = rows::parse(&odd_rows(&words));
        let mentions = mentions::find(&parse);
        let links = super::link(&parse, &mentions, &crate::quotes::find(&parse), super::THRESHOLD);
        assert_eq!(links.entity_of.len(), mentions.list.len());
        let mut firsts: Vec<usize> = Vec::new();
        for (id, entity) in links.entities.iter().enumerate() {
            assert_eq!(entity.id.index(), id);
            assert!(!entity.name.is_empty());
            let members: Vec<usize> =
                (0..mentions.list.len()).filter(|&m| links.entity_of[m] == Some(entity.id)).collect();
            assert_eq!(members.len(), entity.mentions.len());
            firsts.extend(members.first().copied());
        }
        assert!(firsts.is_sorted() && firsts.len() == links.entities.len());
        for (m, entity) in links.entity_of.iter().enumerate() {
            let mention = &mentions.list[m];
            assert!(entity.is_some() || mention.form == MentionForm::Pronoun || mention.is_thing());
        }
        assert_eq!(super::link(&parse, &mentions, &crate::quotes::find(&parse), super::THRESHOLD), links);
    }
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
        "Organization: Orbis = Orbis Pharma",
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
        Organization: Orbis Pharma
        Organization: Orbis Motors
        Organization: Orbis
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
        Organization: Rovers = Millbrook Rovers
        Organization: City = Harton City
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
        Organization: Movement for Change = MPC
        none: He
        ",
    );
}

#[test]
fn a_role_within_a_longer_one_is_not_listed_twice() {
    let roles = |given: &[&str]| {
        let mut roles = Vec::new();
        for role in given {
            super::entities::add_role(&mut roles, (*role).to_owned());
        }
        roles.join("; ")
    };
    assert_eq!(roles(&["minister", "Danish Justice Minister", "Minister"]), "Danish Justice Minister");
    assert_eq!(roles(&["the bank's head"]), "bank's head");
    assert_eq!(
        roles(&["president", "vice president", "former president"]),
        "president; vice president; former president"
    );
}

#[test]
fn a_dateline_is_named_as_the_text_names_the_place() {
    let parse = rows::parse(
        "
        1  LIMA  PROPN  5  dep  B-Location  place
        2  ,  PUNCT  1  punct
        3  June  PROPN  1  nmod  B-Date
        4  4  NUM  3  nummod  I-Date
        5  rained  VERB  0  root
        6  .  PUNCT  5  punct
        ",
    );
    let links = super::link(&parse, &mentions::find(&parse), &[], super::THRESHOLD);
    assert_eq!(links.entities[0].name, "Lima");
    assert_eq!(links.entities[0].mentions[0].text, "LIMA");
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
        "Organization: Social Democratic Party = PSD",
    );
}

#[test]
fn who_reported_last_goes_on() {
    check(
        "
        1  Julia  PROPN  3  nsubj  B-Person  person
        2  Berg  PROPN  1  flat  I-Person
        3  left  VERB  0  root  lemma=leave
        4  .  PUNCT  3  punct

        1  Berg  PROPN  2  nsubj  B-Person  person
        2  met  VERB  0  root  lemma=meet
        3  Ingrid  PROPN  2  obj  B-Person  person
        4  Dahl  PROPN  3  flat  I-Person
        5  .  PUNCT  2  punct

        1  Dahl  PROPN  2  nsubj  B-Person  person
        2  told  VERB  0  root  lemma=tell
        3  Berg  PROPN  2  iobj  B-Person  person
        4  it  PRON  5  nsubj
        5  rained  VERB  2  ccomp  lemma=rain
        6  .  PUNCT  2  punct

        1  “  PUNCT  3  punct
        2  It  PRON  3  nsubj
        3  pours  VERB  7  ccomp  lemma=pour
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  she  PRON  7  nsubj  person
        7  added  VERB  0  root  lemma=add
        8  .  PUNCT  7  punct
        ",
        "
        Person: Julia Berg = Berg = Berg
        Person: Ingrid Dahl = Dahl = she
        none: it
        none: It
        ",
    );
}

#[test]
fn who_was_spoken_to_replies() {
    check(
        "
        1  “  PUNCT  3  punct
        2  It  PRON  3  nsubj
        3  rains  VERB  8  ccomp  lemma=rain
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  Julia  PROPN  8  nsubj  B-Person  person
        7  Berg  PROPN  6  flat  I-Person
        8  told  VERB  0  root  lemma=tell
        9  Ingrid  PROPN  8  obj  B-Person  person
        10  Dahl  PROPN  9  flat  I-Person
        11  .  PUNCT  8  punct

        1  “  PUNCT  3  punct
        2  It  PRON  3  nsubj
        3  pours  VERB  7  ccomp  lemma=pour
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  she  PRON  7  nsubj  person
        7  replied  VERB  0  root  lemma=reply
        8  .  PUNCT  7  punct
        ",
        "
        Person: Julia Berg
        Person: Ingrid Dahl = she
        none: It
        none: It
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
        let links = super::link(&parse, &mentions, &[], super::THRESHOLD);
        let entity = links.entities.iter().find(|e| e.mentions.iter().any(|m| m.text == "she"));
        assert_eq!(entity.map(|e| &*e.name), Some(right));
    }
}
