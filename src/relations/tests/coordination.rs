//! Coordinated subjects, objects and verbs.

use super::{check, lines};
use crate::Granularity;

#[test]
fn subjects_are_whole_in_full_triples_and_apart_in_binary_ones() {
    check(
        "
        1 Lepik PROPN 4 nsubj B-Person person
        2 and CCONJ 3 cc
        3 Okoro PROPN 1 conj B-Person person
        4 left VERB 0 root
        5 Turku PROPN 4 obj B-Location place
        6 . PUNCT 4 punct
        ",
        "Lepik and Okoro | left | Turku",
        "Lepik | left | Turku
         Okoro | left | Turku",
    );
}

#[test]
fn objects_are_told_one_by_one() {
    check(
        "
        1 Norlake PROPN 2 nsubj B-Organization organization
        2 bought VERB 0 root
        3 ferries NOUN 2 obj object
        4 and CCONJ 5 cc
        5 tugs NOUN 3 conj object
        6 . PUNCT 2 punct
        ",
        "Norlake | bought | ferries
         Norlake | bought | tugs",
        "Norlake | bought | ferries
         Norlake | bought | tugs",
    );
}

#[test]
fn a_shared_subject_is_that_of_the_verb_that_has_an_object() {
    check(
        "
        1 The DET 2 det
        2 crew NOUN 3 nsubj person
        3 ate VERB 0 root
        4 , PUNCT 5 punct
        5 drank VERB 3 conj
        6 and CCONJ 7 cc
        7 sang VERB 3 conj
        8 songs NOUN 7 obj abstract
        9 . PUNCT 3 punct
        ",
        "The crew | ate
         The crew | drank
         The crew | sang | songs",
        "The crew | sang | songs",
    );
}

#[test]
fn neither_stays_with_a_whole_group() {
    check(
        "
        1 Neither CCONJ 2 cc:preconj
        2 Lepik PROPN 5 nsubj B-Person person
        3 nor CCONJ 4 cc
        4 Okoro PROPN 2 conj B-Person person
        5 left VERB 0 root
        6 Turku PROPN 5 obj B-Location place
        7 . PUNCT 5 punct
        ",
        "Neither Lepik nor Okoro | left | Turku",
        // that they did not is in the factuality
        "Lepik | left | Turku
         Okoro | left | Turku",
    );
}

/// Rows of "Sund0 Sund1 ... sold ships0 ships1 ...".
fn two_lists(subjects: usize, objects: usize) -> String {
    let verb = subjects + 1;
    let name = |i: usize| match i {
        0 => format!("1 Sund0 PROPN {verb} nsubj B-Person person\n"),
        _ => format!("{} Sund{i} PROPN 1 conj B-Person person\n", i + 1),
    };
    let thing = |i: usize| match i {
        0 => format!("{} ships0 NOUN {verb} obj object\n", verb + 1),
        _ => format!("{} ships{i} NOUN {} conj object\n", verb + 1 + i, verb + 1),
    };
    let sold = std::iter::once(format!("{verb} sold VERB 0 root\n"));
    (0..subjects).map(name).chain(sold).chain((0..objects).map(thing)).collect()
}

#[test]
fn everybody_and_everything_of_two_lists_is_told_but_not_each_with_each() {
    for (granularity, short, long) in
        [(Granularity::Compact, 12, 299), (Granularity::Full, 3, 150), (Granularity::Binary, 12, 299)]
    {
        assert_eq!(lines(&two_lists(4, 3), granularity).len(), short, "{granularity:?}");
        assert_eq!(lines(&two_lists(150, 150), granularity).len(), long, "{granularity:?}");
    }
}
