use super::*;
use crate::models::LabelMap;

const NAMES: [Bio<NameLabel>; 9] = [
    Bio::O,
    Bio::B(NameLabel::Person),
    Bio::I(NameLabel::Person),
    Bio::B(NameLabel::Norp),
    Bio::I(NameLabel::Norp),
    Bio::B(NameLabel::Product),
    Bio::I(NameLabel::Product),
    Bio::B(NameLabel::Date),
    Bio::I(NameLabel::Date),
];

fn join(tags: &[&str], scheme: Scheme) -> Join {
    let labels: LabelMap = [
        ("PER".to_owned(), vec![NameLabel::Person]),
        ("MISC".to_owned(), vec![NameLabel::Norp, NameLabel::Product]),
        ("NUM".to_owned(), vec![]),
    ]
    .into();
    Join::of(&tags.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>(), &labels, scheme, &NAMES)
}

/// A row in which the classifier, or the network, is nearly sure of a tag.
fn sure(of: usize, all: usize) -> Vec<f32> {
    (0..all).map(|i| if i == of { 0.99f32.ln() } else { (0.01 / (all - 1) as f32).ln() }).collect()
}

/// The best of the network's tags for each word, when the classifier gives `tags` and the network `network`.
fn check_as(how: Scheme, scheme: &[&str], tags: &[&str], network: &[usize], wanted: &[usize]) {
    let number = |tag: &&str| scheme.iter().position(|t| t == tag).unwrap();
    let classified: Vec<_> = tags.iter().map(|tag| Some((sure(number(tag), scheme.len()), false))).collect();
    let network: Vec<_> = network.iter().map(|&n| sure(n, NAMES.len())).collect();
    let rows = join(scheme, how).names(&classified, &network);
    for row in &rows {
        let sum: f32 = row.iter().map(|p| p.exp()).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{sum}");
    }
    let best = |row: &Vec<f32>| (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap();
    assert_eq!(rows.iter().map(best).collect::<Vec<_>>(), wanted, "{scheme:?} {tags:?}");
}

fn check(scheme: &[&str], tags: &[&str], network: &[usize], wanted: &[usize]) {
    check_as(Scheme::Iob2, scheme, tags, network, wanted);
}

const O: usize = 0;

#[test]
fn names_begin_where_they_begin_however_tags_are_written() {
    let two = ["O", "B-PER", "I-PER"];
    check(&two, &["O", "B-PER", "I-PER", "B-PER", "O"], &[O; 5], &[O, 1, 2, 1, O]);
    // IOB1: B- only where two names touch.
    check_as(Scheme::Iob1, &two, &["O", "I-PER", "I-PER", "B-PER", "O", "I-PER"], &[O; 6], &[O, 1, 2, 1, O, 1]);
    check_as(Scheme::Iob1, &["O", "I-PER", "I-MISC"], &["I-PER", "I-PER", "I-MISC", "O"], &[O, O, 3, O], &[1, 2, 3, O]);
    check_as(Scheme::Iob1, &["O", "PER"], &["PER", "PER", "O", "PER"], &[O; 4], &[1, 2, O, 1]);
    let ends = ["O", "B-PER", "I-PER", "E-PER", "S-PER"];
    check(&ends, &["B-PER", "I-PER", "E-PER", "S-PER", "S-PER", "O"], &[O; 6], &[1, 2, 2, 1, 1, O]);
}

#[test]
fn the_network_tells_apart_what_the_classifier_does_not() {
    let scheme = ["O", "B-PER", "I-PER", "B-MISC", "I-MISC"];
    check(&scheme, &["B-MISC", "I-MISC", "B-MISC"], &[5, 6, 3], &[5, 6, 3]);
    // The classifier is believed where both know.
    check(&scheme, &["B-PER", "O"], &[5, 1], &[1, O]);
    // Dates, which the classifier has no type for, are the network's, but not in the classifier's names.
    check(&scheme, &["O", "O", "B-PER"], &[7, 8, 7], &[7, 8, 1]);
}

#[test]
fn a_type_without_meaning_is_no_name() {
    let scheme = ["O", "B-NUM", "I-NUM"];
    check(&scheme, &["B-NUM", "I-NUM", "B-NUM"], &[O, O, 7], &[O, O, 7]);
}

#[test]
fn a_word_without_a_subword_is_no_name_and_a_shared_one_goes_on() {
    let scheme = ["O", "B-PER", "I-PER"];
    let begin = sure(1, 3);
    let classified = [Some((begin.clone(), false)), Some((begin, true)), None];
    let rows = join(&scheme, Scheme::Iob2)
        .names(&classified, &[const { Vec::new() }; 3].map(|_: Vec<f32>| sure(O, NAMES.len())));
    let best = |row: &Vec<f32>| (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap();
    assert_eq!(rows.iter().map(best).collect::<Vec<_>>(), [1, 2, O]);
}
