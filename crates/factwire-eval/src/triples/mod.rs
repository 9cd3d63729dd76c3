//! Triples against the benchmarks of open information extraction, in the words of the text.

pub mod benchie;
pub mod carb;
pub mod confidence;
pub mod judged;

use std::path::Path;

use super::Half;
use super::lines::read;
use crate::Result;
use factwire::facts::Probability;
use factwire::unstable::output;
use factwire::unstable::pipeline;
use factwire::{Extractor, Granularity};

/// How to measure.
pub struct Setting {
    extractor: Extractor,
    half: Half,
    show: bool,
}

impl Setting {
    /// Loads the embedded model.
    ///
    /// # Errors
    /// Those of [`factwire::Builder::build`].
    pub fn new(granularity: Granularity, half: Half, show: bool) -> Result<Self> {
        Ok(Setting {
            extractor: Extractor::builder().granularity(granularity).min_confidence(Probability::default()).build()?,
            half,
            show,
        })
    }
}

/// Scores the sentences of a file, one a line, against CaRB's gold tuples.
///
/// # Errors
/// [`crate::Error::Read`], [`crate::Error::BadData`], [`crate::Error::Factwire`].
pub fn carb(gold: &Path, sentences: &Path, setting: &Setting) -> Result<carb::Report> {
    let gold = carb::Gold::read(&gold.display().to_string(), &read(gold)?)?;
    let text = read(sentences)?;
    let lines: Vec<&str> = setting.half.of(text.lines().filter(|l| !l.trim().is_empty()).collect());
    let mut report = carb::Report::default();
    for (sentence, extraction) in lines.iter().zip(setting.extractor.extract_batch(&lines)) {
        let Some(tuples) = gold.of(sentence) else { continue };
        let predicted: Vec<carb::Tuple> =
            output::carb(sentence, &extraction?).lines().filter_map(carb::Tuple::of_line).collect();
        if setting.show {
            println!("# {sentence}");
            let score = |p: &carb::Tuple| tuples.iter().map(|g| carb::either_way(g, p).0).fold(0.0, f64::max);
            predicted.iter().for_each(|p| println!("  {:.2} {p}", score(p)));
            let found = |g: &carb::Tuple| predicted.iter().map(|p| carb::either_way(g, p).1).fold(0.0, f64::max);
            tuples.iter().for_each(|g| println!("  gold {:.2} {g}", found(g)));
        }
        report.add(tuples, &predicted);
    }
    Ok(report)
}

/// Fits the weights of the confidence, and measures across the halves of the sentences how well it is calibrated.
///
/// # Errors
/// [`crate::Error::Read`], [`crate::Error::BadData`], [`crate::Error::Factwire`].
pub fn confidence(gold: &Path, sentences: &Path) -> Result<confidence::Report> {
    let gold = carb::Gold::read(&gold.display().to_string(), &read(gold)?)?;
    let text = read(sentences)?;
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let extractor = Extractor::builder().granularity(Granularity::Full).build()?;
    let examples = |half: Half| -> Result<Vec<confidence::Example>> {
        let lines = half.of(lines.clone());
        let mut found = Vec::new();
        let settings = extractor.settings();
        for sentence in &lines {
            let Some(tuples) = gold.of(sentence) else { continue };
            let mut parse = settings.parser.parse(sentence)?;
            let signs = pipeline::signs(&parse, settings);
            let extraction = pipeline::read(&mut parse, None, settings);
            let predicted = output::carb(sentence, &extraction);
            for (signs, tuple) in signs.into_iter().zip(predicted.lines().filter_map(carb::Tuple::of_line)) {
                let target = tuples.iter().map(|g| carb::either_way(g, &tuple).0).fold(0.0, f64::max);
                found.push(confidence::Example { signs, target: target as f32 });
            }
        }
        Ok(found)
    };
    Ok(confidence::Report::new(&examples(Half::First)?, &examples(Half::Second)?))
}

/// Scores the sentences of BenchIE's gold file against its facts.
///
/// # Errors
/// [`crate::Error::Read`], [`crate::Error::BadData`], [`crate::Error::Factwire`].
pub fn benchie(gold: &Path, setting: &Setting) -> Result<benchie::Report> {
    let sentences = benchie::read(&gold.display().to_string(), &read(gold)?)?;
    let sentences = setting.half.of(sentences);
    let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
    let mut report = benchie::Report::default();
    for (sentence, extraction) in sentences.iter().zip(setting.extractor.extract_batch(&texts)) {
        let triple = |line: &str| {
            let mut cells = line.split('\t').skip(1).map(str::to_owned);
            Some([cells.next()?, cells.next()?, cells.next()?])
        };
        let predicted: Vec<benchie::Triple> =
            output::benchie(&sentence.id, &sentence.text, &extraction?).lines().filter_map(triple).collect();
        if setting.show {
            println!("# {}", sentence.text);
            let told: Vec<Option<usize>> = predicted.iter().map(|t| sentence.told_by(t)).collect();
            for (triple, told) in predicted.iter().zip(&told) {
                println!("  {} {}", if told.is_some() { "+" } else { "-" }, triple.join(" | "));
            }
            (0..sentence.facts())
                .filter(|f| !told.contains(&Some(*f)))
                .for_each(|f| println!("  missed {}", sentence.form(f)));
        }
        report.add(sentence, &predicted);
    }
    Ok(report)
}
