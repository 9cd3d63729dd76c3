//! Paragraphs. An empty line always ends one; a single line end does unless the text is wrapped at a fixed width.

use crate::Span;

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
}

/// The paragraphs of a text, in order; white space at their ends may be included.
pub(super) fn find(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let widest = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let wrapped = is_wrapped(&lines, widest);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    let mut above: Option<&Line> = None;
    for line in &lines {
        if line.width == 0 {
            open = false;
            above = None;
            continue;
        }
        let goes_on = open && above.is_some_and(|above| continues(text, above, line, wrapped.then_some(widest)));
        match paragraphs.last_mut() {
            Some(last) if goes_on => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        open = true;
        above = Some(line);
    }
    paragraphs
}

/// True when most line ends stand where the next word did not fit.
fn is_wrapped(lines: &[Line], widest: usize) -> bool {
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return false;
    }
    let (mut full, mut all) = (0, 0);
    for pair in lines.windows(2).filter(|pair| pair[0].width > 0 && pair[1].width > 0) {
        all += 1;
        full += usize::from(is_full(&pair[0], &pair[1], widest));
    }
    // Of one or two line ends nothing can be told.
    all >= 3 && full * 2 > all
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
    let starts_small = text[next.span].trim_start().chars().next().is_some_and(char::is_lowercase);
    (NARROWEST..=WIDEST).contains(&line.width) && ends_open && starts_small
}

/// "- bread", "* bread", "• bread", "2. bread", "2) bread"
fn is_bullet(line: &str) -> bool {
    let Some((first, _)) = line.trim_start().split_once(char::is_whitespace) else { return false };
    let number = first.trim_end_matches(['.', ')']);
    matches!(first, "-" | "*" | "•" | "–" | "—" | "·" | "+" | "▪" | "‣")
        || number.len() < first.len() && number.len() <= 2 && super::chars::is_digits(number)
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
    Line {
        span,
        width: content.chars().count(),
        first_word: content.trim_start().chars().take_while(|c| !c.is_whitespace()).count(),
        indented: content.starts_with([' ', '\t', '\u{3000}', '\u{a0}']),
    }
}
