//! The arithmetic of factwire: the network that is embedded in the crate `factwire`, without a C library.
//!
//! **This crate is a part of `factwire`.** It is one of its own so that a debug build can optimise it and nothing else; its interface
//! changes with any version.
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
mod embedded_cache;
mod engine;
mod float_products;
mod gist;
mod gists;
mod graph;
mod lanes;
mod network;
mod output_layers;
pub mod protobuf;
mod quantised_rows;
#[cfg(test)]
mod tests;
mod windows;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::embedded_cache::EmbeddedCache;
pub use self::engine::Engine;
pub use self::gist::Gist;
pub use self::gists::Gists;
use self::graph::Graph;
use self::network::{Network, Workspace};
pub use self::windows::{Input, Output, Scores, TreeScores, Widths};

/// What cannot be read or computed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The embedded weights, laid out as products read them, which all extractors share.
static NETWORK: EmbeddedCache<Network> = EmbeddedCache::new();

/// A loaded network.
pub struct Kernel {
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
    ///
    /// # Errors
    ///
    /// The file.
    pub fn load(file: Cow<'static, [u8]>, widths: Widths, engine: Engine) -> Result<Self, Cow<'static, [u8]>> {
        let read = || Graph::read(&file).and_then(|graph| Network::read(&graph)).ok_or(());
        match NETWORK.get(&file, read).ok().filter(|network| network.heads.have(widths)) {
            Some(network) => Ok(Kernel { file, network, gists: None, engine, workspaces: Mutex::default() }),
            None => Err(file),
        }
    }

    /// The same kernel, which also keeps the gists of words, if these are for vectors of its width.
    #[must_use]
    pub fn with_gists(self, gists: Option<Gists>) -> Self {
        Kernel { gists: gists.filter(|gists| gists.fit(self.network.width)), ..self }
    }

    /// Scores of the words of a window. `govern` gets the scores from which trees are made, and returns a column of the arcs for each
    /// word. The answer depends on the window alone.
    ///
    /// # Errors
    ///
    /// Says what is wrong with a window that is none of this network's, or with governors that are not those of its words.
    pub fn run(&self, input: &Input, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output, Error> {
        if let Some(what) = self.network.objection(input) {
            return Err(Error(what));
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
            return Err(Error(format!("governors that are not those of {words} words")));
        }
        let deprel = heads.score_relations(self.engine, &governors, &mut workspace);
        self.workspaces.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
        Ok(Output { upos, names, conll, nominal, governors, deprel, gists })
    }
}
