//! What the ranking of antecedents learns from: for each mention the entities that it may belong to, with their signs, and which
//! of them is right. `training/coref.py` fits the weights.
//!
//! A line a mention, tab-separated: its class; then for "none of them" and for each candidate `1` (right), `0` or `?` (not known),
//! a colon-separated list of template and value after a space each: `1 None:0 NonePlace:2`. With GUM, what follows a mention
//! sees the right links; with GAP, only the pronoun that is asked for is written.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::conllu::Document;
use super::coref::{gold, keys};
use super::pronouns::Example;
use super::words;
use crate::Result;
use factwire::facts::MentionForm;
use factwire::unstable::coref::{self, Case, Choice};
use factwire::unstable::models::{DEFAULT_MODEL, Model};
use factwire::unstable::parser::{Job, Parser};
use factwire::unstable::{mentions, quotes};

/// Reads texts and writes down what there is to learn.
pub struct Lessons {
    parser: Parser,
}

impl Lessons {
    /// Loads the embedded model.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new() -> Result<Self> {
        Ok(Lessons { parser: Parser::new(Model::open(DEFAULT_MODEL)?, None)? })
    }

    /// Those of a document of GUM.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn of_document(&self, document: &Document) -> Result<String> {
        let sentences = document.sentences.iter().map(|s| s.words.iter().map(|w| w.form.as_str()));
        let (text, sentences) = words::of_sentences(sentences);
        let parse = self.parser.read(Job { text: &text, given: Some(&sentences) })?.parse;
        let gold = gold(document);
        let mentions = mentions::find(&parse);
        let of_key: HashMap<_, &str> = gold.iter().map(|g| (g.key, &*g.entity)).collect();
        let entity: Vec<Option<&str>> =
            keys(&mentions, &gold).into_iter().map(|key| of_key.get(&key?).copied()).collect();
        let mut lines = String::new();
        let mut teacher = |case: &Case| {
            // What GUM has not, teaches nothing.
            let wanted = entity[case.mention]?;
            let right = |members: &[usize]| members.iter().any(|&m| entity[m] == Some(wanted));
            let answers: Vec<Option<bool>> = case.candidates.iter().map(|(members, _)| Some(right(members))).collect();
            write(&mut lines, case, &answers);
            Some(answers.iter().position(|a| *a == Some(true)).map_or(Choice::Open, Choice::Link))
        };
        coref::link_taught(&parse, &mentions, &quotes::find(&parse), coref::THRESHOLD, &mut teacher);
        Ok(lines)
    }

    /// That of an example of GAP; empty where factwire sees no pronoun.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn of_example(&self, example: &Example) -> Result<String> {
        let text = &example.text;
        let parse = self.parser.parse(text)?;
        let mentions = mentions::find(&parse);
        let mut lines = String::new();
        let span = |m: usize| parse.span_of(mentions.list[m].tokens.clone());
        let mut teacher = |case: &Case| {
            let pronoun = mentions.list[case.mention].form == MentionForm::Pronoun;
            if pronoun && span(case.mention).overlaps(example.pronoun) {
                let named = |m: &usize, name| mentions.list[*m].form == MentionForm::Name && span(*m).overlaps(name);
                let answers: Vec<Option<bool>> = case
                    .candidates
                    .iter()
                    .map(|(members, _)| {
                        let about = (0..2).find(|&n| members.iter().any(|m| named(m, example.names[n])));
                        match about {
                            Some(n) => Some(example.means[n]),
                            None if example.means.contains(&true) => Some(false),
                            None => None,
                        }
                    })
                    .collect();
                // Where the right name is no candidate, other reasons than the ranking keep it out.
                if answers.contains(&Some(true)) || answers.contains(&None) {
                    // GAP asks only for names: of who has none it teaches nothing.
                    let has_name = |(members, _): &(Vec<usize>, _)| {
                        members.iter().any(|&m| mentions.list[m].form == MentionForm::Name)
                    };
                    let named: Vec<usize> = (0..answers.len()).filter(|&n| has_name(&case.candidates[n])).collect();
                    let candidates = named.iter().map(|&n| case.candidates[n].clone()).collect();
                    let case = Case {
                        mention: case.mention,
                        class: case.class,
                        candidates,
                        words: case.words.clone(),
                        none: case.none.clone(),
                    };
                    write(&mut lines, &case, &named.iter().map(|&n| answers[n]).collect::<Vec<_>>());
                }
            }
            None
        };
        coref::link_taught(&parse, &mentions, &quotes::find(&parse), coref::THRESHOLD, &mut teacher);
        Ok(lines)
    }
}

fn write(lines: &mut String, case: &Case, answers: &[Option<bool>]) {
    let known = answers.iter().all(Option::is_some);
    let right = answers.contains(&Some(true));
    let none = if right { Some(false) } else { known.then_some(true) };
    *lines += case.class;
    for (answer, signs) in
        std::iter::once(none).zip([&case.none]).chain(answers.iter().copied().zip(case.candidates.iter().map(|c| &c.1)))
    {
        let answer = match answer {
            Some(true) => '1',
            Some(false) => '0',
            None => '?',
        };
        let _ = write!(lines, "\t{answer}");
        for sign in signs.named() {
            let _ = write!(lines, " {sign}");
        }
    }
    lines.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{conllu, pronouns};

    #[test]
    fn a_document_tells_what_is_right() {
        let rows = [
            ("Marta", "PROPN", 3, "(1-person-new-nnnnn-cf1-1,2-coref"),
            ("Silva", "PROPN", 1, "1)"),
            ("said", "VERB", 0, "_"),
            ("she", "PRON", 5, "(1-person-giv:act-nnnnn-cf1-1-ana)"),
            ("stayed", "VERB", 3, "_"),
            (".", "PUNCT", 3, "_"),
        ];
        let mut content = "# text = Marta Silva said she stayed .\n".to_owned();
        for (i, (form, upos, head, entity)) in rows.iter().enumerate() {
            let _ = writeln!(content, "{}\t{form}\t_\t{upos}\t_\t_\t{head}\tdep\t_\tEntity={entity}", i + 1);
        }
        let document = conllu::parse(&content, "f").unwrap().remove(0);
        let lines = Lessons::new().unwrap().of_document(&document).unwrap();
        let cells: Vec<&str> = lines.trim_end().split('\t').collect();
        assert_eq!(cells.len(), 3, "a class, none, Silva: {lines}");
        assert!(cells[0] == "he" && cells[1].starts_with("0 None:0 ") && cells[2].starts_with("1 Bias:0 "), "{lines}");
    }

    #[test]
    fn an_example_tells_what_is_right() {
        let row = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n\
                   1\tMarta Silva met Lena Holm before she left.\tshe\t33\tMarta Silva\t0\tTRUE\tLena Holm\t16\tFALSE\n";
        let examples = pronouns::parse(row, "f").unwrap();
        let lines = Lessons::new().unwrap().of_example(&examples[0]).unwrap();
        let answers: Vec<&str> = lines.split('\t').skip(1).map(|cell| &cell[..1]).collect();
        assert!(answers.contains(&"1") && answers.contains(&"0") && lines.starts_with("he\t"), "{lines}");
    }

    #[test]
    fn signs_tell_who_comes_between_and_who_is_named_again() {
        let row = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n\
                   1\tMarta Silva met Lena Holm before she left. Holm stayed.\tshe\t33\tMarta Silva\t0\tTRUE\tLena Holm\t16\tFALSE\n";
        let lines = Lessons::new().unwrap().of_example(&pronouns::parse(row, "f").unwrap()[0]).unwrap();
        let of = |answer: &str| {
            let cell = lines.split('\t').skip(2).find(|cell| cell.starts_with(answer)).unwrap();
            let signs = cell.split(' ').map(str::trim);
            signs.filter(|s| s.starts_with("Followed") || s.starts_with("Again")).collect::<Vec<_>>()
        };
        assert_eq!(of("1"), ["Followed:9", "Again:0"], "Silva: Holm comes between; not named again: {lines}");
        assert_eq!(of("0"), ["Followed:0", "Again:6"], "Holm: nobody between; named in the next sentence: {lines}");
    }
}
