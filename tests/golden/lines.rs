//! What is read in a text, as the lines of a block.

use std::fmt::Write as _;
use std::sync::LazyLock;

use factwire::facts::{EntityKind, MentionForm, Modality, Polarity, Probability, Stance};
use factwire::{Document, Extraction, Extractor, Granularity, Triple};

/// The blocks that hold what is read.
pub const KINDS: [&str; 6] = ["facts", "statements", "entities", "roles", "full", "binary"];

/// A text and what is read in it.
pub struct Read {
    text: String,
    extraction: Extraction,
}

impl Read {
    /// `day`: the day of publication.
    pub fn new(text: &str, day: Option<&str>) -> Read {
        static EXTRACTOR: LazyLock<Extractor> =
            LazyLock::new(|| Extractor::builder().min_confidence(Probability::default()).build().unwrap());
        let mut document = Document::new(text);
        if let Some(day) = day {
            document = document.with_published(day.parse().unwrap());
        }
        Read { text: text.to_owned(), extraction: EXTRACTOR.extract(document).unwrap() }
    }

    /// The lines of a block of one of the [`KINDS`].
    pub fn told(&self, kind: &str) -> Vec<String> {
        let extraction = &self.extraction;
        match kind {
            "facts" => facts(extraction),
            "statements" => statements(extraction),
            "entities" => entities(extraction),
            "roles" => extraction.roles.iter().map(role).collect(),
            "full" => in_words(&self.text, Granularity::Full),
            "binary" => in_words(&self.text, Granularity::Binary),
            _ => panic!("there are no blocks {kind:?}"),
        }
    }
}

/// Subject, predicate, object and modifiers in the words of the text.
fn in_words(text: &str, granularity: Granularity) -> Vec<String> {
    static EXTRACTORS: LazyLock<[Extractor; 2]> = LazyLock::new(|| {
        [Granularity::Full, Granularity::Binary].map(|g| Extractor::builder().granularity(g).build().unwrap())
    });
    let extractor = &EXTRACTORS[usize::from(granularity == Granularity::Binary)];
    let extraction = extractor.extract(text).unwrap();
    let line = |line: &str| line.split('\t').skip(2).collect::<Vec<_>>().join(" | ");
    let swapped = |line: String| {
        let cells: Vec<&str> = line.split(" | ").collect();
        let (predicate, subject) = (cells[0], cells[1]);
        [&[subject, predicate], &cells[2..]].concat().join(" | ")
    };
    factwire::unstable::output::carb(text, &extraction).lines().map(|l| swapped(line(l))).collect()
}

fn facts(extraction: &Extraction) -> Vec<String> {
    extraction.triples.iter().map(|t| fact(t, extraction.published.is_some())).collect()
}

/// "Kask | criticized | plan | not | future | Time: Monday | says Raud"
fn fact(triple: &Triple, dated: bool) -> String {
    let mut line = format!("{} | {}", triple.subject, triple.predicate.name);
    triple.object.iter().for_each(|object| write!(line, " | {object}").unwrap());
    if triple.factuality.polarity == Polarity::Negative {
        line.push_str(" | not");
    }
    if triple.factuality.modality != Modality::Actual {
        write!(line, " | {}", triple.factuality.modality).unwrap();
    }
    for modifier in &triple.modifiers {
        write!(line, " | {:?}: {}", modifier.kind, modifier.text).unwrap();
    }
    if let Some(when) = triple.when.as_ref().filter(|_| dated) {
        write!(line, " | {when}").unwrap();
    }
    let mut claim = triple.factuality.attribution.as_ref();
    while let Some(attribution) = claim {
        let how = if attribution.stance == Stance::Retracts { "taken back by" } else { "says" };
        write!(line, " | {how} {}", attribution.source).unwrap();
        claim = attribution.via.as_deref();
    }
    line
}

/// "1 | Kask | denied | that he paid | indirect | denied | within 0": number, source, cue, content, then what else is to
/// be told; "-" where there is no source. Attitudes follow, with "mind" in place of the number.
fn statements(extraction: &Extraction) -> Vec<String> {
    let line = |(number, statement): (String, &factwire::Statement)| {
        let source = statement.source.as_ref().map_or("-", |s| s.name());
        let kind = statement.kind.to_string();
        let mut line = format!("{number} | {source} | {} | {} | {kind}", statement.cue.text, statement.content.text);
        let notes = [
            (!statement.asserted, "not asserted"),
            (statement.denied && !statement.retracted, "denied"),
            (statement.retracted, "taken back"),
            (statement.unsaid, "unsaid"),
        ];
        for (_, note) in notes.iter().filter(|(so, _)| *so) {
            write!(line, " | {note}").unwrap();
        }
        for modifier in &statement.modifiers {
            write!(line, " | {:?}: {}", modifier.kind, modifier.text).unwrap();
        }
        if let Some(outer) = statement.via {
            write!(line, " | within {outer}").unwrap();
        }
        line
    };
    let said = extraction.statements.iter().enumerate().map(|(number, said)| (number.to_string(), said));
    said.chain(extraction.attitudes.iter().map(|thought| ("mind".to_owned(), thought))).map(line).collect()
}

/// "Mart Kask | deputy mayor | former | deputy | place: Lund | 2010/2014 | says Raud": status and link only where they are not the usual ones;
/// a field that is called otherwise in the text than its name says so: "country: Germany (German)".
fn role(role: &factwire::RoleFact) -> String {
    let mut line = format!("{} | {}", role.holder.name(), role.title);
    if role.status != factwire::facts::RoleStatus::Current {
        write!(line, " | {}", role.status).unwrap();
    }
    if role.deputy {
        line.push_str(" | deputy");
    }
    let fields = [
        ("organization", &role.organization),
        ("country", &role.country),
        ("principal", &role.principal),
        ("place", &role.place),
    ];
    for (key, field) in fields {
        let Some(field) = field else { continue };
        write!(line, " | {key}: {field}").unwrap();
        if field.name() != field.text {
            write!(line, " ({})", field.text).unwrap();
        }
    }
    if let Some(when) = &role.when {
        write!(line, " | {when}").unwrap();
    }
    if let Some(attribution) = &role.attribution {
        write!(line, " | says {}", attribution.source).unwrap();
    }
    line
}

/// "Person | Mart Kask | roles: former prime minister | also: Kask, the former head of government"
fn entities(extraction: &Extraction) -> Vec<String> {
    let named = |e: &&factwire::Entity| {
        e.kind != EntityKind::Role && (e.mentions.len() > 1 || e.mentions.iter().any(|m| m.form == MentionForm::Name))
    };
    let line = |e: &factwire::Entity| {
        let mut line = format!("{} | {}", e.kind, e.name);
        if !e.roles.is_empty() {
            write!(line, " | roles: {}", e.roles.join("; ")).unwrap();
        }
        if !e.members.is_empty() {
            let members: Vec<&str> = e.members.iter().map(|m| &*extraction.entities[m.index()].name).collect();
            write!(line, " | members: {}", members.join(", ")).unwrap();
        }
        let also: Vec<&str> = e.mentions.iter().map(|m| m.text.as_str()).filter(|t| *t != e.name).collect();
        if !also.is_empty() {
            write!(line, " | also: {}", also.join(", ")).unwrap();
        }
        for m in &e.mentions {
            if let Some(government) = &m.government {
                write!(line, " | {}: government of {}", m.text, government.country).unwrap();
            }
        }
        line
    };
    extraction.entities.iter().filter(named).map(line).collect()
}
