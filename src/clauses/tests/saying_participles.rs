//! Participles of saying go on with the report above them.

use super::check;

const ROWS: &str = "
1 Berg PROPN 2 nsubj B-Person person
2 said VERB 0 root lemma=say
3 fairs NOUN 4 nsubj event lemma=fair
4 grow VERB 2 ccomp
5 , PUNCT 6 punct
6 citing VERB 4 advcl lemma=cite
7 polls NOUN 6 obj abstract lemma=poll
";

#[test]
fn what_is_said_of_things_cites_nothing() {
    check(ROWS, "\nsay subj=Berg comp=grow\ngrow subj=fairs adv:=citing <Berg\ncite subj=Berg obj=polls <Berg\n");
}

#[test]
fn a_body_that_acts_may_cite_something_itself() {
    let rows = ROWS.replace("fairs NOUN 4 nsubj event lemma=fair", "Lund PROPN 4 nsubj B-Organization organization");
    check(&rows, "\nsay subj=Berg comp=grow\ngrow subj=Lund adv:=citing <Berg\ncite subj=Lund obj=polls <Berg\n");
}

#[test]
fn what_is_stressed_besides_is_stressed_by_the_speaker() {
    let rows = ROWS
        .replace("fairs NOUN 4 nsubj event lemma=fair", "Lund PROPN 4 nsubj B-Organization organization")
        .replace("citing VERB 4 advcl lemma=cite", "stressing VERB 4 advcl lemma=stress");
    check(&rows, "\nsay subj=Berg comp=grow\ngrow subj=Lund adv:=stressing <Berg\nstress subj=Berg obj=polls <Berg\n");
}

#[test]
fn what_things_cause_is_theirs() {
    let rows = ROWS.replace("citing VERB 4 advcl lemma=cite", "causing VERB 4 advcl lemma=cause");
    check(&rows, "\nsay subj=Berg comp=grow\ngrow subj=fairs adv:=causing <Berg\ncause subj=fairs obj=polls <Berg\n");
}
