//! BenchIE (Gashteovski et al. 2022): triples against fact synsets.
//!
//! The gold lists for each fact of a sentence all the triples that tell it; words in square brackets may be left out. A
//! predicted triple is right if its three slots equal those of a listed form, word by word. Written from the paper and the
//! format: a fact counts as found once however many predictions tell it, so that precision is found facts over found facts
//! plus wrong predictions, and recall found facts over all facts. `precision_of_all` also counts a second telling as one
//! prediction too many, which the published program does not.

use std::collections::HashSet;
use std::fmt;

use crate::{Error, Result};

/// A triple as its three slots of words.
pub type Triple = [String; 3];

/// A word of a slot, and the bracket that it may be left out with.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Word(String),
    Optional(Vec<String>),
}

/// The facts of a sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its number in the file.
    pub id: String,
    /// Its words, separated by spaces.
    pub text: String,
    /// Each fact with its forms.
    facts: Vec<Vec<[Vec<Piece>; 3]>>,
}

impl Sentence {
    /// How many facts it has.
    pub fn facts(&self) -> usize {
        self.facts.len()
    }

    /// The first form of a fact, as in the file.
    pub fn form(&self, fact: usize) -> String {
        let slot = |pieces: &Vec<Piece>| {
            let shown = pieces.iter().map(|p| match p {
                Piece::Word(w) => w.clone(),
                Piece::Optional(words) => format!("[{}]", words.join(" ")),
            });
            shown.collect::<Vec<_>>().join(" ")
        };
        self.facts[fact].first().map(|f| f.iter().map(slot).collect::<Vec<_>>().join(" | ")).unwrap_or_default()
    }

    /// The first fact that a triple tells.
    pub fn told_by(&self, triple: &Triple) -> Option<usize> {
        let words: Vec<Vec<&str>> = triple.iter().map(|slot| slot.split_whitespace().collect()).collect();
        self.facts
            .iter()
            .position(|forms| forms.iter().any(|form| form.iter().zip(&words).all(|(gold, words)| fits(gold, words))))
    }
}

fn fits(gold: &[Piece], words: &[&str]) -> bool {
    match gold.split_first() {
        None => words.is_empty(),
        Some((Piece::Word(word), rest)) => words.first() == Some(&word.as_str()) && fits(rest, &words[1..]),
        Some((Piece::Optional(own), rest)) => {
            fits(rest, words)
                || words.len() >= own.len()
                    && own.iter().zip(words).all(|(a, b)| a == b)
                    && fits(rest, &words[own.len()..])
        }
    }
}

/// Reads the gold file: `sent_id:N TAB sentence`, `N--> Cluster K:` and `subject --> relation --> object`.
///
/// # Errors
/// [`Error::BadData`] for a form outside a fact or with another number of slots.
pub fn read(name: &str, text: &str) -> Result<Vec<Sentence>> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for (number, line) in text.lines().enumerate().map(|(n, l)| (n + 1, l.trim())).filter(|(_, l)| !l.is_empty()) {
        let bad = |what: &str| Error::BadData { file: name.to_owned(), line: number, what: what.to_owned() };
        if let Some(rest) = line.strip_prefix("sent_id:") {
            let (id, text) = rest.split_once('\t').ok_or_else(|| bad("expected sent_id:NUMBER TAB sentence"))?;
            sentences.push(Sentence { id: id.to_owned(), text: text.to_owned(), facts: Vec::new() });
            continue;
        }
        let sentence = sentences.last_mut().ok_or_else(|| bad("expected a line sent_id:NUMBER TAB sentence first"))?;
        let slots: Vec<&str> = line.split(" --> ").collect();
        match slots[..] {
            [subject, relation, object] => {
                let fact =
                    sentence.facts.last_mut().ok_or_else(|| bad("expected a line NUMBER--> Cluster K: first"))?;
                fact.push([pieces(subject), pieces(relation), pieces(object)]);
            }
            _ if line.split_once("-->").is_some_and(|(_, rest)| rest.trim_start().starts_with("Cluster")) => {
                sentence.facts.push(Vec::new())
            }
            _ => return Err(bad("expected subject --> relation --> object")),
        }
    }
    Ok(sentences)
}

fn pieces(slot: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut open: Option<Vec<String>> = None;
    for word in slot.split_whitespace() {
        let bare = word.trim_start_matches('[').trim_end_matches(']').to_owned();
        if word.starts_with('[') {
            open = Some(Vec::new());
        }
        match &mut open {
            Some(words) if !bare.is_empty() => words.push(bare),
            None => found.push(Piece::Word(bare)),
            _ => {}
        }
        if word.ends_with(']')
            && let Some(words) = open.take()
        {
            found.push(Piece::Optional(words));
        }
    }
    // a bracket that never closes binds nothing
    found.extend(open.into_iter().flatten().map(Piece::Word));
    found
}

/// Counts over sentences.
#[derive(Clone, Debug, Default)]
pub struct Report {
    sentences: usize,
    facts: usize,
    found: usize,
    predicted: usize,
    wrong: usize,
}

impl Report {
    /// Adds a sentence with the triples predicted for it.
    pub fn add(&mut self, gold: &Sentence, predicted: &[Triple]) {
        let distinct: HashSet<&Triple> = predicted.iter().collect();
        let told: Vec<Option<usize>> = distinct.iter().map(|t| gold.told_by(t)).collect();
        self.sentences += 1;
        self.facts += gold.facts.len();
        self.predicted += distinct.len();
        self.wrong += told.iter().filter(|t| t.is_none()).count();
        self.found += told.iter().flatten().collect::<HashSet<_>>().len();
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let (precision, recall) = (share(self.found, self.found + self.wrong), share(self.found, self.facts));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        writeln!(f, "sentences {}", self.sentences)?;
        writeln!(f, "facts {}", self.facts)?;
        writeln!(f, "predicted {}", self.predicted)?;
        writeln!(f, "precision {precision:.4}")?;
        writeln!(f, "precision_of_all {:.4}", share(self.found, self.predicted))?;
        writeln!(f, "recall {recall:.4}")?;
        writeln!(f, "f1 {f1:.4}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = "sent_id:1\tThe old mayor led Lund for years .\n1--> Cluster 1:\n\
                        [The] [old] mayor --> led --> Lund\n\
                        1--> Cluster 2:\n[The] mayor --> led Lund for --> years\nmayor --> led [Lund for] --> years\n";

    fn triple(slots: [&str; 3]) -> Triple {
        slots.map(str::to_owned)
    }

    #[test]
    fn brackets_may_be_left_out_and_nothing_else() {
        let gold = read("gold.txt", GOLD).unwrap();
        let told = |slots| gold[0].told_by(&triple(slots));
        assert_eq!(told(["mayor", "led", "Lund"]), Some(0));
        assert_eq!(told(["The mayor", "led", "Lund"]), Some(0));
        assert_eq!(told(["The old mayor", "led", "Lund"]), Some(0));
        assert_eq!(told(["old The mayor", "led", "Lund"]), None);
        assert_eq!(told(["mayor", "led", "years"]), Some(1));
        assert_eq!(told(["mayor", "led Lund", "years"]), None);
        assert_eq!(told(["mayor", "led", "Lund for years"]), None);
    }

    #[test]
    fn a_fact_told_twice_is_found_once() {
        let gold = read("gold.txt", GOLD).unwrap();
        let mut report = Report::default();
        report.add(
            &gold[0],
            &[triple(["mayor", "led", "Lund"]), triple(["old mayor", "led", "Lund"]), triple(["a", "b", "c"])],
        );
        let shown = report.to_string();
        assert!(shown.contains("precision 0.5000\nprecision_of_all 0.3333\nrecall 0.5000\n"), "{shown}");
    }

    #[test]
    fn every_form_listed_tells_its_fact() {
        let gold = read("gold.txt", GOLD).unwrap();
        for (fact, forms) in gold[0].facts.iter().enumerate() {
            for form in forms {
                let slot = |pieces: &Vec<Piece>| {
                    let words = pieces.iter().flat_map(|p| match p {
                        Piece::Word(w) => vec![w.clone()],
                        Piece::Optional(words) => words.clone(),
                    });
                    words.collect::<Vec<_>>().join(" ")
                };
                assert_eq!(gold[0].told_by(&form.each_ref().map(slot)), Some(fact));
            }
        }
    }

    #[test]
    fn mistakes_in_the_file_are_named_with_their_line() {
        for (text, line) in [
            ("a --> b --> c", 1),
            ("sent_id:1\tx\na --> b --> c", 2),
            ("sent_id:1\tx\n1--> Cluster 1:\na --> b", 3),
            ("sent_id:1", 1),
        ] {
            let error = read("gold.txt", text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("gold.txt:{line}: expected")), "{error}");
        }
    }
}
