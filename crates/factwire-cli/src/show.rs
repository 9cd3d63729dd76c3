//! `factwire show`: a text and what was read in it as one HTML page.

use std::convert::Infallible;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use factwire::output::{PageOptions, page};
use factwire::{Date, Error, Extractor, Rules};

use crate::documents::{Document, Reading, Taker};
use crate::failure::{Failure, Fault, told};
use crate::inputs;
use crate::json_lines::Fields;
use crate::messages::tell;
use crate::options::Input;
use crate::whole_file::WholeFile;

#[derive(clap::Args)]
pub struct Command {
    /// A text in UTF-8 or a web page, also compressed (gzip, Zstandard); `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the file holds.
    #[arg(long, value_enum, default_value_t = Input::Auto)]
    input: Input,
    /// A larger file is not read but reported, in MiB: few browsers would open the page.
    #[arg(long, value_name = "MIB", default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=65536))]
    max_size: u64,
    /// Where the page goes; it is there whole or not at all. Without it, or with `-`, standard output.
    #[arg(short, long, value_name = "PAGE")]
    output: Option<PathBuf>,
    /// Title of the page; the name of the file otherwise.
    #[arg(long)]
    title: Option<String>,
    /// The day the text was published, as in 2025-11-26: "on Wednesday" and "last month" are counted from it.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    reader: Reader,
}

/// What `show` and `serve` read with.
#[derive(clap::Args)]
pub struct Reader {
    /// A model of models.toml, or a folder with one.
    #[arg(long, value_name = "NAME|FOLDER")]
    model: Option<String>,
    /// A rule file to add; may be given several times.
    #[arg(long = "rules", value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// Threads; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    threads: usize,
}

impl Reader {
    pub fn extractor(&self) -> Result<Extractor, Error> {
        let mut rules = Rules::builtin();
        for file in &self.rules {
            rules = rules.with_file(file)?;
        }
        let builder = Extractor::builder().rules(rules).threads(self.threads);
        match &self.model {
            Some(model) => builder.model(model).build(),
            None => builder.build(),
        }
    }
}

/// True when the text was read and the page written.
pub fn run(command: &Command) -> Result<bool, Failure> {
    let extractor = command.reader.extractor()?;
    let document = match document(&command.file, command.input.kind(), command.max_size) {
        Ok(document) => document,
        Err(fault) => {
            tell(&told(&fault));
            return Ok(false);
        }
    };
    if let Some(warning) = &document.warning {
        tell(warning);
    }
    let mut given = factwire::Document::new(&document.text).with_id(&document.id);
    if let Some(date) = document.published.or(command.date) {
        given = given.with_published(date);
    }
    let mut options = PageOptions::new();
    if let Some(title) = &command.title {
        options = options.title(title);
    }
    let html = page(&extractor.read(given)?, &options);
    match command.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => WholeFile::write(path, html.as_bytes()).map_err(named(path))?,
        None => {
            let mut out = io::stdout().lock();
            out.write_all(html.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(true)
}

/// The one document of a file, named after the file without its folders.
fn document(file: &Path, kind: Option<inputs::Kind>, max_size: u64) -> Result<Document, Fault> {
    let name = file.display().to_string();
    let mut inputs = inputs::expand(&[file.to_owned()], kind);
    let source = match inputs.sources.pop() {
        Some(source) if inputs.sources.is_empty() && !inputs.many => source?,
        _ => return Err(Fault::NotOne { name }),
    };
    let short = source.path.as_deref().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    let reading = Reading {
        fields: Fields::default(),
        id: short,
        limit: max_size * 1024 * 1024,
        sentences: false,
        strict: false,
        progress: Arc::default(),
    };
    let mut only = Only { read: Err(Fault::NotOne { name: name.clone() }), many: false };
    let Ok(()) = reading.read(&source, &mut only);
    if only.many { Err(Fault::NotOne { name }) } else { only.read }
}

/// Takes one document.
struct Only {
    read: Result<Document, Fault>,
    many: bool,
}

impl Taker for Only {
    type Stop = Infallible;

    fn wants(&mut self, _: &str) -> Result<bool, Infallible> {
        Ok(!self.many)
    }

    fn take(&mut self, document: Document) -> Result<(), Infallible> {
        self.read = Ok(document);
        Ok(())
    }

    fn fault(&mut self, fault: Fault) -> Result<(), Infallible> {
        self.read = Err(fault);
        Ok(())
    }

    fn many(&mut self) {
        self.many = true;
    }
}

fn named(path: &Path) -> impl Fn(io::Error) -> io::Error + '_ {
    |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
