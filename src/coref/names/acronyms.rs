//! Acronyms and the names that they stand for: "NATO" for "North Atlantic Treaty Organization", "MoD" for "Ministry of Defence".

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::normalized;
use super::short_names::Writing;
use crate::coref::Text;
use crate::coref::clusters::Clusters;
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::vocabulary::coreference;
use crate::{EntityKind, MentionForm};

/// How many mentions before an acronym the name may be by which the text explains it.
const EXPLAINED_WITHIN: usize = 6;

/// How many words may stand between the two: ", better known as the".
const EXPLAINING_WORDS: usize = 5;

/// Shorter acronyms must have the initials of their names and no other letters.
const SHORTEST_BLEND: usize = 4;

/// Links acronyms to the names beside which the text explains them, or else to the only name that they fit.
pub(super) fn link(text: &Text, writings: &[Writing], clusters: &mut Clusters) {
    let full_names = || writings.iter().filter(|writing| writing.words.contains(' '));
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for full in full_names() {
        for letters in initials(&full.words).into_iter().filter(|letters| letters.chars().count() > 1) {
            by_initials.entry(letters).or_default().push(full.mention);
        }
    }
    for Writing { mention: acronym, words: letters, .. } in writings {
        if letters.contains(' ') {
            continue;
        }
        if !is_acronym(text.words(*acronym)) {
            // "National Union of Dockers (Nudok)": written like a word, but in brackets behind its name
            let name =
                name_before_brackets(text, *acronym, letters).filter(|_| letters.chars().count() >= SHORTEST_BLEND);
            let name = name.filter(|&name| is_blend(letters, &normalized(text.words(name))));
            if let (Some(into), Some(from)) = (name.and_then(|name| clusters.of(name)), clusters.of(*acronym)) {
                clusters.merge(into, from, LinkReason::Acronym);
            }
            continue;
        }
        let explained = name_before_brackets(text, *acronym, letters).or_else(|| known_as(text, *acronym));
        let mut fitting = by_initials.get(letters).cloned().unwrap_or_default();
        if fitting.is_empty() && letters.chars().count() >= SHORTEST_BLEND {
            // Two are enough to know that there are several.
            fitting.extend(full_names().filter(|full| is_blend(letters, &full.words)).map(|full| full.mention).take(2));
        }
        let mut candidates: Vec<usize> = fitting.iter().filter_map(|&f| clusters.of(f)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let only = if let [only] = candidates[..] { Some(only) } else { None };
        if let (Some(into), Some(from)) = (explained.and_then(|f| clusters.of(f)).or(only), clusters.of(*acronym)) {
            clusters.merge(into, from, LinkReason::Acronym);
        }
    }
}

/// The initials of all words, and those of all but the small ones where that is another acronym.
fn initials(name: &str) -> Vec<String> {
    let initial = |word: &str| word.chars().next();
    let mut forms: Vec<String> =
        vec![name.split(' ').filter_map(initial).collect(), large_words(name).filter_map(initial).collect()];
    forms.dedup();
    forms
}

/// The words of a name without "of", "the" and the like.
fn large_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(' ').filter(|word| !coreference::SKIPPED_INITIALS.has(word))
}

/// "BALPA" of "British Airline Pilots Association": the first letter of every word, in order, and others between them.
fn is_blend(letters: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let mut acronym = letters.chars();
    letters.chars().next() == full.chars().next()
        && letters.chars().all(|l| rest.any(|c| c == l))
        && large_words(full).filter_map(|word| word.chars().next()).all(|initial| acronym.any(|l| l == initial))
}

/// The name that the text itself explains an acronym by: "Movement for Change, or [MPC]", "Relief Board, known as [RRB]".
fn known_as(text: &Text, acronym: usize) -> Option<usize> {
    let start = text.mentions.list[acronym].tokens.start;
    let name = (acronym.saturating_sub(EXPLAINED_WITHIN)..acronym).rev().find(|&m| {
        let mention = &text.mentions.list[m];
        mention.form == MentionForm::Name
            && mention.kind == text.mentions.list[acronym].kind
            && mention.tokens.end < start
            && start - mention.tokens.end <= EXPLAINING_WORDS
    })?;
    let between = text.mentions.list[name].tokens.end..start;
    let words: Vec<Cow<str>> = between.map(|i| text.parse.lower(i)).collect();
    let words: Vec<&str> = words.iter().map(|word| &**word).filter(|w| *w != ",").collect();
    let told = matches!(words[..], ["or"] | ["known", "as"] | ["also", "known", "as"] | ["better", "known", "as"])
        || matches!(words[..], ["known", "as", "the"] | ["or", "the"] | ["abbreviated", "as"]);
    (told && text.words(name).contains(' ')).then_some(name)
}

/// "NATO", "U.N.", "MoD": more capitals than small letters.
fn is_acronym(words: &str) -> bool {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && capitals > words.chars().filter(|c| c.is_lowercase()).count()
}

/// The name before an acronym in brackets that has its letters: "Fédération Internationale de Football ([FIFA])".
fn name_before_brackets(text: &Text, acronym: usize, letters: &str) -> Option<usize> {
    let start = text.mentions.list[acronym].tokens.start;
    let bracket = start.checked_sub(1).filter(|&b| text.parse.word(b) == "(")?;
    // Mentions are sorted by start, so the name is only a few mentions before.
    let name = (acronym.saturating_sub(EXPLAINED_WITHIN)..acronym).rev().find(|&m| {
        let mention = &text.mentions.list[m];
        mention.form == MentionForm::Name && mention.tokens.end == bracket && mention.kind != EntityKind::Person
    })?;
    let full = normalized(text.words(name));
    let mut rest = full.chars();
    let in_order = letters.chars().all(|l| rest.any(|c| c == l)) && full.chars().next() == letters.chars().next();
    (full.contains(' ') && (in_order || has_initials_in_any_order(&full, letters))).then_some(name)
}

/// "Social Democratic Party (PSD)": the acronym is of another language, in which the words have another order.
fn has_initials_in_any_order(full: &str, letters: &str) -> bool {
    let words = full.split(' ').filter(|w| *w != "of" && *w != "and");
    let mut initials: Vec<char> = words.filter_map(|w| w.chars().next()).collect();
    let mut letters: Vec<char> = letters.chars().collect();
    initials.sort_unstable();
    letters.sort_unstable();
    initials == letters
}
