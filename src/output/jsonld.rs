use std::io;

use serde_json::{Map, Value, json};

use super::json::Values;
use super::rdf::{Graph, Iri, PREFIXES, Term, Terms};
use super::writer::{Doc, Out, Sink};

/// The same RDF as JSON-LD, in the words of schema.org where it has some; the context stands in it.
pub(super) struct JsonLd<'w> {
    values: Values<'w>,
    terms: Terms,
}

impl<'w> JsonLd<'w> {
    pub fn new(out: Out<'w>, terms: Terms) -> Self {
        JsonLd { values: Values::new(out), terms }
    }
}

impl Sink for JsonLd<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let mut nodes: Vec<(String, Map<String, Value>)> = Vec::new();
        let mut at = std::collections::HashMap::new();
        for (subject, about) in Graph::of(doc, &self.terms).subjects {
            let id = subject.full();
            let n = *at.entry(id.clone()).or_insert(nodes.len());
            if n == nodes.len() {
                nodes.push((id, Map::new()));
            }
            for (predicate, object) in about {
                let (key, value) = match (term(&predicate), object) {
                    (key, Term::Iri(iri)) if key == "rdf:type" => ("@type".to_owned(), Value::from(term(&iri))),
                    (key, Term::Iri(iri)) => (key, json!({"@id": reference(&iri)})),
                    (key, Term::Text(text)) => (key, text.into()),
                    (key, Term::Typed(text, kind)) => {
                        let value = match (term(&kind).as_str(), &*text) {
                            ("xsd:boolean", "true") => true.into(),
                            ("xsd:boolean", "false") => false.into(),
                            (kind, text) => json!({"@type": kind, "@value": text}),
                        };
                        (key, value)
                    }
                };
                add(&mut nodes[n].1, key, value);
            }
        }
        let graph = nodes.into_iter().map(|(id, mut about)| {
            about.insert("@id".to_owned(), id.into());
            Value::Object(about)
        });
        let mut context = Map::new();
        context.insert("@vocab".to_owned(), "https://schema.org/".into());
        context.extend(PREFIXES.iter().map(|(prefix, space)| ((*prefix).to_owned(), Value::from(*space))));
        self.values.add(&json!({"@context": context, "@graph": graph.collect::<Vec<_>>()}))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.values.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.values.finish()
    }
}

/// One value stands alone, several in an array.
fn add(about: &mut Map<String, Value>, key: String, value: Value) {
    match about.get_mut(&key) {
        None => {
            about.insert(key, value);
        }
        Some(Value::Array(values)) => values.push(value),
        Some(first) => *first = json!([first.take(), value]),
    }
}

/// As a key or a type: words of schema.org as they are.
fn term(iri: &Iri) -> String {
    match iri {
        Iri::Short("schema", local) => local.clone(),
        iri => reference(iri),
    }
}

/// As the value of `@id`.
fn reference(iri: &Iri) -> String {
    match iri {
        Iri::Short(prefix, local) => format!("{prefix}:{local}"),
        Iri::Full(iri) => iri.clone(),
    }
}
