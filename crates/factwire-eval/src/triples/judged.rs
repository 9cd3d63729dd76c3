//! Triples that readers judged: how well the confidence tells right from wrong, and weights for it.
//!
//! `reports/judgements.csv` has a line for each triple: the article, where subject, predicate and object stand in its text (in bytes), and
//! what the reader said (ok, minor, empty or wrong). `scripts/judged.py` makes it, and the texts. The articles are read again; a
//! verdict counts for the triple whose words stand there and, where the file says how it was told (later rounds do), that has polarity,
//! modality, source and names as it had, so that verdicts stay of use while the library changes.
//!
//! What readers called wrong is mended first, so that fewer of the verdicts on what is still told are "wrong" than of those on a text
//! that nobody mended for. The constant of the weights is therefore set so that the mean confidence is what all verdicts ask for, also
//! those on what is no longer told.
//!
//! The figures are of confidences as they are (`as_it_is`: of the weights in the library, which saw these articles), of weights that
//! were fitted on the other articles (`fitted`), and of weights that were fitted on the other rounds (`round_N`), which is the hardest:
//! another round has other articles, other readers and an older state of the library.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use factwire::Extractor;
use factwire::facts::{Argument, Factuality, Probability, Span, Triple};
use factwire::unstable::relations::{fit, probability};
use factwire::unstable::{Sign, Signs, pipeline};
use serde::Deserialize;

use crate::lines::read;
use crate::{Error, Result};

/// The penalty on large weights; from 0.002 to 0.01 they tell as well.
const PENALTY: f64 = 0.003;

/// Into so many parts the articles go, each of which is judged by weights of the others.
const FOLDS: usize = 10;

/// What a reader says of a triple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Right in all.
    Ok,
    /// Right but for a detail.
    Minor,
    /// True, and says nothing by itself.
    Empty,
    /// Not what the text says.
    Wrong,
}

impl Verdict {
    /// What the fit is after: 1 for what a reader may build on.
    fn target(self) -> f32 {
        match self {
            Verdict::Ok => 1.0,
            Verdict::Minor => 0.8,
            Verdict::Empty => 0.5,
            Verdict::Wrong => 0.0,
        }
    }
}

/// All of them, by their words.
const VERDICTS: [(&str, Verdict); 4] =
    [("ok", Verdict::Ok), ("minor", Verdict::Minor), ("empty", Verdict::Empty), ("wrong", Verdict::Wrong)];

#[derive(Deserialize)]
struct Row {
    round: usize,
    article: String,
    subject: String,
    predicate: String,
    object: String,
    verdict: Verdict,
    /// As [`reading`] has it; empty where nobody wrote it down.
    #[serde(default)]
    reading: String,
}

/// How a triple is told: polarity, modality, place of the source (nothing for the text itself), and
/// whether subject and object are called by a name from elsewhere in the text.
fn reading(triple: &Triple) -> String {
    let Factuality { polarity, modality, attribution, .. } = &triple.factuality;
    let source = match attribution {
        Some(a) => format!("{}-{}", a.source.span.start, a.source.span.end),
        None => String::new(),
    };
    let named = |side: Option<&Argument>| if side.is_some_and(|a| a.name.is_some()) { "named" } else { "-" };
    let sides = [named(Some(&triple.subject)), named(triple.object.as_ref())];
    format!("{polarity}/{modality}/{source}/{}/{}", sides[0], sides[1])
}

/// Where the words of a triple stand, as the file has it: `12-19`.
fn places(triple: &Triple) -> [String; 3] {
    let place = |span: Span| format!("{}-{}", span.start, span.end);
    let object = triple.object.as_ref().map(|o| place(o.span)).unwrap_or_default();
    [place(triple.subject.span), place(triple.predicate.span), object]
}

/// A triple of which a reader said something.
#[derive(Clone, Copy, Debug)]
struct Example {
    article: usize,
    round: usize,
    signs: Signs,
    verdict: Verdict,
    /// The confidence that it has now.
    now: f32,
}

/// A verdict on what is no longer told, or told otherwise.
#[derive(Clone, Copy, Debug)]
struct Gone {
    article: usize,
    round: usize,
    verdict: Verdict,
}

/// Fitted weights, and how well such weights do on articles that they were not fitted on.
pub struct Report {
    examples: Vec<Example>,
    /// The confidence of each by weights of other articles.
    unseen: Vec<f32>,
    /// The confidence of each by weights of the other rounds.
    other_rounds: Vec<f32>,
    articles: usize,
    gone: Vec<Gone>,
    weights: Vec<f32>,
}

impl Report {
    /// Reads the file of verdicts, and the articles in a folder.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::BadData`] for a file that is none of verdicts, and those of a reading.
    pub fn measure(verdicts: &Path, texts: &Path) -> Result<Report> {
        let extractor = Extractor::builder().min_confidence(Probability::default()).build()?;
        let rows = csv::Reader::from_reader(read(verdicts)?.as_bytes())
            .into_deserialize()
            .collect::<std::result::Result<Vec<Row>, _>>();
        let wrong = |e: csv::Error| Error::BadData {
            file: verdicts.display().to_string(),
            line: e.position().map_or(0, |p| p.line() as usize),
            what: e.to_string(),
        };
        let mut by_article: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows.map_err(wrong)? {
            by_article.entry(row.article.clone()).or_default().push(row);
        }
        let articles = by_article.len();
        let (mut examples, mut gone) = (Vec::new(), Vec::new());
        for (number, (name, rows)) in by_article.into_iter().enumerate() {
            let text = read(&texts.join(format!("{name}.txt")))?;
            let (found, lost) = article(&extractor, &text, rows, number)?;
            examples.extend(found);
            gone.extend(lost);
        }
        let unseen = across(&examples, &gone, |article, _| article % FOLDS);
        let other_rounds = across(&examples, &gone, |_, round| round);
        let weights = fitted(&examples, &gone, |_, _| true);
        Ok(Report { weights, unseen, other_rounds, examples, articles, gone })
    }

    /// A line for each triple: article, verdict, confidence, signs; for those who look for better signs.
    pub fn signs(&self) -> String {
        let names: Vec<&str> = Sign::ALL.iter().map(|s| s.name()).collect();
        let mut out = format!("round\tarticle\tverdict\tconfidence\t{}\n", names.join("\t"));
        for example in &self.examples {
            let values: Vec<String> = example.signs.values().iter().map(f32::to_string).collect();
            let Example { article, round, verdict, now, .. } = example;
            out += &format!("{round}\t{article}\t{verdict:?}\t{now}\t{}\n", values.join("\t"));
        }
        out
    }

    /// The content of the file of weights.
    pub fn weights(&self) -> String {
        let (triples, articles) = (self.examples.len(), self.articles);
        let head = format!(
            "# Logistic regression, penalty {PENALTY}, on {triples} judged triples of {articles} articles: sign and weight.\n"
        );
        let lines = Sign::ALL.iter().zip(&self.weights).map(|(s, w)| format!("{} {w:.3}\n", s.name()));
        std::iter::once(head).chain(lines).collect()
    }
}

/// The judged triples of an article that are still told, and those that are not.
fn article(extractor: &Extractor, text: &str, mut rows: Vec<Row>, number: usize) -> Result<(Vec<Example>, Vec<Gone>)> {
    let settings = extractor.settings();
    let mut parse = settings.parser.parse(text)?;
    let signs = pipeline::signs(&parse, settings);
    let extraction = pipeline::read(&mut parse, None, settings);
    let mut found = Vec::new();
    for (signs, triple) in signs.into_iter().zip(&extraction.triples) {
        let [subject, predicate, object] = places(triple);
        let reading = reading(triple);
        let same = |r: &Row| {
            let told_so = r.reading.is_empty() || r.reading == reading;
            told_so && r.subject == subject && r.predicate == predicate && r.object == object
        };
        let Some(row) = rows.iter().position(same) else { continue };
        let now = triple.confidence.get();
        let Row { round, verdict, .. } = rows.remove(row);
        found.push(Example { article: number, round, signs, verdict, now });
    }
    let gone = rows.into_iter().map(|Row { round, verdict, .. }| Gone { article: number, round, verdict });
    Ok((found, gone.collect()))
}

/// Weights of the examples whose article and round are among some.
fn fitted(examples: &[Example], gone: &[Gone], some: impl Fn(usize, usize) -> bool) -> Vec<f32> {
    let kept: Vec<(Signs, f32)> =
        examples.iter().filter(|e| some(e.article, e.round)).map(|e| (e.signs, e.verdict.target())).collect();
    let lost: Vec<f32> = gone.iter().filter(|g| some(g.article, g.round)).map(|g| g.verdict.target()).collect();
    let mut weights = fit(&kept, PENALTY);
    let all = kept.iter().map(|(_, target)| *target).chain(lost.iter().copied());
    let wanted = all.sum::<f32>() / (kept.len() + lost.len()).max(1) as f32;
    set_mean(&mut weights, &kept, wanted);
    weights
}

/// Sets the constant so that the mean probability is the one wanted.
fn set_mean(weights: &mut [f32], examples: &[(Signs, f32)], wanted: f32) {
    const HALVINGS: usize = 30;
    let constant = weights[Sign::Always as usize];
    let (mut low, mut high) = (constant - 4.0, constant + 4.0);
    for _ in 0..HALVINGS {
        let middle = low.midpoint(high);
        weights[Sign::Always as usize] = middle;
        let sum: f32 = examples.iter().map(|(signs, _)| probability(signs, weights)).sum();
        if sum < wanted * examples.len() as f32 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The confidence of each example by weights of the parts, told by article and round, that it is not in.
fn across(examples: &[Example], gone: &[Gone], part: impl Fn(usize, usize) -> usize) -> Vec<f32> {
    let parts: BTreeSet<usize> = examples.iter().map(|e| part(e.article, e.round)).collect();
    let others = |p| fitted(examples, gone, |article, round| part(article, round) != p);
    let weights: BTreeMap<usize, Vec<f32>> = parts.into_iter().map(|p| (p, others(p))).collect();
    examples.iter().map(|e| probability(&e.signs, &weights[&part(e.article, e.round)])).collect()
}

/// The part of some triples that a reader gave this verdict.
fn share(some: &[(Verdict, f32)], verdict: Verdict) -> f64 {
    some.iter().filter(|(v, _)| *v == verdict).count() as f64 / some.len().max(1) as f64
}

/// For least confidences in steps of 0.05 what is kept, what readers said of it, and how many of all wrong ones are dropped.
fn thresholds(f: &mut fmt::Formatter<'_>, name: &str, judged: &[(Verdict, f32)]) -> fmt::Result {
    let wrong = |some: &[(Verdict, f32)]| some.iter().filter(|(v, _)| *v == Verdict::Wrong).count();
    for step in 6..18 {
        let least = step as f32 * 0.05;
        let kept: Vec<(Verdict, f32)> = judged.iter().copied().filter(|&(_, c)| c >= least).collect();
        let dropped = wrong(judged) - wrong(&kept);
        let start = format!("{name}_threshold_{least:.2}");
        writeln!(f, "{start}_kept {:.3}", kept.len() as f64 / judged.len().max(1) as f64)?;
        for (word, verdict) in VERDICTS {
            writeln!(f, "{start}_{word} {:.3}", share(&kept, verdict))?;
        }
        writeln!(f, "{start}_wrong_dropped {:.3}", dropped as f64 / wrong(judged).max(1) as f64)?;
    }
    Ok(())
}

/// The probability that a right triple has a higher confidence than a wrong one.
fn area(judged: &[(Verdict, f32)]) -> f64 {
    let of = |verdict| judged.iter().filter(move |(v, _)| *v == verdict).map(|&(_, c)| c);
    let pairs = of(Verdict::Ok).flat_map(|right| of(Verdict::Wrong).map(move |wrong| (right, wrong)));
    let (sum, count) = pairs.fold((0.0, 0), |(sum, count), (right, wrong)| {
        let won = if right > wrong {
            1.0
        } else if right == wrong {
            0.5
        } else {
            0.0
        };
        (sum + won, count + 1)
    });
    sum / f64::from(count.max(1))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |given: &[f32]| -> Vec<(Verdict, f32)> {
            self.examples.iter().zip(given).map(|(e, &c)| (e.verdict, c)).collect()
        };
        let now: Vec<(Verdict, f32)> = self.examples.iter().map(|e| (e.verdict, e.now)).collect();
        let (mut unseen, other_rounds) = (with(&self.unseen), with(&self.other_rounds));
        writeln!(f, "articles {}\ntriples {}\nno_longer_told {}", self.articles, self.examples.len(), self.gone.len())?;
        writeln!(f, "auc_as_it_is {:.3}\nauc_fitted {:.3}", area(&now), area(&unseen))?;
        writeln!(f, "auc_other_rounds {:.3}", area(&other_rounds))?;
        for round in self.examples.iter().map(|e| e.round).collect::<BTreeSet<_>>() {
            let of_round = self.examples.iter().zip(&self.other_rounds).filter(|(e, _)| e.round == round);
            writeln!(f, "auc_round_{round} {:.3}", area(&of_round.map(|(e, &c)| (e.verdict, c)).collect::<Vec<_>>()))?;
        }
        for (name, judged) in [("as_it_is", &now), ("fitted", &unseen), ("other_rounds", &other_rounds)] {
            thresholds(f, name, judged)?;
        }
        unseen.sort_by(|a, b| b.1.total_cmp(&a.1));
        for tenth in 0..10 {
            let [from, to] = [tenth, tenth + 1].map(|t| t * unseen.len() / 10);
            let some = &unseen[from..to];
            let mean = some.iter().map(|&(_, c)| f64::from(c)).sum::<f64>() / some.len().max(1) as f64;
            writeln!(f, "tenth_{}_confidence {mean:.3}", tenth + 1)?;
            writeln!(f, "tenth_{}_ok {:.3}", tenth + 1, share(some, Verdict::Ok))?;
            writeln!(f, "tenth_{}_wrong {:.3}", tenth + 1, share(some, Verdict::Wrong))?;
        }
        let half = &unseen[..unseen.len().div_ceil(2)];
        writeln!(f, "best_half_from {:.3}", half.last().map_or(0.0, |&(_, c)| c))?;
        writeln!(f, "best_half_wrong {:.3}", share(half, Verdict::Wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_counts_pairs_of_right_and_wrong() {
        let rows = [(Verdict::Ok, 0.9), (Verdict::Ok, 0.4), (Verdict::Minor, 0.0), (Verdict::Wrong, 0.4)];
        assert_eq!(area(&rows), 0.75);
        assert_eq!(area(&rows[..2]), 0.0);
    }

    #[test]
    fn verdicts_meet_the_triples_whose_words_stand_there() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "Ada Moe met Bo Lind. The council sacked Mia Tan.").unwrap();
        let rows = "round,article,subject,predicate,object,verdict,cause,reading\n1,a,0-7,8-11,12-19,ok,,affirmative/actual//-/-\n\
                    1,a,0-7,8-11,1-2,wrong,object,\n1,a,21-32,33-39,40-47,wrong,polarity,negative/actual//-/-\n";
        let file = folder.path().join("judgements.csv");
        std::fs::write(&file, rows).unwrap();
        let report = Report::measure(&file, folder.path()).unwrap();
        assert_eq!((report.articles, report.examples.len(), report.gone.len()), (1, 1, 2));
        assert_eq!((report.examples[0].verdict, report.examples[0].round), (Verdict::Ok, 1));
    }

    #[test]
    fn verdicts_on_what_is_no_longer_told_lower_the_confidence() {
        let told = |verdict| Example {
            article: 0,
            round: 0,
            signs: Signs::default().with(Sign::Always, true),
            verdict,
            now: 0.0,
        };
        let examples = [told(Verdict::Ok), told(Verdict::Ok), told(Verdict::Wrong)];
        let gone = [Gone { article: 0, round: 0, verdict: Verdict::Wrong }];
        let mean = |gone: &[Gone]| probability(&examples[0].signs, &fitted(&examples, gone, |_, _| true));
        assert!(
            (mean(&[]) - 2.0 / 3.0).abs() < 0.01 && (mean(&gone) - 0.5).abs() < 0.01,
            "{} {}",
            mean(&[]),
            mean(&gone)
        );
    }

    #[test]
    fn a_threshold_tells_what_is_kept_and_how_many_wrong_ones_go() {
        struct Lines(Vec<(Verdict, f32)>);
        impl fmt::Display for Lines {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                thresholds(f, "x", &self.0)
            }
        }
        let judged = vec![(Verdict::Ok, 0.9), (Verdict::Minor, 0.6), (Verdict::Wrong, 0.55), (Verdict::Wrong, 0.2)];
        let lines = Lines(judged).to_string();
        let at_half: Vec<&str> = lines.lines().filter_map(|l| l.strip_prefix("x_threshold_0.50_")).collect();
        assert_eq!(
            at_half,
            ["kept 0.750", "ok 0.333", "minor 0.333", "empty 0.000", "wrong 0.333", "wrong_dropped 0.500"]
        );
    }

    #[test]
    fn a_confidence_comes_from_the_other_parts() {
        let example = |round: usize, closed: bool, verdict: Verdict| {
            let signs = Signs::default().with(Sign::Closed, closed);
            Example { article: round, round, signs, verdict, now: 0.5 }
        };
        // in the second round the sign means the opposite: each round is judged by what the other one shows
        let first = [example(1, true, Verdict::Ok), example(1, false, Verdict::Wrong)].repeat(20);
        let second = [example(2, true, Verdict::Wrong), example(2, false, Verdict::Ok)].repeat(20);
        let examples = [first, second].concat();
        let given = across(&examples, &[], |_, round| round);
        let judged: Vec<(Verdict, f32)> = examples.iter().zip(&given).map(|(e, &c)| (e.verdict, c)).collect();
        assert_eq!(area(&judged), 0.0);
    }
}
