//! The words of a claim: gathered in pieces, or as ranges.

use std::ops::Range;

/// Words that are gathered in pieces.
#[derive(Default)]
pub(super) struct WordSet(Vec<usize>);

impl WordSet {
    pub(super) fn add(&mut self, words: Vec<usize>) {
        self.0.extend(words);
    }

    pub(super) fn extend(&mut self, other: WordSet) {
        self.0.extend(other.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In text order, each once.
    pub(super) fn sorted(mut self) -> Vec<usize> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// In text order, without overlaps.
pub(super) fn merged(mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    pieces.sort_by_key(|p| (p.start, p.end));
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match whole.last_mut() {
            Some(last) if piece.start < last.end => last.end = last.end.max(piece.end),
            _ => whole.push(piece),
        }
    }
    whole
}

/// Sorted words as ranges.
pub(super) fn ranges(words: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for &w in words {
        match found.last_mut() {
            Some(r) if r.end == w => r.end = w + 1,
            _ => found.push(w..w + 1),
        }
    }
    found
}
