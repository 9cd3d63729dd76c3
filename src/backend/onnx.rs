//! Runs any graph with the inputs and outputs of training/export.py with `rten`, in pure Rust.
//!
//! Why a window is never put into a batch with others: the int8 products scale what goes into them by the largest value of
//! the whole tensor (dynamic quantisation), so that a neighbour in the batch, or padding, would change a window's scores.
//! Windows are long enough (up to 254 subwords) for the products to be large; several are run on several threads instead.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use rten::{ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueView};

use super::{Backend, Gists, Output, Passage, Scores, TreeScores, Widths};
use crate::{Error, Gist, Result};

/// Everything but `labels`, in the order in which it is asked for.
const SCORES: [&str; 8] = ["upos", "ner", "ner_conll", "nominal", "ends", "arcs", "label_heads", "label_dependents"];

/// The vectors of words. Only what is kept of them needs these, and a graph may have them by another name or not at all.
const WORDS: &str = "/Add_20_output_0";

pub(super) struct Onnx {
    model: rten::Model,
    ids: NodeId,
    classes: NodeId,
    first: NodeId,
    last: NodeId,
    heads: NodeId,
    scores: [NodeId; 8],
    labels: NodeId,
    widths: Widths,
    /// What is kept of words, and where their vectors are.
    gists: Option<(Gists, NodeId)>,
    /// Pools of one thread for calls to come; a call takes one or makes it.
    ///
    /// rten's own pool would split each product among all threads, which is slower than one window a thread. A pool is for
    /// one thread at a time, so there are as many as there were ever calls at the same time.
    pools: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Onnx {
    /// Loads the graph. `file` is its name for messages, `widths` says how many labels each head has.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel) when this is no ONNX graph,
    /// [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile) when it is another one.
    pub(super) fn load(file: &str, weights: Cow<'static, [u8]>, widths: Widths, gists: Option<Gists>) -> Result<Self> {
        let damaged = |what: String| Error::damaged_model(file, what);
        let mut options = ModelOptions::with_all_ops();
        // Weights laid out once as the products want them: 12 MB more memory, and markedly less time for short windows.
        options.prepack_weights(true);
        // A graph from outside may be anything: what rten does not expect must not end the caller's program.
        let loaded = catch_unwind(AssertUnwindSafe(|| match weights {
            Cow::Borrowed(bytes) => options.load_static_slice(bytes),
            Cow::Owned(bytes) => options.load(bytes),
        }));
        let model = loaded
            .map_err(|_| damaged("it cannot be read as an ONNX graph".into()))?
            .map_err(|e| damaged(format!("it cannot be read as an ONNX graph ({e})")))?;
        let node = |name: &str| {
            model.find_node(name).ok_or_else(|| {
                let what = format!("the graph has no value {name:?}; training/export.py writes one that has");
                Error::bad_model_file(file, what)
            })
        };
        let mut scores = [node("ids")?; 8];
        for (id, name) in scores.iter_mut().zip(SCORES) {
            *id = node(name)?;
        }
        Ok(Onnx {
            ids: node("ids")?,
            classes: node("classes")?,
            first: node("first")?,
            last: node("last")?,
            heads: node("heads")?,
            labels: node("labels")?,
            scores,
            widths,
            gists: gists.and_then(|gists| Some((gists, model.find_node(WORDS)?))),
            pools: Mutex::new(Vec::new()),
            model,
        })
    }

    fn run_graph(&self, inputs: Vec<(NodeId, rten::ValueOrView)>, outputs: &[NodeId]) -> Result<Vec<Value>> {
        let kept = self.pools.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pool = kept.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        let result = catch_unwind(AssertUnwindSafe(|| self.model.run(inputs, outputs, Some(options))));
        self.pools.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
        match result {
            Ok(run) => run.map_err(|e| Error::inference(e.to_string())),
            Err(_) => Err(Error::inference("rten stopped with a panic")),
        }
    }
}

impl Backend for Onnx {
    fn run(&self, passage: Passage<'_>, govern: &mut dyn FnMut(&TreeScores) -> Vec<usize>) -> Result<Output> {
        let input = passage.input;
        let words = input.first.len();
        let inputs = vec![
            (self.ids, row(&input.ids)?.into()),
            (self.classes, row(&input.classes)?.into()),
            (self.first, row(&input.first)?.into()),
            (self.last, row(&input.last)?.into()),
        ];
        let wanted: Vec<NodeId> =
            self.scores.iter().copied().chain(self.gists.as_ref().map(|(_, words)| *words)).collect();
        let mut values = self.run_graph(inputs, &wanted)?;
        let vectors = if values.len() > SCORES.len() { values.pop() } else { None };
        let gists = self.gists.as_ref().zip(vectors).and_then(|((gists, _), vectors)| keep(gists, vectors, words));
        let [upos, names, conll, nominal, ends, arcs, label_heads, label_dependents] =
            <[Value; 8]>::try_from(values)
                .map_err(|values| Error::inference(format!("{} values instead of 8", values.len())))?;

        let ends = scores("ends", ends, words, 1)?;
        let arcs = scores("arcs", arcs, words, words + 1)?;
        let governors = govern(&TreeScores { arcs, ends });
        let columns: Vec<i32> = governors.iter().map(|&column| column as i32).collect();
        let inputs = vec![
            (self.heads, row(&columns)?.into()),
            (self.scores[6], label_heads.into()),
            (self.scores[7], label_dependents.into()),
        ];
        let mut values = self.run_graph(inputs, &[self.labels])?;
        let deprel = values.pop().ok_or_else(|| Error::inference("no labels"))?;
        Ok(Output {
            upos: scores("upos", upos, words, self.widths.upos)?,
            names: scores("ner", names, words, self.widths.names)?,
            conll: scores("ner_conll", conll, words, self.widths.conll)?,
            nominal: scores("nominal", nominal, words, self.widths.nominal)?,
            deprel: scores("labels", deprel, words, self.widths.deprel)?,
            governors,
            gists: gists.unwrap_or_default(),
        })
    }
}

/// A tensor `[1, numbers]`.
fn row(numbers: &[i32]) -> Result<ValueView<'_>> {
    ValueView::from_shape([1, numbers.len()], numbers).map_err(|e| Error::inference(e.to_string()))
}

/// What is kept of vectors `[1, words, width]`.
fn keep(gists: &Gists, vectors: Value, words: usize) -> Option<Vec<Gist>> {
    let ([1, found, width], values) = vectors.into_shape_vec::<f32, 3>().ok()? else { return None };
    let fits = found == words && width > 0 && gists.fit(width);
    fits.then(|| values.chunks_exact(width).map(|word| gists.of(word)).collect())
}

/// A value of the graph as scores, if it has the shape `[1, words, columns]`.
fn scores(name: &str, value: Value, words: usize, columns: usize) -> Result<Scores> {
    let (shape, values) =
        value.into_shape_vec::<f32, 3>().map_err(|e| Error::inference(format!("{name} of the graph: {e}")))?;
    if shape != [1, words, columns] {
        let wanted = [1, words, columns];
        return Err(Error::inference(format!("{name} of the graph has the shape {shape:?} and not {wanted:?}")));
    }
    Ok(Scores::new(columns, values))
}
