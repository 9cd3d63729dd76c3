//! Infinitives, gerunds and participles whose doer is not the subject above them.

use super::check;

#[test]
fn who_recommends_does_not_do_it() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 recommends VERB 0 root lemma=recommend
3 mending VERB 2 xcomp lemma=mend
4 roofs NOUN 3 obj object
";
    check(rows, "\nrecommend subj=Norlake comp=mending\nmend obj=roofs Wanted\n");
    let begins = rows.replace("recommends VERB 0 root lemma=recommend", "starts VERB 0 root lemma=start");
    check(&begins, "\nstart subj=Norlake comp=mending\nmend subj=Norlake obj=roofs\n");
}

#[test]
fn who_judges_what_is_necessary_does_not_do_it() {
    let rows = "
1 Berg PROPN 2 nsubj B-Person person
2 considers VERB 0 root lemma=consider
3 it PRON 2 expl
4 necessary ADJ 2 xcomp
5 to PART 6 mark
6 close VERB 4 xcomp
7 ports NOUN 6 obj place lemma=port
";
    check(rows, "\nconsider subj=Berg attr=necessary\nclose obj=ports Necessary\n");
    let found = rows.replace("considers VERB 0 root lemma=consider", "finds VERB 0 root lemma=find");
    check(&found, "\nfind subj=Berg attr=necessary\nclose subj=Berg obj=ports Necessary\n");
}

#[test]
fn those_who_are_asked_do_it() {
    let rows = "
1 Courts NOUN 2 nsubj organization
2 issued VERB 0 root lemma=issue
3 orders NOUN 2 obj abstract lemma=order
4 to ADP 5 case
5 firms NOUN 3 nmod organization
6 to PART 7 mark
7 pay VERB 3 acl
8 fines NOUN 7 obj object
";
    check(rows, "\nissue subj=Courts obj=orders\npay subj=firms obj=fines Wanted\n");
    let nobody =
        rows.replace("4 to ADP 5 case\n5 firms NOUN 3 nmod organization", "4 only ADV 3 advmod\n5 today ADV 2 advmod");
    check(&nobody, "\nissue subj=Courts obj=orders adverb=today\npay obj=fines\n");
    let hears = nobody.replace("issued VERB 0 root lemma=issue", "ignored VERB 0 root lemma=ignore");
    check(&hears, "\nignore subj=Courts obj=orders adverb=today\npay subj=Courts obj=fines\n");
}

#[test]
fn a_comparison_and_a_consequence_are_nobodys_deeds() {
    let rows = "
1 Sales NOUN 2 nsubj abstract
2 rose VERB 0 root lemma=rise
3 , PUNCT 4 punct
4 compared VERB 2 advcl lemma=compare
5 to ADP 6 case
6 May PROPN 4 obl B-Date time
";
    check(rows, "\nrise subj=Sales adv:=compared\ncompare obl:to=May\n");
    let rows = "
1 Glaciers NOUN 2 nsubj object
2 shrank VERB 0 root lemma=shrink
3 , PUNCT 4 punct
4 raising VERB 2 advcl lemma=raise
5 risks NOUN 4 obj abstract lemma=risk
";
    check(rows, "\nshrink subj=Glaciers adv:=raising\nraise obj=risks\n");
    let dust = rows.replace("risks NOUN 4 obj abstract lemma=risk", "dust NOUN 4 obj substance");
    check(&dust, "\nshrink subj=Glaciers adv:=raising\nraise subj=Glaciers obj=dust\n");
}

#[test]
fn a_phrase_with_with_does_what_its_participle_says() {
    let rows = "
1 Fairs NOUN 2 nsubj event
2 ended VERB 0 root lemma=end
3 , PUNCT 5 punct
4 with ADP 5 case
5 guests NOUN 2 obl person
6 leaving VERB 2 advcl lemma=leave
7 halls NOUN 6 obj place
";
    check(rows, "\nend subj=Fairs obl:with=guests adv:=leaving\nleave subj=guests obj=halls\n");
    check(
        &rows.replace("3 , PUNCT 5 punct", "3 today ADV 2 advmod"),
        "
end subj=Fairs adverb=today obl:with=guests adv:=leaving
leave subj=Fairs obj=halls
",
    );
}

#[test]
fn no_map_uses_what_it_is_drawn_with() {
    let rows = "
1 Maps NOUN 3 nsubj:pass object
2 were AUX 3 aux:pass lemma=be
3 drawn VERB 0 root lemma=draw
4 using VERB 3 advcl lemma=use
5 drones NOUN 4 obj object
";
    check(rows, "\ndraw obj=Maps adv:=using\nuse obj=drones\n");
    let rows = "
1 Rows NOUN 2 nsubj event
2 began VERB 0 root lemma=begin
3 over SCONJ 4 mark
4 closing VERB 2 advcl lemma=close
5 schools NOUN 4 obj place
";
    check(rows, "\nbegin subj=Rows adv:over=closing\nclose obj=schools\n");
}

#[test]
fn what_is_to_be_held_is_no_deed_of_who_plans_it() {
    let rows = "
1 Lund PROPN 2 nsubj B-Location place
2 planned VERB 0 root lemma=plan
3 fairs NOUN 2 obj event lemma=fair
4 to PART 6 mark
5 be AUX 6 aux:pass
6 held VERB 3 acl lemma=hold
7 abroad ADV 6 advmod
";
    check(rows, "\nplan subj=Lund obj=fairs\nhold obj=fairs adverb=abroad Future\n");
}

#[test]
fn efforts_are_their_owners() {
    check(
        "
1 Envoys NOUN 2 nsubj person
2 praised VERB 0 root lemma=praise
3 Lund PROPN 5 nmod:poss B-Location place
4 's PART 3 case
5 efforts NOUN 2 obj abstract lemma=effort
6 , PUNCT 8 punct
7 to PART 8 mark
8 help VERB 2 advcl
9 miners NOUN 8 obj person
",
        "
praise subj=Envoys obj=efforts adv:to=help
help subj=Lund obj=miners Wanted
",
    );
}

#[test]
fn a_ban_names_nobody_who_does_it_and_neither_does_an_example_of_what_is_wanted() {
    let rows = "
1 Sund PROPN 2 nsubj B-Person person
2 imposed VERB 0 root lemma=impose
3 bans NOUN 2 obj abstract lemma=ban
4 on SCONJ 5 mark
5 selling VERB 3 acl lemma=sell
6 knives NOUN 5 obj object
";
    check(rows, "\nimpose subj=Sund obj=bans\nsell obj=knives not Necessary\n");
    let example =
        rows.replace("bans NOUN 2 obj abstract lemma=ban", "something PRON 2 obj").replace("on SCONJ", "like SCONJ");
    // of what somebody does, an example is done as well; of what is wanted, it is not
    check(&example, "\nimpose subj=Sund obj=something\nsell subj=Sund obj=knives\n");
    let wanted = example.replace("imposed VERB 0 root lemma=impose", "wants VERB 0 root lemma=want");
    check(&wanted, "\nwant subj=Sund obj=something\nsell obj=knives\n");
}

#[test]
fn what_it_is_dangerous_for_does_not_do_it() {
    let rows = "
1 It PRON 3 expl
2 is AUX 3 cop lemma=be
3 dangerous ADJ 0 root
4 for SCONJ 7 mark
5 trade NOUN 7 nsubj abstract
6 to PART 7 mark
7 close VERB 3 csubj
8 ports NOUN 7 obj place
";
    check(rows, "\nbe attr=dangerous subj=close\nclose obj=ports Possible\n");
}

#[test]
fn who_reminds_does_not_do_it() {
    let rows = "
1 Berg PROPN 2 nsubj B-Person person
2 reminded VERB 0 root lemma=remind
3 to PART 4 mark
4 shut VERB 2 xcomp
5 gates NOUN 4 obj object lemma=gate
";
    check(rows, "\nremind subj=Berg comp=shut\nshut obj=gates Wanted\n");
    let promised = rows.replace("reminded VERB 0 root lemma=remind", "vowed VERB 0 root lemma=vow");
    check(&promised, "\nvow subj=Berg comp=shut\nshut subj=Berg obj=gates Future <Berg\n");
}

#[test]
fn who_draws_a_map_works_for_it() {
    let rows = "
1 Maps NOUN 3 nsubj:pass object lemma=map
2 were AUX 3 aux:pass lemma=be
3 drawn VERB 0 root lemma=draw
4 by ADP 5 case
5 pupils NOUN 3 obl:agent person lemma=pupil
6 , PUNCT 7 punct
7 working VERB 3 advcl lemma=work
8 together ADV 7 advmod
";
    check(rows, "\ndraw obj=Maps subj=pupils adv:=working\nwork subj=pupils adverb=together\n");
}

#[test]
fn a_round_is_led() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 raised VERB 0 root lemma=raise
3 funds NOUN 2 obj object
4 in ADP 6 case
5 one NUM 6 nummod
6 round NOUN 2 obl event
7 , PUNCT 8 punct
8 led VERB 2 advcl lemma=lead
9 by ADP 10 case
10 Sund PROPN 8 obl:agent B-Person person
";
    check(rows, "\nraise subj=Norlake obj=funds obl:in=round adv:=led\nlead obj=round subj=Sund\n");
}

#[test]
fn maps_learn_nothing() {
    let rows = "
1 To PART 2 mark
2 find VERB 6 advcl
3 Lund PROPN 2 obj B-Location place
4 maps NOUN 6 nsubj:pass object lemma=map
5 were AUX 6 aux:pass lemma=be
6 printed VERB 0 root lemma=print
";
    check(rows, "\nfind obj=Lund Wanted\nprint adv:to=find obj=maps\n");
}
