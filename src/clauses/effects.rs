//! What verbs, nouns and adjectives do to the clause that they govern: want it, deny it, leave it open.

use crate::Modality;
use crate::lexicon::Words;
use crate::lexicon::vocabulary::predicates;

/// What a verb, noun or adjective does to the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// "want to", "urge them to"
    Makes(Modality),
    /// "fail to", "refuse to", "deny that": the clause is said not to hold
    Denies,
    /// "is banned from": the clause must not hold
    Forbids,
    /// "is unlikely to": the clause may not hold
    Doubts,
    /// "begin to", "manage to": the clause holds if its governor does
    Keeps,
}

/// The effect of a verb or a predicative adjective on its infinitive, gerund or that-clause: "want to", "is likely to".
pub(super) fn effect(lemma: &str) -> Option<Effect> {
    const EFFECTS: [(Words, Effect); 9] = [
        (predicates::MAKES_WANTED, Effect::Makes(Modality::Wanted)),
        (predicates::MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::MAKES_NECESSARY, Effect::Makes(Modality::Necessary)),
        (predicates::UNLIKELY, Effect::Doubts),
        (predicates::MAKES_POSSIBLE, Effect::Makes(Modality::Possible)),
        (predicates::FORBIDS, Effect::Forbids),
        (predicates::DENIES, Effect::Denies),
        (predicates::KEEPS, Effect::Keeps),
        // "tapped her to lead the inquiry": she is to do it
        (predicates::CHOOSING, Effect::Makes(Modality::Future)),
    ];
    first_with(&EFFECTS, lemma)
}

/// The effect of a noun on its infinitive: "a plan to leave", "their refusal to pay".
pub(super) fn noun_effect(lemma: &str) -> Effect {
    const EFFECTS: [(Words, Effect); 4] = [
        (predicates::NOUN_MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::NOUN_MAKES_WANTED, Effect::Makes(Modality::Wanted)),
        (predicates::NOUN_DENIES, Effect::Denies),
        (predicates::NOUN_MAKES_NECESSARY, Effect::Makes(Modality::Necessary)),
    ];
    first_with(&EFFECTS, lemma).unwrap_or(Effect::Makes(Modality::Possible))
}

/// What an attributive adjective says of its event: "a planned visit", "the alleged attack", "the foiled raid".
pub(super) fn adjective_effect(word: &str) -> Option<Effect> {
    const EFFECTS: [(Words, Effect); 3] = [
        (predicates::ADJECTIVE_MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::ADJECTIVE_MAKES_POSSIBLE, Effect::Makes(Modality::Possible)),
        (predicates::ADJECTIVE_DENIES, Effect::Denies),
    ];
    first_with(&EFFECTS, word)
}

fn first_with(effects: &[(Words, Effect)], word: &str) -> Option<Effect> {
    effects.iter().find(|(class, _)| class.has(word)).map(|&(_, effect)| effect)
}
