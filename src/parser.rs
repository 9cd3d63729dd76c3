//! Sentences of words → [`Parse`]: encoder, backend, heads and mend in a row, on several threads.

use std::borrow::Cow;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use factwire_kernel::EmbeddedCache;

#[cfg(feature = "rust-bert")]
use crate::backend::RustBert;
use crate::backend::{Backend, Embedded, Gists, Output, Passage, Piece, Scores, TreeScores, Way, Widths};
use crate::encoder::{Subwords, Window};
use crate::heads::{self, ArcScore, Name, ROOT};
use crate::models::{ConllLabel, Labels, Model, Sizes};
use crate::tokens::SentenceTokens;
use crate::{Deprel, Error, Gist, NominalClass, Parse, Result, Upos};

/// The embedded vocabulary, which all extractors share.
static SUBWORDS: EmbeddedCache<Subwords> = EmbeddedCache::new();

/// A model that is ready to read texts. Threads can share it.
pub struct Parser {
    subwords: Arc<Subwords>,
    backend: Box<dyn Backend>,
    labels: Labels,
    sizes: Sizes,
    threads: usize,
}

/// What the network says of a text: the parse, and names by the head that is there for comparison with other systems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Words, trees and names.
    pub parse: Parse,
    /// Their words are indices into [`Parse::tokens`].
    pub conll: Vec<Name<ConllLabel>>,
}

/// A text to read.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The text.
    pub text: &'a str,
    /// The sentences, where they are known from a treebank or the like.
    pub given: Option<&'a [SentenceTokens]>,
}

/// Whether the network may correct where sentences end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Borders {
    /// It may, within paragraphs.
    Learned,
    /// The sentences are those of a treebank or the like.
    Given,
}

impl Parser {
    /// Loads a model's network. `threads` is how many threads a call has for its texts; `None` means as many as there are
    /// processors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel) or [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile).
    pub fn new(model: Model, threads: Option<NonZero<usize>>) -> Result<Self> {
        Parser::with(Way::fastest(), model, threads)
    }

    /// As [`Parser::new`], but runs the embedded network in this way.
    ///
    /// # Errors
    ///
    /// Those of [`Parser::new`].
    pub fn with(way: Way, model: Model, threads: Option<NonZero<usize>>) -> Result<Self> {
        let Model { labels, sizes, weights, tokenizer, gists, file, .. } = model;
        let widths = Widths {
            upos: labels.upos.len(),
            names: labels.names.len(),
            conll: labels.conll.len(),
            nominal: labels.nominal.len(),
            deprel: labels.deprel.len(),
        };
        let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
        let matrix = |bytes: Cow<'static, [u8]>| {
            Gists::read(&bytes).map_err(|e| Error::bad_model_file(file.clone(), e.to_string()))
        };
        let gists = gists.map(matrix).transpose()?;
        let embedded = Embedded::load(&file, weights, widths, gists, way)?;
        #[cfg(feature = "rust-bert")]
        let backend: Box<dyn Backend> = match model.names {
            Some(names) => Box::new(RustBert::load(embedded, &names, &labels, threads)?),
            None => Box::new(embedded),
        };
        #[cfg(not(feature = "rust-bert"))]
        let backend = Box::new(embedded);
        let subwords = SUBWORDS.get(&tokenizer, || Subwords::load(tokenizer.clone()))?;
        Ok(Parser { subwords, backend, labels, sizes, threads })
    }

    /// How many threads a call has for its texts.
    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    /// Reads one text.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference) or [`ErrorKind::Threads`](crate::ErrorKind::Threads).
    pub fn parse(&self, text: &str) -> Result<Parse> {
        self.parse_each(std::iter::once(text), |_, parse| Ok(parse)).pop().unwrap_or_else(|| Ok(Parse::default()))
    }

    /// Reads many texts and passes the parse of each to `then`. The answers are in the order of the texts; none depends on the other
    /// texts.
    pub fn parse_each<'a, R: Send>(
        &'a self,
        texts: impl ExactSizeIterator<Item = &'a str> + Send,
        then: impl Fn(usize, Parse) -> Result<R> + Sync,
    ) -> Vec<Result<R>> {
        self.read_each(texts.map(|text| Job { text, given: None }), false, |number, reading| {
            then(number, reading?.parse)
        })
    }

    /// Reads one text with both heads for names.
    pub fn read(&self, job: Job<'_>) -> Result<Reading> {
        self.read_batch(vec![job]).pop().unwrap_or_else(|| Ok(Reading::default()))
    }

    /// Reads many texts with both heads for names.
    pub fn read_batch<'a>(&'a self, jobs: Vec<Job<'a>>) -> Vec<Result<Reading>> {
        self.read_each(jobs.into_iter(), true, |_, reading| reading)
    }

    fn read_window(&self, task: Task<'_>) -> Result<Words> {
        let mut tree = Tree::default();
        let output = self.run(task, &mut |given| {
            tree = Tree::of(given, task.window, task.borders);
            tree.governors.clone()
        })?;
        Ok(self.words(output, tree))
    }

    /// Runs the network on a window.
    fn run(
        &self,
        Task { window, text, .. }: Task<'_>,
        govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>,
    ) -> Result<Output> {
        let passage = Passage { input: &window.input, text, words: &window.words, pieces: &window.pieces };
        self.backend.run(passage, govern)
    }

    /// The best labels for the words of a window.
    fn words(&self, output: Output, tree: Tree) -> Words {
        let relation = |(&governor, row): (&usize, &[f32])| {
            heads::best_allowed(row, &self.labels.deprel, |label| (label == Deprel::Root) == (governor == ROOT))
        };
        Words {
            upos: heads::best(&output.upos, &self.labels.upos),
            nominal: heads::best(&output.nominal, &self.labels.nominal),
            deprel: output.governors.iter().zip(output.deprel.rows()).map(relation).collect(),
            governors: output.governors,
            scores: tree.scores,
            pieces: tree.pieces,
            names: output.names,
            conll: output.conll,
            gists: output.gists,
        }
    }

    /// Runs the network alone on the windows of a text, on this thread. Returns the number of subwords, [CLS] and [SEP] included.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Inference`](crate::ErrorKind::Inference).
    pub fn run_network(&self, windows: &[Window], text: &str) -> Result<usize> {
        let mut subwords = 0;
        for window in windows {
            let passage = Passage { input: &window.input, text, words: &window.words, pieces: &window.pieces };
            // Any governors do: decoding is not what is measured.
            self.backend.run(passage, &mut |given| vec![ROOT; given.ends.rows().len()])?;
            subwords += window.input.ids.len();
        }
        Ok(subwords)
    }

    /// The windows of a text.
    ///
    /// # Errors
    ///
    /// Those of packing.
    pub fn windows(&self, text: &str) -> Result<Vec<Window>> {
        crate::encoder::Windows::new(text, crate::tokens::split(text), &self.subwords, self.sizes).collect()
    }

    /// Hands the windows of a text to `look`, with what the backend says of them.
    #[cfg(all(test, feature = "rust-bert"))]
    pub(crate) fn windows_of(&self, text: &str, look: &mut dyn FnMut(&crate::backend::Input, &crate::backend::Output)) {
        for window in self.windows(text).unwrap() {
            let passage = Passage { input: &window.input, text, words: &window.words, pieces: &window.pieces };
            let output = self.backend.run(passage, &mut |given| heads::govern(&given.arcs, &window.pieces)).unwrap();
            look(&window.input, &output);
        }
    }
}

/// Answers for the words of a window; for names the scores, since a name may go on in the next piece of its sentence.
struct Words {
    upos: Vec<Upos>,
    nominal: Vec<NominalClass>,
    /// [`ROOT`] or 1 plus the number of a word of the window.
    governors: Vec<usize>,
    /// How sure the arcs to them are.
    scores: Vec<ArcScore>,
    /// The window's sentences and parts of sentences.
    pieces: Vec<Piece>,
    deprel: Vec<Deprel>,
    names: Scores,
    conll: Scores,
    /// As in [`Output`].
    gists: Vec<Gist>,
}

/// The trees of a window.
#[derive(Default)]
struct Tree {
    /// As in [`Words`].
    governors: Vec<usize>,
    scores: Vec<ArcScore>,
    pieces: Vec<Piece>,
}

impl Tree {
    fn of(given: &TreeScores, window: &Window, borders: Borders) -> Self {
        let pieces = match borders {
            Borders::Learned => heads::divide(&window.pieces, &given.ends),
            Borders::Given => window.pieces.clone(),
        };
        let governors = heads::govern(&given.arcs, &pieces);
        let scores = heads::arc_scores(&given.arcs, &pieces, &governors);
        Tree { governors, scores, pieces }
    }
}

/// A window, and what may be done with it.
#[derive(Clone, Copy)]
struct Task<'a> {
    window: &'a Window,
    text: &'a str,
    borders: Borders,
}

mod assembly;
mod queue;
pub(crate) use queue::guarded;
pub mod steps;

#[cfg(test)]
mod backends_agree;
#[cfg(test)]
mod parity;
#[cfg(test)]
mod tests;
