//! Extractions for people to read. JSON comes from serde: `serde_json::to_string(&extraction)`.

mod explain;
mod text;

pub use text::text;
