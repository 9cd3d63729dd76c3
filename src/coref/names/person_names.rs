//! Names of people: "Ingrid Dahl", "I. Dahl", "Ms Dahl", "Dahl".

use rustc_hash::FxHashMap;

use super::spelling_variants::{PreferredSpellings, SPELLING_CONFIDENCE};
use super::{kin, normalized};
use crate::coref::Text;
use crate::coref::clusters::{Clusters, genders_agree};
use crate::coref::link_reasons::LinkReason;
use crate::lexicon::vocabulary::closed_classes;
use crate::{Gender, Upos, lexicon};

/// Bearers of one name that are looked at, the latest first, so that a telephone book takes linear time.
const BEARERS: usize = 40;

/// The people who bear a name, by each of its words.
#[derive(Default)]
struct Register {
    by_word: FxHashMap<String, Vec<usize>>,
    /// The fullest name of each cluster of people, as words.
    full: FxHashMap<usize, Vec<String>>,
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

/// Links the names of people.
pub(super) fn link(text: &Text, clusters: &mut Clusters) {
    let spellings = PreferredSpellings::of(text);
    let people: Vec<(usize, Vec<String>)> =
        text.names_of_people().map(|m| (m, spellings.name(text.words(m)))).collect();
    let mut linker = Linker { text, clusters, register: Register::default(), written: FxHashMap::default() };
    // Full names over the whole text first: a headline may say "Dahl" before the text says "Ingrid Dahl".
    let mut known: FxHashMap<&[String], usize> = FxHashMap::default();
    for (m, words) in people.iter().filter(|(_, words)| words.len() > 1) {
        match known.get(&words[..]) {
            Some(&cluster) => _ = linker.join(*m, words, Some(cluster), LinkReason::SameName),
            None => _ = known.insert(words, linker.link_full_name(*m, words)),
        }
    }
    for (m, words) in people.iter().filter(|(_, words)| words.len() <= 1) {
        match words.first() {
            Some(word) => linker.link_short_name(*m, words, word),
            None => _ = linker.clusters.open(*m),
        }
    }
}

struct Linker<'a, 'c, 't> {
    text: &'a Text<'a>,
    clusters: &'c mut Clusters<'t>,
    register: Register,
    /// How the names of each cluster are first written, for each word in the spelling that the text prefers.
    written: FxHashMap<(usize, String), String>,
}

impl Linker<'_, '_, '_> {
    /// Puts a name into a cluster, if one is given, or opens one for it.
    fn join(&mut self, mention: usize, words: &[String], cluster: Option<usize>, reason: LinkReason) -> usize {
        let raw = name_words(self.text.words(mention));
        let pairs = || words.iter().zip(&raw);
        let known = |c: usize, word: &String| self.written.get(&(c, word.clone()));
        let respelt = |c: &usize| pairs().any(|(word, raw)| known(*c, word).is_some_and(|known| known != raw));
        let cluster = match cluster.filter(respelt) {
            Some(c) => {
                let confidence = SPELLING_CONFIDENCE;
                self.clusters.join_with_confidence(mention, c, LinkReason::OtherSpelling, confidence);
                c
            }
            None => self.clusters.join_or_open(mention, cluster, reason),
        };
        for (word, raw) in pairs() {
            self.written.entry((cluster, word.clone())).or_insert_with(|| raw.clone());
        }
        cluster
    }

    /// Links a full name that has not been seen before to the only person who can be called so.
    fn link_full_name(&mut self, mention: usize, words: &[String]) -> usize {
        let gender = self.text.mentions.list[mention].gender;
        let mut fitting: Vec<usize> = self
            .register
            .bearers(words)
            .filter(|c| genders_agree(gender, self.clusters.list[*c].gender))
            .filter(|c| self.register.full.get(c).is_some_and(|full| one_name(words, full)))
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        let only = if let [only] = fitting[..] { Some(only) } else { None };
        let cluster = self.join(mention, words, only, LinkReason::FullerOrShorterName);
        self.register.enter(words, cluster);
        cluster
    }

    /// Links a name of a single word.
    fn link_short_name(&mut self, mention: usize, words: &[String], word: &str) {
        let bearer = bearer(self.text, mention, word, &self.register, self.clusters);
        let same = bearer.is_some_and(|c| self.register.full.get(&c).is_some_and(|full| full.len() == 1));
        let reason = if same { LinkReason::SameName } else { LinkReason::ShortName };
        let cluster = self.join(mention, words, bearer, reason);
        if bearer.is_some() {
            return;
        }
        // "Dahl ... her husband, Per Dahl": his gender is not hers.
        let others = self.register.bearers(words).any(|c| self.clusters.list[c].gender != Gender::Unknown);
        let by_given_name = lexicon::given_name(word).filter(|_| !lexicon::is_family_name(word));
        if others && by_given_name.is_none() && !is_addressed(self.text, mention) {
            self.clusters.list[cluster].gender = Gender::Unknown;
        }
        self.register.enter(words, cluster);
    }
}

/// Whom a name of one word means: of the people named before it who bear it, first those whose family name it is, then those whose
/// given name it is; among these, first those who are known as more than somebody's relative, then those whom the text has called so
/// before ("Ingrid Dahl ... Dahl ... Per Dahl ... Dahl": a namesake gets the full name), and then whoever was mentioned last.
/// Where nobody was named before, the only bearer whom the text names later.
fn bearer(text: &Text, mention: usize, word: &str, register: &Register, clusters: &Clusters) -> Option<usize> {
    let (head, gender) = (text.mentions.list[mention].head, text.mentions.list[mention].gender);
    let bearers = register.by_word.get(word)?.iter().rev().take(BEARERS).copied();
    let fitting: Vec<usize> = bearers.filter(|&c| genders_agree(gender, clusters.list[c].gender)).collect();
    // "Dahl was the daughter of Per Dahl. … Dahl": the daughter
    let only_as_kin = |c: usize| {
        let mut known = clusters.list[c].before(head).take(BEARERS);
        fitting.len() > 1 && known.all(|m| kin::is_kin_of_someone(text.parse, text.mentions.list[m].head))
    };
    let rank = |c: usize| match register.full.get(&c).map(|full| without_suffix(full).0) {
        Some([.., last]) if last == word => 2,
        Some([first, ..]) if first == word => 1,
        _ => 0,
    };
    let called_so = |c: usize| {
        let mut known = clusters.list[c].before(head).take(BEARERS);
        let is_full = |c: usize| register.full.get(&c).is_some_and(|full| full.len() > 1);
        fitting.len() > 1 && is_full(c) && known.any(|m| name_words(text.words(m)).len() == 1)
    };
    let mut before: Option<(i32, bool, bool, usize, usize)> = None;
    let (mut after, mut later) = (None, 0);
    for &cluster in &fitting {
        match clusters.list[cluster].last_before(head) {
            Some(last) => {
                before = before.max(Some((rank(cluster), !only_as_kin(cluster), called_so(cluster), last, cluster)));
            }
            None if is_somebody_elses(text, mention, cluster, clusters) => {}
            None => (after, later) = (Some(cluster), later + 1),
        }
    }
    before.map(|(.., cluster)| cluster).or(after.filter(|_| later == 1))
}

/// True where the full name that comes later is somebody else's.
fn is_somebody_elses(text: &Text, mention: usize, cluster: usize, clusters: &Clusters) -> bool {
    clusters.list[cluster].mentions().next().is_some_and(|full| kin::is_namesake(text, mention, full))
}

/// "Mrs Dahl"
fn is_addressed(text: &Text, mention: usize) -> bool {
    let before = text.mentions.list[mention].tokens.start.checked_sub(1);
    before.is_some_and(|b| matches!(text.parse.tokens[b].upos, Upos::Noun | Upos::Propn))
}

/// The words of a person's name, normalised.
pub(in crate::coref) fn name_words(name: &str) -> Vec<String> {
    normalized(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A name without "Jr" and the like, and what was cut off.
pub(super) fn without_suffix(words: &[String]) -> (&[String], Option<&str>) {
    match words {
        [rest @ .., last] if !rest.is_empty() && closed_classes::NAME_SUFFIXES.has(last) => (rest, Some(last)),
        _ => (words, None),
    }
}

/// True where one name can be the other with words left out or shortened to initials: "Ingrid M. Dahl" and "I. Dahl", but
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
