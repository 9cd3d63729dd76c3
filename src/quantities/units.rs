//! What numbers are numbers of: currencies, percent, measures, lengths of time.

use super::figures::Pieces;
use super::pieces::{Word, pieces};
use crate::Upos;
use crate::lexicon::vocabulary::{entities, quantities};
use crate::lexicon::{self, lemma};

/// A unit as an amount has it, and the piece behind its words.
pub(super) struct Unit {
    pub(super) sign: String,
    pub(super) end: usize,
    /// The number is so many hundredths of it: "5p".
    pub(super) hundredths: bool,
}

fn unit(sign: &str, end: usize) -> Unit {
    Unit { sign: sign.to_owned(), end, hundredths: false }
}

/// The words of a unit are no more than these: "Hong Kong dollars".
const LONGEST: usize = 3;

/// The unit whose words begin with a piece.
pub(super) fn behind(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    let glued = pieces.get(at).is_some_and(|p| !p.spaced);
    hundredths(pieces, at, glued)
        .or_else(|| written(pieces, at))
        .or_else(|| measure(pieces, at))
        .or_else(|| money(pieces, at))
        .or_else(|| metres(pieces, at))
}

/// "5p", "50 pence"
fn hundredths(pieces: Pieces<'_, '_>, at: usize, glued: bool) -> Option<Unit> {
    let word = pieces.lower(at);
    let sign = quantities::HUNDREDTHS.get(word).filter(|_| glued || word.len() > 1)?;
    Some(Unit { hundredths: true, ..unit(sign, at + 1) })
}

/// Signs and codes, in which case counts: "€", "EUR", "C"
fn written(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    let piece = pieces.get(at)?;
    let sign = quantities::CODES.get(piece.text).or_else(|| quantities::SIGNS.get(piece.text));
    // "22C"
    let degrees = match piece.text {
        "C" => Some("°C"),
        "F" => Some("°F"),
        _ => None,
    };
    Some(unit(sign.or(degrees)?, at + 1))
}

/// "km", "percentage points", "hours"
pub(super) fn measure(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    (1..=LONGEST).rev().find_map(|words| {
        let joined = pieces.joined(at, words)?;
        let singular = || quantities::MEASURES.get(joined.strip_suffix('s')?);
        let sign = quantities::MEASURES.get(&joined).or_else(singular)?;
        Some(unit(sign, at + words))
    })
}

/// "100m": metres, as long as no scale was seen in it.
fn metres(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    let capital = pieces.get(at).is_some_and(|p| p.text == "M");
    (pieces.lower(at) == "m" && !capital).then(|| unit("m", at + 1))
}

/// "euros", "pesos", "Egyptian pounds", "New Zealand dollars", "pounds sterling"
fn money(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    let name = |at: usize| pieces.get(at).map(|p| lemma(&p.lower, Upos::Noun));
    if let Some(sign) = dollar_of(pieces.get(at)?.text).filter(|_| name(at + 1).as_deref() == Some("dollar")) {
        return Some(unit(sign, at + 2));
    }
    let nation = (1..LONGEST).find_map(|words| {
        let said: Vec<&str> = (at..at + words).map(|n| pieces.get(n).map_or("", |p| p.text)).collect();
        Some((lexicon::nation_of(&said.join(" "))?.code, at + words))
    });
    if let Some((code, at)) = nation {
        let name = name(at)?;
        if let Some(sign) = quantities::CURRENCIES_OF_NATIONS.get(&format!("{code}:{name}")) {
            return Some(unit(sign, at + 1));
        }
        let sign = quantities::CURRENCIES.get(&name).or_else(|| entities::CURRENCIES.has(&name).then_some(&name));
        return sign.map(|sign| unit(sign, at + 1));
    }
    // "of 40 members 12 won": rather no money of Korea
    let scaled = || at.checked_sub(1).is_some_and(|b| quantities::SCALES.has(pieces.lower(b)));
    let name = if pieces.lower(at) == "won" { "won".to_owned() } else { name(at)? };
    if name == "won" && !scaled() {
        return None;
    }
    if name == "pound" && pieces.lower(at + 1) == "sterling" {
        return Some(unit("GBP", at + 2));
    }
    let sign = quantities::CURRENCIES.get(&name).or_else(|| entities::CURRENCIES.has(&name).then_some(&name))?;
    Some(unit(sign, at + 1))
}

/// The sign or code of a currency that ends before a piece, "$", "US$", "EUR", "Rs", and the piece with which it begins.
pub(super) fn before(pieces: Pieces<'_, '_>, at: usize) -> Option<(&'static str, usize)> {
    let last = at.checked_sub(1)?;
    let text = pieces.get(last)?.text;
    // "HK $40", of which the tree makes two words
    if let Some(country) = last.checked_sub(1).filter(|_| text == "$")
        && let Some(sign) = dollar_of(pieces.get(country)?.text)
    {
        return Some((sign, country));
    }
    let sign = quantities::SIGNS.get(text).or_else(|| quantities::CODES.get(text))?;
    Some((sign, last))
}

/// "HK" of "HK$", "HK dollars"
fn dollar_of(country: &str) -> Option<&'static str> {
    quantities::SIGNS.get(&format!("{country}$")).filter(|_| !country.is_empty())
}

/// "a barrel", "per hour", "/day": for what an amount is paid or counted each time.
pub(super) fn each(pieces: Pieces<'_, '_>, at: usize) -> Option<Unit> {
    let next = pieces.lower(at + 1);
    let listed = || {
        let singular = quantities::PER_UNITS.get(next).or_else(|| quantities::PER_UNITS.get(next.strip_suffix('s')?));
        singular.map(|sign| unit(sign, at + 2))
    };
    match pieces.lower(at) {
        "per" | "/" if next.is_empty() || matches!(next, "cent" | "se" | "capita") => None,
        "per" | "/" => listed().or_else(|| behind(pieces, at + 1)).or_else(|| {
            let word = next.bytes().all(|b| b.is_ascii_alphabetic());
            word.then(|| Unit { sign: lemma(next, Upos::Noun), end: at + 2, hundredths: false })
        }),
        each if quantities::EACH.has(each) => listed(),
        _ => None,
    }
}

/// "/day" of "a day" that begins with a word.
pub(crate) fn per(words: &[Word<'_>], at: usize) -> Option<String> {
    const LONGEST: usize = 4;
    let parts = pieces(words.get(at..words.len().min(at + LONGEST))?, 0);
    each(Pieces(&parts), 0).map(|each| format!("/{}", each.sign))
}

/// A unit of money: a code of ISO 4217, or the name of a currency.
pub(super) fn is_money(sign: &str) -> bool {
    sign.len() == 3 && sign.bytes().all(|b| b.is_ascii_uppercase()) || entities::CURRENCIES.has(sign) || sign == "¥"
}
