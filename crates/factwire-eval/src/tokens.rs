//! Words and sentences of raw text against a treebank, by the definition of the CoNLL 2018 shared task: a word or
//! sentence is right when its first and last character are, white space left out.

use std::collections::HashMap;
use std::fmt;
use std::ops::AddAssign;

use super::conllu::Document;
use factwire::unstable::tokens;

/// How many spans there should be, there are, and are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Spans of the treebank.
    pub gold: usize,
    /// Spans that factwire gives.
    pub system: usize,
    /// Spans in both.
    pub right: usize,
}

impl Count {
    /// Share of the given spans that are right; 0 when there are none.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.system)
    }

    /// Share of the treebank's spans that were found; 0 when there are none.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.gold + self.system)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.gold += other.gold;
        self.system += other.system;
        self.right += other.right;
    }
}

/// What the measurement of some documents gave.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Syntactic words.
    pub words: Count,
    /// Sentences.
    pub sentences: Count,
    /// How often the treebank has the first words where factwire has the second.
    pub word_errors: HashMap<(String, String), usize>,
    /// How often a sentence ends only in the treebank (`missed`) or only here (`extra`), with the text around.
    pub sentence_errors: HashMap<(&'static str, String), usize>,
}

impl fmt::Display for Report {
    /// One line a number: `key value`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in [("words", self.words), ("sentences", self.sentences)] {
            writeln!(f, "{name}_precision {:.4}", count.precision())?;
            writeln!(f, "{name}_recall {:.4}", count.recall())?;
            writeln!(f, "{name}_f1 {:.4}", count.f1())?;
        }
        Ok(())
    }
}

impl Report {
    /// The commonest mismatches, one a line, at most `limit` of words and `limit` of sentences.
    pub fn errors(&self, limit: usize) -> String {
        let words = self.word_errors.iter().map(|((gold, ours), n)| (*n, format!("word {n} {gold} -> {ours}")));
        let sentences =
            self.sentence_errors.iter().map(|((kind, around), n)| (*n, format!("sentence {n} {kind}: {around}")));
        let mut lines = top(words.collect(), limit);
        lines.extend(top(sentences.collect(), limit));
        lines.join("\n")
    }

    /// Splits a document's raw text and adds how that compares with the treebank.
    pub fn add(&mut self, document: &Document) {
        let text = document.text();
        let solid: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (gold_words, gold_sentences) = gold(document);
        let (words, sentences) = system(&text);
        self.words += compare(&gold_words, &words);
        self.sentences += compare(&gold_sentences, &sentences);
        for (gold, ours) in mismatches(&gold_words, &words) {
            *self.word_errors.entry((show(&solid, gold), show(&solid, ours))).or_default() += 1;
        }
        let ends = |spans: &[Place]| spans.iter().map(|place| place.1).collect::<Vec<_>>();
        let (gold_ends, ends) = (ends(&gold_sentences), ends(&sentences));
        for (kind, from, other) in [("missed", &gold_ends, &ends), ("extra", &ends, &gold_ends)] {
            for end in from.iter().filter(|end| other.binary_search(end).is_err()) {
                let (before, after) = (end.saturating_sub(25), (end + 25).min(solid.len()));
                let around =
                    solid[before..*end].iter().chain(&[' ', '¶', ' ']).chain(&solid[*end..after]).collect::<String>();
                *self.sentence_errors.entry((kind, around)).or_default() += 1;
            }
        }
    }
}

fn top(mut lines: Vec<(usize, String)>, limit: usize) -> Vec<String> {
    lines.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    lines.into_iter().take(limit).map(|(_, line)| line).collect()
}

/// First character and the one after the last, white space left out.
pub(super) type Place = (usize, usize);

/// Words and sentences of a treebank's document.
pub(super) fn gold(document: &Document) -> (Vec<Place>, Vec<Place>) {
    let (mut words, mut sentences, mut at) = (Vec::new(), Vec::new(), 0);
    for sentence in &document.sentences {
        words.extend(sentence.words.iter().map(|word| (at + word.start, at + word.end)));
        let start = at;
        at += sentence.text.chars().filter(|c| !c.is_whitespace()).count();
        sentences.push((start, at));
    }
    (words, sentences)
}

fn system(text: &str) -> (Vec<Place>, Vec<Place>) {
    let (mut words, mut sentences, mut at, mut seen) = (Vec::new(), Vec::new(), 0, 0);
    for sentence in tokens::split(text) {
        let first = words.len();
        for word in sentence.words {
            // what is left out as no part of the text has its place all the same
            let before = &text[seen..word.start];
            let begin = at + before.chars().filter(|c| !c.is_whitespace()).count();
            (at, seen) = (begin + text[word].chars().count(), word.end);
            words.push((begin, at));
        }
        sentences.extend(words.get(first).map(|&(start, _)| (start, at)));
    }
    (words, sentences)
}

/// Both lists are in text order.
fn compare(gold: &[Place], system: &[Place]) -> Count {
    let (mut g, mut s, mut right) = (0, 0, 0);
    while g < gold.len() && s < system.len() {
        match gold[g].cmp(&system[s]) {
            std::cmp::Ordering::Equal => {
                right += 1;
                g += 1;
                s += 1;
            }
            std::cmp::Ordering::Less => g += 1,
            std::cmp::Ordering::Greater => s += 1,
        }
    }
    Count { gold: gold.len(), system: system.len(), right }
}

/// The shortest stretches with the same ends on both sides whose words differ.
fn mismatches<'a>(gold: &'a [Place], system: &'a [Place]) -> Vec<(&'a [Place], &'a [Place])> {
    let (mut found, mut g, mut s) = (Vec::new(), 0, 0);
    while g < gold.len() && s < system.len() {
        let (first_g, first_s) = (g, s);
        while gold[g].1 != system[s].1 {
            if gold[g].1 < system[s].1 {
                g += 1
            } else {
                s += 1
            }
            if g == gold.len() || s == system.len() {
                return found;
            }
        }
        if (g, s) != (first_g, first_s) {
            found.push((&gold[first_g..=g], &system[first_s..=s]));
        }
        g += 1;
        s += 1;
    }
    found
}

fn show(solid: &[char], places: &[Place]) -> String {
    let words: Vec<String> = places.iter().map(|&(start, end)| solid[start..end].iter().collect()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu;

    #[test]
    fn counts_spans_that_begin_and_end_alike() {
        let count = compare(&[(0, 2), (2, 5), (5, 6)], &[(0, 2), (2, 4), (4, 5), (5, 6)]);
        assert_eq!(count, Count { gold: 3, system: 4, right: 2 });
        assert!((count.f1() - 4.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn shows_the_stretch_that_differs() {
        let (gold, system) = ([(0, 2), (2, 5), (5, 6)], [(0, 2), (2, 4), (4, 5), (5, 6)]);
        assert_eq!(mismatches(&gold, &system), [(&gold[1..2], &system[1..3])]);
    }

    #[test]
    fn nothing_measured_is_no_success() {
        assert_eq!(Count::default().f1(), 0.0);
    }

    #[test]
    fn compares_a_document_with_the_splitter() {
        let rows = "# text = She left.\n1\tShe\n2\tleft.\n\n# text = He stayed.\n1\tHe\n2\tstayed\n3\t.\n";
        let mut report = Report::default();
        conllu::parse(rows, "rows").unwrap().iter().for_each(|document| report.add(document));
        assert_eq!(report.words, Count { gold: 5, system: 6, right: 4 });
        assert_eq!(report.sentences, Count { gold: 2, system: 2, right: 2 });
        assert_eq!(report.errors(9), "word 1 left. -> left .");
    }
}
