//! Claims that only the layout shows: "Okoro: Bank will stay", “It rains.” – Ada Okoro.

use std::ops::Range;

use crate::clauses::syntax::can_act;
use crate::lexicon::vocabulary::{closed_classes, statements};
use crate::quotes::Quote;
use crate::{Claim, Deprel, NameLabel, Parse, Upos};

/// The colon of a label is one of the first words of its sentence, at most this one: "Okoro of the Central Bank: It will stay".
const MAX_LABEL: usize = 9;

/// How many words name who says it at the end of a headline: "Mayor took bribes: police report".
const MAX_LABEL_AT_END: usize = 3;

/// How many words of an office may stand before the name after a dash: "- Deputy harbour master Tom Vik".
const MAX_OFFICE: usize = 5;

/// How many words may follow the dash of a quotation: a name and an office.
const MAX_SIGNATURE: usize = 12;

pub(super) fn find(parse: &Parse, quotes: &[Quote], found: &mut Vec<Claim>) {
    of_colons(parse, found);
    of_dashes(parse, quotes, found);
    of_commas(parse, quotes, found);
    at_ends_of_headlines(parse, found);
}

/// "Okoro: Bank will stay", "Poll: Most want to stay", and in a transcript "OKORO: We will stay. We paid."
fn of_colons(parse: &Parse, found: &mut Vec<Claim>) {
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let words = sentence.tokens.clone();
        let start = words.start + usize::from(words.len() > 1 && parse.tokens[words.start].upos == Upos::Punct);
        // "And from Berg: It rains"
        let from = |w: usize| w + 1 < words.end && parse.word(w).eq_ignore_ascii_case("from");
        let start = match (from(start), from(start + 1) && parse.tokens[start].upos == Upos::Cconj) {
            (true, _) => start + 1,
            (_, true) => start + 2,
            _ => start,
        };
        let Some(colon) = (start..words.end).take(MAX_LABEL).find(|&i| parse.word(i) == ":") else { continue };
        // "Norlake (HEL: NRL) bought a ship": the colon is part of the brackets
        let in_brackets = (start..colon).rfind(|&w| matches!(parse.word(w), "(" | "[" | ")" | "]"));
        let in_brackets = in_brackets.is_some_and(|w| matches!(parse.word(w), "(" | "["));
        if colon == start || colon + 1 >= words.end || in_brackets {
            continue;
        }
        let speaker = parse.head_of(start..colon);
        let phrase = parse.subtree_without(speaker, |c| parse.tokens[c].upos == Upos::Punct || c > colon);
        let whole = phrase[0] == start && phrase[phrase.len() - 1] + 1 == colon;
        // "Regarding Norlake: its mills must close": of whom something is said
        let bare = parse.case_of(speaker).is_empty() && parse.tokens[start].upos != Upos::Verb;
        let addressed = bare && parse.tokens[speaker].deprel == Deprel::Vocative && can_act(parse, speaker);
        // "Readers: Tell us what you think"
        let spoken_to = (start..colon).any(|w| {
            let word = parse.lower(w);
            statements::READERS.has(&parse.tokens[w].lemma.to_lowercase())
                || word.strip_suffix('s').is_some_and(|one| statements::READERS.has(one))
        });
        // "Forecast: 90 percent"
        let says_something = (colon + 1..words.end).any(|w| matches!(parse.tokens[w].upos, Upos::Verb | Upos::Aux));
        let said = says_something || parse.name_at(speaker).is_some();
        if spoken_to || !said || !(whole && addressed || is_label(parse, start..colon, speaker)) {
            continue;
        }
        // a turn of a transcript goes on to the end of its paragraph
        let opens = number == 0 || parse.sentences[number - 1].paragraph != sentence.paragraph;
        let rest = parse.sentences[number..].iter().take_while(|s| opens && s.paragraph == sentence.paragraph);
        let end = rest.last().unwrap_or(sentence).tokens.end;
        let content = std::iter::once(colon + 1..end).collect();
        found.push(Claim::new(parse, Some(speaker), vec![colon], content));
    }
}

/// "Mayor took bribes: report", "Mayor took bribes - court": who says so, behind the last mark of a headline.
fn at_ends_of_headlines(parse: &Parse, found: &mut Vec<Claim>) {
    for sentence in &parse.sentences {
        let words = sentence.tokens.clone();
        let is_mark = |&w: &usize| parse.word(w) == ":" || closed_classes::DASHES.has(parse.word(w));
        let Some(mark) = words.clone().rev().take(MAX_LABEL_AT_END + 1).find(is_mark) else { continue };
        let is_verb = |w: usize| parse.tokens[w].upos == Upos::Verb;
        let label = mark + 1..words.end;
        // the network may take "report" for a verb
        let says = |w: usize| {
            let (word, lemma) = (parse.lower(w), &parse.tokens[w].lemma);
            [statements::HEADLINE_SPEAKER, statements::SPEAKER].iter().any(|class| class.has(&word) || class.has(lemma))
        };
        let plain =
            label.clone().all(|w| says(w) || matches!(parse.tokens[w].upos, Upos::Noun | Upos::Propn | Upos::Adj));
        if plain && label.clone().last().is_some_and(says) && (words.start..mark).any(is_verb) {
            let source = words.end - 1;
            found.push(Claim::new(parse, Some(source), vec![mark], std::iter::once(words.start..mark).collect()));
        }
    }
}

/// The name of a person or an organisation, or "Poll", and nothing else.
fn is_label(parse: &Parse, words: Range<usize>, head: usize) -> bool {
    let plain = words
        .clone()
        .all(|i| matches!(parse.tokens[i].upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num));
    let named = parse.name_at(head).is_some_and(|n| {
        matches!(n.label, NameLabel::Person | NameLabel::Organization) && words.contains(&n.tokens.start)
    });
    let lemma = parse.tokens[head].lemma.to_lowercase();
    plain && (named || statements::SPEAKER.has(&lemma) || statements::HEADLINE_SPEAKER.has(&lemma))
}

/// “It rains.” – Ada Okoro: a dash and a name after a quotation, at the end of the paragraph.
fn of_dashes(parse: &Parse, quotes: &[Quote], found: &mut Vec<Claim>) {
    for quote in quotes {
        let dash = quote.tokens.end;
        let paragraph = |i: usize| parse.sentence_of(i).paragraph;
        let is_dash = dash + 1 < parse.tokens.len() && closed_classes::DASHES.has(parse.word(dash));
        let Some(first) = is_dash.then_some(dash + 1) else { continue };
        let here = paragraph(quote.tokens.start);
        let line_end = parse.sentence_of(first).tokens.end;
        // "- Harbour master Tom Vik": the name may stand after the office
        let name = (first..line_end.min(first + MAX_OFFICE)).find(|&w| parse.name_at(w).is_some());
        let titled =
            |w: usize| (first..w).all(|i| matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Adj));
        let name = name.filter(|&w| titled(w));
        let named = name.and_then(|w| parse.name_at(w)).map_or(first + 1, |n| n.tokens.end);
        // “It rains” – Okoro knew it – “and pours”: there the sentence goes on
        let end = parse.sentence_of(first).tokens.end;
        let short = end - first <= MAX_SIGNATURE
            && !(named..end).any(|i| matches!(parse.tokens[i].upos, Upos::Verb | Upos::Aux));
        let last = end == parse.tokens.len() || paragraph(end) != here;
        if (parse.tokens[first].upos == Upos::Propn || name.is_some()) && short && last && paragraph(first) == here {
            let source = parse.head_of(name.unwrap_or(first)..named.max(first + 1));
            found.push(Claim::new(parse, Some(source), vec![dash], vec![quote.tokens.clone()]));
        }
    }
}

/// “It rains,” harbour master, Ada Okoro.: a comma and a name, and no verb of saying.
fn of_commas(parse: &Parse, quotes: &[Quote], found: &mut Vec<Claim>) {
    for quote in quotes.iter().filter(|q| q.tokens.len() > 2) {
        let behind = quote.tokens.end..parse.sentence_of(quote.tokens.end - 1).tokens.end;
        let opens = parse.sentence_of(quote.tokens.start).tokens.start == quote.tokens.start;
        let comma = parse.word(quote.tokens.end - 2) == ",";
        if !opens || !comma || behind.is_empty() || behind.len() > MAX_SIGNATURE {
            continue;
        }
        let says = |w: usize| matches!(parse.tokens[w].upos, Upos::Verb | Upos::Aux);
        let person = |w: &usize| parse.name_at(*w).is_some_and(|n| n.label == NameLabel::Person);
        if let Some(name) =
            behind.clone().find(person).and_then(|w| parse.name_at(w)).filter(|_| !behind.clone().any(says))
        {
            let source = parse.head_of(name.tokens.clone());
            found.push(Claim::new(parse, Some(source), vec![quote.tokens.end - 1], vec![quote.tokens.clone()]));
        }
    }
}
