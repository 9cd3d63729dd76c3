//! Relative clauses, clefts and questions that ask for a noun.

use super::check;

#[test]
fn gives_a_relative_clause_its_noun() {
    check(
        "
1 Reporters NOUN 2 nsubj person
2 met VERB 0 root
3 the DET 4 det
4 envoy NOUN 2 obj person
5 who PRON 6 nsubj
6 signed VERB 4 acl:relcl
7 the DET 8 det
8 treaty NOUN 6 obj abstract
9 that PRON 11 obj
10 Kenya PROPN 11 nsubj B-Location place
11 rejected VERB 8 acl:relcl
12 . PUNCT 2 punct
",
        "
meet subj=Reporters obj=envoy
sign subj=envoy obj=treaty
treaty
reject obj=treaty subj=Kenya
",
    );
}

#[test]
fn reads_a_reduced_relative_clause() {
    check(
        "
1 The DET 2 det
2 proposal NOUN 6 nsubj abstract
3 the DET 4 det
4 union NOUN 5 nsubj organization
5 rejected VERB 2 acl:relcl
6 came VERB 0 root
7 from ADP 9 case
8 a DET 9 det
9 firm NOUN 6 obl organization
10 based VERB 9 acl
11 in ADP 12 case
12 Oslo PROPN 10 obl B-Location place
13 . PUNCT 6 punct
",
        "
proposal
reject obj=proposal subj=union
come subj=proposal obl:from=firm
base obj=firm obl:in=Oslo
",
    );
}

#[test]
fn gives_a_stranded_preposition_the_noun_that_is_asked_for() {
    check(
        "
1 Holm PROPN 2 nsubj B-Person person
2 asked VERB 0 root
3 which DET 7 obl
4 Estonian ADJ 5 amod B-NORP
5 envoy NOUN 7 nsubj person
6 Prado PROPN 7 nsubj B-Person person
7 spoke VERB 2 ccomp
8 with ADP 7 obl
9 . PUNCT 2 punct
",
        "
ask subj=Holm comp=spoke
speak obl:with=envoy subj=Prado
",
    );
}

#[test]
fn a_cleft_gives_its_clause_the_noun() {
    check(
        "
1 It PRON 3 expl
2 was AUX 3 cop lemma=be
3 Sund PROPN 0 root B-Person person
4 who PRON 5 nsubj
5 paid VERB 3 advcl:relcl lemma=pay
",
        "
be attr=Sund adv:=paid
pay subj=Sund
",
    );
}

#[test]
fn the_verb_agrees_with_what_its_relative_clause_describes() {
    let rows = "
1 reports NOUN 8 nsubj lemma=report
2 on ADP 3 case
3 dams NOUN 1 nmod object lemma=dam
4 which PRON 6 nsubj:pass
5 were AUX 6 aux:pass lemma=be
6 written VERB 3 acl:relcl lemma=write
7 yesterday ADV 6 advmod
8 appeared VERB 0 root lemma=appear
";
    check(rows, "\nwrite obj=dams adverb=yesterday\nappear subj=reports\n");
    let report = rows.replace("1 reports", "1 report").replace("were AUX", "was AUX");
    check(&report, "\nwrite obj=report adverb=yesterday\nappear subj=report\n");
    let below = rows.replace("6 written VERB 3", "6 written VERB 1").replace("1 reports", "1 report");
    check(&below, "\nwrite obj=dams adverb=yesterday\nappear subj=report\n");
}

#[test]
fn a_verb_of_several_describes_all_that_are_joined() {
    let rows = "
1 Sund PROPN 7 nsubj B-Person person
2 and CCONJ 3 cc
3 Reis PROPN 1 conj B-Person person
4 who PRON 6 nsubj
5 both DET 6 advmod
6 own VERB 3 acl:relcl lemma=own
7 left VERB 0 root lemma=leave
";
    check(rows, "\nown subj=Sund subj=Reis adverb=both\nleave subj=Sund subj=Reis\n");
    check(&rows.replace("5 both DET", "5 once ADV"), "\nown subj=Reis adverb=once\nleave subj=Sund subj=Reis\n");
}

#[test]
fn who_is_somebody_of_the_phrase() {
    let rows = "
1 Critics NOUN 2 nsubj person
2 described VERB 0 root lemma=describe
3 deceit NOUN 2 obj abstract
4 of ADP 5 case
5 Norlake PROPN 3 nmod B-Organization organization
6 who PRON 7 nsubj
7 broke VERB 3 acl:relcl lemma=break
8 pacts NOUN 7 obj abstract lemma=pact
";
    check(rows, "\ndescribe subj=Critics obj=deceit\nbreak subj=Norlake obj=pacts\n");
    let rows = rows.replace("who PRON", "which PRON");
    check(&rows, "\ndescribe subj=Critics obj=deceit\nbreak subj=deceit obj=pacts\n");
}

#[test]
fn teams_of_several_do_what_these_do() {
    let rows = "
1 teams NOUN 7 nsubj organization lemma=team
2 of ADP 4 case
3 four NUM 4 nummod
4 pupils NOUN 1 nmod person
5 who PRON 6 nsubj
6 paint VERB 4 acl:relcl lemma=paint
7 won VERB 0 root lemma=win
8 prizes NOUN 7 obj object
";
    check(rows, "\npaint subj=teams\nwin subj=teams obj=prizes\n");
    let list =
        rows.replace("1 teams NOUN 7 nsubj organization lemma=team", "1 portraits NOUN 7 nsubj object lemma=portrait");
    check(&list, "\npaint subj=pupils\nwin subj=portraits obj=prizes\n");
}

#[test]
fn which_before_a_preposition_asks_for_no_noun() {
    check(
        "
1 Ada PROPN 2 nsubj B-Person person
2 climbed VERB 0 root lemma=climb
3 Sund PROPN 2 obj B-Location place
4 , PUNCT 10 punct
5 which PRON 10 nsubj
6 at ADP 8 case
7 900 NUM 8 nummod
8 metres NOUN 10 obl
9 is AUX 10 cop lemma=be
10 highest ADJ 3 acl:relcl
",
        "
climb subj=Ada obj=Sund
be subj=Sund obl:at=metres attr=highest
",
    );
}

#[test]
fn no_day_does_what_which_says_of_a_clause() {
    let rows = "
1 ferries NOUN 2 nsubj object lemma=ferry
2 sank VERB 0 root lemma=sink
3 in ADP 4 case
4 May PROPN 2 obl B-Date time
5 , PUNCT 7 punct
6 which PRON 7 nsubj
7 angered VERB 4 acl:relcl lemma=anger
8 crews NOUN 7 obj person lemma=crew
";
    check(rows, "\nsink subj=ferries obl:in=May\nanger subj=which obj=crews\n");
    let rows = rows.replace("4 May PROPN 2 obl B-Date time", "4 storms NOUN 2 obl event lemma=storm");
    check(&rows, "\nsink subj=ferries obl:in=storms\nanger subj=storms obj=crews\n");
}

#[test]
fn who_in_a_group_is_a_person() {
    let rows = "
1 Singers NOUN 6 nsubj person
2 in ADP 3 case
3 groups NOUN 1 nmod organization
4 who PRON 5 nsubj
5 play VERB 3 acl:relcl
6 left VERB 0 root lemma=leave
";
    check(rows, "\nplay subj=Singers\nleave subj=Singers\n");
}

#[test]
fn the_last_of_two_that_stand_apart_is_described() {
    let rows = "
1 Gales NOUN 8 nsubj event
2 , PUNCT 4 punct
3 and CCONJ 4 cc
4 rain NOUN 1 conj substance
5 that PRON 6 nsubj
6 flooded VERB 1 acl:relcl lemma=flood
7 Lund PROPN 6 obj B-Location place
8 ended VERB 0 root lemma=end
";
    check(rows, "\nflood subj=rain obj=Lund\nend subj=Gales subj=rain\n");
    check(
        &rows.replace("2 , PUNCT 4 punct", "2 often ADV 8 advmod"),
        "
flood subj=Gales obj=Lund
end subj=Gales adverb=often subj=rain
",
    );
    let joined = "
1 Gales NOUN 6 nsubj event
2 and CCONJ 3 cc
3 floods NOUN 1 conj event
4 seen VERB 1 acl lemma=see
5 today ADV 4 advmod
6 ended VERB 0 root lemma=end
";
    check(joined, "\nsee obj=Gales obj=floods adverb=today\nend subj=Gales subj=floods\n");
}

#[test]
fn a_relative_clause_is_about_the_noun_before_it_that_agrees() {
    let rows = "
1 Plans NOUN 9 nsubj abstract lemma=plan
2 to PART 3 mark
3 help VERB 1 acl
4 trade NOUN 3 obj abstract
5 which PRON 7 nsubj
6 has AUX 7 aux lemma=have
7 grown VERB 1 acl:relcl lemma=grow
8 have AUX 9 aux
9 failed VERB 0 root lemma=fail
";
    check(rows, "\nhelp obj=trade Future\ngrow subj=trade\nfail subj=Plans\n");
    let many = rows.replace("6 has AUX 7 aux lemma=have", "6 have AUX 7 aux");
    check(&many, "\nhelp obj=trade Future\ngrow subj=Plans\nfail subj=Plans\n");
}

#[test]
fn people_moved_from_their_clause_do_what_it_says() {
    let rows = "
1 Clerks NOUN 2 nsubj person lemma=clerk
2 put VERB 0 root
3 voters NOUN 2 obj person lemma=voter
4 on ADP 5 case
5 lists NOUN 2 obl object lemma=list
6 who PRON 8 nsubj
7 have AUX 8 aux
8 died VERB 5 acl:relcl lemma=die
";
    check(rows, "\nput subj=Clerks obj=voters obl:on=lists\ndie subj=voters\n");
    let that = rows
        .replace("6 who PRON", "6 that PRON")
        .replace("died VERB 5 acl:relcl lemma=die", "grown VERB 5 acl:relcl lemma=grow");
    check(&that, "\nput subj=Clerks obj=voters obl:on=lists\ngrow subj=lists\n");
}

#[test]
fn no_roof_fears_rain() {
    let rows = "
1 roofs NOUN 0 root object lemma=roof
2 of ADP 3 case
3 rulers NOUN 1 nmod person lemma=ruler
4 that PRON 5 nsubj
5 fear VERB 1 acl:relcl
6 rain NOUN 5 obj substance
";
    check(rows, "\nfear subj=rulers obj=rain\n");
    let keep = rows.replace("5 fear VERB", "5 keep VERB");
    check(&keep, "\nkeep subj=roofs obj=rain\n");
}

#[test]
fn no_tie_says_anything() {
    let rows = "
1 Ties NOUN 0 root abstract lemma=tie
2 with ADP 3 case
3 miners NOUN 1 nmod person lemma=miner
4 , PUNCT 6 punct
5 which PRON 6 nsubj
6 say VERB 1 acl:relcl
7 it PRON 8 nsubj
8 rains VERB 6 ccomp lemma=rain
";
    check(rows, "\nsay subj=miners comp=rains\nrain subj=it <miners\n");
    let report = rows.replace("1 Ties NOUN 0 root abstract lemma=tie", "1 Report NOUN 0 root abstract lemma=report");
    check(&report, "\nsay subj=Report comp=rains\nrain subj=it <Report\n");
}
