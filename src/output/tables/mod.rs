//! Triples, entities, statements and roles as rows: the columns of CSV, TSV and Parquet, and the properties of graphs.

mod entities;
mod roles;
mod statements;
mod triples;

use std::borrow::Cow;
use std::fmt;

use super::Table;
use super::nodes;
use super::writer::Doc;
use crate::{Argument, Attribution, Decimal, Modifier, ModifierKind, Probability, Quantity, Span, When};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Words.
    Text,
    /// A whole number, from 0.
    Number,
    /// A number as the text states it, in digits: `1200000`, `-0.5`.
    Decimal,
    /// A number from 0 to 1.
    Probability,
    /// `true` or `false`.
    Flag,
    /// Stretches of the text in bytes: in CSV as `0-4;10-14`.
    Spans,
}

/// A column of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// True where a row may have nothing in it.
    pub optional: bool,
    /// What it says, in a sentence.
    pub about: &'static str,
}

/// The columns of a table, the same in CSV, TSV and Parquet; new ones may be added at the end.
///
/// ```
/// use factwire::output::{Table, columns};
/// assert!(columns(Table::Triples).iter().any(|c| c.name == "predicate"));
/// ```
pub fn columns(table: Table) -> Vec<Column> {
    match table {
        Table::Triples => triples::FIELDS.iter().map(|f| f.column).collect(),
        Table::Entities => entities::FIELDS.iter().map(|f| f.column).collect(),
        Table::Statements => statements::FIELDS.iter().map(|f| f.column).collect(),
        Table::Roles => roles::FIELDS.iter().map(|f| f.column).collect(),
    }
}

/// The rows of a document.
pub(super) fn rows(table: Table, doc: &Doc<'_>) -> Vec<Vec<Cell>> {
    let extraction = doc.extraction;
    match table {
        Table::Triples => fill(triples::FIELDS, doc, &extraction.triples),
        Table::Entities => fill(entities::FIELDS, doc, &extraction.entities),
        Table::Statements => fill(statements::FIELDS, doc, &extraction.statements),
        Table::Roles => fill(roles::FIELDS, doc, &extraction.roles),
    }
}

fn fill<T>(fields: &[Field<T>], doc: &Doc<'_>, list: &[T]) -> Vec<Vec<Cell>> {
    let row = |(number, of): (usize, &T)| {
        let row = Row { doc, number, of };
        fields.iter().map(|f| (f.cell)(&row)).collect()
    };
    list.iter().enumerate().map(row).collect()
}

/// A column with what fills it.
struct Field<T> {
    column: Column,
    cell: fn(&Row<'_, T>) -> Cell,
}

/// What a row is about.
struct Row<'r, T> {
    doc: &'r Doc<'r>,
    number: usize,
    of: &'r T,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    Number(usize),
    Decimal(Decimal),
    Probability(Probability),
    Flag(bool),
    Spans(Vec<Span>),
}

impl Cell {
    /// As CSV has it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Nothing => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Decimal(number) => Cow::Borrowed(number.as_str()),
            Cell::Probability(value) => Cow::Owned(value.to_string()),
            Cell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Cell::Spans(spans) => {
                let one = |s: &Span| format!("{}-{}", s.start, s.end);
                Cow::Owned(spans.iter().map(one).collect::<Vec<_>>().join(";"))
            }
        }
    }

    /// As JSON has it.
    pub fn json(&self) -> serde_json::Value {
        match self {
            Cell::Nothing => serde_json::Value::Null,
            Cell::Number(number) => (*number).into(),
            Cell::Decimal(number) => number.to_f64().into(),
            Cell::Probability(value) => value.to_f64().into(),
            Cell::Flag(flag) => (*flag).into(),
            Cell::Text(_) | Cell::Spans(_) => self.text().into(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Cell::Number(number)
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Cell::Decimal(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Nothing, Into::into)
    }
}

/// Declares the fields of a table: `"name" Kind "about" => |row| cell`; a kind with `?` may be empty.
macro_rules! fields {
    ($of:ty; $($name:literal $kind:ident $([$optional:literal])? $about:literal => $cell:expr;)+) => {
        pub(super) const FIELDS: &[super::Field<$of>] = &[$(super::Field {
            column: super::Column {
                name: $name,
                kind: super::ColumnKind::$kind,
                optional: false $(|| $optional)?,
                about: $about,
            },
            cell: $cell,
        }),+];
    };
}
pub(super) use entities::aliases;
use fields;

fn joined<T: fmt::Display>(parts: impl IntoIterator<Item = T>) -> Cell {
    let parts: Vec<String> = parts.into_iter().map(|p| p.to_string()).collect();
    if parts.is_empty() { Cell::Nothing } else { Cell::Text(parts.join("; ")) }
}

fn entity(argument: Option<&Argument>, doc: &Doc<'_>) -> Cell {
    argument.and_then(|a| nodes::entity(a, doc.extraction)).map(|e| e.id.index()).into()
}

fn kind(argument: Option<&Argument>, doc: &Doc<'_>) -> Cell {
    argument.and_then(|a| nodes::entity(a, doc.extraction)).map(|e| e.kind.to_string()).into()
}

/// "on Wednesday"
pub(super) fn phrase(modifier: &Modifier) -> String {
    match &modifier.case {
        Some(case) => format!("{} {}", case.replace('_', " "), modifier.text),
        None => modifier.text.clone(),
    }
}

fn of_kind(modifiers: &[Modifier], kind: ModifierKind) -> Cell {
    joined(modifiers.iter().filter(|m| m.kind == kind).map(|m| m.text.as_str()))
}

/// "topic: on trade"
fn others(modifiers: &[Modifier]) -> Cell {
    let rest = modifiers.iter().filter(|m| !matches!(m.kind, ModifierKind::Time | ModifierKind::Place));
    joined(rest.map(|m| format!("{}: {}", m.kind, phrase(m))))
}

/// The amount that the words of an argument state.
fn value(argument: Option<&Argument>) -> Option<&Quantity> {
    argument?.value.as_deref()
}

/// "by 5 %; to 3100000000 USD"
fn amounts(modifiers: &[Modifier]) -> Cell {
    joined(modifiers.iter().filter_map(|m| m.value.as_deref()))
}

/// ISO 8601 where the calendar is known, else "relative: -P1W".
fn when(when: Option<&When>) -> Cell {
    match when {
        Some(When::Dated { iso, .. }) => Cell::Text(iso.clone()),
        Some(when @ When::Relative { approximate: false, .. }) => Cell::Text(when.to_string()),
        Some(When::Relative { relative, from, .. }) => {
            Cell::Text(When::Relative { relative: relative.clone(), from: *from, approximate: false }.to_string())
        }
        None => Cell::Nothing,
    }
}

fn via(attribution: Option<&Attribution>) -> Cell {
    joined(attribution.into_iter().flat_map(nodes::chain).skip(1).map(|a| a.source.name()))
}
