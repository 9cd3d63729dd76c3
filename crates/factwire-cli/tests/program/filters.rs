use serde_json::Value;

use super::{folder, run};

const TEXT: &str = "Mara Sund, the mayor of Turku, met Tom Brandt. Brandt said that Norlake had sold the ferry. \
                    Sund did not meet Lepik.";

/// The predicates of the triples.
fn predicates(arguments: &[&str]) -> Vec<String> {
    let folder = folder(&[("a.txt", TEXT)]);
    let json = run(folder.path(), &[&["extract", "-f", "json", "a.txt"], arguments].concat()).good();
    let json: Value = serde_json::from_str(&json).unwrap();
    json["triples"].as_array().unwrap().iter().map(|t| t["predicate"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn relations_and_confidence_and_assertion_leave_triples_out() {
    let all = predicates(&[]);
    for name in ["met_with", "has_role", "sold"] {
        assert!(all.iter().any(|p| p == name), "{all:?}");
    }
    let some = predicates(&["--relations", "has_role, sold"]);
    assert!(some.len() == 2 && some.iter().all(|p| p == "has_role" || p == "sold"), "{some:?}");
    assert!(!predicates(&["--asserted-only"]).iter().any(|p| p == "sold"));
    let met = |options: &[&str]| predicates(options).iter().filter(|p| *p == "met_with").count();
    assert_eq!((met(&[]), met(&["--asserted-only"])), (2, 1));
    assert_eq!((predicates(&["--min-confidence", "0"]), predicates(&["--min-confidence", "1"])), (all, Vec::new()));
}

#[test]
fn a_relation_that_there_is_not_is_told_with_those_of_a_like_name() {
    let folder = folder(&[("a.txt", TEXT)]);
    for (given, told) in [
        ("met_wit", "there is no relation \"met_wit\"; did you mean \"met_with\""),
        ("has_role,located", "there is no relation \"located\"; did you mean \"located_in\""),
        ("Spoke-With", "there is no relation \"Spoke-With\"; did you mean \"spoke_with\""),
        ("qqq", "there is no relation \"qqq\"; none has a name like it; `factwire rules list` prints all"),
    ] {
        let ran = run(folder.path(), &["extract", "--relations", given, "a.txt"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.told.contains(told), "{}", ran.told);
    }
}

#[test]
fn a_relation_of_ones_own_can_be_asked_for() {
    let rule = "about = \"who sleeps where\"\nsubject = [\"Person\"]\nobject = [\"Place\"]\n\
        [[pattern]]\nmatch = \"[lemma=sleep] >subj subject >obl:in object\"\n\
        [[fires]]\ntext = \"Ada Okoro slept in Lund.\"\ngives = [\"Ada Okoro | sleeps_in | Lund\"]\n";
    let folder = folder(&[("a.txt", "Ada Okoro slept in Lund."), ("sleeps_in.toml", rule)]);
    let arguments = ["extract", "--rules", "sleeps_in.toml", "--relations", "sleeps_in", "a.txt"];
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.told, "");
    assert!(ran.out.contains("(Ada Okoro, sleeps_in, Lund)"), "{}", ran.out);
}
