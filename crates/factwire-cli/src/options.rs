//! The options of `factwire extract`, with their help.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use factwire::facts::{Offsets, Probability};
use factwire::{Date, Granularity};

use crate::formats::Format;
use crate::inputs;

#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Extract {
    /// Files, folders, patterns; `-` or none reads standard input
    ///
    /// Of a folder all files are read whose names end in .txt, .html, .htm, .jsonl or .json-lines, also with .gz or .zst, in its
    /// folders too, by name; hidden ones are passed over. A quoted pattern ('news/**/*.txt') is expanded here. gzip and Zstandard
    /// are known by their first bytes, also in a pipe.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// What the inputs hold
    #[arg(long, value_enum, default_value_t = Input::Auto, help_heading = "Input")]
    pub input: Input,
    /// JSON lines: the field with the text; one that begins with a slash is a JSON pointer (/article/body)
    #[arg(long, value_name = "FIELD", default_value = "text", help_heading = "Input")]
    pub text_field: String,
    /// JSON lines: the field with the document's id; without it the id is FILE:LINE
    #[arg(long, value_name = "FIELD", default_value = "id", help_heading = "Input")]
    pub id_field: String,
    /// JSON lines: the field with the day of publication; '' for none. It goes before --date
    #[arg(long, value_name = "FIELD", default_value = "date", help_heading = "Input")]
    pub date_field: String,
    /// The document's id, in place of its file's name; of JSON lines without ids the beginning (ID:LINE)
    #[arg(long, value_name = "ID", help_heading = "Input")]
    pub doc_id: Option<String>,
    /// The day the texts were published, as in 2025-11-26: "on Wednesday" and "last month" are counted from it
    ///
    /// The day that a page or a JSON line states for itself goes before it.
    #[arg(long, value_name = "DATE", help_heading = "Input")]
    pub date: Option<Date>,
    /// A document with bytes that do not fit its charset is not read but reported
    ///
    /// Without it U+FFFD stands for such bytes, and a text that cannot be UTF-8 and declares nothing is read as windows-1252; both
    /// are told on standard error.
    #[arg(long, help_heading = "Input")]
    pub strict_encoding: bool,
    /// A larger document is not read but reported, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 64, value_parser = clap::value_parser!(u64).range(1..=65536), help_heading = "Input")]
    pub max_size: u64,

    /// What is written
    #[arg(long, short = 'f', value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    /// A file for all, or a folder (one that is there, or with a slash at its end) with a file for each document
    ///
    /// Files of a folder are named after the documents' ids and are always whole: each is written under another name first.
    #[arg(long, short = 'o', value_name = "FILE|FOLDER/", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Continue a run that was broken off: what is in --output already is not read again
    ///
    /// Give the same inputs and options as before. Of a file (--format jsonl) complete lines are kept and an incomplete last one is
    /// cut off; of a folder the documents whose files are there are done. The result has the same bytes as one run.
    #[arg(long, help_heading = "Output")]
    pub resume: bool,
    /// JSON with the text that all offsets count in, as "text": for pages it is not the file
    #[arg(long, help_heading = "Output")]
    pub with_text: bool,
    /// CSV and TSV for spreadsheets: an apostrophe before cells that they would take for formulas
    #[arg(long, help_heading = "Output")]
    pub csv_safe: bool,
    /// What JSON counts in: text[start:end] is right in Python with characters, in JavaScript with utf16
    #[arg(long, value_enum, default_value_t = Unit::Bytes, value_name = "UNIT", help_heading = "Output")]
    pub offsets: Unit,
    /// What the names of documents, entities and facts begin with in RDF and JSON-LD: an absolute IRI
    #[arg(long, value_name = "IRI", help_heading = "Output")]
    pub base: Option<String>,
    /// Explain each triple (with --format text)
    #[arg(long, help_heading = "Output")]
    pub explain: bool,
    /// Colours, with --format text; auto: when a person watches, and NO_COLOR is not set
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Output")]
    pub color: Color,
    /// No progress bar; failures are told all the same
    #[arg(long, short = 'q', help_heading = "Output")]
    pub quiet: bool,

    /// Only triples that are at least so probable, 0 to 1; compact ones are told from 0.45 on, with 0 all are
    #[arg(long, value_name = "P", value_parser = probability, help_heading = "Facts")]
    pub min_confidence: Option<Probability>,
    /// Only triples of these relations, separated by commas; `factwire rules list` prints all
    #[arg(long, value_name = "NAME,...", value_delimiter = ',', help_heading = "Facts")]
    pub relations: Option<Vec<String>>,
    /// Only triples that the text itself states: affirmed, actual and not put into somebody's mouth
    #[arg(long, help_heading = "Facts")]
    pub asserted_only: bool,
    /// How much goes into one triple
    #[arg(long, value_enum, default_value_t = Size::Compact, help_heading = "Facts")]
    pub granularity: Size,
    /// Tell in JSON where each fact is told again
    #[arg(long, help_heading = "Facts")]
    pub variants: bool,
    /// How probable a link between two mentions must be, 0 to 1; 0 makes all that can be made
    #[arg(long, value_name = "P", value_parser = probability, help_heading = "Facts")]
    pub coref_threshold: Option<Probability>,
    /// A rule file to add; may be given several times
    #[arg(long = "rules", value_name = "FILE", help_heading = "Facts")]
    pub rules: Vec<PathBuf>,

    /// A model of models.toml (`factwire models list`), or a folder with one
    #[arg(long, value_name = "NAME|FOLDER", help_heading = "Running")]
    pub model: Option<String>,
    /// Threads; 0 is one for each core. What is written does not depend on it
    #[arg(
        long,
        short = 'j',
        visible_alias = "threads",
        value_name = "N",
        default_value_t = 0,
        help_heading = "Running"
    )]
    pub jobs: usize,
}

const EXAMPLES: &str = "\
Examples:
  factwire extract article.txt                          who is who, then the facts by source
  factwire extract -f jsonl news/ -o facts.jsonl        all texts of a folder, a line for each
  factwire extract -f jsonl news/ -o facts.jsonl --resume
                                                        go on where that was broken off
  factwire extract -f json news/ -o facts/              a file for each text
  factwire extract -f jsonl --text-field body --id-field url dump.jsonl.zst
  curl ... | factwire extract --input html --doc-id front-page -
  factwire extract --date 2025-11-26 --relations has_role,met_with --asserted-only 'news/**/*.txt'
  factwire extract --min-confidence 0.7 --explain article.txt

Exit status:
  0    all documents were read
  1    some could not be read: each is told on standard error, the others were read
  2    nothing was begun, or it had to end: wrong options, no room on the disk
  130  Ctrl-C: what was written are whole documents";

/// A number from 0 to 1.
fn probability(given: &str) -> Result<Probability, String> {
    let number = given.parse().ok().and_then(|number| Probability::new(number).ok());
    number.ok_or_else(|| format!("{given:?} is no probability; give a number from 0 to 1, as in 0.7"))
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub enum Input {
    /// As the name ends, else as the text begins
    Auto,
    /// Plain text in UTF-8
    Text,
    /// JSON lines: an object a line
    Jsonl,
    /// Web pages: headline and readable text
    Html,
}

impl Input {
    pub fn kind(self) -> Option<inputs::Kind> {
        match self {
            Input::Auto => None,
            Input::Text => Some(inputs::Kind::Text),
            Input::Jsonl => Some(inputs::Kind::JsonLines),
            Input::Html => Some(inputs::Kind::Html),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8 (Rust, Go, C)
    Bytes,
    /// Characters (Python)
    Characters,
    /// Units of UTF-16 (JavaScript, Java, C#)
    Utf16,
}

impl From<Unit> for Offsets {
    fn from(unit: Unit) -> Offsets {
        match unit {
            Unit::Bytes => Offsets::Bytes,
            Unit::Characters => Offsets::Characters,
            Unit::Utf16 => Offsets::Utf16,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Size {
    /// Short arguments, the rest as modifiers, no fact twice
    Compact,
    /// Whole clauses with all that completes them
    Full,
    /// One argument at a time
    Binary,
}

impl From<Size> for Granularity {
    fn from(size: Size) -> Granularity {
        match size {
            Size::Compact => Granularity::Compact,
            Size::Full => Granularity::Full,
            Size::Binary => Granularity::Binary,
        }
    }
}
