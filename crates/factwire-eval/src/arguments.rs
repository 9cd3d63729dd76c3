//! Arguments of verbs against QA-SRL (FitzGerald et al. 2018; Roit et al. 2020): unlabelled argument detection.
//!
//! The sentences are read from their words with a space between. A triple belongs to a verb when the span of its predicate
//! holds the verb's word; its subject, its object and its modifiers are arguments of the verb, each different set of words
//! once. The gold arguments of a verb are the answers to its questions, each different range of words once. An argument
//! and an answer match when they share at least half of the words that either has (IOU >= 0.5); the best pairs are matched
//! first, one to one. Precision, recall and F1 are over all verbs that have questions; other predicates do not count.
//! `covered` is the share of answers of which some argument of the verb holds at least half of the words, however long the
//! argument is.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;
use std::path::Path;

use super::score::Score;
use super::table::Table;
use super::{Half, lines, words};
use crate::Result;
use factwire::facts::Probability;
use factwire::{Extraction, Extractor, Granularity, Span};

/// A sentence with the answers of its verbs.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    text: String,
    /// The words.
    words: Vec<Span>,
    verbs: Vec<Verb>,
}

/// A verb and the words of each answer.
#[derive(Clone, Debug, PartialEq)]
struct Verb {
    word: usize,
    answers: BTreeSet<Vec<usize>>,
}

/// Reads the file of sentences and that of questions and answers; sentences without questions are left out.
///
/// # Errors
/// [`crate::Error::Read`], [`crate::Error::NotUtf8`], [`crate::Error::BadData`].
pub fn read(sentences: &Path, answers: &Path) -> Result<Vec<Sentence>> {
    let name = |path: &Path| path.display().to_string();
    parse((&lines::read(sentences)?, &name(sentences)), (&lines::read(answers)?, &name(answers)))
}

fn parse(sentences: (&str, &str), answers: (&str, &str)) -> Result<Vec<Sentence>> {
    let mut found: Vec<Sentence> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for row in Table::parse(sentences.0, sentences.1, b',')?.columns(["qasrl_id", "tokens"])? {
        let [id, tokens] = row.values;
        let (text, split) = words::of_sentences([tokens.split_whitespace()]);
        let words = split.into_iter().flat_map(|s| s.words).collect();
        numbers.entry(id).or_insert(found.len());
        found.push(Sentence { text, words, verbs: Vec::new() });
    }
    for row in Table::parse(answers.0, answers.1, b',')?.columns(["qasrl_id", "verb_idx", "answer_range"])? {
        let [id, _, ranges] = &row.values;
        let sentence = numbers.get(id).map(|&n| &mut found[n]);
        let Some(sentence) = sentence else { return Err(row.bad(format!("there is no sentence {id:?}"))) };
        let word = row.number(1)?;
        if word >= sentence.words.len() {
            return Err(row.bad(format!("word {word} is not in the sentence")));
        }
        let known = sentence.verbs.iter().position(|v| v.word == word);
        let verb = known.unwrap_or_else(|| {
            sentence.verbs.push(Verb { word, answers: BTreeSet::new() });
            sentence.verbs.len() - 1
        });
        for text in ranges.split("~!~").filter(|r| !r.is_empty()) {
            let range = range(text).filter(|r| r.end <= sentence.words.len());
            let range = range.ok_or_else(|| row.bad(format!("{text:?} is no range of words")))?;
            sentence.verbs[verb].answers.insert(range.collect());
        }
    }
    found.retain(|s| !s.verbs.is_empty());
    Ok(found)
}

/// "4:6" is the words 4 and 5.
fn range(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once(':')?;
    let range = start.trim().parse().ok()?..end.trim().parse().ok()?;
    (range.start < range.end).then_some(range)
}

/// Counts of arguments.
#[derive(Default)]
pub struct Report {
    verbs: usize,
    covered: usize,
    score: Score,
}

impl Report {
    /// Reads a part of the sentences with the embedded model and counts.
    ///
    /// # Errors
    /// Those of building an extractor and of [`Extractor::extract`].
    pub fn measure(sentences: Vec<Sentence>, half: Half, granularity: Granularity) -> Result<Report> {
        let sentences = half.of(sentences);
        let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
        let extractor = Extractor::builder().granularity(granularity).min_confidence(Probability::default()).build()?;
        let mut report = Report::default();
        for (sentence, extraction) in sentences.iter().zip(extractor.extract_batch(&texts)) {
            let extraction = extraction?;
            for verb in &sentence.verbs {
                report.count(verb, &arguments(sentence, verb.word, &extraction));
            }
        }
        Ok(report)
    }

    fn count(&mut self, verb: &Verb, arguments: &BTreeSet<Vec<usize>>) {
        self.verbs += 1;
        let mut pairs: Vec<(f64, &Vec<usize>, &Vec<usize>)> = Vec::new();
        for answer in &verb.answers {
            let held = arguments.iter().any(|a| 2 * shared(answer, a) >= answer.len());
            self.covered += usize::from(held);
            for argument in arguments {
                let shared = shared(answer, argument);
                let iou = shared as f64 / (answer.len() + argument.len() - shared).max(1) as f64;
                if iou >= 0.5 {
                    pairs.push((iou, answer, argument));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut answered, mut used) = (BTreeSet::new(), BTreeSet::new());
        let mut matched = |&(_, answer, argument): &(f64, &Vec<usize>, &Vec<usize>)| {
            let free = !answered.contains(answer) && !used.contains(argument);
            free && answered.insert(answer.clone()) && used.insert(argument.clone())
        };
        let right = pairs.iter().filter(|pair| matched(pair)).count();
        self.score += Score { right, found: arguments.len(), wanted: verb.answers.len() };
    }
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|w| b.contains(w)).count()
}

/// What the triples of a verb have as arguments: the words of each.
fn arguments(sentence: &Sentence, verb: usize, extraction: &Extraction) -> BTreeSet<Vec<usize>> {
    let words = |span: Span| -> Vec<usize> {
        (0..sentence.words.len()).filter(|&w| sentence.words[w].overlaps(span)).collect()
    };
    let of_verb = extraction.triples.iter().filter(|t| t.predicate.span.overlaps(sentence.words[verb]));
    let spans = of_verb.flat_map(|t| t.arguments().map(|a| a.span).chain(t.modifiers.iter().map(|m| m.span)));
    spans.map(words).filter(|words| !words.is_empty()).collect()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "verbs {}", self.verbs)?;
        writeln!(f, "answers {}", self.score.wanted)?;
        self.score.write(f, "", "")?;
        writeln!(f, "covered {:.4}", self.covered as f64 / self.score.wanted.max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: &str =
        "qasrl_id,tokens,sentence\ns1,\"On Monday , Greta Holm sold the old house .\",x\ns2,Nobody came .,x\n";
    const ANSWERS: &str = "qasrl_id,verb_idx,question,answer_range\ns1,5,Who sold something?,3:5\n\
                           s1,5,What did someone sell?,6:9~!~7:9\ns1,5,When?,1:2\n";

    fn read(sentences: &str, answers: &str) -> Result<Vec<Sentence>> {
        parse((sentences, "s"), (answers, "a"))
    }

    #[test]
    fn reads_verbs_with_their_answers() {
        let found = read(SENTENCES, ANSWERS).unwrap();
        assert_eq!(found.len(), 1, "a sentence without questions is left out");
        assert_eq!(found[0].verbs.len(), 1);
        let answers: Vec<&Vec<usize>> = found[0].verbs[0].answers.iter().collect();
        assert_eq!(answers, [&vec![1], &vec![3, 4], &vec![6, 7, 8], &vec![7, 8]]);
    }

    #[test]
    fn matches_one_to_one() {
        let verb = read(SENTENCES, ANSWERS).unwrap().remove(0).verbs.remove(0);
        let mut report = Report::default();
        report.count(&verb, &verb.answers.clone());
        assert_eq!((report.score.f1(), report.covered), (1.0, 4));
        let mut report = Report::default();
        report.count(&verb, &[vec![6, 7, 8], vec![0, 1, 2, 3, 4]].into());
        assert_eq!(report.score, Score { right: 1, found: 2, wanted: 4 }, "the second argument is too long");
        assert_eq!(report.covered, 4, "but covers the answers all the same");
    }

    #[test]
    fn arguments_are_those_of_the_triples() {
        let report = |granularity| Report::measure(read(SENTENCES, ANSWERS).unwrap(), Half::All, granularity).unwrap();
        let compact = report(Granularity::Compact);
        assert_eq!((compact.verbs, compact.score), (1, Score { right: 3, found: 3, wanted: 4 }));
        assert_eq!(report(Granularity::Full).score.right, 3);
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |row: &str, want: &str| {
            let answers = format!("qasrl_id,verb_idx,answer_range\n{row}\n");
            assert_eq!(read(SENTENCES, &answers).unwrap_err().to_string(), want);
        };
        check("s9,1,0:1", "a:2: there is no sentence \"s9\"");
        check("s1,ten,0:1", "a:2: \"ten\" is no number");
        check("s1,99,0:1", "a:2: word 99 is not in the sentence");
        check("s1,5,3:99", "a:2: \"3:99\" is no range of words");
        check("s1,5,4:4", "a:2: \"4:4\" is no range of words");
        check("s1,5", "a:2: the header has 3 columns, this row has 2");
        assert_eq!(read("id\n", ANSWERS).unwrap_err().to_string(), "s:1: there is no column \"qasrl_id\"");
    }
}
