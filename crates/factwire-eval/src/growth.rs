//! Does the time grow with the length of a text and no faster? Texts that nobody writes, of 44 kinds, at three lengths.

use std::fmt;
use std::time::{Duration, Instant};

use factwire::Extractor;

use crate::Result;

/// Pieces that are repeated to a text.
const KINDS: [(&str, &str); 44] = [
    ("quotations that are never closed", "he said \" "),
    ("quotations within each other", "“ she said ‘ "),
    ("closed quotations", "“No,” he said. "),
    ("speakers and colons", "Holm: yes. "),
    ("reports of reports", "Berg said that "),
    ("reports behind commas", "it rains, Berg says, "),
    ("a list of names", "Ada Berg, "),
    ("a list with and", "Ada Berg and "),
    ("people who meet", "Ada Berg met Tom Vik and "),
    ("other people in each sentence", "@ Berg met @ Vik. "),
    ("the same name", "Berg "),
    ("names of one family", "@ Berg "),
    ("initials", "A. B. "),
    ("acronyms", "the Norlake Ferry Board (NFB) "),
    ("possessors", "Berg's "),
    ("of the", "the end of the "),
    ("prepositions", "in Oslo on Monday at noon "),
    ("compounds", "ferry port road bridge "),
    ("adjectives", "old red big "),
    ("relative clauses", "the man who saw "),
    ("infinitives", "wants to try to "),
    ("gerunds", "by selling "),
    ("conditions", "if it rains, "),
    ("negations", "did not never "),
    ("alternatives", "either Berg or "),
    ("causes", "because it rained "),
    ("he", "he "),
    ("they and it", "They sold it. "),
    ("we and you", "We told you. "),
    ("descriptions", "The company sold the ship. "),
    ("roles", "the former deputy mayor of Oslo, "),
    ("titles", "Mr Dr President "),
    ("dates", "3 June 2025, "),
    ("amounts", "$3.1bn to 4.5 per cent, "),
    ("numbers", "1 2 3 "),
    ("brackets", "(a "),
    ("closed brackets", "(a) "),
    ("dashes", "— a "),
    ("semicolons", "a; "),
    ("lines", "a\n"),
    ("paragraphs", "Berg left.\n\n"),
    ("bullets", "* Berg\n"),
    ("capitals", "BERG SOLD THE FERRY. "),
    ("no blanks", "abc"),
];

/// Words, or pieces, of the shortest text.
const SHORTEST: usize = 600;

/// A text four times as long may take so many times as long: four, and what a noisy computer adds.
const ALLOWED: f64 = 7.0;

/// How often each length is read; the quickest counts.
const TIMES: usize = 2;

/// How often a kind is measured that seems to take too much: a computer may be busy for a while.
const TRIES: usize = 4;

/// What one kind of text took.
struct Row {
    kind: &'static str,
    /// Of the text, of one twice and of one four times as long.
    took: [Duration; 3],
}

impl Row {
    fn grew(&self) -> f64 {
        self.took[2].as_secs_f64() / self.took[0].as_secs_f64()
    }
}

/// What all kinds took.
pub struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Reads all kinds at all lengths, on one thread.
    pub fn measure() -> Result<Report> {
        let extractor = Extractor::builder().threads(1).build()?;
        let mut rows = Vec::new();
        for (kind, piece) in KINDS {
            let mut row = Row { kind, took: [Duration::MAX; 3] };
            for _ in 0..TRIES {
                for (time, length) in row.took.iter_mut().zip([1, 2, 4]) {
                    let text = text(piece, length * SHORTEST);
                    for _ in 0..TIMES {
                        let began = Instant::now();
                        extractor.extract(&*text)?;
                        *time = (*time).min(began.elapsed());
                    }
                }
                if row.grew() <= ALLOWED {
                    break;
                }
            }
            rows.push(row);
        }
        Ok(Report { rows })
    }

    /// True where no kind takes longer than its length explains.
    pub fn is_linear(&self) -> bool {
        self.rows.iter().all(|row| row.grew() <= ALLOWED)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            let [once, twice, four_times] = row.took.map(|took| took.as_secs_f64());
            let mark = if row.grew() > ALLOWED { "  TOO MUCH" } else { "" };
            writeln!(f, "{:<34} {once:8.3} s {twice:8.3} s {four_times:8.3} s  x{:.1}{mark}", row.kind, row.grew())?;
        }
        Ok(())
    }
}

/// The piece again and again; "@" stands for a name that is another one each time.
fn text(piece: &str, times: usize) -> String {
    let syllables = ["ba", "ri", "lo", "mu", "ke", "ta", "no", "si"];
    (0..times)
        .map(|n| {
            let mut name: String = [n / 512, n / 64, n / 8, n].map(|digit| syllables[digit % 8]).concat();
            name[..1].make_ascii_uppercase();
            piece.replace('@', &name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{KINDS, Report, Row, text};

    #[test]
    fn a_name_is_another_one_each_time() {
        assert_eq!(text("@ Berg. ", 2), "Babababa Berg. Bababari Berg. ");
        assert_eq!(text("a ", 3), "a a a ");
        assert!(KINDS.iter().all(|(_, piece)| !piece.is_empty()));
    }

    #[test]
    fn what_grows_with_the_square_is_told() {
        let report =
            |millis: [u64; 3]| Report { rows: vec![Row { kind: "a", took: millis.map(Duration::from_millis) }] };
        assert!(report([10, 20, 41]).is_linear());
        let square = report([10, 40, 160]);
        assert!(!square.is_linear() && square.to_string().contains("TOO MUCH"));
    }
}
