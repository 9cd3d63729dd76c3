//! `factwire show`: where the page goes, and its exit status.

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factwire"))
        .arg("show")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn writes_a_file_or_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Ada Okoro met Tom Brandt in Oslo.").unwrap();
    let plain = run(folder.path(), &["a.txt"]);
    assert!(plain.status.success());
    std::fs::write(folder.path().join("page.html"), "an older page").unwrap();
    let file = run(folder.path(), &["a.txt", "-o", "page.html"]);
    assert!(file.status.success() && file.stdout.is_empty());
    assert_eq!(std::fs::read(folder.path().join("page.html")).unwrap(), plain.stdout);
    // nothing else is left
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    let titled = run(folder.path(), &["a.txt", "--title", "<A>"]);
    assert!(String::from_utf8(titled.stdout).unwrap().contains("<title>&lt;A&gt;</title>"));
    let empty = run(folder.path(), &["-"]);
    assert!(empty.status.success() && empty.stdout.starts_with(b"<!doctype html>"));
}

#[test]
fn says_what_cannot_be_read_or_written() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bad.txt"), b"Ada \xff\x00\x01\xfe\xff").unwrap();
    std::fs::write(folder.path().join("a.txt"), "Ada slept.").unwrap();
    std::fs::write(folder.path().join("lines.jsonl"), "{\"text\": \"Ada slept.\"}\n").unwrap();
    for (arguments, status, what) in [
        (&["none.txt"][..], 1, "none.txt"),
        (&["bad.txt"], 1, "not UTF-8"),
        (&["lines.jsonl"], 1, "several documents"),
        (&["."], 1, "several documents"),
        (&["a.txt", "-o", "no/such/page.html"], 2, "no/such/page.html"),
        (&["a.txt", "--rules", "none.toml"], 2, "none.toml"),
    ] {
        let output = run(folder.path(), arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?} {told}");
        assert!(told.contains(what), "{told}");
    }
}

#[test]
fn reads_what_extract_reads() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Ada Okoro, the mayor of Lund, met Tom Brandt in Oslo on Monday. They spoke of the ferry, she said.";
    let html = format!(
        "<html><head><title>Mayor meets Brandt</title></head><body><nav>Home</nav><article><p>{words}</p><p>{words}</p></article></body></html>"
    );
    std::fs::write(folder.path().join("a.html"), &html).unwrap();
    let page = String::from_utf8(run(folder.path(), &["a.html"]).stdout).unwrap();
    assert!(page.contains("Mayor meets Brandt") && page.contains("Ada Okoro") && !page.contains("<nav>Home"), "{page}");
    let source = String::from_utf8(run(folder.path(), &["a.html", "--input", "text"]).stdout).unwrap();
    // as data of the page, never as its markup
    assert!(source.contains("nav") && !source.contains("<nav>Home"));
    let large = run(folder.path(), &["a.html", "--max-size", "1"]);
    assert!(large.status.success());
    std::fs::write(folder.path().join("large.txt"), "Ada slept. ".repeat(100_000)).unwrap();
    let large = run(folder.path(), &["large.txt", "--max-size", "1"]);
    assert_eq!(large.status.code(), Some(1));
    assert!(String::from_utf8(large.stderr).unwrap().contains("larger than 1 MiB"));
}
