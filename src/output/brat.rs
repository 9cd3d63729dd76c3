use std::collections::HashMap;
use std::io::{self, Write as _};

use super::captions::{caption, class};
use super::nodes::chain;
use super::tables::phrase;
use super::writer::{Doc, Out, Sink};
use crate::{Argument, Modality, Offsets, Polarity, Recount, Span, Triple};

/// brat standoff: mentions and phrases as text-bound annotations, triples as events of their predicate, or as relations where no
/// words stand for it, claims as events of their cue, entities as equivalences.
pub(super) struct Brat<'w> {
    out: Out<'w>,
}

impl<'w> Brat<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Brat { out }
    }
}

impl Sink for Brat<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let mut lines = Lines {
            doc,
            offsets: Recount::new(&doc.parse.text, Offsets::Bytes, Offsets::Characters),
            made: HashMap::new(),
            counts: [0; 6],
            text: String::new(),
        };
        lines.entities();
        for triple in &doc.extraction.triples {
            lines.triple(triple);
        }
        for role in &doc.extraction.roles {
            if let (Some(holder), Some(title)) = (lines.argument(&role.holder), lines.bound("Role", &[role.span])) {
                let relation = lines.line('R', &format!("holds Arg1:{holder} Arg2:{title}"));
                let when = role.when.as_ref().map(|w| format!("; {w}")).unwrap_or_default();
                lines.note(&relation, &format!("{} ({}{when})", role.title, role.status));
            }
        }
        lines.statements();
        self.out.write_all(lines.text.as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Lines<'d> {
    doc: &'d Doc<'d>,
    offsets: Recount,
    /// The text-bound annotations so far, by where they stand.
    made: HashMap<Vec<Span>, String>,
    /// How many lines of each sort.
    counts: [usize; 6],
    text: String,
}

impl Lines<'_> {
    /// Adds a line of a sort; gives its id.
    fn line(&mut self, sort: char, rest: &str) -> String {
        let count = &mut self.counts["TREA#*".find(sort).unwrap_or_default()];
        *count += 1;
        let id = if sort == '*' { "*".to_owned() } else { format!("{sort}{count}") };
        self.text += &format!("{id}\t{rest}\n");
        id
    }

    fn note(&mut self, of: &str, text: &str) {
        self.line('#', &format!("AnnotatorNotes {of}\t{}", one_line(text)));
    }

    /// The annotation of some words, the first that was made for them; none for no words.
    fn bound(&mut self, kind: &str, spans: &[Span]) -> Option<String> {
        if let Some(id) = self.made.get(spans) {
            return Some(id.clone());
        }
        let pieces: Vec<Span> = spans.iter().flat_map(|s| pieces(self.doc, *s)).collect();
        if pieces.is_empty() {
            return None;
        }
        let place = |s: &Span| {
            let (start, end) = self.offsets.of(*s);
            format!("{start} {end}")
        };
        let places: Vec<String> = pieces.iter().map(place).collect();
        let words: Vec<&str> = pieces.iter().map(|s| self.doc.words(*s)).collect();
        let id = self.line('T', &format!("{} {}\t{}", identifier(kind), places.join(";"), words.join(" ")));
        self.made.insert(spans.to_vec(), id.clone());
        Some(id)
    }

    fn argument(&mut self, argument: &Argument) -> Option<String> {
        let entity = super::nodes::entity(argument, self.doc.extraction);
        let kind = entity.map_or("Phrase".to_owned(), |e| class(e.kind.as_str()));
        self.bound(&kind, &[argument.span])
    }

    fn entities(&mut self) {
        let doc = self.doc;
        for entity in &doc.extraction.entities {
            let mut same = Vec::new();
            for mention in &entity.mentions {
                let known = self.made.contains_key(&[mention.span][..]);
                let Some(id) = self.bound(&class(mention.kind.as_str()), &[mention.span]) else { continue };
                if !known {
                    self.line('A', &format!("Form {id} {}", caption(mention.form.as_str())));
                }
                if !same.contains(&id) {
                    same.push(id);
                }
            }
            if let [first, .., _] = &same[..] {
                let first = first.clone();
                self.line('*', &format!("Equiv {}", same.join(" ")));
                self.note(&first, &entity.name);
            }
        }
    }

    fn triple(&mut self, triple: &Triple) {
        let Some(subject) = self.argument(&triple.subject) else { return };
        let object = triple.object.as_ref().and_then(|o| self.argument(o));
        if triple.object.is_some() && object.is_none() {
            return;
        }
        let name = identifier(&triple.predicate.name);
        let trigger = if triple.is_implied() { None } else { self.trigger(&name, triple) };
        let factuality = &triple.factuality;
        let id = match (trigger, &object) {
            (Some(trigger), _) => {
                let mut rest = format!("{name}:{trigger} Subject:{subject}");
                rest.extend(object.iter().map(|object| format!(" Object:{object}")));
                let attribution = factuality.attribution.as_ref();
                if let Some(source) = attribution.and_then(|a| self.argument(&a.source)) {
                    rest += &format!(" Source:{source}");
                }
                let id = self.line('E', &rest);
                if factuality.polarity == Polarity::Negative {
                    self.line('A', &format!("Negation {id}"));
                }
                if factuality.modality != Modality::Actual {
                    self.line('A', &format!("Modality {id} {}", caption(factuality.modality.as_str())));
                }
                id
            }
            (None, Some(object)) => self.line('R', &format!("{name} Arg1:{subject} Arg2:{object}")),
            // neither words nor a second end
            (None, None) => return,
        };
        let mut note = format!("{triple}; {}, {}", factuality.polarity, factuality.modality);
        if let Some(when) = &triple.when {
            note += &format!("; {when}");
        }
        for modifier in &triple.modifiers {
            note += &format!("; {}: {}", modifier.kind, phrase(modifier));
        }
        for attribution in factuality.attribution.iter().flat_map(chain) {
            note += &format!("; {} by {} ({})", attribution.stance, attribution.source, attribution.cue);
        }
        self.note(&id, &format!("{note}; {}", triple.confidence));
    }

    /// The words of a predicate; they may be those of another predicate too, which then has a trigger of its own.
    fn trigger(&mut self, name: &str, triple: &Triple) -> Option<String> {
        let before = self.made.remove(&[triple.predicate.span][..]);
        let trigger = self.bound(name, &[triple.predicate.span]);
        // brat wants a trigger to have the type of its event: what stood there stays what it was
        if let (Some(before), Some(_)) = (before, &trigger) {
            self.made.insert(vec![triple.predicate.span], before);
        }
        trigger
    }

    fn statements(&mut self) {
        let doc = self.doc;
        for statement in &doc.extraction.statements {
            let Some(content) = self.bound("Content", &statement.content.spans) else { continue };
            let before = self.made.remove(&[statement.cue.span][..]);
            let cue = self.bound("Statement", &[statement.cue.span]);
            self.made.extend(before.map(|id| (vec![statement.cue.span], id)));
            let Some(cue) = cue else { continue };
            let mut rest = format!("Statement:{cue}");
            if let Some(source) = statement.source.as_ref().and_then(|s| self.argument(s)) {
                rest += &format!(" Source:{source}");
            }
            let id = self.line('E', &format!("{rest} Content:{content}"));
            for (holds, name) in [
                (statement.asserted, "Asserted"),
                (statement.denied, "Denied"),
                (statement.retracted, "Retracted"),
                (statement.unsaid, "Unsaid"),
            ] {
                if holds {
                    self.line('A', &format!("{name} {id}"));
                }
            }
        }
    }
}

/// brat's spans do not cross the ends of lines; what stands between the pieces is a space in the words that it shows.
fn pieces(doc: &Doc<'_>, span: Span) -> Vec<Span> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut found = Vec::new();
    let mut start = span.start;
    for piece in doc.words(span).split(breaks) {
        let trimmed = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        if !trimmed.is_empty() {
            found.push(Span::new(from, from + trimmed.len()));
        }
        // the piece and the character that ends it
        start += piece.len();
        start += doc.parse.text.get(start..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// Types in brat are of ASCII letters, digits, `-` and `_`.
fn identifier(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    if name.is_empty() { "_".to_owned() } else { name }
}

fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
