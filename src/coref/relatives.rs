//! Full names that are not the name that was given in short before, and names that are another name of the same person.

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::syntax::{self, Below};
use crate::{Deprel, EntityKind, MentionForm, Parse, Upos, lexicon};

/// "Dahl was the daughter of Per Dahl", "Dahl ... her husband, Per Dahl": true where the full name is that of somebody else.
pub(super) fn is_other(text: &Text, short: usize, full: usize) -> bool {
    let (parse, list) = (text.parse, &text.mentions.list);
    let (short, full) = (list[short].head, list[full].head);
    if other_name_of(parse, full) == Some(short) {
        return false;
    }
    is_kin_of_someone(parse, full) || {
        let token = &parse.tokens[short];
        let clause = token.head.filter(|_| matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass));
        let same = token.sentence == parse.tokens[full].sentence;
        // "Dahl was born to Berg and Maria Dahl"
        clause.is_some_and(|clause| same && syntax::below(parse, full, clause) == Some(Below::Inside))
    }
}

/// "[her] husband, Per Dahl", "the daughter of Per Dahl", "married Per Dahl"
pub(super) fn is_kin_of_someone(parse: &Parse, name: usize) -> bool {
    let kin = |word: usize| lexicon::is_family(&parse.tokens[word].lemma);
    let mut at = syntax::top(parse, name);
    // "the daughter of Berg and Per Dahl"
    if parse.tokens[name].deprel == Deprel::Conj
        && let Some(first) = parse.tokens[name].head
    {
        at = syntax::top(parse, first);
    }
    let token = &parse.tokens[at];
    let beside = |word: usize| {
        parse.children(word).iter().any(|&c| {
            kin(c)
                && matches!(parse.tokens[c].deprel, Deprel::Appos | Deprel::NmodDesc | Deprel::Compound | Deprel::Flat)
                && parse.dependent(c, Deprel::NmodPoss).is_some()
        })
    };
    let owned = |word: usize| parse.dependent(word, Deprel::NmodPoss).is_some();
    kin(at) && owned(at)
        || beside(name)
        || (token.deprel == Deprel::Nmod || token.deprel == Deprel::NmodPoss) && token.head.is_some_and(kin)
        || matches!(token.deprel, Deprel::Obj | Deprel::Obl)
            && token.head.is_some_and(|verb| matches!(&*parse.tokens[verb].lemma, "marry" | "wed" | "divorce"))
}

/// Joins the names that people go by: "Dahl was born Ingrid Berg", "Ingrid Dahl (then known as Ingrid Berg)", "née Berg".
pub(super) fn join_names(text: &Text, kinds: &[EntityKind], clusters: &mut Clusters) {
    let list = &text.mentions.list;
    let mut at = std::collections::HashMap::new();
    let people = (0..list.len()).filter(|&m| kinds[m] == EntityKind::Person && list[m].form == MentionForm::Name);
    for m in people.clone() {
        at.insert(list[m].head, m);
    }
    for m in people {
        let Some(other) = other_name_of(text.parse, list[m].head).and_then(|word| at.get(&word)) else { continue };
        let Some((a, b)) = clusters.of(m).zip(clusters.of(*other)) else { continue };
        if genders_agree(clusters.list[a].gender, clusters.list[b].gender) {
            let (into, from) = (a.min(b), a.max(b));
            clusters.merge(into, from, "fuller or shorter name");
        }
    }
}

/// The name that another name is said to be one of.
fn other_name_of(parse: &Parse, name: usize) -> Option<usize> {
    let token = &parse.tokens[name];
    let verb = token.head?;
    let case = parse.dependent(name, Deprel::Case).map(|c| parse.word(c).to_lowercase());
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
            let own = syntax::own_subject(parse, verb);
            Some(own.unwrap_or(noun))
        }
        _ => syntax::subject(parse, verb),
    }
}
