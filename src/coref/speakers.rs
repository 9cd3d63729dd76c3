//! Who speaks in each quotation.

use super::Text;
use super::syntax;
use crate::quotes::{self, Quote};
use crate::{Deprel, Parse, Upos};

/// Verbs of saying that stand beside a quotation.
const SAYING: &[&str] = &[
    "say",
    "tell",
    "add",
    "note",
    "state",
    "ask",
    "reply",
    "answer",
    "explain",
    "argue",
    "claim",
    "insist",
    "stress",
    "emphasize",
    "emphasise",
    "warn",
    "admit",
    "acknowledge",
    "concede",
    "announce",
    "declare",
    "continue",
    "conclude",
    "write",
    "tweet",
    "post",
    "recall",
    "observe",
    "remark",
    "comment",
    "suggest",
    "predict",
    "promise",
    "vow",
    "joke",
    "quip",
    "shout",
    "cry",
    "whisper",
    "respond",
    "reiterate",
    "maintain",
    "believe",
    "think",
    "complain",
    "confirm",
    "deny",
    "report",
    "point",
    "call",
    "describe",
    "urge",
    "demand",
    "caution",
    "go",
];

/// For each quotation the word that heads the phrase for its speaker.
pub(super) struct Speakers {
    of: Vec<Option<usize>>,
}

impl Speakers {
    pub(super) fn new(text: &Text) -> Self {
        let parse = text.parse;
        let mut of: Vec<Option<usize>> = text.quotes.iter().map(|q| beside(parse, text.quotes, q)).collect();
        let paragraph = |q: &Quote| parse.sentences[parse.tokens[q.tokens.start].sentence].paragraph;
        let whole = |q: &Quote| {
            parse.tokens[q.tokens.start].sentence != parse.tokens[q.tokens.end - 1].sentence || opens_sentence(parse, q)
        };
        // “It rains.” Dahl said. “It pours.” And a speech over several paragraphs.
        for q in 1..of.len() {
            let (before, here) = (&text.quotes[q - 1], &text.quotes[q]);
            if of[q].is_none() && (before.goes_on || paragraph(before) == paragraph(here) && whole(here)) {
                of[q] = of[q - 1];
            }
        }
        for q in (1..of.len()).rev() {
            if of[q - 1].is_none() && text.quotes[q - 1].goes_on {
                of[q - 1] = of[q];
            }
        }
        Speakers { of }
    }

    /// The head of the phrase for the one who speaks in the quotation.
    pub(super) fn of(&self, quote: usize) -> Option<usize> {
        self.of[quote]
    }
}

fn opens_sentence(parse: &Parse, quote: &Quote) -> bool {
    parse.sentences[parse.tokens[quote.tokens.start].sentence].tokens.start == quote.tokens.start
}

/// The subject of the verb of saying nearest to the quotation, outside of all quotations, in the sentences of its ends.
fn beside(parse: &Parse, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let reach = 40;
    let last = parse.sentences[parse.tokens[quote.tokens.end - 1].sentence].tokens.end;
    let first = parse.sentences[parse.tokens[quote.tokens.start].sentence].tokens.start;
    let after = quote.tokens.end..last.min(quote.tokens.end + reach);
    let before = first.max(quote.tokens.start.saturating_sub(reach))..quote.tokens.start;
    let saying = |&word: &usize| {
        is_saying(parse, word) && quotes::at(quotes, word).is_none() && syntax::subject(parse, word).is_some()
    };
    let word = after.clone().find(saying).into_iter().chain(before.rev().find(saying)).min_by_key(|&word| {
        if word < quote.tokens.start { quote.tokens.start - word } else { word - quote.tokens.end }
    })?;
    syntax::subject(parse, word).filter(|&s| quotes::at(quotes, s).is_none())
}

pub(super) fn is_saying(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.upos == Upos::Verb && token.deprel != Deprel::Amod && SAYING.contains(&&*token.lemma)
}
