//! For each word of a text the number of something, or none.

use std::num::NonZero;
use std::ops::Range;

/// A number or none, in four bytes, for a long text has many of these. What is counted is never more than words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nth(Option<NonZero<u32>>);

impl Nth {
    /// The number, if there is one.
    pub fn get(self) -> Option<usize> {
        self.0.map(|above| above.get() as usize - 1)
    }
}

impl From<Option<usize>> for Nth {
    /// Of a number that is less than `u32::MAX`.
    fn from(number: Option<usize>) -> Self {
        Nth(number.and_then(|n| NonZero::new(u32::try_from(n).unwrap_or(u32::MAX).saturating_add(1))))
    }
}

/// A number or none for each word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers(Vec<Nth>);

impl Numbers {
    /// None for each of so many words.
    pub fn none(words: usize) -> Self {
        Numbers(vec![Nth::default(); words])
    }

    /// The number at a word; none also behind the last word.
    pub fn at(&self, word: usize) -> Option<usize> {
        self.0.get(word)?.get()
    }

    /// Puts a number, which is less than `u32::MAX`, at a word.
    pub fn set(&mut self, word: usize, number: usize) {
        self.fill(word..word + 1, number);
    }

    /// Puts it at each of some words.
    pub fn fill(&mut self, words: Range<usize>, number: usize) {
        self.0[words].fill(Some(number).into());
    }

    /// Those of all words.
    pub fn iter(&self) -> impl Iterator<Item = Option<usize>> {
        self.0.iter().map(|nth| nth.get())
    }
}

impl FromIterator<Option<usize>> for Numbers {
    fn from_iter<I: IntoIterator<Item = Option<usize>>>(numbers: I) -> Self {
        Numbers(numbers.into_iter().map(Nth::from).collect())
    }
}

#[test]
fn what_is_put_at_a_word_is_found_there() {
    let mut numbers: Numbers = [Some(0), None, Some(7)].into_iter().collect();
    numbers.set(1, 4);
    assert_eq!((0..5).map(|w| numbers.at(w)).collect::<Vec<_>>(), [Some(0), Some(4), Some(7), None, None]);
    numbers.fill(1..3, 5);
    assert_eq!(numbers.iter().collect::<Vec<_>>(), [Some(0), Some(5), Some(5)]);
    assert_eq!(Numbers::none(2).at(1), None);
}
