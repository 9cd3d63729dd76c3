//! Measures factwire on public formats. Each subcommand prints lines `key value`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
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
    /// Time to load, time for a text, words a second over a batch of its copies, peak memory
    Speed {
        /// A text
        file: PathBuf,
    },
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
        Task::Speed { file } => {
            let text = std::fs::read_to_string(&file).map_err(|source| factwire::Error::Read { path: file, source })?;
            print!("{}", speed::Report::measure(&text)?);
        }
    }
    Ok(())
}
