//! Lines for the person who runs the program.

use std::borrow::Cow;
use std::io::{self, Write as _};

/// A line on standard error. That nobody reads it any more, or that there is no room for it, is no reason to end a run.
pub fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "factwire: {}", visible(line));
}

/// What would command a terminal becomes U+FFFD: names of files, keys of JSON and words of texts are anybody's.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(commands) { text.replace(commands, "\u{fffd}").into() } else { text.into() }
}

/// The same of a text that was painted: the colours go through.
pub fn visible_but_for(text: &str, colours: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(commands) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let colour = colours.iter().find(|colour| from.starts_with(**colour)).copied();
        out.push_str(colour.unwrap_or("\u{fffd}"));
        let length = colour.map_or_else(|| from.chars().next().map_or(0, char::len_utf8), str::len);
        rest = &from[length..];
    }
    out + rest
}

fn commands(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_but_for};

    #[test]
    fn only_the_colours_that_are_ours_reach_a_terminal() {
        assert_eq!(visible("a\tb\nc \u{1b}[8md\u{9b}2J\u{7f}"), "a\tb\nc \u{fffd}[8md\u{fffd}2J\u{fffd}");
        let painted = "\u{1b}[36mOkoro\u{1b}[0m \u{1b}[8mhidden\u{1b}]0;title\u{7}";
        let told = "\u{1b}[36mOkoro\u{1b}[0m \u{fffd}[8mhidden\u{fffd}]0;title\u{fffd}";
        assert_eq!(visible_but_for(painted, &["\u{1b}[36m", "\u{1b}[0m"]), told);
    }
}
