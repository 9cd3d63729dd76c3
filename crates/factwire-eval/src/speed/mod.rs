//! How fast the whole of `extract` is on this machine, what of it takes how long, and how that stands beside other programs.
//!
//! docs/speed.md says what each figure means.

mod graph;
mod peak;
mod race;
mod reader;

use std::path::Path;
use std::time::Instant;

use super::rooms::{Room, Rooms};
use crate::{Error, Result};
use factwire::Extractor;
use factwire::models::Model;
pub use race::{Racer, Rival, race};
pub use reader::{Manner, read_on_demand};

/// Rounds in which something is measured; the median counts.
const ROUNDS: usize = 5;

/// A figure of reports/speed.csv: its name and its value.
pub type Figure = (String, f64);

pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The texts of a file of JSON lines, each with a `text`.
///
/// # Errors
/// [`Error::Read`].
pub fn texts(file: &Path) -> Result<Vec<String>> {
    let failed = |source| Error::Read { path: file.to_owned(), source };
    let content = std::fs::read_to_string(file).map_err(failed)?;
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|e| failed(e.into()))?;
        Ok(value["text"].as_str().unwrap_or_default().to_owned())
    };
    content.lines().map(text).collect()
}

/// Words as `wc -w` counts them.
pub fn words(texts: &[String]) -> usize {
    texts.iter().map(|text| text.split_whitespace().count()).sum()
}

/// The most memory that the process has held, in MB, where the system tells it.
pub(super) fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// Seconds that a room takes for these texts, on one core, the median of `rounds`: for a profiler, which sees nothing else while it runs.
///
/// # Errors
/// Those of building an extractor and of [`Extractor::extract`].
pub fn room(texts: &[String], room: Room, rounds: usize) -> Result<Vec<Figure>> {
    let extractor = Extractor::builder().threads(1).build()?;
    let read: Vec<Rooms> = texts.iter().map(|text| Rooms::new(&extractor, text)).collect::<Result<_>>()?;
    Ok(vec![(format!("seconds_{}", room.name()), seconds(&read, room, rounds)?)])
}

fn seconds(texts: &[Rooms], room: Room, rounds: usize) -> Result<f64> {
    let round = |_| texts.iter().map(|text| Ok(text.time(room)?.as_secs_f64())).sum();
    Ok(median((0..rounds.max(1)).map(round).collect::<Result<_>>()?))
}

/// Time to make an [`Extractor`], once the rules are read, and the share of each room for these texts, on one core; then the network's
/// speed and its share of what the core can do.
///
/// # Errors
/// Those of building an extractor and of [`Extractor::extract`].
pub fn rooms(texts: &[String]) -> Result<Vec<Figure>> {
    let mut loads = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        drop(Extractor::builder().threads(1).build()?);
        loads.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let extractor = Extractor::builder().threads(1).build()?;
    let read: Vec<Rooms> = texts.iter().map(|text| Rooms::new(&extractor, text)).collect::<Result<_>>()?;
    let measured = Room::ALL.into_iter().map(|room| Ok((room, seconds(&read, room, ROUNDS)?)));
    let seconds: Vec<(Room, f64)> = measured.collect::<Result<_>>()?;
    let all: f64 = seconds.iter().map(|(_, seconds)| seconds).sum();
    let mut figures = vec![("extractor_new_ms".to_owned(), median(loads))];
    figures.extend(seconds.iter().map(|(room, s)| (format!("share_{}", room.name()), s / all)));
    figures.extend(seconds.iter().map(|(room, s)| {
        let words = words(texts) as f64;
        (format!("microseconds_per_word_{}", room.name()), s * 1e6 / words)
    }));
    let subwords = read.iter().map(Rooms::subwords).sum::<usize>() as f64;
    let windows = read.iter().map(Rooms::windows).sum::<usize>() as f64;
    let network = seconds.iter().find(|(room, _)| *room == Room::Network).map_or(f64::NAN, |(_, s)| *s);
    figures.push(("network_subwords_per_second".to_owned(), subwords / network));
    let model = Model::open(extractor.model())?;
    if let Some(products) = graph::products(&model.weights, subwords / windows) {
        figures.push(("network_multiply_adds_per_subword".to_owned(), products));
        if let Some(peak) = peak::multiply_adds_per_second() {
            figures.push(("int8_peak_multiply_adds_per_second".to_owned(), peak));
            figures.push(("network_share_of_int8_peak".to_owned(), products * subwords / network / peak));
        }
    }
    Ok(figures)
}
