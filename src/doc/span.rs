use std::fmt;
use std::ops::{Index, Range};

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into the caller's text.
///
/// Both ends lie on character boundaries, so `&text[span]` gives the text of the span without a panic for every span
/// that factwire hands out, on the text it was given.
///
/// ```
/// use factwire::Span;
/// let text = "Zoë flew to Oslo.";
/// let span = Span::new(13, 17);
/// assert_eq!(&text[span], "Oslo");
/// assert_eq!(span.to_chars(text), 12..16);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end` (bytes).
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True when the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True when `other` lies inside this span (or is the same).
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span counted in Unicode scalar values (what Python's `str` and most annotation tools count).
    pub fn to_chars(self, text: &str) -> Range<usize> {
        let start = text[..self.start].chars().count();
        start..start + text[self].chars().count()
    }

    /// The same span counted in UTF-16 code units (what JavaScript, Java and C# count).
    pub fn to_utf16(self, text: &str) -> Range<usize> {
        let start = text[..self.start].encode_utf16().count();
        start..start + text[self].encode_utf16().count()
    }
}

impl Index<Span> for str {
    type Output = str;
    fn index(&self, span: Span) -> &str {
        &self[span.start..span.end]
    }
}

impl Index<Span> for String {
    type Output = str;
    fn index(&self, span: Span) -> &str {
        &self.as_str()[span]
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
