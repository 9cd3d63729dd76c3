use std::path::PathBuf;

/// What ends a measurement.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the library says.
    #[error(transparent)]
    Factwire(#[from] factwire::Error),
    /// A file, or a program, that cannot be read.
    #[error("cannot read {path}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file, or a program, that cannot be written to.
    #[error("cannot write {path}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that is not UTF-8.
    #[error("{name} is not UTF-8 text (byte {offset})")]
    NotUtf8 {
        /// Name of the file.
        name: String,
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// A data file that does not make sense.
    #[error("{file}:{line}: {what}")]
    BadData {
        /// The file.
        file: String,
        /// Line in it, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// The time that a text takes grows faster than its length.
    #[error("a text takes more time than its length explains")]
    NotLinear,
    /// A label that is in none of the closed sets.
    #[error("{label:?} is no {set}")]
    UnknownLabel {
        /// The set.
        set: &'static str,
        /// What was given.
        label: String,
    },
}

/// `Result` with [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
