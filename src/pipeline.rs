//! The way of the data, in one readable function.

use std::collections::BTreeMap;

use crate::parser::Parser;
use crate::relations::{self, Detail, Rules};
use crate::{
    Coverage, Date, Extraction, Offsets, Parse, Probability, SCHEMA, Signs, arrangement, clauses, coref, mentions,
    quotes, times,
};

/// What a run needs besides the text.
pub struct Settings {
    /// The model's name.
    pub model: String,
    /// The model, ready to read texts.
    pub parser: Parser,
    /// The rules for closed relations.
    pub rules: Rules,
    /// How much is told.
    pub detail: Detail,
    /// How probable a link must be, 0 to 1.
    pub coref_threshold: f32,
    /// The least confidence of a triple that is told.
    pub min_confidence: Option<Probability>,
    /// The day of publication of texts that do not say their own.
    pub published: Option<Date>,
}

/// Parse → extraction: everything behind the network. Leaves the parse without what only coreference reads.
pub fn read(parse: &mut Parse, published: Option<Date>, settings: &Settings) -> Extraction {
    let published = published.or(settings.published);
    let mut extraction = match arrangement::prose_first(parse) {
        Some((mut arranged, arrangement)) => {
            let mut extraction = read_in_order(&mut arranged, published, settings);
            arrangement.restore(&mut extraction);
            extraction
        }
        None => read_in_order(parse, published, settings),
    };
    parse.gists = Vec::new();
    extraction.sentences = parse.sentences.iter().map(|s| s.span).collect();
    extraction.coverage = coverage(parse);
    if let Some(least) = settings.min_confidence {
        extraction.retain_facts(|triple| triple.confidence >= least);
    }
    extraction
}

/// From the beginning of a text to its end; without its sentences and its coverage.
fn read_in_order(parse: &mut Parse, published: Option<Date>, settings: &Settings) -> Extraction {
    let quotes = quotes::find(parse);
    let mentions = mentions::find(parse);
    let mut links = coref::link(parse, &mentions, &quotes, settings.coref_threshold);
    parse.gists = Vec::new();
    let parse = &*parse;
    let clauses = clauses::find(parse, &quotes);
    let times = times::read(parse, &mentions, &clauses, published);
    let (triples, [statements, attitudes], roles) =
        relations::extract(parse, &mentions, &mut links, &clauses, &times, &settings.rules, settings.detail);
    Extraction {
        schema: SCHEMA.to_owned(),
        model: settings.model.clone(),
        doc_id: None,
        title: None,
        language: None,
        metadata: BTreeMap::new(),
        published,
        offsets: Offsets::Bytes,
        sentences: Vec::new(),
        coverage: Coverage::default(),
        entities: links.entities,
        triples,
        roles,
        statements,
        attitudes,
    }
}

/// What the confidence of each triple was reckoned from, in the order in which [`read`] gives them for the same parse.
pub fn signs(parse: &Parse, settings: &Settings) -> Vec<Signs> {
    let Some((mut arranged, arrangement)) = arrangement::prose_first(parse) else {
        return signs_in_order(parse, settings);
    };
    let signs = signs_in_order(&arranged, settings);
    let triples = read_in_order(&mut arranged, settings.published, settings).triples;
    arrangement.order(&triples).into_iter().filter_map(|n| signs.get(n).cloned()).collect()
}

fn signs_in_order(parse: &Parse, settings: &Settings) -> Vec<Signs> {
    let quotes = quotes::find(parse);
    let mentions = mentions::find(parse);
    let links = coref::link(parse, &mentions, &quotes, settings.coref_threshold);
    let clauses = clauses::find(parse, &quotes);
    let times = times::read(parse, &mentions, &clauses, settings.published);
    relations::signs(parse, &mentions, &links, &clauses, &times, &settings.rules, settings.detail)
}

fn coverage(parse: &Parse) -> Coverage {
    let skipped: usize = parse.skipped.iter().map(|s| parse.text[*s].split_whitespace().count()).sum();
    let words = parse.tokens.len() + skipped;
    Coverage {
        analysed: if words == 0 { 1.0 } else { parse.tokens.len() as f32 / words as f32 },
        skipped: parse.skipped.clone(),
    }
}
