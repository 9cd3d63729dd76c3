//! Programs that read the same texts in turns, so that what else the machine does meets all of them alike.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use super::{Figure, median};
use crate::{Error, Result};

/// A program to race.
pub struct Racer {
    /// What its figures are called after.
    pub name: String,
    /// Speaks as [`read_on_demand`](super::read_on_demand) does.
    pub command: Command,
}

/// Whose speed is divided by whose.
pub type Rival<'a> = (&'a str, &'a str);

struct Running {
    name: String,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    words: f64,
    /// Of each round what it has said.
    said: Vec<[f64; 4]>,
}

/// Lets all read in turns, `rounds` times after one to warm up; when `most` seconds are over, no further round is begun, and a first round
/// without another counts. Gives words a second, latencies where they are told, and the median of the
/// ratio of each two of `rivals` in the same round.
///
/// # Errors
/// [`Error::Read`] and [`Error::Write`], with the name of the program, when one does not run or answer.
pub fn race(racers: Vec<Racer>, rounds: usize, most: f64, rivals: &[Rival]) -> Result<Vec<Figure>> {
    let mut running: Vec<Running> = racers.into_iter().map(Running::start).collect::<Result<_>>()?;
    let begun = Instant::now();
    for round in 0..=rounds {
        if round > 0 && begun.elapsed().as_secs_f64() > most {
            break;
        }
        for racer in &mut running {
            let said = racer.ask()?;
            if round == 1 {
                racer.said.clear();
            }
            racer.said.push(said);
        }
    }
    let mut figures = Vec::new();
    for racer in &running {
        let all = |at: usize| racer.said.iter().map(|s| s[at]).collect::<Vec<f64>>();
        figures.push((format!("words_per_second_{}", racer.name), racer.words / median(all(0))));
        for (at, name) in [(1, "latency_p50_ms"), (2, "latency_p99_ms")] {
            if racer.said.iter().all(|s| s[at] > 0.0) {
                figures.push((format!("{name}_{}", racer.name), median(all(at))));
            }
        }
        figures.push((format!("peak_memory_mb_{}", racer.name), all(3).into_iter().fold(0.0, f64::max)));
    }
    for (one, other) in rivals {
        let of = |name: &str| running.iter().find(|racer| racer.name == name);
        if let (Some(a), Some(b)) = (of(one), of(other)) {
            let ratios = a.said.iter().zip(&b.said).map(|(a, b)| b[0] / a[0]);
            figures.push((format!("speed_{one}_by_{other}"), median(ratios.collect())));
        }
    }
    for mut racer in running {
        drop(racer.to);
        // it has said all that was asked
        let _ = racer.child.wait();
    }
    Ok(figures)
}

impl Running {
    fn start(Racer { name, mut command }: Racer) -> Result<Self> {
        let path = PathBuf::from(&name);
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|source| Error::Read { path: path.clone(), source })?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::Read { path, source: std::io::ErrorKind::BrokenPipe.into() });
        };
        let mut racer = Running { name, child, to, from: BufReader::new(from), words: 0.0, said: Vec::new() };
        racer.words = racer.line()?.trim_start_matches("ready").trim().parse().unwrap_or(f64::NAN);
        Ok(racer)
    }

    fn ask(&mut self) -> Result<[f64; 4]> {
        let failed = |source| Error::Write { path: PathBuf::from(&self.name), source };
        writeln!(self.to, "read").and_then(|()| self.to.flush()).map_err(failed)?;
        let line = self.line()?;
        let mut numbers = line.split_whitespace().map(|n| n.parse().unwrap_or(f64::NAN));
        Ok([(); 4].map(|()| numbers.next().unwrap_or(0.0)))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        let failed = |source| Error::Read { path: PathBuf::from(&self.name), source };
        if self.from.read_line(&mut line).map_err(failed)? == 0 {
            return Err(failed(std::io::ErrorKind::UnexpectedEof.into()));
        }
        Ok(line)
    }
}
