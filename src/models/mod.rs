//! Where the weights are: `models.toml`, the checksums of its files, and the labels. The only room, besides the program,
//! that reads files.

mod catalog;
mod labels;

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Error, Result};
use catalog::{Entry, FileEntry};
pub(crate) use labels::{Bio, ConllLabel, Labels};

/// The name of the model that is used where none is named.
pub const DEFAULT_MODEL: &str = "factwire-en";

/// The models that factwire knows by name.
const CATALOG: &str = include_str!("../../models.toml");

/// What a folder without a models.toml holds.
const FILES: [&str; 3] = ["model.onnx", "labels.json", "tokenizer.json"];

/// Files of the default model.
#[cfg(feature = "embedded")]
const EMBEDDED: [(&str, &[u8]); 3] = [
    ("models/factwire-en/model.onnx", include_bytes!("../../models/factwire-en/model.onnx")),
    ("models/factwire-en/labels.json", include_bytes!("../../models/factwire-en/labels.json")),
    ("models/factwire-en/tokenizer.json", include_bytes!("../../models/factwire-en/tokenizer.json")),
];
#[cfg(not(feature = "embedded"))]
const EMBEDDED: [(&str, &[u8]); 0] = [];

/// Sizes of windows in subwords, [CLS] and [SEP] not counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// Most that the network can read at a time.
    pub window: usize,
    /// Up to where sentences are put together.
    pub fill: usize,
}

/// A model whose files are there and are what they should be.
#[derive(Clone, Debug)]
pub struct Model {
    /// Its name in models.toml; the folder's name where there is none.
    pub name: String,
    /// Licence of the weights.
    pub licence: String,
    /// What the weights were made of, the encoder first.
    pub lineage: Vec<String>,
    pub(crate) sizes: Sizes,
    pub(crate) labels: Labels,
    pub(crate) weights: Cow<'static, [u8]>,
    pub(crate) tokenizer: Cow<'static, [u8]>,
    /// The weights' file, for messages.
    pub(crate) file: String,
}

impl Model {
    /// The model of this name in models.toml, or the model in this folder.
    ///
    /// A folder holds a `models.toml` with one model, whose files must have the sizes and checksums that it states, or
    /// else `model.onnx`, `labels.json` and `tokenizer.json`, which are taken as they are.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownModel`], [`Error::Read`], [`Error::DamagedModel`] or [`Error::BadModelFile`].
    pub fn open(name: &str) -> Result<Model> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        if let Some(entry) = catalog.get(name) {
            // The bytes are part of the program and were checked when it was tested; `verify` does it again.
            let read = |file: &FileEntry| embedded(&file.path).ok_or_else(|| unknown(name, catalog.keys()));
            return Model::assemble(name, entry, read);
        }
        let folder = Path::new(name);
        if !folder.is_dir() {
            return Err(unknown(name, catalog.keys()));
        }
        let described = folder.join("models.toml");
        if described.is_file() {
            let file = described.display().to_string();
            let text = String::from_utf8(read(&described)?)
                .map_err(|_| Error::BadModelFile { file: file.clone(), what: "it is not UTF-8 text".into() })?;
            let own = catalog::parse(&file, &text)?;
            let mut entries = own.iter();
            let (Some((name, entry)), None) = (entries.next(), entries.next()) else {
                let what = format!("it describes {} models; a folder's own models.toml describes one", own.len());
                return Err(Error::BadModelFile { file, what });
            };
            let checked = |file: &FileEntry| {
                let path = folder.join(&file.path);
                let content = read(&path)?;
                check(&path.display().to_string(), file, &content)?;
                Ok(content.into())
            };
            return Model::assemble(name, entry, checked);
        }
        let [weights, labels, tokenizer] = FILES.map(FileEntry::unchecked);
        let entry = Entry::unchecked(weights, labels, tokenizer);
        let stem = folder.file_name().map_or_else(|| name.to_owned(), |n| n.to_string_lossy().into_owned());
        let mut model = Model::assemble(&stem, &entry, |file| Ok(read(&folder.join(&file.path))?.into()))?;
        model.file = folder.join(FILES[0]).display().to_string();
        Ok(model)
    }

    /// Compares the embedded files of a model of models.toml with the sizes and checksums stated there.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownModel`] or [`Error::DamagedModel`].
    pub fn verify(name: &str) -> Result<()> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        let entry = catalog.get(name).ok_or_else(|| unknown(name, catalog.keys()))?;
        for file in [&entry.weights, &entry.labels, &entry.tokenizer] {
            let content = embedded(&file.path).ok_or_else(|| unknown(name, catalog.keys()))?;
            check(&file.path, file, &content)?;
        }
        Ok(())
    }

    fn assemble(name: &str, entry: &Entry, read: impl Fn(&FileEntry) -> Result<Cow<'static, [u8]>>) -> Result<Model> {
        Ok(Model {
            name: name.to_owned(),
            licence: entry.licence.clone(),
            lineage: entry.lineage.clone(),
            sizes: Sizes { window: entry.window, fill: entry.fill },
            labels: Labels::parse(&entry.labels.path, &read(&entry.labels)?)?,
            weights: read(&entry.weights)?,
            tokenizer: read(&entry.tokenizer)?,
            file: entry.weights.path.clone(),
        })
    }
}

/// The bytes of an embedded file.
fn embedded(path: &str) -> Option<Cow<'static, [u8]>> {
    EMBEDDED.iter().find(|(known, _)| *known == path).map(|(_, content)| Cow::Borrowed(*content))
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Error {
    // Without the feature `embedded` a name is only a name.
    let known: Vec<&str> = known.map(String::as_str).filter(|_| !EMBEDDED.is_empty()).collect();
    let known = if known.is_empty() { "none (the feature `embedded` is off)".to_owned() } else { known.join(", ") };
    Error::UnknownModel { name: name.to_owned(), known }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Size first: a file that is cut short is the common case, and the message can say so.
fn check(name: &str, file: &FileEntry, content: &[u8]) -> Result<()> {
    let damaged = |what: String| Err(Error::DamagedModel { file: name.to_owned(), what });
    if let Some(size) = file.size.filter(|&size| size != content.len() as u64) {
        return damaged(format!("it has {} bytes and should have {size}", content.len()));
    }
    let Some(wanted) = &file.sha256 else { return Ok(()) };
    let found = hex(&Sha256::digest(content));
    if found.eq_ignore_ascii_case(wanted) { Ok(()) } else { damaged(format!("its SHA-256 is {found}, not {wanted}")) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests;
