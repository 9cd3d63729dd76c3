//! Quotations and who speaks in them: the verb beside them, whoever spoke before in the same paragraph, or
//! the person whom the sentence before is about.

use std::collections::HashMap;
use std::ops::Range;

use super::super::verbs;
use super::{overlapping, source_of};
use crate::quotes::Quote;
use crate::{Claim, Clause, ClauseKind, Clauses, Deprel, NominalClass, Parse, Slot, Upos};

/// Gives every quotation that holds a clause to the reporting verb beside it; a quotation without one goes on from the
/// one before it in the same paragraph.
pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Claim>) {
    let mut of_quote: Vec<Said> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let cue = if speaks(clauses, quote) { cue_beside(parse, clauses, quotes, quote) } else { None };
        of_quote.push(cue.and_then(|c| Some((source_of(&clauses.list[c])?, super::cue(parse, &clauses.list[c])))));
    }
    pass_on(parse, clauses, quotes, &mut of_quote);
    for q in 0..quotes.len() {
        if of_quote[q].is_none() && speaks(clauses, &quotes[q]) {
            of_quote[q] =
                speaker_before(parse, clauses, quotes, &quotes[q], found).map(|s| (s, vec![quotes[q].tokens.start]));
        }
    }
    pass_on(parse, clauses, quotes, &mut of_quote);
    let mut of_cue: HashMap<Vec<usize>, usize> = HashMap::new();
    for (number, claim) in found.iter().enumerate() {
        of_cue.insert(claim.cue.clone(), number);
    }
    for (quote, said) in quotes.iter().zip(of_quote) {
        let Some((source, cue)) = said else { continue };
        // a claim of the same verb grows by what stands in the marks: "He said X. “Y ...”"
        match of_cue.get(&cue).copied() {
            Some(number) => {
                let f = &mut found[number];
                if !f.content.iter().any(|r| r.start <= quote.tokens.start && quote.tokens.end <= r.end) {
                    f.content.push(quote.tokens.clone());
                }
            }
            None => {
                of_cue.insert(cue.clone(), found.len());
                found.push(Claim::new(parse, Some(source), cue, vec![quote.tokens.clone()]));
            }
        }
    }
}

/// Who speaks, and the words that show it.
type Said = Option<(usize, Vec<usize>)>;

fn speaks(clauses: &Clauses, quote: &Quote) -> bool {
    clauses.list[clauses_in(clauses, &quote.tokens)].iter().any(|c| c.kind != ClauseKind::Nominal)
}

/// "NATO is strong." "It pays its bills," he added.  One speaker, one paragraph.
fn pass_on(parse: &Parse, clauses: &Clauses, quotes: &[Quote], of_quote: &mut [Said]) {
    let paragraph = |q: &Quote| parse.sentences[parse.tokens[q.tokens.start].sentence].paragraph;
    for q in 1..quotes.len() {
        // a speech of several paragraphs, each of which opens with a mark
        let goes_on = quotes[q - 1].goes_on || paragraph(&quotes[q]) == paragraph(&quotes[q - 1]);
        if of_quote[q].is_none() && goes_on && speaks(clauses, &quotes[q]) {
            of_quote[q] = of_quote[q - 1].clone();
        }
    }
    for q in (0..quotes.len().saturating_sub(1)).rev() {
        let same = paragraph(&quotes[q]) == paragraph(&quotes[q + 1]);
        if of_quote[q].is_none() && same && speaks(clauses, &quotes[q]) {
            of_quote[q] = of_quote[q + 1].clone();
        }
    }
}

/// The mayor looked tired. “We have paid the fine.”  Whole sentences in quotation marks, without a verb of saying: whoever the
/// sentence before lets speak or, without that, the person whom it is about. Its cue is the quotation mark.
fn speaker_before(parse: &Parse, clauses: &Clauses, quotes: &[Quote], quote: &Quote, found: &[Claim]) -> Option<usize> {
    let (first, last) = (parse.tokens[quote.tokens.start].sentence, parse.tokens[quote.tokens.end - 1].sentence);
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
        _ => parse.tokens[w].nominal == NominalClass::Person && !verbs::is_nobody(parse, w),
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
    let first = parse.tokens[quote.tokens.start].sentence;
    let last = parse.tokens[quote.tokens.end - 1].sentence;
    let distance = |c: usize| {
        let head = clauses.list[c].head;
        if head < quote.tokens.start { quote.tokens.start - head } else { head.saturating_sub(quote.tokens.end) }
    };
    let candidates = |sentence: usize| {
        clauses_in(clauses, &parse.sentences[sentence].tokens).filter(|&c| {
            let clause = &clauses.list[c];
            clause.kind == ClauseKind::Verbal
                && verbs::is_reporting(&clause.lemma)
                && overlapping(quotes, &(clause.head..clause.head + 1)).next().is_none()
                && source_of(clause).is_some_and(|s| overlapping(quotes, &(s..s + 1)).next().is_none())
                && reports_this(parse, clause, quote)
                && !lets_speak(parse, clause)
        })
    };
    candidates(last)
        .min_by_key(|&c| distance(c))
        .or_else(|| if first != last { candidates(first).min_by_key(|&c| distance(c)) } else { None })
        .or_else(|| {
            let before = first.checked_sub(1)?;
            let ends = parse.sentences[before].tokens.end - 1;
            let colon =
                parse.word(ends) == ":" && parse.sentences[before].paragraph + 1 >= parse.sentences[first].paragraph;
            if colon { candidates(before).min_by_key(|&c| distance(c)) } else { None }
        })
}

/// “It rains,” the paper quoted Holm as saying: it is Holm who says so.
fn lets_speak(parse: &Parse, clause: &Clause) -> bool {
    let as_saying = |&w: &usize| parse.mark_of(w) == "as" && verbs::is_reporting(&parse.tokens[w].lemma);
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
