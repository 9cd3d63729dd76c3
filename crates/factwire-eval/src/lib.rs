//! Measures the quality of the rooms on public formats; the program `factwire-eval` prints what it finds.
//!
//! No part of the library's interface: it may change with any version.

pub mod arguments;
pub mod attribution;
mod baseline;
mod brat;
pub mod cases;
mod clusters;
mod columns;
pub mod conll04;
pub mod conllu;
pub mod coref;
pub mod encoder;
#[cfg(feature = "rust-bert")]
pub mod engines;
mod error;
pub mod growth;
mod half;
pub mod lessons;
mod lines;
mod mapping;
pub mod names;
pub mod parse;
pub mod pronouns;
mod re3d;
pub mod relations;
pub mod rooms;
mod score;
pub mod speed;
mod table;
pub mod tokens;
pub mod triples;
mod words;

pub use error::{Error, Result};
pub use half::Half;
