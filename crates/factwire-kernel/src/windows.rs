//! What goes into the network and what comes out.

use crate::Gist;

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

/// Scores, one row for each word of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    columns: usize,
    values: Vec<f32>,
}

impl Scores {
    /// `values` row by row; their number must be a multiple of `columns`, which must not be 0.
    pub fn new(columns: usize, mut values: Vec<f32>) -> Self {
        // rten hands out larger buffers than it fills. Kept for each window, they would be most of the memory of a text.
        values.shrink_to_fit();
        debug_assert!(columns > 0 && values.len().is_multiple_of(columns));
        Scores { columns, values }
    }

    /// The scores of a word.
    pub fn row(&self, word: usize) -> &[f32] {
        &self.values[word * self.columns..(word + 1) * self.columns]
    }

    /// Row after row.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.values.chunks_exact(self.columns)
    }
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
    /// Of the parts of speech.
    pub upos: Scores,
    /// Of the tags of names.
    pub names: Scores,
    /// Of the tags of names in the four kinds of CoNLL-2003.
    pub conll: Scores,
    /// Of the classes of what a nominal stands for.
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
pub struct Widths {
    /// Parts of speech.
    pub upos: usize,
    /// Tags of names.
    pub names: usize,
    /// Tags of names in the four kinds of CoNLL-2003.
    pub conll: usize,
    /// Classes of what a nominal stands for.
    pub nominal: usize,
    /// Relations to governors.
    pub deprel: usize,
}
