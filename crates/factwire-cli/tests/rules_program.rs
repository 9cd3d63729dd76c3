//! `factwire rules`: what it prints and its exit status.

use std::path::Path;
use std::process::Command;

const GOOD: &str = r#"about = "somebody pays for an event"
subject = ["actor"]

[[pattern]]
match = "[lemma=sponsor] >subj subject >obj object"

[[fires]]
text = "Nordvik Bank sponsored the race."
gives = ["Nordvik Bank | sponsor_of | race"]
"#;

/// Exit status and output of `factwire rules ARGUMENTS`, run in the folder.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_factwire")).arg("rules").args(arguments).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn check_tells_every_fault_of_every_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sponsor_of.toml"), GOOD).unwrap();
    let bad = GOOD.replace("actor", "actr").replace("lemma=", "lema=");
    std::fs::write(folder.path().join("bad.toml"), bad).unwrap();
    assert_eq!(run(folder.path(), &["check", "sponsor_of.toml"]), (0, "sponsor_of.toml: ok\n".to_owned()));
    let (status, told) = run(folder.path(), &["check", "bad.toml", "sponsor_of.toml", "none.toml"]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!((status, lines.len()), (1, 5), "{told}");
    assert!(lines[0].starts_with("bad.toml:2:12: \"actr\" is no kind"), "{told}");
    assert!(lines[1].starts_with("bad.toml:5:11: `lema` is no property"), "{told}");
    assert!(lines[2].starts_with("bad.toml:9:10: \"Nordvik Bank | sponsor_of | race\" is not written as"), "{told}");
    assert_eq!(lines[3], "sponsor_of.toml: ok");
    assert!(lines[4].starts_with("cannot read none.toml"), "{told}");
}

#[test]
fn test_tells_what_was_expected_and_what_came() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sponsor_of.toml");
    std::fs::write(&file, GOOD).unwrap();
    let ok = "sponsor_of.toml: ok: Nordvik Bank sponsored the race.\n".to_owned();
    assert_eq!(run(folder.path(), &["test", "sponsor_of.toml"]), (0, ok));
    std::fs::write(&file, GOOD.replace("| race", "| regatta")).unwrap();
    let (status, told) = run(folder.path(), &["test", "sponsor_of.toml"]);
    assert_eq!(status, 1);
    assert!(told.contains("WRONG: Nordvik Bank sponsored the race."), "{told}");
    assert!(told.contains("expected: Nordvik Bank | sponsor_of | regatta"), "{told}");
    assert!(told.contains("came:     Nordvik Bank | sponsor_of | race  (by sponsor_of#1)"), "{told}");
}

#[test]
fn list_names_builtin_relations_and_those_of_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sponsor_of.toml"), GOOD).unwrap();
    let (status, told) = run(folder.path(), &["list", "sponsor_of.toml"]);
    assert_eq!(status, 0);
    assert!(told.contains("met_with  (actor → actor, both ways)\n"), "{told}");
    assert!(told.ends_with("sponsor_of  (actor → any)\n    somebody pays for an event\n"), "{told}");
}
