use std::collections::{BTreeSet, HashSet};

use factwire::Reading;
use factwire::output::Format;
use proptest::prelude::*;
use serde_json::Value;

use crate::texts::{hostile, real, written};

fn rows(format: Format, readings: &[Reading]) -> (Vec<String>, Vec<Vec<String>>) {
    let text = written(format, readings);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (head, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

/// What neo4j-admin refuses: an id twice, a relationship to a node that is not there, a value that is not of its column's type.
fn check(readings: &[Reading]) {
    let (head, nodes) = rows(Format::Neo4jNodes, readings);
    assert_eq!(&head[..2], [":ID", ":LABEL"].map(|h| if h == ":ID" { "id:ID" } else { h }));
    let ids: HashSet<&str> = nodes.iter().map(|n| &*n[0]).collect();
    assert_eq!(ids.len(), nodes.len());
    let (head, relationships) = rows(Format::Neo4jRelationships, readings);
    assert_eq!(&head[..3], [":START_ID", ":END_ID", ":TYPE"]);
    for row in &relationships {
        assert!(ids.contains(&*row[0]) && ids.contains(&*row[1]), "{row:?}");
        assert!(matches!(&*row[2], "FACT" | "CLAIM" | "MENTIONS"));
        for (name, cell) in head.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            match name.rsplit_once(':').map(|(_, kind)| kind) {
                Some("long") => drop(cell.parse::<i64>().unwrap()),
                Some("double") => drop(cell.parse::<f64>().unwrap()),
                Some("boolean") => drop(cell.parse::<bool>().unwrap()),
                _ => {}
            }
        }
    }
    let facts = relationships.iter().filter(|r| r[2] != "MENTIONS").count();
    assert_eq!(facts, readings.iter().map(|r| r.extraction.triples.len()).sum::<usize>());
}

fn cypher(readings: &[Reading]) -> Vec<(String, Value)> {
    let one = |line: &str| {
        let mut value: Value = serde_json::from_str(line).unwrap();
        (value["statement"].as_str().unwrap().to_owned(), value["parameters"].take())
    };
    written(Format::Cypher, readings).lines().map(one).collect()
}

/// The statements are of a known set, whatever the text; each parameter that they name is given and no other.
fn check_cypher(readings: &[Reading]) {
    let class = |kind: &factwire::facts::EntityKind| kind.as_str()[..1].to_uppercase() + &kind.as_str()[1..];
    let others = ["HarbourMaster", "Phrase"].map(str::to_owned);
    let kinds = factwire::facts::EntityKind::ALL.iter().map(class).chain(others);
    let mut known: HashSet<String> = [
        "CREATE CONSTRAINT factwire_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT factwire_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
        "MERGE (d:Document {id: $id}) SET d += $properties",
        "MATCH (d:Document {id: $id}) UNWIND $entities AS entity MATCH (n:Entity {id: entity}) MERGE (d)-[:MENTIONS]->(n)",
    ]
    .map(str::to_owned)
    .into();
    known.extend(
        kinds.map(|k| format!("UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{k}, n += row.properties")),
    );
    known.extend(["FACT", "CLAIM"].map(|k| {
        format!(
            "UNWIND $rows AS row MATCH (s:Entity {{id: row.start}}) MATCH (o:Entity {{id: row.end}}) \
             MERGE (s)-[f:{k} {{id: row.id}}]->(o) SET f += row.properties"
        )
    }));
    let mut facts = 0;
    for (statement, parameters) in cypher(readings) {
        assert!(known.contains(&statement), "{statement}");
        let asked: BTreeSet<&str> =
            statement.split('$').skip(1).map(|p| p.split(|c: char| !c.is_alphanumeric()).next().unwrap()).collect();
        let given: BTreeSet<&str> = parameters.as_object().unwrap().keys().map(|k| &**k).collect();
        assert_eq!(asked, given);
        if statement.contains("[f:") {
            facts += parameters["rows"].as_array().unwrap().len();
        }
    }
    assert_eq!(facts, readings.iter().map(|r| r.extraction.triples.len()).sum::<usize>());
}

#[test]
fn the_import_files_hold_together() {
    check(real());
    check_cypher(real());
    let (head, rows) = rows(Format::Neo4jRelationships, real());
    let met = rows.iter().find(|r| r.contains(&"met_with".to_owned())).unwrap();
    assert_eq!(met[2], "FACT");
    assert!(head.contains(&"confidence:double".to_owned()) && head.contains(&"asserted:boolean".to_owned()));
}

#[test]
fn both_ways_give_the_same_graph() {
    let (_, nodes) = rows(Format::Neo4jNodes, real());
    let files: BTreeSet<String> = nodes.iter().map(|n| n[0].clone()).collect();
    let mut statements = BTreeSet::new();
    for (_, parameters) in cypher(real()) {
        statements.extend(parameters["id"].as_str().map(str::to_owned));
        let rows = parameters["rows"].as_array().into_iter().flatten().filter(|r| r.get("start").is_none());
        statements.extend(rows.map(|r| r["id"].as_str().unwrap().to_owned()));
    }
    assert_eq!(files, statements);
}

proptest! {
    #[test]
    fn no_text_becomes_part_of_a_statement_or_breaks_a_row(reading in hostile()) {
        let readings = std::slice::from_ref(&reading);
        check(readings);
        check_cypher(readings);
        let names: Vec<String> = rows(Format::Neo4jNodes, readings).1.iter().map(|n| n[3].clone()).skip(1).take(2).collect();
        prop_assert_eq!(names, reading.extraction.entities.iter().map(|e| e.name.clone()).collect::<Vec<_>>());
    }
}
