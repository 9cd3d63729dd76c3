//! Who says so, as users see it: stances, their JSON, the text output.

use factwire::facts::{Modality, ModifierKind, Polarity, Probability, Stance};
use factwire::{Extraction, Extractor};
use serde_json::Value;

const TEXT: &str = "Holm retracted her claim that the firm had paid Berg. Lind denied that he had met Berg. According to officials, \
the bank has sold the mine. Brandt told reporters on Monday that Berg opposed the plan.";

/// With doubtful facts too, as what is taken back always is.
fn read() -> Extraction {
    let extractor = Extractor::builder().min_confidence(Probability::default()).build().unwrap();
    extractor.extract(TEXT).unwrap()
}

#[test]
fn what_is_denied_or_taken_back_is_no_live_claim() {
    let extraction = read();
    let of = |object: &str, predicate: &str| {
        let found = extraction
            .triples
            .iter()
            .find(|t| t.object.as_ref().is_some_and(|o| o.name() == object) && t.predicate.name == predicate);
        &found.unwrap_or_else(|| panic!("no {predicate} {object}: {:#?}", extraction.triples)).factuality
    };
    let held = |predicate: &str, object: &str| {
        let f = of(object, predicate);
        (f.attribution.as_ref().unwrap().stance, f.polarity, f.modality)
    };
    assert_eq!(held("pay", "Berg"), (Stance::Retracts, Polarity::Affirmative, Modality::Possible));
    assert_eq!(held("met_with", "Berg"), (Stance::Denies, Polarity::Negative, Modality::Actual));
    assert_eq!(held("sold", "mine"), (Stance::Asserts, Polarity::Affirmative, Modality::Actual));
    let own = extraction.triples.iter().filter(|t| t.is_asserted_by_author()).map(|t| &*t.predicate.name);
    assert_eq!(own.collect::<Vec<_>>(), ["retract", "told"]);
}

#[test]
fn statements_tell_to_whom_and_what_others_think_within_them() {
    let statements = read().statements;
    let told = statements.iter().position(|s| s.cue.text == "told").unwrap();
    let kinds: Vec<ModifierKind> = statements[told].modifiers.iter().map(|m| m.kind).collect();
    assert_eq!(kinds, [ModifierKind::Recipient, ModifierKind::Time]);
    assert!(statements[told].modifiers[1].when.is_some());
    let opposed = statements.iter().find(|s| s.cue.text == "opposed").unwrap();
    assert_eq!((opposed.via.map(|id| id.index()), opposed.asserted), (Some(told), false));
}

#[test]
fn json_of_before_is_still_read() {
    let extraction = read();
    let mut json = serde_json::to_value(&extraction).unwrap();
    assert_eq!(serde_json::from_value::<Extraction>(json.clone()).unwrap(), extraction_of(&extraction));
    let keys = ["retracted", "modifiers"];
    for statement in json["statements"].as_array_mut().unwrap() {
        keys.iter().for_each(|k| drop(statement.as_object_mut().unwrap().remove(*k)));
    }
    for triple in json["triples"].as_array_mut().unwrap() {
        if let Some(attribution) = triple["factuality"]["attribution"].as_object_mut() {
            // what merely asserts says nothing of it
            assert_eq!(attribution.contains_key("stance"), attribution["cue"] != "According to" && is_odd(attribution));
            attribution.remove("stance");
        }
    }
    let old: Extraction = serde_json::from_value(json).unwrap();
    assert!(old.statements.iter().all(|s| !s.retracted && s.modifiers.is_empty()));
    assert_eq!(old.triples.len(), extraction.triples.len());
}

fn is_odd(attribution: &serde_json::Map<String, Value>) -> bool {
    matches!(attribution["cue"].as_str(), Some("claim" | "denied"))
}

/// As it comes back: signs are not written.
fn extraction_of(extraction: &Extraction) -> Extraction {
    serde_json::from_str(&serde_json::to_string(extraction).unwrap()).unwrap()
}

#[test]
fn the_text_output_reads_like_english() {
    let text = factwire::output::text(&read());
    for line in [
        "(firm, pay, Berg)  possible; taken back by Holm (claim)",
        "(bank, sold, mine)  according to officials",
        "according to officials: the bank has sold the mine.",
        "Brandt (told; reporters; on Monday): that Berg opposed the plan",
        "Berg (opposed): the plan  (as told by Brandt)",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}
