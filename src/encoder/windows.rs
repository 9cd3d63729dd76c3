use std::borrow::Borrow;
use std::collections::VecDeque;

use super::Subwords;
use super::subwords::Memo;
use crate::backend::{Edge, Input, Piece};
use crate::lexicon::vocabulary::closed_classes;
use crate::models::Sizes;
use crate::tokens::SentenceTokens;
use crate::{Result, Span};

/// What the network reads at a time, and which of its words belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Its subwords.
    pub input: Input,
    /// Where its words stand in the text.
    pub words: Vec<Span>,
    /// In order, without gaps. Trees stay within them.
    pub pieces: Vec<Piece>,
}

/// Packs sentences into windows, in text order: as many into one as come to `sizes.fill` subwords; a longer sentence stands alone.
///
/// A window may hold sentences of two paragraphs. A sentence of more than `sizes.window` subwords is cut into pieces, after a comma or
/// the like if there is one in the second half of what fits. A word of more subwords than that keeps only its first ones. After an
/// error there are no more windows.
pub(crate) struct Windows<'a, S> {
    text: &'a str,
    sentences: S,
    memo: Memo<'a>,
    sizes: Sizes,
    /// Several, where a sentence is longer than a window.
    done: VecDeque<Window>,
    open: Option<Window>,
    failed: bool,
}

impl<'a, B: Borrow<SentenceTokens>, S: Iterator<Item = B>> Windows<'a, S> {
    pub(crate) fn new(text: &'a str, sentences: S, subwords: &'a Subwords, sizes: Sizes) -> Self {
        let memo = subwords.memo();
        Windows { text, sentences, memo, sizes, done: VecDeque::new(), open: None, failed: false }
    }
}

impl<B: Borrow<SentenceTokens>, S: Iterator<Item = B>> Iterator for Windows<'_, S> {
    type Item = Result<Window>;

    fn next(&mut self) -> Option<Result<Window>> {
        while self.done.is_empty() && !self.failed {
            match self.sentences.next() {
                Some(sentence) => {
                    if let Err(error) = self.add(sentence.borrow()) {
                        self.failed = true;
                        return Some(Err(error));
                    }
                }
                None => {
                    self.close();
                    break;
                }
            }
        }
        self.done.pop_front().map(Ok)
    }
}

struct Word {
    span: Span,
    ids: Vec<i32>,
    class: i32,
    breaks: bool,
}

/// Where a long sentence is best cut.
fn ends_a_clause(word: &str) -> bool {
    closed_classes::ENDS_OF_CLAUSES.has(word)
}

/// How many words to take as one piece: all, if they fit into a window.
fn fitting(words: &[Word], most: usize) -> usize {
    let mut subwords = 0;
    // This is never the first word, since none has more than `most` subwords.
    let Some(count) = words.iter().position(|word| {
        subwords += word.ids.len();
        subwords > most
    }) else {
        return words.len();
    };
    let best = words[..count].iter().rposition(|word| word.breaks).map(|at| at + 1);
    best.filter(|&cut| cut * 2 > count).unwrap_or(count)
}

impl<S> Windows<'_, S> {
    fn add(&mut self, sentence: &SentenceTokens) -> Result<()> {
        let most = self.sizes.window;
        let mut words = Vec::with_capacity(sentence.words.len());
        for &span in &sentence.words {
            let word = &self.text[span];
            let pieces = self.memo.split(word)?;
            let ids = pieces.ids[..pieces.ids.len().min(most)].to_vec();
            words.push(Word { span, ids, class: pieces.class, breaks: ends_a_clause(word) });
        }
        let mut rest = &words[..];
        while !rest.is_empty() {
            let (piece, later) = rest.split_at(fitting(rest, most));
            let edge = match (later.is_empty(), sentence.dateline) {
                (false, _) => Edge::Cut,
                (true, false) => Edge::Sentence,
                (true, true) => Edge::Dateline,
            };
            self.add_piece(piece, edge, sentence.paragraph);
            rest = later;
        }
        Ok(())
    }

    fn add_piece(&mut self, words: &[Word], end: Edge, paragraph: usize) {
        let size: usize = words.iter().map(|word| word.ids.len()).sum();
        let filled = |window: &Window| window.input.ids.len() - 1; // without [CLS]
        if self.open.as_ref().is_some_and(|window| filled(window) + size > self.sizes.fill) {
            self.close();
        }
        let window = self.open.get_or_insert_with(|| {
            let input = Input { ids: vec![self.memo.subwords.start], classes: vec![0], ..Input::default() };
            Window { input, words: Vec::new(), pieces: Vec::new() }
        });
        let input = &mut window.input;
        let start = input.first.len();
        for word in words {
            input.first.push(input.ids.len() as i32);
            input.ids.extend_from_slice(&word.ids);
            input.last.push(input.ids.len() as i32 - 1);
            input.classes.resize(input.ids.len(), word.class);
        }
        window.words.extend(words.iter().map(|word| word.span));
        window.pieces.push(Piece { words: start..input.first.len(), end, paragraph });
    }

    fn close(&mut self) {
        if let Some(mut window) = self.open.take() {
            window.input.ids.push(self.memo.subwords.end);
            window.input.classes.push(0);
            self.done.push_back(window);
        }
    }
}

#[cfg(test)]
mod tests;
