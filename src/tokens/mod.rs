//! (stand-in until the room `tokens` is merged)

use crate::Span;

/// A sentence: its words, in text order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SentenceTokens {
    /// Number of the paragraph (from 0).
    pub paragraph: usize,
    /// Where the words stand.
    pub words: Vec<Span>,
}
