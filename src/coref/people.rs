//! People by name: "Ingrid Dahl", "I. Dahl", "Ms Dahl", "Dahl".

use std::collections::HashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::fold::fold;
use super::relatives;
use super::spelling::{SPELLING, Spellings};
use crate::{EntityKind, Gender, MentionForm, Upos, lexicon};

/// Bearers of one name that are looked at, the latest first: keeps a telephone book linear.
const BEARERS: usize = 40;

/// The people who bear a name, by each of its words.
#[derive(Default)]
struct Register {
    by_word: HashMap<String, Vec<usize>>,
    /// The fullest name of each cluster of people, as words.
    full: HashMap<usize, Vec<String>>,
}

impl Register {
    fn bearers<'r>(&'r self, words: &'r [String]) -> impl Iterator<Item = usize> + 'r {
        words.iter().flat_map(|w| self.by_word.get(w).into_iter().flat_map(|b| b.iter().rev().take(BEARERS).copied()))
    }

    fn enter(&mut self, words: &[String], cluster: usize) {
        for word in words {
            let bearers = self.by_word.entry(word.clone()).or_default();
            if bearers.last() != Some(&cluster) {
                bearers.push(cluster);
            }
        }
        let full = self.full.entry(cluster).or_default();
        if words.len() > full.len() || words.len() == full.len() && letters(words) > letters(full) {
            *full = words.to_vec();
        }
    }
}

fn letters(words: &[String]) -> usize {
    words.iter().map(String::len).sum()
}

/// Puts the names of people together; `kinds` says which names are taken for people's.
pub(super) fn link(text: &Text, kinds: &[EntityKind], clusters: &mut Clusters) {
    let spellings = Spellings::of(text, kinds);
    // How each cluster's names are first written, for each word in the spelling that the text prefers.
    let mut written: HashMap<(usize, String), String> = HashMap::new();
    let mut join = |m: usize, words: &[String], cluster: Option<usize>, reason, clusters: &mut Clusters| {
        let raw = name_words(text.words(m));
        let pairs = || words.iter().zip(&raw);
        let respelt =
            |c: &usize| pairs().any(|(word, raw)| written.get(&(*c, word.clone())).is_some_and(|known| known != raw));
        let cluster = match cluster.filter(respelt) {
            Some(c) => {
                clusters.join_with(m, c, "other spelling", SPELLING);
                c
            }
            None => clusters.join_or_open(m, cluster, reason),
        };
        for (word, raw) in pairs() {
            written.entry((cluster, word.clone())).or_insert_with(|| raw.clone());
        }
        cluster
    };
    let people = || {
        (0..kinds.len())
            .filter(|&m| kinds[m] == EntityKind::Person && text.mentions.list[m].form == MentionForm::Name)
            .map(|m| (m, spellings.name(text.words(m))))
    };
    let mut register = Register::default();
    let mut same: HashMap<Vec<String>, usize> = HashMap::new();
    // Full names over the whole text: a headline may say "Dahl" before the text says "Ingrid Dahl".
    for (m, words) in people().filter(|(_, words)| words.len() > 1) {
        if let Some(&cluster) = same.get(&words) {
            join(m, &words, Some(cluster), "same name", clusters);
            continue;
        }
        let gender = text.mentions.list[m].gender;
        let mut fitting: Vec<usize> = register
            .bearers(&words)
            .filter(|c| genders_agree(gender, clusters.list[*c].gender))
            .filter(|c| register.full.get(c).is_some_and(|full| one_name(&words, full)))
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        let only = if let [only] = fitting[..] { Some(only) } else { None };
        let cluster = join(m, &words, only, "fuller or shorter name", clusters);
        register.enter(&words, cluster);
        same.insert(words, cluster);
    }
    for (m, words) in people().filter(|(_, words)| words.len() <= 1) {
        let Some(word) = words.first() else {
            clusters.open(m);
            continue;
        };
        let bearer = bearer(text, m, word, &register, clusters);
        let same = bearer.is_some_and(|c| register.full.get(&c).is_some_and(|full| full.len() == 1));
        let cluster = join(m, &words, bearer, if same { "same name" } else { "short name" }, clusters);
        if bearer.is_none() {
            // "Dahl ... her husband, Per Dahl": his gender is not hers
            let others = register.bearers(&words).any(|c| clusters.list[c].gender != Gender::Unknown);
            let own = lexicon::given_name(word).filter(|_| !lexicon::is_family_name(word));
            if others && own.is_none() && !is_addressed(text, m) {
                clusters.list[cluster].gender = Gender::Unknown;
            }
            register.enter(&words, cluster);
        }
    }
}

/// Whom a single name means: of those who bear it, preferring it as a family name to a given name, and then whoever is not only known
/// as somebody's relative, the one who was spoken of last; or the only one that the text will speak of.
fn bearer(text: &Text, mention: usize, word: &str, register: &Register, clusters: &Clusters) -> Option<usize> {
    let (head, gender) = (text.mentions.list[mention].head, text.mentions.list[mention].gender);
    let bearers = register.by_word.get(word)?.iter().rev().take(BEARERS).copied();
    let fitting: Vec<usize> = bearers.filter(|&c| genders_agree(gender, clusters.list[c].gender)).collect();
    // "Dahl was the daughter of Per Dahl. … Dahl": the daughter
    let kin = |c: usize| {
        let mut known = clusters.list[c].before(head).take(BEARERS);
        fitting.len() > 1 && known.all(|m| relatives::is_kin_of_someone(text.parse, text.mentions.list[m].head))
    };
    let rank = |c: usize| match register.full.get(&c).map(|full| without_suffix(full).0) {
        Some([.., last]) if last == word => 2,
        Some([first, ..]) if first == word => 1,
        _ => 0,
    };
    let mut before: Option<(i32, bool, usize, usize)> = None;
    let (mut after, mut later) = (None, 0);
    for &cluster in &fitting {
        match clusters.list[cluster].last_before(head) {
            Some(last) => before = before.max(Some((rank(cluster), !kin(cluster), last, cluster))),
            None if is_others(text, mention, cluster, clusters) => {}
            None => (after, later) = (Some(cluster), later + 1),
        }
    }
    before.map(|(.., cluster)| cluster).or(after.filter(|_| later == 1))
}

/// The full name that comes later is somebody else's.
fn is_others(text: &Text, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
    clusters.list[cluster].mentions().next().is_some_and(|full| relatives::is_other(text, mention, full))
}

/// "Mrs Dahl"
fn is_addressed(text: &Text, mention: usize) -> bool {
    let before = text.mentions.list[mention].tokens.start.checked_sub(1);
    before.is_some_and(|b| matches!(text.parse.tokens[b].upos, Upos::Noun | Upos::Propn))
}

/// The words of a person's name, folded.
pub(super) fn name_words(name: &str) -> Vec<String> {
    fold(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A name without "Jr" and the like, and what was cut off.
pub(super) fn without_suffix(words: &[String]) -> (&[String], Option<&str>) {
    match words {
        [rest @ .., last] if !rest.is_empty() && matches!(&**last, "jr" | "sr" | "ii" | "iii" | "iv") => {
            (rest, Some(last))
        }
        _ => (words, None),
    }
}

/// True when one name can be the other with words left out or shortened to initials: "Ingrid M. Dahl" and "I. Dahl", but
/// not "Ingrid Dahl" and "Per Dahl".
fn one_name(a: &[String], b: &[String]) -> bool {
    let ((a, suffix), (b, other_suffix)) = (without_suffix(a), without_suffix(b));
    if suffix.zip(other_suffix).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let alike = |x: &str, y: &str| {
        x == y || x.chars().count() == 1 && y.starts_with(x) || y.chars().count() == 1 && x.starts_with(y)
    };
    let (Some(last), Some(long_last)) = (short.last(), long.last()) else { return false };
    let prefix = short.iter().zip(long).all(|(x, y)| x == y);
    if last != long_last && !prefix {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|x| rest.any(|y| alike(x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_forms_of_one_name_from_two_names() {
        for (a, b, want) in [
            ("Ingrid Dahl", "I. Dahl", true),
            ("Ingrid M. Dahl", "Ingrid Dahl", true),
            ("Ingrid Dahl", "Per Dahl", false),
            ("Ingrid Dahl", "Ingrid Berg", false),
            ("Luis García Prieto", "Luis García", true),
            ("Tom Hale Jr.", "Tom Hale", true),
            ("Tom Hale Jr.", "Tom Hale III", false),
        ] {
            assert_eq!(one_name(&name_words(a), &name_words(b)), want, "{a}, {b}");
        }
    }
}
