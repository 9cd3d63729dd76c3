use std::io::Read as _;
use std::process::Stdio;

use super::{documents, factwire, folder, jsonl, piped, run};

#[test]
fn a_document_that_fails_is_told_by_name_and_the_others_are_read() {
    let folder = folder(&[
        ("a.txt", &b"Lepik left Riga."[..]),
        ("bad.txt", b"Lepik left \xff."),
        ("l.jsonl", b"{\"id\":\"1\",\"text\":\"Lepik left Riga.\"}\n{\"text\":\n\n[1]\n{\"body\":\"x\",\"id\":2}\n\xff\n\
            {\"id\":{},\"text\":\"\"}\n{\"date\":\"26/11/2025\",\"text\":\"\"}\n{\"id\":\"9\",\"text\":\"Lepik left Riga.\"}"),
        ("none.html", b"<html><body></body></html>"),
        ("z.txt", b"Lepik left Riga."),
    ]);
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    let all = ["a.txt", "bad.txt", "l.jsonl", "none.html", "nowhere.txt", "x*.txt", "empty", "z.txt"];
    let ran = jsonl(folder.path(), &all);
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "a.txt bad.txt 1 9 z.txt".to_owned()));
    let told = [
        "bad.txt: byte 11 is not UTF-8: U+FFFD stands for it",
        "l.jsonl:2: it is no JSON",
        "l.jsonl:4: it is no JSON object",
        "l.jsonl:5: it has no text in the field \"text\"; name another with --text-field. It has: body, id",
        "l.jsonl:6: it is no JSON",
        "l.jsonl:7: the field \"id\" is no name",
        "l.jsonl:8: the field \"date\": \"26/11/2025\" is no date",
        "none.html: no readable text was found in the page",
        "cannot read nowhere.txt",
        "no file matches x*.txt",
        "there is no text in the folder empty",
    ];
    let lines: Vec<&str> = ran.told.lines().collect();
    assert_eq!(lines.len(), told.len(), "{}", ran.told);
    for (line, told) in lines.iter().zip(told) {
        assert!(line.starts_with(&format!("factwire: {told}")), "{line}\n{told}");
    }
}

#[test]
fn what_is_too_large_is_told_and_not_read_into_memory() {
    let long = "Lepik left Riga. ".repeat(70_000);
    let lines = format!("{{\"text\":\"{long}\"}}\n{{\"id\":\"b\",\"text\":\"Lepik left Riga.\"}}\n");
    let folder = folder(&[("l.jsonl", lines), ("long.txt", long)]);
    let ran = jsonl(folder.path(), &["--max-size", "1", "l.jsonl", "long.txt"]);
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "b".to_owned()));
    let told: Vec<&str> = ran.told.lines().collect();
    assert_eq!(
        told,
        [
            "factwire: l.jsonl:1: it is larger than 1 MiB; raise --max-size",
            "factwire: long.txt is larger than 1 MiB; split it, or raise --max-size",
        ]
    );
}

#[test]
fn what_hinders_the_whole_run_is_told_before_anything_is_read() {
    let folder = folder(&[("a.txt", "Lepik left Riga.")]);
    for (arguments, told) in [
        (&["--model", "nix", "a.txt"][..], "there is no model \"nix\""),
        (&["--rules", "nix.toml", "a.txt"], "cannot read nix.toml"),
        (&["-o", "no/such/folder.json", "a.txt"], "cannot write no/such/folder.json"),
        (&["-o", "./a.txt", "a.txt"], "--output ./a.txt is one of the inputs"),
        (&["-f", "carb", "-o", "out/", "a.txt"], "--format carb tells one sentence a document; give -o a file"),
        (&["--resume", "a.txt"], "--resume continues a file or a folder: name it with --output (-o)"),
        (&["--resume", "-o", "x.txt", "a.txt"], "--resume continues a file only with --format jsonl"),
        (&["--min-confidence", "70", "a.txt"], "\"70\" is no probability; give a number from 0 to 1"),
    ] {
        let ran = run(folder.path(), &[&["extract"], arguments].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.told.contains(told), "{}", ran.told);
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), "Lepik left Riga.");
}

#[test]
fn a_cause_is_told_once_behind_what_failed() {
    let folder = folder(&[("a.txt", "Lepik left Riga.")]);
    for arguments in [&["--rules", "nix.toml", "a.txt"][..], &["nowhere.txt"], &["-o", "no/such/folder.json", "a.txt"]]
    {
        let ran = run(folder.path(), &[&["extract"], arguments].concat());
        let line = ran.told.lines().next().unwrap();
        assert_eq!(line.matches(": No such file or directory").count(), 1, "{}", ran.told);
        assert!(line.starts_with("factwire: cannot ") && ran.told.lines().count() == 1, "{}", ran.told);
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = folder(&[("l.jsonl", documents(300))]);
    let mut child = factwire(folder.path(), &["extract", "-f", "jsonl", "l.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 20];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[test]
fn documents_of_a_slow_pipe_are_written_as_they_come() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let folder = folder::<&str>(&[]);
    let mut child = factwire(folder.path(), &["extract", "-f", "jsonl", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut write, mut read) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for line in documents(3).lines() {
        writeln!(write, "{line}").unwrap();
        let mut answer = String::new();
        read.read_line(&mut answer).unwrap();
        assert_eq!(super::field(&answer, "doc_id"), super::field(line, "id"));
    }
    drop(write);
    assert!(child.wait().unwrap().success());
}

#[test]
fn nothing_in_is_nothing_out() {
    let folder = folder::<&str>(&[]);
    assert_eq!(piped(folder.path(), &["extract", "-f", "jsonl", "--input", "jsonl"], b"").good(), "");
    assert_eq!(piped(folder.path(), &["extract", "-f", "json", "--input", "jsonl"], b"").good(), "[]\n");
    assert_eq!(piped(folder.path(), &["extract"], b"").good(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_goes_on_where_nobody_hears_what_is_told() {
    let folder =
        folder(&[("a.jsonl", "{\n{\"text\":\"Lepik left Riga.\"}\n{\n{\"text\":\"Mara Sund left Turku.\"}\n")]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = factwire(folder.path(), &["extract", "-f", "jsonl", "a.jsonl"]).stderr(full).output().unwrap();
    assert_eq!((ran.status.code(), ran.stdout.iter().filter(|b| **b == b'\n').count()), (Some(1), 2));
}

/// With no more than so much memory.
#[cfg(target_os = "linux")]
fn within(kib: u32, folder: &std::path::Path, arguments: &str) -> super::Ran {
    let script = format!("ulimit -v {kib}; exec {} {arguments}", env!("CARGO_BIN_EXE_factwire"));
    let mut shell = std::process::Command::new("sh");
    super::Ran::of(shell.args(["-c", &script]).current_dir(folder).stdin(Stdio::null()).output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_small_input_does_not_take_all_memory_nor_end_the_run() {
    let values = "{\"\":0},".repeat(3_000_000);
    let lines =
        format!("{{\"text\":\"Lepik left Riga.\",\"x\":[{values}0]}}\n{{\"text\":\"Mara Sund left Turku.\"}}\n");
    let bold: String = (0..5000).map(|n| format!("<b x={n}>")).collect();
    let page = format!("<html><p>{bold}{}", "<p>w".repeat(20_000));
    let folder = folder(&[("l.jsonl", lines), ("m.html", page), ("z.txt", "Tom Brandt left Oslo.".to_owned())]);
    let ran = within(1_500_000, folder.path(), "extract -f jsonl -j 1 l.jsonl m.html z.txt");
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "l.jsonl:1 l.jsonl:2 z.txt".to_owned()), "{}", ran.told);
    assert!(
        ran.told.contains("m.html: no readable text was found in the page (its elements are nested"),
        "{}",
        ran.told
    );
}

#[test]
fn an_id_keeps_its_digits_and_has_an_end() {
    let long = "x".repeat(5000);
    let lines = format!(
        "{{\"id\":123456789012345678901234567890,\"text\":\"Lepik left Riga.\"}}\n{{\"id\":\"{long}\",\"text\":\"Lepik left Riga.\"}}\n"
    );
    let folder = folder(&[("l.jsonl", lines)]);
    let ran = jsonl(folder.path(), &["l.jsonl"]);
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "123456789012345678901234567890".to_owned()));
    assert!(ran.told.contains("l.jsonl:2: the field \"id\" is longer than 4096 bytes"), "{}", ran.told);
}
