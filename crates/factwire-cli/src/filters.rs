//! Which triples are shown.

use std::collections::HashSet;

use factwire::{Extraction, Rules};

use crate::failure::Failure;

#[derive(Default)]
pub struct Filters {
    /// `None`: all relations and what no relation covers.
    pub relations: Option<HashSet<String>>,
    pub asserted_only: bool,
}

impl Filters {
    pub fn apply(&self, extraction: &mut Extraction) {
        extraction.retain_facts(|triple| {
            self.relations.as_ref().is_none_or(|names| names.contains(&triple.predicate.name))
                && (!self.asserted_only || triple.is_asserted_by_author())
        });
    }
}

/// The names, each of which must be a relation of these rules.
pub fn relations(names: &[String], rules: &Rules) -> Result<HashSet<String>, Failure> {
    let known: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    let check = |name: &String| {
        let name = name.trim();
        if known.contains(&name) {
            return Ok(name.to_owned());
        }
        Err(Failure::UnknownRelation { given: name.to_owned(), near: near(name, &known) })
    };
    names.iter().map(check).collect()
}

/// "did you mean \"met_with\", \"spoke_with\"?"
fn near(name: &str, known: &[&str]) -> String {
    let wanted = name.to_lowercase().replace(['-', ' '], "_");
    let likeness = |k: &str| {
        // "located" and "located_in"
        let part = !wanted.is_empty() && (k.contains(&*wanted) || wanted.contains(k));
        strsim::jaro_winkler(&wanted, k) + if part { 0.5 } else { 0.0 }
    };
    let mut near: Vec<(f64, &str)> = known.iter().map(|k| (likeness(k), *k)).filter(|(l, _)| *l > 0.75).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    if near.is_empty() {
        return "none has a name like it".to_owned();
    }
    let near: Vec<String> = near.iter().take(3).map(|(_, k)| format!("{k:?}")).collect();
    format!("did you mean {}?", near.join(", "))
}
