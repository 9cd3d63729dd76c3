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

#[test]
fn whoever_gets_a_chance_takes_it() {
    let rows = "
1 Fairs NOUN 2 nsubj event
2 give VERB 0 root lemma=give
3 farmers NOUN 2 iobj person
4 chances NOUN 2 obj abstract lemma=chance
5 to PART 6 mark
6 sell VERB 4 acl lemma=sell
7 milk NOUN 6 obj object
";
    check(rows, "\ngive subj=Fairs recipient=farmers obj=chances\nsell subj=farmers obj=milk Possible\n");
    let nobody = rows.replace("3 farmers NOUN 2 iobj person", "3 often ADV 2 advmod");
    check(&nobody, "\ngive subj=Fairs adverb=often obj=chances\nsell obj=milk Possible\n");
    let had = nobody.replace("give VERB 0 root lemma=give", "have VERB 0 root lemma=have");
    check(&had, "\nhave subj=Fairs adverb=often obj=chances\nsell subj=Fairs obj=milk Possible\n");
    let passive = "
1 Farmers NOUN 3 nsubj:pass person
2 were AUX 3 aux:pass lemma=be
3 given VERB 0 root lemma=give
4 chances NOUN 3 obj abstract lemma=chance
5 to PART 6 mark
6 sell VERB 4 acl lemma=sell
7 milk NOUN 6 obj object
";
    let loans = rows.replace("chances NOUN 2 obj abstract lemma=chance", "loans NOUN 2 obj abstract lemma=loan");
    check(&loans, "\ngive subj=Fairs recipient=farmers obj=loans\nsell subj=farmers obj=milk Possible\n");
    check(passive, "\ngive recipient=Farmers obj=chances\nsell subj=Farmers obj=milk Possible\n");
}

#[test]
fn those_whom_a_noun_is_for_do_what_its_infinitive_says() {
    check(
        "
1 Fairs NOUN 2 nsubj event
2 offer VERB 0 root lemma=offer
3 chances NOUN 2 obj abstract lemma=chance
4 for ADP 5 case
5 farmers NOUN 3 nmod person
6 to PART 7 mark
7 sell VERB 3 acl lemma=sell
8 milk NOUN 7 obj object
",
        "
offer subj=Fairs obj=chances
sell subj=farmers obj=milk Possible
",
    );
}

#[test]
fn who_judges_a_plan_does_not_carry_it_out() {
    let rows = "
1 Unions NOUN 2 nsubj organization
2 opposed VERB 0 root lemma=oppose
3 plans NOUN 2 obj abstract lemma=plan
4 to PART 5 mark
5 sell VERB 3 acl lemma=sell
6 mills NOUN 5 obj object
";
    check(rows, "\noppose subj=Unions obj=plans\nsell obj=mills Future\n");
    let rows = rows.replace("opposed VERB 0 root lemma=oppose", "announced VERB 0 root lemma=announce");
    check(&rows, "\nannounce subj=Unions obj=plans\nsell subj=Unions obj=mills Future\n");
}

#[test]
fn no_time_and_no_decree_does_what_is_done() {
    check(
        "
1 Time NOUN 3 nsubj time
2 has AUX 3 aux lemma=have
3 come VERB 0 root lemma=come
4 to PART 5 mark
5 sell VERB 3 xcomp lemma=sell
6 mills NOUN 5 obj object
",
        "
come subj=Time comp=sell
sell obj=mills
",
    );
    let rows = "
1 Decrees NOUN 3 nsubj:pass abstract
2 were AUX 3 aux:pass lemma=be
3 issued VERB 0 root lemma=issue
4 after SCONJ 5 mark
5 taking VERB 3 advcl lemma=take
6 advice NOUN 5 obj abstract
";
    check(rows, "\nissue obj=Decrees adv:after=taking\ntake obj=advice\n");
    let rows = rows.replace("1 Decrees NOUN 3 nsubj:pass abstract", "1 Mayors NOUN 3 nsubj:pass person");
    check(&rows, "\nissue obj=Mayors adv:after=taking\ntake subj=Mayors obj=advice\n");
}

#[test]
fn an_aim_is_carried_out_by_whose_it_is() {
    let rows = "
1 Unions NOUN 3 nmod:poss organization
2 ' PART 1 case
3 aim NOUN 6 nsubj abstract
4 is AUX 6 cop lemma=be
5 to PART 6 mark
6 close VERB 0 root lemma=close
7 mills NOUN 6 obj object
";
    check(rows, "\nclose subj=Unions obj=mills Wanted\n");
    let nobody =
        rows.replace("1 Unions NOUN 3 nmod:poss organization\n2 ' PART 1 case", "1 the DET 3 det\n2 main ADJ 3 amod");
    check(&nobody, "\nclose obj=mills Wanted\n");
    let ours = rows.replace(
        "1 Unions NOUN 3 nmod:poss organization\n2 ' PART 1 case",
        "1 our PRON 3 nmod:poss\n2 main ADJ 3 amod",
    );
    check(&ours, "\nclose obj=mills Wanted\n");
}
