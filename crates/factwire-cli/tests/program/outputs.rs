use std::fs;
use std::path::Path;

use super::{folder, jsonl, piped, run};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_gets_what_the_terminal_would() {
    let folder = folder(&[("a.txt", "Lepik left Riga."), ("b.txt", "Mara Sund left Turku.")]);
    for format in ["text", "json", "jsonl", "carb"] {
        let shown = run(folder.path(), &["extract", "-f", format, "a.txt", "b.txt"]).good();
        // over what was there
        fs::write(folder.path().join("out"), "x".repeat(100_000)).unwrap();
        let ran = run(folder.path(), &["extract", "-f", format, "a.txt", "b.txt", "-o", "out"]);
        assert_eq!((ran.good(), fs::read_to_string(folder.path().join("out")).unwrap()), (String::new(), shown));
    }
    assert_eq!(names(folder.path()), ["a.txt", "b.txt", "out"]);
}

#[test]
fn json_is_an_object_for_one_document_and_an_array_where_more_may_come() {
    let folder = folder(&[("in/a.txt", "Lepik left Riga."), ("l.jsonl", "{\"text\":\"Lepik left Riga.\"}")]);
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&run(folder.path(), &[&["extract", "-f", "json"], arguments].concat()).good()).unwrap()
    };
    let one = json(&["in/a.txt"]);
    assert_eq!(one["doc_id"], "in/a.txt");
    assert_eq!(json(&["in"]), serde_json::json!([one]));
    assert_eq!(json(&["in/a.txt", "in/a.txt"]), serde_json::json!([one, one]));
    assert_eq!(json(&["l.jsonl"]).as_array().map(Vec::len), Some(1));
    let piped = piped(folder.path(), &["extract", "-f", "json"], b"{\"text\":\"Lepik left Riga.\"}").good();
    assert!(piped.starts_with("[\n  {\n    \"schema\""), "{piped}");
}

#[test]
fn spans_are_counted_in_what_is_asked_for() {
    let text = "Zoë 😀 met Tom.";
    let folder = folder(&[("a.txt", text)]);
    let tom = |unit: &str| {
        let json = run(folder.path(), &["extract", "-f", "jsonl", "--offsets", unit, "a.txt"]).good();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["offsets"], unit);
        value["triples"][0]["object"]["start"].as_u64().unwrap()
    };
    assert_eq!([tom("bytes"), tom("characters"), tom("utf16")], [14, 10, 11]);
    let refused = run(folder.path(), &["extract", "-f", "csv", "--offsets", "utf16", "a.txt"]);
    assert_eq!(refused.status, 2);
    assert!(refused.told.contains("--offsets is for --format json and jsonl"), "{}", refused.told);
}

#[test]
fn a_folder_gets_a_file_for_each_document() {
    let lines = "{\"id\":\"a/b\",\"text\":\"Lepik left Riga.\"}\n{\"id\":\"a_b\",\"text\":\"\"}\n{\"id\":\"../A_b\",\"text\":\"\"}\n\
                 {\"id\":\"...\",\"text\":\"\"}\n{\"text\":\"\"}\n";
    let folder = folder(&[("in/x.txt", "Lepik left Riga."), ("in/l.jsonl", lines)]);
    let ran = run(folder.path(), &["extract", "-f", "json", "in", "-o", "out/facts/"]);
    assert_eq!(ran.good(), "");
    let out = folder.path().join("out/facts");
    let wanted = ["A_b~3.json", "a_b.json", "a_b~2.json", "document.json", "in_l.jsonl_5.json", "in_x.txt.json"];
    assert_eq!(names(&out), wanted);
    let one = run(folder.path(), &["extract", "-f", "json", "in/x.txt"]).good();
    assert_eq!(fs::read_to_string(out.join("in_x.txt.json")).unwrap(), one);
    assert_eq!(names(folder.path()), ["in", "out"]);
}

#[test]
fn a_folder_is_continued_where_files_are_missing() {
    let folder = folder(&[("in/1.txt", "Lepik left Riga."), ("in/2.txt", "Mara Sund left Turku."), ("in/3.txt", "")]);
    let arguments = ["in", "-o", "out/", "--resume"];
    jsonl(folder.path(), &arguments).good();
    let out = folder.path().join("out");
    let two = fs::read(out.join("in_2.txt.jsonl")).unwrap();
    fs::remove_file(out.join("in_2.txt.jsonl")).unwrap();
    // left by a run that was killed
    fs::write(out.join(".factwire-killed.part"), "{").unwrap();
    fs::write(out.join("in_1.txt.jsonl"), "kept").unwrap();
    jsonl(folder.path(), &arguments).good();
    assert_eq!(fs::read(out.join("in_2.txt.jsonl")).unwrap(), two);
    assert_eq!(fs::read(out.join("in_1.txt.jsonl")).unwrap(), b"kept");
    assert_eq!(names(&out), ["in_1.txt.jsonl", "in_2.txt.jsonl", "in_3.txt.jsonl"]);
}

#[test]
fn colours_are_for_those_who_watch() {
    let folder = folder(&[("a.txt", "Mara Sund met Tom\u{1b}[2J Brandt. \u{9b}31m Lepik left Riga.")]);
    let plain = run(folder.path(), &["extract", "a.txt"]).good();
    assert!(!plain.contains(['\u{1b}', '\u{9b}']), "{plain:?}");
    let coloured = run(folder.path(), &["extract", "--color", "always", "a.txt"]).good();
    assert!(coloured.contains("\u{1b}[36mMara Sund\u{1b}[0m"), "{coloured:?}");
    assert!(!coloured.contains("\u{1b}[2J") && !coloured.contains('\u{9b}'), "{coloured:?}");
}

#[test]
fn facts_stand_by_their_source() {
    let text = "Brandt said that Norlake had sold the ferry. Mara Sund met Tom Brandt.";
    let folder = folder(&[("a.txt", text)]);
    let told = run(folder.path(), &["extract", "a.txt", "--explain"]).good();
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words}\n{told}"));
    assert!(
        at("Person ") < at("-- the text itself\n(Mara Sund, met_with, Tom Brandt)\n\n-- according to Tom Brandt\n")
    );
    assert!(at("-- according to Tom Brandt\n(Norlake, sold, ferry)") < at("-- who says what\n"));
    // nobody is cited: no headings
    let folder = super::folder(&[("a.txt", "Mara Sund met Tom Brandt.")]);
    assert!(!run(folder.path(), &["extract", "a.txt"]).good().contains("--"));
}

#[test]
fn formats_for_tools_are_written() {
    let folder =
        folder(&[("a.txt", "Mara Sund, the mayor of Riga, met Tom Brandt."), ("b.txt", "Brandt said Sund left.")]);
    let help = run(folder.path(), &["extract", "--help"]).good();
    for format in factwire::output::Format::ALL.iter().filter(|f| f.is_available()) {
        assert!(help.contains(&format!("- {}:", format.name())), "{format} in {help}");
        // Parquet is no text; tests/outputs reads it.
        if format.is_one_document() || format.name().starts_with("parquet") {
            continue;
        }
        let shown = run(folder.path(), &["extract", "-f", format.name(), "a.txt", "b.txt"]).good();
        assert!(shown.contains("Sund"), "{format}: {shown}");
        let ran = run(folder.path(), &["extract", "-f", format.name(), "a.txt", "b.txt", "-o", "out"]);
        assert_eq!((ran.good(), fs::read_to_string(folder.path().join("out")).unwrap()), (String::new(), shown));
    }
    let turtle = run(folder.path(), &["extract", "-f", "turtle", "--base", "https://news.example/", "a.txt"]).good();
    assert!(turtle.contains("https://news.example/"), "{turtle}");
    let bad = run(folder.path(), &["extract", "-f", "turtle", "--base", "no iri", "a.txt"]);
    assert_eq!(bad.status, 2, "{}", bad.told);
}

#[test]
fn brat_has_its_text_beside_it_and_one_document_a_file() {
    let folder = folder(&[("a.txt", "Lepik left Riga."), ("b.txt", "Mara Sund left Turku.")]);
    let refused = run(folder.path(), &["extract", "-f", "brat", "a.txt", "b.txt"]);
    assert_eq!(refused.status, 2);
    assert!(refused.told.contains("-o FOLDER/"), "{}", refused.told);
    run(folder.path(), &["extract", "-f", "brat", "a.txt", "b.txt", "-o", "out/"]).good();
    assert_eq!(names(&folder.path().join("out")), ["a.txt.ann", "a.txt.txt", "b.txt.ann", "b.txt.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("out/a.txt.txt")).unwrap(), "Lepik left Riga.");
}

#[test]
fn cells_are_no_formulas_where_that_is_asked_for() {
    let folder = folder(&[("a.txt", "\"=1+1 is two,\" Mara Sund said."), ("b.txt", "Mara Sund met Tom Brandt.")]);
    let cells = |more: &[&str]| {
        run(folder.path(), &[&["extract", "-f", "csv", "a.txt", "b.txt", "--min-confidence", "0"], more].concat())
            .good()
    };
    assert!(cells(&[]).contains(",=1+1"));
    let safe = cells(&["--csv-safe"]);
    assert!(safe.contains(",'=1+1") && !safe.contains(",="), "{safe}");
}

#[cfg(unix)]
#[test]
fn a_link_that_somebody_has_laid_is_not_written_through() {
    let folder = folder(&[("a.txt", "Lepik left Riga."), ("other", "kept")]);
    for name in [".out.json.part", ".out/a.txt.json.part"] {
        let link = folder.path().join(name);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(folder.path().join("other"), link).unwrap();
    }
    run(folder.path(), &["extract", "-f", "json", "a.txt", "-o", "out.json"]).good();
    run(folder.path(), &["extract", "-f", "json", "a.txt", "-o", "out/"]).good();
    assert_eq!(fs::read(folder.path().join("other")).unwrap(), b"kept");
}

#[cfg(unix)]
#[test]
fn an_input_is_not_written_over_by_whatever_name() {
    let folder = folder(&[("a.txt", "Lepik left Riga.")]);
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("b.txt")).unwrap();
    let ran = jsonl(folder.path(), &["a.txt", "-o", "b.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.told.contains("--output b.txt is one of the inputs"), "{}", ran.told);
}

#[test]
fn a_file_that_another_run_writes_to_is_left_alone() {
    let folder = folder(&[("a.txt", "Lepik left Riga.")]);
    jsonl(folder.path(), &["a.txt", "-o", "out.jsonl"]).good();
    let path = folder.path().join("out.jsonl");
    let written = fs::read(&path).unwrap();
    let other = fs::File::open(&path).unwrap();
    other.lock().unwrap();
    for more in [&["a.txt", "-o", "out.jsonl"][..], &["a.txt", "a.txt", "-o", "out.jsonl", "--resume"]] {
        let ran = jsonl(folder.path(), more);
        assert_eq!(ran.status, 2);
        assert!(ran.told.contains("another run is writing to it"), "{}", ran.told);
    }
    assert_eq!(fs::read(&path).unwrap(), written);
}

#[test]
fn nothing_is_left_of_a_run_that_failed() {
    let folder = folder(&[("a.txt", "Lepik left Riga.")]);
    let ran = run(folder.path(), &["extract", "-f", "turtle", "--base", "no iri", "a.txt", "-o", "out.ttl"]);
    assert_eq!((ran.status, names(folder.path())), (2, vec!["a.txt".to_owned()]));
}

#[test]
fn nothing_that_commands_a_terminal_gets_through() {
    let folder = folder(&[
        ("a.txt", "Mara Sund met Tom\u{1b}[8m Brandt."),
        ("b\u{1b}[8m.jsonl", "{\"\\u001b[8mkey\":1}\n{\"id\":\"\\u001b[8m\",\"text\":5}"),
    ]);
    let all: [&[&str]; 4] = [
        &["extract", "--color", "always", "a.txt", "b\u{1b}[8m.jsonl", "no\u{1b}[8m"],
        &["tree", "a.txt", "no\u{1b}[8m"],
        &["rules", "check", "no\u{1b}[8m.toml"],
        &["extract", "--relations", "\u{1b}[8m", "a.txt"],
    ];
    for arguments in all {
        let ran = run(folder.path(), arguments);
        for shown in [&ran.out, &ran.told] {
            assert!(!shown.contains("\u{1b}[8m"), "{arguments:?}: {shown:?}");
        }
        assert!(ran.status > 0 && (ran.told + &ran.out).contains("[8m"), "{arguments:?}");
    }
}
