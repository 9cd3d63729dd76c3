use serde::{Deserialize, Serialize};

use crate::{Error, Extraction, Offsets, Parse, Part, Result, Span};

/// A text's words and trees, and what was read in it: what the outputs that show the text itself are made of.
///
/// It is stored and read back with serde, so that what was read once becomes any other format later.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let reading = factwire::Extractor::builder().build()?.read("Otieno met Sund in Oslo.")?;
/// let stored = serde_json::to_string(&reading)?;
/// let again: factwire::Reading = serde_json::from_str(&stored)?;
/// assert_eq!(factwire::output::text(&again.extraction), factwire::output::text(&reading.extraction));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Data")]
pub struct Reading {
    /// Sentences, words, trees; its `text` is the whole text.
    pub parse: Parse,
    /// Entities, triples, statements, roles.
    pub extraction: Extraction,
}

/// A reading as it comes from outside: it may be anything.
#[derive(Deserialize)]
struct Data {
    parse: Parse,
    extraction: Extraction,
}

impl TryFrom<Data> for Reading {
    type Error = Error;

    fn try_from(Data { parse, extraction }: Data) -> Result<Self> {
        Reading::try_new(parse, extraction)
    }
}

impl Reading {
    /// Puts a parse and what was read in it together.
    ///
    /// # Errors
    /// [`ErrorKind::Inconsistent`](crate::ErrorKind::Inconsistent) when a span of the extraction is none of the parse's text, or when an
    /// entity or a fact is named that is not there.
    pub fn try_new(parse: Parse, mut extraction: Extraction) -> Result<Self> {
        let text = &parse.text;
        let (entities, facts) = (extraction.entities.len(), extraction.triples.len());
        let mut wrong = None;
        let mut check = |part: Part<'_>| match part {
            Part::Span(span) if text.get(span.start..span.end).is_none() => {
                wrong.get_or_insert_with(|| format!("{span} is no span of the text"));
            }
            Part::Entity(id) if id.index() >= entities => {
                wrong.get_or_insert_with(|| format!("there is no entity {id}"));
            }
            Part::Fact(Some(id)) if id.index() >= facts => {
                wrong.get_or_insert_with(|| format!("there is no fact {id}"));
            }
            _ => {}
        };
        match extraction.offsets {
            Offsets::Bytes => extraction.each_part(&mut check),
            _ => extraction.clone().in_offsets(text, Offsets::Bytes).each_part(&mut check),
        }
        match wrong {
            Some(what) => Err(Error::inconsistent("reading", what)),
            None => Ok(Reading { parse, extraction }),
        }
    }

    /// The words of a span that counts bytes; none where it does not fit the text.
    pub fn text_of(&self, span: Span) -> Option<&str> {
        self.parse.text_of(span)
    }
}
