//! Reads re3d (Dstl 2017): documents and relations between their entities.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Half;
use super::lines::{self, Offsets};
use crate::{Error, Result};
use factwire::Span;

/// The relations that are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    CommWith,
    InChargeOf,
    BelongsTo,
    FightingAgainst,
    CoLocated,
    IsSynonymOf,
}

impl Kind {
    const ALL: [Kind; 6] =
        [Kind::CommWith, Kind::InChargeOf, Kind::BelongsTo, Kind::FightingAgainst, Kind::CoLocated, Kind::IsSynonymOf];

    /// The name in the files.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Kind::CommWith => "CommWith",
            Kind::InChargeOf => "InChargeOf",
            Kind::BelongsTo => "BelongsTo",
            Kind::FightingAgainst => "FightingAgainst",
            Kind::CoLocated => "CoLocated",
            Kind::IsSynonymOf => "IsSynonymOf",
        }
    }

    /// Whether "A, B" and "B, A" are the same fact.
    pub(super) const fn is_symmetric(self) -> bool {
        !matches!(self, Kind::InChargeOf | Kind::BelongsTo)
    }
}

impl FromStr for Kind {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        let found = Kind::ALL.into_iter().find(|k| k.as_str() == s);
        found.ok_or_else(|| Error::UnknownLabel { set: "re3d relation", label: s.to_owned() })
    }
}

/// A text with its gold facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) facts: Vec<Gold>,
}

/// A gold fact: all the pairs of spans that say it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gold {
    pub kind: Kind,
    pub pairs: Vec<[Span; 2]>,
}

#[derive(Deserialize)]
struct DocumentLine {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RelationLine {
    document_id: String,
    r#type: String,
    source_begin: usize,
    source_end: usize,
    target_begin: usize,
    target_end: usize,
}

/// Reads the sub-folders by name; of each the part of its documents that is asked for, in the order of the file.
///
/// # Errors
/// [`Error::Read`], [`Error::NotUtf8`], [`Error::BadData`].
pub fn read(folder: &Path, half: Half) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for entry in lines::entries(folder)?.into_iter().filter(|e| e.is_dir()) {
        let path = entry.join("documents.json");
        let texts = (lines::read(&path)?, path.display().to_string());
        let path = entry.join("relations.json");
        let relations = (lines::read(&path)?, path.display().to_string());
        documents.extend(half.of(parse((&texts.0, &texts.1), (&relations.0, &relations.1))?));
    }
    if documents.is_empty() {
        let what = "there is no sub-folder with a documents.json that has documents".to_owned();
        return Err(Error::BadData { file: folder.display().to_string(), line: 1, what });
    }
    Ok(documents)
}

/// Files as JSON lines, each with its name for errors.
pub(super) fn parse(texts: (&str, &str), relations: (&str, &str)) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut numbers = HashMap::new();
    for (_, DocumentLine { id, text }) in json_lines(texts.0, texts.1)? {
        numbers.insert(id.clone(), documents.len());
        documents.push(Document { id, text, facts: Vec::new() });
    }
    let offsets: Vec<Offsets> = documents.iter().map(|d| Offsets::new(&d.text)).collect();
    for (line, relation) in json_lines::<RelationLine>(relations.0, relations.1)? {
        let bad = |what: String| Error::BadData { file: relations.1.to_owned(), line, what };
        let Ok(kind) = relation.r#type.parse::<Kind>() else { continue };
        let number = numbers.get(&relation.document_id).copied();
        let number = number.ok_or_else(|| bad(format!("there is no document {:?}", relation.document_id)))?;
        let span = |start: usize, end: usize| {
            let found = offsets[number].span(start, end);
            found.ok_or_else(|| bad(format!("the text has no characters {start} to {end}")))
        };
        let source = span(relation.source_begin, relation.source_end)?;
        let target = span(relation.target_begin, relation.target_end)?;
        add(&mut documents[number].facts, kind, [source, target]);
    }
    Ok(documents)
}

/// A fact that is told again, with spans that overlap those of before or the other way round where that makes no
/// difference, is one fact.
fn add(facts: &mut Vec<Gold>, kind: Kind, pair: [Span; 2]) {
    let same = |a: &[Span; 2], b: &[Span; 2]| a[0].overlaps(b[0]) && a[1].overlaps(b[1]);
    let turned = [pair[1], pair[0]];
    let told = |p: &[Span; 2]| same(p, &pair) || kind.is_symmetric() && same(p, &turned);
    match facts.iter_mut().find(|f| f.kind == kind && f.pairs.iter().any(told)) {
        Some(fact) => fact.pairs.push(pair),
        None => facts.push(Gold { kind, pairs: vec![pair] }),
    }
}

fn json_lines<T: DeserializeOwned>(content: &str, file: &str) -> Result<Vec<(usize, T)>> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let bad =
                |e: serde_json::Error| Error::BadData { file: file.to_owned(), line: number + 1, what: e.to_string() };
            Ok((number + 1, serde_json::from_str(line).map_err(bad)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = "{\"_id\": \"d\", \"text\": \"Åse Lepik met Sund in Turku.\"}\n\n";

    fn relation(kind: &str, [a, b, c, d]: [usize; 4]) -> String {
        format!(
            "{{\"documentId\":\"d\",\"type\":\"{kind}\",\"sourceBegin\":{a},\"sourceEnd\":{b},\"targetBegin\":{c},\"targetEnd\":{d}}}\n"
        )
    }

    #[test]
    fn facts_told_twice_or_both_ways_are_one() {
        let lines = [
            relation("CommWith", [0, 9, 14, 18]),
            relation("CommWith", [14, 18, 4, 9]),
            relation("InChargeOf", [0, 9, 14, 18]),
            relation("InChargeOf", [14, 18, 0, 9]),
            relation("Likes", [14, 18, 0, 9]),
        ];
        let documents = parse((TEXTS, "t"), (&lines.concat(), "r")).unwrap();
        let facts = &documents[0].facts;
        assert_eq!(
            facts.iter().map(|f| f.kind).collect::<Vec<_>>(),
            [Kind::CommWith, Kind::InChargeOf, Kind::InChargeOf]
        );
        assert_eq!(facts[0].pairs.len(), 2);
        assert_eq!(&documents[0].text[facts[0].pairs[0][0]], "Åse Lepik");
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |lines: &str, want: &str| {
            assert!(parse((TEXTS, "t"), (lines, "r")).unwrap_err().to_string().starts_with(want));
        };
        check(&relation("CommWith", [0, 9, 14, 180]), "r:1: the text has no characters 14 to 180");
        check(&relation("CommWith", [0, 9, 14, 18]).replace("\"d\"", "\"e\""), "r:1: there is no document \"e\"");
        check("\n{\"type\": \"CommWith\"}", "r:2: missing field");
        check("CommWith", "r:1: expected value");
        assert!(matches!(parse(("[]", "t"), ("", "r")), Err(Error::BadData { line: 1, .. })));
    }
}
