//! What is to come, wanted, possible or depends on something.

use super::check;

#[test]
fn knows_will_may_and_must() {
    check(
        "
1 The DET 2 det
2 firm NOUN 4 nsubj organization
3 will AUX 4 aux
4 sell VERB 0 root
5 the DET 6 det
6 port NOUN 4 obj place
7 , PUNCT 9 punct
8 may AUX 9 aux
9 keep VERB 4 conj
10 the DET 11 det
11 ferry NOUN 9 obj object
12 and CCONJ 14 cc
13 must AUX 14 aux
14 pay VERB 4 conj
15 a DET 16 det
16 fine NOUN 14 obj abstract
17 . PUNCT 4 punct
",
        "
sell subj=firm obj=port Future
keep subj=firm obj=ferry Possible
pay subj=firm obj=fine Necessary
",
    );
}

#[test]
fn knows_wishes_and_plans() {
    check(
        "
1 Kenya PROPN 2 nsubj B-Location place
2 hopes VERB 0 root
3 to PART 4 mark
4 join VERB 2 xcomp
5 the DET 6 det
6 union NOUN 4 obj organization
7 and CCONJ 8 cc
8 plans VERB 4 conj
9 to PART 10 mark
10 build VERB 8 xcomp
11 a DET 12 det
12 port NOUN 10 obj place
13 . PUNCT 2 punct
",
        "
hope subj=Kenya comp=join
join subj=Kenya obj=union Wanted
plan subj=Kenya comp=build
build subj=Kenya obj=port Future
",
    );
}

#[test]
fn knows_conditions() {
    check(
        "
1 If SCONJ 3 mark
2 Kenya PROPN 3 nsubj B-Location place
3 pays VERB 9 advcl
4 the DET 5 det
5 debt NOUN 3 obj abstract
6 , PUNCT 3 punct
7 Norway PROPN 9 nsubj B-Location place
8 will AUX 9 aux
9 lift VERB 0 root
10 the DET 11 det
11 ban NOUN 9 obj abstract
12 . PUNCT 9 punct
",
        "
pay subj=Kenya obj=debt Conditional
lift adv:if=pays subj=Norway obj=ban Conditional
",
    );
}

#[test]
fn an_auxiliary_before_its_subject_makes_a_condition() {
    for (auxiliary, verb) in [("Should AUX 3 aux", "agree"), ("Had AUX 3 aux lemma=have", "agreed")] {
        check(
            &format!(
                "
1 {auxiliary}
2 Kenya PROPN 3 nsubj B-Location place
3 {verb} VERB 6 advcl lemma=agree
4 Norlake PROPN 6 nsubj B-Organization organization
5 would AUX 6 aux
6 leave VERB 0 root
"
            ),
            &format!(
                "
agree subj=Kenya Conditional
leave adv:={verb} subj=Norlake Conditional
"
            ),
        );
    }
}

#[test]
fn tells_the_future_of_the_past() {
    check(
        "
1 The DET 2 det
2 envoy NOUN 3 nsubj person
3 said VERB 0 root
4 the DET 5 det
5 sides NOUN 7 nsubj person
6 would AUX 7 aux
7 meet VERB 3 ccomp
8 in ADP 9 case
9 Oslo PROPN 7 obl B-Location place
10 . PUNCT 3 punct
",
        "
say subj=envoy comp=meet
meet subj=sides obl:in=Oslo Future <envoy
",
    );
}

#[test]
fn takes_hearsay_for_possible() {
    check(
        "
1 The DET 2 det
2 general NOUN 4 nsubj:pass person
3 is AUX 4 aux:pass
4 said VERB 0 root
5 to PART 6 mark
6 own VERB 4 xcomp
7 a DET 8 det
8 villa NOUN 6 obj place
9 . PUNCT 4 punct
",
        "
say obj=general comp=own
own subj=general obj=villa Possible
",
    );
}

#[test]
fn takes_what_came_of_a_victory_for_a_fact() {
    check(
        "
1 Ghana PROPN 2 nsubj B-Location place
2 beat VERB 0 root
3 Mali PROPN 2 obj B-Location place
4 to PART 5 mark
5 reach VERB 2 advcl
6 the DET 7 det
7 final NOUN 5 obj event
8 . PUNCT 2 punct
",
        "
beat subj=Ghana obj=Mali adv:to=reach
reach subj=Ghana obj=final
",
    );
}

#[test]
fn takes_what_seems_willing_for_what_is_wanted() {
    check(
        "
1 Neither DET 2 det
2 side NOUN 3 nsubj organization
3 seems VERB 0 root
4 willing ADJ 3 xcomp
5 to PART 6 mark
6 sign VERB 4 xcomp
7 the DET 8 det
8 truce NOUN 6 obj abstract
9 . PUNCT 3 punct
",
        "
seem subj=side attr=willing not
sign subj=side obj=truce not Wanted
",
    );
}

#[test]
fn takes_a_headline_infinitive_for_the_future() {
    check(
        "
1 Norlake PROPN 0 root B-Organization organization
2 to PART 3 mark
3 buy VERB 1 acl
4 Siltron PROPN 3 obj B-Organization organization
",
        "
buy subj=Norlake obj=Siltron Future
",
    );
}

#[test]
fn what_is_not_ruled_out_may_be() {
    check(
        "
1 Banks NOUN 4 nsubj organization
2 did AUX 4 aux lemma=do
3 not PART 4 advmod
4 exclude VERB 0 root lemma=rule_out
5 that SCONJ 7 mark
6 it PRON 7 nsubj
7 rains VERB 4 ccomp lemma=rain
",
        "
rule_out subj=Banks comp=rains not
rain subj=it Possible
",
    );
}

#[test]
fn what_is_joined_to_a_consequence_depends_on_the_condition_too() {
    check(
        "
1 If SCONJ 3 mark
2 Kenya PROPN 3 nsubj B-Location place
3 pays VERB 6 advcl lemma=pay
4 Norway PROPN 6 nsubj B-Location place
5 will AUX 6 aux
6 lift VERB 0 root
7 the DET 8 det
8 ban NOUN 6 obj abstract
9 and CCONJ 12 cc
10 Uganda PROPN 12 nsubj B-Location place
11 will AUX 12 aux
12 stay VERB 6 conj
13 . PUNCT 6 punct
",
        "
pay subj=Kenya Conditional
lift adv:if=pays subj=Norway obj=ban Conditional
stay subj=Uganda Conditional
",
    );
}

#[test]
fn a_concession_is_no_condition() {
    check(
        "
1 Even ADV 4 advmod
2 if SCONJ 4 mark
3 Kenya PROPN 4 nsubj B-Location place
4 pays VERB 7 advcl lemma=pay
5 Norway PROPN 7 nsubj B-Location place
6 will AUX 7 aux
7 stay VERB 0 root
8 . PUNCT 7 punct
",
        "
pay adverb=Even subj=Kenya Conditional
stay adv:if=pays subj=Norway Future
",
    );
}

#[test]
fn of_two_alternatives_neither_is_a_fact() {
    check(
        "
1 Either CCONJ 2 cc:preconj
2 Kenya PROPN 5 nsubj B-Location place
3 or CCONJ 4 cc
4 Uganda PROPN 2 conj B-Location place
5 sold VERB 0 root lemma=sell
6 the DET 7 det
7 port NOUN 5 obj place
8 . PUNCT 5 punct
",
        "
sell subj=Kenya subj=Uganda obj=port Possible
",
    );
}

#[test]
fn a_present_beside_a_future_is_to_come() {
    check(
        "
1 Kenya PROPN 3 nsubj B-Location place
2 will AUX 3 aux
3 wait VERB 0 root
4 until SCONJ 6 mark
5 Uganda PROPN 6 nsubj B-Location place
6 pays VERB 3 advcl lemma=pay
7 . PUNCT 3 punct
",
        "
wait subj=Kenya adv:until=pays Future
pay subj=Uganda Future
",
    );
}

#[test]
fn a_ban_obliges_and_covers_all_that_is_joined() {
    check(
        "
1 Kelm PROPN 2 nsubj B-Location place
2 banned VERB 0 root
3 shops NOUN 2 obj organization
4 from SCONJ 5 mark
5 making VERB 2 advcl
6 and CCONJ 7 cc
7 selling VERB 5 conj
8 candles NOUN 5 obj object
9 . PUNCT 2 punct
",
        "
ban subj=Kelm obj=shops adv:from=making
make subj=shops obj=candles not Necessary
sell subj=shops obj=candles not Necessary
",
    );
}

#[test]
fn a_subjunctive_tells_what_is_insisted_on() {
    let rows = "
1 Brandt PROPN 2 nsubj B-Person person
2 insisted VERB 0 root
3 that SCONJ 5 mark
4 Norlake PROPN 5 nsubj B-Organization organization
5 pay VERB 2 ccomp
6 . PUNCT 2 punct
";
    check(
        rows,
        "
insist subj=Brandt comp=pay
pay subj=Norlake Wanted <Brandt
",
    );
    check(
        &rows.replace("pay VERB", "paid VERB"),
        "
insist subj=Brandt comp=paid
pay subj=Norlake <Brandt
",
    );
}

#[test]
fn what_was_before_a_deed_to_come_is_a_fact() {
    let rows = "
1 After SCONJ 2 mark
2 losing VERB 7 advcl
3 Oslo PROPN 2 obj B-Location place
4 , PUNCT 2 punct
5 Sund PROPN 7 nsubj B-Person person
6 will AUX 7 aux
7 leave VERB 0 root
8 . PUNCT 7 punct
";
    check(
        rows,
        "
lose obj=Oslo subj=Sund
leave adv:after=losing subj=Sund Future
",
    );
}

#[test]
fn an_aim_that_a_preposition_brings_is_wanted() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 aims VERB 0 root lemma=aim
3 at SCONJ 4 mark
4 saving VERB 2 advcl lemma=save
5 mills NOUN 4 obj place
";
    check(rows, "\naim subj=Norlake adv:at=saving\nsave subj=Norlake obj=mills Wanted\n");
    // but "excels at saving mills" does so
    let does = rows.replace("aims VERB 0 root lemma=aim", "excels VERB 0 root lemma=excel");
    check(&does, "\nexcel subj=Norlake adv:at=saving\nsave subj=Norlake obj=mills\n");
}

#[test]
fn what_must_be_proved_may_not_be_so() {
    let rows = "
1 Drivers NOUN 3 nsubj person lemma=driver
2 must AUX 3 aux
3 prove VERB 0 root
4 that SCONJ 6 mark
5 they PRON 6 nsubj
6 own VERB 3 ccomp
7 cars NOUN 6 obj object
";
    check(rows, "\nprove subj=Drivers comp=own Necessary\nown subj=they obj=cars Possible\n");
    let proved = rows.replace("2 must AUX 3 aux", "2 have AUX 3 aux").replace("prove VERB", "proved VERB");
    check(
        &proved.replace("proved VERB 0 root", "proved VERB 0 root lemma=prove"),
        "\nprove subj=Drivers comp=own\nown subj=they obj=cars\n",
    );
}
