//! The files of the repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use crate::tokens::{Token, parse, test_item, without_tests};

/// Where Rust code lies; of the packages beside the library, everything.
const FOLDERS: &[&str] = &["src", "crates", "tests", "examples", "build"];

/// A file of Rust code.
pub struct Source {
    /// From the root of the repository: `src/times/mod.rs`.
    pub path: String,
    /// The module that it is: `times`; of `src/lib.rs` nothing.
    pub module: Vec<String>,
    pub lines: usize,
    pub tokens: Vec<Token>,
    /// The tokens without the modules, functions and imports for tests; none where the whole file is for tests.
    pub code: Vec<Token>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        let tokens = parse(path, text);
        let code = without_tests(tokens.clone());
        Source { path: path.to_owned(), module: module(path), lines: text.lines().count(), tokens, code }
    }
}

fn module(path: &str) -> Vec<String> {
    let path = path.split_once("src/").map_or(path, |(_, path)| path).trim_end_matches(".rs");
    let mut names: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        names.pop();
    }
    names
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files, by name.
pub fn all() -> &'static [Source] {
    static ALL: LazyLock<Vec<Source>> = LazyLock::new(read);
    &ALL
}

/// The files of the library with code that is not for tests only.
pub fn library() -> impl Iterator<Item = &'static Source> {
    all().iter().filter(|s| s.path.starts_with("src/") && !s.code.is_empty())
}

fn read() -> Vec<Source> {
    let mut paths = Vec::new();
    FOLDERS.iter().for_each(|folder| find(&root().join(folder), &mut paths));
    paths.sort();
    let source = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        Source::new(&name, &fs::read_to_string(path).unwrap())
    };
    let mut sources: Vec<Source> = paths.iter().map(source).collect();
    let tests: BTreeSet<String> = sources.iter().flat_map(modules_for_tests).collect();
    let is_test = |path: &str| tests.iter().any(|t| path.strip_prefix(&**t).is_some_and(|p| p.starts_with(['.', '/'])));
    sources.iter_mut().filter(|s| is_test(&s.path)).for_each(|s| s.code.clear());
    sources
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with("target") {
            find(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// `#[cfg(test)] mod tests;` in `src/times/mod.rs` → `src/times/tests`, which is a file or a folder.
fn modules_for_tests(source: &Source) -> Vec<String> {
    let (folder, file) = source.path.rsplit_once('/').unwrap_or(("", &source.path));
    let folder = match file.trim_end_matches(".rs") {
        "mod" | "lib" | "main" => folder.to_owned(),
        stem => format!("{folder}/{stem}"),
    };
    let mut found = Vec::new();
    for at in 0..source.tokens.len() {
        let item = &source.tokens[at..at + test_item(&source.tokens[at..])];
        let name = item.iter().position(|t| t.is_word("mod")).and_then(|word| item.get(word + 1)?.word());
        found.extend(name.map(|name| format!("{folder}/{name}")));
    }
    found
}

#[test]
fn the_library_is_read() {
    let files = library().count();
    assert!(files > 100, "only {files} files");
    assert!(library().all(|s| !s.path.ends_with("tests.rs")));
}

#[test]
fn files_of_modules_for_tests_are_found() {
    let text = "#[cfg(test)] mod rows; mod code; #[cfg(test)] mod tests { } #[cfg(test)] pub(super) mod parity;";
    let of = |path| modules_for_tests(&Source::new(path, text));
    assert_eq!(of("src/lib.rs"), ["src/rows", "src/tests", "src/parity"]);
    assert_eq!(of("src/heads/tree.rs"), ["src/heads/tree/rows", "src/heads/tree/tests", "src/heads/tree/parity"]);
}
