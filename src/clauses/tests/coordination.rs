//! What is joined: verbs, objects, and those of them that are denied.

use super::check;

#[test]
fn shares_the_subject_of_coordinated_verbs() {
    check(
        "
1 Mara PROPN 3 nsubj B-Person person
2 Sund PROPN 1 flat I-Person
3 bought VERB 0 root
4 the DET 5 det
5 farm NOUN 3 obj place
6 in ADP 7 case
7 May PROPN 3 obl B-Date time
8 and CCONJ 9 cc
9 sold VERB 3 conj
10 it PRON 9 obj place
11 in ADP 12 case
12 June PROPN 9 obl B-Date time
13 . PUNCT 3 punct
",
        "
buy subj=Mara obj=farm obl:in=May
sell subj=Mara obj=it obl:in=June
",
    );
}

#[test]
fn splits_coordinated_objects_but_not_only() {
    check(
        "
1 The DET 2 det
2 ministers NOUN 3 nsubj person
3 discussed VERB 0 root
4 not PART 6 advmod
5 only ADV 6 advmod
6 trade NOUN 3 obj abstract
7 but CCONJ 9 cc
8 also ADV 9 advmod
9 fishing NOUN 6 conj
10 . PUNCT 3 punct
",
        "
discuss subj=ministers obj=trade obj=fishing
",
    );
}

#[test]
fn drops_a_denied_conjunct() {
    check(
        "
1 The DET 2 det
2 sides NOUN 3 nsubj person
3 agreed VERB 0 root
4 on ADP 6 case
5 the DET 6 det
6 price NOUN 3 obl abstract
7 but CCONJ 11 cc
8 not PART 11 advmod
9 on ADP 11 case
10 the DET 11 det
11 date NOUN 6 conj time
12 . PUNCT 3 punct
",
        "
agree subj=sides obl:on=price
",
    );
}

#[test]
fn drops_what_another_cause_is_preferred_to() {
    check(
        "
1 They PRON 2 nsubj person
2 blamed VERB 0 root
3 the DET 4 det
4 defeat NOUN 2 obj
5 on ADP 6 case
6 prices NOUN 2 obl abstract
7 rather ADV 10 cc
8 than ADP 7 fixed
9 on ADP 10 case
10 taxes NOUN 6 conj abstract
11 . PUNCT 2 punct
",
        "
blame subj=They obj=defeat obl:on=prices
defeat
",
    );
}

#[test]
fn shares_what_stands_before_the_subject_with_coordinated_verbs() {
    check(
        "
1 On ADP 2 case
2 Friday PROPN 6 obl B-Date time
3 , PUNCT 2 punct
4 the DET 5 det
5 mayor NOUN 6 nsubj person
6 opened VERB 0 root
7 the DET 8 det
8 bridge NOUN 6 obj object
9 in ADP 10 case
10 Turku PROPN 6 obl B-Location place
11 and CCONJ 12 cc
12 left VERB 6 conj
13 . PUNCT 6 punct
",
        "
open obl:on=Friday subj=mayor obj=bridge obl:in=Turku
leave obl:on=Friday subj=mayor
",
    );
}

#[test]
fn verbs_that_need_an_object_share_that_of_the_last() {
    let rows = "
1 Lie PROPN 2 nsubj B-Person person
2 built VERB 0 root lemma=build
3 and CCONJ 4 cc
4 owned VERB 2 conj lemma=own
5 the DET 6 det
6 mill NOUN 4 obj object
";
    check(rows, "\nbuild subj=Lie obj=mill\nown subj=Lie obj=mill\n");
    check(
        &rows.replace("2 built VERB 0 root lemma=build", "2 came VERB 0 root lemma=come"),
        "\ncome subj=Lie\nown subj=Lie obj=mill\n",
    );
}
