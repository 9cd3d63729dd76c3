//! What an extraction says as RDF. Facts that the text itself states are plain triples; every triple, and so every claim, is
//! described as an `rdf:Statement`, which asserts nothing. RDF-star would be shorter, but few tools read it yet.

use std::collections::BTreeSet;

use super::captions::class;
use super::format::Properties;
use super::nodes::{arguments, chain, encoded, id, nodes};
use super::tables::{aliases, phrase};
use super::writer::Doc;
use crate::{
    Argument, Attribution, EntityKind, Modifier, ModifierKind, Probability, Quantity, RelationName, RoleStatus, Triple,
    When,
};

/// The prefixes that Turtle and JSON-LD declare.
pub(super) const PREFIXES: [(&str, &str); 10] = [
    ("fw", "https://factwire.invalid/ns#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("pred", "https://factwire.invalid/predicate#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("rel", "https://factwire.invalid/relation#"),
    ("schema", "https://schema.org/"),
    ("wdt", "http://www.wikidata.org/prop/direct/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// ISO 8601-2, where XML Schema has no type.
pub(super) const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Iri {
    /// "schema:name"
    Short(&'static str, String),
    /// In full.
    Full(String),
}

impl Iri {
    /// Of "schema:name", where the prefix is declared.
    pub fn short(name: &str) -> Iri {
        let (prefix, local) = name.split_once(':').unwrap_or(("fw", name));
        match PREFIXES.iter().find(|(p, _)| *p == prefix) {
            Some((prefix, _)) => Iri::Short(prefix, local.to_owned()),
            None => Iri::Full(name.to_owned()),
        }
    }

    pub fn full(&self) -> String {
        match self {
            Iri::Short(prefix, local) => {
                let space = PREFIXES.iter().find(|(p, _)| p == prefix).map_or("", |(_, space)| space);
                format!("{space}{local}")
            }
            Iri::Full(iri) => iri.clone(),
        }
    }
}

/// The object of a triple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Iri(Iri),
    Text(String),
    Typed(String, Iri),
}

/// What the names of a file are made with.
pub(super) struct Terms {
    /// What those of documents, entities and facts begin with.
    pub base: String,
    pub properties: Properties,
}

impl Terms {
    /// The properties of Wikidata that say the same as a relation, and as the relation turned round.
    fn properties<'t>(&'t self, relation: &'t RelationName) -> [Option<&'t str>; 2] {
        match self.properties.get(relation.as_str()) {
            Some(own) => own.each_ref().map(Option::as_deref),
            None => [relation.wikidata(), relation.wikidata_inverse()],
        }
    }
}

/// The triples of a document, those of one subject together.
pub(super) struct Graph<'d> {
    doc: &'d Doc<'d>,
    terms: &'d Terms,
    /// How many amounts have a name.
    amounts: usize,
    pub subjects: Vec<(Iri, Vec<(Iri, Term)>)>,
}

impl<'d> Graph<'d> {
    pub fn of(doc: &'d Doc<'d>, terms: &'d Terms) -> Self {
        let mut graph = Graph { doc, terms, amounts: 0, subjects: Vec::new() };
        graph.document();
        graph.entities();
        graph.triples();
        graph.statements();
        graph.roles();
        graph.properties();
        graph
    }

    fn name(&self, id: &str) -> Iri {
        Iri::Full(format!("{}{}/{id}", self.terms.base, self.doc.key))
    }

    /// An entity, words, or a fact that is described as a statement of its own.
    fn argument(&self, argument: &Argument) -> Term {
        let extraction = self.doc.extraction;
        let fact = argument.fact.filter(|&fact| extraction.fact(fact).is_some());
        Term::Iri(self.name(&fact.map_or_else(|| id(argument, extraction), |fact| format!("t{fact}"))))
    }

    fn whole(&self) -> Term {
        Term::Iri(Iri::Full(format!("{}{}", self.terms.base, self.doc.key)))
    }

    fn document(&mut self) {
        let extraction = self.doc.extraction;
        let mut about = Node::new("schema:Article");
        about.text("schema:identifier", &self.doc.name);
        about.text("fw:model", &extraction.model);
        if let Some(day) = extraction.published {
            about.typed("schema:datePublished", day.to_string(), "xsd:date");
        }
        for entity in &extraction.entities {
            about.add("schema:mentions", Term::Iri(self.name(&format!("e{}", entity.id))));
        }
        if let Term::Iri(name) = self.whole() {
            self.subjects.push((name, about.0));
        }
    }

    fn entities(&mut self) {
        let extraction = self.doc.extraction;
        for node in nodes(extraction, arguments(extraction)) {
            let kind = match node.entity.map(|e| e.kind) {
                None => "fw:Phrase",
                Some(EntityKind::Person) => "schema:Person",
                Some(EntityKind::Place) => "schema:Place",
                Some(EntityKind::Organization) => "schema:Organization",
                Some(EntityKind::Event) => "schema:Event",
                Some(EntityKind::Product) => "schema:Product",
                Some(EntityKind::Money) => "schema:MonetaryAmount",
                Some(EntityKind::Date) => "fw:Date",
                Some(EntityKind::Role) => "fw:Role",
                Some(EntityKind::Nationality) => "fw:Nationality",
                Some(EntityKind::Other) => "schema:Thing",
                Some(EntityKind::Custom(name)) => &format!("fw:{}", class(name.as_str())),
            };
            let mut about = Node::new(kind);
            about.text("rdfs:label", node.name);
            if let Some(entity) = node.entity {
                about.text("schema:name", &entity.name);
                aliases(entity).into_iter().for_each(|alias| about.text("schema:alternateName", alias));
                for member in &entity.members {
                    about.add("fw:member", Term::Iri(self.name(&format!("e{member}"))));
                }
                // as long as nobody else is made to say it
                let own = |r: &&crate::RoleFact| r.holder.entity == Some(entity.id) && r.attribution.is_none();
                for (n, role) in extraction.roles.iter().enumerate().filter(|(_, r)| own(r)) {
                    if matches!(role.status, RoleStatus::Current | RoleStatus::Acting) {
                        about.text("schema:jobTitle", &role.title);
                    }
                    about.add("schema:hasOccupation", Term::Iri(self.name(&format!("r{n}"))));
                }
            }
            self.subjects.push((self.name(&node.id), about.0));
        }
    }

    fn triples(&mut self) {
        for (n, triple) in self.doc.extraction.triples.iter().enumerate() {
            let subject = self.argument(&triple.subject);
            let object = triple.object.as_ref().map(|o| self.argument(o));
            let name = encoded(&triple.predicate.name);
            let predicate = Iri::Short(if triple.predicate.relation.is_some() { "rel" } else { "pred" }, name);
            // without an object there is no triple of RDF, only the statement
            if triple.is_asserted_by_author()
                && let (Term::Iri(subject), Some(object)) = (&subject, &object)
            {
                self.subjects.push((subject.clone(), vec![(predicate.clone(), object.clone())]));
            }
            let factuality = &triple.factuality;
            let mut about = Node::new("rdf:Statement");
            let claimed = factuality.attribution.is_some();
            about.iri("rdf:type", if claimed { "schema:Claim" } else { "schema:Statement" });
            about.add("rdf:subject", subject);
            about.add("rdf:predicate", Term::Iri(predicate));
            object.into_iter().for_each(|object| about.add("rdf:object", object));
            self.amounts(&mut about, triple);
            about.typed("fw:asserted", triple.is_asserted_by_author().to_string(), "xsd:boolean");
            about.text("fw:polarity", factuality.polarity.as_str());
            about.text("fw:modality", factuality.modality.as_str());
            about.text("fw:tense", triple.predicate.tense.as_str());
            about.when(triple.when.as_ref());
            for modifier in &triple.modifiers {
                self.modifier(&mut about, modifier);
            }
            self.attribution(&mut about, factuality.attribution.as_ref());
            about.confidence(triple.confidence);
            about.text("fw:rule", &triple.evidence.rule.to_string());
            about.text("prov:value", self.doc.sentence(triple.evidence.sentence));
            about.add(if claimed { "schema:appearance" } else { "schema:isPartOf" }, self.whole());
            about.add("prov:wasDerivedFrom", self.whole());
            self.subjects.push((self.name(&format!("t{n}")), about.0));
        }
    }

    fn statements(&mut self) {
        for (n, statement) in self.doc.extraction.statements.iter().enumerate() {
            let mut about = Node::new("fw:Saying");
            if let Some(source) = &statement.source {
                about.add("prov:wasAttributedTo", self.argument(source));
            }
            about.text("fw:cue", &statement.cue.text);
            about.text("schema:text", &statement.content.text);
            about.text("fw:quoted", statement.kind.as_str());
            for (name, flag) in [
                ("fw:assertedBySource", statement.asserted),
                ("fw:denied", statement.denied),
                ("fw:retracted", statement.retracted),
                ("fw:unsaid", statement.unsaid),
            ] {
                about.typed(name, flag.to_string(), "xsd:boolean");
            }
            if let Some(via) = statement.via {
                about.add("fw:partOf", Term::Iri(self.name(&format!("s{via}"))));
            }
            for modifier in &statement.modifiers {
                self.modifier(&mut about, modifier);
                about.when(modifier.when.as_ref());
            }
            about.add("prov:wasDerivedFrom", self.whole());
            self.subjects.push((self.name(&format!("s{n}")), about.0));
        }
    }

    fn roles(&mut self) {
        for (n, role) in self.doc.extraction.roles.iter().enumerate() {
            let mut about = Node::new("schema:Role");
            about.text("schema:roleName", &role.title);
            about.text("rdfs:label", &role.text);
            about.add("fw:holder", self.argument(&role.holder));
            about.text("fw:status", role.status.as_str());
            about.typed("fw:deputy", role.deputy.to_string(), "xsd:boolean");
            for (name, argument) in [
                ("fw:organization", &role.organization),
                ("fw:country", &role.country),
                ("fw:principal", &role.principal),
                ("fw:place", &role.place),
            ] {
                if let Some(argument) = argument {
                    about.add(name, self.argument(argument));
                }
            }
            about.when(role.when.as_ref());
            self.attribution(&mut about, role.attribution.as_ref());
            about.confidence(role.confidence);
            about.text("fw:rule", &role.evidence.rule.to_string());
            about.text("prov:value", self.doc.sentence(role.evidence.sentence));
            about.add("prov:wasDerivedFrom", self.whole());
            self.subjects.push((self.name(&format!("r{n}")), about.0));
        }
    }

    /// Which properties of Wikidata the relations of the document are, or turned round.
    fn properties(&mut self) {
        let relations: BTreeSet<&RelationName> =
            self.doc.extraction.triples.iter().filter_map(|t| t.predicate.relation.as_ref()).collect();
        for relation in relations {
            let mut about = Node(Vec::new());
            let properties = self.terms.properties(relation);
            for (said, property) in ["owl:equivalentProperty", "owl:inverseOf"].into_iter().zip(properties) {
                property.into_iter().for_each(|property| about.iri(said, &format!("wdt:{property}")));
            }
            if !about.0.is_empty() {
                self.subjects.push((Iri::Short("rel", encoded(relation.as_str())), about.0));
            }
        }
    }

    /// The source, and those who report it.
    fn attribution(&self, about: &mut Node, attribution: Option<&Attribution>) {
        let Some(attribution) = attribution else { return };
        about.add("prov:wasAttributedTo", self.argument(&attribution.source));
        about.text("fw:cue", &attribution.cue);
        about.text("fw:stance", attribution.stance.as_str());
        about.text("fw:quoted", attribution.kind.as_str());
        for outer in chain(attribution).skip(1) {
            about.add("fw:via", self.argument(&outer.source));
        }
        if let Some(statement) = attribution.statement {
            about.add("fw:partOf", Term::Iri(self.name(&format!("s{statement}"))));
        }
    }

    /// What the subject, the object and the modifiers state as amounts, each with a name of its own.
    fn amounts(&mut self, about: &mut Node, triple: &Triple) {
        let object = triple.object.as_ref().and_then(|o| o.value.as_deref());
        let modifiers = triple.modifiers.iter().filter_map(|m| m.value.as_deref());
        let all = [("fw:subjectValue", triple.subject.value.as_deref()), ("fw:value", object)].into_iter();
        for (property, value) in all.chain(modifiers.map(|value| ("fw:amount", Some(value)))) {
            let Some(value) = value else { continue };
            let name = self.name(&format!("q{}", self.amounts));
            self.amounts += 1;
            about.add(property, Term::Iri(name.clone()));
            self.subjects.push((name, Node::amount(value).0));
        }
    }

    fn modifier(&self, about: &mut Node, modifier: &Modifier) {
        let entity = modifier.entity.and_then(|id| self.doc.extraction.entity(id));
        if let (ModifierKind::Place, Some(place)) = (modifier.kind, entity) {
            about.add("schema:location", Term::Iri(self.name(&format!("e{}", place.id))));
        }
        about.text(&format!("fw:{}", modifier.kind), &phrase(modifier));
    }
}

/// What is said of one subject.
struct Node(Vec<(Iri, Term)>);

impl Node {
    fn new(class: &str) -> Self {
        let mut node = Node(Vec::new());
        node.iri("rdf:type", class);
        node
    }

    fn add(&mut self, predicate: &str, object: Term) {
        let pair = (Iri::short(predicate), object);
        if !self.0.contains(&pair) {
            self.0.push(pair);
        }
    }

    fn iri(&mut self, predicate: &str, object: &str) {
        self.add(predicate, Term::Iri(Iri::short(object)));
    }

    fn text(&mut self, predicate: &str, text: &str) {
        self.add(predicate, Term::Text(text.to_owned()));
    }

    fn typed(&mut self, predicate: &str, text: String, kind: &str) {
        self.add(predicate, Term::Typed(text, Iri::short(kind)));
    }

    fn confidence(&mut self, confidence: Probability) {
        self.typed("fw:confidence", confidence.to_string(), "xsd:decimal");
    }

    /// In the words of schema.org, with factwire's own for changes, scores and limits.
    fn amount(value: &Quantity) -> Self {
        let code = |unit: &&str| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
        let currency = value.unit.as_deref().filter(code);
        let mut node = Node::new(if currency.is_some() { "schema:MonetaryAmount" } else { "schema:QuantitativeValue" });
        node.text("rdfs:label", &value.to_string());
        let exact = value.number.as_ref().filter(|_| value.limit.is_none());
        let (least, most) = if exact.is_some() { (None, None) } else { (value.least(), value.most()) };
        let change = |number| if value.range { None } else { number };
        for (property, number) in [
            ("schema:value", exact),
            ("schema:minValue", least),
            ("schema:maxValue", most),
            ("fw:against", value.against.as_ref()),
            ("fw:by", value.by.as_ref()),
            ("fw:from", change(value.from.as_ref())),
            ("fw:to", change(value.to.as_ref())),
        ] {
            if let Some(number) = number {
                node.typed(property, number.to_string(), "xsd:decimal");
            }
        }
        if let Some(unit) = &value.unit {
            node.text(if currency.is_some() { "schema:currency" } else { "schema:unitText" }, unit);
        }
        value.by_unit.iter().for_each(|unit| node.text("fw:byUnit", unit));
        value.limit.iter().for_each(|limit| node.text("fw:limit", limit.as_str()));
        if value.approximate {
            node.typed("fw:approximate", "true".to_owned(), "xsd:boolean");
        }
        node
    }

    fn when(&mut self, when: Option<&When>) {
        let Some(when) = when else { return };
        match when {
            When::Dated { iso, .. } => {
                let digits = |n: usize| iso.len() == n && iso.bytes().all(|b| b.is_ascii_digit() || b == b'-');
                let kind = match () {
                    () if digits(10) => Iri::short("xsd:date"),
                    () if digits(7) => Iri::short("xsd:gYearMonth"),
                    () if digits(4) => Iri::short("xsd:gYear"),
                    () => Iri::Full(EDTF.to_owned()),
                };
                self.add("fw:when", Term::Typed(iso.clone(), kind));
            }
            When::Relative { relative, from, .. } => {
                self.text("fw:relativeTime", relative);
                self.text("fw:countedFrom", from.as_str());
            }
        }
        for (name, day) in [("schema:startDate", when.start()), ("schema:endDate", when.end())] {
            if let Some(day) = day {
                self.typed(name, day.to_string(), "xsd:date");
            }
        }
        if when.is_approximate() {
            self.typed("fw:approximate", "true".to_owned(), "xsd:boolean");
        }
    }
}

/// A literal's text between quotation marks, as Turtle and N-Triples have it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
