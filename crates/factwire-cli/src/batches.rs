//! A thread that reads documents ahead, within bounds of number and bytes.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::documents::{Document, Reading, Taker};
use crate::failure::{Failure, Fault};
use crate::inputs::Inputs;
use crate::resume::{Former, Verdict};

/// Documents in a batch, and waiting for the next one.
const COUNT: usize = 64;
/// Bytes of the texts that are held at a time; a larger document comes alone.
const BYTES: usize = 4 * 1024 * 1024;

/// What comes of the inputs, in their order.
pub enum Item {
    /// A document, with the file that it is for where each has its own.
    Document(Document, Option<PathBuf>),
    /// One that an earlier run has done.
    Done,
    Fault(Fault),
}

/// Items that are there together.
#[derive(Default)]
pub struct Batch {
    pub items: Vec<Item>,
    /// Several documents may come in all.
    pub many: bool,
}

/// Gives batches while the inputs are read.
pub struct Batches {
    items: Receiver<Result<(Item, bool), Failure>>,
    reader: Option<JoinHandle<()>>,
    budget: Arc<Budget>,
    failure: Option<Failure>,
}

/// Begins to read.
pub fn start(inputs: Inputs, reading: Reading, former: Former) -> Batches {
    let (sender, items) = sync_channel(COUNT);
    let budget = Arc::new(Budget::default());
    let mut feed = Feed { sender, budget: budget.clone(), former, many: inputs.many, file: None };
    let reader = thread::spawn(move || {
        if let Err(Some(failure)) = feed.all(inputs, &reading) {
            // nobody may be there to hear it
            let _ = feed.sender.send(Err(failure));
        }
    });
    Batches { items, reader: Some(reader), budget, failure: None }
}

impl Batches {
    /// Waits for an item and takes what else is there: a slow pipe is not kept waiting. `None` at the end.
    pub fn next(&mut self) -> Result<Option<Batch>, Failure> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let Ok(first) = self.items.recv() else {
            // one that broke down has not read to the end
            let broke_down = self.reader.take().is_some_and(|reader| reader.join().is_err());
            return if broke_down { Err(Failure::Reader) } else { Ok(None) };
        };
        let (first, many) = first?;
        let mut batch = Batch { items: vec![first], many };
        while batch.items.len() < COUNT {
            match self.items.try_recv() {
                Ok(Ok((item, many))) => {
                    batch.items.push(item);
                    batch.many |= many;
                }
                Ok(Err(failure)) => {
                    self.failure = Some(failure);
                    break;
                }
                Err(_) => break,
            }
        }
        Ok(Some(batch))
    }

    /// The batch is done with: its bytes may be used again.
    pub fn release(&self, batch: &Batch) {
        let size = |item: &Item| if let Item::Document(document, _) = item { document.text.len() } else { 0 };
        self.budget.give(batch.items.iter().map(size).sum());
    }
}

/// Bytes in use.
#[derive(Default)]
struct Budget {
    used: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    fn take(&self, bytes: usize) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        while *used > 0 && *used + bytes > BYTES {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
    }

    fn give(&self, bytes: usize) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.freed.notify_one();
    }
}

/// The end of the thread that reads.
struct Feed {
    sender: SyncSender<Result<(Item, bool), Failure>>,
    budget: Arc<Budget>,
    former: Former,
    many: bool,
    /// Of the document that was asked for last.
    file: Option<PathBuf>,
}

/// `None`: nobody listens any more.
type Stop = Option<Failure>;

impl Feed {
    fn all(&mut self, inputs: Inputs, reading: &Reading) -> Result<(), Stop> {
        for source in inputs.sources {
            match source {
                Ok(source) => reading.read(&source, self)?,
                Err(fault) => self.fault(fault)?,
            }
        }
        self.former.check(None).map_err(Some)
    }

    fn send(&mut self, item: Item) -> Result<(), Stop> {
        self.sender.send(Ok((item, self.many))).map_err(|_| None)
    }
}

impl Taker for Feed {
    type Stop = Stop;

    fn wants(&mut self, id: &str) -> Result<bool, Stop> {
        match self.former.verdict(id).map_err(Some)? {
            Verdict::Done => self.send(Item::Done).map(|()| false),
            Verdict::Read(file) => {
                self.file = file;
                Ok(true)
            }
        }
    }

    fn take(&mut self, document: Document) -> Result<(), Stop> {
        self.former.check(Some(&document.id)).map_err(Some)?;
        self.budget.take(document.text.len());
        let file = self.file.take();
        self.send(Item::Document(document, file))
    }

    fn fault(&mut self, fault: Fault) -> Result<(), Stop> {
        self.send(Item::Fault(fault))
    }

    fn many(&mut self) {
        self.many = true;
    }
}
