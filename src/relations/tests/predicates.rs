//! The words of the predicate: verbs that govern it, prepositions, adjectives, light verbs.

use super::check;

#[test]
fn a_verb_with_the_verb_that_it_completes_is_one_predicate() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 wants VERB 0 root
        3 to PART 4 mark
        4 sell VERB 2 xcomp
        5 the DET 6 det
        6 ferries NOUN 4 obj object
        7 . PUNCT 2 punct
        ",
        "Norlake | wants to sell | the ferries",
        "Norlake | wants to sell | the ferries",
    );
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 refused VERB 0 root
        3 to PART 4 mark
        4 pay VERB 2 xcomp
        5 Okoro PROPN 4 obj B-Person person
        6 . PUNCT 2 punct
        ",
        "Norlake | refused to pay | Okoro",
        "Norlake | refused to pay | Okoro",
    );
}

#[test]
fn an_adjective_with_its_complement_is_predicate() {
    check(
        "
        1 The DET 2 det
        2 firm NOUN 4 nsubj organization
        3 is AUX 4 cop
        4 close ADJ 0 root
        5 to ADP 7 case
        6 a DET 7 det
        7 deal NOUN 4 obl abstract
        8 . PUNCT 4 punct
        ",
        "The firm | is close to | a deal",
        "The firm | is close to | a deal",
    );
}

#[test]
fn a_light_verb_keeps_its_noun() {
    check(
        "
        1 The DET 2 det
        2 owners NOUN 3 nsubj person
        3 held VERB 0 root
        4 talks NOUN 3 obj event
        5 with ADP 6 case
        6 Okoro PROPN 4 nmod B-Person person
        7 . PUNCT 3 punct
        ",
        "The owners | held | talks | with Okoro
         talks | were with | Okoro",
        "The owners | held | talks
         The owners | held talks with | Okoro",
    );
}

#[test]
fn what_stands_before_the_subject_keeps_its_preposition() {
    check(
        "
        1 With ADP 2 case
        2 Okoro PROPN 5 obl B-Person person
        3 the DET 4 det
        4 sailors NOUN 5 nsubj person
        5 sang VERB 0 root
        6 . PUNCT 5 punct
        ",
        "the sailors | sang | With Okoro",
        "the sailors | sang With | Okoro",
    );
    check(
        "
        1 In ADP 2 case
        2 May PROPN 5 obl B-Date time
        3 the DET 4 det
        4 council NOUN 5 nsubj organization
        5 paid VERB 0 root
        6 Okoro PROPN 5 obj B-Person person
        7 . PUNCT 5 punct
        ",
        "the council | paid | Okoro | in May",
        "the council | paid Okoro In | May
         the council | paid | Okoro",
    );
}

#[test]
fn who_is_urged_stands_in_the_predicate_of_the_infinitive() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 urged VERB 0 root
        3 Okoro PROPN 2 obj B-Person person
        4 to PART 5 mark
        5 sell VERB 2 xcomp
        6 ships NOUN 5 obj object
        7 . PUNCT 2 punct
        ",
        "Lepik | urged | Okoro | to sell ships
         Okoro | sell | ships",
        "Lepik | urged | Okoro
         Lepik | urged Okoro to | sell ships
         Okoro | sell | ships",
    );
}

#[test]
fn a_binary_triple_goes_into_the_phrase() {
    check(
        "
        1 Lepik PROPN 2 nsubj B-Person person
        2 served VERB 0 root
        3 as ADP 4 case
        4 mayor NOUN 2 obl person
        5 of ADP 6 case
        6 Turku PROPN 4 nmod B-Location place
        7 in ADP 8 case
        8 2010 NUM 2 obl B-Date time
        9 . PUNCT 2 punct
        ",
        "Lepik | served as | mayor of Turku | in 2010
         mayor | was of | Turku",
        "Lepik | served as | mayor of Turku
         Lepik | served as mayor of | Turku
         Lepik | served in | 2010",
    );
}
