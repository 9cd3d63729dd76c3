//! Whether a role is held, as the clause says that gives it to somebody.

use super::super::knowledge::Knowledge;
use crate::lexicon;
use crate::lexicon::vocabulary::offices;
use crate::{AttributionKind, Clause, Deprel, Modality, Polarity, RoleLink, RoleStatus, Tense, Upos};

/// What the time of the clause says of the time in office.
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
pub(super) struct Tenure {
    pub(super) status: RoleStatus,
    pub(super) bound: Bound,
    /// Whether a time that is over makes it a former role.
    pub(super) may_be_over: bool,
    /// "became mayor": nothing tells whether it is still held.
    pub(super) unsure_if_held: bool,
    /// "As mayor, Holm opened the bridge on Friday": the time of the clause is not that of the office.
    pub(super) untimed: bool,
}

/// `told` is the status that the phrase tells by itself. None where the role is denied, only wished for, possible or asked for.
pub(super) fn read(
    known: &Knowledge,
    clause: Option<&Clause>,
    head: usize,
    link: RoleLink,
    told: RoleStatus,
) -> Option<Tenure> {
    let current = told == RoleStatus::Current;
    let plain =
        Tenure { status: told, bound: Bound::None, may_be_over: current, unsure_if_held: false, untimed: false };
    let Some(clause) = clause else { return Some(plain) };
    let (past, denied) = (clause.tense == Tense::Past, clause.polarity == Polarity::Negative);
    // "was mayor", also where the tree has "was" over "mayor"
    let copula = link == RoleLink::Copula || clause.head == head || clause.lemma == "be";
    if !copula && offices::GIVES_UP.has(&clause.lemma) && told != RoleStatus::Nominee {
        return Some(at_the_end(clause, plain));
    }
    if denied {
        return None;
    }
    let (takes, stays) = (!copula && offices::TAKES.has(&clause.lemma), offices::STAYS.has(&clause.lemma));
    // "As mayor, Holm opened the bridge"
    if !copula && !takes && !stays && !offices::SERVES_AS.has(&clause.lemma) {
        return Some(Tenure { unsure_if_held: true, untimed: true, may_be_over: false, ..plain });
    }
    let bound = if takes { Bound::Start } else { Bound::None };
    let status = match clause.modality {
        _ if told == RoleStatus::Nominee => return Some(Tenure { bound, may_be_over: false, ..plain }),
        Modality::Actual => told,
        Modality::Future if matches!(told, RoleStatus::Current | RoleStatus::Elect) => to_come(known, clause)?,
        Modality::Future => told,
        _ => return None,
    };
    let tenure = Tenure { status, bound, may_be_over: current && past, unsure_if_held: takes && past, untimed: false };
    // "was mayor", "served as mayor", but "has been mayor", "had become mayor", "remained mayor"
    let over = past
        && !takes
        && !stays
        && status == RoleStatus::Current
        && !is_perfect(known, clause)
        && !is_backshifted(known, clause);
    let status = if over { RoleStatus::Former } else { status };
    Some(Tenure { status, ..tenure })
}

/// The tenure where the clause tells that somebody gives the role up; `plain` is as the phrase tells it.
fn at_the_end(clause: &Clause, plain: Tenure) -> Tenure {
    let current = Tenure { status: RoleStatus::Current, may_be_over: false, ..plain };
    if clause.lemma == "replace" && plain.status != RoleStatus::Former {
        // "Holm replaced Lund as mayor": Holm's begins
        Tenure { bound: Bound::Start, unsure_if_held: clause.tense == Tense::Past, ..plain }
    } else if clause.polarity == Polarity::Negative {
        // "refused to resign as mayor"
        current
    } else if clause.modality == Modality::Actual {
        Tenure { status: RoleStatus::Former, bound: Bound::End, ..current }
    } else {
        // "will step down as mayor in May"
        Tenure { bound: Bound::End, ..current }
    }
}

/// "Holm heads the agency"
pub(super) fn by_verb(known: &Knowledge, clause: &Clause) -> Option<Tenure> {
    if clause.polarity == Polarity::Negative {
        return None;
    }
    let status = match clause.modality {
        Modality::Future => to_come(known, clause)?,
        // "then led by Moen"
        Modality::Actual if is_of_the_past(known, clause) => RoleStatus::Former,
        Modality::Actual
            if clause.tense == Tense::Past
                && !is_perfect(known, clause)
                && !is_backshifted(known, clause)
                && !is_reduced_relative(known, clause) =>
        {
            RoleStatus::Former
        }
        Modality::Actual => RoleStatus::Current,
        _ => return None,
    };
    Some(Tenure {
        status,
        bound: Bound::None,
        may_be_over: clause.tense == Tense::Past,
        unsure_if_held: false,
        untimed: false,
    })
}

/// "will become mayor", "is set to become mayor", "nominated to lead"; none for what is only planned.
fn to_come(known: &Knowledge, clause: &Clause) -> Option<RoleStatus> {
    let token = &known.parse.tokens[clause.carrier];
    let above = token.head.filter(|_| token.deprel == Deprel::Xcomp).map(|up| &known.parse.tokens[up]);
    match above.filter(|up| up.upos == Upos::Verb).map(|up| &*up.lemma) {
        None => Some(RoleStatus::Elect),
        Some("nominate" | "propose") => Some(RoleStatus::Nominee),
        Some(verb) => offices::NAMED_TO.has(verb).then_some(RoleStatus::Elect),
    }
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

/// "The team, [led by Moen], grew": a participle alone tells no time.
fn is_reduced_relative(known: &Knowledge, clause: &Clause) -> bool {
    clause.passive && known.parse.dependent(clause.carrier, Deprel::AuxPass).is_none()
}

/// "then led by Moen", "formerly headed by Holm"
fn is_of_the_past(known: &Knowledge, clause: &Clause) -> bool {
    let adverbs = known.parse.dependents(clause.carrier, Deprel::Advmod);
    let former = |word: &str| lexicon::role_status(word) == Some(RoleStatus::Former);
    is_reduced_relative(known, clause) && adverbs.filter(|&a| a < clause.carrier).any(|a| former(known.parse.word(a)))
}

/// "He said he was the mayor": he says that he is the mayor, with the tense shifted back.
fn is_backshifted(known: &Knowledge, clause: &Clause) -> bool {
    let pluperfect = clause.words.iter().any(|&w| &*known.parse.tokens[w].lemma == "have");
    let claim = clause.claim.get().map(|c| &known.clauses.claims[c]);
    !pluperfect && claim.is_some_and(|c| c.kind == AttributionKind::Indirect)
}
