use std::fmt::Write as _;

use super::captions::caption;
use super::paint::Paint;
use crate::lexicon;
use crate::{
    Attribution, Entity, EntityKind, Extraction, MentionForm, Modality, Modifier, Polarity, RoleFact, RoleLink,
    RoleStatus, Stance, Statement, Triple, When,
};

/// How [`text_with`] writes.
///
/// ```
/// let plain = factwire::output::TextOptions::new();
/// assert_eq!(plain.colours(false).explain(false), plain);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextOptions {
    colours: bool,
    explain: bool,
}

impl TextOptions {
    /// Without colours and explanations.
    pub fn new() -> Self {
        TextOptions::default()
    }

    /// Colours for a terminal (ANSI escape sequences).
    pub fn colours(self, colours: bool) -> Self {
        TextOptions { colours, ..self }
    }

    /// Why each triple was given, at the end.
    pub fn explain(self, explain: bool) -> Self {
        TextOptions { explain, ..self }
    }
}

/// An extraction as lines for a person: who is who, then the triples, those first that the text itself states and then those of
/// each source, then who says what. Headings part them where the text cites anybody.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Ada Okoro, the mayor of Kisumu, met Tom Brandt in Oslo.")?;
/// let text = factwire::output::text(&extraction);
/// assert!(text.contains("Ada Okoro [mayor of Kisumu]"));
/// # Ok(()) }
/// ```
pub fn text(extraction: &Extraction) -> String {
    text_with(extraction, &TextOptions::new())
}

/// The same with colours or explanations.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::output::{TextOptions, text_with};
/// let extraction = factwire::extract("Ada Okoro met Tom Brandt. Brandt said that the bank had sold the mine.")?;
/// let text = text_with(&extraction, &TextOptions::new().explain(true));
/// let own = text.find("-- the text itself\n(Ada Okoro, met_with, Tom Brandt)");
/// let cited = text.find("-- according to Tom Brandt\n(bank, sold, mine)");
/// assert!(own.is_some() && own < cited);
/// # Ok(()) }
/// ```
pub fn text_with(extraction: &Extraction, options: &TextOptions) -> String {
    let paint = Paint { on: options.colours };
    let mut parts = Vec::from_iter(Some(entities(extraction, &paint)).filter(|e| !e.is_empty()));
    let cites =
        !extraction.statements.is_empty() || extraction.triples.iter().any(|t| t.factuality.attribution.is_some());
    for (source, triples) in by_source(&extraction.triples) {
        let mut part = String::new();
        if cites {
            let title = source.map_or_else(|| "the text itself".to_owned(), |s| format!("according to {s}"));
            part = paint.heading(&title);
        }
        for triple in triples {
            part.push_str(&line(triple, &paint));
            part.push('\n');
        }
        parts.push(part);
    }
    if !extraction.statements.is_empty() {
        parts.push(paint.heading("who says what") + &statements(extraction, &paint));
    }
    let mut out = parts.join("\n");
    if !extraction.coverage.skipped.is_empty() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "not analysed: {:.1} % of the words", 100.0 * (1.0 - extraction.coverage.analysed));
    }
    if options.explain {
        out.push('\n');
        for triple in &extraction.triples {
            let _ = writeln!(out, "{}", extraction.explain(triple));
        }
    }
    out
}

/// The triples in their order, those of the text first and then source by source, as these come up.
fn by_source(triples: &[Triple]) -> Vec<(Option<&str>, Vec<&Triple>)> {
    let mut groups: Vec<(Option<&Attribution>, Vec<&Triple>)> = Vec::new();
    for triple in triples {
        let by = triple.factuality.attribution.as_ref();
        let same = |other: &Attribution, by: &Attribution| match (other.source.entity, by.source.entity) {
            (None, None) => other.source.name().eq_ignore_ascii_case(by.source.name()),
            (one, other) => one == other,
        };
        let group = groups.iter_mut().find(|(other, _)| match (other, by) {
            (None, None) => true,
            (Some(other), Some(by)) => same(other, by),
            _ => false,
        });
        match group {
            Some((_, triples)) => triples.push(triple),
            None => groups.push((by, vec![triple])),
        }
    }
    groups.sort_by_key(|(by, _)| by.is_some());
    groups.into_iter().map(|(by, triples)| (by.map(|b| b.source.name()), triples)).collect()
}

/// Who is who: "Person        Ada Okoro [mayor of Kisumu] = she"
fn entities(extraction: &Extraction, paint: &Paint) -> String {
    let named = |e: &&Entity| {
        e.kind != EntityKind::Role
            && (!e.members.is_empty() || e.mentions.iter().any(|m| m.form == MentionForm::Name))
            && e.kind != EntityKind::Date
    };
    let mut out = String::new();
    for entity in extraction.entities.iter().filter(named) {
        let kind = format!("{:<13}", caption(entity.kind.as_str()));
        let _ = write!(out, "{} {}", paint.dim(&kind), paint.name(&entity.name));
        let roles: Vec<String> = extraction.roles_of(entity.id).map(role).collect();
        if !roles.is_empty() {
            let _ = write!(out, " {}", paint.role(&format!("[{}]", roles.join("; "))));
        }
        let mut others: Vec<&str> = Vec::new();
        for mention in &entity.mentions {
            let text = mention.text.as_str();
            if text != entity.name && !others.iter().any(|o| o.eq_ignore_ascii_case(text)) {
                others.push(text);
            }
        }
        if !others.is_empty() {
            let _ = write!(out, " = {}", others.join(", "));
        }
        out.push('\n');
    }
    out
}

fn statements(extraction: &Extraction, paint: &Paint) -> String {
    let mut out = String::new();
    for statement in &extraction.statements {
        out.push_str(&stated(statement, paint));
        let teller = |s: &Statement| s.source.as_ref().map(|a| a.name().to_owned());
        let outer = statement.via.and_then(|v| extraction.statement(v)).filter(|o| o.asserted);
        // "retracted her claim that" is one who tells of herself
        let own = teller(statement).unwrap_or_default().to_lowercase();
        if let Some(other) = outer.and_then(teller).filter(|o| !own.ends_with(&*o.to_lowercase())) {
            let _ = write!(out, "{}", paint.dim(&format!("  (as told by {other})")));
        }
        out.push('\n');
    }
    out
}

/// "former mayor of Lund (until 2015)"
pub(super) fn role(role: &RoleFact) -> String {
    // "heads": the title and its field
    let words = if role.link == RoleLink::Verb {
        let field = [&role.organization, &role.country, &role.place].into_iter().flatten().next();
        role.title.clone() + &field.map(|f| format!(" of {}", f.name())).unwrap_or_default()
    } else {
        role.text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = words.split(' ').any(|w| lexicon::role_status(w).is_some());
    let status = match role.status {
        RoleStatus::Former if !told => "former ",
        RoleStatus::Elect if !told => "future ",
        RoleStatus::Nominee if !told => "nominated ",
        _ => "",
    };
    let since = if role.status == RoleStatus::Elect { "from" } else { "since" };
    format!("{status}{words}{}", role.when.as_ref().map(|when| held(when, since)).unwrap_or_default())
}

/// " (since 2019)", " (until 2015)", " (2010 to 2014)"; nothing for a time that has no place in the calendar.
fn held(when: &When, since: &str) -> String {
    let Some(iso) = when.iso() else { return String::new() };
    let about = if when.is_approximate() { "about " } else { "" };
    match iso.split_once('/') {
        Some((from, "..")) => format!(" ({since} {about}{from})"),
        Some(("..", to)) => format!(" (until {about}{to})"),
        Some((from, to)) => format!(" ({about}{from} to {to})"),
        None => format!(" ({about}{iso})"),
    }
}

/// " (2025-11-26)"; nothing for a time that has no place in the calendar: the words themselves say all there is.
fn date(when: &When) -> String {
    match when {
        When::Dated { .. } => format!(" ({when})"),
        When::Relative { .. } => String::new(),
    }
}

/// "(Otieno, spoke_with, Ugandan counterpart)  Time: on Wednesday (2025-11-26); said by Morel (added)"
fn line(triple: &Triple, paint: &Paint) -> String {
    let mut notes: Vec<String> = Vec::new();
    if triple.factuality.polarity == Polarity::Negative {
        notes.push("not".to_owned());
    }
    if triple.factuality.modality != Modality::Actual {
        notes.push(triple.factuality.modality.to_string());
    }
    for modifier in &triple.modifiers {
        notes.push(format!("{}: {}", caption(modifier.kind.as_str()), self::modifier(modifier)));
    }
    // "(court, meet_on, Tuesday)"
    let shown = triple.modifiers.iter().any(|m| m.when.is_some());
    if let Some(when @ When::Dated { iso, .. }) = &triple.when
        && !shown
        && triple.object.as_ref().is_none_or(|o| *iso != o.text)
    {
        notes.push(format!("Time: {when}"));
    }
    if let Some(attribution) = &triple.factuality.attribution {
        notes.push(said(attribution));
    }
    let object = triple.object.as_ref().map(|o| format!(", {}", paint.name(o.name()))).unwrap_or_default();
    let (subject, relation) = (paint.name(triple.subject.name()), paint.relation(&triple.predicate.name));
    let shown = format!("({subject}, {relation}{object})");
    if notes.is_empty() { shown } else { format!("{shown}  {}", paint.dim(&notes.join("; "))) }
}

/// "Morel (said; on Monday (2025-11-24)): the sides would meet", "according to officials: ...", "somebody (accused): the firm of
/// fraud"; of long ones the beginning.
fn stated(statement: &Statement, paint: &Paint) -> String {
    const WORDS: usize = 16;
    let source = statement.source.as_ref().map_or("somebody", |s| s.name());
    let words: Vec<&str> = statement.content.text.split_whitespace().collect();
    let (mut line, mut how) = match cue(&statement.cue.text) {
        cue if cue.starts_with("according to") => (format!("{cue} {}", paint.name(source)), Vec::new()),
        cue => (paint.name(source), Vec::from_iter(Some(cue).filter(|c| !c.is_empty()))),
    };
    how.extend(statement.modifiers.iter().map(modifier));
    if !how.is_empty() {
        let _ = write!(line, " ({})", how.join("; "));
    }
    let _ = write!(line, ": {}", words[..words.len().min(WORDS)].join(" "));
    if words.len() > WORDS {
        line.push_str(" …");
    }
    if statement.denied && statement.unsaid {
        line.push_str("  (not denied)");
        return line;
    }
    if statement.retracted {
        line.push_str("  (taken back)");
    } else if statement.denied {
        line.push_str("  (denied)");
    }
    if statement.unsaid {
        line.push_str("  (not said)");
    }
    line
}

/// "Citing" as it stands within a sentence; nothing for a colon, a dash or a quotation mark.
fn cue(words: &str) -> String {
    if words.contains(char::is_alphanumeric) { words.to_lowercase() } else { String::new() }
}

/// "on Wednesday (2025-11-26)"
pub(super) fn modifier(modifier: &Modifier) -> String {
    let case = modifier.case.as_deref().map(|c| format!("{} ", c.replace('_', " "))).unwrap_or_default();
    let starts = modifier.text.to_lowercase().starts_with(&case);
    let date = modifier.when.as_ref().map(date).unwrap_or_default();
    format!("{}{}{date}", if starts { "" } else { &case }, modifier.text)
}

/// "said by Morel (added)", "according to officials", "taken back by Morel (claim)", from the inside out.
pub(super) fn said(attribution: &Attribution) -> String {
    let one = |a: &Attribution, by: &str| match cue(&a.cue) {
        cue if cue.starts_with("according to") => format!("{cue} {}", a.source),
        cue if cue.is_empty() => format!("{by} {}", a.source),
        cue => format!("{by} {} ({cue})", a.source),
    };
    let by = |a: &Attribution, plain: &'static str| match a.stance {
        Stance::Asserts | Stance::Unknown => plain,
        Stance::Denies => "denied by",
        Stance::Retracts => "taken back by",
    };
    let mut text = match attribution.stance {
        // the triple is negative already: it is so, says who denies it
        Stance::Denies => one(attribution, "said by"),
        _ => one(attribution, by(attribution, "said by")),
    };
    let mut via = attribution.via.as_deref();
    while let Some(outer) = via {
        let _ = write!(text, ", {}", one(outer, by(outer, "as told by")));
        via = outer.via.as_deref();
    }
    text
}
