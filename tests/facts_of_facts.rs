//! Objects that are clauses: they are told whole, and they know the fact that they tell, in every output.

use factwire::facts::{FactId, Probability};
use factwire::output::Format;
use factwire::{Document, Extraction, Extractor, Reading};

fn everything() -> Extractor {
    Extractor::builder().min_confidence(Probability::default()).build().unwrap()
}

/// The facts as lines; behind an object the fact that it is.
#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let extraction = everything().extract(text).unwrap();
    assert_eq!(lines(&extraction), wanted, "{text}");
}

fn lines(extraction: &Extraction) -> Vec<String> {
    let line = |t: &factwire::Triple| {
        let object = t.object.as_ref();
        let inner = object.and_then(|o| extraction.fact_of(o)).map(|f| format!(" = {f}"));
        format!("{t}{}", inner.unwrap_or_default())
    };
    extraction.triples.iter().map(line).collect()
}

#[test]
fn an_infinitive_is_the_object() {
    check(
        "The charter allows ferrymen to charge a toll.",
        &["(charter, allow, ferrymen to charge a toll) = (ferrymen, charge, toll)", "(ferrymen, charge, toll)"],
    );
    check(
        "Mara Lund helped repair the organ.",
        &["(Mara Lund, help, repair the organ) = (Mara Lund, repair, organ)", "(Mara Lund, repair, organ)"],
    );
    check(
        "The abbot made the novices copy the letters.",
        &["(abbot, make, novices copy the letters) = (novices, copy, letters)", "(novices, copy, letters)"],
    );
}

#[test]
fn a_gerund_is_the_object() {
    check(
        "The drought led to 12 mills closing their gates.",
        &[
            "(drought, lead_to, 12 mills closing their gates) = (12 mills, close, their gates)",
            "(12 mills, close, their gates)",
        ],
    );
    check(
        "Brandt was accused of forging the seal.",
        &["(Brandt, be_accused_of, forging the seal) = (Brandt, forge, seal)", "(Brandt, forge, seal)"],
    );
}

#[test]
fn what_the_object_is_made_or_said_to_be_belongs_to_it() {
    check("The frost left the orchard bare.", &["(frost, leave, orchard bare)"]);
}

#[test]
fn what_only_shades_a_fact_is_no_fact() {
    check("The choir is scheduled to visit Norlake.", &["(choir, travels_to, Norlake)"]);
    check("Brandt happens to own the kiln.", &["(Brandt, owns, kiln)"]);
}

#[test]
fn a_fact_that_is_told_before_is_found_again() {
    let text =
        "The ferrymen charge a toll. The charter allows the ferrymen to charge a toll. The ferrymen charge a toll.";
    let extraction = everything().extract(text).unwrap();
    for triple in &extraction.triples {
        for object in triple.object.iter().filter(|o| o.fact.is_some()) {
            let inner = extraction.fact_of(object).unwrap();
            assert!(inner.predicate.lemma == "charge" && !std::ptr::eq(inner, triple), "{triple}");
        }
    }
    assert!(extraction.triples.iter().any(|t| t.object.as_ref().is_some_and(|o| o.fact.is_some())));
}

#[test]
fn of_a_fact_that_is_not_told_nothing_is_known() {
    let text = "The charter allows ferrymen to charge a toll. Brandt was accused of forging the seal.";
    for least in [0.0, 0.2, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9] {
        let extractor = Extractor::builder().min_confidence(Probability::new(least).unwrap()).build().unwrap();
        let extraction = extractor.extract(text).unwrap();
        for object in extraction.triples.iter().filter_map(|t| t.object.as_ref()) {
            assert!(object.fact.is_none() || extraction.fact_of(object).is_some(), "{least}: {object}");
        }
    }
    let mut extraction = everything().extract(text).unwrap();
    extraction.retain_facts(|fact| fact.predicate.lemma != "charge");
    assert_eq!(lines(&extraction)[0], "(charter, allow, ferrymen to charge a toll)");
}

#[test]
fn every_output_tells_the_fact() {
    let reading = everything().read("The charter allows ferrymen to charge a toll.").unwrap();
    let written = |format: Format| {
        let mut bytes = Vec::new();
        let mut writer = format.writer(&mut bytes).unwrap();
        writer.document(&reading).unwrap();
        writer.finish().unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let names: [(&str, &str); 5] = [
        ("json", "\"fact\""),
        ("csv", "object_fact"),
        ("graphml", "<data key=\"e_object_fact\">1</data>"),
        ("cypher", "\"object_fact\":1"),
        ("ntriples", "#object> <https://factwire.invalid/doc#1/t1>"),
    ];
    for (name, told) in names {
        let text = written(name.parse().unwrap());
        assert!(text.contains(told), "{name}: {text}");
    }
}

#[test]
fn a_reading_names_no_fact_that_is_not_there() {
    let Reading { parse, mut extraction, .. } =
        everything().read(Document::new("The charter allows ferrymen to charge a toll.")).unwrap();
    extraction.triples[0].object.as_mut().unwrap().fact = Some(FactId(7));
    assert!(Reading::try_new(parse, extraction).unwrap_err().to_string().contains("there is no fact 7"));
}
