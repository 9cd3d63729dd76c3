//! Whose word a clause is.

use super::check;

#[test]
fn gives_indirect_speech_to_its_speaker() {
    check(
        "
1 The DET 2 det
2 envoy NOUN 3 nsubj person
3 said VERB 0 root
4 that SCONJ 8 mark
5 the DET 6 det
6 firm NOUN 8 nsubj organization
7 had AUX 8 aux
8 sold VERB 3 ccomp
9 the DET 10 det
10 port NOUN 8 obj object
11 . PUNCT 3 punct
",
        "
say subj=envoy comp=sold
sell subj=firm obj=port <envoy
",
    );
}

#[test]
fn gives_parenthetical_speech_to_its_speaker() {
    check(
        "
1 The DET 2 det
2 firm NOUN 9 nsubj organization
3 , PUNCT 5 punct
4 the DET 5 det
5 envoy NOUN 6 nsubj person
6 added VERB 2 acl
7 , PUNCT 2 punct
8 has AUX 9 aux
9 sold VERB 0 root
10 the DET 11 det
11 port NOUN 9 obj object
12 . PUNCT 9 punct
",
        "
add subj=envoy
sell subj=firm obj=port <envoy
",
    );
}

#[test]
fn gives_according_to_to_its_source() {
    check(
        "
1 According VERB 4 case
2 to ADP 1 fixed
3 the DET 4 det
4 ministry NOUN 9 obl organization
5 , PUNCT 4 punct
6 the DET 7 det
7 firm NOUN 9 nsubj organization
8 has AUX 9 aux
9 sold VERB 0 root
10 the DET 11 det
11 port NOUN 9 obj object
12 . PUNCT 9 punct
",
        "
sell obl:according_to=ministry subj=firm obj=port <ministry
",
    );
}

#[test]
fn gives_quotations_to_their_speaker() {
    check(
        "
1 “ PUNCT 4 punct
2 We PRON 4 nsubj organization
3 have AUX 4 aux
4 sold VERB 9 ccomp
5 the DET 6 det
6 port NOUN 4 obj object
7 , PUNCT 4 punct
8 ” PUNCT 4 punct
9 said VERB 0 root
10 Mara PROPN 9 nsubj B-Person person
11 Sund PROPN 10 flat I-Person
12 . PUNCT 9 punct

1 “ PUNCT 5 punct
2 We PRON 5 nsubj organization
3 will AUX 5 aux
4 not PART 5 advmod
5 buy VERB 0 root
6 it PRON 5 obj object
7 back ADV 5 advmod
8 . PUNCT 5 punct
9 ” PUNCT 5 punct
",
        "
sell subj=We obj=port <Mara
say comp=sold subj=Mara
buy subj=We obj=it adverb=back not Future <Mara
",
    );
}

#[test]
fn nests_claims() {
    check(
        "
1 The DET 2 det
2 paper NOUN 3 nsubj abstract
3 reported VERB 0 root
4 that SCONJ 8 mark
5 the DET 6 det
6 envoy NOUN 8 nsubj person
7 had AUX 8 aux
8 said VERB 3 ccomp
9 that SCONJ 13 mark
10 the DET 11 det
11 firm NOUN 13 nsubj organization
12 was AUX 13 cop
13 bankrupt ADJ 8 ccomp
14 . PUNCT 3 punct
",
        "
report subj=paper comp=said
say subj=envoy comp=bankrupt <paper
be subj=firm attr=bankrupt <envoy <paper
",
    );
}

#[test]
fn gives_accusations_to_the_accuser() {
    check(
        "
1 Norway PROPN 2 nsubj B-Location place
2 accused VERB 0 root
3 the DET 4 det
4 firm NOUN 2 obj organization
5 of SCONJ 6 mark
6 breaking VERB 4 acl
7 the DET 8 det
8 law NOUN 6 obj abstract
9 . PUNCT 2 punct
",
        "
accuse subj=Norway obj=firm
break subj=firm obj=law <Norway
",
    );
}

#[test]
fn hands_this_was_stated_by_back() {
    check(
        "
1 The DET 2 det
2 firm NOUN 4 nsubj organization
3 has AUX 4 aux
4 sold VERB 0 root
5 the DET 6 det
6 port NOUN 4 obj place
7 . PUNCT 4 punct

1 This PRON 3 nsubj:pass abstract
2 was AUX 3 aux:pass
3 stated VERB 0 root
4 by ADP 6 case
5 the DET 6 det
6 envoy NOUN 3 obl:agent person
7 . PUNCT 3 punct
",
        "
sell subj=firm obj=port <envoy
state obj=This subj=envoy
",
    );
}

#[test]
fn takes_what_is_quoted_for_the_words_of_the_one_quoted() {
    check(
        "
1 The DET 2 det
2 paper NOUN 3 nsubj organization
3 quoted VERB 0 root
4 Lund PROPN 3 obj B-Person person
5 as SCONJ 6 mark
6 saying VERB 3 advcl
7 the DET 8 det
8 bridge NOUN 10 nsubj object
9 was AUX 10 cop
10 unsafe ADJ 6 ccomp
11 . PUNCT 3 punct
",
        "
quote subj=paper obj=Lund adv:as=saying
say subj=Lund comp=unsafe <paper
be subj=bridge attr=unsafe <Lund <paper
",
    );
}

#[test]
fn names_all_who_say_it_together() {
    check(
        "
1 Lepik PROPN 4 nsubj B-Person person
2 and CCONJ 3 cc
3 Sund PROPN 1 conj B-Person person
4 said VERB 0 root lemma=say
5 ports NOUN 6 nsubj
6 close VERB 4 ccomp
",
        "
say subj=Lepik subj=Sund comp=close
close subj=ports <Lepik+Sund
",
    );
}

#[test]
fn gives_what_follows_a_colon_to_the_speaker_before_it() {
    check(
        "
1 Okoro PROPN 4 vocative B-Person person
2 : PUNCT 4 punct
3 Banks NOUN 4 nsubj
4 stay VERB 0 root
",
        "
stay subj=Banks <Okoro
",
    );
}

#[test]
fn nobody_says_what_is_not_said() {
    let rows = "
1 Lepik PROPN 4 nsubj B-Person person
2 did AUX 4 aux lemma=do
3 not PART 4 advmod
4 say VERB 0 root
5 Norlake PROPN 6 nsubj B-Organization organization
6 paid VERB 4 ccomp lemma=pay
";
    check(
        rows,
        "
say subj=Lepik comp=paid not
pay subj=Norlake Possible
",
    );
    check(
        &rows.replace("say", "think"),
        "
think subj=Lepik comp=paid not
pay subj=Norlake not <Lepik
",
    );
}

#[test]
fn a_man_and_his_offices_are_one_speaker() {
    let rows = "
1 Lepik PROPN 6 nsubj B-Person person
2 , PUNCT 3 punct
3 lawyer NOUN 1 appos person
4 and CCONJ 5 cc
5 OTHER NOUN 1 conj person
6 said VERB 0 root lemma=say
7 it PRON 8 nsubj
8 rained VERB 6 ccomp lemma=rain
";
    let said = |other: &str, source: &str| {
        let expected = format!("say subj=Lepik subj={other} comp=rained\nrain subj=it <{source}");
        check(&rows.replace("OTHER", other), &expected);
    };
    said("envoy", "Lepik");
    check(
        &rows.replace("OTHER NOUN 1 conj person", "envoys NOUN 1 conj person lemma=envoy"),
        "say subj=Lepik subj=envoys comp=rained\nrain subj=it <Lepik+envoys",
    );
}
