use super::{folder, run};

const TEXT: &str = "Zoë Berg met Tom Brandt in Oslo. She said the port would close.";

#[test]
fn stored_readings_become_what_the_text_would_have_become() {
    let folder = folder(&[("a.txt", TEXT), ("b.txt", "Rain.\n")]);
    run(folder.path(), &["extract", "-f", "readings", "a.txt", "b.txt", "-o", "stored.jsonl"]).good();
    for format in ["jsonl", "json", "turtle", "csv", "conllu", "displacy"] {
        let at_once = run(folder.path(), &["extract", "-f", format, "a.txt", "b.txt"]).good();
        let later = run(folder.path(), &["convert", "-f", format, "stored.jsonl"]).good();
        assert_eq!(later, at_once, "{format}");
    }
    let again = run(folder.path(), &["convert", "-f", "readings", "stored.jsonl"]).good();
    assert_eq!(again, std::fs::read_to_string(folder.path().join("stored.jsonl")).unwrap());
}

#[test]
fn a_line_that_is_no_reading_is_told_and_the_others_are_converted() {
    let folder = folder(&[("a.txt", TEXT)]);
    let mut stored = run(folder.path(), &["extract", "-f", "readings", "a.txt"]).good();
    let foreign = stored.replacen("\"start\":0", "\"start\":9999", 1);
    stored = format!("{{}}\n{stored}\n{foreign}");
    std::fs::write(folder.path().join("stored.jsonl"), stored).unwrap();
    let ran = run(folder.path(), &["convert", "-f", "jsonl", "stored.jsonl"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.told);
    assert!(ran.told.contains("stored.jsonl:1: this is no reading"), "{}", ran.told);
    assert!(ran.told.contains("stored.jsonl:4: this is no reading"), "{}", ran.told);
}
