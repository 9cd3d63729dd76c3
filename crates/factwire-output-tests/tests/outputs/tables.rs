use factwire::Reading;
use factwire::output::{Format, Table, columns};
use proptest::prelude::*;

use crate::texts::{hostile, real, written};

/// A reader of our own, by RFC 4180 to the letter: the crate that writes should not be its only judge.
fn read(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            c => {
                assert!(quoted || !"\"\r".contains(c), "{c:?} outside quotes in {text:?}");
                cell.push(c);
            }
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the last line has no end");
    rows
}

fn table(format: Format, readings: &[Reading]) -> Vec<std::collections::HashMap<String, String>> {
    let separator = if matches!(format, Format::Tsv(_)) { '\t' } else { ',' };
    let text = written(format, readings);
    let rows = read(&text, separator);
    let by_crate: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .delimiter(separator as u8)
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|r| r.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows, by_crate);
    let head = &rows[0];
    rows[1..]
        .iter()
        .map(|row| {
            assert_eq!(row.len(), head.len());
            head.iter().cloned().zip(row.iter().cloned()).collect()
        })
        .collect()
}

#[test]
fn a_row_for_each_triple_entity_statement_and_role() {
    for format in [Format::Csv as fn(Table) -> Format, Format::Tsv] {
        let count = |of: fn(&Reading) -> usize| real().iter().map(of).sum::<usize>();
        assert_eq!(table(format(Table::Triples), real()).len(), count(|r| r.extraction.triples.len()));
        assert_eq!(table(format(Table::Entities), real()).len(), count(|r| r.extraction.entities.len()));
        assert_eq!(table(format(Table::Statements), real()).len(), count(|r| r.extraction.statements.len()));
        assert_eq!(table(format(Table::Roles), real()).len(), count(|r| r.extraction.roles.len()));
    }
}

#[test]
fn a_triple_shows_who_says_so_when_and_where() {
    let rows = table(Format::Csv(Table::Triples), real());
    let met = rows.iter().find(|r| r["predicate"] == "met_with").unwrap();
    let cell = |name: &str| &*met[name];
    assert_eq!((cell("doc"), cell("subject"), cell("subject_kind")), ("zoë & <co>.txt", "Zoë Lindqvist", "person"));
    assert_eq!((cell("polarity"), cell("asserted"), cell("place")), ("affirmative", "true", "Oslo"));
    assert_eq!((cell("when"), cell("start"), cell("relation")), ("2025-11-26", "2025-11-26", "met_with"));
    let paid = rows.iter().find(|r| r["source"] == "Zoë Lindqvist").unwrap();
    assert_eq!((&*paid["asserted"], &*paid["cue"], &*paid["polarity"]), ("false", "said", "negative"));
    // the offsets are those of the words
    let text = &real()[0].parse.text;
    let at = |name: &str| cell(name).parse::<usize>().unwrap();
    assert_eq!(&text[at("subject_start")..at("subject_end")], cell("subject_text"));
}

#[test]
fn only_a_column_that_says_so_is_empty() {
    for t in [Table::Triples, Table::Entities, Table::Statements, Table::Roles] {
        for row in table(Format::Csv(t), real()) {
            for column in columns(t).iter().filter(|c| !c.optional) {
                assert!(!row[column.name].is_empty(), "{} in {row:?}", column.name);
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_text_comes_the_reader_reads_it_back(reading in hostile()) {
        for format in [Format::Csv as fn(Table) -> Format, Format::Tsv] {
            let readings = std::slice::from_ref(&reading);
            let rows = table(format(Table::Triples), readings);
            for (row, triple) in rows.iter().zip(&reading.extraction.triples) {
                prop_assert_eq!(&row["subject"], triple.subject.name());
                prop_assert_eq!(&*row["object_text"], triple.object.as_ref().map_or("", |o| &o.text));
                prop_assert_eq!(&row["predicate"], &triple.predicate.name);
            }
            let rows = table(format(Table::Entities), readings);
            let names: Vec<&String> = rows.iter().map(|r| &r["name"]).collect();
            prop_assert_eq!(names, reading.extraction.entities.iter().map(|e| &e.name).collect::<Vec<_>>());
            prop_assert_eq!(&table(format(Table::Statements), readings)[0]["content"], &reading.extraction.statements[0].content.text);
            prop_assert_eq!(&table(format(Table::Roles), readings)[0]["title"], &reading.extraction.roles[0].title);
        }
    }
}
