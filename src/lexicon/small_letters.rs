//! Words in small letters.

use std::borrow::Cow;

/// The word in small letters: itself where it is so already, as most words of a text are.
pub(crate) fn small_letters(word: &str) -> Cow<'_, str> {
    let small = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_only_what_changes() {
        assert!(matches!(small_letters("ferry"), Cow::Borrowed("ferry")));
        for (word, want) in [("Ferry", "ferry"), ("ÅSEN", "åsen"), ("café", "café"), ("", "")] {
            assert_eq!(small_letters(word), want);
        }
    }
}
