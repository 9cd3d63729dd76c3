//! Paragraphs. An empty line always ends one; a single line end does unless the text is wrapped at a fixed width.

use super::layout::{self, told};
use crate::Span;
use crate::lexicon::vocabulary::layout::OPENERS_OF_PHRASES;

/// Lines wrapped by hand or by a mail program are this long at most (in characters).
const WIDEST: usize = 100;
/// A list or a poem has shorter lines than this; they are not wrapped prose.
const NARROWEST: usize = 40;
/// Of two lines that stand alone the first must be so long where the second begins with a capital.
const NARROWEST_OF_TWO: usize = 55;

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// White space at its ends may be included.
    pub(super) span: Span,
    /// It stands beside the prose.
    pub(super) aside: bool,
}

#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Characters without the white space at its end.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    indented: bool,
    /// Begins with a small letter.
    small: bool,
    /// The credit of a picture stood behind it.
    caption: bool,
}

/// The paragraphs of a text, in order, without the lines that are no part of what it tells.
pub(super) fn find(text: &str) -> Vec<Paragraph> {
    let lines = without_layout(text, lines(text));
    let wrapped = wrapping(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let block = &lines[start..];
        let block = &block[..block.iter().position(|line| line.width == 0).unwrap_or(block.len())];
        let width = wrapped.or_else(|| wrapping_of_block(text, block));
        for (i, line) in block.iter().enumerate() {
            let goes_on = i > 0 && continues(text, &block[i - 1], line, width, block.len());
            match paragraphs.last_mut() {
                Some(last) if goes_on => {
                    last.span.end = line.span.end;
                    last.aside |= line.caption;
                }
                _ => paragraphs.push(Paragraph { span: line.span, aside: line.caption }),
            }
        }
        start += block.len() + 1;
    }
    for paragraph in &mut paragraphs {
        paragraph.aside = layout::is_aside(&text[paragraph.span], paragraph.aside);
    }
    paragraphs
}

/// Lines that are no part of the text become empty ones.
fn without_layout(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    let cuts = layout::cuts(lines.iter().map(|line| text[line.span].trim()));
    for (line, cut) in lines.iter_mut().zip(cuts) {
        let Some(cut) = cut else { continue };
        let start = line.span.end - text[line.span].trim_start().len();
        *line = self::line(text, Span::new(start + cut.start, start + cut.end));
        line.caption = line.width > 0;
    }
    lines
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

/// The width at which the lines of one block are wrapped, if they are: each but the last is full, and one of them goes on in small letters.
fn wrapping_of_block(text: &str, block: &[Line]) -> Option<usize> {
    let widest = block.iter().map(|line| line.width).max()?;
    let pairs = || block.windows(2).map(|pair| (&pair[0], &pair[1]));
    let full = || pairs().all(|(line, next)| is_full(line, next, widest));
    let open = |line: &Line| !told(text[line.span].trim_end());
    let begun = || pairs().any(|(line, next)| next.small && open(line));
    // several lines that all break off, and the last does not
    let broken =
        || block.len() > 2 && pairs().all(|(line, _)| open(line)) && block.last().is_some_and(|last| !open(last));
    let goes_on = || begun() || widest >= NARROWEST_OF_TWO && broken();
    (block.len() > 1 && (NARROWEST..=WIDEST).contains(&widest) && goes_on() && full()).then_some(widest)
}

/// Does the paragraph go on in the next line? `block` is the number of lines between empty ones.
fn continues(text: &str, line: &Line, next: &Line, widest: Option<usize>, block: usize) -> bool {
    if next.indented && !line.indented || layout::is_item(&text[next.span]) {
        return false;
    }
    if let Some(widest) = widest {
        return is_full(line, next, widest);
    }
    // One line broken in two: "... the minister of\nfinance said".
    let above = text[line.span].trim_end();
    let ends_open = above.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    if next.small {
        return line.width >= NARROWEST && ends_open;
    }
    // "... the minister met Ada\nOkoro in Lund."
    let goes_on =
        above.ends_with(',') || above.split_whitespace().next_back().is_some_and(|w| OPENERS_OF_PHRASES.has(w));
    let shorter = block == 2 && next.width < line.width && told(text[next.span].trim_end());
    (NARROWEST_OF_TWO..=WIDEST).contains(&line.width) && ends_open && (goes_on || shorter)
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
        caption: false,
        indented: content.starts_with([' ', '\t', '\u{3000}', '\u{a0}']),
    }
}
