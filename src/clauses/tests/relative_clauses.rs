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
