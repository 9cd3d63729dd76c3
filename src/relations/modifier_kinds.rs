//! What a modifier tells: a time, a place, a topic, ...

use super::compound_prepositions::{self, fixed_kind};
use super::idle_phrases::{gives_reason, is_contrast, likens_or_doubtful};
use super::knowledge::Knowledge;
use super::open_relations::is_as_for;
use crate::lexicon::vocabulary::{closed_classes, connectives, modifiers, predicates, quantities, statements};
use crate::lexicon::{TimeWord, time_word};
use crate::{Clause, ClauseKind, Deprel, EntityKind, ModifierKind, NominalClass, Parse, Tense, Token, Upos};

/// What a prepositional phrase tells. The preposition is empty for a bare phrase: "left [Monday]".
pub(super) fn of_preposition(known: &Knowledge, clause: &Clause, case: &str, head: usize) -> ModifierKind {
    let token = &known.parse.tokens[head];
    if is_medium(clause, case, token) {
        return ModifierKind::Medium;
    }
    if let Some(kind) =
        compound_prepositions::at(known.parse, head).map(|c| c.kind).or_else(|| fixed_kind(known.parse, head))
    {
        return kind;
    }
    // "was in Oslo for her holiday"
    if case == "for" && is_occasion(known.parse, head) {
        return ModifierKind::Purpose;
    }
    // "for decades", which the network may not take for a time
    let lasts =
        case == "for" && token.upos == Upos::Noun && matches!(time_word(known.parse.word(head)), Some(TimeWord::Unit));
    let is_time = is_time(known, head) || lasts && known.parse.dependent(head, Deprel::Nmod).is_none();
    let counted = known.parse.dependent(head, Deprel::Nummod).is_some();
    // "10 times as high", "leads by 4 points"
    let times = counted && known.parse.word(head).eq_ignore_ascii_case("times");
    let acts = known.parse.tokens[head].nominal == NominalClass::Person
        || matches!(known.kind(head), Some(EntityKind::Person | EntityKind::Organization | EntityKind::Nationality));
    let margin = || case == "by" && counted && !acts;
    if times && case.is_empty() || !is_time && margin() {
        return ModifierKind::Amount;
    }
    // "is eligible for six weeks of leave"
    let of_thing = || {
        known
            .parse
            .dependents(head, Deprel::Nmod)
            .any(|n| known.parse.case_of(n) == "of" && known.parse.tokens[n].nominal != NominalClass::Time)
    };
    if case == "for" && counted && clause.kind == ClauseKind::Copular && of_thing() {
        return ModifierKind::Purpose;
    }
    // "fined for years of delay"
    let unit = || matches!(time_word(known.parse.word(head)), Some(TimeWord::Unit));
    if case == "for" && modifiers::REASON_AFTER_FOR.has(&clause.lemma) && unit() && of_thing() {
        return ModifierKind::Cause;
    }
    // "sentenced to eight years"
    if is_time && !matches!(case, "about" | "with" | "of" | "as") && !(case == "to" && counted) {
        return ModifierKind::Time;
    }
    let of_amount = case.is_empty() || modifiers::PREPOSITIONS_OF_AMOUNT.has(case);
    // "from 20 kilograms"; "rose to 20 kilograms" is completed by them
    let measured = || counted && case != "to" && quantities::MEASURES.get(&token.lemma.to_lowercase()).is_some();
    if of_amount && (is_amount(known, head) || counted && is_time || measured()) {
        return ModifierKind::Amount;
    }
    of_case(known, clause, case, head)
}

/// "said in a tweet"; the network may take a tweet for a time.
fn is_medium(clause: &Clause, case: &str, token: &Token) -> bool {
    matches!(case, "in" | "on" | "via" | "through")
        && modifiers::SAYS_IN_A_MEDIUM.has(&clause.lemma)
        && statements::MEDIUM.has(&token.lemma.to_lowercase())
}

fn is_time(known: &Knowledge, head: usize) -> bool {
    let token = &known.parse.tokens[head];
    token.nominal == NominalClass::Time
        || known.kind(head) == Some(EntityKind::Date)
        || is_year(known.parse.word(head))
        || &*token.lemma == "time"
}

/// "her holiday": somebody's time is no stretch in which something goes on.
fn is_occasion(parse: &Parse, head: usize) -> bool {
    parse.tokens[head].nominal == NominalClass::Time
        && parse.dependent(head, Deprel::NmodPoss).is_some_and(|p| parse.tokens[p].upos == Upos::Pron)
        && time_word(parse.word(head)).is_none()
}

/// True for a number of four digits that names a year rather than an amount.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1000..=2100).contains(&y))
}

fn is_amount(known: &Knowledge, head: usize) -> bool {
    let token = &known.parse.tokens[head];
    // "at one of the clubs" is no amount
    let thing = matches!(token.nominal, NominalClass::Place | NominalClass::Person | NominalClass::Organization);
    known.kind(head) == Some(EntityKind::Money)
        || matches!(token.upos, Upos::Num | Upos::Sym) && !thing
        || modifiers::FRACTIONS.has(&token.lemma.to_lowercase())
}

/// What the preposition tells of a phrase that is neither a time nor an amount.
fn of_case(known: &Knowledge, clause: &Clause, case: &str, head: usize) -> ModifierKind {
    let kind = known.kind(head);
    let actor = matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Nationality));
    let place = kind == Some(EntityKind::Place) || known.parse.tokens[head].nominal == NominalClass::Place;
    let verb = clause.lemma.as_str();
    match case {
        // "charged with fraud", "accused of it"
        c if predicates::PREPOSITION_OF_CHARGE.get(verb) == Some(c) => ModifierKind::Topic,
        c if modifiers::PREPOSITIONS_OF_TIME.has(c) => ModifierKind::Time,
        c if modifiers::PREPOSITIONS_OF_TOPIC.has(c) => ModifierKind::Topic,
        c if modifiers::PREPOSITIONS_OF_CAUSE.has(c) => ModifierKind::Cause,
        "over" | "on" if modifiers::TOPIC_AFTER_ON.has(verb) && !place => ModifierKind::Topic,
        "over" if !place => ModifierKind::Cause,
        c if place && modifiers::PREPOSITIONS_OF_PLACE.has(c) => ModifierKind::Place,
        // "at the summit", "at the ministry", "outside the bank"
        "at" | "near" | "outside" | "inside" if matches!(kind, Some(EntityKind::Organization | EntityKind::Event)) => {
            ModifierKind::Place
        }
        "in" if kind == Some(EntityKind::Organization) => ModifierKind::Place,
        c if place && modifiers::PREPOSITIONS_OF_DIRECTION.has(c) => ModifierKind::Place,
        c if modifiers::PREPOSITIONS_OF_CONDITION.has(c) => ModifierKind::Condition,
        "from" if !place && (actor || modifiers::SOURCE_AFTER_FROM.has(verb)) => ModifierKind::Source,
        "for" if actor && modifiers::RECEIVER_AFTER_FOR.has(verb) => ModifierKind::Recipient,
        "to" if modifiers::RECEIVER_AFTER_TO.has(verb) => ModifierKind::Recipient,
        "" if kind == Some(EntityKind::Place) => ModifierKind::Place,
        "to" if place => ModifierKind::Place,
        "to" if actor => ModifierKind::Recipient,
        c if closed_classes::DISTRIBUTIVES.has(c) => ModifierKind::Amount,
        "for" if modifiers::REASON_AFTER_FOR.has(verb) || &*known.parse.tokens[head].lemma == "reason" => {
            ModifierKind::Cause
        }
        "for" if !actor => ModifierKind::Purpose,
        c if actor && modifiers::PREPOSITIONS_OF_COMPANY.has(c) => ModifierKind::Companion,
        "as" => ModifierKind::Capacity,
        // "was killed in a crash", "lost in the final": at what
        "in" if known.parse.tokens[head].nominal == NominalClass::Event => ModifierKind::Other,
        // "is 800, with a margin of 3 points": how something is done, not how something is
        c if modifiers::PREPOSITIONS_OF_MANNER.has(c) && clause.kind != ClauseKind::Copular => ModifierKind::Manner,
        _ => ModifierKind::Other,
    }
}

/// "yesterday" tells when, "abroad" where, "quickly" how; "also" tells nothing.
pub(super) fn of_adverb(known: &Knowledge, token: usize) -> Option<ModifierKind> {
    let lemma = known.parse.tokens[token].lemma.to_lowercase();
    // "as long as the strike goes on"
    if as_long_as(known.parse, token).is_some() {
        return Some(ModifierKind::Condition);
    }
    // "not only", "only to lose it again"
    let only = |w: usize| &*known.parse.lower(w) == "only";
    if only(token) && (token > 0 && &*known.parse.lower(token - 1) == "not" || known.parse.lower(token + 1) == "to") {
        return None;
    }
    let by_ending = || lemma.ends_with("ly") && !modifiers::ADVERBS_OF_NO_MANNER.has(&lemma);
    Some(match lemma.as_str() {
        l if modifiers::ADVERBS_OF_TIME.has(l) => ModifierKind::Time,
        l if modifiers::ADVERBS_OF_PLACE.has(l) => ModifierKind::Place,
        l if modifiers::ADVERBS_OF_MANNER.has(l) || by_ending() => ModifierKind::Manner,
        _ => return None,
    })
}

/// The clause of "as long as the strike goes on", which depends on the "long".
pub(super) fn as_long_as(parse: &Parse, adverb: usize) -> Option<usize> {
    let long = &*parse.tokens[adverb].lemma == "long";
    parse.dependents(adverb, Deprel::Advcl).find(|&c| long && parse.mark_of(c) == "as")
}

/// What the adverbial clause of this head tells, by its conjunction.
pub(super) fn of_adverbial_clause(known: &Knowledge, clause: &Clause, mark: &str, head: usize) -> Option<ModifierKind> {
    // "has backed him since he came", "left since he was ill"
    let perfect =
        || known.parse.dependents(clause.carrier, Deprel::Aux).any(|a| &*known.parse.tokens[a].lemma == "have");
    let concedes = || known.parse.dependents(head, Deprel::Advmod).any(|e| &*known.parse.tokens[e].lemma == "even");
    // "built a dam, so that the river ran dry"
    let came_of_it = || known.clauses.at(head).is_some_and(|c| c.tense == Tense::Past);
    Some(match mark {
        "since" if perfect() => ModifierKind::Time,
        "so_that" if came_of_it() => ModifierKind::Result,
        // "asked if he knew", "even if it rains"
        "if" if statements::ASKS.has(&clause.lemma) || concedes() => return None,
        m if connectives::CONDITIONS.has(m) && m != "once" => ModifierKind::Condition,
        m if modifiers::CONJUNCTIONS_OF_PURPOSE.has(m) => ModifierKind::Purpose,
        "as" if likens_or_doubtful(known, head) => return None,
        "as" if !gives_reason(known, head) => ModifierKind::Time,
        "because" | "since" | "as" => ModifierKind::Cause,
        "while" if is_contrast(known.parse, head) => return None,
        "when" if known.clauses.at(head).is_some_and(|c| is_as_for(known, c)) => return None,
        m if modifiers::CONJUNCTIONS_OF_TIME.has(m) => ModifierKind::Time,
        "by" => ModifierKind::Manner,
        _ => return None,
    })
}

/// What a word tells that the subject or object is said to be: "named him [envoy]", "left them [poor]".
pub(super) fn of_attribute(known: &Knowledge, clause: &Clause, head: usize) -> ModifierKind {
    let state = matches!(known.parse.tokens[head].upos, Upos::Adj | Upos::Verb);
    match state {
        true if modifiers::RESULT_AFTER.has(&clause.lemma) => ModifierKind::Result,
        _ => ModifierKind::Capacity,
    }
}
