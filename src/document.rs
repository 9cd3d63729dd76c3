use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::{Date, Error, Result};

/// A text with what is known of it. It borrows what it is given, or owns it.
///
/// Whatever takes a document takes a text as well: `&str`, `&String`, `String`.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::{Document, Extractor};
/// let extractor = Extractor::builder().build()?;
/// let document = Document::new("Otieno met Sund on Wednesday.")
///     .with_id("a1")
///     .with_published("2025-11-28".parse()?)
///     .with_metadata("desk", "abroad");
/// assert_eq!(document.id(), Some("a1"));
/// let extraction = extractor.extract(document)?;
/// let when = extraction.triples[0].when.as_ref().and_then(|w| w.iso());
/// assert_eq!((extraction.doc_id.as_deref(), when), (Some("a1"), Some("2025-11-26")));
/// assert_eq!(extraction.metadata["desk"], "abroad");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'t> {
    text: Cow<'t, str>,
    id: Option<Cow<'t, str>>,
    title: Option<Cow<'t, str>>,
    language: Option<Cow<'t, str>>,
    published: Option<Date>,
    metadata: BTreeMap<String, String>,
}

impl<'t> Document<'t> {
    /// A text of which nothing else is known.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Document { text: text.into(), ..Document::default() }
    }

    /// Your name for it; becomes [`Extraction::doc_id`](crate::Extraction::doc_id).
    pub fn with_id(self, id: impl Into<Cow<'t, str>>) -> Self {
        Document { id: Some(id.into()), ..self }
    }

    /// Its headline. It is passed on ([`Extraction::title`](crate::Extraction::title)), not read: facts come from the text alone.
    pub fn with_title(self, title: impl Into<Cow<'t, str>>) -> Self {
        Document { title: Some(title.into()), ..self }
    }

    /// Its language as a tag of BCP 47 ("en", "en-GB"). A text that is said to be in another language than English is refused
    /// ([`ErrorKind::Language`](crate::ErrorKind::Language)); one whose language is not said is read as English.
    pub fn with_language(self, language: impl Into<Cow<'t, str>>) -> Self {
        Document { language: Some(language.into()), ..self }
    }

    /// The day it was published, which "on Wednesday" and "last month" are counted from; goes before that of
    /// [`Builder::published`](crate::Builder::published).
    pub fn with_published(self, date: Date) -> Self {
        Document { published: Some(date), ..self }
    }

    /// Anything else that is to come out with the facts ([`Extraction::metadata`](crate::Extraction::metadata)): a key and its value.
    pub fn with_metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The text; spans are offsets into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Your name for it.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Its headline.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Its language, as it was given.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The day it was published.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// What else is to come out with the facts.
    pub fn metadata(&self) -> &BTreeMap<String, String> {
        &self.metadata
    }

    /// Refuses a text in another language than English.
    pub(crate) fn check(&self) -> Result<()> {
        let Some(language) = self.language() else { return Ok(()) };
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        if ["en", "eng", "english"].iter().any(|known| primary.eq_ignore_ascii_case(known)) {
            Ok(())
        } else {
            Err(Error::language(language))
        }
    }
}

impl<'t, S: AsRef<str> + ?Sized> From<&'t S> for Document<'t> {
    fn from(text: &'t S) -> Self {
        Document::new(text.as_ref())
    }
}

impl From<String> for Document<'_> {
    fn from(text: String) -> Self {
        Document::new(text)
    }
}

impl<'t> From<Cow<'t, str>> for Document<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        Document::new(text)
    }
}

/// Borrows all but the metadata.
impl<'t> From<&'t Document<'_>> for Document<'t> {
    fn from(document: &'t Document<'_>) -> Self {
        Document {
            text: Cow::Borrowed(document.text()),
            id: document.id().map(Cow::Borrowed),
            title: document.title().map(Cow::Borrowed),
            language: document.language().map(Cow::Borrowed),
            published: document.published,
            metadata: document.metadata.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_in_all_its_tags_is_read_and_other_languages_are_refused() {
        for tag in ["en", "EN", "en-GB", "en_US", "eng", "English"] {
            assert!(Document::new("").with_language(tag).check().is_ok(), "{tag}");
        }
        for tag in ["de", "nb-NO", "", "enm", "x-en"] {
            let error = Document::new("").with_language(tag).check().unwrap_err().to_string();
            assert!(error.contains(&format!("{tag:?}")) && error.contains("English"), "{error}");
        }
    }
}
