//! What the page shows, as its script reads it: everything that needs the library is put into words here.

use serde::Serialize;

use super::offsets::Offsets;
use crate::output::text::{modifier, role, said};
use crate::{
    Argument, Attribution, AttributionKind, Entity, EntityKind, EntityMention, Evidence, Extraction, MentionForm,
    Modality, Modifier, Polarity, Reading, RoleFact, RoleStatus, RuleId, Statement, Triple, When,
};

/// Start and end in UTF-16 units.
type Pair = [u32; 2];

#[derive(Serialize)]
pub(super) struct Data<'r> {
    title: &'r str,
    model: &'r str,
    published: Option<String>,
    /// Share of the words that were analysed.
    analysed: f32,
    text: &'r str,
    skipped: Vec<Pair>,
    /// Lines of the text that hold something: start, end, and how many line ends stand before it.
    lines: Vec<[u32; 3]>,
    sentences: Vec<Sentence<'r>>,
    entities: Vec<Who<'r>>,
    facts: Vec<Fact<'r>>,
    statements: Vec<Said<'r>>,
    roles: Vec<Office<'r>>,
}

#[derive(Serialize)]
struct Sentence<'r> {
    span: Pair,
    words: Vec<Word<'r>>,
}

/// Start, end, part of speech, relation, number of the governing word in the sentence (-1: none), lemma. A list rather than an
/// object: a page has tens of thousands.
#[derive(Serialize)]
struct Word<'r>(u32, u32, &'r str, &'r str, i64, &'r str);

#[derive(Serialize)]
struct Who<'r> {
    kind: EntityKind,
    name: &'r str,
    /// The roles in words, with status and time.
    roles: Vec<String>,
    members: Vec<usize>,
    mentions: Vec<Mention<'r>>,
}

#[derive(Serialize)]
struct Mention<'r> {
    span: Pair,
    form: MentionForm,
    reason: Option<&'r str>,
    confidence: f32,
    /// Of the place that stands for a government: the country.
    government: Option<&'r str>,
}

#[derive(Serialize)]
struct Arg<'r> {
    text: &'r str,
    name: &'r str,
    entity: Option<usize>,
    span: Pair,
}

#[derive(Serialize)]
struct Predicate<'r> {
    name: &'r str,
    text: &'r str,
    span: Pair,
}

#[derive(Serialize)]
struct Fact<'r> {
    subject: Arg<'r>,
    predicate: Predicate<'r>,
    object: Arg<'r>,
    notes: Vec<Note>,
    when: Option<String>,
    negative: bool,
    modality: Modality,
    source: Option<Source<'r>>,
    sentence: usize,
    spans: Vec<Pair>,
    rule: &'r RuleId,
    confidence: f32,
    explained: String,
}

/// A modifier in words: "on Wednesday (2025-11-26)".
#[derive(Serialize)]
struct Note {
    kind: String,
    text: String,
    span: Pair,
}

#[derive(Serialize)]
struct Source<'r> {
    /// Who says it, the innermost first.
    names: Vec<&'r str>,
    /// "said by Morel (added), as told by Berg"
    said: String,
}

#[derive(Serialize)]
struct Said<'r> {
    source: Option<Arg<'r>>,
    cue: &'r str,
    cue_span: Pair,
    content: &'r str,
    spans: Vec<Pair>,
    kind: AttributionKind,
    asserted: bool,
    denied: bool,
    retracted: bool,
    unsaid: bool,
    via: Option<usize>,
    notes: Vec<Note>,
    sentence: usize,
}

#[derive(Serialize)]
struct Office<'r> {
    holder: Arg<'r>,
    title: &'r str,
    /// The role in words, with status and time.
    words: String,
    span: Pair,
    status: RoleStatus,
    /// "organisation", "country", "serves", "place", with whom.
    fields: Vec<(&'static str, &'r str)>,
    when: Option<String>,
    source: Option<Source<'r>>,
    sentence: usize,
    spans: Vec<Pair>,
    confidence: f32,
}

impl<'r> Data<'r> {
    pub(super) fn of(reading: &'r Reading, title: &'r str) -> Self {
        let Reading { parse, extraction } = reading;
        let offsets = Offsets::of(&parse.text);
        let sentences = parse.sentences.iter().map(|sentence| {
            let first = sentence.tokens.start;
            let words = parse.tokens.get(sentence.tokens.clone()).unwrap_or_default().iter().map(|token| {
                let [start, end] = offsets.pair(token.span);
                let head = token.head.and_then(|h| h.checked_sub(first)).and_then(|h| i64::try_from(h).ok());
                Word(start, end, token.upos.as_str(), token.deprel.as_str(), head.unwrap_or(-1), &token.lemma)
            });
            Sentence { span: offsets.pair(sentence.span), words: words.collect() }
        });
        let made = Made { extraction, offsets: &offsets };
        Data {
            title,
            model: &extraction.model,
            published: extraction.published.map(|d| d.to_string()),
            analysed: extraction.coverage.analysed,
            text: &parse.text,
            skipped: offsets.pairs(&extraction.coverage.skipped),
            lines: lines(&parse.text, &offsets),
            sentences: sentences.collect(),
            entities: extraction.entities.iter().map(|e| made.who(e)).collect(),
            facts: extraction.triples.iter().map(|t| made.fact(t)).collect(),
            statements: extraction.statements.iter().map(|s| made.said(s)).collect(),
            roles: extraction.roles.iter().map(|r| made.office(r)).collect(),
        }
    }
}

/// The lines that are not blank.
fn lines(text: &str, offsets: &Offsets) -> Vec<[u32; 3]> {
    let (mut found, mut at, mut ends) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let full = line.trim_end_matches(['\n', '\r']);
        if !full.trim().is_empty() {
            let [start, end] = offsets.pair((at..at + full.len()).into());
            found.push([start, end, ends]);
            ends = 0;
        }
        at += line.len();
        ends += u32::from(line.ends_with('\n'));
    }
    found
}

/// Makes the parts of the data.
struct Made<'r, 'o> {
    extraction: &'r Extraction,
    offsets: &'o Offsets,
}

impl<'r> Made<'r, '_> {
    fn who(&self, entity: &'r Entity) -> Who<'r> {
        let own = self.extraction.roles.iter().filter(|r| r.holder.entity == Some(entity.id));
        let mention = |m: &'r EntityMention| Mention {
            span: self.offsets.pair(m.span),
            form: m.form,
            reason: m.reason.as_deref(),
            confidence: m.confidence,
            government: m.government.as_ref().map(|g| &*g.country),
        };
        Who {
            kind: entity.kind,
            name: &entity.name,
            roles: own.map(role).collect(),
            members: entity.members.iter().map(|m| m.index()).collect(),
            mentions: entity.mentions.iter().map(mention).collect(),
        }
    }

    fn argument(&self, argument: &'r Argument) -> Arg<'r> {
        // an entity that is not there would send the script astray
        let entity = argument.entity.map(|e| e.index()).filter(|&e| e < self.extraction.entities.len());
        Arg { text: &argument.text, name: argument.name(), entity, span: self.offsets.pair(argument.span) }
    }

    fn note(&self, told: &Modifier) -> Note {
        Note { kind: format!("{:?}", told.kind), text: modifier(told), span: self.offsets.pair(told.span) }
    }

    /// The sentence's number and the spans.
    fn evidence(&self, evidence: &'r Evidence) -> (usize, Vec<Pair>) {
        (evidence.sentence, self.offsets.pairs(&evidence.spans))
    }

    fn fact(&self, triple: &'r Triple) -> Fact<'r> {
        let (sentence, spans) = self.evidence(&triple.evidence);
        let predicate = &triple.predicate;
        Fact {
            subject: self.argument(&triple.subject),
            predicate: Predicate {
                name: &predicate.name,
                text: &predicate.text,
                span: self.offsets.pair(predicate.span),
            },
            object: self.argument(&triple.object),
            notes: triple.modifiers.iter().map(|m| self.note(m)).collect(),
            when: triple.when.as_ref().and_then(dated),
            negative: triple.factuality.polarity == Polarity::Negative,
            modality: triple.factuality.modality,
            source: triple.factuality.attribution.as_ref().map(source),
            sentence,
            spans,
            rule: &triple.evidence.rule,
            confidence: triple.confidence,
            explained: self.extraction.explain(triple),
        }
    }

    fn said(&self, statement: &'r Statement) -> Said<'r> {
        Said {
            source: statement.source.as_ref().map(|s| self.argument(s)),
            cue: &statement.cue.text,
            cue_span: self.offsets.pair(statement.cue.span),
            content: &statement.content.text,
            spans: self.offsets.pairs(&statement.content.spans),
            kind: statement.kind,
            asserted: statement.asserted,
            denied: statement.denied,
            retracted: statement.retracted,
            unsaid: statement.unsaid,
            via: statement.via.filter(|&v| v < self.extraction.statements.len()),
            notes: statement.modifiers.iter().map(|m| self.note(m)).collect(),
            sentence: statement.sentence,
        }
    }

    fn office(&self, fact: &'r RoleFact) -> Office<'r> {
        let (sentence, spans) = self.evidence(&fact.evidence);
        let fields = [
            ("organisation", &fact.organization),
            ("country", &fact.country),
            ("serves", &fact.principal),
            ("place", &fact.place),
        ];
        Office {
            holder: self.argument(&fact.holder),
            title: &fact.title,
            words: role(fact),
            span: self.offsets.pair(fact.span),
            status: fact.status,
            fields: fields.into_iter().filter_map(|(name, of)| Some((name, of.as_ref()?.name()))).collect(),
            when: fact.when.as_ref().and_then(dated),
            source: fact.attribution.as_ref().map(source),
            sentence,
            spans,
            confidence: fact.confidence,
        }
    }
}

/// The time in the calendar; of another the words themselves, which a note shows, say more than a duration does.
fn dated(when: &When) -> Option<String> {
    when.iso().map(|_| when.to_string())
}

fn source(attribution: &Attribution) -> Source<'_> {
    let outwards = std::iter::successors(Some(attribution), |a| a.via.as_deref());
    Source { names: outwards.map(|a| a.source.name()).collect(), said: said(attribution) }
}
