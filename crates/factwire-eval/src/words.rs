use factwire::Span;
use factwire::unstable::tokens::SentenceTokens;

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
        found.push(SentenceTokens { paragraph: 0, dateline: false, aside: false, words });
    }
    (text, found)
}

/// Gold words as a text that is close to the one they were taken from, which such sets do not bring: no space before marks
/// that close and before clitics, nor behind marks that open. Every second quotation mark closes. All is one paragraph.
pub(super) fn as_text<'a, S, W>(sentences: S) -> String
where
    S: IntoIterator<Item = W>,
    W: IntoIterator<Item = &'a str>,
{
    let (mut text, mut glued, mut quoted) = (String::new(), true, false);
    for word in sentences.into_iter().flatten() {
        let quote = matches!(word, "\"" | "“" | "”" | "``" | "''");
        let mark = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '%' | '…');
        let closes = quote && quoted || word.chars().all(mark);
        let clitic = matches!(word, "n't" | "n’t" | "'" | "’") || word.starts_with(['\'', '’']) && !quote;
        if !(glued || closes || clitic) {
            text.push(' ');
        }
        text.push_str(word);
        glued = quote && !quoted || matches!(word, "(" | "[" | "$" | "£" | "€");
        quoted ^= quote;
    }
    text
}

/// How many characters that are no white space stand before each of some places of a text, which must be in order.
pub(super) fn solid_places(text: &str, places: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let (mut at, mut count, mut found) = (0, 0, Vec::new());
    for place in places {
        count += text[at..place].chars().filter(|c| !c.is_whitespace()).count();
        at = place;
        found.push(count);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_words_as_a_newspaper_would() {
        let check = |words: &str, want: &str| assert_eq!(as_text([words.split(' ')]), want);
        check("Lepik 's aunt ( 61 ) did n't pay $ 5 .", "Lepik's aunt (61) didn't pay $5.");
        check("\" No , \" he said .", "\"No,\" he said.");
        check("`` No '' , he said .", "``No'', he said.");
        check("the firms ' .475 of 63 .475 ...", "the firms' .475 of 63 .475...");
    }

    #[test]
    fn counts_characters_without_white_space() {
        assert_eq!(solid_places("é b\n c", [0, 2, 3, 4, 7]), [0, 1, 1, 2, 3]);
    }
}
