use std::collections::HashSet;
use std::io::{self, Write};

use factwire::facts::Offsets;
use factwire::output::{Format, Options, Table, columns};
use factwire::{ErrorKind, Reading};
use proptest::prelude::*;

use crate::texts::{bytes, hostile, real, written};

fn available() -> impl Iterator<Item = Format> {
    Format::ALL.iter().copied().filter(|f| f.is_available())
}

#[test]
fn every_format_has_a_name_of_its_own_and_is_found_by_it() {
    for format in Format::ALL {
        assert_eq!(format.name().parse::<Format>().unwrap(), *format);
        assert_eq!(format.to_string(), format.name());
        assert!(format.media_type().contains('/'));
    }
    let extensions: HashSet<&str> = Format::ALL.iter().map(|f| f.extension()).collect();
    assert_eq!(extensions.len(), Format::ALL.len());
    let error = "xls".parse::<Format>().unwrap_err().to_string();
    assert!(error.contains("xls") && error.contains("csv-entities") && error.contains("turtle"), "{error}");
}

#[test]
fn the_same_readings_give_the_same_bytes() {
    for format in available() {
        let readings = if format.is_one_document() { &real()[..1] } else { real() };
        assert_eq!(bytes(format, readings), bytes(format, readings), "{format}");
    }
}

#[test]
fn a_format_of_one_document_says_so() {
    let mut out = Format::Brat.writer(Vec::new()).unwrap();
    out.document(&real()[0]).unwrap();
    let error = out.document(&real()[1]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OneDocument, "{error}");
    assert!(error.to_string().contains("brat"), "{error}");
}

#[test]
fn one_document_is_an_object_and_several_are_an_array() {
    let one: serde_json::Value = serde_json::from_str(&written(Format::Json, &real()[..1])).unwrap();
    let all: serde_json::Value = serde_json::from_str(&written(Format::Json, real())).unwrap();
    assert_eq!(one, all[0]);
    assert_eq!(all.as_array().unwrap().len(), real().len());
    assert_eq!(written(Format::Json, real()), {
        let extractions: Vec<_> = real().iter().map(|r| &r.extraction).collect();
        serde_json::to_string_pretty(&extractions).unwrap() + "\n"
    });
    assert_eq!(written(Format::Json, &[]), "[]\n");
    assert_eq!(written(Format::Jsonl, real()).lines().count(), real().len());
}

#[test]
fn readings_are_read_back_whole_and_none_that_does_not_fit_its_text() {
    let written = written(Format::Readings, real());
    let again: Vec<Reading> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (again, reading) in again.iter().zip(real()) {
        assert_eq!(again.parse.text, reading.parse.text);
        for format in available().filter(|format| !format.is_one_document()) {
            let readings = [std::slice::from_ref(again), std::slice::from_ref(reading)];
            assert_eq!(bytes(format, readings[0]), bytes(format, readings[1]), "{format}");
        }
    }
    let foreign = written.lines().next().unwrap().replacen("\"end\":", "\"end\":99", 1);
    let error = serde_json::from_str::<Reading>(&foreign).unwrap_err().to_string();
    assert!(error.contains("no span of the text"), "{error}");
}

#[test]
fn text_shows_titles_and_explanations_on_request() {
    let mut bytes = Vec::new();
    let options = Options::default().titled(true).explain(true);
    let mut out = Format::Text.writer_with(&mut bytes, &options).unwrap();
    real().iter().for_each(|r| out.document(r).unwrap());
    out.finish().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.starts_with("== zoë & <co>.txt\n") && text.contains("== 3\n") && text.contains("Confidence"),
        "{text}"
    );
    assert!(!written(Format::Text, real()).contains("=="));
}

/// A reader that has left.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_broken_pipe_keeps_its_kind() {
    for format in available() {
        let failed = format.writer(Gone).and_then(|mut out| {
            out.document(&real()[0])?;
            out.finish()
        });
        let error = failed.unwrap_err();
        assert_eq!((error.kind(), error.io_kind()), (ErrorKind::Write, Some(io::ErrorKind::BrokenPipe)), "{format}");
        assert!(error.to_string().contains(format.name()), "{error}");
    }
}

#[test]
fn a_base_that_is_no_iri_is_refused() {
    for bad in ["", "doc", "http://a b/", "http://x/>", "http://x/%zz", "ä://x", "a:", "http://[::1/", "http://x/#a#"]
    {
        let error = Format::Turtle.writer_with(Vec::new(), &Options::default().base(bad)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadBase, "{bad}");
    }
    for good in ["urn:news:", "https://news.example/facts#", "http://localhost:8080/x?y="] {
        assert!(Format::NTriples.writer_with(Vec::new(), &Options::default().base(good)).is_ok(), "{good}");
    }
}

#[test]
fn the_page_names_every_format_and_every_column() {
    let page = include_str!("../../../../docs/outputs.md");
    for format in Format::ALL {
        assert!(page.contains(&format!("`{format}`")), "docs/outputs.md does not name {format}");
    }
    for table in [Table::Triples, Table::Entities, Table::Statements, Table::Roles] {
        for column in columns(table) {
            let row = format!("| `{}` | {} | {} |", column.name, kind(column), column.about);
            assert!(page.contains(&row), "docs/outputs.md lacks the row\n{row}");
        }
    }
}

fn kind(column: factwire::output::Column) -> String {
    format!("{:?}{}", column.kind, if column.optional { "?" } else { "" })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_a_writer_fail(reading in hostile()) {
        for format in available() {
            prop_assert!(!bytes(format, std::slice::from_ref(&reading)).is_empty(), "{}", format);
        }
    }
}

#[test]
fn json_counts_in_what_it_is_told_to_and_every_format_takes_what_is_counted_otherwise() {
    for format in available() {
        for reading in real() {
            for unit in [Offsets::Characters, Offsets::Utf16] {
                let extraction = reading.extraction.clone().in_offsets(&reading.parse.text, unit);
                let counted = Reading { extraction, parse: reading.parse.clone() };
                assert_eq!(bytes(format, &[counted]), bytes(format, std::slice::from_ref(reading)), "{format}, {unit}");
            }
        }
    }
    let text = &real()[0].parse.text;
    let mut json = Vec::new();
    let mut out = Format::Json.writer_with(&mut json, &Options::default().offsets(Offsets::Characters)).unwrap();
    out.document(&real()[0]).unwrap();
    out.finish().unwrap();
    let value: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(value["offsets"], "characters");
    // as Python counts: text[start:end]
    let words = |of: &serde_json::Value| -> String {
        let end = |name: &str| usize::try_from(of[name].as_u64().unwrap()).unwrap();
        text.chars().skip(end("start")).take(end("end") - end("start")).collect()
    };
    let mentions = value["entities"].as_array().unwrap().iter().flat_map(|e| e["mentions"].as_array().unwrap());
    for mention in mentions {
        assert_eq!(words(mention), mention["text"].as_str().unwrap());
    }
}

/// An event without an object: every format copes with it, and none makes an object up.
#[test]
fn an_event_without_an_object_is_written_in_every_format() {
    use factwire::facts::{Argument, Extraction, Predicate, Triple};
    use factwire::syntax::{Parse, Sentence, Token, Upos};
    let text = "Talks collapsed.";
    let tokens =
        vec![Token::new((0..5).into(), Upos::Noun, "talk"), Token::new((6..15).into(), Upos::Verb, "collapse")];
    let parse = Parse::try_new(text.to_owned(), vec![Sentence::new((0..16).into(), 0..2)], tokens, Vec::new()).unwrap();
    let mut extraction = Extraction::new("none");
    extraction.sentences.push((0..16).into());
    let predicate = Predicate::new("collapse", "collapsed", (6..15).into());
    extraction.triples.push(Triple::new(Argument::new("Talks", (0..5).into()), predicate, None));
    let reading = Reading { parse, extraction };
    let one = |format| written(format, std::slice::from_ref(&reading));
    assert!(one(Format::Text).contains("(Talks, collapse)\n"));
    assert!(!one(Format::Json).contains("\"object\""));
    assert!(
        one(Format::Csv(Table::Triples)).lines().nth(1).unwrap().contains(",Talks,Talks,,,collapse,collapsed,,,,,,")
    );
    assert!(one(Format::Brat).contains("collapse:T2 Subject:T1\n"));
    assert!(one(Format::Turtle).contains("rdf:subject") && !one(Format::Turtle).contains("rdf:object"));
    assert!(one(Format::Dot).contains("[label=\"collapsed\", kind=\"event\", shape=ellipse"));
    assert!(one(Format::GraphMl).contains("target=\"1/o0\""));
    for format in available() {
        bytes(format, std::slice::from_ref(&reading));
    }
    let carb = factwire::unstable::output::carb(text, &reading.extraction);
    assert_eq!(carb, "Talks collapsed.\t1.000\tcollapsed\tTalks\n");
    assert_eq!(factwire::unstable::output::benchie("1", text, &reading.extraction), "1\tTalks\tcollapsed\t\n");
    assert!(factwire::output::page(&reading, &factwire::output::PageOptions::new()).contains("\"object\":null"));
    let why = reading.extraction.explain(&reading.extraction.triples[0]);
    assert!(why.starts_with("(Talks, collapse): read in sentence 1 (bytes 0..16)"), "{why}");
}
