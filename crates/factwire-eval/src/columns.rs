//! Reads names in columns: a word a line, a blank line between sentences.

use crate::{Error, Result};
use factwire::syntax::{NameLabel, ParseLabelError};
use factwire::unstable::models::ConllLabel;

/// Which of the network's two heads for names a file is scored with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// PER, ORG, LOC, MISC; the tag is the last column.
    Conll,
    /// The nine kinds of the product; the tag is the second column, behind a tab.
    Product,
}

impl Head {
    fn check(self, label: &str) -> std::result::Result<(), ParseLabelError> {
        match self {
            Head::Conll => label.parse::<ConllLabel>().map(drop),
            Head::Product => label.parse::<NameLabel>().map(drop),
        }
    }
}

/// A document: its sentences in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    pub sentences: Vec<Sentence>,
}

/// A sentence with its words and names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sentence {
    pub words: Vec<String>,
    pub names: Vec<Name>,
}

/// The words from `start` up to `end`, counted in the sentence, are a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Name {
    pub start: usize,
    pub end: usize,
    pub label: String,
}

/// The head that a file's columns speak of: a tab and two or three columns mean the product's. A file without words is
/// taken for CoNLL's.
pub(super) fn head_of(content: &str) -> Head {
    let columns = content.lines().find(|l| !l.trim().is_empty() && !is_address(l) && !l.starts_with("-DOCSTART-"));
    match columns.map_or(0, |line| line.matches('\t').count()) {
        1 | 2 => Head::Product,
        _ => Head::Conll,
    }
}

/// Reads a file from memory; `file` names it in errors. `-DOCSTART-` opens a document; a sentence that is one web address
/// is left out. Tags may be BIO or its older form, where B- only parts neighbours.
///
/// # Errors
/// [`Error::BadData`] when a line has one column or a tag is none of the head's.
pub(super) fn parse(content: &str, file: &str, head: Head) -> Result<Vec<Document>> {
    let (mut documents, mut sentence) = (vec![Document::default()], Sentence::default());
    for (number, line) in content.lines().enumerate() {
        let bad = |what: String| Error::BadData { file: file.to_owned(), line: number + 1, what };
        if line.starts_with("-DOCSTART-") {
            close(&mut documents, &mut sentence);
            documents.push(Document::default());
        } else if line.trim().is_empty() {
            close(&mut documents, &mut sentence);
        } else {
            let cells: Vec<&str> = match head {
                Head::Product => line.split('\t').collect(),
                Head::Conll => line.split_whitespace().collect(),
            };
            let tag = match head {
                Head::Product => cells.get(1),
                Head::Conll => cells[1..].last(),
            };
            let Some(tag) = tag.map(|t| t.trim()) else {
                return Err(bad("a word needs a second column with its tag".to_owned()));
            };
            let at = sentence.words.len();
            sentence.words.push(cells[0].to_owned());
            match (tag, tag.split_once('-')) {
                ("O", _) => {}
                (_, Some((mark @ ("B" | "I"), label))) if !label.is_empty() => {
                    // A file with other kinds would only look like a bad result.
                    head.check(label).map_err(|e| bad(e.to_string()))?;
                    match sentence.names.last_mut() {
                        Some(name) if mark == "I" && name.end == at && name.label == label => name.end += 1,
                        _ => sentence.names.push(Name { start: at, end: at + 1, label: label.to_owned() }),
                    }
                }
                _ => return Err(bad(format!("{tag:?} is no tag; there are O, B-kind and I-kind"))),
            }
        }
    }
    close(&mut documents, &mut sentence);
    documents.retain(|d| !d.sentences.is_empty());
    Ok(documents)
}

fn close(documents: &mut [Document], sentence: &mut Sentence) {
    let sentence = std::mem::take(sentence);
    let address = sentence.words.len() == 1 && is_address(&sentence.words[0]);
    if let Some(document) = documents.last_mut().filter(|_| !sentence.words.is_empty() && !address) {
        document.sentences.push(sentence);
    }
}

fn is_address(line: &str) -> bool {
    line.starts_with("http")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONLL: &str = "-DOCSTART- -X- O O\n\nLepik NNP I-NP I-PER\nmet VBD I-VP O\nSund NNP I-NP I-PER\nOtieno NNP I-NP \
                         B-PER\n\n-DOCSTART- -X- O O\n\nNorlake NNP I-NP B-ORG\nBank NNP I-NP I-ORG\nTurku NNP I-NP I-LOC\n";
    const TSV: &str =
        "https://example.org/a-b\tO\n\nNorlake\tB-Organization\tO\nBank\tI-Organization\tB-Facility\n.\tO\tO\n";

    fn shown(content: &str) -> Vec<String> {
        let documents = parse(content, "f", head_of(content)).unwrap();
        let name = |s: &Sentence, n: &Name| format!("{} {}", s.words[n.start..n.end].join(" "), n.label);
        let of = |d: &Document| d.sentences.iter().flat_map(|s| s.names.iter().map(|n| name(s, n))).collect::<Vec<_>>();
        documents.iter().map(|d| of(d).join(", ")).collect()
    }

    #[test]
    fn reads_both_kinds_of_file() {
        assert_eq!(head_of(CONLL), Head::Conll);
        assert_eq!(shown(CONLL), ["Lepik PER, Sund PER, Otieno PER", "Norlake Bank ORG, Turku LOC"]);
        assert_eq!(head_of(TSV), Head::Product);
        assert_eq!(shown(TSV), ["Norlake Bank Organization"]);
        assert_eq!(head_of(""), Head::Conll);
        assert_eq!(shown("\n\n"), Vec::<String>::new());
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |content: &str, want: &str| {
            assert_eq!(parse(content, "f", head_of(content)).unwrap_err().to_string(), want);
        };
        check("Lepik B-PER\nmet\n", "f:2: a word needs a second column with its tag");
        check("Lepik\tX-Person\n", "f:1: \"X-Person\" is no tag; there are O, B-kind and I-kind");
        check("\nLepik\tO\nLepik\tB-creature\n", &format!("f:3: {}", "creature".parse::<NameLabel>().unwrap_err()));
        check("Lepik B-Person\n", "f:1: \"Person\" is no ConllLabel; known are PER, ORG, LOC, MISC");
        check("Lepik\tB-\n", "f:1: \"B-\" is no tag; there are O, B-kind and I-kind");
    }
}
