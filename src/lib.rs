#![doc = include_str!("../README.md")]

#![warn(missing_docs)]

mod backend;
mod clauses;
mod coref;
mod doc;
mod encoder;
mod error;
#[cfg(feature = "eval")]
#[doc(hidden)]
pub mod eval;
mod extractor;
mod heads;
mod lexicon;
mod mentions;
mod models;
pub mod output;
mod parser;
mod pattern;
mod pipeline;
mod quotes;
mod relations;
#[cfg(test)]
mod rows;
mod tokens;

pub use doc::*;
pub use error::{Error, Result};
pub use extractor::{Builder, Extractor, extract};
pub use models::{DEFAULT_MODEL, Model};
pub use relations::{Example, Granularity, Rule, Rules};
