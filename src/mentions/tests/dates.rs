//! Dates as whole phrases.

use super::mentions;

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
        &["name person: Lena", "name date: a week ago", "name date: last Friday", "name date: March 3, 2027"],
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
        &["name date: Wednesday evening"],
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
        &["name date: the early 1990s"],
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
