use std::io::{self, Write as _};

use super::rdf::{Graph, Term, Terms, quoted};
use super::writer::{Doc, Out, Sink};

/// RDF, a triple a line.
pub(super) struct NTriples<'w> {
    out: Out<'w>,
    terms: Terms,
}

impl<'w> NTriples<'w> {
    pub fn new(out: Out<'w>, terms: Terms) -> Self {
        NTriples { out, terms }
    }
}

impl Sink for NTriples<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        for (subject, about) in Graph::of(doc, &self.terms).subjects {
            let subject = subject.full();
            for (predicate, object) in about {
                let object = match object {
                    Term::Iri(iri) => format!("<{}>", iri.full()),
                    Term::Text(text) => quoted(&text),
                    Term::Typed(text, kind) => format!("{}^^<{}>", quoted(&text), kind.full()),
                };
                writeln!(self.out, "<{subject}> <{}> {object} .", predicate.full())?;
            }
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
