//! A program that reads the same texts whenever it is told to: what a race is run with.

use std::io::{BufRead, Write};
use std::time::Instant;

use super::{peak_memory, words};
use crate::{Error, Result};
use factwire::Extractor;

/// How the texts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As a batch.
    Batch,
    /// One after the other.
    Single,
}

/// Prints "ready" and the number of words; then, for each line of the input, reads the texts and prints: seconds, of single texts the
/// median and the 99th percentile in ms, and the most memory so far in MB.
///
/// # Errors
/// Those of [`Extractor::extract`], and [`Error::Read`] or [`Error::Write`] where nobody speaks or listens.
pub fn read_on_demand(extractor: &Extractor, texts: &[String], manner: Manner) -> Result<()> {
    let say = |line: String| {
        let mut out = std::io::stdout();
        let said = writeln!(out, "{line}").and_then(|()| out.flush());
        said.map_err(|source| Error::Write { path: "-".into(), source })
    };
    // what is loaded when it is first needed
    extractor.extract("Ada Okoro met Tom Brandt, the mayor of Lund, on Monday.")?;
    say(format!("ready {}", words(texts)))?;
    for line in std::io::stdin().lock().lines() {
        line.map_err(|source| Error::Read { path: "-".into(), source })?;
        let start = Instant::now();
        let mut each = Vec::new();
        match manner {
            Manner::Batch => {
                extractor.extract_batch(texts).into_iter().try_for_each(|read| read.map(drop))?;
            }
            Manner::Single => {
                for text in texts {
                    let start = Instant::now();
                    drop(extractor.extract(text)?);
                    each.push(start.elapsed().as_secs_f64() * 1e3);
                }
            }
        }
        let seconds = start.elapsed().as_secs_f64();
        each.sort_by(f64::total_cmp);
        let at = |share: f64| each.get((each.len() as f64 * share) as usize).copied().unwrap_or(0.0);
        say(format!("{seconds} {} {} {}", at(0.5), at(0.99), peak_memory().unwrap_or(0.0)))?;
    }
    Ok(())
}
