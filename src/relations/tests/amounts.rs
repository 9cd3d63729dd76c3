use super::triples;
use crate::{Granularity, Triple};

/// The amounts of subject, object and modifiers, `-` where there is none.
#[track_caller]
fn check(rows: &str, want: &str) {
    let shown = |triple: &Triple| {
        let arguments = triple.arguments().map(|a| a.value.as_deref());
        let all = arguments.chain(triple.modifiers.iter().map(|m| m.value.as_deref()));
        all.map(|value| value.map_or("-".to_owned(), |v| v.to_string())).collect::<Vec<_>>().join(" | ")
    };
    let found: Vec<String> = triples(rows, Granularity::Compact).iter().map(shown).collect();
    assert_eq!(found.join("\n"), want);
}

#[test]
fn what_is_counted_and_what_is_paid_have_values() {
    let rows = "
        1 Three NUM 2 nummod
        2 goats NOUN 3 nsubj animal
        3 cost VERB 0 root lemma=cost
        4 more ADJ 7 advmod
        5 than ADP 4 fixed
        6 $ SYM 3 obj B-Money
        7 1.2 NUM 6 nummod _ I-Money
        8 m NUM 6 nummod _ I-Money
        ";
    check(rows, "3 | more than 1200000 USD");
}

#[test]
fn a_noun_beside_an_amount_has_no_value() {
    let rows = "
        1 Lund PROPN 2 nsubj B-Person
        2 signed VERB 0 root lemma=sign
        3 a DET 6 det
        4 40 NUM 5 nummod
        5 euro NOUN 6 compound
        6 lease NOUN 2 obj
        ";
    check(rows, "- | -");
    check(&rows.replace("5 euro NOUN 6 compound", "5 year NOUN 6 compound"), "- | -");
}

#[test]
fn a_year_a_name_and_the_hour_are_no_amounts() {
    let rows = "
        1 Lund PROPN 2 nsubj B-Person
        2 left VERB 0 root lemma=leave
        3 Gate NOUN 2 obj
        4 12 NUM 3 nummod
        ";
    check(rows, "- | -");
    let rows = "
        1 Lund PROPN 2 nsubj B-Person
        2 chose VERB 0 root lemma=choose
        3 1987 NUM 2 obj
        ";
    check(rows, "- | -");
    check(&rows.replace("1987", "19,870"), "- | 19870");
}

#[test]
fn two_counted_things_have_no_value_together() {
    let rows = "
        1 Lund PROPN 2 nsubj B-Person
        2 owns VERB 0 root lemma=own
        3 one NUM 2 obj
        4 of ADP 6 case
        5 the DET 6 det
        6 mills NOUN 3 nmod
        ";
    check(rows, "- | -");
    check(&rows.replace("one", "40"), "- | 40");
}

#[test]
fn changes_tell_how_much_from_where_and_to_where() {
    let rows = "
        1 Rents NOUN 2 nsubj
        2 fell VERB 0 root lemma=fall
        3 by ADP 5 case
        4 3 NUM 5 nummod
        5 points NOUN 2 obl lemma=point
        6 to ADP 8 case
        7 41 NUM 8 nummod
        8 % SYM 2 obl
        ";
    check(rows, "- | by 3 points to 41 %");
    let change = triples(rows, Granularity::Compact)[0].change().map(|c| c.to_string());
    assert_eq!(change.as_deref(), Some("by 3 points to 41 %"));
    // no change: a difference
    check(&rows.replace("fell VERB 0 root lemma=fall", "led VERB 0 root lemma=lead"), "- | by 3 points to 41 %");
}
