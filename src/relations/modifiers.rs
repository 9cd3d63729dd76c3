//! What the other phrases of a clause tell: when, where, about what, why, ...

use super::knowledge::Knowledge;
use super::phrases;
use super::{Draft, Granularity};
use crate::{Clause, EntityKind, Modifier, ModifierKind, NominalClass, Slot, Upos};

/// The phrases of the draft's clause that are neither its subject nor its object.
pub(super) fn of_draft(known: &Knowledge, draft: &Draft, clause: &Clause, granularity: Granularity) -> Vec<Modifier> {
    let mut found = Vec::new();
    for argument in &clause.arguments {
        let head = argument.head;
        if head == draft.subject || head == draft.object || head == clause.head || is_inside(known, draft, head) {
            continue;
        }
        let (kind, case) = match &argument.slot {
            Slot::Oblique(case) => (kind_of(known, clause, case, head), case.clone()),
            Slot::Recipient => (ModifierKind::Recipient, String::new()),
            Slot::Attribute => (ModifierKind::Capacity, String::new()),
            Slot::Adverb => match adverb(known, head) {
                Some(kind) => (kind, String::new()),
                None => continue,
            },
            Slot::Adverbial(mark) => match adverbial(mark) {
                Some(kind) => (kind, mark.clone()),
                None => continue,
            },
            _ => continue,
        };
        if case.starts_with("according") {
            continue;
        }
        let argument = match argument.slot {
            Slot::Adverbial(_) => phrases::clause(known, head),
            _ => phrases::argument(known, head, granularity),
        };
        if argument.text.is_empty() {
            continue;
        }
        found.push(Modifier {
            kind,
            span: argument.span,
            text: argument.text,
            case: (!case.is_empty()).then_some(case),
            entity: argument.entity,
        });
    }
    found.sort_by_key(|m| m.span);
    found.dedup();
    found
}

/// "the fighting [in Ukraine] in May": what an argument says already is no modifier as well.
fn is_inside(known: &Knowledge, draft: &Draft, head: usize) -> bool {
    [draft.subject, draft.object].iter().any(|&a| {
        // the arguments of a copular clause hang under its attribute, which is the object: that does not make them part of it
        known.clauses.at(a).is_none_or(|c| c.head != a || c.kind == crate::ClauseKind::Nominal)
            && known.parse.is_under(head, a)
    })
}

/// What a prepositional phrase tells.
pub(super) fn kind_of(known: &Knowledge, clause: &Clause, case: &str, head: usize) -> ModifierKind {
    let token = &known.parse.tokens[head];
    let kind = known.kind(head);
    let is_time =
        token.nominal == NominalClass::Time || kind == Some(EntityKind::Date) || is_year(known.parse.word(head));
    if is_time && !matches!(case, "about" | "with" | "of" | "as") {
        return ModifierKind::Time;
    }
    let actor = matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Nationality));
    let place = matches!(kind, Some(EntityKind::Place)) || token.nominal == NominalClass::Place;
    match case {
        "during" | "before" | "after" | "since" | "until" | "till" | "throughout" | "ahead_of" | "prior_to"
        | "following" | "amid" | "upon" => ModifierKind::Time,
        "about" | "regarding" | "concerning" | "on_the_subject_of" | "as_to" | "with_regard_to" => ModifierKind::Topic,
        "because_of" | "due_to" | "thanks_to" | "as_a_result_of" | "owing_to" => ModifierKind::Cause,
        "over" | "on" if talks(clause) && !place => ModifierKind::Topic,
        "over" if !place => ModifierKind::Cause,
        "in" | "at" | "near" | "outside" | "inside" | "across" | "within" | "around" | "behind" | "above" | "below"
        | "beside" | "along" | "between"
            if place
                || (matches!(kind, Some(EntityKind::Organization | EntityKind::Event))
                    && matches!(case, "in" | "at" | "near" | "outside" | "inside")) =>
        {
            ModifierKind::Place
        }
        "on" | "off" | "from" | "through" | "into" | "onto" | "toward" | "towards" | "past" if place => {
            ModifierKind::Place
        }
        "to" if place => ModifierKind::Place,
        "to" if actor => ModifierKind::Recipient,
        "for" if kind == Some(EntityKind::Money) || token.upos == Upos::Sym => ModifierKind::Amount,
        "for" if !actor => ModifierKind::Purpose,
        "by" if token.upos == Upos::Num || token.upos == Upos::Sym || kind == Some(EntityKind::Money) => {
            ModifierKind::Amount
        }
        "with" | "alongside" | "together_with" | "along_with" if actor => ModifierKind::Companion,
        "as" => ModifierKind::Capacity,
        "with" | "without" | "under" | "by" | "through" | "via" | "like" | "in" => ModifierKind::Manner,
        "" if kind == Some(EntityKind::Money) || matches!(token.upos, Upos::Num | Upos::Sym) => ModifierKind::Amount,
        _ => ModifierKind::Other,
    }
}

/// Verbs and nouns of speaking, whose "on" and "over" give the topic.
fn talks(clause: &Clause) -> bool {
    matches!(
        clause.lemma.as_str(),
        "talk"
            | "talks"
            | "speak"
            | "discuss"
            | "negotiate"
            | "agree"
            | "meet"
            | "meeting"
            | "conversation"
            | "discussion"
            | "negotiation"
            | "consultation"
            | "consult"
            | "argue"
            | "clash"
            | "differ"
            | "comment"
            | "vote"
            | "report"
            | "brief"
            | "briefing"
            | "advise"
            | "debate"
            | "dispute"
            | "focus"
            | "touch"
            | "write"
            | "speech"
            | "summit"
            | "conference"
            | "agreement"
            | "deal"
            | "dialogue"
            | "call"
            | "lecture"
            | "testify"
            | "question"
            | "criticize"
            | "accuse"
            | "warn"
    )
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1000..=2100).contains(&y))
}

/// "yesterday" tells when, "abroad" where, "quickly" how; "also" tells nothing.
fn adverb(known: &Knowledge, token: usize) -> Option<ModifierKind> {
    let lemma = known.parse.tokens[token].lemma.to_lowercase();
    Some(match lemma.as_str() {
        "yesterday" | "today" | "tomorrow" | "tonight" | "now" | "recently" | "soon" | "later" | "earlier"
        | "already" | "ago" | "previously" | "then" | "currently" | "immediately" | "once" | "early" | "late"
        | "overnight" | "formerly" | "still" | "always" | "often" | "lately" | "eventually" | "again" | "annually"
        | "daily" | "weekly" => ModifierKind::Time,
        "here" | "there" | "abroad" | "home" | "nearby" | "overseas" | "elsewhere" | "everywhere" | "somewhere"
        | "away" | "downtown" | "upstairs" | "outside" | "inside" => ModifierKind::Place,
        l if l.ends_with("ly")
            && !matches!(
                l,
                "only"
                    | "really"
                    | "actually"
                    | "certainly"
                    | "probably"
                    | "possibly"
                    | "allegedly"
                    | "reportedly"
                    | "apparently"
                    | "likely"
                    | "practically"
                    | "basically"
                    | "obviously"
            ) =>
        {
            ModifierKind::Manner
        }
        "together" | "well" | "hard" | "fast" => ModifierKind::Manner,
        _ => return None,
    })
}

fn adverbial(mark: &str) -> Option<ModifierKind> {
    Some(match mark {
        "to" | "in_order_to" | "so_that" | "so_as_to" | "in_order_that" => ModifierKind::Purpose,
        "because" | "since" | "as" => ModifierKind::Cause,
        "after" | "before" | "when" | "while" | "until" | "till" | "once" | "as_soon_as" => ModifierKind::Time,
        "by" => ModifierKind::Manner,
        _ => return None,
    })
}
