//! Where the weights are: `models.toml`, the checksums of its files, and the labels. The only room, besides the program,
//! that reads files.

mod catalog;
#[cfg(feature = "rust-bert")]
mod convert;
mod info;
mod labels;
mod names;
#[cfg(feature = "rust-bert")]
mod rust_bert;

use std::borrow::Cow;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Error, Result};
use catalog::{Embedded, Entry, FileEntry};
pub use info::{ModelFile, ModelInfo};
#[doc(hidden)]
pub use labels::ConllLabel;
pub(crate) use labels::{Bio, Labels};
#[cfg(feature = "rust-bert")]
pub(crate) use {
    names::{Architecture, LabelMap, Scheme},
    rust_bert::{Classifier, type_of},
};

/// The name of the model that is used where none is named.
pub const DEFAULT_MODEL: &str = "factwire-en";

/// The models that factwire knows by name.
const CATALOG: &str = include_str!("../../models.toml");

/// What a folder without a models.toml holds.
const FILES: [&str; 3] = ["model.onnx", "labels.json", "tokenizer.json"];

/// Files of the default model.
#[cfg(feature = "embedded")]
static EMBEDDED: [(&str, &[u8]); 4] = [
    ("model.onnx", &factwire_en::MODEL),
    ("labels.json", factwire_en::LABELS),
    ("tokenizer.json", factwire_en::TOKENIZER),
    ("gists.f32", factwire_en::GISTS),
];
#[cfg(not(feature = "embedded"))]
static EMBEDDED: [(&str, &[u8]); 0] = [];

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
    /// The graph with its weights.
    #[doc(hidden)]
    pub weights: Cow<'static, [u8]>,
    pub(crate) tokenizer: Cow<'static, [u8]>,
    /// What is kept of words for pronouns, if there is anything.
    pub(crate) gists: Option<Cow<'static, [u8]>>,
    /// The weights' file, for messages.
    pub(crate) file: String,
    /// What gives the names in place of the network above.
    #[cfg(feature = "rust-bert")]
    pub(crate) names: Option<Classifier>,
}

impl Model {
    /// The model of this name in models.toml, or the model in this folder.
    ///
    /// A folder holds a `models.toml` with one model, whose files must have the sizes and checksums that it states, or
    /// else `model.onnx`, `labels.json` and `tokenizer.json`, which are taken as they are. With the feature `rust-bert` it
    /// may also be a token classifier for names as Hugging Face stores them: `config.json`, `model.safetensors` or
    /// `rust_model.ot`, and the vocabulary; all but the names then come from the embedded model.
    ///
    /// A model of the Hugging Face hub is fetched (feature `remote`) unless rust-bert's cache has it: `$RUSTBERT_CACHE`, else
    /// `.rustbert` in the user's cache folder. `$HF_ENDPOINT` names another hub.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownModel`](crate::ErrorKind::UnknownModel), [`ErrorKind::Read`](crate::ErrorKind::Read),
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel), [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile),
    /// [`ErrorKind::FeatureOff`](crate::ErrorKind::FeatureOff) or
    /// [`ErrorKind::Fetch`](crate::ErrorKind::Fetch).
    pub fn open(name: &str) -> Result<Model> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        match catalog.get(name) {
            Some(Entry::Embedded(entry)) => {
                // The bytes are part of the program and were checked when it was tested; `verify` does it again.
                let read = |file: &FileEntry| embedded(name, &file.path).ok_or_else(|| unknown(name, catalog.keys()));
                return Model::assemble(name, entry, read);
            }
            Some(Entry::RustBert(entry)) => return Model::with_names(name, entry, None),
            None => {}
        }
        let folder = Path::new(name);
        if !folder.is_dir() {
            return Err(unknown(name, catalog.keys()));
        }
        let described = folder.join("models.toml");
        if described.is_file() {
            let file = described.display().to_string();
            let text = String::from_utf8(read(&described)?)
                .map_err(|_| Error::bad_model_file(file.clone(), "it is not UTF-8 text"))?;
            let own = catalog::parse(&file, &text)?;
            let mut entries = own.iter();
            let (Some((name, entry)), None) = (entries.next(), entries.next()) else {
                let what = format!("it describes {} models; a folder's own models.toml describes one", own.len());
                return Err(Error::bad_model_file(file, what));
            };
            let checked = |file: &FileEntry| {
                let path = folder.join(&file.path);
                let content = read(&path)?;
                check(&path.display().to_string(), file, &content)?;
                Ok(content.into())
            };
            return match entry {
                Entry::Embedded(entry) => Model::assemble(name, entry, checked),
                Entry::RustBert(entry) => Model::with_names(name, entry, Some(folder)),
            };
        }
        let stem = folder.file_name().map_or_else(|| name.to_owned(), |n| n.to_string_lossy().into_owned());
        if folder.join("config.json").is_file() && !folder.join(FILES[0]).exists() {
            let entry = catalog::RustBert { licence: "not stated".to_owned(), ..Default::default() };
            return Model::with_names(&stem, &entry, Some(folder));
        }
        let [weights, labels, tokenizer] = FILES.map(FileEntry::unchecked);
        let entry = Embedded::unchecked(weights, labels, tokenizer);
        let mut model = Model::assemble(&stem, &entry, |file| Ok(read(&folder.join(&file.path))?.into()))?;
        model.file = folder.join(FILES[0]).display().to_string();
        Ok(model)
    }

    /// Compares the embedded files of a model of models.toml with the sizes and checksums stated there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownModel`](crate::ErrorKind::UnknownModel), [`ErrorKind::NotEmbedded`](crate::ErrorKind::NotEmbedded) or
    /// [`ErrorKind::DamagedModel`](crate::ErrorKind::DamagedModel).
    pub fn verify(name: &str) -> Result<()> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        let entry = match catalog.get(name).ok_or_else(|| unknown(name, catalog.keys()))? {
            Entry::Embedded(entry) => entry,
            Entry::RustBert(_) => return Err(Error::not_embedded(name)),
        };
        for file in [&entry.weights, &entry.labels, &entry.tokenizer].into_iter().chain(&entry.gists) {
            let content = embedded(name, &file.path).ok_or_else(|| unknown(name, catalog.keys()))?;
            check(&file.path, file, &content)?;
        }
        Ok(())
    }

    /// A classifier in this folder or on the hub, with the model that gives all but the names.
    #[cfg(feature = "rust-bert")]
    fn with_names(name: &str, entry: &catalog::RustBert, folder: Option<&Path>) -> Result<Model> {
        let names = Classifier::open(name, entry, folder)?;
        let trees = Model::open(entry.trees.as_deref().unwrap_or(DEFAULT_MODEL))?;
        if trees.names.is_some() {
            let what = format!("trees of {name:?} must name an embedded model; {:?} gives only names", trees.name);
            return Err(Error::bad_model_file("models.toml", what));
        }
        Ok(Model {
            name: name.to_owned(),
            licence: format!("{}; trees: {}", entry.licence, trees.licence),
            lineage: entry.lineage.iter().chain(&trees.lineage).cloned().collect(),
            names: Some(names),
            ..trees
        })
    }

    #[cfg(not(feature = "rust-bert"))]
    fn with_names(name: &str, _: &catalog::RustBert, _: Option<&Path>) -> Result<Model> {
        Err(Error::feature_off(name, "rust-bert", ""))
    }

    fn assemble(
        name: &str,
        entry: &Embedded,
        read: impl Fn(&FileEntry) -> Result<Cow<'static, [u8]>>,
    ) -> Result<Model> {
        Ok(Model {
            name: name.to_owned(),
            licence: entry.licence.clone(),
            lineage: entry.lineage.clone(),
            sizes: Sizes { window: entry.window, fill: entry.fill },
            labels: Labels::parse(&entry.labels.path, &read(&entry.labels)?)?,
            weights: read(&entry.weights)?,
            tokenizer: read(&entry.tokenizer)?,
            gists: entry.gists.as_ref().map(&read).transpose()?,
            file: entry.weights.path.clone(),
            #[cfg(feature = "rust-bert")]
            names: None,
        })
    }
}

/// The bytes of an embedded file of a model.
fn embedded(model: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    if model != DEFAULT_MODEL {
        return None;
    }
    EMBEDDED.iter().find(|(known, _)| *known == path).map(|(_, content)| Cow::Borrowed(*content))
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Error {
    // Without the feature `embedded` a name is only a name.
    let known: Vec<&str> = known.map(String::as_str).filter(|_| !EMBEDDED.is_empty()).collect();
    let known = if known.is_empty() { "none (the feature `embedded` is off)".to_owned() } else { known.join(", ") };
    Error::unknown_model(name, known)
}

/// The most that a file of a model may have: Protobuf allows no more.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::read(path, source);
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut content = Vec::new();
    // a device has no size that could be asked for first
    file.take(LARGEST + 1).read_to_end(&mut content).map_err(unreadable)?;
    if content.len() as u64 > LARGEST {
        return Err(Error::bad_model_file(path.display().to_string(), "it is larger than 2 GiB"));
    }
    Ok(content)
}

/// Size first: a file that is cut short is the common case, and the message can say so.
fn check(name: &str, file: &FileEntry, content: &[u8]) -> Result<()> {
    let damaged = |what: String| Err(Error::damaged_model(name, what));
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
