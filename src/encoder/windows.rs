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

/// Packs sentences into windows: as many into one as come to `sizes.fill` subwords; a longer sentence stands alone.
///
/// What stands aside (headlines, captions, items of lists) is packed into windows of its own, so that the network reads the prose as it
/// would without it; each kind is in text order. A window may hold sentences of two paragraphs. A sentence of more than `sizes.window` subwords is cut into pieces, after a comma or
/// the like if there is one in the second half of what fits. A word of more subwords than that keeps only its first ones. After an
/// error there are no more windows.
pub(crate) struct Windows<'a, S> {
    text: &'a str,
    sentences: S,
    memo: Memo<'a>,
    sizes: Sizes,
    /// Several, where a sentence is longer than a window.
    done: VecDeque<Window>,
    /// The window of prose that is being filled, and that of what stands aside.
    open: [Option<Window>; 2],
    /// How many words were packed, and how many windows of prose since the other was opened.
    words: usize,
    waited: usize,
    failed: bool,
}

/// A window of what stands aside is closed, full or not, when so many of prose have come: whoever puts the text together waits for it.
const LONGEST_WAIT: usize = 16;

impl<'a, B: Borrow<SentenceTokens>, S: Iterator<Item = B>> Windows<'a, S> {
    pub(crate) fn new(text: &'a str, sentences: S, subwords: &'a Subwords, sizes: Sizes) -> Self {
        let memo = subwords.memo();
        Windows {
            text,
            sentences,
            memo,
            sizes,
            done: VecDeque::new(),
            open: [None, None],
            words: 0,
            waited: 0,
            failed: false,
        }
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
                    self.close(PROSE);
                    self.close(ASIDE);
                    break;
                }
            }
        }
        self.done.pop_front().map(Ok)
    }
}

/// Places in `Windows::open`.
const PROSE: usize = 0;
const ASIDE: usize = 1;

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
            self.add_piece(piece, edge, sentence);
            rest = later;
        }
        Ok(())
    }

    fn add_piece(&mut self, words: &[Word], end: Edge, sentence: &SentenceTokens) {
        let size: usize = words.iter().map(|word| word.ids.len()).sum();
        let filled = |window: &Window| window.input.ids.len() - 1; // without [CLS]
        let kind = if sentence.aside || sentence.dateline { ASIDE } else { PROSE };
        if self.open[kind].as_ref().is_some_and(|window| filled(window) + size > self.sizes.fill) {
            self.close(kind);
        }
        let window = self.open[kind].get_or_insert_with(|| {
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
        let (place, paragraph) = (self.words, sentence.paragraph);
        window.pieces.push(Piece { words: start..input.first.len(), place, end, paragraph });
        self.words += words.len();
    }

    fn close(&mut self, kind: usize) {
        if let Some(mut window) = self.open[kind].take() {
            window.input.ids.push(self.memo.subwords.end);
            window.input.classes.push(0);
            self.done.push_back(window);
        }
        self.waited = if kind == PROSE && self.open[ASIDE].is_some() { self.waited + 1 } else { 0 };
        if self.waited == LONGEST_WAIT {
            self.close(ASIDE);
        }
    }
}

#[cfg(test)]
mod tests;
