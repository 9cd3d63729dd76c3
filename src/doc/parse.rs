use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::probability::rounded;
use super::{Deprel, Gist, NameLabel, NominalClass, SentenceId, Span, Upos};
use crate::lexicon::small_letters;
use crate::{Error, Result};

/// A word with what the network and the lemmatiser say of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// Where the word stands in the text (bytes).
    pub span: Span,
    /// Its sentence: the index in [`Parse::sentences`].
    pub sentence: SentenceId,
    /// Part of speech.
    pub upos: Upos,
    /// Dictionary form, lower case unless the word is a name ("spoke" → "speak").
    /// All words with the same lemma share it.
    pub lemma: Arc<str>,
    /// Index of the governing word in [`Parse::tokens`], in the same sentence; `None` for the root of the sentence.
    pub head: Option<usize>,
    /// The relation to that word.
    pub deprel: Deprel,
    /// What a noun phrase headed by this word denotes.
    pub nominal: NominalClass,
    /// Probability of the arc to the governing word, 0 to 1; written with three places.
    #[serde(default = "certain", serialize_with = "rounded")]
    pub score: f32,
}

impl Token {
    /// A word that governs its sentence, the first one, and denotes nothing that is known.
    pub fn new(span: Span, upos: Upos, lemma: impl Into<Arc<str>>) -> Self {
        let (sentence, head, deprel, nominal) = (SentenceId(0), None, Deprel::Root, NominalClass::None);
        Token { span, sentence, upos, lemma: lemma.into(), head, deprel, nominal, score: certain() }
    }
}

/// A tree that comes without probabilities is taken as it is.
fn certain() -> f32 {
    1.0
}

/// A sentence: its words are `parse.tokens[sentence.tokens]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sentence {
    /// From the first to the last word (bytes).
    pub span: Span,
    /// Range of indices into [`Parse::tokens`].
    pub tokens: Range<usize>,
    /// Number of the paragraph (from 0).
    pub paragraph: usize,
}

impl Sentence {
    /// A sentence of the first paragraph.
    pub fn new(span: Span, tokens: Range<usize>) -> Self {
        Sentence { span, tokens, paragraph: 0 }
    }
}

/// A name that the network marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NameSpan {
    /// Range of indices into [`Parse::tokens`], within one sentence.
    pub tokens: Range<usize>,
    /// Its kind.
    pub label: NameLabel,
    /// How probable it is, 0 to 1: the mean probability of its tags, or what all places of the name in the text make of it;
    /// written with three places.
    #[serde(serialize_with = "rounded")]
    pub score: f32,
}

impl NameSpan {
    /// A name for certain.
    pub fn new(tokens: Range<usize>, label: NameLabel) -> Self {
        NameSpan { tokens, label, score: certain() }
    }
}

/// A text with its sentences, words, trees and names: what every later room reads. Its spans are bytes.
///
/// ```
/// # fn main() -> factwire::Result<()> {
/// use factwire::syntax::{Deprel, Upos};
/// let parse = factwire::Extractor::builder().build()?.parse("Ada slept in Oslo.")?;
/// let verb = parse.tokens.iter().position(|t| t.upos == Upos::Verb).unwrap();
/// assert_eq!(&*parse.tokens[verb].lemma, "sleep");
/// assert_eq!(parse.dependent(verb, Deprel::Nsubj).map(|s| parse.word(s)), Some("Ada"));
/// assert_eq!(parse.text_of(parse.tokens[3].span), Some("Oslo"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Data")]
pub struct Parse {
    /// The caller's text.
    pub text: String,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// All words in text order; the trees are in their `head` and `deprel`.
    pub tokens: Vec<Token>,
    /// Names in text order; they do not overlap.
    pub names: Vec<NameSpan>,
    /// Spans of the text that were not analysed, in text order.
    pub skipped: Vec<Span>,
    /// What coreference reads of each word's vector; empty where the model has none, and in a parse that callers get.
    #[serde(skip)]
    pub(crate) gists: Vec<Gist>,
    /// For each word its likeliest other governor, while the trees are mended; empty in a parse that callers get.
    #[serde(skip)]
    pub(crate) next_governors: Vec<Option<NextGovernor>>,
    /// See [`Parse::index`].
    #[serde(skip)]
    children: Children,
}

/// A governor that a word could have had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NextGovernor {
    /// Its place among the words of the parse.
    pub word: usize,
    /// Its probability.
    pub probability: f32,
}

/// The dependents of all words, those of a word in text order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Children {
    /// Those of the first word, those of the second, and so on.
    list: Vec<usize>,
    /// For each word where its own end in the list; nobody has four thousand million words in memory.
    ends: Vec<u32>,
}

impl Children {
    fn of(&self, token: usize) -> &[usize] {
        &self.list[self.start(token)..self.ends[token] as usize]
    }

    /// Where those of a word begin in the list.
    fn start(&self, token: usize) -> usize {
        token.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }
}

/// A parse as it is read from outside: it may be anything.
#[derive(Deserialize)]
struct Data {
    text: String,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    names: Vec<NameSpan>,
    skipped: Vec<Span>,
}

impl TryFrom<Data> for Parse {
    type Error = Error;

    fn try_from(data: Data) -> Result<Self> {
        let Data { text, sentences, tokens, names, skipped } = data;
        let parse = Parse::try_new(text, sentences, tokens, names)?;
        match skipped.iter().find(|s| parse.text_of(**s).is_none()) {
            Some(span) => Err(bad(format!("{span} is no span of the text"))),
            None => Ok(Parse { skipped, ..parse }),
        }
    }
}

fn bad(what: String) -> Error {
    Error::inconsistent("parse", what)
}

/// Refuses trees with cycles.
fn check_trees(tokens: &[Token]) -> Result<()> {
    // 0: not seen, 1: on the way up, 2: known to end at a root
    let mut seen = vec![0u8; tokens.len()];
    for start in 0..tokens.len() {
        let (mut path, mut at) = (Vec::new(), Some(start));
        while let Some(i) = at.filter(|&i| seen[i] != 2) {
            if seen[i] == 1 {
                return Err(bad(format!("word {i} governs itself over other words")));
            }
            seen[i] = 1;
            path.push(i);
            at = tokens[i].head;
        }
        path.into_iter().for_each(|i| seen[i] = 2);
    }
    Ok(())
}

impl Parse {
    /// Puts a parse together from words and trees of your own, and checks them.
    ///
    /// ```
    /// # fn main() -> factwire::Result<()> {
    /// use factwire::syntax::{Deprel, Parse, Sentence, Token, Upos};
    /// let mut ada = Token::new((0..3).into(), Upos::Propn, "Ada");
    /// (ada.head, ada.deprel) = (Some(1), Deprel::Nsubj);
    /// let tokens = vec![ada, Token::new((4..9).into(), Upos::Verb, "sleep")];
    /// let parse = Parse::try_new("Ada slept".to_owned(), vec![Sentence::new((0..9).into(), 0..2)], tokens, Vec::new())?;
    /// assert_eq!(parse.children(1), [0]);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Inconsistent`](crate::ErrorKind::Inconsistent) for what is no parse: spans outside the text, sentences or governors
    /// that are not there, trees with cycles,
    /// probabilities that are not between 0 and 1.
    pub fn try_new(text: String, sentences: Vec<Sentence>, tokens: Vec<Token>, names: Vec<NameSpan>) -> Result<Self> {
        let n = tokens.len();
        let mut spans = tokens.iter().map(|t| t.span).chain(sentences.iter().map(|s| s.span));
        if let Some(span) = spans.find(|s| text.get(s.start..s.end).is_none()) {
            return Err(bad(format!("{span} is no span of the text")));
        }
        let mut ranges = sentences.iter().map(|s| &s.tokens).chain(names.iter().map(|n| &n.tokens));
        if let Some(range) = ranges.find(|r| r.start > r.end || r.end > n) {
            return Err(bad(format!("{range:?} is no range of the {n} words")));
        }
        let there = |t: &Token| t.sentence.index() < sentences.len() && t.head.is_none_or(|h| h < n);
        if let Some(i) = tokens.iter().position(|t| !there(t)) {
            return Err(bad(format!("word {i} has a sentence or a governor that is not there")));
        }
        let mut scores = tokens.iter().map(|t| t.score).chain(names.iter().map(|n| n.score));
        if let Some(score) = scores.find(|s| !(0.0..=1.0).contains(s)) {
            return Err(bad(format!("{score} is no probability between 0 and 1")));
        }
        check_trees(&tokens)?;
        Ok(Parse::new(text, sentences, tokens, names))
    }

    /// The words of a span; none where it does not fit the text.
    pub fn text_of(&self, span: Span) -> Option<&str> {
        self.text.get(span.start..span.end)
    }

    /// Puts a parse together and indexes the trees. Panics where a governor is not there.
    pub(crate) fn new(text: String, sentences: Vec<Sentence>, tokens: Vec<Token>, names: Vec<NameSpan>) -> Self {
        let mut parse = Parse {
            text,
            sentences,
            tokens,
            names,
            skipped: Vec::new(),
            gists: Vec::new(),
            next_governors: Vec::new(),
            children: Children::default(),
        };
        parse.index();
        parse
    }

    /// Recomputes the index of dependents; call it after changing a head.
    pub fn index(&mut self) {
        let count = self.tokens.iter().filter(|token| token.head.is_some()).count();
        self.children.ends = vec![0; self.tokens.len()];
        self.children.list = vec![0; count];
        self.fill(0..self.tokens.len(), 0);
    }

    /// The same where only heads within a sentence have changed.
    pub(crate) fn index_sentence(&mut self, sentence: usize) {
        let words = self.sentences[sentence].tokens.clone();
        let Some(last) = words.clone().next_back() else { return };
        let start = self.children.start(words.start);
        let governed = |i: usize| self.tokens[i].head.is_some_and(|head| words.contains(&head));
        let count = words.clone().filter(|&i| governed(i)).count();
        let own = self.tokens[words.clone()].iter().filter(|token| token.head.is_some()).count();
        if count == own && start + count == self.children.ends[last] as usize {
            self.fill(words, start);
        } else {
            self.index();
        }
    }

    /// Lists the dependents of these words, all of which lie among them, from `start` on.
    fn fill(&mut self, words: Range<usize>, start: usize) {
        let Children { list, ends } = &mut self.children;
        ends[words.clone()].fill(0);
        let heads = || words.clone().filter_map(|i| Some((i, self.tokens[i].head?)));
        heads().for_each(|(_, head)| ends[head] += 1);
        // First where the dependents of each word begin; each that is put there moves it on, in the end to where they end.
        let mut count = start as u32;
        for end in &mut ends[words.clone()] {
            count += std::mem::replace(end, count);
        }
        for (i, head) in heads() {
            list[ends[head] as usize] = i;
            ends[head] += 1;
        }
    }

    /// The word as written.
    pub fn word(&self, token: usize) -> &str {
        &self.text[self.tokens[token].span]
    }

    /// The word in small letters.
    pub(crate) fn lower(&self, token: usize) -> Cow<'_, str> {
        small_letters(self.word(token))
    }

    /// The sentence that a word stands in.
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.sentence_number(token)]
    }

    /// The dependents of a word, in text order.
    pub fn children(&self, token: usize) -> &[usize] {
        self.children.of(token)
    }

    /// The dependents of a word that bear this relation, in text order.
    pub fn dependents(&self, token: usize, deprel: Deprel) -> impl Iterator<Item = usize> + '_ {
        self.children(token).iter().copied().filter(move |&c| self.tokens[c].deprel == deprel)
    }

    /// The first dependent with this relation.
    pub fn dependent(&self, token: usize, deprel: Deprel) -> Option<usize> {
        self.dependents(token, deprel).next()
    }

    /// The word and everything under it, in text order.
    pub fn subtree(&self, token: usize) -> Vec<usize> {
        self.subtree_without(token, |_| false)
    }

    /// The word and everything under it except the branches whose top word `cut` refuses, in text order.
    pub fn subtree_without(&self, token: usize, cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = vec![token];
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(found[next]).iter().copied().filter(|&c| !cut(c)));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// From the first to the last byte of a range of words; empty for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// True when `ancestor` governs `token`, directly or over other words, or is the same word.
    pub fn is_under(&self, token: usize, ancestor: usize) -> bool {
        let mut at = Some(token);
        while let Some(i) = at {
            if i == ancestor {
                return true;
            }
            at = self.tokens[i].head;
        }
        false
    }

    /// The name that a word is part of.
    pub fn name_at(&self, token: usize) -> Option<&NameSpan> {
        let next = self.names.partition_point(|n| n.tokens.end <= token);
        self.names.get(next).filter(|n| n.tokens.contains(&token))
    }

    /// The dependent of `ancestor` that `token` is under, or is; `None` when `ancestor` does not govern it.
    pub fn branch(&self, token: usize, ancestor: usize) -> Option<usize> {
        let mut at = token;
        while let Some(head) = self.tokens[at].head {
            if head == ancestor {
                return Some(at);
            }
            at = head;
        }
        None
    }

    /// The word of `tokens` whose governor lies outside the range (the first such word).
    pub fn head_of(&self, tokens: Range<usize>) -> usize {
        tokens.clone().find(|&i| self.tokens[i].head.is_none_or(|h| !tokens.contains(&h))).unwrap_or(tokens.start)
    }

    /// The preposition of a phrase, lower case, multiword ones joined ("because_of"); empty when it has none.
    pub fn case_of(&self, head: usize) -> String {
        self.joined(self.dependents(head, Deprel::Case).filter(|&c| self.tokens[c].upos != Upos::Part))
    }

    /// The conjunction of an adverbial clause ("because", "in_order_to", "when"); empty when it has none.
    pub fn mark_of(&self, head: usize) -> String {
        self.joined(self.children(head).iter().copied().filter(|&c| {
            let token = &self.tokens[c];
            c < head
                && (token.deprel == Deprel::Mark
                    || token.deprel == Deprel::Advmod && matches!(&*token.lemma, "when" | "where" | "how"))
        }))
    }

    fn joined(&self, words: impl Iterator<Item = usize>) -> String {
        let mut text = String::new();
        for word in words {
            for part in std::iter::once(word).chain(self.dependents(word, Deprel::Fixed)) {
                if !text.is_empty() {
                    text.push('_');
                }
                text.push_str(&self.lower(part));
            }
        }
        text
    }

    /// The words joined to a nominal by coordination ("Uganda" and "Rwanda" for "Kenya, Uganda and Rwanda"), in text
    /// order; clauses that follow it with "and" are none.
    pub fn conjuncts(&self, head: usize) -> Vec<usize> {
        let clausal = |&c: &usize| {
            self.tokens[c].upos == Upos::Verb
                || self.children(c).iter().any(|&g| matches!(self.tokens[g].deprel, Deprel::Nsubj | Deprel::Cop))
        };
        let joined = |word: usize| self.dependents(word, Deprel::Conj).filter(|c| !clausal(c));
        let mut found: Vec<usize> = joined(head).collect();
        let mut next = 0;
        while next < found.len() {
            found.extend(joined(found[next]));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Parse, rows};

    const WORDS: usize = 5;

    proptest! {
        /// Whatever a sentence's new heads are: its own index is that of the whole text.
        #[test]
        fn a_sentence_is_indexed_as_the_whole_text(
            sentence in 0usize..3,
            heads in prop::collection::vec(prop::option::of(0..WORDS), WORDS),
        ) {
            let rows: String = (1..=WORDS).map(|i| format!("{i}  a  NOUN  {}  dep\n", i - 1)).collect();
            let mut parse: Parse = rows::parse(&[&*rows; 3].join("\n"));
            let words = parse.sentences[sentence].tokens.clone();
            prop_assert_eq!(words.len(), WORDS);
            for (i, head) in words.clone().zip(heads) {
                parse.tokens[i].head = head.map(|h| words.start + h);
            }
            parse.index_sentence(sentence);
            let mut whole = parse.clone();
            whole.index();
            prop_assert_eq!(parse, whole);
        }
    }
}
