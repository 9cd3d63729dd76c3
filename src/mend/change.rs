//! What a mender changes, and how a change is made.

use crate::{Deprel, NominalClass, Parse, Token, Upos};

/// A change of one word.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Its place in the tree. No governor makes it the root.
    Place { word: usize, governor: Option<usize>, deprel: Deprel },
    /// Its dictionary form.
    Lemma { word: usize, lemma: String },
    /// What kind of word it is.
    PartOfSpeech { word: usize, upos: Upos },
    /// What the noun phrase that it heads denotes.
    Class { word: usize, class: NominalClass },
}

/// Hangs a word on another.
pub(super) fn attach(word: usize, governor: usize, deprel: Deprel) -> Change {
    Change::Place { word, governor: Some(governor), deprel }
}

/// Makes a word the root of its sentence.
pub(super) fn make_root(word: usize) -> Change {
    Change::Place { word, governor: None, deprel: Deprel::Root }
}

impl Change {
    fn word(&self) -> usize {
        match *self {
            Change::Place { word, .. }
            | Change::Lemma { word, .. }
            | Change::PartOfSpeech { word, .. }
            | Change::Class { word, .. } => word,
        }
    }

    fn make(&self, token: &mut Token) {
        match self {
            Change::Place { governor, deprel, .. } => (token.head, token.deprel) = (*governor, *deprel),
            Change::Lemma { lemma, .. } => token.lemma = lemma.as_str().into(),
            Change::PartOfSpeech { upos, .. } => token.upos = *upos,
            Change::Class { class, .. } => token.nominal = *class,
        }
    }
}

/// Makes the changes of one sentence: all of them or, where they would leave no tree with one root, none.
pub(super) fn make_all(parse: &mut Parse, changes: &[Change]) {
    let before: Vec<(usize, Token)> = changes.iter().map(|c| (c.word(), parse.tokens[c.word()].clone())).collect();
    for change in changes {
        change.make(&mut parse.tokens[change.word()]);
    }
    let moved: Vec<usize> = changes.iter().filter(|c| matches!(c, Change::Place { .. })).map(Change::word).collect();
    let Some(&first) = moved.first() else { return };
    let sentence = parse.sentence_number(first);
    if is_tree(parse, sentence, &moved) {
        parse.index_sentence(sentence);
    } else {
        for (word, token) in before.into_iter().rev() {
            parse.tokens[word] = token;
        }
    }
}

/// True when a sentence that was a tree is still one after these words of it were moved.
fn is_tree(parse: &Parse, sentence: usize, moved: &[usize]) -> bool {
    let words = parse.sentences[sentence].tokens.clone();
    let reaches_root = |word: usize| {
        let mut at = Some(word);
        // A walk that is longer than the sentence goes round in a circle.
        for _ in 0..=words.len() {
            match at {
                Some(i) => at = parse.tokens[i].head,
                None => return true,
            }
        }
        false
    };
    let roots = parse.tokens[words.clone()].iter().filter(|t| t.head.is_none()).count();
    roots == 1 && moved.iter().all(|&word| reaches_root(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "1 Ada PROPN 2 nsubj\n2 met VERB 0 root\n3 Bo PROPN 2 obj";

    #[track_caller]
    fn check(changes: &[Change], governors: &[Option<usize>]) {
        let mut parse = crate::rows::parse(ROWS);
        make_all(&mut parse, changes);
        assert_eq!(parse.tokens.iter().map(|t| t.head).collect::<Vec<_>>(), governors);
        let mut indexed = parse.clone();
        indexed.index();
        assert_eq!(parse, indexed);
    }

    #[test]
    fn makes_all_changes_or_none() {
        let before = [Some(1), None, Some(1)];
        check(&[], &before);
        check(&[attach(2, 0, Deprel::Appos)], &[Some(1), None, Some(0)]);
        check(&[make_root(2), attach(1, 2, Deprel::Conj)], &[Some(1), Some(2), None]);
        // two roots; a circle
        check(&[attach(0, 2, Deprel::Appos), make_root(2)], &before);
        check(&[attach(2, 0, Deprel::Appos), attach(0, 2, Deprel::Appos)], &before);
    }
}
