//! `factwire extract` with the formats of benchmarks and with variants: what it prints and its exit status.

use std::path::Path;
use std::process::Command;

/// Exit status, output and errors of `factwire extract ARGUMENTS`, run in the folder.
fn run(folder: &Path, arguments: &str) -> (i32, String, String) {
    let arguments = arguments.split_whitespace();
    let output = Command::new(env!("CARGO_BIN_EXE_factwire"))
        .arg("extract")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with files of these names and texts.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The lines with the confidence, which a new fit changes, as `C`; it must be a probability of three digits.
fn without_confidence(lines: &str) -> Vec<String> {
    let line = |line: &str| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        let confidence: f32 = cells[1].parse().unwrap();
        assert!((0.0..=1.0).contains(&confidence) && cells[1].len() == 5, "{line}");
        cells[1] = "C";
        cells.join("\t")
    };
    lines.lines().map(line).collect()
}

const PLAIN: &str = "Mara Sund sold two ferries to Norlake in May.\n\nTom Brandt wants to leave Turku. He left Lund.\n";
const NUMBERED: &str =
    "7\tMara Sund sold two ferries to Norlake in May.\n9\tTom Brandt left Lund.\nYes,\tLepik left Turku.\n";

#[test]
fn carb_prints_sentence_confidence_predicate_and_arguments() {
    let folder = folder(&[("plain.txt", PLAIN.as_bytes()), ("numbered.txt", NUMBERED.as_bytes())]);
    let (status, lines, told) = run(folder.path(), "--format carb --granularity full plain.txt");
    assert_eq!((status, told.as_str()), (0, ""));
    let two = "Tom Brandt wants to leave Turku. He left Lund.";
    assert_eq!(
        without_confidence(&lines),
        [
            "Mara Sund sold two ferries to Norlake in May.\tC\tsold\tMara Sund\ttwo ferries\tto Norlake\tin May",
            &format!("{two}\tC\twants to leave\tTom Brandt\tTurku"),
            &format!("{two}\tC\tleft\tTom Brandt\tLund"),
        ]
    );
    let (status, lines, _) = run(folder.path(), "--format carb --granularity binary numbered.txt");
    assert_eq!(status, 0);
    assert_eq!(
        without_confidence(&lines),
        [
            "Mara Sund sold two ferries to Norlake in May.\tC\tsold\tMara Sund\ttwo ferries",
            "Mara Sund sold two ferries to Norlake in May.\tC\tsold two ferries to\tMara Sund\tNorlake",
            "Mara Sund sold two ferries to Norlake in May.\tC\tsold two ferries in\tMara Sund\tMay",
            "Tom Brandt left Lund.\tC\tleft\tTom Brandt\tLund",
            // what stands before the tab is no number: it belongs to the sentence
            "Yes, Lepik left Turku.\tC\tleft\tLepik\tTurku",
        ]
    );
}

#[test]
fn benchie_prints_the_number_of_the_sentence_or_of_its_line() {
    let folder = folder(&[("plain.txt", PLAIN.as_bytes()), ("numbered.txt", NUMBERED.as_bytes())]);
    let (status, lines, told) = run(folder.path(), "--format benchie --granularity binary plain.txt");
    assert_eq!((status, told.as_str()), (0, ""));
    assert_eq!(
        lines,
        "1\tMara Sund\tsold\ttwo ferries\n1\tMara Sund\tsold two ferries to\tNorlake\n1\tMara Sund\tsold two ferries in\tMay\n\
         3\tTom Brandt\twants to leave\tTurku\n3\tTom Brandt\tleft\tLund\n"
    );
    let (_, lines, _) = run(folder.path(), "--format benchie --granularity full numbered.txt");
    assert_eq!(lines, "7\tMara Sund\tsold\ttwo ferries\n9\tTom Brandt\tleft\tLund\n3\tLepik\tleft\tTurku\n");
}

#[test]
fn benchie_leaves_out_what_no_verb_says() {
    let folder = folder(&[("a.txt", "Mara Sund, the mayor of Turku, met Tom Brandt.".as_bytes())]);
    let (_, carb, _) = run(folder.path(), "--format carb --granularity full a.txt");
    assert!(carb.contains("\tis\tMara Sund\tthe mayor of Turku\n"), "{carb}");
    let (_, benchie, _) = run(folder.path(), "--format benchie --granularity full a.txt");
    assert_eq!(benchie, "1\tMara Sund\tmet\tTom Brandt\n");
}

#[test]
fn an_empty_file_gives_nothing_and_is_no_error() {
    let folder = folder(&[("empty.txt", b""), ("blank.txt", b"\n \n\t\n")]);
    for format in ["carb", "benchie"] {
        let (status, lines, told) = run(folder.path(), &format!("--format {format} empty.txt blank.txt"));
        assert_eq!((status, lines.as_str(), told.as_str()), (0, "", ""));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_are_read() {
    let folder = folder(&[("bad.txt", b"Lepik left Turku.\xff\n"), ("good.txt", b"Tom Brandt left Lund.\n")]);
    for format in ["carb", "benchie"] {
        let (status, lines, told) =
            run(folder.path(), &format!("--strict-encoding --format {format} bad.txt none.txt good.txt"));
        assert_eq!((status, lines.lines().count()), (1, 1), "{lines}");
        let told: Vec<&str> = told.lines().collect();
        assert!(told[0].starts_with("factwire: bad.txt: byte 17 is not UTF-8"), "{told:?}");
        assert!(told.len() == 2 && told[1].starts_with("factwire: cannot read none.txt"), "{told:?}");
    }
}

#[test]
fn json_has_variants_only_when_they_are_asked_for() {
    let text = "Mara Sund sold the ferry. Sund sold the ferry.";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let triples = |arguments: &str| {
        let (status, json, _) = run(folder.path(), arguments);
        assert_eq!(status, 0);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        json["triples"].as_array().unwrap().clone()
    };
    let plain = triples("--format json a.txt");
    assert_eq!((plain.len(), plain[0].get("variants")), (1, None));
    let asked = triples("--format json --variants a.txt");
    assert_eq!(asked.len(), 1);
    let variants = asked[0]["variants"].as_array().unwrap();
    assert_eq!((variants.len(), &variants[0]["sentence"]), (1, &serde_json::json!(1)));
    let spans = variants[0]["spans"].as_array().unwrap().iter();
    let at = |span: &serde_json::Value, end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
    let words: Vec<&str> = spans.map(|s| &text[at(s, "start")..at(s, "end")]).collect();
    assert_eq!(words, ["Sund", "sold", "ferry"]);
}

#[test]
fn the_date_of_publication_places_what_is_relative() {
    let folder = folder(&[("a.txt", "Mara Sund met Tom Brandt on Monday.".as_bytes())]);
    let (status, text, _) = run(folder.path(), "--date 2025-11-26 a.txt");
    assert_eq!(status, 0);
    assert!(text.contains("(Mara Sund, met_with, Tom Brandt)  Time: on Monday (2025-11-24)"), "{text}");
    let (_, why, _) = run(folder.path(), "--date 2025-11-26 --explain a.txt");
    assert!(why.contains("Its time is 2025-11-24 for a text of 2025-11-26."), "{why}");

    let json = |arguments: &str| {
        let (_, json, _) = run(folder.path(), arguments);
        serde_json::from_str::<serde_json::Value>(&json).unwrap()
    };
    let dated = json("--format json --date 2025-11-26T23:30:00Z a.txt");
    let day = serde_json::json!({"iso": "2025-11-24", "start": "2025-11-24", "end": "2025-11-24"});
    assert_eq!(dated["published"], "2025-11-26");
    assert_eq!((&dated["triples"][0]["when"], &dated["triples"][0]["modifiers"][0]["when"]), (&day, &day));
    let undated = json("--format json a.txt");
    let monday = serde_json::json!({"relative": "XXXX-WXX-1", "from": "publication"});
    assert_eq!((undated.get("published"), &undated["triples"][0]["when"]), (None, &monday));
}

#[test]
fn a_date_that_is_none_is_told() {
    let folder = folder(&[("a.txt", "Lepik left Turku.".as_bytes())]);
    for bad in ["26/11/2025", "2025-02-29", "yesterday"] {
        let (status, text, told) = run(folder.path(), &format!("--date {bad} a.txt"));
        assert_eq!((status, text.as_str()), (2, ""));
        assert!(told.contains(&format!("{bad:?} is no date; give year, month and day as in 2025-11-26")), "{told}");
    }
}
