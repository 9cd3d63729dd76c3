//! The dependency-pattern language of the rule files.
//!
//! ```text
//! [lemma=found|establish] >subj subject >obj object
//! [lemma=talk|conversation] >subj subject >obl:with,to object
//! object:[form=Role] >holder subject
//! [lemma=member] >subj subject >nmod:of object !>amod [lemma=former]
//! [lemma=hold] >obj ([lemma=talk] >nmod:with object) >subj subject
//! ```
//!
//! `docs/patterns.md` describes it for the people who write rules; its examples are run by `tests/patterns_page.rs`.

mod matching;
mod syntax;

pub(crate) use matching::{Graph, Heads};
pub(crate) use syntax::{Fault, Pattern};

#[cfg(test)]
mod tests;
