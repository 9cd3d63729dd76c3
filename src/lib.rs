//! factwire

#![warn(missing_docs)]

mod clauses;
mod coref;
mod doc;
mod error;
#[cfg(feature = "eval")]
#[doc(hidden)]
pub mod eval;
mod lexicon;
mod pattern;
mod quotes;
mod relations;
mod mentions;
#[cfg(test)]
mod rows;
mod tokens;

pub use doc::*;
pub use error::{Error, Result};
