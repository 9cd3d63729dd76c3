use std::path::PathBuf;

/// What can go wrong, with what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A label that is in none of the closed sets.
    #[error("{label:?} is no {set} label")]
    UnknownLabel {
        /// The set.
        set: &'static str,
        /// What was given.
        label: String,
    },
    /// A model name that is neither in models.toml nor a folder.
    #[error("there is no model {name:?}; known models: {known}; a folder with a models.toml can be named as well")]
    UnknownModel {
        /// What was given.
        name: String,
        /// Names that would do, separated by commas.
        known: String,
    },
    /// A file that cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that cannot be written.
    #[error("cannot write {path}: {source}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A name that no output format has.
    #[error("there is no output format {given:?}; known formats: {known}")]
    UnknownFormat {
        /// What was given.
        given: String,
        /// Names that would do, separated by commas.
        known: String,
    },
    /// What could not be written in an output format; of a pipe that its reader has left the source is of the kind `BrokenPipe`.
    #[error("cannot write {format}: {source}")]
    Output {
        /// Name of the format.
        format: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// A second document for a file of a format that has one document a file.
    #[error("a file of the format {format} holds one document; write each document to a file of its own")]
    OneDocument {
        /// Name of the format.
        format: &'static str,
    },
    /// A base that names of RDF cannot begin with.
    #[error(
        "{given:?} is no base for names; give an absolute IRI in ASCII, with % escapes for other characters, for example https://news.example/facts#"
    )]
    BadBase {
        /// What was given.
        given: String,
    },
    /// A model file whose content is not what models.toml says.
    #[error("{file} is damaged: {what}; fetch it again or correct models.toml")]
    DamagedModel {
        /// The file, with its folder.
        file: String,
        /// What does not fit.
        what: String,
    },
    /// A models.toml, labels.json or tokenizer.json that does not make sense.
    #[error("{file}: {what}")]
    BadModelFile {
        /// The file.
        file: String,
        /// What is wrong and what would be right.
        what: String,
    },
    /// A model that this build cannot run.
    #[error("{model} needs the feature `{feature}` of factwire, which is off{instead}")]
    FeatureOff {
        /// The model's name.
        model: String,
        /// The feature.
        feature: &'static str,
        /// What would do without it; begins with a semicolon, or is empty.
        instead: String,
    },
    /// A model that is asked to be verified but has its files elsewhere.
    #[error(
        "{name} is not embedded: its files are fetched when it is opened; give sizes and checksums in a models.toml of your own to have them checked then"
    )]
    NotEmbedded {
        /// The model's name.
        name: String,
    },
    /// A file of a hub model that could not be fetched and is not in the cache.
    #[error(
        "cannot fetch {url}: {what}; without a network, put {files} into a folder and name that folder as the model"
    )]
    Fetch {
        /// Where it should be.
        url: String,
        /// Why not.
        what: String,
        /// All files of the model.
        files: String,
    },
    /// The network could not be run.
    #[error("the network failed: {0}")]
    Inference(String),
    /// A rule file that does not make sense.
    #[error("{}", faults.iter().map(|f| format!("{file}:{f}")).collect::<Vec<_>>().join("\n"))]
    BadRule {
        /// The file.
        file: String,
        /// Everything that is wrong in it, in the order of the text; never empty.
        faults: Vec<RuleFault>,
    },
    /// A data file for measurements, or a serialised parse, that does not make sense.
    #[error("{file}:{line}: {what}")]
    BadData {
        /// The file.
        file: String,
        /// Line in it, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// A text that is said to be in another language than English.
    #[error("a text in {given:?} cannot be read: factwire reads English; leave the language out if that is what it is")]
    Language {
        /// The language, as it was given.
        given: String,
    },
    /// A text that is not UTF-8.
    #[error("{name} is not UTF-8 text (byte {offset}); convert it first, for example with iconv")]
    NotUtf8 {
        /// Name of the text.
        name: String,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// A day that the calendar does not have, or that is written in another way.
    #[error("{given:?} is no date; give year, month and day as in 2025-11-26, between 0001-01-01 and 9999-12-31")]
    BadDate {
        /// What was given.
        given: String,
    },
    /// What is no probability.
    #[error("{given} is no probability; give a number from 0 to 1")]
    BadProbability {
        /// What was given.
        given: String,
    },
    /// What is no number in decimal notation.
    #[error("{given:?} is no decimal number; write it as in 1200000 or -0.5")]
    BadDecimal {
        /// What was given.
        given: String,
    },
    /// No thread could be started to read with.
    #[error("cannot start {threads} threads: {what}")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// Why not.
        what: String,
    },
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

impl std::fmt::Display for RuleFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)
    }
}

/// `Result` with factwire's [`enum@Error`].
pub type Result<T> = std::result::Result<T, Error>;
