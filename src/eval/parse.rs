//! Parts of speech, trees and lemmas of gold words against a treebank.

use std::fmt;

use super::conllu::Document;
use crate::Result;
use crate::models::{DEFAULT_MODEL, Model};
use crate::parser::Parser;

/// Reads treebanks with the embedded model and counts what is right.
pub struct Report {
    parser: Parser,
    words: usize,
    upos: usize,
    governor: usize,
    labelled: usize,
    lemma: usize,
}

impl Report {
    /// Loads the embedded model.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new() -> Result<Self> {
        let parser = Parser::new(Model::open(DEFAULT_MODEL)?, None)?;
        Ok(Report { parser, words: 0, upos: 0, governor: 0, labelled: 0, lemma: 0 })
    }

    /// Parses the gold words of a document and counts.
    ///
    /// # Errors
    /// [`crate::Error::Inference`].
    pub fn add(&mut self, document: &Document) -> Result<()> {
        let words = document.sentences.iter().map(|s| s.words.iter().map(|w| w.form.as_str()));
        let (text, sentences) = super::words::of_sentences(words);
        let parse = self.parser.parse(&text, &sentences)?;
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
