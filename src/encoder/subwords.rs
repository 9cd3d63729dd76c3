use std::borrow::Cow;
use std::collections::HashMap;

use once_cell::sync::OnceCell;
use tokenizers::Tokenizer;

use super::wordpiece::WordPiece;
use super::{letter_case, typewriter};
use crate::{Error, Result};

/// Splits words into the subwords of the network's vocabulary.
pub(crate) struct Subwords {
    json: Cow<'static, [u8]>,
    /// Made when a word first needs it, which is one that `wordpiece` does not split.
    tokenizer: OnceCell<Tokenizer>,
    wordpiece: Option<WordPiece>,
    pub(super) start: i32,
    pub(super) end: i32,
    unknown: i32,
}

/// A word as the network reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pieces {
    /// At least one subword.
    pub ids: Vec<i32>,
    pub class: i32,
}

impl Subwords {
    /// Reads a tokenizer.json.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadModelFile`](crate::ErrorKind::BadModelFile) when it is none or lacks [CLS], [SEP] or [UNK].
    pub(crate) fn load(json: Cow<'static, [u8]>) -> Result<Self> {
        let wordpiece = WordPiece::load(&json);
        let tokenizer = OnceCell::new();
        // An embedded file was read by the tests; a mistake in any other must be reported now.
        let trusted = matches!(json, Cow::Borrowed(_)) && wordpiece.is_some();
        if !trusted {
            tokenizer.get_or_try_init(|| read(&json))?;
        }
        let id = |token: &str| {
            let listed = wordpiece.as_ref().and_then(|wordpiece| wordpiece.id(token));
            let known = || tokenizer.get().and_then(|t| t.token_to_id(token)).and_then(|id| i32::try_from(id).ok());
            listed.or_else(known).ok_or_else(|| bad(format!("the vocabulary has no {token}")))
        };
        let (start, end, unknown) = (id("[CLS]")?, id("[SEP]")?, id("[UNK]")?);
        Ok(Subwords { start, end, unknown, json, tokenizer, wordpiece })
    }

    /// The subwords of a word. One of which the tokenizer leaves nothing (a lone accent) is [UNK], so that every word has a vector.
    pub(super) fn split(&self, word: &str) -> Result<Pieces> {
        let word = typewriter::rewrite(word);
        let class = letter_case::class(&word);
        if let Some(ids) = self.wordpiece.as_ref().and_then(|wordpiece| wordpiece.split(&word)) {
            return Ok(Pieces { ids, class });
        }
        let mut ids = self.split_by_library(&word)?;
        if ids.is_empty() {
            ids.push(self.unknown);
        }
        Ok(Pieces { ids, class })
    }

    fn split_by_library(&self, word: &str) -> Result<Vec<i32>> {
        let tokenizer = self.tokenizer.get_or_try_init(|| read(&self.json))?;
        let encoding = tokenizer.encode_fast(word, false).map_err(|e| Error::inference(format!("{word:?}: {e}")))?;
        Ok(encoding.get_ids().iter().map(|&id| id as i32).collect())
    }

    /// Splits many words, each of them only once.
    pub(super) fn memo(&self) -> Memo<'_> {
        Memo { subwords: self, known: HashMap::new() }
    }
}

fn bad(what: String) -> Error {
    Error::bad_model_file("tokenizer.json", what)
}

fn read(json: &[u8]) -> Result<Tokenizer> {
    let mut tokenizer =
        Tokenizer::from_bytes(json).map_err(|e| Error::malformed_model_file("tokenizer.json", "tokenizer.json", e))?;
    tokenizer.with_padding(None);
    tokenizer.with_truncation(None).map_err(|e| bad(e.to_string()))?;
    Ok(tokenizer)
}

/// The words split so far.
pub(super) struct Memo<'a> {
    pub(super) subwords: &'a Subwords,
    known: HashMap<String, Pieces>,
}

impl Memo<'_> {
    pub(super) fn split(&mut self, word: &str) -> Result<&Pieces> {
        // A known word is looked up twice, since the borrow checker accepts no early return of the first.
        if !self.known.contains_key(word) {
            let pieces = self.subwords.split(word)?;
            self.known.insert(word.to_owned(), pieces);
        }
        Ok(&self.known[word])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn subwords() -> Subwords {
        Subwords::load(crate::Model::open(crate::DEFAULT_MODEL).unwrap().tokenizer).unwrap()
    }

    /// True where the word was split without the library.
    fn agrees(subwords: &Subwords, word: &str) -> bool {
        let Some(ours) = subwords.wordpiece.as_ref().unwrap().split(word) else { return false };
        assert_eq!(ours, subwords.split_by_library(word).unwrap(), "{word:?}");
        true
    }

    #[test]
    fn splits_usual_words_as_the_library_does() {
        let subwords = subwords();
        let long = "x".repeat(100);
        let words = "Ada's shipbuilders n't 1,250.75 U.S. e-mail ##ing # ... $40m (AI) qqqqzzzzxjk a@b.org __x__ \\ ~~ O'Hara ] `` ''";
        for word in words.split(' ').chain(["antidisestablishmentarianism", &long]) {
            assert!(agrees(&subwords, word), "{word}");
        }
        for word in ["[CLS]", "Zoë", "東京", "", "\u{1}", "a b", &"x".repeat(101)] {
            assert!(!agrees(&subwords, word), "{word}");
        }
        // every entry is a word too
        let entries: Vec<String> = subwords.wordpiece.as_ref().unwrap().entries().map(str::to_owned).collect();
        assert!(entries.iter().filter(|entry| agrees(&subwords, entry)).count() > 20_000);
    }

    proptest! {
        #[test]
        fn splits_any_word_as_the_library_does(words in prop::collection::vec("[!-~]{1,14}|[a-zA-Z]{1,24}", 200)) {
            static SUBWORDS: OnceCell<Subwords> = OnceCell::new();
            words.iter().for_each(|word| { agrees(SUBWORDS.get_or_init(subwords), word); });
        }
    }
}
