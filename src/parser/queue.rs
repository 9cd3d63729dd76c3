//! Texts read by several threads: each takes a window at a time, and whoever reads the last one of a text goes on with what
//! comes after the network. So no thread waits for another, and of a batch only a few texts are open at a time.

use std::borrow::Cow;
use std::iter::Enumerate;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ScopedJoinHandle};
use std::vec;

use super::assembly::Assembly;
use super::{Borders, Job, Parser, Reading, Task};
use crate::encoder::{Window, pack};
use crate::{Error, Result, tokens};

/// What is still to be read.
struct Queue<'a, I> {
    parser: &'a Parser,
    conll: bool,
    jobs: Enumerate<I>,
    /// The windows that are left of the text that was begun last.
    windows: Enumerate<vec::IntoIter<Window>>,
    text: Option<Arc<Text<'a>>>,
    /// What comes before all that.
    next: Option<Next<'a>>,
}

/// A text some of whose windows are being read.
struct Text<'a> {
    number: usize,
    text: &'a str,
    borders: Borders,
    /// How many windows it has.
    count: usize,
    assembly: Mutex<Option<Assembly<'a>>>,
}

/// What a thread does next.
enum Next<'a> {
    /// To read a window.
    Window(Arc<Text<'a>>, usize, Window),
    /// To go on with a text of no windows.
    Text(usize, Result<Reading>),
}

impl Parser {
    /// Reads texts on the parser's threads, of which the calling one is the first, and goes on with each as `then` says. The
    /// answers are in the order of the texts and do not depend on which others there are. `conll`: whether the names of the
    /// head for comparison are wanted.
    ///
    /// The others are threads of our own and not rayon's: a rayon worker that waits for the network would begin another of its
    /// jobs meanwhile, and a caller who maps `extract` over a thousand texts with rayon would so nest a thousand calls on one
    /// stack. (`rten` waits in that way.) So where the calling thread is rayon's it only waits for ours.
    pub(super) fn read_each<'a, R: Send>(
        &'a self,
        jobs: impl ExactSizeIterator<Item = Job<'a>> + Send,
        conll: bool,
        then: impl Fn(usize, Result<Reading>) -> Result<R> + Sync,
    ) -> Vec<Result<R>> {
        let mut answers: Vec<Option<Result<R>>> = (0..jobs.len()).map(|_| None).collect();
        let windows = Vec::new().into_iter().enumerate();
        let mut queue = Queue { parser: self, conll, jobs: jobs.enumerate(), windows, text: None, next: None };
        queue.next = queue.take();
        // A text of one window is not worth another thread.
        let threads = self.threads.min(queue.len());
        let queue = Mutex::new(queue);
        let work = || {
            let mut done = Vec::new();
            loop {
                let Some(next) = lock(&queue).take() else { return done };
                let number = next.text();
                // What goes wrong with one text leaves the others alone.
                let read = || next.read(self).map(|reading| then(number, reading));
                let answer = guarded(read).unwrap_or_else(|error| Some(Err(error)));
                done.extend(answer.map(|answer| (number, answer)));
            }
        };
        let own = usize::from(rayon::current_thread_index().is_none()).min(threads);
        let mut trouble = String::from("a thread ended early");
        thread::scope(|scope| {
            let spawn = |i: usize| thread::Builder::new().name(format!("factwire-{i}")).spawn_scoped(scope, work);
            let started: Vec<_> = (own..threads).map(spawn).collect();
            let here = (own > 0).then(work);
            let theirs = started.into_iter().map(|thread| thread.map(ScopedJoinHandle::join));
            for thread in here.map(|done| Ok(Ok(done))).into_iter().chain(theirs) {
                match thread {
                    Ok(Ok(done)) => {
                        for (text, answer) in done {
                            answers[text].get_or_insert(answer);
                        }
                    }
                    Ok(Err(_)) => {}
                    Err(e) => trouble = e.to_string(),
                }
            }
        });
        let missing = || Err(Error::Threads { threads, what: trouble.clone() });
        answers.into_iter().map(|answer| answer.unwrap_or_else(missing)).collect()
    }
}

impl<'a, I: ExactSizeIterator<Item = Job<'a>>> Queue<'a, I> {
    /// How many windows there are of the text that was begun last, and how many texts are left.
    fn len(&self) -> usize {
        usize::from(self.next.is_some()) + self.windows.len() + self.jobs.len()
    }

    fn take(&mut self) -> Option<Next<'a>> {
        if let Some(next) = self.next.take() {
            return Some(next);
        }
        loop {
            if let Some((text, (number, window))) = self.text.clone().zip(self.windows.next()) {
                return Some(Next::Window(text, number, window));
            }
            let (number, Job { text, given }) = self.jobs.next()?;
            let pack = || {
                let sentences = given.map_or_else(|| tokens::split(text).into(), Cow::Borrowed);
                pack(text, &sentences, &self.parser.subwords, self.parser.sizes)
            };
            let windows = match guarded(pack).and_then(|windows| windows) {
                Ok(windows) => windows,
                Err(error) => return Some(Next::Text(number, Err(error))),
            };
            let words = windows.iter().map(|window| window.words.len()).sum();
            let assembly = Assembly::new(text, words, &self.parser.labels, self.conll);
            let count = windows.len();
            if count == 0 {
                return Some(Next::Text(number, Ok(assembly.finish())));
            }
            self.windows = windows.into_iter().enumerate();
            let borders = given.map_or(Borders::Learned, |_| Borders::Given);
            self.text = Some(Arc::new(Text { number, text, borders, count, assembly: Mutex::new(Some(assembly)) }));
        }
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

    /// The whole text, if this was the last that was missing of it.
    fn read(self, parser: &Parser) -> Option<Result<Reading>> {
        let (text, number, window) = match self {
            Next::Window(text, number, window) => (text, number, window),
            Next::Text(_, reading) => return Some(reading),
        };
        let words = parser.read_window(Task { window: &window, text: text.text, borders: text.borders });
        let mut assembly = lock(&text.assembly);
        match assembly.as_mut()?.add(number, window.words, words) {
            Ok(count) if count < text.count => None,
            Ok(_) => {
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

/// A panic as an error.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|what| {
        let words = what.downcast_ref::<&str>().copied().or_else(|| what.downcast_ref::<String>().map(String::as_str));
        Error::Inference(format!("a thread ended early: {}", words.unwrap_or("it does not say why")))
    })
}
