//! One name in two spellings: transliterated ("Zelensky", "Zelenskiy"), with its accents written out ("Müller", "Mueller") or
//! misspelt ("Leavitt", "Leavit").
//!
//! A spelling is found by what it has in common with others, so that a text of n names costs no n² comparisons. Two people who
//! both have their full names stay two, and so do two who hold different offices.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Text;
use super::people::{name_words, without_suffix};
use crate::lexicon;
use crate::{EntityKind, MentionForm, Upos};

/// Names with something in common that are looked at.
const BUCKET: usize = 6;

/// Sentences that are remembered for each name.
const SENTENCES: usize = 8;

/// Shorter words are too often names of their own.
const SOUND: usize = 5;
const TYPO: usize = 6;

/// The confidence of a link between two spellings; by judgement.
pub(super) const SPELLING: f32 = 0.85;

/// What the text says of a way to write a name.
#[derive(Default)]
struct Written {
    count: usize,
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
pub(super) struct Spellings {
    /// Family names, and those that stand alone.
    words: HashMap<String, String>,
    full: HashMap<Vec<String>, Vec<String>>,
}

impl Spellings {
    pub(super) fn of(text: &Text, kinds: &[EntityKind]) -> Self {
        let people = || {
            let name = |m: usize| kinds[m] == EntityKind::Person && text.mentions.list[m].form == MentionForm::Name;
            (0..kinds.len()).filter(move |&m| name(m)).map(|m| (m, name_words(text.words(m))))
        };
        let roles = role_nouns(text);
        let mut words: HashMap<String, Written> = HashMap::new();
        let mut full: BTreeMap<Vec<String>, Written> = BTreeMap::new();
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
                if written.sentences.len() < SENTENCES {
                    written.sentences.insert(text.parse.tokens[start].sentence);
                }
                written.roles.extend(roles.get(&m).into_iter().flatten().cloned());
                written.family |= before.is_some_and(|b| b.eq_ignore_ascii_case("the"));
                if name.len() > 1 {
                    written.given.insert(name[0].clone());
                }
            }
        }
        let words = family_names(words);
        let full = full_names(full, &words);
        Spellings { words, full }
    }

    /// The words of a person's name in the spelling that the text prefers.
    pub(super) fn name(&self, name: &str) -> Vec<String> {
        let words = name_words(name);
        let words = respelt(words, &self.words);
        self.full.get(&words).cloned().unwrap_or(words)
    }
}

/// A name with its family name in the other spelling.
fn respelt(mut words: Vec<String>, spellings: &HashMap<String, String>) -> Vec<String> {
    let last = without_suffix(&words).0.len().checked_sub(1);
    if let Some(last) = last
        && let Some(other) = spellings.get(&words[last])
    {
        words[last].clone_from(other);
    }
    words
}

/// The nouns of the roles that each mention holds.
fn role_nouns(text: &Text) -> HashMap<usize, Vec<String>> {
    let mut nouns: HashMap<usize, Vec<String>> = HashMap::new();
    for role in &text.mentions.roles {
        if let Some(holder) = role.holder {
            let head = text.parse.word(text.mentions.list[role.role].head);
            nouns.entry(holder).or_default().push(lexicon::lemma(&head.to_lowercase(), Upos::Noun));
        }
    }
    nouns
}

/// Which family names are another one in a rarer spelling.
fn family_names(words: HashMap<String, Written>) -> HashMap<String, String> {
    let mut order: Vec<(String, Written)> = words.into_iter().collect();
    order.sort_by(|(_, a), (_, b)| {
        let rank = |w: &Written| (w.given.is_empty(), std::cmp::Reverse(w.count), w.first);
        rank(a).cmp(&rank(b))
    });
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    let mut spellings = HashMap::new();
    for this in 0..order.len() {
        let (word, written) = &order[this];
        let keys = keys(word);
        let mut near: Vec<usize> = keys.iter().filter_map(|k| index.get(k)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let fitting = |likeness: Likeness| {
            let fits = |&&other: &&usize| same_family(likeness, (word, written), (&order[other].0, &order[other].1));
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
                    if bucket.len() < BUCKET {
                        bucket.push(this);
                    }
                }
            }
        }
    }
    spellings
}

/// In what two spellings are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They are read alike.
    Sound,
    /// They differ in a letter.
    Typo,
}

/// True when `a` is a way to write the family name `b`.
fn same_family(likeness: Likeness, (a, written): (&str, &Written), (b, other): (&str, &Written)) -> bool {
    let alike = match likeness {
        Likeness::Sound => sounds_like(a, b),
        Likeness::Typo => is_typo(a, b),
    };
    if !alike || written.family || other.family || meet(written, other) {
        return false;
    }
    // Both have full names: then those must be of one person.
    if !written.given.is_empty() && !other.given.is_empty() {
        let agree = |x: &String| other.given.iter().any(|y| same_given(x, y));
        return written.given.iter().any(agree) && !(likeness == Likeness::Typo && differ(written, other));
    }
    likeness == Likeness::Sound && !(differ(written, other) && written.count > 1 && other.count > 1)
        // "Leavit" alone, once, beside "Caroline Leavitt"
        || written.given.is_empty()
            && !other.given.is_empty()
            && written.count == 1
            && (written.roles.is_empty() || !written.roles.is_disjoint(&other.roles))
            && lexicon::given_name(a).is_none()
}

/// "Alexander Novak beat Aleksandr Novak": one sentence has one spelling.
fn meet(a: &Written, b: &Written) -> bool {
    !a.sentences.is_disjoint(&b.sentences)
}

/// Both hold offices, and none in common.
fn differ(a: &Written, b: &Written) -> bool {
    !a.roles.is_empty() && !b.roles.is_empty() && a.roles.is_disjoint(&b.roles)
}

/// Which full names are another one with its given name misspelt or in another spelling; the family names are the same.
fn full_names(
    full: BTreeMap<Vec<String>, Written>,
    words: &HashMap<String, String>,
) -> HashMap<Vec<String>, Vec<String>> {
    let mut by_rest: BTreeMap<Vec<String>, Vec<(String, Written)>> = BTreeMap::new();
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
            // A family name with hundreds of bearers is a telephone book.
            None if bearers.len() < 4 * BUCKET => bearers.push((given, written)),
            None => {}
        }
    }
    let mut spellings = HashMap::new();
    for (rest, mut bearers) in by_rest {
        bearers.sort_by_key(|(_, w)| (std::cmp::Reverse(w.count), w.first));
        let long = rest.iter().map(String::len).max().unwrap_or(0) >= TYPO;
        let whole = |given: &String| [std::slice::from_ref(given), &rest].concat();
        let mut kept: Vec<usize> = Vec::new();
        for (i, (given, written)) in bearers.iter().enumerate() {
            let fits = |&&other: &&usize| {
                let (known, w) = &bearers[other];
                let repeated = written.count > 1 && w.count > 1;
                let spelt = given.len() > 1 && known.len() > 1 && same_given(given, known);
                let typo = long && is_typo(given, known) && !is_known(given, known) && !repeated;
                !meet(written, w) && (spelt && !(repeated && differ(written, w)) || typo && !differ(written, w))
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

/// Both are given names that many bear: "Carla" and "Clara".
fn is_known(a: &str, b: &str) -> bool {
    lexicon::given_name(a).is_some() && lexicon::given_name(b).is_some()
}

/// Two ways to write one given name, or its initial.
fn same_given(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    lexicon::same_given_name(a, b) || initial(a, b) || initial(b, a) || sounds_like(a, b) && !is_known(a, b)
}

/// Names of bodies and things in two spellings: pairs of positions in `names`, which are folded.
pub(super) fn twins(names: &[&str]) -> Vec<(usize, usize)> {
    let mut sounds: HashMap<String, usize> = HashMap::new();
    let mut typos: HashMap<String, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let letters: String = name.chars().filter(|c| *c != ' ').collect();
        if letters.len() < SOUND + 1 || !letters.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(&other) = sounds.get(&sound(&letters)) {
            found.push((other, i));
            continue;
        }
        sounds.insert(sound(&letters), i);
        if letters.len() < TYPO + 4 {
            continue;
        }
        let keys = shortened(name);
        let mut near: Vec<usize> = keys.iter().filter_map(|k| typos.get(k)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let mut near = near.into_iter().filter(|&other| one_word_misspelt(names[other], name));
        if let (Some(other), None) = (near.next(), near.next()) {
            found.push((other, i));
        }
        for key in keys {
            let bucket = typos.entry(key).or_default();
            if bucket.len() < BUCKET {
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

/// What a word may be found by: how it is read, and its letters without one.
fn keys(word: &str) -> Vec<String> {
    let mut keys = vec![format!("={}", sound(word)), format!("={}", without_umlauts(word))];
    if word.chars().count() >= TYPO - 1 {
        keys.extend(shortened(word));
    }
    keys
}

/// A word, and all that is left of it without one letter (the symmetric deletions of Garbe's SymSpell).
fn shortened(word: &str) -> Vec<String> {
    let mut all: Vec<String> =
        word.char_indices().map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..])).collect();
    all.push(word.to_owned());
    all.sort_unstable();
    all.dedup();
    all
}

/// One letter is wrong, missing, too many, or two have changed places; not the first, and not what tells "Petersen" from "Peterson".
fn is_typo(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < TYPO - 1 || a.len().max(b.len()) < TYPO || a[0] != b[0] || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    match (rest_a, rest_b) {
        ([x, rest @ ..], [y, other @ ..]) if rest == other => {
            let ending = rest.len() < 2 && "aeiou".contains(*x) && "aeiou".contains(*y);
            a.len() > TYPO && !ending
        }
        ([x, y, rest @ ..], [v, w, other @ ..]) if (x, y) == (w, v) => rest == other,
        // "Martin" and "Martina", "Ivanov" and "Ivanova" are two names
        ([x], []) | ([], [x]) => !"aoi".contains(*x),
        ([_, rest @ ..], other) if rest == other => true,
        (rest, [_, other @ ..]) => rest == other,
        _ => false,
    }
}

/// Two spellings that are read alike.
fn sounds_like(a: &str, b: &str) -> bool {
    if without_umlauts(a) == without_umlauts(b) {
        return true;
    }
    let long = a.chars().count().min(b.chars().count()) >= SOUND;
    long && sound(a) == sound(b)
}

/// "mueller", "muller": as where the accents are left out.
fn without_umlauts(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// How a word is read, roughly: "zelenskyy", "zelenskiy" and "zelensky" become "zelenski".
fn sound(word: &str) -> String {
    let mut word = word.strip_prefix("ye").map_or(word.to_owned(), |rest| format!("e{rest}"));
    if let Some(rest) = word.strip_prefix('q') {
        word = format!("g{rest}");
    }
    for (from, to) in [
        ("tsch", "ch"),
        ("sch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("j", "i"),
        ("y", "i"),
    ] {
        word = word.replace(from, to);
    }
    let mut sound = String::with_capacity(word.len());
    for c in word.chars() {
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    match sound.strip_suffix("ah") {
        Some(rest) if rest.len() > 2 => format!("{rest}a"),
        _ => sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hears_transliterations() {
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("zelenskiy", "zelenskyy"),
            ("gaddafi", "qaddafi"),
            ("muller", "mueller"),
            ("shabaab", "shabab"),
            ("yeltsin", "eltsin"),
            ("mahmud", "mahmoud"),
            ("sundqvist", "sundkvist"),
        ] {
            assert!(sounds_like(a, b), "{a} {b}: {} {}", sound(a), sound(b));
        }
        for (a, b) in [("hansen", "hanson"), ("berg", "borg"), ("lee", "li"), ("meyer", "mayer"), ("", "a")] {
            assert!(!sounds_like(a, b), "{a} {b}");
        }
    }

    #[test]
    fn tells_slips_from_names() {
        for (a, b) in [
            ("leavitt", "leavit"),
            ("leavitt", "leavtit"),
            ("leavitt", "leabitt"),
            ("caroline", "carolin"),
            ("lepik", "lepiks"),
        ] {
            assert!(is_typo(a, b) && is_typo(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("petersen", "peterson"),
            ("berg", "borg"),
            ("hansen", "jansen"),
            ("ivanov", "ivanova"),
            ("martin", "martina"),
            ("leavitt", "leavi"),
            ("", "a"),
        ] {
            assert!(!is_typo(a, b) && !is_typo(b, a), "{a} {b}");
        }
    }

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
        assert_eq!(twins(&names), [(0, 1), (4, 5)]);
    }
}
