#![allow(clippy::single_range_in_vec_init)] // windows of one piece are meant

use std::ops::Range;

use super::*;
use crate::Span;
use crate::models::Model;

fn subwords() -> Subwords {
    Subwords::load(Model::open(crate::DEFAULT_MODEL).unwrap().tokenizer).unwrap()
}

fn pack_words(sentences: &[&str], window: usize, fill: usize) -> Vec<Window> {
    let text = sentences.join("\n");
    let mut at = 0;
    let mut given = Vec::new();
    for sentence in sentences {
        let mut words = Vec::new();
        for word in sentence.split(' ') {
            words.push(Span::new(at, at + word.len()));
            at += word.len() + 1;
        }
        given.push(SentenceTokens { paragraph: 0, dateline: false, aside: false, words });
    }
    let subwords = subwords();
    let windows = Windows::new(&text, given.iter(), &subwords, Sizes { window, fill });
    windows.collect::<Result<_>>().unwrap()
}

/// Sentences with their words parted by spaces; for each window its pieces as ranges of words.
fn check(sentences: &[&str], window: usize, fill: usize, wanted: &[&[Range<usize>]]) {
    let windows = pack_words(sentences, window, fill);
    let pieces: Vec<Vec<Range<usize>>> =
        windows.iter().map(|w| w.pieces.iter().map(|p| p.words.clone()).collect()).collect();
    assert_eq!(pieces, wanted, "{sentences:?}");
    for Window { input, pieces, words } in &windows {
        assert_eq!(words.len(), input.first.len());
        assert!(input.ids.len() <= window + 2);
        assert_eq!(input.ids.len(), input.classes.len());
        assert_eq!(pieces.last().unwrap().words.end, input.first.len());
        assert!(input.first.iter().zip(&input.last).all(|(first, last)| first <= last));
        assert!(input.first.iter().all(|&f| f > 0 && (f as usize) < input.ids.len() - 1));
    }
}

#[test]
fn puts_whole_sentences_together_up_to_the_limit() {
    check(&["He left .", "She stayed ."], 20, 6, &[&[0..3, 3..6]]);
    check(&["He left .", "She stayed ."], 20, 5, &[&[0..3], &[0..3]]);
    check(&["He left .", "She did not stay there .", "Why ?"], 20, 5, &[&[0..3], &[0..6], &[0..2]]);
    check(&[], 20, 20, &[]);
}

#[test]
fn cuts_a_sentence_that_is_longer_than_a_window() {
    check(&["one two three four five six seven"], 3, 3, &[&[0..3], &[0..3], &[0..1]]);
    check(&["one two , four five six seven"], 4, 4, &[&[0..3], &[0..4]]);
    check(&["one , three four five six seven"], 4, 4, &[&[0..4], &[0..3]]);
}

#[test]
fn keeps_the_beginning_of_a_word_that_is_longer_than_a_window() {
    let endless = "qxz".repeat(400);
    let windows = pack_words(&[&format!("a {endless} b")], 10, 10);
    let words: usize = windows.iter().map(|w| w.input.first.len()).sum();
    assert_eq!(words, 3);
    assert!(windows.iter().all(|w| w.input.ids.len() <= 12));
}

#[test]
fn gives_every_word_a_subword() {
    for word in ["\u{301}", "\u{200b}", "🙂", "\u{fffd}", "東京", "[SEP]", "\u{0}"] {
        let windows = pack_words(&[word], 20, 20);
        assert!(windows[0].input.ids.len() >= 3 && windows[0].input.first == [1], "{word:?}");
    }
}
