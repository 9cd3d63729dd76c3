//! Parses written as text, for the tests of the rooms behind the network, which so need no model.
//!
//! One word a line: number, form, part of speech, number of the governor (0 for the root), relation; then, in any order,
//! a name tag (`B-Person`, `I-Person`), a nominal class (`person`), a lemma (`lemma=be`), and `_` where the text has no
//! space before the word (it is left out by itself before closing punctuation and clitics), and the next best governor with its
//! probability (`next=3:0.2`). An empty line ends a
//! sentence, two end a paragraph.

use std::ops::Range;

use crate::{NameLabel, NameSpan, NextGovernor, NominalClass, Parse, Sentence, Span, Token};

/// Reads rows. Panics on a mistake in them, saying where: this is for tests.
pub(crate) fn parse(rows: &str) -> Parse {
    let (mut text, mut tokens, mut sentences, mut names) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut first, mut paragraph, mut blank) = (0, 0, 0);
    let mut next_governors = Vec::new();
    let mut close = |tokens: &Vec<Token>, first: &mut usize, paragraph: usize| {
        let range: Range<usize> = *first..tokens.len();
        if !range.is_empty() {
            let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
            sentences.push(Sentence { span, tokens: range, paragraph });
            *first = tokens.len();
        }
    };
    for line in rows.trim_matches('\n').lines().map(str::trim) {
        if line.is_empty() {
            close(&tokens, &mut first, paragraph);
            blank += 1;
            continue;
        }
        let new_paragraph = blank > 1;
        if new_paragraph {
            paragraph += 1;
        }
        blank = 0;
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [_, form, upos, head, deprel, extras @ ..] = &cells[..] else { panic!("too few columns: {line}") };
        let glued = extras.contains(&"_")
            || [".", ",", ";", ":", "!", "?", "'s", "’s", "n't", "%", ")", "”", "'", "'re", "'ve", "'ll", "'d", "'m"]
                .contains(form);
        let after_open = text.ends_with('(') || text.ends_with('“');
        if !text.is_empty() && !glued && !after_open {
            text.push(if new_paragraph { '\n' } else { ' ' });
        }
        let start = text.len();
        text.push_str(form);
        let upos = upos.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
        let head: usize = head.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
        let i = tokens.len();
        let mut token = Token {
            span: Span::new(start, text.len()),
            sentence: crate::SentenceId(0),
            upos,
            lemma: crate::lexicon::lemma(form, upos).into(),
            head: (head > 0).then(|| first + head - 1),
            deprel: deprel.parse().unwrap_or_else(|e| panic!("{line}: {e}")),
            nominal: NominalClass::None,
            score: 1.0,
        };
        next_governors.push(None);
        for extra in extras.iter().filter(|e| **e != "_") {
            if let Some(lemma) = extra.strip_prefix("lemma=") {
                token.lemma = lemma.into();
            } else if let Some((word, probability)) = extra.strip_prefix("next=").and_then(|next| next.split_once(':'))
            {
                let number = |part: &str| part.parse::<f32>().unwrap_or_else(|e| panic!("{line}: {e}"));
                let word = first + number(word) as usize - 1;
                next_governors[i] = Some(NextGovernor { word, probability: number(probability) });
            } else if let Some(label) = extra.strip_prefix("B-") {
                let label: NameLabel = label.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
                names.push(NameSpan { tokens: i..i + 1, label, score: 1.0 });
            } else if extra.starts_with("I-") {
                names.last_mut().unwrap_or_else(|| panic!("{line}: I- without B-")).tokens.end = i + 1;
            } else {
                token.nominal = extra.parse().unwrap_or_else(|e| panic!("{line}: {e}"));
            }
        }
        tokens.push(token);
    }
    close(&tokens, &mut first, paragraph);
    for (number, sentence) in sentences.iter().enumerate() {
        for token in &mut tokens[sentence.tokens.clone()] {
            token.sentence = crate::SentenceId::new(number);
        }
    }
    let mut parse = Parse::new(text, sentences, tokens, names);
    if next_governors.iter().any(Option::is_some) {
        parse.next_governors = next_governors;
    }
    parse
}
