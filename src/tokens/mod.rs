//! Sentences and words of raw text, with byte spans, in the word scheme of UD English EWT: "don't" is "do" + "n't",
//! "US-based" is "US" + "-" + "based", "$5m" is "$" + "5" + "m".
//!
//! The text is cut into paragraphs (`paragraphs`), each paragraph into words (`words` finds them, `pieces` divides what
//! stands between spaces), and the words are grouped into sentences (`sentences`). Whether a quotation mark opens or closes
//! is told from the spaces around it (`marks`): newspapers mix “text“, „text“ and "text”, and the glyph alone misleads.
//!
//! Every character that is not white space is in exactly one word. Time is linear in the length of the text.

mod abbreviations;
mod chars;
mod datelines;
mod marks;
mod paragraphs;
mod pieces;
mod sentences;
mod words;

use crate::Span;

/// A sentence as its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceTokens {
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    /// True for a dateline, which nothing may join to what follows.
    pub dateline: bool,
    /// At least one word; in text order, not overlapping, on character boundaries, without white space in them.
    pub words: Vec<Span>,
}

/// Splits a text into sentences and words, a paragraph at a time. No sentence crosses a paragraph.
pub fn split(text: &str) -> impl Iterator<Item = SentenceTokens> {
    let words =
        paragraphs::find(text).into_iter().map(|span| words::find(text, span)).filter(|words| !words.is_empty());
    words.enumerate().flat_map(|(paragraph, words)| {
        let opens = datelines::of_paragraph(text, &words).is_some_and(|end| end < words.len());
        let sentence = move |(i, words)| SentenceTokens { paragraph, dateline: opens && i == 0, words };
        sentences::group(text, words).into_iter().enumerate().map(sentence)
    })
}

#[cfg(test)]
mod tests;
