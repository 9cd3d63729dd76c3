//! The day of publication: of the extractor, of a document, of none.

use factwire::facts::{Origin, When};
use factwire::{Document, Extraction, Extractor, Granularity};

fn iso(extraction: &Extraction) -> Vec<&str> {
    extraction.triples.iter().filter_map(|t| t.when.as_ref()?.iso()).collect()
}

const MONDAY: &str = "Mara Sund met Tom Brandt on Monday.";

#[test]
fn a_document_goes_before_the_extractor() {
    let extractor = Extractor::builder().published("2025-11-26".parse().unwrap()).build().unwrap();
    assert_eq!(iso(&extractor.extract(MONDAY).unwrap()), ["2025-11-24"]);
    let older = Document::new(MONDAY).with_id("old").with_published("2019-01-01".parse().unwrap());
    let alone = extractor.extract(&older).unwrap();
    assert_eq!((iso(&alone), alone.doc_id.as_deref()), (vec!["2018-12-31"], Some("old")));
    assert_eq!(alone.published.map(|d| d.to_string()).as_deref(), Some("2019-01-01"));

    let batch = extractor.extract_batch(&[older, MONDAY.into(), Document::new("")]);
    let batch: Vec<Extraction> = batch.into_iter().map(Result::unwrap).collect();
    assert_eq!(batch[0], alone);
    assert_eq!((iso(&batch[1]), &batch[1].doc_id), (vec!["2025-11-24"], &None));
    assert!(batch[2].triples.is_empty());
}

#[test]
fn without_a_day_the_time_says_that_it_is_relative() {
    let extraction = factwire::extract(MONDAY).unwrap();
    let relative = When::Relative { relative: "XXXX-WXX-1".to_owned(), from: Origin::Publication, approximate: false };
    assert_eq!((&extraction.triples[0].when, extraction.published), (&Some(relative), None));
    let why = extraction.explain(&extraction.triples[0]);
    assert!(why.contains("counted from a day of publication that is not known"), "{why}");
}

#[test]
fn extractions_with_times_come_back_from_json() {
    let extractor = Extractor::builder().build().unwrap();
    let text = "Sund bought the ferry in 2019 and sold it last week. Two days earlier, Brandt had left Lund.";
    for document in [Document::new(text), Document::new(text).with_published("2025-11-26".parse().unwrap())] {
        let extraction = extractor.extract(document).unwrap();
        let json = serde_json::to_string(&extraction).unwrap();
        let back: Extraction = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }
}

#[test]
fn all_granularities_have_times() {
    for granularity in [Granularity::Compact, Granularity::Full, Granularity::Binary] {
        let extractor =
            Extractor::builder().granularity(granularity).published("2025-11-26".parse().unwrap()).build().unwrap();
        let extraction = extractor.extract("Mara Sund sold two ferries to Norlake in May.").unwrap();
        assert!(iso(&extraction).contains(&"2025-05"), "{granularity:?}: {extraction:?}");
    }
}

#[test]
fn odd_times_and_far_anchors_do_no_harm() {
    let text = "Sund met Brandt in the year 99999. Sund left Lund 9999 centuries ago. Brandt sold it tomorrow at 25:99 p.m., \
                on February 31, on the 0th of May, next century, from 2020 to 2010 and between Friday.";
    let extractor = Extractor::builder().build().unwrap();
    for day in ["0001-01-01", "9999-12-31", "2024-02-29"] {
        let extraction = extractor.extract(Document::new(text).with_published(day.parse().unwrap())).unwrap();
        for when in extraction.triples.iter().filter_map(|t| t.when.as_ref()) {
            assert!(when.start().is_none() || when.end().is_none() || when.start() <= when.end(), "{when}");
        }
    }
}
