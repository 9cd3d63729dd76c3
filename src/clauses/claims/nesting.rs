//! Claims within claims: "the paper reported that the envoy had said that the firm was bankrupt".

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::stances::may_speak;
use super::word_sets::ranges;
use crate::clauses::syntax::lacks;
use crate::lexicon::vocabulary::{closed_classes, statements};
use crate::quotes::{self, Quote};
use crate::{Claim, Clauses, Deprel, Numbers, Parse, Upos};

/// Hands the claims to the clauses, in the order of the text, each with the one that it lies in, and points each clause to the
/// innermost claim that it is part of.
pub(super) fn assign(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses, mut found: Vec<Claim>) {
    found.retain(|c| c.size() > 0 && !c.cue.is_empty());
    // the widest first, so that the innermost stays
    found.sort_by_key(|c| (Reverse(c.size()), !c.answers(parse)));
    nest(parse, &mut found);
    let mut told = told(parse, quotes, &found).into_iter();
    found.retain(|_| told.next().unwrap_or(true));
    let innermost = nest(parse, &mut found);
    cut_to_outer(&mut found);
    let place = sort_by_cue(&mut found);
    let innermost: Numbers = innermost.iter().map(|c| c.map(|c| place[c])).collect();
    clauses.claims = found;
    for clause in &mut clauses.list {
        clause.claim = innermost.at(clause.head).into();
    }
    clauses.claim_at = innermost;
}

/// Which claims the text tells.
fn told(parse: &Parse, quotes: &[Quote], found: &[Claim]) -> Vec<bool> {
    let told = |c: &Claim| match c.outer.map(|o| &found[o]) {
        // "wants to call for a vote": nobody has called for one; "said Brandt opposed the plan" tells what Brandt thinks
        Some(outer) if !c.asserted => outer.asserted,
        // “The raids show that it is weak”, she said: the raids say nothing, she does
        Some(outer) => {
            let mute = outer.asserted && c.source.is_some_and(|s| is_mute(parse, s));
            !mute && !is_still_the_speaker(parse, quotes, c)
        }
        None => true,
    };
    found.iter().map(told).collect()
}

/// "Poll: Most voters want a bridge": what they want, and nothing outside of what is said.
fn cut_to_outer(found: &mut [Claim]) {
    for number in 0..found.len() {
        if let Some(outer) = found[number].outer.filter(|_| !found[number].asserted) {
            let words = found[number].content.iter().cloned().flatten();
            let within: Vec<usize> = words.filter(|&w| found[outer].covers(w)).collect();
            found[number].content = ranges(&within);
        }
    }
}

/// Puts the claims in the order of the text, and gives the new place of each.
fn sort_by_cue(found: &mut [Claim]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&n| (found[n].cue[0], n));
    let mut place = vec![0; found.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    for claim in found.iter_mut() {
        claim.outer = claim.outer.map(|o| place[o]);
    }
    // the sort is stable, so that claims of one cue keep their order, as in `order`
    found.sort_by_key(|c| c.cue[0]);
    place
}

/// Sets the claim that each claim lies in; `found` is sorted, the widest first. Gives for each word the innermost claim that
/// says it to be so.
fn nest(parse: &Parse, found: &mut [Claim]) -> Numbers {
    let mut innermost = Numbers::none(parse.tokens.len());
    let mut asserted = innermost.clone();
    for (number, claim) in found.iter().enumerate() {
        for range in &claim.content {
            innermost.fill(range.clone(), number);
            if claim.asserted {
                asserted.fill(range.clone(), number);
            }
        }
    }
    let mut answers: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, claim) in found.iter().enumerate().filter(|(_, c)| c.answers(parse)) {
        answers.entry(claim.content[0].start).or_default().push(number);
    }
    let outers: Vec<Option<usize>> = (0..found.len()).map(|n| outer_of(found, n, &innermost, &answers)).collect();
    for (claim, outer) in found.iter_mut().zip(outers) {
        claim.outer = outer;
    }
    asserted
}

/// The claim that a claim lies in; `answers` are those that answer a sentence before, by where that begins.
fn outer_of(
    found: &[Claim],
    number: usize,
    innermost: &Numbers,
    answers: &FxHashMap<usize, Vec<usize>>,
) -> Option<usize> {
    let claim = &found[number];
    let cue = claim.cue[0];
    // A document holds few claims that overlap: the search for the outer one stays within those of the same place.
    let outer = match innermost.at(cue) {
        Some(o) if o != number => Some(o),
        Some(_) => (0..number).rev().find(|&o| found[o].covers(cue) && found[o].size() > claim.size()),
        None => None,
    };
    let answer = || {
        let same = answers.get(&claim.content.first()?.start)?;
        same.iter().copied().rev().find(|&o| o < number && found[o].content == claim.content)
    };
    // The widest come first, so an outer claim has a smaller number and chains end; anything else is a tie.
    outer.filter(|&o| o < number).or_else(answer)
}

/// Raids, and "this", "which": they show something to those who speak of them.
fn is_mute(parse: &Parse, source: usize) -> bool {
    match parse.tokens[source].upos {
        Upos::Pron => {
            let word = parse.lower(source);
            closed_classes::DEMONSTRATIVES.has(&word) || word == "which"
        }
        _ => !may_speak(parse, source, false),
    }
}

/// “I think it rains”, she said: still her word.
fn is_still_the_speaker(parse: &Parse, quotes: &[Quote], claim: &Claim) -> bool {
    let cue = claim.cue[0];
    let is_speaker =
        |s: usize| parse.tokens[s].upos == Upos::Pron && statements::SPEAKER_OF_A_QUOTATION.has(&parse.lower(s));
    // “We assure you that it is safe”, “We expect the bank to fall”, they wrote
    let performs = || {
        let token = &parse.tokens[cue];
        claim.asserted
            && parse.word(cue).eq_ignore_ascii_case(&token.lemma)
            && lacks(parse, cue, &[Deprel::Aux])
            && matches!(parse.mark_of(cue).as_str(), "" | "to")
    };
    claim.source.is_some_and(is_speaker)
        && quotes::around(quotes, cue).is_some()
        && (statements::THINKS_ALOUD.has(&parse.tokens[cue].lemma) || performs())
}
