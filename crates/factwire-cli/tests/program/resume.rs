//! Runs that end early: cut off, killed, stopped with Ctrl-C, and continued.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::{documents, factwire, folder, jsonl};

/// Sources of several kinds, with failures among them.
fn inputs() -> tempfile::TempDir {
    let lines = documents(6).replacen("\"d3\"", "{}", 1);
    folder(&[
        ("in/a.txt", "Lepik left Riga. Å bridge — “closed” — was sold.".as_bytes()),
        ("in/b.jsonl", lines.as_bytes()),
        ("in/c.txt", b"\xff"),
        ("in/d.txt", b"Mara Sund left Turku."),
        ("in/e.txt", b"\xff"),
    ])
}

#[test]
fn wherever_the_output_was_cut_the_rest_is_added() {
    let folder = inputs();
    let out = folder.path().join("out.jsonl");
    let whole = jsonl(folder.path(), &["in", "-o", "out.jsonl"]);
    assert_eq!(whole.status, 1);
    let bytes = fs::read(&out).unwrap();
    let ends: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'\n').collect();
    assert_eq!(ends.len(), 7);
    let accent = bytes.iter().position(|b| *b >= 0x80).unwrap();
    // nothing, within a line, within a letter, before and behind the end of a line, all but the last byte, all
    let mut cuts = vec![0, 1, accent + 1, ends[0] / 2, bytes.len() - 1, bytes.len()];
    cuts.extend(ends.iter().flat_map(|end| [*end, end + 1, end + 2]).filter(|cut| *cut <= bytes.len()));
    for cut in cuts {
        fs::write(&out, &bytes[..cut]).unwrap();
        let ran = jsonl(folder.path(), &["in", "-o", "out.jsonl", "--resume"]);
        assert_eq!((ran.status, ran.told.as_str()), (1, whole.told.as_str()), "{cut}");
        assert!(fs::read(&out).unwrap() == bytes, "cut at {cut} of {}", bytes.len());
    }
    fs::remove_file(&out).unwrap();
    jsonl(folder.path(), &["in", "-o", "out.jsonl", "--resume"]);
    assert!(fs::read(&out).unwrap() == bytes);
}

#[test]
fn ids_that_come_twice_are_told_apart_by_their_order() {
    let line = "{\"id\":\"same\",\"text\":\"Lepik left Riga.\"}\n";
    let other = "{\"id\":\"same\",\"text\":\"Mara Sund left Turku.\"}\n";
    let folder = folder(&[("l.jsonl", [line, other, line].concat())]);
    let out = folder.path().join("out");
    jsonl(folder.path(), &["l.jsonl", "-o", "out"]).good();
    let whole = fs::read_to_string(&out).unwrap();
    let first = whole.lines().next().unwrap();
    fs::write(&out, format!("{first}\n")).unwrap();
    jsonl(folder.path(), &["l.jsonl", "-o", "out", "--resume"]).good();
    assert_eq!(fs::read_to_string(&out).unwrap(), whole);
}

#[test]
fn what_is_not_the_output_of_this_run_is_left_alone() {
    let folder = inputs();
    let out = folder.path().join("out");
    jsonl(folder.path(), &["in/b.jsonl", "-o", "out"]);
    let others = fs::read_to_string(&out).unwrap();
    let known = "{\"schema\":\"factwire/0\",\"doc_id\":\"in/a.txt\"}\n";
    for (content, told) in [
        ("Notes of mine.\nMore of them", "out:1: cannot be continued: it is no line that"),
        (
            known,
            "out:1: cannot be continued: it is no line that `factwire extract --format jsonl` writes (schema \"factwire/0\"",
        ),
        (
            &others,
            "out:1: cannot be continued: it tells of \"d0\", where the input now has \"in/a.txt\"; give the same inputs",
        ),
    ] {
        fs::write(&out, content).unwrap();
        let ran = jsonl(folder.path(), &["in", "-o", "out", "--resume"]);
        assert_eq!(ran.status, 2);
        assert!(ran.told.contains(told), "{}", ran.told);
        assert_eq!(fs::read_to_string(&out).unwrap(), content);
    }
    // more than the input has
    fs::write(&out, &others).unwrap();
    let ran = jsonl(folder.path(), &["in/a.txt", "-o", "out", "--resume"]);
    assert_eq!(ran.status, 2);
    let ran = jsonl(folder.path(), &["in/e.txt", "-o", "out", "--resume"]);
    assert!(ran.status == 2 && ran.told.contains("where the input now has no more documents"), "{}", ran.told);
    assert_eq!(fs::read_to_string(&out).unwrap(), others);
}

const MANY: usize = 400;

/// A run over many documents into the file "out".
fn begin(folder: &Path, resume: bool) -> Child {
    let arguments = ["extract", "-f", "jsonl", "l.jsonl", "-o", "out"];
    let arguments = [&arguments[..], if resume { &["--resume"] } else { &[] }].concat();
    factwire(folder, &arguments).stderr(Stdio::null()).spawn().unwrap()
}

fn lines(out: &Path) -> usize {
    fs::read(out).map_or(0, |bytes| bytes.iter().filter(|b| **b == b'\n').count())
}

/// The file beside another that a run writes first, once it is there.
fn part(folder: &Path) -> PathBuf {
    let began = Instant::now();
    loop {
        let mut names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        if let Some(part) = names.find(|path| path.extension().is_some_and(|e| e == "part")) {
            return part;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "nothing was begun");
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Ends a run with this signal once it has written so many lines.
fn end(mut child: Child, out: &Path, after: usize, signal: &str) -> ExitStatus {
    let began = Instant::now();
    while lines(out) < after && child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < Duration::from_secs(120), "nothing was written");
        std::thread::sleep(Duration::from_millis(3));
    }
    let killed = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    child.wait().unwrap()
}

#[test]
#[cfg(unix)]
fn a_run_that_was_killed_again_and_again_ends_with_the_bytes_of_an_undisturbed_one() {
    use std::os::unix::process::ExitStatusExt as _;
    let folder = folder(&[("l.jsonl", documents(MANY))]);
    let out = folder.path().join("out");
    assert!(begin(folder.path(), false).wait().unwrap().success());
    let bytes = fs::read(&out).unwrap();
    fs::remove_file(&out).unwrap();
    for (round, after) in [40, 170, 230].into_iter().enumerate() {
        let status = end(begin(folder.path(), round > 0), &out, after, "-KILL");
        assert_eq!(status.signal(), Some(9));
        assert!((after..MANY).contains(&lines(&out)), "{}", lines(&out));
    }
    assert!(begin(folder.path(), true).wait().unwrap().success());
    assert!(fs::read(&out).unwrap() == bytes);
}

#[test]
#[cfg(unix)]
fn ctrl_c_leaves_whole_lines_and_says_so_by_its_status() {
    let folder = folder(&[("l.jsonl", documents(MANY))]);
    let out = folder.path().join("out");
    for signal in ["-INT", "-TERM"] {
        let _ = fs::remove_file(&out);
        let status = end(begin(folder.path(), false), &out, 30, signal);
        assert_eq!(status.code(), Some(130));
        let written = fs::read_to_string(&out).unwrap();
        assert!(written.ends_with('\n') && (30..MANY).contains(&written.lines().count()));
        for (i, line) in written.lines().enumerate() {
            assert_eq!(super::field(line, "doc_id"), format!("d{i}"));
        }
    }
    // an array is closed, and a file of one is not made
    let json = |output: &[&str]| {
        let arguments = [&["extract", "-f", "json", "l.jsonl"], output].concat();
        factwire(folder.path(), &arguments)
            .stdout(fs::File::create(folder.path().join("shown")).unwrap())
            .spawn()
            .unwrap()
    };
    let shown = folder.path().join("shown");
    assert_eq!(end(json(&[]), &shown, 3000, "-INT").code(), Some(130));
    let array: Vec<serde_json::Value> = serde_json::from_slice(&fs::read(&shown).unwrap()).unwrap();
    assert!((1..MANY).contains(&array.len()));
    let child = json(&["-o", "a.json"]);
    let part = part(folder.path());
    assert_eq!(end(child, &part, 3000, "-INT").code(), Some(130));
    assert!(!part.exists() && !folder.path().join("a.json").exists());
}
