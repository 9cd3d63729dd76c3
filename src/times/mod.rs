//! Times in the calendar: "on Wednesday" → 2025-11-26, where the day of publication is known.
//!
//! `words` parts an expression, `grammar` and `dates` read it, `calendar` finds its place, `interval` writes it, `relative` says
//! what is known where there is no place. The calendar arithmetic is that of `jiff`.
//!
//! How it is written: ISO 8601, with ".." for an open end as in ISO 8601-2 (EDTF, Library of Congress 2019); what has no place in the
//! calendar with an ISO 8601-2 duration, or `X` for unknown digits and the codes of TIMEX3 (TimeML 1.2.1: "XXXX-WXX-3" a Wednesday,
//! SP SU FA WI the seasons, Q1 a quarter, MO AF EV NI the parts of a day). Where it differs: parts of days, years and decades are
//! given as the stretch that they usually cover, marked approximate, so that a reader needs no table.
//!
//! How news means it:
//! * "on Wednesday" is the latest one up to and including the day of publication where the clause looks back, the next one from that
//!   day on where it looks ahead. "In May", "on March 3", "in summer" likewise.
//! * "last Friday" lies before the day of publication, "next Friday" in the week after, "this Friday" in its week. "Last May" is over,
//!   "next May" has not begun.
//! * Weeks run from Monday to Sunday, centuries from year 1 to year 100; summer is that of the north, June to August.
//! * "early", "mid", "late" are thirds; "the end of the year" is December. "A month ago" is told by its month, "five years ago" by
//!   its year; "the past five years" end on the day of publication.
//! * "two days earlier", "the year before" are counted from the last day, month or year that the text named shortly before.

mod calendar;
mod dates;
mod grammar;
mod interval;
mod relative;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    Clause, Clauses, Date, EntityKind, Mentions, Modality, Modifier, ModifierKind, Parse, Span, Tense, Triple, When,
};
use calendar::{Aim, Anchor, Expr};
use interval::Interval;

/// A time that the text names.
struct Named {
    span: Span,
    head: Span,
    sentence: usize,
    /// With a preposition, it is when something was, not a thing that is spoken of.
    told: bool,
    /// Without the preposition: what "a year later" is counted from after "since 2014".
    story: Option<Interval>,
    when: Option<When>,
}

/// Tells of every modifier of time, and of every triple, when it is.
pub(crate) fn place(
    parse: &Parse,
    mentions: &Mentions,
    clauses: &Clauses,
    published: Option<Date>,
    triples: &mut [Triple],
) {
    let named = named(parse, mentions, clauses, published);
    for triple in triples {
        let mut readings = Vec::new();
        for modifier in triple.modifiers.iter().filter(|m| m.kind == ModifierKind::Time) {
            let case = modifier.case.as_deref().unwrap_or_default();
            let p = &triple.predicate;
            let aim = aim(p.tense, triple.factuality.modality, &p.lemma, case);
            let anchor = Anchor {
                day: published.map(Date::civil),
                story: story(&named, modifier.span, triple.evidence.sentence),
                aim,
            };
            readings.push(expression(modifier, &named, parse, aim).map(|expr| (calendar::place(&expr, &anchor), expr)));
        }
        settle(triple, readings);
        if triple.when.is_none() && !triple.modifiers.iter().any(|m| m.kind == ModifierKind::Time) {
            // "was renamed | in 1918"
            let object = named.iter().find(|n| n.told && n.head == triple.object.head);
            triple.when = object.and_then(|n| n.when.clone());
        }
    }
}

/// Writes what the modifiers of a triple say into them and, together, into the triple.
fn settle(triple: &mut Triple, readings: Vec<Option<(Option<Interval>, Expr)>>) {
    let day = readings.iter().flatten().filter_map(|(i, _)| *i).find(Interval::is_day);
    let readings: Vec<_> = readings
        .into_iter()
        .map(|reading| match reading {
            // "at 5 p.m." with "on Friday" beside it
            Some((None, Expr::Clock(hour, minute, None))) => {
                day.and_then(|d| d.at(hour, minute)).map(|i| (Some(i), Expr::Clock(hour, minute, None)))
            }
            other => other,
        })
        .collect();
    let mut all: Option<Interval> = None;
    let mut apart = false;
    for interval in readings.iter().flatten().filter_map(|(i, _)| *i) {
        let both = match all {
            Some(before) => before.and(interval).or_else(|| before.joined(interval)),
            None => Some(interval),
        };
        apart |= both.is_none();
        all = both.or(all);
    }
    let mut relative = None;
    let times = triple.modifiers.iter_mut().filter(|m| m.kind == ModifierKind::Time);
    for (modifier, reading) in times.zip(readings) {
        modifier.when = reading.and_then(|(interval, expr)| when(interval, &expr));
        relative = relative.or_else(|| modifier.when.clone().filter(|w| matches!(w, When::Relative { .. })));
    }
    triple.when = match all {
        _ if apart => None,
        Some(interval) => interval.when(),
        None => relative,
    };
}

fn when(interval: Option<Interval>, expr: &Expr) -> Option<When> {
    match interval {
        Some(interval) => interval.when(),
        None => relative::of(expr),
    }
}

/// What a modifier says.
fn expression(modifier: &Modifier, named: &[Named], parse: &Parse, aim: Aim) -> Option<Expr> {
    let case = modifier.case.as_deref().unwrap_or_default();
    let longer = named.iter().find(|n| n.span.contains(modifier.span) && n.span != modifier.span);
    read_on(parse, modifier.span, case, aim)
        .or_else(|| longer.and_then(|n| with_case(case, &parse.text[n.span], aim)))
        .or_else(|| with_case(case, &modifier.text, aim))
}

fn with_case(case: &str, text: &str, aim: Aim) -> Option<Expr> {
    let case = case.replace('_', " ");
    let has_case = text.get(..case.len()).is_some_and(|t| t.eq_ignore_ascii_case(&case));
    if has_case { grammar::parse(text, aim) } else { grammar::parse(&format!("{case} {text}"), aim) }
}

/// The longest expression that begins with these words and goes on: "from 2015 [to 2018]", "in March [of last year]", "on Tuesday
/// [at 10 a.m.]". Not "In May [12] people died".
fn read_on(parse: &Parse, span: Span, case: &str, aim: Aim) -> Option<Expr> {
    const LONGEST: usize = 7;
    let next = parse.tokens.partition_point(|t| t.span.start < span.end);
    let sentence = next.checked_sub(1).map(|last| parse.tokens[last].sentence)?;
    let rest = parse.tokens[next..].iter().take(LONGEST).take_while(|t| t.sentence == sentence);
    let ends: Vec<usize> = rest.map(|t| t.span.end).collect();
    let goes_on = ends.len() > 1
        && matches!(
            &*parse.word(next).to_lowercase(),
            "to" | "until" | "till" | "through" | "-" | "–" | "and" | "of" | "at" | "last" | "next" | "this"
        );
    // "in May last year's winner": the year is the winner's
    let owns = |end: &usize| parse.text[*end..].starts_with(['\'', '’']);
    let mut longest_first = ends.iter().skip(1).rev().filter(|e| goes_on && !owns(e));
    longest_first.find_map(|&end| with_case(case, &parse.text[Span::new(span.start, end)], aim))
}

/// The time that the text speaks of: the last one before, if it is near and a day, a month or a year.
fn story(named: &[Named], span: Span, sentence: usize) -> Option<Interval> {
    const FAR: usize = 2;
    let before = named.iter().rev().filter(|n| n.span.end <= span.start && n.sentence + FAR >= sentence);
    before.filter_map(|n| n.story).next().filter(Interval::is_single)
}

/// The dates of the text, in its order.
fn named(parse: &Parse, mentions: &Mentions, clauses: &Clauses, published: Option<Date>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for mention in mentions.list.iter().filter(|m| m.kind == EntityKind::Date) {
        let (span, sentence) = (parse.span_of(mention.tokens.clone()), parse.tokens[mention.head].sentence);
        let case = parse.case_of(mention.head);
        let clause = clause_of(parse, clauses, mention.head);
        let aim = clause.map_or(Aim::Back, |c| aim(c.tense, c.modality, &c.lemma, &case));
        let anchor = Anchor { day: published.map(Date::civil), story: story(&named, span, sentence), aim };
        let place = |expr: &Expr| calendar::place(expr, &anchor);
        let expr = read_on(parse, span, &case, aim).or_else(|| with_case(&case, &parse.text[span], aim));
        let alone = grammar::parse(&parse.text[span], aim).and_then(|e| place(&e));
        let when = expr.and_then(|e| when(place(&e), &e));
        let told = !case.is_empty();
        named.push(Named { span, head: parse.tokens[mention.head].span, sentence, told, story: alone, when });
    }
    named.sort_by_key(|n| n.span);
    named
}

/// The clause that a word stands in.
fn clause_of<'c>(parse: &Parse, clauses: &'c Clauses, word: usize) -> Option<&'c Clause> {
    let up = |&w: &usize| parse.tokens[w].head;
    std::iter::successors(Some(word), up).take(parse.tokens.len()).find_map(|w| clauses.at(w))
}

/// Whether "on Friday" is to come.
fn aim(tense: Tense, modality: Modality, lemma: &str, case: &str) -> Aim {
    // "postponed the vote until Friday", "set a hearing for May"
    let puts_off = matches!(
        lemma,
        "postpone"
            | "delay"
            | "schedule"
            | "reschedule"
            | "adjourn"
            | "extend"
            | "plan"
            | "set"
            | "slate"
            | "call"
            | "expect"
            | "move"
            | "push_back"
            | "put_off"
    );
    match (case, tense, modality) {
        ("since", ..) => Aim::Back,
        ("for" | "to" | "until" | "till", ..) if puts_off => Aim::Ahead,
        (_, Tense::Future, _) | (_, _, Modality::Future) => Aim::Ahead,
        (_, Tense::Past, _) => Aim::Back,
        (_, Tense::None, Modality::Actual) => Aim::Back,
        _ => Aim::Ahead,
    }
}

/// What a time expression says, with its preposition; none for what is no time or has no place in the calendar of [`Date`].
#[cfg(test)]
fn read(text: &str, published: Option<Date>, story: Option<Interval>, aim: Aim) -> Option<When> {
    let expr = grammar::parse(text, aim)?;
    when(calendar::place(&expr, &Anchor { day: published.map(Date::civil), story, aim }), &expr)
}
