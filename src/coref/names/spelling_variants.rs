//! One name in two spellings: transliterated ("Zelensky", "Zelenskiy"), with its accents written out ("Müller", "Mueller") or
//! misspelt ("Leavitt", "Leavit").
//!
//! A spelling is looked up by what it has in common with others, so that a text of n names does not cost n² comparisons. Two
//! people whose full names differ stay two, and so do two who hold different offices.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::person_names::{name_words, without_suffix};
use super::spelling_similarity::{
    SHORTEST_MISSPELT, SHORTEST_READ_ALIKE, is_typo, lookup_keys, sound, sounds_like, with_one_letter_left_out,
};
use crate::Upos;
use crate::coref::Text;
use crate::lexicon;

/// How many other names with the same key a name is compared with at most.
const MOST_COMPARED: usize = 6;

/// A family name with more given names than this is from a telephone book.
const MOST_GIVEN_NAMES: usize = 4 * MOST_COMPARED;

/// The names of organisations and things need more letters than those of people before a typo is believed.
const SHORTEST_MISSPELT_THING: usize = SHORTEST_MISSPELT + 4;

/// Sentences that are remembered for each name.
const MOST_SENTENCES: usize = 8;

/// The confidence of a link between two spellings; by judgement.
pub(super) const SPELLING_CONFIDENCE: f32 = 0.85;

/// What the text tells of one spelling of a name.
#[derive(Default)]
struct SpellingEvidence {
    /// How often the text writes the name so.
    count: usize,
    /// The first mention that does.
    first: usize,
    /// The first words of the full names that it ends.
    given: BTreeSet<String>,
    /// The nouns of the roles of those who bear it.
    roles: BTreeSet<String>,
    /// "the Lepiks": a family
    family: bool,
    /// The first sentences in which it stands.
    sentences: BTreeSet<usize>,
}

/// How each name would be written if the text kept to one spelling.
#[derive(Default)]
pub(super) struct PreferredSpellings {
    /// Of family names, and of names of one word.
    words: FxHashMap<String, String>,
    /// Of full names whose given names have several spellings.
    full: FxHashMap<Vec<String>, Vec<String>>,
}

impl PreferredSpellings {
    pub(super) fn of(text: &Text) -> Self {
        let people = || text.names_of_people().map(|m| (m, name_words(text.words(m))));
        let roles = role_nouns(text);
        let mut words: FxHashMap<String, SpellingEvidence> = FxHashMap::default();
        let mut full: BTreeMap<Vec<String>, SpellingEvidence> = BTreeMap::new();
        for (m, name) in people() {
            let Some(last) = without_suffix(&name).0.last() else { continue };
            let start = text.mentions.list[m].tokens.start;
            let before = start.checked_sub(1).map(|b| text.parse.word(b));
            for written in [
                Some(words.entry(last.clone()).or_default()),
                (name.len() > 1).then(|| full.entry(name.clone()).or_default()),
            ] {
                let Some(written) = written else { continue };
                if written.count == 0 {
                    written.first = m;
                }
                written.count += 1;
                if written.sentences.len() < MOST_SENTENCES {
                    written.sentences.insert(text.parse.sentence_number(start));
                }
                written.roles.extend(roles.get(&m).into_iter().flatten().cloned());
                written.family |= before.is_some_and(|b| b.eq_ignore_ascii_case("the"));
                if name.len() > 1 {
                    written.given.insert(name[0].clone());
                }
            }
        }
        let words = family_name_variants(words);
        let full = full_name_variants(full, &words);
        PreferredSpellings { words, full }
    }

    /// The words of a person's name in the spelling that the text prefers.
    pub(super) fn name(&self, name: &str) -> Vec<String> {
        let words = name_words(name);
        let words = respelt(words, &self.words);
        self.full.get(&words).cloned().unwrap_or(words)
    }
}

/// A name with its family name in the other spelling.
fn respelt(mut words: Vec<String>, spellings: &FxHashMap<String, String>) -> Vec<String> {
    let last = without_suffix(&words).0.len().checked_sub(1);
    if let Some(last) = last
        && let Some(other) = spellings.get(&words[last])
    {
        words[last].clone_from(other);
    }
    words
}

/// The nouns of the roles that each mention holds.
fn role_nouns(text: &Text) -> FxHashMap<usize, Vec<String>> {
    let mut nouns: FxHashMap<usize, Vec<String>> = FxHashMap::default();
    for role in &text.mentions.roles {
        if let Some(holder) = role.holder {
            let head = text.parse.word(text.mentions.list[role.role].head);
            nouns.entry(holder).or_default().push(lexicon::lemma(&head.to_lowercase(), Upos::Noun));
        }
    }
    nouns
}

/// Which family names are rarer spellings of another one, and of which.
fn family_name_variants(words: FxHashMap<String, SpellingEvidence>) -> FxHashMap<String, String> {
    let mut order: Vec<(String, SpellingEvidence)> = words.into_iter().collect();
    order.sort_by(|(_, a), (_, b)| {
        let rank = |w: &SpellingEvidence| (w.given.is_empty(), std::cmp::Reverse(w.count), w.first);
        rank(a).cmp(&rank(b))
    });
    let mut index: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut spellings = FxHashMap::default();
    for this in 0..order.len() {
        let (word, written) = &order[this];
        let keys = lookup_keys(word);
        let mut near: Vec<usize> = keys.iter().filter_map(|k| index.get(k)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let fitting = |likeness: Likeness| {
            let fits = |&&other: &&usize| {
                is_variant_of_family_name(likeness, (word, written), (&order[other].0, &order[other].1))
            };
            let mut fitting = near.iter().filter(fits);
            fitting.next().filter(|_| fitting.next().is_none()).copied()
        };
        match fitting(Likeness::Sound).or_else(|| fitting(Likeness::Typo)) {
            Some(other) => {
                spellings.insert(word.clone(), order[other].0.clone());
            }
            None => {
                for key in keys {
                    let bucket = index.entry(key).or_default();
                    if bucket.len() < MOST_COMPARED {
                        bucket.push(this);
                    }
                }
            }
        }
    }
    spellings
}

/// How two spellings are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They are read alike.
    Sound,
    /// They differ in a letter.
    Typo,
}

/// True where `a` is a way to write the family name `b`.
fn is_variant_of_family_name(
    likeness: Likeness,
    (a, written): (&str, &SpellingEvidence),
    (b, other): (&str, &SpellingEvidence),
) -> bool {
    let alike = match likeness {
        Likeness::Sound => sounds_like(a, b),
        Likeness::Typo => is_typo(a, b),
    };
    if !alike || written.family || other.family || occur_together(written, other) {
        return false;
    }
    // Both have full names: then those must be of one person.
    if !written.given.is_empty() && !other.given.is_empty() {
        let agree = |x: &String| other.given.iter().any(|y| same_given(x, y));
        return written.given.iter().any(agree)
            && !(likeness == Likeness::Typo && hold_different_offices(written, other));
    }
    likeness == Likeness::Sound && !(hold_different_offices(written, other) && written.count > 1 && other.count > 1)
        // "Leavit" alone, once, beside "Caroline Leavitt"
        || written.given.is_empty()
            && !other.given.is_empty()
            && written.count == 1
            && (written.roles.is_empty() || !written.roles.is_disjoint(&other.roles))
            && lexicon::given_name(a).is_none()
}

/// "Alexander Novak beat Aleksandr Novak": two names in one sentence are two people, as one sentence keeps to one spelling.
fn occur_together(a: &SpellingEvidence, b: &SpellingEvidence) -> bool {
    !a.sentences.is_disjoint(&b.sentences)
}

/// True where both hold offices, and none in common.
fn hold_different_offices(a: &SpellingEvidence, b: &SpellingEvidence) -> bool {
    !a.roles.is_empty() && !b.roles.is_empty() && a.roles.is_disjoint(&b.roles)
}

/// Which full names are another one, of the same family name, with the given name misspelt or in another spelling.
fn full_name_variants(
    full: BTreeMap<Vec<String>, SpellingEvidence>,
    words: &FxHashMap<String, String>,
) -> FxHashMap<Vec<String>, Vec<String>> {
    let mut by_rest: BTreeMap<Vec<String>, Vec<(String, SpellingEvidence)>> = BTreeMap::new();
    for (name, written) in full {
        let mut name = respelt(name, words);
        let given = name.remove(0);
        let bearers = by_rest.entry(name).or_default();
        match bearers.iter().position(|(other, _)| *other == given) {
            Some(at) => {
                let known = &mut bearers[at].1;
                known.count += written.count;
                known.first = known.first.min(written.first);
                known.roles.extend(written.roles);
                known.sentences.extend(written.sentences);
            }
            None if bearers.len() < MOST_GIVEN_NAMES => bearers.push((given, written)),
            None => {}
        }
    }
    let mut spellings = FxHashMap::default();
    for (rest, mut bearers) in by_rest {
        bearers.sort_by_key(|(_, w)| (std::cmp::Reverse(w.count), w.first));
        let long = rest.iter().map(String::len).max().unwrap_or(0) >= SHORTEST_MISSPELT;
        let whole = |given: &String| [std::slice::from_ref(given), &rest].concat();
        let mut kept: Vec<usize> = Vec::new();
        for (i, (given, written)) in bearers.iter().enumerate() {
            let fits = |&&other: &&usize| {
                let (known, w) = &bearers[other];
                let repeated = written.count > 1 && w.count > 1;
                let spelt = given.len() > 1 && known.len() > 1 && same_given(given, known);
                let typo = long && is_typo(given, known) && !are_both_common(given, known) && !repeated;
                !occur_together(written, w)
                    && (spelt && !(repeated && hold_different_offices(written, w))
                        || typo && !hold_different_offices(written, w))
            };
            let mut fitting = kept.iter().filter(fits);
            match fitting.next().filter(|_| fitting.next().is_none()) {
                Some(&other) => {
                    spellings.insert(whole(given), whole(&bearers[other].0));
                }
                None => kept.push(i),
            }
        }
    }
    spellings
}

/// True where both are well-known given names: "Carla" and "Clara".
fn are_both_common(a: &str, b: &str) -> bool {
    lexicon::given_name(a).is_some() && lexicon::given_name(b).is_some()
}

/// True for two ways to write one given name, or for a name and its initial.
fn same_given(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    lexicon::same_given_name(a, b) || initial(a, b) || initial(b, a) || sounds_like(a, b) && !are_both_common(a, b)
}

/// Names of organisations and things in two spellings: pairs of positions in `names`, which are normalised.
pub(super) fn variant_pairs(names: &[&str]) -> Vec<(usize, usize)> {
    let mut sounds: FxHashMap<String, usize> = FxHashMap::default();
    let mut typos: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let letters: String = name.chars().filter(|c| *c != ' ').collect();
        if letters.len() <= SHORTEST_READ_ALIKE || !letters.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(&other) = sounds.get(&sound(&letters)) {
            found.push((other, i));
            continue;
        }
        sounds.insert(sound(&letters), i);
        if letters.len() < SHORTEST_MISSPELT_THING {
            continue;
        }
        let keys = with_one_letter_left_out(name);
        let mut near: Vec<usize> = keys.iter().filter_map(|k| typos.get(k)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut near = near.into_iter().filter(|&other| one_word_misspelt(names[other], name));
        if let (Some(other), None) = (near.next(), near.next()) {
            found.push((other, i));
        }
        for key in keys {
            let bucket = typos.entry(key).or_default();
            if bucket.len() < MOST_COMPARED {
                bucket.push(i);
            }
        }
    }
    found
}

/// "nordvik shipping" and "nordvik shiping": all words but one are the same, and that one is long; no plural.
fn one_word_misspelt(a: &str, b: &str) -> bool {
    let mut differing = a.split(' ').zip(b.split(' ')).filter(|(x, y)| x != y);
    let one = differing.next().filter(|_| differing.next().is_none());
    a.contains(' ')
        && a.matches(' ').count() == b.matches(' ').count()
        && one.is_some_and(|(x, y)| is_typo(x, y) && x.strip_suffix('s') != Some(y) && y.strip_suffix('s') != Some(x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_twins_among_bodies() {
        let names = [
            "nordvik shipping",
            "nordvik shiping",
            "channel four",
            "channel five",
            "al shabaab",
            "al shabab",
            "nordvik ships",
        ];
        assert_eq!(variant_pairs(&names), [(0, 1), (4, 5)]);
    }
}
