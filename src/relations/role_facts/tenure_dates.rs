//! When a role is held, where no clause tells: "Holm, mayor from 2010 to 2014", "Holm, president (2010-2014)".

use std::ops::Range;

use super::super::argument_text;
use super::super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{modifiers, offices};
use crate::{EntityKind, MentionForm, Modifier, ModifierKind, RoleLink, Span, Upos};

/// How many words behind the role may belong to its time: "(born 1962), mayor of the old town of Lund from 2010 until May 2014".
const REACH: usize = 14;

/// The times in and right behind the words of a role.
pub(super) fn beside(known: &Knowledge, tokens: &Range<usize>, head: usize, link: RoleLink) -> Vec<Modifier> {
    let parse = known.parse;
    let sentence = parse.sentence_of(head).tokens.end;
    let end = sentence.min(tokens.end + REACH);
    let mut found: Vec<Modifier> = in_brackets(known, tokens.end, end).into_iter().collect();
    if link == RoleLink::Title {
        return found;
    }
    let stop = |w: usize| {
        let token = &parse.tokens[w];
        matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron)
            || token.upos == Upos::Punct && !matches!(parse.word(w), "-" | "–")
    };
    let last = (head + 1..end).find(|&w| w >= tokens.end && stop(w)).unwrap_or(end);
    let list = &known.mentions.list;
    let behind = list[list.partition_point(|m| m.tokens.start <= head)..].iter().take_while(|m| m.tokens.start < last);
    let dates = behind.filter(|m| m.kind == EntityKind::Date && m.form == MentionForm::Name);
    for date in dates.filter(|m| m.tokens.end <= last) {
        let case = parse.case_of(date.head);
        let bare = case.is_empty()
            && (date.tokens.end == last && years(parse.word(date.tokens.start))
                || date.tokens.start == tokens.end && link == RoleLink::Appointment);
        let on = case == "on" && link == RoleLink::Appointment;
        if (is_preposition_of_term(&case) || bare || on)
            && !found.iter().any(|f| f.span.contains(parse.span_of(date.tokens.clone())))
        {
            let argument = argument_text::compact(known, date.head, &[]);
            found.push(modifier(argument.span, argument.text, Some(case).filter(|c| !c.is_empty())));
        }
    }
    found
}

/// "today", "still": they say that the role is held or was held, not when.
pub(super) fn is_now(modifier: &Modifier) -> bool {
    modifier.kind == ModifierKind::Time && modifiers::ADVERBS_OF_STANDING.has_any_case(&modifier.text)
}

/// A time that tells no beginning or end by itself: "in May", unlike "since May".
pub(super) fn is_point(modifier: &Modifier) -> bool {
    modifier.kind != ModifierKind::Time || !modifier.case.as_deref().is_some_and(|c| offices::TERM_BOUNDS.has(c))
}

/// "(2010-2014)"
fn in_brackets(known: &Knowledge, open: usize, end: usize) -> Option<Modifier> {
    let parse = known.parse;
    let opens = open < end && parse.word(open) == "(";
    let close = (open + 1..end).find(|&w| opens && parse.word(w) == ")")?;
    let (span, case) = match (years(parse.word(open + 1)), is_preposition_of_term(&parse.lower(open + 1))) {
        (true, _) => (parse.span_of(open + 1..close), None),
        (_, true) => (parse.span_of(open + 2..close), Some(parse.lower(open + 1).into_owned())),
        _ => return None,
    };
    Some(modifier(span, parse.text[span].to_owned(), case))
}

/// "2010", "2010-2014"
fn years(word: &str) -> bool {
    word.chars().take_while(char::is_ascii_digit).count() == 4
}

fn is_preposition_of_term(case: &str) -> bool {
    offices::TERM_TIMES.has(case)
}

fn modifier(span: Span, text: String, case: Option<String>) -> Modifier {
    Modifier { case, ..Modifier::new(ModifierKind::Time, text, span) }
}
