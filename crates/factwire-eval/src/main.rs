//! Measures factwire on public formats. Each subcommand prints lines `key value`.

#[path = "../../factwire-cli/src/memory.rs"]
mod memory;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use factwire::Granularity;
use factwire_eval::names::{Head, Input};
use factwire_eval::rooms::Room;
use factwire_eval::{
    Half, arguments, attribution, cases, conllu, coref, lessons, names, parse, pronouns, relations, speed, tokens,
    triples,
};

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
        /// From raw text (the `# text` lines joined by document), by the definition of the CoNLL 2018 shared task
        #[arg(long)]
        raw: bool,
        /// A name of models.toml or a folder with another model
        #[arg(long, default_value = factwire::models::DEFAULT_MODEL)]
        model: String,
    },
    /// Triples, in the words of the text, against a benchmark of open information extraction
    #[command(subcommand)]
    Triples(Triples),
    /// Fits the confidence of triples on CaRB's development set; measures it across its halves
    Confidence {
        /// Gold tuples: sentence TAB predicate TAB argument TAB ...
        gold: PathBuf,
        /// Sentences, one a line
        sentences: PathBuf,
        /// Write the weights to this file (src/relations/confidence.txt)
        #[arg(long)]
        write: Option<PathBuf>,
    },
    /// Names against files of words and tags, on their own words and sentences: exact spans with their kind
    ///
    /// CoNLL columns (token pos chunk tag) are scored with the head for PER, ORG, LOC, MISC; tab-separated files (token,
    /// tag, perhaps a nested tag) with the head for the nine kinds of the product.
    Names {
        /// Files; the numbers are for all of them together
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The head to score; without it the columns of each file tell
        #[arg(long)]
        head: Option<HeadName>,
        /// Put the words together to a text and read that; names are compared by their characters
        #[arg(long)]
        raw: bool,
        /// A name of models.toml or a folder with another model
        #[arg(long, default_value = factwire::models::DEFAULT_MODEL)]
        model: String,
    },
    /// Arguments of verbs
    #[command(subcommand)]
    Arguments(Arguments),
    /// What pronouns mean
    #[command(subcommand)]
    Pronouns(Pronouns),
    /// Who is who against GUM, on its own words and sentences: MUC, B³, CEAFe, their mean; beside it a simple baseline
    Coref {
        /// CoNLL-U files with `Entity=` in the last column; the numbers are for all of them together
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        part: Part,
        /// Probability that a link must have, 0 to 1
        #[arg(long)]
        threshold: Option<f32>,
        /// Print every sentence with the mentions and entities of both sides too
        #[arg(long)]
        show: bool,
    },
    /// What the ranking of antecedents learns from, for training/coref.py
    #[command(subcommand)]
    Lessons(Lessons),
    /// Who says what
    #[command(subcommand)]
    Attribution(Attribution),
    /// Relations between entities, from raw text
    #[command(subcommand)]
    Relations(Relations),
    /// Speed of the embedded network in each way that this processor can run it
    Encoder {
        /// A text
        file: PathBuf,
        /// The only way to measure: rten, portable, avx2, avxvnni, avx512vnni
        #[arg(long)]
        engine: Option<String>,
    },
    /// Time to make an extractor, shares of the rooms, speed of the network beside what the processor can do
    Rooms {
        /// JSON lines with a `text` each
        file: PathBuf,
        /// Only this room, again and again: for a profiler
        #[arg(long)]
        only: Option<String>,
        /// How often, with --only
        #[arg(long, default_value_t = 100)]
        rounds: usize,
    },
    /// Reads the same texts again and again, once for each line of the input: one of those that `race` starts
    Reader {
        /// JSON lines with a `text` each
        file: PathBuf,
        /// One after the other, not as a batch
        #[arg(long)]
        single: bool,
        /// Windows that are read at a time
        #[arg(long, default_value_t = 1)]
        threads: usize,
        /// A model's name or folder
        #[arg(long)]
        model: Option<String>,
    },
    /// Lets programs that speak as `reader` does read in turns: words a second of each, and how many times as fast the first of a pair is
    Race {
        /// Rounds that count
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        /// No round is begun after so many seconds
        #[arg(long, default_value_t = 60.0)]
        most: f64,
        /// NAME=COMMAND, run by sh
        racers: Vec<String>,
        /// NAME/NAME, as often as wanted
        #[arg(long)]
        ratio: Vec<String>,
    },
    /// Writes the embedded encoder as a classifier of names for libtorch
    #[cfg(feature = "rust-bert")]
    SaveForRustBert {
        /// Where to
        folder: PathBuf,
    },
    /// Words a second with the embedded model and with classifiers run by libtorch, as CSV
    #[cfg(feature = "rust-bert")]
    Engines {
        /// A text
        file: PathBuf,
    },
}

/// The part of a set that is measured.
#[derive(Args)]
struct Part {
    /// The first half in the order of the files, the second, or all
    #[arg(long, default_value = "all", value_name = "first|second|all")]
    half: Half,
}

#[derive(Clone, Copy, ValueEnum)]
enum HeadName {
    Conll,
    Product,
}

#[derive(Clone, Copy, ValueEnum)]
enum GranularityName {
    Compact,
    Full,
    Binary,
}

impl From<GranularityName> for Granularity {
    fn from(name: GranularityName) -> Self {
        match name {
            GranularityName::Compact => Granularity::Compact,
            GranularityName::Full => Granularity::Full,
            GranularityName::Binary => Granularity::Binary,
        }
    }
}

#[derive(Subcommand)]
enum Triples {
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

#[derive(Args)]
struct TripleOptions {
    /// How much goes into one triple
    #[arg(long, default_value = "compact")]
    granularity: GranularityName,
    #[command(flatten)]
    part: Part,
    /// Print each sentence with what was predicted and what is gold
    #[arg(long)]
    show: bool,
}

impl TripleOptions {
    fn setting(&self) -> factwire::Result<triples::Setting> {
        triples::Setting::new(self.granularity.into(), self.part.half, self.show)
    }
}

#[derive(Subcommand)]
enum Arguments {
    /// Against QA-SRL: unlabelled argument detection, matched by IOU >= 0.5
    ///
    /// A triple belongs to a verb when its predicate holds the verb's word; subject, object and modifiers are the arguments,
    /// the answers to the verb's questions are the gold ones.
    Qasrl {
        /// The sentences (columns qasrl_id, tokens)
        sentences: PathBuf,
        /// Questions with their answers (columns qasrl_id, verb_idx, answer_range)
        answers: PathBuf,
        /// How much goes into one triple
        #[arg(long, default_value = "compact")]
        granularity: GranularityName,
        #[command(flatten)]
        part: Part,
    },
}

#[derive(Subcommand)]
enum Pronouns {
    /// Against GAP, scored as its own program does
    Gap {
        /// GAP's tab-separated files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How probable a link must be, 0 to 1
        #[arg(long, value_name = "P")]
        threshold: Option<f32>,
        #[command(flatten)]
        part: Part,
    },
}

#[derive(Subcommand)]
enum Lessons {
    /// Of GUM's documents
    Gum {
        /// CoNLL-U files with `Entity=` in the last column
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        part: Part,
    },
    /// What is found in texts, which training/distant.py makes lessons of
    Texts {
        /// Files of texts, between which a form feed stands
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// These lessons as the network reads them, for training/gists.py
    Cases {
        /// Files in the format of GAP; A is the right name
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Of GAP's pronouns
    Gap {
        /// gap-development.tsv and the like
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        part: Part,
    },
}

#[derive(Subcommand)]
enum Attribution {
    /// Against PolNeAR: cues, heads of sources, words of contents, all three
    ///
    /// Left out of what is found, as PolNeAR's guidelines do not mark them: what is only judged or wanted within another
    /// claim ("He said Brandt opposed the plan"), and quotations that nothing but their marks gives to a speaker.
    Polnear {
        /// The folder with text/ and attributions/
        folder: PathBuf,
        #[command(flatten)]
        part: Part,
    },
}

#[derive(Subcommand)]
enum Relations {
    /// Against re3d: six relations by a mapping from factwire's
    #[command(long_about = relations::ABOUT)]
    Re3d {
        /// The folder whose sub-folders hold documents.json and relations.json
        folder: PathBuf,
        #[command(flatten)]
        part: Part,
        /// Print facts that only one side has too, as many as given
        #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "40")]
        differences: Option<usize>,
    },
}

/// Prints a report; a reader that has left the pipe is no fault.
fn show(report: &impl std::fmt::Display) {
    let _ = write!(std::io::stdout(), "{report}");
}

fn main() -> ExitCode {
    memory::give_back();
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
            show(&report);
            if let Some(limit) = errors {
                println!("{}", report.errors(limit));
            }
        }
        Task::Parse { files, raw: true, model } => {
            let mut report = parse::RawReport::new(&model)?;
            for file in &files {
                for document in conllu::read(file)? {
                    report.add(&document)?;
                }
            }
            show(&report);
        }
        Task::Parse { files, model, .. } => {
            let mut report = parse::Report::new(&model)?;
            for file in &files {
                for document in conllu::read(file)? {
                    report.add(&document)?;
                }
            }
            show(&report);
        }
        Task::Triples(Triples::Carb { gold, sentences, options }) => {
            show(&triples::carb(&gold, &sentences, &options.setting()?)?);
        }
        Task::Triples(Triples::Benchie { gold, options }) => {
            show(&triples::benchie(&gold, &options.setting()?)?);
        }
        Task::Confidence { gold, sentences, write } => {
            let report = triples::confidence(&gold, &sentences)?;
            if let Some(path) = write {
                let error = |source| factwire::Error::Write { path: path.clone(), source };
                std::fs::write(&path, report.weights()).map_err(error)?;
            }
            show(&report);
        }
        Task::Names { files, head, raw, model } => {
            let head = head.map(|h| match h {
                HeadName::Conll => Head::Conll,
                HeadName::Product => Head::Product,
            });
            let mut report = names::Report::new(&model, if raw { Input::Text } else { Input::Words })?;
            for file in &files {
                report.add(file, head)?;
            }
            show(&report);
        }
        Task::Arguments(Arguments::Qasrl { sentences, answers, granularity, part }) => {
            let sentences = arguments::read(&sentences, &answers)?;
            show(&arguments::Report::measure(sentences, part.half, granularity.into())?);
        }
        Task::Pronouns(Pronouns::Gap { files, threshold, part }) => {
            let mut examples = Vec::new();
            for file in &files {
                examples.extend(part.half.of(pronouns::read(file)?));
            }
            show(&pronouns::Report::measure(&examples, threshold)?);
        }
        Task::Coref { files, part, threshold, show: all } => {
            let mut report = coref::Report::new(all, threshold)?;
            for document in coref::read(&files, part.half)? {
                report.add(&document)?;
            }
            show(&report);
        }
        Task::Lessons(Lessons::Gum { files, part }) => {
            let lessons = lessons::Lessons::new()?;
            for document in coref::read(&files, part.half)? {
                print!("{}", lessons.of_document(&document)?);
            }
        }
        Task::Lessons(Lessons::Texts { files }) => {
            let cases = cases::Cases::new()?;
            for file in &files {
                let texts = std::fs::read_to_string(file)
                    .map_err(|source| factwire::Error::Read { path: file.clone(), source })?;
                for text in texts.split('\u{c}') {
                    println!("{}", cases.of_text(text)?);
                }
            }
        }
        Task::Lessons(Lessons::Cases { files }) => {
            let cases = cases::Cases::new()?;
            for file in &files {
                for lesson in pronouns::read(file)? {
                    if let Some(case) = cases.of_lesson(&lesson)? {
                        println!("{case}");
                    }
                }
            }
        }
        Task::Lessons(Lessons::Gap { files, part }) => {
            let lessons = lessons::Lessons::new()?;
            for file in &files {
                for example in part.half.of(pronouns::read(file)?) {
                    print!("{}", lessons.of_example(&example)?);
                }
            }
        }
        Task::Attribution(Attribution::Polnear { folder, part }) => {
            show(&attribution::Report::measure(attribution::read(&folder)?, part.half)?);
        }
        Task::Relations(Relations::Re3d { folder, part, differences }) => {
            let report = relations::Report::measure(&relations::read(&folder, part.half)?)?;
            if let Some(limit) = differences {
                println!("{}", report.differences(limit));
            }
            show(&report);
        }
        Task::Encoder { file, engine } => {
            let text = std::fs::read_to_string(&file).map_err(|source| factwire::Error::Read { path: file, source })?;
            show(&factwire_eval::encoder::Report::measure(&text, engine.as_deref())?);
        }
        Task::Rooms { file, only, rounds } => {
            let texts = speed::texts(&file)?;
            let room = only.map(|name| {
                let found = Room::ALL.into_iter().find(|room| room.name() == name);
                found.ok_or(factwire::Error::UnknownLabel { set: "Room", label: name })
            });
            show_figures(&match room {
                Some(room) => speed::room(&texts, room?, rounds)?,
                None => speed::rooms(&texts)?,
            });
        }
        Task::Reader { file, single, threads, model } => {
            let texts = speed::texts(&file)?;
            let builder = factwire::Extractor::builder().threads(threads);
            let extractor = model.into_iter().fold(builder, factwire::Builder::model).build()?;
            let manner = if single { speed::Manner::Single } else { speed::Manner::Batch };
            speed::read_on_demand(&extractor, &texts, manner)?;
        }
        Task::Race { rounds, most, racers, ratio } => {
            let racers = racers.iter().filter_map(|racer| racer.split_once('=')).map(|(name, line)| {
                let mut command = std::process::Command::new("sh");
                command.args(["-c", line]);
                speed::Racer { name: name.to_owned(), command }
            });
            let rivals: Vec<speed::Rival> = ratio.iter().filter_map(|pair| pair.split_once('/')).collect();
            show_figures(&speed::race(racers.collect(), rounds, most, &rivals)?);
        }
        #[cfg(feature = "rust-bert")]
        Task::SaveForRustBert { folder } => {
            factwire::models::Model::open(factwire::models::DEFAULT_MODEL)?.save_for_rust_bert(&folder)?
        }
        #[cfg(feature = "rust-bert")]
        Task::Engines { file } => {
            let text = std::fs::read_to_string(&file).map_err(|source| factwire::Error::Read { path: file, source })?;
            show(&factwire_eval::engines::Report::measure(&text)?);
        }
    }
    Ok(())
}

/// Four digits say more than enough.
fn show_figures(figures: &[speed::Figure]) {
    for (name, value) in figures {
        let digits = if *value == 0.0 { 0 } else { (3 - value.abs().log10().floor() as i32).clamp(0, 6) as usize };
        println!("{name} {value:.digits$}");
    }
}
