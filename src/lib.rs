//! factwire

#![warn(missing_docs)]

mod doc;
mod error;
mod lexicon;
mod mentions;
#[cfg(test)]
mod rows;

pub use doc::*;
pub use error::{Error, Result};
