use std::io::{self, Write as _};

use super::Options;
use super::writer::{Doc, Out, Sink};

/// Lines for people.
pub(super) struct Text<'w> {
    out: Out<'w>,
    titled: bool,
    explain: bool,
}

impl<'w> Text<'w> {
    pub fn new(out: Out<'w>, options: &Options) -> Self {
        Text { out, titled: options.titled, explain: options.explain }
    }
}

impl Sink for Text<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        if self.titled {
            writeln!(self.out, "== {}", doc.name)?;
        }
        self.out.write_all(super::text(doc.extraction).as_bytes())?;
        if self.explain {
            writeln!(self.out)?;
            for triple in &doc.extraction.triples {
                writeln!(self.out, "{}", doc.extraction.explain(triple))?;
            }
        }
        if self.titled { writeln!(self.out) } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
