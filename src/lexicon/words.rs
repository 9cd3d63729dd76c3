//! Sets of words and pairs of words, which the build makes of the files in `vocabulary`.

/// Words in their order, each with its [`key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(&'static [(u64, &'static str)]);

/// Words in their order, each with its [`key`] and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pairs(&'static [(u64, &'static str, &'static str)]);

/// The length of a word and its first bytes: shorter words come first, and most comparisons are of these numbers alone.
const fn key(word: &str) -> u64 {
    const BYTES: usize = 7;
    let word = word.as_bytes();
    let length = if word.len() < 255 { word.len() as u64 } else { 255 };
    let mut key = length << (8 * BYTES);
    let mut at = 0;
    while at < BYTES && at < word.len() {
        key |= (word[at] as u64) << (8 * (BYTES - 1 - at));
        at += 1;
    }
    key
}

/// The words of a section, which the build sorts, with their keys.
pub(crate) const fn keyed<const N: usize>(words: [&'static str; N]) -> [(u64, &'static str); N] {
    let mut all = [(0, ""); N];
    let mut at = 0;
    while at < N {
        all[at] = (key(words[at]), words[at]);
        at += 1;
    }
    all
}

/// The same for words with a meaning.
pub(crate) const fn keyed_pairs<const N: usize>(
    pairs: [(&'static str, &'static str); N],
) -> [(u64, &'static str, &'static str); N] {
    let mut all = [(0, "", ""); N];
    let mut at = 0;
    while at < N {
        all[at] = (key(pairs[at].0), pairs[at].0, pairs[at].1);
        at += 1;
    }
    all
}

impl Words {
    /// The build sorts them.
    pub(crate) const fn new(sorted: &'static [(u64, &'static str)]) -> Self {
        Words(sorted)
    }

    /// True for one of the words, written as in the file.
    pub(crate) fn has(&self, word: &str) -> bool {
        let wanted = key(word);
        self.0.binary_search_by(|&(key, w)| key.cmp(&wanted).then_with(|| w.cmp(word))).is_ok()
    }

    /// True for one of the words in whatever case of its ASCII letters; the words themselves are in small letters.
    pub(crate) fn has_any_case(&self, word: &str) -> bool {
        self.0.iter().any(|(_, w)| w.eq_ignore_ascii_case(word))
    }

    /// All of them, short ones first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &'static str> + use<> {
        self.0.iter().map(|&(_, word)| word)
    }
}

impl Pairs {
    /// The build sorts them.
    pub(crate) const fn new(sorted: &'static [(u64, &'static str, &'static str)]) -> Self {
        Pairs(sorted)
    }

    /// What a word means, written as in the file.
    pub(crate) fn get(&self, word: &str) -> Option<&'static str> {
        let wanted = key(word);
        let found = self.0.binary_search_by(|&(key, w, _)| key.cmp(&wanted).then_with(|| w.cmp(word))).ok()?;
        Some(self.0[found].2)
    }

    /// The number that a word means; `None` for other words, and where the meaning is no number.
    pub(crate) fn number(&self, word: &str) -> Option<usize> {
        self.get(word)?.parse().ok()
    }

    /// True for one of the words that have a meaning here.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// All words with their meanings, short words first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&'static str, &'static str)> + use<> {
        self.0.iter().map(|&(_, word, meaning)| (word, meaning))
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::vocabulary::{
        closed_classes, coreference, offices, people, predicates, statements, times, word_parts,
    };

    #[test]
    fn knows_the_words_of_a_section_and_no_others() {
        assert!(predicates::REPORTING.has("say") && !predicates::REPORTING.has("sail"));
        assert!(predicates::MAKES_WANTED.has("urge") && predicates::LIGHT.has("hold") && !predicates::LIGHT.has(""));
        assert!(statements::SPEAKS_ABOUT.has("call:for") && !statements::JUDGES.has("rain"));
        assert!(closed_classes::QUOTATION_MARKS.has("\"") && closed_classes::QUOTATION_MARKS.has("“"));
        assert!(predicates::REPORTING.iter().all(|word| predicates::REPORTING.has(word)));
    }

    #[test]
    fn knows_words_in_any_case_where_it_is_asked() {
        assert!(offices::DEPUTIES.has_any_case("Vice") && !offices::DEPUTIES.has("Vice"));
    }

    #[test]
    fn knows_what_a_word_stands_for() {
        assert_eq!(offices::LEADING.get("lead"), Some("leader"));
        assert_eq!(offices::LEADING.get("leads"), None);
        assert_eq!(coreference::CARDINALS.number("three"), Some(3));
        assert_eq!(coreference::NAME_KINDS.number("air"), None);
    }

    #[test]
    fn a_section_takes_in_others() {
        assert_eq!(people::KIN.get("wife"), Some("f"));
        assert!(people::FAMILY.has("wife") && !people::FAMILY.has("friend"));
        assert!(people::PERSONS.has("wife") && people::PERSONS.has("witness"));
    }

    #[test]
    fn reads_phrases_and_marks() {
        assert_eq!(times::BOUNDS.get("ahead of"), Some("before"));
        assert!(closed_classes::QUOTATION_MARKS.has("\"") && word_parts::SMILEYS.has("=)"));
    }
}
