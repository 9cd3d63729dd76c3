//! Quotation marks and brackets.

use super::check;

#[test]
fn whole_phrases_keep_their_quotation_marks() {
    check(
        r#"
        1 Lepik PROPN 2 nsubj B-Person person
        2 sold VERB 0 root
        3 the DET 7 det
        4 " PUNCT 5 punct
        5 old ADJ 7 amod _
        6 " PUNCT 5 punct _
        7 ships NOUN 2 obj object
        8 . PUNCT 2 punct
        "#,
        r#"Lepik | sold | the "old" ships"#,
        "Lepik | sold | the old ships",
    );
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 read VERB 0 root
        3 “ PUNCT 6 punct
        4 The DET 6 det B-Misc
        5 Long ADJ 6 amod I-Misc
        6 Tide PROPN 2 obj I-Misc abstract
        7 ” PUNCT 6 punct
        8 . PUNCT 2 punct
        ",
        "Lepik | read | “The Long Tide”",
        "Lepik | read | The Long Tide",
    );
}

#[test]
fn a_closing_mark_that_hangs_to_another_word_is_kept() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 denied VERB 0 root
        3 that SCONJ 5 mark
        4 Okoro PROPN 5 nsubj B-Person person
        5 paid VERB 2 ccomp
        6 “ PUNCT 8 punct
        7 one NUM 8 nummod
        8 cent NOUN 5 obj object
        9 ” PUNCT 8 punct
        10 . PUNCT 2 punct
        ",
        "Lepik | denied that | Okoro paid “one cent”
         Okoro | paid | “one cent”",
        "Lepik | denied that | Okoro paid one cent
         Okoro | paid | one cent",
    );
}

#[test]
fn a_bracket_without_its_pair_is_left_out() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 left VERB 0 root
        3 Turku PROPN 2 obj B-Location place
        4 ( PUNCT 6 punct
        5 in ADP 6 case
        6 May PROPN 2 obl B-Date time
        7 ) PUNCT 6 punct
        8 . PUNCT 2 punct
        ",
        "Lepik | left | Turku | in May",
        "Lepik | left | Turku
         Lepik | left Turku in | May",
    );
}
