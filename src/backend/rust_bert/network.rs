//! The token classifiers of rust-bert, of whatever architecture, as one type.

use std::path::Path;

use rust_bert::albert::{AlbertConfig, AlbertForTokenClassification};
use rust_bert::bert::{BertConfig, BertEmbeddings, BertForTokenClassification, BertModel};
use rust_bert::deberta::{DebertaConfig, DebertaForTokenClassification};
use rust_bert::deberta_v2::{DebertaV2Config, DebertaV2ForTokenClassification};
use rust_bert::distilbert::{DistilBertConfig, DistilBertForTokenClassification};
use rust_bert::electra::{ElectraConfig, ElectraForTokenClassification};
use rust_bert::fnet::{FNetConfig, FNetForTokenClassification};
use rust_bert::longformer::{LongformerConfig, LongformerForTokenClassification};
use rust_bert::mobilebert::{MobileBertConfig, MobileBertForTokenClassification};
use rust_bert::roberta::{RobertaConfig, RobertaForTokenClassification};
use rust_bert::xlnet::{XLNetConfig, XLNetForTokenClassification};
use rust_bert::{RustBertError, bert};
use serde::de::DeserializeOwned;
use tch::nn::{self, Module as _, VarStore};
use tch::{Device, Kind, Tensor};

use crate::models::{Architecture, Classifier};
use crate::{Error, Result};

/// A network with its weights. It may be sent to another thread, but two threads must not use it at the same time.
pub(super) struct Network {
    kind: Classification,
    variables: VarStore,
}

#[expect(clippy::large_enum_variant, reason = "there are few of them, and their weights lie elsewhere")]
enum Classification {
    Albert(AlbertForTokenClassification),
    Bert(BertForTokenClassification),
    Deberta(DebertaForTokenClassification),
    DebertaV2(DebertaV2ForTokenClassification),
    DistilBert(DistilBertForTokenClassification),
    Electra(ElectraForTokenClassification),
    FNet(FNetForTokenClassification),
    Longformer(LongformerForTokenClassification),
    MobileBert(MobileBertForTokenClassification),
    Roberta(RobertaForTokenClassification),
    XlNet(XLNetForTokenClassification),
    Factwire(FactwireBert),
}

/// BERT as factwire trains it: [`Architecture::FactwireBert`].
struct FactwireBert {
    bert: BertModel<BertEmbeddings>,
    classifier: nn::Linear,
    /// How much of its last subword goes into a word's vector, for each channel; the rest is of the first.
    last: Tensor,
}

/// Subwords of a sequence, with those that mark its beginning and end.
pub(super) struct Sequence<'a> {
    pub ids: &'a [i64],
    pub segments: &'a [i64],
}

impl Network {
    /// Loads the weights.
    pub(super) fn load(model: &Classifier) -> Result<Self> {
        let mut network = Network::new(model)?;
        let file = || model.weights.display().to_string();
        let damaged = |what: String| Error::damaged_model(file(), what);
        quietly(|| network.variables.load(&model.weights).map_err(|e| e.to_string())).map_err(damaged)?;
        Ok(network)
    }

    /// Another network that shares these weights.
    pub(super) fn share(&self, model: &Classifier) -> Result<Self> {
        let other = Network::new(model)?;
        let ours = self.variables.variables();
        for (name, mut variable) in other.variables.variables() {
            let same = ours.get(&name).ok_or_else(|| Error::inference(format!("no weights {name}")))?;
            quietly(|| {
                variable.set_data(same);
                Ok(())
            })
            .map_err(Error::inference)?;
        }
        Ok(other)
    }

    /// A network with random weights.
    fn new(model: &Classifier) -> Result<Self> {
        let bad = |what: String| Error::bad_model_file(model.config.display().to_string(), what);
        let variables = VarStore::new(model.device);
        let kind = quietly(|| Classification::new(&variables.root(), model).map_err(|e| e.to_string())).map_err(bad)?;
        Ok(Network { kind, variables })
    }

    /// Writes random weights to where the model's weights should be.
    pub(super) fn save_random(model: &Classifier) -> Result<()> {
        let network = Network::new(model)?;
        quietly(|| network.variables.save(&model.weights).map_err(|e| e.to_string())).map_err(Error::inference)
    }

    /// Where the weights lie in memory, by name.
    #[cfg(test)]
    pub(super) fn addresses(&self) -> std::collections::BTreeMap<String, usize> {
        self.variables.variables().iter().map(|(name, tensor)| (name.clone(), tensor.data_ptr() as usize)).collect()
    }

    pub(super) fn device(&self) -> Device {
        self.variables.device()
    }

    /// True if sequences of different lengths can be read together: if the network is told what is padding, and heeds it.
    pub(super) fn heeds_padding(&self) -> bool {
        use Classification::*;
        !matches!(self.kind, Electra(_) | FNet(_) | MobileBert(_) | XlNet(_))
    }

    /// Scores of the tags for each subword, sequence by sequence. The sequences must not be of different lengths unless
    /// [`Network::heeds_padding`]; `padding` is the number of a subword that fills the shorter ones up.
    pub(super) fn scores(&self, sequences: &[Sequence<'_>], padding: i64) -> Result<Vec<Tensor>> {
        let longest = sequences.iter().map(|s| s.ids.len()).max().unwrap_or(0);
        let rows = |of: &dyn Fn(&Sequence<'_>) -> Vec<i64>, fill: i64| {
            let mut all = Vec::with_capacity(sequences.len() * longest);
            for sequence in sequences {
                all.extend(of(sequence));
                all.resize(all.len().next_multiple_of(longest), fill);
            }
            Tensor::from_slice(&all).view([sequences.len() as i64, longest as i64]).to_device(self.device())
        };
        let ids = rows(&|s| s.ids.to_vec(), padding);
        let segments = rows(&|s| s.segments.to_vec(), 0);
        let mask = rows(&|s| vec![1; s.ids.len()], 0);
        let scores = on_processor(|| self.kind.forward(&ids, &mask, &segments))?;
        let one = |(i, sequence): (usize, &Sequence<'_>)| scores.get(i as i64).narrow(0, 0, sequence.ids.len() as i64);
        Ok(sequences.iter().enumerate().map(one).collect())
    }

    /// Scores of the tags for each word of a window of factwire's own subwords; `None` for networks that read other ones.
    pub(super) fn word_scores(&self, input: &crate::backend::Input) -> Option<Result<Tensor>> {
        let Classification::Factwire(network) = &self.kind else { return None };
        let numbers = |numbers: &[i32]| {
            let wide: Vec<i64> = numbers.iter().map(|&n| i64::from(n)).collect();
            Tensor::from_slice(&wide).to_device(self.device())
        };
        let (ids, classes) = (numbers(&input.ids).unsqueeze(0), numbers(&input.classes).unsqueeze(0));
        let (first, last) = (numbers(&input.first), numbers(&input.last));
        Some(on_processor(|| network.forward(&ids, &classes, &first, &last)))
    }
}

impl Classification {
    fn new(root: &nn::Path<'_>, model: &Classifier) -> std::result::Result<Self, RustBertError> {
        fn config<C: DeserializeOwned>(path: &Path) -> std::result::Result<C, RustBertError> {
            let unreadable = |what: String| RustBertError::InvalidConfigurationError(what);
            let text = std::fs::read(path).map_err(|e| unreadable(e.to_string()))?;
            serde_json::from_slice(&text).map_err(|e| unreadable(e.to_string()))
        }
        let path = &model.config;
        Ok(match model.architecture {
            Architecture::Albert => {
                Self::Albert(AlbertForTokenClassification::new(root, &config::<AlbertConfig>(path)?)?)
            }
            Architecture::Bert => Self::Bert(BertForTokenClassification::new(root, &config::<BertConfig>(path)?)?),
            Architecture::Deberta => {
                Self::Deberta(DebertaForTokenClassification::new(root, &config::<DebertaConfig>(path)?)?)
            }
            Architecture::DebertaV2 => {
                Self::DebertaV2(DebertaV2ForTokenClassification::new(root, &config::<DebertaV2Config>(path)?)?)
            }
            Architecture::DistilBert => {
                Self::DistilBert(DistilBertForTokenClassification::new(root, &config::<DistilBertConfig>(path)?)?)
            }
            Architecture::Electra => {
                Self::Electra(ElectraForTokenClassification::new(root, &config::<ElectraConfig>(path)?)?)
            }
            Architecture::FNet => Self::FNet(FNetForTokenClassification::new(root, &config::<FNetConfig>(path)?)?),
            Architecture::Longformer => {
                Self::Longformer(LongformerForTokenClassification::new(root, &config::<LongformerConfig>(path)?)?)
            }
            Architecture::MobileBert => {
                Self::MobileBert(MobileBertForTokenClassification::new(root, &config::<MobileBertConfig>(path)?)?)
            }
            Architecture::Roberta | Architecture::XlmRoberta => {
                Self::Roberta(RobertaForTokenClassification::new(root, &config::<RobertaConfig>(path)?)?)
            }
            Architecture::XlNet => Self::XlNet(XLNetForTokenClassification::new(root, &config::<XLNetConfig>(path)?)?),
            Architecture::FactwireBert => {
                Self::Factwire(FactwireBert::new(root, &config(path)?, model.tags.len() as i64))
            }
        })
    }

    /// Scores `[sequences, subwords, tags]`.
    fn forward(&self, ids: &Tensor, mask: &Tensor, segments: &Tensor) -> std::result::Result<Tensor, RustBertError> {
        let (ids, mask, segments) = (Some(ids), Some(mask), Some(segments));
        Ok(match self {
            Self::Albert(network) => network.forward_t(ids, mask, segments, None, None, false).logits,
            Self::Bert(network) => network.forward_t(ids, mask, segments, None, None, false).logits,
            Self::Deberta(network) => network.forward_t(ids, mask, segments, None, None, false)?.logits,
            Self::DebertaV2(network) => network.forward_t(ids, mask, segments, None, None, false)?.logits,
            Self::DistilBert(network) => network.forward_t(ids, mask, None, false)?.logits,
            Self::Electra(network) => network.forward_t(ids, mask, segments, None, None, false).logits,
            Self::FNet(network) => network.forward_t(ids, segments, None, None, false)?.logits,
            Self::Longformer(network) => network.forward_t(ids, mask, None, segments, None, None, false)?.logits,
            Self::MobileBert(network) => network.forward_t(ids, None, None, None, mask, false)?.logits,
            Self::Roberta(network) => network.forward_t(ids, mask, segments, None, None, false).logits,
            Self::XlNet(network) => network.forward_t(ids, mask, None, None, None, segments, None, false).logits,
            Self::Factwire(_) => {
                return Err(RustBertError::InvalidConfigurationError("factwire-bert reads words".to_owned()));
            }
        })
    }
}

impl FactwireBert {
    fn new(root: &nn::Path<'_>, config: &bert::BertConfig, tags: i64) -> Self {
        FactwireBert {
            bert: BertModel::new_with_optional_pooler(root / "bert", config, false),
            classifier: nn::linear(root / "classifier", config.hidden_size, tags, Default::default()),
            last: (root / "heads").zeros("last_subword", &[config.hidden_size]),
        }
    }

    /// Scores `[words, tags]` of one window.
    fn forward(
        &self,
        ids: &Tensor,
        classes: &Tensor,
        first: &Tensor,
        last: &Tensor,
    ) -> std::result::Result<Tensor, RustBertError> {
        let hidden = self.bert.forward_t(Some(ids), None, Some(classes), None, None, None, None, false)?.hidden_state;
        let hidden = hidden.squeeze_dim(0);
        let (first, last) = (hidden.index_select(0, first), hidden.index_select(0, last));
        let words = &first + &self.last * (last - &first);
        Ok(self.classifier.forward(&words))
    }
}

/// The scores that a network computes, as numbers of 32 bits in the memory of the processor, wherever the network lies.
fn on_processor(forward: impl FnOnce() -> std::result::Result<Tensor, RustBertError>) -> Result<Tensor> {
    let scores = quietly(|| {
        let scores = tch::no_grad(forward).map_err(|e| e.to_string())?;
        Ok(scores.to_device(Device::Cpu).to_kind(Kind::Float))
    });
    scores.map_err(Error::inference)
}

/// Runs what may panic (shapes that do not fit, an index out of a vocabulary) and makes an error of it.
pub(super) fn quietly<T>(run: impl FnOnce() -> std::result::Result<T, String>) -> std::result::Result<T, String> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("libtorch stopped");
        // Below the message, libtorch says where in its code it was.
        Err(text.lines().next().unwrap_or_default().to_owned())
    })
}
