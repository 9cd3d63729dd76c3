//! Parts of speech, trees and lemmas against a treebank: on its own words and sentences, or from raw text.
//!
//! From raw text by the definition of the CoNLL 2018 shared task: a word counts when it has the characters of a gold word
//! and, for the arcs, hangs on the word with the characters of the gold governor; relations without their subtypes ("nsubj"
//! for "nsubj:pass"). Each figure is the harmonic mean of precision and recall over words. Between sentences the text has a space or
//! a blank line, also where a treebank's original has none (17 places of UD EWT dev, 12 of test).

use std::collections::HashMap;
use std::fmt;

use super::conllu::{Document, Sentence};
use super::tokens::{Count, Place, gold};
use super::words;
use crate::Result;
use factwire::unstable::models::Model;
use factwire::unstable::parser::{Job, Parser};

/// Reads treebanks and counts what is right.
pub struct Report {
    parser: Parser,
    words: usize,
    upos: usize,
    governor: usize,
    labelled: usize,
    lemma: usize,
}

impl Report {
    /// Loads a model: a name of models.toml or a folder.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new(model: &str) -> Result<Self> {
        let parser = Parser::new(Model::open(model)?, None)?;
        Ok(Report { parser, words: 0, upos: 0, governor: 0, labelled: 0, lemma: 0 })
    }

    /// Parses the gold words of a document and counts.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn add(&mut self, document: &Document) -> Result<()> {
        let words = document.sentences.iter().map(|s| s.words.iter().map(|w| w.form.as_str()));
        let (text, sentences) = words::of_sentences(words);
        let job = Job { text: &text, given: Some(&sentences) };
        let parse = self.parser.read(job)?.parse;
        for (gold, sentence) in document.sentences.iter().filter(|s| !s.words.is_empty()).zip(&parse.sentences) {
            for (word, i) in gold.words.iter().zip(sentence.tokens.clone()) {
                let token = &parse.tokens[i];
                let head = token.head.map_or(0, |h| h + 1 - sentence.tokens.start);
                self.words += 1;
                self.upos += usize::from(token.upos.as_str() == word.upos);
                self.governor += usize::from(head == word.head);
                self.labelled += usize::from(head == word.head && token.deprel.as_str() == word.deprel);
                self.lemma += usize::from(token.lemma.eq_ignore_ascii_case(&word.lemma));
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |n: usize| n as f64 / self.words.max(1) as f64;
        writeln!(f, "words {}", self.words)?;
        writeln!(f, "upos {:.4}", share(self.upos))?;
        writeln!(f, "uas {:.4}", share(self.governor))?;
        writeln!(f, "las {:.4}", share(self.labelled))?;
        writeln!(f, "lemmas {:.4}", share(self.lemma))
    }
}

/// Reads treebanks from their raw text and counts what is right.
pub struct RawReport {
    parser: Parser,
    words: Count,
    sentences: Count,
    upos: Count,
    governor: Count,
    labelled: Count,
}

/// A word to be compared: its part of speech, its governor's place, its relation.
type Node = (String, Option<Place>, String);

impl RawReport {
    /// Loads a model: a name of models.toml or a folder.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new(model: &str) -> Result<Self> {
        let parser = Parser::new(Model::open(model)?, None)?;
        let none = Count::default();
        Ok(RawReport { parser, words: none, sentences: none, upos: none, governor: none, labelled: none })
    }

    /// Reads the raw text of a document and counts.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn add(&mut self, document: &Document) -> Result<()> {
        let text = document.text();
        let (gold_words, gold_sentences) = gold(document);
        let nodes = nodes(document, &gold_words);
        let parse = self.parser.parse(&text)?;
        let at = words::solid_places(&text, parse.tokens.iter().flat_map(|t| [t.span.start, t.span.end]));
        let place = |i: usize| (at[2 * i], at[2 * i + 1]);
        let [mut words, mut upos, mut governor, mut labelled] =
            [Count { gold: gold_words.len(), system: parse.tokens.len(), right: 0 }; 4];
        for (i, token) in parse.tokens.iter().enumerate() {
            let Some((gold_upos, gold_head, gold_relation)) = nodes.get(&place(i)) else { continue };
            let head = token.head.map(place) == *gold_head;
            words.right += 1;
            upos.right += usize::from(token.upos.as_str() == gold_upos);
            governor.right += usize::from(head);
            labelled.right += usize::from(head && universal(token.deprel.as_str()) == universal(gold_relation));
        }
        let sentences = parse.sentences.iter().map(|s| (place(s.tokens.start).0, place(s.tokens.end - 1).1));
        let sentences: Vec<Place> = sentences.collect();
        let right = sentences.iter().filter(|s| gold_sentences.binary_search(s).is_ok()).count();
        self.sentences += Count { gold: gold_sentences.len(), system: sentences.len(), right };
        self.words += words;
        self.upos += upos;
        self.governor += governor;
        self.labelled += labelled;
        Ok(())
    }
}

/// The words of a treebank's document by their places, given in order. Words that share a place (no parts of what is written)
/// count, but only the last of them can be found.
fn nodes(document: &Document, places: &[Place]) -> HashMap<Place, Node> {
    let (mut nodes, mut first) = (HashMap::new(), 0);
    for Sentence { words, .. } in &document.sentences {
        let of_sentence = &places[first..first + words.len()];
        first += words.len();
        for (word, &place) in words.iter().zip(of_sentence) {
            let head = word.head.checked_sub(1).and_then(|head| of_sentence.get(head).copied());
            nodes.insert(place, (word.upos.clone(), head, word.deprel.clone()));
        }
    }
    nodes
}

fn universal(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

impl fmt::Display for RawReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in [
            ("words", self.words),
            ("sentences", self.sentences),
            ("upos", self.upos),
            ("uas", self.governor),
            ("las", self.labelled),
        ] {
            writeln!(f, "raw_{name}_f1 {:.4}", count.f1())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu;
    use factwire::unstable::models::DEFAULT_MODEL;

    #[test]
    fn counts_words_from_raw_text_by_their_places() {
        // "Lepik" has a subtype, the first full stop another relation; in the second sentence "He" has another governor, and
        // "didn't", which factwire divides, is one word.
        let bank = "# text = Lepik left.\n1\tLepik\t_\tPROPN\t_\t_\t2\tnsubj:pass\n2\tleft\t_\tVERB\t_\t_\t0\troot\n\
                    3\t.\t_\tPUNCT\t_\t_\t2\tobj\n\n\
                    # text = He didn't sleep.\n1\tHe\t_\tPRON\t_\t_\t2\tnsubj\n2\tdidn't\t_\tAUX\t_\t_\t3\taux\n\
                    3\tsleep\t_\tVERB\t_\t_\t0\troot\n4\t.\t_\tPUNCT\t_\t_\t3\tpunct\n";
        let mut report = RawReport::new(DEFAULT_MODEL).unwrap();
        report.add(&conllu::parse(bank, "f").unwrap()[0]).unwrap();
        assert_eq!(report.sentences, Count { gold: 2, system: 2, right: 2 });
        assert_eq!(report.words, Count { gold: 7, system: 8, right: 6 });
        assert_eq!(report.upos.right, 6);
        assert_eq!((report.governor.right, report.labelled.right), (5, 4), "He hangs on sleep");
    }
}
