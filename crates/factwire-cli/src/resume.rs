//! What an earlier run has left, and which documents are therefore done.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::failure::Failure;

/// Says of each document, in order, whether it is done and where it goes.
pub enum Former {
    /// All goes to one place, from the beginning.
    Nothing,
    /// All goes to a file of JSON lines that has some already.
    Lines(Lines),
    /// Each goes to a file of its own.
    Files(Files),
}

/// What to do with a document.
pub enum Verdict {
    Done,
    /// To be read; into a file of its own, if any.
    Read(Option<PathBuf>),
}

impl Former {
    pub fn verdict(&mut self, id: &str) -> Result<Verdict, Failure> {
        match self {
            Former::Nothing => Ok(Verdict::Read(None)),
            Former::Lines(lines) => Ok(if lines.has(id)? { Verdict::Done } else { Verdict::Read(None) }),
            Former::Files(files) => Ok(files.verdict(id)),
        }
    }

    /// Bytes of a file that stay.
    pub fn kept(&self) -> u64 {
        if let Former::Lines(lines) = self { lines.end } else { 0 }
    }

    /// A document that is to be read was read, or (`None`) there are no more: nothing of the earlier run may be left then.
    pub fn check(&self, id: Option<&str>) -> Result<(), Failure> {
        let Former::Lines(Lines { path, number, next: Some(found), .. }) = self else { return Ok(()) };
        let wanted = id.map_or_else(|| "no more documents".to_owned(), |id| format!("{id:?}"));
        Err(Failure::NotThisRun { path: path.clone(), line: *number, found: found.clone(), wanted })
    }
}

/// The complete lines of a file, read one by one as their documents come up.
pub struct Lines {
    path: PathBuf,
    content: io::Take<BufReader<File>>,
    /// Where the last complete line ends.
    end: u64,
    /// Of the line whose document is `next`.
    number: usize,
    next: Option<String>,
    line: Vec<u8>,
}

#[derive(Deserialize)]
struct Line {
    schema: String,
    doc_id: String,
}

impl Lines {
    /// The lines of the file; `None` where there is no such file. Nothing is changed yet.
    pub fn open(path: &Path) -> Result<Option<Lines>, Failure> {
        let failed = |source| Failure::Read { path: path.to_owned(), source };
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let end = complete(&mut file).map_err(failed)?;
        file.rewind().map_err(failed)?;
        let content = BufReader::with_capacity(256 * 1024, file).take(end);
        let mut lines = Lines { path: path.to_owned(), content, end, number: 0, next: None, line: Vec::new() };
        lines.advance()?;
        Ok(Some(lines))
    }

    fn has(&mut self, id: &str) -> Result<bool, Failure> {
        let has = self.next.as_deref() == Some(id);
        if has {
            self.advance()?;
        }
        Ok(has)
    }

    fn advance(&mut self) -> Result<(), Failure> {
        self.line.clear();
        self.number += 1;
        let read = self.content.read_until(b'\n', &mut self.line);
        let read = read.map_err(|source| Failure::Read { path: self.path.clone(), source })?;
        let strange = |what: String| Failure::NotOurLine { path: self.path.clone(), line: self.number, what };
        self.next = match read {
            0 => None,
            _ => {
                let line: Line = serde_json::from_slice(&self.line).map_err(|e| strange(e.to_string()))?;
                if line.schema != factwire::facts::SCHEMA {
                    return Err(strange(format!("schema {:?} in place of {:?}", line.schema, factwire::facts::SCHEMA)));
                }
                Some(line.doc_id)
            }
        };
        Ok(())
    }
}

/// Where the last complete line of the file ends.
pub fn complete(file: &mut File) -> io::Result<u64> {
    const PIECE: u64 = 64 * 1024;
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut bytes = Vec::new();
    while end > 0 {
        let start = end.saturating_sub(PIECE);
        file.seek(SeekFrom::Start(start))?;
        bytes.clear();
        file.by_ref().take(end - start).read_to_end(&mut bytes)?;
        if let Some(at) = bytes.iter().rposition(|b| *b == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

/// Files of a folder, named after the documents.
pub struct Files {
    folder: PathBuf,
    /// What the names end in, without the dot.
    ending: &'static str,
    /// Files that are there are done.
    resume: bool,
    /// How often a name came up.
    used: HashMap<String, u32>,
}

impl Files {
    pub fn new(folder: PathBuf, ending: &'static str, resume: bool) -> Self {
        Files { folder, ending, resume, used: HashMap::new() }
    }

    fn verdict(&mut self, id: &str) -> Verdict {
        let mut name = file_name(id);
        // "a/b" and "a_b" would have one name; as capitals and small letters on some disks
        let count = self.used.entry(name.to_lowercase()).and_modify(|n| *n += 1).or_insert(1);
        if *count > 1 {
            name = format!("{name}~{count}");
        }
        let path = self.folder.join(format!("{name}.{}", self.ending));
        if self.resume && path.exists() { Verdict::Done } else { Verdict::Read(Some(path)) }
    }
}

/// The id as a name that every disk takes: "news/a b.txt" → "news_a_b.txt".
fn file_name(id: &str) -> String {
    const LONGEST: usize = 120;
    let id = id.trim_start_matches(['.', '/']);
    let mut name: String =
        id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    if name.len() > LONGEST {
        // the end tells more than the beginning: the number of the line, the name of the file
        let cut = (name.len() - LONGEST..name.len()).find(|at| name.is_char_boundary(*at)).unwrap_or(0);
        name.drain(..cut);
        name = name.trim_start_matches('.').to_owned();
    }
    if name.is_empty() { "document".to_owned() } else { name }
}
