//! Where the documents go: standard output, one file, or a folder with a file for each.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use factwire::Reading;

use crate::failure::Failure;
use crate::formats::{Format, Options, Out, Writer};
use crate::resume;
use crate::whole_file::{self, WholeFile};

pub enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    /// A folder is one that is there or whose name ends in a slash.
    pub fn of(output: Option<&Path>) -> Target {
        match output {
            None => Target::Stdout,
            Some(path) if path == Path::new("-") => Target::Stdout,
            Some(path) if path.is_dir() || path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) => {
                Target::Folder(path.to_owned())
            }
            Some(path) => Target::File(path.to_owned()),
        }
    }
}

/// Writes documents to the target. Nothing is opened before the first one comes.
pub struct Sink {
    target: Target,
    format: Format,
    options: Options,
    /// Bytes of the lines that the file has already and that are kept.
    kept: Option<u64>,
    writer: Option<Box<dyn Writer>>,
    /// Is put in the target's place when all is done.
    unfinished: Option<WholeFile>,
    /// Of a file that grows: no other run writes to it meanwhile.
    locked: Option<File>,
}

impl Sink {
    /// # Errors
    /// What the target is in could not be made or cannot be written: told before anything is read.
    pub fn new(target: Target, format: Format, options: Options, kept: Option<u64>) -> Result<Sink, Failure> {
        let target = match target {
            // through a link to what it means
            Target::File(path) => Target::File(path.canonicalize().unwrap_or(path)),
            other => other,
        };
        match &target {
            Target::Folder(path) => {
                let made = fs::create_dir_all(path)
                    .and_then(|()| if kept.is_some() { whole_file::clear(path) } else { Ok(()) });
                made.map_err(|source| failed(path, source))?;
            }
            Target::File(path) => try_to_write(path).map_err(|source| failed(path, source))?,
            Target::Stdout => {}
        }
        Ok(Sink { target, format, options, kept, writer: None, unfinished: None, locked: None })
    }

    /// Writes a document; `file` is its own.
    pub fn document(&mut self, reading: &Reading, many: bool, file: Option<&Path>) -> Result<(), Failure> {
        match (&self.target, file) {
            (Target::Folder(_), Some(file)) => self.own(reading, file).map_err(|source| failed(file, source)),
            _ => {
                self.options.many |= many && self.writer.is_none();
                let written = self.writer().and_then(|writer| writer.document(reading));
                written.map_err(|source| self.failed(source))
            }
        }
    }

    /// A file that is there is whole.
    fn own(&self, reading: &Reading, file: &Path) -> io::Result<()> {
        // brat wants the text beside its marks
        if self.format.is_one_document() {
            WholeFile::write(&file.with_extension("txt"), reading.parse.text.as_bytes())?;
        }
        let whole = WholeFile::begin(file)?;
        let out = Box::new(whole.writer()?);
        let mut writer = self.format.writer(&Options { many: false, ..self.options.clone() }, out)?;
        writer.document(reading)?;
        writer.finish()?;
        drop(writer);
        whole.put()
    }

    fn writer(&mut self) -> io::Result<&mut Box<dyn Writer>> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let out = self.open()?;
                self.format.writer(&self.options, out)?
            }
        };
        Ok(self.writer.insert(writer))
    }

    fn open(&mut self) -> io::Result<Out> {
        let path = match &self.target {
            Target::File(path) => path,
            _ => return Ok(Box::new(BufWriter::with_capacity(64 * 1024, io::stdout()))),
        };
        // a device or a pipe cannot be given another file's place
        let plain = path.metadata().is_ok_and(|m| m.is_file()) || !path.exists();
        if !plain {
            return Ok(Box::new(BufWriter::with_capacity(64 * 1024, File::create(path)?)));
        }
        if !self.format.grows() {
            let whole = WholeFile::begin(path)?;
            let out = whole.writer()?;
            self.unfinished = Some(whole);
            return Ok(Box::new(out));
        }
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        lock(&file)?;
        let kept = match self.kept {
            // another run may have come and gone since the lines were looked at
            Some(kept) if resume::complete(&mut file)? != kept => return Err(io::Error::other(Busy)),
            kept => kept.unwrap_or(0),
        };
        file.set_len(kept)?;
        file.seek(SeekFrom::Start(kept))?;
        self.locked = Some(file.try_clone()?);
        Ok(Box::new(BufWriter::with_capacity(64 * 1024, file)))
    }

    /// All documents were written.
    pub fn finish(&mut self, many: bool) -> Result<(), Failure> {
        if matches!(self.target, Target::Folder(_)) {
            return Ok(());
        }
        self.options.many |= many && self.writer.is_none();
        self.end().map_err(|source| self.failed(source))
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer()?.finish()?;
        self.writer = None;
        if let Some(file) = self.locked.take() {
            file.sync_all()?;
        }
        self.unfinished.take().map_or(Ok(()), WholeFile::put)
    }

    /// The run ends here, between two documents: what was written stands, ended as its format asks; a file that could not be
    /// read without its end is not made.
    pub fn abandon(&mut self) {
        if self.unfinished.take().is_some() {
            self.writer = None;
        } else if let Some(mut writer) = self.writer.take() {
            // nobody is left to tell
            let _ = writer.finish();
        }
    }

    fn failed(&self, source: io::Error) -> Failure {
        match &self.target {
            Target::File(path) => failed(path, source),
            _ => Failure::Output(source),
        }
    }
}

fn failed(path: &Path, source: io::Error) -> Failure {
    Failure::Write { path: path.to_owned(), source }
}

/// Tells before hours of work that their result could not be written; nothing is changed.
fn try_to_write(path: &Path) -> io::Result<()> {
    if path.is_file() {
        return OpenOptions::new().append(true).open(path).map(drop);
    }
    // a device or a pipe might wait for its other end
    if path.exists() {
        return Ok(());
    }
    File::create(path)?;
    fs::remove_file(path)
}

/// Another run writes to the file.
#[derive(Debug, thiserror::Error)]
#[error("another run is writing to it, or was just now; wait until it has ended, or give another name")]
struct Busy;

/// Keeps other runs away from a file that grows. Where the disk knows no locks there are none.
fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::Error::other(Busy)),
        Err(TryLockError::Error(_)) | Ok(()) => Ok(()),
    }
}
