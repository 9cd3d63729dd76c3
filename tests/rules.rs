//! Every rule file proves itself: its `fires` give what they say and its `silent` sentences give nothing of its relation.

use std::fmt::Write as _;

use factwire::facts::Probability;
use factwire::{Extractor, Rules};

#[test]
fn every_rule_fires_and_keeps_silent_as_its_file_says() {
    // what a rule reads, however sure the fact is
    let extractor = Extractor::builder().min_confidence(Probability::default()).build().unwrap();
    let mut wrong = String::new();
    for rule in Rules::builtin().iter() {
        for proof in extractor.prove(rule).unwrap().iter().filter(|p| !p.holds()) {
            let unwanted: Vec<String> = proof.unwanted.iter().map(|t| format!("{t} [{}]", t.evidence.rule)).collect();
            let all: Vec<String> = proof.triples.iter().map(ToString::to_string).collect();
            let (name, text, missing) = (&rule.name, &proof.text, &proof.missing);
            writeln!(
                wrong,
                "{name}: {text}\n  missing: {missing:?}\n  unwanted: {unwanted:?}\n  all: {}",
                all.join(" ")
            )
            .expect("a String takes it");
        }
    }
    assert!(wrong.is_empty(), "examples of rule files that do not come out:\n{wrong}");
}

#[test]
fn every_rule_shows_three_sentences_that_fire_and_two_that_do_not() {
    let few: Vec<String> = Rules::builtin()
        .iter()
        .filter(|r| r.fires.len() < 3 || r.silent.len() < 2 || r.fires.iter().any(|e| e.gives.is_empty()))
        .map(|r| r.name.clone())
        .collect();
    assert!(few.is_empty(), "rule files that show too little: {few:?}");
}

#[test]
fn an_example_that_does_not_come_out_is_told() {
    let file = "about = \"x\"\n[[pattern]]\nmatch = \"[lemma=sponsor] >subj subject >obj object\"\n\
        [[fires]]\ntext = \"Nordvik Bank sponsors the race.\"\ngives = [\"Ada Okoro | sponsors | race\"]\n\
        [[silent]]\ntext = \"Siltron sponsored the race.\"\n[[silent]]\ntext = \"Siltron left the race.\"\n";
    let rules = Rules::builtin().with_toml("sponsors", file).unwrap();
    let rule = rules.iter().find(|r| r.name == "sponsors").unwrap().clone();
    let proofs = Extractor::builder().rules(rules).build().unwrap().prove(&rule).unwrap();
    let told: Vec<(bool, usize, usize)> =
        proofs.iter().map(|p| (p.holds(), p.missing.len(), p.unwanted.len())).collect();
    assert_eq!(told, [(false, 1, 1), (false, 0, 1), (true, 0, 0)]);
}
