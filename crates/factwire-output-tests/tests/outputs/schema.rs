use factwire::output::Format;
use proptest::prelude::*;
use serde_json::Value;

use crate::texts::{hostile, real, written};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/extraction.schema.json");

/// The committed schema.
fn committed() -> Value {
    serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap()
}

#[test]
fn the_committed_schema_is_current() {
    let current = serde_json::to_string_pretty(&factwire::output::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &current).unwrap();
    }
    let old = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(old == current, "docs/extraction.schema.json is old: UPDATE=1 cargo test -p factwire-output-tests schema");
    for word in ["```", "](", "super::"] {
        assert!(!current.contains(word), "{word} in the schema");
    }
}

/// The same, with no key allowed that it does not name.
fn strict(schema: &mut Value) {
    if let Value::Object(map) = schema {
        if map.get("properties").is_some_and(Value::is_object) {
            map.insert("additionalProperties".to_owned(), false.into());
        }
        map.values_mut().for_each(strict);
    } else if let Value::Array(values) = schema {
        values.iter_mut().for_each(strict);
    }
}

fn validator() -> jsonschema::Validator {
    let mut schema = committed();
    strict(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn real_output_is_valid_and_has_no_key_that_the_schema_does_not_name() {
    let validator = validator();
    for line in written(Format::Jsonl, real()).lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
    // what the schema must not have passed for want of it
    let all = written(Format::Json, real());
    for key in ["members", "government", "published", "retracted", "approximate", "via", "stance", "deputy", "variants"]
    {
        let told = all.contains(&format!("\"{key}\""));
        assert!(told || matches!(key, "government" | "approximate" | "deputy" | "variants"), "no {key} in the texts");
    }
    assert!(real().iter().any(|r| !r.extraction.roles.is_empty() && !r.extraction.statements.is_empty()));
}

#[test]
fn what_is_no_extraction_is_refused() {
    let validator = jsonschema::validator_for(&committed()).unwrap();
    let good: Value = serde_json::to_value(&real()[0].extraction).unwrap();
    assert!(validator.is_valid(&good));
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("another schema", |v| v["schema"] = "factwire/9".into()),
        ("no entities", |v| drop(v.as_object_mut().unwrap().remove("entities"))),
        ("a kind that is none", |v| v["entities"][0]["kind"] = "Dragon".into()),
        ("an offset below 0", |v| v["sentences"][0]["start"] = (-1).into()),
        ("a triple without subject", |v| drop(v["triples"][0].as_object_mut().unwrap().remove("subject"))),
        ("a polarity that is none", |v| v["triples"][0]["factuality"]["polarity"] = "Maybe".into()),
    ];
    for (what, change) in changes {
        let mut bad = good.clone();
        change(&mut bad);
        assert!(!validator.is_valid(&bad), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_gives_valid_json_that_reads_back(reading in hostile()) {
        let line = written(Format::Jsonl, std::slice::from_ref(&reading));
        prop_assert_eq!(line.lines().count(), 1);
        prop_assert!(validator().is_valid(&serde_json::from_str(&line).unwrap()));
        prop_assert_eq!(&serde_json::from_str::<factwire::Extraction>(&line).unwrap(), &reading.extraction);
    }
}
