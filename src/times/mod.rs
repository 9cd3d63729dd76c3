//! Times in the calendar: "on Wednesday" → 2025-11-26, where the day of publication is known.
//!
//! `phrases` says which words of the trees may tell one. `words` parts an expression, `grammar`, `dates`, `hours`, `distances` and
//! `feasts` read it, `calendar` finds its place, `Interval` writes it, and `relative` says what is known where there is no place. The calendar arithmetic is that of `jiff`.
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
mod distances;
mod feasts;
mod grammar;
mod hours;
mod phrases;
mod relative;
#[cfg(test)]
mod tests;
mod words;

use crate::doc::{Aim, Interval, TimePhrase, TimeReading};
use crate::lexicon::vocabulary;
use crate::{
    Clause, Clauses, Date, Deprel, EntityKind, Mentions, Modality, NominalClass, Parse, Polarity, Span, Tense, Times,
};
use calendar::{Anchor, Expr};
use phrases::Phrase;

/// A time that the text names.
struct Named {
    span: Span,
    sentence: usize,
    /// Without the preposition: what "a year later" is counted from after "since 2014".
    story: Option<Interval>,
}

/// Reads every phrase that tells a time.
pub fn read(parse: &Parse, mentions: &Mentions, clauses: &Clauses, published: Option<Date>) -> Times {
    let named = named(parse, mentions, clauses, published);
    let reader = TimeReader { parse, clauses, published, named: &named };
    let phrases = phrases::all(parse, mentions, clauses);
    Times::new(phrases.iter().filter_map(|phrase| reader.phrase(phrase)).collect(), published)
}

/// Reads the times of one text.
struct TimeReader<'a> {
    parse: &'a Parse,
    clauses: &'a Clauses,
    published: Option<Date>,
    named: &'a [Named],
}

impl TimeReader<'_> {
    fn anchor(&self, span: Span, sentence: usize, aim: Aim) -> Anchor {
        let story = story_before(self.named, span, sentence);
        Anchor { day: self.published.map(Date::civil), story, aim }
    }

    /// What a phrase tells; none where that is no time.
    fn phrase(&self, phrase: &Phrase) -> Option<TimePhrase> {
        let read = |aim| expression(phrase, self.named, self.parse, aim);
        let back = read(Aim::Back);
        let ahead = if grammar::depends_on_aim(&phrase.case, &self.parse.text[phrase.span]) {
            read(Aim::Ahead)
        } else {
            back.clone()
        };
        let told = |expr: Option<Expr>, aim| Some(told(&expr?, &self.anchor(phrase.span, phrase.sentence, aim)));
        let readings = [told(back, Aim::Back), told(ahead, Aim::Ahead)];
        let Phrase { span, case, .. } = phrase;
        readings.iter().any(Option::is_some).then(|| TimePhrase {
            span: *span,
            case: case.clone(),
            aim: aim_at(self.parse, self.clauses, *span, case),
            readings,
        })
    }
}

fn told(expr: &Expr, anchor: &Anchor) -> TimeReading {
    let interval = calendar::place(expr, anchor);
    let relative = if interval.is_none() { relative::of(expr) } else { None };
    let clock = if let Expr::Clock(clock, _) = expr { Some(*clock) } else { None };
    TimeReading { interval, relative, clock }
}

fn is_case(word: &str) -> bool {
    vocabulary::times::PREPOSITIONS.has(word)
}

/// What a phrase says, with what belongs to it in the words around it.
fn expression(phrase: &Phrase, named: &[Named], parse: &Parse, aim: Aim) -> Option<Expr> {
    let (span, case, text) = (phrase.span, &*phrase.case, &parse.text[phrase.span]);
    let begun = &named[..named.partition_point(|n| n.span.start <= span.start)];
    let longer = begun.last().filter(|n| n.span.contains(span) && n.span != span);
    let before = word_before(parse, span).map(|w| parse.lower(w)).unwrap_or_default();
    // A text does not tell when a fiscal year begins; "every Friday" is many.
    if vocabulary::times::NOT_ONE_TIME.has(&before) {
        return None;
    }
    if let Some(wider) = to_the_left(parse, span) {
        let before = word_before(parse, wider).map(|w| parse.lower(w)).unwrap_or_default();
        let case = if case.is_empty() && is_case(&before) { &*before } else { case };
        return read_on(parse, wider, case, aim).or_else(|| with_case(case, &parse.text[wider], aim));
    }
    let with_article = with_article(parse, span);
    if let Some((unit, by, rest)) = grammar::apart(text, aim).filter(|(.., rest)| !rest.is_empty()) {
        // "two days after Christmas", "a day after the council met on Monday", "a day after the opposition accused him"
        let within = || begun.last().filter(|n| span.contains(n.span)).and_then(|n| n.story);
        let inside = || named[begun.len()..].iter().take_while(|n| n.span.start < span.end).find_map(|n| n.story);
        let from = grammar::parse(rest, aim).or_else(|| within().or_else(inside).map(Expr::Fixed));
        return Some(Expr::Apart(unit, by, from.map(Box::new)));
    }
    read_on(parse, with_article, case, aim)
        .or_else(|| with_case(case, &parse.text[with_article], aim).filter(|_| with_article != span))
        .or_else(|| longer.and_then(|n| with_case(case, &parse.text[n.span], aim)))
        .or_else(|| with_case(case, text, aim))
}

/// "a couple of weeks ago" of "weeks ago", "Good Friday" of "Friday".
fn to_the_left(parse: &Parse, span: Span) -> Option<Span> {
    let first = parse.tokens.partition_point(|t| t.span.start < span.start);
    let from = |words: usize| {
        let start = first.checked_sub(words).filter(|&s| parse.tokens[s].sentence == parse.tokens[first].sentence)?;
        Some(parse.tokens[start].span.cover(span))
    };
    let couple = from(3).filter(|s| begins(&parse.text[*s], "a couple of "));
    let feast = || [2, 1].into_iter().find_map(|n| from(n).filter(|s| feasts::is_name(&parse.text[*s])));
    if first < parse.tokens.len() { couple.or_else(feast) } else { None }
}

fn word_before(parse: &Parse, span: Span) -> Option<usize> {
    let first = parse.tokens.partition_point(|t| t.span.start < span.start);
    let before = first.checked_sub(1)?;
    parse.tokens.get(first).filter(|t| t.sentence == parse.tokens[before].sentence).map(|_| before)
}

/// "the next day" of a modifier that is "next day".
fn with_article(parse: &Parse, span: Span) -> Span {
    match word_before(parse, span) {
        Some(the) if parse.word(the).eq_ignore_ascii_case("the") => parse.tokens[the].span.cover(span),
        _ => span,
    }
}

fn with_case(case: &str, text: &str, aim: Aim) -> Option<Expr> {
    // "this past Sunday": the tree may take it for a preposition
    let case = if case == "past" { String::new() } else { case.replace('_', " ") };
    if begins(text, &case) { grammar::parse(text, aim) } else { grammar::parse(&format!("{case} {text}"), aim) }
}

/// True for a text that begins so, in whatever case of its letters.
fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|t| t.eq_ignore_ascii_case(with))
}

/// The longest expression that begins with these words and goes on: "from 2015 [to 2018]", "in March [of last year]", "on Tuesday
/// [at 10 a.m.]". Not "In May [12] people died".
fn read_on(parse: &Parse, span: Span, case: &str, aim: Aim) -> Option<Expr> {
    const LONGEST: usize = 7;
    let next = parse.tokens.partition_point(|t| t.span.start < span.end);
    let sentence = next.checked_sub(1).map(|last| parse.tokens[last].sentence)?;
    let goes_on = |word: &str| vocabulary::times::CONTINUATIONS.has(word) || vocabulary::times::ZONES.has(word);
    if next == parse.tokens.len() || !goes_on(&parse.lower(next)) {
        return None;
    }
    let rest = parse.tokens[next..].iter().take(LONGEST).take_while(|t| t.sentence == sentence);
    let ends: Vec<usize> = rest.map(|t| t.span.end).collect();
    // "7:15 p.m. [EST]"
    let zone = vocabulary::times::ZONES.has(&parse.lower(next));
    // "in May last year's winner": the year is the winner's
    let owns = |end: &usize| parse.text[*end..].starts_with(['\'', '’']);
    let mut longest_first = ends.iter().skip(usize::from(!zone)).rev().filter(|e| !owns(e));
    longest_first.find_map(|&end| with_case(case, &parse.text[Span::new(span.start, end)], aim))
}

/// The time that the text speaks of: the last one before, if it is near and a day, a month or a year.
fn story_before(named: &[Named], span: Span, sentence: usize) -> Option<Interval> {
    const FAR: usize = 2;
    let before = named[..named.partition_point(|n| n.span.end <= span.start)].last()?;
    before.story.filter(|story| before.sentence + FAR >= sentence && story.is_single())
}

/// The dates of the text, in its order.
fn named(parse: &Parse, mentions: &Mentions, clauses: &Clauses, published: Option<Date>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for mention in mentions.list.iter().filter(|m| m.kind == EntityKind::Date) {
        let (span, sentence) = (parse.span_of(mention.tokens.clone()), parse.sentence_number(mention.head));
        let case = parse.case_of(mention.head);
        let aim = aim_at(parse, clauses, span, &case).unwrap_or(Aim::Back);
        let anchor = Anchor { day: published.map(Date::civil), story: story_before(&named, span, sentence), aim };
        let story = grammar::parse(&parse.text[span], aim).and_then(|e| calendar::place(&e, &anchor));
        named.push(Named { span, sentence, story });
    }
    named.sort_by_key(|n| n.span);
    named
}

/// Whether the clause in which the words stand looks back or ahead.
fn aim_at(parse: &Parse, clauses: &Clauses, span: Span, case: &str) -> Option<Aim> {
    let first = parse.tokens.partition_point(|t| t.span.start < span.start);
    let up = |&w: &usize| parse.tokens[w].head;
    let word = Some(first).filter(|&w| w < parse.tokens.len());
    let clause = std::iter::successors(word, up).take(parse.tokens.len()).find_map(|w| clauses.at(w))?;
    let clause = served_clause(parse, clauses, clause).unwrap_or(clause);
    Some(Aim::of(clause.tense, clause.modality, clause.polarity, &clause.lemma, case))
}

/// "Rescuers used boats to reach the village on Monday": the clause whose purpose this one tells, if it is past and has no time
/// that stands with it.
fn served_clause<'c>(parse: &Parse, clauses: &'c Clauses, purpose: &Clause) -> Option<&'c Clause> {
    let token = &parse.tokens[purpose.carrier];
    let is_purpose = token.deprel == Deprel::Advcl && parse.mark_of(purpose.carrier) == "to";
    let above = clauses.at(token.head.filter(|_| is_purpose)?)?;
    let timed = above.arguments.iter().any(|a| parse.tokens[a.head].nominal == NominalClass::Time);
    let done =
        above.tense == Tense::Past && above.modality == Modality::Actual && above.polarity == Polarity::Affirmative;
    (done && !timed).then_some(above)
}
