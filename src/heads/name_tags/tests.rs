use super::*;

const TAGS: [Bio<char>; 5] = [Bio::O, Bio::B('p'), Bio::I('p'), Bio::B('o'), Bio::I('o')];

/// The names of a sentence whose words are all different.
fn names<const N: usize>(rows: &[[f32; N]]) -> Vec<Name<char>> {
    let mut names = Names::new(&TAGS, 'p');
    names.add(0, &rows.concat());
    names.agree(|words| &"abcdefghij"[words])
}

/// The tag that each word is given most of, with its lead over the others; wanted names as `first..end type`.
fn check(words: &[(&str, f32)], wanted: &[&str]) {
    let tags = ["O", "Bp", "Ip", "Bo", "Io"];
    let row = |(tag, lead): &(&str, f32)| tags.map(|t| if t == *tag { *lead } else { 0.0 });
    let rows: Vec<[f32; 5]> = words.iter().map(row).collect();
    let names: Vec<String> =
        names(&rows).iter().map(|n| format!("{}..{} {}", n.words.start, n.words.end, n.label)).collect();
    assert_eq!(names, wanted, "{words:?}");
}

#[test]
fn joins_the_words_of_a_name() {
    check(&[("O", 5.), ("Bp", 5.), ("Ip", 5.), ("O", 5.)], &["1..3 p"]);
    check(&[("Bp", 5.), ("Bp", 5.)], &["0..1 p", "1..2 p"]);
    check(&[("Bp", 5.), ("Ip", 5.), ("Bo", 5.), ("Io", 5.)], &["0..2 p", "2..4 o"]);
    check(&[("O", 5.)], &[]);
    check(&[], &[]);
}

#[test]
fn mends_a_name_that_begins_with_an_inner_tag_or_changes_its_type() {
    check(&[("O", 1.), ("Ip", 5.), ("Ip", 5.)], &["0..3 p"]);
    check(&[("O", 9.), ("Ip", 1.)], &[]);
    check(&[("Bo", 2.), ("Ip", 5.)], &["0..2 p"]);
}

#[test]
fn scores_a_name_by_the_mean_probability_of_its_tags() {
    let sure = [0., 50., 0., 0., 0.];
    let half = [0., -50., 0.01, -50., -50.];
    let names = names(&[sure, half]);
    assert_eq!(names.len(), 1);
    assert_eq!(names[0].words, 0..2);
    assert!((names[0].score - 0.75).abs() < 2e-3, "{names:?}");
}

#[test]
fn takes_scores_that_are_no_numbers() {
    let rows = [[f32::NAN; 5], [f32::INFINITY; 5], [f32::NEG_INFINITY; 5]];
    for name in names(&rows) {
        assert!(name.words.end <= 3 && (0.0..=1.0).contains(&name.score), "{name:?}");
    }
}

/// Names of one word, each a sentence of its own: how they are written and the leads of 'p' and 'o'; wanted labels.
fn check_places(places: &[(&str, f32, f32)], wanted: &str) {
    let mut names = Names::new(&TAGS, 'p');
    for (i, &(_, p, o)) in places.iter().enumerate() {
        names.add(i, &[-9., p, -9., o, -9.]);
    }
    let names = names.agree(|words| places[words.start].0);
    assert_eq!(names.iter().map(|n| n.label).collect::<String>(), wanted, "{places:?}");
    assert!(names.iter().enumerate().all(|(i, n)| n.words == (i..i + 1) && (0.0..=1.0).contains(&n.score)));
}

#[test]
fn takes_all_places_of_a_name_for_the_same_unless_one_is_sure() {
    check_places(&[("Lund", 4., 0.), ("Lund", 0., 0.5), ("Lund", 4., 0.)], "ppp");
    check_places(&[("Lund", 4., 0.), ("Lunde", 0., 0.5), ("Lund", 4., 0.)], "pop");
    check_places(&[("LUND", 4., 0.), ("Lund", 0., 0.5), ("Lund", 4., 0.)], "ppp");
    check_places(&[("Lund", 0.5, 0.), ("Lund", 0., 9.)], "oo");
    check_places(&[("Lund", 4., 0.), ("Lund", 0., 9.), ("Lund", 4., 0.)], "pop");
}

#[test]
fn a_surname_is_what_the_whole_name_is() {
    let sure = [[-9., 4., -9., 0., -9.], [-9., -9., 4., -9., 0.]];
    let doubtful = [[-9., 0., -9., 0.5, -9.]];
    let label = |first_of_two: &'static str, last_of_two: &'static str| {
        let mut names = Names::new(&TAGS, 'p');
        names.add(0, &sure.concat());
        names.add(2, &doubtful.concat());
        names.agree(|words| match (words.start, words.end) {
            (0, 2) => first_of_two,
            (1, 2) => last_of_two,
            _ => "Lund",
        })[1]
            .label
    };
    assert_eq!(label("Mara Lund", "Lund"), 'p');
    assert_eq!(label("Lund Mara", "Mara"), 'o');
}
