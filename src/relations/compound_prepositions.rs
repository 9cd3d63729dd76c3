//! Prepositions that a noun is part of, "as a result of the strike", and phrases that are fixed as a whole: "at all costs". What they
//! tell is of the clause; neither is the object of a predicate.

use super::argument_text;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::modifiers;
use crate::{Argument, Deprel, Modifier, ModifierKind, Parse, Upos};

/// The most words that a preposition or a fixed phrase has.
const LONGEST: usize = 6;

/// "as a result of" with the strike that stands behind it.
pub(super) struct CompoundPreposition {
    /// "as_a_result_of"
    pub(super) case: String,
    pub(super) kind: ModifierKind,
    /// The words that govern what stands behind it, more than one where they are joined.
    nouns: Vec<usize>,
}

/// The preposition that ends behind this noun, the head of a phrase.
pub(super) fn at(parse: &Parse, noun: usize) -> Option<CompoundPreposition> {
    let first = parse.dependents(noun, Deprel::Case).next().filter(|&c| c < noun && noun - c < LONGEST)?;
    let behind = |d: Deprel| parse.dependents(noun, d).find(|&n| n > noun);
    let (inner, ends) = match (behind(Deprel::Nmod), behind(Deprel::Acl)) {
        (Some(n), _) => (n, parse.case_of(n)),
        (None, Some(clause)) => (clause, parse.mark_of(clause)),
        (None, None) => return None,
    };
    // "on the eve of the vote in May": the month would be lost
    if parse.dependents(noun, Deprel::Nmod).any(|n| n > inner) {
        return None;
    }
    let words = (first..=noun).map(|w| parse.word(w).to_lowercase()).collect::<Vec<_>>().join(" ");
    let kind = modifiers::COMPOUND_PREPOSITIONS.get(&format!("{words} {ends}"))?.parse().ok()?;
    let nouns = std::iter::once(inner).chain(parse.conjuncts(inner).into_iter().filter(|&c| c > inner)).collect();
    Some(CompoundPreposition { case: format!("{words} {ends}").replace(' ', "_"), kind, nouns })
}

/// What a phrase that is fixed as a whole tells: "at all costs" how, "for the time being" when.
pub(super) fn fixed_kind(parse: &Parse, head: usize) -> Option<ModifierKind> {
    let words = parse.subtree(head);
    let mut words: Vec<usize> = words.into_iter().filter(|&w| parse.tokens[w].upos != Upos::Punct).collect();
    // "in the future, as before"
    words.truncate(LONGEST + 1);
    let text = words.iter().map(|&w| parse.word(w).to_lowercase()).collect::<Vec<_>>().join(" ");
    modifiers::FIXED_PHRASES.get(&text)?.parse().ok()
}

/// True for a phrase that is no object of a predicate: "rose as a result of the strike", "win at all costs".
pub(super) fn completes_nothing(parse: &Parse, head: usize) -> bool {
    at(parse, head).is_some() || fixed_kind(parse, head).is_some()
}

impl CompoundPreposition {
    /// A modifier for each of the things behind it that are known by themselves, one for all others, without the phrases that `others`
    /// govern.
    pub(super) fn modifiers(&self, known: &Knowledge, others: &[usize]) -> Vec<Modifier> {
        let first = self.nouns[0];
        let each = self.nouns.len() > 1 && self.nouns.iter().all(|&n| known.entity(n).is_some());
        let arguments: Vec<Argument> = match known.parse.tokens[first].deprel {
            Deprel::Acl => vec![argument_text::clause(known, first)],
            _ if each => self.nouns.iter().map(|&n| argument_text::compact(known, n, others)).collect(),
            _ if self.nouns.len() > 1 => vec![argument_text::list(known, first, others)],
            _ => vec![argument_text::compact(known, first, others)],
        };
        let modifier = |Argument { span, text, entity, .. }: Argument| Modifier {
            case: Some(self.case.clone()),
            entity,
            ..Modifier::new(self.kind, text, span)
        };
        arguments.into_iter().filter(|a| !a.text.is_empty()).map(modifier).collect()
    }
}
