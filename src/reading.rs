use serde::{Deserialize, Serialize};

use crate::{Error, Extraction, Offsets, Parse, Result, Span};

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
    /// entity is named that is not there.
    pub fn try_new(parse: Parse, extraction: Extraction) -> Result<Self> {
        let bad = |what: String| Err(Error::inconsistent("reading", what));
        let text = &parse.text;
        let fits = |span: &Span| text.get(span.start..span.end).is_some();
        let anew = (extraction.offsets != Offsets::Bytes).then(|| extraction.clone().in_offsets(text, Offsets::Bytes));
        if let Some(span) = anew.as_ref().unwrap_or(&extraction).spans().find(|span| !fits(span)) {
            return bad(format!("{span} is no span of the text"));
        }
        if let Some(id) = extraction.named_entities().find(|id| id.index() >= extraction.entities.len()) {
            return bad(format!("there is no entity {id}"));
        }
        Ok(Reading { parse, extraction })
    }

    /// The words of a span that counts bytes; none where it does not fit the text.
    pub fn text_of(&self, span: Span) -> Option<&str> {
        self.parse.text_of(span)
    }
}
