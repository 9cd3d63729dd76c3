use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::writer::{Doc, Out, Sink};
use crate::{Deprel, EntityKind, Offsets, Parse, Recount, Sentence, Span};

/// CoNLL-U, with names and entities in the last column: `NE=B-Person`, and `Entity=(d1e0-person-1)` as CorefUD has it.
pub(super) struct Conllu<'w> {
    out: Out<'w>,
}

impl<'w> Conllu<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Conllu { out }
    }
}

impl Sink for Conllu<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let offsets = Recount::new(&doc.parse.text, Offsets::Bytes, Offsets::Characters);
        let (entities, names) = (brackets(doc), names(doc.parse));
        let mut paragraph = None;
        for (number, sentence) in doc.parse.sentences.iter().enumerate() {
            let Some(tokens) = doc.parse.tokens.get(sentence.tokens.clone()).filter(|t| !t.is_empty()) else {
                continue;
            };
            if paragraph.is_none() {
                writeln!(self.out, "# newdoc id = {}", doc.key)?;
                writeln!(self.out, "# global.Entity = eid-etype-head")?;
            }
            if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
                writeln!(self.out, "# newpar id = {}-p{}", doc.key, sentence.paragraph + 1)?;
            }
            writeln!(self.out, "# sent_id = {}-s{}", doc.key, number + 1)?;
            let forms: Vec<String> = tokens.iter().map(|t| form(doc.words(t.span))).collect();
            let glued: Vec<bool> = sentence.tokens.clone().map(|i| glued(doc.parse, i)).collect();
            let mut text = String::new();
            for (form, glued) in forms.iter().zip(&glued) {
                text.push_str(form);
                if !glued {
                    text.push(' ');
                }
            }
            // UD wants the text as a whole to be normalised, and no two forms make another character together
            writeln!(self.out, "# text = {}", text.trim_end())?;
            let heads = heads(doc.parse, sentence);
            for (n, token) in tokens.iter().enumerate() {
                let i = sentence.tokens.start + n;
                let mut misc = Vec::new();
                if let Some(entity) = entities.get(&i) {
                    misc.push(format!("Entity={entity}"));
                }
                if let Some(name) = names.get(&i) {
                    misc.push(format!("NE={name}"));
                }
                if glued[n] {
                    misc.push("SpaceAfter=No".to_owned());
                }
                let (start, end) = offsets.of(token.span);
                misc.push(format!("TokenRange={start}:{end}"));
                let (head, deprel) = heads[n];
                let lemma = form(&token.lemma);
                let upos = token.upos;
                let (id, form) = (n + 1, &forms[n]);
                writeln!(self.out, "{id}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t{}", misc.join("|"))?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A word as the format allows it: normalised, and what divides columns, lines or words as U+FFFD.
fn form(word: &str) -> String {
    let word: String = word
        .chars()
        .map(|c| if c.is_whitespace() || c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .nfc()
        .collect();
    if word.is_empty() { "_".to_owned() } else { word }
}

/// True when the next word or mark stands right behind the word.
fn glued(parse: &Parse, token: usize) -> bool {
    let end = parse.tokens[token].span.end;
    match parse.tokens.get(token + 1) {
        Some(next) if next.sentence == parse.tokens[token].sentence => next.span.start <= end,
        _ => parse.text.get(end..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace()),
    }
}

/// For each word the number of its governor and the relation: one root, and nothing points out of the sentence.
fn heads(parse: &Parse, sentence: &Sentence) -> Vec<(usize, Deprel)> {
    let range = sentence.tokens.clone();
    let inside = |i: usize| parse.tokens[i].head.filter(|h| range.contains(h) && *h != i);
    let root = range.clone().find(|&i| inside(i).is_none());
    let one = |i: usize| match (inside(i), root) {
        (None, Some(root)) if root != i => (root + 1 - range.start, Deprel::Parataxis),
        (None, _) => (0, Deprel::Root),
        (Some(head), _) if parse.tokens[i].deprel == Deprel::Root => (head + 1 - range.start, Deprel::Dep),
        (Some(head), _) => (head + 1 - range.start, parse.tokens[i].deprel),
    };
    range.clone().map(one).collect()
}

/// "B-Person", "I-Person" for the words of names.
fn names(parse: &Parse) -> BTreeMap<usize, String> {
    let tag =
        |name: &crate::NameSpan, i: usize| format!("{}-{}", if i == name.tokens.start { "B" } else { "I" }, name.label);
    parse.names.iter().flat_map(|n| n.tokens.clone().map(move |i| (i, tag(n, i)))).collect()
}

/// For each word the mentions that begin or end with it.
fn brackets(doc: &Doc<'_>) -> BTreeMap<usize, String> {
    let mut mentions: Vec<(Range<usize>, String, &str)> = Vec::new();
    for entity in &doc.extraction.entities {
        for mention in &entity.mentions {
            if let Some(tokens) = tokens(doc.parse, mention.span) {
                mentions.push((tokens, format!("d{}e{}", doc.number, entity.id), corefud(entity.kind)));
            }
        }
    }
    // the longer first: it is around the shorter
    mentions.sort_by_key(|(tokens, id, _)| (tokens.start, std::cmp::Reverse(tokens.end), id.clone()));
    mentions.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    let mut marks: BTreeMap<usize, String> = BTreeMap::new();
    for (tokens, id, kind) in &mentions {
        let head = doc.parse.head_of(tokens.clone()) + 1 - tokens.start;
        let mark = marks.entry(tokens.start).or_default();
        // Writing to a String cannot fail.
        let _ = write!(mark, "({id}-{kind}-{head}{}", if tokens.len() == 1 { ")" } else { "" });
    }
    // the last to begin is the first to end
    for (tokens, id, _) in mentions.iter().rev().filter(|(tokens, ..)| tokens.len() > 1) {
        let _ = write!(marks.entry(tokens.end - 1).or_default(), "{id})");
    }
    marks
}

/// CorefUD has types of its own, and one for all mentions of an entity.
fn corefud(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organization => "organization",
        EntityKind::Product => "object",
        EntityKind::Event => "event",
        EntityKind::Date => "time",
        EntityKind::Money => "number",
        EntityKind::Role | EntityKind::Nationality | EntityKind::Other | EntityKind::Custom(_) => "abstract",
    }
}

/// The words of a span, where they are words of one sentence.
fn tokens(parse: &Parse, span: Span) -> Option<Range<usize>> {
    let start = parse.tokens.partition_point(|t| t.span.start < span.start);
    let end = parse.tokens.partition_point(|t| t.span.end <= span.end);
    let (first, last) = (parse.tokens.get(start)?, parse.tokens.get(end.checked_sub(1)?)?);
    (start < end && first.sentence == last.sentence).then_some(start..end)
}
