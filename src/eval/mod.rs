//! Measures the quality of the rooms on public formats; the program `factwire-eval` prints what it finds.
//!
//! No part of the library's interface: it may change with any version.

pub mod conllu;
pub mod parse;
pub mod speed;
pub mod tokens;
pub mod triples;
