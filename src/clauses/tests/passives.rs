//! Passives, with their auxiliary and without it.

use super::check;

#[test]
fn turns_passives_around() {
    check(
        "
1 The DET 2 det
2 bridge NOUN 4 nsubj:pass place
3 was AUX 4 aux:pass
4 opened VERB 0 root
5 by ADP 7 case
6 the DET 7 det
7 mayor NOUN 4 obl:agent person
8 of ADP 9 case
9 Lund PROPN 7 nmod B-Location place
10 on ADP 11 case
11 Friday PROPN 4 obl B-Date time
12 . PUNCT 4 punct
",
        "
open obj=bridge subj=mayor obl:on=Friday
",
    );
}

#[test]
fn the_participle_under_have_and_get_is_a_passive() {
    check(
        "
1 Courts NOUN 2 nsubj organization
2 had VERB 0 root lemma=have
3 Brandt PROPN 2 obj B-Person person
4 arrested VERB 2 xcomp lemma=arrest
",
        "
have subj=Courts obj=Brandt comp=arrested
arrest obj=Brandt
",
    );
}

#[test]
fn a_headline_passive_lacks_its_auxiliary() {
    let rows = "
1 Governor NOUN 2 nsubj person
2 charged VERB 0 root lemma=charge
3 with ADP 4 case
4 bribery NOUN 2 obl
";
    check(rows, "charge obj=Governor obl:with=bribery");
    check(&format!("{rows}5 . PUNCT 2 punct"), "charge subj=Governor obl:with=bribery");
}

#[test]
fn a_participle_joined_with_what_somebody_was_is_a_passive() {
    let rows = "
1 Sund PROPN 3 nsubj B-Person person
2 was AUX 3 cop lemma=be
3 clerk NOUN 0 root person
4 and CCONJ 5 cc
5 accused VERB 3 conj lemma=accuse
6 of ADP 7 case
7 fraud NOUN 5 obl
";
    check(rows, "be subj=Sund attr=clerk\naccuse obj=Sund obl:of=fraud");
    check(&format!("{rows}8 Moe PROPN 5 obj"), "be subj=Sund attr=clerk\naccuse subj=Sund obl:of=fraud obj=Moe");
}

#[test]
fn a_measure_after_by_does_nothing() {
    check(
        "
1 Prices NOUN 2 nsubj:pass
2 rose VERB 0 root lemma=rise
3 by ADP 5 case
4 5 NUM 5 nummod
5 percent NOUN 2 obl:agent
",
        "rise subj=Prices obl:by=percent",
    );
}
