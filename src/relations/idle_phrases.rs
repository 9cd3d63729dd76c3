//! Phrases that depend on a verb and are no modifiers of it: "in addition", "more than [in 2020]", "from 40 million [in 2019]".

use super::compound_prepositions::completes_nothing;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{modifiers, phrases, predicates};
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, NameLabel, NominalClass, Parse, Slot, Tense, Upos};

/// True for a phrase or adverb that tells nothing of the verb that it depends on.
pub(super) fn is_idle(known: &Knowledge, argument: &ClauseArgument) -> bool {
    let parse = known.parse;
    match &argument.slot {
        Slot::Oblique(case) => {
            // "no sign [that] she paid"
            let bare_that = case.is_empty() && parse.word(argument.head).eq_ignore_ascii_case("that");
            bare_that
                || is_connecting(parse, argument.head)
                || is_compared(parse, argument.head)
                || case.is_empty() && is_emphasis(parse, argument.head)
                || phrases::SET_PHRASES.has(&format!("{case}:{}", parse.tokens[argument.head].lemma))
                    && !completes_nothing(parse, argument.head)
                || is_of_starting_amount(parse, case, argument.head)
        }
        Slot::Attribute => is_comparison(parse, argument.head),
        Slot::Adverb => is_part_of_name(parse, argument.head),
        _ => false,
    }
}

/// "in addition", "on the other hand"
pub(super) fn is_connecting(parse: &Parse, head: usize) -> bool {
    const LONGEST: usize = 5;
    let words = parse.subtree(head);
    let words = words.iter().filter(|&&w| parse.tokens[w].upos != Upos::Punct);
    let words: Vec<&str> = words.map(|&w| parse.word(w)).take(LONGEST + 1).collect();
    words.len() <= LONGEST && phrases::CONNECTING_PHRASES.has(&words.join(" ").to_lowercase())
}

/// "said so [himself]", "suffered [most]"
fn is_emphasis(parse: &Parse, head: usize) -> bool {
    let word = parse.word(head).to_lowercase();
    let reflexive = word.ends_with("self") || word.ends_with("selves");
    parse.tokens[head].upos == Upos::Pron && reflexive || matches!(&*word, "most" | "least")
}

/// "more than in 2020", "higher than before the storm": what the deed is compared with is neither its time nor its place.
fn is_compared(parse: &Parse, head: usize) -> bool {
    let first = parse.subtree(head).into_iter().find(|&w| parse.tokens[w].upos != Upos::Punct).unwrap_or(head);
    let case = parse.dependents(head, Deprel::Case).next().unwrap_or(first);
    let than = |w: usize| parse.word(w).eq_ignore_ascii_case("than");
    case > 0 && than(case - 1) || than(case) || than(first)
}

/// "fewer than in 2019"
fn is_comparison(parse: &Parse, head: usize) -> bool {
    parse.subtree(head).iter().any(|&w| w > head && parse.word(w).eq_ignore_ascii_case("than"))
}

/// "rose to 5 percent from 4 percent [in May]", "a low of 8 degrees against 9 degrees [the night before]": the time of the other amount.
fn is_of_starting_amount(parse: &Parse, case: &str, head: usize) -> bool {
    let time = parse.tokens[head].nominal == NominalClass::Time;
    if !time || !matches!(case, "" | "in" | "on" | "at" | "during") {
        return false;
    }
    let Some(before) = parse.subtree(head)[0].checked_sub(1) else { return false };
    let amount = |w: usize| parse.tokens[w].upos == Upos::Num || parse.dependent(w, Deprel::Nummod).is_some();
    let other =
        |w: usize| matches!(&*parse.case_of(w), "from" | "against" | "compared_to" | "compared_with" | "versus");
    let top = parse.tokens[before].head.filter(|&h| h < before && amount(h) && other(h)).unwrap_or(before);
    top < head && amount(top) && other(top)
}

/// "The Norpost daily reports", "published by the Norpost daily": the word goes on with the name.
fn is_part_of_name(parse: &Parse, adverb: usize) -> bool {
    let often = matches!(parse.word(adverb), "daily" | "weekly" | "monthly");
    let before = adverb.checked_sub(1);
    often && before.and_then(|b| parse.name_at(b)).is_some_and(|name| name.label == NameLabel::Organization)
}

/// True for a clause that sets something against what the other clause tells: "won, while Sorvik lost". In "fell while he was
/// running" it tells when.
pub(super) fn is_contrast(parse: &Parse, clause: usize) -> bool {
    let ongoing = || {
        parse.word(clause).ends_with("ing")
            && parse.dependents(clause, Deprel::Aux).any(|a| &*parse.tokens[a].lemma == "be")
    };
    let in_some_place = || {
        let mut copulas = parse.dependents(clause, Deprel::Cop);
        copulas.next().is_some() && parse.dependents(clause, Deprel::Case).next().is_some()
    };
    let subject = parse.subjects(clause).next();
    // "were taught there while they lived in Lund"
    subject.is_some_and(|s| parse.tokens[s].upos != Upos::Pron) && !ongoing() && !in_some_place()
}

/// "as he did in May", "as she put it": what is likewise so or said so gives neither a reason nor a time. "As it offers help" may
/// give either.
pub(super) fn likens_or_doubtful(known: &Knowledge, clause: usize) -> bool {
    let ongoing = known.parse.dependents(clause, Deprel::Aux).next().is_some();
    known.clauses.at(clause).is_some_and(|c| {
        let content = [Slot::Object, Slot::Complement].iter().any(|s| c.argument(s).is_some());
        let says = predicates::REPORTING.has(&c.lemma) && !content;
        let doubtful = c.tense == Tense::Present && !ongoing && !gives_reason(known, clause);
        says || doubtful || c.lemma == "do" || matches!(c.lemma.as_str(), "put" | "call") && !c.passive
    })
}

/// "left as he needed rest" gives a reason, "left as the storm hit the coast" a time.
pub(super) fn gives_reason(known: &Knowledge, clause: usize) -> bool {
    let parse = known.parse;
    let states = |c: &Clause| {
        matches!(c.kind, ClauseKind::Copular)
            || c.passive
            || modifiers::STATES.has(&c.lemma)
            || predicates::REPORTING.has(&c.lemma)
    };
    let perfect = || parse.dependents(clause, Deprel::Aux).any(|a| &*parse.tokens[a].lemma != "be");
    known.clauses.at(clause).is_none_or(states) || perfect()
}
