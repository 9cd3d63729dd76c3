//! What a person sees on the way: a bar on standard error, unless it would stand amid the output or nobody is there.

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::inputs::Source;
use crate::messages;

pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    documents: u64,
}

impl Progress {
    /// `read` counts the bytes of the sources; `shown` says that a bar is wanted where there is a terminal.
    pub fn new<'s>(sources: impl Iterator<Item = &'s Source>, read: Arc<AtomicU64>, shown: bool) -> Progress {
        if !shown || !io::stderr().is_terminal() {
            return Progress { bar: ProgressBar::hidden(), read, documents: 0 };
        }
        let size =
            |s: &Source| s.path.as_ref().and_then(|p| p.metadata().ok()).filter(|m| m.is_file()).map(|m| m.len());
        let total: Option<u64> = sources.map(size).sum();
        let (bar, template) = match total.filter(|t| *t > 0) {
            Some(total) => (ProgressBar::new(total), "{bar:32} {percent:>3} %  {msg}  {eta} left"),
            None => (ProgressBar::no_length(), "{spinner} {msg}  {elapsed}"),
        };
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(4));
        // the templates are ours: they are good, and a bar without one is still a bar
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(500));
        Progress { bar, read, documents: 0 }
    }

    pub fn documents(&mut self, more: u64, failed: u64) {
        self.documents += more;
        self.bar.set_position(self.read.load(Ordering::Relaxed));
        let failed = if failed > 0 { format!(", {failed} failed") } else { String::new() };
        self.bar.set_message(format!("{} documents{failed}", self.documents));
    }

    /// A line on standard error.
    pub fn tell(&self, line: &str) {
        self.bar.suspend(|| messages::tell(line));
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
