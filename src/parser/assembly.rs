//! Puts what the network says of the windows of a text together to a parse.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{Reading, Words};
use crate::backend::{Edge, Piece, Scores};
use crate::heads::{Name, Names, ROOT};
use crate::models::{ConllLabel, Labels};
use crate::{
    Deprel, Gist, NameLabel, NameSpan, NextGovernor, Parse, Result, Sentence, SentenceId, Span, Token, Upos, lexicon,
    mend,
};

/// A text of which some windows are read.
pub(super) struct Assembly<'a> {
    text: &'a str,
    names: Names<'a, NameLabel>,
    /// Those of the head for comparison, where a caller asks for them.
    conll: Option<Names<'a, ConllLabel>>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    lemmas: HashSet<Arc<str>>,
    gists: Vec<Gist>,
    next_governors: Vec<Option<NextGovernor>>,
    open: Option<Open>,
    /// Windows that are read, by the place of the next of their pieces that is to be put together.
    waiting: BTreeMap<usize, Waiting>,
    /// How many windows are read; and, once the last is known, how many there are.
    count: usize,
    all: Option<usize>,
}

/// Bytes for each word of a text that is full of short ones, spaces included. The list of words is reserved for so many, so that it need
/// not grow: memory that is reserved but never written to costs nothing.
const SHORTEST_MEAN_WORD: usize = 4;

/// Words for which memory is reserved at most: a text may be a gigabyte of spaces.
const MOST_WORDS_RESERVED: usize = 1 << 20;

/// A window of which some pieces are still to be put together.
struct Waiting {
    /// Where its words stand.
    spans: Vec<Span>,
    words: Words,
    /// The number of the piece.
    next: usize,
}

/// A sentence that goes on in the next piece.
struct Open {
    /// Its first word.
    first: usize,
    paragraph: usize,
    root: Option<usize>,
    /// The scores of its words.
    names: Vec<f32>,
    conll: Vec<f32>,
}

impl<'a> Assembly<'a> {
    /// Begins a text. `conll` says whether to find the names of the head for comparison too.
    pub(super) fn new(text: &'a str, labels: &'a Labels, conll: bool) -> Self {
        let words = (text.len() / SHORTEST_MEAN_WORD).min(MOST_WORDS_RESERVED);
        Assembly {
            text,
            names: Names::new(&labels.names, NameLabel::Person),
            conll: conll.then(|| Names::new(&labels.conll, ConllLabel::Per)),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(words),
            lemmas: HashSet::new(),
            gists: Vec::with_capacity(words),
            next_governors: Vec::with_capacity(words),
            open: None,
            waiting: BTreeMap::new(),
            count: 0,
            all: None,
        }
    }

    /// Takes a window; they may come in any order. Returns whether the text is whole, or the first error in it.
    pub(super) fn add(&mut self, number: usize, spans: Vec<Span>, words: Result<Words>, last: bool) -> Result<bool> {
        if last {
            self.all = Some(number + 1);
        }
        self.count += 1;
        let words = words?;
        if let Some(first) = words.pieces.first() {
            self.waiting.insert(first.place, Waiting { spans, words, next: 0 });
        }
        // Windows of prose and those of what stands aside take turns.
        while let Some(mut window) = self.waiting.remove(&self.tokens.len()) {
            let Waiting { spans, words, next } = &mut window;
            while let Some(piece) = words.pieces.get(*next).filter(|piece| piece.place == self.tokens.len()) {
                self.add_piece(piece, words, spans);
                *next += 1;
            }
            if let Some(piece) = words.pieces.get(*next) {
                self.waiting.insert(piece.place, window);
            }
        }
        Ok(self.all == Some(self.count))
    }

    fn add_piece(&mut self, piece: &Piece, words: &Words, spans: &[Span]) {
        let mut open = self.open.take().unwrap_or_else(|| Open {
            first: self.tokens.len(),
            paragraph: piece.paragraph,
            root: None,
            names: Vec::new(),
            conll: Vec::new(),
        });
        let start = self.tokens.len();
        for word in piece.words.clone() {
            let governor = words.governors[word];
            let (upos, span) = (words.upos[word], spans[word]);
            let mut token = Token {
                span,
                sentence: SentenceId::new(self.sentences.len()),
                upos,
                lemma: self.lemma(span, upos),
                head: (governor != ROOT).then(|| start + governor - 1 - piece.words.start),
                deprel: words.deprel[word],
                nominal: words.nominal[word],
                score: words.scores[word].chosen,
            };
            let next = words.scores[word].next.filter(|&(governor, _)| governor != ROOT);
            let place = |governor: usize| start + governor - 1 - piece.words.start;
            self.next_governors.push(next.map(|(g, probability)| NextGovernor { word: place(g), probability }));
            match (token.head, open.root) {
                // A later piece of a sentence that is longer than a window hangs on the root of the first.
                (None, Some(root)) => (token.head, token.deprel) = (Some(root), Deprel::Parataxis),
                (None, None) => open.root = Some(self.tokens.len()),
                _ => {}
            }
            self.tokens.push(token);
        }
        self.gists.extend(words.gists.get(piece.words.clone()).unwrap_or_default());
        let rows = |scores: &Scores| piece.words.clone().flat_map(|word| scores.row(word)).copied().collect::<Vec<_>>();
        open.names.extend(rows(&words.names));
        if self.conll.is_some() {
            open.conll.extend(rows(&words.conll));
        }
        match piece.end {
            Edge::Cut => self.open = Some(open),
            Edge::Sentence | Edge::Dateline => self.close_sentence(&open),
        }
    }

    /// The lemma of a word. Words with the same one share it.
    fn lemma(&mut self, span: Span, upos: Upos) -> Arc<str> {
        let lemma = lexicon::lemma(&self.text[span], upos);
        if let Some(known) = self.lemmas.get(&*lemma) {
            return Arc::clone(known);
        }
        let new: Arc<str> = lemma.into();
        self.lemmas.insert(Arc::clone(&new));
        new
    }

    fn close_sentence(&mut self, open: &Open) {
        let words = open.first..self.tokens.len();
        self.names.add(open.first, &open.names);
        if let Some(names) = &mut self.conll {
            names.add(open.first, &open.conll);
        }
        let span = Span::new(self.tokens[words.start].span.start, self.tokens[words.end - 1].span.end);
        self.sentences.push(Sentence { span, tokens: words, paragraph: open.paragraph });
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> Reading {
        if let Some(open) = self.open.take() {
            self.close_sentence(&open);
        }
        let Assembly { text, names, conll, mut sentences, mut tokens, gists, next_governors, .. } = self;
        sentences.shrink_to_fit();
        tokens.shrink_to_fit();
        let written = |words: std::ops::Range<usize>| &text[tokens[words.start].span.cover(tokens[words.end - 1].span)];
        let name = |Name { words, label, score }| NameSpan { tokens: words, label, score };
        let mut names: Vec<NameSpan> = names.agree(written).into_iter().map(name).collect();
        names.shrink_to_fit();
        let conll = conll.map(|names| names.agree(written)).unwrap_or_default();
        let skipped = left_out(text, &tokens);
        let mut parse = Parse::new(text.to_owned(), sentences, tokens, names);
        // A backend may give none; and they are of no use unless there is one for every word.
        parse.gists = if gists.len() == parse.tokens.len() { gists } else { Vec::new() };
        parse.next_governors = next_governors;
        parse.skipped = skipped;
        mend::trees(&mut parse);
        parse.next_governors = Vec::new(); // nobody reads them behind the menders
        Reading { parse, conll }
    }
}

/// What stands between the words: the lines that `tokens` takes for no part of the text.
fn left_out(text: &str, tokens: &[Token]) -> Vec<Span> {
    let ends = std::iter::once(0).chain(tokens.iter().map(|t| t.span.end));
    let starts = tokens.iter().map(|t| t.span.start).chain([text.len()]);
    let gaps = ends.zip(starts).filter(|(end, start)| start > &(end + 1)).map(|(end, start)| Span::new(end, start));
    let full = gaps.filter(|&gap| text[gap].contains(char::is_alphanumeric));
    full.map(|gap| {
        let (all, rest) = (&text[gap], text[gap].trim_start());
        let start = gap.start + all.len() - rest.len();
        Span::new(start, start + rest.trim_end().len())
    })
    .collect()
}
