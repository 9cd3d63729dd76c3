//! Networks of every architecture, some numbers large, with weights by chance: they know nothing, but have all shapes.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use super::super::network::Network;
use crate::models::{Architecture, Model};

pub(super) const ALL: [(&str, Architecture); 12] = [
    ("albert", Architecture::Albert),
    ("bert", Architecture::Bert),
    ("deberta", Architecture::Deberta),
    ("deberta-v2", Architecture::DebertaV2),
    ("distilbert", Architecture::DistilBert),
    ("electra", Architecture::Electra),
    ("fnet", Architecture::FNet),
    ("longformer", Architecture::Longformer),
    ("mobilebert", Architecture::MobileBert),
    ("roberta", Architecture::Roberta),
    ("xlm-roberta", Architecture::XlmRoberta),
    ("xlnet", Architecture::XlNet),
];

/// Subwords in a sequence, those at its ends included.
pub(super) const WINDOW: usize = 40;

const SUBWORDS: [&str; 34] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z", "é", "ü", ".", ",", "'", "-", "ada", "met",
];

/// A folder with a network of this architecture.
pub(super) fn folder(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, content: &[u8]| fs::write(folder.path().join(file), content).unwrap();
    let size = vocabulary(name, folder.path());
    write("config.json", format!("{:#}", config(name, size)).as_bytes());
    write("model.safetensors", b"");
    let model = Model::open(folder.path().to_str().unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
    tch::manual_seed(7);
    Network::save_random(&model.names.unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
    folder
}

/// What the architectures ask for, all in one.
const CONFIG: &str = r#"{
    "type_vocab_size": 2,
    "hidden_act": "gelu", "activation": "gelu", "ff_activation": "gelu",
    "hidden_size": 16, "dim": 16, "d_model": 16, "embedding_size": 16,
    "intermediate_size": 32, "hidden_dim": 32, "d_inner": 32,
    "num_hidden_layers": 2, "n_layers": 2, "n_layer": 2,
    "num_attention_heads": 2, "n_heads": 2, "n_head": 2, "d_head": 8,
    "attention_probs_dropout_prob": 0.1, "hidden_dropout_prob": 0.1, "attention_dropout": 0.1, "dropout": 0.1,
    "qa_dropout": 0.1, "seq_classif_dropout": 0.1, "initializer_range": 0.02,
    "inner_group_num": 1, "num_hidden_groups": 1, "attention_window": [8, 8],
    "bos_token_id": 0, "eos_token_id": 1, "sep_token_id": 1, "pad_token_id": 0,
    "sinusoidal_pos_embds": false, "tie_weights_": true,
    "untie_r": true, "attn_type": "bi", "bi_data": false, "same_length": false, "clamp_len": -1,
    "intra_bottleneck_size": 16, "use_bottleneck": true, "num_feedforward_networks": 2,
    "relative_attention": true, "pos_att_type": "c2p|p2c", "max_relative_positions": -1, "position_biased_input": false
}"#;

fn config(name: &str, vocabulary: usize) -> serde_json::Value {
    let tags = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];
    let id2label: serde_json::Map<_, _> = tags.iter().enumerate().map(|(i, t)| (i.to_string(), json!(t))).collect();
    let label2id: serde_json::Map<_, _> = tags.iter().enumerate().map(|(i, t)| ((*t).to_owned(), json!(i))).collect();
    // Two positions are for padding where architectures count from two.
    let positions = if matches!(name, "roberta" | "xlm-roberta" | "longformer") { WINDOW + 2 } else { WINDOW };
    let mut config: serde_json::Value = serde_json::from_str(CONFIG).unwrap();
    config["model_type"] = json!(name);
    config["id2label"] = json!(id2label);
    config["label2id"] = json!(label2id);
    config["vocab_size"] = json!(vocabulary);
    config["max_position_embeddings"] = json!(positions);
    config
}

/// Writes the vocabulary; answers with how many subwords it has.
fn vocabulary(name: &str, folder: &Path) -> usize {
    let write = |file: &str, content: &[u8]| fs::write(folder.join(file), content).unwrap();
    let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<s>", "<pad>", "</s>", "<unk>", "<mask>"];
    let special = special.iter().chain(&["<sep>", "<cls>", "<eop>", "<eod>"]).map(|s| (*s).to_owned());
    match name {
        "bert" | "distilbert" | "electra" | "mobilebert" => {
            let inside = SUBWORDS.iter().map(|s| format!("##{s}"));
            let all: Vec<String> = special.chain(SUBWORDS.iter().map(|s| (*s).to_owned())).chain(inside).collect();
            write("vocab.txt", all.join("\n").as_bytes());
            all.len()
        }
        "roberta" | "longformer" | "deberta" => {
            // Bytes as GPT-2 writes them; the space is "Ġ".
            let bytes = (b'!'..=b'~').map(|b| char::from(b).to_string()).chain(["Ġ", "Ã", "©", "¼"].map(str::to_owned));
            let all: Vec<String> = special.chain(bytes).chain(["Ġa".to_owned()]).collect();
            let numbers: serde_json::Map<_, _> = all.iter().enumerate().map(|(i, s)| (s.clone(), json!(i))).collect();
            write("vocab.json", serde_json::to_string(&numbers).unwrap().as_bytes());
            write("merges.txt", "#version: 0.2\nĠ a\n".as_bytes());
            all.len()
        }
        _ => {
            let file = match name {
                "xlm-roberta" => "sentencepiece.bpe.model",
                "deberta-v2" => "spm.model",
                _ => "spiece.model",
            };
            let first = if name == "xlm-roberta" { vec!["<unk>", "<s>", "</s>"] } else { vec!["<pad>", "<unk>"] };
            let mut all: Vec<String> = first.into_iter().map(str::to_owned).collect();
            all.extend(special);
            all.extend(SUBWORDS.iter().flat_map(|s| [(*s).to_owned(), format!("▁{s}")]).chain(["▁".to_owned()]));
            let mut seen = std::collections::HashSet::new();
            all.retain(|s| seen.insert(s.clone()));
            write(file, &sentence_piece(&all));
            all.len() + 8
        }
    }
}

/// A SentencePiece model: `message { repeated message { string piece = 1; float score = 2; } pieces = 1; }`.
fn sentence_piece(all: &[String]) -> Vec<u8> {
    let mut model = Vec::new();
    for (i, piece) in all.iter().enumerate() {
        let mut message = vec![0x0a, piece.len() as u8];
        message.extend(piece.as_bytes());
        message.push(0x15);
        message.extend((-(i as f32)).to_le_bytes());
        model.extend([0x0a, message.len() as u8]);
        model.extend(message);
    }
    model
}
