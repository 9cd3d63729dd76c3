use proptest::prelude::*;

use super::find;
use crate::{
    Deprel, EntityKind, Mention, MentionForm, NameLabel, NameSpan, NominalClass, Parse, Sentence, Span, Token, Upos,
    rows,
};

fn text<'a>(parse: &'a Parse, mention: &Mention) -> &'a str {
    &parse.text[parse.span_of(mention.tokens.clone())]
}

/// Form, kind and words of each mention that is no thing.
fn mentions(sentences: &str, want: &[&str]) {
    let parse = rows::parse(sentences);
    let show = |m: &Mention| format!("{} {}: {}", m.form, m.kind, text(&parse, m));
    let found: Vec<String> = find(&parse).list.iter().filter(|m| !m.is_thing()).map(show).collect();
    assert_eq!(found, want, "{}", parse.text);
}

#[test]
fn things_are_mentions_too() {
    let sentences = "
1 The DET 2 det
2 study NOUN 4 nsubj
3 also ADV 4 advmod
4 praised VERB 0 root
5 new ADJ 6 amod
6 rules NOUN 4 obj
7 this DET 8 det
8 week NOUN 4 obl time
";
    let parse = rows::parse(sentences);
    let found = find(&parse);
    let things: Vec<&str> = found.list.iter().filter(|m| m.is_thing()).map(|m| text(&parse, m)).collect();
    assert_eq!(things, ["The study", "new rules"]);
}

/// Each role with its holder, link, status and field.
fn roles(sentences: &str, want: &[&str]) {
    let parse = rows::parse(sentences);
    let found = find(&parse);
    let words = |i: usize| text(&parse, &found.list[i]);
    let shown: Vec<String> = found
        .roles
        .iter()
        .map(|r| {
            let of: Vec<&str> = r.of.iter().map(|&i| words(i)).collect();
            let of = if of.is_empty() { String::new() } else { format!(" of {}", of.join(", ")) };
            format!("{} <- {} ({:?}, {:?}){of}", words(r.role), r.holder.map_or("nobody", words), r.link, r.status)
        })
        .collect();
    assert_eq!(shown, want, "{}", parse.text);
}

#[test]
fn title_before_a_name_gives_its_holder() {
    roles(
        "
        1 Portuguese ADJ 2 amod B-NORP
        2 President PROPN 3 nmod:desc
        3 Rui PROPN 5 nsubj B-Person person
        4 Matos PROPN 3 flat I-Person
        5 met VERB 0 root
        6 Lena PROPN 5 obj B-Person person
        7 Holt PROPN 6 flat I-Person
        8 . PUNCT 5 punct",
        &["Portuguese President <- Rui Matos (Title, Current) of Portuguese"],
    );
}

#[test]
fn a_possessor_with_a_name_stays_outside_the_role() {
    roles(
        "
        1 US PROPN 2 compound B-Location place
        2 President PROPN 3 nmod:desc
        3 Alan PROPN 7 nmod:poss B-Person person
        4 Moss PROPN 3 flat I-Person
        5 's PART 3 case
        6 special ADJ 7 amod
        7 envoy NOUN 10 nsubj person
        8 Peter PROPN 7 appos B-Person person
        9 Reed PROPN 8 flat I-Person
        10 left VERB 0 root
        11 . PUNCT 10 punct",
        &[
            "US President <- Alan Moss (Title, Current) of US",
            "special envoy <- Peter Reed (Title, Current) of Alan Moss",
        ],
    );
}

#[test]
fn a_possessor_that_is_itself_a_role_is_part_of_the_role() {
    roles(
        "
        1 The DET 3 det
        2 French ADJ 3 amod B-NORP
        3 president NOUN 6 nmod:poss person
        4 's PART 3 case
        5 special ADJ 6 amod
        6 envoy NOUN 11 nsubj person
        7 , PUNCT 8 punct
        8 Peter PROPN 6 appos B-Person person
        9 Reed PROPN 8 flat I-Person
        10 , PUNCT 6 punct
        11 left VERB 0 root
        12 . PUNCT 11 punct",
        &[
            "French president <- nobody (Title, Current) of French",
            "French president's special envoy <- Peter Reed (Apposition, Current) of French president",
        ],
    );
}

#[test]
fn a_country_in_the_possessive_is_part_of_the_role() {
    roles(
        "
        1 Kenya PROPN 4 nmod:poss B-Location place
        2 's PART 1 case
        3 Defence NOUN 4 compound
        4 Minister PROPN 7 nsubj
        5 Amina PROPN 4 flat B-Person
        6 Oduya PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Kenya's Defence Minister <- Amina Oduya (Title, Current) of Kenya"],
    );
}

#[test]
fn an_apposition_after_a_name_is_its_role() {
    roles(
        "
        1 Maria PROPN 10 nsubj B-Person person
        2 Stone PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 the DET 5 det
        5 head NOUN 1 appos person
        6 of ADP 8 case
        7 the DET 8 det
        8 delegation NOUN 5 nmod organization
        9 , PUNCT 1 punct
        10 left VERB 0 root
        11 . PUNCT 10 punct",
        &["head of the delegation <- Maria Stone (Apposition, Current) of the delegation"],
    );
}

#[test]
fn an_age_between_name_and_role_does_no_harm() {
    roles(
        "
        1 Maria PROPN 12 nsubj B-Person person
        2 Stone PROPN 1 flat I-Person
        3 , PUNCT 4 punct
        4 54 NUM 1 amod
        5 , PUNCT 7 punct
        6 a DET 7 det
        7 professor NOUN 1 appos person
        8 at ADP 10 case
        9 Oslo PROPN 10 compound B-Organization
        10 University PROPN 7 nmod I-Organization organization
        11 , PUNCT 1 punct
        12 left VERB 0 root
        13 . PUNCT 12 punct",
        &["professor at Oslo University <- Maria Stone (Apposition, Current) of Oslo University"],
    );
}

#[test]
fn a_copula_gives_every_joined_role() {
    roles(
        "
        1 Anna PROPN 5 nsubj B-Person person
        2 Keller PROPN 1 flat I-Person
        3 is AUX 5 cop
        4 the DET 5 det
        5 CEO NOUN 0 root person
        6 of ADP 8 case
        7 Nordlys PROPN 8 compound B-Organization
        8 AG PROPN 5 nmod I-Organization organization
        9 and CCONJ 10 cc
        10 co-founder NOUN 5 conj person
        11 of ADP 14 case
        12 the DET 14 det
        13 Delta PROPN 14 compound B-Organization
        14 Club PROPN 10 nmod I-Organization organization
        15 . PUNCT 5 punct",
        &[
            "CEO of Nordlys AG <- Anna Keller (Copula, Current) of Nordlys AG",
            "co-founder of the Delta Club <- Anna Keller (Copula, Current) of Delta Club",
        ],
    );
}

#[test]
fn a_denied_role_has_no_holder() {
    roles(
        "
        1 Anna PROPN 6 nsubj B-Person person
        2 Keller PROPN 1 flat I-Person
        3 is AUX 6 cop
        4 not PART 6 advmod
        5 the DET 6 det
        6 mayor NOUN 0 root person
        7 . PUNCT 6 punct",
        &[],
    );
}

#[test]
fn a_relative_clause_reaches_the_name() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 7 punct
        4 who PRON 7 nsubj
        5 was AUX 7 cop
        6 a DET 7 det
        7 general NOUN 1 acl:relcl person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct",
        &["general <- Peter Reed (Copula, Current)"],
    );
}

#[test]
fn verbs_of_appointment_give_roles() {
    roles(
        "
        1 Maria PROPN 4 nsubj:pass B-Person person
        2 Stone PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 appointed VERB 0 root
        5 as ADP 7 case
        6 acting NOUN 7 compound
        7 director NOUN 4 obl person
        8 of ADP 10 case
        9 the DET 10 det
        10 agency NOUN 7 nmod organization
        11 . PUNCT 4 punct

        1 Peter PROPN 3 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 serves VERB 0 root
        4 as ADP 6 case
        5 a DET 6 det
        6 spokesman NOUN 3 obl person
        7 for ADP 10 case
        8 the DET 10 det
        9 Foreign ADJ 10 amod B-Organization
        10 Ministry PROPN 6 nmod I-Organization organization
        11 . PUNCT 3 punct",
        &[
            "acting director of the agency <- Maria Stone (Appointment, Acting) of the agency",
            "spokesman for the Foreign Ministry <- Peter Reed (Appointment, Current) of Foreign Ministry",
        ],
    );
}

#[test]
fn the_object_of_an_appointment_holds_the_role() {
    roles(
        "
        1 The DET 2 det
        2 board NOUN 3 nsubj organization
        3 named VERB 0 root
        4 Peter PROPN 6 compound B-Person person
        5 Reed PROPN 4 flat I-Person
        6 chairman NOUN 3 xcomp person
        7 . PUNCT 3 punct",
        &["chairman <- Peter Reed (Appointment, Current)"],
    );
}

#[test]
fn joined_names_share_a_plural_title() {
    roles(
        "
        1 Ministers NOUN 2 nmod:desc
        2 Paul PROPN 7 nsubj B-Person person
        3 Smith PROPN 2 flat I-Person
        4 and CCONJ 5 cc
        5 Jane PROPN 2 conj B-Person person
        6 Doe PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Ministers <- Paul Smith (Title, Current)", "Ministers <- Jane Doe (Title, Current)"],
    );
}

#[test]
fn joined_titles_share_their_holder_and_field() {
    roles(
        "
        1 Delta PROPN 2 compound B-Location organization
        2 co-founder NOUN 7 nsubj person
        3 and CCONJ 5 cc
        4 CEO NOUN 5 nmod:desc
        5 Peter PROPN 2 conj B-Person person
        6 Reed PROPN 5 flat I-Person
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Delta co-founder <- Peter Reed (Title, Current) of Delta", "CEO <- Peter Reed (Title, Current) of Delta"],
    );
}

#[test]
fn two_titles_in_a_row_have_one_holder() {
    roles(
        "
        1 Prime ADJ 2 amod
        2 Minister PROPN 4 nmod:desc
        3 General PROPN 4 nmod:desc
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 left VERB 0 root
        7 . PUNCT 6 punct",
        &["Prime Minister <- Peter Reed (Title, Current)", "General <- Peter Reed (Title, Current)"],
    );
}

#[test]
fn attorney_general_is_one_title() {
    roles(
        "
        1 Attorney PROPN 3 nmod:desc
        2 General PROPN 3 nmod:desc
        3 Maria PROPN 5 nsubj B-Person person
        4 Stone PROPN 3 flat I-Person
        5 left VERB 0 root
        6 . PUNCT 5 punct",
        &["Attorney General <- Maria Stone (Title, Current)"],
    );
}

#[test]
fn former_and_elect_are_told() {
    roles(
        "
        1 Former ADJ 3 amod
        2 Irish ADJ 3 amod B-NORP
        3 minister NOUN 4 nmod:desc person
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 met VERB 0 root
        7 President PROPN 9 compound
        8 - PUNCT 7 punct _
        9 elect PROPN 10 nmod:desc _
        10 Maria PROPN 6 obj B-Person person
        11 Stone PROPN 10 flat I-Person
        12 . PUNCT 6 punct",
        &[
            "Former Irish minister <- Peter Reed (Title, Former) of Irish",
            "President-elect <- Maria Stone (Title, Elect)",
        ],
    );
}

#[test]
fn a_role_without_a_name_stands_for_the_person() {
    roles(
        "
        1 The DET 3 det
        2 American ADJ 3 amod B-NORP
        3 leader NOUN 4 nsubj person
        4 praised VERB 0 root
        5 a DET 6 det
        6 spokesman NOUN 4 obj person
        7 for ADP 9 case
        8 the DET 9 det
        9 bank NOUN 6 nmod organization
        10 . PUNCT 4 punct",
        &[
            "The American leader <- nobody (Title, Current) of American",
            "a spokesman for the bank <- nobody (Title, Current) of the bank",
        ],
    );
}

#[test]
fn people_of_a_kind_are_no_roles() {
    roles(
        "
        1 Reporters NOUN 2 nsubj person
        2 asked VERB 0 root
        3 no DET 4 det
        4 minister NOUN 2 iobj person
        5 . PUNCT 2 punct",
        &[],
    );
}

#[test]
fn short_ranks_before_names_are_roles() {
    roles(
        "
        1 Sen. PROPN 2 nmod:desc
        2 Maria PROPN 4 nsubj B-Person person
        3 Stone PROPN 2 flat I-Person
        4 met VERB 0 root
        5 Col. PROPN 6 nmod:desc
        6 Peter PROPN 4 obj B-Person person
        7 Reed PROPN 6 flat I-Person
        8 . PUNCT 4 punct",
        &["Sen. <- Maria Stone (Title, Current)", "Col. <- Peter Reed (Title, Current)"],
    );
}

#[test]
fn an_office_without_an_article_is_the_subjects() {
    roles(
        "
        1 As SCONJ 2 case
        2 president NOUN 4 nmod:desc
        3 , PUNCT 2 punct
        4 Peter PROPN 6 nsubj B-Person person
        5 Reed PROPN 4 flat I-Person
        6 visited VERB 0 root
        7 Rome PROPN 6 obj B-Location place
        8 . PUNCT 6 punct",
        &["president <- Peter Reed (Appointment, Current)"],
    );
}

#[test]
fn a_stray_preposition_stays_in_the_title() {
    roles(
        "
        1 Former ADJ 3 amod
        2 US PROPN 3 compound B-Location place
        3 Secretary PROPN 8 nsubj person
        4 of ADP 6 case
        5 Defense PROPN 3 nmod B-Organization
        6 Mark PROPN 3 nmod B-Person
        7 Dole PROPN 6 flat I-Person
        8 told VERB 0 root
        9 them PRON 8 iobj organization
        10 . PUNCT 8 punct",
        &["Former US Secretary of Defense <- Mark Dole (Title, Former) of US, Defense"],
    );
}

#[test]
fn a_country_after_the_name_is_the_field_of_the_title() {
    roles(
        "
        1 President PROPN 2 nmod:desc
        2 Peter PROPN 6 nsubj B-Person person
        3 Reed PROPN 2 flat I-Person
        4 of ADP 5 case
        5 Chile PROPN 2 nmod B-Location place
        6 left VERB 0 root
        7 . PUNCT 6 punct",
        &["President <- Peter Reed (Title, Current) of Chile"],
    );
}

#[test]
fn who_is_replaced_or_resigns_held_the_role() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 5 punct
        4 who PRON 5 nsubj
        5 resigned VERB 1 acl:relcl
        6 as ADP 7 case
        7 envoy NOUN 5 obl person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct

        1 Lena PROPN 4 nsubj:pass B-Person person
        2 Holt PROPN 1 flat I-Person
        3 was AUX 4 aux:pass
        4 replaced VERB 0 root
        5 as ADP 6 case
        6 director NOUN 4 obl person
        7 . PUNCT 4 punct",
        &["envoy <- Peter Reed (Appointment, Former)", "director <- Lena Holt (Appointment, Former)"],
    );
}

#[test]
fn an_article_of_the_possessor_stays_with_it() {
    roles(
        "
        1 Peter PROPN 9 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 7 punct
        4 the DET 5 det
        5 bank NOUN 7 nmod:poss organization
        6 's PART 5 case
        7 director NOUN 1 appos person
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 . PUNCT 9 punct",
        &["the bank's director <- Peter Reed (Apposition, Current) of the bank"],
    );
}

#[test]
fn a_list_after_a_name_is_no_apposition() {
    roles(
        "
        1 They PRON 2 nsubj person
        2 met VERB 0 root
        3 Peter PROPN 2 obj B-Person person
        4 Reed PROPN 3 flat I-Person
        5 , PUNCT 7 punct
        6 the DET 7 det
        7 bishop NOUN 3 appos person
        8 of ADP 9 case
        9 Bergen PROPN 7 nmod B-Location place
        10 and CCONJ 12 cc
        11 King PROPN 12 compound
        12 Olav PROPN 9 conj B-Person person
        13 . PUNCT 2 punct",
        &["the bishop of Bergen <- nobody (Title, Current) of Bergen", "King <- Olav (Title, Current)"],
    );
}

#[test]
fn a_seat_of_government_that_acts_is_an_organisation() {
    mentions(
        "
        1 The DET 5 det
        2 White ADJ 3 amod B-Location
        3 House PROPN 5 compound I-Location place
        4 press NOUN 5 compound
        5 secretary NOUN 6 nsubj person
        6 went VERB 0 root
        7 to ADP 9 case
        8 the DET 9 det
        9 Kremlin PROPN 6 obl B-Location place
        10 . PUNCT 6 punct",
        &["Role Person: The White House press secretary", "Name Organization: White House", "Name Place: Kremlin"],
    );
}

#[test]
fn nominals_keep_their_possessor_and_quotes() {
    mentions(
        r#"
        1 He PRON 2 nsubj person
        2 met VERB 0 root
        3 his PRON 6 nmod:poss person
        4 " PUNCT 6 punct
        5 Russian ADJ 6 amod B-NORP
        6 counterpart NOUN 2 obj person
        7 " PUNCT 6 punct
        8 and CCONJ 11 cc
        9 the DET 11 det
        10 member NOUN 11 compound
        11 states NOUN 6 conj organization
        12 . PUNCT 2 punct"#,
        &[
            "Pronoun Person: He",
            "Nominal Person: his \" Russian counterpart \"",
            "Pronoun Person: his",
            "Name Nationality: Russian",
            "Nominal Organization: the member states",
        ],
    );
}

#[test]
fn a_title_is_found_where_the_tree_hangs_it_elsewhere() {
    // "Minister" should hang on "Lena".
    roles(
        "
        1 Rui PROPN 3 nsubj B-Person
        2 Matos PROPN 1 flat I-Person
        3 met VERB 0 root
        4 Foreign ADJ 5 amod
        5 Minister PROPN 1 nmod:desc
        6 Lena PROPN 3 obj B-Person
        7 Holt PROPN 6 flat I-Person
        8 . PUNCT 3 punct",
        &["Foreign Minister <- Lena Holt (Title, Current)"],
    );
}

#[test]
fn titles_and_possessives_are_cut_off_names() {
    mentions(
        "
        1 President PROPN 2 nmod:desc B-Person
        2 Alan PROPN 6 nmod:poss I-Person
        3 Moss PROPN 2 flat I-Person
        4 's PART 2 case I-Person
        5 aide NOUN 6 nmod:desc I-Person
        6 Peter PROPN 8 nsubj I-Person
        7 Reed PROPN 6 flat I-Person
        8 left VERB 0 root",
        &["Role Role: President", "Name Person: Alan Moss", "Role Role: aide", "Name Person: Peter Reed"],
    );
}

#[test]
fn nations_that_the_network_missed_are_found() {
    mentions(
        "
        1 The DET 2 det
        2 Russians PROPN 3 nsubj
        3 left VERB 0 root
        4 South PROPN 5 compound
        5 Korea PROPN 3 obj
        6 with ADP 8 case
        7 Irish ADJ 8 amod
        8 help NOUN 3 obl abstract",
        &["Name Nationality: Russians", "Name Place: South Korea", "Name Nationality: Irish"],
    );
}

#[test]
fn a_family_name_is_the_person_it_was_before() {
    mentions(
        "
        1 Rui PROPN 3 nsubj B-Person
        2 Matos PROPN 1 flat I-Person
        3 left VERB 0 root

        1 Matos PROPN 2 nsubj
        2 returned VERB 0 root",
        &["Name Person: Rui Matos", "Name Person: Matos"],
    );
}

#[test]
fn a_family_name_may_be_a_word_for_a_role() {
    mentions(
        "
        1 King PROPN 2 nsubj B-Person person
        2 replaced VERB 0 root
        3 the DET 4 det
        4 President PROPN 2 obj B-Person person
        5 as ADP 6 case
        6 CEO NOUN 2 obl B-Organization person",
        &["Name Person: King", "Role Person: the President", "Role Role: CEO"],
    );
}

#[test]
fn words_without_a_capital_are_no_name() {
    mentions(
        "
        1 the DET 3 det
        2 energy NOUN 3 compound
        3 ministry NOUN 4 nsubj B-Organization organization
        4 agreed VERB 0 root",
        &["Nominal Organization: the energy ministry"],
    );
}

#[test]
fn pieces_of_one_name_are_joined_and_a_list_of_places_is_not() {
    mentions(
        "
        1 Blue ADJ 2 amod B-Organization
        2 Cup PROPN 3 compound B-Misc
        3 Foundation PROPN 4 nsubj B-Organization
        4 left VERB 0 root
        5 Bergen PROPN 4 obj B-Location
        6 , PUNCT 7 punct I-Location
        7 Norway PROPN 5 appos I-Location",
        &["Name Organization: Blue Cup Foundation", "Name Place: Bergen", "Name Place: Norway"],
    );
}

#[test]
fn dates_are_whole_phrases() {
    mentions(
        "
        1 Lena PROPN 2 nsubj B-Person
        2 left VERB 0 root
        3 a DET 4 det
        4 week NOUN 5 obl:unmarked time
        5 ago ADV 2 advmod
        6 , PUNCT 7 punct
        7 came VERB 2 conj
        8 last ADJ 9 amod
        9 Friday PROPN 7 obl:unmarked B-Date
        10 and CCONJ 11 cc
        11 stays VERB 2 conj
        12 until ADP 13 case
        13 March PROPN 11 obl
        14 3 NUM 13 nummod
        15 , PUNCT 16 punct
        16 2027 NUM 13 nmod:unmarked",
        &["Name Person: Lena", "Name Date: a week ago", "Name Date: last Friday", "Name Date: March 3, 2027"],
    );
}

#[test]
fn an_expletive_and_a_demonstrative_are_no_mentions() {
    mentions(
        "
        1 It PRON 2 expl
        2 seems VERB 0 root
        3 that SCONJ 5 mark
        4 this PRON 5 nsubj
        5 hurt VERB 2 ccomp
        6 her PRON 5 obj",
        &["Pronoun Person: her"],
    );
}

#[test]
fn number_and_gender_show_in_the_words() {
    let parse = rows::parse(
        "
        1 Mrs. PROPN 2 nmod:desc
        2 Holt PROPN 5 nsubj B-Person
        3 and CCONJ 4 cc
        4 Rui PROPN 2 conj B-Person
        5 met VERB 0 root
        6 the DET 7 det
        7 spokeswomen NOUN 5 obj person
        8 of ADP 10 case
        9 the DET 10 det
        10 bank NOUN 7 nmod organization

        1 They PRON 2 nsubj
        2 thanked VERB 0 root
        3 chairman NOUN 4 nmod:desc
        4 Quill PROPN 2 obj B-Person",
    );
    let found: Vec<String> =
        find(&parse).list.iter().map(|m| format!("{}: {:?} {:?}", text(&parse, m), m.number, m.gender)).collect();
    assert_eq!(
        found,
        [
            "Holt: Singular Feminine",
            "Rui: Singular Masculine",
            "the spokeswomen of the bank: Plural Feminine",
            "the bank: Singular Neuter",
            "They: Plural Unknown",
            "chairman: Singular Masculine",
            "Quill: Singular Masculine",
        ]
    );
}

/// Any words in any tree, with any names.
fn any_sentence() -> impl Strategy<Value = Vec<(usize, usize, usize, usize, usize, usize)>> {
    let word =
        (0..WORDS.len(), 0..Upos::ALL.len(), 0..Deprel::ALL.len(), 0..40usize, 0..NominalClass::ALL.len(), 0..20usize);
    prop::collection::vec(word, 1..40)
}

const WORDS: &[&str] = &[
    "president",
    "President",
    "envoy",
    "the",
    "The",
    "Maria",
    "Stone",
    "'s",
    ",",
    "\"",
    "-",
    "elect",
    "US",
    "Irish",
    "and",
    "of",
    "week",
    "last",
    "ago",
    "2021",
    "March",
    "3",
    "who",
    "was",
    "named",
    "as",
    "former",
    "Attorney",
    "General",
    "he",
    "it",
    "Ж",
    "“",
    "Kremlin",
    "spokeswoman",
    "Mr",
    "co",
    "bank",
    "D-Ohio",
    "no",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn mentions_never_cross_whatever_the_tree(words in any_sentence(), cut in 1..40usize) {
        let parse = build(&words, cut);
        let found = find(&parse);
        for (i, a) in found.list.iter().enumerate() {
            prop_assert!(!a.tokens.is_empty() && a.tokens.contains(&a.head));
            prop_assert_eq!(parse.tokens[a.tokens.start].sentence, parse.tokens[a.tokens.end - 1].sentence);
            for b in &found.list[i + 1..] {
                let (a, b) = (&a.tokens, &b.tokens);
                prop_assert!((a.start, std::cmp::Reverse(a.end)) < (b.start, std::cmp::Reverse(b.end)));
                prop_assert!(a.end <= b.start || b.end <= a.end, "{a:?} crosses {b:?}");
            }
        }
        for role in &found.roles {
            prop_assert_eq!(found.list[role.role].form, MentionForm::Role);
            let held = role.holder.map(|h| found.list[h].kind);
            prop_assert!(held.is_none_or(|kind| kind == EntityKind::Person));
            prop_assert!(role.of.iter().all(|&of| of < found.list.len() && of != role.role));
        }
    }
}

/// A parse of two sentences; the heads are bent so that each sentence is a tree.
fn build(words: &[(usize, usize, usize, usize, usize, usize)], cut: usize) -> Parse {
    let (mut text, mut tokens, mut names) = (String::new(), Vec::new(), Vec::new());
    let cut = cut.min(words.len());
    for (i, &(word, upos, deprel, head, nominal, name)) in words.iter().enumerate() {
        let first = if i < cut { 0 } else { cut };
        let start = text.len();
        text.push_str(WORDS[word]);
        let span = Span::new(start, text.len());
        if head % 3 > 0 {
            text.push(' ');
        }
        // The root stands first or last, all others hang on a word between it and them.
        let last = if i < cut { cut } else { words.len() } - 1;
        let head = match cut % 2 {
            0 => (i > first).then(|| first + head % (i - first).max(1)),
            _ => (i < last).then(|| i + 1 + head % (last - i).max(1)),
        };
        let upos = Upos::ALL[upos];
        tokens.push(Token {
            span,
            sentence: usize::from(i >= cut),
            upos,
            lemma: crate::lexicon::lemma(WORDS[word], upos).into(),
            head,
            deprel: Deprel::ALL[deprel],
            nominal: NominalClass::ALL[nominal],
            score: 1.0,
        });
        if let Some(&label) = NameLabel::ALL.get(name) {
            let open = names.last_mut().filter(|n: &&mut NameSpan| n.tokens.end == i && n.label == label && i != cut);
            match open {
                Some(open) => open.tokens.end = i + 1,
                None => names.push(NameSpan { tokens: i..i + 1, label, score: 0.5 + name as f32 / 20.0 }),
            }
        }
    }
    let mut sentences = Vec::new();
    for tokens_of in [0..cut, cut..words.len()] {
        if !tokens_of.is_empty() {
            let span = Span::new(tokens[tokens_of.start].span.start, tokens[tokens_of.end - 1].span.end);
            sentences.push(Sentence { span, tokens: tokens_of, paragraph: 0 });
        }
    }
    Parse::new(text, sentences, tokens, names)
}

#[test]
fn a_company_by_its_full_name_or_its_shares() {
    // The network took "Nordvik" for a person.
    mentions(
        "
        1 Nordvik PROPN 2 compound B-Organization
        2 Lines PROPN 3 nsubj I-Organization organization
        3 sank VERB 0 root
        4 . PUNCT 3 punct

        1 Nordvik PROPN 2 nsubj B-Person person
        2 slept VERB 0 root
        3 . PUNCT 2 punct",
        &["Name Organization: Nordvik Lines", "Name Organization: Nordvik"],
    );
    mentions(
        "
        1 Shares NOUN 4 nsubj
        2 in ADP 3 case
        3 Orbis PROPN 1 nmod B-Person person
        4 fell VERB 0 root
        5 . PUNCT 4 punct",
        &["Name Organization: Orbis"],
    );
    // A person who is addressed stays one.
    mentions(
        "
        1 Mr PROPN 2 nmod:desc
        2 Orbis PROPN 4 nmod:poss B-Person person
        3 's PART 2 case
        4 shares NOUN 5 nsubj
        5 fell VERB 0 root
        6 . PUNCT 5 punct",
        &["Name Person: Orbis"],
    );
}

#[test]
fn a_weekday_is_a_date_whatever_the_network_says() {
    mentions(
        "
        1 It PRON 2 expl
        2 rained VERB 0 root
        3 Wednesday PROPN 4 compound B-Misc
        4 evening NOUN 2 obl:unmarked
        5 . PUNCT 2 punct",
        &["Name Date: Wednesday evening"],
    );
}

#[test]
fn a_decade_has_its_article_and_a_minute_of_a_game_is_no_date() {
    mentions(
        "
        1 It PRON 2 expl
        2 rained VERB 0 root
        3 in ADP 6 case
        4 the DET 6 det
        5 early ADJ 6 amod
        6 1990s NUM 2 obl B-Date
        7 . PUNCT 2 punct",
        &["Name Date: the early 1990s"],
    );
    mentions(
        "
        1 It PRON 2 expl
        2 rained VERB 0 root
        3 in ADP 6 case
        4 the DET 6 det
        5 70th ADJ 6 amod B-Date
        6 minute NOUN 2 obl I-Date
        7 . PUNCT 2 punct",
        &[],
    );
}

#[test]
fn a_joined_predicate_has_the_subject_of_the_first() {
    roles(
        "
        1 Lena PROPN 3 nsubj B-Person person
        2 Holt PROPN 1 flat I-Person
        3 founded VERB 0 root
        4 Orbis PROPN 3 obj B-Organization organization
        5 and CCONJ 8 cc
        6 was AUX 8 cop
        7 its PRON 8 nmod:poss organization
        8 chairwoman NOUN 3 conj person
        9 . PUNCT 3 punct",
        &["chairwoman <- Lena Holt (Copula, Current) of its"],
    );
}

#[test]
fn a_maker_of_things_beside_a_company_is_a_company() {
    mentions(
        "
        1 Heliox PROPN 7 nsubj B-Organization organization
        2 , PUNCT 4 punct
        3 a DET 4 det
        4 rival NOUN 1 appos person
        5 , PUNCT 1 punct
        6 also ADV 7 advmod
        7 bid VERB 0 root
        8 . PUNCT 7 punct",
        &["Name Organization: Heliox", "Nominal Organization: a rival"],
    );
}

#[test]
fn a_party_before_a_state_is_no_part_of_it() {
    mentions(
        "
        1 Tim PROPN 7 nsubj B-Person person
        2 Reed PROPN 1 flat I-Person
        3 , PUNCT 4 punct
        4 R PROPN 1 appos B-Location place
        5 - PUNCT 6 punct _ I-Location
        6 Ohio PROPN 4 appos _ I-Location place
        7 left VERB 0 root
        8 . PUNCT 7 punct",
        &["Name Person: Tim Reed", "Name Place: Ohio"],
    );
}

#[test]
fn a_single_name_after_a_noun_for_a_company_is_one() {
    mentions(
        "
        1 operator NOUN 2 nmod:desc
        2 Isavo PROPN 3 nsubj B-Person person
        3 said VERB 0 root
        4 so ADV 3 advmod
        5 . PUNCT 3 punct",
        &["Name Organization: Isavo"],
    );
    // Where the text gives a whole name it is a person's.
    mentions(
        "
        1 rival NOUN 2 nmod:desc
        2 Dahl PROPN 3 nsubj B-Person person
        3 met VERB 0 root
        4 Ingrid PROPN 3 obj B-Person person
        5 Dahl PROPN 4 flat I-Person
        6 . PUNCT 3 punct",
        &["Name Person: Dahl", "Name Person: Ingrid Dahl"],
    );
}
