use super::Rules;
use crate::{EntityKind, Error};

fn check_error(rule: &str, line: usize, expected: &str) {
    match Rules::empty().with_toml("sponsor_of", rule) {
        Err(Error::BadRule { file, line: at, what }) => {
            assert_eq!((file.as_str(), at), ("sponsor_of.toml", line), "{what}");
            assert!(what.contains(expected), "{what}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bad_rule_file_is_refused_with_its_line() {
    let pattern = "[[pattern]]\nmatch = \"[lemma=sponsor] >subj subject >obj object\"\n";
    check_error("about = \"x\"\nsubject = [\"Persn\"]\n", 2, "\"Persn\" is no kind");
    check_error("about = \"x\"\n[[pattern]]\nmatch = \"[lemma=sponsor] >subj subject\"\n", 3, "`object` once");
    check_error("about = \"x\"\n[[patern]]\n", 2, "patern");
    check_error("[[pattern]]\n", 1, "");
    check_error(&format!("about = \"x\"\n{pattern}confidence = 1.5\n"), 3, "not between 0 and 1");
}

#[test]
fn a_rule_replaces_the_one_of_its_name() {
    let before = Rules::builtin().iter().count();
    let rules = Rules::builtin().with_toml("founded", "about = \"mine\"\n").unwrap();
    assert_eq!(rules.iter().count(), before);
    assert!(rules.iter().any(|r| r.name == "founded" && r.about == "mine" && r.fires.is_empty()));
}

#[test]
fn every_relation_has_its_rule_file() {
    let rules = Rules::builtin();
    let names: Vec<&str> = rules.iter().map(|r| r.name.as_str()).collect();
    let relations: Vec<&str> = crate::Relation::ALL.iter().map(|r| r.as_str()).collect();
    assert_eq!(names, relations);
    for rule in rules.iter() {
        assert!(!rule.patterns.is_empty(), "{} has no pattern", rule.name);
    }
}

#[test]
fn kinds_allow_what_they_say() {
    use super::rules::{ArgumentKind as Kind, RulePattern};
    let allows = |kinds: &[Kind], kind, nation| RulePattern::allows(kinds, kind, || nation);
    assert!(allows(&[Kind::Any], None, false));
    assert!(allows(&[Kind::Thing], None, false));
    assert!(allows(&[Kind::Thing], Some(EntityKind::Event), false));
    assert!(!allows(&[Kind::Thing], Some(EntityKind::Person), false));
    assert!(!allows(&[Kind::Thing], Some(EntityKind::Date), false));
    assert!(!allows(&[Kind::Nation], Some(EntityKind::Nationality), false), "a religion is tagged like a nation");
    assert!(allows(&[Kind::Nation], Some(EntityKind::Nationality), true));
}
