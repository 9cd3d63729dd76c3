//! When a fact is: what the phrases of time around it tell together.

use super::knowledge::Knowledge;
use crate::doc::{Aim, Clock, Interval, TimeReading};
use crate::lexicon::vocabulary::times;
use crate::{Modifier, ModifierKind, Span, Triple, When};

/// Tells a triple and its modifiers when they are.
pub(super) fn tell(known: &Knowledge, triple: &mut Triple) {
    // "at 5 p.m." is no amount
    for modifier in triple.modifiers.iter_mut().filter(|m| m.kind == ModifierKind::Amount) {
        if reading(known, modifier, Aim::Back).is_some_and(|(reading, _)| reading.clock.is_some()) {
            modifier.kind = ModifierKind::Time;
        }
    }
    let modifiers = triple.modifiers.iter().filter(|m| m.kind == ModifierKind::Time);
    let times: Vec<_> = modifiers.map(|m| of_modifier(known, triple, m)).collect();
    if times.is_empty() {
        triple.when = of_object(known, triple).and_then(TimeReading::when);
    } else {
        // "began at | 0600 GMT" on Tuesday
        let clock = of_object(known, triple).and_then(|reading| reading.clock);
        combine(triple, times, clock);
    }
}

/// Tells the modifiers of a statement when they are.
pub(super) fn tell_modifiers(known: &Knowledge, modifiers: &mut [Modifier]) {
    for modifier in modifiers.iter_mut().filter(|m| m.kind == ModifierKind::Time) {
        modifier.when = reading(known, modifier, Aim::Back).and_then(|(reading, _)| reading.when());
    }
}

/// What a modifier says of time.
struct ModifierTime {
    reading: TimeReading,
    /// It is the time of the fact, not of the verb above it.
    of_fact: bool,
}

fn aim_of(triple: &Triple, case: &str) -> Aim {
    let (predicate, held) = (&triple.predicate, &triple.factuality);
    Aim::of(predicate.tense, held.modality, held.polarity, &predicate.lemma, case)
}

fn of_modifier(known: &Knowledge, triple: &Triple, modifier: &Modifier) -> Option<ModifierTime> {
    let of_fact = aim_of(triple, modifier.case.as_deref().unwrap_or_default());
    let (reading, aim) = reading(known, modifier, of_fact)?;
    // "agreed on Monday to buy it": they did not buy it on Monday
    Some(ModifierTime { reading: reading.clone(), of_fact: of_fact == aim || of_fact == Aim::Back })
}

/// The time that a modifier tells, and where its clause looks; `of_fact` where it stands in none.
fn reading<'k>(known: &Knowledge<'k>, modifier: &Modifier, of_fact: Aim) -> Option<(&'k TimeReading, Aim)> {
    let phrase = known.times.at(modifier.span, modifier.case.as_deref().unwrap_or_default())?;
    let aim = phrase.aim.unwrap_or(of_fact);
    Some((phrase.reading(aim)?, aim))
}

/// The time that the object of a triple tells: "begins in | April", "was renamed | in 1918"
fn of_object<'k>(known: &Knowledge<'k>, triple: &Triple) -> Option<&'k TimeReading> {
    let object = triple.object.as_ref()?;
    let lower = |word: Option<&str>| word.unwrap_or_default().to_lowercase();
    let ends = lower(triple.predicate.text.split_whitespace().next_back());
    let begins = lower(object.text.split_whitespace().next());
    let case = [&ends, &begins].into_iter().find(|word| times::PREPOSITIONS.has(word))?;
    known.times.at(object.span, case)?.reading(aim_of(triple, &ends))
}

/// Writes what the modifiers of a triple say into them and, together, into the triple.
fn combine(triple: &mut Triple, mut times: Vec<Option<ModifierTime>>, clock: Option<Clock>) {
    let day = times.iter().flatten().filter_map(|time| time.reading.interval).find(Interval::is_day);
    for TimeReading { interval, relative, clock } in times.iter_mut().flatten().map(|time| &mut time.reading) {
        // "at 5 p.m." with "on Friday" beside it
        if let (None, None, Some(clock)) = (&interval, &relative, clock) {
            *interval = day.and_then(|d| d.at(*clock));
        }
    }
    // The nearest to the verb comes first: where one further away says something else, that one more likely belongs elsewhere.
    let verb = triple.predicate.span;
    let distance = |span: Span| span.start.saturating_sub(verb.end).max(verb.start.saturating_sub(span.end));
    let modifiers = triple.modifiers.iter().filter(|m| m.kind == ModifierKind::Time);
    let mut of_fact: Vec<(usize, Interval)> = modifiers
        .zip(&times)
        .filter_map(|(m, time)| Some((distance(m.span), time.as_ref().filter(|time| time.of_fact)?.reading.interval?)))
        .collect();
    of_fact.sort_by_key(|(distance, _)| *distance);
    let all = of_fact
        .into_iter()
        .map(|(_, interval)| interval)
        .reduce(|near, far| near.and(far).or_else(|| near.joined(far)).unwrap_or(near));
    let mut relative = None;
    let modifiers = triple.modifiers.iter_mut().filter(|m| m.kind == ModifierKind::Time);
    for (modifier, time) in modifiers.zip(times) {
        let Some(time) = time else { continue };
        modifier.when = time.reading.when();
        let of_fact = modifier.when.clone().filter(|w| time.of_fact && matches!(w, When::Relative { .. }));
        relative = relative.or(of_fact);
    }
    triple.when = match all {
        Some(interval) => clock.and_then(|c| interval.at(c)).unwrap_or(interval).when(),
        None => relative,
    };
}
