//! Sentences of words → [`Parse`]: encoder, backend and heads in a row, on several threads.

use std::num::NonZero;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

use rayon::prelude::*;

#[cfg(feature = "rust-bert")]
use crate::backend::RustBert;
use crate::backend::{Backend, Edge, Embedded, Gists, Output, Passage, Piece, Scores, TreeScores, Way, Widths};
use crate::encoder::{Subwords, Window, pack};
use crate::heads::{self, Name, ROOT};
use crate::models::{ConllLabel, Labels, Model, Sizes};
use crate::tokens::SentenceTokens;
use crate::{
    Deprel, Error, Gist, NameLabel, NameSpan, NominalClass, Parse, Result, Sentence, Span, Token, Upos, lexicon,
};

/// A model made ready to read texts with. It can be shared by threads.
pub(crate) struct Parser {
    subwords: Subwords,
    backend: Box<dyn Backend>,
    labels: Labels,
    sizes: Sizes,
    threads: usize,
}

/// What the network says of a text: the parse, and names by the head that is there for comparison with other systems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    pub parse: Parse,
    /// Their words are indices into [`Parse::tokens`].
    pub conll: Vec<Name<ConllLabel>>,
}

/// A text and its sentences, as `tokens::split` gives them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Job<'a> {
    pub text: &'a str,
    pub sentences: &'a [SentenceTokens],
    pub borders: Borders,
}

/// Whether the network may correct where sentences end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Borders {
    /// It may, within paragraphs.
    Learned,
    /// The sentences are those of a treebank or the like.
    #[cfg(any(test, feature = "eval"))]
    Given,
}

impl Parser {
    /// Loads a model's network. `threads` is how many windows may be read at a time, by all callers that each read one text
    /// or batch; `None` means as many as there are processors.
    ///
    /// # Errors
    ///
    /// [`Error::DamagedModel`] or [`Error::BadModelFile`].
    pub(crate) fn new(model: Model, threads: Option<NonZero<usize>>) -> Result<Self> {
        Parser::with(Way::fastest(), model, threads)
    }

    /// As [`Parser::new`], the embedded network run in the way that is asked for.
    ///
    /// # Errors
    ///
    /// Those of [`Parser::new`].
    pub(crate) fn with(way: Way, model: Model, threads: Option<NonZero<usize>>) -> Result<Self> {
        let Model { labels, sizes, weights, tokenizer, gists, file, .. } = model;
        let widths = Widths {
            upos: labels.upos.len(),
            names: labels.names.len(),
            conll: labels.conll.len(),
            nominal: labels.nominal.len(),
            deprel: labels.deprel.len(),
        };
        let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
        let gists = gists.map(|bytes| Gists::read(&file, &bytes)).transpose()?;
        let embedded = Embedded::load(&file, weights, widths, gists, way)?;
        #[cfg(feature = "rust-bert")]
        let backend: Box<dyn Backend> = match model.names {
            Some(names) => Box::new(RustBert::load(embedded, &names, &labels, threads)?),
            None => Box::new(embedded),
        };
        #[cfg(not(feature = "rust-bert"))]
        let backend = Box::new(embedded);
        Ok(Parser { subwords: Subwords::load(tokenizer)?, backend, labels, sizes, threads })
    }

    /// Reads one text.
    ///
    /// # Errors
    ///
    /// [`Error::Inference`] or [`Error::Threads`].
    pub(crate) fn parse(&self, text: &str, sentences: &[SentenceTokens]) -> Result<Parse> {
        Ok(self.read(Job { text, sentences, borders: Borders::Learned })?.parse)
    }

    /// Reads one text with both heads for names.
    pub(crate) fn read(&self, job: Job<'_>) -> Result<Reading> {
        self.read_batch(&[job]).pop().unwrap_or_else(|| Ok(Reading::default()))
    }

    /// Reads many texts, the windows of all of them side by side. The answers are in the order of the texts and do not
    /// depend on which others there are.
    pub(crate) fn read_batch(&self, jobs: &[Job<'_>]) -> Vec<Result<Reading>> {
        let pack = |job: &Job<'_>| pack(job.text, job.sentences, &self.subwords, self.sizes);
        // One text is not worth another thread.
        let packed: Vec<Result<Vec<Window>>> = match jobs {
            [job] => vec![pack(job)],
            _ => jobs.par_iter().map(pack).collect(),
        };
        let windows = jobs
            .iter()
            .zip(&packed)
            .flat_map(|(job, windows)| windows.iter().flatten().map(|window| Task { window, job: *job }));
        let windows: Vec<Task<'_>> = windows.collect();
        let mut read = self.read_windows(&windows).into_iter();
        let of_text = |windows: Result<Vec<Window>>| {
            let windows = windows?;
            // All windows of the text are taken before an error is passed on, or the next text would get the rest of them.
            let words: Vec<Result<Words>> = read.by_ref().take(windows.len()).collect();
            words.into_iter().collect::<Result<Vec<Words>>>()
        };
        let texts: Vec<Result<Vec<Words>>> = packed.into_iter().map(of_text).collect();
        let assemble = |(job, words): (&Job<'_>, Result<Vec<Words>>)| Ok(self.assemble(*job, &words?));
        match jobs {
            [_] => jobs.iter().zip(texts).map(assemble).collect(),
            _ => jobs.par_iter().zip(texts).map(assemble).collect(),
        }
    }

    /// Reads windows on several threads, of which the calling one is the first.
    ///
    /// The others are threads of our own and not rayon's: a rayon worker that waits for the network would begin another of its
    /// jobs meanwhile, and a caller who maps `extract` over a thousand texts with rayon would so nest a thousand calls on one
    /// stack. (`rten` waits in that way.) So where the calling thread is rayon's it only waits for ours.
    fn read_windows(&self, windows: &[Task<'_>]) -> Vec<Result<Words>> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(window) = windows.get(i) else { return done };
                done.push((i, self.read_window(*window)));
            }
        };
        let threads = self.threads.min(windows.len());
        let own = usize::from(rayon::current_thread_index().is_none()).min(threads);
        let mut read: Vec<Option<Result<Words>>> = windows.iter().map(|_| None).collect();
        let mut trouble = String::from("a thread ended early");
        thread::scope(|scope| {
            let spawn = |i: usize| thread::Builder::new().name(format!("factwire-{i}")).spawn_scoped(scope, work);
            let started: Vec<_> = (own..threads).map(spawn).collect();
            let here = (own > 0).then(|| catch_unwind(AssertUnwindSafe(work)));
            let theirs = started.into_iter().map(|thread| thread.map(ScopedJoinHandle::join));
            for thread in here.map(Ok).into_iter().chain(theirs) {
                match thread {
                    Ok(Ok(done)) => done.into_iter().for_each(|(i, words)| read[i] = Some(words)),
                    Ok(Err(_)) => {}
                    Err(e) => trouble = e.to_string(),
                }
            }
        });
        let failed = || Err(Error::Threads { threads, what: trouble.clone() });
        read.into_iter().map(|words| words.unwrap_or_else(failed)).collect()
    }

    fn read_window(&self, Task { window, job }: Task<'_>) -> Result<Words> {
        let mut tree = Tree::default();
        let output = self.run(Task { window, job }, &mut |given| {
            tree = Tree::of(given, window, job.borders);
            tree.governors.clone()
        })?;
        Ok(self.words(output, tree))
    }

    /// Runs the network on a window.
    fn run(&self, Task { window, job }: Task<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        let passage = Passage { input: &window.input, text: job.text, words: &window.words, pieces: &window.pieces };
        self.backend.run(passage, govern)
    }

    /// What the scores of a window say.
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

    /// Runs the network on the windows of a text, without threads and without what comes after it. Gives the number of subwords,
    /// [CLS] and [SEP] included.
    ///
    /// # Errors
    ///
    /// [`Error::Inference`].
    #[cfg(feature = "eval")]
    pub(crate) fn run_network(&self, windows: &[Window], text: &str) -> Result<usize> {
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
    #[cfg(any(test, feature = "eval"))]
    pub(crate) fn windows(&self, text: &str) -> Result<Vec<Window>> {
        pack(text, &crate::tokens::split(text), &self.subwords, self.sizes)
    }

    /// Hands the windows of a text to `look`, with what the backend says of them.
    #[cfg(all(test, feature = "rust-bert"))]
    pub(crate) fn windows_of(&self, text: &str, look: &mut dyn FnMut(&crate::backend::Input, &crate::backend::Output)) {
        let sentences = crate::tokens::split(text);
        for window in pack(text, &sentences, &self.subwords, self.sizes).unwrap() {
            let passage = Passage { input: &window.input, text, words: &window.words, pieces: &window.pieces };
            let output = self.backend.run(passage, &mut |given| heads::govern(&given.arcs, &window.pieces)).unwrap();
            look(&window.input, &output);
        }
    }

    /// Puts the windows of a text together.
    fn assemble(&self, job: Job<'_>, windows: &[Words]) -> Reading {
        let mut pieces =
            windows.iter().flat_map(|words| words.pieces.iter().map(move |piece| OfWindow { words, piece }));
        let spans: Vec<Span> = job.sentences.iter().flat_map(|s| &s.words).copied().collect();
        let (mut names, mut conll) = (
            heads::Names::new(&self.labels.names, NameLabel::Person),
            heads::Names::new(&self.labels.conll, ConllLabel::Per),
        );
        let (mut sentences, mut tokens, mut gists) =
            (Vec::new(), Vec::with_capacity(spans.len()), Vec::with_capacity(spans.len()));
        while let Some(begin) = pieces.next() {
            let (first, number) = (tokens.len(), sentences.len());
            let mut of_sentence = vec![begin];
            while of_sentence.last().is_some_and(|p| p.piece.end == Edge::Cut) {
                let Some(piece) = pieces.next() else { break };
                of_sentence.push(piece);
            }
            let mut root = None;
            for piece in &of_sentence {
                let start = tokens.len();
                for (word, span) in piece.piece.words.clone().zip(&spans[start..]) {
                    let mut token = piece.token(word, start, *span, number, job.text);
                    match (token.head, root) {
                        // A later piece of a sentence that is longer than a window hangs on the root of the first.
                        (None, Some(root)) => (token.head, token.deprel) = (Some(root), Deprel::Parataxis),
                        (None, None) => root = Some(tokens.len()),
                        _ => {}
                    }
                    tokens.push(token);
                }
                gists.extend(piece.words.gists.get(piece.piece.words.clone()).unwrap_or_default());
            }
            let rows = |scores: fn(&Words) -> &Scores| {
                of_sentence.iter().flat_map(move |p| p.piece.words.clone().map(move |word| scores(p.words).row(word)))
            };
            names.add(first, rows(|w| &w.names));
            conll.add(first, rows(|w| &w.conll));
            let span = Span::new(spans[first].start, spans[tokens.len() - 1].end);
            sentences.push(Sentence { span, tokens: first..tokens.len(), paragraph: begin.piece.paragraph });
        }
        let written = |words: Range<usize>| &job.text[spans[words.start].start..spans[words.end - 1].end];
        let name = |Name { words, label, score }| NameSpan { tokens: words, label, score };
        let names = names.agree(written).into_iter().map(name).collect();
        let conll = conll.agree(written);
        let mut parse = Parse::new(job.text.to_owned(), sentences, tokens, names);
        // Those of a backend that gives none, or not of all words, are of no use.
        parse.gists = if gists.len() == parse.tokens.len() { gists } else { Vec::new() };
        heads::mend(&mut parse);
        Reading { parse, conll }
    }
}

/// Answers for the words of a window; of the names the scores, since a name may go on in the next piece of its sentence.
struct Words {
    upos: Vec<Upos>,
    nominal: Vec<NominalClass>,
    /// [`ROOT`] or 1 plus the number of a word of the window.
    governors: Vec<usize>,
    /// Probabilities of the arcs to them.
    scores: Vec<f32>,
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
    scores: Vec<f32>,
    pieces: Vec<Piece>,
}

impl Tree {
    fn of(given: &TreeScores, window: &Window, borders: Borders) -> Self {
        let pieces = match borders {
            Borders::Learned => heads::divide(&window.pieces, &given.ends),
            #[cfg(any(test, feature = "eval"))]
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
    job: Job<'a>,
}

/// The words of a window that belong to one sentence.
#[derive(Clone, Copy)]
struct OfWindow<'a> {
    words: &'a Words,
    piece: &'a Piece,
}

impl OfWindow<'_> {
    /// A word of the window as a token; `start` is the index that the piece's first word gets in the text.
    fn token(&self, word: usize, start: usize, span: Span, sentence: usize, text: &str) -> Token {
        let upos = self.words.upos[word];
        let governor = self.words.governors[word];
        Token {
            span,
            sentence,
            upos,
            lemma: lexicon::lemma(&text[span], upos).into(),
            head: (governor != ROOT).then(|| start + governor - 1 - self.piece.words.start),
            deprel: self.words.deprel[word],
            nominal: self.words.nominal[word],
            score: self.words.scores[word],
        }
    }
}

#[cfg(feature = "eval")]
pub(crate) mod steps;

#[cfg(test)]
mod parity;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod ways;
