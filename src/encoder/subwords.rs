use std::collections::HashMap;

use tokenizers::Tokenizer;

use super::{case, plain};
use crate::{Error, Result};

/// Splits words into the subwords of the network's vocabulary.
pub(crate) struct Subwords {
    tokenizer: Tokenizer,
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
    /// [`Error::BadModelFile`] when it is none or lacks [CLS], [SEP] or [UNK].
    pub(crate) fn load(json: &[u8]) -> Result<Self> {
        let bad = |what: String| Error::BadModelFile { file: "tokenizer.json".to_owned(), what };
        let mut tokenizer = Tokenizer::from_bytes(json).map_err(|e| bad(e.to_string()))?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|e| bad(e.to_string()))?;
        let id = |token: &str| {
            let id = tokenizer.token_to_id(token).and_then(|id| i32::try_from(id).ok());
            id.ok_or_else(|| bad(format!("the vocabulary has no {token}")))
        };
        Ok(Subwords { start: id("[CLS]")?, end: id("[SEP]")?, unknown: id("[UNK]")?, tokenizer })
    }

    /// The subwords of a word. A word of which nothing is left (a lone accent) is [UNK], so that every word has a vector.
    pub(super) fn split(&self, word: &str) -> Result<Pieces> {
        let word = plain::form(word);
        let encoding =
            self.tokenizer.encode_fast(word.as_ref(), false).map_err(|e| Error::Inference(format!("{word:?}: {e}")))?;
        let mut ids: Vec<i32> = encoding.get_ids().iter().map(|&id| id as i32).collect();
        if ids.is_empty() {
            ids.push(self.unknown);
        }
        Ok(Pieces { ids, class: case::class(&word) })
    }

    /// Splits many words, each different one once.
    pub(super) fn memo(&self) -> Memo<'_> {
        Memo { subwords: self, known: HashMap::new() }
    }
}

/// The words split so far.
pub(super) struct Memo<'a> {
    subwords: &'a Subwords,
    known: HashMap<String, Pieces>,
}

impl Memo<'_> {
    pub(super) fn split(&mut self, word: &str) -> Result<&Pieces> {
        // Two look-ups for a known word; the borrow checker takes no early return of the first.
        if !self.known.contains_key(word) {
            let pieces = self.subwords.split(word)?;
            self.known.insert(word.to_owned(), pieces);
        }
        Ok(&self.known[word])
    }
}
