//! factwire

#![warn(missing_docs)]

mod clauses;
mod doc;
mod error;
mod lexicon;
mod pattern;
mod quotes;
mod relations;
#[cfg(test)]
mod rows;

pub use doc::*;
pub use error::{Error, Result};
