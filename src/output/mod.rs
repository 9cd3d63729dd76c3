//! Readings for people and for the tools that they use: [`Format`] names them, docs/outputs.md shows them.
//!
//! JSON also comes straight from serde: `serde_json::to_string(&extraction)`; `schema` (feature `schema`) describes it.

mod brat;
mod captions;
mod conllu;
mod cypher;
mod displacy;
mod dot;
mod explain;
mod format;
mod graphml;
mod json;
mod jsonld;
mod neo4j;
mod nodes;
mod ntriples;
pub(crate) mod openie;
pub(crate) mod page;
mod paint;
#[cfg(feature = "parquet")]
mod parquet;
mod plain;
mod rdf;
#[cfg(feature = "schema")]
mod schema;
mod separated;
mod tables;
mod text;
mod tree;
mod turtle;
mod writer;

pub use crate::error::ParseFormatError;
pub use format::{Format, Options, Table};
pub use page::{PageOptions, page};
#[cfg(feature = "parquet")]
pub use parquet::arrow_schema;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use tables::{Column, ColumnKind, columns};
pub use text::{TextOptions, text, text_with};
pub use tree::tree;
pub use writer::Writer;
