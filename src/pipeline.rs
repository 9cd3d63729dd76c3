//! The way of the data, in one readable function.

use crate::models::Model;
use crate::relations::{self, Granularity, Rules};
use crate::{Coverage, Extraction, Parse, Result, SCHEMA, clauses, coref, encoder, mentions, quotes, tokens};

/// What a run needs besides the text.
pub(crate) struct Settings {
    pub(crate) model: Model,
    pub(crate) rules: Rules,
    pub(crate) granularity: Granularity,
}

/// Text → parse: sentences, words, trees, names.
pub(crate) fn parse(text: &str, settings: &Settings) -> Result<Parse> {
    let sentences = tokens::split(text);
    encoder::parse(&settings.model, text, &sentences)
}

/// Text → extraction.
pub(crate) fn extract(text: &str, settings: &Settings) -> Result<Extraction> {
    let parse = parse(text, settings)?;
    let quotes = quotes::find(&parse);
    let mentions = mentions::find(&parse);
    let links = coref::link(&parse, &mentions);
    let clauses = clauses::find(&parse, &quotes);
    let triples = relations::extract(&parse, &mentions, &links, &clauses, &settings.rules, settings.granularity);
    Ok(Extraction {
        schema: SCHEMA.to_owned(),
        model: settings.model.name().to_owned(),
        doc_id: None,
        sentences: parse.sentences.iter().map(|s| s.span).collect(),
        coverage: coverage(&parse),
        entities: links.entities,
        triples,
    })
}

fn coverage(parse: &Parse) -> Coverage {
    let skipped: usize = parse.skipped.iter().map(|s| parse.text[*s].split_whitespace().count()).sum();
    let words = parse.tokens.len() + skipped;
    Coverage {
        analysed: if words == 0 { 1.0 } else { parse.tokens.len() as f32 / words as f32 },
        skipped: parse.skipped.clone(),
    }
}
