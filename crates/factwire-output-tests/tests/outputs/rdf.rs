use std::collections::{HashMap, HashSet};

use factwire::Reading;
use factwire::output::{Format, Options};
use oxjsonld::JsonLdParser;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxttl::{NTriplesParser, TurtleParser};
use proptest::prelude::*;

use crate::texts::{hostile, real, written};

fn turtle(readings: &[Reading]) -> HashSet<Triple> {
    TurtleParser::new().for_slice(written(Format::Turtle, readings).as_bytes()).map(Result::unwrap).collect()
}

fn ntriples(readings: &[Reading]) -> HashSet<Triple> {
    NTriplesParser::new().for_slice(written(Format::NTriples, readings).as_bytes()).map(Result::unwrap).collect()
}

fn jsonld(readings: &[Reading]) -> HashSet<Triple> {
    let text = written(Format::JsonLd, readings);
    JsonLdParser::new().for_slice(text.as_bytes()).map(|q| Triple::from(q.unwrap())).collect()
}

/// The three say the same.
fn all(readings: &[Reading]) -> HashSet<Triple> {
    let graph = turtle(readings);
    assert_eq!(ntriples(readings), graph);
    let (linked, missing): (HashSet<Triple>, Vec<_>) = (jsonld(readings), Vec::<Triple>::new());
    let more: Vec<_> = linked.difference(&graph).collect();
    let less: Vec<_> = graph.difference(&linked).chain(&missing).collect();
    assert!(more.is_empty() && less.is_empty(), "only in JSON-LD: {more:#?}\nonly in Turtle: {less:#?}");
    graph
}

fn named<'g>(graph: &'g HashSet<Triple>, predicate: &'g str) -> impl Iterator<Item = &'g Triple> {
    graph.iter().filter(move |t| t.predicate.as_str().ends_with(predicate))
}

fn literal(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        other => panic!("{other} is no literal"),
    }
}

#[test]
fn what_the_text_states_is_a_triple_and_what_is_claimed_is_described_only() {
    let graph = all(real());
    let plain: Vec<String> = graph
        .iter()
        .filter(|t| t.predicate.as_str().contains("/relation#") || t.predicate.as_str().contains("/predicate#"))
        .map(ToString::to_string)
        .collect();
    let triples = || real().iter().flat_map(|r| &r.extraction.triples);
    let asserted = triples().filter(|t| t.is_asserted_by_author()).count();
    assert!(plain.len() <= asserted && plain.len() > asserted / 2, "{} of {asserted}", plain.len());
    assert!(plain.iter().any(|t| t.contains("relation#met_with")));
    // "had not paid": she says so
    assert!(!plain.iter().any(|t| t.contains("paid") || t.contains("#pay")), "{plain:#?}");
    let reified = named(&graph, "rdf-syntax-ns#subject").count();
    assert_eq!(reified, triples().count());
    let claims = graph.iter().filter(|t| t.object.to_string() == "<https://schema.org/Claim>").count();
    assert_eq!(claims, triples().filter(|t| t.factuality.attribution.is_some()).count());
}

#[test]
fn every_node_that_is_spoken_of_is_described() {
    let graph = all(real());
    let subjects: HashSet<String> = graph.iter().map(|t| t.subject.to_string()).collect();
    for triple in &graph {
        if let Term::NamedNode(node) = &triple.object
            && node.as_str().starts_with("https://factwire.invalid/doc#")
        {
            assert!(subjects.contains(&node.to_string()), "{node} has no description");
        }
    }
}

#[test]
fn documents_of_the_same_name_stay_apart() {
    let graph = turtle(real());
    let documents: HashSet<String> = named(&graph, "ns#model").map(|t| t.subject.to_string()).collect();
    assert_eq!(documents.len(), real().len(), "{documents:?}");
    assert!(documents.contains("<https://factwire.invalid/doc#article.txt~2>"));
    assert!(documents.contains("<https://factwire.invalid/doc#zo%C3%AB%20%26%20%3Cco%3E.txt>"));
}

#[test]
fn names_begin_with_the_base_that_is_given() {
    let mut bytes = Vec::new();
    let options = Options::default().base("urn:news:");
    let mut out = Format::NTriples.writer_with(&mut bytes, &options).unwrap();
    out.document(&real()[1]).unwrap();
    out.finish().unwrap();
    let triples: Vec<Triple> = NTriplesParser::new().for_slice(&bytes).map(Result::unwrap).collect();
    // what is said of the relations themselves is of no document
    for triple in triples.iter().filter(|t| !t.subject.to_string().contains("/relation#")) {
        assert!(
            matches!(&triple.subject, NamedOrBlankNode::NamedNode(n) if n.as_str().starts_with("urn:news:article.txt"))
        );
    }
}

#[test]
fn relations_are_tied_to_the_properties_of_wikidata() {
    let graph = turtle(real());
    let tied = |graph: &HashSet<Triple>, how: &str, relation: &str| -> Vec<String> {
        let of_relation =
            named(graph, how).filter(|t| t.subject.to_string().ends_with(&format!("relation#{relation}>")));
        of_relation.map(|t| t.object.to_string()).collect()
    };
    let property = |p: &str| vec![format!("<http://www.wikidata.org/prop/direct/{p}>")];
    assert_eq!(tied(&graph, "owl#equivalentProperty", "represents"), property("P1268"));
    assert!(tied(&graph, "owl#equivalentProperty", "met_with").is_empty());
    // a rule file of your own may name another
    let options = Options::default().wikidata("represents", None, Some("P1"));
    let mut bytes = Vec::new();
    let mut out = Format::NTriples.writer_with(&mut bytes, &options).unwrap();
    real().iter().for_each(|reading| out.document(reading).unwrap());
    out.finish().unwrap();
    let graph: HashSet<Triple> = NTriplesParser::new().for_slice(&bytes).map(Result::unwrap).collect();
    assert_eq!(tied(&graph, "owl#inverseOf", "represents"), property("P1"));
    assert!(tied(&graph, "owl#equivalentProperty", "represents").is_empty());
}

#[test]
fn times_are_typed() {
    let graph = turtle(real());
    let kinds: HashMap<&str, &str> = named(&graph, "ns#when")
        .filter_map(|t| if let Term::Literal(l) = &t.object { Some((l.value(), l.datatype().as_str())) } else { None })
        .collect();
    assert_eq!(kinds["2025-11-26"], "http://www.w3.org/2001/XMLSchema#date");
    assert_eq!(kinds["1994"], "http://www.w3.org/2001/XMLSchema#gYear");
    assert_eq!(kinds["2019/.."], "http://id.loc.gov/datatypes/edtf/EDTF");
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_it_was(reading in hostile()) {
        let graph = all(std::slice::from_ref(&reading));
        let names: HashSet<&str> = named(&graph, "schema.org/name").map(|t| literal(&t.object)).collect();
        let entities: HashSet<&str> = reading.extraction.entities.iter().map(|e| &*e.name).collect();
        prop_assert_eq!(names, entities);
        let said: Vec<&str> = named(&graph, "schema.org/text").map(|t| literal(&t.object)).collect();
        prop_assert_eq!(said, vec![&*reading.extraction.statements[0].content.text]);
        // two are asserted, a claim and a denial are not; an event without an object is no triple of RDF
        let plain = graph.iter().filter(|t| t.predicate.as_str().contains("/predicate#")).count();
        prop_assert_eq!(plain, 2);
        let count = |name: &str| named(&graph, name).count();
        prop_assert_eq!((count("rdf-syntax-ns#subject"), count("rdf-syntax-ns#object")), (5, 4));
        // what somebody does to a fact he does to the statement of it
        prop_assert_eq!(named(&graph, "rdf-syntax-ns#object").filter(|t| t.object.to_string().ends_with("/t2>")).count(), 1);
        prop_assert!(graph.iter().any(|t| t.object.to_string() == "<https://factwire.invalid/ns#HarbourMaster>"));
    }
}
