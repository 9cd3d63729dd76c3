//! For each word of a text the number of something, or none.

use std::num::NonZero;

/// Four bytes a word, for a long text has several of these. What is counted is never more than words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Numbers(Vec<Option<NonZero<u32>>>);

impl Numbers {
    /// None for each of so many words.
    pub(crate) fn none(words: usize) -> Self {
        Numbers(vec![None; words])
    }

    /// The number at a word; none also behind the last word.
    pub(crate) fn at(&self, word: usize) -> Option<usize> {
        self.0.get(word)?.map(|above| above.get() as usize - 1)
    }

    /// Puts a number, which is less than `u32::MAX`, at a word.
    pub(crate) fn set(&mut self, word: usize, number: usize) {
        self.0[word] = packed(number);
    }
}

fn packed(number: usize) -> Option<NonZero<u32>> {
    NonZero::new(u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1))
}

impl FromIterator<Option<usize>> for Numbers {
    fn from_iter<I: IntoIterator<Item = Option<usize>>>(numbers: I) -> Self {
        Numbers(numbers.into_iter().map(|n| n.and_then(packed)).collect())
    }
}

#[test]
fn what_is_put_at_a_word_is_found_there() {
    let mut numbers: Numbers = [Some(0), None, Some(7)].into_iter().collect();
    numbers.set(1, 4);
    assert_eq!((0..5).map(|w| numbers.at(w)).collect::<Vec<_>>(), [Some(0), Some(4), Some(7), None, None]);
    assert_eq!(Numbers::none(2).at(1), None);
}
