//! The embedded network in our own arithmetic, without rten.
//!
//! It computes the graph that training/export.py writes, and no other: weights of 7 bits, inputs of products rounded to bytes
//! with a scale for each row. (The graph has one for all rows of a window; a scale a row is nearer to the network before its
//! quantisation, and a row's numbers do not depend on which others there are.)
//!
//! The same window gives the same bits on every processor. Products of bytes are exact; everything else is written once,
//! of operations that IEEE 754 defines, on sixteen numbers at a time, and compiled for each instruction set.
//!
//! `graph` takes the constants out of the file, `product` lays weights out and multiplies, `rows` rounds to bytes and normalises,
//! `floats` multiplies `f32`, `attention`, `network` and `heads` put these together; `lanes` says what an instruction set must offer, `x86` offers it, and
//! `engine` chooses one.

mod attention;
mod engine;
mod floats;
mod functions;
mod graph;
mod heads;
mod lanes;
mod network;
mod product;
mod rows;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

pub use self::engine::Engine;
use self::graph::Graph;
use self::network::{Network, Room};
use super::{Gists, Input, Output, TreeScores, Widths};
use crate::shared::Shared;
use crate::{Error, Result};

/// The weights as products read them, of which all extractors have the same.
static SHARED: Shared<Network> = Shared::new();

pub(super) struct Kernel {
    file: Cow<'static, [u8]>,
    network: Arc<Network>,
    gists: Option<Gists>,
    engine: Engine,
    /// Room for calls to come; a call takes one or makes it. There are as many as there were ever calls at the same time, and
    /// none is larger than the longest window needs (4 MB).
    rooms: Mutex<Vec<Room>>,
}

impl Kernel {
    /// Gives the file back when it holds another graph than the kernel knows, or heads of other widths.
    pub(super) fn load(
        file: Cow<'static, [u8]>,
        widths: Widths,
        engine: Engine,
    ) -> std::result::Result<Self, Cow<'static, [u8]>> {
        let read = || Graph::read(&file).and_then(|graph| Network::read(&graph)).ok_or(());
        match SHARED.get(&file, read).ok().filter(|network| network.heads.have(widths)) {
            Some(network) => Ok(Kernel { file, network, gists: None, engine, rooms: Mutex::default() }),
            None => Err(file),
        }
    }

    /// What is to be kept of words, if it is for vectors of this network.
    pub(super) fn keep(self, gists: Option<Gists>) -> Self {
        Kernel { gists: gists.filter(|gists| gists.fit(self.network.width)), ..self }
    }

    pub(super) fn run(&self, input: &Input, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        if let Some(what) = self.network.refuses(input) {
            return Err(Error::Inference(what));
        }
        let kept = self.rooms.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut room = kept.unwrap_or_default();
        self.network.encode(self.engine, &self.file, input, &mut room);
        let heads = &self.network.heads;
        heads.find_words(self.engine, input, &mut room);
        let gists = self.gists.as_ref().map(|gists| heads.gists(self.engine, gists, &room)).unwrap_or_default();
        let ([upos, names, conll, nominal, _], trees) = heads.read_words(self.engine, input, &mut room);
        let governors = govern(&trees);
        let words = input.first.len();
        if governors.len() != words || governors.iter().any(|&governor| governor > words) {
            return Err(Error::Inference(format!("governors that are not those of {words} words")));
        }
        let deprel = heads.labels(self.engine, &governors, &mut room);
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        Ok(Output { upos, names, conll, nominal, governors, deprel, gists })
    }
}
