//! Capitals that stand for governments: "Moscow agreed", "talks between Kyiv and Washington", "Beijing's response".
//!
//! "Moscow" is a town and "Russia" a country, so they stay two entities; a mention that acts as a government says whose it is.

use rustc_hash::FxHashMap;

use super::Text;
use crate::lexicon::vocabulary::governments;
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityId, EntityKind, Government, Links, MentionForm, Parse, Upos};

/// Notes with each such mention for which state it stands.
pub(super) fn mark_governments(text: &Text, links: &mut Links) {
    let list = &text.mentions.list;
    let names = || (0..list.len()).filter(|&m| list[m].form == MentionForm::Name);
    let mut countries: FxHashMap<&str, EntityId> = FxHashMap::default();
    for m in names() {
        if let (Some(nation), Some(entity)) = (lexicon::nation_of(text.words(m)), links.entity_of[m])
            && nation.word == NationWord::Country
        {
            countries.entry(nation.code).or_insert(entity);
        }
    }
    for m in names() {
        let Some(nation) = lexicon::nation_of(text.words(m)) else { continue };
        let stands = match nation.word {
            NationWord::Capital => list[m].kind != EntityKind::Person && acts_as_government(text.parse, list[m].head),
            // "The White House" is a place here already where it does nothing.
            NationWord::Seat => list[m].kind == EntityKind::Organization,
            _ => false,
        };
        let (true, Some(entity), Some(country)) = (stands, links.entity_of[m], lexicon::country(nation.code)) else {
            continue;
        };
        let start = text.parse.span_of(list[m].tokens.clone()).start;
        let mentions = &mut links.entities[entity.index()].mentions;
        let first = mentions.partition_point(|mention| mention.span.start < start);
        if let Some(mention) = mentions.get_mut(first).filter(|mention| mention.span.start == start) {
            mention.government = Some(Box::new(Government {
                code: nation.code.to_owned(),
                country: country.to_owned(),
                entity: countries.get(nation.code).copied(),
            }));
        }
    }
}

/// True for a town that does what governments do.
fn acts_as_government(parse: &Parse, head: usize) -> bool {
    let mut top = head;
    // "Washington and [Kyiv] agreed"
    if parse.tokens[head].deprel == Deprel::Conj {
        top = parse.tokens[head].head.unwrap_or(head);
    }
    let token = &parse.tokens[top];
    let Some(governor) = token.head else { return false };
    let above = &parse.tokens[governor];
    let case = || parse.dependent(top, Deprel::Case).map(|c| parse.lower(c));
    let deed = above.upos == Upos::Verb && governments::VERBS.has(&above.lemma);
    let affair = above.upos == Upos::Noun && governments::NOUNS.has(&above.lemma);
    match token.deprel {
        Deprel::Nsubj | Deprel::OblAgent => deed,
        Deprel::NmodPoss => affair,
        // "accused Beijing of", "urged Kyiv to"
        Deprel::Obj | Deprel::Iobj => above.upos == Upos::Verb && governments::ADDRESS.has(&above.lemma),
        Deprel::Obl => deed && matches!(case().as_deref(), Some("with" | "by")),
        // "talks between Moscow and Kyiv", "a deal with Tehran"
        Deprel::Nmod => match case().as_deref() {
            Some("with" | "between") => affair,
            // "sanctions on Tehran", "aid for Kyiv"
            Some("on" | "against" | "for" | "to") => above.upos == Upos::Noun && governments::AIMED.has(&above.lemma),
            _ => false,
        },
        _ => false,
    }
}
