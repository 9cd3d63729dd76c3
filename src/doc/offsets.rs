//! What the ends of spans are counted in.

use super::labels::labels;
use super::parts::Part;
use super::{Extraction, Span};

labels! {
    /// What the ends of spans are counted in.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::facts::Offsets;
    /// let text = "Zoë 😀 met Tom.";
    /// let bytes = factwire::extract(text)?;
    /// assert_eq!(bytes.offsets, Offsets::Bytes);
    /// let tom = |e: &factwire::Extraction| e.triples[0].object.as_ref().unwrap().span.start;
    /// let characters = bytes.clone().in_offsets(text, Offsets::Characters);
    /// let utf16 = bytes.clone().in_offsets(text, Offsets::Utf16);
    /// assert_eq!([tom(&bytes), tom(&characters), tom(&utf16)], [14, 10, 11]);
    /// assert_eq!(utf16.in_offsets(text, Offsets::Bytes), bytes);
    /// # Ok(()) }
    /// ```
    #[derive(Default)]
    Offsets {
        /// Bytes of UTF-8: what Rust, Go and C count.
        #[default]
        Bytes = "bytes",
        /// Unicode scalar values: what Python's `str` and most annotation tools count.
        Characters = "characters",
        /// Code units of UTF-16: what JavaScript, Java and C# count.
        Utf16 = "utf16",
    }
    later => Unknown
}

impl Offsets {
    /// How many units a character takes; what this version does not know counts as bytes.
    fn width(self, c: char) -> usize {
        match self {
            Offsets::Bytes | Offsets::Unknown => c.len_utf8(),
            Offsets::Characters => 1,
            Offsets::Utf16 => c.len_utf16(),
        }
    }
}

/// Offsets of a text in one unit as offsets in another, each in one step; made in one pass over the text.
pub(crate) enum Recount {
    /// A text of ASCII only, where a unit is a unit: its length.
    Same(usize),
    /// For each offset in the one unit, the end of the text among them, that in the other. Within a character it is that of its
    /// beginning.
    Table(Vec<u32>),
}

impl Recount {
    /// From one unit to another.
    pub(crate) fn new(text: &str, from: Offsets, to: Offsets) -> Self {
        if text.is_ascii() || from == to {
            return Recount::Same(text.chars().map(|c| from.width(c)).sum());
        }
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut before = 0;
        for c in text.chars() {
            table.resize(table.len() + from.width(c), before);
            before += to.width(c) as u32;
        }
        table.push(before);
        Recount::Table(table)
    }

    /// The offset in the other unit; that of the end for one behind the end.
    pub(crate) fn at(&self, offset: usize) -> usize {
        match self {
            Recount::Same(length) => offset.min(*length),
            Recount::Table(table) => table.get(offset).or(table.last()).map_or(0, |&n| n as usize),
        }
    }

    /// Both ends of a span.
    pub(crate) fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

impl Extraction {
    /// The same with its spans counted in another unit. `text` is the text that it was read in; spans outside of it end with it.
    ///
    /// Takes time in proportion to the text and the number of spans.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::facts::Offsets;
    /// let text = "Zoë met Tom.";
    /// let extraction = factwire::extract(text)?.in_offsets(text, Offsets::Characters);
    /// let json = serde_json::to_value(&extraction).unwrap();
    /// assert_eq!(json["offsets"], "characters");
    /// assert_eq!(json["triples"][0]["object"]["start"], 8); // as Python counts: text[8:11]
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn in_offsets(mut self, text: &str, offsets: Offsets) -> Self {
        if self.offsets != offsets {
            let recount = Recount::new(text, self.offsets, offsets);
            self.each_part(&mut |part| {
                if let Part::Span(span) = part {
                    (span.start, span.end) = recount.of(*span);
                }
            });
            self.offsets = offsets;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::doc::sample;

    /// All objects with `start` and `end`, in whatever depth.
    fn spans(json: &Value, found: &mut Vec<(u64, u64)>) {
        match json {
            Value::Object(map) => {
                if let (Some(start), Some(end)) = (map.get("start"), map.get("end"))
                    && let (Some(start), Some(end)) = (start.as_u64(), end.as_u64())
                {
                    found.push((start, end));
                }
                map.values().for_each(|v| spans(v, found));
            }
            Value::Array(values) => values.iter().for_each(|v| spans(v, found)),
            _ => {}
        }
    }

    #[test]
    fn every_span_is_counted_anew() {
        let text = "Zoë 😀 met Tom in Malmö on Monday, said Ida.";
        let bytes = sample(text);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        spans(&serde_json::to_value(&bytes).unwrap(), &mut before);
        let characters = bytes.clone().in_offsets(text, Offsets::Characters);
        spans(&serde_json::to_value(&characters).unwrap(), &mut after);
        assert!(before.len() > 20, "{}", before.len());
        let letters: Vec<char> = text.chars().collect();
        for ((start, end), (from, to)) in before.into_iter().zip(after) {
            let words: String = letters[from as usize..to as usize].iter().collect();
            assert_eq!(words, text[start as usize..end as usize]);
        }
        assert_eq!(characters.offsets, Offsets::Characters);
        assert_eq!(characters.in_offsets(text, Offsets::Utf16).in_offsets(text, Offsets::Bytes), bytes);
    }

    proptest! {
        #[test]
        fn offsets_are_those_that_counting_gives(text in any::<String>(), from in 0usize..40, to in 0usize..40) {
            let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let (from, to) = (ends[from % ends.len()], ends[to % ends.len()]);
            let span = Span::new(from.min(to), from.max(to));
            for (unit, counted) in [(Offsets::Characters, span.to_chars(&text)), (Offsets::Utf16, span.to_utf16(&text))] {
                let there = Recount::new(&text, Offsets::Bytes, unit).of(span);
                prop_assert_eq!(there, (counted.start, counted.end));
                let back = Recount::new(&text, unit, Offsets::Bytes).of(Span::new(there.0, there.1));
                prop_assert_eq!(back, (span.start, span.end));
            }
        }
    }

    #[test]
    fn spans_outside_the_text_end_with_it() {
        for text in ["abc", "äöü"] {
            let recount = Recount::new(text, Offsets::Bytes, Offsets::Characters);
            assert_eq!(recount.of(Span::new(1, 99)).1, 3);
        }
    }
}
