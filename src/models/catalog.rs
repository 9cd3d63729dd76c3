//! The format of models.toml: one table for each model.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::names::{Architecture, LabelMap, Scheme};
use crate::{Error, Result};

/// Positions that the encoder has learned, less [CLS] and [SEP].
const WINDOW: usize = 254;
/// The best for factwire-en on the development sets, of 62, 94, 110, 126, 160 and 254; see training/README.md.
const FILL: usize = 110;

/// What models.toml says of a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "backend", rename_all = "kebab-case")]
pub(super) enum Entry {
    /// The graph of training/export.py.
    Embedded(Embedded),
    /// A token classifier of rust-bert, which gives the names; another model gives the trees.
    RustBert(RustBert),
}

/// A model that is read whole from files of a stated size and content.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Embedded {
    /// Most subwords in a window, without [CLS] and [SEP].
    pub window: usize,
    /// Up to how many subwords sentences are put together in a window.
    pub fill: usize,
    pub licence: String,
    pub lineage: Vec<String>,
    pub weights: FileEntry,
    pub labels: FileEntry,
    pub tokenizer: FileEntry,
    /// What is kept of words for pronouns.
    pub gists: Option<FileEntry>,
}

/// A token classifier. Files that are not named have the names that Hugging Face gives them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(feature = "rust-bert"), expect(dead_code, reason = "only checked without the feature"))]
pub(super) struct RustBert {
    /// `None`: as config.json says.
    pub architecture: Option<Architecture>,
    /// OWNER/NAME on the Hugging Face hub; `None`: the files lie beside the models.toml.
    pub hub: Option<String>,
    /// Branch, tag or commit on the hub.
    pub revision: Option<String>,
    pub licence: String,
    pub lineage: Vec<String>,
    /// The model that gives all but the names.
    pub trees: Option<String>,
    /// Types of the classifier → types of factwire; those that are missing by their usual names.
    #[serde(default, deserialize_with = "super::names::known_labels")]
    pub labels: LabelMap,
    /// `None`: IOB2 where every type has a tag with "B-", else IOB1.
    pub scheme: Option<Scheme>,
    /// `None`: as tokenizer_config.json says, or else as the architecture has it.
    pub lower_case: Option<bool>,
    pub strip_accents: Option<bool>,
    pub add_prefix_space: Option<bool>,
    /// Most subwords that are read at a time; `None`: as config.json says.
    pub window: Option<usize>,
    /// "cpu", "cuda", "cuda:1", "mps", or "auto": cuda if there is one.
    pub device: Option<String>,
    pub config: Option<FileEntry>,
    pub weights: Option<FileEntry>,
    pub vocabulary: Option<FileEntry>,
    pub merges: Option<FileEntry>,
}

/// A file; its path is relative to the folder of the models.toml, or to the model on the hub.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileEntry {
    pub path: String,
    pub size: Option<u64>,
    pub sha256: Option<String>,
}

impl FileEntry {
    pub(super) fn unchecked(path: &str) -> Self {
        FileEntry { path: path.to_owned(), size: None, sha256: None }
    }
}

impl Embedded {
    /// A folder of bare files.
    pub(super) fn unchecked(weights: FileEntry, labels: FileEntry, tokenizer: FileEntry) -> Self {
        let licence = "not stated".to_owned();
        Embedded { window: WINDOW, fill: FILL, licence, lineage: Vec::new(), weights, labels, tokenizer, gists: None }
    }
}

/// Reads a models.toml; `file` is its name for messages.
pub(super) fn parse(file: &str, text: &str) -> Result<BTreeMap<String, Entry>> {
    let bad = |what: String| Error::bad_model_file(file, what);
    let entries: BTreeMap<String, Entry> =
        toml::from_str(text).map_err(|e| Error::malformed_model_file(file, "models.toml", e))?;
    for (name, entry) in &entries {
        let Entry::Embedded(Embedded { window, fill, .. }) = entry else { continue };
        if !(1..=WINDOW).contains(window) || !(1..=*window).contains(fill) {
            let what = format!(
                "{name}: window is {window} and must be from 1 to {WINDOW}, fill is {fill} and must not be more"
            );
            return Err(bad(what));
        }
    }
    Ok(entries)
}
