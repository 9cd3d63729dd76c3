use super::catalog::{self, Entry, FileEntry};
use super::{CATALOG, EMBEDDED, unknown};
use crate::Result;

/// What models.toml says of a model, without its being opened.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let info = factwire::models::ModelInfo::of(factwire::models::DEFAULT_MODEL)?;
/// assert_eq!((&*info.backend, &*info.licence), ("embedded", "Apache-2.0"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModelInfo {
    /// Its name.
    pub name: String,
    /// What runs it: "embedded", or "rust-bert" (with the feature of this name).
    pub backend: String,
    /// Its name on the Hugging Face hub, for one that is fetched when it is opened.
    pub hub: Option<String>,
    /// Its files are part of this build.
    pub embedded: bool,
    /// Licence of the weights.
    pub licence: String,
    /// What the weights were made of, the encoder first.
    pub lineage: Vec<String>,
    /// The files that models.toml names.
    pub files: Vec<ModelFile>,
}

/// A file of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelFile {
    /// Where it is, from the folder of models.toml or on the hub.
    pub path: String,
    /// Bytes, if that is stated.
    pub size: Option<u64>,
    /// Its checksum in hexadecimal digits, if that is stated.
    pub sha256: Option<String>,
}

impl ModelInfo {
    /// All models of models.toml, by name.
    ///
    /// # Errors
    /// [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile).
    pub fn all() -> Result<Vec<ModelInfo>> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        Ok(catalog.iter().map(|(name, entry)| info(name, entry)).collect())
    }

    /// The model of this name.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownModel`](crate::ErrorKind::UnknownModel), which names those that there are.
    pub fn of(name: &str) -> Result<ModelInfo> {
        let catalog = catalog::parse("models.toml", CATALOG)?;
        let entry = catalog.get(name).ok_or_else(|| unknown(name, catalog.keys()))?;
        Ok(info(name, entry))
    }
}

fn info(name: &str, entry: &Entry) -> ModelInfo {
    let file = |f: &FileEntry| ModelFile { path: f.path.clone(), size: f.size, sha256: f.sha256.clone() };
    match entry {
        Entry::Embedded(entry) => ModelInfo {
            name: name.to_owned(),
            backend: "embedded".to_owned(),
            hub: None,
            embedded: EMBEDDED.iter().any(|(path, _)| *path == entry.weights.path),
            licence: entry.licence.clone(),
            lineage: entry.lineage.clone(),
            files: [&entry.weights, &entry.labels, &entry.tokenizer]
                .into_iter()
                .chain(&entry.gists)
                .map(file)
                .collect(),
        },
        Entry::RustBert(entry) => ModelInfo {
            name: name.to_owned(),
            backend: "rust-bert".to_owned(),
            hub: entry.hub.clone(),
            embedded: false,
            licence: entry.licence.clone(),
            lineage: entry.lineage.clone(),
            files: [&entry.config, &entry.weights, &entry.vocabulary, &entry.merges]
                .into_iter()
                .flatten()
                .map(file)
                .collect(),
        },
    }
}
