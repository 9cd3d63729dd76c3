//! The formats that `factwire extract` writes: some of the program's own, which know of terminals, benchmarks and `--with-text`,
//! and those of the library for other tools.

use std::io::{self, Write};
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use factwire::facts::Offsets;
use factwire::output::{self, TextOptions};
use factwire::unstable::output::{benchie, carb};
use factwire::{Reading, Rules};
use serde::Serialize;

use crate::messages::visible_but_for;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// For a tool
    Tool(output::Format),
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
            let own = [Format::Text, Format::Json, Format::Jsonl, Format::Carb, Format::Benchie];
            let of_people =
                |f: &output::Format| matches!(f, output::Format::Text | output::Format::Json | output::Format::Jsonl);
            let tools = output::Format::ALL.iter().filter(|f| f.is_available() && !of_people(f));
            own.into_iter().chain(tools.map(|f| Format::Tool(*f))).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, about) = match *self {
            Format::Text => ("text", "For people: who is who, then the facts by source"),
            Format::Json => ("json", "An object, or an array of objects for several documents"),
            Format::Jsonl => ("jsonl", "An object a line for each document"),
            Format::Carb => ("carb", "For the scorer of the benchmark CaRB: each line of the input is a sentence"),
            Format::Benchie => ("benchie", "For the scorer of the benchmark BenchIE: likewise"),
            Format::Tool(format) => (format.name(), format.about()),
        };
        Some(PossibleValue::new(name).help(about))
    }
}

impl Format {
    /// What a file of it ends in, where each document has its own.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => output::Format::Text.extension(),
            Format::Json => output::Format::Json.extension(),
            Format::Jsonl => output::Format::Jsonl.extension(),
            Format::Carb | Format::Benchie => "tsv",
            Format::Tool(format) => format.extension(),
        }
    }

    /// What is written is good as far as it goes: a file of it may be watched while it grows.
    pub fn grows(self) -> bool {
        use output::Format::{Conllu, Csv, Cypher, NTriples, Tsv};
        match self {
            Format::Json => false,
            Format::Tool(format) => matches!(format, Conllu | Csv(_) | Tsv(_) | Cypher | NTriples),
            _ => true,
        }
    }

    /// Each line of the input is a document of its own.
    pub fn is_of_sentences(self) -> bool {
        matches!(self, Format::Carb | Format::Benchie)
    }

    /// A file holds one document.
    pub fn is_one_document(self) -> bool {
        matches!(self, Format::Tool(format) if format.is_one_document())
    }

    /// What the ends of spans are counted in may be chosen.
    pub fn takes_offsets(self) -> bool {
        matches!(self, Format::Json | Format::Jsonl)
    }

    /// A terminal should not be sent it.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Tool(format) if format.is_binary())
    }

    /// Writes documents to a place.
    ///
    /// # Errors
    /// What the place says; an IRI of `--base` that is none.
    pub fn writer(self, options: &Options, out: Out) -> io::Result<Box<dyn Writer>> {
        let options = options.clone();
        Ok(match self {
            Format::Text => Box::new(Text { out, options }),
            Format::Json => Box::new(Json { out, options, written: 0 }),
            Format::Jsonl => Box::new(JsonLines { out, options }),
            Format::Carb => Box::new(Sentences { out, benchie: false }),
            Format::Benchie => Box::new(Sentences { out, benchie: true }),
            Format::Tool(format) => {
                let mut own = output::Options::default();
                if let Some(base) = options.base {
                    own = own.base(base);
                }
                own = own.no_formulas(options.no_formulas);
                for rule in options.rules.iter().flat_map(Rules::iter) {
                    own = own.wikidata(&rule.name, rule.wikidata.as_deref(), rule.wikidata_inverse.as_deref());
                }
                Box::new(Tool(Some(format.writer_with(out, &own).map_err(io::Error::other)?)))
            }
        })
    }
}

/// Where a writer writes; buffered, so a writer flushes after each document.
pub type Out = Box<dyn Write + Send>;

/// What the formats ask for.
#[derive(Clone, Debug)]
pub struct Options {
    /// Several documents may come.
    pub many: bool,
    pub explain: bool,
    pub colours: bool,
    /// JSON with the text itself.
    pub with_text: bool,
    /// What the names of RDF begin with.
    pub base: Option<String>,
    /// Rules of the user's own, whose relations may be properties of Wikidata.
    pub rules: Option<Rules>,
    /// What the ends of spans are counted in, in JSON.
    pub offsets: Offsets,
    /// An apostrophe before cells that a spreadsheet would calculate.
    pub no_formulas: bool,
}

/// Writes documents one by one, each whole and flushed.
pub trait Writer: Send {
    fn document(&mut self, reading: &Reading) -> io::Result<()>;
    /// There are no more.
    fn finish(&mut self) -> io::Result<()>;
}

/// The colours of `factwire::output::text_with`, and the bold of the line above.
const COLOURS: [&str; 6] = ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[36m"];

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
        let colours = if colours { &COLOURS[..] } else { &[] };
        self.out.write_all(visible_but_for(&text, colours).as_bytes())?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// An extraction, with its text where that is asked for.
#[derive(Serialize)]
struct Document<'r> {
    #[serde(flatten)]
    extraction: &'r factwire::Extraction,
    text: &'r str,
}

fn json(reading: &Reading, options: &Options, pretty: bool) -> io::Result<Vec<u8>> {
    let mut json = Vec::new();
    let Options { with_text, offsets, .. } = *options;
    let anew = (offsets != Offsets::Bytes).then(|| reading.extraction.clone().in_offsets(&reading.parse.text, offsets));
    let extraction = anew.as_ref().unwrap_or(&reading.extraction);
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
        let mut line = json(reading, &self.options, false)?;
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
        let json = json(reading, &self.options, true)?;
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
            benchie(extraction.doc_id.as_deref().unwrap_or_default(), sentence, extraction)
        } else {
            carb(sentence, extraction)
        };
        self.out.write_all(lines.as_bytes())?;
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One of the library's formats.
struct Tool(Option<output::Writer<'static>>);

impl Writer for Tool {
    fn document(&mut self, reading: &Reading) -> io::Result<()> {
        let Some(writer) = &mut self.0 else { return Ok(()) };
        writer.document(reading).and_then(|()| writer.flush()).map_err(io::Error::from)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.take().map_or(Ok(()), |writer| writer.finish().map_err(io::Error::from))
    }
}
