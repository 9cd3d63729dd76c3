//! Reads CoNLL04 (Roth and Yih 2004) as lines of number, word, tag, relations and the words that they lead to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::str::FromStr;

use crate::{Error, Result, lines, words};
use factwire::Span;

/// The relations of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    WorkFor,
    LiveIn,
    OrgBasedIn,
    LocatedIn,
    Kill,
}

impl Kind {
    pub(super) const ALL: [Kind; 5] = [Kind::WorkFor, Kind::LiveIn, Kind::OrgBasedIn, Kind::LocatedIn, Kind::Kill];

    /// The name in the files.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Kind::WorkFor => "Work_For",
            Kind::LiveIn => "Live_In",
            Kind::OrgBasedIn => "OrgBased_In",
            Kind::LocatedIn => "Located_In",
            Kind::Kill => "Kill",
        }
    }
}

impl FromStr for Kind {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let found = Kind::ALL.into_iter().find(|k| k.as_str() == s);
        found.ok_or_else(|| Error::UnknownLabel { set: "relation of CoNLL04", label: s.to_owned() })
    }
}

/// A text with its gold facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) names: Vec<Span>,
    pub(super) facts: Vec<Gold>,
}

/// A gold fact: all the pairs of names that say it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gold {
    pub kind: Kind,
    pub pairs: Vec<[Span; 2]>,
}

/// A line of the file.
struct Line<'a> {
    /// Counted from 1, for errors.
    number: usize,
    word: &'a str,
    tag: &'a str,
    /// Relations and the numbers of the words that they lead to.
    relations: Vec<(Kind, usize)>,
}

/// Reads a file.
///
/// # Errors
/// [`Error::Read`], [`Error::NotUtf8`], [`Error::BadData`].
pub fn read(path: &Path) -> Result<Vec<Document>> {
    parse(&lines::read(path)?, &path.display().to_string())
}

/// Reads a file from memory; `file` names it in errors.
pub(super) fn parse(content: &str, file: &str) -> Result<Vec<Document>> {
    let (mut documents, mut open): (Vec<Document>, Vec<Line>) = (Vec::new(), Vec::new());
    let close = |documents: &mut Vec<Document>, open: &mut Vec<Line>| {
        if let Some(document) = documents.last_mut() {
            fill(document, open, file)?;
        }
        open.clear();
        Result::Ok(())
    };
    for (number, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let bad = |what: String| Error::BadData { file: file.to_owned(), line: number + 1, what };
        if let Some(id) = line.strip_prefix("#doc") {
            close(&mut documents, &mut open)?;
            documents.push(Document { id: id.trim().to_owned(), ..Document::default() });
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let &[_, word, tag, relations, heads] = &cells[..] else {
            return Err(bad(format!("a word has 5 columns, this line has {}", cells.len())));
        };
        if documents.is_empty() {
            return Err(bad("a word before the first #doc".to_owned()));
        }
        let mut read = Vec::new();
        for (relation, head) in items(relations).zip(items(heads)).filter(|(relation, _)| *relation != "N") {
            let kind = relation.parse::<Kind>().map_err(|e| bad(e.to_string()))?;
            read.push((kind, head.parse().map_err(|_| bad(format!("{head:?} is no number of a word")))?));
        }
        open.push(Line { number: number + 1, word: word.trim(), tag: tag.trim(), relations: read });
    }
    close(&mut documents, &mut open)?;
    Ok(documents)
}

/// The parts of "['Live_In', 'Kill']" or "[3, 4]".
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.trim().trim_matches(['[', ']']).split(',').map(|item| item.trim().trim_matches('\''))
}

/// Gives a document its text and its facts.
fn fill(document: &mut Document, lines: &[Line], file: &str) -> Result<()> {
    let spans;
    (document.text, spans) = written(lines);
    let names = names(lines);
    document.names = names.iter().map(|n| Span::new(spans[n.start].start, spans[n.end - 1].end)).collect();
    // a relation stands at the last words of both names
    let name = |word: usize| {
        let words = names.iter().find(|n| n.contains(&word)).cloned().unwrap_or(word..word + 1);
        Some(Span::new(spans.get(words.start)?.start, spans.get(words.end - 1)?.end))
    };
    for (word, line) in lines.iter().enumerate() {
        for &(kind, head) in &line.relations {
            let bad = || Error::BadData {
                file: file.to_owned(),
                line: line.number,
                what: format!("there is no word {head}"),
            };
            let pair = [name(word).ok_or_else(bad)?, name(head).ok_or_else(bad)?];
            add(&document.text, &mut document.facts, kind, pair);
        }
    }
    Ok(())
}

/// A fact that is told again with the same names is one fact.
fn add(text: &str, facts: &mut Vec<Gold>, kind: Kind, pair: [Span; 2]) {
    let same = |p: &[Span; 2]| (0..2).all(|side| text[p[side]] == text[pair[side]]);
    match facts.iter_mut().find(|f| f.kind == kind && f.pairs.iter().any(same)) {
        Some(fact) => fact.pairs.push(pair),
        None => facts.push(Gold { kind, pairs: vec![pair] }),
    }
}

/// The words of each name.
fn names(lines: &[Line]) -> Vec<Range<usize>> {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for (word, line) in lines.iter().enumerate() {
        match (line.tag.split_once('-'), found.last_mut()) {
            (Some(("I", kind)), Some((words, of))) if words.end == word && *of == kind => words.end += 1,
            (Some((_, kind)), _) => found.push((word..word + 1, kind)),
            (None, _) => {}
        }
    }
    found.into_iter().map(|(words, _)| words).collect()
}

/// The words as a text, and where each stands in it. The set has quotation marks as two words each and "_" for a dash.
fn written(lines: &[Line]) -> (String, Vec<Span>) {
    let (mut as_written, mut of_line): (Vec<&str>, BTreeMap<usize, usize>) = (Vec::new(), BTreeMap::new());
    let mut word = 0;
    while word < lines.len() {
        let next = lines.get(word + 1).map(|l| l.word);
        let (written, lines_of_it) = match (lines[word].word, next) {
            ("`", Some("`")) => ("``", 2),
            ("'", Some("'")) => ("''", 2),
            ("_", _) => ("--", 1),
            (other, _) => (other, 1),
        };
        of_line.extend((word..word + lines_of_it).map(|line| (line, as_written.len())));
        as_written.push(written);
        word += lines_of_it;
    }
    let text = words::as_text([as_written.iter().copied()]);
    let mut at = 0;
    let place = |word: &&str| {
        let start = at + text[at..].find(*word).unwrap_or(0);
        at = start + word.len();
        Span::new(start, at)
    };
    let places: Vec<Span> = as_written.iter().map(place).collect();
    let spans = of_line.values().map(|&word| places[word]).collect();
    (text, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with their tags and relations, as a file.
    pub(super) fn file(words: &[(&str, &str, &str, &str)]) -> String {
        let line = |(number, (word, tag, relations, heads)): (usize, &(&str, &str, &str, &str))| {
            format!("{number}\t{word}\t{tag}\t[{relations}]\t[{heads}]\n")
        };
        format!("#doc 7\n{}", words.iter().enumerate().map(line).collect::<String>())
    }

    fn shown(content: &str) -> Vec<String> {
        let fact = |d: &Document, f: &Gold| {
            let [a, b] = f.pairs[0];
            format!("{} {} {} x{}", &d.text[a], f.kind.as_str(), &d.text[b], f.pairs.len())
        };
        let documents = parse(content, "f").unwrap();
        let of = |d: &Document| {
            std::iter::once(d.text.clone()).chain(d.facts.iter().map(|f| fact(d, f))).collect::<Vec<_>>()
        };
        documents.iter().flat_map(of).collect()
    }

    #[test]
    fn words_become_a_text_and_names_stand_in_it() {
        let words = [
            ("`", "O", "'N'", "0"),
            ("`", "O", "'N'", "1"),
            ("No", "O", "'N'", "2"),
            (",", "O", "'N'", "3"),
            ("'", "O", "'N'", "4"),
            ("'", "O", "'N'", "5"),
            ("Zoë", "B-Peop", "'N'", "6"),
            ("Lepik", "I-Peop", "'Live_In', 'Work_For'", "9, 11"),
            ("of", "O", "'N'", "8"),
            ("Turku", "B-Loc", "'N'", "9"),
            ("_", "O", "'N'", "10"),
            ("Norlake", "B-Org", "'OrgBased_In'", "9"),
            (".", "O", "'N'", "12"),
        ];
        let wanted = [
            "``No,'' Zoë Lepik of Turku -- Norlake.",
            "Zoë Lepik Live_In Turku x1",
            "Zoë Lepik Work_For Norlake x1",
            "Norlake OrgBased_In Turku x1",
        ];
        assert_eq!(shown(&file(&words)), wanted);
    }

    #[test]
    fn a_fact_told_twice_is_one() {
        let words =
            [("Sund", "B-Peop", "'Kill'", "1"), ("Otieno", "B-Peop", "'N'", "1"), ("Sund", "B-Peop", "'Kill'", "1")];
        assert_eq!(shown(&file(&words)), ["Sund Otieno Sund", "Sund Kill Otieno x2"]);
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |content: &str, want: &str| assert_eq!(parse(content, "f").unwrap_err().to_string(), want);
        check("0\tSund\tO\t['N']\t[0]\n", "f:1: a word before the first #doc");
        check("#doc 1\n0 Sund\n", "f:2: a word has 5 columns, this line has 1");
        check(&file(&[("Sund", "O", "'Kill'", "9")]), "f:2: there is no word 9");
        check(&file(&[("Sund", "O", "'Kill'", "x")]), "f:2: \"x\" is no number of a word");
        check(&file(&[("Sund", "O", "'Like'", "0")]), "f:2: \"Like\" is no relation of CoNLL04");
    }
}
