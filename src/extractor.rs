use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::models::{DEFAULT_MODEL, Model};
use crate::parser::Parser;
use crate::pipeline::{self, Settings};
use crate::relations::{Detail, Granularity, Rules};
use crate::{Date, Error, Extraction, Parse, Result, coref};

/// Reads the facts of a text with the embedded model and the builtin rules.
///
/// The first call loads the model, once for the process; threads that come at the same time wait for it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Otieno spoke with her Ugandan counterpart on Wednesday.")?;
/// for triple in &extraction.triples {
///     println!("{triple}"); // (Otieno, spoke_with, Ugandan counterpart)
/// }
/// # assert!(extraction.triples.iter().any(|t| t.to_string() == "(Otieno, spoke_with, Ugandan counterpart)"));
/// # Ok(()) }
/// ```
///
/// # Errors
/// [`Error::UnknownModel`] when the crate was built without the feature `embedded`; [`Error::Inference`].
pub fn extract(text: &str) -> Result<Extraction> {
    static EXTRACTOR: OnceCell<Extractor> = OnceCell::new();
    EXTRACTOR.get_or_try_init(|| Extractor::builder().build())?.extract(text)
}

/// A loaded model with its rules. `Send + Sync`; clones share the model.
#[derive(Clone)]
pub struct Extractor {
    settings: Arc<Settings>,
}

/// A text with what is known of it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::{Document, Extractor};
/// let extractor = Extractor::builder().build()?;
/// let document = Document::new("Otieno met Sund on Wednesday.").id("a1").published("2025-11-28".parse()?);
/// let extraction = extractor.extract_document(document)?;
/// let when = extraction.triples[0].when.as_ref().and_then(|w| w.iso());
/// assert_eq!((extraction.doc_id.as_deref(), when), (Some("a1"), Some("2025-11-26")));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'t> {
    text: &'t str,
    id: Option<&'t str>,
    published: Option<Date>,
}

impl<'t> Document<'t> {
    /// A text of which nothing else is known.
    pub fn new(text: &'t str) -> Self {
        Document { text, id: None, published: None }
    }

    /// Your name for it; becomes the extraction's `doc_id`.
    pub fn id(self, id: &'t str) -> Self {
        Document { id: Some(id), ..self }
    }

    /// The day it was published, which "on Wednesday" and "last month" are counted from; goes before that of
    /// [`Builder::published`].
    pub fn published(self, date: Date) -> Self {
        Document { published: Some(date), ..self }
    }
}

impl<'t> From<&'t str> for Document<'t> {
    fn from(text: &'t str) -> Self {
        Document::new(text)
    }
}

/// A text's words and trees, and what was read in it: what the outputs that show the text itself are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Sentences, words, trees; its `text` is the whole text.
    pub parse: Parse,
    /// Entities, triples, statements, roles.
    pub extraction: Extraction,
}

impl Reading {
    /// The words of a span that counts bytes; none where it does not fit the text.
    pub fn text_of(&self, span: crate::Span) -> Option<&str> {
        self.parse.text_of(span)
    }
}

/// Settings of an [`Extractor`]; every one has a default.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    model: Option<String>,
    rules: Option<Rules>,
    detail: Detail,
    coref_threshold: Option<f32>,
    published: Option<Date>,
    threads: Option<NonZero<usize>>,
}

impl Extractor {
    /// Starts with the embedded model, the builtin rules, compact triples and a thread for each core.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::{Extractor, Granularity, Rules};
    /// let extractor = Extractor::builder().rules(Rules::builtin()).granularity(Granularity::Compact).threads(1).build()?;
    /// assert!(extractor.extract("")?.triples.is_empty());
    /// # Ok(()) }
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads one text.
    ///
    /// # Errors
    /// [`Error::Inference`] when the network cannot be run. No text is an error: an empty one gives an empty extraction.
    pub fn extract(&self, text: &str) -> Result<Extraction> {
        pipeline::extract(text, None, &self.settings)
    }

    /// Reads one text with its name and its day of publication.
    ///
    /// # Errors
    /// Those of [`Extractor::extract`].
    pub fn extract_document(&self, document: Document<'_>) -> Result<Extraction> {
        let extraction = pipeline::extract(document.text, document.published, &self.settings)?;
        Ok(Extraction { doc_id: document.id.map(str::to_owned), ..extraction })
    }

    /// Reads one text that may not be UTF-8; `name` is for the error and becomes the extraction's `doc_id`.
    ///
    /// # Errors
    /// [`Error::NotUtf8`] with the offset of the first bad byte, and those of [`Extractor::extract`].
    pub fn extract_bytes(&self, name: &str, bytes: &[u8]) -> Result<Extraction> {
        let text = std::str::from_utf8(bytes)
            .map_err(|e| Error::NotUtf8 { name: name.to_owned(), offset: e.valid_up_to() })?;
        Ok(Extraction { doc_id: Some(name.to_owned()), ..self.extract(text)? })
    }

    /// Reads many texts in parallel: one result a text, in the order of the input. Each result is the same, byte for byte,
    /// as [`Extractor::extract`] gives for that text alone.
    pub fn extract_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Result<Extraction>> {
        let documents: Vec<Document> = texts.iter().map(|t| Document::new(t.as_ref())).collect();
        self.extract_documents(&documents)
    }

    /// Reads many texts, each with its own name and day of publication, as [`Extractor::extract_batch`] does.
    pub fn extract_documents(&self, documents: &[Document<'_>]) -> Vec<Result<Extraction>> {
        self.batch(documents, |_, extraction| extraction)
    }

    /// The same, with the words and trees of each text beside what was read in it.
    pub fn read_documents(&self, documents: &[Document<'_>]) -> Vec<Result<Reading>> {
        self.batch(documents, |parse, extraction| Reading { parse, extraction })
    }

    fn batch<R: Send>(
        &self,
        documents: &[Document<'_>],
        result: impl Fn(Parse, Extraction) -> R + Sync,
    ) -> Vec<Result<R>> {
        let texts = documents.iter().map(|d| d.text);
        self.settings.parser.parse_each(texts, |number, mut parse| {
            let Document { id, published, .. } = documents[number];
            let extraction = pipeline::read(&mut parse, published, &self.settings);
            Ok(result(parse, Extraction { doc_id: id.map(str::to_owned), ..extraction }))
        })
    }

    /// Words, trees and names of a text, as the rules see them: for writing rules and for other uses of the trees.
    ///
    /// # Errors
    /// [`Error::Inference`].
    pub fn parse(&self, text: &str) -> Result<Parse> {
        let mut parse = self.settings.parser.parse(text)?;
        parse.gists = Vec::new();
        Ok(parse)
    }

    /// For measurements.
    #[doc(hidden)]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Name of the model.
    pub fn model(&self) -> &str {
        &self.settings.model
    }
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extractor").field("model", &self.model()).finish_non_exhaustive()
    }
}

impl Builder {
    /// A name from models.toml ("factwire-en") or a folder with a model.
    pub fn model(mut self, name_or_folder: impl Into<String>) -> Self {
        self.model = Some(name_or_folder.into());
        self
    }

    /// The rules for closed relations.
    pub fn rules(mut self, rules: Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// How much goes into one triple.
    pub fn granularity(mut self, granularity: Granularity) -> Self {
        self.detail.granularity = granularity;
        self
    }

    /// Whether a triple says in [`Triple::variants`](crate::Triple::variants) where its fact is told again; off by default.
    pub fn variants(mut self, variants: bool) -> Self {
        self.detail.variants = variants;
        self
    }

    /// How probable a link between two mentions must be, 0 to 1: below it a pronoun stays unresolved and another mention is an
    /// entity of its own. The default, 0.45, is chosen so that four of five resolved pronouns of GAP are right
    /// (README.md). 0.3 finds more of what belongs together, 0.9 leaves all but the
    /// clear ones. Without number (NaN) is the default.
    pub fn coref_threshold(mut self, threshold: f32) -> Self {
        self.coref_threshold = Some(threshold).filter(|t| !t.is_nan());
        self
    }

    /// The day of publication of the texts, which "on Wednesday" and "last month" are counted from; a [`Document`] may have its
    /// own. Without one, such times stay relative ([`When::Relative`](crate::When::Relative)).
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extractor = factwire::Extractor::builder().published("2025-11-28".parse()?).build()?;
    /// let extraction = extractor.extract("Otieno met Sund last month.")?;
    /// assert_eq!(extraction.triples[0].when.as_ref().and_then(|w| w.iso()), Some("2025-10"));
    /// # Ok(()) }
    /// ```
    pub fn published(mut self, date: Date) -> Self {
        self.published = Some(date);
        self
    }

    /// How many threads read a text or a batch, of which the calling one is the first; 0 and the default mean one for each core.
    /// Calls at the same time have each their own.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = NonZero::new(threads);
        self
    }

    /// Loads the model.
    ///
    /// # Errors
    /// [`Error::UnknownModel`], [`Error::Read`], [`Error::DamagedModel`], [`Error::BadModelFile`], [`Error::Threads`].
    pub fn build(self) -> Result<Extractor> {
        let Builder { model, rules, threads, .. } = self;
        let load = || {
            let model = Model::open(model.as_deref().unwrap_or(DEFAULT_MODEL))?;
            Ok((model.name.clone(), Parser::new(model, threads)?))
        };
        // The rules are read while the model is loaded, on a thread of our own: a rayon worker that waits would begin another job,
        // which may ask for the very extractor that is being made.
        let (loaded, rules) = std::thread::scope(|scope| match rules {
            Some(rules) => (load(), rules),
            None => {
                let reading = std::thread::Builder::new().spawn_scoped(scope, Rules::builtin);
                let loaded = load();
                // without a thread, or after a panic, which then comes again here
                let read = reading.ok().and_then(|thread| thread.join().ok());
                (loaded, read.unwrap_or_else(Rules::builtin))
            }
        });
        let (model, parser) = loaded?;
        let settings = Settings {
            model,
            parser,
            rules,
            detail: self.detail,
            coref_threshold: self.coref_threshold.unwrap_or(coref::THRESHOLD),
            published: self.published,
        };
        Ok(Extractor { settings: Arc::new(settings) })
    }
}
