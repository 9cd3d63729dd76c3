//! Lines that stand around the text of an article and are no part of what it tells: addresses, labels ("Published: 3 June"), the line of
//! the writer, links to other articles ("Read more: Ferry sold"), rows of tables, credits of pictures, buttons.
//!
//! They are told by their form alone, and only where the form is plain: what is left out wrongly is lost.

use std::ops::Range;

use super::chars::{is_terminal, is_word};
use crate::lexicon::vocabulary::closed_classes::{QUOTATION_MARKS, THIRD_PERSON_PRONOUNS};
use crate::lexicon::vocabulary::{layout, word_parts};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Part of the text.
    Text,
    /// These bytes of the line are the words below a picture; beside them stands a credit or a label ("Photo: ...").
    Caption(usize, usize),
    /// No part of the text.
    Layout,
    /// "Read more", alone: links may follow, each on its line.
    Links,
    /// "2023<tab>22,010": with another such line beside it a table.
    Row,
    /// "Capacity: 120 beds": with another such line beside it a block of labels.
    Label,
}

/// Bytes of a line that is no paragraph of prose.
const LONGEST_LINE: usize = 400;

/// Words of a label that no list knows, and of what is said behind it.
const LONGEST_LABEL: usize = 3;
const LONGEST_VALUE: usize = 6;

/// Pieces of an address that spaces have broken.
const LONGEST_ADDRESS: usize = 12;

/// Words of what stands behind "Published:" or "Read more:".
const LONGEST_NOTE: usize = 24;

/// Words of the line of a writer.
const LONGEST_BYLINE: usize = 16;

/// Cells of a row that stands alone.
const CELLS: usize = 3;

/// Words of a cell of a table.
const LONGEST_CELL: usize = 10;

/// "Photo: Ada Okoro" is a credit, not a caption.
const SHORTEST_CAPTION: usize = 3;

/// Words of a name in a credit.
const LONGEST_NAME: usize = 3;

/// Words of a credit.
const LONGEST_CREDIT: usize = 10;

/// A paragraph without a full stop is a headline or a caption up to so many words.
const LONGEST_HEADLINE: usize = 28;

/// What a line is by itself. It has no white space at its ends.
fn kind(line: &str) -> Kind {
    if line.len() > LONGEST_LINE {
        return caption(line);
    }
    let bare = line.trim_end_matches([':', '>', '»', '…', '→', ' ']);
    if layout::REFERENCES.has_any_case(bare) {
        return Kind::Links;
    }
    if is_address(line) || is_row(line, CELLS) || is_byline(line) || is_stock(line, bare) || is_whole_credit(line) {
        return Kind::Layout;
    }
    if is_row(line, 2) {
        return Kind::Row;
    }
    match caption(line) {
        Kind::Text => labelled(line).unwrap_or(Kind::Text),
        caption => caption,
    }
}

/// The words below a picture, without a label and a credit: "Photo: Ada Okoro leaves. (Lund Wire)". Of a credit alone nothing is left.
fn caption(line: &str) -> Kind {
    let label = line.split_once(':').filter(|(label, words)| {
        let words = words.split_whitespace();
        let says = words.clone().any(|w| w.starts_with(char::is_lowercase)) && words.count() > SHORTEST_CAPTION;
        layout::LABELS_OF_CAPTIONS.has_any_case(label.trim()) && says && told(line)
    });
    let start = label.map_or(0, |(label, words)| label.len() + 1 + words.len() - words.trim_start().len());
    match credit(&line[start..]) {
        Some(end) => Kind::Caption(start, start + end),
        None if start > 0 => Kind::Caption(start, line.len()),
        None => Kind::Text,
    }
}

/// "https://lake.example/a1", with what a broken one has behind it; "ada@lake.example"
fn is_address(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    let begins = ["http://", "https://", "www."].iter().any(|start| first.starts_with(start));
    let mail =
        || line.contains('@') && line.contains('.') && line.split_whitespace().count() == 1 && !line.starts_with('@');
    begins && words.count() < LONGEST_ADDRESS && !told(line) || mail()
}

/// Does it end as a sentence does? "The port closed. (Lund Wire)"
pub(super) fn told(line: &str) -> bool {
    let bracket = line.strip_suffix(')').and_then(|line| line.rfind('('));
    bracket.is_some_and(|open| ends(line[..open].trim_end())) || ends(line)
}

fn ends(line: &str) -> bool {
    let closes = |c: char| matches!(c, ')' | ']' | '*') || QUOTATION_MARKS.has(c.encode_utf8(&mut [0; 4]));
    line.trim_end_matches(closes).ends_with(is_terminal)
}

/// "Published: 3 June", "Read more: Ferry sold"; or perhaps a line of a block of labels.
fn labelled(line: &str) -> Option<Kind> {
    let (label, value) = line.split_once(':').or_else(|| line.split_once(" | "))?;
    let (label, value) = (label.trim(), value.trim());
    let words = value.split_whitespace().count();
    let reference = layout::REFERENCES.has_any_case(label);
    if layout::LABELS.has_any_case(label) && words <= LONGEST_NOTE && (reference || !told(value) || words <= 3) {
        return Some(if value.is_empty() { Kind::Links } else { Kind::Layout });
    }
    let named = label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= LONGEST_LABEL;
    let clean = label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '\''));
    let fits = named && clean && (1..=LONGEST_VALUE).contains(&words) && !told(value);
    let quoted = value.starts_with(|c: char| QUOTATION_MARKS.has(c.encode_utf8(&mut [0; 4])));
    (fits && !quoted && line.contains(": ")).then_some(Kind::Label)
}

/// Cells that tabs, bars or wide gaps part: "2021<tab>14,200<tab>1.2m", "| Centre | 21 |", "Home | Sport | Weather".
fn is_row(line: &str, least: usize) -> bool {
    let cells = |cells: Vec<&str>, least: usize| {
        let full = cells.iter().filter(|cell| !cell.trim().is_empty());
        let short = |cell: &&str| cell.split_whitespace().count() <= LONGEST_CELL;
        full.count() >= least && cells.iter().all(short) && !told(line)
    };
    let framed = line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    let rule =
        line.len() > 2 && line.chars().all(|c| matches!(c, '|' | '-' | '+' | '=' | ':' | ' ' | '_' | '*' | '─' | '—'));
    framed
        || rule
        || line.contains('\t') && !is_item(line) && cells(line.split('\t').collect(), least)
        || line.matches(" | ").count() > 1 && cells(line.split(" | ").collect(), 3)
        || line.contains("   ") && cells(line.split("   ").collect(), 3)
}

/// "By Ada Okoro and Tom Vik, Lake Post"
fn is_byline(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))
    else {
        return false;
    };
    let mut words =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/' | '•' | '·')).filter(|w| !w.is_empty());
    let plain = |w: &str| {
        let first = w.chars().next();
        first.is_some_and(|c| !c.is_lowercase()) || w.contains('@') || layout::WORDS_OF_BYLINES.has(w)
    };
    let named = rest.chars().any(char::is_uppercase) || rest.starts_with("our ") || rest.starts_with("a ");
    named && words.clone().count() <= LONGEST_BYLINE && words.all(plain) && !told(line)
}

/// "Sign up for our newsletter", "© 2024 Lake Post. All rights reserved."
fn is_stock(line: &str, bare: &str) -> bool {
    let reserved = || bare.trim_end_matches('.').to_lowercase().ends_with("all rights reserved");
    let begins = || layout::BEGINNINGS_OF_STOCK_LINES.iter().any(|start| starts(line, start));
    layout::STOCK_LINES.has_any_case(bare)
        || line.split_whitespace().count() <= LONGEST_NOTE && (begins() || reserved())
}

fn starts(line: &str, start: &str) -> bool {
    line.get(..start.len()).is_some_and(|head| head.to_lowercase() == start)
}

/// Where the credit of a picture begins: "Ada Okoro arrives. Photo: Lund Wire", "... arrives. (Tom Vik/Lund Wire)", "... [Photo by Tom Vik]".
fn credit(line: &str) -> Option<usize> {
    let short = |at: usize| line[at..].split_whitespace().count() <= LONGEST_CREDIT;
    // in brackets at the end
    let closing = line.trim_end_matches('.');
    if let Some(open) =
        closing.strip_suffix(')').and_then(|l| l.rfind('(')).or(closing.strip_suffix(']').and_then(|l| l.rfind('[')))
    {
        let inner = &closing[open + 1..closing.len() - 1];
        if short(open) && (is_credit(inner) || told(line[..open].trim_end()) && is_agency(inner)) {
            return Some(open);
        }
    }
    // behind a full stop, or all of the line
    let begins = line.rmatch_indices(['.', '!', '?', '|', '—', '–']).map(|(at, mark)| at + mark.len()).take(3);
    let begins = begins.chain([0]).map(|at| at + line[at..].len() - line[at..].trim_start().len());
    begins.filter(|&at| short(at)).find(|&at| is_credit(&line[at..]))
}

/// "Photo: Tom Vik/Lund Wire", "Photo by Tom Vik"
fn is_credit(text: &str) -> bool {
    let text = text.trim();
    let colon = text.split_once(':').is_some_and(|(label, _)| layout::CREDITS.has_any_case(label.trim()));
    let by = layout::TAKERS_OF_PICTURES.iter().any(|start| starts(text, start));
    colon || by
}

/// "Tom Vik/Lund Wire": names on both sides of a slash
fn is_agency(text: &str) -> bool {
    let plain = |c: char| is_word(c) || matches!(c, '.' | '-' | '\'' | '’' | '&');
    let named = |part: &str| {
        let mut words = part.split_whitespace();
        let count = words.clone().count();
        (1..=LONGEST_NAME).contains(&count) && words.all(|w| w.starts_with(char::is_uppercase) && w.chars().all(plain))
    };
    text.split_once('/').is_some_and(|(who, whose)| named(who) && whose.split('/').all(named))
}

fn is_whole_credit(line: &str) -> bool {
    line.contains(' ') && is_agency(line.trim_start_matches(['(', '[']).trim_end_matches([')', ']']))
}

/// Does a paragraph stand beside the prose: a headline, a subheading, an item of a list, or a caption, which had a credit? Not an item or
/// a caption that speaks of what the prose has named: "He left the court on Monday."
pub(super) fn is_aside(paragraph: &str, caption: bool) -> bool {
    let paragraph = paragraph.trim();
    let goes_on = paragraph.ends_with([':', ',', ';', '-', '–', '—']);
    let short = || paragraph.split_whitespace().nth(LONGEST_HEADLINE).is_none();
    if !told(paragraph) {
        return caption || is_item(paragraph) || !goes_on && short();
    }
    let refers = || paragraph.split(|c: char| !is_word(c)).any(|word| THIRD_PERSON_PRONOUNS.has(&word.to_lowercase()));
    (caption || is_item(paragraph)) && !refers()
}

/// A picture's caption: "Ada Okoro arrives. Photo: Lund Wire"
pub(super) fn is_caption(line: &str) -> bool {
    matches!(kind(line), Kind::Caption(start, end) if end > start)
}

/// "- bread", "* bread", "• bread", "2. bread", "2) bread"
pub(super) fn is_item(line: &str) -> bool {
    let Some((first, _)) = line.trim_start().split_once(char::is_whitespace) else { return false };
    let number = first.trim_end_matches(['.', ')']);
    word_parts::BULLETS.has(first) || number.len() < first.len() && number.len() <= 2 && super::chars::is_digits(number)
}

/// Of each line which bytes of it are part of the text: `None` for all of them, `0..0` for none.
pub(super) fn cuts<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Option<Range<usize>>> {
    let lines: Vec<&str> = lines.collect();
    let kinds: Vec<Option<Kind>> = lines.iter().map(|line| (!line.is_empty()).then(|| kind_of_item(line))).collect();
    // "Read more" and the links below it, which only an item of a list is behind an empty line
    let (mut links, mut gap) = (false, false);
    let cut = |(i, kind): (usize, &Option<Kind>)| {
        let Some(kind) = *kind else {
            (links, gap) = (links && !gap && matches!(kinds[i - 1], Some(Kind::Links)), true);
            return None;
        };
        let link = links && !told(lines[i]) && (!gap || is_item(lines[i]));
        (links, gap) = (link || kind == Kind::Links, false);
        let row = |n: usize| {
            kinds.get(n).is_some_and(|k| *k == Some(Kind::Row) || *k == Some(Kind::Layout) && lines[n].contains('\t'))
        };
        let beside = |n: usize, label: bool| match kinds.get(n) {
            Some(Some(Kind::Label)) => true,
            Some(Some(Kind::Layout)) => label && lines[n].contains(':'),
            _ => false,
        };
        match kind {
            _ if link => Some(0..0),
            Kind::Text => None,
            Kind::Caption(start, end) => Some(start..end),
            // "Poll: Most want to stay" above "Published: 3 June" is a headline
            Kind::Label => (i > 0 && beside(i - 1, true) || beside(i + 1, false)).then_some(0..0),
            Kind::Row => (i > 0 && row(i - 1) || row(i + 1)).then_some(0..0),
            Kind::Layout | Kind::Links => Some(0..0),
        }
    };
    let mut cuts: Vec<Option<Range<usize>>> = kinds.iter().enumerate().map(cut).collect();
    let is_left = |(line, cut): (&&str, &Option<Range<usize>>)| !line.is_empty() && *cut != Some(0..0);
    if !lines.iter().zip(&cuts).any(is_left) {
        // what is nothing but such lines is read as it stands
        cuts.fill(None);
    }
    cuts
}

/// As [`kind`], behind the mark of a list: "- Read more: Ferry sold".
fn kind_of_item(line: &str) -> Kind {
    let (mark, rest) = line.split_once(char::is_whitespace).unwrap_or(("", line));
    match (word_parts::BULLETS.has(mark), kind(line)) {
        (true, Kind::Text) if kind(rest.trim_start()) == Kind::Layout => Kind::Layout,
        (_, kind) => kind,
    }
}
