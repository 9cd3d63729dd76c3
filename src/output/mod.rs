//! Extractions for people to read. JSON comes from serde: `serde_json::to_string(&extraction)`.

mod explain;
mod openie;
mod paint;
mod text;
mod tree;

pub use openie::{benchie, carb};
pub use text::{TextOptions, text, text_with};
pub use tree::tree;
