//! `factwire show`: a text and what was read in it as one HTML page.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use factwire::output::{PageOptions, page};
use factwire::{Date, Document, Error, Extractor, Rules};

use crate::failure::Failure;

#[derive(clap::Args)]
pub struct Command {
    /// A text file in UTF-8; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the page goes; it is there whole or not at all. Without it, or with `-`, standard output.
    #[arg(short, long, value_name = "PAGE")]
    output: Option<PathBuf>,
    /// Title of the page; the name of the file otherwise.
    #[arg(long)]
    title: Option<String>,
    /// The day the text was published, as in 2025-11-26: "on Wednesday" and "last month" are counted from it.
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
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

/// True when the text was read and the page written.
pub fn run(command: &Command) -> Result<bool, Failure> {
    let extractor = extractor(command.model.as_deref(), &command.rules, command.threads)?;
    let text = match text_of(&command.file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("factwire: {error}");
            return Ok(false);
        }
    };
    let name = match command.file.file_name() {
        _ if command.file == Path::new("-") => "stdin".to_owned(),
        Some(name) => name.to_string_lossy().into_owned(),
        None => command.file.display().to_string(),
    };
    let mut document = Document::new(&text).id(&name);
    if let Some(date) = command.date {
        document = document.published(date);
    }
    let mut options = PageOptions::new();
    if let Some(title) = &command.title {
        options = options.title(title);
    }
    for reading in extractor.read_documents(&[document]) {
        let html = page(&reading?, &options);
        match command.output.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => write(path, html.as_bytes()).map_err(named(path))?,
            None => {
                let mut out = io::stdout().lock();
                out.write_all(html.as_bytes())?;
                out.flush()?;
            }
        }
    }
    Ok(true)
}

/// An extractor with the settings that `show` and `serve` share.
pub fn extractor(model: Option<&str>, rules: &[PathBuf], threads: usize) -> Result<Extractor, Error> {
    let mut all = Rules::builtin();
    for file in rules {
        all = all.with_file(file)?;
    }
    let mut builder = Extractor::builder().rules(all).threads(threads);
    if let Some(model) = model {
        builder = builder.model(model);
    }
    builder.build()
}

fn text_of(file: &Path) -> factwire::Result<String> {
    let error = |source| Error::Read { path: file.to_owned(), source };
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(error)?;
        bytes
    } else {
        fs::read(file).map_err(error)?
    };
    String::from_utf8(bytes)
        .map_err(|e| Error::NotUtf8 { name: file.display().to_string(), offset: e.utf8_error().valid_up_to() })
}

/// Writes beside the file and puts it in its place, so that nobody ever sees half a page. What is no plain file (`/dev/stdout`, a
/// pipe) is written to as it is.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes);
    }
    // a link stays a link
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // those of any new file: the umask takes its part
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.prefix(".factwire-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

fn named(path: &Path) -> impl Fn(io::Error) -> io::Error + '_ {
    |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
