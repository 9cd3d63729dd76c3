//! Runs the network. The stages before and after it know only [`Backend`].

mod embedded;
#[cfg(onnx)]
mod onnx;
#[cfg(feature = "rust-bert")]
mod rust_bert;

use std::ops::Range;

use crate::{Result, Span};
pub(crate) use embedded::Embedded;
pub use embedded::Way;
pub use factwire_kernel::Input;
pub(crate) use factwire_kernel::{Gists, Output, Scores, TreeScores, Widths};
#[cfg(feature = "rust-bert")]
pub use rust_bert::RustBert;

/// A window of a text, as subwords for networks that know factwire's, and as words for others.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "rust-bert"), allow(dead_code, reason = "for networks that read words and sentences"))]
pub(crate) struct Passage<'a> {
    pub input: &'a Input,
    pub text: &'a str,
    /// Where the words of the window stand in the text.
    pub words: &'a [Span],
    /// In order, without gaps between their words in the window.
    pub pieces: &'a [Piece],
}

/// A whole sentence, or a piece of one that is longer than a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Words of the window.
    pub words: Range<usize>,
    /// How many words of the text stand before it.
    pub place: usize,
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

/// Logarithms of the probabilities that scores stand for. NaN counts as very low.
pub(crate) fn log_softmax(row: &[f32]) -> Vec<f32> {
    const LOW: f32 = -1e4;
    let row: Vec<f32> = row.iter().map(|&x| if x.is_nan() { LOW } else { x.clamp(LOW, -LOW) }).collect();
    let highest = row.iter().copied().fold(LOW, f32::max);
    let sum: f32 = row.iter().map(|x| (x - highest).exp()).sum();
    row.iter().map(|x| x - highest - sum.ln()).collect()
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
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference) when the network cannot be run or answers in another shape.
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output>;
}
