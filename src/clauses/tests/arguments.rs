//! Which place an argument takes: copulas, "there is", charges, shares.

use super::check;

#[test]
fn reads_existential_clauses() {
    check(
        "
1 There PRON 2 expl
2 are VERB 0 root
3 two NUM 4 nummod
4 banks NOUN 2 nsubj organization
5 in ADP 6 case
6 Lund PROPN 4 nmod B-Location place
7 . PUNCT 2 punct
",
        "
be subj=banks obl:in=Lund
",
    );
}

#[test]
fn reads_copulas_with_prepositions() {
    check(
        "
1 The DET 2 det
2 company NOUN 5 nsubj organization
3 is AUX 5 cop
4 in ADP 5 case
5 talks NOUN 0 root event
6 with ADP 8 case
7 the DET 8 det
8 union NOUN 5 nmod organization
9 . PUNCT 5 punct
",
        "
be subj=company obl:in=talks obl:with=union
",
    );
}

#[test]
fn takes_the_charge_from_the_accused() {
    check(
        "
1 Ada PROPN 2 nsubj person
2 accused VERB 0 root
3 the DET 4 det
4 president NOUN 2 obj person
5 of ADP 6 case
6 Kenya PROPN 4 nmod place
7 of ADP 8 case
8 fraud NOUN 4 nmod abstract
9 . PUNCT 2 punct
",
        "
accuse subj=Ada obj=president obl:of=fraud
",
    );
}

#[test]
fn takes_a_share_after_an_amount_for_no_object() {
    check(
        "
1 Orbis PROPN 2 nsubj B-Organization organization
2 paid VERB 0 root
3 84 NUM 4 nummod B-Money
4 kroner NOUN 2 obj I-Money abstract
5 a DET 6 det
6 share NOUN 2 obj abstract
7 . PUNCT 2 punct
",
        "
pay subj=Orbis obj=kroner obl:a=share
",
    );
}

#[test]
fn a_word_that_takes_up_the_subject_is_none() {
    let rows = "
1 Ferries NOUN 3 nsubj object lemma=ferry
2 all DET 3 nsubj
3 sank VERB 0 root lemma=sink
";
    check(rows, "\nsink subj=Ferries\n");
}
