//! `factwire convert`: readings that were stored with `--format readings` become any other format, without a model.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use factwire::Reading;

use crate::extract;
use crate::failure::Failure;
use crate::formats::{self, Format};
use crate::messages::tell;
use crate::options::Unit;
use crate::outputs::{Sink, Target};

#[derive(Args)]
pub struct Convert {
    /// Files that `factwire extract -f readings` wrote; - is standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// What is written
    #[arg(short, long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// A file, or standard output (-), to write to
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// RDF: what the names of documents, entities and facts begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,
    /// Put the text into JSON too
    #[arg(long)]
    with_text: bool,
    /// CSV and TSV for spreadsheets: an apostrophe before cells that they would take for formulas
    #[arg(long)]
    csv_safe: bool,
    /// JSON: what the ends of spans are counted in
    #[arg(long, value_enum, default_value_t = Unit::Bytes)]
    offsets: Unit,
}

/// True when every line was a reading.
pub fn run(options: &Convert) -> Result<bool, Failure> {
    let target = Target::of(options.output.as_deref());
    if options.format.is_one_document() || matches!(target, Target::Folder(_)) {
        return Err(Failure::ConvertToOne);
    }
    if options.offsets != Unit::Bytes && !options.format.takes_offsets() {
        return Err(Failure::OffsetsOfFormat { format: extract::name(options.format) });
    }
    let written = formats::Options {
        many: true,
        explain: false,
        colours: false,
        with_text: options.with_text,
        base: options.base.clone(),
        rules: None,
        offsets: options.offsets.into(),
        no_formulas: options.csv_safe,
    };
    let mut sink = Sink::new(target, options.format, written, None)?;
    let mut failed = 0;
    for path in &options.inputs {
        for (line, number) in lines(path)?.zip(1..) {
            let line = line.map_err(|source| read(path, source))?;
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Reading>(&line) {
                Ok(reading) => sink.document(&reading, true, None)?,
                Err(error) => {
                    tell(&format!("{}:{number}: this is no reading: {error}", path.display()));
                    failed += 1;
                }
            }
        }
    }
    sink.finish(true)?;
    Ok(failed == 0)
}

/// The lines of a file, a line at a time in memory.
fn lines(path: &Path) -> Result<impl Iterator<Item = io::Result<Vec<u8>>>, Failure> {
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(|source| read(path, source))?))
    };
    Ok(reader.split(b'\n'))
}

fn read(path: &Path, source: io::Error) -> Failure {
    Failure::Read { path: path.to_owned(), source }
}
