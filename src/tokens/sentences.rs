//! Groups the words of a paragraph into sentences.

use super::abbreviations::{self, Abbreviation};
use super::chars::{is_dash, is_digits, is_terminal, is_word};
use super::datelines;
use super::marks::{self, Mark};
use crate::Span;
use crate::lexicon::vocabulary::abbreviations::INNER_WITH_STOPS;
use crate::lexicon::vocabulary::sentences as vocabulary;

/// A bracket longer than this (in words) is taken for one that somebody forgot to close.
const LONGEST_BRACKET: usize = 150;

/// Divides the words of a paragraph, of which there is at least one.
pub(super) fn group(text: &str, words: Vec<Span>) -> Vec<Vec<Span>> {
    let marks = marks::find(text, &words);
    let paragraph = Paragraph { text, words: &words, marks: &marks };
    let mut sentences = Vec::new();
    // The sentence begins at `start`; `begun` says that a word, not only marks, has come since.
    let (mut start, mut begun) = (0, false);
    // "TURKU (Lund Wire) - The port closed."
    if let Some(end) = datelines::of_paragraph(text, &words).filter(|&end| end < words.len()) {
        sentences.push(sentence(text, &words[..end]));
        start = end;
    }
    let mut i = start;
    while i < words.len() {
        if let Mark::OpenBracket(Some(close)) = marks[i] {
            // "(He left. Nobody saw it.)" is divided, "She (the U.N. said so. Twice.) left" is not.
            if close - i <= LONGEST_BRACKET && begun {
                // "(He left.) Nobody": the full stop before the bracket may still end it all.
                i = if &text[words[close - 1]] == "." { close - 1 } else { close };
                continue;
            }
        }
        begun |= marks[i] == Mark::None;
        let Some((end, over)) = paragraph.ending_at(start, i) else {
            i += 1;
            continue;
        };
        i = end;
        if over {
            sentences.push(sentence(text, &words[start..end]));
            (start, begun) = (end, false);
        }
    }
    if start < words.len() {
        sentences.push(sentence(text, &words[start..]));
    }
    sentences
}

/// At the end of a sentence the full stop of an abbreviation is a word of its own, as in EWT: "Acme Inc" + ".";
/// "U.S." stays whole.
fn sentence(text: &str, words: &[Span]) -> Vec<Span> {
    let mut words = words.to_vec();
    let last = words.iter().rposition(|&word| text[word].chars().any(is_word));
    if let Some(last) = last {
        let word = words[last];
        let abbreviated = text[word].strip_suffix('.').is_some_and(|w| !w.is_empty() && !w.contains('.'));
        let stopped = words[last + 1..].iter().any(|&word| text[word].chars().all(is_terminal));
        if abbreviated && !stopped {
            words[last].end -= 1;
            words.insert(last + 1, Span::new(word.end - 1, word.end));
        }
    }
    words
}

/// What a word says about the end of the sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// "."
    Stop,
    /// "!", "?": may stand within a sentence when the next word is small ("Why?" he asked)
    Call,
    /// "...": a pause as often as an end
    Pause,
    /// "Inc.", "U.S.", "p.m."
    Abbreviation,
    /// "J."
    Initial,
}

struct Paragraph<'a> {
    text: &'a str,
    words: &'a [Span],
    marks: &'a [Mark],
}

impl Paragraph<'_> {
    fn word(&self, i: usize) -> &str {
        &self.text[self.words[i]]
    }

    fn spaced(&self, i: usize) -> bool {
        i > 0 && self.words[i - 1].end < self.words[i].start
    }

    fn ending(&self, i: usize) -> Option<Ending> {
        let word = self.word(i);
        if word.chars().all(is_terminal) {
            return Some(match word {
                "." | "。" => Ending::Stop,
                _ if word.contains(['!', '?', '！', '？', '‼', '⁇', '⁈', '⁉']) => Ending::Call,
                _ => Ending::Pause,
            });
        }
        let spelled = word.strip_suffix('.')?;
        if abbreviations::is_dotted(spelled) {
            return (!INNER_WITH_STOPS.has(spelled)).then_some(Ending::Abbreviation);
        }
        match abbreviations::look_up(spelled) {
            Some(Abbreviation::Either) => Some(Ending::Abbreviation),
            Some(_) => None,
            None => (spelled.chars().count() == 1).then_some(Ending::Initial),
        }
    }

    /// If word `i` can end the sentence from `start`: the index after the marks that go with it, and whether it does.
    fn ending_at(&self, start: usize, i: usize) -> Option<(usize, bool)> {
        let mut ending = self.ending(i)?;
        if ending == Ending::Stop && self.is_list_number(start, i) || ending == Ending::Pause && i == start {
            return None;
        }
        let mut end = i + 1;
        let mut closed = false;
        while end < self.words.len() {
            match self.marks[end] {
                Mark::CloseQuote | Mark::CloseBracket => closed = true,
                Mark::OpenBracket(Some(close)) if self.is_note(end, close) => end = close,
                Mark::None if self.word(end).chars().all(is_terminal) => {
                    if matches!(ending, Ending::Abbreviation | Ending::Initial) {
                        ending = self.ending(end).unwrap_or(Ending::Stop);
                    } else if ending == Ending::Stop && !closed && self.spaced(end) {
                        // "and then . . . nothing"
                        ending = Ending::Pause;
                    }
                }
                _ => break,
            }
            end += 1;
        }
        let over = end == self.words.len() || self.is_over(ending, i, end, closed);
        Some((end, over))
    }

    /// "[12]"
    fn is_note(&self, open: usize, close: usize) -> bool {
        close == open + 2 && self.word(open) == "[" && is_digits(self.word(open + 1))
    }

    /// "3. Bread": a number or letter at the beginning.
    fn is_list_number(&self, start: usize, i: usize) -> bool {
        const LONGEST: usize = 2;
        i == start + 1 && i + 1 < self.words.len() && self.word(start).len() <= LONGEST && is_digits(self.word(start))
    }

    /// Does a new sentence begin at word `next`, after the ending at `i` and the marks that close behind it?
    fn is_over(&self, ending: Ending, i: usize, next: usize, closed: bool) -> bool {
        // The first word behind the marks that open: “The ..., (The ...
        let opening = |w: &usize| matches!(self.marks[*w], Mark::OpenQuote | Mark::OpenBracket(_));
        let first = (next..self.words.len()).find(|w| !opening(w));
        let Some(first) = first else { return false };
        let word = self.word(first);
        let Some(c) = word.chars().next() else { return false };
        let opened = first > next;
        if !self.spaced(next) {
            // "the end.The next"; "?“Why", but not "(!)" or "Yahoo!-owned"
            return c.is_uppercase() && (ending == Ending::Stop || opened && closed);
        }
        if !is_word(c) && !opened {
            if is_dash(c) {
                // "I left." - said Ada: the sentence goes on; "... left. - The other" is a list
                let list = || self.words.get(first + 1).is_some_and(|&w| self.text[w].starts_with(char::is_uppercase));
                return !closed && (ending == Ending::Stop || list());
            }
            return !matches!(c, ',' | ';' | ':' | '%' | ')' | ']' | '/') && ending != Ending::Abbreviation;
        }
        match ending {
            Ending::Stop => !(c.is_lowercase() && closed && !opened),
            Ending::Call if c.is_lowercase() => !closed && self.word(i).contains('?'),
            Ending::Call => !(closed && !opened && self.says(first) || self.is_name_with_call(i)),
            Ending::Pause => !c.is_lowercase(),
            Ending::Abbreviation => {
                let etc = matches!(self.word(i), "etc." | "Etc.");
                (etc && c.is_uppercase()) || closed && c.is_uppercase() || self.opens_sentence(first)
            }
            Ending::Initial => {
                // "J. The" never; "vitamin C. The"
                let in_name = i > 0 && self.word(i - 1).starts_with(char::is_uppercase);
                !in_name && word.chars().count() > 1 && self.opens_sentence(first)
            }
        }
    }

    /// Names whose exclamation mark is part of them.
    fn is_name_with_call(&self, i: usize) -> bool {
        self.word(i) == "!" && i > 0 && vocabulary::EXCLAIMING_NAMES.has(self.word(i - 1))
    }

    /// Does a name with a verb of saying begin here? "Why?" Ada Osei asked.
    fn says(&self, first: usize) -> bool {
        const LONGEST_NAME: usize = 6;
        if abbreviations::opens_sentence(self.word(first)) {
            return false;
        }
        (first + 1..self.words.len())
            .take(LONGEST_NAME)
            .map(|w| self.word(w))
            .find(|word| word.starts_with(|c: char| c.is_lowercase() || !is_word(c)))
            .is_some_and(|word| vocabulary::SAYING.has(word))
    }

    fn opens_sentence(&self, i: usize) -> bool {
        // "A. A. Milne" is a name.
        !(self.word(i).chars().count() == 1 && self.words.get(i + 1).is_some_and(|&w| &self.text[w] == "."))
            && abbreviations::opens_sentence(self.word(i))
    }
}
