//! The files of a token classifier, in a folder or on the Hugging Face hub, and what its config.json says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tch::Device;

use super::catalog::{FileEntry, RustBert};
use super::names::{Architecture, LabelMap, Scheme};
use super::{check, read};
use crate::{Error, NameLabel, Result};

/// A token classifier whose files are there.
#[derive(Clone, Debug)]
pub(crate) struct Classifier {
    pub architecture: Architecture,
    /// Path of config.json.
    pub config: PathBuf,
    /// Path of a rust_model.ot or model.safetensors.
    pub weights: PathBuf,
    pub vocabulary: PathBuf,
    /// Path of merges.txt, where the architecture has one.
    pub merges: Option<PathBuf>,
    /// The tags, in the order of the classifier's scores: "O", "B-PER", ...
    pub tags: Vec<String>,
    /// For each type of the tags what factwire calls it.
    pub labels: LabelMap,
    pub scheme: Scheme,
    pub lower_case: bool,
    pub strip_accents: Option<bool>,
    pub add_prefix_space: Option<bool>,
    /// Most subwords that are read at a time, special ones included.
    pub window: usize,
    pub device: Device,
}

/// What is read of config.json here; the rest is for rust-bert.
#[derive(Deserialize)]
struct Config {
    model_type: Option<String>,
    id2label: Option<BTreeMap<String, String>>,
    max_position_embeddings: Option<usize>,
}

/// What is read of tokenizer_config.json.
#[derive(Default, Deserialize)]
struct TokenizerConfig {
    do_lower_case: Option<bool>,
    strip_accents: Option<bool>,
    add_prefix_space: Option<bool>,
}

impl Classifier {
    /// Finds, and if need be fetches, the files of an entry of models.toml that lies in `folder`, or of a builtin one.
    pub(super) fn open(name: &str, entry: &RustBert, folder: Option<&Path>) -> Result<Self> {
        let place = match (&entry.hub, folder) {
            (Some(hub), _) => Place::Hub { model: name, hub, revision: entry.revision.as_deref().unwrap_or("main") },
            (None, Some(folder)) => Place::Folder(folder),
            (None, None) => Place::Folder(Path::new("")),
        };
        let named = |given: &Option<FileEntry>, usual: &str| given.clone().unwrap_or(FileEntry::unchecked(usual));
        let config_file = named(&entry.config, "config.json");
        let wanted = |architecture: Option<Architecture>| {
            let (vocabulary, merges) = architecture.map_or(("the vocabulary", None), Architecture::vocabulary);
            let usual = [Some("config.json"), Some("the weights"), Some(vocabulary), merges];
            usual.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };

        let path = place.find(&config_file, &wanted(entry.architecture))?;
        let file = path.display().to_string();
        let bad = |what: String| Error::bad_model_file(file.clone(), what);
        let config: Config = serde_json::from_slice(&read(&path)?).map_err(|e| bad(e.to_string()))?;
        let architecture = match (entry.architecture, config.model_type) {
            (Some(architecture), _) => architecture,
            (None, Some(known)) => Architecture::parse(&known)
                .ok_or_else(|| bad(format!("rust-bert has no token classifier of the kind {known:?}")))?,
            (None, None) => return Err(bad("it has no model_type; name the architecture in a models.toml".into())),
        };
        let tags = tags(config.id2label.unwrap_or_default()).map_err(bad)?;
        let labels = meanings(&tags, &entry.labels).map_err(bad)?;
        let window = match (entry.window, config.max_position_embeddings) {
            (Some(window), _) => window,
            // The first two positions are for padding.
            (None, Some(most)) if architecture.counts_positions_from_two() => most.saturating_sub(2),
            (None, Some(most)) => most,
            (None, None) => 512,
        };
        if !(8..=100_000).contains(&window) {
            return Err(bad(format!("a window of {window} subwords; it must be from 8 to 100000")));
        }

        let files = wanted(Some(architecture));
        let (vocabulary, merges) = architecture.vocabulary();
        let weights = match &entry.weights {
            Some(weights) => place.find(weights, &files)?,
            None => place.find_either("model.safetensors", "rust_model.ot", &files)?,
        };
        let tokenizer = match entry.lower_case {
            Some(_) => TokenizerConfig::default(),
            None => place.tokenizer_config(&files)?,
        };
        let (accents, space) = (architecture.strips_accents(), architecture.adds_prefix_space());
        Ok(Classifier {
            architecture,
            weights,
            vocabulary: place.find(&named(&entry.vocabulary, vocabulary), &files)?,
            merges: match merges {
                Some(usual) => Some(place.find(&named(&entry.merges, usual), &files)?),
                None => None,
            },
            scheme: entry.scheme.unwrap_or_else(|| usual_scheme(&tags)),
            tags,
            labels,
            lower_case: entry.lower_case.or(tokenizer.do_lower_case).unwrap_or(architecture.is_mostly_lower_case()),
            strip_accents: entry.strip_accents.or(tokenizer.strip_accents).filter(|_| accents),
            add_prefix_space: entry.add_prefix_space.or(tokenizer.add_prefix_space).filter(|_| space),
            window,
            device: device(entry.device.as_deref().unwrap_or("auto"))
                .map_err(|what| Error::bad_model_file("models.toml", format!("{name}: {what}")))?,
            config: path,
        })
    }
}

/// Where the files of a model are.
enum Place<'a> {
    Folder(&'a Path),
    Hub { model: &'a str, hub: &'a str, revision: &'a str },
}

impl Place<'_> {
    /// The path of a file, which is fetched if it is on the hub. `files` are all that the model has, for messages.
    fn find(&self, file: &FileEntry, files: &str) -> Result<PathBuf> {
        let path = match self {
            Place::Folder(folder) => folder.join(&file.path),
            Place::Hub { model, hub, revision } => fetch(model, hub, revision, &file.path, files)?,
        };
        if file.size.is_some() || file.sha256.is_some() {
            check(&path.display().to_string(), file, &read(&path)?)?;
        } else {
            fs::metadata(&path).map_err(|source| Error::read(path.clone(), source))?;
        }
        Ok(path)
    }

    /// The first file, or the other if that is not there.
    fn find_either(&self, usual: &str, other: &str, files: &str) -> Result<PathBuf> {
        let find = |name: &str| self.find(&FileEntry::unchecked(name), files);
        find(usual).or_else(|error| find(other).map_err(|_| error))
    }

    /// Nothing, if there is none.
    fn tokenizer_config(&self, files: &str) -> Result<TokenizerConfig> {
        let Ok(path) = self.find(&FileEntry::unchecked("tokenizer_config.json"), files) else {
            return Ok(TokenizerConfig::default());
        };
        serde_json::from_slice(&read(&path)?)
            .map_err(|e| Error::bad_model_file(path.display().to_string(), e.to_string()))
    }
}

/// The path of a file of the hub in rust-bert's cache, which is asked first: a model that was fetched once needs no network.
#[cfg(feature = "remote")]
fn fetch(model: &str, hub: &str, revision: &str, file: &str, files: &str) -> Result<PathBuf> {
    use std::io::IsTerminal as _;

    use cached_path::{Cache, Options, ProgressBar};
    let endpoint = std::env::var("HF_ENDPOINT").unwrap_or_else(|_| "https://huggingface.co".to_owned());
    let url = format!("{}/{hub}/resolve/{revision}/{file}", endpoint.trim_end_matches('/'));
    let failed = |what: String| Error::fetch(&url, files, what);
    let folder = match std::env::var_os("RUSTBERT_CACHE") {
        Some(folder) => PathBuf::from(folder),
        None => dirs::cache_dir()
            .ok_or_else(|| failed("there is no cache folder for this user; RUSTBERT_CACHE may name one".into()))?
            .join(".rustbert"),
    };
    let options = Options::default().subdir(&format!("factwire/{model}"));
    let path = |offline: bool| {
        let progress = std::io::stderr().is_terminal().then_some(ProgressBar::Light);
        let cache = Cache::builder().dir(folder.clone()).progress_bar(progress).offline(offline).build()?;
        cache.cached_path_with_options(&url, &options)
    };
    path(true).or_else(|_| path(false)).map_err(|e| {
        let mut what = e.to_string();
        let mut cause = std::error::Error::source(&e);
        while let Some(deeper) = cause {
            what = format!("{what}: {deeper}");
            cause = deeper.source();
        }
        failed(what)
    })
}

#[cfg(not(feature = "remote"))]
fn fetch(model: &str, hub: &str, revision: &str, _: &str, files: &str) -> Result<PathBuf> {
    let instead = format!(
        "; or put {files} of https://huggingface.co/{hub}/tree/{revision} into a folder and name that folder as the model"
    );
    Err(Error::feature_off(model, "remote", instead))
}

/// The tags in the order of their numbers.
fn tags(id2label: BTreeMap<String, String>) -> std::result::Result<Vec<String>, String> {
    if id2label.is_empty() {
        return Err("it has no id2label: this is no token classifier".into());
    }
    let by_number = |number: usize| {
        id2label.get(&number.to_string()).cloned().ok_or_else(|| format!("id2label has no tag {number}"))
    };
    (0..id2label.len()).map(by_number).collect()
}

/// The type of a tag: "B-PER" → "PER"; none for "O". A tag without a prefix is its own type.
pub(crate) fn type_of(tag: &str) -> Option<&str> {
    match tag.split_once(['-', '_']) {
        Some((prefix, kind)) if prefix.len() == 1 => Some(kind),
        _ => (tag != "O").then_some(tag),
    }
}

fn usual_scheme(tags: &[String]) -> Scheme {
    let begins = |kind: &str| tags.iter().any(|tag| tag.starts_with('B') && tag != kind && type_of(tag) == Some(kind));
    if tags.iter().filter_map(|tag| type_of(tag)).all(begins) { Scheme::Iob2 } else { Scheme::Iob1 }
}

/// For each type of the tags what it means: as `given`, or by its usual name.
fn meanings(tags: &[String], given: &LabelMap) -> std::result::Result<LabelMap, String> {
    let types: Vec<&str> = tags.iter().filter_map(|tag| type_of(tag)).collect();
    if let Some(unknown) = given.keys().find(|kind| !types.contains(&kind.as_str())) {
        return Err(format!("models.toml gives labels for {unknown:?}, which is no type of {}", types.join(", ")));
    }
    let mut all = LabelMap::new();
    for &kind in &types {
        let meant = given.get(kind).cloned().or_else(|| usual_meaning(kind, &types)).ok_or_else(|| {
            format!("{kind:?} is no type that factwire knows; say in a models.toml what it means: labels = {{ {kind} = [\"Misc\"] }}, or [] for nothing")
        })?;
        all.insert(kind.to_owned(), meant);
    }
    Ok(all)
}

/// Types of CoNLL-2003 and OntoNotes.
fn usual_meaning(kind: &str, all: &[&str]) -> Option<Vec<NameLabel>> {
    use NameLabel::*;
    let has = |names: &[&str]| all.iter().any(|kind| names.iter().any(|name| kind.eq_ignore_ascii_case(name)));
    Some(match kind.to_ascii_uppercase().as_str() {
        "PER" | "PERSON" => vec![Person],
        "ORG" | "ORGANIZATION" | "ORGANISATION" | "CORPORATION" => vec![Organization],
        "LOC" | "LOCATION" if !has(&["FAC", "FACILITY"]) => vec![Location, Facility],
        "LOC" | "LOCATION" | "GPE" => vec![Location],
        "FAC" | "FACILITY" => vec![Facility],
        "NORP" => vec![Norp],
        "MISC" | "MISCELLANEOUS" => {
            let own = [(Norp, has(&["NORP"])), (Product, has(&["PRODUCT", "PROD"]))];
            own.into_iter().filter(|(_, has)| !has).map(|(label, _)| label).chain([Misc]).collect()
        }
        "PRODUCT" | "PROD" => vec![Product],
        "EVENT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" => vec![Misc],
        "DATE" => vec![Date],
        "MONEY" => vec![Money],
        "TIME" | "PERCENT" | "QUANTITY" | "ORDINAL" | "CARDINAL" => vec![],
        _ => return None,
    })
}

fn device(name: &str) -> std::result::Result<Device, String> {
    let unknown = || format!("device {name:?}; it may be auto, cpu, mps, cuda, or cuda: with a number");
    match name {
        "auto" => Ok(Device::cuda_if_available()),
        "cpu" => Ok(Device::Cpu),
        "mps" if tch::utils::has_mps() => Ok(Device::Mps),
        "mps" => Err("device \"mps\", which this libtorch does not have".into()),
        _ => {
            let number = match name.split_once(':') {
                None if name == "cuda" => 0,
                Some(("cuda", number)) => number.parse().map_err(|_| unknown())?,
                _ => return Err(unknown()),
            };
            let count = tch::Cuda::device_count();
            let found = format!("device {name:?}, but libtorch finds {count} of its kind");
            if (number as i64) < count { Ok(Device::Cuda(number)) } else { Err(found) }
        }
    }
}

impl Architecture {
    /// By the name in config.json.
    fn parse(name: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }

    /// Usual names of the vocabulary and of the merges.
    fn vocabulary(self) -> (&'static str, Option<&'static str>) {
        match self {
            Architecture::Bert
            | Architecture::DistilBert
            | Architecture::Electra
            | Architecture::MobileBert
            | Architecture::FactwireBert => ("vocab.txt", None),
            Architecture::Roberta | Architecture::Longformer | Architecture::Deberta => {
                ("vocab.json", Some("merges.txt"))
            }
            Architecture::XlmRoberta => ("sentencepiece.bpe.model", None),
            Architecture::DebertaV2 => ("spm.model", None),
            Architecture::Albert | Architecture::XlNet | Architecture::FNet => ("spiece.model", None),
        }
    }

    fn counts_positions_from_two(self) -> bool {
        matches!(self, Architecture::Roberta | Architecture::XlmRoberta | Architecture::Longformer)
    }

    /// Whether its tokenizer lower-cases where nothing else is said.
    fn is_mostly_lower_case(self) -> bool {
        matches!(
            self,
            Architecture::Bert
                | Architecture::DistilBert
                | Architecture::Electra
                | Architecture::MobileBert
                | Architecture::Albert
                | Architecture::FactwireBert
        )
    }

    /// Whether its tokenizer can be told to.
    fn strips_accents(self) -> bool {
        use Architecture::*;
        matches!(self, Bert | DistilBert | Electra | MobileBert | Albert | XlNet | FNet | DebertaV2)
    }

    /// Whether its tokenizer can be told to.
    fn adds_prefix_space(self) -> bool {
        matches!(self, Architecture::Roberta | Architecture::Longformer | Architecture::DebertaV2)
    }
}
