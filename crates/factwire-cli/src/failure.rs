//! What ends a run, and what ends the reading of one document.

use std::error::Error;
use std::io;
use std::path::PathBuf;

use crate::charset::Doubt;

/// What ends the whole run, unlike a document that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Setup(#[from] factwire::Error),
    #[error("cannot write")]
    Output(#[from] io::Error),
    #[error("cannot write {path}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("there is no relation {given:?}; {near}; `factwire rules list` prints all")]
    UnknownRelation { given: String, near: String },
    #[error("--doc-id names one document, but {inputs} were given; for JSON lines name a field with --id-field")]
    OneDocument { inputs: usize },
    #[error("--resume continues a file or a folder: name it with --output (-o)")]
    ResumeWithoutOutput,
    #[error("--resume continues a file only with --format jsonl; with -o FOLDER/ it continues any format")]
    ResumeFormat,
    #[error("--format {format} tells one sentence a document; give -o a file, not a folder")]
    SentencesInFolder { format: &'static str },
    #[error("a file of --format {format} holds one document; give a folder: -o FOLDER/")]
    FolderWanted { format: String },
    #[error("--format {format} is not for a terminal; name a file with --output (-o), or a pipe")]
    Binary { format: String },
    #[error("--offsets is for --format json and jsonl; {format} has a unit of its own (docs/outputs.md)")]
    OffsetsOfFormat { format: String },
    #[error(
        "`factwire convert` writes all documents into one file: give -o a file, and no format of one document a file"
    )]
    ConvertToOne,
    #[error("--output {path} is one of the inputs; give another name", path = path.display())]
    OutputIsInput { path: PathBuf },
    #[error(
        "{path}:{line}: cannot be continued: it is no line that `factwire extract --format jsonl` writes ({what})",
        path = path.display()
    )]
    NotOurLine { path: PathBuf, line: usize, what: String },
    #[error(
        "{path}:{line}: cannot be continued: it tells of {found:?}, where the input now has {wanted}; give the same inputs and \
         options as before, or leave --resume out to begin anew",
        path = path.display()
    )]
    NotThisRun { path: PathBuf, line: usize, found: String, wanted: String },
    #[error("the inputs could not be read to their end, for a fault of factwire's own; please report it")]
    Reader,
    #[error("there is no command {given:?}; `factwire --help` lists all")]
    NoCommand { given: String },
    #[error("cannot watch for Ctrl-C")]
    Signals(#[from] ctrlc::Error),
}

impl Failure {
    /// The reader of a pipe may leave early (`factwire ... | head`): nothing is wrong then.
    pub fn is_closed_pipe(&self) -> bool {
        let (Failure::Output(e) | Failure::Write { source: e, .. }) = self else { return false };
        e.kind() == io::ErrorKind::BrokenPipe
    }
}

/// Why a document could not be read. The others are read all the same.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Text(#[from] factwire::Error),
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("{name} is not UTF-8 text (byte {offset}); convert it first, for example with iconv")]
    NotUtf8 { name: String, offset: usize },
    #[error("{name}: {doubt}")]
    Charset { name: String, doubt: Doubt },
    #[error("no file matches {pattern}")]
    NoMatch { pattern: String },
    #[error("{pattern} is no pattern: {what}; quote or rename what is meant as a name")]
    BadPattern { pattern: String, what: String },
    #[error(
        "there is no text in the folder {folder}: files are read whose names end in {endings}, also with .gz or .zst; links are passed over"
    )]
    EmptyFolder { folder: String, endings: String },
    #[error("cannot read the folder {folder}: {what}")]
    Folder { folder: String, what: String },
    #[error("{name}:{line}: {what}")]
    Line { name: String, line: usize, what: LineFault },
    #[error("{name} may hold several documents; a page shows one: give its file, or read all with `factwire extract`")]
    NotOne { name: String },
    #[error("{name} is larger than {limit} MiB; split it, or raise --max-size")]
    TooLarge { name: String, limit: u64 },
    #[error("{name}: no readable text was found in the page ({what}); with --input text it is read as it stands")]
    NoText { name: String, what: String },
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Doubt::Replaced { charset, count: 1, offset } => {
                write!(f, "byte {offset} is not {charset}: U+FFFD stands for it")
            }
            Doubt::Replaced { charset, count, offset } => {
                write!(f, "in {count} places, the first at byte {offset}, it is not {charset}: U+FFFD stands for them")
            }
            Doubt::Guessed { offset } => {
                write!(f, "it is not UTF-8 (byte {offset}) and declares no charset: read as windows-1252")
            }
        }
    }
}

/// The message and what caused it: "cannot read a.txt: permission denied".
pub fn told(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        told = format!("{told}: {deeper}");
        cause = deeper.source();
    }
    told
}

/// What is wrong with a line of a JSON lines file.
#[derive(Debug, thiserror::Error)]
pub enum LineFault {
    #[error("it is no JSON ({})", .0.to_string().replace(" at line 1 column", ", column"))]
    Json(serde_json::Error),
    #[error("it is no JSON object")]
    NoObject,
    #[error("it is not UTF-8 text (byte {0} of the line)")]
    NotUtf8(usize),
    #[error("it has no text in the field {field:?}; name another with --text-field. It has: {has}")]
    NoText { field: String, has: String },
    #[error("the field {field:?} is no name: a string or a number")]
    NoId { field: String },
    #[error("the field {field:?} is longer than {longest} bytes, which no name is; name another with --id-field")]
    LongId { field: String, longest: usize },
    #[error("the field {field:?}: {what}; name another with --date-field, or none: --date-field ''")]
    NoDate { field: String, what: String },
    #[error("it is larger than {0} MiB; raise --max-size")]
    TooLarge(u64),
}
