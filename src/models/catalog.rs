//! The format of models.toml: one table for each model.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Error, Result};

/// Positions that the encoder has learned, less [CLS] and [SEP].
const WINDOW: usize = 254;
/// The best for factwire-en on the development sets, of 62, 94, 110, 126, 160 and 254; see training/README.md.
const FILL: usize = 110;

/// What models.toml says of a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    #[expect(dead_code, reason = "checked when it is read: there is one backend so far")]
    pub backend: Backend,
    /// Most subwords in a window, without [CLS] and [SEP].
    pub window: usize,
    /// Up to how many subwords sentences are put together in a window.
    pub fill: usize,
    pub licence: String,
    pub lineage: Vec<String>,
    pub weights: FileEntry,
    pub labels: FileEntry,
    pub tokenizer: FileEntry,
}

/// What runs the network.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Backend {
    /// The graph of training/export.py, run by rten.
    Embedded,
}

/// A file; its path is relative to the folder of the models.toml.
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

impl Entry {
    /// A folder of bare files.
    pub(super) fn unchecked(weights: FileEntry, labels: FileEntry, tokenizer: FileEntry) -> Self {
        let licence = "not stated".to_owned();
        Entry {
            backend: Backend::Embedded,
            window: WINDOW,
            fill: FILL,
            licence,
            lineage: Vec::new(),
            weights,
            labels,
            tokenizer,
        }
    }
}

/// Reads a models.toml; `file` is its name for messages.
pub(super) fn parse(file: &str, text: &str) -> Result<BTreeMap<String, Entry>> {
    let bad = |what: String| Error::BadModelFile { file: file.to_owned(), what };
    let entries: BTreeMap<String, Entry> = toml::from_str(text).map_err(|e| bad(e.to_string()))?;
    for (name, entry) in &entries {
        let (window, fill) = (entry.window, entry.fill);
        if !(1..=WINDOW).contains(&window) || !(1..=window).contains(&fill) {
            let what = format!(
                "{name}: window is {window} and must be from 1 to {WINDOW}, fill is {fill} and must not be more"
            );
            return Err(bad(what));
        }
    }
    Ok(entries)
}
