//! Who does what an infinitive, a gerund or a participle says.

use super::check;

#[test]
fn hands_the_subject_down_through_control() {
    check(
        "
1 The DET 2 det
2 union NOUN 3 nsubj organization
3 wants VERB 0 root
4 to PART 5 mark
5 begin VERB 3 xcomp
6 to PART 7 mark
7 talk VERB 5 xcomp
8 with ADP 10 case
9 the DET 10 det
10 owners NOUN 7 obl person
11 . PUNCT 3 punct
",
        "
want subj=union comp=begin
begin subj=union comp=talk Wanted
talk subj=union obl:with=owners Wanted
",
    );
}

#[test]
fn gives_object_control_to_the_object() {
    check(
        "
1 Lund PROPN 2 nsubj B-Person person
2 urged VERB 0 root
3 the DET 4 det
4 owners NOUN 2 iobj person
5 to PART 6 mark
6 open VERB 2 xcomp
7 the DET 8 det
8 gates NOUN 6 obj place
9 . PUNCT 2 punct
",
        "
urge subj=Lund recipient=owners comp=open
open subj=owners obj=gates Wanted
",
    );
}

#[test]
fn hands_the_object_down_to_a_gerund_with_its_preposition() {
    check(
        "
1 Ada PROPN 2 nsubj person
2 accused VERB 0 root
3 the DET 4 det
4 army NOUN 2 obj organization
5 of SCONJ 6 mark
6 shelling VERB 2 advcl
7 the DET 8 det
8 town NOUN 6 obj place
9 . PUNCT 2 punct
",
        "
accuse subj=Ada obj=army adv:of=shelling
shell subj=army obj=town <Ada
",
    );
}

#[test]
fn a_fronted_participle_is_the_subjects_deed() {
    check(
        "
1 Speaking VERB 6 advcl
2 to ADP 3 case
3 reporters NOUN 1 obl person
4 , PUNCT 1 punct
5 Ada PROPN 6 nsubj person
6 rejected VERB 0 root
7 the DET 8 det
8 plan NOUN 6 obj abstract
9 . PUNCT 6 punct
",
        "
speak obl:to=reporters subj=Ada
reject adv:=Speaking subj=Ada obj=plan
",
    );
}

#[test]
fn reads_participial_clauses() {
    check(
        "
1 The DET 2 det
2 envoy NOUN 3 nsubj person
3 left VERB 0 root
4 the DET 5 det
5 room NOUN 3 obj place
6 , PUNCT 7 punct
7 telling VERB 3 advcl
8 reporters NOUN 7 iobj person
9 nothing PRON 7 obj
10 . PUNCT 3 punct
",
        "
leave subj=envoy obj=room adv:=telling
tell subj=envoy recipient=reporters obj=nothing not
",
    );
}

#[test]
fn gives_a_gerund_after_a_charge_to_the_one_who_is_charged() {
    check(
        "
1 A DET 2 det
2 man NOUN 4 nsubj:pass person
3 was AUX 4 aux:pass
4 arrested VERB 0 root
5 on ADP 6 case
6 suspicion NOUN 4 obl abstract
7 of SCONJ 8 mark
8 stealing VERB 6 acl
9 a DET 10 det
10 boat NOUN 8 obj object
11 . PUNCT 4 punct
",
        "
arrest obj=man obl:on=suspicion
steal subj=man obj=boat Possible
",
    );
}

#[test]
fn the_object_of_a_gerund_follows_it() {
    check(
        "
1 Banks NOUN 2 nsubj organization
2 denied VERB 0 root lemma=deny
3 having AUX 4 aux lemma=have
4 paid VERB 2 ccomp lemma=pay
5 mayors NOUN 4 nsubj person
",
        "
deny subj=Banks comp=paid
pay subj=Banks obj=mayors not <Banks
",
    );
}

#[test]
fn who_is_mocked_or_held_back_does_what_the_gerund_says() {
    let rows = "
1 Critics NOUN 2 nsubj person
2 mocked VERB 0 root lemma=mock
3 mayors NOUN 2 obj person
4 for SCONJ 5 mark
5 losing VERB 2 advcl lemma=lose
6 keys NOUN 5 obj object
";
    check(rows, "\nmock subj=Critics obj=mayors adv:for=losing\nlose subj=mayors obj=keys\n");
    let held_back = rows.replace("mocked VERB 0 root lemma=mock", "deterred VERB 0 root lemma=deter");
    check(
        &held_back.replace("for SCONJ", "from SCONJ"),
        "\ndeter subj=Critics obj=mayors adv:from=losing\nlose subj=mayors obj=keys not\n",
    );
    check(
        "
1 Critics NOUN 2 nsubj person
2 laughed VERB 0 root lemma=laugh
3 at ADP 4 case
4 mayors NOUN 2 obl person
5 for SCONJ 6 mark
6 losing VERB 2 advcl lemma=lose
7 keys NOUN 6 obj object
",
        "
laugh subj=Critics obl:at=mayors adv:for=losing
lose subj=mayors obj=keys
",
    );
}

#[test]
fn what_it_anticipates_is_done_by_whom_the_verb_names() {
    check(
        "
1 It PRON 2 expl
2 took VERB 0 root lemma=take
3 Sund PROPN 2 iobj B-Person person
4 years NOUN 2 obj time
5 to PART 6 mark
6 build VERB 2 csubj lemma=build
7 boats NOUN 6 obj object
",
        "
take recipient=Sund obj=years subj=build
build subj=Sund obj=boats
",
    );
    check(
        "
1 Norlake PROPN 2 nsubj B-Organization organization
2 left VERB 0 root lemma=leave
3 it PRON 2 obj
4 to ADP 5 case
5 unions NOUN 2 obl organization
6 to PART 7 mark
7 decide VERB 2 advcl lemma=decide
",
        "
leave subj=Norlake obl:to=unions adv:to=decide
decide subj=unions Wanted
",
    );
}

#[test]
fn what_is_done_by_a_deed_does_not_do_it() {
    let rows = "
1 Bridges NOUN 3 nsubj:pass object
2 were AUX 3 aux:pass lemma=be
3 saved VERB 0 root lemma=save
4 by SCONJ 5 mark
5 selling VERB 3 advcl lemma=sell
6 bonds NOUN 5 obj object
";
    check(rows, "\nsave obj=Bridges adv:by=selling\nsell obj=bonds\n");
    check(
        &rows.replace("1 Bridges NOUN 3 nsubj:pass object", "1 Farmers NOUN 3 nsubj:pass person"),
        "\nsave obj=Farmers adv:by=selling\nsell subj=Farmers obj=bonds\n",
    );
}
