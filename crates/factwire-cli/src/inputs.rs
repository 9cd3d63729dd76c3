//! Files, folders, patterns and standard input → sources of texts, in a stated order.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use walkdir::WalkDir;

use crate::charset;
use crate::failure::Fault;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    JsonLines,
    Html,
}

/// Endings of the files that are read in folders; with .gz and .zst behind them too.
const ENDINGS: [(&str, Kind); 5] = [
    (".txt", Kind::Text),
    (".html", Kind::Html),
    (".htm", Kind::Html),
    (".jsonl", Kind::JsonLines),
    (".json-lines", Kind::JsonLines),
];

/// Where texts come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// For messages and for the documents' ids.
    pub name: String,
    /// `None`: standard input.
    pub path: Option<PathBuf>,
    /// `None`: its beginning has to tell.
    pub kind: Option<Kind>,
}

/// All sources, in order, among them what could not be found.
pub struct Inputs {
    pub sources: Vec<Result<Source, Fault>>,
    /// Several documents may come, as from a folder: also where there is one file in it.
    pub many: bool,
}

/// Expands the arguments; none is standard input. `kind` goes before the names of files.
pub fn expand(arguments: &[PathBuf], kind: Option<Kind>) -> Inputs {
    let stdin = || Source { name: "stdin".to_owned(), path: None, kind };
    if arguments.is_empty() {
        return Inputs { sources: vec![Ok(stdin())], many: kind == Some(Kind::JsonLines) };
    }
    let mut inputs = Inputs { sources: Vec::new(), many: arguments.len() > 1 };
    for argument in arguments {
        let pattern = argument.to_str().filter(|a| a.contains(['*', '?', '[']) && !argument.exists());
        if argument == Path::new("-") {
            inputs.sources.push(Ok(stdin()));
        } else if argument.is_dir() {
            inputs.folder(argument, kind);
        } else if let Some(pattern) = pattern {
            inputs.pattern(pattern, kind);
        } else {
            inputs.file(argument.clone(), kind);
        }
    }
    inputs.many |= inputs.sources.iter().flatten().any(|s| s.kind == Some(Kind::JsonLines));
    inputs
}

impl Inputs {
    fn file(&mut self, path: PathBuf, kind: Option<Kind>) {
        let name = path.display().to_string();
        let kind = kind.or_else(|| kind_of(&name));
        self.sources.push(Ok(Source { name, path: Some(path), kind }));
    }

    /// What lies in the folder and in its folders, by name; hidden files and links, which may lead anywhere, are passed over.
    fn folder(&mut self, folder: &Path, kind: Option<Kind>) {
        self.many = true;
        let before = self.sources.len();
        let visible = |e: &walkdir::DirEntry| e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(visible) {
            match entry {
                Ok(entry) if entry.file_type().is_file() && kind_of(&entry.file_name().to_string_lossy()).is_some() => {
                    self.file(entry.into_path(), kind);
                }
                Ok(_) => {}
                Err(error) => {
                    let at = error.path().unwrap_or(folder).display().to_string();
                    self.sources.push(Err(Fault::Folder { folder: at, what: error.to_string() }));
                }
            }
        }
        if self.sources.len() == before {
            let endings = ENDINGS.map(|(ending, _)| ending).join(", ");
            self.sources.push(Err(Fault::EmptyFolder { folder: folder.display().to_string(), endings }));
        }
    }

    /// "news/**/*.txt": all files at whatever depth. Links are passed over: two that lead back up would never end.
    fn deep_pattern(&mut self, pattern: &str, deep: &Pattern, kind: Option<Kind>) {
        let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
        let start = literal_part(pattern);
        for entry in WalkDir::new(&start).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    // "**/a.txt" is of the working folder, which the walk calls "."
                    let path = entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned();
                    if deep.matches_path_with(&path, options) {
                        self.file(path, kind);
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let at = error.path().unwrap_or(&start).display().to_string();
                    self.sources.push(Err(Fault::Folder { folder: at, what: error.to_string() }));
                }
            }
        }
    }

    /// A pattern that the shell left alone: the files that it matches, whatever their names end in, and folders.
    fn pattern(&mut self, pattern: &str, kind: Option<Kind>) {
        self.many = true;
        let before = self.sources.len();
        let bad = |what: String| Fault::BadPattern { pattern: pattern.to_owned(), what };
        if pattern.contains("**") {
            match Pattern::new(pattern) {
                Ok(deep) => self.deep_pattern(pattern, &deep, kind),
                Err(error) => return self.sources.push(Err(bad(error.to_string()))),
            }
        } else {
            let paths = match glob::glob(pattern) {
                Ok(paths) => paths,
                Err(error) => return self.sources.push(Err(bad(error.to_string()))),
            };
            for path in paths {
                match path {
                    Ok(path) if path.is_dir() => self.folder(&path, kind),
                    Ok(path) => self.file(path, kind),
                    Err(error) => {
                        let at = error.path().display().to_string();
                        self.sources.push(Err(Fault::Folder { folder: at, what: error.error().to_string() }));
                    }
                }
            }
        }
        if self.sources.len() == before {
            self.sources.push(Err(Fault::NoMatch { pattern: pattern.to_owned() }));
        }
    }
}

/// The folder that a pattern begins with: "news/2025/**/a*.txt" → "news/2025".
fn literal_part(pattern: &str) -> PathBuf {
    let wild = pattern.find(['*', '?', '[']).unwrap_or(pattern.len());
    match pattern[..wild].rfind(std::path::is_separator) {
        Some(0) => PathBuf::from(&pattern[..1]),
        Some(end) => PathBuf::from(&pattern[..end]),
        None => PathBuf::from("."),
    }
}

/// By the ending of the name, as it is without .gz or .zst.
fn kind_of(name: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| *kind)
}

/// By the first bytes of the text: an object of JSON, a page, or else plain text.
pub fn kind_of_start(start: &[u8]) -> Kind {
    let start = charset::beginning(start);
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii_start();
    let tag = |tag: &[u8]| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    let with_header = || tag(b"HTTP/") && String::from_utf8_lossy(start).to_ascii_lowercase().contains("text/html");
    if tag(b"<!doctype html") || tag(b"<html") || with_header() {
        Kind::Html
    } else if start.first() == Some(&b'{') && start[1..].trim_ascii_start().first() == Some(&b'"') {
        Kind::JsonLines
    } else {
        Kind::Text
    }
}
