//! Writes the embedded model's encoder and its CoNLL-2003 head as Hugging Face stores a token classifier, for rust-bert.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use rten_onnx::onnx::{DataType, GraphProto, ModelProto, TensorProto};
use serde_json::json;
use tch::Tensor;

use super::{Bio, Model};
use crate::{Error, Result};

/// Shape of the encoder that training/network.py trains.
const WIDTH: usize = 384;
const LAYERS: usize = 6;
const HEADS: usize = 12;

impl Model {
    /// Writes the encoder and the head for the types of CoNLL-2003 as a folder for rust-bert: `config.json`, `vocab.txt` and
    /// `model.safetensors` (90 MB: int8 weights are written as the floating-point numbers that they stand for).
    ///
    /// It is read with [`Extractor::builder`](crate::Extractor::builder)`().model(FOLDER)`: then libtorch computes the names,
    /// and the kernel, with the same weights, all else. That is a check of both, and no better than the embedded model alone.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile) when the model is no graph of training/export.py;
    /// [`ErrorKind::Write`](crate::ErrorKind::Write).
    pub fn save_for_rust_bert(&self, folder: &Path) -> Result<()> {
        let bad = |what: String| Error::bad_model_file(self.file.clone(), what);
        let model = ModelProto::parse_buf(&self.weights).map_err(|e| bad(e.to_string()))?;
        let graph = model.graph.ok_or_else(|| bad("it has no graph".into()))?;
        let tensors = Graph::new(&graph).classifier().map_err(bad)?;

        let write = |name: &str, content: &[u8]| {
            let path = folder.join(name);
            fs::write(&path, content).map_err(|source| Error::write(path, source))
        };
        fs::create_dir_all(folder).map_err(|source| Error::write(folder, source))?;
        write("config.json", self.config(&tensors).as_bytes())?;
        write("vocab.txt", self.vocabulary()?.as_bytes())?;
        let path = folder.join("model.safetensors");
        let tensors: Vec<(String, Tensor)> = tensors
            .into_iter()
            .map(|(name, matrix)| (name, Tensor::from_slice(&matrix.values).view(matrix.shape.as_slice())))
            .collect();
        Tensor::write_safetensors(&tensors, &path).map_err(|e| Error::write(path, std::io::Error::other(e.to_string())))
    }

    fn config(&self, tensors: &[(String, Matrix)]) -> String {
        let rows = |name: &str| tensors.iter().find(|(n, _)| n == name).map_or(0, |(_, m)| m.shape[0]);
        let tag = |tag: &Bio<super::ConllLabel>| match tag {
            Bio::O => "O".to_owned(),
            Bio::B(label) => format!("B-{}", label.as_str()),
            Bio::I(label) => format!("I-{}", label.as_str()),
        };
        let tags: Vec<String> = self.labels.conll.iter().map(tag).collect();
        let id2label: serde_json::Map<_, _> =
            tags.iter().enumerate().map(|(i, tag)| (i.to_string(), json!(tag))).collect();
        let label2id: serde_json::Map<_, _> = tags.iter().enumerate().map(|(i, tag)| (tag.clone(), json!(i))).collect();
        let config = json!({
            "architectures": ["BertForTokenClassification"],
            "model_type": "factwire-bert",
            "hidden_act": "gelu",
            "attention_probs_dropout_prob": 0.1,
            "hidden_dropout_prob": 0.1,
            "hidden_size": WIDTH,
            "initializer_range": 0.02,
            "intermediate_size": 4 * WIDTH,
            "max_position_embeddings": rows("bert.embeddings.position_embeddings.weight"),
            "num_attention_heads": HEADS,
            "num_hidden_layers": LAYERS,
            "type_vocab_size": rows("bert.embeddings.token_type_embeddings.weight"),
            "vocab_size": rows("bert.embeddings.word_embeddings.weight"),
            "pad_token_id": 0,
            "id2label": id2label,
            "label2id": label2id,
        });
        format!("{config:#}\n")
    }

    /// The subwords of tokenizer.json, a line each.
    fn vocabulary(&self) -> Result<String> {
        let bad = |what: &str| Error::bad_model_file("tokenizer.json", what.to_owned());
        #[derive(serde::Deserialize)]
        struct Tokenizer {
            model: WordPiece,
        }
        #[derive(serde::Deserialize)]
        struct WordPiece {
            vocab: HashMap<String, usize>,
        }
        let given: Tokenizer = serde_json::from_slice(&self.tokenizer).map_err(|e| bad(&e.to_string()))?;
        let mut lines = vec![""; given.model.vocab.len()];
        for (subword, &number) in &given.model.vocab {
            *lines.get_mut(number).ok_or_else(|| bad("its vocabulary has gaps"))? = subword;
        }
        Ok(lines.join("\n") + "\n")
    }
}

/// Numbers, row after row.
struct Matrix {
    shape: Vec<i64>,
    values: Vec<f32>,
}

impl Matrix {
    /// Rows and columns changed over; ONNX multiplies from the right, PyTorch from the left.
    fn transposed(self) -> std::result::Result<Matrix, String> {
        let &[rows, columns] = self.shape.as_slice() else { return Err("a weight that is no matrix".into()) };
        let at = |i: i64| self.values[((i % rows) * columns + i / rows) as usize];
        Ok(Matrix { shape: vec![columns, rows], values: (0..rows * columns).map(at).collect() })
    }

    /// A third of the rows.
    fn third(&self, number: usize) -> Matrix {
        let size = self.values.len() / 3;
        let mut shape = self.shape.clone();
        shape[0] /= 3;
        Matrix { shape, values: self.values[number * size..(number + 1) * size].to_vec() }
    }

    fn times(mut self, factor: f32) -> Matrix {
        self.values.iter_mut().for_each(|v| *v *= factor);
        self
    }

    /// Each row times its factor.
    fn times_rows(mut self, factors: &[f32]) -> std::result::Result<Matrix, String> {
        if factors.is_empty() || !self.values.len().is_multiple_of(factors.len()) {
            return Err("factors that do not fit".into());
        }
        let columns = self.values.len() / factors.len();
        for (row, factor) in self.values.chunks_exact_mut(columns.max(1)).zip(factors) {
            row.iter_mut().for_each(|v| *v *= factor);
        }
        Ok(self)
    }
}

/// What training/export.py wrote, int8 or not.
struct Graph<'a> {
    graph: &'a GraphProto,
    constants: HashMap<&'a str, &'a TensorProto>,
}

impl<'a> Graph<'a> {
    fn new(graph: &'a GraphProto) -> Self {
        let named = |tensor: &'a TensorProto| Some((tensor.name.as_deref()?, tensor));
        Graph { graph, constants: graph.initializer.iter().filter_map(named).collect() }
    }

    /// The tensors of a BERT token classifier by Hugging Face's names, and how words are mixed.
    fn classifier(&self) -> std::result::Result<Vec<(String, Matrix)>, String> {
        let mut all = Vec::new();
        let mut add = |name: String, matrix: Matrix| all.push((name, matrix));
        let embeddings = "bert.embeddings";
        let words = match self.constants.contains_key("table") {
            // A scale for each word.
            true => self.constant("table")?.times_rows(&self.constant("scale")?.values)?,
            false => self.constant("net.enc.word.weight")?,
        };
        add(format!("{embeddings}.word_embeddings.weight"), words);
        let mut positions = self.constant(self.input_of("/Slice", 0)?)?;
        positions.shape.remove(0);
        add(format!("{embeddings}.position_embeddings.weight"), positions);
        add(format!("{embeddings}.token_type_embeddings.weight"), self.constant("net.enc.typ.weight")?);
        for part in ["weight", "bias"] {
            add(format!("{embeddings}.LayerNorm.{part}"), self.constant(&format!("net.enc.ln.{part}"))?);
        }
        for layer in 0..LAYERS {
            let to = format!("bert.encoder.layer.{layer}");
            let nth = |name: &str| if layer == 0 { format!("/{name}") } else { format!("/{name}_{layer}") };
            let queries = self.product(&format!("/attention.{layer}/qkv"), &format!("factors.qkv{layer}"))?;
            let biases = self.constant(&format!("attention.{layer}.qkv.bias"))?;
            // The graph has the division by the root of a head's width in the queries.
            let root = ((WIDTH / HEADS) as f32).sqrt();
            for (i, (name, factor)) in [("query", root), ("key", 1.0), ("value", 1.0)].into_iter().enumerate() {
                add(format!("{to}.attention.self.{name}.weight"), queries.third(i).times(factor));
                add(format!("{to}.attention.self.{name}.bias"), biases.third(i).times(factor));
            }
            let products = [
                ("attention.output.dense", format!("/attention.{layer}/o"), String::new(), "o"),
                ("intermediate.dense", nth("fi"), format!("factors.fi{layer}"), "fi"),
                ("output.dense", nth("fo"), format!("factors.fo{layer}"), "fo"),
            ];
            for (name, node, factors, bias) in products {
                add(format!("{to}.{name}.weight"), self.product(&node, &factors)?);
                add(format!("{to}.{name}.bias"), self.constant(&format!("net.enc.layers.{layer}.{bias}.bias"))?);
            }
            for (name, norm) in [("attention.output", "ln1"), ("output", "ln2")] {
                for part in ["weight", "bias"] {
                    let from = format!("net.enc.layers.{layer}.{norm}.{part}");
                    add(format!("{to}.{name}.LayerNorm.{part}"), self.constant(&from)?);
                }
            }
        }
        add("classifier.weight".into(), self.product("/ner", "")?);
        add("classifier.bias".into(), self.constant("net.ner.bias")?);
        add("heads.last_subword".into(), self.constant("net.last")?);
        Ok(all)
    }

    /// The weights of a product, `[out, in]`, by the name of its node; `factors` is the constant that its input is multiplied
    /// with, if there is one of this name.
    fn product(&self, node: &str, factors: &str) -> std::result::Result<Matrix, String> {
        let name = self
            .input_of(&format!("{node}/MatMul_quant"), 1)
            .or_else(|_| self.input_of(&format!("{node}/MatMul"), 1))?;
        let mut matrix = self.constant(name)?;
        if let Some(base) = name.strip_suffix("_quantized") {
            let scale = self.constant(&format!("{base}_scale"))?.values;
            let zero = self.constant(&format!("{base}_zero_point"))?.values;
            for row in matrix.values.chunks_exact_mut(scale.len().max(1)) {
                for ((value, scale), zero) in row.iter_mut().zip(&scale).zip(&zero) {
                    *value = (*value - zero) * scale;
                }
            }
        }
        if self.constants.contains_key(factors) {
            matrix = matrix.times_rows(&self.constant(factors)?.values)?;
        }
        matrix.transposed()
    }

    fn input_of(&self, node: &str, input: usize) -> std::result::Result<&'a str, String> {
        let found = self.graph.node.iter().find(|n| n.name.as_deref() == Some(node));
        let input = found.and_then(|n| n.input.get(input)).map(String::as_str);
        input.ok_or_else(|| format!("the graph has no node {node}; training/export.py writes one that has"))
    }

    fn constant(&self, name: &str) -> std::result::Result<Matrix, String> {
        let tensor = self.constants.get(name).ok_or_else(|| format!("the graph has no constant {name}"))?;
        let raw = tensor.raw_data.as_ref().map(|raw| raw.borrow());
        let raw: &[u8] = raw.as_ref().map_or(&[], |raw| raw.as_slice());
        let values: Vec<f32> = match tensor.data_type {
            Some(DataType::FLOAT) if raw.is_empty() => tensor.float_data.clone(),
            Some(DataType::FLOAT) => raw.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
            Some(DataType::INT8) if raw.is_empty() => tensor.int32_data.iter().map(|&v| v as f32).collect(),
            Some(DataType::INT8) => raw.iter().map(|&byte| f32::from(byte as i8)).collect(),
            _ => return Err(format!("{name} has another type of numbers than f32 and int8")),
        };
        let size: i64 = tensor.dims.iter().product();
        if size != values.len() as i64 {
            return Err(format!("{name} has {} numbers and should have {size}", values.len()));
        }
        Ok(Matrix { shape: tensor.dims.clone(), values })
    }
}
