use std::collections::BTreeMap;

use super::{Graph, Pattern};
use crate::{clauses, quotes, rows};

/// "Ada | Acme" for each way in which the pattern fits at any word.
fn check(pattern: &str, rows: &str, expected: &[&str]) {
    let parse = rows::parse(rows);
    let clauses = clauses::find(&parse, &quotes::find(&parse));
    let n = parse.tokens.len();
    let (mention, status) = (vec![None; n], vec![None; n]);
    let (holders, of) = Default::default();
    let graph = Graph { parse: &parse, clauses: &clauses, mention, status, holders, of };
    let words = BTreeMap::from([("start".to_owned(), vec!["found".to_owned(), "establish".to_owned()])]);
    let pattern = Pattern::read(pattern, &words).unwrap();
    let found: Vec<String> = (0..n)
        .flat_map(|anchor| pattern.matches(&graph, anchor))
        .map(|m| format!("{} | {}", parse.word(m.subject.unwrap()), parse.word(m.object.unwrap())))
        .collect();
    assert_eq!(found, expected);
}

/// "3: what" for each fault: the byte at which it is and what it says, from its start.
fn check_error(pattern: &str, expected: &[(usize, &str)]) {
    let faults = Pattern::read(pattern, &BTreeMap::new()).unwrap_err();
    let fit = faults.len() == expected.len()
        && faults.iter().zip(expected).all(|(f, (at, what))| f.at == *at && f.what.contains(what));
    assert!(fit, "{pattern}: {faults:#?}");
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
fn refuses() {
    check("[lemma=$start] >subj subject >obj object !>obl:in []", FOUNDED, &[]);
    check("[lemma=$start] >subj subject >obj object !>obl:in [class!=place]", FOUNDED, &["Ada | Acme"]);
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
fn says_what_is_wrong_and_where() {
    check_error("", &[(0, "the pattern is empty")]);
    check_error(" [lemma=found] >obj object", &[(1, "needs `subject` once and `object` once or not at all")]);
    check_error("[lemma=found] >subj agent >obj object", &[(20, "`agent` is no capture")]);
    check_error("[lemma=found] >sub subject >obj object", &[(15, "`sub` is no edge")]);
    check_error("[lemma=found] >subj|ob subject >obj object", &[(20, "`ob` is no edge")]);
    check_error("[lema=found] >subj subject >obj object", &[(1, "`lema` is no property")]);
    check_error("[lemma] >subj subject >obj object", &[(1, "`lemma` is no test")]);
    check_error("[lemma=say|] >subj subject >obj object", &[(11, "an empty alternative")]);
    check_error("[lemma=find|$start] >subj subject >obj object", &[(12, "there is no list `start`")]);
    check_error("[] >subj [lemma=found >obj object", &[(9, "a `[` without its `]`")]);
    check_error("[status=Past] >subj subject >obj object", &[(8, "`Past` is no status; there are current, former")]);
    check_error("[upos=VERB|VRB] >subj subject >obj object", &[(11, "`VRB` is no upos; there are ADJ")]);
    check_error("[] >subj (subject >obj object", &[(9, "a `(` without its `)`")]);
    check_error("[] >subj subject >obj object) >obl []", &[(28, "or the end, found `) >obl []`")]);
    check_error("[] >subj subject >obj", &[(21, "expected `[tests]` or a capture, found the end")]);
    check_error("[] >subj subject !>obj object", &[(23, "nothing can be bound to it")]);
    check_error(&format!("{}subject", "[] >obj (".repeat(40)), &[(9 * 16, "more than 16 patterns")]);
}

#[test]
fn tells_all_wrong_names_at_once() {
    check_error(
        "[lema=say upos=VRB] >sbj subject >obj objekt",
        &[(1, "`lema`"), (15, "`VRB`"), (21, "`sbj`"), (38, "`objekt`")],
    );
}

#[test]
fn tells_relations_of_the_tree_from_prepositions() {
    let bare = FOUNDED
        .replace("4 in ADP 5 case\n", "")
        .replace("5 Oslo PROPN 2 obl place", "4 Oslo PROPN 2 obl:unmarked place");
    check("[upos=VERB] >subj subject >obl:unmarked object", &bare, &["Ada | Oslo"]);
}

#[test]
fn steps_that_only_ask_do_not_multiply_what_is_found() {
    let mut rows = "1 N1 PROPN 0 root person\n".to_owned();
    for n in 2..=62 {
        rows += &format!("{n} N{n} PROPN 1 conj person\n");
    }
    let expected: Vec<String> = (2..=62).map(|n| format!("N1 | N{n}")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&format!("subject {}>conj object", ">conj [] ".repeat(12)), &rows, &expected);
}

#[test]
fn goes_to_the_next_phrase_and_up_to_the_governor() {
    const SEEN: &str = "
1 seen VERB 0 root lemma=see
2 in ADP 3 case
3 Orsa PROPN 1 obl place
4 in ADP 6 case
5 northern ADJ 6 amod
6 Sweden PROPN 1 obl place
7 on ADP 8 case
8 Monday PROPN 1 obl time
";
    check("subject >next:in object", SEEN, &["Orsa | Sweden"]);
    check("subject >next:in,on object", SEEN, &["Orsa | Sweden", "Sweden | Monday"]);
    check("subject:[deprel=obl] >governor object", SEEN, &["Orsa | seen", "Sweden | seen", "Monday | seen"]);
    check("subject:[deprel=root] >governor object", SEEN, &[]);
}
