//! Reads CoNLL-U as far as the measurements need it.

use std::fs;
use std::path::Path;

use crate::{Error, Result};

/// A document: its sentences in order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The name after `# newdoc id =`; empty when there is none.
    pub id: String,
    /// The sentences.
    pub sentences: Vec<Sentence>,
}

/// A sentence with its syntactic words.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The `# text` line.
    pub text: String,
    /// True when `# newpar` stands before it.
    pub opens_paragraph: bool,
    /// The words, without empty nodes.
    pub words: Vec<Word>,
}

/// A syntactic word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its form.
    pub form: String,
    /// Its place in the text of the sentence with all white space left out, in characters.
    pub start: usize,
    /// The place after its last character.
    pub end: usize,
    /// Lemma.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Number of the governing word in the sentence, 0 for the root.
    pub head: usize,
    /// The relation to it.
    pub deprel: String,
    /// The last column: `Key=value` between bars.
    pub misc: String,
}

impl Document {
    /// The raw text: one space between sentences, a blank line between paragraphs.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for sentence in &self.sentences {
            if !text.is_empty() {
                text.push_str(if sentence.opens_paragraph { "\n\n" } else { " " });
            }
            text.push_str(&sentence.text);
        }
        text
    }
}

/// Reads a file.
///
/// # Errors
/// [`Error::Read`] when it cannot be read; [`Error::BadData`] when it is not CoNLL-U with `# text` lines.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let content = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    parse(&content, &path.display().to_string())
}

/// Reads CoNLL-U from memory; `file` names it in errors.
///
/// # Errors
/// [`Error::BadData`] when it is not CoNLL-U with `# text` lines.
pub fn parse(content: &str, file: &str) -> Result<Vec<Document>> {
    let mut reader = Reader { file, documents: Vec::new(), sentence: Sentence::default(), multiword: None, at: 0 };
    let mut last = 0;
    for (number, line) in content.lines().enumerate() {
        last = number + 1;
        let line = line.trim_end_matches('\r');
        match line.strip_prefix('#') {
            _ if line.is_empty() => reader.close(last)?,
            Some(comment) => reader.comment(comment.trim()),
            None => reader.row(line, last)?,
        }
    }
    reader.close(last)?;
    Ok(reader.documents)
}

struct Reader<'a> {
    file: &'a str,
    documents: Vec<Document>,
    sentence: Sentence,
    multiword: Option<Multiword>,
    /// Characters of the sentence read so far.
    at: usize,
}

/// A line such as `3-4 don't`, which holds for the words 3 and 4.
struct Multiword {
    last: usize,
    start: usize,
    surface: String,
    first_word: usize,
}

impl Reader<'_> {
    fn bad(&self, line: usize, what: impl Into<String>) -> Error {
        Error::BadData { file: self.file.to_owned(), line, what: what.into() }
    }

    fn comment(&mut self, comment: &str) {
        let value = comment.split_once('=').map_or("", |(_, value)| value.trim());
        match comment.split([' ', '=']).next() {
            Some("newdoc") => self.documents.push(Document { id: value.to_owned(), ..Document::default() }),
            Some("newpar") => self.sentence.opens_paragraph = true,
            Some("text") => self.sentence.text = value.to_owned(),
            _ => {}
        }
    }

    fn row(&mut self, line: &str, number: usize) -> Result<()> {
        let mut cells = line.split('\t');
        let (Some(id), Some(form)) = (cells.next(), cells.next()) else {
            return Err(self.bad(number, "a word needs ten columns separated by tabs"));
        };
        if id.contains('.') {
            return Ok(());
        }
        let form: String = form.chars().filter(|c| !c.is_whitespace()).collect();
        let parse = |id: &str| id.parse::<usize>().map_err(|_| self.bad(number, format!("{id:?} is no word number")));
        if let Some((_, last)) = id.split_once('-') {
            let last = parse(last)?;
            self.multiword =
                Some(Multiword { last, start: self.at, surface: form, first_word: self.sentence.words.len() });
            return Ok(());
        }
        let id = parse(id)?;
        let start = self.at;
        self.at += form.chars().count();
        // a file with words only, as for `tokens`, leaves the other columns empty
        let mut cell = || cells.next().unwrap_or_default().to_owned();
        let (lemma, upos, _, _, head, deprel) = (cell(), cell(), cell(), cell(), cell(), cell());
        let (_, misc) = (cell(), cell());
        let head = head.parse().unwrap_or(0);
        self.sentence.words.push(Word { form, start, end: self.at, lemma, upos, head, deprel, misc });
        if self.multiword.as_ref().is_some_and(|m| m.last == id) {
            self.end_multiword();
        }
        Ok(())
    }

    /// Where the words of a multiword token are not parts of its surface ("du" = "de" + "le"), each gets all of it.
    fn end_multiword(&mut self) {
        let Some(multiword) = self.multiword.take() else { return };
        let words = &mut self.sentence.words[multiword.first_word..];
        self.at = multiword.start + multiword.surface.chars().count();
        let joined: String = words.iter().map(|word| word.form.as_str()).collect();
        if joined != multiword.surface {
            for word in words {
                (word.start, word.end) = (multiword.start, self.at);
            }
        }
    }

    fn close(&mut self, line: usize) -> Result<()> {
        self.end_multiword();
        let sentence = std::mem::take(&mut self.sentence);
        let length = std::mem::take(&mut self.at);
        if sentence.words.is_empty() {
            // Comments such as `# newpar` may stand apart from their sentence.
            self.sentence = sentence;
            return Ok(());
        }
        if sentence.text.chars().filter(|c| !c.is_whitespace()).count() != length {
            return Err(self.bad(line, "the words are not those of the line `# text`"));
        }
        if self.documents.is_empty() {
            self.documents.push(Document::default());
        }
        if let Some(document) = self.documents.last_mut() {
            document.sentences.push(sentence);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = one\n# newpar\n# text = I don't.\n1\tI\n2-3\tdon't\n2\tdo\n3\tn't\n4\t.\n\n\
                          # text = Go!\n1\tGo\n1.1\tnow\n2\t!\n\n# newpar\n# text = Du\n1-2\tDu\n1\tDe\n2\tle\n";

    #[test]
    fn rebuilds_the_raw_text() {
        let documents = parse(SAMPLE, "sample").unwrap();
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].id, "one");
        assert_eq!(documents[0].text(), "I don't. Go!\n\nDu");
    }

    #[test]
    fn places_words_by_characters_without_white_space() {
        let documents = parse(SAMPLE, "sample").unwrap();
        let places = |i: usize| {
            documents[0].sentences[i]
                .words
                .iter()
                .map(|w| format!("{}:{}-{}", w.form, w.start, w.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(places(0), ["I:0-1", "do:1-3", "n't:3-6", ".:6-7"]);
        assert_eq!(places(1), ["Go:0-2", "!:2-3"]);
        assert_eq!(places(2), ["De:0-2", "le:0-2"], "words that are no parts of the surface share it");
    }

    #[test]
    fn says_where_a_file_is_wrong() {
        for (content, want) in [
            ("# text = Go\n1\tGone\n", "f:2: the words are not those of the line `# text`"),
            ("no table\n", "f:1: a word needs ten columns separated by tabs"),
            ("x\tGo\n", "f:1: \"x\" is no word number"),
        ] {
            assert_eq!(parse(content, "f").unwrap_err().to_string(), want);
        }
    }
}
