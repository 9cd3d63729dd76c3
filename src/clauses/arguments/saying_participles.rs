//! "Berg said the fair was small, noting that it rained": a participle of saying goes on with the report, though the tree attaches it
//! to what is said. The fair notes nothing. Whose claim "that it rained" is, `claims/participles` tells.

use crate::clauses::syntax::{can_act, has_subject};
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Clause, Clauses, Deprel, NominalClass, Parse, Slot};

/// How many words may lie between the participle and the report above it.
const DEPTH: usize = 6;

/// The speaker of the report that a participle after a comma goes on with, where what it depends on is said by somebody and its own
/// subject cannot speak or the participle is one of those that only go on with a report.
pub(super) fn speakers(parse: &Parse, quotes: &[Quote], clauses: &Clauses, clause: &Clause) -> Option<Vec<usize>> {
    let verb = clause.carrier;
    let lemma = &*clause.lemma;
    let goes_on = statements::SAYS_MORE.has(lemma);
    let speaks = goes_on || statements::SPEAKS_OF.has(lemma) || predicates::REPORTING.has(lemma);
    if clause.passive || !speaks || !parse.word(verb).ends_with("ing") || !parse.mark_of(verb).is_empty() {
        return None;
    }
    if !follows_comma(parse, verb) || quotes::around(quotes, verb).is_some() {
        return None;
    }
    let above = || std::iter::successors(parse.tokens[verb].head, |&w| parse.tokens[w].head).take(DEPTH);
    let governor = above().find(|&w| has_subject(parse, w))?;
    let can_speak = |s: usize| {
        let class = parse.tokens[s].nominal;
        can_act(parse, s) && !matches!(class, NominalClass::Place | NominalClass::Abstract | NominalClass::Event)
    };
    let own = clauses.at(governor)?;
    if is_report(parse, governor) || !goes_on && own.heads(&Slot::Subject).any(can_speak) {
        return None;
    }
    let beside = |w: usize| parse.dependents(w, Deprel::Parataxis).filter(|&r| r < verb && is_report(parse, r)).last();
    let report = above().find_map(|w| if w < verb && is_report(parse, w) { Some(w) } else { beside(w) })?;
    let speakers: Vec<usize> = clauses.at(report)?.heads(&Slot::Subject).collect();
    (!speakers.is_empty() && quotes::around(quotes, report).is_none()).then_some(speakers)
}

/// ", noting", "”, noting"
fn follows_comma(parse: &Parse, verb: usize) -> bool {
    let first = parse.subtree_without(verb, |c| parse.word(c) == ",")[0];
    let before = (0..first).rev().find(|&w| !closed_classes::QUOTATION_MARKS.has(parse.word(w)));
    before.is_some_and(|w| parse.word(w) == "," || parse.word(w).ends_with(','))
}

/// A verb of saying with a speaker that is no relative pronoun.
fn is_report(parse: &Parse, word: usize) -> bool {
    let speaker = parse.dependent(word, Deprel::Nsubj).filter(|&s| !parse.is_relative_pronoun(s));
    let lemma = &parse.tokens[word].lemma;
    let tells = predicates::REPORTING.has(lemma) || statements::FINDS.has(lemma);
    speaker.is_some() && tells && !parse.word(word).ends_with("ing")
}
