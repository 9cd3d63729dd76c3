//! The word lists of `vocabulary/*.txt`: each section a constant, which `build/vocabulary.rs` makes.

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
