//! The network in Rust against PyTorch and ONNX Runtime: parity.json is written by training/parity.py.
//!
//! In int8 the products are exact sums of whole numbers, but what goes into them is rounded to 8 bits: where the last bits of
//! a float differ between two programs, a value may round to its neighbour, and scores (of 20 and more) move by a tenth. So int8 is
//! compared with int8 by a tolerance that fp32 would not need, and the fp32 graph, which is too large for the repository,
//! is compared closely when FACTWIRE_FP32_MODEL names a folder with it (training/README.md).

use serde::Deserialize;

use super::*;
use crate::backend::{Input, Output, Passage, TreeScores};
use crate::encoder::Windows;

#[derive(Deserialize)]
struct File {
    windows: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    sentences: Vec<Vec<String>>,
    ids: Vec<i32>,
    classes: Vec<i32>,
    first: Vec<i32>,
    last: Vec<i32>,
    heads: Vec<usize>,
    fp32: Answers,
    int8: Answers,
}

/// Numbers of the best labels, a word each; scores, a row for each word.
#[derive(Deserialize)]
struct Answers {
    upos: Vec<usize>,
    ner: Vec<usize>,
    ner_conll: Vec<usize>,
    nominal: Vec<usize>,
    labels: Vec<usize>,
    ner_scores: Option<Vec<Vec<f32>>>,
    arcs_scores: Option<Vec<Vec<f32>>>,
    ends_scores: Option<Vec<Vec<f32>>>,
}

impl Case {
    fn input(&self) -> Input {
        let Case { ids, classes, first, last, .. } = self;
        Input { ids: ids.clone(), classes: classes.clone(), first: first.clone(), last: last.clone() }
    }
}

fn cases() -> Vec<Case> {
    serde_json::from_str::<File>(include_str!("parity.json")).unwrap().windows
}

fn load(model: &str) -> Parser {
    Parser::new(Model::open(model).unwrap(), NonZero::new(1)).unwrap()
}

/// The output for the given governors, with what trees are made of.
fn run(parser: &Parser, case: &Case) -> (Output, TreeScores) {
    let input = case.input();
    let mut given = None;
    let output = parser.backend.run(Passage { input: &input, text: "", words: &[], pieces: &[] }, &mut |scores| {
        given = Some(scores.clone());
        case.heads.clone()
    });
    (output.unwrap(), given.unwrap())
}

/// How far two networks are from each other.
#[derive(Debug, Default)]
struct Distance {
    answers: usize,
    equal: usize,
    largest: f32,
    sum: f32,
    scores: usize,
}

impl Distance {
    fn labels(&mut self, ours: &Scores, theirs: &[usize]) {
        let numbers: Vec<usize> = (0..ours.row(0).len()).collect();
        let ours = heads::best(ours, &numbers);
        assert_eq!(ours.len(), theirs.len());
        self.answers += ours.len();
        self.equal += ours.iter().zip(theirs).filter(|(a, b)| a == b).count();
    }

    fn scores(&mut self, ours: &Scores, theirs: &Option<Vec<Vec<f32>>>) {
        for (a, b) in ours.rows().zip(theirs.iter().flatten()) {
            assert_eq!(a.len(), b.len());
            for difference in a.iter().zip(b).map(|(a, b)| (a - b).abs()) {
                self.largest = self.largest.max(difference);
                self.sum += difference;
                self.scores += 1;
            }
        }
    }

    /// Share of equal answers, mean and largest difference of the scores.
    fn figures(&self) -> (f32, f32, f32) {
        (self.equal as f32 / self.answers as f32, self.sum / self.scores as f32, self.largest)
    }
}

fn distance(parser: &Parser, theirs: fn(&Case) -> &Answers) -> Distance {
    let mut distance = Distance::default();
    for case in cases() {
        let (output, given) = run(parser, &case);
        let theirs = theirs(&case);
        distance.labels(&output.upos, &theirs.upos);
        distance.labels(&output.names, &theirs.ner);
        distance.labels(&output.conll, &theirs.ner_conll);
        distance.labels(&output.nominal, &theirs.nominal);
        distance.labels(&output.deprel, &theirs.labels);
        distance.scores(&output.names, &theirs.ner_scores);
        distance.scores(&given.arcs, &theirs.arcs_scores);
        distance.scores(&given.ends, &theirs.ends_scores);
    }
    distance
}

/// At least this share of equal answers, at most these mean and largest differences of scores.
#[track_caller]
fn check(distance: &Distance, equal: f32, mean: f32, largest: f32) {
    let found = distance.figures();
    println!("equal {:.4}, mean difference {:.5}, largest {:.4}", found.0, found.1, found.2);
    assert!(found.0 >= equal && found.1 <= mean && found.2 <= largest, "{found:?}");
}

#[test]
fn reads_the_same_subwords_and_case_classes_as_python() {
    let parser = load(crate::DEFAULT_MODEL);
    for case in cases() {
        let text = case.sentences.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n");
        let sentences = super::tests::sentences(&text);
        let whole = Sizes { window: 254, fill: 254 };
        let windows: Result<Vec<_>> = Windows::new(&text, sentences.iter(), &parser.subwords, whole).collect();
        let windows = windows.unwrap();
        let [window] = &windows[..] else { panic!("{} windows", windows.len()) };
        // Python was given typewriter punctuation, but for "…", which is "..." here.
        if !text.contains('…') {
            assert_eq!(window.input, case.input(), "{text}");
        }
    }
}

#[test]
fn int8_agrees_with_onnx_runtime() {
    check(&distance(&load(crate::DEFAULT_MODEL), |case| &case.int8), 0.995, 0.15, 1.5);
}

#[test]
fn int8_agrees_with_pytorch_loosely() {
    check(&distance(&load(crate::DEFAULT_MODEL), |case| &case.fp32), 0.99, 0.35, 3.0);
}

#[cfg(onnx)]
/// A scale for each row loses less than one for the whole window.
#[test]
fn the_kernel_is_nearer_to_pytorch_than_rten() {
    let model = || Model::open(crate::DEFAULT_MODEL).unwrap();
    let rten = Parser::with(Way::Rten, model(), NonZero::new(1)).unwrap();
    let [rten, kernel] =
        [rten, load(crate::DEFAULT_MODEL)].map(|parser| distance(&parser, |case| &case.fp32).figures());
    println!("rten {rten:?}, kernel {kernel:?}");
    assert!(kernel.1 < rten.1, "{kernel:?} {rten:?}");
}

#[test]
fn fp32_agrees_with_pytorch_where_the_graph_is_at_hand() {
    let Ok(folder) = std::env::var("FACTWIRE_FP32_MODEL") else { return };
    check(&distance(&load(&folder), |case| &case.fp32), 1.0, 0.0005, 0.01);
}
