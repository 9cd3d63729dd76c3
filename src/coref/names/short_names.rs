//! Names that are written in short: "Nordlys" for "Nordlys Corporation" or "Nordlys Shipping", "Porto" for "Porto City",
//! "Rovers" for "Porto Rovers".
//!
//! An organisation whose name goes on from that of another may be a part or a product of it ("Nordlys", "Nordlys Express"): the two are
//! one where the rest only says what kind of body it is, or where the text has the full name before the short one.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::normalized;
use crate::coref::Text;
use crate::coref::clusters::Clusters;
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::vocabulary::{coreference, organizations};
use crate::lexicon::{self, NationWord};
use crate::{Deprel, EntityKind};

/// How far after a full name the text may say of what it is a part.
const FEW_WORDS: usize = 8;
const FEW_MENTIONS: usize = 4;

/// A way to write a name.
pub(super) struct Writing {
    /// The first mention that writes it so.
    pub(super) mention: usize,
    /// The words, normalised.
    pub(super) words: String,
    /// All the mentions that write it so, in text order.
    pub(super) mentions: Vec<usize>,
}

/// The first mention that does not stand in a heading: a heading has all names in short.
pub(super) fn first_in_prose(text: &Text, writing: &Writing) -> Option<usize> {
    let in_prose = |m: usize| {
        let sentence = text.parse.sentence_of(text.mentions.list[m].head).tokens.clone();
        sentence.rev().take(2).any(|token| matches!(text.parse.word(token), "." | "!" | "?"))
    };
    writing.mentions.iter().copied().find(|&m| in_prose(m))
}

/// Links short names to the one full name that they can stand for. `writings` are in text order.
pub(super) fn link(text: &Text, writings: &[Writing], clusters: &mut Clusters) {
    let by_mention: FxHashMap<usize, &str> = writings.iter().map(|w| (w.mention, w.words.as_str())).collect();
    let lookup = ShortNames {
        text,
        by_words: writings.iter().map(|w| (w.words.as_str(), w.mention)).collect(),
        first_in_prose: writings.iter().filter_map(|w| Some((w.words.as_str(), first_in_prose(text, w)?))).collect(),
    };
    // For each short name the one full name that it can stand for; `None` if there are several.
    let mut full_names: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for full in writings {
        let Some(short) = lookup.of(full) else { continue };
        // Two writings of one name ("Nordlys Bank", "Nordlys Bank AS") are not two names.
        let keep_if_same = |known: &mut Option<usize>| {
            let is_firm =
                |full: &str| full.strip_prefix(by_mention[&short]).is_some_and(|rest| is_legal_form(rest.trim()));
            match *known {
                // "Nordlys AS" beside "Nordlys Express"
                Some(other) if is_firm(by_mention[&other]) && !is_firm(&full.words) => {}
                Some(other) if is_firm(&full.words) && !is_firm(by_mention[&other]) => *known = Some(full.mention),
                _ => {
                    *known = known.filter(|known| {
                        clusters.of(*known) == clusters.of(full.mention) || is_beginning(by_mention[known], &full.words)
                    });
                }
            }
        };
        full_names.entry(short).and_modify(keep_if_same).or_insert(Some(full.mention));
    }
    for (short, full) in full_names {
        if let (Some(into), Some(from)) = (full.and_then(|f| clusters.of(f)), clusters.of(short)) {
            clusters.merge(into, from, LinkReason::ShortName);
        }
    }
}

/// Finds names by their words.
struct ShortNames<'a> {
    text: &'a Text<'a>,
    by_words: FxHashMap<&'a str, usize>,
    /// Where each name first stands in prose.
    first_in_prose: FxHashMap<&'a str, usize>,
}

impl ShortNames<'_> {
    /// The mention that is a full name in short.
    fn of(&self, full: &Writing) -> Option<usize> {
        let kind = self.text.kind(full.mention);
        let organization = (kind == EntityKind::Organization).then(|| self.of_organization(&full.words)).flatten();
        organization.or_else(|| self.without_generic_words(&full.words, kind))
    }

    fn of_organization(&self, full: &str) -> Option<usize> {
        let known =
            |words: &str| self.by_words.get(words).copied().filter(|&m| self.text.kind(m) == EntityKind::Organization);
        let short = |words: &str| known(words).filter(|&m| is_short_name(self.text.words(m), words));
        let mut parts = full.match_indices(' ').map(|(space, _)| (&full[..space], &full[space + 1..]));
        let one = |words: &str, rest: &str| !is_branch(rest) && (is_legal_form(rest) || self.comes_after(words, full));
        let front =
            parts.find_map(|(words, rest)| short(words).filter(|&m| one(words, rest) && !self.is_part(m, full)));
        // Clubs go by the last word of two; but not "PAC" of "Super PAC".
        let lower = |m: &usize| self.text.words(*m).chars().any(char::is_lowercase);
        let club = |last: &str| known(last).filter(lower).filter(|_| is_club(full));
        front.or_else(|| full.split_once(' ').and_then(|(_, last)| club(last)))
    }

    /// True where the text does not have the short name before the full one.
    fn comes_after(&self, short: &str, full: &str) -> bool {
        let start = |words: &str| self.first_in_prose.get(words).map(|&m| self.text.mentions.list[m].tokens.start);
        start(short).is_none_or(|short| start(full).is_some_and(|full| full < short))
    }

    /// "Nordlys's Nordlys Express", "Nordlys Express, a unit of Nordlys"
    fn is_part(&self, short: usize, full: &str) -> bool {
        let (parse, list) = (self.text.parse, &self.text.mentions.list);
        let Some(&first) = self.by_words.get(full) else { return false };
        let full = &list[first].tokens;
        let short_words = normalized(self.text.words(short));
        let is_short = |m: &usize| normalized(self.text.words(*m)) == short_words;
        let owner = (0..first).rev().take(1).find(is_short).is_some_and(|m| {
            (list[m].tokens.end..full.start).all(|token| parse.tokens[token].deprel == Deprel::Case)
                && list[m].tokens.end < full.start
        });
        let sentence = parse.sentence_of(full.start).tokens.clone();
        let after = (first + 1..list.len()).take_while(|&m| list[m].tokens.start < sentence.end).take(FEW_MENTIONS);
        owner
            || after.filter(is_short).any(|m| {
                (full.end..list[m].tokens.start)
                    .take(FEW_WORDS)
                    .any(|token| coreference::PARTS_OF_FIRMS.has(&parse.tokens[token].lemma))
            })
    }

    fn without_generic_words(&self, full: &str, kind: EntityKind) -> Option<usize> {
        let mut rest = full;
        let organization = kind == EntityKind::Organization;
        let is_left_out = |last: &str| is_generic(last) && !(organization && is_branch(last));
        while let Some((short, _)) = rest.rsplit_once(' ').filter(|(_, last)| is_left_out(last)) {
            rest = short;
            if let Some(&m) = self.by_words.get(short).filter(|&&m| self.text.kind(m) == kind && !is_generic(short)) {
                return Some(m);
            }
        }
        None
    }
}

/// True where one of two names is the other with words left out at its end.
fn is_beginning(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A word that can stand for a whole name: not "University", "National" or "U.S.".
fn is_short_name(words: &str, normalized: &str) -> bool {
    normalized.chars().count() > 2
        && !is_generic(normalized)
        && !lexicon::is_group(normalized)
        && !lexicon::is_event(normalized)
        && lexicon::nation_of(words).is_none()
        && words.starts_with(char::is_uppercase)
        && !coreference::NO_SHORT_NAMES.has(normalized)
}

/// True for the rest of a name that makes it the name of another body: "Orbis [Foundation]", "Orbis [Japan]".
fn is_branch(rest: &str) -> bool {
    rest.split(' ').any(|word| coreference::BODIES_APART.has(word) || lexicon::nation_of(&with_capital(word)).is_some())
}

/// "Nordlys [AS]", "Nordlys [Technologies Ltd]"
fn is_legal_form(rest: &str) -> bool {
    let last = rest.rsplit_once(' ').map_or(rest, |(_, last)| last);
    organizations::LEGAL_FORMS.has(last) && rest.split(' ').all(lexicon::is_organization_suffix)
}

/// "japan" → "Japan"
pub(super) fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// "Porto Rovers", "Harton City": two words, of which the first is no adjective of a nation and the last no common noun for
/// a body.
fn is_club(words: &str) -> bool {
    let Some((first, last)) = words.split_once(' ').filter(|(_, last)| !last.contains(' ')) else { return false };
    let nation = lexicon::nation_of(&with_capital(first)).is_some_and(|n| n.word != NationWord::Capital);
    let body = lexicon::is_organization_suffix(last) || lexicon::is_group(last) || lexicon::is_event(last);
    let common = coreference::COMMON_LAST_WORDS.has(last);
    last.chars().count() > 2 && !nation && !common && (!body || matches!(last, "united" | "city" | "town"))
}

/// The last word of a full name that a short form leaves out.
fn is_generic(word: &str) -> bool {
    lexicon::is_organization_suffix(word) || coreference::GENERIC_PLACE_WORDS.has(word)
}
