//! A graph that training/export.py writes: run by our own kernel, or, where that does not know the graph, by rten.

use std::borrow::Cow;

use factwire_kernel::{Engine, Kernel, protobuf};

#[cfg(onnx)]
use super::onnx::Onnx;
use super::{Backend, Gists, Output, Passage, TreeScores, Widths};
use crate::{Error, Result};

pub(crate) struct Embedded(Runner);

enum Runner {
    Kernel(Box<Kernel>),
    #[cfg(onnx)]
    Onnx(Box<Onnx>),
}

/// A way to run a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The kernel, if it knows the graph, with the instructions of this engine.
    Kernel(Engine),
    /// rten, whatever the graph.
    #[cfg(onnx)]
    Rten,
}

impl Way {
    /// Every way that is open on this processor, the fastest last.
    pub fn all() -> impl Iterator<Item = Way> {
        #[cfg(onnx)]
        let rten = Some(Way::Rten);
        #[cfg(not(onnx))]
        let rten = None;
        rten.into_iter().chain(Engine::all().map(Way::Kernel))
    }

    /// The kernel where it has instructions for this processor, else rten if it is there: the kernel's portable form, with which the
    /// others are checked, is some twenty times slower.
    pub(crate) fn fastest() -> Way {
        let fastest = Engine::fastest().map(Way::Kernel);
        #[cfg(onnx)]
        return fastest.unwrap_or(Way::Rten);
        #[cfg(not(onnx))]
        fastest.unwrap_or(Way::Kernel(Engine::PORTABLE))
    }
}

impl Embedded {
    /// Loads the graph. `file` is its name for messages, `widths` says how many labels each head has, `gists` what is kept of words.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel) when this is no ONNX graph,
    /// [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile) when it is another one,
    /// [`ErrorKind::FeatureOff`](crate::ErrorKind::FeatureOff) when
    /// only rten could run it and is not there.
    pub(crate) fn load(
        file: &str,
        weights: Cow<'static, [u8]>,
        widths: Widths,
        gists: Option<Gists>,
        way: Way,
    ) -> Result<Self> {
        protobuf::check(&weights).map_err(|what| Error::damaged_model(file, what))?;
        let loaded = match way {
            Way::Kernel(engine) => Kernel::load(weights, widths, engine),
            #[cfg(onnx)]
            Way::Rten => Err(weights),
        };
        match loaded {
            Ok(kernel) => Ok(Embedded(Runner::Kernel(Box::new(kernel.with_gists(gists))))),
            #[cfg(onnx)]
            Err(weights) => Ok(Embedded(Runner::Onnx(Box::new(Onnx::load(file, weights, widths, gists)?)))),
            #[cfg(not(onnx))]
            Err(_) => Err(Error::feature_off(
                format!("{file}, a graph that factwire's own kernel does not know,"),
                "onnx",
                "",
            )),
        }
    }
}

impl Backend for Embedded {
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        match &self.0 {
            Runner::Kernel(kernel) => kernel.run(passage.input, govern).map_err(Error::inference),
            #[cfg(onnx)]
            Runner::Onnx(onnx) => onnx.run(passage, govern),
        }
    }
}
