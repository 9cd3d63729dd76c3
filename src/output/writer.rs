use std::collections::HashMap;
use std::io::{self, Write};

use super::Format;
use super::nodes::encoded;
use crate::{Error, Extraction, Offsets, Parse, Reading, Result, SentenceId, Span};

/// Where bytes go.
pub(super) type Out<'w> = Box<dyn Write + Send + 'w>;

/// One format's way to write documents one after the other.
pub(super) trait Sink: Send {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()>;
    fn flush(&mut self) -> io::Result<()>;
    /// What ends a file; it is flushed too.
    fn finish(&mut self) -> io::Result<()>;
}

/// A document on its way into a format.
pub(super) struct Doc<'r> {
    /// From 1, in this file.
    pub number: usize,
    /// What its nodes are named by: no other document of the file has the same. ASCII letters, digits and `-._%~` only.
    pub key: String,
    /// The caller's name for it, or its number.
    pub name: String,
    pub parse: &'r Parse,
    pub extraction: &'r Extraction,
}

impl<'r> Doc<'r> {
    /// The words of a span; nothing where a span that came from outside does not fit the text.
    pub fn words(&self, span: Span) -> &'r str {
        self.parse.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The sentence with this number.
    pub fn sentence(&self, id: SentenceId) -> &'r str {
        self.extraction.sentence(id).map_or("", |span| self.words(span))
    }
}

/// Writes documents in one format, as they come: [`Format::writer`] makes it.
///
/// The same documents in the same order give the same bytes. What is kept between documents is small: the names of those so far
/// (for formats that name nodes after them), the first document of JSON, a group of rows of Parquet. A file is whole after
/// [`Writer::finish`] only.
#[must_use = "a file is whole after `finish` only"]
pub struct Writer<'w> {
    format: Format,
    sink: Box<dyn Sink + 'w>,
    /// What spans are counted in when they come to the sink.
    offsets: Offsets,
    number: usize,
    keys: HashMap<String, usize>,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("format", &self.format).field("documents", &self.number).finish_non_exhaustive()
    }
}

impl<'w> Writer<'w> {
    pub(super) fn new(format: Format, sink: Box<dyn Sink + 'w>, offsets: Offsets) -> Self {
        Writer { format, sink, offsets, number: 0, keys: HashMap::new() }
    }

    /// Writes a document. An extraction whose spans are not counted in what the format wants is counted anew.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::ErrorKind::Write); [`ErrorKind::OneDocument`](crate::ErrorKind::OneDocument) for the second document of
    /// a format that has one a file.
    pub fn document(&mut self, reading: &Reading) -> Result<()> {
        if self.format.is_one_document() && self.number > 0 {
            return Err(Error::one_document(self.format.name()));
        }
        self.number += 1;
        let Reading { parse, extraction } = reading;
        let name = extraction.doc_id.clone().unwrap_or_else(|| self.number.to_string());
        let key = self.key(&name);
        let anew =
            (extraction.offsets != self.offsets).then(|| extraction.clone().in_offsets(&parse.text, self.offsets));
        let extraction = anew.as_ref().unwrap_or(extraction);
        self.sink
            .document(&Doc { number: self.number, key, name, parse, extraction })
            .map_err(|source| Error::output(self.format.name(), source))
    }

    /// "a.txt"; the second time "a.txt~2".
    fn key(&mut self, name: &str) -> String {
        let key = encoded(name);
        let times = self.keys.entry(key.clone()).or_default();
        *times += 1;
        if *times > 1 { format!("{key}~{times}") } else { key }
    }

    /// Hands on what is written so far, as far as the format can: for a reader who waits.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::ErrorKind::Write).
    pub fn flush(&mut self) -> Result<()> {
        self.sink.flush().map_err(|source| Error::output(self.format.name(), source))
    }

    /// Writes what ends a file, and flushes.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::ErrorKind::Write).
    pub fn finish(mut self) -> Result<()> {
        self.sink.finish().map_err(|source| Error::output(self.format.name(), source))
    }
}
