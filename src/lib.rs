//! factwire

#![warn(missing_docs)]

mod backend;
mod doc;
mod encoder;
mod error;
mod heads;
mod lexicon;
mod models;
mod parser;
#[cfg(test)]
mod rows;
mod tokens;

pub use doc::*;
pub use error::{Error, Result};
pub use models::{DEFAULT_MODEL, Model};
