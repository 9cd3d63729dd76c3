//! The formats that `factwire extract` writes. A new one is a variant of [`Format`], its row in the four functions below, and a
//! [`Writer`].

use std::io::{self, Write};

use clap::ValueEnum;
use factwire::Reading;
use factwire::output::{self, TextOptions};
use serde::Serialize;

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub enum Format {
    /// For people: who is who, then the facts by source
    Text,
    /// An object, or an array of objects for several documents
    Json,
    /// An object a line for each document
    Jsonl,
    /// For the scorer of the benchmark CaRB: each line of the input is a sentence
    Carb,
    /// For the scorer of the benchmark BenchIE: likewise
    Benchie,
}

impl Format {
    /// What a file of it ends in, where each document has its own.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => "facts.txt",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Carb | Format::Benchie => "tsv",
        }
    }

    /// What is written is good as far as it goes: a file of it may be watched while it grows.
    pub fn grows(self) -> bool {
        self != Format::Json
    }

    /// Each line of the input is a document of its own.
    pub fn is_of_sentences(self) -> bool {
        matches!(self, Format::Carb | Format::Benchie)
    }

    /// Writes documents to a place.
    pub fn writer(self, options: &Options, out: Out) -> Box<dyn Writer> {
        match self {
            Format::Text => Box::new(Text { out, options: *options }),
            Format::Json => Box::new(Json { out, options: *options, written: 0 }),
            Format::Jsonl => Box::new(JsonLines { out, options: *options }),
            Format::Carb => Box::new(Sentences { out, benchie: false }),
            Format::Benchie => Box::new(Sentences { out, benchie: true }),
        }
    }
}

/// Where a writer writes; buffered, so a writer flushes after each document.
pub type Out = Box<dyn Write + Send>;

/// What the formats ask for.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Several documents may come.
    pub many: bool,
    pub explain: bool,
    pub colours: bool,
    /// JSON with the text itself.
    pub with_text: bool,
}

/// Writes documents one by one, each whole and flushed.
pub trait Writer: Send {
    fn document(&mut self, reading: &Reading) -> io::Result<()>;
    /// There are no more.
    fn finish(&mut self) -> io::Result<()>;
}

struct Text {
    out: Out,
    options: Options,
}

impl Writer for Text {
    fn document(&mut self, reading: &Reading) -> io::Result<()> {
        let Options { many, explain, colours, .. } = self.options;
        let extraction = &reading.extraction;
        let mut text = String::new();
        if many {
            let (bold, plain) = if colours { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
            text = format!("{bold}== {}{plain}\n", extraction.doc_id.as_deref().unwrap_or("-"));
        }
        text += &output::text_with(extraction, &TextOptions::new().explain(explain).colours(colours));
        if many {
            text.push('\n');
        }
        self.out.write_all(harmless(&text).as_bytes())?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A text may hold what would command the reader's terminal; only colours go through.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control() && c != '\n' && c != '\t') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let digits = from.strip_prefix("\x1b[").map_or(0, |code| code.bytes().take_while(u8::is_ascii_digit).count());
        if digits > 0 && from[2 + digits..].starts_with('m') {
            let (colour, after) = from.split_at(digits + 3);
            out.push_str(colour);
            rest = after;
        } else {
            out.push('\u{fffd}');
            let length = from.chars().next().map_or(0, char::len_utf8);
            rest = &from[length..];
        }
    }
    out + rest
}

/// An extraction, with its text where that is asked for.
#[derive(Serialize)]
struct Document<'r> {
    #[serde(flatten)]
    extraction: &'r factwire::Extraction,
    text: &'r str,
}

fn json(reading: &Reading, with_text: bool, pretty: bool) -> io::Result<Vec<u8>> {
    let mut json = Vec::new();
    let extraction = &reading.extraction;
    let document = Document { extraction, text: &reading.parse.text };
    match (with_text, pretty) {
        (false, false) => serde_json::to_writer(&mut json, extraction)?,
        (false, true) => serde_json::to_writer_pretty(&mut json, extraction)?,
        (true, false) => serde_json::to_writer(&mut json, &document)?,
        (true, true) => serde_json::to_writer_pretty(&mut json, &document)?,
    }
    Ok(json)
}

struct JsonLines {
    out: Out,
    options: Options,
}

impl Writer for JsonLines {
    fn document(&mut self, reading: &Reading) -> io::Result<()> {
        // in one piece: a run that is killed leaves whole lines wherever the system lets it
        let mut line = json(reading, self.options.with_text, false)?;
        line.push(b'\n');
        self.out.write_all(&line)?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Json {
    out: Out,
    options: Options,
    written: usize,
}

impl Writer for Json {
    fn document(&mut self, reading: &Reading) -> io::Result<()> {
        let json = json(reading, self.options.with_text, true)?;
        self.written += 1;
        if self.options.many {
            self.out.write_all(if self.written == 1 { b"[" } else { b"," })?;
            // a string of JSON has no line breaks in it
            for line in json.split(|b| *b == b'\n') {
                self.out.write_all(b"\n  ")?;
                self.out.write_all(line)?;
            }
        } else {
            self.out.write_all(&json)?;
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        match (self.options.many, self.written) {
            (true, 0) => self.out.write_all(b"[]\n")?,
            (true, _) => self.out.write_all(b"\n]\n")?,
            (false, _) => {}
        }
        self.out.flush()
    }
}

/// What the scorers of two benchmarks read.
struct Sentences {
    out: Out,
    benchie: bool,
}

impl Writer for Sentences {
    fn document(&mut self, reading: &Reading) -> io::Result<()> {
        let (sentence, extraction) = (&reading.parse.text, &reading.extraction);
        let lines = if self.benchie {
            output::benchie(extraction.doc_id.as_deref().unwrap_or_default(), sentence, extraction)
        } else {
            output::carb(sentence, extraction)
        };
        self.out.write_all(lines.as_bytes())?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
