use crate::Span;

/// Byte offsets of a text as UTF-16 offsets, which JavaScript counts in. [`Span::to_utf16`] walks the text for each span; a
/// page has tens of thousands of spans.
pub(super) struct Offsets {
    /// For each byte of the text and for its end the UTF-16 offset of the character that the byte belongs to.
    at: Vec<u32>,
}

impl Offsets {
    pub(super) fn of(text: &str) -> Self {
        let mut at = Vec::with_capacity(text.len() + 1);
        let mut units = 0u32;
        for c in text.chars() {
            at.extend(std::iter::repeat_n(units, c.len_utf8()));
            units += if c.len_utf16() == 1 { 1 } else { 2 };
        }
        at.push(units);
        Offsets { at }
    }

    /// Start and end. What lies outside the text, as spans of an extraction of another text do, is drawn to its end.
    pub(super) fn pair(&self, span: Span) -> [u32; 2] {
        let offset = |byte: usize| self.at.get(byte).or(self.at.last()).copied().unwrap_or_default();
        let start = offset(span.start);
        [start, offset(span.end).max(start)]
    }

    pub(super) fn pairs(&self, spans: &[Span]) -> Vec<[u32; 2]> {
        spans.iter().map(|&s| self.pair(s)).collect()
    }
}
