//! Errors of single values, of which one knows by the call what they are. Each becomes an [`Error`] with `?`.

use thiserror::Error as Message;

use super::Error;
use super::problem::Problem;

/// A label that is in none of the closed sets, or what cannot be the name of a kind.
///
/// ```
/// let error = "ADVERB".parse::<factwire::syntax::Upos>().unwrap_err();
/// assert!(error.to_string().contains("\"ADVERB\" is no Upos; known are ADJ, ADP, ADV"), "{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[error("{given:?} is no {set}; {hint}")]
pub struct ParseLabelError {
    given: String,
    set: &'static str,
    hint: String,
}

impl ParseLabelError {
    /// `known` are the labels of the set.
    pub(crate) fn new(set: &'static str, given: &str, known: &[&str]) -> Self {
        ParseLabelError::with_hint(set, given, format!("known are {}", known.join(", ")))
    }

    /// `hint` says what would do.
    pub(crate) fn with_hint(set: &'static str, given: &str, hint: impl Into<String>) -> Self {
        ParseLabelError { given: given.to_owned(), set, hint: hint.into() }
    }

    /// What was given.
    pub fn given(&self) -> &str {
        &self.given
    }
}

/// A name that no output format has.
///
/// ```
/// let error = "xlsx".parse::<factwire::output::Format>().unwrap_err();
/// assert!(error.to_string().contains("\"xlsx\"; known formats: text, json"), "{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[error("there is no output format {given:?}; known formats: {known}")]
pub struct ParseFormatError {
    given: String,
    known: String,
}

impl ParseFormatError {
    pub(crate) fn new(given: &str, known: &[&str]) -> Self {
        ParseFormatError { given: given.to_owned(), known: known.join(", ") }
    }

    /// What was given.
    pub fn given(&self) -> &str {
        &self.given
    }
}

/// A day that the calendar does not have, or that is written in another way.
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[error("{given:?} is no date; give year, month and day as in 2025-11-26, between 0001-01-01 and 9999-12-31")]
pub struct DateError {
    given: String,
}

impl DateError {
    pub(crate) fn new(given: impl Into<String>) -> Self {
        DateError { given: given.into() }
    }

    /// What was given.
    pub fn given(&self) -> &str {
        &self.given
    }
}

/// What is no number in decimal notation.
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[error("{given:?} is no decimal number; write it as in 1200000 or -0.5")]
pub struct ParseDecimalError {
    given: String,
}

impl ParseDecimalError {
    pub(crate) fn new(given: &str) -> Self {
        ParseDecimalError { given: given.to_owned() }
    }

    /// What was given.
    pub fn given(&self) -> &str {
        &self.given
    }
}

/// A number that is no probability.
#[derive(Clone, Debug, PartialEq, Message)]
#[error("{given} is no probability; give a number from 0 to 1")]
pub struct ProbabilityError {
    given: f32,
}

impl ProbabilityError {
    pub(crate) fn new(given: f32) -> Self {
        ProbabilityError { given }
    }

    /// What was given.
    pub fn given(&self) -> f32 {
        self.given
    }
}

macro_rules! becomes_error {
    ($($kind:ident: $error:ident),+ $(,)?) => {
        $(
            #[doc = concat!("Of the kind [`", stringify!($kind), "`](crate::ErrorKind::", stringify!($kind), ").")]
            impl From<$error> for Error {
                fn from(error: $error) -> Error {
                    Error::new(Problem::$kind(error))
                }
            }
        )+
    };
}

becomes_error! {
    UnknownLabel: ParseLabelError,
    UnknownFormat: ParseFormatError,
    BadDate: DateError,
    BadDecimal: ParseDecimalError,
    BadProbability: ProbabilityError,
}
