use std::io::{self, Write as _};

use super::rdf::{Graph, Iri, PREFIXES, Term, Terms, quoted};
use super::writer::{Doc, Out, Sink};

/// RDF with prefixes, what is said of one subject together.
pub(super) struct Turtle<'w> {
    out: Out<'w>,
    terms: Terms,
}

impl<'w> Turtle<'w> {
    pub fn new(mut out: Out<'w>, terms: Terms) -> io::Result<Self> {
        for (prefix, space) in PREFIXES {
            writeln!(out, "@prefix {prefix}: <{space}> .")?;
        }
        Ok(Turtle { out, terms })
    }
}

impl Sink for Turtle<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for (subject, about) in Graph::of(doc, &self.terms).subjects {
            write!(self.out, "\n{}", name(&subject))?;
            for (n, (predicate, object)) in about.iter().enumerate() {
                let predicate = match name(predicate) {
                    name if name == "rdf:type" => "a".to_owned(),
                    name => name,
                };
                let object = match object {
                    Term::Iri(iri) => name(iri),
                    Term::Text(text) => quoted(text),
                    Term::Typed(text, kind) => format!("{}^^{}", quoted(text), name(kind)),
                };
                write!(self.out, "{}{predicate} {object}", if n == 0 { " " } else { " ;\n    " })?;
            }
            self.out.write_all(b" .\n")?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// With its prefix where the rest is plain enough for it.
fn name(iri: &Iri) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match iri {
        Iri::Short(prefix, local)
            if local.starts_with(|c: char| c.is_ascii_alphabetic()) && local.chars().all(plain) =>
        {
            format!("{prefix}:{local}")
        }
        iri => format!("<{}>", iri.full()),
    }
}
