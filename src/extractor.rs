use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::models::{DEFAULT_MODEL, Model};
use crate::parser::{Parser, guarded};
use crate::pipeline::{self, Settings};
use crate::relations::{Detail, Granularity, Rules};
use crate::{Date, Document, Error, Extraction, Parse, Probability, Reading, Result, coref};

/// Reads the facts of a text with the embedded model and the builtin rules.
///
/// The first call loads the model, once for the process; threads that come at the same time wait for it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Otieno spoke with her Ugandan counterpart on Wednesday.")?;
/// for triple in &extraction.triples {
///     println!("{triple}"); // (Otieno, spoke_with, her Ugandan counterpart)
/// }
/// # assert!(extraction.triples.iter().any(|t| t.to_string() == "(Otieno, spoke_with, her Ugandan counterpart)"));
/// # Ok(()) }
/// ```
///
/// # Errors
/// [`ErrorKind::UnknownModel`](crate::ErrorKind::UnknownModel) when the crate was built without the feature `embedded`, and those of
/// [`Extractor::extract`].
pub fn extract<'t>(document: impl Into<Document<'t>>) -> Result<Extraction> {
    static EXTRACTOR: OnceCell<Extractor> = OnceCell::new();
    EXTRACTOR.get_or_try_init(|| Extractor::builder().build())?.extract(document)
}

/// The least confidence of a compact triple that is told where [`Builder::min_confidence`] says nothing else: of what lies below it,
/// readers of news found more wrong than right (README.md).
pub const DEFAULT_MIN_CONFIDENCE: f32 = 0.45;

/// A loaded model with its rules. `Send + Sync`; clones share the model.
#[derive(Clone)]
pub struct Extractor {
    settings: Arc<Settings>,
}

/// Settings of an [`Extractor`]; every one has a default.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    model: Option<String>,
    rules: Option<Rules>,
    detail: Detail,
    coref_threshold: Option<Probability>,
    min_confidence: Option<Probability>,
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

    /// Reads one text, or a document, which also knows its name and its day of publication.
    ///
    /// # Errors
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference) when the network cannot be run,
    /// [`ErrorKind::Language`](crate::ErrorKind::Language) for a document in another language than English. No
    /// text is an error: an empty one gives an empty extraction.
    pub fn extract<'t>(&self, document: impl Into<Document<'t>>) -> Result<Extraction> {
        one(self.extract_batch([document]))
    }

    /// The same, with the words and trees of the text beside what was read in it.
    ///
    /// # Errors
    /// Those of [`Extractor::extract`].
    pub fn read<'t>(&self, document: impl Into<Document<'t>>) -> Result<Reading> {
        one(self.read_batch([document]))
    }

    /// Reads one text that may not be UTF-8; `name` is for the error and becomes the extraction's `doc_id`.
    ///
    /// # Errors
    /// [`ErrorKind::NotUtf8`](crate::ErrorKind::NotUtf8) with the offset of the first bad byte, and those of [`Extractor::extract`].
    pub fn extract_bytes(&self, name: &str, bytes: &[u8]) -> Result<Extraction> {
        let text = std::str::from_utf8(bytes).map_err(|e| Error::not_utf8(name, e))?;
        self.extract(Document::new(text).with_id(name))
    }

    /// Reads many texts or documents in parallel: one result each, in the order of the input. Each is the same, byte for byte, as
    /// [`Extractor::extract`] gives for that document alone, and what goes wrong with one leaves the others alone.
    ///
    /// All of them and all results are in memory at a time: see [`Extractor::extract_iter`] for more than that holds.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extractor = factwire::Extractor::builder().build()?;
    /// let results = extractor.extract_batch(["Ines Prado met Tom Brandt.", "Norlake bought the ferry."]);
    /// assert_eq!(results.len(), 2);
    /// # Ok(()) }
    /// ```
    pub fn extract_batch<'t, D: Into<Document<'t>>>(
        &self,
        documents: impl IntoIterator<Item = D>,
    ) -> Vec<Result<Extraction>> {
        self.each(documents, |_, extraction| extraction)
    }

    /// The same, with the words and trees of each text beside what was read in it.
    pub fn read_batch<'t, D: Into<Document<'t>>>(
        &self,
        documents: impl IntoIterator<Item = D>,
    ) -> Vec<Result<Reading>> {
        self.each(documents, |parse, extraction| Reading { parse, extraction })
    }

    /// Reads documents as they come, in parallel and in order, for inputs that no memory holds: some are taken from `documents` at a
    /// time (as many as keep all threads busy, or a quarter of a megabyte of text), read, and given out before the next are taken.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extractor = factwire::Extractor::builder().build()?;
    /// let endless = (1..).map(|n| format!("Ward {n} elected Mia Berg."));
    /// for extraction in extractor.extract_iter(endless).take(3) {
    ///     assert_eq!(extraction?.triples.len(), 1);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn extract_iter<'t, I>(&self, documents: I) -> impl Iterator<Item = Result<Extraction>>
    where
        I: IntoIterator,
        I::Item: Into<Document<'t>>,
    {
        self.chunks(documents).flat_map(|chunk| self.extract_batch(chunk))
    }

    /// The same, with the words and trees of each text beside what was read in it.
    pub fn read_iter<'t, I>(&self, documents: I) -> impl Iterator<Item = Result<Reading>>
    where
        I: IntoIterator,
        I::Item: Into<Document<'t>>,
    {
        self.chunks(documents).flat_map(|chunk| self.read_batch(chunk))
    }

    /// Reads the facts of a text whose words, trees and names somebody else found, by the rules of this extractor.
    ///
    /// They should be those of UD English EWT, as [`Extractor::parse`] gives them; the better they are the better are the facts.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// let extractor = factwire::Extractor::builder().build()?;
    /// let parse = extractor.parse("Ines Prado met Tom Brandt.")?; // or one of your own
    /// assert_eq!(extractor.extract_parse(parse)?.triples.len(), 1);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Internal`](crate::ErrorKind::Internal) when the rules cannot make anything of the trees.
    pub fn extract_parse(&self, mut parse: Parse) -> Result<Extraction> {
        guarded(|| pipeline::read(&mut parse, None, &self.settings))
    }

    /// Parts of the input that are read at a time.
    fn chunks<'t, I>(&self, documents: I) -> impl Iterator<Item = Vec<Document<'t>>>
    where
        I: IntoIterator,
        I::Item: Into<Document<'t>>,
    {
        let mut documents = documents.into_iter().map(Into::into);
        let most = CHUNK_DOCUMENTS * self.settings.parser.threads();
        std::iter::from_fn(move || {
            let (mut chunk, mut bytes) = (Vec::new(), 0);
            while chunk.len() < most && bytes < CHUNK_BYTES {
                let Some(document) = documents.next() else { break };
                bytes += document.text().len();
                chunk.push(document);
            }
            (!chunk.is_empty()).then_some(chunk)
        })
    }

    fn each<'t, D: Into<Document<'t>>, R: Send>(
        &self,
        documents: impl IntoIterator<Item = D>,
        result: impl Fn(Parse, Extraction) -> R + Sync,
    ) -> Vec<Result<R>> {
        let documents: Vec<Document> = documents.into_iter().map(Into::into).collect();
        // A text that is refused is not read.
        let texts = documents.iter().map(|d| if d.check().is_ok() { d.text() } else { "" });
        self.settings.parser.parse_each(texts, |number, mut parse| {
            let document = &documents[number];
            document.check()?;
            let extraction = pipeline::read(&mut parse, document.published(), &self.settings);
            let owned = |known: Option<&str>| known.map(str::to_owned);
            Ok(result(
                parse,
                Extraction {
                    doc_id: owned(document.id()),
                    title: owned(document.title()),
                    language: owned(document.language()),
                    metadata: document.metadata().clone(),
                    ..extraction
                },
            ))
        })
    }

    /// Words, trees and names of a text, as the rules see them: for writing rules and for other uses of the trees.
    ///
    /// # Errors
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference).
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

/// The result of the only document.
fn one<R>(results: Vec<Result<R>>) -> Result<R> {
    results.into_iter().next().unwrap_or_else(|| Err(Error::internal("no document came back")))
}

/// [`Extractor::extract_iter`] takes so many documents for each thread at a time: enough that threads seldom wait for the last of them.
const CHUNK_DOCUMENTS: usize = 32;

/// And so many bytes of text, unless one document has more.
const CHUNK_BYTES: usize = 1 << 18;

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
    /// (README.md). 0.3 finds more of what belongs together, 0.9 leaves all but the clear ones.
    ///
    /// This is about [`Extraction::entities`](crate::Extraction::entities). Triples are more careful: they show the pronoun itself
    /// where its link is not sure enough: below 0.65 for a person, 0.6 to 0.85 for others, unless the construction speaks for it.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::{Extractor, facts::Probability};
    /// let careful = Extractor::builder().coref_threshold(Probability::new(0.9)?).build()?;
    /// assert!(careful.extract("Ada Moe left. She met Bo Lind.")?.triples.len() > 0);
    /// # Ok(()) }
    /// ```
    pub fn coref_threshold(mut self, threshold: Probability) -> Self {
        self.coref_threshold = Some(threshold);
        self
    }

    /// The least confidence of a triple that is told. By default compact triples are told from [`DEFAULT_MIN_CONFIDENCE`] on, and all full and
    /// binary ones; with 0 all are. What other values keep and cost is in README.md.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::{Extractor, facts::Probability};
    /// let least = Probability::new(0.7)?;
    /// let extraction = Extractor::builder().min_confidence(least).build()?.extract("Ada Moe met Bo Lind in Oslo.")?;
    /// assert!(extraction.triples.iter().all(|triple| triple.confidence >= least));
    /// # Ok(()) }
    /// ```
    pub fn min_confidence(mut self, least: Probability) -> Self {
        self.min_confidence = Some(least);
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
    /// [`ErrorKind::UnknownModel`](crate::ErrorKind::UnknownModel), [`ErrorKind::Read`](crate::ErrorKind::Read),
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel), [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile),
    /// [`ErrorKind::Threads`](crate::ErrorKind::Threads).
    pub fn build(self) -> Result<Extractor> {
        let Builder { model, rules, threads, .. } = self;
        let load = || -> Result<_> {
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
        let compact = self.detail.granularity == Granularity::Compact;
        let doubtful = if compact { Probability::new(DEFAULT_MIN_CONFIDENCE).ok() } else { None };
        let settings = Settings {
            model,
            parser,
            rules,
            detail: self.detail,
            coref_threshold: self.coref_threshold.map_or(coref::THRESHOLD, Probability::get),
            min_confidence: self.min_confidence.or(doubtful),
            published: self.published,
        };
        Ok(Extractor { settings: Arc::new(settings) })
    }
}
