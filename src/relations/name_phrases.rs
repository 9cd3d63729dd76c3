//! Names that are less than the phrase they stand in: "three Kenyans" are not the Kenyans, "eastern Norway" is not Norway, and
//! "Lund's harbour police" are not Lund.

use super::knowledge::Knowledge;
use super::restrictions;
use crate::lexicon::vocabulary::{closed_classes, phrases};
use crate::{Deprel, Entity, EntityKind, Mention, MentionForm, Slot, Span, Upos};

/// True where only the whole phrase around a name says what is meant: the words beside it count, part or own what it names. What `others`
/// govern is told elsewhere.
pub(super) fn tells_less(known: &Knowledge, token: usize, name: &Mention, others: &[usize]) -> bool {
    let parse = known.parse;
    let beside = || {
        let around = parse.children(name.head).iter().copied();
        around.filter(|c| *c < name.tokens.start && parse.tokens[*c].deprel != Deprel::Case && !others.contains(c))
    };
    let deprel = |c: usize| parse.tokens[c].deprel;
    match name.kind {
        EntityKind::Money => true,
        EntityKind::Date => beside().any(|c| matches!(deprel(c), Deprel::Amod | Deprel::Nummod | Deprel::NmodPoss)),
        // "the Foreign Ministry" of one country is not that of another
        EntityKind::Organization | EntityKind::Event | EntityKind::Other => {
            is_part(known, token) || beside().any(|c| deprel(c) == Deprel::NmodPoss)
        }
        _ => is_part(known, token),
    }
}

/// True for some of those whom a name names, or a part of a place.
pub(super) fn is_part(known: &Knowledge, token: usize) -> bool {
    let Some((_, name)) = known.mention(token).filter(|(_, m)| m.form == MentionForm::Name) else { return false };
    let parse = known.parse;
    let before = || parse.children(name.head).iter().copied().filter(|c| *c < name.tokens.start);
    let deprel = |c: usize| parse.tokens[c].deprel;
    match name.kind {
        EntityKind::Nationality => {
            let some = |c: usize| match deprel(c) {
                Deprel::Nummod | Deprel::Amod => true,
                Deprel::Det => !closed_classes::ARTICLES.has(&parse.word(c).to_lowercase()),
                _ => false,
            };
            let people = matches!(parse.tokens[name.head].upos, Upos::Noun | Upos::Propn);
            people && parse.word(name.head).ends_with('s') && before().any(some)
                || restrictions::is_part_of_nation(known, token)
        }
        EntityKind::Place => before().any(|c| phrases::PARTS_OF_PLACES.has(&parse.word(c).to_lowercase())),
        _ => false,
    }
}

/// True for an entity's name that the words of an argument hold among others: "the Okoro government" is not Okoro.
pub(super) fn is_inside(known: &Knowledge, token: usize, entity: &Entity, span: Span, text: &str) -> bool {
    let named = known.mention(token).filter(|(_, m)| m.form == MentionForm::Name);
    let of_name = named.is_some_and(|(_, m)| known.parse.span_of(m.tokens.clone()) == span);
    !of_name && text.len() > entity.name.len() && holds_words(text, &entity.name)
}

fn holds_words(text: &str, part: &str) -> bool {
    let at_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(part)
        .any(|(at, _)| at_edge(text[..at].chars().next_back()) && at_edge(text[at + part.len()..].chars().next()))
}

/// "her deputy" → "Ada Okoro's deputy" where it is known who she is and the clause does not say it anyway: "Okoro lost her keys".
pub(super) fn of_owner(known: &Knowledge, token: usize, text: &str) -> Option<String> {
    let parse = known.parse;
    let owners = |noun: usize| parse.dependents(noun, Deprel::NmodPoss).find(|&p| parse.tokens[p].upos == Upos::Pron);
    let pronoun = owners(token).or_else(|| owners(parse.first_of_list(token)))?;
    let owner = known.entity(pronoun)?;
    let named = owner.members.is_empty() && owner.mentions.iter().any(|m| m.form == MentionForm::Name);
    let is_owner = |w: usize| known.entity(w).is_some_and(|e| e.id == owner.id);
    let of_clause = || {
        known.clause_above(token).is_some_and(|c| c.heads(&Slot::Subject).chain(c.heads(&Slot::Object)).any(is_owner))
    };
    // "His Majesty"
    let style = phrases::STYLES.has(&parse.tokens[token].lemma.to_lowercase());
    if !named || style || of_clause() {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|&w| w == parse.word(pronoun))?;
    let own = words.get(at + 1).is_some_and(|w| *w == "own");
    let name = format!("{}'s", owner.name);
    let rest = &words[at + if own { 2 } else { 1 }..];
    Some([&words[..at], &[&*name], rest].concat().join(" "))
}
