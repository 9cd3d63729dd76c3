use crate::Span;

/// Byte offsets of a text as numbers of characters, each in one step; [`Span::to_chars`] counts from the beginning.
pub(super) enum Offsets {
    /// A byte a character.
    Ascii,
    /// The number of characters before each byte.
    Table(Vec<u32>),
}

impl Offsets {
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets::Ascii;
        }
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut before = 0;
        for c in text.chars() {
            table.resize(table.len() + c.len_utf8(), before);
            before += 1;
        }
        table.push(before);
        Offsets::Table(table)
    }

    pub fn at(&self, byte: usize) -> usize {
        match self {
            Offsets::Ascii => byte,
            Offsets::Table(table) => table.get(byte).or(table.last()).map_or(0, |&n| n as usize),
        }
    }

    /// First and last character of a span.
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}
