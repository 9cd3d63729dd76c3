//! labels.json: what the numbers that the network gives stand for.

use std::collections::HashSet;
use std::str::FromStr;

use serde::Deserialize;

use crate::error::ParseLabelError;
use crate::{Deprel, Error, NameLabel, NominalClass, Result, Upos};

/// A tag of a word: outside of names, first word of a name, later word of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bio<T> {
    /// Outside of names.
    O,
    /// The first word of a name.
    B(T),
    /// A later word of one.
    I(T),
}

/// The types of CoNLL-2003, for comparison with other systems only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConllLabel {
    /// Persons.
    Per,
    /// Organisations.
    Org,
    /// Places.
    Loc,
    /// Any other name.
    Misc,
}

impl ConllLabel {
    /// The label as it is written in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            ConllLabel::Per => "PER",
            ConllLabel::Org => "ORG",
            ConllLabel::Loc => "LOC",
            ConllLabel::Misc => "MISC",
        }
    }
}

impl FromStr for ConllLabel {
    type Err = ParseLabelError;
    fn from_str(s: &str) -> std::result::Result<Self, ParseLabelError> {
        let all = [ConllLabel::Per, ConllLabel::Org, ConllLabel::Loc, ConllLabel::Misc];
        all.into_iter()
            .find(|label| label.as_str() == s)
            .ok_or_else(|| ParseLabelError::new("ConllLabel", s, &all.map(ConllLabel::as_str)))
    }
}

impl<T: FromStr<Err = ParseLabelError>> FromStr for Bio<T> {
    type Err = ParseLabelError;
    fn from_str(s: &str) -> std::result::Result<Self, ParseLabelError> {
        match s.split_once('-') {
            Some(("B", label)) => Ok(Bio::B(label.parse()?)),
            Some(("I", label)) => Ok(Bio::I(label.parse()?)),
            _ if s == "O" => Ok(Bio::O),
            _ => Err(ParseLabelError::with_hint("tag of a name", s, "known are O, and labels after B- and I-")),
        }
    }
}

/// The labels of each head, in the order of its scores.
#[derive(Clone, Debug)]
pub(crate) struct Labels {
    /// The parts of speech, in the order of the scores.
    pub upos: Vec<Upos>,
    /// The relations, in the order of the scores.
    pub deprel: Vec<Deprel>,
    /// The classes of nominals, in the order of the scores.
    pub nominal: Vec<NominalClass>,
    /// The tags of names, in the order of the scores.
    pub names: Vec<Bio<NameLabel>>,
    /// The tags of CoNLL-2003, in the order of the scores.
    pub conll: Vec<Bio<ConllLabel>>,
}

#[derive(Deserialize)]
struct File {
    upos: Vec<String>,
    deprel: Vec<String>,
    nominal: Vec<String>,
    ner: Vec<String>,
    ner_conll: Vec<String>,
}

impl Labels {
    /// Reads labels.json; `file` is its name for messages.
    pub(super) fn parse(file: &str, json: &[u8]) -> Result<Labels> {
        let bad = |what: String| Error::bad_model_file(file, what);
        let given: File =
            serde_json::from_slice(json).map_err(|e| Error::malformed_model_file(file, "labels.json", e))?;
        for labels in [&given.upos, &given.deprel, &given.nominal, &given.ner, &given.ner_conll] {
            let mut seen = HashSet::new();
            if let Some(twice) = labels.iter().find(|label| !seen.insert(*label)) {
                return Err(bad(format!("{twice:?} is listed twice")));
            }
        }
        fn all<T: FromStr<Err = ParseLabelError>>(labels: &[String]) -> std::result::Result<Vec<T>, ParseLabelError> {
            labels.iter().map(|label| label.parse()).collect()
        }
        let labels = (|| {
            Ok(Labels {
                upos: all(&given.upos)?,
                deprel: all(&given.deprel)?,
                nominal: all(&given.nominal)?,
                names: all(&given.ner)?,
                conll: all(&given.ner_conll)?,
            })
        })()
        .map_err(|e: ParseLabelError| bad(e.to_string()))?;
        // A tree needs both: the relation of the root, and one for every other word.
        if !labels.deprel.contains(&Deprel::Root) || !labels.deprel.contains(&Deprel::Parataxis) {
            return Err(bad("deprel must contain root and parataxis".into()));
        }
        if !labels.names.contains(&Bio::O) || !labels.conll.contains(&Bio::O) {
            return Err(bad("ner and ner_conll must contain O".into()));
        }
        if labels.upos.is_empty() || labels.nominal.is_empty() {
            return Err(bad("upos and nominal must not be empty".into()));
        }
        Ok(labels)
    }
}
