//! factwire

#![warn(missing_docs)]

mod doc;
mod error;
#[cfg(feature = "eval")]
#[doc(hidden)]
pub mod eval;
mod lexicon;
#[cfg(test)]
mod rows;
mod tokens;

pub use doc::*;
pub use error::{Error, Result};
