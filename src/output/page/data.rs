//! What the page shows, as its script reads it: everything that needs the library is put into words here.

use serde::Serialize;

use crate::output::captions::caption;
use crate::output::text::{modifier, role, said};
use crate::{
    Argument, Attribution, AttributionKind, Entity, EntityKind, EntityMention, Evidence, Extraction, MentionForm,
    Modality, Modifier, Offsets, Parse, Polarity, Probability, Recount, RoleFact, RoleStatus, RuleId, SentenceId, Span,
    Statement, StatementId, Triple, When,
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
    confidence: Probability,
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
    object: Option<Arg<'r>>,
    notes: Vec<Note>,
    when: Option<String>,
    negative: bool,
    modality: Modality,
    source: Option<Source<'r>>,
    sentence: SentenceId,
    spans: Vec<Pair>,
    rule: &'r RuleId,
    confidence: Probability,
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
    via: Option<StatementId>,
    notes: Vec<Note>,
    sentence: SentenceId,
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
    sentence: SentenceId,
    spans: Vec<Pair>,
    confidence: Probability,
}

impl<'r> Data<'r> {
    /// The extraction's spans are bytes.
    pub(super) fn of(parse: &'r Parse, extraction: &'r Extraction, title: &'r str) -> Self {
        let offsets = Recount::new(&parse.text, Offsets::Bytes, Offsets::Utf16);
        let sentences = parse.sentences.iter().map(|sentence| {
            let first = sentence.tokens.start;
            let words = parse.tokens.get(sentence.tokens.clone()).unwrap_or_default().iter().map(|token| {
                let [start, end] = pair(&offsets, token.span);
                let head = token.head.and_then(|h| h.checked_sub(first)).and_then(|h| i64::try_from(h).ok());
                Word(start, end, token.upos.as_str(), token.deprel.as_str(), head.unwrap_or(-1), &token.lemma)
            });
            Sentence { span: pair(&offsets, sentence.span), words: words.collect() }
        });
        let made = Made { extraction, offsets: &offsets };
        Data {
            title,
            model: &extraction.model,
            published: extraction.published.map(|d| d.to_string()),
            analysed: extraction.coverage.analysed,
            text: &parse.text,
            skipped: made.pairs(&extraction.coverage.skipped),
            lines: lines(&parse.text, &offsets),
            sentences: sentences.collect(),
            entities: extraction.entities.iter().map(|e| made.who(e)).collect(),
            facts: extraction.triples.iter().map(|t| made.fact(t)).collect(),
            statements: extraction.statements.iter().map(|s| made.said(s)).collect(),
            roles: extraction.roles.iter().map(|r| made.office(r)).collect(),
        }
    }
}

/// Start and end. What lies outside the text, as spans of an extraction of another text do, is drawn to its end.
fn pair(offsets: &Recount, span: Span) -> Pair {
    let unit = |offset| u32::try_from(offsets.at(offset)).unwrap_or(u32::MAX);
    let start = unit(span.start);
    [start, unit(span.end).max(start)]
}

/// The lines that are not blank.
fn lines(text: &str, offsets: &Recount) -> Vec<[u32; 3]> {
    let (mut found, mut at, mut ends) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let full = line.trim_end_matches(['\n', '\r']);
        if !full.trim().is_empty() {
            let [start, end] = pair(offsets, (at..at + full.len()).into());
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
    offsets: &'o Recount,
}

impl<'r> Made<'r, '_> {
    fn pair(&self, span: Span) -> Pair {
        pair(self.offsets, span)
    }

    fn pairs(&self, spans: &[Span]) -> Vec<Pair> {
        spans.iter().map(|&s| self.pair(s)).collect()
    }

    fn who(&self, entity: &'r Entity) -> Who<'r> {
        let mention = |m: &'r EntityMention| Mention {
            span: self.pair(m.span),
            form: m.form,
            reason: m.reason.as_deref(),
            confidence: m.confidence,
            government: m.government.as_ref().map(|g| &*g.country),
        };
        Who {
            kind: entity.kind,
            name: &entity.name,
            roles: self.extraction.roles_of(entity.id).map(role).collect(),
            members: entity.members.iter().map(|m| m.index()).collect(),
            mentions: entity.mentions.iter().map(mention).collect(),
        }
    }

    fn argument(&self, argument: &'r Argument) -> Arg<'r> {
        // an entity that is not there would send the script astray
        let entity = argument.entity.map(|e| e.index()).filter(|&e| e < self.extraction.entities.len());
        Arg { text: &argument.text, name: argument.name(), entity, span: self.pair(argument.span) }
    }

    fn note(&self, told: &Modifier) -> Note {
        Note { kind: caption(told.kind.as_str()), text: modifier(told), span: self.pair(told.span) }
    }

    /// The amounts whose numbers the words do not show in digits: 3100000000 USD of "$3.1bn".
    fn values(&self, triple: &Triple) -> Vec<Note> {
        let of_arguments = triple.arguments().map(|a| (a.value.as_deref(), &a.text, a.span));
        let all = of_arguments.chain(triple.modifiers.iter().map(|m| (m.value.as_deref(), &m.text, m.span)));
        let told = all.filter_map(|(value, text, span)| {
            let value = value?;
            let plain = text.replace(',', "");
            let mut numbers = [&value.number, &value.from, &value.to, &value.by].into_iter().flatten();
            let hidden = numbers.any(|n| !plain.contains(n.as_str()));
            hidden.then(|| Note { kind: "Value".to_owned(), text: value.to_string(), span: self.pair(span) })
        });
        told.collect()
    }

    /// The sentence's number and the spans.
    fn evidence(&self, evidence: &'r Evidence) -> (SentenceId, Vec<Pair>) {
        (evidence.sentence, self.pairs(&evidence.spans))
    }

    fn fact(&self, triple: &'r Triple) -> Fact<'r> {
        let (sentence, spans) = self.evidence(&triple.evidence);
        let predicate = &triple.predicate;
        Fact {
            subject: self.argument(&triple.subject),
            predicate: Predicate { name: &predicate.name, text: &predicate.text, span: self.pair(predicate.span) },
            object: triple.object.as_ref().map(|o| self.argument(o)),
            notes: triple.modifiers.iter().map(|m| self.note(m)).chain(self.values(triple)).collect(),
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
            cue_span: self.pair(statement.cue.span),
            content: &statement.content.text,
            spans: self.pairs(&statement.content.spans),
            kind: statement.kind,
            asserted: statement.asserted,
            denied: statement.denied,
            retracted: statement.retracted,
            unsaid: statement.unsaid,
            via: statement.via.filter(|&v| self.extraction.statement(v).is_some()),
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
            span: self.pair(fact.span),
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
