//! What can go wrong, with what to do about it.

mod problem;
mod values;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use problem::Problem;
pub use values::{DateError, ParseDecimalError, ParseFormatError, ParseLabelError, ProbabilityError};

/// What another error told of itself.
type Cause = Box<dyn std::error::Error + Send + Sync>;

/// What went wrong, with what to do about it.
///
/// [`Error::kind`] says what it is, for programs; the message says it for people, and what would do instead. The message does not
/// repeat its cause, which is the [`source`](std::error::Error::source): who prints errors prints both, as `anyhow` and others do.
///
/// ```
/// use factwire::{ErrorKind, Extractor};
/// let error = Extractor::builder().model("no-such-model").build().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnknownModel);
/// assert!(error.to_string().contains("known models: "), "{error}");
///
/// let error = factwire::Rules::empty().with_file("none/sponsors.toml").unwrap_err();
/// assert_eq!((error.kind(), error.path()), (ErrorKind::Read, Some("none/sponsors.toml".as_ref())));
/// assert_eq!(error.io_kind(), Some(std::io::ErrorKind::NotFound));
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    problem: Problem,
    cause: Option<Cause>,
}

/// What kind of thing went wrong.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::{Document, ErrorKind, Extractor};
/// let extractor = Extractor::builder().build()?;
/// let document = Document::new("Bonjour.").with_language("fr");
/// match extractor.extract(document) {
///     Err(error) if error.kind() == ErrorKind::Language => {} // for another reader
///     other => println!("{}", other?.triples.len()),
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A model name that is neither in models.toml nor a folder.
    UnknownModel,
    /// A model file whose content is not what models.toml says.
    DamagedModel,
    /// A models.toml, labels.json or tokenizer.json that does not make sense, or a graph that is not one of factwire's.
    BadModelFile,
    /// A model that is asked to be verified but has its files elsewhere.
    NotEmbedded,
    /// A file of a hub model that could not be fetched and is not in the cache.
    Fetch,
    /// A model or a format that this build does not have, because a feature of the crate is off.
    FeatureOff,
    /// A network that could not be run on a text, or whose answer has another shape than factwire reads.
    Inference,
    /// A file that cannot be read.
    Read,
    /// A file or an output that cannot be written; that of a pipe which its reader has left has the
    /// [`io_kind`](Error::io_kind) `BrokenPipe`.
    Write,
    /// A text or a rule file that is not UTF-8.
    NotUtf8,
    /// A text that is said to be in another language than English.
    Language,
    /// A rule file that does not make sense; [`Error::rule_faults`] has all that is wrong.
    Rules,
    /// A parse or a reading whose parts do not fit together.
    Inconsistent,
    /// A second document for a file of a format that has one document a file.
    OneDocument,
    /// A base that names of RDF cannot begin with.
    BadBase,
    /// A label that is in none of the closed sets.
    UnknownLabel,
    /// A name that no output format has.
    UnknownFormat,
    /// A day that the calendar does not have, or that is written in another way.
    BadDate,
    /// What is no number in decimal notation.
    BadDecimal,
    /// What is no probability.
    BadProbability,
    /// Threads to read with that could not be started.
    Threads,
    /// A bug in factwire.
    Internal,
}

impl Error {
    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.problem.kind()
    }

    /// The file that it is about, as it was named; none where it is about no file.
    pub fn path(&self) -> Option<&Path> {
        self.0.problem.path()
    }

    /// What the system said, where reading or writing failed.
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        self.0.cause.as_ref()?.downcast_ref::<io::Error>().map(io::Error::kind)
    }

    /// Of a rule file everything that is wrong in it, in the order of the text; empty for other errors.
    pub fn rule_faults(&self) -> &[RuleFault] {
        match &self.0.problem {
            Problem::Rules { faults, .. } => faults,
            _ => &[],
        }
    }

    fn new(problem: Problem) -> Self {
        Error(Box::new(Inner { problem, cause: None }))
    }

    fn because(self, cause: impl Into<Cause>) -> Self {
        Error(Box::new(Inner { cause: Some(cause.into()), ..*self.0 }))
    }
}

/// How the rooms make errors.
impl Error {
    /// `known` are names that would do, separated by commas.
    pub(crate) fn unknown_model(name: &str, known: String) -> Self {
        Error::new(Problem::UnknownModel { name: name.to_owned(), known })
    }

    pub(crate) fn read(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Error::new(Problem::Read { path: path.into() }).because(cause)
    }

    #[cfg(feature = "rust-bert")]
    pub(crate) fn write(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Error::new(Problem::Write { path: path.into() }).because(cause)
    }

    /// An output in this format that could not be written.
    pub(crate) fn output(format: &'static str, cause: io::Error) -> Self {
        Error::new(Problem::Output { format }).because(cause)
    }

    pub(crate) fn one_document(format: &'static str) -> Self {
        Error::new(Problem::OneDocument { format })
    }

    pub(crate) fn bad_base(given: &str) -> Self {
        Error::new(Problem::BadBase { given: given.to_owned() })
    }

    /// `what` does not fit in the file.
    pub(crate) fn damaged_model(file: impl Into<String>, what: impl Into<String>) -> Self {
        Error::new(Problem::DamagedModel { file: file.into(), what: what.into() })
    }

    /// `what` is wrong and what would be right.
    pub(crate) fn bad_model_file(file: impl Into<String>, what: impl Into<String>) -> Self {
        Error::new(Problem::BadModelFile { file: file.into(), what: what.into() })
    }

    /// A model file that is not in its format.
    pub(crate) fn malformed_model_file(file: impl Into<String>, format: &str, cause: impl Into<Cause>) -> Self {
        Error::bad_model_file(file, format!("it is no {format}")).because(cause)
    }

    /// `instead` would do without the feature; it begins with a semicolon, or is empty.
    #[allow(dead_code, reason = "with every feature on, none is off")]
    pub(crate) fn feature_off(model: impl Into<String>, feature: &'static str, instead: impl Into<String>) -> Self {
        Error::new(Problem::FeatureOff { model: model.into(), feature, instead: instead.into() })
    }

    pub(crate) fn not_embedded(name: &str) -> Self {
        Error::new(Problem::NotEmbedded { name: name.to_owned() })
    }

    /// `files` are all that the model has.
    #[cfg(feature = "remote")]
    pub(crate) fn fetch(url: &str, files: &str, cause: impl Into<Cause>) -> Self {
        Error::new(Problem::Fetch { url: url.to_owned(), files: files.to_owned() }).because(cause)
    }

    pub(crate) fn inference(cause: impl Into<Cause>) -> Self {
        Error::new(Problem::Inference).because(cause)
    }

    /// There must be faults.
    pub(crate) fn rules(file: &str, faults: Vec<RuleFault>) -> Self {
        Error::new(Problem::Rules { file: file.to_owned(), faults })
    }

    /// `thing` is what is put together, `what` does not fit in it.
    pub(crate) fn inconsistent(thing: &'static str, what: String) -> Self {
        Error::new(Problem::Inconsistent { thing, what })
    }

    pub(crate) fn language(given: &str) -> Self {
        Error::new(Problem::Language { given: given.to_owned() })
    }

    pub(crate) fn not_utf8(name: impl Into<PathBuf>, cause: std::str::Utf8Error) -> Self {
        Error::new(Problem::NotUtf8 { name: name.into(), offset: cause.valid_up_to() })
    }

    pub(crate) fn threads(threads: usize, cause: io::Error) -> Self {
        Error::new(Problem::Threads { threads }).because(cause)
    }

    /// What can only be a bug.
    pub(crate) fn internal(what: impl Into<String>) -> Self {
        Error::new(Problem::Internal { what: what.into() })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.problem, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &self.kind()).field("message", &self.to_string());
        if let Some(cause) = &self.0.cause {
            shown.field("source", cause);
        }
        shown.finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

/// What the system said, where reading or writing failed; any other error becomes one of the kind `Other`.
impl From<Error> for io::Error {
    fn from(error: Error) -> io::Error {
        if error.io_kind().is_none() {
            return io::Error::other(error);
        }
        match error.0.cause.map(|cause| cause.downcast::<io::Error>()) {
            Some(Ok(cause)) => *cause,
            _ => io::ErrorKind::Other.into(),
        }
    }
}

/// One thing that is wrong in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in the line, in characters, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub what: String,
}

impl fmt::Display for RuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)
    }
}

/// `Result` with factwire's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests;
