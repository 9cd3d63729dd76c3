//! Speech that goes on without a verb of saying: "The plant would close in May, she said. It would cost 200 jobs."

use crate::clauses::{conditions, modality};
use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::quotes::{self, Quote};
use crate::{Claim, Clauses, Deprel, Modality, Parse, Tense};

/// Gives a sentence with "would" that depends on nothing to whoever the sentence before in its paragraph reports: the future of the
/// past. Returns its verbs.
pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut [Claim]) -> Vec<usize> {
    let mut said = vec![false; parse.tokens.len()];
    for claim in found.iter() {
        claim.content.iter().for_each(|r| said[r.clone()].fill(true));
        claim.cue.iter().for_each(|&w| said[w] = true);
    }
    let root = |sentence: usize| parse.sentences[sentence].tokens.clone().find(|&w| parse.tokens[w].head.is_none());
    let reports = reports(parse, clauses, quotes, found);
    let (mut going_on, mut verbs) = (None, Vec::new());
    for number in 1..parse.sentences.len() {
        let before = going_on.take().or_else(|| root(number - 1).and_then(|r| reports[r]));
        let near = parse.sentences[number - 1].paragraph == parse.sentences[number].paragraph;
        let Some((claim, verb)) = before.filter(|_| near).zip(root(number)) else { continue };
        if !said[verb] && quotes::around(quotes, verb).is_none() && is_future_of_past(parse, clauses, verb) {
            found[claim].content.push(parse.sentences[number].tokens.clone());
            going_on = Some(claim);
            verbs.push(verb);
        }
    }
    verbs
}

/// For each word that heads a sentence the claim that the whole of it reports: "She said it would close", "It would close, she said".
fn reports(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &[Claim]) -> Vec<Option<usize>> {
    let mut reports = vec![None; parse.tokens.len()];
    for (number, claim) in found.iter().enumerate().filter(|(_, c)| c.asserted && !c.denied && !c.retracted) {
        let cue = claim.cue[0];
        let past = clauses.at(cue).is_some_and(|c| c.tense == Tense::Past && predicates::REPORTING.has(&c.lemma));
        let head = parse.sentence_of(cue).tokens.clone().find(|&w| parse.tokens[w].head.is_none());
        let whole = |&h: &usize| h == cue || claim.covers(h);
        if let Some(head) = head.filter(|h| past && quotes::around(quotes, cue).is_none() && whole(h)) {
            reports[head] = Some(number);
        }
    }
    reports
}

fn is_future_of_past(parse: &Parse, clauses: &Clauses, verb: usize) -> bool {
    let would = |a: usize| parse.word(a).eq_ignore_ascii_case("would");
    clauses.at(verb).is_some_and(|c| c.modality == Modality::Conditional)
        && parse.dependents(verb, Deprel::Aux).any(would)
        && !modality::is_perfect(parse, verb)
        && !conditions::has_condition(parse, verb)
        && !parse.dependents(verb, Deprel::Nsubj).any(|s| is_first_or_second(parse, s))
}

/// "I", "we", "you": nobody whose words are told in the third person.
fn is_first_or_second(parse: &Parse, subject: usize) -> bool {
    let word = parse.lower(subject);
    closed_classes::FIRST_PERSON_SUBJECTS.has(&word) || &*word == "you"
}
