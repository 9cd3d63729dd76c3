use std::io;

use super::Table;
use super::captions::class;
use super::nodes::{Node, global, graph, graph_kind, id, object_id};
use super::separated::{lines, record};
use super::tables::{ColumnKind, aliases, columns, rows};
use super::writer::{Doc, Out, Sink};

/// `nodes.csv` of neo4j-admin: documents, entities, phrases.
pub(super) struct Nodes<'w>(csv::Writer<Out<'w>>);

/// `relationships.csv` of neo4j-admin: FACT and CLAIM between entities, MENTIONS from documents.
pub(super) struct Relationships<'w>(csv::Writer<Out<'w>>);

/// The labels of a node: every one is an `Entity` so that one index finds them all.
fn labels(node: &Node<'_>) -> String {
    format!("Entity;{}", class(node.kind))
}

impl<'w> Nodes<'w> {
    pub fn new(out: Out<'w>) -> io::Result<Self> {
        let mut out = lines(out, b',');
        record(&mut out, ["id:ID", ":LABEL", "doc", "name", "kind", "aliases", "roles", "mentions:long", "published"])?;
        Ok(Nodes(out))
    }
}

impl Sink for Nodes<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let published = doc.extraction.published.map(|d| d.to_string()).unwrap_or_default();
        record(&mut self.0, [&doc.key, "Document", &doc.name, &doc.name, "document", "", "", "", &published])?;
        for node in graph(doc.extraction) {
            let (others, roles, mentions) = node.entity.map_or_else(Default::default, |e| {
                (aliases(e).join("; "), e.roles.join("; "), e.mentions.len().to_string())
            });
            let (id, labels) = (global(doc, &node.id), labels(&node));
            record(&mut self.0, [&id, &labels, &doc.name, node.name, node.kind, &others, &roles, &mentions, ""])?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<'w> Relationships<'w> {
    pub fn new(out: Out<'w>) -> io::Result<Self> {
        let mut out = lines(out, b',');
        let mut head = vec![":START_ID".to_owned(), ":END_ID".to_owned(), ":TYPE".to_owned(), "id".to_owned()];
        head.extend(columns(Table::Triples).iter().map(|column| match column.kind {
            ColumnKind::Number => format!("{}:long", column.name),
            ColumnKind::Probability | ColumnKind::Decimal => format!("{}:double", column.name),
            ColumnKind::Flag => format!("{}:boolean", column.name),
            ColumnKind::Text | ColumnKind::Spans => column.name.to_owned(),
        }));
        record(&mut out, head)?;
        Ok(Relationships(out))
    }
}

impl Sink for Relationships<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let extraction = doc.extraction;
        for (n, (triple, row)) in extraction.triples.iter().zip(rows(Table::Triples, doc)).enumerate() {
            let mut cells = vec![
                global(doc, &id(&triple.subject, extraction)),
                global(doc, &object_id(triple, n, extraction)),
                graph_kind(triple).to_owned(),
                global(doc, &format!("t{n}")),
            ];
            cells.extend(row.iter().map(|cell| cell.text().into_owned()));
            record(&mut self.0, cells)?;
        }
        let empty = columns(Table::Triples).len() - 1;
        for entity in &extraction.entities {
            let id = global(doc, &format!("e{}", entity.id));
            let mention = global(doc, &format!("m{}", entity.id));
            let cells = [&*doc.key, &*id, "MENTIONS", &*mention, &*doc.name];
            record(&mut self.0, cells.into_iter().chain(std::iter::repeat_n("", empty)))?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
