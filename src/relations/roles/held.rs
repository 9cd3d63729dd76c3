//! Whether a role is held: what the clause says that gives it to somebody.

use super::super::knowledge::Knowledge;
use crate::lexicon::Words;
use crate::lexicon::vocabulary::offices;
use crate::{AttributionKind, Clause, Deprel, Modality, Polarity, RoleLink, RoleStatus, Tense, Upos};

/// What the time of the clause is to the time of the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "was mayor in 2012"
    None,
    /// "became mayor in 2012"
    Start,
    /// "resigned as mayor in 2012"
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) status: RoleStatus,
    pub(super) bound: Bound,
    /// An end that is told makes it a former role.
    pub(super) ends: bool,
    /// "became mayor": nothing tells that it is held still.
    pub(super) passing: bool,
    /// "As mayor, Holm opened the bridge on Friday": the time of the clause is not that of the role.
    pub(super) aside: bool,
}

/// None where the role is denied, only wished for, possible or asked.
pub(super) fn read(
    known: &Knowledge,
    clause: Option<&Clause>,
    head: usize,
    link: RoleLink,
    told: RoleStatus,
) -> Option<Held> {
    let current = told == RoleStatus::Current;
    let plain = Held { status: told, bound: Bound::None, ends: current, passing: false, aside: false };
    let Some(clause) = clause else { return Some(plain) };
    let (past, denied) = (clause.tense == Tense::Past, clause.polarity == Polarity::Negative);
    // "was mayor", also where the tree has "was" over "mayor"
    let copula = link == RoleLink::Copula || clause.head == head || clause.lemma == "be";
    if !copula && is(clause, offices::GIVES_UP) && told != RoleStatus::Nominee {
        let taken = clause.lemma == "replace" && told != RoleStatus::Former;
        let done = !denied && clause.modality == Modality::Actual && !taken;
        return Some(match (taken, done) {
            (true, _) => Held { bound: Bound::Start, passing: past, ..plain },
            (_, true) => Held { status: RoleStatus::Former, bound: Bound::End, ends: false, ..plain },
            // "refused to resign as mayor", "will step down as mayor in May"
            _ if denied => Held { status: RoleStatus::Current, ends: false, ..plain },
            _ => Held { status: RoleStatus::Current, bound: Bound::End, ends: false, ..plain },
        });
    }
    if denied {
        return None;
    }
    let (takes, stays) = (!copula && is(clause, offices::TAKES), is(clause, offices::STAYS));
    // "As mayor, Holm opened the bridge"
    if !copula && !takes && !stays && !is(clause, offices::IS) {
        return Some(Held { passing: true, aside: true, ends: false, ..plain });
    }
    let bound = if takes { Bound::Start } else { Bound::None };
    let status = match clause.modality {
        _ if told == RoleStatus::Nominee => return Some(Held { bound, ends: false, ..plain }),
        Modality::Actual => told,
        Modality::Future if matches!(told, RoleStatus::Current | RoleStatus::Elect) => to_come(known, clause)?,
        Modality::Future => told,
        _ => return None,
    };
    let held = Held { status, bound, ends: current && past, passing: takes && past, aside: false };
    // "was mayor", "served as mayor", but "has been mayor", "had become mayor", "remained mayor"
    let over = past
        && !takes
        && !stays
        && status == RoleStatus::Current
        && !is_perfect(known, clause)
        && !is_shifted(known, clause);
    let status = if over { RoleStatus::Former } else { status };
    Some(Held { status, ..held })
}

/// "Holm heads the agency"
pub(super) fn by_verb(known: &Knowledge, clause: &Clause) -> Option<Held> {
    if clause.polarity == Polarity::Negative {
        return None;
    }
    let status = match clause.modality {
        Modality::Future => to_come(known, clause)?,
        Modality::Actual
            if clause.tense == Tense::Past
                && !is_perfect(known, clause)
                && !is_shifted(known, clause)
                && !is_reduced(known, clause) =>
        {
            RoleStatus::Former
        }
        Modality::Actual => RoleStatus::Current,
        _ => return None,
    };
    Some(Held { status, bound: Bound::None, ends: clause.tense == Tense::Past, passing: false, aside: false })
}

/// "will become mayor", "is set to become mayor", "nominated to lead"; none for what is only planned.
fn to_come(known: &Knowledge, clause: &Clause) -> Option<RoleStatus> {
    let token = &known.parse.tokens[clause.carrier];
    let above = token.head.filter(|_| token.deprel == Deprel::Xcomp).map(|up| &known.parse.tokens[up]);
    match above.filter(|up| up.upos == Upos::Verb).map(|up| &*up.lemma) {
        None => Some(RoleStatus::Elect),
        Some("nominate" | "propose") => Some(RoleStatus::Nominee),
        Some(
            "go" | "set" | "slate" | "schedule" | "elect" | "choose" | "appoint" | "name" | "pick" | "select" | "tap"
            | "expect" | "hire",
        ) => Some(RoleStatus::Elect),
        Some(_) => None,
    }
}

/// The verb, or the verb that shows it, is in this list, with its particle or without.
fn is(clause: &Clause, section: Words) -> bool {
    section.has(&clause.lemma)
}

/// "has been mayor": still so.
fn is_perfect(known: &Knowledge, clause: &Clause) -> bool {
    clause.words.iter().any(|&w| {
        let token = &known.parse.tokens[w];
        token.upos == Upos::Aux
            && &*token.lemma == "have"
            && !known.parse.word(w).eq_ignore_ascii_case("had")
            && !known.parse.word(w).eq_ignore_ascii_case("'d")
    })
}

/// "The team, led by Moen, grew": the participle tells no time.
fn is_reduced(known: &Knowledge, clause: &Clause) -> bool {
    clause.passive && known.parse.dependent(clause.carrier, Deprel::AuxPass).is_none()
}

/// "He said he was the mayor": he says that he is.
fn is_shifted(known: &Knowledge, clause: &Clause) -> bool {
    let pluperfect = clause.words.iter().any(|&w| &*known.parse.tokens[w].lemma == "have");
    let claim = clause.claim.get().map(|c| &known.clauses.claims[c]);
    !pluperfect && claim.is_some_and(|c| c.kind == AttributionKind::Indirect)
}
