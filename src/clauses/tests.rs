use std::fmt::Write as _;

use crate::quotes::{self};
use crate::{Clause, Clauses, Modality, Parse, Polarity, Slot, rows};

/// Clauses as lines: lemma, then the arguments, then what is not plain ("not", modality), then who says it.
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let clauses = super::find(&parse, &quotes::find(&parse));
    let got: Vec<String> = clauses.list.iter().map(|c| line(&parse, &clauses, c)).collect();
    let wanted: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, wanted, "\n{}\n", got.join("\n"));
}

fn line(parse: &Parse, clauses: &Clauses, clause: &Clause) -> String {
    let mut out = clause.lemma.clone();
    for argument in &clause.arguments {
        let name = match &argument.slot {
            Slot::Subject => "subj".to_owned(),
            Slot::Object => "obj".to_owned(),
            Slot::Recipient => "recipient".to_owned(),
            Slot::Attribute => "attr".to_owned(),
            Slot::Oblique(case) => format!("obl:{case}"),
            Slot::Complement => "comp".to_owned(),
            Slot::Adverb => "adverb".to_owned(),
            Slot::Adverbial(mark) => format!("adv:{mark}"),
        };
        let _ = write!(out, " {name}={}", parse.word(argument.head));
    }
    if clause.polarity == Polarity::Negative {
        out.push_str(" not");
    }
    if clause.modality != Modality::Actual {
        let _ = write!(out, " {:?}", clause.modality);
    }
    let mut claim = clause.claim;
    while let Some(c) = claim {
        let _ = write!(out, " <{}", parse.word(clauses.claims[c].source));
        claim = clauses.claims[c].outer;
    }
    out
}

#[test]
fn look() {
    let Ok(file) = std::env::var("LOOK") else { return };
    let rows = std::fs::read_to_string(file).unwrap();
    let parse = rows::parse(&rows);
    let clauses = super::find(&parse, &quotes::find(&parse));
    for (n, s) in parse.sentences.iter().enumerate() {
        println!("\n# {}", &parse.text[s.span]);
        for c in clauses.list.iter().filter(|c| parse.tokens[c.head].sentence == n) {
            println!("   {}", line(&parse, &clauses, c));
        }
    }
}
