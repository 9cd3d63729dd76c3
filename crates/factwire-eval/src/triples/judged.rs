//! Triples that readers judged: how well the confidence tells right from wrong, and weights for it.
//!
//! `reports/judgements.csv` has a line for each triple: the article, where subject, predicate and object stand in its text (in bytes), and
//! what the reader said (ok, minor, empty or wrong). `scripts/judged.py` makes it, and the texts. The articles are read again; a
//! verdict counts for the triple whose words stand there, so that verdicts stay of use while the library changes. Confidences
//! are those of weights that were fitted on the other articles.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use factwire::Extractor;
use factwire::facts::{Span, Triple};
use factwire::unstable::relations::{fit, probability};
use factwire::unstable::{Sign, Signs, pipeline};
use serde::Deserialize;

use crate::lines::read;
use crate::{Error, Result};

/// The penalty on large weights; from 0.005 to 0.05 they tell as well.
const PENALTY: f64 = 0.02;

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

#[derive(Deserialize)]
struct Row {
    article: String,
    subject: String,
    predicate: String,
    object: String,
    verdict: Verdict,
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
    signs: Signs,
    verdict: Verdict,
    /// The confidence that it has now.
    now: f32,
}

/// Fitted weights, and how well such weights do on articles that they were not fitted on.
pub struct Report {
    examples: Vec<Example>,
    /// The confidence of each by the weights of the other articles.
    unseen: Vec<f32>,
    articles: usize,
    /// Verdicts on what is no longer told.
    gone: usize,
    weights: Vec<f32>,
}

impl Report {
    /// Reads the file of verdicts, and the articles in a folder.
    ///
    /// # Errors
    /// [`Error::Read`], [`Error::BadData`] for a file that is none of verdicts, and those of a reading.
    pub fn measure(verdicts: &Path, texts: &Path) -> Result<Report> {
        let extractor = Extractor::builder().build()?;
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
        let (mut examples, mut gone) = (Vec::new(), 0);
        for (number, (name, rows)) in by_article.into_iter().enumerate() {
            let text = read(&texts.join(format!("{name}.txt")))?;
            let (found, lost) = article(&extractor, &text, rows, number)?;
            examples.extend(found);
            gone += lost;
        }
        let fitted = |left_out: Option<usize>| {
            let some = examples.iter().filter(|e| Some(e.article) != left_out);
            fit(&some.map(|e| (e.signs, e.verdict.target())).collect::<Vec<_>>(), PENALTY)
        };
        let by_article: Vec<Vec<f32>> = (0..articles).map(|a| fitted(Some(a))).collect();
        let unseen = examples.iter().map(|e| probability(&e.signs, &by_article[e.article])).collect();
        Ok(Report { weights: fitted(None), unseen, examples, articles, gone })
    }

    /// A line for each triple: article, verdict, confidence, signs; for those who look for better signs.
    pub fn signs(&self) -> String {
        let names: Vec<&str> = Sign::ALL.iter().map(|s| s.name()).collect();
        let mut out = format!("article\tverdict\tconfidence\t{}\n", names.join("\t"));
        for example in &self.examples {
            let values: Vec<String> = example.signs.values().iter().map(f32::to_string).collect();
            let Example { article, verdict, now, .. } = example;
            out += &format!("{article}\t{verdict:?}\t{now}\t{}\n", values.join("\t"));
        }
        out
    }

    /// The content of the file of weights.
    pub fn weights(&self) -> String {
        let (triples, articles) = (self.examples.len(), self.articles);
        let head =
            format!("# Logistic regression on {triples} judged triples of {articles} articles: sign and weight.\n");
        let lines = Sign::ALL.iter().zip(&self.weights).map(|(s, w)| format!("{} {w:.3}\n", s.name()));
        std::iter::once(head).chain(lines).collect()
    }
}

/// The judged triples of an article that are still told, and how many are not.
fn article(extractor: &Extractor, text: &str, mut rows: Vec<Row>, number: usize) -> Result<(Vec<Example>, usize)> {
    let settings = extractor.settings();
    let mut parse = settings.parser.parse(text)?;
    let signs = pipeline::signs(&parse, settings);
    let extraction = pipeline::read(&mut parse, None, settings);
    let mut found = Vec::new();
    for (signs, triple) in signs.into_iter().zip(&extraction.triples) {
        let [subject, predicate, object] = places(triple);
        let same = |r: &Row| r.subject == subject && r.predicate == predicate && r.object == object;
        let Some(row) = rows.iter().position(same) else { continue };
        let now = triple.confidence.get();
        found.push(Example { article: number, signs, verdict: rows.remove(row).verdict, now });
    }
    Ok((found, rows.len()))
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
        let now: Vec<(Verdict, f32)> = self.examples.iter().map(|e| (e.verdict, e.now)).collect();
        let mut unseen: Vec<(Verdict, f32)> =
            self.examples.iter().zip(&self.unseen).map(|(e, &c)| (e.verdict, c)).collect();
        writeln!(f, "articles {}\ntriples {}\nno_longer_told {}", self.articles, self.examples.len(), self.gone)?;
        writeln!(f, "auc_as_it_is {:.3}\nauc_fitted {:.3}", area(&now), area(&unseen))?;
        unseen.sort_by(|a, b| b.1.total_cmp(&a.1));
        let share = |some: &[(Verdict, f32)], verdict| {
            some.iter().filter(|(v, _)| *v == verdict).count() as f64 / some.len().max(1) as f64
        };
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
        let rows = "round,article,subject,predicate,object,verdict,cause\n1,a,0-7,8-11,12-19,ok,\n1,a,0-7,8-11,1-2,wrong,object\n";
        let file = folder.path().join("judgements.csv");
        std::fs::write(&file, rows).unwrap();
        let report = Report::measure(&file, folder.path()).unwrap();
        assert_eq!((report.articles, report.examples.len(), report.gone), (1, 1, 1));
        assert_eq!(report.examples[0].verdict, Verdict::Ok);
    }
}
