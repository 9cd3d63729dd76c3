//! Rule files: what is wrong with them is told, and the builtin ones are whole.

use crate::EntityKind;
use crate::Rules;
use crate::relations::rules::{ArgumentKind as Kind, RulePattern};

/// Line, column and what is said, or a part of it, of each fault.
fn check_faults(rule: &str, expected: &[(usize, usize, &str)]) {
    let error = Rules::empty().with_toml("sponsor_of", rule).unwrap_err();
    let faults = error.rule_faults();
    let fit = faults.len() == expected.len()
        && faults.iter().zip(expected).all(|(f, e)| (f.line, f.column) == (e.0, e.1) && f.what.contains(e.2));
    assert!(error.path() == Some("sponsor_of.toml".as_ref()) && fit, "{rule}\n{error}");
}

const PATTERN: &str = "[[pattern]]\nmatch = \"[lemma=sponsor] >subj subject >obj object\"\n";

#[test]
fn a_bad_rule_file_is_refused_with_line_and_column() {
    check_faults(
        &format!("about = \"x\"\nsubject = [\"Person\", \"Persn\"]\n{PATTERN}"),
        &[(2, 22, "\"Persn\" is no kind; there are any")],
    );
    check_faults("about = \"x\"\n[[pattern]]\nmatch = \"[lemma=sponsor] >obj object\"\n", &[(3, 10, "`subject` once")]);
    check_faults(&format!("about = \"x\"\n{PATTERN}[[patern]]\n"), &[(4, 3, "`patern` is no key of a rule file")]);
    check_faults(&format!("about = \"x\"\n{PATTERN}confidence = 1.5\n"), &[(4, 14, "between 0 and 1")]);
    check_faults(&format!("about = \"x\"\nsubject = []\n{PATTERN}"), &[(2, 11, "`subject` is empty")]);
    check_faults(&format!("about = \"x\"\nsymmetric = 1\n{PATTERN}"), &[(2, 13, "true or false")]);
    let no_property = |value: &str, what| {
        check_faults(&format!("about = \"x\"\nwikidata = {value}\n{PATTERN}"), &[(2, 12, what)]);
        check_faults(&format!("about = \"x\"\nwikidata_inverse = {value}\n{PATTERN}"), &[(2, 20, what)]);
    };
    no_property("\"Q42\"", "\"Q42\" is no property of Wikidata");
    no_property("\"P10x\"", "\"P10x\" is no property of Wikidata");
    no_property("\"P\"", "\"P\" is no property of Wikidata");
    no_property("108", "must be a string");
    check_faults("about = \"x\"\npattern = 1\n", &[(2, 11, "under [[pattern]]")]);
    check_faults(&format!("about = \"é\" = 1\n{PATTERN}"), &[(1, 13, "no TOML")]);
}

#[test]
fn every_fault_of_a_rule_file_is_told_at_once() {
    let rule = "abuot = \"x\"\nsubject = \"Person\"\n\n[words]\npay = [\"pay\", \"pay\"]\n\n\
        [[pattern]]\nmatch = \"[lemma=$fund] >sub subject >obj object\"\n\n[[pattern]]\nconfidence = 1\n\n\
        [[fires]]\ntext = \"Ada pays Acme.\"\n\n[[silent]]\ntext = 3\ngives = [\"Ada | pays | Acme\"]\n";
    check_faults(
        rule,
        &[
            (1, 1, "`abuot` is no key"),
            (1, 1, "there is no `about`"),
            (2, 11, "`subject` must be a list"),
            (5, 15, "\"pay\" stands in `pay` twice"),
            (8, 17, "there is no list `fund` under [words]; there are pay"),
            (8, 25, "`sub` is no edge"),
            (10, 1, "a pattern without `match`"),
            (13, 1, "an example without `gives`"),
            (17, 8, "`text` must be a string"),
            (18, 9, "a silent example gives nothing"),
            (18, 10, "is not written as \"subject | sponsor_of | object\""),
        ],
    );
}

#[test]
fn what_stands_twice_is_told() {
    let example = "[[silent]]\ntext = \"Ada left.\"\n";
    check_faults(
        &format!("about = \"x\"\n{PATTERN}\n{PATTERN}{example}{example}"),
        &[(6, 9, "the same pattern as in line 3"), (10, 8, "the text of an earlier example")],
    );
    let other = format!("about = \"x\"\n{PATTERN}\n{PATTERN}object = [\"Event\"]\n");
    assert!(Rules::empty().with_toml("sponsor_of", &other).is_ok(), "with other kinds it is another pattern");
}

#[test]
fn a_fault_of_a_pattern_is_told_where_the_file_has_it() {
    // the fault is the letter z
    for (line, column, string) in [
        (3, 10, r#""z""#),
        (3, 10, "'z'"),
        (3, 12, r#""""z""""#),
        (4, 1, "'''\nz'''"),
        (4, 3, "\"\"\"\n  z\"\"\""),
        (3, 16, r#""\u0020z""#),
        (4, 1, "\"\"\" \\\nz\"\"\""),
        (3, 13, r#""[] z""#),
        (4, 1, "\"\"\"[]\nz\"\"\""),
    ] {
        let rule = format!("about = \"x\"\n[[pattern]]\nmatch = {string}\n");
        let error = Rules::empty().with_toml("sponsor_of", &rule).unwrap_err();
        let faults = error.rule_faults();
        assert_eq!((faults[0].line, faults[0].column), (line, column), "{rule}\n{error}");
    }
}

#[test]
fn a_rule_replaces_the_one_of_its_name() {
    let before = Rules::builtin().iter().count();
    let rules = Rules::builtin().with_toml("founded", &format!("about = \"mine\"\n{PATTERN}")).unwrap();
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
    let allows = |kinds: &[Kind], kind, nation| RulePattern::allows(kinds, kind, || nation);
    assert!(allows(&[Kind::Any], None, false));
    assert!(allows(&[Kind::Thing], None, false));
    assert!(allows(&[Kind::Thing], Some(EntityKind::Event), false));
    assert!(!allows(&[Kind::Thing], Some(EntityKind::Person), false));
    assert!(!allows(&[Kind::Thing], Some(EntityKind::Date), false));
    assert!(!allows(&[Kind::Nation], Some(EntityKind::Nationality), false), "a religion is tagged like a nation");
    assert!(allows(&[Kind::Nation], Some(EntityKind::Nationality), true));
}
