//! Closed classes of verbs, nouns and adjectives that decide how a clause is read. The longer ones lie in
//! `src/lexicon/predicates.txt`.

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
    /// "begin to", "manage to": the clause holds as its governor does
    Keeps,
}

/// The effect on an infinitive, a gerund or a that-clause under `lemma`.
pub(super) fn effect(lemma: &str) -> Option<Effect> {
    const EFFECTS: [(Words, Effect); 6] = [
        (predicates::MAKES_WANTED, Effect::Makes(Modality::Wanted)),
        (predicates::MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::MAKES_NECESSARY, Effect::Makes(Modality::Necessary)),
        (predicates::MAKES_POSSIBLE, Effect::Makes(Modality::Possible)),
        (predicates::DENIES, Effect::Denies),
        (predicates::KEEPS, Effect::Keeps),
    ];
    let found = EFFECTS.iter().find(|(class, _)| class.has(lemma)).map(|&(_, effect)| effect);
    found.or_else(|| is_choosing(lemma).then_some(Effect::Makes(Modality::Future)))
}

/// The effect of a noun on its infinitive: "a plan to leave", "their refusal to pay".
pub(super) fn noun_effect(lemma: &str) -> Effect {
    const EFFECTS: [(Words, Effect); 4] = [
        (predicates::NOUN_MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::NOUN_MAKES_WANTED, Effect::Makes(Modality::Wanted)),
        (predicates::NOUN_DENIES, Effect::Denies),
        (predicates::NOUN_MAKES_NECESSARY, Effect::Makes(Modality::Necessary)),
    ];
    let found = EFFECTS.iter().find(|(class, _)| class.has(lemma));
    found.map_or(Effect::Makes(Modality::Possible), |&(_, effect)| effect)
}

/// What an adjective says of the event that it stands with: "a planned visit", "the alleged attack", "the foiled raid".
pub(super) fn adjective_effect(word: &str) -> Option<Effect> {
    const EFFECTS: [(Words, Effect); 3] = [
        (predicates::ADJECTIVE_MAKES_FUTURE, Effect::Makes(Modality::Future)),
        (predicates::ADJECTIVE_MAKES_POSSIBLE, Effect::Makes(Modality::Possible)),
        (predicates::ADJECTIVE_DENIES, Effect::Denies),
    ];
    EFFECTS.iter().find(|(class, _)| class.has(word)).map(|&(_, effect)| effect)
}

/// Verbs whose passive passes on what others hold: "is said to own", "are thought to be".
pub(super) fn is_hearsay(lemma: &str) -> bool {
    predicates::HEARSAY.has(lemma)
}

/// Nouns whose "of" with a gerund tells what was: "a history of losing". After others it is open: "on suspicion of stealing".
pub(super) fn is_of_what_was(noun: &str) -> bool {
    predicates::OF_WHAT_WAS.has(noun)
}

/// Nouns that lay a deed on somebody: "arrested on suspicion of stealing".
pub(super) fn is_charge(noun: &str) -> bool {
    predicates::CHARGE.has(noun)
}

/// "beat Norway to reach the final", "rose to become the largest": the infinitive tells what came of the deed.
pub(super) fn is_outcome(deed: &str, outcome: &str) -> bool {
    predicates::DEED.has(deed) && predicates::OUTCOME.has(outcome)
}

/// Verbs that only say that an event is: "take place", "happen", "there is".
pub(super) fn is_happening(parse: &crate::Parse, verb: usize) -> bool {
    match parse.tokens[verb].lemma.as_ref() {
        "happen" | "occur" | "materialize" | "materialise" | "be" | "exist" | "hold" => true,
        "take" => parse.dependents(verb, crate::Deprel::Obj).any(|o| &*parse.tokens[o].lemma == "place"),
        "go" => parse.dependents(verb, crate::Deprel::Advmod).any(|a| &*parse.tokens[a].lemma == "ahead"),
        _ => false,
    }
}

/// Verbs that keep their object from being.
pub(super) fn is_calling_off(lemma: &str) -> bool {
    predicates::CALLING_OFF.has(lemma)
}

/// Verbs whose clause or quotation is what their subject says, writes or holds to be so.
pub(super) fn is_reporting(lemma: &str) -> bool {
    predicates::REPORTING.has(lemma)
}

/// Of those, the ones that need a quotation beside them: with a plain clause they mean something else
/// ("continue to", "call for", "urge them to").
pub(super) fn reports_only_quotes(lemma: &str) -> bool {
    predicates::REPORTS_ONLY_QUOTES.has(lemma)
}

/// Nouns that carry a claim: "her claim that", "a statement that".
pub(super) fn is_reporting_noun(lemma: &str) -> bool {
    predicates::REPORTING_NOUN.has(lemma)
}

/// Verbs that lend a noun its subject and tense: "hold talks", "pay a visit", "have a conversation".
pub(super) fn is_light(verb: &str, noun: &str) -> bool {
    predicates::LIGHT.has(verb) && is_event_noun(noun)
}

/// Nouns that name what people do to or with each other.
pub(super) fn is_event_noun(lemma: &str) -> bool {
    predicates::EVENT.has(lemma)
}

/// "not", "never", "no longer"
pub(super) fn is_negation(lemma: &str) -> bool {
    matches!(lemma, "not" | "n't" | "never" | "neither" | "nor" | "hardly" | "scarcely" | "barely" | "nowhere")
}

/// "nobody", "no one", "none of them", "neither side"
pub(super) fn is_nobody(parse: &crate::Parse, word: usize) -> bool {
    let lemma = |w: usize| parse.tokens[w].lemma.to_lowercase();
    let empty = |w: usize| matches!(&*lemma(w), "nobody" | "none" | "no-one" | "no" | "neither");
    empty(word) || parse.dependents(word, crate::Deprel::Det).any(empty)
}

/// "not only", "not just", "not merely": no denial.
pub(super) fn is_not_only(parse: &crate::Parse, not: usize) -> bool {
    parse.tokens.get(not + 1).is_some_and(|t| {
        t.sentence == parse.tokens[not].sentence
            && matches!(t.lemma.as_ref(), "only" | "just" | "merely" | "simply" | "least")
    })
}

/// Adverbs that leave it open whether it is so.
pub(super) fn is_hedge(lemma: &str) -> bool {
    predicates::HEDGE.has(lemma)
}

/// Verbs whose denial is that of their clause: "does not think that it rains".
pub(super) fn is_raising(lemma: &str) -> bool {
    matches!(lemma, "think" | "believe" | "expect" | "suppose" | "feel")
}

/// "had the office searched", "wants her fired": the participle under these is a passive.
pub(super) fn has_it_done(lemma: &str) -> bool {
    matches!(lemma, "have" | "get" | "want" | "need" | "order" | "see" | "keep" | "like" | "prefer" | "demand")
}

/// Verbs that hardly ever go without an object: "Governor charged with bribery".
pub(super) fn needs_object(lemma: &str) -> bool {
    predicates::NEEDS_OBJECT.has(lemma)
}

/// "Provided that it rains", "assuming it rains"
pub(super) fn is_supposition(lemma: &str) -> bool {
    matches!(lemma, "provide" | "assume" | "suppose")
}

/// Verbs whose infinitive is the subject's even beside an object: "promised them to leave".
pub(super) fn is_subject_control(lemma: &str) -> bool {
    matches!(lemma, "promise" | "vow" | "threaten" | "pledge" | "use" | "take")
}

/// Verbs whose object is to do what a purpose says: "sent troops to guard the port".
pub(super) fn is_sending(lemma: &str) -> bool {
    predicates::SENDING.has(lemma)
}

/// "tapped her to lead the inquiry": she is to do it.
pub(super) fn is_choosing(lemma: &str) -> bool {
    predicates::CHOOSING.has(lemma)
}

/// "who", "which", "that", ...
pub(super) fn is_relative_pronoun(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "who" | "whom" | "which" | "that" | "whose")
}

/// Verbs whose past looks like the base form.
pub(super) fn past_is_base(word: &str) -> bool {
    matches!(
        word,
        "put"
            | "cut"
            | "hit"
            | "let"
            | "set"
            | "hurt"
            | "shut"
            | "cost"
            | "quit"
            | "spread"
            | "bet"
            | "cast"
            | "read"
            | "beat"
            | "split"
            | "burst"
    )
}

/// Could this form be a past participle? (The past of regular verbs looks the same; the tree decides.)
pub(super) fn is_past_participle(word: &str, lemma: &str) -> bool {
    let word = word.to_ascii_lowercase();
    !word.ends_with("ing")
        && !predicates::PAST_ONLY.has(&word)
        && (word != lemma || past_is_base(&word) || matches!(lemma, "come" | "become" | "run"))
        && !word.ends_with('s')
}

/// The preposition by which a verb tells, beside its object, what it is about: "accuse her of", "charge him with".
pub(super) fn case_of_charge(lemma: &str) -> Option<&'static str> {
    match lemma {
        "accuse" | "convict" | "acquit" | "suspect" | "warn" | "inform" | "notify" | "assure" | "remind"
        | "convince" | "persuade" | "deprive" | "strip" | "clear" | "absolve" => Some("of"),
        "charge" => Some("with"),
        _ => None,
    }
}
