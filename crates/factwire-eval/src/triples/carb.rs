//! CaRB (Bhardwaj, Aggarwal and Mausam 2019): triples against crowd-sourced tuples, word by word.
//!
//! Written from the paper. Every predicted tuple is compared with every gold tuple of its sentence: the share of the
//! predicted words that are in the gold one is the pair's precision, the share of the gold words that are in the predicted
//! one its recall. Words are compared slot by slot, all arguments but the first as one slot; a pair whose predicates, first
//! or second arguments share no word scores nothing. A gold tuple of saying ("said", "told", "added") may also be met with its
//! arguments turned around.
//!
//! * Recall is multi-match: for each gold tuple the best recall of any prediction, over all gold tuples.
//! * Precision is single-match: gold and predicted tuples are paired one to one, the most precise pairs first; the sum of
//!   their precisions over the number of predictions.
//! * The one-to-one variant (Kolluru et al. 2020) pairs them for recall as well, the pairs of highest recall first.
//!
//! Each distinct confidence is a threshold. The F1 given is the highest on the curve; the area under the curve is taken by
//! the trapezoidal rule with the point of recall 0 and precision 1 added. Differences from the published program: none are
//! known for these scores; its other matching functions (exact, lexical, predicate only) are not offered.

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::{Error, Result};

/// A tuple: predicate and arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuple {
    /// How sure the system is; 1 for gold.
    pub confidence: f32,
    /// The words of the predicate.
    pub predicate: String,
    /// The arguments, the first as subject.
    pub arguments: Vec<String>,
}

impl Tuple {
    /// Reads a line as the program `factwire extract --format carb` prints it.
    pub fn of_line(line: &str) -> Option<Tuple> {
        let mut cells = line.split('\t').skip(1);
        Some(Tuple {
            confidence: cells.next()?.parse().ok()?,
            predicate: cells.next()?.to_owned(),
            arguments: cells.map(str::to_owned).collect(),
        })
    }
}

impl fmt::Display for Tuple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.arguments.split_first().map_or(("", &[][..]), |(f, r)| (f.as_str(), r));
        write!(f, "{first} | {} | {} ({:.2})", self.predicate, rest.join(" | "), self.confidence)
    }
}

/// The gold tuples of each sentence.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    of: HashMap<String, Vec<Tuple>>,
}

impl Gold {
    /// Reads lines of sentence TAB predicate TAB first argument TAB second argument ...
    ///
    /// # Errors
    /// [`Error::BadData`] for a line with fewer than two columns.
    pub fn read(name: &str, text: &str) -> Result<Gold> {
        let mut of: HashMap<String, Vec<Tuple>> = HashMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [sentence, predicate, arguments @ ..] = &cells[..] else {
                return Err(Error::BadData {
                    file: name.to_owned(),
                    line: number + 1,
                    what: "expected sentence TAB predicate TAB argument TAB ...".to_owned(),
                });
            };
            of.entry(key(sentence)).or_default().push(Tuple {
                confidence: 1.0,
                predicate: (*predicate).to_owned(),
                arguments: arguments.iter().filter(|a| !a.is_empty()).map(|a| (*a).to_owned()).collect(),
            });
        }
        Ok(Gold { of })
    }

    /// The gold tuples of a sentence; `None` where it was not annotated.
    pub fn of(&self, sentence: &str) -> Option<&[Tuple]> {
        self.of.get(&key(sentence)).map(Vec::as_slice)
    }
}

/// Sentences are the same if they differ in spaces, punctuation and escaped brackets only.
fn key(sentence: &str) -> String {
    unescaped(sentence).chars().filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation()).collect()
}

/// Brackets as the Penn Treebank writes them, and plain.
const ESCAPES: [(&str, &str); 6] =
    [("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("-LCB-", "{"), ("-RCB-", "}")];

fn unescaped(text: &str) -> String {
    ESCAPES.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

/// The score of one sentence's pairs: `[gold][predicted]` as precision and recall.
type Scores = Vec<Vec<(f64, f64)>>;

/// Collects sentences and scores them.
#[derive(Default)]
pub struct Report {
    sentences: Vec<(Vec<f32>, Scores)>,
    gold: usize,
}

/// A point of the curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Precision.
    pub precision: f64,
    /// Recall.
    pub recall: f64,
    /// Predictions of at least this confidence count.
    pub confidence: f32,
}

impl Point {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

impl Report {
    /// Adds a sentence with its gold and predicted tuples.
    pub fn add(&mut self, gold: &[Tuple], predicted: &[Tuple]) {
        self.gold += gold.len();
        let scores = gold.iter().map(|g| predicted.iter().map(|p| either_way(g, p)).collect()).collect();
        self.sentences.push((predicted.iter().map(|p| p.confidence).collect(), scores));
    }

    /// The curve, from the lowest confidence to the highest.
    pub fn curve(&self, one_to_one: bool) -> Vec<Point> {
        let mut thresholds: Vec<f32> = self.sentences.iter().flat_map(|(c, _)| c.iter().copied()).collect();
        thresholds.sort_by(f32::total_cmp);
        thresholds.dedup();
        // What the sentences add changes only at their own confidences.
        let mut sums = vec![[0.0f64; 3]; thresholds.len() + 1];
        for (confidences, scores) in &self.sentences {
            let mut own: Vec<f32> = confidences.clone();
            own.sort_by(f32::total_cmp);
            own.dedup();
            let mut from = 0;
            for threshold in own {
                let to = thresholds.partition_point(|t| *t <= threshold);
                let kept: Vec<usize> = (0..confidences.len()).filter(|&p| confidences[p] >= threshold).collect();
                let precision = paired(scores, &kept, |s| s.0);
                let recall = if one_to_one {
                    paired(scores, &kept, |s| s.1)
                } else {
                    scores.iter().map(|row| kept.iter().map(|&p| row[p].1).fold(0.0, f64::max)).sum()
                };
                for (sum, value) in [precision, recall, kept.len() as f64].into_iter().enumerate() {
                    sums[from][sum] += value;
                    sums[to][sum] -= value;
                }
                from = to;
            }
        }
        let mut running = [0.0f64; 3];
        thresholds
            .into_iter()
            .zip(sums)
            .map(|(confidence, change)| {
                running.iter_mut().zip(change).for_each(|(r, c)| *r += c);
                let [precision, recall, predicted] = running;
                Point {
                    precision: if predicted > 0.5 { precision / predicted } else { 1.0 },
                    recall: recall / self.gold.max(1) as f64,
                    confidence,
                }
            })
            .collect()
    }
}

/// The point of the highest F1.
pub fn best(curve: &[Point]) -> Point {
    curve.iter().copied().max_by(|a, b| a.f1().total_cmp(&b.f1())).unwrap_or_default()
}

/// The area under the curve, from recall 0 and precision 1 on.
pub fn area(curve: &[Point]) -> f64 {
    let end = Point { precision: 1.0, recall: 0.0, confidence: f32::INFINITY };
    let points: Vec<Point> = curve.iter().copied().chain([end]).collect();
    points.windows(2).map(|w| (w[0].recall - w[1].recall) * (w[0].precision + w[1].precision) / 2.0).sum()
}

/// The sum over pairs of gold and prediction, each used once, the best pairs first.
fn paired(scores: &Scores, kept: &[usize], value: impl Fn((f64, f64)) -> f64) -> f64 {
    let mut pairs: Vec<(f64, usize, usize)> = scores
        .iter()
        .enumerate()
        .flat_map(|(g, row)| kept.iter().map(move |&p| (g, p, row[p])))
        .map(|(g, p, score)| (value(score), g, p))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut gold, mut predicted) = (vec![false; scores.len()], HashSet::new());
    let mut sum = 0.0;
    for (score, g, p) in pairs {
        if !gold[g] && predicted.insert(p) {
            gold[g] = true;
            sum += score;
        }
    }
    sum
}

/// Precision and recall of a pair, with saying turned around where that fits better.
pub(super) fn either_way(gold: &Tuple, predicted: &Tuple) -> (f64, f64) {
    let straight = pair(&slots(gold), &slots(predicted));
    let says = ["said", "told", "added", "adds", "says"].iter().any(|w| gold.predicate.contains(w));
    if !says || predicted.arguments.len() < 2 {
        return straight;
    }
    let mut turned = slots(predicted);
    turned.swap(1, 2);
    let reverse = pair(&slots(gold), &turned);
    if reverse > straight { reverse } else { straight }
}

/// Predicate, first argument, all others.
fn slots(tuple: &Tuple) -> Vec<Vec<&str>> {
    let mut slots = vec![tuple.predicate.split_whitespace().collect()];
    if let Some((first, rest)) = tuple.arguments.split_first() {
        slots.push(first.split_whitespace().collect());
        if !rest.is_empty() {
            slots.push(rest.iter().flat_map(|a| a.split_whitespace()).collect());
        }
    }
    slots
}

/// Predicates must share a word; of arguments the words in common count, and a missing one spoils the pair.
fn pair(gold: &[Vec<&str>], predicted: &[Vec<&str>]) -> (f64, f64) {
    let (mut shared, mut of_gold, mut of_predicted) = (0, 0, 0);
    for (slot, words) in gold.iter().enumerate() {
        let Some(mut left) = predicted.get(slot).cloned() else { return (0.0, 0.0) };
        of_gold += words.len();
        of_predicted += left.len();
        let mut common = 0;
        for word in words {
            if let Some(at) = left.iter().position(|w| w == word) {
                left.swap_remove(at);
                common += 1;
            }
        }
        if slot == 0 {
            const FORMS: [&str; 8] = ["be", "is", "am", "are", "was", "were", "been", "being"];
            common += usize::from(left.contains(&"be") && words.iter().any(|w| FORMS.contains(w)));
            if common == 0 {
                return (0.0, 0.0);
            }
        }
        shared += common;
    }
    let share = |of: usize| if of == 0 { 0.0 } else { shared as f64 / of as f64 };
    (share(of_predicted), share(of_gold))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "sentences {}", self.sentences.len())?;
        writeln!(f, "gold {}", self.gold)?;
        writeln!(f, "predicted {}", self.sentences.iter().map(|(c, _)| c.len()).sum::<usize>())?;
        for (name, one_to_one) in [("", false), ("one_to_one_", true)] {
            let curve = self.curve(one_to_one);
            let point = best(&curve);
            writeln!(f, "{name}precision {:.4}", point.precision)?;
            writeln!(f, "{name}recall {:.4}", point.recall)?;
            writeln!(f, "{name}f1 {:.4}", point.f1())?;
            writeln!(f, "{name}threshold {:.3}", point.confidence)?;
            writeln!(f, "{name}f1_all {:.4}", curve.first().copied().unwrap_or_default().f1())?;
            writeln!(f, "{name}auc {:.4}", area(&curve))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tuple(confidence: f32, predicate: &str, arguments: &[&str]) -> Tuple {
        Tuple {
            confidence,
            predicate: predicate.to_owned(),
            arguments: arguments.iter().map(|a| (*a).to_owned()).collect(),
        }
    }

    #[test]
    fn gold_against_itself_is_perfect() {
        let gold = [tuple(1.0, "sold", &["Norlake", "a ferry", "in May"]), tuple(1.0, "is", &["Norlake", "a firm"])];
        let mut report = Report::default();
        report.add(&gold, &gold);
        for one_to_one in [false, true] {
            let curve = report.curve(one_to_one);
            assert_eq!(curve, [Point { precision: 1.0, recall: 1.0, confidence: 1.0 }]);
            assert!((area(&curve) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn one_prediction_serves_two_gold_tuples_for_recall_but_not_one_to_one() {
        let gold = [tuple(1.0, "sold", &["Norlake", "ferries"]), tuple(1.0, "sold", &["Norlake", "ports"])];
        let mut report = Report::default();
        report.add(&gold, &[tuple(0.5, "sold", &["Norlake", "ferries and ports"])]);
        let multi = report.curve(false)[0];
        assert!((multi.recall - 1.0).abs() < 1e-9 && (multi.precision - 3.0 / 5.0).abs() < 1e-9);
        assert!((report.curve(true)[0].recall - 0.5).abs() < 1e-9);
    }

    #[test]
    fn predicates_must_share_a_word_and_no_argument_may_be_missing() {
        let gold = tuple(1.0, "sold", &["Norlake", "ferries"]);
        assert_eq!(either_way(&gold, &tuple(1.0, "sold", &["Norlake", "ports"])), (2.0 / 3.0, 2.0 / 3.0));
        let copula = tuple(1.0, "is", &["Norlake", "firm"]);
        assert_eq!(either_way(&copula, &tuple(1.0, "be", &["Norlake", "firm"])), (1.0, 1.0));
        assert_eq!(either_way(&gold, &tuple(1.0, "sold", &["Norlake"])), (0.0, 0.0));
        assert_eq!(either_way(&gold, &tuple(1.0, "bought", &["Norlake", "ferries"])), (0.0, 0.0));
    }

    #[test]
    fn saying_may_be_turned_around() {
        let gold = tuple(1.0, "said", &["it was late", "Otieno"]);
        assert_eq!(either_way(&gold, &tuple(1.0, "said", &["Otieno", "it was late"])), (1.0, 1.0));
        let other = tuple(1.0, "met", &["it was late", "Otieno"]);
        assert_eq!(either_way(&other, &tuple(1.0, "met", &["Otieno", "it was late"])), (0.2, 0.2));
    }

    #[test]
    fn the_curve_has_a_point_for_each_confidence_and_sentences_without_predictions_count() {
        let gold = [tuple(1.0, "sold", &["Norlake", "ferries"])];
        let mut report = Report::default();
        report.add(&gold, &[tuple(0.9, "sold", &["Norlake", "ferries"]), tuple(0.2, "sold", &["Norlake", "ports"])]);
        report.add(&gold, &[]);
        let curve = report.curve(false);
        assert_eq!(curve.len(), 2);
        assert!((curve[0].precision - 0.5).abs() < 1e-9 && (curve[0].recall - 0.5).abs() < 1e-9);
        assert!((curve[1].precision - 1.0).abs() < 1e-9 && (curve[1].recall - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_line_without_a_predicate_is_named() {
        let error = Gold::read("gold.tsv", "a sentence\tsold\tNorlake\nonly a sentence\n").unwrap_err();
        assert_eq!(error.to_string(), "gold.tsv:2: expected sentence TAB predicate TAB argument TAB ...");
    }

    #[test]
    fn sentences_meet_whatever_their_brackets() {
        let gold = Gold::read("gold.tsv", "It rose -LRB- again -RRB- .\trose\tIt\n").unwrap();
        assert!(gold.of("It rose (again).").is_some());
    }
}
