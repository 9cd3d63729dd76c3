//! `factwire tree`: words and trees as the rules see them.

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use factwire::Extractor;

use crate::charset;
use crate::failure::{Failure, Fault, told};
use crate::inputs::Kind;
use crate::messages::{tell, visible};

const MIB: u64 = 1024 * 1024;

#[derive(clap::Args)]
pub struct Tree {
    /// Text files in UTF-8; `-` or none reads standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A model of models.toml, or a folder with one
    #[arg(long, value_name = "NAME|FOLDER")]
    model: Option<String>,
    /// A larger file is not read but reported, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=65536))]
    max_size: u64,
}

/// True when every file was read.
pub fn run(options: &Tree) -> Result<bool, Failure> {
    let builder = Extractor::builder();
    let extractor = match &options.model {
        Some(model) => builder.model(model).build()?,
        None => builder.build()?,
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    let stdin = [PathBuf::from("-")];
    for file in if options.files.is_empty() { &stdin[..] } else { &options.files } {
        match text_of(file, options.max_size).and_then(|text| Ok(extractor.parse(&text)?)) {
            Ok(parse) => out.write_all(visible(&factwire::output::tree(&parse)).as_bytes())?,
            Err(error) => {
                tell(&told(&error));
                all_read = false;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

fn text_of(file: &Path, limit: u64) -> Result<String, Fault> {
    let error = |source| Fault::Read { path: file.to_owned(), source };
    let opened: Box<dyn Read> =
        if file == Path::new("-") { Box::new(io::stdin().lock()) } else { Box::new(File::open(file).map_err(error)?) };
    let mut bytes = Vec::new();
    opened.take(limit * MIB + 1).read_to_end(&mut bytes).map_err(error)?;
    let name = || file.display().to_string();
    if bytes.len() as u64 > limit * MIB {
        return Err(Fault::TooLarge { name: name(), limit });
    }
    let decoded = charset::decode(bytes, Kind::Text).map_err(|offset| Fault::NotUtf8 { name: name(), offset })?;
    if let Some(doubt) = decoded.doubt {
        tell(&Fault::Charset { name: name(), doubt }.to_string());
    }
    Ok(decoded.text)
}
