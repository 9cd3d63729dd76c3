//! What training/export.py has written, taken out of the ONNX file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::protobuf::{Content, field, varint};

/// SHA-256 of the nodes, inputs, outputs and versions of operators of the graph that this kernel computes; not of its constants.
///
/// Any other graph is left to rten, even if its weights have the same names: nothing here looks at what the nodes do. After a
/// change of training/export.py (or with another version of PyTorch, which may number nodes otherwise) the test
/// `knows_the_embedded_graph` prints what belongs here, if the kernel still computes what the graph says.
const NODES: &str = "23df4632c836f056f6a667453bfbbd593c8338d97d92df70787a024783f96d61";

/// Types of numbers, as ONNX numbers them.
const FLOAT: u64 = 1;
const INT8: u64 = 3;

/// The constants of a graph that the kernel computes.
pub(super) struct Graph<'a> {
    file: &'a [u8],
    constants: HashMap<&'a str, Tensor<'a>>,
    /// What each node reads, by its name.
    inputs: HashMap<&'a str, Vec<&'a str>>,
}

#[derive(Default)]
struct Tensor<'a> {
    shape: Vec<u64>,
    kind: u64,
    /// Little-endian numbers.
    raw: &'a [u8],
    /// int8 as numbers of varying length.
    numbers: &'a [u8],
}

/// The weights of a product, a row for each input, with a scale for each column.
#[derive(Clone, Default)]
pub(super) struct Matrix<'a> {
    pub rows: usize,
    /// The bytes of int8, in the file or put together.
    pub weights: Cow<'a, [u8]>,
    pub scales: Vec<f32>,
    pub bias: Vec<f32>,
}

impl<'a> Graph<'a> {
    /// `None` when the file holds another graph, or none.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let (graph, digest) = read(file)?;
        (digest == NODES).then_some(graph)
    }

    /// Numbers of `f32`, of this shape.
    pub(super) fn floats(&self, name: &str, shape: &[usize]) -> Option<Vec<f32>> {
        let tensor = self.tensor(name, FLOAT, shape)?;
        let (numbers, rest) = tensor.raw.as_chunks::<4>();
        let values: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        (rest.is_empty() && values.len() == shape.iter().product::<usize>()).then_some(values)
    }

    /// How many rows a matrix has, or numbers a vector.
    pub(super) fn length(&self, name: &str) -> Option<usize> {
        usize::try_from(*self.constants.get(name)?.shape.first()?).ok()
    }

    /// Embeddings of positions, which have a number but no name in the graph.
    pub(super) fn positions(&self, width: usize) -> Option<Vec<f32>> {
        let name = *self.inputs.get("/Slice")?.first()?;
        let count = usize::try_from(*self.constants.get(name)?.shape.get(1)?).ok()?;
        self.floats(name, &[1, count, width])
    }

    /// The vector of the root, which has no name either.
    pub(super) fn root(&self, width: usize) -> Option<Vec<f32>> {
        self.floats(self.inputs.get("/Expand")?.first()?, &[1, 1, width])
    }

    /// Where int8 numbers of this shape lie in the file.
    pub(super) fn place(&self, name: &str, shape: &[usize]) -> Option<Range<usize>> {
        let raw = self.tensor(name, INT8, shape)?.raw;
        let start = (raw.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize)?;
        (raw.len() == shape.iter().product::<usize>()).then(|| start..start + raw.len())
    }

    /// The weights of a product, by the name that its node had before its quantisation. `bias` is the name of what is added, if anything is.
    pub(super) fn matrix(&self, node: &str, bias: Option<&str>) -> Option<Matrix<'a>> {
        let name = *self.inputs.get(format!("{node}_quant").as_str())?.get(1)?;
        let shape = &self.constants.get(name)?.shape;
        let &[rows, columns] = shape.as_slice() else { return None };
        let (rows, columns) = (usize::try_from(rows).ok()?, usize::try_from(columns).ok()?);
        let weights = &self.file[self.place(name, &[rows, columns])?];
        let base = name.strip_suffix("_quantized")?;
        let zeros = self.tensor(&format!("{base}_zero_point"), INT8, &[columns])?;
        let zero = zeros.raw.iter().chain(zeros.numbers).all(|&byte| byte == 0);
        // Weights of more than 7 bits would overflow the sums of pairs in AVX2.
        if !zero || weights.iter().any(|&weight| !(-64..=64).contains(&(weight as i8))) {
            return None;
        }
        let scales = self.floats(&format!("{base}_scale"), &[columns])?;
        let bias = match bias {
            Some(name) => self.floats(name, &[columns])?,
            None => vec![0.0; columns],
        };
        Some(Matrix { rows, weights: weights.into(), scales, bias })
    }

    fn tensor(&self, name: &str, kind: u64, shape: &[usize]) -> Option<&Tensor<'a>> {
        let tensor = self.constants.get(name)?;
        let right = tensor.kind == kind && tensor.shape.iter().copied().eq(shape.iter().map(|&size| size as u64));
        right.then_some(tensor)
    }
}

impl Matrix<'_> {
    pub(super) fn columns(&self) -> usize {
        self.scales.len()
    }

    /// Matrices with the same number of rows, joined side by side.
    pub(super) fn side_by_side(parts: &[Matrix<'_>]) -> Option<Matrix<'static>> {
        let rows = parts.first()?.rows;
        let mut all = Matrix { rows, ..Matrix::default() };
        for part in parts {
            all.scales.extend(&part.scales);
            all.bias.extend(&part.bias);
        }
        let mut weights = Vec::new();
        for row in 0..rows {
            for part in parts {
                let columns = part.columns();
                weights.extend_from_slice(part.weights.get(row * columns..(row + 1) * columns)?);
            }
        }
        all.weights = weights.into();
        Some(all)
    }

    /// These columns in this order; a column of zeros for each `None`.
    pub(super) fn with_columns(&self, columns: &[Option<usize>]) -> Matrix<'static> {
        let of = |numbers: &[f32]| columns.iter().map(|column| column.map_or(0.0, |c| numbers[c])).collect();
        let rows = self.weights.chunks_exact(self.columns().max(1));
        let weights: Vec<u8> = rows.flat_map(|row| columns.iter().map(|column| column.map_or(0, |c| row[c]))).collect();
        Matrix { rows: self.rows, weights: weights.into(), scales: of(&self.scales), bias: of(&self.bias) }
    }
}

/// The constants, and the digest of the rest.
fn read(file: &[u8]) -> Option<(Graph<'_>, String)> {
    let mut graph = Graph { file, constants: HashMap::new(), inputs: HashMap::new() };
    let mut digest = Sha256::new();
    let mut rest = file;
    while !rest.is_empty() {
        let model = field(&mut rest)?;
        match (model.number, model.content) {
            (7, Content::Bytes(mut rest)) => {
                while !rest.is_empty() {
                    let part = field(&mut rest)?;
                    let Content::Bytes(bytes) = part.content else { continue };
                    match part.number {
                        5 => {
                            let (name, tensor) = tensor(bytes)?;
                            graph.constants.insert(name, tensor);
                        }
                        1 | 11 | 12 => {
                            digest.update(part.number.to_le_bytes());
                            digest.update(bytes);
                            if part.number == 1 {
                                let (name, inputs) = node(bytes)?;
                                graph.inputs.insert(name, inputs);
                            }
                        }
                        _ => {}
                    }
                }
            }
            (8, Content::Bytes(versions)) => digest.update(versions),
            _ => {}
        }
    }
    Some((graph, digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// Name and inputs of a node.
fn node(mut rest: &[u8]) -> Option<(&str, Vec<&str>)> {
    let (mut name, mut inputs) = ("", Vec::new());
    while !rest.is_empty() {
        let part = field(&mut rest)?;
        let Content::Bytes(bytes) = part.content else { continue };
        match part.number {
            1 => inputs.push(std::str::from_utf8(bytes).ok()?),
            3 => name = std::str::from_utf8(bytes).ok()?,
            _ => {}
        }
    }
    Some((name, inputs))
}

fn tensor(mut rest: &[u8]) -> Option<(&str, Tensor<'_>)> {
    let mut tensor = Tensor::default();
    let mut name = "";
    while !rest.is_empty() {
        let part = field(&mut rest)?;
        match (part.number, part.content) {
            (1, Content::Number(size)) => tensor.shape.push(size),
            (1, Content::Bytes(mut sizes)) => {
                while !sizes.is_empty() {
                    tensor.shape.push(varint(&mut sizes)?);
                }
            }
            (2, Content::Number(kind)) => tensor.kind = kind,
            // Raw, or `f32` packed, which is the same.
            (4 | 9, Content::Bytes(bytes)) => tensor.raw = bytes,
            (5, Content::Bytes(bytes)) => tensor.numbers = bytes,
            (8, Content::Bytes(bytes)) => name = std::str::from_utf8(bytes).ok()?,
            _ => {}
        }
    }
    Some((name, tensor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_embedded_graph() {
        let (_, digest) = read(&factwire_en::MODEL).unwrap();
        assert_eq!(digest, NODES);
    }
}
