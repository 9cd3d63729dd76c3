//! The embedded network beside token classifiers run by libtorch, in one run: how fast the whole of `extract` is with each.

use std::fmt;
use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::{Error, Result};
use factwire::Extractor;
use factwire::models::{DEFAULT_MODEL, Model};
use factwire::unstable::backend::RustBert;

/// A line for each model.
pub struct Report {
    lines: Vec<Line>,
}

struct Line {
    model: &'static str,
    /// MB of the weights on disk.
    size: f64,
    /// Seconds, mean of both.
    load: f64,
    /// Words a second on one and on two threads, medians.
    words: [f64; 2],
}

/// Rounds in which each model reads; the median counts.
const ROUNDS: usize = 5;
/// Copies of the text that are read at a time.
const BATCH: usize = 4;
const THREADS: [usize; 2] = [1, 2];

impl Report {
    /// Measures with a text: with the embedded model; with its encoder run by libtorch in its place for names; and with a
    /// network of the size of BERT-base, whose weights are by chance, for names.
    ///
    /// # Errors
    /// [`Error::Write`] when there is no room for the models in the folder for temporary files (550 MB), and those of
    /// building an extractor.
    pub fn measure(text: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("factwire-engines-{}", std::process::id()));
        let report = Self::measure_in(&folder, text);
        let removed = fs::remove_dir_all(&folder).map_err(|source| Error::Write { path: folder, source });
        report.and_then(|report| removed.map(|()| report))
    }

    fn measure_in(folder: &Path, text: &str) -> Result<Self> {
        let embedded = Model::open(DEFAULT_MODEL)?;
        let [own, base] = ["own", "base"].map(|name| folder.join(name));
        embedded.save_for_rust_bert(&own)?;
        make_base(&own, &base)?;
        let size =
            |folder: &Path| fs::metadata(folder.join("model.safetensors")).map_or(0.0, |file| file.len() as f64 / 1e6);
        let models = [
            ("factwire-en (int8)", DEFAULT_MODEL.to_owned(), embedded.weights.len() as f64 / 1e6),
            ("the same encoder (f32, libtorch) for names", own.display().to_string(), size(&own)),
            ("BERT-base size, random weights (f32, libtorch) for names", base.display().to_string(), size(&base)),
        ];
        let mut extractors = Vec::new();
        let mut lines = Vec::new();
        for (model, name, size) in &models {
            let start = Instant::now();
            let [one, two] = THREADS.map(|threads| Extractor::builder().model(name).threads(threads).build());
            lines.push(Line { model, size: *size, load: start.elapsed().as_secs_f64() / 2.0, words: [0.0; 2] });
            extractors.push([one?, two?]);
        }
        let words = (extractors[0][0].parse(text)?.tokens.len() * BATCH) as f64;
        let texts = vec![text; BATCH];
        let mut speeds = vec![[const { Vec::new() }; 2]; models.len()];
        for round in 0..=ROUNDS {
            for (of_model, speeds) in extractors.iter().zip(&mut speeds) {
                for (extractor, speeds) in of_model.iter().zip(speeds) {
                    let start = Instant::now();
                    extractor.extract_batch(&texts).into_iter().collect::<Result<Vec<_>>>()?;
                    // The first round warms up.
                    if round > 0 {
                        speeds.push(words / start.elapsed().as_secs_f64());
                    }
                }
            }
        }
        for (line, speeds) in lines.iter_mut().zip(speeds) {
            line.words = speeds.map(super::speed::median);
        }
        Ok(Report { lines })
    }
}

/// A classifier of the size of BERT-base with the vocabulary and tags of `own`.
fn make_base(own: &Path, base: &Path) -> Result<()> {
    let read = |name: &str| {
        let path = own.join(name);
        fs::read_to_string(&path).map_err(|source| Error::Read { path, source })
    };
    let write = |name: &str, content: &str| {
        let path = base.join(name);
        fs::write(&path, content).map_err(|source| Error::Write { path, source })
    };
    let bad = |e: serde_json::Error| Error::BadModelFile { file: "config.json".into(), what: e.to_string() };
    fs::create_dir_all(base).map_err(|source| Error::Write { path: base.to_owned(), source })?;
    let mut config: serde_json::Value = serde_json::from_str(&read("config.json")?).map_err(bad)?;
    let sizes =
        [("hidden_size", 768), ("intermediate_size", 3072), ("num_attention_heads", 12), ("num_hidden_layers", 12)];
    for (key, value) in sizes.into_iter().chain([("max_position_embeddings", 512), ("type_vocab_size", 2)]) {
        config[key] = value.into();
    }
    config["model_type"] = "bert".into();
    write("config.json", &config.to_string())?;
    write("vocab.txt", &read("vocab.txt")?)?;
    write("model.safetensors", "")?;
    RustBert::save_random(&Model::open(&base.display().to_string())?)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "model,weights_mb,load_seconds,words_per_second_1_thread,words_per_second_2_threads,times_slower_1_thread"
        )?;
        for line in &self.lines {
            let Line { model, size, load, words: [one, two] } = line;
            let slower = self.lines[0].words[0] / one;
            writeln!(f, "\"{model}\",{size:.0},{load:.2},{one:.0},{two:.0},{slower:.1}")?;
        }
        Ok(())
    }
}
