//! The network: its weights, and a window's way through them.

use std::ops::Range;

use super::attention::{Attend, DEPTH, LONGEST, Scratch};
use super::byte_products::{AddTo, Product, Store, Weights};
use super::engine::{Engine, Job};
use super::graph::{Graph, Matrix};
use super::lanes::{COLUMNS, Isa, LANES, Lanes};
use super::output_layers::Heads;
use super::quantised_rows::{Norm, Quantise, QuantisedRows};
use super::windows::Input;

/// Everything but the embeddings of words, which stay in the file.
pub(super) struct Network {
    pub width: usize,
    /// Where in the file the int8 embeddings lie, and the scale of each.
    words: Range<usize>,
    scales: Vec<f32>,
    positions: Vec<f32>,
    cases: Vec<f32>,
    norm: NormWeights,
    layers: Vec<Layer>,
    pub heads: Heads,
}

struct NormWeights {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

struct Layer {
    qkv: Weights,
    out: Weights,
    norm: NormWeights,
    inner: Weights,
    outer: Weights,
    last_norm: NormWeights,
}

/// Buffers for the numbers of a window. Each call works in one of its own.
#[derive(Default)]
pub(super) struct Workspace {
    /// A vector for each subword.
    pub x: Vec<f32>,
    /// What attention, and the inner layer, read or write.
    pub middle: Vec<f32>,
    context: Vec<f32>,
    pub rows: QuantisedRows,
    attention: Scratch,
    /// Governors as columns.
    pub keys: Vec<f32>,
    /// A vector for the root and for each word; then what the output layers compute of these.
    pub word_buffer: Vec<f32>,
}

/// Factors that change nothing, for a product that has none.
pub(super) fn ones(width: usize) -> Vec<f32> {
    vec![1.0; width]
}

/// Weights as products read them; `None` where sizes do not fit.
pub(super) fn pack(matrix: &Matrix<'_>, factors: Vec<f32>) -> Option<Weights> {
    let fits = factors.len() == matrix.rows && matrix.rows.is_multiple_of(COLUMNS) && matrix.rows > 0;
    fits.then(|| Weights::new(&matrix.weights, &matrix.scales, &matrix.bias, factors))
}

impl Network {
    /// `None` when a constant is missing or has another shape.
    pub(super) fn read(graph: &Graph<'_>) -> Option<Self> {
        let width = graph.length("net.enc.ln.weight")?;
        let vocabulary = graph.length("scale")?;
        if width == 0 || !width.is_multiple_of(COLUMNS) {
            return None;
        }
        let mut layers = Vec::new();
        while graph.length(&format!("net.enc.layers.{}.ln1.weight", layers.len())).is_some() {
            layers.push(Layer::read(graph, layers.len(), width)?);
        }
        let positions = graph.positions(width).filter(|all| all.len() <= LONGEST * width)?;
        Some(Network {
            width,
            words: graph.place("table", &[vocabulary, width])?,
            scales: graph.floats("scale", &[vocabulary])?,
            positions,
            cases: graph.floats("net.enc.typ.weight", &[graph.length("net.enc.typ.weight")?, width])?,
            norm: NormWeights::read(graph, "net.enc.ln", width)?,
            layers,
            heads: Heads::read(graph, width)?,
        })
    }

    /// What makes it impossible to read this window, if anything does.
    pub(super) fn objection(&self, input: &Input) -> Option<String> {
        let n = input.ids.len();
        let most = self.positions.len() / self.width;
        if n == 0 || n > most || input.classes.len() != n {
            return Some(format!("a window of {n} subwords, where 1 to {most} can be read"));
        }
        let outside = |numbers: &[i32], end: usize| {
            numbers.iter().find(|&&x| usize::try_from(x).map_or(true, |x| x >= end)).copied()
        };
        let cases = self.cases.len() / self.width;
        let rows = [
            ("subword", &input.ids, self.scales.len()),
            ("case class", &input.classes, cases),
            ("first subword of a word", &input.first, n),
            ("last subword of a word", &input.last, n),
        ];
        let wrong = |(what, numbers, end): (&str, &Vec<i32>, usize)| {
            outside(numbers, end).map(|x| format!("{what} {x}, where there are {end}"))
        };
        rows.into_iter().find_map(wrong).or_else(|| {
            (input.first.len() != input.last.len()).then(|| "words without a first or a last subword".to_owned())
        })
    }

    /// Fills `workspace.x` with the vectors of the subwords of a window to which [`Network::objection`] has none.
    pub(super) fn encode(&self, engine: Engine, file: &[u8], input: &Input, workspace: &mut Workspace) {
        let (n, width) = (input.ids.len(), self.width);
        let Workspace { x, middle, context, rows, attention, .. } = workspace;
        x.resize(n * width, 0.0);
        context.resize(n * width, 0.0);
        engine.run(Embed { network: self, table: &file[self.words.clone()], input, to: x });
        let mut norm = &self.norm;
        for (i, layer) in self.layers.iter().enumerate() {
            if i == 0 {
                norm.apply(engine, x, Some((&layer.qkv, rows)));
            }
            middle.resize(n * layer.qkv.columns, 0.0);
            let store = Store { to: middle, row_stride: DEPTH, panel_stride: n * DEPTH, gelu: 0 };
            engine.run(Product { rows, weights: &layer.qkv, then: store });
            engine.run(Attend { parts: middle, subwords: n, to: context, scratch: attention });
            quantise(engine, context, width, &layer.out, rows);
            engine.run(Product { rows, weights: &layer.out, then: AddTo { to: x, stride: width } });
            layer.norm.apply(engine, x, Some((&layer.inner, rows)));
            let Weights { columns, .. } = layer.inner;
            middle.resize(n * columns, 0.0);
            let store = Store { to: middle, row_stride: columns, panel_stride: COLUMNS, gelu: usize::MAX };
            engine.run(Product { rows, weights: &layer.inner, then: store });
            quantise(engine, middle, columns, &layer.outer, rows);
            engine.run(Product { rows, weights: &layer.outer, then: AddTo { to: x, stride: width } });
            norm = &layer.last_norm;
            norm.apply(engine, x, self.layers.get(i + 1).map(|next| (&next.qkv, &mut *rows)));
        }
    }
}

impl Layer {
    /// `None` when a constant is missing or does not fit the others.
    fn read(graph: &Graph<'_>, number: usize, width: usize) -> Option<Self> {
        // Nodes of the first layer have no number.
        let nth = |name: &str| if number == 0 { format!("/{name}/MatMul") } else { format!("/{name}_{number}/MatMul") };
        let (attention, layer) = (format!("attention.{number}"), format!("net.enc.layers.{number}"));
        let weights = |node: &str, bias: String, factors: Option<&str>| {
            let matrix = graph.matrix(node, Some(&bias))?;
            let factors = match factors {
                Some(name) => graph.floats(&format!("factors.{name}{number}"), &[matrix.rows])?,
                None => ones(matrix.rows),
            };
            pack(&matrix, factors)
        };
        let norm = |name: &str| NormWeights::read(graph, &format!("{layer}.{name}"), width);
        let read = Layer {
            qkv: weights(&format!("/{attention}/qkv/MatMul"), format!("{attention}.qkv.bias"), Some("qkv"))?,
            out: weights(&format!("/{attention}/o/MatMul"), format!("{layer}.o.bias"), None)?,
            norm: norm("ln1")?,
            inner: weights(&nth("fi"), format!("{layer}.fi.bias"), Some("fi"))?,
            outer: weights(&nth("fo"), format!("{layer}.fo.bias"), Some("fo"))?,
            last_norm: norm("ln2")?,
        };
        let fits = read.qkv.width == width
            && read.qkv.columns == 3 * width
            && (read.out.width, read.out.columns) == (width, width)
            && (read.inner.width, read.outer.columns) == (width, width)
            && read.inner.columns == read.outer.width
            && read.outer.width.is_multiple_of(COLUMNS);
        fits.then_some(read)
    }
}

impl NormWeights {
    fn read(graph: &Graph<'_>, name: &str, width: usize) -> Option<Self> {
        let part = |part: &str| graph.floats(&format!("{name}.{part}"), &[width]);
        Some(NormWeights { weight: part("weight")?, bias: part("bias")? })
    }

    fn apply(&self, engine: Engine, x: &mut [f32], next: Option<(&Weights, &mut QuantisedRows)>) {
        let NormWeights { weight, bias } = self;
        let next = next.map(|(weights, rows)| {
            rows.shape(x.len() / weight.len(), weights.width);
            (weights.factors.as_slice(), rows)
        });
        engine.run(Norm { x, weight, bias, next });
    }
}

/// Rounds rows that begin `stride` numbers apart to bytes for a product.
pub(super) fn quantise(engine: Engine, from: &[f32], stride: usize, weights: &Weights, to: &mut QuantisedRows) {
    to.shape(from.len().div_ceil(stride), weights.width);
    engine.run(Quantise { from, stride, factors: &weights.factors, to });
}

/// The sums of the embeddings of words, positions and cases.
struct Embed<'a> {
    network: &'a Network,
    table: &'a [u8],
    input: &'a Input,
    to: &'a mut [f32],
}

impl Job for Embed<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self) {
        let Network { width, scales, positions, cases, .. } = self.network;
        let subwords = self.input.ids.iter().zip(&self.input.classes);
        for (i, (to, (&id, &class))) in self.to.chunks_exact_mut(*width).zip(subwords).enumerate() {
            let (id, class) = (id as usize, class as usize);
            let scale = I::F::splat(scales[id]);
            let word = self.table[id * width..][..*width].as_chunks::<LANES>().0;
            let position = positions[i * width..][..*width].as_chunks::<LANES>().0;
            let case = cases[class * width..][..*width].as_chunks::<LANES>().0;
            for (i, to) in to.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
                let word = I::F::of_i8(&word[i].map(|byte| byte as i8)) * scale;
                (word + I::F::load(&position[i]) + I::F::load(&case[i])).store(to);
            }
        }
    }
}
