//! Names against files of words and tags: a name counts when its words and its kind are those of the gold standard.
//!
//! The network reads the gold words and sentences of a whole document, in their order and in windows as the parser makes
//! them; or ([`Input::Text`]) the words are put together to a text first, as a user would have it, and a name is right when
//! its characters are. Two formats are known, told apart by their tabs (or named by the flag `--head`):
//!
//! * CoNLL columns (`token pos chunk tag`, `-DOCSTART-` between documents), scored with the head for the four kinds of
//!   CoNLL-2003;
//! * tab-separated (`token TAB tag [TAB nested tag]`, one document a file), scored with the head for the nine kinds of the
//!   product.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use super::columns::{self, Document, Name};
use super::score::Score;
use super::{lines, words};
use crate::Result;
use factwire::unstable::models::Model;
use factwire::unstable::parser::{Job, Parser, Reading};

pub use super::columns::Head;

/// What the network is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The gold words in their sentences.
    Words,
    /// The text that they make, in one paragraph.
    Text,
}

/// Counts of names by kind.
pub struct Report {
    parser: Parser,
    input: Input,
    documents: usize,
    score: Score,
    labels: BTreeMap<String, Score>,
}

impl Report {
    /// Loads a model: a name of models.toml or a folder.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new(model: &str, input: Input) -> Result<Self> {
        let parser = Parser::new(Model::open(model)?, None)?;
        Ok(Report { parser, input, documents: 0, score: Score::default(), labels: BTreeMap::new() })
    }

    /// Reads a file and counts its names. Without a head the file's columns tell it.
    ///
    /// # Errors
    /// [`crate::Error::Read`], [`crate::Error::NotUtf8`], [`crate::Error::BadData`] and [`crate::Error::Factwire`].
    pub fn add(&mut self, path: &Path, head: Option<Head>) -> Result<()> {
        let file = path.display().to_string();
        let content = lines::read(path)?;
        let head = head.unwrap_or_else(|| columns::head_of(&content));
        let documents = columns::parse(&content, &file, head)?;
        if self.input == Input::Text {
            let texts: Vec<String> = documents.iter().map(|d| words::as_text(strings(d))).collect();
            let jobs = texts.iter().map(|text| Job { text, given: None }).collect();
            for (document, reading) in documents.iter().zip(self.parser.read_batch(jobs)) {
                let reading = reading?;
                let found = names(&reading, head);
                self.count(&solid(document), &found.iter().map(|name| placed(name, &reading)).collect());
            }
            return Ok(());
        }
        let given: Vec<_> = documents.iter().map(|d| words::of_sentences(strings(d))).collect();
        let jobs = given.iter().map(|(text, sentences)| Job { text, given: Some(sentences) }).collect();
        for (document, reading) in documents.iter().zip(self.parser.read_batch(jobs)) {
            let found = names(&reading?, head);
            self.count(&joined(document), &found);
        }
        Ok(())
    }

    /// Compares the names of a document with the gold ones, counted alike.
    fn count(&mut self, wanted: &BTreeSet<Name>, found: &BTreeSet<Name>) {
        self.documents += 1;
        let mut add = |name: &Name, score: Score| {
            self.score += score;
            *self.labels.entry(name.label.clone()).or_default() += score;
        };
        for name in found {
            add(name, Score { right: wanted.contains(name).into(), found: 1, wanted: 0 });
        }
        for name in wanted {
            add(name, Score { wanted: 1, ..Score::default() });
        }
    }
}

fn strings(document: &Document) -> impl Iterator<Item = impl Iterator<Item = &str>> {
    document.sentences.iter().map(|s| s.words.iter().map(String::as_str))
}

/// A document's names, counted over all its words.
fn joined(document: &Document) -> BTreeSet<Name> {
    let (mut names, mut before) = (BTreeSet::new(), 0);
    for sentence in &document.sentences {
        let shift = |n: &Name| Name { start: before + n.start, end: before + n.end, label: n.label.clone() };
        names.extend(sentence.names.iter().map(shift));
        before += sentence.words.len();
    }
    names
}

/// A document's names, counted in characters that are no white space.
fn solid(document: &Document) -> BTreeSet<Name> {
    let words = document.sentences.iter().flat_map(|s| &s.words);
    let mut at = vec![0];
    at.extend(words.scan(0, |at, word| {
        *at += word.chars().filter(|c| !c.is_whitespace()).count();
        Some(*at)
    }));
    joined(document).into_iter().map(|n| Name { start: at[n.start], end: at[n.end], ..n }).collect()
}

/// A name counted in words of a text, in characters that are no white space.
fn placed(name: &Name, reading: &Reading) -> Name {
    let parse = &reading.parse;
    let span = parse.span_of(name.start..name.end);
    let at = words::solid_places(&parse.text, [span.start, span.end]);
    Name { start: at[0], end: at[1], label: name.label.clone() }
}

fn names(reading: &Reading, head: Head) -> BTreeSet<Name> {
    let name = |words: &std::ops::Range<usize>, label: &str| Name {
        start: words.start,
        end: words.end,
        label: label.to_owned(),
    };
    match head {
        Head::Conll => reading.conll.iter().map(|n| name(&n.words, n.label.as_str())).collect(),
        Head::Product => reading.parse.names.iter().map(|n| name(&n.tokens, n.label.as_str())).collect(),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "documents {}", self.documents)?;
        writeln!(f, "names {}", self.score.wanted)?;
        self.score.write(f, "", "")?;
        for (label, score) in &self.labels {
            score.write(f, "", &format!("_{label}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factwire::unstable::models::DEFAULT_MODEL;

    const FILE: &str = "Greta\tB-Person\nHolm\tI-Person\nworks\tO\nfor\tO\nNorlake\tB-Organization\nBank\tI-Organization\n.\tO\n\n\
                        She\tO\nlives\tO\nin\tO\nHelsinki\tB-Location\n.\tO\n";

    fn report() -> Report {
        Report::new(DEFAULT_MODEL, Input::Words).unwrap()
    }

    #[test]
    fn the_gold_names_themselves_are_all_right() {
        let document = &columns::parse(FILE, "f", Head::Product).unwrap()[0];
        let mut wanted: BTreeSet<Name> = document.sentences[0].names.iter().cloned().collect();
        let mut report = report();
        report.count(&joined(document), &wanted);
        assert_eq!(report.score, Score { right: 2, found: 2, wanted: 3 }, "the name of the second sentence is missing");
        wanted.insert(Name { start: 10, end: 11, label: "Location".into() });
        report.score = Score::default();
        report.count(&joined(document), &wanted);
        assert_eq!(report.score.f1(), 1.0);
        let cut =
            [Name { start: 0, end: 1, label: "Person".into() }, Name { start: 4, end: 6, label: "Person".into() }];
        report.score = Score::default();
        report.count(&joined(document), &cut.into());
        assert_eq!(report.score.right, 0, "too short, and of another kind");
    }

    #[test]
    fn reads_gold_words_with_the_head_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tsv");
        std::fs::write(&path, FILE).unwrap();
        let mut report = report();
        report.add(&path, None).unwrap();
        assert_eq!(report.score, Score { right: 3, found: 3, wanted: 3 });
        let conll = "-DOCSTART- O\n\nGreta B-PER\nHolm I-PER\nworks O\nfor O\nNorlake B-ORG\nBank I-ORG\n. O\n";
        std::fs::write(&path, conll).unwrap();
        report.add(&path, None).unwrap();
        assert_eq!(report.score, Score { right: 5, found: 5, wanted: 5 });
        let mut raw = Report::new(DEFAULT_MODEL, Input::Text).unwrap();
        raw.add(&path, None).unwrap();
        assert_eq!(raw.score, Score { right: 2, found: 2, wanted: 2 }, "from the text");
        assert!(report.labels.contains_key("PER") && report.labels.contains_key("Person"));
    }
}
