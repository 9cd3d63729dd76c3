//! Sentences and words of raw text, with byte spans, in the word scheme of UD English EWT: "don't" is "do" + "n't",
//! "US-based" is "US" + "-" + "based", "$5m" is "$" + "5" + "m".
//!
//! The text is cut into paragraphs (`paragraphs`), each paragraph into words (`words` finds them, `pieces` divides what
//! stands between spaces), and the words are grouped into sentences (`sentences`). Whether a quotation mark opens or closes
//! is told from the spaces around it (`marks`): newspapers mix “text“, „text“ and "text”, and the glyph alone misleads.
//!
//! Lines that are no part of what the text tells (`layout`: addresses, labels, links to other articles) are left out. Every other
//! character that is not white space is in exactly one word. Time is linear in the length of the text.

mod abbreviations;
mod chars;
mod datelines;
mod layout;
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
    /// True for what stands beside the prose: a headline, a caption, an item of a list.
    pub aside: bool,
    /// At least one word; in text order, not overlapping, on character boundaries, without white space in them.
    pub words: Vec<Span>,
}

/// Splits a text into sentences and words, a paragraph at a time. No sentence crosses a paragraph.
pub fn split(text: &str) -> impl Iterator<Item = SentenceTokens> {
    let words = paragraphs::find(text)
        .into_iter()
        .map(|p| (p.aside, words::find(text, p.span)))
        .filter(|(_, words)| !words.is_empty());
    words.enumerate().flat_map(|(paragraph, (aside, words))| {
        let opens = dateline(text, &words).is_some();
        let sentence = move |(i, words)| SentenceTokens { paragraph, dateline: opens && i == 0, aside, words };
        sentences::group(text, words).into_iter().enumerate().map(sentence)
    })
}

/// Do these words, a paragraph, stand beside the prose? Also where the credit of a picture stands behind them.
pub fn stand_aside(text: &str, words: &[Span]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let line = text[..last.end].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[last.end..].find(['\n', '\r']).map_or(text.len(), |at| last.end + at);
    let caption = layout::is_caption(text[line..end].trim());
    layout::is_aside(&text[first.start..last.end], caption)
}

/// How many of these words, a paragraph, are its dateline, if it has one and goes on behind it.
pub fn dateline(text: &str, words: &[Span]) -> Option<usize> {
    datelines::of_paragraph(text, words).filter(|&end| end < words.len())
}

#[cfg(test)]
mod tests;
