use std::io::{self, Write as _};

use serde::Serialize;

use super::writer::{Doc, Out, Sink};
use crate::{Extraction, Parse};

/// Values of JSON, indented: one stands alone, several in an array. The first waits for the second.
pub(super) struct Values<'w> {
    out: Out<'w>,
    first: Option<String>,
    several: bool,
}

impl<'w> Values<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Values { out, first: None, several: false }
    }

    pub fn add(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        if let Some(first) = self.first.take() {
            self.several = true;
            write!(self.out, "[\n  {}", indented(&first))?;
        }
        if self.several {
            write!(self.out, ",\n  {}", indented(&text))
        } else {
            self.first = Some(text);
            Ok(())
        }
    }

    pub fn finish(&mut self) -> io::Result<()> {
        match self.first.take() {
            Some(only) => writeln!(self.out, "{only}")?,
            None if self.several => self.out.write_all(b"\n]\n")?,
            None => self.out.write_all(b"[]\n")?,
        }
        self.out.flush()
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// No string of JSON holds an end of line.
fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}

/// Extractions as JSON.
pub(super) struct Json<'w>(Values<'w>);

impl<'w> Json<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Json(Values::new(out))
    }
}

impl Sink for Json<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        self.0.add(doc.extraction)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.finish()
    }
}

/// Extractions as JSON lines.
pub(super) struct Lines<'w>(Out<'w>);

impl<'w> Lines<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Lines(out)
    }
}

impl Sink for Lines<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, doc.extraction)?;
        self.0.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whole readings as JSON lines.
pub(super) struct Readings<'w>(Out<'w>);

/// A [`Reading`](crate::Reading) whose parts are elsewhere.
#[derive(Serialize)]
struct Stored<'r> {
    parse: &'r Parse,
    extraction: &'r Extraction,
}

impl<'w> Readings<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Readings(out)
    }
}

impl Sink for Readings<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, &Stored { parse: doc.parse, extraction: doc.extraction })?;
        self.0.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
