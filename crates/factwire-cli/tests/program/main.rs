//! The program `factwire`: what it reads, writes and tells, and its exit status.

mod charsets;
mod compressed;
mod convert;
mod failures;
mod filters;
mod generated;
mod inputs;
mod outputs;
mod resume;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run has left.
struct Ran {
    status: i32,
    out: String,
    told: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), told: text(output.stderr) }
    }

    /// The output of a run in which nothing went wrong.
    fn good(self) -> String {
        assert_eq!((self.status, self.told.as_str()), (0, ""));
        self.out
    }

    /// `doc_id` of each line.
    fn ids(&self) -> Vec<String> {
        self.out.lines().map(|line| field(line, "doc_id")).collect()
    }
}

fn field(line: &str, name: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    value[name].as_str().unwrap().to_owned()
}

fn factwire(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factwire"));
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    Ran::of(factwire(folder, arguments).stdin(Stdio::null()).output().unwrap())
}

/// `factwire extract -f jsonl ARGUMENTS`
fn jsonl(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["extract", "-f", "jsonl"], arguments].concat())
}

/// With these bytes on standard input.
fn piped(folder: &Path, arguments: &[&str], bytes: &[u8]) -> Ran {
    let mut child = factwire(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // one that does not want it may have gone
    let _ = child.stdin.take().unwrap().write_all(bytes);
    Ran::of(child.wait_with_output().unwrap())
}

/// A folder with files of these names and texts.
fn folder<T: AsRef<[u8]>>(files: &[(&str, T)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Many short documents as JSON lines, all different, made of invented names.
fn documents(number: usize) -> String {
    const NAMES: [&str; 7] =
        ["Mara Sund", "Tom Brandt", "Ada Okoro", "Juhan Lepik", "Ilze Ozola", "Tor Dahl", "Yara Falk"];
    const PLACES: [&str; 5] = ["Lund", "Turku", "Kisumu", "Riga", "Bergen"];
    let line = |i: usize| {
        let (one, other) = (NAMES[i % 7], NAMES[(i / 7 + i + 1) % 7]);
        let text = format!("{one} met {other} in {}. She sold ship {i}.", PLACES[i % 5]);
        serde_json::json!({ "id": format!("d{i}"), "text": text }).to_string() + "\n"
    };
    (0..number).map(line).collect()
}
