//! Measures factwire on public formats. Each subcommand prints lines `key value`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use factwire::Granularity;
use factwire::eval::triples::{self, Half};
use factwire::eval::{conllu, parse, speed, tokens};

/// Measures the quality of factwire.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Words and sentences of raw text against treebanks (the `# text` lines joined by document)
    Tokens {
        /// CoNLL-U files; the numbers are for all of them together
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print the commonest mismatches too, as many as given
        #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "40")]
        errors: Option<usize>,
    },
    /// Parts of speech, trees and lemmas against treebanks, on their own words and sentences
    Parse {
        /// CoNLL-U files; the numbers are for all of them together
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Triples, in the words of the text, against a benchmark of open information extraction
    Triples(Triples),
    /// Fits the confidence of triples on the first half of CaRB's development set; measures it on the second
    Confidence {
        /// Gold tuples: sentence TAB predicate TAB argument TAB ...
        gold: PathBuf,
        /// Sentences, one a line
        sentences: PathBuf,
        /// Write the weights to this file (src/relations/confidence.txt)
        #[arg(long)]
        write: Option<PathBuf>,
    },
    /// Time to load, time for a text, words a second over a batch of its copies, peak memory
    Speed {
        /// A text
        file: PathBuf,
    },
}

#[derive(clap::Args)]
struct Triples {
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Subcommand)]
enum Benchmark {
    /// CaRB: word overlap with crowd-sourced tuples
    Carb {
        /// Gold tuples: sentence TAB predicate TAB argument TAB ...
        gold: PathBuf,
        /// Sentences, one a line
        sentences: PathBuf,
        #[command(flatten)]
        options: TripleOptions,
    },
    /// BenchIE: exact match with one of the forms of each fact
    Benchie {
        /// Facts with their forms
        gold: PathBuf,
        #[command(flatten)]
        options: TripleOptions,
    },
}

#[derive(clap::Args)]
struct TripleOptions {
    /// The extractor's setting
    #[arg(long, value_enum, default_value_t = Size::Compact)]
    granularity: Size,
    /// Which half of the sentences, in the order of the file
    #[arg(long, value_enum, default_value_t = Part::All)]
    half: Part,
    /// Print each sentence with what was predicted and what is gold
    #[arg(long)]
    show: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Size {
    Compact,
    Full,
    Binary,
}

impl From<Size> for Granularity {
    fn from(size: Size) -> Self {
        match size {
            Size::Compact => Granularity::Compact,
            Size::Full => Granularity::Full,
            Size::Binary => Granularity::Binary,
        }
    }
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Part {
    All,
    First,
    Second,
}

impl From<Part> for Half {
    fn from(part: Part) -> Self {
        match part {
            Part::All => Half::Both,
            Part::First => Half::First,
            Part::Second => Half::Second,
        }
    }
}

fn main() -> ExitCode {
    match run(Options::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("factwire-eval: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> factwire::Result<()> {
    match task {
        Task::Tokens { files, errors } => {
            let mut report = tokens::Report::default();
            for file in &files {
                conllu::read(file)?.iter().for_each(|document| report.add(document));
            }
            print!("{report}");
            if let Some(limit) = errors {
                println!("{}", report.errors(limit));
            }
        }
        Task::Parse { files } => {
            let mut report = parse::Report::new()?;
            for file in &files {
                for document in conllu::read(file)? {
                    report.add(&document)?;
                }
            }
            print!("{report}");
        }
        Task::Triples(Triples { benchmark }) => match benchmark {
            Benchmark::Carb { gold, sentences, options } => {
                let setting = triples::Setting::new(options.granularity.into(), options.half.into(), options.show)?;
                print!("{}", triples::carb(&gold, &sentences, &setting)?);
            }
            Benchmark::Benchie { gold, options } => {
                let setting = triples::Setting::new(options.granularity.into(), options.half.into(), options.show)?;
                print!("{}", triples::benchie(&gold, &setting)?);
            }
        },
        Task::Confidence { gold, sentences, write } => {
            let report = triples::confidence(&gold, &sentences)?;
            if let Some(path) = write {
                std::fs::write(&path, report.weights())
                    .map_err(|source| factwire::Error::Write { path: path.clone(), source })?;
            }
            print!("{report}");
        }
        Task::Speed { file } => {
            let text = std::fs::read_to_string(&file).map_err(|source| factwire::Error::Read { path: file, source })?;
            print!("{}", speed::Report::measure(&text)?);
        }
    }
    Ok(())
}
