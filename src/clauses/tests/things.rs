//! What no thing, no idea and no event does, though it is the subject above.

use super::check;

#[test]
fn what_is_sold_after_drying_beans_does_not_dry_them() {
    let rows = "
1 Flour NOUN 3 nsubj:pass substance
2 is AUX 3 aux:pass
3 sold VERB 0 root lemma=sell
4 after SCONJ 5 mark
5 drying VERB 3 advcl lemma=dry
6 beans NOUN 5 obj object
";
    check(rows, "\nsell obj=Flour adv:after=drying\ndry obj=beans\n");
    let active = rows
        .replace("3 nsubj:pass substance", "3 nsubj substance")
        .replace("2 is AUX 3 aux:pass", "2 then ADV 3 advmod")
        .replace("sold VERB 0 root lemma=sell", "rots VERB 0 root lemma=rot");
    check(&active, "\nrot subj=Flour adverb=then adv:after=drying\ndry obj=beans\n");
    let storm = active
        .replace("Flour NOUN 3 nsubj substance", "Storms NOUN 3 nsubj event")
        .replace("drying VERB 3 advcl lemma=dry", "hitting VERB 3 advcl lemma=hit");
    check(&storm, "\nrot subj=Storms adverb=then adv:after=hitting\nhit subj=Storms obj=beans\n");
    let people = active.replace("Flour NOUN 3 nsubj substance", "Monks NOUN 3 nsubj person");
    check(&people, "\nrot subj=Monks adverb=then adv:after=drying\ndry subj=Monks obj=beans\n");
}

#[test]
fn what_is_done_in_order_to_think_is_done_by_somebody() {
    let rows = "
1 Fairs NOUN 3 nsubj:pass event
2 were AUX 3 aux:pass
3 held VERB 0 root lemma=hold
4 to PART 5 mark
5 discuss VERB 3 advcl
6 trade NOUN 5 obj abstract
";
    check(rows, "\nhold obj=Fairs adv:to=discuss\ndiscuss obj=trade Wanted\n");
    let help = rows.replace("discuss VERB 3 advcl", "help VERB 3 advcl");
    check(&help, "\nhold obj=Fairs adv:to=help\nhelp subj=Fairs obj=trade Wanted\n");
}

#[test]
fn who_has_trouble_finding_it_looks_for_it() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 has VERB 0 root lemma=have
3 trouble NOUN 2 obj abstract
4 finding VERB 3 acl lemma=find
5 guests NOUN 4 obj person
";
    check(rows, "\nhave subj=Norlake obj=trouble\nfind subj=Norlake obj=guests Possible\n");
    let facing = rows.replace("finding VERB 3 acl lemma=find", "facing VERB 3 acl lemma=face");
    check(&facing, "\nhave subj=Norlake obj=trouble\nface subj=trouble obj=guests\n");
}

#[test]
fn no_song_senses_a_chance() {
    let rows = "
1 Norlake PROPN 2 nsubj B-Organization organization
2 began VERB 0 root lemma=begin
3 songs NOUN 2 obj event
4 sensing VERB 3 acl lemma=sense
5 doubts NOUN 4 obj abstract
";
    check(rows, "\nbegin subj=Norlake obj=songs\nsense subj=Norlake obj=doubts\n");
    let causing = rows.replace("sensing VERB 3 acl lemma=sense", "causing VERB 3 acl lemma=cause");
    check(&causing, "\nbegin subj=Norlake obj=songs\ncause subj=songs obj=doubts\n");
}

#[test]
fn a_drill_that_consists_of_running_does_not_run() {
    let rows = "
1 Drills NOUN 2 nsubj event
2 consist VERB 0 root
3 of SCONJ 4 mark
4 carrying VERB 2 advcl lemma=carry
5 sand NOUN 4 obj substance
";
    check(rows, "\nconsist subj=Drills adv:of=carrying\ncarry obj=sand\n");
}

#[test]
fn what_merely_is_there_does_nothing() {
    let rows = "
1 There PRON 2 expl
2 are VERB 0 root lemma=be
3 woods NOUN 2 nsubj place lemma=wood
4 to PART 5 mark
5 take VERB 2 advcl
6 refuge NOUN 5 obj abstract
";
    check(rows, "\nbe subj=woods adv:to=take\ntake obj=refuge Wanted\n");
}

#[test]
fn what_is_to_be_held_is_no_guest() {
    let rows = "
1 Berg PROPN 2 nsubj B-Person person
2 attends VERB 0 root lemma=attend
3 fairs NOUN 2 obj event lemma=fair
4 to PART 6 mark
5 be AUX 6 aux:pass
6 held VERB 2 advcl lemma=hold
";
    check(rows, "\nattend subj=Berg obj=fairs adv:to=held\nhold obj=fairs Wanted\n");
    let treated = rows.replace("held VERB 2 advcl lemma=hold", "seen VERB 2 advcl lemma=see");
    check(&treated, "\nattend subj=Berg obj=fairs adv:to=seen\nsee obj=Berg Wanted\n");
}

#[test]
fn what_follows_a_thing_is_the_subjects() {
    let rows = "
1 Trams NOUN 2 nsubj object lemma=tram
2 overtook VERB 0 root lemma=overtake
3 barges NOUN 2 obj object lemma=barge
4 to PART 5 mark
5 carry VERB 2 xcomp
6 salt NOUN 5 obj substance
";
    check(rows, "\novertake subj=Trams obj=barges comp=carry\ncarry subj=Trams obj=salt\n");
    let allow = rows.replace("overtook VERB 0 root lemma=overtake", "allow VERB 0 root");
    check(&allow, "\nallow subj=Trams obj=barges comp=carry\ncarry subj=barges obj=salt Possible\n");
}

#[test]
fn no_day_is_called_on() {
    let rows = "
1 Berg PROPN 2 nsubj B-Person person
2 called VERB 0 root lemma=call
3 on ADP 4 case
4 voters NOUN 2 obl person lemma=voter
5 on ADP 6 case
6 Monday PROPN 2 obl B-Date time
7 to PART 8 mark
8 help VERB 2 xcomp
";
    check(rows, "\ncall subj=Berg obl:on=voters obl:on=Monday comp=help\nhelp subj=voters Wanted\n");
}

#[test]
fn a_plan_to_hold_talks_holds_none() {
    let rows = "
1 Berg PROPN 2 nsubj B-Person person
2 has VERB 0 root lemma=have
3 plans NOUN 2 obj abstract lemma=plan
4 to PART 5 mark
5 hold VERB 3 acl
6 talks NOUN 5 obj event
";
    check(rows, "\nhave subj=Berg obj=plans\ntalk subj=Berg Future\n");
}
