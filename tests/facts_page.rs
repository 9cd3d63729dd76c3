//! docs/facts.md says what is so: its examples are run, and it names every kind and every key of a fact.

use factwire::facts::{Modality, ModifierKind, Probability, RoleStatus, Stance};
use factwire::{Extraction, Extractor, Granularity};
use serde_json::Value;

const PAGE: &str = include_str!("../docs/facts.md");
const SCHEMA: &str = include_str!("../docs/extraction.schema.json");

/// Stands for what an excerpt leaves out.
const MORE: &str = "…";

/// The blocks of code of the page as (what stands behind the opening mark, line, content).
fn blocks() -> Vec<(&'static str, usize, String)> {
    let mut found: Vec<(&str, usize, String)> = Vec::new();
    let mut open = false;
    for (n, line) in PAGE.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(kind), false) => found.push((kind, n + 1, String::new())),
            (None, true) => found.last_mut().unwrap().2.extend([line, "\n"]),
            _ => {}
        }
        open ^= line.starts_with("```");
    }
    found
}

/// `options` stand behind the opening mark of the text or of what is read: "full", "binary", "all", "variants", or a day of publication.
fn read(text: &str, options: &str) -> Extraction {
    let mut builder = Extractor::builder();
    for option in options.split_whitespace() {
        builder = match option {
            "full" => builder.granularity(Granularity::Full),
            "binary" => builder.granularity(Granularity::Binary),
            "all" => builder.min_confidence(Probability::default()),
            "variants" => builder.variants(true),
            day => builder.published(day.parse().unwrap()),
        };
    }
    builder.build().unwrap().extract(text).unwrap()
}

#[test]
fn every_example_gives_what_the_page_says() {
    // all extractors share what this one has made of the model
    let _first = Extractor::builder().build().unwrap();
    let (mut text, mut of_text) = (String::new(), "");
    let mut wrong = Vec::new();
    let mut count = 0;
    for (head, line, block) in blocks() {
        let (kind, options) = head.split_once(' ').unwrap_or((head, ""));
        let extraction = || read(text.trim_end(), &format!("{of_text} {options}"));
        let fault = match kind {
            "text" => {
                (text, of_text) = (block, options);
                continue;
            }
            "facts" => misprinted(&block, &extraction()),
            "json" => misquoted(&block, &extraction()),
            "rust" | "lines" => continue,
            _ => panic!("line {line}: there are no blocks of {kind:?}"),
        };
        count += 1;
        wrong.extend(fault.map(|fault| format!("line {line}: {fault}")));
    }
    assert!(count > 40);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The block has all facts as the program prints them, and maybe other lines of what it prints.
fn misprinted(block: &str, extraction: &Extraction) -> Option<String> {
    let printed = factwire::output::text(extraction);
    let facts = |text: &str| Vec::from_iter(text.lines().filter(|l| l.starts_with('(')).map(str::to_owned));
    let strange = block.lines().find(|line| !printed.lines().any(|p| p == *line));
    (facts(block) != facts(&printed) || strange.is_some()).then(|| format!("{strange:?} of\n{printed}"))
}

/// The block is a part of the extraction, or of one of its triples.
fn misquoted(block: &str, extraction: &Extraction) -> Option<String> {
    let excerpt = parsed(block);
    let whole = serde_json::to_value(extraction).unwrap();
    let triples = whole["triples"].as_array().unwrap();
    let fits = triples.iter().chain([&whole]).any(|part| shows(&excerpt, part));
    (!fits).then(|| format!("{block}of\n{}", serde_json::to_string_pretty(&whole).unwrap()))
}

/// JSON in which "..." may stand for further keys or items.
fn parsed(excerpt: &str) -> Value {
    let mut json = String::new();
    let mut open = Vec::new();
    for (n, piece) in excerpt.split('"').enumerate() {
        // every other piece is a string
        if n % 2 == 1 {
            json.extend(["\"", piece, "\""]);
            continue;
        }
        for c in piece.replace("...", MORE).chars() {
            match c {
                '{' | '[' => open.push(c),
                '}' | ']' => _ = open.pop(),
                _ => {}
            }
            match (c.to_string() == MORE, open.last()) {
                (true, Some('{')) => json.push_str(&format!("\"{MORE}\": 0")),
                (true, _) => json.push_str(&format!("\"{MORE}\"")),
                _ => json.push(c),
            }
        }
    }
    serde_json::from_str(&json).unwrap_or_else(|e| panic!("{e} in {json}"))
}

/// What the excerpt has is there, and all that is there unless the excerpt says that there is more. Broken numbers are rounded.
fn shows(excerpt: &Value, real: &Value) -> bool {
    match (excerpt, real) {
        (Value::Object(some), Value::Object(all)) => {
            let told = some.iter().filter(|(key, _)| *key != MORE);
            (some.contains_key(MORE) || some.len() == all.len())
                && told.into_iter().all(|(key, value)| all.get(key).is_some_and(|real| shows(value, real)))
        }
        (Value::Array(some), Value::Array(all)) => {
            let more = some.iter().any(|item| item == MORE);
            let mut rest = all.iter();
            (more || some.len() == all.len())
                && some.iter().filter(|item| *item != MORE).all(|item| rest.any(|real| shows(item, real)))
        }
        (Value::Number(told), Value::Number(exact)) if told.is_f64() => {
            (told.as_f64().unwrap() - exact.as_f64().unwrap()).abs() < 0.051
        }
        _ => excerpt == real,
    }
}

#[test]
fn the_page_names_every_key_and_every_kind() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let parts = ["Triple", "Argument", "Predicate", "Modifier", "Factuality", "Attribution", "Evidence", "Quantity"];
    let more = ["When", "Statement", "RoleFact"];
    let keys = parts.iter().chain(&more).flat_map(|part| {
        let definition = &schema["$defs"][part];
        let ways = definition["anyOf"].as_array().or(definition["oneOf"].as_array());
        let all = ways.map_or_else(|| vec![definition], |ways| ways.iter().collect());
        all.into_iter().flat_map(|one| one["properties"].as_object().unwrap().keys().cloned()).collect::<Vec<_>>()
    });
    let labels = ModifierKind::ALL.iter().map(|label| label.as_str().to_owned());
    let labels = labels.chain(Modality::ALL.iter().map(|label| label.as_str().to_owned()));
    let labels = labels.chain(Stance::ALL.iter().map(|label| label.as_str().to_owned()));
    let labels = labels.chain(RoleStatus::ALL.iter().map(|label| label.as_str().to_owned()));
    let missing: Vec<String> = keys
        .chain(labels)
        .filter(|name| !PAGE.contains(&format!("`{name}`")) && !PAGE.contains(&format!("\"{name}\"")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_code_of_the_page_makes_the_lines_under_it() {
    let extraction = factwire::extract("Ada Okoro met Tom Brandt in Lund. She may sell the boat.").unwrap();
    let mut lines = Vec::new();
    for fact in &extraction.triples {
        let who = fact.subject.name();
        let whom = fact.object.as_ref().map_or("-", |object| object.name());
        let so = if fact.is_asserted_by_author() { "it is so" } else { "who knows" };
        lines.push(format!("{who}: {}: {whom}: {so}", fact.predicate.name));
        for modifier in &fact.modifiers {
            lines.push(format!("    {}: {}", modifier.kind, modifier.text));
        }
    }
    let block = |kind: &str| blocks().into_iter().find(|(head, ..)| *head == kind).unwrap().2;
    assert_eq!(lines.join("\n"), block("lines").trim_end());
    // the code of the page is that of this function
    let trimmed = |code: &str| code.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    assert!(trimmed(include_str!("facts_page.rs")).contains(&trimmed(&block("rust"))));
}
