//! A graph that training/export.py writes: run by our own kernel, or, where that does not know the graph, by rten.

use std::borrow::Cow;

use super::kernel::{Engine, Kernel};
use super::onnx::Onnx;
use super::{Backend, Gists, Output, Passage, TreeScores, Widths, protobuf};
use crate::{Error, Result};

pub(crate) struct Embedded(Runner);

enum Runner {
    Kernel(Box<Kernel>),
    Onnx(Box<Onnx>),
}

/// A way to run a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The kernel, if it knows the graph, with the instructions of this engine.
    Kernel(Engine),
    /// rten, whatever the graph.
    Rten,
}

impl Way {
    /// Every way that is open on this processor, the fastest last.
    #[cfg(any(test, feature = "eval"))]
    pub(crate) fn all() -> impl Iterator<Item = Way> {
        std::iter::once(Way::Rten).chain(Engine::all().map(Way::Kernel))
    }

    /// The kernel where it has instructions for this processor. Its portable form is there to check the others by: rten is
    /// some twenty times as fast.
    pub(crate) fn fastest() -> Way {
        Engine::fastest().map_or(Way::Rten, Way::Kernel)
    }
}

impl Embedded {
    /// Loads the graph. `file` is its name for messages, `widths` says how many labels each head has, `gists` what is kept of words.
    ///
    /// # Errors
    ///
    /// [`Error::DamagedModel`] when this is no ONNX graph, [`Error::BadModelFile`] when it is another one.
    pub(crate) fn load(
        file: &str,
        weights: Cow<'static, [u8]>,
        widths: Widths,
        gists: Option<Gists>,
        way: Way,
    ) -> Result<Self> {
        protobuf::check(&weights).map_err(|what| Error::DamagedModel { file: file.to_owned(), what })?;
        let loaded = match way {
            Way::Kernel(engine) => Kernel::load(weights, widths, engine),
            Way::Rten => Err(weights),
        };
        Ok(Embedded(match loaded {
            Ok(kernel) => Runner::Kernel(Box::new(kernel.with_gists(gists))),
            Err(weights) => Runner::Onnx(Box::new(Onnx::load(file, weights, widths, gists)?)),
        }))
    }
}

impl Backend for Embedded {
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        match &self.0 {
            Runner::Kernel(kernel) => kernel.run(passage.input, govern),
            Runner::Onnx(onnx) => onnx.run(passage, govern),
        }
    }
}
