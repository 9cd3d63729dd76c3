use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Write};

use super::mapping::{self, Fact, Side};
use super::re3d::{Document, Gold, Kind};
use super::score::Score;
use crate::models::{DEFAULT_MODEL, Model};
use crate::parser::Parser;
use crate::pipeline::{self, Settings};
use crate::{Granularity, Parse, Result, Rules, Span, tokens};

pub use super::re3d::read;

/// What is measured, for the program's help and for readers of this file.
pub const ABOUT: &str = "\
TODO";

/// Counts of facts by relation.
#[derive(Default)]
pub struct Report {
    documents: usize,
    scores: BTreeMap<Kind, Score>,
    differences: Vec<Difference>,
}

/// A fact that only one side has.
struct Difference {
    document: String,
    sentence: String,
    ours: bool,
    line: String,
}

impl Report {
    /// Reads the texts with the embedded model and counts.
    ///
    /// # Errors
    /// Those of loading the model; [`crate::Error::Inference`].
    pub fn measure(documents: &[Document]) -> Result<Report> {
        let model = Model::open(DEFAULT_MODEL)?;
        let settings = Settings {
            model: model.name.clone(),
            parser: Parser::new(model, None)?,
            rules: Rules::builtin(),
            granularity: Granularity::Compact,
        };
        let texts: Vec<_> = documents.iter().map(|d| (d.text.as_str(), tokens::split(&d.text))).collect();
        let mut report = Report::default();
        for (document, parse) in documents.iter().zip(pipeline::parse_batch(&texts, &settings)) {
            let parse = parse?;
            let facts = mapping::facts(&parse, &pipeline::read(&parse, &settings));
            report.count(document, &parse, &facts);
        }
        Ok(report)
    }

    fn count(&mut self, document: &Document, parse: &Parse, facts: &[Fact]) {
        self.documents += 1;
        let mut matched = HashSet::new();
        let mut right = vec![false; facts.len()];
        // A phrase's own head comes before the other mentions of its entity: "he" is in "his adviser" as well.
        for own in [true, false] {
            for (fact, right) in facts.iter().zip(&mut right).filter(|(_, right)| !**right) {
                let free = |(g, gold): &(usize, &Gold)| !matched.contains(g) && is_match(fact, gold, own);
                if let Some((gold, _)) = document.facts.iter().enumerate().find(free) {
                    *right = matched.insert(gold);
                }
            }
        }
        for (fact, right) in facts.iter().zip(right) {
            *self.scores.entry(fact.kind).or_default() += Score { right: right.into(), found: 1, wanted: 0 };
            if !right {
                self.differ(document, parse, fact.kind, [fact.sides[0][0], fact.sides[1][0]], Some(&fact.origin));
            }
        }
        for (number, gold) in document.facts.iter().enumerate() {
            *self.scores.entry(gold.kind).or_default() += Score { wanted: 1, ..Score::default() };
            if !matched.contains(&number) {
                self.differ(document, parse, gold.kind, gold.pairs[0], None);
            }
        }
    }

    /// `origin` is that of our fact; a gold fact has none.
    fn differ(&mut self, document: &Document, parse: &Parse, kind: Kind, pair: [Span; 2], origin: Option<&str>) {
        let text = &document.text;
        let around = parse.sentences.iter().filter(|s| pair.iter().any(|p| p.overlaps(s.span)));
        let sentence = around.map(|s| text[s.span].split_whitespace().collect::<Vec<_>>().join(" "));
        let place = |span: Span| {
            let chars = span.to_chars(text);
            format!("{} [{}-{}]", &text[span], chars.start, chars.end)
        };
        let mut line = format!("{} | {} | {}", place(pair[0]), kind.as_str(), place(pair[1]));
        if let Some(origin) = origin {
            line = format!("{line}  ({origin})");
        }
        let sentence = sentence.collect::<Vec<_>>().join(" ");
        self.differences.push(Difference { document: document.id.clone(), sentence, ours: origin.is_some(), line });
    }

    /// The facts that only one side has, sentence by sentence, as many as `limit`: the text, ours, gold.
    pub fn differences(&self, limit: usize) -> String {
        let mut sorted: Vec<&Difference> = self.differences.iter().take(limit).collect();
        sorted.sort_by(|a, b| (&a.document, &a.sentence, a.ours).cmp(&(&b.document, &b.sentence, b.ours)));
        let (mut out, mut last) = (String::new(), ("", ""));
        for d in sorted {
            let here = (d.document.as_str(), d.sentence.as_str());
            if here != last {
                let _ = writeln!(out, "\n{}: {}", here.0, here.1);
                last = here;
            }
            let _ = writeln!(out, "  {} {}", if d.ours { "ours" } else { "gold" }, d.line);
        }
        out
    }

    fn total(&self) -> Score {
        let mut total = Score::default();
        self.scores.values().for_each(|&s| total += s);
        total
    }
}

/// The head of each side, or where `own` is false any of its heads, lies in the gold span of that side.
fn is_match(fact: &Fact, gold: &Gold, own: bool) -> bool {
    let inside = |span: Span, side: &Side| {
        let heads = if own { &side[..1] } else { &side[..] };
        heads.iter().any(|&head| span.contains(head))
    };
    let [first, second] = &fact.sides;
    let says = |p: &[Span; 2]| {
        inside(p[0], first) && inside(p[1], second)
            || fact.kind.is_symmetric() && inside(p[0], second) && inside(p[1], first)
    };
    fact.kind == gold.kind && gold.pairs.iter().any(says)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        writeln!(f, "documents {}", self.documents)?;
        writeln!(f, "facts_gold {}", total.wanted)?;
        writeln!(f, "facts_found {}", total.found)?;
        total.write(f, "", "")?;
        for (kind, score) in &self.scores {
            score.write(f, "", &format!("_{}", kind.as_str()))?;
        }
        Ok(())
    }
}
