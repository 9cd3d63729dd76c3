use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::str::FromStr;

use super::writer::Writer;
use super::{brat, conllu, cypher, displacy, dot, graphml, json, jsonld, neo4j, ntriples, plain, separated, turtle};
use crate::error::ParseFormatError;
use crate::{Error, Offsets, Result};

/// What a table has a row for: see [`columns`](super::columns).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// A row a triple.
    Triples,
    /// A row an entity.
    Entities,
    /// A row for each who-says-what.
    Statements,
    /// A row for each office that somebody holds.
    Roles,
}

/// What [`Reading`](crate::Reading)s can be written as.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::output::Format;
/// let extractor = factwire::Extractor::builder().build()?;
/// let format: Format = "csv".parse()?;
/// let mut bytes = Vec::new();
/// let mut out = format.writer(&mut bytes)?;
/// for reading in extractor.read_batch(["Okoro met Brandt.", "Holm founded Norlake."]) {
///     out.document(&reading?)?;
/// }
/// out.finish()?;
/// assert_eq!(String::from_utf8_lossy(&bytes).lines().count(), 3); // a head and two triples
/// # Ok(()) }
/// ```
///
/// docs/outputs.md shows each of them, and how it is read in the tools that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Format {
    /// Lines for people.
    Text,
    /// One document: an object; several: an array of objects.
    Json,
    /// JSON lines, a line a document.
    Jsonl,
    /// Whole readings, text, words and trees among them, a line a document: serde reads each back as a [`Reading`](crate::Reading).
    Readings,
    /// Cells between commas, with a head (RFC 4180 but for the ends of lines, which are LF).
    Csv(Table),
    /// Cells between tabs; a cell with a tab, a quote or an end of line stands in quotes as in CSV.
    Tsv(Table),
    /// Words and trees, names and entities in the last column.
    Conllu,
    /// brat standoff: the `.ann` that belongs to a `.txt` with the text. One document a file.
    Brat,
    /// RDF as Turtle; claims as reified statements.
    Turtle,
    /// The same RDF, a triple a line.
    NTriples,
    /// The same in the words of schema.org as far as it has some.
    JsonLd,
    /// The graph of who did what, for Gephi, yEd, networkx, igraph.
    GraphMl,
    /// The graph of who did what, for Graphviz.
    Dot,
    /// Nodes for `neo4j-admin database import`.
    Neo4jNodes,
    /// Relationships for `neo4j-admin database import`.
    Neo4jRelationships,
    /// Cypher statements with parameters, a JSON object a line.
    Cypher,
    /// Entities for spaCy's displaCy (styles `ent` and `span`).
    Displacy,
    /// Trees for spaCy's displaCy (style `dep`).
    DisplacyDep,
    /// Apache Parquet; needs the feature `parquet`.
    Parquet(Table),
}

/// For each format: its name, the ending of its files, its media type.
macro_rules! formats {
    ($($pattern:ident $(($table:ident))? $name:literal $extension:literal $media:literal;)+) => {
        impl Format {
            /// Every format, also those whose feature is off: see [`Format::is_available`].
            pub const ALL: &'static [Format] = &[$(Format::$pattern $((Table::$table))?),+];

            /// The name on the command line: "csv", "csv-entities", "conllu", "turtle".
            pub const fn name(self) -> &'static str {
                match self { $(Format::$pattern $((Table::$table))? => $name),+ }
            }

            /// How the names of its files end, without the first dot: no two formats have the same.
            pub const fn extension(self) -> &'static str {
                match self { $(Format::$pattern $((Table::$table))? => $extension),+ }
            }

            /// Its media type, for servers.
            pub const fn media_type(self) -> &'static str {
                match self { $(Format::$pattern $((Table::$table))? => $media),+ }
            }
        }
    };
}

formats! {
    Text "text" "facts.txt" "text/plain; charset=utf-8";
    Json "json" "json" "application/json";
    Jsonl "jsonl" "jsonl" "application/jsonl";
    Readings "readings" "readings.jsonl" "application/jsonl";
    Csv(Triples) "csv" "csv" "text/csv; charset=utf-8";
    Csv(Entities) "csv-entities" "entities.csv" "text/csv; charset=utf-8";
    Csv(Statements) "csv-statements" "statements.csv" "text/csv; charset=utf-8";
    Csv(Roles) "csv-roles" "roles.csv" "text/csv; charset=utf-8";
    Tsv(Triples) "tsv" "tsv" "text/tab-separated-values; charset=utf-8";
    Tsv(Entities) "tsv-entities" "entities.tsv" "text/tab-separated-values; charset=utf-8";
    Tsv(Statements) "tsv-statements" "statements.tsv" "text/tab-separated-values; charset=utf-8";
    Tsv(Roles) "tsv-roles" "roles.tsv" "text/tab-separated-values; charset=utf-8";
    Conllu "conllu" "conllu" "text/x-conllu; charset=utf-8";
    Brat "brat" "ann" "text/plain; charset=utf-8";
    Turtle "turtle" "ttl" "text/turtle; charset=utf-8";
    NTriples "ntriples" "nt" "application/n-triples";
    JsonLd "jsonld" "jsonld" "application/ld+json";
    GraphMl "graphml" "graphml" "application/graphml+xml";
    Dot "dot" "dot" "text/vnd.graphviz; charset=utf-8";
    Neo4jNodes "neo4j-nodes" "nodes.csv" "text/csv; charset=utf-8";
    Neo4jRelationships "neo4j-relationships" "relationships.csv" "text/csv; charset=utf-8";
    Cypher "cypher" "cypher.jsonl" "application/jsonl";
    Displacy "displacy" "displacy.json" "application/json";
    DisplacyDep "displacy-dep" "displacy-dep.json" "application/json";
    Parquet(Triples) "parquet" "parquet" "application/vnd.apache.parquet";
    Parquet(Entities) "parquet-entities" "entities.parquet" "application/vnd.apache.parquet";
    Parquet(Statements) "parquet-statements" "statements.parquet" "application/vnd.apache.parquet";
    Parquet(Roles) "parquet-roles" "roles.parquet" "application/vnd.apache.parquet";
}

/// What a writer may be told; each has a default.
///
/// ```
/// let options = factwire::output::Options::default().base("https://news.example/facts/");
/// assert!(factwire::output::Format::Turtle.writer_with(Vec::new(), &options).is_ok());
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) base: String,
    pub(super) titled: bool,
    pub(super) explain: bool,
    pub(super) offsets: Offsets,
    pub(super) no_formulas: bool,
    pub(super) properties: Properties,
}

/// The properties of Wikidata of relations that are not builtin: that of the relation and that of the relation turned round.
pub(super) type Properties = BTreeMap<String, [Option<String>; 2]>;

impl Default for Options {
    fn default() -> Self {
        Options {
            base: "https://factwire.invalid/doc#".to_owned(),
            titled: false,
            explain: false,
            offsets: Offsets::Bytes,
            no_formulas: false,
            properties: Properties::new(),
        }
    }
}

impl Options {
    /// RDF and JSON-LD: the property of Wikidata that a relation of your own is, and the one that it is turned round, as the
    /// [`Rule`](crate::rules::Rule) of its file has them. Those of builtin relations are known without it.
    pub fn wikidata(mut self, relation: &str, property: Option<&str>, inverse: Option<&str>) -> Self {
        self.properties.insert(relation.to_owned(), [property, inverse].map(|p| p.map(str::to_owned)));
        self
    }

    /// RDF and JSON-LD: what the names of documents, entities and facts begin with; an absolute IRI. Without one they begin with
    /// `https://factwire.invalid/doc#`.
    pub fn base(self, iri: impl Into<String>) -> Self {
        Options { base: iri.into(), ..self }
    }

    /// Text: a line with its name before each document.
    pub fn titled(self, titled: bool) -> Self {
        Options { titled, ..self }
    }

    /// Text: after each document its triples explained.
    pub fn explain(self, explain: bool) -> Self {
        Options { explain, ..self }
    }

    /// CSV and TSV: an apostrophe before each cell that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`, `@`, a
    /// tab or a carriage return and is no number). Without this cells are written as they are, for programs.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::output::{Format, Options};
    /// let reading = factwire::Extractor::builder().build()?.read("\"=1+1 is two,\" Mara Sund said.")?;
    /// let mut csv = Vec::new();
    /// let mut out = "csv-statements".parse::<Format>().unwrap().writer_with(&mut csv, &Options::default().no_formulas(true))?;
    /// out.document(&reading)?;
    /// out.finish()?;
    /// assert!(String::from_utf8(csv).unwrap().contains(",'=1+1 is two"));
    /// # Ok(()) }
    /// ```
    pub fn no_formulas(self, no_formulas: bool) -> Self {
        Options { no_formulas, ..self }
    }

    /// JSON and JSON lines: what the ends of spans are counted in; bytes without this. Other formats have a unit of their own
    /// ([`Format::offsets`]) and do not heed it.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::facts::Offsets;
    /// use factwire::output::{Format, Options};
    /// let extractor = factwire::Extractor::builder().build()?;
    /// let mut json = Vec::new();
    /// let mut out = Format::Json.writer_with(&mut json, &Options::default().offsets(Offsets::Characters))?;
    /// for reading in extractor.read_batch(["Zoë met Tom."]) {
    ///     out.document(&reading?)?;
    /// }
    /// out.finish()?;
    /// let json = String::from_utf8(json).unwrap();
    /// assert!(json.contains("\"offsets\": \"characters\"") && json.contains("\"start\": 8"), "{json}");
    /// # Ok(()) }
    /// ```
    pub fn offsets(self, offsets: Offsets) -> Self {
        Options { offsets, ..self }
    }
}

impl Format {
    /// What it is, for a list of formats.
    pub const fn about(self) -> &'static str {
        match self {
            Format::Text => "Lines for people",
            Format::Json => "One document: an object; several: an array of objects",
            Format::Jsonl => "JSON lines, a line a document",
            Format::Readings => "Text, words, trees and facts, a line a document: for `factwire convert`",
            Format::Csv(Table::Triples) => "The triples as CSV",
            Format::Csv(Table::Entities) => "The entities as CSV",
            Format::Csv(Table::Statements) => "Who says what as CSV",
            Format::Csv(Table::Roles) => "Who holds which office as CSV",
            Format::Tsv(Table::Triples) => "The triples between tabs",
            Format::Tsv(Table::Entities) => "The entities between tabs",
            Format::Tsv(Table::Statements) => "Who says what between tabs",
            Format::Tsv(Table::Roles) => "Who holds which office between tabs",
            Format::Conllu => "Words and trees, names and entities in the last column",
            Format::Brat => "brat standoff; one document a file",
            Format::Turtle => "RDF as Turtle; claims as reified statements",
            Format::NTriples => "The same RDF, a triple a line",
            Format::JsonLd => "The same as JSON-LD, with schema.org",
            Format::GraphMl => "The graph of who did what, for Gephi, yEd, networkx",
            Format::Dot => "The graph of who did what, for Graphviz",
            Format::Neo4jNodes => "Nodes for neo4j-admin",
            Format::Neo4jRelationships => "Relationships for neo4j-admin",
            Format::Cypher => "Cypher statements with parameters, a JSON object a line",
            Format::Displacy => "Entities for displaCy",
            Format::DisplacyDep => "Trees for displaCy",
            Format::Parquet(Table::Triples) => "The triples as Parquet",
            Format::Parquet(Table::Entities) => "The entities as Parquet",
            Format::Parquet(Table::Statements) => "Who says what as Parquet",
            Format::Parquet(Table::Roles) => "Who holds which office as Parquet",
        }
    }

    /// True where a file holds one document only: brat's marks count from the beginning of the text.
    pub const fn is_one_document(self) -> bool {
        matches!(self, Format::Brat)
    }

    /// What the ends of spans are counted in: characters where the tools that a format is for count those. JSON can be told otherwise
    /// ([`Options::offsets`]).
    pub const fn offsets(self) -> Offsets {
        match self {
            Format::Conllu | Format::Brat | Format::Displacy => Offsets::Characters,
            _ => Offsets::Bytes,
        }
    }

    /// True where [`Options::offsets`] is heeded.
    pub const fn takes_offsets(self) -> bool {
        matches!(self, Format::Json | Format::Jsonl)
    }

    /// False for Parquet in a build without the feature `parquet`.
    pub const fn is_available(self) -> bool {
        cfg!(feature = "parquet") || !matches!(self, Format::Parquet(_))
    }

    /// True for what a terminal should not be sent.
    pub const fn is_binary(self) -> bool {
        matches!(self, Format::Parquet(_))
    }

    /// Begins to write documents.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::ErrorKind::Write) when `out` cannot be written; [`ErrorKind::FeatureOff`](crate::ErrorKind::FeatureOff)
    /// for a format that this build does not have.
    pub fn writer<'w>(self, out: impl Write + Send + 'w) -> Result<Writer<'w>> {
        self.writer_with(out, &Options::default())
    }

    /// The same with options.
    ///
    /// # Errors
    /// Those of [`Format::writer`], and [`ErrorKind::BadBase`](crate::ErrorKind::BadBase).
    pub fn writer_with<'w>(self, out: impl Write + Send + 'w, options: &Options) -> Result<Writer<'w>> {
        let out: super::writer::Out<'w> = Box::new(out);
        let failed = |source| Error::output(self.name(), source);
        let terms = || {
            super::nodes::base(&options.base)
                .map(|base| super::rdf::Terms { base, properties: options.properties.clone() })
        };
        Ok(Writer::new(
            self,
            match self {
                Format::Text => Box::new(plain::Text::new(out, options)),
                Format::Json => Box::new(json::Json::new(out)),
                Format::Jsonl => Box::new(json::Lines::new(out)),
                Format::Readings => Box::new(json::Readings::new(out)),
                Format::Csv(table) => Box::new(separated::Separated::new(out, table, b',', options).map_err(failed)?),
                Format::Tsv(table) => Box::new(separated::Separated::new(out, table, b'\t', options).map_err(failed)?),
                Format::Conllu => Box::new(conllu::Conllu::new(out)),
                Format::Brat => Box::new(brat::Brat::new(out)),
                Format::Turtle => Box::new(turtle::Turtle::new(out, terms()?).map_err(failed)?),
                Format::NTriples => Box::new(ntriples::NTriples::new(out, terms()?)),
                Format::JsonLd => Box::new(jsonld::JsonLd::new(out, terms()?)),
                Format::GraphMl => Box::new(graphml::GraphMl::new(out).map_err(failed)?),
                Format::Dot => Box::new(dot::Dot::new(out).map_err(failed)?),
                Format::Neo4jNodes => Box::new(neo4j::Nodes::new(out).map_err(failed)?),
                Format::Neo4jRelationships => Box::new(neo4j::Relationships::new(out).map_err(failed)?),
                Format::Cypher => Box::new(cypher::Cypher::new(out)),
                Format::Displacy => Box::new(displacy::Entities::new(out)),
                Format::DisplacyDep => Box::new(displacy::Trees::new(out)),
                #[cfg(feature = "parquet")]
                Format::Parquet(table) => Box::new(super::parquet::Parquet::new(out, table).map_err(failed)?),
                #[cfg(not(feature = "parquet"))]
                Format::Parquet(_) => {
                    return Err(Error::feature_off("the format parquet", "parquet", "; csv has the same columns"));
                }
            },
            if self.takes_offsets() { options.offsets } else { Offsets::Bytes },
        ))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = ParseFormatError;

    fn from_str(given: &str) -> std::result::Result<Self, ParseFormatError> {
        Format::ALL.iter().copied().find(|f| f.name() == given).ok_or_else(|| {
            let known: Vec<&str> = Format::ALL.iter().filter(|f| f.is_available()).map(|f| f.name()).collect();
            ParseFormatError::new(given, &known)
        })
    }
}
