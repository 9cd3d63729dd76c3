//! Holds the code to the import rules of ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

/// Stages, in the order of the data. None may import another. (`backend` is the interface between `encoder` and `heads`: what
/// goes into the network and what comes out.)
const STAGES: &[&str] =
    &["tokens", "encoder", "heads", "mend", "quotes", "mentions", "coref", "clauses", "relations", "times", "output"];

/// What a stage may take from another, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("coref", "quotes"),   // the type Quote
    ("clauses", "quotes"), // the type Quote
    ("encoder", "tokens"), // the type SentenceTokens
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tests") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn no_stage_imports_another() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for stage in STAGES {
        for file in files(&src.join(stage)) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for other in STAGES.iter().filter(|o| *o != stage && !ALLOWED.contains(&(stage, o))) {
                let braces = code.lines().any(|l| l.starts_with("use crate::{") && l.contains(&format!(" {other}")));
                if code.contains(&format!("crate::{other}::")) || braces {
                    wrong.push(format!("{} imports {other}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_middle_rooms_use_patterns() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let may = ["mentions", "coref", "clauses", "relations", "pattern"];
    for file in files(&src) {
        let room = file.strip_prefix(&src).unwrap().iter().next().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        assert!(may.contains(&room.as_str()) || !text.contains("crate::pattern::"), "{}", file.display());
    }
}

#[test]
fn the_data_types_know_no_room() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in files(&src.join("doc")) {
        let text = fs::read_to_string(&file).unwrap();
        for stage in STAGES {
            assert!(!text.contains(&format!("crate::{stage}::")), "{} imports {stage}", file.display());
        }
    }
}
