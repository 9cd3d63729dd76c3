//! Extractions for people to read. JSON comes from serde: `serde_json::to_string(&extraction)`.

mod explain;
mod openie;
mod page;
mod text;
mod tree;

pub use openie::{benchie, carb};
pub use page::{PageOptions, page, page_data, page_form, page_policy};
pub use text::text;
pub use tree::tree;
