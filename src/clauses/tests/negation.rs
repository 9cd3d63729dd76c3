//! What is denied, and what only seems to be.

use super::check;

#[test]
fn keeps_negation_in_a_relative_clause() {
    check(
        "
1 The DET 2 det
2 firm NOUN 12 nsubj:pass organization
3 , PUNCT 7 punct
4 which PRON 7 nsubj
5 has AUX 7 aux
6 never ADV 7 advmod
7 paid VERB 2 acl:relcl
8 its PRON 9 nmod:poss organization
9 workers NOUN 7 obj person
10 , PUNCT 2 punct
11 was AUX 12 aux:pass
12 sold VERB 0 root
13 . PUNCT 12 punct
",
        "
pay subj=firm obj=workers not
sell obj=firm
",
    );
}

#[test]
fn denies_what_is_refused() {
    check(
        "
1 The DET 2 det
2 mayor NOUN 3 nsubj person
3 refused VERB 0 root
4 to PART 5 mark
5 sign VERB 3 xcomp
6 the DET 7 det
7 letter NOUN 5 obj object
8 . PUNCT 3 punct
",
        "
refuse subj=mayor comp=sign
sign subj=mayor obj=letter not
",
    );
}

#[test]
fn denies_what_is_denied() {
    check(
        "
1 The DET 2 det
2 mayor NOUN 3 nsubj person
3 denied VERB 0 root
4 that SCONJ 7 mark
5 she PRON 7 nsubj person
6 had AUX 7 aux
7 signed VERB 3 ccomp
8 the DET 9 det
9 letter NOUN 7 obj object
10 . PUNCT 3 punct
",
        "
deny subj=mayor comp=signed
sign subj=she obj=letter not <mayor
",
    );
}

#[test]
fn keeps_without_negative() {
    check(
        "
1 He PRON 2 nsubj person
2 left VERB 0 root
3 without SCONJ 4 mark
4 signing VERB 2 advcl
5 the DET 6 det
6 letter NOUN 4 obj object
7 . PUNCT 2 punct
",
        "
leave subj=He adv:without=signing
sign subj=He obj=letter not
",
    );
}

#[test]
fn negates_by_no() {
    check(
        "
1 No DET 2 det
2 soldier NOUN 3 nsubj person
3 fired VERB 0 root
4 a DET 5 det
5 shot NOUN 3 obj event
6 . PUNCT 3 punct
",
        "
fire subj=soldier obj=shot not
",
    );
}

#[test]
fn denies_what_one_pleads_not_to_be() {
    check(
        "
1 Reed PROPN 2 nsubj B-Person person
2 pleaded VERB 0 root
3 not PART 4 advmod
4 guilty ADJ 2 xcomp
5 . PUNCT 2 punct
",
        "
plead subj=Reed attr=guilty not
",
    );
}

#[test]
fn yet_to_and_short_of_deny() {
    check(
        "
1 Lepik PROPN 2 nsubj B-Person person
2 has VERB 0 root lemma=have
3 yet ADV 2 advmod
4 to PART 5 mark
5 sign VERB 2 xcomp
",
        "
have subj=Lepik adverb=yet comp=sign
sign subj=Lepik not
",
    );
    check(
        "
1 Boards NOUN 2 nsubj organization
2 stopped VERB 0 root lemma=stop
3 short ADV 2 advmod
4 of SCONJ 5 mark
5 firing VERB 2 advcl lemma=fire
6 her PRON 5 obj
",
        "
stop subj=Boards adverb=short adv:of=firing
fire subj=Boards obj=her not
",
    );
}

#[test]
fn a_denied_reason_denies_no_deed() {
    check(
        "
1 She PRON 2 nsubj
2 left VERB 0 root lemma=leave
3 not PART 6 advmod
4 because SCONJ 6 mark
5 it PRON 6 nsubj
6 rained VERB 2 advcl lemma=rain
",
        "
leave subj=She adv:because=rained
rain subj=it
",
    );
}

#[test]
fn not_all_denies() {
    check(
        "
1 Not PART 2 advmod
2 all DET 3 det
3 ministers NOUN 4 nsubj person
4 agreed VERB 0 root lemma=agree
",
        "agree subj=ministers not",
    );
}

#[test]
fn a_space_may_stand_within_the_short_form_of_not() {
    check(
        "
1 Brandt PROPN 5 nsubj B-Person person
2 doesn AUX 5 aux lemma=do
3 ’ PART 5 advmod
4 t PART 5 advmod
5 own VERB 0 root
6 the DET 7 det
7 ferry NOUN 5 obj object
8 . PUNCT 5 punct
",
        "
own subj=Brandt adverb=’ obj=ferry not
",
    );
}

#[test]
fn a_gerund_with_from_is_denied_where_somebody_is_held_back() {
    check(
        "
1 Norlake PROPN 2 nsubj B-Organization organization
2 earned VERB 0 root lemma=earn
3 millions NOUN 2 obj abstract
4 from SCONJ 5 mark
5 selling VERB 2 advcl lemma=sell
6 ferries NOUN 5 obj object
7 . PUNCT 2 punct
",
        "
earn subj=Norlake obj=millions adv:from=selling
sell subj=Norlake obj=ferries
",
    );
    check(
        "
1 Norlake PROPN 2 nsubj B-Organization organization
2 refrained VERB 0 root lemma=refrain
3 from SCONJ 4 mark
4 selling VERB 2 advcl lemma=sell
5 ferries NOUN 4 obj object
6 . PUNCT 2 punct
",
        "
refrain subj=Norlake adv:from=selling
sell subj=Norlake obj=ferries not
",
    );
}

#[test]
fn what_nearly_was_was_not() {
    let nearly = |verb: &str| {
        format!(
            "
1 Norlake PROPN 3 nsubj B-Organization organization
2 nearly ADV 3 advmod
3 {verb} VERB 0 root
4 the DET 5 det
5 prize NOUN 3 obj object
6 . PUNCT 3 punct
"
        )
    };
    check(&nearly("won"), "win subj=Norlake adverb=nearly obj=prize not");
    check(&nearly("double"), "double subj=Norlake adverb=nearly obj=prize");
}

#[test]
fn what_is_too_much_is_not_done() {
    check(
        "
1 Brandt PROPN 4 nsubj B-Person person
2 was AUX 4 cop lemma=be
3 too ADV 4 advmod
4 ill ADJ 0 root
5 to PART 6 mark
6 lead VERB 4 advcl
7 the DET 8 det
8 party NOUN 6 obj organization
9 . PUNCT 4 punct
",
        "
be subj=Brandt adverb=too attr=ill adv:to=lead
lead subj=Brandt obj=party not
",
    );
}

#[test]
fn nothing_is_done_to_what_there_is_not() {
    let rows = "
1 Norlake PROPN 2 nsubj organization
2 faced VERB 0 root
3 no DET 4 det
4 fines NOUN 2 obj object
5 imposed VERB 4 acl
6 by ADP 8 case
7 the DET 8 det
8 court NOUN 5 obl organization
9 . PUNCT 2 punct
";
    check(rows, "\nface subj=Norlake obj=fines not\nimpose obj=fines subj=court not\n");
    let some = rows.replace("3 no DET", "3 the DET");
    check(&some, "\nface subj=Norlake obj=fines\nimpose obj=fines subj=court\n");
}

#[test]
fn what_nothing_shows_may_be_not_so() {
    let rows = "
1 Norlake PROPN 2 nsubj organization
2 has VERB 0 root
3 no DET 4 det
4 evidence NOUN 2 obj abstract
5 that SCONJ 7 mark
6 Lind PROPN 7 nsubj person
7 paid VERB 4 acl
8 . PUNCT 2 punct
";
    check(rows, "\nhave subj=Norlake obj=evidence not\npay subj=Lind not Possible\n");
}

#[test]
fn what_is_illegal_must_not_be() {
    let rows = "
1 It PRON 3 expl
2 is AUX 3 cop
3 unlawful ADJ 0 root
4 for SCONJ 7 mark
5 landlords NOUN 7 nsubj person
6 to PART 7 mark
7 keep VERB 3 csubj
8 keys NOUN 7 obj object
";
    check(rows, "\nbe attr=unlawful subj=keep\nkeep subj=landlords obj=keys not Necessary\n");
}

#[test]
fn what_is_to_end_or_is_not_found_may_not_be_done() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 abolished VERB 0 root lemma=abolish
3 miners NOUN 2 obj person
4 paying VERB 3 acl lemma=pay
5 fines NOUN 4 obj abstract
";
    check(rows, "\nabolish subj=Norlake obj=miners\npay subj=miners obj=fines Possible\n");
    check(
        &rows.replace("abolished VERB 0 root lemma=abolish", "met VERB 0 root lemma=meet"),
        "\nmeet subj=Norlake obj=miners\npay subj=miners obj=fines\n",
    );
}
