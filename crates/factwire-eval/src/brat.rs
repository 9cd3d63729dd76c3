//! Reads attributions in brat's standoff format, as PolNeAR has them.

use std::collections::HashMap;

use super::lines::Offsets;
use crate::{Error, Result};
use factwire::Span;

/// Somebody says something: the spans of the one who says it, of the words that show it and of what is said. A part may be
/// in several pieces, and may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
}

/// Reads the events of an annotation file (`E1 Attribution:T4 Content:T3 Cue:T2 Source:T1`) with the spans that they name
/// (`T7 Content 209 236;91 186 words`, in characters). Other lines are passed over, and attributions without a cue.
///
/// # Errors
/// [`Error::BadData`] when a span is outside the text or an event names a span that is not there.
pub(super) fn parse(annotations: &str, file: &str, text: &str) -> Result<Vec<Attribution>> {
    let offsets = Offsets::new(text);
    let (mut spans, mut events) = (HashMap::new(), Vec::new());
    for (number, line) in annotations.lines().enumerate() {
        let bad = |what: String| Error::BadData { file: file.to_owned(), line: number + 1, what };
        let mut cells = line.split('\t');
        let (id, value) = (cells.next().unwrap_or_default(), cells.next());
        match id.chars().next() {
            Some('T') => {
                let value = value.ok_or_else(|| bad("a span needs its kind and place behind a tab".to_owned()))?;
                let places = value.split_once(' ').map(|(_, places)| places).unwrap_or_default();
                let pieces: Option<Vec<Span>> = places.split(';').map(|piece| span(piece, &offsets)).collect();
                spans.insert(id, pieces.ok_or_else(|| bad(format!("{places:?} is no place in the text")))?);
            }
            Some('E') => {
                events.push((number, value.ok_or_else(|| bad("an event needs its parts behind a tab".to_owned()))?))
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (number, parts) in events {
        let mut attribution = Attribution::default();
        for part in parts.split_whitespace() {
            let named = part.split_once(':').and_then(|(role, id)| Some((role, spans.get(id)?)));
            let Some((role, pieces)) = named else {
                let what = format!("{part:?} names no span of the file");
                return Err(Error::BadData { file: file.to_owned(), line: number + 1, what });
            };
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => attribution.source.extend(pieces),
                "Cue" => attribution.cue.extend(pieces),
                "Content" => attribution.content.extend(pieces),
                _ => {}
            }
        }
        found.push(attribution);
    }
    found.retain(|a| !a.cue.is_empty());
    Ok(found)
}

fn span(piece: &str, offsets: &Offsets) -> Option<Span> {
    let (start, end) = piece.split_once(' ')?;
    offsets.span(start.parse().ok()?, end.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Åse Lepik said the deal, she hopes, will hold.";

    #[test]
    fn reads_events_with_their_spans() {
        let annotations = "T1\tSource 0 9\tÅse Lepik\nT2\tCue 10 14\tsaid\nT3\tContent 15 23;36 45\tthe deal will hold\n\
                           T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tAttribution:T4\n\
                           #1\tAnnotatorNotes T1\tx\n";
        let found = parse(annotations, "f", TEXT).unwrap();
        assert_eq!(found.len(), 1, "an attribution without a cue is left out");
        let words = |spans: &[Span]| spans.iter().map(|s| &TEXT[*s]).collect::<Vec<_>>();
        assert_eq!(words(&found[0].source), ["Åse Lepik"]);
        assert_eq!(words(&found[0].cue), ["said"]);
        assert_eq!(words(&found[0].content), ["the deal", "will hold"]);
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let check = |line: &str, want: &str| {
            assert_eq!(parse(line, "f", TEXT).unwrap_err().to_string(), format!("f:1: {want}"));
        };
        check("T1\tSource 0 99\tx", "\"0 99\" is no place in the text");
        check("T1\tSource", "\"\" is no place in the text");
        check("T1", "a span needs its kind and place behind a tab");
        check("E1\tCue:T7", "\"Cue:T7\" names no span of the file");
        check("E1\tCue", "\"Cue\" names no span of the file");
    }
}
