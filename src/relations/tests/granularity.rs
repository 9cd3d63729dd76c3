//! Full and binary triples of trees written by hand.

use crate::relations::Detail;
use crate::{Granularity, Rules, clauses, coref, mentions, quotes, rows};

/// Full and binary triples as lines: subject, predicate, object, modifiers with their prepositions.
#[track_caller]
fn check(rows: &str, full: &str, binary: &str) {
    for (granularity, expected) in [(Granularity::Full, full), (Granularity::Binary, binary)] {
        let wanted: Vec<&str> = expected.lines().map(str::trim).collect();
        let got = lines(rows, granularity);
        assert_eq!(got, wanted, "{granularity:?}\n{}\n", got.join("\n"));
    }
}

fn lines(rows: &str, granularity: Granularity) -> Vec<String> {
    let parse = rows::parse(rows);
    let quotes = quotes::find(&parse);
    let mentions = mentions::find(&parse);
    let links = coref::link(&parse, &mentions, &quotes, coref::THRESHOLD);
    let clauses = clauses::find(&parse, &quotes);
    let detail = Detail { granularity, ..Detail::default() };
    let (triples, ..) = crate::relations::extract(&parse, &mentions, &links, &clauses, &Rules::builtin(), detail);
    let line = |t: &crate::Triple| {
        let mut line = [&*t.subject.text, &*t.predicate.text, &*t.object.text].join(" | ");
        for modifier in &t.modifiers {
            let case = modifier.case.as_deref().map(|c| format!("{c} ")).unwrap_or_default();
            line.push_str(&format!(" | {case}{}", modifier.text));
        }
        line
    };
    triples.iter().map(line).collect()
}

#[test]
fn a_verb_with_the_verb_that_it_completes_is_one_predicate() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 wants VERB 0 root
        3 to PART 4 mark
        4 sell VERB 2 xcomp
        5 the DET 6 det
        6 ferries NOUN 4 obj object
        7 . PUNCT 2 punct
        ",
        "Norlake | wants to sell | the ferries",
        "Norlake | wants to sell | the ferries",
    );
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 refused VERB 0 root
        3 to PART 4 mark
        4 pay VERB 2 xcomp
        5 Okoro PROPN 4 obj B-Person person
        6 . PUNCT 2 punct
        ",
        "Norlake | refused to pay | Okoro",
        "Norlake | refused to pay | Okoro",
    );
}

#[test]
fn a_passive_keeps_its_grammatical_subject() {
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 4 nsubj:pass place
        3 was AUX 4 aux:pass
        4 opened VERB 0 root
        5 by ADP 7 case
        6 the DET 7 det
        7 mayor NOUN 4 obl:agent person
        8 in ADP 9 case
        9 May PROPN 4 obl B-Date time
        10 . PUNCT 4 punct
        ",
        "The bridge | was opened by | the mayor | in May",
        "The bridge | was opened by | the mayor
         The bridge | was opened by the mayor in | May",
    );
}

#[test]
fn who_is_given_something_is_the_subject() {
    check(
        "
        1 Mara PROPN 4 nsubj:pass B-Person person
        2 Sund PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 given VERB 0 root
        5 a DET 6 det
        6 ship NOUN 4 obj object
        7 by ADP 9 case
        8 the DET 9 det
        9 crew NOUN 4 obl:agent person
        10 . PUNCT 4 punct
        ",
        "Mara Sund | was given | a ship | by the crew",
        "Mara Sund | was given | a ship
         Mara Sund | was given a ship by | the crew",
    );
}

#[test]
fn subjects_are_whole_in_full_triples_and_apart_in_binary_ones() {
    check(
        "
        1 Lepik PROPN 4 nsubj B-Person person
        2 and CCONJ 3 cc
        3 Okoro PROPN 1 conj B-Person person
        4 left VERB 0 root
        5 Turku PROPN 4 obj B-Location place
        6 . PUNCT 4 punct
        ",
        "Lepik and Okoro | left | Turku",
        "Lepik | left | Turku
         Okoro | left | Turku",
    );
}

#[test]
fn objects_are_told_one_by_one() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 bought VERB 0 root
        3 ferries NOUN 2 obj object
        4 and CCONJ 5 cc
        5 tugs NOUN 3 conj object
        6 . PUNCT 2 punct
        ",
        "Norlake | bought | ferries
         Norlake | bought | tugs",
        "Norlake | bought | ferries
         Norlake | bought | tugs",
    );
}

#[test]
fn what_stands_before_the_subject_keeps_its_preposition() {
    check(
        "
        1 With ADP 2 case
        2 Okoro PROPN 5 obl B-Person person
        3 the DET 4 det
        4 sailors NOUN 5 nsubj person
        5 sang VERB 0 root
        6 . PUNCT 5 punct
        ",
        "the sailors | sang | With Okoro",
        "the sailors | sang With | Okoro",
    );
    check(
        "
        1 In ADP 2 case
        2 May PROPN 5 obl B-Date time
        3 the DET 4 det
        4 council NOUN 5 nsubj organization
        5 paid VERB 0 root
        6 Okoro PROPN 5 obj B-Person person
        7 . PUNCT 5 punct
        ",
        "the council | paid | Okoro | in May",
        "the council | paid Okoro In | May
         the council | paid | Okoro",
    );
}

#[test]
fn an_adjective_with_its_complement_is_predicate() {
    check(
        "
        1 The DET 2 det
        2 firm NOUN 4 nsubj organization
        3 is AUX 4 cop
        4 close ADJ 0 root
        5 to ADP 7 case
        6 a DET 7 det
        7 deal NOUN 4 obl abstract
        8 . PUNCT 4 punct
        ",
        "The firm | is close to | a deal",
        "The firm | is close to | a deal",
    );
}

#[test]
fn a_light_verb_keeps_its_noun() {
    check(
        "
        1 The DET 2 det
        2 owners NOUN 3 nsubj person
        3 held VERB 0 root
        4 talks NOUN 3 obj event
        5 with ADP 6 case
        6 Okoro PROPN 4 nmod B-Person person
        7 . PUNCT 3 punct
        ",
        "The owners | held | talks | with Okoro
         talks | were with | Okoro",
        "The owners | held | talks
         The owners | held talks with | Okoro",
    );
}

#[test]
fn a_relative_clause_behind_a_copula_speaks_of_the_subject() {
    check(
        "
        1 Norlake PROPN 4 nsubj B-Organization organization
        2 is AUX 4 cop
        3 a DET 4 det
        4 firm NOUN 0 root organization
        5 that PRON 6 nsubj
        6 builds VERB 4 acl:relcl
        7 ships NOUN 6 obj object
        8 . PUNCT 4 punct
        ",
        "Norlake | is | a firm that builds ships
         Norlake | builds | ships",
        "Norlake | is | a firm
         Norlake | builds | ships",
    );
}

#[test]
fn a_relative_clause_behind_an_apposition_speaks_of_the_name() {
    check(
        "
        1 Norlake PROPN 9 nsubj B-Organization organization
        2 , PUNCT 4 punct
        3 a DET 4 det
        4 firm NOUN 1 appos organization
        5 that PRON 6 nsubj
        6 builds VERB 4 acl:relcl
        7 ships NOUN 6 obj object
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 Turku PROPN 9 obj B-Location place
        11 . PUNCT 9 punct
        ",
        "Norlake | is | a firm
         Norlake | builds | ships
         Norlake | left | Turku",
        "Norlake | builds | ships
         Norlake | left | Turku",
    );
}

#[test]
fn an_apposition_is_told_of_the_name() {
    check(
        "
        1 The DET 2 det
        2 founder NOUN 7 nsubj person
        3 , PUNCT 4 punct
        4 Mara PROPN 2 appos B-Person person
        5 Sund PROPN 4 flat I-Person
        6 , PUNCT 2 punct
        7 resigned VERB 0 root
        8 . PUNCT 7 punct
        ",
        "Mara Sund | is | The founder",
        "Mara Sund | is | The founder",
    );
    check(
        "
        1 Mara PROPN 7 nsubj B-Person person
        2 Sund PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 the DET 5 det
        5 founder NOUN 1 appos person
        6 , PUNCT 1 punct
        7 resigned VERB 0 root
        8 . PUNCT 7 punct
        ",
        "Mara Sund | is | the founder",
        "Mara Sund | is | the founder",
    );
}

#[test]
fn a_place_lies_in_a_place() {
    check(
        "
        1 The DET 2 det
        2 crew NOUN 3 nsubj person
        3 left VERB 0 root
        4 Lund PROPN 3 obj B-Location place
        5 , PUNCT 6 punct
        6 Sweden PROPN 4 appos B-Location place
        7 . PUNCT 3 punct
        ",
        "The crew | left | Lund
         Lund | is in | Sweden",
        "The crew | left | Lund
         Lund | is in | Sweden",
    );
}

#[test]
fn an_owner_has_a_thing_but_no_event() {
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 manager NOUN 5 nsubj person
        5 left VERB 0 root
        6 . PUNCT 5 punct
        ",
        "The port | had | manager",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 talks NOUN 5 nsubj event
        5 failed VERB 0 root
        6 . PUNCT 5 punct
        ",
        "",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 port NOUN 4 nmod:poss place
        3 's PART 2 case
        4 manager NOUN 6 nsubj person
        5 is AUX 6 cop
        6 tired ADJ 0 root
        7 . PUNCT 6 punct
        ",
        "The port | has | manager
         The port's manager | is | tired",
        "The port's manager | is | tired",
    );
}

#[test]
fn a_measure_tells_nothing() {
    check(
        "
        1 Part NOUN 5 nsubj
        2 of ADP 4 case
        3 the DET 4 det
        4 fleet NOUN 1 nmod organization
        5 sank VERB 0 root
        6 . PUNCT 5 punct
        ",
        "",
        "",
    );
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 6 nsubj object
        3 over ADP 5 case
        4 the DET 5 det
        5 river NOUN 2 nmod place
        6 fell VERB 0 root
        7 . PUNCT 6 punct
        ",
        "The bridge | was over | the river",
        "",
    );
}

#[test]
fn whole_phrases_keep_their_quotation_marks() {
    check(
        r#"
        1 Lepik PROPN 2 nsubj B-Person person
        2 sold VERB 0 root
        3 the DET 7 det
        4 " PUNCT 5 punct
        5 old ADJ 7 amod _
        6 " PUNCT 5 punct _
        7 ships NOUN 2 obj object
        8 . PUNCT 2 punct
        "#,
        r#"Lepik | sold | the "old" ships"#,
        "Lepik | sold | the old ships",
    );
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 read VERB 0 root
        3 “ PUNCT 6 punct
        4 The DET 6 det B-Misc
        5 Long ADJ 6 amod I-Misc
        6 Tide PROPN 2 obj I-Misc abstract
        7 ” PUNCT 6 punct
        8 . PUNCT 2 punct
        ",
        "Lepik | read | “The Long Tide”",
        "Lepik | read | The Long Tide",
    );
}

#[test]
fn a_gerund_clause_is_no_subject_and_a_fact_of_its_own() {
    check(
        "
        1 Selling VERB 3 csubj
        2 ships NOUN 1 obj object
        3 pays VERB 0 root
        4 debts NOUN 3 obj abstract
        5 . PUNCT 3 punct
        ",
        "",
        "",
    );
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 left VERB 0 root
        3 Lund PROPN 2 obj B-Location place
        4 , PUNCT 5 punct
        5 selling VERB 2 advcl
        6 the DET 7 det
        7 ships NOUN 5 obj object
        8 . PUNCT 2 punct
        ",
        "Lepik | left | Lund
         Lepik | selling | the ships",
        "Lepik | left | Lund
         Lepik | selling | the ships",
    );
}

#[test]
fn an_empty_it_is_nobody() {
    check(
        "
        1 It PRON 3 expl
        2 is AUX 3 cop
        3 likely ADJ 0 root
        4 that SCONJ 6 mark
        5 Norlake PROPN 6 nsubj B-Organization organization
        6 left VERB 3 ccomp
        7 Turku PROPN 6 obj B-Location place
        8 . PUNCT 3 punct
        ",
        "Norlake | left | Turku",
        "Norlake | left | Turku",
    );
    check(
        "
        1 It PRON 2 nsubj
        2 rained VERB 0 root
        3 in ADP 4 case
        4 Turku PROPN 2 obl B-Location place
        5 . PUNCT 2 punct
        ",
        "It | rained in | Turku",
        "It | rained in | Turku",
    );
}

#[test]
fn examples_are_told_one_by_one() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 owns VERB 0 root
        3 ports NOUN 2 obj place
        4 such ADJ 6 case
        5 as ADP 4 fixed
        6 Lund PROPN 3 nmod B-Location place
        7 and CCONJ 8 cc
        8 Turku PROPN 6 conj B-Location place
        9 . PUNCT 2 punct
        ",
        "Norlake | owns | ports such as Lund and Turku
         ports | are such as | Lund
         ports | are such as | Turku",
        "Norlake | owns | ports
         Norlake | owns ports such as | Lund
         Norlake | owns ports such as | Turku",
    );
}

#[test]
fn what_is_said_is_an_object_and_a_fact() {
    check(
        "
        1 Okoro PROPN 2 nsubj B-Person person
        2 said VERB 0 root
        3 that SCONJ 5 mark
        4 Norlake PROPN 5 nsubj B-Organization organization
        5 sold VERB 2 ccomp
        6 the DET 7 det
        7 ships NOUN 5 obj object
        8 . PUNCT 2 punct
        ",
        "Okoro | said that | Norlake sold the ships
         Norlake | sold | the ships",
        "Okoro | said that | Norlake sold the ships
         Norlake | sold | the ships",
    );
}

#[test]
fn a_binary_triple_goes_into_the_phrase() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 served VERB 0 root
        3 as ADP 4 case
        4 mayor NOUN 2 obl person
        5 of ADP 6 case
        6 Turku PROPN 4 nmod B-Location place
        7 in ADP 8 case
        8 2010 NUM 2 obl B-Date time
        9 . PUNCT 2 punct
        ",
        "Lepik | served as | mayor of Turku | in 2010
         mayor | was of | Turku",
        "Lepik | served as | mayor of Turku
         Lepik | served as mayor of | Turku
         Lepik | served in | 2010",
    );
}

#[test]
fn passives_that_are_joined_share_their_auxiliary() {
    check(
        "
        1 The DET 2 det
        2 bridge NOUN 4 nsubj:pass place
        3 was AUX 4 aux:pass
        4 cut VERB 0 root
        5 and CCONJ 6 cc
        6 flooded VERB 4 conj
        7 by ADP 8 case
        8 sailors NOUN 6 obl:agent person
        9 . PUNCT 4 punct
        ",
        "The bridge | was flooded by | sailors",
        "The bridge | was flooded by | sailors",
    );
}

#[test]
fn a_shared_subject_is_that_of_the_verb_that_has_an_object() {
    check(
        "
        1 The DET 2 det
        2 crew NOUN 3 nsubj person
        3 ate VERB 0 root
        4 , PUNCT 5 punct
        5 drank VERB 3 conj
        6 and CCONJ 7 cc
        7 sang VERB 3 conj
        8 songs NOUN 7 obj abstract
        9 . PUNCT 3 punct
        ",
        "The crew | sang | songs",
        "The crew | sang | songs",
    );
}

#[test]
fn an_office_is_what_one_is_and_not_the_firm() {
    check(
        "
        1 Norlake PROPN 2 compound B-Organization organization
        2 chairman NOUN 3 compound person
        3 Tom PROPN 5 nsubj B-Person person
        4 Brandt PROPN 3 flat I-Person
        5 left VERB 0 root
        6 Lund PROPN 5 obj B-Location place
        7 . PUNCT 5 punct
        ",
        "Tom Brandt | is | Norlake chairman
         Norlake chairman Tom Brandt | left | Lund",
        "Tom Brandt | is | Norlake chairman
         Norlake chairman Tom Brandt | left | Lund",
    );
}

#[test]
fn who_is_urged_stands_in_the_predicate_of_the_infinitive() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 urged VERB 0 root
        3 Okoro PROPN 2 obj B-Person person
        4 to PART 5 mark
        5 sell VERB 2 xcomp
        6 ships NOUN 5 obj object
        7 . PUNCT 2 punct
        ",
        "Lepik | urged | Okoro | to sell ships
         Okoro | sell | ships",
        "Lepik | urged | Okoro
         Lepik | urged Okoro to | sell ships
         Okoro | sell | ships",
    );
}

#[test]
fn neither_stays_with_a_whole_group() {
    check(
        "
        1 Neither CCONJ 2 cc:preconj
        2 Lepik PROPN 5 nsubj B-Person person
        3 nor CCONJ 4 cc
        4 Okoro PROPN 2 conj B-Person person
        5 left VERB 0 root
        6 Turku PROPN 5 obj B-Location place
        7 . PUNCT 5 punct
        ",
        "Neither Lepik nor Okoro | left | Turku",
        // that they did not is in the factuality
        "Lepik | left | Turku
         Okoro | left | Turku",
    );
}

#[test]
fn a_closing_mark_that_hangs_to_another_word_is_kept() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 denied VERB 0 root
        3 that SCONJ 5 mark
        4 Okoro PROPN 5 nsubj B-Person person
        5 paid VERB 2 ccomp
        6 “ PUNCT 8 punct
        7 one NUM 8 nummod
        8 cent NOUN 5 obj object
        9 ” PUNCT 8 punct
        10 . PUNCT 2 punct
        ",
        "Lepik | denied that | Okoro paid “one cent”
         Okoro | paid | “one cent”",
        "Lepik | denied that | Okoro paid one cent
         Okoro | paid | one cent",
    );
}

#[test]
fn a_bracket_without_its_pair_is_left_out() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 left VERB 0 root
        3 Turku PROPN 2 obj B-Location place
        4 ( PUNCT 6 punct
        5 in ADP 6 case
        6 May PROPN 2 obl B-Date time
        7 ) PUNCT 6 punct
        8 . PUNCT 2 punct
        ",
        "Lepik | left | Turku | in May",
        "Lepik | left | Turku
         Lepik | left Turku in | May",
    );
}

/// Rows of "Sund0 Sund1 ... sold ships0 ships1 ...".
fn two_lists(subjects: usize, objects: usize) -> String {
    let verb = subjects + 1;
    let name = |i: usize| match i {
        0 => format!("1 Sund0 PROPN {verb} nsubj B-Person person\n"),
        _ => format!("{} Sund{i} PROPN 1 conj B-Person person\n", i + 1),
    };
    let thing = |i: usize| match i {
        0 => format!("{} ships0 NOUN {verb} obj object\n", verb + 1),
        _ => format!("{} ships{i} NOUN {} conj object\n", verb + 1 + i, verb + 1),
    };
    let sold = std::iter::once(format!("{verb} sold VERB 0 root\n"));
    (0..subjects).map(name).chain(sold).chain((0..objects).map(thing)).collect()
}

#[test]
fn everybody_and_everything_of_two_lists_is_told_but_not_each_with_each() {
    for (granularity, short, long) in
        [(Granularity::Compact, 12, 299), (Granularity::Full, 3, 150), (Granularity::Binary, 12, 299)]
    {
        assert_eq!(lines(&two_lists(4, 3), granularity).len(), short, "{granularity:?}");
        assert_eq!(lines(&two_lists(150, 150), granularity).len(), long, "{granularity:?}");
    }
}
