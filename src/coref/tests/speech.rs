//! Who speaks and who is spoken to: "I", "you", "she said".

use super::check;

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
        person: Erik Hansen = Hansen = he
        person: Luis Prado = He
        none: It
        ",
    );
}

/// “[I] met [you],” Erik Hansen told Luis Prado.
pub(super) const TOLD: &str = "
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
        person: I = Erik Hansen
        person: you = Luis Prado = My = Prado
        person: My brother
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
        person: Hansen
        none: I
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
        3  snows  VERB  7  ccomp
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  she  PRON  7  nsubj  person
        7  said  VERB  0  root
        8  .  PUNCT  7  punct
        ",
        "
        person: Julia Berg
        place: The road
        place: Oslo
        place: The bridge
        person: Anna Lund = she
        none: It
        none: It
        ",
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
        person: Julia Berg = Berg = Berg
        person: Ingrid Dahl = Dahl = she
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
        person: Julia Berg
        person: Ingrid Dahl = she
        none: It
        none: It
        ",
    );
}

/// “I sold boats,” Dahl said. And outside of the marks: "I met her."
#[test]
fn whoever_tells_the_story_is_not_who_was_quoted() {
    check(
        "
        1  “  PUNCT  3  punct
        2  I  PRON  3  nsubj  person
        3  sold  VERB  9  ccomp  lemma=sell
        4  boats  NOUN  3  obj  object
        5  ,  PUNCT  3  punct
        6  ”  PUNCT  3  punct
        7  Ingrid  PROPN  9  nsubj  B-Person  person
        8  Dahl  PROPN  7  flat  I-Person
        9  said  VERB  0  root  lemma=say
        10  .  PUNCT  9  punct

        1  I  PRON  2  nsubj  person
        2  left  VERB  0  root  lemma=leave
        3  .  PUNCT  2  punct
        ",
        "
        person: I = Ingrid Dahl
        none: I
        ",
    );
}

#[test]
fn whoever_says_so_behind_it_is_the_one_without_marks() {
    let rows = "
        1  I  PRON  2  nsubj  person
        2  sleep  VERB  7  ccomp
        3  ,  PUNCT  2  punct
        4  Ingrid  PROPN  7  nsubj  B-Person  person
        5  Dahl  PROPN  4  flat  I-Person
        6  now  ADV  7  advmod
        7  says  VERB  0  root  lemma=say
        8  .  PUNCT  7  punct
        ";
    check(rows, "person: I = Ingrid Dahl");
    let sees = rows.replace("says  VERB  0  root  lemma=say", "sees  VERB  0  root  lemma=see");
    check(&sees, "person: Ingrid Dahl\nnone: I");
}

/// “We close,” Nordlys said.
#[test]
fn what_a_body_says_of_us_it_says_of_itself() {
    check(
        "
        1  “  PUNCT  3  punct
        2  We  PRON  3  nsubj  person
        3  close  VERB  7  ccomp
        4  ,  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        6  Nordlys  PROPN  7  nsubj  B-Organization  organization
        7  said  VERB  0  root
        8  .  PUNCT  7  punct
        ",
        "
        organization: We = Nordlys
        ",
    );
}

/// “We closed,” said Ada Okoro, the manager of Nordlys; but “We live in hope”: only a body closes, everybody lives in hope.
#[test]
fn an_officer_says_we_of_the_body() {
    let rows = |verb: &str, lemma: &str| {
        format!(
            "
            1  “  PUNCT  3  punct
            2  We  PRON  3  nsubj  person
            3  {verb}  VERB  6  ccomp  lemma={lemma}
            4  ,  PUNCT  3  punct
            5  ”  PUNCT  3  punct
            6  said  VERB  0  root
            7  Ada  PROPN  6  nsubj  B-Person  person
            8  Okoro  PROPN  7  flat  I-Person
            9  ,  PUNCT  11  punct
            10  the  DET  11  det
            11  manager  NOUN  7  appos  person
            12  of  ADP  13  case
            13  Nordlys  PROPN  11  nmod  B-Organization  organization
            14  .  PUNCT  6  punct
            "
        )
    };
    check(&rows("closed", "close"), "organization: We = Nordlys\nperson: Ada Okoro | manager of Nordlys");
    check(&rows("live", "live"), "person: Ada Okoro | manager of Nordlys\norganization: Nordlys\nnone: We");
}

/// The sentence before, which ends in a colon, says who speaks.
#[test]
fn whoever_is_introduced_by_a_colon_speaks() {
    check(
        "
        1  Ada  PROPN  3  nsubj  B-Person  person
        2  Okoro  PROPN  1  flat  I-Person
        3  said  VERB  0  root
        4  :  PUNCT  3  punct

        1  “  PUNCT  3  punct
        2  I  PRON  3  nsubj  person
        3  left  VERB  0  root
        4  .  PUNCT  3  punct
        5  ”  PUNCT  3  punct
        ",
        "
        person: Ada Okoro = I
        ",
    );
}

/// "Ada Okoro said it had rained. “I left the boat in the port.”": who was reported in the sentence before goes on.
#[test]
fn whoever_was_reported_in_the_sentence_before_speaks() {
    let rows = |verb: &str, lemma: &str| {
        format!(
            "
            1  Ada  PROPN  3  nsubj  B-Person  person
            2  Okoro  PROPN  1  flat  I-Person
            3  {verb}  VERB  0  root  lemma={lemma}
            4  it  PRON  6  expl
            5  had  AUX  6  aux
            6  rained  VERB  3  ccomp
            7  .  PUNCT  3  punct

            1  “  PUNCT  3  punct
            2  I  PRON  3  nsubj  person
            3  left  VERB  0  root
            4  it  PRON  3  obj
            5  there  ADV  3  advmod
            6  .  PUNCT  3  punct
            7  ”  PUNCT  3  punct
            "
        )
    };
    check(&rows("said", "say"), "person: Ada Okoro = I\nnone: it");
    check(&rows("hoped", "hope"), "person: Ada Okoro\nnone: I\nnone: it");
}

/// “We are delighted”, said the manager of Nordlys; but “We are human”.
#[test]
fn a_body_is_delighted_and_not_human() {
    let rows = |adjective: &str| {
        format!(
            "
            1  “  PUNCT  4  punct
            2  We  PRON  4  nsubj  person
            3  are  AUX  4  cop
            4  {adjective}  ADJ  7  ccomp
            5  ,  PUNCT  4  punct
            6  ”  PUNCT  4  punct
            7  said  VERB  0  root
            8  Ada  PROPN  7  nsubj  B-Person  person
            9  Okoro  PROPN  8  flat  I-Person
            10  ,  PUNCT  12  punct
            11  the  DET  12  det
            12  manager  NOUN  8  appos  person
            13  of  ADP  14  case
            14  Nordlys  PROPN  12  nmod  B-Organization  organization
            15  .  PUNCT  7  punct
            "
        )
    };
    check(&rows("delighted"), "organization: We = Nordlys\nperson: Ada Okoro | manager of Nordlys");
    check(&rows("human"), "person: Ada Okoro | manager of Nordlys\norganization: Nordlys\nnone: We");
}
