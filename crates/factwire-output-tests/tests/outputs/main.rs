//! Every output format, read back by a reader that is not ours: real readings, and texts that try to break out of a format.

mod brat;
mod conllu;
mod displacy;
mod formats;
mod graphs;
mod neo4j;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod rdf;
mod schema;
mod tables;
mod texts;
