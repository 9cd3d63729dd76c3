//! Where sentences end: what the rules of `tokens` say, corrected by what the network says.
//!
//! The rules know marks and abbreviations; the network also knows a sentence where the full stop is missing, or stands within it. It
//! reads windows without being told their sentences, so that trees can be built on what is decided here.

use crate::backend::{Edge, Piece, Scores};

/// Logarithm of the odds above which the network parts what the rules leave together. Chosen, like [`JOIN`], for sentences and
/// labelled arcs of raw text on UD EWT dev and GUM open dev, where 1 and -3, or 0 for both, cost less than 0.1 points of LAS.
const PART: f32 = 2.0;

/// Logarithm of the odds below which it joins what the rules part within a paragraph.
const JOIN: f32 = -2.0;

/// The pieces of a window with their borders corrected. `ends` has a row for each word: the logarithm of the odds that a
/// sentence ends with it.
pub(crate) fn divide(given: &[Piece], ends: &Scores) -> Vec<Piece> {
    let odds = |word: usize| ends.row(word)[0];
    let mut pieces: Vec<Piece> = Vec::with_capacity(given.len());
    let mut joins = false;
    for (i, piece) in given.iter().enumerate() {
        let mut start = piece.words.start;
        let mut push = |end: usize, edge: Edge| {
            match pieces.last_mut().filter(|_| joins) {
                Some(before) => (before.words.end, before.end) = (end, edge),
                None => {
                    let place = piece.place + start - piece.words.start;
                    pieces.push(Piece { words: start..end, place, end: edge, paragraph: piece.paragraph });
                }
            }
            (start, joins) = (end, false);
        };
        for word in piece.words.start..piece.words.end - 1 {
            if odds(word) > PART {
                push(word + 1, Edge::Sentence);
            }
        }
        push(piece.words.end, piece.end);
        let next = given.get(i + 1);
        joins = piece.end == Edge::Sentence
            && next.is_some_and(|next| next.paragraph == piece.paragraph)
            && odds(piece.words.end - 1) < JOIN;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    /// Sentences as the rules give them: their last words' indices plus one, each with its paragraph; the words that the
    /// network is sure about, those where it is sure that nothing ends; sentences as they are afterwards.
    #[track_caller]
    fn check(given: &[(usize, usize)], sure: &[usize], denied: &[usize], wanted: &[usize]) {
        let mut start = 0;
        let pieces: Vec<Piece> = given
            .iter()
            .map(|&(end, paragraph)| {
                let words = start..end;
                start = end;
                Piece { place: words.start, words, end: Edge::Sentence, paragraph }
            })
            .collect();
        let odds = (0..start).map(|w| {
            if sure.contains(&w) {
                9.0
            } else if denied.contains(&w) {
                -9.0
            } else {
                0.0
            }
        });
        let found = divide(&pieces, &Scores::new(1, odds.collect()));
        assert_eq!(found.iter().map(|p| p.words.end).collect::<Vec<_>>(), wanted);
        assert_eq!(found[0].words.start, 0);
        assert!(found.windows(2).all(|two| two[0].words.end == two[1].words.start));
    }

    #[test]
    fn the_network_corrects_the_rules_where_it_is_sure() {
        check(&[(4, 0), (9, 0)], &[], &[], &[4, 9]);
        check(&[(4, 0), (9, 0)], &[5], &[], &[4, 6, 9]);
        check(&[(4, 0), (9, 0)], &[], &[3], &[9]);
        check(&[(4, 0), (9, 0)], &[5], &[3], &[6, 9]);
        check(&[(4, 0), (9, 0), (12, 0)], &[], &[3, 8], &[12]);
    }

    #[test]
    fn no_sentence_crosses_a_paragraph() {
        check(&[(4, 0), (9, 1)], &[], &[3, 8], &[4, 9]);
    }

    #[test]
    fn a_piece_of_a_long_sentence_stays_one() {
        let piece = |words: Range<usize>, end| Piece { place: words.start, words, end, paragraph: 0 };
        let given = [piece(0..3, Edge::Cut), piece(3..6, Edge::Sentence)];
        assert_eq!(divide(&given, &Scores::new(1, vec![-9.0; 6])), given);
        assert_eq!(divide(&given, &Scores::new(1, vec![f32::NAN; 6])), given);
        let parted = [piece(0..2, Edge::Sentence), piece(2..3, Edge::Cut), piece(3..6, Edge::Sentence)];
        assert_eq!(divide(&given, &Scores::new(1, vec![0.0, 9.0, 0.0, 0.0, 0.0, 0.0])), parted);
    }

    #[test]
    fn a_dateline_stays_apart() {
        let piece = |words: Range<usize>, end| Piece { place: words.start, words, end, paragraph: 0 };
        let given = [piece(0..3, Edge::Dateline), piece(3..6, Edge::Sentence)];
        assert_eq!(divide(&given, &Scores::new(1, vec![-9.0; 6])), given);
    }

    #[test]
    fn a_sentence_that_is_joined_ends_as_the_later_one_does() {
        let piece = |words: Range<usize>, end| Piece { place: words.start, words, end, paragraph: 0 };
        let given = [piece(0..3, Edge::Sentence), piece(3..6, Edge::Cut), piece(6..8, Edge::Sentence)];
        let joined = [piece(0..6, Edge::Cut), piece(6..8, Edge::Sentence)];
        assert_eq!(divide(&given, &Scores::new(1, vec![-9.0; 8])), joined);
    }
}
