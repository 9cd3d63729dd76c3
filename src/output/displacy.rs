use std::io;

use serde_json::{Value, json};

use super::json::Values;
use super::writer::{Doc, Out, Sink};
use crate::{Entity, EntityMention, Offsets, Recount, Span};

/// What `displacy.render(…, manual=True)` takes: mentions for the styles `ent` (the outermost) and `span` (all).
pub(super) struct Entities<'w>(Values<'w>);

/// The same for the style `dep`: an object a sentence.
pub(super) struct Trees<'w>(Values<'w>);

impl<'w> Entities<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Entities(Values::new(out))
    }
}

impl<'w> Trees<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Trees(Values::new(out))
    }
}

impl Sink for Entities<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let offsets = Recount::new(&doc.parse.text, Offsets::Bytes, Offsets::Characters);
        let mut mentions: Vec<(&EntityMention, &Entity)> =
            doc.extraction.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (m, e))).collect();
        mentions.sort_by_key(|(m, e)| (m.span.start, std::cmp::Reverse(m.span.end), e.id));
        let mut outer: Vec<Value> = Vec::new();
        let mut end = 0;
        for (mention, entity) in &mentions {
            if mention.span.start >= end && !mention.span.is_empty() {
                end = mention.span.end;
                let (start, end) = offsets.of(mention.span);
                outer.push(json!({"start": start, "end": end, "label": mention.kind, "kb_id": format!("e{}", entity.id), "kb_url": "#"}));
            }
        }
        let all: Vec<Value> = mentions
            .iter()
            .filter_map(|(mention, entity)| {
                let (start, end) = words(doc, mention.span)?;
                let (first, last) = offsets.of(mention.span);
                Some(json!({"start": first, "end": last, "start_token": start, "end_token": end, "label": mention.kind, "kb_id": format!("e{}", entity.id), "kb_url": "#"}))
            })
            .collect();
        let tokens: Vec<&str> = doc.parse.tokens.iter().map(|t| doc.words(t.span)).collect();
        self.0.add(&json!({
            "title": escaped(&doc.name), "text": doc.parse.text, "ents": outer, "tokens": tokens, "spans": all
        }))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.finish()
    }
}

impl Sink for Trees<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for sentence in &doc.parse.sentences {
            let range = sentence.tokens.clone();
            let Some(tokens) = doc.parse.tokens.get(range.clone()).filter(|t| !t.is_empty()) else { continue };
            let words: Vec<Value> =
                tokens.iter().map(|t| json!({"text": doc.words(t.span), "tag": t.upos, "lemma": t.lemma})).collect();
            let arcs: Vec<Value> = tokens
                .iter()
                .enumerate()
                .filter_map(|(n, token)| {
                    let head = token.head.filter(|h| range.contains(h))? - range.start;
                    let (start, end, dir) = if head < n { (head, n, "right") } else { (n, head, "left") };
                    Some(json!({"start": start, "end": end, "label": token.deprel, "dir": dir}))
                })
                .collect();
            self.0.add(&json!({"title": escaped(&doc.name), "words": words, "arcs": arcs}))?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.finish()
    }
}

/// First word of a span and the word after it.
fn words(doc: &Doc<'_>, span: Span) -> Option<(usize, usize)> {
    let start = doc.parse.tokens.partition_point(|t| t.span.start < span.start);
    let end = doc.parse.tokens.partition_point(|t| t.span.end <= span.end);
    (start < end).then_some((start, end))
}

/// displaCy puts a title into its page as it is.
fn escaped(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
