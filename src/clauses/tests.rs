use std::fmt::Write as _;

use crate::quotes::{self};
use crate::{Clause, Clauses, Modality, Parse, Polarity, Slot, rows};

/// Clauses as lines: lemma, then the arguments, then what is not plain ("not", modality), then who says it.
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let clauses = super::find(&parse, &quotes::find(&parse));
    let got: Vec<String> = clauses.list.iter().map(|c| line(&parse, &clauses, c)).collect();
    let wanted: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, wanted, "\n{}\n", got.join("\n"));
}

fn line(parse: &Parse, clauses: &Clauses, clause: &Clause) -> String {
    let mut out = clause.lemma.to_string();
    for argument in &clause.arguments {
        let name = match &argument.slot {
            Slot::Subject => "subj".to_owned(),
            Slot::Object => "obj".to_owned(),
            Slot::Recipient => "recipient".to_owned(),
            Slot::Attribute => "attr".to_owned(),
            Slot::Oblique(case) => format!("obl:{case}"),
            Slot::Complement => "comp".to_owned(),
            Slot::Adverb => "adverb".to_owned(),
            Slot::Adverbial(mark) => format!("adv:{mark}"),
        };
        let _ = write!(out, " {name}={}", parse.word(argument.head));
    }
    if clause.polarity == Polarity::Negative {
        out.push_str(" not");
    }
    if clause.modality != Modality::Actual {
        let _ = write!(out, " {:?}", clause.modality);
    }
    let mut claim = clause.claim.get();
    while let Some(c) = claim {
        let said = &clauses.claims[c];
        let who: Vec<&str> = said.source.iter().chain(&said.others).map(|&w| parse.word(w)).collect();
        let _ = write!(out, " <{}", who.join("+"));
        claim = clauses.claims[c].outer;
    }
    out
}

/// Claims as lines: source, cue, content, then what is to be told besides.
fn claims(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let clauses = super::find(&parse, &quotes::find(&parse));
    let words = |all: &mut dyn Iterator<Item = usize>| all.map(|w| parse.word(w)).collect::<Vec<_>>().join(" ");
    let line = |c: &crate::Claim| {
        let mut notes = Vec::new();
        notes.extend((!c.asserted).then(|| "not asserted".to_owned()));
        notes.extend(c.denied.then(|| if c.retracted { "taken back" } else { "denied" }.to_owned()));
        notes.extend(c.unsaid.then(|| "unsaid".to_owned()));
        notes.extend(c.outer.map(|o| format!("in {o}")));
        let source = c.source.map_or("-", |s| parse.word(s));
        let (cue, content) = (words(&mut c.cue.iter().copied()), words(&mut c.content.iter().cloned().flatten()));
        format!("{source} [{cue}] {content}: {}", notes.join(", ")).trim_end().to_owned()
    };
    let got: Vec<String> = clauses.claims.iter().map(line).collect();
    let wanted: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, wanted, "\n{}\n", got.join("\n"));
}

#[test]
fn turns_passives_around() {
    check(
        "
1 The DET 2 det
2 bridge NOUN 4 nsubj:pass place
3 was AUX 4 aux:pass
4 opened VERB 0 root
5 by ADP 7 case
6 the DET 7 det
7 mayor NOUN 4 obl:agent person
8 of ADP 9 case
9 Lund PROPN 7 nmod B-Location place
10 on ADP 11 case
11 Friday PROPN 4 obl B-Date time
12 . PUNCT 4 punct
",
        "
open obj=bridge subj=mayor obl:on=Friday
",
    );
}

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
fn shares_the_subject_of_coordinated_verbs() {
    check(
        "
1 Mara PROPN 3 nsubj B-Person person
2 Sund PROPN 1 flat I-Person
3 bought VERB 0 root
4 the DET 5 det
5 farm NOUN 3 obj place
6 in ADP 7 case
7 May PROPN 3 obl B-Date time
8 and CCONJ 9 cc
9 sold VERB 3 conj
10 it PRON 9 obj place
11 in ADP 12 case
12 June PROPN 9 obl B-Date time
13 . PUNCT 3 punct
",
        "
buy subj=Mara obj=farm obl:in=May
sell subj=Mara obj=it obl:in=June
",
    );
}

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
fn splits_coordinated_objects_but_not_only() {
    check(
        "
1 The DET 2 det
2 ministers NOUN 3 nsubj person
3 discussed VERB 0 root
4 not PART 6 advmod
5 only ADV 6 advmod
6 trade NOUN 3 obj abstract
7 but CCONJ 9 cc
8 also ADV 9 advmod
9 fishing NOUN 6 conj
10 . PUNCT 3 punct
",
        "
discuss subj=ministers obj=trade obj=fishing
",
    );
}

#[test]
fn drops_a_denied_conjunct() {
    check(
        "
1 The DET 2 det
2 sides NOUN 3 nsubj person
3 agreed VERB 0 root
4 on ADP 6 case
5 the DET 6 det
6 price NOUN 3 obl abstract
7 but CCONJ 11 cc
8 not PART 11 advmod
9 on ADP 11 case
10 the DET 11 det
11 date NOUN 6 conj time
12 . PUNCT 3 punct
",
        "
agree subj=sides obl:on=price
",
    );
}

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
fn keeps_negation_in_a_relative_clause() {
    check(
        "
1 The DET 2 det
2 firm NOUN 12 nsubj:pass organization
3 , PUNCT 7 punct
4 which PRON 7 nsubj
5 has AUX 7 aux
6 never ADV 7 advmod
7 paid VERB 2 acl:relcl
8 its PRON 9 nmod:poss organization
9 workers NOUN 7 obj person
10 , PUNCT 2 punct
11 was AUX 12 aux:pass
12 sold VERB 0 root
13 . PUNCT 12 punct
",
        "
pay subj=firm obj=workers not
sell obj=firm
",
    );
}

#[test]
fn denies_what_is_refused() {
    check(
        "
1 The DET 2 det
2 mayor NOUN 3 nsubj person
3 refused VERB 0 root
4 to PART 5 mark
5 sign VERB 3 xcomp
6 the DET 7 det
7 letter NOUN 5 obj object
8 . PUNCT 3 punct
",
        "
refuse subj=mayor comp=sign
sign subj=mayor obj=letter not
",
    );
}

#[test]
fn denies_what_is_denied() {
    check(
        "
1 The DET 2 det
2 mayor NOUN 3 nsubj person
3 denied VERB 0 root
4 that SCONJ 7 mark
5 she PRON 7 nsubj person
6 had AUX 7 aux
7 signed VERB 3 ccomp
8 the DET 9 det
9 letter NOUN 7 obj object
10 . PUNCT 3 punct
",
        "
deny subj=mayor comp=signed
sign subj=she obj=letter not <mayor
",
    );
}

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
lift adv:if=pays subj=Norway obj=ban Future
",
    );
}

#[test]
fn knows_questions_inside_sentences() {
    check(
        "
1 It PRON 3 expl event
2 is AUX 3 cop
3 unclear ADJ 0 root
4 whether SCONJ 8 mark
5 the DET 6 det
6 court NOUN 8 nsubj organization
7 will AUX 8 aux
8 hear VERB 3 csubj
9 the DET 10 det
10 case NOUN 8 obj abstract
11 . PUNCT 3 punct
",
        "
be attr=unclear subj=hear
hear subj=court obj=case Possible
",
    );
}

#[test]
fn knows_questions() {
    check(
        "
1 Did AUX 4 aux
2 the DET 3 det
3 mayor NOUN 4 nsubj person
4 sign VERB 0 root
5 the DET 6 det
6 letter NOUN 4 obj object
7 ? PUNCT 4 punct
",
        "
sign subj=mayor obj=letter Question
",
    );
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
fn reads_existential_clauses() {
    check(
        "
1 There PRON 2 expl
2 are VERB 0 root
3 two NUM 4 nummod
4 banks NOUN 2 nsubj organization
5 in ADP 6 case
6 Lund PROPN 4 nmod B-Location place
7 . PUNCT 2 punct
",
        "
be subj=banks obl:in=Lund
",
    );
}

#[test]
fn reads_copulas_with_prepositions() {
    check(
        "
1 The DET 2 det
2 company NOUN 5 nsubj organization
3 is AUX 5 cop
4 in ADP 5 case
5 talks NOUN 0 root event
6 with ADP 8 case
7 the DET 8 det
8 union NOUN 5 nmod organization
9 . PUNCT 5 punct
",
        "
be subj=company obl:in=talks obl:with=union
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
fn keeps_without_negative() {
    check(
        "
1 He PRON 2 nsubj person
2 left VERB 0 root
3 without SCONJ 4 mark
4 signing VERB 2 advcl
5 the DET 6 det
6 letter NOUN 4 obj object
7 . PUNCT 2 punct
",
        "
leave subj=He adv:without=signing
sign subj=He obj=letter not
",
    );
}

#[test]
fn negates_by_no() {
    check(
        "
1 No DET 2 det
2 soldier NOUN 3 nsubj person
3 fired VERB 0 root
4 a DET 5 det
5 shot NOUN 3 obj event
6 . PUNCT 3 punct
",
        "
fire subj=soldier obj=shot not
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
fn takes_the_charge_from_the_accused() {
    check(
        "
1 Ada PROPN 2 nsubj person
2 accused VERB 0 root
3 the DET 4 det
4 president NOUN 2 obj person
5 of ADP 6 case
6 Kenya PROPN 4 nmod place
7 of ADP 8 case
8 fraud NOUN 4 nmod abstract
9 . PUNCT 2 punct
",
        "
accuse subj=Ada obj=president obl:of=fraud
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
fn asks_even_with_a_modal_verb() {
    check(
        "
1 Can AUX 3 aux
2 we PRON 3 nsubj person
3 trust VERB 0 root
4 the DET 5 det
5 bank NOUN 3 obj organization
6 ? PUNCT 3 punct
",
        "
trust subj=we obj=bank Question
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
fn takes_a_share_after_an_amount_for_no_object() {
    check(
        "
1 Orbis PROPN 2 nsubj B-Organization organization
2 paid VERB 0 root
3 84 NUM 4 nummod B-Money
4 kroner NOUN 2 obj I-Money abstract
5 a DET 6 det
6 share NOUN 2 obj abstract
7 . PUNCT 2 punct
",
        "
pay subj=Orbis obj=kroner obl:a=share
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
fn drops_what_another_cause_is_preferred_to() {
    check(
        "
1 They PRON 2 nsubj person
2 blamed VERB 0 root
3 the DET 4 det
4 defeat NOUN 2 obj
5 on ADP 6 case
6 prices NOUN 2 obl abstract
7 rather ADV 10 cc
8 than ADP 7 fixed
9 on ADP 10 case
10 taxes NOUN 6 conj abstract
11 . PUNCT 2 punct
",
        "
blame subj=They obj=defeat obl:on=prices
defeat
",
    );
}

#[test]
fn denies_what_one_pleads_not_to_be() {
    check(
        "
1 Reed PROPN 2 nsubj B-Person person
2 pleaded VERB 0 root
3 not PART 4 advmod
4 guilty ADJ 2 xcomp
5 . PUNCT 2 punct
",
        "
plead subj=Reed attr=guilty not
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
fn what_stands_before_a_tag_is_told() {
    check(
        "
1 Sund PROPN 2 nsubj B-Person person
2 signed VERB 0 root lemma=sign
3 , PUNCT 4 punct
4 did AUX 2 parataxis lemma=do
5 n't PART 4 advmod
6 she PRON 4 nsubj
7 ? PUNCT 2 punct
",
        "
sign subj=Sund
do subj=she not
",
    );
}

#[test]
fn yet_to_and_short_of_deny() {
    check(
        "
1 Lepik PROPN 2 nsubj B-Person person
2 has VERB 0 root lemma=have
3 yet ADV 2 advmod
4 to PART 5 mark
5 sign VERB 2 xcomp
",
        "
have subj=Lepik adverb=yet comp=sign
sign subj=Lepik not
",
    );
    check(
        "
1 Boards NOUN 2 nsubj organization
2 stopped VERB 0 root lemma=stop
3 short ADV 2 advmod
4 of SCONJ 5 mark
5 firing VERB 2 advcl lemma=fire
6 her PRON 5 obj
",
        "
stop subj=Boards adverb=short adv:of=firing
fire subj=Boards obj=her not
",
    );
}

#[test]
fn a_denied_reason_denies_no_deed() {
    check(
        "
1 She PRON 2 nsubj
2 left VERB 0 root lemma=leave
3 not PART 6 advmod
4 because SCONJ 6 mark
5 it PRON 6 nsubj
6 rained VERB 2 advcl lemma=rain
",
        "
leave subj=She adv:because=rained
rain subj=it
",
    );
}

#[test]
fn the_participle_under_have_and_get_is_a_passive() {
    check(
        "
1 Courts NOUN 2 nsubj organization
2 had VERB 0 root lemma=have
3 Brandt PROPN 2 obj B-Person person
4 arrested VERB 2 xcomp lemma=arrest
",
        "
have subj=Courts obj=Brandt comp=arrested
arrest obj=Brandt
",
    );
}

#[test]
fn a_headline_passive_lacks_its_auxiliary() {
    let rows = "
1 Governor NOUN 2 nsubj person
2 charged VERB 0 root lemma=charge
3 with ADP 4 case
4 bribery NOUN 2 obl
";
    check(rows, "charge obj=Governor obl:with=bribery");
    check(&format!("{rows}5 . PUNCT 2 punct"), "charge subj=Governor obl:with=bribery");
}

#[test]
fn a_measure_after_by_does_nothing() {
    check(
        "
1 Prices NOUN 2 nsubj:pass
2 rose VERB 0 root lemma=rise
3 by ADP 5 case
4 5 NUM 5 nummod
5 percent NOUN 2 obl:agent
",
        "rise subj=Prices obl:by=percent",
    );
}

#[test]
fn respectively_pairs() {
    check(
        "
1 Lepik PROPN 4 nsubj B-Person person
2 and CCONJ 3 cc
3 Sund PROPN 1 conj B-Person person
4 left VERB 0 root lemma=leave
5 Oslo PROPN 4 obj B-Location place
6 and CCONJ 7 cc
7 Lund PROPN 5 conj B-Location place
8 respectively ADV 4 advmod
",
        "leave subj=Lepik obj=Oslo adverb=respectively",
    );
}

#[test]
fn not_all_denies() {
    check(
        "
1 Not PART 2 advmod
2 all DET 3 det
3 ministers NOUN 4 nsubj person
4 agreed VERB 0 root lemma=agree
",
        "agree subj=ministers not",
    );
}

#[test]
fn behind_a_gerund_stands_its_object() {
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

#[test]
fn shares_what_stands_before_the_subject_with_coordinated_verbs() {
    check(
        "
1 On ADP 2 case
2 Friday PROPN 6 obl B-Date time
3 , PUNCT 2 punct
4 the DET 5 det
5 mayor NOUN 6 nsubj person
6 opened VERB 0 root
7 the DET 8 det
8 bridge NOUN 6 obj object
9 in ADP 10 case
10 Turku PROPN 6 obl B-Location place
11 and CCONJ 12 cc
12 left VERB 6 conj
13 . PUNCT 6 punct
",
        "
open obl:on=Friday subj=mayor obj=bridge obl:in=Turku
leave obl:on=Friday subj=mayor
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
