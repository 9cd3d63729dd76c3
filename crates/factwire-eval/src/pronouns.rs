//! Pronouns against GAP (Webster et al. 2018): does a pronoun mean name A, name B or neither?
//!
//! A pronoun means a name when an entity of the extraction has a mention of form `Pronoun` on the pronoun and a mention of
//! form `Name` that shares a character with the name at its offset. Scored as GAP's own program does: each of the two
//! names of a text is a yes-or-no answer; precision, recall and F1 are those of "yes", over all pronouns, over masculine
//! (he, him, his) and feminine ones (she, her, hers); `bias` is feminine F1 divided by masculine F1. Offsets are in
//! characters.

use std::fmt;
use std::path::Path;

use super::lines;
use super::score::Score;
use super::table::Table;
use crate::Result;
use factwire::facts::{MentionForm, Probability};
use factwire::{Extraction, Extractor, Span};

/// A text with its question.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub(super) text: String,
    pub(super) pronoun: Span,
    pub(super) names: [Span; 2],
    /// Whether the pronoun means each of them.
    pub(super) means: [bool; 2],
    feminine: bool,
}

/// Reads a file.
///
/// # Errors
/// [`crate::Error::Read`], [`crate::Error::NotUtf8`], [`crate::Error::BadData`].
pub fn read(path: &Path) -> Result<Vec<Example>> {
    parse(&lines::read(path)?, &path.display().to_string())
}

pub(super) fn parse(content: &str, file: &str) -> Result<Vec<Example>> {
    let table = Table::parse(content, file, b'\t')?;
    let columns = ["Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset", "B-coref"];
    let example = |row: &super::table::Row<'_, 9>| {
        let text = &row.values[0];
        let offsets = lines::Offsets::new(text);
        let span = |words: usize| {
            let (words, start) = (&row.values[words], row.number(words + 1)?);
            let span = start.checked_add(words.chars().count()).and_then(|end| offsets.span(start, end));
            span.filter(|s| text[*s] == **words)
                .ok_or_else(|| row.bad(format!("{words:?} does not stand at character {start} of the text")))
        };
        let truth = |value: usize| match row.values[value].to_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(row.bad(format!("{other:?} is neither TRUE nor FALSE"))),
        };
        let feminine = match row.values[1].to_lowercase().as_str() {
            "she" | "her" | "hers" => true,
            "he" | "him" | "his" => false,
            other => return Err(row.bad(format!("{other:?} is no pronoun of GAP"))),
        };
        Ok(Example {
            pronoun: span(1)?,
            names: [span(3)?, span(6)?],
            means: [truth(5)?, truth(8)?],
            feminine,
            text: text.clone(),
        })
    };
    table.columns(columns)?.iter().map(example).collect()
}

/// Counts of answers.
#[derive(Default)]
pub struct Report {
    examples: usize,
    masculine: Score,
    feminine: Score,
}

impl Report {
    /// Reads the texts of the examples with the embedded model and counts; `threshold` is that of
    /// [`Builder::coref_threshold`](factwire::Builder::coref_threshold).
    ///
    /// # Errors
    /// Those of building an extractor and of [`Extractor::extract`].
    pub fn measure(examples: &[Example], threshold: Option<Probability>) -> Result<Report> {
        let texts: Vec<&str> = examples.iter().map(|e| e.text.as_str()).collect();
        let builder = Extractor::builder();
        let extractor = threshold.into_iter().fold(builder, factwire::Builder::coref_threshold).build()?;
        let mut report = Report::default();
        for (example, extraction) in examples.iter().zip(extractor.extract_batch(&texts)) {
            report.count(example, answer(example, &extraction?));
        }
        Ok(report)
    }

    fn count(&mut self, example: &Example, answer: [bool; 2]) {
        self.examples += 1;
        let score = if example.feminine { &mut self.feminine } else { &mut self.masculine };
        for (gold, ours) in example.means.into_iter().zip(answer) {
            *score += Score { right: (gold && ours).into(), found: ours.into(), wanted: gold.into() };
        }
    }
}

fn answer(example: &Example, extraction: &Extraction) -> [bool; 2] {
    let speaks_of = |entity: &factwire::Entity, form: MentionForm, span: Span| {
        entity.mentions.iter().any(|m| m.form == form && m.span.overlaps(span))
    };
    let entity = extraction.entities.iter().find(|e| speaks_of(e, MentionForm::Pronoun, example.pronoun));
    example.names.map(|name| entity.is_some_and(|e| speaks_of(e, MentionForm::Name, name)))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = self.masculine;
        all += self.feminine;
        writeln!(f, "pronouns {}", self.examples)?;
        all.write(f, "", "")?;
        self.masculine.write(f, "", "_masculine")?;
        self.feminine.write(f, "", "_feminine")?;
        let masculine = self.masculine.f1();
        writeln!(f, "bias {:.4}", if masculine == 0.0 { 0.0 } else { self.feminine.f1() / masculine })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n";
    const ROWS: &str = "1\tZoë Lepik said \"no\" before she met Otieno.\tshe\t27\tZoë Lepik\t0\tTRUE\tOtieno\t35\tFALSE\tx\n\
                        2\tSund left; Brandt kept his job.\this\t23\tSund\t0\tFALSE\tBrandt\t11\tTRUE\tx\n";

    fn examples() -> Vec<Example> {
        parse(&format!("{HEADER}{ROWS}"), "f").unwrap()
    }

    #[test]
    fn offsets_count_characters() {
        let examples = examples();
        assert_eq!(examples.len(), 2);
        assert_eq!(&examples[0].text[examples[0].names[0]], "Zoë Lepik");
        assert_eq!(&examples[0].text[examples[0].pronoun], "she");
        assert!(examples[0].feminine && !examples[1].feminine);
    }

    #[test]
    fn scores_yes_and_no_by_gender() {
        let examples = examples();
        let mut report = Report::default();
        examples.iter().for_each(|e| report.count(e, e.means));
        let shown = report.to_string();
        for line in ["pronouns 2", "f1 1.0000", "f1_masculine 1.0000", "f1_feminine 1.0000", "bias 1.0000"] {
            assert!(shown.lines().any(|l| l == line), "{line}: {shown}");
        }
        let mut report = Report::default();
        report.count(&examples[0], [true, true]);
        report.count(&examples[1], [true, false]);
        assert_eq!(report.feminine, Score { right: 1, found: 2, wanted: 1 });
        assert_eq!(report.masculine, Score { right: 0, found: 1, wanted: 1 });
        assert!(report.to_string().contains("f1 0.4000\n"), "{report}");
    }

    #[test]
    fn asks_the_entities_of_the_extraction() {
        let text = "1\tMarta Silva said that she would resign. Luis Prado stayed.\tshe\t22\tMarta Silva\t0\tTRUE\tLuis Prado\t40\tFALSE\tx\n";
        let examples = parse(&format!("{HEADER}{text}"), "f").unwrap();
        let report = Report::measure(&examples, None).unwrap();
        assert_eq!(report.feminine, Score { right: 1, found: 1, wanted: 1 });
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |row: &str, want: &str| {
            let error = parse(&format!("{HEADER}{row}\n"), "f").unwrap_err().to_string();
            assert_eq!(error, format!("f:2: {want}"));
        };
        check("1\tHe left.\tHe\t1\tA\t0\tTRUE\tB\t0\tTRUE\tx", "\"He\" does not stand at character 1 of the text");
        check("1\tHe left.\tHe\tone\tA\t0\tTRUE\tB\t0\tTRUE\tx", "\"one\" is no number");
        check(
            "1\tHe left.\tHe\t18446744073709551615\tA\t0\tTRUE\tB\t0\tTRUE\tx",
            "\"He\" does not stand at character 18446744073709551615 of the text",
        );
        check("1\tIt left.\tIt\t0\tA\t0\tTRUE\tB\t0\tTRUE\tx", "\"it\" is no pronoun of GAP");
        check("1\tHe left.\tHe\t0\tleft\t3\tyes\tleft\t3\tTRUE\tx", "\"yes\" is neither TRUE nor FALSE");
        check("1\tHe left.", "the header has 11 columns, this row has 2");
    }
}
