//! The rooms of the parser one by one, so that each can be timed.

use super::assembly::Assembly;
use super::{Borders, Parser, Task, Tree};
use crate::backend::{Output, TreeScores};
use crate::encoder::{Window, Windows};
use crate::tokens::SentenceTokens;
use crate::{Parse, Result};

/// What the network says of a window.
#[derive(Clone)]
pub struct Said {
    trees: TreeScores,
    output: Output,
}

impl Parser {
    /// Words → windows of subwords.
    pub fn step_encoder(&self, text: &str, sentences: &[SentenceTokens]) -> Result<Vec<Window>> {
        Windows::new(text, sentences.iter(), &self.subwords, self.sizes).collect()
    }

    /// Runs the network and the trees between its two halves; keeps what it said.
    pub fn step_scores(&self, text: &str, windows: &[Window]) -> Result<Vec<Said>> {
        let read = |window: &Window| {
            let mut trees = TreeScores::default();
            let output = self.run(task(text, window), &mut |given| {
                trees = given.clone();
                Tree::of(given, window, Borders::Learned).governors
            })?;
            Ok(Said { trees, output })
        };
        windows.iter().map(read).collect()
    }

    /// The network alone, on the calling thread; the trees are those of `said`.
    pub fn step_network(&self, text: &str, windows: &[Window], said: &[Said]) -> Result<usize> {
        let run = |(window, said): (&Window, &Said)| {
            let output = self.run(task(text, window), &mut |_| said.output.governors.clone())?;
            Ok(output.governors.len())
        };
        windows.iter().zip(said).map(run).sum()
    }

    /// Scores → parse.
    pub fn step_heads(&self, text: &str, windows: &[Window], said: Vec<Said>) -> Result<Parse> {
        let mut assembly = Assembly::new(text, &self.labels, false);
        for (number, (window, said)) in windows.iter().zip(said).enumerate() {
            let words = self.words(said.output, Tree::of(&said.trees, window, Borders::Learned));
            assembly.add(number, window.words.clone(), Ok(words), number + 1 == windows.len())?;
        }
        Ok(assembly.finish().parse)
    }
}

fn task<'a>(text: &'a str, window: &'a Window) -> Task<'a> {
    Task { window, text, borders: Borders::Learned }
}
