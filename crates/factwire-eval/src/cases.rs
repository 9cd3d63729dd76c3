//! What `training/distant.py` and `training/gists.py` read, a line of JSON a text.
//!
//! `texts` gives what is found in a text: its words, who is mentioned where, and who the pronouns mean, from which distant.py makes
//! lessons. `lessons` gives those back as the network reads them: windows of subwords; whom the pronoun may mean, with signs; and of
//! which words the vectors are to tell it. Words are counted over all windows.

use serde_json::{Value, json};

use super::pronouns::Example;
use crate::Result;
use factwire::unstable::coref::{self, Case};
use factwire::unstable::models::{DEFAULT_MODEL, Model};
use factwire::unstable::parser::Parser;
use factwire::unstable::{Gender, mentions, quotes};

/// Reads texts with the embedded model.
pub struct Cases {
    parser: Parser,
}

impl Cases {
    /// Loads the embedded model.
    ///
    /// # Errors
    /// Those of loading the model.
    pub fn new() -> Result<Self> {
        Ok(Cases { parser: Parser::new(Model::open(DEFAULT_MODEL)?, None)? })
    }

    /// What is found in a text.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn of_text(&self, text: &str) -> Result<Value> {
        let parse = self.parser.parse(text)?;
        let mentions = mentions::find(&parse);
        let links = coref::link(&parse, &mentions, &quotes::find(&parse), coref::THRESHOLD);
        let words = parse.tokens.iter().map(|t| {
            json!({"start": t.span.start, "end": t.span.end, "sentence": t.sentence, "head": t.head, "deprel": t.deprel.to_string()})
        });
        let found = mentions.list.iter().zip(&links.entity_of).map(|(m, entity)| {
            let span = parse.span_of(m.tokens.clone());
            let entity = entity.map(|e| e.0 as usize);
            let linked = entity.and_then(|e| links.entities[e].mentions.iter().find(|m| m.span == span));
            let gender = match m.gender {
                Gender::Masculine => "m",
                Gender::Feminine => "f",
                _ => "-",
            };
            json!({"start": span.start, "end": span.end, "head": m.head, "form": m.form.to_string(), "kind": m.kind.to_string(),
                "gender": gender, "entity": entity, "confidence": linked.map(|m| m.confidence)})
        });
        Ok(json!({"text": text, "words": words.collect::<Vec<_>>(), "mentions": found.collect::<Vec<_>>()}))
    }

    /// A lesson with one right name, the first; `None` where factwire sees no pronoun or has not that name among the candidates.
    ///
    /// # Errors
    /// [`crate::Error::Factwire`].
    pub fn of_lesson(&self, lesson: &Example) -> Result<Option<Value>> {
        let text = &lesson.text;
        let parse = self.parser.parse(text)?;
        let mentions = mentions::find(&parse);
        let span = |m: usize| parse.span_of(mentions.list[m].tokens.clone());
        let mut found = None;
        let mut teacher = |case: &Case| {
            if case.class == "he" && span(case.mention).overlaps(lesson.pronoun) {
                let means = |members: &[usize]| members.iter().any(|&m| span(m).overlaps(lesson.names[0]));
                let candidates = case.candidates.iter().zip(&case.words.1);
                let candidates: Vec<Value> = candidates
                    .map(|((members, signs), words)| {
                        json!({"right": means(members), "signs": signs.named().collect::<Vec<_>>(), "words": words})
                    })
                    .collect();
                if candidates.iter().any(|c| c["right"] == true) {
                    let none: Vec<String> = case.none.named().collect();
                    found = Some(json!({"words": case.words.0, "none": none, "candidates": candidates}));
                }
            }
            None
        };
        coref::link_taught(&parse, &mentions, &quotes::find(&parse), coref::THRESHOLD, &mut teacher);
        let Some(mut found) = found else { return Ok(None) };
        let windows = self.parser.windows(text)?;
        let window = |input: &factwire::unstable::backend::Input| json!({"ids": input.ids, "classes": input.classes, "first": input.first, "last": input.last});
        found["windows"] = windows.iter().map(|w| window(&w.input)).collect();
        Ok(Some(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pronouns;

    #[test]
    fn a_text_shows_whom_its_pronouns_mean() {
        let value = Cases::new().unwrap().of_text("Marta Silva left before she was asked.").unwrap();
        let mentions = value["mentions"].as_array().unwrap();
        let name = mentions.iter().find(|m| m["form"] == "name").unwrap();
        let she = mentions.iter().find(|m| m["form"] == "pronoun").unwrap();
        assert!(name["entity"] == she["entity"] && name["gender"] == "f" && she["confidence"].is_f64(), "{value}");
    }

    #[test]
    fn a_lesson_shows_which_words_tell() {
        let row = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n\
                   1\tMarta Silva met Lena Holm before she left.\tshe\t33\tMarta Silva\t0\tTRUE\tLena Holm\t16\tFALSE\n";
        let lesson = pronouns::parse(row, "f").unwrap().remove(0);
        let value = Cases::new().unwrap().of_lesson(&lesson).unwrap().unwrap();
        assert_eq!(value["words"], json!([6, 7]), "she, left");
        let right = value["candidates"].as_array().unwrap().iter().find(|c| c["right"] == true).unwrap();
        assert_eq!(right["words"], json!([0, 0, 0, 2]), "Marta as last mention, last name and first mention; met");
    }
}
