//! Extractions for people to read. JSON comes from serde: `serde_json::to_string(&extraction)`.

mod explain;
mod openie;
mod text;
mod tree;

pub use openie::{benchie, carb};
pub use text::text;
pub use tree::tree;
