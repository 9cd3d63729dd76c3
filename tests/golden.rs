//! The pages in tests/golden: one a phenomenon, with prose, texts and the facts that factwire reads in them.
//!
//! A block ```` ```text ```` is read; the block ```` ```facts ```` after it must be what comes out, and a block
//! ```` ```entities ```` who is who, a block ```` ```statements ```` who says what, and blocks ```` ```full ```` and ```` ```binary ```` what comes out with
//! those granularities; a block ```` ```roles ```` who holds which office, in the words of the text. After ```` ```text 2025-11-26 ```` the facts have their times, for a text published on that
//! day. `UPDATE=1 cargo test --test golden` rewrites the pages; read the diff.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use factwire::{Document, Extraction, Extractor, Granularity, Triple};
use factwire::facts::{EntityKind, MentionForm, Modality, Polarity, Stance};

#[test]
fn pages_show_what_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = env::var_os("UPDATE").is_some();
    let mut pages: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "md"));
    pages.sort();
    assert!(!pages.is_empty());
    let mut wrong = String::new();
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        let now = rewritten(&page);
        if update {
            fs::write(&path, &now).unwrap();
        } else if page != now {
            writeln!(wrong, "\n{}", path.display()).unwrap();
            for (old, new) in page.lines().zip(now.lines()).filter(|(a, b)| a != b).take(12) {
                writeln!(wrong, "  page: {old}\n  read: {new}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "the pages differ (UPDATE=1 rewrites them):\n{wrong}");
}

/// The page with its facts and entities as they are read now.
fn rewritten(page: &str) -> String {
    let mut out = String::new();
    let mut lines = page.lines();
    let mut last: Option<(String, Extraction)> = None;
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        let line = line.strip_prefix("```");
        if let Some(date) = line.and_then(|l| l.strip_prefix("text ")) {
            let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
            let text = block.join("\n");
            last = Some((text.clone(), dated(&text, date)));
            block.iter().for_each(|l| writeln!(out, "{l}").unwrap());
            out.push_str("```\n");
            continue;
        }
        let Some(kind @ ("text" | "facts" | "statements" | "entities" | "roles" | "full" | "binary")) = line else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
        match kind {
            "text" => {
                let text = block.join("\n");
                let extraction = factwire::extract(&text).unwrap();
                last = Some((text, extraction));
                block.iter().for_each(|l| writeln!(out, "{l}").unwrap());
            }
            _ => {
                let (text, extraction) = last.as_ref().expect("a text block comes first");
                let lines = match kind {
                    "facts" => facts(extraction),
                    "statements" => statements(extraction),
                    "entities" => entities(extraction),
                    "roles" => extraction.roles.iter().map(role).collect(),
                    "full" => in_words(text, Granularity::Full),
                    _ => in_words(text, Granularity::Binary),
                };
                lines.iter().for_each(|l| writeln!(out, "{l}").unwrap());
            }
        }
        out.push_str("```\n");
    }
    out
}

/// What is read in a text published on a day.
fn dated(text: &str, date: &str) -> Extraction {
    static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().build().unwrap());
    EXTRACTOR.extract(Document::new(text).with_published(date.parse().unwrap())).unwrap()
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
/// be told; "-" where there is no source.
fn statements(extraction: &Extraction) -> Vec<String> {
    let line = |(number, statement): (usize, &factwire::Statement)| {
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
    extraction.statements.iter().enumerate().map(line).collect()
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
