//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use factwire::Granularity;
use factwire_eval::{Half, conll04, relations, triples};

/// Measures the quality of factwire.
#[derive(Parser)]
#[command(version, about)]
pub struct Options {
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Subcommand)]
pub enum Task {
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
    /// How well the confidence tells right from wrong on articles that readers judged, and weights fitted on them, across the articles
    Judged {
        /// The verdicts: reports/judgements.csv
        verdicts: PathBuf,
        /// The folder with the texts of the articles, as `scripts/judged.py texts` writes it
        texts: PathBuf,
        /// Write verdicts and signs of all triples to this file, between tabs
        #[arg(long)]
        signs: Option<PathBuf>,
        /// Write the weights to this file (src/relations/confidence/compact.txt)
        #[arg(long)]
        write: Option<PathBuf>,
    },
    /// Fits the confidence of triples on CaRB's development set; measures it across its halves
    Confidence {
        /// Gold tuples: sentence TAB predicate TAB argument TAB ...
        gold: PathBuf,
        /// Sentences, one a line
        sentences: PathBuf,
        /// Write the weights to this file (src/relations/confidence/worded.txt)
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
    /// Texts of 44 kinds that nobody writes, at three lengths: whether the time grows as the length does. Exit status 0 only when it does
    Growth,
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
pub struct Part {
    /// The first half in the order of the files, the second, or all
    #[arg(long, default_value = "all", value_name = "first|second|all")]
    pub half: Half,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum HeadName {
    Conll,
    Product,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum GranularityName {
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
pub enum Triples {
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
pub struct TripleOptions {
    /// How much goes into one triple
    #[arg(long, default_value = "compact")]
    pub granularity: GranularityName,
    #[command(flatten)]
    pub part: Part,
    /// Print each sentence with what was predicted and what is gold
    #[arg(long)]
    pub show: bool,
}

impl TripleOptions {
    pub fn setting(&self) -> factwire_eval::Result<triples::Setting> {
        triples::Setting::new(self.granularity.into(), self.part.half, self.show)
    }
}

#[derive(Subcommand)]
pub enum Arguments {
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
pub enum Pronouns {
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
pub enum Lessons {
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
pub enum Attribution {
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
pub enum Relations {
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
    /// Against CoNLL04: five relations between names by a mapping from factwire's
    #[command(long_about = conll04::ABOUT)]
    Conll04 {
        /// A file of words with tags and relations
        file: PathBuf,
        #[command(flatten)]
        part: Part,
        /// Print documents with facts that only one side has too, as many as given
        #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "40")]
        differences: Option<usize>,
    },
}
