//! What times mean in whole sentences: tests/times/gold.tsv.

use std::fs;
use std::path::Path;

use factwire::facts::{ModifierKind, When};
use factwire::{Document, Extraction, Extractor};

#[test]
fn times_in_sentences_mean_what_a_reader_takes_them_to_mean() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/times/gold.tsv");
    let rows = fs::read_to_string(file).unwrap();
    let rows: Vec<Vec<&str>> = rows.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let documents: Vec<Document> =
        rows.iter().map(|row| Document::new(row[1]).with_published(row[0].parse().unwrap())).collect();
    let extractor = Extractor::builder().build().unwrap();
    let (mut right, mut wrong) = (0, Vec::new());
    for (row, extraction) in rows.iter().zip(extractor.extract_batch(&documents)) {
        let got = time(&extraction.unwrap(), row[2].starts_with("says "));
        right += usize::from(got == row[2]);
        // "[2025-11-24] the tree hangs the day to the bank"
        let known = row.get(3).and_then(|why| why.strip_prefix('[')?.split_once("] "));
        match known {
            None if got != row[2] => wrong.push(format!("{}\n  wanted {}, got {got}", row[1], row[2])),
            Some((today, _)) if got != today => wrong.push(format!("{}\n  known as {today}, got {got}", row[1])),
            _ => {}
        }
    }
    println!("{right} of {} times are right ({:.1} %)", rows.len(), 100.0 * right as f64 / rows.len() as f64);
    assert!(rows.len() >= 120);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The time of the first fact that has one, or that of the first statement.
fn time(extraction: &Extraction, of_statement: bool) -> String {
    let shown = |when: Option<&When>| when.map_or("-".to_owned(), When::to_string);
    if of_statement {
        let modifiers = extraction.statements.iter().flat_map(|s| &s.modifiers);
        let when = modifiers.filter(|m| m.kind == ModifierKind::Time).find_map(|m| m.when.as_ref());
        return format!("says {}", shown(when));
    }
    shown(extraction.triples.iter().find_map(|t| t.when.as_ref()))
}
