//! A graph that training/export.py writes: run by our own kernel, or, where that does not know the graph, by rten.

use std::borrow::Cow;

use super::kernel::Kernel;
use super::onnx::Onnx;
use super::{Backend, Output, Passage, TreeScores, Widths, protobuf};
use crate::{Error, Result};

pub(crate) struct Embedded(Runner);

enum Runner {
    Kernel(Box<Kernel>),
    Onnx(Box<Onnx>),
}

impl Embedded {
    /// Loads the graph. `file` is its name for messages, `widths` says how many labels each head has.
    ///
    /// # Errors
    ///
    /// [`Error::DamagedModel`] when this is no ONNX graph, [`Error::BadModelFile`] when it is another one.
    pub(crate) fn load(file: &str, weights: Cow<'static, [u8]>, widths: Widths) -> Result<Self> {
        protobuf::check(&weights).map_err(|what| Error::DamagedModel { file: file.to_owned(), what })?;
        let runner = match Kernel::load(weights, widths) {
            Ok(kernel) => Runner::Kernel(Box::new(kernel)),
            Err(weights) => Runner::Onnx(Box::new(Onnx::load(file, weights, widths)?)),
        };
        Ok(Embedded(runner))
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
