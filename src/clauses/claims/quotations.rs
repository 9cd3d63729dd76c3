//! Quotations and who speaks in them: the subject of the verb beside them, whoever spoke before in the same paragraph, or
//! the person whom the sentence before is about.

use std::collections::HashMap;
use std::ops::Range;

use super::{overlapping, source_of};
use crate::clauses::negation::is_nobody;
use crate::lexicon::vocabulary::predicates;
use crate::quotes::Quote;
use crate::{Claim, Clause, ClauseKind, Clauses, Deprel, NominalClass, Parse, Slot, Upos};

/// Who speaks in a quotation, and the words that show it.
type Speaker = Option<(usize, Vec<usize>)>;

/// Gives every quotation that holds a clause to the reporting verb beside it; a quotation without one continues
/// the one before it in the same paragraph.
pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Claim>) {
    let speakers = speakers(parse, clauses, quotes, found);
    let mut of_cue: HashMap<Vec<usize>, usize> = HashMap::new();
    for (number, claim) in found.iter().enumerate() {
        of_cue.insert(claim.cue.clone(), number);
    }
    for (quote, speaker) in quotes.iter().zip(speakers) {
        let Some((source, cue)) = speaker else { continue };
        // a claim of the same verb grows by what stands in the marks: "He said X. “Y ...”"
        match of_cue.get(&cue).copied() {
            Some(number) => {
                let content = &mut found[number].content;
                if !content.iter().any(|r| r.start <= quote.tokens.start && quote.tokens.end <= r.end) {
                    content.push(quote.tokens.clone());
                }
            }
            None => {
                of_cue.insert(cue.clone(), found.len());
                found.push(Claim::new(parse, Some(source), cue, vec![quote.tokens.clone()]));
            }
        }
    }
}

/// The speaker of each quotation.
fn speakers(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &[Claim]) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let cue = if holds_clause(clauses, quote) { cue_beside(parse, clauses, quotes, quote) } else { None };
        speakers.push(cue.and_then(|c| Some((source_of(&clauses.list[c])?, super::cue(parse, &clauses.list[c])))));
    }
    pass_on(parse, clauses, quotes, &mut speakers);
    for (quote, speaker) in quotes.iter().zip(&mut speakers) {
        if speaker.is_none() && holds_clause(clauses, quote) {
            let before = speaker_before(parse, clauses, quotes, quote, found);
            *speaker = before.map(|s| (s, vec![quote.tokens.start]));
        }
    }
    pass_on(parse, clauses, quotes, &mut speakers);
    speakers
}

/// More than a name or a word in marks.
fn holds_clause(clauses: &Clauses, quote: &Quote) -> bool {
    clauses.list[clauses_in(clauses, &quote.tokens)].iter().any(|c| c.kind != ClauseKind::Nominal)
}

/// "NATO is strong." "It pays its bills," he added.  One speaker, one paragraph.
fn pass_on(parse: &Parse, clauses: &Clauses, quotes: &[Quote], speakers: &mut [Speaker]) {
    let paragraph = |q: &Quote| parse.sentence_of(q.tokens.start).paragraph;
    for q in 1..quotes.len() {
        // a speech of several paragraphs, each of which opens with a mark
        let goes_on = quotes[q - 1].goes_on || paragraph(&quotes[q]) == paragraph(&quotes[q - 1]);
        if speakers[q].is_none() && goes_on && holds_clause(clauses, &quotes[q]) {
            speakers[q] = speakers[q - 1].clone();
        }
    }
    for q in (0..quotes.len().saturating_sub(1)).rev() {
        let same = paragraph(&quotes[q]) == paragraph(&quotes[q + 1]);
        if speakers[q].is_none() && same && holds_clause(clauses, &quotes[q]) {
            speakers[q] = speakers[q + 1].clone();
        }
    }
}

/// The mayor looked tired. “We have paid the fine.”  Whole sentences in quotation marks, without a verb of saying: the
/// speaker of the sentence before or, failing that, the person whom it is about. The cue is the quotation mark.
fn speaker_before(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote, found: &[Claim]) -> Option<usize> {
    let sentence = |word: usize| parse.tokens[word].sentence.index();
    let (first, last) = (sentence(quote.tokens.start), sentence(quote.tokens.end - 1));
    let opens = parse.tokens[quote.tokens.start].upos == Upos::Punct;
    let rest = quote.tokens.end..parse.sentences[last].tokens.end;
    let whole = parse.sentences[first].tokens.start == quote.tokens.start
        && rest.clone().all(|w| parse.tokens[w].upos == Upos::Punct);
    let before = &parse.sentences[first.checked_sub(1)?];
    let near = before.paragraph + 1 >= parse.sentences[first].paragraph;
    if !opens || !whole || !near || overlapping(quotes, &before.tokens).next().is_some() {
        return None;
    }
    let person = |w: usize| match parse.tokens[w].upos {
        Upos::Pron => matches!(&*parse.word(w).to_lowercase(), "he" | "she"),
        _ => parse.tokens[w].nominal == NominalClass::Person && !is_nobody(parse, w),
    };
    let told = found.iter().rev().find(|c| c.asserted && before.tokens.contains(&c.cue[0]));
    if let Some(source) = told.and_then(|c| c.source) {
        return person(source).then_some(source);
    }
    let root = before.tokens.clone().find(|&w| parse.tokens[w].deprel == Deprel::Root)?;
    source_of(clauses.at(root)?).filter(|&s| person(s) && before.tokens.contains(&s))
}

/// The clauses whose heads lie in a range of words.
fn clauses_in(clauses: &Clauses, tokens: &Range<usize>) -> Range<usize> {
    let start = clauses.list.partition_point(|c| c.head < tokens.start);
    start..clauses.list.partition_point(|c| c.head < tokens.end)
}

/// The reporting verb that stands nearest to a quotation, outside every quotation: in the sentence where it ends, then in
/// the sentence where it begins, then in the sentence before if that ends with a colon.
fn cue_beside(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let first = parse.tokens[quote.tokens.start].sentence.index();
    let last = parse.tokens[quote.tokens.end - 1].sentence.index();
    let distance = |&c: &usize| {
        let head = clauses.list[c].head;
        if head < quote.tokens.start { quote.tokens.start - head } else { head.saturating_sub(quote.tokens.end) }
    };
    let nearest = |sentence: usize| {
        clauses_in(clauses, &parse.sentences[sentence].tokens)
            .filter(|&c| may_report(parse, quotes, &clauses.list[c], quote))
            .min_by_key(distance)
    };
    let introduces = |&before: &usize| {
        let sentence = &parse.sentences[before];
        parse.word(sentence.tokens.end - 1) == ":" && sentence.paragraph + 1 >= parse.sentences[first].paragraph
    };
    nearest(last)
        .or_else(|| if first != last { nearest(first) } else { None })
        .or_else(|| first.checked_sub(1).filter(introduces).and_then(nearest))
}

/// A reporting verb outside of quotations to which this quotation may belong.
fn may_report(parse: &Parse, quotes: &[Quote], clause: &Clause, quote: &Quote) -> bool {
    let is_quoted = |w: usize| overlapping(quotes, &(w..w + 1)).next().is_some();
    clause.kind == ClauseKind::Verbal
        && predicates::REPORTING.has(&clause.lemma)
        && !is_quoted(clause.head)
        && source_of(clause).is_some_and(|s| !is_quoted(s))
        && reports_this(parse, clause, quote)
        && !lets_speak(parse, clause)
}

/// “It rains,” the paper quoted Holm as saying: it is Holm who says so.
fn lets_speak(parse: &Parse, clause: &Clause) -> bool {
    let as_saying = |&w: &usize| parse.mark_of(w) == "as" && predicates::REPORTING.has(&parse.tokens[w].lemma);
    let of_object = clause.heads(&Slot::Object).flat_map(|o| parse.children(o));
    matches!(&*clause.lemma, "quote" | "cite") && parse.children(clause.head).iter().chain(of_object).any(as_saying)
}

/// A verb that already has a clause of its own, on the other side of the quotation, reports that one:
/// "He said he was glad when 'we are done' appeared."
fn reports_this(parse: &Parse, clause: &Clause, quote: &Quote) -> bool {
    let complement = clause.argument(&Slot::Complement).map(|a| a.head);
    match complement {
        Some(c) if parse.tokens[c].deprel == Deprel::Ccomp => {
            quote.tokens.contains(&c)
                || parse.subtree(c).iter().any(|w| quote.tokens.contains(w))
                || parse.tokens[quote.tokens.start].sentence != parse.tokens[clause.head].sentence
                || quote.tokens.end <= clause.head
        }
        _ => true,
    }
}
