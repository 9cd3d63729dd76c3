use std::fmt::Write as _;

use crate::lexicon;
use crate::{
    Attribution, EntityKind, Extraction, MentionForm, Modality, Modifier, Polarity, RoleFact, RoleLink, RoleStatus,
    Stance, Statement, Triple, When,
};

/// An extraction as lines for a person: who is who, then the triples, then who says what.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// let extraction = factwire::extract("Ada Okoro, the mayor of Kisumu, met Tom Brandt in Oslo.")?;
/// let text = factwire::output::text(&extraction);
/// assert!(text.contains("Ada Okoro [mayor of Kisumu]"));
/// # Ok(()) }
/// ```
pub fn text(extraction: &Extraction) -> String {
    let mut out = String::new();
    let named = extraction.entities.iter().filter(|e| {
        e.kind != EntityKind::Role
            && (!e.members.is_empty() || e.mentions.iter().any(|m| m.form == MentionForm::Name))
            && e.kind != EntityKind::Date
    });
    for entity in named {
        // Writing to a String cannot fail.
        let _ = write!(out, "{:<13} {}", entity.kind, entity.name);
        let own = extraction.roles.iter().filter(|r| r.holder.entity == Some(entity.id));
        let roles: Vec<String> = own.map(role).collect();
        if !roles.is_empty() {
            let _ = write!(out, " [{}]", roles.join("; "));
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
    if !out.is_empty() && !extraction.triples.is_empty() {
        out.push('\n');
    }
    for triple in &extraction.triples {
        out.push_str(&line(triple));
        out.push('\n');
    }
    if !extraction.statements.is_empty() && !out.is_empty() {
        out.push('\n');
    }
    for statement in &extraction.statements {
        out.push_str(&stated(statement));
        let teller = |s: &Statement| s.source.as_ref().map(|a| a.name().to_owned());
        let outer = statement.via.and_then(|v| extraction.statements.get(v)).filter(|o| o.asserted);
        // "retracted her claim that" is one who tells of herself
        let own = teller(statement).unwrap_or_default().to_lowercase();
        if let Some(other) = outer.and_then(teller).filter(|o| !own.ends_with(&*o.to_lowercase())) {
            let _ = write!(out, "  (as told by {other})");
        }
        out.push('\n');
    }
    if !extraction.coverage.skipped.is_empty() {
        let _ = writeln!(out, "not analysed: {:.1} % of the words", 100.0 * (1.0 - extraction.coverage.analysed));
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
fn line(triple: &Triple) -> String {
    let mut notes: Vec<String> = Vec::new();
    if triple.factuality.polarity == Polarity::Negative {
        notes.push("not".to_owned());
    }
    if triple.factuality.modality != Modality::Actual {
        notes.push(format!("{:?}", triple.factuality.modality).to_lowercase());
    }
    for modifier in &triple.modifiers {
        notes.push(format!("{:?}: {}", modifier.kind, self::modifier(modifier)));
    }
    // "(court, meet_on, Tuesday)"
    let shown = triple.modifiers.iter().any(|m| m.when.is_some());
    if let Some(when @ When::Dated { iso, .. }) = &triple.when
        && !shown
        && *iso != triple.object.text
    {
        notes.push(format!("Time: {when}"));
    }
    if let Some(attribution) = &triple.factuality.attribution {
        notes.push(said(attribution));
    }
    if notes.is_empty() { triple.to_string() } else { format!("{triple}  {}", notes.join("; ")) }
}

/// "Morel (said; on Monday (2025-11-24)): the sides would meet", "according to officials: ...", "somebody (accused): the firm of
/// fraud"; of long ones the beginning.
fn stated(statement: &Statement) -> String {
    const WORDS: usize = 16;
    let source = statement.source.as_ref().map_or("somebody", |s| s.name());
    let words: Vec<&str> = statement.content.text.split_whitespace().collect();
    let (mut line, mut how) = match cue(&statement.cue.text) {
        cue if cue.starts_with("according to") => (format!("{cue} {source}"), Vec::new()),
        cue => (source.to_owned(), Vec::from_iter(Some(cue).filter(|c| !c.is_empty()))),
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
        Stance::Asserts => plain,
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
