//! A sentence as the subwords of a pretrained model, and which of them stand for its words.
//!
//! Words and subwords meet on characters of the text: models split what is one word here ("U.S.") and join what are two
//! ("can" and "n't").

use rust_bert::pipelines::common::{ModelType, TokenizerOption};
use rust_tokenizers::{Mask, TokenIdsWithOffsets};

use super::network::quietly;
use crate::models::{Architecture, Classifier};
use crate::{Error, Result, Span};

/// Characters of a word that are read. For endless words, tokenizers take quadratic time.
const LONGEST_WORD: usize = 200;

/// Splits sentences for a model.
pub(super) struct Subwords {
    tokenizer: TokenizerOption,
    /// Most subwords in a sequence, without those that mark its ends.
    most: usize,
    /// How many subwords mark the beginning of a sequence.
    before: usize,
    /// What fills up sequences.
    pub(super) padding: i64,
}

/// Subwords that are read together.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Sequence {
    pub ids: Vec<i64>,
    pub segments: Vec<i64>,
}

/// A sentence, in as many sequences as it takes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Split {
    pub sequences: Vec<Sequence>,
    /// For each word the subword that stands for it.
    pub words: Vec<Option<Place>>,
}

/// Where a word's subword is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub sequence: usize,
    pub subword: usize,
    /// The subword began in an earlier word, and stands for that too.
    pub shared: bool,
}

impl Subwords {
    pub(super) fn load(model: &Classifier) -> Result<Self> {
        let bad = |what: String| Error::bad_model_file(model.vocabulary.display().to_string(), what);
        let path = |path: &std::path::Path| {
            path.to_str().map(str::to_owned).ok_or_else(|| bad("its path is not UTF-8, which rust-bert needs".into()))
        };
        let vocabulary = path(&model.vocabulary)?;
        let merges = model.merges.as_deref().map(path).transpose()?;
        let kind = model_type(model.architecture);
        let tokenizer = quietly(|| {
            let (accents, space) = (model.strip_accents, model.add_prefix_space);
            TokenizerOption::from_file(kind, &vocabulary, merges.as_deref(), model.lower_case, accents, space)
                .map_err(|e| e.to_string())
        })
        .map_err(bad)?;
        let padding = tokenizer.get_pad_id().ok_or_else(|| bad("it has no subword for padding".into()))?;
        // One subword shows how sequences begin and end.
        let one = TokenIdsWithOffsets {
            ids: vec![tokenizer.get_unk_id()],
            offsets: vec![None],
            reference_offsets: vec![vec![]],
            masks: vec![Mask::None],
        };
        let built = quietly(|| Ok(tokenizer.build_input_with_special_tokens(one, None))).map_err(bad)?;
        let before = built.mask.iter().position(|&mask| mask == Mask::None).unwrap_or(0);
        let most = model.window.saturating_sub(built.token_ids.len() - 1).max(1);
        Ok(Subwords { tokenizer, most, before, padding })
    }

    /// Splits the words of a sentence, or of a part of one.
    pub(super) fn split(&self, text: &str, words: &[Span]) -> Result<Split> {
        let (written, begins) = self.write(text, words);
        let whole = quietly(|| {
            let tokens = self.tokenizer.tokenize_with_offsets(&written);
            let ids = self.tokenizer.convert_tokens_to_ids(&tokens.tokens);
            Ok((ids, tokens))
        });
        let (ids, tokens) = whole.map_err(Error::inference)?;
        // Characters of `written`, first and past the last, without the space that many subwords begin with.
        let spaces: Vec<bool> = written.chars().map(|c| c == ' ').collect();
        let mut at = Vec::with_capacity(ids.len());
        for offset in &tokens.offsets {
            let own = |o: &rust_tokenizers::Offset| {
                let (begin, end) = (o.begin as usize, (o.end as usize).min(spaces.len()));
                let begin = begin + usize::from(spaces.get(begin) == Some(&true));
                (begin < end).then_some((begin, end))
            };
            at.push(offset.as_ref().and_then(own));
        }
        let subwords = meet(&begins, &at);

        let parts = parts(ids.len(), self.most);
        let mut sequences = Vec::with_capacity(parts.len());
        for &(start, end) in &parts {
            let part = TokenIdsWithOffsets {
                ids: ids[start..end].to_vec(),
                offsets: tokens.offsets[start..end].to_vec(),
                reference_offsets: tokens.reference_offsets[start..end].to_vec(),
                masks: tokens.masks[start..end].to_vec(),
            };
            let built = quietly(|| Ok(self.tokenizer.build_input_with_special_tokens(part, None)));
            let built = built.map_err(Error::inference)?;
            let segments = built.segment_ids.into_iter().map(i64::from).collect();
            sequences.push(Sequence { ids: built.token_ids, segments });
        }
        let place = |found: Option<(usize, bool)>| {
            let (subword, shared) = found?;
            let margin = |&(start, end): &(usize, usize)| {
                let left = if start == 0 { usize::MAX } else { subword - start };
                let right = if end == ids.len() { usize::MAX } else { end - 1 - subword };
                left.min(right)
            };
            // The sequence in which it has most neighbours on either side.
            let inside = parts.iter().enumerate().filter(|(_, part)| (part.0..part.1).contains(&subword));
            let (sequence, &(start, _)) = inside.max_by_key(|(i, part)| (margin(part), usize::MAX - i))?;
            Some(Place { sequence, subword: self.before + subword - start, shared })
        };
        Ok(Split { sequences, words: subwords.into_iter().map(place).collect() })
    }

    /// The words, with one space for any gap between them, so that line breaks and long gaps make no difference; and where each word
    /// begins and ends in this, in characters.
    fn write(&self, text: &str, words: &[Span]) -> (String, Vec<(usize, usize)>) {
        let (mut written, mut count, mut begins) = (String::new(), 0, Vec::with_capacity(words.len()));
        let mut after = None;
        for &word in words {
            if after.is_some_and(|after| after < word.start) {
                written.push(' ');
                count += 1;
            }
            let begin = count;
            for c in text[word].chars().take(LONGEST_WORD) {
                written.push(c);
                count += 1;
            }
            begins.push((begin, count));
            after = Some(word.end);
        }
        (written, begins)
    }
}

/// For each word (first character, past its last) the subword that stands for it: the first that begins in it, or else the one
/// that reaches into it from before, which is then shared.
fn meet(words: &[(usize, usize)], subwords: &[Option<(usize, usize)>]) -> Vec<Option<(usize, bool)>> {
    let mut found = Vec::with_capacity(words.len());
    let mut next = 0;
    let mut reaching: Option<(usize, usize)> = None; // the last one so far, and where it ends
    for &(begin, end) in words {
        while let Some(&at) = subwords.get(next) {
            match at {
                Some((start, past)) if start < begin => {
                    if past > begin && reaching.is_none_or(|(_, to)| to < past) {
                        reaching = Some((next, past));
                    }
                    next += 1;
                }
                Some(_) => break,
                None => next += 1,
            }
        }
        let own = subwords.get(next).copied().flatten().filter(|&(start, past)| start < end && past > start);
        found.push(match (own, reaching) {
            (Some(_), _) => Some((next, false)),
            (None, Some((subword, to))) if to > begin => Some((subword, true)),
            (None, _) => None,
        });
        if own.is_some() {
            reaching = own.map(|(_, past)| (next, past));
        }
    }
    found
}

/// The ranges in which `all` subwords are read, `most` at a time. Each overlaps half of the one before, so that in one of them every
/// subword has neighbours on either side.
fn parts(all: usize, most: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < all {
        let end = (start + most).min(all);
        parts.push((start, end));
        if end == all {
            break;
        }
        start += most.div_ceil(2);
    }
    parts
}

fn model_type(architecture: Architecture) -> ModelType {
    match architecture {
        Architecture::Albert => ModelType::Albert,
        Architecture::Bert | Architecture::FactwireBert => ModelType::Bert,
        Architecture::Deberta => ModelType::Deberta,
        Architecture::DebertaV2 => ModelType::DebertaV2,
        Architecture::DistilBert => ModelType::DistilBert,
        Architecture::Electra => ModelType::Electra,
        Architecture::FNet => ModelType::FNet,
        Architecture::Longformer => ModelType::Longformer,
        Architecture::MobileBert => ModelType::MobileBert,
        Architecture::Roberta => ModelType::Roberta,
        Architecture::XlmRoberta => ModelType::XLMRoberta,
        Architecture::XlNet => ModelType::XLNet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words and subwords by their characters, first and past the last; the subword of each word, `+` where it is shared.
    fn check(words: &[(usize, usize)], subwords: &[(usize, usize)], wanted: &str) {
        let at: Vec<Option<(usize, usize)>> = subwords.iter().map(|&s| (s.1 > s.0).then_some(s)).collect();
        let show = |found: &Option<(usize, bool)>| match found {
            None => "-".to_owned(),
            Some((subword, shared)) => format!("{subword}{}", if *shared { "+" } else { "" }),
        };
        assert_eq!(meet(words, &at).iter().map(show).collect::<Vec<_>>().join(" "), wanted, "{words:?} {subwords:?}");
    }

    #[test]
    fn words_meet_their_first_subword() {
        check(&[(0, 3), (4, 7)], &[(0, 3), (4, 7)], "0 1");
        check(&[(0, 3), (4, 7)], &[(0, 2), (2, 3), (4, 7)], "0 2");
        // "ca" "n't" against "can" "'" "t", and "cannot" as one subword of two words
        check(&[(0, 2), (2, 5)], &[(0, 3), (3, 4), (4, 5)], "0 1");
        check(&[(0, 3), (3, 6)], &[(0, 6)], "0 0+");
        // Subwords that stand for nothing in the text, words that have none.
        check(&[(0, 1), (2, 3), (4, 5)], &[(0, 0), (0, 1), (4, 5)], "1 - 2");
        check(&[(0, 1), (2, 3)], &[], "- -");
        check(&[], &[(0, 1)], "");
        // Bytes of one character.
        check(&[(0, 1), (1, 2)], &[(0, 1), (0, 1), (1, 2), (1, 2)], "0 2");
    }

    #[test]
    fn parts_leave_no_subword_without_neighbours() {
        assert_eq!(parts(0, 4), []);
        assert_eq!(parts(4, 4), [(0, 4)]);
        assert_eq!(parts(9, 4), [(0, 4), (2, 6), (4, 8), (6, 9)]);
        assert_eq!(parts(3, 1), [(0, 1), (1, 2), (2, 3)]);
    }
}
