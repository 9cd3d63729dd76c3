//! How fast the embedded network is in each way that it can be run.

use std::fmt;
use std::num::NonZero;
use std::sync::OnceLock;
use std::time::Instant;

use crate::Result;
use factwire::models::{DEFAULT_MODEL, Model};
use factwire::unstable::backend::Way;
use factwire::unstable::parser::Parser;

/// A line for each way.
pub struct Report {
    /// Its name, seconds to load, subwords a second of one processor.
    pub ways: Vec<(String, f64, f64)>,
}

/// Times that a text is read, after a first time that does not count.
const RUNS: usize = 10;

/// Seconds for which the process has had a processor, where the system tells it in its usual hundredths, so that other work on
/// the machine does not count; else by the clock.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |field: usize| fields.get(field)?.parse::<f64>().ok();
    static START: OnceLock<Instant> = OnceLock::new();
    match (ticks(11), ticks(12)) {
        (Some(user), Some(system)) => (user + system) / 100.0,
        _ => START.get_or_init(Instant::now).elapsed().as_secs_f64(),
    }
}

impl Report {
    /// Measures with a text: what is read are its windows, one after the other on one thread, heads included and decoding not. `only` is the name of the one way to
    /// measure.
    ///
    /// # Errors
    /// Those of loading and running the model.
    pub fn measure(text: &str, only: Option<&str>) -> Result<Self> {
        let mut ways = Vec::new();
        for way in Way::all() {
            let name = match way {
                Way::Rten => "rten".to_owned(),
                Way::Kernel(engine) => format!("{engine:?}").to_lowercase(),
            };
            if only.is_some_and(|only| only != name) {
                continue;
            }
            let start = Instant::now();
            let parser = Parser::with(way, Model::open(DEFAULT_MODEL)?, NonZero::new(1))?;
            let load = start.elapsed().as_secs_f64();
            let windows = parser.windows(text)?;
            parser.run_network(&windows, text)?;
            let (start, mut subwords) = (seconds(), 0);
            for _ in 0..RUNS {
                subwords += parser.run_network(&windows, text)?;
            }
            ways.push((name, load, subwords as f64 / (seconds() - start)));
        }
        Ok(Report { ways })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, load, speed) in &self.ways {
            writeln!(f, "load_seconds_{name} {load:.3}")?;
            writeln!(f, "subwords_per_second_{name} {speed:.0}")?;
        }
        Ok(())
    }
}
