//! Trees as rows of CoNLL, and the clauses and claims that are found in them.

mod arguments;
mod control;
mod coordination;
mod event_nouns;
mod modality;
mod negation;
mod passives;
mod questions;
mod relative_clauses;
mod reported_speech;
mod saying_participles;
mod sources;
mod stances;
mod things;
mod unnamed_doers;

use std::fmt::Write as _;

use crate::quotes;
use crate::{Clause, Clauses, Modality, Parse, Polarity, Slot, rows};

/// Clauses as lines: lemma, then the arguments, then what is not plain ("not", modality), then who says it.
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let clauses = crate::clauses::find(&parse, &quotes::find(&parse));
    let got: Vec<String> = clauses.list.iter().map(|c| line(&parse, &clauses, c)).collect();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, expected, "\n{}\n", got.join("\n"));
}

fn line(parse: &Parse, clauses: &Clauses, clause: &Clause) -> String {
    let mut out = clause.lemma.to_string();
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
    let mut claim = clause.claim.get();
    while let Some(c) = claim {
        let said = &clauses.claims[c];
        let who: Vec<&str> = said.source.iter().chain(&said.others).map(|&w| parse.word(w)).collect();
        let _ = write!(out, " <{}", who.join("+"));
        claim = clauses.claims[c].outer;
    }
    out
}

/// Claims as lines: source, cue, content, then what is to be told besides.
fn claims(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let clauses = crate::clauses::find(&parse, &quotes::find(&parse));
    let words = |all: &mut dyn Iterator<Item = usize>| all.map(|w| parse.word(w)).collect::<Vec<_>>().join(" ");
    let line = |c: &crate::Claim| {
        let mut notes = Vec::new();
        notes.extend((!c.asserted).then(|| "not asserted".to_owned()));
        notes.extend(c.denied.then(|| if c.retracted { "taken back" } else { "denied" }.to_owned()));
        notes.extend(c.unsaid.then(|| "unsaid".to_owned()));
        notes.extend(c.outer.map(|o| format!("in {o}")));
        let source = c.source.map_or("-", |s| parse.word(s));
        let (cue, content) = (words(&mut c.cue.iter().copied()), words(&mut c.content.iter().cloned().flatten()));
        format!("{source} [{cue}] {content}: {}", notes.join(", ")).trim_end().to_owned()
    };
    let got: Vec<String> = clauses.claims.iter().map(line).collect();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, expected, "\n{}\n", got.join("\n"));
}
