//! Who speaks in each quotation, and to whom.

use std::ops::Range;

use super::Text;
use super::syntax;
use crate::lexicon::vocabulary::coreference;
use crate::quotes::{self, Quote};
use crate::{Deprel, Parse, Upos};

/// How many words a verb of saying may be away from its quotation.
const VERB_WITHIN: usize = 40;

/// Sentences back to the last report, and to the end of the last quotation, in which somebody spoke before a verb of saying.
const REPORT_WITHIN: usize = 1;
const QUOTE_WITHIN: usize = 2;

/// Words, with the marks, of a quotation that is rather a sentence than a title or a term.
const SENTENCE_FROM: usize = 7;

/// Words of a quotation that is rather a speech than an answer.
const SPEECH_FROM: usize = 10;

/// How many words govern each other between a word that is said and the report behind it.
const CLAUSES_WITHIN: usize = 8;

/// Who speaks, in quotations and where the text reports it.
pub(super) struct Speakers {
    /// For each quotation the word that heads the phrase for its speaker.
    speakers: Vec<Option<usize>>,
    /// For each quotation the one spoken to, where its verb says so: “It rains”, Dahl told Berg.
    listeners: Vec<Option<usize>>,
    /// In text order.
    reports: Vec<Report>,
    /// In text order.
    nested: Vec<Nested>,
}

/// A quotation within a quotation: “They asked, ‘Can we come?’”.
struct Nested {
    tokens: Range<usize>,
    speaker: Option<usize>,
    listener: Option<usize>,
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
        let verbs = text.quotes.iter().map(|q| verb_of_saying(parse, text.quotes, q));
        let verbs: Vec<Option<usize>> = verbs.collect();
        let mut speakers: Vec<Option<usize>> = verbs.iter().map(|v| syntax::subject(parse, (*v)?)).collect();
        let listeners = verbs.iter().map(|v| listener(parse, text.quotes, (*v)?)).collect();
        let paragraph = |q: &Quote| parse.sentence_of(q.tokens.start).paragraph;
        let whole = |q: &Quote| {
            parse.tokens[q.tokens.start].sentence != parse.tokens[q.tokens.end - 1].sentence || opens_sentence(parse, q)
        };
        let reports: Vec<Report> =
            (0..parse.tokens.len()).filter_map(|verb| report(parse, text.quotes, verb)).collect();
        for (speaker, quote) in speakers.iter_mut().zip(text.quotes) {
            if speaker.is_none() && whole(quote) {
                *speaker = speaker_before(parse, &reports, quote);
            }
        }
        // “It rains.” Dahl said. “It pours.” And a speech over several paragraphs.
        for q in 1..speakers.len() {
            let (before, here) = (&text.quotes[q - 1], &text.quotes[q]);
            let goes_on = before.goes_on
                || paragraph(before) == paragraph(here) && whole(here)
                || verbs[q - 1].is_some() && goes_on_in_next_paragraph(parse, before, here);
            if speakers[q].is_none() && goes_on {
                speakers[q] = speakers[q - 1];
            }
        }
        for q in (1..speakers.len()).rev() {
            if speakers[q - 1].is_none() && text.quotes[q - 1].goes_on {
                speakers[q - 1] = speakers[q];
            }
        }
        let nested = text.quotes.iter().flat_map(|q| nested(parse, q)).collect();
        Speakers { speakers, listeners, reports, nested }
    }

    /// The head of the phrase for the one who speaks in the quotation.
    pub(super) fn of(&self, quote: usize) -> Option<usize> {
        self.speakers[quote]
    }

    /// The head of the phrase for the one who is spoken to in the quotation.
    pub(super) fn listener(&self, quote: usize) -> Option<usize> {
        self.listeners[quote]
    }

    /// Of a word in a quotation within a quotation: the heads of the phrases for the one who speaks there and the one who is spoken
    /// to, as far as the text tells them. None for all other words.
    pub(super) fn nested(&self, word: usize) -> Option<(Option<usize>, Option<usize>)> {
        let next = self.nested.partition_point(|n| n.tokens.end <= word);
        self.nested.get(next).filter(|n| n.tokens.contains(&word)).map(|n| (n.speaker, n.listener))
    }

    /// Who spoke last before a verb of saying: in a report of its sentence or the one before, or in a quotation of these or of the
    /// sentence before that.
    pub(super) fn last(&self, text: &Text, verb: usize) -> Option<Report> {
        let parse = text.parse;
        let here = parse.sentence_number(verb);
        let near = |word: usize, reach: usize| parse.sentence_number(word) + reach >= here;
        // “The port”, he said, adding that it was closed: the subject of the verb itself is no earlier speaker.
        let subject = syntax::subject(parse, verb);
        let past = self.reports.partition_point(|r| r.verb < verb);
        let report = self.reports[..past]
            .iter()
            .rev()
            .take_while(|r| near(r.verb, REPORT_WITHIN))
            .find(|r| Some(r.speaker) != subject);
        let past = text.quotes.partition_point(|q| q.tokens.end <= verb);
        let quote = (0..past).rev().take_while(|&q| near(text.quotes[q].tokens.end - 1, QUOTE_WITHIN)).find_map(|q| {
            let speaker = self.speakers[q].filter(|&s| Some(s) != subject)?;
            let end = text.quotes[q].tokens.end;
            Some(Report { verb: end, speaker, listener: None, far: !near(end - 1, REPORT_WITHIN) })
        });
        match (report, quote) {
            (Some(report), Some(quote)) if quote.verb > report.verb && quote.speaker != report.speaker => Some(quote),
            (Some(report), _) => Some(*report),
            (None, quote) => quote,
        }
    }
}

/// "Dahl said that Norlake had two ferries. “[We] will sell one.”": the head of the phrase for who speaks in the sentence before a
/// quotation that is a sentence.
fn speaker_before(parse: &Parse, reports: &[Report], quote: &Quote) -> Option<usize> {
    let sentence = parse.sentence_of(quote.tokens.start);
    let before = parse.tokens[quote.tokens.start].sentence.index().checked_sub(1)?;
    let asks = parse.word(parse.sentences[before].tokens.end - 1) == "?";
    let apart = sentence.paragraph > parse.sentences[before].paragraph + 1;
    if asks || apart || quote.tokens.len() < SENTENCE_FROM || !opens_sentence(parse, quote) {
        return None;
    }
    let past = reports.partition_point(|r| r.verb < sentence.tokens.start);
    let report = reports[..past].last().filter(|r| parse.tokens[r.verb].sentence.index() == before)?;
    // who has no name there may have one nearer: “...”, Dahl added
    let named = matches!(parse.tokens[report.speaker].upos, Upos::Propn | Upos::Pron);
    (named && parse.tokens[report.verb].deprel == Deprel::Root).then_some(report.speaker)
}

/// "[I] like the town, Dahl says", without marks: the head of the phrase for who says what stands around a word and before the report.
pub(super) fn behind_what_is_said(parse: &Parse, word: usize) -> Option<usize> {
    let above = std::iter::successors(Some(word), |&w| parse.tokens[w].head).take(CLAUSES_WITHIN);
    let report = above.into_iter().find_map(|said| {
        let beside = parse.dependents(said, Deprel::Parataxis).find(|&v| v > word && speaks(parse, v));
        let governor = parse.tokens[said].head.filter(|_| parse.tokens[said].deprel == Deprel::Ccomp);
        beside.or_else(|| governor.filter(|&v| v > word && said < v && speaks(parse, v)))
    })?;
    syntax::subject(parse, report).filter(|&s| s > word)
}

/// The quotations within a quotation; their verb of saying is the nearest within it: “The mayor told me, ‘I paid,’ and left”.
fn nested(parse: &Parse, quote: &Quote) -> Vec<Nested> {
    let all = quote.inner(parse);
    let inside = |word: usize| all.iter().any(|r| r.contains(&word));
    let of = |tokens: &Range<usize>| {
        let sentence = parse.tokens[tokens.start].sentence;
        let saying = |&word: &usize| is_saying(parse, word) && !inside(word) && syntax::subject(parse, word).is_some();
        let near = |&word: &usize| parse.tokens[word].sentence == sentence && quote.tokens.contains(&word);
        let before = (quote.tokens.start..tokens.start).rev().take_while(near).find(saying);
        let verb = before.or_else(|| (tokens.end..quote.tokens.end).take_while(near).find(saying));
        let told = |v: usize| {
            parse
                .children(v)
                .iter()
                .copied()
                .find(|&c| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Iobj) && !inside(c))
        };
        Nested {
            tokens: tokens.clone(),
            speaker: verb.and_then(|v| syntax::subject(parse, v)),
            listener: verb.and_then(told),
        }
    };
    all.iter().map(of).collect()
}

/// The report of a verb of saying that is the predicate of its sentence, stands beside one ("The port, Dahl said, is closed", "left,
/// saying that") or is joined to one.
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

/// “It rains,” Dahl said.⏎“It may well go on like this for days.”: the second quotation is a paragraph, the first one ends with the
/// sentence in which its speaker stands, and asks nothing. A short answer may be somebody else's.
fn goes_on_in_next_paragraph(parse: &Parse, before: &Quote, here: &Quote) -> bool {
    let last = parse.tokens[before.tokens.end - 1].sentence.index();
    let ends = parse.tokens[here.tokens.end - 1].sentence.index();
    let paragraph = |sentence: usize| parse.sentences.get(sentence).map(|s| s.paragraph);
    let asks = parse.tokens[before.tokens.clone()].iter().rev().take(2).any(|t| &*t.lemma == "?");
    before.tokens.len() >= SENTENCE_FROM
        && here.tokens.len() >= SPEECH_FROM
        && !asks
        && parse.sentences.get(last + 1).is_some_and(|next| next.tokens.start == here.tokens.start)
        && paragraph(last) < paragraph(last + 1)
        && paragraph(last + 1) == paragraph(ends)
        && paragraph(ends) != paragraph(ends + 1)
        && parse.sentences[ends].tokens.end == here.tokens.end
}

fn opens_sentence(parse: &Parse, quote: &Quote) -> bool {
    parse.sentence_of(quote.tokens.start).tokens.start == quote.tokens.start
}

/// The verb of saying that is nearest to a quotation, in the sentences in which this begins and ends or in one that ends in a colon before
/// it; neither the verb nor its subject is quoted.
fn verb_of_saying(parse: &Parse, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let last = parse.sentence_of(quote.tokens.end - 1).tokens.end;
    let first = sentence_that_introduces(parse, quote.tokens.start);
    let after = quote.tokens.end..last.min(quote.tokens.end + VERB_WITHIN);
    let before = first.max(quote.tokens.start.saturating_sub(VERB_WITHIN))..quote.tokens.start;
    let saying = |&word: &usize| {
        is_saying(parse, word) && quotes::at(quotes, word).is_none() && syntax::subject(parse, word).is_some()
    };
    let verb = after.clone().find(saying).into_iter().chain(before.rev().find(saying)).min_by_key(|&word| {
        if word < quote.tokens.start { quote.tokens.start - word } else { word - quote.tokens.end }
    })?;
    syntax::subject(parse, verb).filter(|&s| quotes::at(quotes, s).is_none()).map(|_| verb)
}

/// Where the sentence of a word begins, or, where the word opens it, the sentence before that ends in a colon: "Dahl said:⏎“[We] ...”"
fn sentence_that_introduces(parse: &Parse, word: usize) -> usize {
    let start = parse.sentence_of(word).tokens.start;
    match start.checked_sub(1) {
        Some(last) if word == start && parse.word(last) == ":" => parse.sentence_of(last).tokens.start,
        _ => start,
    }
}

/// True for a verb that one speaks with: "she said", "she went on", but not "she believes" and "she called it odd".
pub(super) fn speaks(parse: &Parse, verb: usize) -> bool {
    let on = |&c: &usize| &*parse.tokens[c].lemma == "on";
    is_saying(parse, verb)
        && match &*parse.tokens[verb].lemma {
            "go" => parse.children(verb).iter().any(on),
            lemma => coreference::SPEAKING.has(lemma),
        }
}

/// "She added": whoever spoke before.
pub(super) fn goes_on(parse: &Parse, verb: usize) -> bool {
    coreference::GOING_ON.has(&parse.tokens[verb].lemma)
}

/// "She replied": not whoever spoke before, but rather the one who was spoken to.
pub(super) fn answers(parse: &Parse, verb: usize) -> bool {
    coreference::ANSWERING.has(&parse.tokens[verb].lemma)
}

fn is_saying(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    token.upos == Upos::Verb && token.deprel != Deprel::Amod && coreference::SAYING.has(&token.lemma)
}
