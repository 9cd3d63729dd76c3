//! docs/patterns.md says what is so: its examples are run, and it names every word of the language.

use factwire::{Extractor, Rules};

const PAGE: &str = include_str!("../docs/patterns.md");

/// The blocks of code of the page as (language, line, content).
fn blocks() -> Vec<(&'static str, usize, String)> {
    let mut found: Vec<(&str, usize, String)> = Vec::new();
    let mut open = false;
    for (n, line) in PAGE.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => found.push((language, n + 1, String::new())),
            (None, true) => found.last_mut().unwrap().2.extend([line, "\n"]),
            _ => {}
        }
        open ^= line.starts_with("```");
    }
    found
}

#[test]
fn every_example_gives_what_the_page_says() {
    let blocks = blocks();
    let mut wrong = Vec::new();
    assert!(blocks.len() > 20 && blocks.len().is_multiple_of(2));
    for pair in blocks.chunks(2) {
        let [("toml", line, rule), ("text", _, examples)] = pair else {
            panic!("line {}: not a rule and texts", pair[0].1)
        };
        let rules = Rules::empty().with_toml("example", &format!("about = \"an example\"\n{rule}")).unwrap();
        let extractor = Extractor::builder().rules(rules).build().unwrap();
        for example in examples.split("\n\n") {
            let mut lines = example.trim().lines();
            let text = lines.next().unwrap();
            let expected: Vec<&str> =
                lines.map(|l| l.strip_prefix("-> ").unwrap()).filter(|&l| l != "nothing").collect();
            assert!(example.contains("\n-> "), "{text}");
            let triples = extractor.extract(text).unwrap().triples;
            let found: Vec<String> = triples
                .iter()
                .filter(|t| t.predicate.name == "example")
                .map(|t| t.arguments().map(|a| a.to_string()).collect::<Vec<_>>().join(" | "))
                .collect();
            if found != expected {
                wrong.push(format!("{line}: {text}\n  {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The messages about unknown names list all there are.
#[test]
fn the_page_names_every_word_of_the_language() {
    let rule = "about = \"x\"\nsubject = [\"x\"]\n[[pattern]]\n\
        match = \"[x=x kind=x form=x class=x clause=x status=x] >x x\"\nx = 1\n[[fires]]\nx = 1\n";
    let error = Rules::empty().with_toml("x", rule).expect_err("x is no name");
    let faults = error.rule_faults();
    let lists: Vec<&str> =
        faults.iter().filter_map(|f| f.what.split_once("; there are ")).map(|(_, all)| all).collect();
    assert_eq!(lists.len(), 11, "{faults:#?}");
    let names = lists.iter().flat_map(|l| l.split([' ', ','])).filter(|w| !["", "and", "the", "relations"].contains(w));
    let missing: Vec<&str> = names
        .map(|name| name.trim_matches('`'))
        .filter(|name| !["of", "Universal", "Dependencies"].contains(name))
        .filter(|name| !PAGE.contains(&format!("`{name}`")) && !PAGE.contains(&format!("`{name},")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
