use std::collections::BTreeMap;
use std::io::{self, Write as _};

use serde_json::{Map, Value, json};

use super::Table;
use super::captions::class;
use super::nodes::{global, graph, graph_kind, id, object_id};
use super::tables::{Cell, aliases, columns, rows};
use super::writer::{Doc, Out, Sink};

/// Statements with parameters, a JSON object a line. No text of a document is part of a statement: statements are made of fixed
/// words and the names of kinds only, which are letters of ASCII, digits and `_`.
pub(super) struct Cypher<'w> {
    out: Out<'w>,
    begun: bool,
}

const CONSTRAINTS: [&str; 2] = [
    "CREATE CONSTRAINT factwire_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT factwire_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
];

impl<'w> Cypher<'w> {
    pub fn new(out: Out<'w>) -> Self {
        Cypher { out, begun: false }
    }

    fn statement(&mut self, statement: &str, parameters: &Value) -> io::Result<()> {
        writeln!(self.out, "{}", json!({"statement": statement, "parameters": parameters}))
    }
}

impl Sink for Cypher<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            CONSTRAINTS.iter().try_for_each(|c| self.statement(c, &json!({})))?;
        }
        let extraction = doc.extraction;
        let about = json!({"name": doc.name, "published": extraction.published, "model": extraction.model});
        self.statement(
            "MERGE (d:Document {id: $id}) SET d += $properties",
            &json!({"id": doc.key, "properties": about}),
        )?;

        let mut by_kind: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for node in graph(extraction) {
            let mut properties = Map::new();
            properties.insert("doc".to_owned(), doc.name.clone().into());
            properties.insert("name".to_owned(), node.name.into());
            properties.insert("kind".to_owned(), node.kind.into());
            if let Some(entity) = node.entity {
                properties.insert("aliases".to_owned(), aliases(entity).into());
                properties.insert("roles".to_owned(), entity.roles.clone().into());
                properties.insert("mentions".to_owned(), entity.mentions.len().into());
            }
            by_kind
                .entry(class(node.kind))
                .or_default()
                .push(json!({"id": global(doc, &node.id), "properties": properties}));
        }
        for (kind, rows) in by_kind {
            self.statement(
                &format!("UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{kind}, n += row.properties"),
                &json!({ "rows": rows }),
            )?;
        }

        let mut by_type: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        let columns = columns(Table::Triples);
        for (n, (triple, row)) in extraction.triples.iter().zip(rows(Table::Triples, doc)).enumerate() {
            let filled = columns.iter().zip(&row).filter(|(_, cell)| **cell != Cell::Nothing);
            let properties: Map<String, Value> = filled.map(|(c, cell)| (c.name.to_owned(), cell.json())).collect();
            by_type.entry(graph_kind(triple)).or_default().push(json!({
                "id": global(doc, &format!("t{n}")),
                "start": global(doc, &id(&triple.subject, extraction)),
                "end": global(doc, &object_id(triple, n, extraction)),
                "properties": properties,
            }));
        }
        for (kind, rows) in by_type {
            self.statement(
                &format!(
                    "UNWIND $rows AS row MATCH (s:Entity {{id: row.start}}) MATCH (o:Entity {{id: row.end}}) \
                     MERGE (s)-[f:{kind} {{id: row.id}}]->(o) SET f += row.properties"
                ),
                &json!({ "rows": rows }),
            )?;
        }
        let mentioned: Vec<String> = extraction.entities.iter().map(|e| global(doc, &format!("e{}", e.id))).collect();
        self.statement(
            "MATCH (d:Document {id: $id}) UNWIND $entities AS entity MATCH (n:Entity {id: entity}) \
             MERGE (d)-[:MENTIONS]->(n)",
            &json!({"id": doc.key, "entities": mentioned}),
        )
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
