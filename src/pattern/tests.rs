use std::collections::BTreeMap;

use super::{Graph, Pattern};
use crate::{clauses, quotes, rows};

/// "Ada | Acme" for each way in which the pattern fits at any word.
fn check(pattern: &str, rows: &str, expected: &[&str]) {
    let parse = rows::parse(rows);
    let clauses = clauses::find(&parse, &quotes::find(&parse));
    let n = parse.tokens.len();
    let (mention, holders, of) = (vec![None; n], vec![Default::default(); n], vec![Default::default(); n]);
    let graph = Graph { parse: &parse, clauses: &clauses, mention, holders, of };
    let words = BTreeMap::from([("start".to_owned(), vec!["found".to_owned(), "establish".to_owned()])]);
    let pattern = Pattern::read(pattern, &words).unwrap();
    let found: Vec<String> = (0..n)
        .flat_map(|anchor| pattern.matches(&graph, anchor))
        .map(|m| format!("{} | {}", parse.word(m.subject.unwrap()), parse.word(m.object.unwrap())))
        .collect();
    assert_eq!(found, expected);
}

fn check_error(pattern: &str, expected: &str) {
    let error = Pattern::read(pattern, &BTreeMap::new()).unwrap_err();
    assert!(error.contains(expected), "{pattern}: {error}");
}

const FOUNDED: &str = "
1 Ada PROPN 2 nsubj person
2 founded VERB 0 root lemma=found
3 Acme PROPN 2 obj organization
4 in ADP 5 case
5 Oslo PROPN 2 obl place
";

const MET: &str = "
1 Ada PROPN 4 nsubj person
2 and CCONJ 3 cc
3 Ben PROPN 1 conj person
4 met VERB 0 root lemma=meet
";

const ADVISED: &str = "
1 Ada PROPN 2 nsubj person
2 advised VERB 0 root lemma=advise
3 Acme PROPN 2 iobj organization
";

#[test]
fn demands_what_its_edges_say() {
    check("[lemma=$start] >subj subject >obj object", FOUNDED, &["Ada | Acme"]);
    check("[lemma=find] >subj subject >obj object", FOUNDED, &[]);
    check("[lemma=$start] >subj subject >obl:in object", FOUNDED, &["Ada | Oslo"]);
    check("[lemma=$start] >subj subject >obl:at,on object", FOUNDED, &[]);
    check("[lemma=$start] >subj subject >obj|obl object", FOUNDED, &["Ada | Acme", "Ada | Oslo"]);
    check("subject:[class=person] >nsubj object", FOUNDED, &[]);
}

#[test]
fn refuses_and_permits() {
    check("[lemma=$start] >subj subject >obj object !>obl:in []", FOUNDED, &[]);
    check("[lemma=$start] >subj subject >obj object !>obl:in [class!=place]", FOUNDED, &["Ada | Acme"]);
    check("[lemma=$start] >subj subject >obj object ?>obl:at []", FOUNDED, &["Ada | Acme"]);
    check("[lemma=$start upos=NOUN] >subj subject >obj object", FOUNDED, &[]);
}

#[test]
fn nests() {
    check("[upos=VERB] >subj subject >obl (object >case [word=in])", FOUNDED, &["Ada | Oslo"]);
    check("[upos=VERB] >subj subject >obl (object !>case [word=in])", FOUNDED, &[]);
}

#[test]
fn pairs_a_coordination() {
    check("[lemma=meet] >subj pair", MET, &["Ada | Ben"]);
    check("[lemma=meet] >subj pair", FOUNDED, &[]);
}

#[test]
fn takes_an_indirect_object_that_is_the_only_one() {
    check("[lemma=advise] >subj subject >obj object", ADVISED, &["Ada | Acme"]);
}

#[test]
fn says_what_is_wrong() {
    check_error("[lemma=found] >subj subject", "needs `subject` once and `object` once");
    check_error("[lemma=found] >subj agent >obj object", "`agent` is no capture");
    check_error("[lemma=found] >sub subject >obj object", "`sub` is no edge");
    check_error("[lema=found] >subj subject >obj object", "`lema` is no property");
    check_error("[lemma=$start] >subj subject >obj object", "there is no list `start`");
    check_error("[lemma=found >subj subject >obj object", "a `[` without its `]`");
    check_error("[upos=VRB] >subj subject >obj object", "VRB");
    check_error("[] >subj (subject >obj object", "a `(` without its `)`");
    check_error(&format!("{}subject", "[] >obj (".repeat(40)), "more than 16 patterns");
}
