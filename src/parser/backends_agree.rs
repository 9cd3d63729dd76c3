//! The ways to run the embedded network against each other.

use super::*;
use crate::Span;
use crate::backend::{Edge, Input, Output, TreeScores};

const TEXTS: [&str; 3] = [
    "Maria Dahl, who joined Norvik Energy in Oslo three years ago, said on Friday that the company would close two of its plants \
     unless wages fell by 12 percent. \"We did not expect the court to rule so quickly,\" Henrik Berg told reporters outside the \
     building in Tampere. He was appointed chief executive of Kestrel Airlines after Lena Fischer resigned over the failed merger \
     with Brightwater Bank.\n\nThe mayor of Halden rejected claims that the council had paid for her campaign.",
    "Rain.",
    "ROSSI WINS VOTE\n\nThousands of residents left Porto Alegre after the river rose by 40 centimetres overnight and flooded the old \
     harbour, where the naïve café-owner Zoë Müller-Łukasik had kept 3,000 books (some dated 1788) in a shed. Police arrested five \
     people, a spokeswoman for the Ministry of Transport said, but none of them has been charged.",
];

fn parsers() -> Vec<(Way, Parser)> {
    let parser = |way| Parser::with(way, Model::open(crate::DEFAULT_MODEL).unwrap(), NonZero::new(1)).unwrap();
    Way::all().map(|way| (way, parser(way))).collect()
}

fn run(parser: &Parser, window: &Window, text: &str) -> (Output, TreeScores) {
    run_governed(parser, window, text, &mut |scores| heads::govern(&scores.arcs, &window.pieces))
}

fn run_governed(
    parser: &Parser,
    window: &Window,
    text: &str,
    govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>,
) -> (Output, TreeScores) {
    let passage = Passage { input: &window.input, text, words: &window.words, pieces: &window.pieces };
    let mut given = TreeScores::default();
    let output = parser.backend.run(passage, &mut |scores| {
        given = scores.clone();
        govern(scores)
    });
    (output.unwrap(), given)
}

fn bits(output: &Output, trees: &TreeScores) -> Vec<u32> {
    let Output { upos, names, conll, nominal, deprel, .. } = output;
    let all = [upos, names, conll, nominal, deprel, &trees.arcs, &trees.ends];
    let scores = all.iter().flat_map(|scores| scores.rows().flatten().map(|x| x.to_bits()));
    scores.chain(output.gists.iter().flat_map(|gist| gist.numbers().map(|x| x as u32))).collect()
}

#[test]
fn the_embedded_graph_is_run_by_the_kernel() {
    for (way, parser) in parsers() {
        let unknown = Input { ids: vec![101, 30_522, 102], classes: vec![0; 3], first: vec![1], last: vec![1] };
        let passage = Passage { input: &unknown, text: "", words: &[], pieces: &[] };
        let message = parser.backend.run(passage, &mut |_| vec![ROOT]).unwrap_err().told();
        // Only the kernel says so.
        assert_eq!(
            message.contains("subword 30522, where there are 30522"),
            matches!(way, Way::Kernel(_)),
            "{message}"
        );
    }
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let parsers = parsers();
    for text in TEXTS {
        for window in parsers[0].1.windows(text).unwrap() {
            let kernels = parsers.iter().filter(|(way, _)| matches!(way, Way::Kernel(_)));
            let mut all = kernels.map(|(way, parser)| {
                let (output, trees) = run(parser, &window, text);
                (way, bits(&output, &trees))
            });
            let (first, wanted) = all.next().unwrap();
            all.for_each(|(way, found)| assert!(found == wanted, "{way:?} and {first:?} differ in {text:?}"));
        }
    }
}

#[test]
fn the_longest_window_gives_the_same_bits() {
    let parsers = parsers();
    let ids: Vec<i32> = (0..256).map(|i| if i == 0 { 101 } else { 1000 + 97 * i }).collect();
    let window = Window {
        input: Input {
            ids,
            classes: (0..256).map(|i| i % 6).collect(),
            first: (1..255).collect(),
            last: (1..255).map(|i| (i + 1).min(254)).collect(),
        },
        words: vec![Span::new(0, 0); 254],
        pieces: vec![Piece { words: 0..254, place: 0, end: Edge::Sentence, paragraph: 0 }],
    };
    let fast =
        parsers.iter().skip(1).map(|(_, parser)| run(parser, &window, "")).map(|(output, trees)| bits(&output, &trees));
    let fast: Vec<Vec<u32>> = fast.collect();
    assert!(fast.iter().all(|found| found == &fast[0]));
    assert_eq!(fast[0].len(), 254 * (17 + 19 + 9 + 11 + 51 + 255 + 1 + 16));
}

#[cfg(onnx)]
#[test]
fn the_kernel_agrees_with_rten() {
    let parsers = parsers();
    let (rten, kernel) = (&parsers[0].1, &parsers[parsers.len() - 1].1);
    let (mut labels, mut equal, mut scores, mut sum, mut largest) = (0, 0, 0, 0.0f32, 0.0f32);
    for text in TEXTS {
        for window in rten.windows(text).unwrap() {
            let (a, trees) = run(rten, &window, text);
            // Labels of the same arcs, whatever the kernel would have chosen.
            let (b, others) = run_governed(kernel, &window, text, &mut |_| a.governors.clone());
            let pairs = [(&a.upos, &b.upos), (&a.names, &b.names), (&a.conll, &b.conll), (&a.nominal, &b.nominal)];
            for (a, b) in pairs.into_iter().chain([(&a.deprel, &b.deprel), (&trees.arcs, &others.arcs)]) {
                let numbers: Vec<usize> = (0..a.row(0).len()).collect();
                labels += a.rows().len();
                equal += heads::best(a, &numbers).iter().zip(heads::best(b, &numbers)).filter(|(a, b)| *a == b).count();
                for (a, b) in a.rows().flatten().zip(b.rows().flatten()) {
                    scores += 1;
                    sum += (a - b).abs();
                    largest = largest.max((a - b).abs());
                }
            }
        }
    }
    let (equal, mean) = (equal as f32 / labels as f32, sum / scores as f32);
    println!("equal {equal:.4}, mean difference {mean:.4}, largest {largest:.3}");
    assert!(equal >= 0.99 && mean <= 0.15 && largest <= 3.0, "{equal} {mean} {largest}");
}

#[cfg(onnx)]
#[test]
fn the_kernel_and_rten_keep_much_the_same_of_words() {
    let parsers = parsers();
    let (rten, kernel) = (&parsers[0].1, &parsers[parsers.len() - 1].1);
    for text in TEXTS {
        for window in rten.windows(text).unwrap() {
            let (a, b) = (run(rten, &window, text).0.gists, run(kernel, &window, text).0.gists);
            assert!(a.len() == window.words.len() && b.len() == a.len(), "{} and {} words", a.len(), b.len());
            let numbers = |gists: &[Gist]| gists.iter().flat_map(|gist| gist.numbers()).collect::<Vec<_>>();
            let differences = numbers(&a).into_iter().zip(numbers(&b)).map(|(a, b)| f32::from(a.abs_diff(b)));
            let mean = differences.sum::<f32>() / numbers(&a).len() as f32;
            let size =
                numbers(&a).into_iter().map(|x| f32::from(x.unsigned_abs())).sum::<f32>() / numbers(&a).len() as f32;
            println!("mean difference {mean:.3} of {size:.1}");
            assert!(mean < 0.2 * size && size > 2.0, "{mean} of {size}");
        }
    }
}

#[test]
fn the_same_window_gives_the_same_bits_after_any_other() {
    let parsers = parsers();
    let kernel = &parsers[parsers.len() - 1].1;
    let windows = |text: &'static str| kernel.windows(text).unwrap().into_iter().map(move |window| (window, text));
    let all: Vec<(Window, &str)> = TEXTS.into_iter().flat_map(windows).collect();
    let run_all = |order: &mut dyn Iterator<Item = &(Window, &'static str)>| {
        order
            .map(|(window, text)| run(kernel, window, text))
            .map(|(output, trees)| bits(&output, &trees))
            .collect::<Vec<_>>()
    };
    let forwards = run_all(&mut all.iter());
    let mut backwards = run_all(&mut all.iter().rev());
    backwards.reverse();
    assert!(forwards == backwards);
}
