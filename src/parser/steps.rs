//! The rooms of the parser one by one, so that each can be timed.

use super::{Borders, Job, Parser, Reading, Task, Tree, Words};
use crate::Result;
use crate::backend::{Output, TreeScores};
use crate::encoder::{Window, pack};
use crate::tokens::SentenceTokens;

/// What the network says of a window.
#[derive(Clone)]
pub(crate) struct Said {
    trees: TreeScores,
    output: Output,
}

impl Parser {
    /// Words → windows of subwords.
    pub(crate) fn step_encoder(&self, text: &str, sentences: &[SentenceTokens]) -> Result<Vec<Window>> {
        pack(text, sentences, &self.subwords, self.sizes)
    }

    /// Runs the network and the trees between its two halves; keeps what it said.
    pub(crate) fn step_scores(&self, text: &str, windows: &[Window]) -> Result<Vec<Said>> {
        let read = |window: &Window| {
            let mut trees = TreeScores::default();
            let output = self.run(Task { window, job: job(text, &[]) }, &mut |given| {
                trees = given.clone();
                Tree::of(given, window, Borders::Learned).governors
            })?;
            Ok(Said { trees, output })
        };
        windows.iter().map(read).collect()
    }

    /// The network alone, on the calling thread; the trees are those of `said`.
    pub(crate) fn step_network(&self, text: &str, windows: &[Window], said: &[Said]) -> Result<usize> {
        let run = |(window, said): (&Window, &Said)| {
            let output = self.run(Task { window, job: job(text, &[]) }, &mut |_| said.output.governors.clone())?;
            Ok(output.governors.len())
        };
        windows.iter().zip(said).map(run).sum()
    }

    /// Scores → parse.
    pub(crate) fn step_heads(
        &self,
        text: &str,
        sentences: &[SentenceTokens],
        windows: &[Window],
        said: Vec<Said>,
    ) -> Reading {
        let words =
            |(window, said): (&Window, Said)| self.words(said.output, Tree::of(&said.trees, window, Borders::Learned));
        let words: Vec<Words> = windows.iter().zip(said).map(words).collect();
        self.assemble(job(text, sentences), &words)
    }
}

fn job<'a>(text: &'a str, sentences: &'a [SentenceTokens]) -> Job<'a> {
    Job { text, sentences, borders: Borders::Learned }
}
