use crate::Span;
use crate::tokens::SentenceTokens;

/// Gold words as a text, a space between them, with their spans: what the parser is given where a set brings its own words.
pub(super) fn of_sentences<'a, S, W>(sentences: S) -> (String, Vec<SentenceTokens>)
where
    S: IntoIterator<Item = W>,
    W: IntoIterator<Item = &'a str>,
{
    let (mut text, mut found) = (String::new(), Vec::new());
    for sentence in sentences {
        let mut words = Vec::new();
        for word in sentence {
            let start = text.len();
            text.push_str(word);
            words.push(Span::new(start, text.len()));
            text.push(' ');
        }
        found.push(SentenceTokens { paragraph: 0, words });
    }
    (text, found)
}
