//! The pages in tests/golden: one a phenomenon, with prose, texts and what factwire reads in them. Each page is a test.
//!
//! A block ```` ```text ```` is read. What comes out stands in blocks behind it:
//!
//! * ```` ```facts ```` the compact triples,
//! * ```` ```full ```` and ```` ```binary ```` those of these granularities,
//! * ```` ```entities ```` who is who,
//! * ```` ```statements ```` who says what,
//! * ```` ```roles ```` who holds which office, in the words of the text.
//!
//! Behind ```` ```text 2025-11-26 ```` the facts have their times, for a text published on that day. `lines.rs` says what the lines
//! mean.
//!
//! Where factwire is wrong today, a paragraph that begins with "Known gap" says why, and a block ```` ```wanted ```` under it
//! says how the block before them should differ:
//!
//! ````text
//! ```facts
//! Norlake | sold | ferry
//! ```
//!
//! Known gap: of two verbs before one object the last alone is told.
//!
//! ```wanted
//! + Norlake | built | ferry
//! ```
//! ````
//!
//! `+` stands before a line that should come out and does not, `-` before one that comes out and should not; `| ...` at the end
//! of a line stands for whatever more it tells. A gap that is closed makes the test of its page fail, so that the page says so.
//!
//! `UPDATE=1 cargo test --test golden` writes what is read into the pages and strikes the gaps that are closed: read the diff.
//! A new page needs its name in the list below.

mod lines;
mod page;

use std::io::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use page::Page;
use similar::TextDiff;

/// A test for each page.
macro_rules! pages {
    ($($name:ident)*) => {
        mod pages {
            $(#[test] fn $name() { super::check(stringify!($name)); })*
        }

        const PAGES: &[&str] = &[$(stringify!($name)),*];
    };
}

pages! {
    apposition
    causatives
    conditionals
    control
    coordination
    copulas
    coreference
    dates
    denied_and_taken_back
    empty_facts
    events
    gapping
    granularity
    groups
    headlines
    light_verbs
    modality
    modifiers
    names
    negation
    passives
    questions
    quotations
    relative_clauses
    restrictions
    roles
    sayings
    sources
    speech
    statements
    titles
    unpaired_quotes
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The page holds what is read now.
fn check(name: &str) {
    let path = folder().join(format!("{name}.md"));
    let page = fs::read_to_string(&path).unwrap();
    let (now, closed) = Page::parse(&page).read_again();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, now).unwrap();
    } else if page != now {
        let closed: String = closed.iter().map(|line| format!("a known gap is closed: {line}\n")).collect();
        panic!("{closed}{name}.md (-) is not what is read now (+); UPDATE=1 rewrites it:\n{}", difference(&page, &now));
    }
}

/// The lines that differ, each with those around it.
fn difference(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().context_radius(3).to_string()
}

#[test]
fn every_page_has_a_test() {
    let files = fs::read_dir(folder()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut pages: Vec<String> = files.filter_map(|f| f.strip_suffix(".md").map(str::to_owned)).collect();
    pages.sort();
    assert_eq!(pages, PAGES);
}

#[test]
fn known_gaps_say_what_is_wanted() {
    let mut counts = Vec::new();
    let mut wrong = Vec::new();
    for name in PAGES {
        let text = fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
        let page = Page::parse(&text);
        wrong.extend(page.faults().iter().map(|fault| format!("{name}.md: {fault}")));
        counts.push((page.gaps(), name));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: usize = counts.iter().map(|(gaps, _)| gaps).sum();
    let pages: Vec<String> =
        counts.iter().filter(|(gaps, _)| *gaps > 0).map(|(gaps, name)| format!("{name} {gaps}")).collect();
    // not by `println`, which is shown of tests that fail
    writeln!(std::io::stderr(), "golden pages: {all} known gaps ({})", pages.join(", ")).unwrap();
}

#[test]
fn a_line_put_in_moves_no_other() {
    let difference = difference("a\nb\nc\nd\n", "a\nnew\nb\nc\nd\n");
    let changed: Vec<&str> = difference.lines().filter(|l| l.starts_with(['+', '-'])).collect();
    assert_eq!(changed, ["+new"]);
}
