//! A token classifier that gives the names in place of the embedded network: where its files are and what its labels mean.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::NameLabel;
use crate::error::ParseLabelError;

/// Types of a classifier ("PER") → what factwire calls them. Several where the classifier does not tell them apart, none
/// where factwire has no such names ("ORDINAL").
pub(crate) type LabelMap = BTreeMap<String, Vec<NameLabel>>;

/// Refuses labels that are none: a misspelt one would otherwise be read as one of a later version.
pub(crate) fn known_labels<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<LabelMap, D::Error> {
    let text: BTreeMap<String, Vec<String>> = Deserialize::deserialize(deserializer)?;
    let known = |labels: Vec<String>| labels.iter().map(|label| label.parse()).collect::<Result<_, ParseLabelError>>();
    text.into_iter().map(|(kind, labels)| Ok((kind, known(labels).map_err(serde::de::Error::custom)?))).collect()
}

/// What "B-" is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Scheme {
    /// The first word of a name that touches the one before; other names begin with "I-", as in CoNLL-2003's own files.
    Iob1,
    /// The first word of every name. With "E-" and "S-" (or "L-" and "U-") for last and only words, it is this as well.
    Iob2,
}

/// The token classifiers that rust-bert has, by what config.json calls them, and one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Architecture {
    Albert,
    Bert,
    Deberta,
    DebertaV2,
    #[serde(rename = "distilbert")]
    DistilBert,
    Electra,
    #[serde(rename = "fnet")]
    FNet,
    Longformer,
    #[serde(rename = "mobilebert")]
    MobileBert,
    Roberta,
    XlmRoberta,
    #[serde(rename = "xlnet")]
    XlNet,
    /// BERT that reads whole windows and is told the case of words through the segments; a word's vector is mixed from those
    /// of its first and its last subword. `Model::save_for_rust_bert` writes one.
    FactwireBert,
}
