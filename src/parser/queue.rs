//! Several threads read texts. Each takes one window at a time, and the thread that reads the last window of a text goes on with what
//! comes after the network. So no thread waits for another, and only a few texts of a batch are open at a time.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::iter::{self, Enumerate, Peekable};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use super::assembly::Assembly;
use super::{Borders, Job, Parser, Reading, Task};
use crate::encoder::{Window, Windows};
use crate::tokens::{self, SentenceTokens};
use crate::{Error, Result};

/// What is still to be read.
struct Queue<'a, I> {
    parser: &'a Parser,
    conll: bool,
    jobs: Enumerate<I>,
    /// The text that was begun last, and its windows to come.
    open: Option<(Arc<Text<'a>>, Peekable<Enumerate<Packed<'a>>>)>,
    /// What was taken from there, but not given to a thread yet.
    ready: VecDeque<Next<'a>>,
}

type Packed<'a> = Windows<'a, Box<dyn Iterator<Item = Cow<'a, SentenceTokens>> + Send + 'a>>;

/// A text some of whose windows are being read.
struct Text<'a> {
    number: usize,
    text: &'a str,
    borders: Borders,
    /// `None` once the text is whole, or something has gone wrong with it.
    assembly: Mutex<Option<Assembly<'a>>>,
}

/// What a thread does next.
enum Next<'a> {
    /// To read the window of this number; `true` if it is the last of the text.
    Window(Arc<Text<'a>>, usize, Window, bool),
    /// To go on with a text that has no windows, or no more of them because something went wrong.
    Text(usize, Result<Reading>),
}

impl Parser {
    /// Reads texts on the parser's threads, the first of which is the calling one, and passes each to `then`. The answers are in the
    /// order of the texts; none depends on the other texts. `conll` says whether to find the names of the head for comparison too.
    ///
    /// The other threads are our own and not rayon's. While a rayon worker waits for the network (as `rten` makes it wait), it begins
    /// another job; a caller who maps `extract` over a thousand texts with rayon would nest a thousand calls on one stack. So if the
    /// calling thread is one of rayon's, it only waits for ours.
    pub(super) fn read_each<'a, R: Send>(
        &'a self,
        jobs: impl ExactSizeIterator<Item = Job<'a>> + Send,
        conll: bool,
        then: impl Fn(usize, Result<Reading>) -> Result<R> + Sync,
    ) -> Vec<Result<R>> {
        let mut answers: Vec<Option<Result<R>>> = (0..jobs.len()).map(|_| None).collect();
        let jobs = jobs.enumerate();
        let mut queue = Queue { parser: self, conll, jobs, open: None, ready: VecDeque::new() };
        let ready: VecDeque<Next<'_>> = iter::from_fn(|| queue.take()).take(self.threads).collect();
        queue.ready = ready;
        // A text of one window is not worth another thread.
        let threads = queue.ready.len();
        let queue = Mutex::new(queue);
        let work = || {
            let mut done = Vec::new();
            loop {
                let Some(next) = lock(&queue).take() else { return done };
                let number = next.text();
                // What goes wrong with one text must not affect the others.
                let read = || next.read(self).map(|reading| then(number, reading));
                let answer = guarded(read).unwrap_or_else(|error| Some(Err(error)));
                done.extend(answer.map(|answer| (number, answer)));
            }
        };
        let on_calling_thread = usize::from(rayon::current_thread_index().is_none()).min(threads);
        let mut trouble = None;
        thread::scope(|scope| {
            let spawn = |i: usize| thread::Builder::new().name(format!("factwire-{i}")).spawn_scoped(scope, work);
            let started: Vec<_> = (on_calling_thread..threads).map(spawn).collect();
            let here = (on_calling_thread > 0).then(work);
            let theirs = started.into_iter().map(|thread| thread.map(ScopedJoinHandle::join));
            for thread in here.map(|done| Ok(Ok(done))).into_iter().chain(theirs) {
                match thread {
                    Ok(Ok(done)) => {
                        for (text, answer) in done {
                            answers[text].get_or_insert(answer);
                        }
                    }
                    Ok(Err(_)) => {}
                    Err(e) => trouble = Some(e),
                }
            }
        });
        let missing = || {
            Err(match &trouble {
                Some(e) => Error::threads(threads, io::Error::new(e.kind(), e.to_string())),
                None => Error::internal("a thread ended early"),
            })
        };
        answers.into_iter().map(|answer| answer.unwrap_or_else(missing)).collect()
    }
}

impl<'a, I: Iterator<Item = Job<'a>>> Queue<'a, I> {
    fn take(&mut self) -> Option<Next<'a>> {
        if let Some(next) = self.ready.pop_front() {
            return Some(next);
        }
        loop {
            let (text, mut windows) = match self.open.take() {
                Some(open) => open,
                None => self.begin()?,
            };
            let window = || windows.next().map(|(number, window)| Ok((number, window?, windows.peek().is_none())));
            let error = match guarded(window).map(Option::transpose) {
                Ok(Ok(Some((number, window, last)))) => {
                    self.open = (!last).then(|| (Arc::clone(&text), windows));
                    return Some(Next::Window(text, number, window, last));
                }
                Ok(Ok(None)) => None,
                Ok(Err(error)) | Err(error) => Some(error),
            };
            // If there is none, something went wrong with the text before, which has been reported.
            let assembly = lock(&text.assembly).take();
            if let Some(assembly) = assembly {
                return Some(Next::Text(text.number, error.map_or_else(|| Ok(assembly.finish()), Err)));
            }
        }
    }

    /// Begins the next text.
    fn begin(&mut self) -> Option<(Arc<Text<'a>>, Peekable<Enumerate<Packed<'a>>>)> {
        let (number, Job { text, given }) = self.jobs.next()?;
        let Parser { labels, subwords, sizes, .. } = self.parser;
        let (sentences, borders): (Box<dyn Iterator<Item = _> + Send>, _) = match given {
            Some(given) => (Box::new(given.iter().map(Cow::Borrowed)), Borders::Given),
            None => (Box::new(iter::once(text).flat_map(tokens::split).map(Cow::Owned)), Borders::Learned),
        };
        let windows = Windows::new(text, sentences, subwords, *sizes).enumerate().peekable();
        let assembly = Mutex::new(Some(Assembly::new(text, labels, self.conll)));
        Some((Arc::new(Text { number, text, borders, assembly }), windows))
    }
}

impl Next<'_> {
    /// The number of the text.
    fn text(&self) -> usize {
        match self {
            Next::Window(text, ..) => text.number,
            Next::Text(number, _) => *number,
        }
    }

    /// The whole text, if this was the last window that was missing.
    fn read(self, parser: &Parser) -> Option<Result<Reading>> {
        let (text, number, window, last) = match self {
            Next::Window(text, number, window, last) => (text, number, window, last),
            Next::Text(_, reading) => return Some(reading),
        };
        let task = Task { window: &window, text: text.text, borders: text.borders };
        let words = guarded(|| parser.read_window(task)).flatten();
        let mut assembly = lock(&text.assembly);
        match assembly.as_mut()?.add(number, window.words, words, last) {
            Ok(false) => None,
            Ok(true) => {
                let whole = assembly.take()?;
                drop(assembly);
                Some(Ok(whole.finish()))
            }
            Err(error) => {
                *assembly = None;
                Some(Err(error))
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes an error of a panic.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|what| {
        let words = what.downcast_ref::<&str>().copied().or_else(|| what.downcast_ref::<String>().map(String::as_str));
        Error::internal(format!("a thread ended early: {}", words.unwrap_or("it does not say why")))
    })
}
