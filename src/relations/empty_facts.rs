//! Triples that may be true and tell a reader nothing: "(it, be, hard)", "(they, do, this)", "(members, member_of, board)", "(firm,
//! discuss, issue)". They are left out of the compact triples; full and binary ones are the words of the text.

use super::drafts::Draft;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{closed_classes, phrases};
use crate::{Argument, Clause, Modality, ModifierKind, Relation, Triple};

/// True for a triple that says nothing by itself. `clause` is the one that tells it; a title and an apposition have none.
pub(super) fn is_empty(known: &Knowledge, draft: &Draft, clause: Option<&Clause>, triple: &Triple) -> bool {
    match &triple.object {
        Some(object) => {
            leaves_all_open(triple, object)
                || says_what_it_is(triple, object)
                || is_of_anybody(known, draft, clause, triple)
                || is_of_those(triple)
                || speaks_to_anybody(triple, object)
                || supposes(triple)
                || is_of_whatever(known, draft, triple, object)
                || lacks_complement(triple, object)
                || is_fragment(draft, object)
        }
        None => is_open_thing(&triple.subject) && only(triple, &[ModifierKind::Time, ModifierKind::Manner]),
    }
}

/// "it happened", "they did this": nobody knows who did what. What it was done for may be worth knowing.
fn leaves_all_open(triple: &Triple, object: &Argument) -> bool {
    let where_and_when = [ModifierKind::Time, ModifierKind::Place, ModifierKind::Condition];
    is_open(&triple.subject) && is_open(object) && only(triple, &where_and_when)
}

/// "it is hard", "this was the first time", "you are silent"; "it is Lund", "it is 2 percent" tell more.
fn says_what_it_is(triple: &Triple, object: &Argument) -> bool {
    const SHORT: usize = 2;
    let spoken_to = || matches!(lower(&triple.subject).as_str(), "you" | "i");
    let says_more = |a: &Argument| a.name().chars().any(|c| c.is_uppercase() || c.is_numeric());
    triple.predicate.name == "be"
        && (is_open_thing(&triple.subject) || spoken_to())
        && word_count(object) <= SHORT
        && !says_more(object)
        && only(triple, &[ModifierKind::Time, ModifierKind::Manner])
}

/// "residents of Lund", "members of the board": a noun phrase that says no more than that there are some.
fn is_of_anybody(known: &Knowledge, draft: &Draft, clause: Option<&Clause>, triple: &Triple) -> bool {
    clause.is_none()
        && (draft.is(Relation::LocatedIn) || draft.is(Relation::MemberOf))
        && word_count(&triple.subject) == 1
        && triple.subject.name.is_none()
        && phrases::ANYBODY.has(&known.parse.tokens[draft.subject].lemma)
}

/// "those who follow the rules": what the clause tells only picks them out.
fn is_of_those(triple: &Triple) -> bool {
    lower(&triple.subject) == "those"
}

/// "you want answers", "if you look at the south": nobody in particular; "the rules affect you".
fn speaks_to_anybody(triple: &Triple, object: &Argument) -> bool {
    const SHORT: usize = 2;
    let bare = || triple.modifiers.is_empty();
    let you = |a: &Argument| lower(a) == "you";
    let common = |a: &Argument| a.name().chars().next().is_some_and(char::is_lowercase);
    let asks = triple.factuality.modality == Modality::Question;
    you(&triple.subject) && word_count(object) <= SHORT && bare() && !asks
        || you(object) && bare() && common(&triple.subject)
}

/// "if they sell it": a condition of something else, of nobody knows whom.
fn supposes(triple: &Triple) -> bool {
    triple.factuality.modality == Modality::Conditional && is_open(&triple.subject)
}

/// "discussed the issue", "has more", "(way, help, firms)": which or what of is what would be told.
fn is_of_whatever(known: &Knowledge, draft: &Draft, triple: &Triple, object: &Argument) -> bool {
    let lemma = |w: usize| &*known.parse.tokens[w].lemma;
    let vague = || {
        let named = object.name.is_some() || draft.clausal || draft.complement.is_some();
        let (last, before) = match object.text.rsplit_once(' ') {
            Some((before, last)) => (last, before),
            None => (&*object.text, ""),
        };
        let says_little =
            draft.object.is_some_and(|o| known.parse.word(o) == last && phrases::SAYS_LITTLE.has(lemma(o)));
        !named
            && says_little
            && before.split_whitespace().all(|w| phrases::SAYS_LITTLE_OF_A_THING.has(&w.to_lowercase()))
    };
    let amount = || phrases::AMOUNTS_OF_WHAT.has(&lower(object));
    triple.modifiers.is_empty() && (amount() || vague()) || &*lower(&triple.subject) == "way"
}

/// "is set", "is about", "make sure"
fn lacks_complement(triple: &Triple, object: &Argument) -> bool {
    let lacks = match &*triple.predicate.name {
        "be" | "remain" => phrases::WANTS_A_COMPLEMENT.has(&lower(object)),
        "make" => lower(object) == "sure",
        _ => false,
    };
    lacks && !triple.modifiers.iter().any(|m| m.kind == ModifierKind::Purpose)
}

/// "said would be too late": a clause whose subject was lost.
fn is_fragment(draft: &Draft, object: &Argument) -> bool {
    let first = object.text.split_whitespace().next().unwrap_or_default();
    let finite = |w: &str| closed_classes::PRESENT_AUXILIARIES.has(w) || closed_classes::MODALS.has(w);
    draft.clausal && first.chars().all(char::is_lowercase) && finite(first) && !object.text.ends_with('?')
}

/// A pronoun for which the text gives no name.
fn is_open(argument: &Argument) -> bool {
    phrases::OPEN_PRONOUNS.has(&lower(argument))
}

fn is_open_thing(argument: &Argument) -> bool {
    phrases::OPEN_THINGS.has(&lower(argument))
}

fn lower(argument: &Argument) -> String {
    argument.name().to_lowercase()
}

fn word_count(argument: &Argument) -> usize {
    argument.name().split_whitespace().count()
}

/// True where no other modifiers stand beside it.
fn only(triple: &Triple, kinds: &[ModifierKind]) -> bool {
    triple.modifiers.iter().all(|m| kinds.contains(&m.kind))
}
