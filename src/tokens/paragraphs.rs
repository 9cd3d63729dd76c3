//! Paragraphs. An empty line always ends one; a single line end does unless the text is wrapped at a fixed width.

use crate::Span;
use crate::lexicon::vocabulary::word_parts;

/// Lines wrapped by hand or by a mail program are this long at most (in characters).
const WIDEST: usize = 100;
/// A list or a poem has shorter lines than this; they are not wrapped prose.
const NARROWEST: usize = 40;

struct Line {
    span: Span,
    /// Characters without the white space at its end.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    indented: bool,
    /// Begins with a small letter.
    small: bool,
}

/// The paragraphs of a text, in order; white space at their ends may be included.
pub(super) fn find(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = wrapping(&lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in &lines {
        if line.width == 0 {
            above = None;
            continue;
        }
        let goes_on = above.is_some_and(|above| continues(text, above, line, wrapped));
        match paragraphs.last_mut() {
            Some(last) if goes_on => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        above = Some(line);
    }
    paragraphs
}

/// The width at which the text is wrapped, if it is: most line ends stand where the next word did not fit, and many of
/// them in the midst of a sentence. A list of headlines of about one length is not wrapped.
fn wrapping(lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.width).filter(|&width| width <= WIDEST).max()?;
    // A long address or two may stick out.
    let longer = lines.iter().filter(|line| line.width > WIDEST).count();
    if widest < NARROWEST || longer * 20 > lines.len() {
        return None;
    }
    let (mut full, mut small, mut all) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| pair[0].width > 0 && pair[1].width > 0) {
        all += 1;
        full += usize::from(is_full(&pair[0], &pair[1], widest));
        small += usize::from(pair[1].small);
    }
    // Of one or two line ends nothing can be told.
    (all >= 3 && full * 2 > all && small * 3 > all).then_some(widest)
}

/// Wrapping programs differ by a character or two in what still fits.
fn is_full(line: &Line, next: &Line, widest: usize) -> bool {
    line.width + 1 + next.first_word + 2 > widest
}

/// Does the paragraph go on in the next line?
fn continues(text: &str, line: &Line, next: &Line, widest: Option<usize>) -> bool {
    if next.indented && !line.indented || is_bullet(&text[next.span]) {
        return false;
    }
    if let Some(widest) = widest {
        return is_full(line, next, widest);
    }
    // One line broken in two: "... the minister of\nfinance said".
    let ends_open = text[line.span].trim_end().chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    line.width >= NARROWEST && ends_open && next.small
}

/// "- bread", "* bread", "• bread", "2. bread", "2) bread"
fn is_bullet(line: &str) -> bool {
    let Some((first, _)) = line.trim_start().split_once(char::is_whitespace) else { return false };
    let number = first.trim_end_matches(['.', ')']);
    word_parts::BULLETS.has(first) || number.len() < first.len() && number.len() <= 2 && super::chars::is_digits(number)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = match c {
            '\r' => chars.next_if(|&(_, c)| c == '\n').map_or(at, |(at, _)| at) + 1,
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => at + c.len_utf8(),
            _ => continue,
        };
        lines.push(line(text, Span::new(start, at)));
        if matches!(c, '\u{c}' | '\u{2029}') {
            // A new page and the paragraph separator end a paragraph as an empty line does.
            lines.push(line(text, Span::new(at, at)));
        }
        start = end;
    }
    lines.push(line(text, Span::new(start, text.len())));
    lines
}

fn line(text: &str, span: Span) -> Line {
    let content = text[span].trim_end();
    let unindented = content.trim_start();
    Line {
        span,
        width: content.chars().count(),
        first_word: unindented.chars().take_while(|c| !c.is_whitespace()).count(),
        small: unindented.starts_with(char::is_lowercase),
        indented: content.starts_with([' ', '\t', '\u{3000}', '\u{a0}']),
    }
}
