use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::Table;
use super::nodes::{Node, global, graph, id, object_id};
use super::tables::{Cell, ColumnKind, aliases, columns, rows};
use super::writer::{Doc, Out, Sink};

/// Entities and phrases as nodes, triples as edges.
pub(super) struct GraphMl<'w> {
    out: Out<'w>,
}

impl<'w> GraphMl<'w> {
    pub fn new(mut out: Out<'w>) -> io::Result<Self> {
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
        )?;
        for name in ["doc", "label", "kind", "aliases", "roles"] {
            writeln!(out, "  <key id=\"n_{name}\" for=\"node\" attr.name=\"{name}\" attr.type=\"string\"/>")?;
        }
        writeln!(out, "  <key id=\"n_mentions\" for=\"node\" attr.name=\"mentions\" attr.type=\"long\"/>")?;
        writeln!(out, "  <key id=\"e_label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>")?;
        for column in columns(Table::Triples) {
            let kind = match column.kind {
                ColumnKind::Number => "long",
                ColumnKind::Probability | ColumnKind::Decimal => "double",
                ColumnKind::Flag => "boolean",
                ColumnKind::Text | ColumnKind::Spans => "string",
            };
            let name = column.name;
            writeln!(out, "  <key id=\"e_{name}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
        }
        out.write_all(b"  <graph id=\"factwire\" edgedefault=\"directed\">\n")?;
        Ok(GraphMl { out })
    }

    fn node(&mut self, doc: &Doc<'_>, node: &Node<'_>) -> io::Result<()> {
        write!(self.out, "    <node id=\"{}\">", global(doc, &node.id))?;
        let list = |items: Vec<&str>| items.join("; ");
        let mut data = vec![("doc", doc.name.clone()), ("label", node.name.to_owned()), ("kind", node.kind.to_owned())];
        if let Some(entity) = node.entity {
            data.push(("aliases", list(aliases(entity))));
            data.push(("roles", entity.roles.join("; ")));
            data.push(("mentions", entity.mentions.len().to_string()));
        }
        for (key, value) in data.iter().filter(|(_, value)| !value.is_empty()) {
            write!(self.out, "<data key=\"n_{key}\">{}</data>", escaped(value))?;
        }
        self.out.write_all(b"</node>\n")
    }
}

impl Sink for GraphMl<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let extraction = doc.extraction;
        for node in graph(extraction) {
            self.node(doc, &node)?;
        }
        let columns = columns(Table::Triples);
        for (n, (triple, row)) in extraction.triples.iter().zip(rows(Table::Triples, doc)).enumerate() {
            let source = global(doc, &id(&triple.subject, extraction));
            let target = global(doc, &object_id(triple, n, extraction));
            let id = global(doc, &format!("t{n}"));
            write!(self.out, "    <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">")?;
            write!(self.out, "<data key=\"e_label\">{}</data>", escaped(&triple.predicate.name))?;
            for (column, cell) in columns.iter().zip(&row).filter(|(_, cell)| **cell != Cell::Nothing) {
                write!(self.out, "<data key=\"e_{}\">{}</data>", column.name, escaped(&cell.text()))?;
            }
            self.out.write_all(b"</edge>\n")?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(b"  </graph>\n</graphml>\n")?;
        self.out.flush()
    }
}

/// Text of XML. What XML 1.0 cannot hold at all becomes U+FFFD; ends of lines are kept from being made alike.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(c),
            // Writing to a String cannot fail.
            '\r' | '\u{7f}'..='\u{9f}' | '\u{2028}' => drop(write!(out, "&#{};", u32::from(c))),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
