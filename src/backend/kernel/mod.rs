//! The embedded network in our own arithmetic, without rten.
//!
//! It computes the graph that training/export.py writes, and no other: weights of 7 bits, inputs of products rounded to bytes
//! with a scale for each row. (The graph has one for all rows of a window; a scale a row is nearer to the network before its
//! quantisation, and a row's numbers do not depend on which others there are.)
//!
//! The same window gives the same bits on every processor. Products of bytes are exact; everything else is written once,
//! of operations that IEEE 754 defines, on sixteen numbers at a time, and compiled for each instruction set.
//!
//! `graph` takes the constants out of the file. `byte_products` lays weights out and multiplies, `quantised_rows` rounds to bytes and
//! normalises, `float_products` multiplies `f32`, `activations` are functions of single numbers. `attention`, `network` and
//! `output_layers` put these together. `lanes` says what an instruction set must offer, `x86` offers it, and `engine` chooses one.

mod activations;
mod attention;
mod byte_products;
mod engine;
mod float_products;
mod graph;
mod lanes;
mod network;
mod output_layers;
mod quantised_rows;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::engine::Engine;
use self::graph::Graph;
use self::network::{Network, Workspace};
use super::{Gists, Input, Output, TreeScores, Widths};
use crate::embedded_cache::EmbeddedCache;
use crate::{Error, Result};

/// The embedded weights, laid out as products read them, which all extractors share.
static NETWORK: EmbeddedCache<Network> = EmbeddedCache::new();

pub(super) struct Kernel {
    file: Cow<'static, [u8]>,
    network: Arc<Network>,
    gists: Option<Gists>,
    engine: Engine,
    /// Buffers for later calls: a call takes a workspace, or makes one if none is free. So there are as many as there have been
    /// calls at the same time, and none is larger than the longest window needs (4 MB).
    workspaces: Mutex<Vec<Workspace>>,
}

impl Kernel {
    /// Gives the file back when it holds another graph than the kernel knows, or heads of other widths.
    pub(super) fn load(
        file: Cow<'static, [u8]>,
        widths: Widths,
        engine: Engine,
    ) -> std::result::Result<Self, Cow<'static, [u8]>> {
        let read = || Graph::read(&file).and_then(|graph| Network::read(&graph)).ok_or(());
        match NETWORK.get(&file, read).ok().filter(|network| network.heads.have(widths)) {
            Some(network) => Ok(Kernel { file, network, gists: None, engine, workspaces: Mutex::default() }),
            None => Err(file),
        }
    }

    /// The same kernel, which also keeps the gists of words, if these are for vectors of its width.
    pub(super) fn with_gists(self, gists: Option<Gists>) -> Self {
        Kernel { gists: gists.filter(|gists| gists.fit(self.network.width)), ..self }
    }

    pub(super) fn run(&self, input: &Input, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        if let Some(what) = self.network.objection(input) {
            return Err(Error::Inference(what));
        }
        let kept = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut workspace = kept.unwrap_or_default();
        self.network.encode(self.engine, &self.file, input, &mut workspace);
        let heads = &self.network.heads;
        heads.find_word_vectors(self.engine, input, &mut workspace);
        let gists = self.gists.as_ref().map(|gists| heads.gists(self.engine, gists, &workspace)).unwrap_or_default();
        let ([upos, names, conll, nominal, _], trees) = heads.score_words(self.engine, input, &mut workspace);
        let governors = govern(&trees);
        let words = input.first.len();
        if governors.len() != words || governors.iter().any(|&governor| governor > words) {
            return Err(Error::Inference(format!("governors that are not those of {words} words")));
        }
        let deprel = heads.score_relations(self.engine, &governors, &mut workspace);
        self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
        Ok(Output { upos, names, conll, nominal, governors, deprel, gists })
    }
}
