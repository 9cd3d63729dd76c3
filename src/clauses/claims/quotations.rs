//! Quotations and who speaks in them: the subject of the verb beside them, whoever spoke before in the same paragraph, or
//! the person whom the sentence before is about.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::stances::may_speak;
use super::{overlapping, source_of, unknown_sources};
use crate::clauses::negation::is_nobody;
use crate::clauses::syntax;
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Claim, Clause, ClauseKind, Clauses, Deprel, NominalClass, Parse, Polarity, Slot, Upos};

/// Who speaks in a quotation, if the text tells it, and the words that show it; none where nobody is looked for.
type Speaker = Option<(Option<usize>, Vec<usize>)>;

/// Gives every quotation that holds a clause to the reporting verb beside it; a quotation without one continues
/// the one before it in the same paragraph.
pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Claim>) {
    let speakers = speakers(parse, clauses, quotes, found);
    let mut of_cue: FxHashMap<Vec<usize>, usize> = FxHashMap::default();
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
                found.push(Claim::new(parse, source, cue, vec![quote.tokens.clone()]));
            }
        }
    }
}

/// The speaker of each quotation.
fn speakers(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &[Claim]) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = Vec::with_capacity(quotes.len());
    let by_cue: FxHashMap<usize, &Claim> = found.iter().filter(|c| c.asserted).map(|c| (c.cue[0], c)).collect();
    for quote in quotes {
        if !holds_clause(clauses, quote) {
            speakers.push(None);
            continue;
        }
        let beside = cue_beside(parse, clauses, quotes, quote).map(|c| &clauses.list[c]);
        let beside = beside.and_then(|c| Some((Some(source_of(c)?), super::cue(parse, c))));
        let beside = beside.or_else(|| source_behind(parse, quote, &by_cue));
        let beside = beside.or_else(|| signature(quote, &by_cue));
        let beside = beside.or_else(|| source_ahead(parse, quote, &by_cue));
        speakers.push(beside.or_else(|| introduced(parse, clauses, quotes, quote)));
    }
    // the words that somebody says whose verb stands in no quotation
    let mut reported = vec![false; parse.tokens.len()];
    let outside = |c: &&Claim| c.cue.first().is_none_or(|&w| quotes::around(quotes, w).is_none());
    for range in found.iter().filter(outside).flat_map(|c| &c.content) {
        reported[range.clone()].fill(true);
    }
    pass_on(parse, clauses, quotes, &reported, false, &mut speakers);
    for (q, quote) in quotes.iter().enumerate() {
        let signed = quote.tokens.clone().any(|w| reported[w]);
        if speakers[q].is_some() || signed || !is_whole(parse, quote) || !holds_clause(clauses, quote) {
            continue;
        }
        let before = speaker_before(parse, clauses, quotes, quote, found);
        let before = before.or_else(|| speaker_of_paragraph_before(parse, quotes, &speakers, q));
        speakers[q] = Some((before, vec![quote.tokens.start]));
    }
    pass_on(parse, clauses, quotes, &reported, true, &mut speakers);
    speakers
}

/// “The port sank. It is gone,” according to Berg.  A phrase right behind a quotation names who speaks in all of its sentences.
fn source_behind(parse: &Parse, quote: &Quote, by_cue: &FxHashMap<usize, &Claim>) -> Speaker {
    let last = quote.tokens.clone().rev().find(|&w| parse.tokens[w].upos != Upos::Punct)?;
    let behind = (quote.tokens.end..parse.tokens.len()).find(|&w| parse.tokens[w].upos != Upos::Punct)?;
    by_cue.get(&behind).filter(|c| c.covers(last)).map(|c| (c.source, c.cue.clone()))
}

/// “It rains,” Ada Okoro.  The cue of such a claim is the closing mark.
fn signature(quote: &Quote, by_cue: &FxHashMap<usize, &Claim>) -> Speaker {
    by_cue.get(&(quote.tokens.end - 1)).map(|c| (c.source, c.cue.clone()))
}

/// According to Berg, “the port sank. It is gone.”  The same of a phrase right before it.
fn source_ahead(parse: &Parse, quote: &Quote, by_cue: &FxHashMap<usize, &Claim>) -> Speaker {
    let first = quote.tokens.clone().find(|&w| parse.tokens[w].upos != Upos::Punct)?;
    let sentence = parse.sentence_of(quote.tokens.start).tokens.start;
    let claim = (sentence..quote.tokens.start).find_map(|w| by_cue.get(&w).filter(|c| c.covers(first)))?;
    let last =
        claim.source.and_then(|s| parse.subtree(s).into_iter().rfind(|&w| parse.tokens[w].upos != Upos::Punct))?;
    let beside = claim.cue[0] < last && (last + 1..quote.tokens.start).all(|w| parse.tokens[w].upos == Upos::Punct);
    beside.then(|| (claim.source, claim.cue.clone()))
}

/// Brandt was blunt: “We failed.”  The one whom the clause before the colon is about.
fn introduced(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote) -> Speaker {
    let colon = quote.tokens.start.checked_sub(1).filter(|&w| w > 0 && parse.word(w) == ":")?;
    let near = |w: usize| parse.sentence_of(w).paragraph;
    if near(colon) + 1 < near(quote.tokens.start) {
        return None;
    }
    let sentence = &parse.sentence_of(colon).tokens;
    let before = clauses_in(clauses, &(sentence.start..colon));
    let main = clauses.list[before].iter().find(|c| {
        let above = parse.tokens[c.carrier].head;
        c.kind != ClauseKind::Nominal
            && overlapping(quotes, &(c.head..c.head + 1)).next().is_none()
            && above.is_none_or(|h| h >= colon || h < sentence.start)
    })?;
    let source = source_of(main).filter(|&s| sentence.start <= s && s < colon)?;
    // "It was on the theme: “Hope”", "Norway fell to 3: “Safe”"
    let token = &parse.tokens[source];
    let is_somebody = match token.upos {
        Upos::Pron => !parse.word(source).eq_ignore_ascii_case("it") && may_speak(parse, source, false),
        _ => matches!(token.nominal, NominalClass::Person | NominalClass::Organization) && !is_nobody(parse, source),
    };
    let before = &parse.tokens[colon - 1];
    let is_title = before.upos == Upos::Num || statements::TITLED.has(&before.lemma);
    if !is_somebody || is_title {
        return None;
    }
    Some((Some(source), vec![colon]))
}

/// “It is a gift,” he said. And after a line end: “It will last.”  A paragraph that is a quotation and nothing else goes on with
/// the one speaker of the paragraph before, unless that one has asked.
fn speaker_of_paragraph_before(parse: &Parse, quotes: &[Quote], speakers: &[Speaker], q: usize) -> Option<usize> {
    let sentence = |w: usize| parse.sentence_of(w);
    let here = sentence(quotes[q].tokens.start).paragraph;
    let opens = parse.sentence_number(quotes[q].tokens.start);
    let alone = opens > 0 && parse.sentences[opens - 1].paragraph + 1 == here;
    let before = q.checked_sub(1).filter(|&b| alone && sentence(quotes[b].tokens.start).paragraph + 1 == here)?;
    let (source, cue) = speakers[before].as_ref()?;
    let asks = asks(parse, &quotes[before], cue);
    source.filter(|&s| !asks && may_speak(parse, s, false) && !is_nobody(parse, s))
}

/// “Is it safe?” Berg asked.
fn asks(parse: &Parse, quote: &Quote, cue: &[usize]) -> bool {
    let question = quote.tokens.clone().rev().find(|&w| !closed_classes::QUOTATION_MARKS.has(parse.word(w)));
    question.is_some_and(|w| parse.word(w) == "?") && cue.iter().any(|&w| statements::ASKS.has(&parse.tokens[w].lemma))
}

/// A quotation of one or more sentences: it opens where a sentence does.
fn is_whole(parse: &Parse, quote: &Quote) -> bool {
    let (start, last) = (quote.tokens.start, quote.tokens.end - 1);
    let is_mark = |w: usize| closed_classes::QUOTATION_MARKS.has(parse.word(w));
    is_mark(start)
        && (is_mark(last) || quote.goes_on)
        && (parse.sentence_of(start).tokens.start == start || syntax::ends_sentence(parse, start - 1))
}

/// More than a name or a word in marks.
fn holds_clause(clauses: &Clauses, quote: &Quote) -> bool {
    clauses.list[clauses_in(clauses, &quote.tokens)].iter().any(|c| c.kind != ClauseKind::Nominal)
}

/// "NATO is strong." "It pays its bills," he added.  One speaker, one paragraph.
/// Where `pronouns` say who it was at the end of a speech, whoever is named before it may tell more.
fn pass_on(
    parse: &Parse,
    clauses: &Clauses,
    quotes: &[Quote],
    reported: &[bool],
    pronouns: bool,
    speakers: &mut [Speaker],
) {
    // "officials have not said that it is “closing”": a word of another report
    let of_another = |q: &Quote| {
        let heads = &clauses.list[clauses_in(clauses, &q.tokens)];
        !is_whole(parse, q) && heads.iter().any(|c| reported[c.head])
    };
    let paragraph = |q: &Quote| parse.sentence_of(q.tokens.start).paragraph;
    let mut before = 0;
    for q in 1..quotes.len() {
        if speakers[q].is_none() && of_another(&quotes[q]) {
            continue;
        }
        // a speech of several paragraphs, each of which opens with a mark
        let goes_on = quotes[q - 1].goes_on || paragraph(&quotes[q]) == paragraph(&quotes[before]);
        if speakers[q].is_none() && goes_on && holds_clause(clauses, &quotes[q]) {
            // “Did it burn?” Berg asked. “It did.”
            let answered = |(_, cue): &(Option<usize>, Vec<usize>)| asks(parse, &quotes[before], cue);
            speakers[q] = speakers[before].clone().filter(|s| !answered(s));
        }
        before = q;
    }
    for q in (0..quotes.len().saturating_sub(1)).rev() {
        let between = quotes[q].tokens.end..quotes[q + 1].tokens.start;
        let together = between.clone().all(|w| parse.tokens[w].upos == Upos::Punct);
        let same = paragraph(&quotes[q]) == paragraph(&quotes[q + 1]);
        // “The port will close.⏎“It may open in May,” said Berg.  Who speaks is told where the speech ends.
        let named = speakers[q + 1]
            .as_ref()
            .and_then(|(source, _)| *source)
            .is_some_and(|s| parse.tokens[s].upos != Upos::Pron);
        let one_speech = same && together || quotes[q].goes_on && (named || pronouns);
        if speakers[q].is_none() && one_speech && holds_clause(clauses, &quotes[q]) {
            speakers[q] = speakers[q + 1].clone();
        }
    }
}

/// The mayor looked tired. “We have paid the fine.”  Whole sentences in quotation marks, without a verb of saying: the
/// speaker of the sentence before or, failing that, the person whom it is about, be it by a voice or a life. The cue is the quotation mark.
fn speaker_before(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote, found: &[Claim]) -> Option<usize> {
    let sentence = |word: usize| parse.sentence_number(word);
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
        Upos::Pron => matches!(&*parse.lower(w), "he" | "she"),
        _ => parse.tokens[w].nominal == NominalClass::Person && !is_nobody(parse, w),
    };
    let told = found.iter().rev().find(|c| c.asserted && c.cue.first().is_some_and(|w| before.tokens.contains(w)));
    if let Some(source) = told.and_then(|c| c.source) {
        return person(source).then_some(source);
    }
    let root = before.tokens.clone().find(|&w| parse.tokens[w].deprel == Deprel::Root)?;
    let about = source_of(clauses.at(root)?).filter(|s| before.tokens.contains(s))?;
    if person(about) { Some(about) } else { owner(parse, about).filter(|&o| person(o)) }
}

/// Berg's voice broke. “I was alone.”  Whose voice, face or life it is.
fn owner(parse: &Parse, noun: usize) -> Option<usize> {
    let of = || parse.dependents(noun, Deprel::Nmod).find(|&o| parse.case_of(o) == "of");
    let known = statements::TELLS_OF_ITS_OWNER.has(&parse.tokens[noun].lemma);
    known.then(|| parse.dependent(noun, Deprel::NmodPoss).or_else(of)).flatten()
}

/// The clauses whose heads lie in a range of words.
fn clauses_in(clauses: &Clauses, tokens: &Range<usize>) -> Range<usize> {
    let start = clauses.list.partition_point(|c| c.head < tokens.start);
    start..clauses.list.partition_point(|c| c.head < tokens.end)
}

/// Words between a quotation and the verb that reports it; no sentence that somebody wrote has more.
const CUE_WITHIN: usize = 120;

/// The reporting verb that stands nearest to a quotation, outside every quotation: in the sentence where it ends, then in
/// the sentence where it begins, then in the sentence before if that ends with a colon.
fn cue_beside(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote) -> Option<usize> {
    let first = parse.sentence_number(quote.tokens.start);
    let last = parse.sentence_number(quote.tokens.end - 1);
    let distance = |&c: &usize| {
        let head = clauses.list[c].head;
        if head < quote.tokens.start { quote.tokens.start - head } else { head.saturating_sub(quote.tokens.end) }
    };
    let nearest = |sentence: usize| {
        let tokens = &parse.sentences[sentence].tokens;
        let from = quote.tokens.start.saturating_sub(CUE_WITHIN).max(tokens.start);
        let near = from..tokens.end.min(quote.tokens.end + CUE_WITHIN).max(from);
        let mut all: Vec<usize> = clauses_in(clauses, &near).collect();
        all.sort_by_key(distance);
        all.into_iter().find(|&c| may_report(parse, quotes, &clauses.list[c], quote))
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
        // "though nobody has said it is “closing”": not a word of theirs
        && clause.polarity != Polarity::Negative
        && !is_parted(parse, quotes, clause.head, quote)
        && reports_this(parse, clause, quote)
        && !lets_speak(parse, clause)
        && (clause.lemma != "reflect" || source_of(clause).is_some_and(|s| may_speak(parse, s, false)))
        && !speaks_without_words(parse, clause)
        && !unknown_sources::is_hearing(parse, clause)
}

/// True where a sentence ends between a verb and a quotation, though the words were not parted there.
fn is_parted(parse: &Parse, quotes: &[Quote], verb: usize, quote: &Quote) -> bool {
    let between = if verb < quote.tokens.start { verb..quote.tokens.start } else { quote.tokens.end..verb };
    let edge = if verb < quote.tokens.start { quote.tokens.start } else { quote.tokens.end - 1 };
    parse.tokens[verb].sentence == parse.tokens[edge].sentence && syntax::stop_among(parse, quotes, between).is_some()
}

/// “It rains,” the paper quoted Holm as saying: it is Holm who says so.
fn lets_speak(parse: &Parse, clause: &Clause) -> bool {
    let as_saying = |&w: &usize| parse.mark_of(w) == "as" && predicates::REPORTING.has(&parse.tokens[w].lemma);
    let of_object = clause.heads(&Slot::Object).flat_map(|o| parse.children(o));
    matches!(&*clause.lemma, "quote" | "cite") && parse.children(clause.head).iter().chain(of_object).any(as_saying)
}

/// “It rains,” said Berg, while Holm said the opposite: these are not the words of Holm.
fn speaks_without_words(parse: &Parse, clause: &Clause) -> bool {
    clause.heads(&Slot::Object).any(|o| statements::SAYS_WITHOUT_WORDS.has(&parse.tokens[o].lemma))
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
