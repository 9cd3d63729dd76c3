use factwire::output::Format;
use proptest::prelude::*;
use serde_json::Value;

use crate::texts::{hostile, real, written};
use factwire::Reading;

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// What displaCy relies on: marks in order, none over another, characters rather than bytes.
fn check(reading: &Reading) {
    let value: Value = serde_json::from_str(&written(Format::Displacy, std::slice::from_ref(reading))).unwrap();
    let text: Vec<char> = value["text"].as_str().unwrap().chars().collect();
    assert_eq!(text.iter().collect::<String>(), reading.parse.text);
    assert!(!value["title"].as_str().unwrap().contains(['<', '>']));
    let mentions: Vec<&str> =
        reading.extraction.entities.iter().flat_map(|e| e.mentions.iter().map(|m| &*m.text)).collect();
    let mut end = 0;
    for mark in value["ents"].as_array().unwrap() {
        assert!(number(&mark["start"]) >= end, "{mark}");
        end = number(&mark["end"]);
        let words: String = text[number(&mark["start"])..end].iter().collect();
        assert!(mentions.contains(&&*words), "{words:?} {mentions:?}");
    }
    let tokens = value["tokens"].as_array().unwrap();
    for span in value["spans"].as_array().unwrap() {
        let (start, end) = (number(&span["start_token"]), number(&span["end_token"]));
        assert!(start < end && end <= tokens.len());
    }
}

#[test]
fn marks_are_in_characters_and_apart() {
    real().iter().for_each(check);
    let first: Value = serde_json::from_str(&written(Format::Displacy, &real()[..1])).unwrap();
    assert_eq!(
        first["spans"].as_array().unwrap().len(),
        real()[0].extraction.entities.iter().map(|e| e.mentions.len()).sum::<usize>()
    );
}

#[test]
fn a_tree_has_an_arc_for_each_word_but_the_root() {
    let all: Value = serde_json::from_str(&written(Format::DisplacyDep, &real()[..2])).unwrap();
    let trees = all.as_array().unwrap();
    assert_eq!(trees.len(), real()[..2].iter().map(|r| r.parse.sentences.len()).sum::<usize>());
    for tree in trees {
        let (words, arcs) = (tree["words"].as_array().unwrap(), tree["arcs"].as_array().unwrap());
        assert_eq!(arcs.len() + 1, words.len());
        assert!(arcs.iter().all(|a| number(&a["start"]) < number(&a["end"]) && number(&a["end"]) < words.len()));
        assert!(arcs.iter().all(|a| a["dir"] == "left" || a["dir"] == "right"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn marks_hold_for_any_text(reading in hostile()) {
        check(&reading);
    }
}
