//! Whole amounts: what stands around a number, and how several numbers belong together.

use std::ops::Range;

use super::figures::{Figure, Pieces};
use super::number::Number;
use super::pieces::{Word, pieces};
use super::units;
use crate::lexicon::vocabulary::{quantities, times};
use crate::{Limit, Quantity, lexicon};

/// An amount that words state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) quantity: Quantity,
    /// The words of the number and its unit, with the sign of a currency, without what stands before: which words it is the amount of is
    /// for the tree to say.
    pub(crate) words: Range<usize>,
    /// The preposition before it.
    pub(crate) lead: Option<Lead>,
    /// Whether it is a bare number of four digits that may be a year.
    pub(crate) may_be_year: bool,
    /// "half of the seats"
    pub(crate) part: bool,
    /// "a dozen", "several hundred": not in digits or by a plain number word.
    pub(crate) worded: bool,
}

/// What leads an amount in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    By,
    From,
    To,
    Between,
    /// "to", "-" and the like between two numbers.
    Joint,
    And,
}

/// One number with its unit.
struct Amount {
    number: Number,
    unit: Option<String>,
    /// Words behind it name the unit, not only a sign before it.
    own_unit: bool,
    limit: Option<Limit>,
    approximate: bool,
    lead: Option<Lead>,
    figure: Figure,
    start: usize,
    end: usize,
    bare: bool,
}

/// How many words before a number may matter, and behind it.
const BEFORE: usize = 7;
const BEHIND: usize = 24;

/// The amount whose number begins at a word; `until` is the word behind the last that may belong to it. With `changing` the verb tells a change:
/// "3 points to 41" is by how much and to what.
pub(crate) fn read(words: &[Word<'_>], at: usize, until: usize, changing: bool) -> Option<Reading> {
    let until = until.min(words.len()).min(at.saturating_add(BEHIND));
    let first = at.saturating_sub(BEFORE);
    let parts = pieces(words.get(first..until)?, first);
    let pieces = Pieces(&parts);
    let start = parts.iter().position(|p| p.word == at && p.text.starts_with(|c: char| c.is_alphanumeric()))?;
    let one = amount(pieces, start)?;
    let before = one.start.checked_sub(1).map_or("", |b| pieces.lower(b));
    // "May 17", "No. 10", and the second half of "1/2" or "2014-15"
    let joined = matches!(before, "-" | "–" | "—" | "/") && !pieces.get(one.start).is_some_and(|p| p.spaced);
    let month = one.bare && times::MONTHS.has(before);
    // "7 2 hours", but "in 2014 300 people"
    let digits = before.starts_with(|c: char| c.is_ascii_digit()) && before.len() != 4;
    let joined = joined || digits;
    if month
        || quantities::NUMBERS_OF_THINGS.has(before) && before != "no"
        || before == "no" && one.figure.start == one.start
        || joined
    {
        return None;
    }
    let may_be_year = one.bare && one.limit.is_none() && {
        let text = pieces.get(start).map_or("", |p| p.text);
        text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1000..=2100).contains(&y))
    };
    let (start, lead, part, worded) = (one.start, one.lead, one.figure.part, one.figure.scaled);
    let amounts = following(pieces, one, changing);
    let end = amounts.last()?.end;
    if !ends_well(pieces, end) || (may_be_year && amounts.len() > 1 && amounts.iter().all(|a| a.bare)) {
        return None;
    }
    let quantity = united(&amounts, changing, pieces)?;
    // "won 6-4, 6-3"
    if quantity.against.is_some() && before == "," {
        return None;
    }
    let words = parts[start].word..parts[end - 1].word + 1;
    let may_be_year = may_be_year && amounts.len() == 1;
    Some(Reading { quantity, words, lead, may_be_year, part, worded })
}

/// False where what follows shows that the number is none of an amount: "40-year-old", "10 a.m.", "12 May", "6-4, 6-3", "20th".
fn ends_well(pieces: Pieces<'_, '_>, end: usize) -> bool {
    let Some(next) = pieces.get(end) else { return true };
    let number = |n: usize| pieces.get(n).is_some_and(|p| p.text.starts_with(|c: char| c.is_ascii_digit()));
    let month = times::MONTHS.has(next.lower.trim_end_matches('.')) && next.text.starts_with(char::is_uppercase);
    let glued =
        !next.spaced && next.text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | ':'));
    let listed = matches!(&*next.lower, "," | "and" | "&") && number(end + 1);
    !(quantities::NO_AMOUNTS.has(&next.lower) || month || glued || listed || number(end))
}

/// The amount whose number begins with a piece.
fn amount(pieces: Pieces<'_, '_>, at: usize) -> Option<Amount> {
    let figure = pieces.figure(at)?;
    let currency = units::before(pieces, figure.start);
    let mut start = currency.map_or(figure.start, |(_, start)| start);
    let (mut number, mut end) = (figure.number, figure.end);
    // "minus 5", "-5"
    let sign = start.checked_sub(1).filter(|&s| match pieces.lower(s) {
        "minus" => true,
        "-" | "−" => pieces.get(s).is_some_and(|p| p.spaced) && pieces.get(start).is_some_and(|p| !p.spaced),
        _ => false,
    });
    if let Some(sign) = sign {
        (number, start) = (number.negative(), sign);
    }
    if !figure.scaled
        && let Some(scaled) = short_scale(pieces, end, currency.is_some()).and_then(|s| number.times(s))
    {
        (number, end) = (scaled, end + 1);
    }
    let (after, end_of_number) = words_behind(pieces, end);
    let hyphen = pieces.lower(end) == "-" && end_of_number == end;
    // "millions of euros"
    let of = usize::from(figure.vague && pieces.lower(end_of_number) == "of");
    let unit = units::behind(pieces, end_of_number + of).filter(|_| !figure.part && !hyphen);
    // "$40", but also "$40 USD"
    let unit = unit.filter(|u| currency.is_none() || units::is_money(&u.sign) && u.sign.len() == 3 && !u.hundredths);
    let own_unit = unit.is_some();
    let mut sign = currency.map(|(sign, _)| sign.to_owned());
    if figure.part {
        sign = Some("%".to_owned());
    }
    end = end_of_number;
    if let Some(unit) = unit {
        number = if unit.hundredths { number.divided(100)? } else { number };
        (sign, end) = (Some(unit.sign), unit.end);
    }
    if let Some(each) = units::each(pieces, end) {
        sign = Some(format!("{}/{}", sign.unwrap_or_default(), each.sign));
        end = each.end;
    }
    let (later, end) = words_behind(pieces, end);
    let before = words_before(pieces, start);
    let limit = before.limit.or(after.limit).or(later.limit).or(figure.vague.then_some(Limit::AtLeast));
    let approximate = figure.approximate || before.approximate || after.approximate || later.approximate;
    // "over three days": while they lasted
    let lasting = sign.as_deref().is_some_and(super::is_duration);
    let during = before.last == "over" && !before.led;
    let limit = limit.filter(|_| !(lasting && during));
    let bare = sign.is_none() && !figure.scaled;
    Some(Amount { number, unit: sign, own_unit, limit, approximate, lead: before.lead, figure, start, end, bare })
}

/// "$5m", "5m homes"; "100m" are metres.
fn short_scale(pieces: Pieces<'_, '_>, at: usize, money: bool) -> Option<u64> {
    let piece = pieces.get(at)?;
    let scale = quantities::SHORT_SCALES.get(&piece.lower)?.parse().ok()?;
    let counts = || {
        let next = pieces.get(at + 1).map_or("", |p| p.text);
        let noun = next.starts_with(char::is_alphabetic) && pieces.get(at + 1).is_some_and(|p| p.spaced);
        // "100m above the ground", "100m long"
        !piece.spaced && noun && !quantities::BEHIND_METRES.has(pieces.lower(at + 1))
            || units::behind(pieces, at + 1).is_some_and(|u| units::is_money(&u.sign))
    };
    (money || counts()).then_some(scale)
}

/// What the words before an amount tell.
#[derive(Default)]
struct Before {
    limit: Option<Limit>,
    approximate: bool,
    lead: Option<Lead>,
    /// Where they begin.
    start: usize,
    /// The first of those that tell something.
    last: String,
    /// A preposition stands before all of them.
    led: bool,
}

/// "by at least another", "from just over", "about"
fn words_before(pieces: Pieces<'_, '_>, start: usize) -> Before {
    const LONGEST: usize = 3;
    let mut told = Before::default();
    let mut at = start;
    'words: while at > 0 {
        for words in (1..=LONGEST.min(at)).rev() {
            let Some(joined) = pieces.joined(at - words, words) else { continue };
            let limit = quantities::LIMITS.get(&joined).and_then(|l| l.parse().ok());
            let about = quantities::ABOUT.has(&joined);
            if limit.is_none() && !about && !quantities::BESIDE_NUMBERS.has(&joined) {
                continue;
            }
            // "up to" before "by up to": only the nearest counts
            told.limit = told.limit.or(limit);
            told.approximate |= about || matches!(&*joined, "just") && told.limit.is_some();
            told.last = joined;
            at -= words;
            continue 'words;
        }
        break;
    }
    let prepositions = ["for", "of", "by", "to", "after"];
    told.led = at.checked_sub(1).is_some_and(|b| prepositions.contains(&pieces.lower(b)));
    told.start = at;
    told.lead = at.checked_sub(1).and_then(|b| lead(pieces.lower(b)));
    told
}

fn lead(word: &str) -> Option<Lead> {
    match word {
        "by" => Some(Lead::By),
        "from" => Some(Lead::From),
        "to" => Some(Lead::To),
        "between" => Some(Lead::Between),
        _ => None,
    }
}

/// "or more", "or so", "-plus"; and the piece behind these words.
fn words_behind(pieces: Pieces<'_, '_>, end: usize) -> (Before, usize) {
    let mut told = Before::default();
    let hyphen = usize::from(pieces.lower(end) == "-");
    for words in [3, 2, 1] {
        let Some(joined) = pieces.joined(end + hyphen, words) else { continue };
        told.limit = quantities::LIMITS_BEHIND.get(&joined).and_then(|l| l.parse().ok());
        told.approximate = matches!(&*joined, "or so" | "odd");
        if told.limit.is_some() || told.approximate {
            return (told, end + hyphen + words);
        }
    }
    (told, end)
}

/// The first amount with those that go on with it: "5 % | to $3bn | from $2bn", "between 10 | and 12".
fn following(pieces: Pieces<'_, '_>, first: Amount, changing: bool) -> Vec<Amount> {
    const MOST: usize = 3;
    let mut all = vec![first];
    while let Some(last) = all.last().filter(|_| all.len() < MOST) {
        let joint = pieces.lower(last.end);
        let between = all.len() == 1 && last.lead == Some(Lead::Between);
        let open = all.len() == 1 || all[0].lead.is_some() || changing;
        let Some(lead) = (match joint {
            "and" if between => Some(Lead::And),
            _ if between => None,
            "from" | "by" if open => lead(joint),
            "to" if all.len() > 1 || all[0].lead.is_some_and(|lead| lead != Lead::By) => Some(Lead::To),
            _ if all.len() == 1 && quantities::JOINTS.has(joint) && joint != "and" => Some(Lead::Joint),
            _ => None,
        }) else {
            break;
        };
        let Some(at) = begins(pieces, last.end + 1) else { break };
        let Some(next) = amount(pieces, at).filter(|n| n.start > last.end) else { break };
        // "40 to 50-year-olds", "two to one-third"
        if next.figure.part != last.figure.part && next.figure.part {
            break;
        }
        all.push(Amount { lead: Some(lead), ..next });
    }
    all
}

/// Where the number of an amount is whose words begin with a piece.
fn begins(pieces: Pieces<'_, '_>, from: usize) -> Option<usize> {
    const WORDS: usize = 5;
    (from..from + WORDS).take_while(|&n| pieces.get(n).is_some()).find(|&n| {
        pieces.figure(n).is_some_and(|figure| {
            let start = units::before(pieces, figure.start).map_or(figure.start, |(_, start)| start);
            words_before(pieces, start).start <= from
        })
    })
}

/// What some amounts tell together.
fn united(all: &[Amount], changing: bool, pieces: Pieces<'_, '_>) -> Option<Quantity> {
    let [first, rest @ ..] = all else { return None };
    let base = Quantity {
        limit: first.limit,
        approximate: all.iter().any(|a| a.approximate),
        unit: first.unit.clone(),
        ..Quantity::default()
    };
    let number = first.number.decimal()?;
    let Some(second) = rest.first() else {
        return Some(Quantity { number: Some(number), ..base });
    };
    if let (Some(Lead::Joint | Lead::And), false) = (second.lead, is_change(first, second, changing)) {
        return of_two(first, second, changing, base, pieces);
    }
    let mut change = Quantity { limit: None, unit: None, ..base };
    let (mut unit, mut by_unit) = (None, None);
    for amount in all {
        let number = amount.number.decimal();
        let lead = match amount.lead {
            Some(Lead::Joint) => Some(Lead::To),
            lead => lead,
        };
        match lead {
            Some(Lead::From) => change.from = number,
            Some(Lead::To) => change.to = number,
            _ => (change.by, by_unit) = (number, amount.unit.as_deref()),
        }
        if matches!(lead, Some(Lead::From | Lead::To)) {
            match (unit, amount.unit.as_deref()) {
                (Some(one), Some(other)) if one != other => return None,
                (None, other) => unit = other,
                _ => {}
            }
        }
        change.limit = change.limit.or(amount.limit);
    }
    if change.from.is_none() && change.to.is_none() {
        unit = by_unit;
    }
    // "from 10 to 12 workers": between the two, where nothing changes
    change.range = !changing && change.by.is_none() && change.from.is_some() && change.to.is_some();
    change.by_unit = by_unit.filter(|_| change.by.is_some() && by_unit != unit).map(str::to_owned);
    change.unit = unit.map(str::to_owned);
    Some(change)
}

/// "5 per cent to $3.1bn", "by 3 points to 41", "3 points to 41" of a changing verb. But "10 to 12 per cent" is a range.
fn is_change(first: &Amount, second: &Amount, changing: bool) -> bool {
    let worded = first.own_unit || first.figure.part;
    let led = changing && (first.lead == Some(Lead::By) && worded || first.own_unit && second.unit.is_none());
    let unlike = worded && second.unit.is_some() && first.unit != second.unit && second.lead == Some(Lead::Joint);
    led || unlike
}

/// "10 to 12 men", "between 10 and 12 %", "$10-12 million"; "2-1", "56 to 44"
fn of_two(first: &Amount, second: &Amount, changing: bool, base: Quantity, pieces: Pieces<'_, '_>) -> Option<Quantity> {
    let joint = pieces.lower(first.end);
    // "fell 3 to 41": by 3, or to between the two
    if changing && joint == "to" && first.bare && second.bare {
        return None;
    }
    if joint == "or" && first.figure.end == first.end && !first.number.is_less(second.number) {
        return None;
    }
    let hyphen = joint != "to" && joint != "or" && second.lead == Some(Lead::Joint);
    let noun = pieces.get(second.end).is_some_and(|p| p.text.starts_with(char::is_alphabetic));
    let scored = hyphen && first.bare && second.bare && !noun || !first.number.is_less(second.number);
    let bare = first.unit.is_none() && second.unit.is_none() && first.number.is_whole() && second.number.is_whole();
    // "by 46 percent to 42 percent"
    let shares = first.unit == second.unit && first.unit.as_deref() == Some("%");
    if scored && (bare || shares) && second.lead == Some(Lead::Joint) {
        let (number, against) = (first.number.decimal(), second.number.decimal());
        return Some(Quantity { number, against, ..base });
    }
    let scale = shared_scale(first, second, pieces);
    let from = first.number.times(scale)?;
    let alike = first.unit == second.unit || first.unit.is_none() || second.unit.is_none();
    if !alike || !from.is_less(second.number) {
        return None;
    }
    let unit = second.unit.clone().or(first.unit.clone());
    Some(Quantity { from: from.decimal(), to: second.number.decimal(), range: true, unit, ..base })
}

/// 1000000 of "10-12 million", which the first number lacks.
fn shared_scale(first: &Amount, second: &Amount, pieces: Pieces<'_, '_>) -> u64 {
    let digits = |a: &Amount| Number::of_digits(pieces.lower(a.figure.start));
    let scale = quantities::SCALES.get(pieces.lower(second.figure.start + 1)).and_then(|s| s.parse().ok());
    let scale = scale.or_else(|| {
        short_scale(
            pieces,
            second.figure.start + 1,
            units::before(pieces, second.figure.start).is_some() || first.unit.is_some(),
        )
    });
    let less = match (digits(first), digits(second)) {
        (Some(one), Some(other)) => one.is_less(other),
        _ => {
            let word = |a: &Amount| lexicon::number_word(pieces.lower(a.figure.start));
            word(first).zip(word(second)).is_some_and(|(one, other)| one < other)
        }
    };
    scale.filter(|_| !first.figure.scaled && !first.own_unit && less).unwrap_or(1)
}
