use std::io::{self, Write as _};

use super::nodes::{EVENT, global, graph, id, object_id};
use super::writer::{Doc, Out, Sink};
use crate::Polarity;

/// The graph for Graphviz: a cluster a document; what the text does not itself state is dashed, what is denied is red.
pub(super) struct Dot<'w> {
    out: Out<'w>,
}

impl<'w> Dot<'w> {
    pub fn new(mut out: Out<'w>) -> io::Result<Self> {
        out.write_all(
            b"digraph factwire {\n  charset=\"UTF-8\";\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
        )?;
        Ok(Dot { out })
    }
}

impl Sink for Dot<'_> {
    fn document(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let extraction = doc.extraction;
        writeln!(self.out, "  subgraph \"cluster_{}\" {{\n    label={};", doc.key, quoted(&doc.name))?;
        // whoever no fact is about would only be in the way
        let ends =
            |(n, triple): (usize, &crate::Triple)| [id(&triple.subject, extraction), object_id(triple, n, extraction)];
        let used: std::collections::HashSet<String> = extraction.triples.iter().enumerate().flat_map(ends).collect();
        for node in graph(extraction).iter().filter(|n| used.contains(&n.id)) {
            let id = global(doc, &node.id);
            let look = match node.entity {
                Some(_) => "",
                None if node.kind == EVENT => ", shape=ellipse",
                None => ", style=dotted",
            };
            writeln!(self.out, "    \"{id}\" [label={}, kind=\"{}\"{look}];", quoted(node.name), node.kind)?;
        }
        for (number, triple) in extraction.triples.iter().enumerate() {
            let factuality = &triple.factuality;
            let mut look = format!(
                "label={}, polarity=\"{}\", modality=\"{}\", confidence=\"{}\", tooltip={}",
                quoted(&triple.predicate.name),
                factuality.polarity,
                factuality.modality,
                triple.confidence,
                quoted(doc.sentence(triple.evidence.sentence))
            );
            if let Some(attribution) = &factuality.attribution {
                look += &format!(", source={}", quoted(attribution.source.name()));
            }
            if let Some(when) = &triple.when {
                look += &format!(", when={}", quoted(&when.to_string()));
            }
            if !triple.is_asserted_by_author() {
                look += ", style=dashed";
            }
            if factuality.polarity == Polarity::Negative {
                look += ", color=\"#b00020\"";
            }
            let (from, to) = (id(&triple.subject, extraction), object_id(triple, number, extraction));
            writeln!(self.out, "    \"{}\" -> \"{}\" [{look}];", global(doc, &from), global(doc, &to))?;
        }
        self.out.write_all(b"  }\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

/// A label of Graphviz: it reads `\N` and `&amp;` in it. What it cannot hold or draw becomes U+FFFD, an end of line `\n`.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
