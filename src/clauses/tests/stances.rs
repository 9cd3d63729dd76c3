//! Claims: what is denied, taken back, called for or judged.

use super::claims;

#[test]
fn who_calls_for_a_thing_does_not_say_that_it_is() {
    claims(
        "
1 Holm PROPN 2 nsubj B-Person person
2 called VERB 0 root
3 for ADP 5 case
4 a DET 5 det
5 vote NOUN 2 obl event
6 and CCONJ 7 cc
7 criticised VERB 2 conj lemma=criticise
8 the DET 9 det
9 plan NOUN 7 obj abstract
10 as ADP 12 case
11 a DET 12 det
12 mistake NOUN 7 obl abstract
13 . PUNCT 2 punct
",
        "
Holm [called for] a vote: not asserted
Holm [criticised] the plan as a mistake: not asserted
",
    );
}

#[test]
fn denies_a_report_that_nobody_owns() {
    claims(
        "
1 Norlake PROPN 2 nsubj B-Organization organization
2 denied VERB 0 root
3 reports NOUN 2 obj abstract
4 that SCONJ 7 mark
5 it PRON 7 nsubj
6 was AUX 7 cop
7 bankrupt ADJ 3 acl
8 . PUNCT 2 punct
",
        "
Norlake [denied reports] that it was bankrupt: denied
",
    );
}

#[test]
fn takes_back_a_claim_of_its_own() {
    claims(
        "
1 Brandt PROPN 2 nsubj B-Person person
2 retracted VERB 0 root
3 his PRON 4 nmod:poss
4 claim NOUN 2 obj abstract
5 that SCONJ 8 mark
6 the DET 7 det
7 port NOUN 8 nsubj place
8 closed VERB 4 acl
9 . PUNCT 2 punct
",
        "
Brandt [retracted] his claim that the port closed: not asserted, taken back
his [claim] that the port closed: taken back, in 0
",
    );
}

#[test]
fn tells_what_nobody_said_and_what_is_said_by_nobody() {
    claims(
        "
1 Holm PROPN 4 nsubj B-Person person
2 did AUX 4 aux
3 not PART 4 advmod
4 mention VERB 0 root
5 the DET 6 det
6 fine NOUN 4 obj abstract
7 . PUNCT 4 punct

1 The DET 2 det
2 firm NOUN 4 nsubj:pass organization
3 was AUX 4 aux:pass
4 accused VERB 0 root
5 of ADP 6 case
6 fraud NOUN 4 obl abstract
7 . PUNCT 4 punct
",
        "
Holm [not mention] the fine: not asserted, unsaid
- [accused] The firm of fraud: not asserted
",
    );
}

#[test]
fn attitudes_within_what_is_said_are_claims_within_it() {
    claims(
        "
1 He PRON 2 nsubj
2 said VERB 0 root
3 Holm PROPN 4 nsubj B-Person person
4 opposed VERB 2 ccomp
5 the DET 6 det
6 plan NOUN 4 obj abstract
7 . PUNCT 2 punct
",
        "
He [said] Holm opposed the plan:
Holm [opposed] the plan: not asserted, in 0
",
    );
}

#[test]
fn a_speaker_who_thinks_is_still_the_speaker() {
    claims(
        "
1 “ PUNCT 3 punct
2 I PRON 3 nsubj
3 think VERB 9 ccomp _
4 it PRON 5 nsubj
5 rains VERB 3 ccomp
6 , PUNCT 9 punct
7 ” PUNCT 9 punct
8 Holm PROPN 9 nsubj B-Person person
9 said VERB 0 root
10 . PUNCT 9 punct
",
        "
Holm [said] “ I think it rains , ”:
",
    );
}

#[test]
fn a_label_speaks_to_the_end_of_its_paragraph() {
    claims(
        "
1 Holm PROPN 0 root B-Person person
2 : PUNCT 4 punct
3 It PRON 4 nsubj
4 rains VERB 1 parataxis
5 . PUNCT 1 punct

1 It PRON 2 nsubj
2 pours VERB 0 root
3 . PUNCT 2 punct
",
        "
Holm [:] It rains . It pours .:
",
    );
}
