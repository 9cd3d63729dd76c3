//! Relative clauses, gerunds, what is said, and "it" that stands for a clause.

use super::check;

#[test]
fn a_relative_clause_behind_a_copula_speaks_of_the_subject() {
    check(
        "
        1 Norlake PROPN 4 nsubj B-Organization organization
        2 is AUX 4 cop
        3 a DET 4 det
        4 firm NOUN 0 root organization
        5 that PRON 6 nsubj
        6 builds VERB 4 acl:relcl
        7 ships NOUN 6 obj object
        8 . PUNCT 4 punct
        ",
        "Norlake | is | a firm that builds ships
         Norlake | builds | ships",
        "Norlake | is | a firm
         Norlake | builds | ships",
    );
}

#[test]
fn a_relative_clause_behind_an_apposition_speaks_of_the_name() {
    check(
        "
        1 Norlake PROPN 9 nsubj B-Organization organization
        2 , PUNCT 4 punct
        3 a DET 4 det
        4 firm NOUN 1 appos organization
        5 that PRON 6 nsubj
        6 builds VERB 4 acl:relcl
        7 ships NOUN 6 obj object
        8 , PUNCT 1 punct
        9 left VERB 0 root
        10 Turku PROPN 9 obj B-Location place
        11 . PUNCT 9 punct
        ",
        "Norlake | is | a firm
         Norlake | builds | ships
         Norlake | left | Turku",
        "Norlake | builds | ships
         Norlake | left | Turku",
    );
}

#[test]
fn a_gerund_clause_is_no_subject_and_a_fact_of_its_own() {
    check(
        "
        1 Selling VERB 3 csubj
        2 ships NOUN 1 obj object
        3 pays VERB 0 root
        4 debts NOUN 3 obj abstract
        5 . PUNCT 3 punct
        ",
        "",
        "",
    );
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 left VERB 0 root
        3 Lund PROPN 2 obj B-Location place
        4 , PUNCT 5 punct
        5 selling VERB 2 advcl
        6 the DET 7 det
        7 ships NOUN 5 obj object
        8 . PUNCT 2 punct
        ",
        "Lepik | left | Lund
         Lepik | selling | the ships",
        "Lepik | left | Lund
         Lepik | selling | the ships",
    );
}

#[test]
fn an_empty_it_is_nobody() {
    check(
        "
        1 It PRON 3 expl
        2 is AUX 3 cop
        3 likely ADJ 0 root
        4 that SCONJ 6 mark
        5 Norlake PROPN 6 nsubj B-Organization organization
        6 left VERB 3 ccomp
        7 Turku PROPN 6 obj B-Location place
        8 . PUNCT 3 punct
        ",
        "Norlake | left | Turku",
        "Norlake | left | Turku",
    );
    check(
        "
        1 It PRON 2 nsubj
        2 rained VERB 0 root
        3 in ADP 4 case
        4 Turku PROPN 2 obl B-Location place
        5 . PUNCT 2 punct
        ",
        "It | rained in | Turku",
        "It | rained in | Turku",
    );
}

#[test]
fn what_is_said_is_an_object_and_a_fact() {
    check(
        "
        1 Okoro PROPN 2 nsubj B-Person person
        2 said VERB 0 root
        3 that SCONJ 5 mark
        4 Norlake PROPN 5 nsubj B-Organization organization
        5 sold VERB 2 ccomp
        6 the DET 7 det
        7 ships NOUN 5 obj object
        8 . PUNCT 2 punct
        ",
        "Okoro | said that | Norlake sold the ships
         Norlake | sold | the ships",
        "Okoro | said that | Norlake sold the ships
         Norlake | sold | the ships",
    );
}
