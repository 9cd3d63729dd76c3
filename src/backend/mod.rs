//! Runs the network. The stages before and after it know only [`Backend`].

mod embedded;
mod gists;
mod kernel;
#[cfg(onnx)]
mod onnx;
mod protobuf;
#[cfg(feature = "rust-bert")]
mod rust_bert;

use std::ops::Range;

use crate::{Gist, Result, Span};
pub(crate) use embedded::Embedded;
pub use embedded::Way;
pub(crate) use gists::Gists;
#[cfg(feature = "rust-bert")]
pub use rust_bert::RustBert;

/// What the network reads at a time: `[CLS]`, the subwords of whole sentences, `[SEP]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// Number of each subword.
    pub ids: Vec<i32>,
    /// Case class of the word of each subword.
    pub classes: Vec<i32>,
    /// Index of the first subword of each word.
    pub first: Vec<i32>,
    /// Index of the last subword of each word.
    pub last: Vec<i32>,
}

/// A window of a text, as subwords for networks that know factwire's, and as words for others.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "rust-bert"), allow(dead_code, reason = "for networks that read words and sentences"))]
pub(crate) struct Passage<'a> {
    pub input: &'a Input,
    pub text: &'a str,
    /// Where the words of the window stand in the text.
    pub words: &'a [Span],
    /// In order, without gaps.
    pub pieces: &'a [Piece],
}

/// A whole sentence, or a piece of one that is longer than a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Words of the window.
    pub words: Range<usize>,
    /// What ends with it.
    pub end: Edge,
    /// Number of its paragraph.
    pub paragraph: usize,
}

/// What ends with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing: the sentence goes on in the next piece.
    Cut,
    /// The sentence.
    Sentence,
    /// A sentence that nothing may be joined to: a dateline.
    Dateline,
}

/// Scores, one row for each word of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    columns: usize,
    values: Vec<f32>,
}

impl Scores {
    /// `values` row by row; their number must be a multiple of `columns`, which must not be 0.
    pub(crate) fn new(columns: usize, mut values: Vec<f32>) -> Self {
        // rten hands out larger buffers than it fills. Kept for each window, they would be most of the memory of a text.
        values.shrink_to_fit();
        debug_assert!(columns > 0 && values.len().is_multiple_of(columns));
        Scores { columns, values }
    }

    /// The scores of a word.
    pub(crate) fn row(&self, word: usize) -> &[f32] {
        &self.values[word * self.columns..(word + 1) * self.columns]
    }

    /// Row after row.
    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.values.chunks_exact(self.columns)
    }
}

/// Logarithms of the probabilities that scores stand for. NaN counts as very low.
pub(crate) fn log_softmax(row: &[f32]) -> Vec<f32> {
    const LOW: f32 = -1e4;
    let row: Vec<f32> = row.iter().map(|&x| if x.is_nan() { LOW } else { x.clamp(LOW, -LOW) }).collect();
    let highest = row.iter().copied().fold(LOW, f32::max);
    let sum: f32 = row.iter().map(|x| (x - highest).exp()).sum();
    row.iter().map(|x| x - highest - sum.ln()).collect()
}

/// What trees are made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TreeScores {
    /// A row for each word: first the score of the root as its governor, then those of the window's words.
    pub arcs: Scores,
    /// Logarithm of the odds that a sentence ends with the word; one column.
    pub ends: Scores,
}

/// What the network says of the words of a window: for each word a score for each label.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    pub upos: Scores,
    pub names: Scores,
    pub conll: Scores,
    pub nominal: Scores,
    /// The governors that were chosen, as `govern` gave them.
    pub governors: Vec<usize>,
    /// Scores of the relations to these governors.
    pub deprel: Scores,
    /// What is kept of each word; empty where the model has nothing that tells.
    pub gists: Vec<Gist>,
}

/// Number of labels of each head.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    pub upos: usize,
    pub names: usize,
    pub conll: usize,
    pub nominal: usize,
    pub deprel: usize,
}

/// Runs the network on one window, on the calling thread; several threads may do so at a time.
///
/// The answer depends on the window alone: not on the other windows, their order, or the number of threads.
pub(crate) trait Backend: Send + Sync {
    /// `govern` gets the scores from which trees are made, and returns a column of the arcs for each word. Only the relations of these
    /// arcs are scored.
    ///
    /// # Errors
    ///
    /// [`Error::Inference`](crate::Error::Inference) when the network cannot be run or answers in another shape.
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output>;
}
