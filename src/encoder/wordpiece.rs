//! The usual words, split without the library: printable ASCII letters, digits and marks, for a WordPiece vocabulary without capitals.
//! The result is that of the library (a test holds it to that), but the vocabulary loads in a fraction of the time; only other words
//! need the library.

use rustc_hash::FxHashMap as HashMap;
use serde::Deserialize;

/// A vocabulary and how long its entries are.
pub(super) struct WordPiece {
    vocabulary: HashMap<String, i32>,
    longest: usize,
    unknown: i32,
}

/// The parts of a tokenizer.json on which the splitting depends. serde ignores the rest: post-processing and decoders. Padding and
/// truncation are turned off for the library too.
#[derive(Deserialize)]
struct File {
    added_tokens: Vec<Added>,
    normalizer: Normalizer,
    pre_tokenizer: PreTokenizer,
    model: Model,
}

#[derive(Deserialize)]
struct Added {
    content: String,
}

#[derive(Deserialize)]
struct Normalizer {
    r#type: String,
    lowercase: bool,
}

#[derive(Deserialize)]
struct PreTokenizer {
    r#type: String,
}

#[derive(Deserialize)]
struct Model {
    r#type: String,
    unk_token: String,
    continuing_subword_prefix: String,
    max_input_chars_per_word: usize,
    vocab: HashMap<String, i32>,
}

/// Longer words are left to the library, which takes words of more than 100 characters for unknown ones.
const LONGEST_WORD: usize = 100;

impl WordPiece {
    /// `None` unless the file asks for lower case, marks apart, and the longest entries from the left.
    pub(super) fn load(json: &[u8]) -> Option<Self> {
        let File { added_tokens, normalizer, pre_tokenizer, model } = serde_json::from_slice(json).ok()?;
        let usual = normalizer.r#type == "BertNormalizer"
            && normalizer.lowercase
            && pre_tokenizer.r#type == "BertPreTokenizer"
            && model.r#type == "WordPiece"
            && model.continuing_subword_prefix == PREFIX
            && model.max_input_chars_per_word >= LONGEST_WORD
            // Such a token can only occur in a word with a bracket, which is left to the library.
            && added_tokens.iter().all(|token| token.content.starts_with('['));
        let unknown = model.vocab.get(&model.unk_token).copied()?;
        let longest = model.vocab.keys().map(String::len).max()?;
        usual.then_some(WordPiece { vocabulary: model.vocab, longest, unknown })
    }

    /// The number of an entry.
    pub(super) fn id(&self, entry: &str) -> Option<i32> {
        self.vocabulary.get(entry).copied()
    }

    #[cfg(test)]
    pub(super) fn entries(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.keys().map(String::as_str)
    }

    /// The subwords of a word; `None` for one that is left to the library.
    pub(super) fn split(&self, word: &str) -> Option<Vec<i32>> {
        let plain = |b: u8| b.is_ascii_graphic() && b != b'[';
        if word.is_empty() || word.len() > LONGEST_WORD || !word.bytes().all(plain) {
            return None;
        }
        let word = word.to_ascii_lowercase();
        let (mut ids, mut rest) = (Vec::with_capacity(4), &*word);
        while !rest.is_empty() {
            let letters = rest.bytes().take_while(|b| !b.is_ascii_punctuation()).count();
            // A mark stands alone.
            let (run, after) = rest.split_at(letters.max(1));
            self.split_run(run, &mut ids);
            rest = after;
        }
        Some(ids)
    }

    /// The longest entry from the left again and again; a run that cannot be made of entries is unknown as a whole.
    fn split_run(&self, run: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        let (mut entry, mut start) = (String::with_capacity(PREFIX.len() + run.len()), 0);
        while start < run.len() {
            entry.clear();
            if start > 0 {
                entry.push_str(PREFIX);
            }
            entry.push_str(&run[start..]);
            entry.truncate(self.longest);
            let shortest = entry.len().min(if start > 0 { PREFIX.len() } else { 0 }) + 1;
            let Some(id) = std::iter::from_fn(|| {
                let found = (entry.len() >= shortest).then(|| self.id(&entry))?;
                let length = entry.len();
                entry.pop();
                Some((found, length))
            })
            .find_map(|(found, length)| Some((found?, length))) else {
                ids.truncate(before);
                ids.push(self.unknown);
                return;
            };
            ids.push(id.0);
            start += id.1 - if start > 0 { PREFIX.len() } else { 0 };
        }
    }
}

/// Begins an entry that goes on in a word.
const PREFIX: &str = "##";
