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
//! A pattern starts at a node; each `>edge target` demands a word at the end of that edge, `!>edge target` that there is
//! none, `?>edge target` takes one where there is one. A target is a bare name (a capture), a node in brackets (with a
//! name before it: `object:[...]`) or a pattern in parentheses.
//!
//! Edges: of clauses `subj`, `obj` (the recipient where there is no other object), `recipient`, `attr`, `comp`, `obl` (any
//! preposition), `obl:with,to` (one of these; `obl:` for a bare phrase), `adv:because`, `adverb`; of roles `holder` and
//! `of`; of trees every Universal Dependencies relation (`appos`, `compound`, `nmod:poss`), `nmod:of,for` with
//! prepositions. Alternatives are joined with `|`.
//! Tests in brackets: `lemma`, `word`, `upos`, `kind` (entity kind), `form`, `class` (nominal class), `deprel`, `clause`,
//! `status` (of a role: `Current`, `Former`, ...), each with `=` or `!=` and alternatives joined with `|`; `lemma=$talk`
//! names a list of the file's `[words]`.
//!
//! The target `pair` binds the captures `subject` and `object` to two words of one coordination ("Ann and Bob met").

mod matching;
mod syntax;

pub(crate) use matching::Graph;
pub(crate) use syntax::{Fault, Pattern};

#[cfg(test)]
mod tests;
