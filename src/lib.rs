//! factwire

#![warn(missing_docs)]

mod doc;
mod error;
mod lexicon;
#[cfg(test)]
mod rows;

pub use doc::*;
pub use error::{Error, Result};
