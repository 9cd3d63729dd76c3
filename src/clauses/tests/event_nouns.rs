//! Nouns that name what somebody does, with light verbs and without them.

use super::check;

#[test]
fn reads_light_verbs() {
    check(
        "
1 She PRON 2 nsubj person
2 had VERB 0 root
3 a DET 6 det
4 long ADJ 6 amod
5 phone NOUN 6 compound
6 conversation NOUN 2 obj event
7 with ADP 10 case
8 her PRON 10 nmod:poss person
9 Kenyan ADJ 10 amod B-NORP
10 counterpart NOUN 2 obl person
11 on ADP 12 case
12 Monday PROPN 2 obl B-Date time
13 . PUNCT 2 punct
",
        "
conversation subj=She obl:with=counterpart obl:on=Monday
",
    );
}

#[test]
fn gives_an_event_noun_its_doer() {
    check(
        "
1 The DET 2 det
2 minister NOUN 3 nsubj person
3 said VERB 0 root
4 so ADV 3 advmod
5 during ADP 7 case
6 a DET 7 det
7 meeting NOUN 3 obl event
8 with ADP 10 case
9 the DET 10 det
10 king NOUN 7 nmod person
11 at ADP 13 case
12 the DET 13 det
13 castle NOUN 7 nmod place
14 . PUNCT 3 punct
",
        "
say subj=minister adverb=so obl:during=meeting
meeting subj=minister obl:with=king obl:at=castle
",
    );
}

#[test]
fn leaves_an_event_that_is_spoken_of_as_it_is() {
    check(
        "
1 The DET 2 det
2 envoy NOUN 3 nsubj person
3 avoided VERB 0 root
4 condemning VERB 3 xcomp
5 Norland PROPN 7 nmod:poss B-Location place
6 's PART 5 case
7 invasion NOUN 4 obj event
8 of ADP 9 case
9 Estmark PROPN 7 nmod B-Location place
10 . PUNCT 3 punct
",
        "
avoid subj=envoy comp=condemning
condemn subj=envoy obj=invasion not
invasion subj=Norland obl:of=Estmark
",
    );
}

#[test]
fn denies_an_event_that_never_took_place() {
    check(
        "
1 The DET 2 det
2 talks NOUN 7 nsubj event
3 between ADP 5 case
4 the DET 5 det
5 banks NOUN 2 nmod organization
6 never ADV 7 advmod
7 took VERB 0 root
8 place NOUN 7 obj
9 . PUNCT 7 punct
",
        "
talk obl:between=banks not
take subj=talks obj=place not
",
    );
}

#[test]
fn an_adjective_tells_whether_its_event_is_so() {
    let attack = |adjective: &str| {
        format!(
            "
1 Norlake PROPN 4 nmod:poss organization
2 's PART 1 case
3 {adjective} ADJ 4 amod
4 attack NOUN 8 nsubj event
5 on ADP 7 case
6 the DET 7 det
7 port NOUN 4 nmod place
8 failed VERB 0 root lemma=fail
"
        )
    };
    let event = "attack subj=Norlake obl:on=port";
    for (adjective, mood) in [
        ("recent", ""),
        ("planned", " Future"),
        ("alleged", " Possible"),
        ("attempted", " Possible"),
        ("foiled", " not"),
    ] {
        check(&attack(adjective), &format!("{event}{mood}\nfail subj=attack"));
    }
}
