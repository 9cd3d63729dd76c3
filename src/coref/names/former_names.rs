//! Other names that the text says a person has or had: "Dahl was born Ingrid Berg", "Ingrid Dahl (then known as Ingrid Berg)".

use rustc_hash::FxHashMap;

use crate::coref::Text;
use crate::coref::clusters::{Clusters, genders_agree};
use crate::coref::link_reasons::LinkReason;
use crate::coref::syntax;
use crate::{Deprel, Parse, Upos};

/// Merges the clusters of two names where the text says that they are one person's.
pub(super) fn link(text: &Text, clusters: &mut Clusters) {
    let list = &text.mentions.list;
    let mut at = FxHashMap::default();
    let people = text.names_of_people();
    for m in people.clone() {
        at.insert(list[m].head, m);
    }
    for m in people {
        let Some(other) = other_name_of(text.parse, list[m].head).and_then(|word| at.get(&word)) else { continue };
        let Some((a, b)) = clusters.of(m).zip(clusters.of(*other)) else { continue };
        if genders_agree(clusters.list[a].gender, clusters.list[b].gender) {
            let (into, from) = (a.min(b), a.max(b));
            clusters.merge(into, from, LinkReason::FullerOrShorterName);
        }
    }
}

/// The word that names the same person by another name: "Dahl" for "Berg" in "Dahl was born Ingrid Berg".
pub(super) fn other_name_of(parse: &Parse, name: usize) -> Option<usize> {
    let token = &parse.tokens[name];
    let verb = token.head?;
    let case = parse.dependent(name, Deprel::Case).map(|c| parse.lower(c));
    let so_called = match (&*parse.tokens[verb].lemma, case.as_deref()) {
        ("bear", None) => matches!(token.deprel, Deprel::Xcomp | Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked),
        ("know", Some("as")) => true,
        _ => false,
    };
    if !so_called || parse.tokens[verb].upos != Upos::Verb {
        return None;
    }
    match parse.tokens[verb].deprel {
        Deprel::Acl | Deprel::Amod | Deprel::Appos | Deprel::Parataxis if parse.tokens[verb].head? < verb => {
            let noun = parse.tokens[verb].head?;
            let own = syntax::overt_subject(parse, verb);
            Some(own.unwrap_or(noun))
        }
        _ => syntax::subject(parse, verb),
    }
}
