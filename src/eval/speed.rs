//! How fast the whole of `extract` is on this machine, and how much memory it takes.

use std::fmt;
use std::time::Instant;

use crate::{Extractor, Result};

/// Medians over repeated runs.
pub struct Report {
    /// Seconds to load the embedded model.
    load: f64,
    /// Seconds for the text.
    text: f64,
    words: usize,
    /// Words a second over a batch, by number of threads.
    batch: Vec<(usize, f64)>,
}

/// Runs that are measured; the median counts.
const RUNS: usize = 5;

/// Copies of the text in a batch.
const BATCH: usize = 32;

impl Report {
    /// Measures with a text, alone and as a batch of copies of it.
    ///
    /// # Errors
    /// Those of building an extractor and of [`Extractor::extract`].
    pub fn measure(text: &str) -> Result<Self> {
        let mut loads = Vec::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            drop(Extractor::builder().build()?);
            loads.push(start.elapsed().as_secs_f64());
        }
        let extractor = Extractor::builder().build()?;
        let words = extractor.parse(text)?.tokens.len();
        let mut texts = Vec::new();
        for _ in 0..RUNS {
            let start = Instant::now();
            extractor.extract(text)?;
            texts.push(start.elapsed().as_secs_f64());
        }
        let copies = vec![text; BATCH];
        let mut batch = Vec::new();
        for threads in [1, 2] {
            let extractor = Extractor::builder().threads(threads).build()?;
            let start = Instant::now();
            for result in extractor.extract_batch(&copies) {
                result?;
            }
            batch.push((threads, (words * BATCH) as f64 / start.elapsed().as_secs_f64()));
        }
        Ok(Report { load: median(loads), text: median(texts), words, batch })
    }
}

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The most memory that the process has held, in MB, where the system tells it.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "load_seconds {:.3}", self.load)?;
        writeln!(f, "text_words {}", self.words)?;
        writeln!(f, "text_seconds {:.3}", self.text)?;
        for (threads, speed) in &self.batch {
            writeln!(f, "batch_words_per_second_{threads}_threads {speed:.0}")?;
        }
        match peak_memory() {
            Some(mb) => writeln!(f, "peak_memory_mb {mb:.0}"),
            None => Ok(()),
        }
    }
}
