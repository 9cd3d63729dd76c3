//! What a list says once for all its items: "the import and sale [of ivory]", "[her] brothers and sisters".

use super::knowledge::Knowledge;
use super::restrictions;
use crate::{Deprel, NominalClass, Parse, Upos};

/// The top words of the phrases that belong to an item of a list though they stand beside another one.
pub(super) fn of_item(known: &Knowledge, item: usize) -> Vec<usize> {
    let parse = known.parse;
    let first = parse.first_of_list(item);
    let noun = |w: usize| parse.tokens[w].upos == Upos::Noun;
    if !noun(item) || !noun(first) {
        return Vec::new();
    }
    let items = parse.conjuncts(first);
    let Some(&last) = items.last() else { return Vec::new() };
    if first == item {
        return behind_last(parse, first, last);
    }
    let of_all = parse.children(first).iter().copied().filter(|&c| match parse.tokens[c].deprel {
        Deprel::Nmod => parse.subtree(c)[0] > last && !restrictions::is_set_off(known, c),
        Deprel::Acl | Deprel::AclRelcl => c > last && restrictions::needs(known, first, c),
        Deprel::NmodPoss => c < first && is_bare(parse, item),
        _ => false,
    });
    of_all.collect()
}

/// "the killing and burial of the seals": the tree may have the seals under the burial alone, which has no article of its own.
fn behind_last(parse: &Parse, first: usize, last: usize) -> Vec<usize> {
    let abstract_ = |w: usize| matches!(parse.tokens[w].nominal, NominalClass::Abstract | NominalClass::Event);
    let alone = parse.dependent(first, Deprel::Nmod).is_none();
    let begun = parse.dependent(first, Deprel::Det).is_some();
    if !(alone && begun && abstract_(first) && abstract_(last) && is_bare(parse, last)) {
        return Vec::new();
    }
    parse.dependents(last, Deprel::Nmod).filter(|&n| parse.case_of(n) == "of").collect()
}

/// Without an article, a number or an owner of its own.
fn is_bare(parse: &Parse, item: usize) -> bool {
    let own = [Deprel::Det, Deprel::Nummod, Deprel::NmodPoss, Deprel::Case];
    own.iter().all(|&o| parse.dependents(item, o).all(|c| c > item))
}
