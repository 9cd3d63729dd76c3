//! Sources → documents, one by one: plain text, pages, JSON lines, or a sentence a line.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use factwire::Date;

use crate::failure::Fault;
use crate::inputs::{Kind, Source, kind_of_start};
use crate::json_lines::{self, Fields};
use crate::{charset, compressed, html};

/// A text with its name.
pub struct Document {
    pub id: String,
    pub text: String,
    pub published: Option<Date>,
    /// What its reader should know of its charset.
    pub warning: Option<String>,
}

/// How sources are read.
pub struct Reading {
    pub fields: Fields,
    /// In place of the source's name.
    pub id: Option<String>,
    /// Bytes of a document.
    pub limit: u64,
    /// Each line is a document: a sentence, or a number, a tab and a sentence.
    pub sentences: bool,
    /// Bytes that do not fit their charset are a failure of their document.
    pub strict: bool,
    /// Bytes that were read of all sources, as they lie on the disk.
    pub progress: Arc<AtomicU64>,
}

/// What becomes of the documents of a source; `Err` ends the reading.
pub trait Taker {
    type Stop;
    /// Whether a document of this name is wanted; it is asked once for each, before the document is read where that is possible.
    fn wants(&mut self, id: &str) -> Result<bool, Self::Stop>;
    /// One that is wanted.
    fn take(&mut self, document: Document) -> Result<(), Self::Stop>;
    /// One that cannot be read.
    fn fault(&mut self, fault: Fault) -> Result<(), Self::Stop>;
    /// From here on several documents may come.
    fn many(&mut self);
}

const MIB: u64 = 1024 * 1024;

impl Reading {
    /// All documents of the source.
    pub fn read<T: Taker>(&self, source: &Source, taker: &mut T) -> Result<(), T::Stop> {
        let id = self.id.as_deref().unwrap_or(&source.name);
        let whole = matches!(source.kind, Some(Kind::Text | Kind::Html)) && !self.sentences;
        // the name is known before the file is opened
        if whole && !taker.wants(id)? {
            return Ok(());
        }
        match self.open(source) {
            Ok((content, kind)) if self.sentences => self.sentences(source, content, kind, taker),
            Ok((content, Kind::JsonLines)) => {
                taker.many();
                json_lines::read(content, &source.name, id, self, taker)
            }
            Ok((content, kind)) if whole || taker.wants(id)? => match self.whole(source, content, kind) {
                Ok(document) => taker.take(Document { id: id.to_owned(), ..document }),
                Err(fault) => taker.fault(fault),
            },
            Ok(_) => Ok(()),
            Err(error) => taker.fault(unreadable(source, error)),
        }
    }

    fn open(&self, source: &Source) -> io::Result<(Box<dyn BufRead + Send>, Kind)> {
        let progress = self.progress.clone();
        let mut content = match &source.path {
            Some(path) => compressed::open(&source.name, Counted { inner: File::open(path)?, progress })?,
            None => compressed::open(&source.name, Counted { inner: io::stdin(), progress })?,
        };
        let kind = match source.kind {
            Some(kind) => kind,
            None => {
                // what was put back of the beginning may be four bytes
                let mut start = Vec::new();
                content.by_ref().take(512).read_to_end(&mut start)?;
                let kind = kind_of_start(&start);
                content = Box::new(io::Cursor::new(start).chain(content));
                kind
            }
        };
        Ok((content, kind))
    }

    /// The one document that the source is.
    fn whole(&self, source: &Source, content: impl BufRead, kind: Kind) -> Result<Document, Fault> {
        let (text, warning) = self.text(source, content, kind)?;
        let page = match kind {
            Kind::Html => html::readable(&text)
                .map_err(|error| Fault::NoText { name: source.name.clone(), what: error.to_string() })?,
            _ => html::Page { text, published: None },
        };
        Ok(Document { id: String::new(), text: page.text, published: page.published, warning })
    }

    fn text(&self, source: &Source, content: impl BufRead, kind: Kind) -> Result<(String, Option<String>), Fault> {
        let mut bytes = Vec::new();
        content.take(self.limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(source, error))?;
        if bytes.len() as u64 > self.limit {
            return Err(Fault::TooLarge { name: source.name.clone(), limit: self.limit / MIB });
        }
        let name = || source.name.clone();
        let decoded = charset::decode(bytes, kind).map_err(|offset| Fault::NotUtf8 { name: name(), offset })?;
        let doubt = decoded.doubt.map(|doubt| Fault::Charset { name: name(), doubt });
        match doubt {
            Some(doubt) if self.strict => Err(doubt),
            doubt => Ok((decoded.text, doubt.map(|doubt| doubt.to_string()))),
        }
    }

    /// Lines that are not empty, named by the number before the tab or by that of the line.
    fn sentences<T: Taker>(
        &self,
        source: &Source,
        content: impl BufRead,
        kind: Kind,
        taker: &mut T,
    ) -> Result<(), T::Stop> {
        taker.many();
        let (text, mut warning) = match self.whole(source, content, kind) {
            Ok(document) => (document.text, document.warning),
            Err(fault) => return taker.fault(fault),
        };
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let (id, sentence) = match line.split_once('\t').filter(|(id, _)| id.parse::<usize>().is_ok()) {
                Some((id, sentence)) => (id.to_owned(), sentence.trim()),
                None => ((n + 1).to_string(), line.trim()),
            };
            if taker.wants(&id)? {
                taker.take(Document { id, text: sentence.to_owned(), published: None, warning: warning.take() })?;
            }
        }
        Ok(())
    }
}

fn unreadable(source: &Source, error: io::Error) -> Fault {
    let path = source.path.clone().unwrap_or_else(|| PathBuf::from("stdin"));
    Fault::Read { path, source: error }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    progress: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.progress.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
