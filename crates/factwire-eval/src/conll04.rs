//! Relations of raw text against CoNLL04; [`ABOUT`] tells the mapping and the scoring.

mod gold;
mod mapping;

use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Write};

use crate::Result;
use crate::score::Score;
use factwire::facts::Probability;
use factwire::{Extractor, Span};
use gold::{Gold, Kind};
use mapping::{Fact, Side};

pub use gold::{Document, read};

/// What is measured, for the program's help and for readers of this file.
pub const ABOUT: &str = "\
Relations between names against CoNLL04 (Roth and Yih 2004), from raw text.

A file has a line for each word: its number, the word, its tag, its relations and the last words of the names that they lead to. \
The words are put together to a text as a newspaper would have it; names and kinds of the file are not given to factwire. \
--half divides the documents in the order of the file.

What becomes what (of compact triples of any confidence that are not denied, and of role facts but those of nominees):
  Work_For     works_for; leads, member_of and represents of a person and an organisation; a role with an organisation
  Live_In      lives_in, born_in, citizen_of; leads and located_in of a person and a place; a role \
with a country or place and no organisation
  OrgBased_In  located_in of an organisation, part_of of an organisation and a place
  Located_In   the same of another that is no person
  Kill         killed
A place is meant by its name: facts with \"Kenyan\" are left out. Who lives in, is based in or is located in a place that is located in \
another is in that too.

CoNLL04 relates names only. An argument that is none counts as the names of its entity in the same sentence; a fact of ours \
without a name on each side is left out. Gold facts of a document whose names have the same words are one fact; so are ours \
of the same entities.

What counts: ours and gold have the same relation, and on each side our name overlaps the gold one (keys of no prefix) or \
starts and ends with it (strict_). Matching is one to one.

Printed: precision, recall and F1 over all facts of the five relations and for each relation, with its counts.";

/// Counts of facts by relation.
#[derive(Default)]
pub struct Report {
    documents: usize,
    overlap: BTreeMap<Kind, Score>,
    strict: BTreeMap<Kind, Score>,
    differences: Vec<String>,
}

impl Report {
    /// Reads the texts with the embedded model and counts.
    ///
    /// # Errors
    /// Those of building an extractor and of [`Extractor::extract`].
    pub fn measure(documents: &[Document]) -> Result<Report> {
        let texts: Vec<&str> = documents.iter().map(|d| d.text.as_str()).collect();
        let extractor = Extractor::builder().min_confidence(Probability::default()).build()?;
        let mut report = Report::default();
        for (document, extraction) in documents.iter().zip(extractor.extract_batch(&texts)) {
            report.count(document, &mapping::facts(&extraction?));
        }
        Ok(report)
    }

    fn count(&mut self, document: &Document, facts: &[Fact]) {
        self.documents += 1;
        let strict = matched(document, facts, |ours, gold| ours == gold);
        let overlap = matched(document, facts, Span::overlaps);
        for (scores, matched) in [(&mut self.strict, &strict), (&mut self.overlap, &overlap)] {
            for (fact, gold) in facts.iter().zip(matched) {
                *scores.entry(fact.kind).or_default() += Score { right: gold.is_some().into(), found: 1, wanted: 0 };
            }
            for gold in &document.facts {
                *scores.entry(gold.kind).or_default() += Score { wanted: 1, ..Score::default() };
            }
        }
        self.differ(document, facts, &overlap);
    }

    fn differ(&mut self, document: &Document, facts: &[Fact], matched: &[Option<usize>]) {
        let line = |who: &str, kind: Kind, [a, b]: [Span; 2]| {
            format!("  {who} {} | {} | {}", &document.text[a], kind.as_str(), &document.text[b])
        };
        let wrong = facts.iter().zip(matched).filter(|(_, gold)| gold.is_none()).map(|(fact, _)| {
            format!("{}  ({})", line("ours", fact.kind, [fact.sides[0][0], fact.sides[1][0]]), fact.origin)
        });
        let missed = document.facts.iter().enumerate().filter(|(number, _)| !matched.contains(&Some(*number)));
        let lines: Vec<String> = wrong.chain(missed.map(|(_, gold)| line("gold", gold.kind, gold.pairs[0]))).collect();
        if !lines.is_empty() {
            self.differences.push(format!("{}: {}\n{}\n", document.id, document.text, lines.join("\n")));
        }
    }

    /// The first `limit` documents with facts that only one side has: the text, ours, gold.
    pub fn differences(&self, limit: usize) -> String {
        self.differences.iter().take(limit).fold(String::new(), |mut out, difference| {
            let _ = writeln!(out, "{difference}");
            out
        })
    }
}

fn is(fact: &Fact, gold: &Gold, fits: impl Fn(Span, Span) -> bool) -> bool {
    let says = |side: &Side, gold: Span| side.iter().any(|&name| fits(name, gold));
    fact.kind == gold.kind && gold.pairs.iter().any(|p| says(&fact.sides[0], p[0]) && says(&fact.sides[1], p[1]))
}

/// For each of our facts the gold one that it is, one to one.
fn matched(document: &Document, facts: &[Fact], fits: impl Fn(Span, Span) -> bool) -> Vec<Option<usize>> {
    let mut taken = HashSet::new();
    let mut found = vec![None; facts.len()];
    for (fact, found) in facts.iter().zip(&mut found) {
        let free = |(number, gold): &(usize, &Gold)| !taken.contains(number) && is(fact, gold, &fits);
        *found = document.facts.iter().enumerate().find(free).map(|(number, _)| number);
        taken.extend(*found);
    }
    found
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "documents {}", self.documents)?;
        for (prefix, scores) in [("", &self.overlap), ("strict_", &self.strict)] {
            let mut total = Score::default();
            scores.values().for_each(|&score| total += score);
            if prefix.is_empty() {
                writeln!(f, "facts_gold {}\nfacts_found {}", total.wanted, total.found)?;
            }
            total.write(f, prefix, "")?;
            for (kind, score) in scores {
                let kind = kind.as_str();
                score.write(f, prefix, &format!("_{kind}"))?;
                if prefix.is_empty() {
                    writeln!(f, "gold_{kind} {}\nfound_{kind} {}", score.wanted, score.found)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "#doc 1
0\tAda\tB-Peop\t['N']\t[0]
1\tOkoro\tI-Peop\t['Work_For', 'Live_In']\t[6, 9]
2\t,\tO\t['N']\t[2]
3\twho\tO\t['N']\t[3]
4\tworks\tO\t['N']\t[4]
5\tfor\tO\t['N']\t[5]
6\tNorlake\tB-Org\t['N']\t[6]
7\t,\tO\t['N']\t[7]
8\tleft\tO\t['N']\t[8]
9\tTurku\tB-Loc\t['N']\t[9]
10\t.\tO\t['N']\t[10]
";

    fn document() -> Document {
        gold::parse(FILE, "f").unwrap().remove(0)
    }

    fn fact(kind: Kind, sides: [Span; 2]) -> Fact {
        Fact { kind, sides: sides.map(|side| vec![side]), origin: String::new() }
    }

    #[test]
    fn counts_names_that_overlap_and_names_with_the_same_ends() {
        let document = document();
        let [works, lives] = [document.facts[0].pairs[0], document.facts[1].pairs[0]];
        let surname = Span::new(works[0].end - 5, works[0].end);
        let check = |facts: &[Fact], overlap: usize, strict: usize| {
            let mut report = Report::default();
            report.count(&document, facts);
            let right = |scores: &BTreeMap<Kind, Score>| scores.values().map(|s| s.right).sum::<usize>();
            assert_eq!((right(&report.overlap), right(&report.strict)), (overlap, strict));
        };
        check(&[fact(Kind::WorkFor, works), fact(Kind::LiveIn, lives)], 2, 2);
        check(&[fact(Kind::WorkFor, [surname, works[1]])], 1, 0);
        check(&[fact(Kind::WorkFor, works), fact(Kind::WorkFor, works)], 1, 1);
        check(&[fact(Kind::WorkFor, lives), fact(Kind::Kill, works)], 0, 0);
    }

    #[test]
    fn reads_and_shows_what_differs() {
        let report = Report::measure(&[document()]).unwrap();
        let shown = report.differences(9);
        assert!(shown.contains("1: Ada Okoro, who works for Norlake, left Turku.\n"), "{shown}");
        assert!(shown.contains("  gold Ada Okoro | Live_In | Turku\n"), "{shown}");
        assert_eq!(report.differences(0), "");
        let figures = report.to_string();
        assert!(figures.contains("facts_gold 2\nfacts_found 1\nprecision 1.0000\nrecall 0.5000\n"), "{figures}");
        assert!(figures.contains("\nstrict_precision_Work_For 1.0000\n"), "{figures}");
    }
}
