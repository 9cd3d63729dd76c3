//! The messages: what is wrong, the value that is, and what to do about it. A cause is no part of the message.

use std::path::{Path, PathBuf};

use super::{DateError, ErrorKind, ParseDecimalError, ParseFormatError, ParseLabelError, ProbabilityError, RuleFault};

#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    #[error("there is no model {name:?}; known models: {known}; a folder with a models.toml can be named as well")]
    UnknownModel { name: String, known: String },
    #[error("cannot read {}", path.display())]
    Read { path: PathBuf },
    #[cfg(feature = "rust-bert")]
    #[error("cannot write {}", path.display())]
    Write { path: PathBuf },
    #[error("cannot write {format}")]
    Output { format: &'static str },
    #[error("a file of the format {format} holds one document; write each document to a file of its own")]
    OneDocument { format: &'static str },
    #[error(
        "{given:?} is no base for names; give an absolute IRI in ASCII, with % escapes for other characters, for example https://news.example/facts#"
    )]
    BadBase { given: String },
    #[error("{file} is damaged: {what}; fetch it again or correct models.toml")]
    DamagedModel { file: String, what: String },
    #[error("{file}: {what}")]
    BadModelFile { file: String, what: String },
    #[error("{model} needs the feature `{feature}` of factwire, which is off{instead}")]
    FeatureOff { model: String, feature: &'static str, instead: String },
    #[error(
        "{name} is not embedded: its files are fetched when it is opened; give sizes and checksums in a models.toml of your own to have them checked then"
    )]
    NotEmbedded { name: String },
    #[cfg(feature = "remote")]
    #[error("cannot fetch {url}; without a network, put {files} into a folder and name that folder as the model")]
    Fetch { url: String, files: String },
    #[error("the network failed; of a model of your own the files may not belong together, see docs/models.md")]
    Inference,
    #[error("{}", faults.iter().map(|f| format!("{file}:{f}")).collect::<Vec<_>>().join("\n"))]
    Rules { file: String, faults: Vec<RuleFault> },
    #[error("the parts of this {thing} do not fit together: {what}")]
    Inconsistent { thing: &'static str, what: String },
    #[error("a text in {given:?} cannot be read: factwire reads English; leave the language out if that is what it is")]
    Language { given: String },
    #[error("{} is not UTF-8 text (byte {offset}); convert it first, for example with iconv", name.display())]
    NotUtf8 { name: PathBuf, offset: usize },
    #[error("cannot start {threads} threads; ask for fewer")]
    Threads { threads: usize },
    #[error(
        "{what}: this is a bug in factwire; please report it with the text that was read, at {}/issues",
        env!("CARGO_PKG_REPOSITORY")
    )]
    Internal { what: String },
    #[error(transparent)]
    UnknownLabel(ParseLabelError),
    #[error(transparent)]
    UnknownFormat(ParseFormatError),
    #[error(transparent)]
    BadDate(DateError),
    #[error(transparent)]
    BadDecimal(ParseDecimalError),
    #[error(transparent)]
    BadProbability(ProbabilityError),
}

impl Problem {
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Problem::UnknownModel { .. } => ErrorKind::UnknownModel,
            Problem::Read { .. } => ErrorKind::Read,
            #[cfg(feature = "rust-bert")]
            Problem::Write { .. } => ErrorKind::Write,
            Problem::Output { .. } => ErrorKind::Write,
            Problem::OneDocument { .. } => ErrorKind::OneDocument,
            Problem::BadBase { .. } => ErrorKind::BadBase,
            Problem::DamagedModel { .. } => ErrorKind::DamagedModel,
            Problem::BadModelFile { .. } => ErrorKind::BadModelFile,
            Problem::FeatureOff { .. } => ErrorKind::FeatureOff,
            Problem::NotEmbedded { .. } => ErrorKind::NotEmbedded,
            #[cfg(feature = "remote")]
            Problem::Fetch { .. } => ErrorKind::Fetch,
            Problem::Inference => ErrorKind::Inference,
            Problem::Rules { .. } => ErrorKind::Rules,
            Problem::Inconsistent { .. } => ErrorKind::Inconsistent,
            Problem::Language { .. } => ErrorKind::Language,
            Problem::NotUtf8 { .. } => ErrorKind::NotUtf8,
            Problem::Threads { .. } => ErrorKind::Threads,
            Problem::Internal { .. } => ErrorKind::Internal,
            Problem::UnknownLabel(_) => ErrorKind::UnknownLabel,
            Problem::UnknownFormat(_) => ErrorKind::UnknownFormat,
            Problem::BadDate(_) => ErrorKind::BadDate,
            Problem::BadDecimal(_) => ErrorKind::BadDecimal,
            Problem::BadProbability(_) => ErrorKind::BadProbability,
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Problem::Read { path } => Some(path),
            #[cfg(feature = "rust-bert")]
            Problem::Write { path } => Some(path),
            Problem::DamagedModel { file, .. } | Problem::BadModelFile { file, .. } | Problem::Rules { file, .. } => {
                Some(file.as_ref())
            }
            Problem::NotUtf8 { name, .. } => Some(name),
            _ => None,
        }
    }
}
