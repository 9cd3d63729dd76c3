use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use once_cell::sync::OnceCell;
use rayon::prelude::*;

use crate::models::Model;
use crate::pipeline::{self, Settings};
use crate::relations::{Granularity, Rules};
use crate::{Error, Extraction, Result};

/// Reads the facts of a text with the embedded model and the builtin rules.
///
/// The first call loads the model, once for the process; threads that come at the same time wait for it.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Walz spoke with his Russian counterpart on Wednesday.")?;
/// for triple in &extraction.triples {
///     println!("{triple}"); // (Walz, spoke_with, Russian counterpart)
/// }
/// # assert!(extraction.triples.iter().any(|t| t.to_string() == "(Walz, spoke_with, Russian counterpart)"));
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
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    /// `None`: rayon's global pool.
    pool: Option<rayon::ThreadPool>,
}

/// Settings of an [`Extractor`]; every one has a default.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    model: Option<PathBuf>,
    rules: Option<Rules>,
    granularity: Granularity,
    threads: Option<usize>,
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
        self.run(|| pipeline::extract(text, &self.shared.settings))
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
        self.run(|| texts.par_iter().map(|text| pipeline::extract(text.as_ref(), &self.shared.settings)).collect())
    }

    /// Name of the model.
    pub fn model(&self) -> &str {
        self.shared.settings.model.name()
    }

    fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        match &self.shared.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extractor").field("model", &self.model()).finish_non_exhaustive()
    }
}

impl Builder {
    /// A name from models.toml ("factwire-en") or a folder with a model.
    pub fn model(mut self, name_or_folder: impl Into<PathBuf>) -> Self {
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
        self.granularity = granularity;
        self
    }

    /// Threads of the extractor's own pool; 0 and the default mean rayon's global pool, a thread for each core.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = (threads > 0).then_some(threads);
        self
    }

    /// Loads the model.
    ///
    /// # Errors
    /// [`Error::UnknownModel`], [`Error::Read`], [`Error::DamagedModel`], [`Error::BadModelFile`], [`Error::Threads`].
    pub fn build(self) -> Result<Extractor> {
        let model = match &self.model {
            Some(name) => Model::open(name)?,
            None => Model::embedded()?,
        };
        let pool = match self.threads {
            Some(threads) => Some(
                rayon::ThreadPoolBuilder::new()
                    .num_threads(threads)
                    .build()
                    .map_err(|e| Error::Threads { threads, what: e.to_string() })?,
            ),
            None => None,
        };
        let settings = Settings { model, rules: self.rules.unwrap_or_default(), granularity: self.granularity };
        Ok(Extractor { shared: Arc::new(Shared { settings, pool }) })
    }
}
