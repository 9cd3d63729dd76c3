//! Whose word a claim is, and that it is not the author's or another's.

use super::{check, claims};

#[test]
fn gives_an_infinitive_to_whoever_claims_it() {
    check(
        "
1 Mara PROPN 2 nsubj B-Person person
2 claims VERB 0 root
3 to PART 4 mark
4 own VERB 2 xcomp
5 the DET 6 det
6 ferry NOUN 4 obj object
7 . PUNCT 2 punct
",
        "
claim subj=Mara comp=own
own subj=Mara obj=ferry <Mara
",
    );
}

#[test]
fn leaves_an_objection_to_the_author() {
    let rows = |perfect: &str| {
        format!(
            "
1 Orne PROPN 2 nsubj B-Person person
2 said VERB 0 root
3 he PRON 4 nsubj person
4 sold VERB 2 ccomp
5 the DET 6 det
6 port NOUN 4 obj object
7 , PUNCT 10 punct
8 though SCONJ 10 mark
9 he PRON 10 nsubj person
{perfect}
11 it PRON 10 obj object
12 . PUNCT 2 punct
"
        )
    };
    check(
        &rows("10 owns VERB 4 advcl"),
        "
say subj=Orne comp=sold
sell subj=he obj=port adv:though=owns <Orne
own subj=he obj=it
",
    );
    // in the same time the speaker may have said so himself
    check(
        &rows("10 needed VERB 4 advcl"),
        "
say subj=Orne comp=sold
sell subj=he obj=port adv:though=needed <Orne
need subj=he obj=it <Orne
",
    );
}

#[test]
fn what_is_said_goes_on_in_a_clause_that_nothing_parts_from_it() {
    let rows = |comma: &str| {
        format!(
            "
1 Orne PROPN 2 nsubj B-Person person
2 said VERB 0 root lemma=say
3 that SCONJ 5 mark
4 snow NOUN 5 nsubj substance
5 fell VERB 2 ccomp
6 {comma}
7 and CCONJ 9 cc
8 buses NOUN 9 nsubj object
9 stopped VERB 2 conj
10 . PUNCT 2 punct
"
        )
    };
    check(
        &rows("there ADV 5 advmod"),
        "
say subj=Orne comp=fell
fall subj=snow adverb=there <Orne
stop subj=buses <Orne
",
    );
    check(
        &rows(", PUNCT 9 punct"),
        "
say subj=Orne comp=fell
fall subj=snow <Orne
stop subj=buses
",
    );
}

#[test]
fn gives_a_letter_to_its_writer() {
    claims(
        "
1 Vik PROPN 2 nsubj B-Person person
2 read VERB 0 root
3 the DET 4 det
4 letter NOUN 2 obj object
5 Berg PROPN 6 nsubj B-Person person
6 sent VERB 4 acl:relcl
7 saying VERB 2 advcl
8 that SCONJ 10 mark
9 inspectors NOUN 10 nsubj person
10 left VERB 7 ccomp
11 . PUNCT 2 punct
",
        "Berg [saying] that inspectors left:",
    );
}

#[test]
fn knows_no_speaker_before_a_court() {
    claims(
        "
1 The DET 2 det
2 jury NOUN 3 nsubj organization
3 heard VERB 0 root
4 that SCONJ 7 mark
5 Brandt PROPN 7 nsubj B-Person person
6 had AUX 7 aux
7 fled VERB 3 ccomp
8 . PUNCT 3 punct
",
        "- [heard] that Brandt had fled: not asserted",
    );
    check(
        "
1 Berg PROPN 3 nsubj:pass B-Person person
2 was AUX 3 aux:pass
3 told VERB 0 root
4 that SCONJ 6 mark
5 Brandt PROPN 6 nsubj B-Person person
6 fled VERB 3 ccomp
7 . PUNCT 3 punct
",
        "
tell obj=Berg comp=fled
flee subj=Brandt Possible
",
    );
}

#[test]
fn reads_a_source_in_whose_words_it_is() {
    claims(
        "
1 In ADP 4 case
2 Sund PROPN 4 nmod:poss B-Person person
3 's PART 2 case
4 words NOUN 7 obl abstract
5 , PUNCT 4 punct
6 Tan PROPN 7 nsubj B-Person person
7 lied VERB 0 root
8 . PUNCT 7 punct
",
        "Sund [In words] Tan lied .:",
    );
}

#[test]
fn takes_no_colon_in_brackets_for_a_label() {
    claims(
        "
1 Norlake PROPN 6 nsubj B-Organization organization
2 ( PUNCT 3 punct
3 NYSE PROPN 1 appos B-Organization organization
4 : PUNCT 3 punct
5 ) PUNCT 3 punct
6 closed VERB 0 root
7 . PUNCT 6 punct
",
        "",
    );
}

#[test]
fn a_participle_goes_on_with_the_report_and_not_with_what_is_said() {
    check(
        "
1 Orne PROPN 2 nsubj B-Person person
2 said VERB 0 root
3 the DET 4 det
4 fair NOUN 5 nsubj abstract
5 closed VERB 2 ccomp
6 , PUNCT 7 punct
7 adding VERB 5 advcl lemma=add
8 that SCONJ 10 mark
9 ovens NOUN 10 nsubj object
10 broke VERB 7 ccomp
11 . PUNCT 2 punct
",
        "
say subj=Orne comp=closed
close subj=fair adv:=adding <Orne
add subj=Orne comp=broke
break subj=ovens <Orne
",
    );
}

#[test]
fn a_fair_that_opens_adds_nothing() {
    let rows = |subject: &str| {
        format!(
            "
1 The DET 2 det
2 {subject}
3 opened VERB 0 root
4 , PUNCT 5 punct
5 adding VERB 3 advcl lemma=add
6 that SCONJ 8 mark
7 ovens NOUN 8 nsubj object
8 broke VERB 5 ccomp
9 . PUNCT 3 punct
"
        )
    };
    check(
        &rows("gala NOUN 3 nsubj event"),
        "
open subj=gala adv:=adding
add subj=gala comp=broke
break subj=ovens
",
    );
    check(
        &rows("firm NOUN 3 nsubj organization"),
        "
open subj=firm adv:=adding
add subj=firm comp=broke
break subj=ovens <firm
",
    );
}

#[test]
fn that_behind_the_verb_begins_what_is_said() {
    let rows = |that: &str| {
        format!(
            "
1 Orne PROPN 2 nsubj B-Person person
2 said VERB 0 root
3 {that}
4 after SCONJ 6 mark
5 guards NOUN 6 nsubj person
6 came VERB 2 advcl
7 . PUNCT 2 punct
"
        )
    };
    check(
        &rows("that SCONJ 6 mark"),
        "
say subj=Orne adv:that_after=came
come subj=guards <Orne
",
    );
    check(
        &rows("so ADV 2 advmod"),
        "
say subj=Orne adverb=so adv:after=came
come subj=guards
",
    );
}

#[test]
fn whoever_has_the_voice_speaks_in_the_quotation_behind_it() {
    let rows = |noun: &str| {
        format!(
            "
1 Orne PROPN 3 nmod:poss B-Person person
2 's PART 1 case
3 {noun}
4 broke VERB 0 root lemma=break
5 . PUNCT 4 punct

1 “ PUNCT 3 punct
2 Bells NOUN 3 nsubj object lemma=bell
3 rang VERB 0 root lemma=ring
4 . PUNCT 3 punct
5 ” PUNCT 3 punct
"
        )
    };
    check(&rows("voice NOUN 4 nsubj abstract"), "break subj=voice\nring subj=Bells <Orne");
    check(&rows("bridge NOUN 4 nsubj object"), "break subj=bridge\nring subj=Bells Possible");
}

#[test]
fn needs_say_nothing() {
    let rows = |before: &str| {
        format!(
            "
1 Mara PROPN 2 nsubj B-Person person
2 cooks VERB 0 root lemma=cook
3 soup NOUN 2 obj substance
{before}
5 according VERB 7 case
6 to ADP 5 fixed
7 needs NOUN 2 obl abstract lemma=need
8 . PUNCT 2 punct
"
        )
    };
    check(&rows("4 daily ADV 2 advmod"), "\ncook subj=Mara obj=soup adverb=daily obl:according_to=needs\n");
    let said = rows("4 , PUNCT 7 punct")
        .replace("7 needs NOUN 2 obl abstract lemma=need", "7 plans NOUN 2 obl abstract lemma=plan");
    check(&said, "\ncook subj=Mara obj=soup obl:according_to=plans <plans\n");
}

#[test]
fn promises_are_told_by_whoever_gives_them() {
    let rows = "
1 Mara PROPN 2 nsubj B-Person person
2 pledged VERB 0 root lemma=pledge
3 to PART 4 mark
4 feed VERB 2 xcomp
5 cats NOUN 4 obj object lemma=cat
6 . PUNCT 2 punct
";
    check(rows, "\npledge subj=Mara comp=feed\nfeed subj=Mara obj=cats Future <Mara\n");
    let known =
        rows.replace("6 . PUNCT 2 punct", "6 that PRON 7 nsubj\n7 mewed VERB 5 acl:relcl lemma=mew\n8 . PUNCT 2 punct");
    check(&known, "\npledge subj=Mara comp=feed\nfeed subj=Mara obj=cats Future <Mara\nmew subj=cats\n");
    let hoped = rows.replace("2 pledged VERB 0 root lemma=pledge", "2 hoped VERB 0 root lemma=hope");
    check(&hoped, "\nhope subj=Mara comp=feed\nfeed subj=Mara obj=cats Wanted\n");
}

#[test]
fn an_addition_without_a_speaker_goes_on_with_the_sentence_before() {
    check(
        "
1 Orne PROPN 2 nsubj B-Person person
2 said VERB 0 root lemma=say
3 it PRON 4 nsubj
4 rained VERB 2 ccomp lemma=rain
5 . PUNCT 2 punct

1 This PRON 2 nsubj abstract
2 spoiled VERB 0 root lemma=spoil
3 bread NOUN 2 obj substance
4 , PUNCT 5 punct
5 adding VERB 2 advcl lemma=add
6 that SCONJ 8 mark
7 ovens NOUN 8 nsubj object lemma=oven
8 broke VERB 5 ccomp lemma=break
9 . PUNCT 2 punct
",
        "
say subj=Orne comp=rained
rain subj=it <Orne
spoil subj=This obj=bread adv:=adding
add subj=This comp=broke
break subj=ovens <Orne
",
    );
}
