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
    "retort",
    "counter",
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

/// Who speaks: in each quotation, and by the verbs of saying.
pub(super) struct Speakers {
    /// For each quotation the word that heads the phrase for its speaker.
    of: Vec<Option<usize>>,
    /// For each quotation the one spoken to, where its verb says so: “It rains”, Dahl told Berg.
    to: Vec<Option<usize>>,
    /// In text order.
    reports: Vec<Report>,
}

/// "Dahl told Berg that it rains", outside of quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Report {
    verb: usize,
    /// The word that heads the phrase for who speaks.
    pub(super) speaker: usize,
    /// The one spoken to.
    pub(super) listener: Option<usize>,
    /// A whole sentence lies between it and the verb that goes on from it.
    pub(super) far: bool,
}

impl Speakers {
    pub(super) fn new(text: &Text) -> Self {
        let parse = text.parse;
        let verbs = text.quotes.iter().map(|q| beside(parse, text.quotes, q));
        let verbs: Vec<Option<usize>> = verbs.collect();
        let mut of: Vec<Option<usize>> = verbs.iter().map(|v| syntax::subject(parse, (*v)?)).collect();
        let to = verbs.iter().map(|v| listener(parse, text.quotes, (*v)?)).collect();
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
        let reports = (0..parse.tokens.len()).filter_map(|verb| report(parse, text.quotes, verb)).collect();
        Speakers { of, to, reports }
    }

    /// The head of the phrase for the one who speaks in the quotation.
    pub(super) fn of(&self, quote: usize) -> Option<usize> {
        self.of[quote]
    }

    /// The head of the phrase for the one who is spoken to in the quotation.
    pub(super) fn listener(&self, quote: usize) -> Option<usize> {
        self.to[quote]
    }

    /// Who spoke last before a verb of saying: in a report of its sentence or the one before, or in a quotation up to two
    /// sentences before.
    pub(super) fn last(&self, text: &Text, verb: usize) -> Option<Report> {
        let parse = text.parse;
        let here = parse.tokens[verb].sentence;
        let near = |word: usize, reach: usize| parse.tokens[word].sentence + reach >= here;
        // "The port," he said, adding that it was closed: the verb's own subject is no earlier speaker
        let own = syntax::subject(parse, verb);
        let past = self.reports.partition_point(|r| r.verb < verb);
        let report = self.reports[..past].iter().rev().take_while(|r| near(r.verb, 1)).find(|r| Some(r.speaker) != own);
        let past = text.quotes.partition_point(|q| q.tokens.end <= verb);
        let quote = (0..past).rev().take_while(|&q| near(text.quotes[q].tokens.end - 1, 2)).find_map(|q| {
            let speaker = self.of[q].filter(|&s| Some(s) != own)?;
            let end = text.quotes[q].tokens.end;
            Some(Report { verb: end, speaker, listener: None, far: !near(end - 1, 1) })
        });
        match (report, quote) {
            (Some(report), Some(quote)) if quote.verb > report.verb && quote.speaker != report.speaker => Some(quote),
            (Some(report), _) => Some(*report),
            (None, quote) => quote,
        }
    }
}

/// A verb of saying as the predicate of its sentence, beside one ("The port, Dahl said, is closed", "left, saying that") or
/// joined to one.
fn report(parse: &Parse, quotes: &[Quote], verb: usize) -> Option<Report> {
    if !speaks(parse, verb) || quotes::at(quotes, verb).is_some() {
        return None;
    }
    let main = |word: usize| match parse.tokens[word].deprel {
        Deprel::Root | Deprel::Parataxis => true,
        Deprel::Advcl => parse.word(word).ends_with("ing"),
        _ => false,
    };
    let joined = |word: usize| parse.tokens[word].deprel == Deprel::Conj && parse.tokens[word].head.is_some_and(main);
    if !main(verb) && !joined(verb) {
        return None;
    }
    let speaker = syntax::subject(parse, verb).filter(|&s| quotes::at(quotes, s).is_none())?;
    Some(Report { verb, speaker, listener: listener(parse, quotes, verb), far: false })
}

/// "told [Berg]"
fn listener(parse: &Parse, quotes: &[Quote], verb: usize) -> Option<usize> {
    let told = parse.children(verb).iter().copied();
    told.filter(|&c| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Iobj))
        .find(|&c| quotes::at(quotes, c).is_none() && matches!(parse.tokens[c].upos, Upos::Propn | Upos::Pron))
}

fn opens_sentence(parse: &Parse, quote: &Quote) -> bool {
    parse.sentences[parse.tokens[quote.tokens.start].sentence].tokens.start == quote.tokens.start
}

/// The verb of saying nearest to the quotation, outside of all quotations as its subject is, in the sentences of its ends.
fn beside(parse: &Parse, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let reach = 40;
    let last = parse.sentences[parse.tokens[quote.tokens.end - 1].sentence].tokens.end;
    let first = parse.sentences[parse.tokens[quote.tokens.start].sentence].tokens.start;
    let after = quote.tokens.end..last.min(quote.tokens.end + reach);
    let before = first.max(quote.tokens.start.saturating_sub(reach))..quote.tokens.start;
    let saying = |&word: &usize| {
        is_saying(parse, word) && quotes::at(quotes, word).is_none() && syntax::subject(parse, word).is_some()
    };
    let verb = after.clone().find(saying).into_iter().chain(before.rev().find(saying)).min_by_key(|&word| {
        if word < quote.tokens.start { quote.tokens.start - word } else { word - quote.tokens.end }
    })?;
    syntax::subject(parse, verb).filter(|&s| quotes::at(quotes, s).is_none()).map(|_| verb)
}

/// A verb that one speaks with. "She believes" and "she called it odd" tell of no speech.
pub(super) fn speaks(parse: &Parse, verb: usize) -> bool {
    let on = |&c: &usize| &*parse.tokens[c].lemma == "on";
    is_saying(parse, verb)
        && match &*parse.tokens[verb].lemma {
            "believe" | "think" | "call" | "describe" => false,
            "go" => parse.children(verb).iter().any(on),
            _ => true,
        }
}

/// "She added": whoever spoke before.
pub(super) fn goes_on(parse: &Parse, verb: usize) -> bool {
    matches!(&*parse.tokens[verb].lemma, "add" | "continue" | "go" | "conclude" | "reiterate")
}

/// "She replied": not who spoke before, but rather the one that was spoken to.
pub(super) fn answers(parse: &Parse, verb: usize) -> bool {
    matches!(&*parse.tokens[verb].lemma, "reply" | "answer" | "respond" | "retort" | "counter")
}

fn is_saying(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.upos == Upos::Verb && token.deprel != Deprel::Amod && SAYING.contains(&&*token.lemma)
}
