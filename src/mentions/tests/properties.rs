//! What holds for any words in any tree.

use proptest::prelude::*;

use super::super::find;
use crate::{Deprel, EntityKind, MentionForm, NameLabel, NameSpan, NominalClass, Parse, Sentence, Span, Token, Upos};

/// Any words in any tree, with any names.
fn any_sentence() -> impl Strategy<Value = Vec<(usize, usize, usize, usize, usize, usize)>> {
    let word =
        (0..WORDS.len(), 0..Upos::ALL.len(), 0..Deprel::ALL.len(), 0..40usize, 0..NominalClass::ALL.len(), 0..20usize);
    prop::collection::vec(word, 1..40)
}

const WORDS: &[&str] = &[
    "president",
    "President",
    "envoy",
    "the",
    "The",
    "Maria",
    "Stone",
    "'s",
    ",",
    "\"",
    "-",
    "elect",
    "US",
    "Irish",
    "and",
    "of",
    "week",
    "last",
    "ago",
    "2021",
    "March",
    "3",
    "who",
    "was",
    "named",
    "as",
    "former",
    "Attorney",
    "General",
    "he",
    "it",
    "Ж",
    "“",
    "Kremlin",
    "spokeswoman",
    "Mr",
    "co",
    "bank",
    "D-Ohio",
    "no",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn mentions_never_cross_whatever_the_tree(words in any_sentence(), cut in 1..40usize) {
        let parse = build(&words, cut);
        let found = find(&parse);
        for (i, a) in found.list.iter().enumerate() {
            prop_assert!(!a.tokens.is_empty() && a.tokens.contains(&a.head));
            prop_assert_eq!(parse.tokens[a.tokens.start].sentence, parse.tokens[a.tokens.end - 1].sentence);
            for b in &found.list[i + 1..] {
                let (a, b) = (&a.tokens, &b.tokens);
                prop_assert!((a.start, std::cmp::Reverse(a.end)) < (b.start, std::cmp::Reverse(b.end)));
                prop_assert!(a.end <= b.start || b.end <= a.end, "{a:?} crosses {b:?}");
            }
        }
        for role in &found.roles {
            prop_assert_eq!(found.list[role.role].form, MentionForm::Role);
            let held = role.holder.map(|h| found.list[h].kind);
            prop_assert!(held.is_none_or(|kind| kind == EntityKind::Person));
            prop_assert!(role.of.iter().all(|&of| of < found.list.len() && of != role.role));
        }
    }
}

/// A parse of two sentences; the heads are bent so that each sentence is a tree.
fn build(words: &[(usize, usize, usize, usize, usize, usize)], cut: usize) -> Parse {
    let (mut text, mut tokens, mut names) = (String::new(), Vec::new(), Vec::new());
    let cut = cut.min(words.len());
    for (i, &(word, upos, deprel, head, nominal, name)) in words.iter().enumerate() {
        let first = if i < cut { 0 } else { cut };
        let start = text.len();
        text.push_str(WORDS[word]);
        let span = Span::new(start, text.len());
        if head % 3 > 0 {
            text.push(' ');
        }
        // The root stands first or last, all others hang on a word between it and them.
        let last = if i < cut { cut } else { words.len() } - 1;
        let head = match cut % 2 {
            0 => (i > first).then(|| first + head % (i - first).max(1)),
            _ => (i < last).then(|| i + 1 + head % (last - i).max(1)),
        };
        let upos = Upos::ALL[upos];
        tokens.push(Token {
            span,
            sentence: crate::SentenceId::new(usize::from(i >= cut)),
            upos,
            lemma: crate::lexicon::lemma(WORDS[word], upos).into(),
            head,
            deprel: Deprel::ALL[deprel],
            nominal: NominalClass::ALL[nominal],
            score: 1.0,
        });
        if let Some(&label) = NameLabel::ALL.get(name) {
            let open = names.last_mut().filter(|n: &&mut NameSpan| n.tokens.end == i && n.label == label && i != cut);
            match open {
                Some(open) => open.tokens.end = i + 1,
                None => names.push(NameSpan { tokens: i..i + 1, label, score: 0.5 + name as f32 / 20.0 }),
            }
        }
    }
    let mut sentences = Vec::new();
    for tokens_of in [0..cut, cut..words.len()] {
        if !tokens_of.is_empty() {
            let span = Span::new(tokens[tokens_of.start].span.start, tokens[tokens_of.end - 1].span.end);
            sentences.push(Sentence { span, tokens: tokens_of, paragraph: 0 });
        }
    }
    Parse::new(text, sentences, tokens, names)
}
