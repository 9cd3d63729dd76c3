//! Nouns of saying with their speaker: "their criticism of the plan", "the president's promise to resign".

use rustc_hash::FxHashSet;

use super::stances::may_speak;
use super::word_sets::{WordSet, ranges};
use crate::clauses::negation::has_negation;
use crate::clauses::syntax;
use crate::lexicon::vocabulary::statements;
use crate::{Claim, Deprel, Parse, Upos};

/// Adds a claim for every noun that is not yet the cue of one.
pub(super) fn find(parse: &Parse, found: &mut Vec<Claim>) {
    let taken: FxHashSet<usize> = found.iter().flat_map(|c| c.cue.iter().copied()).collect();
    for (noun, token) in parse.tokens.iter().enumerate() {
        found.extend(of_summary(parse, noun));
        if token.upos != Upos::Noun || taken.contains(&noun) || !statements::SAID.has(&token.lemma) {
            continue;
        }
        let Some(owner) = parse.dependent(noun, Deprel::NmodPoss).filter(|&o| may_speak(parse, o, false)) else {
            continue;
        };
        let (content, asserted) = said_by_noun(parse, noun);
        if !content.is_empty() {
            let claim = Claim::new(parse, Some(owner), vec![noun], ranges(&content.sorted()));
            let retracted = is_taken_back(parse, noun);
            found.push(Claim { asserted, denied: retracted, retracted, ..claim });
        }
    }
}

/// "Her main point [was] that it rains": what is said of the noun is said by its owner.
fn of_summary(parse: &Parse, noun: usize) -> Option<Claim> {
    let token = &parse.tokens[noun];
    let said = token.head.filter(|_| token.deprel == Deprel::NsubjOuter)?;
    let owner = syntax::owner_of_content(parse, said)?;
    let is = parse.dependents(said, Deprel::Cop).find(|&c| c > noun)?;
    let words: Vec<usize> = parse.subtree(said).into_iter().filter(|&w| w > is).collect();
    Some(Claim::new(parse, Some(owner), vec![noun, is], ranges(&words)))
}

/// "retracted his claim that it rains", "backed away from his claim", "his claim was withdrawn"
pub(super) fn is_taken_back(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let Some(verb) = token.head.filter(|&v| matches!(parse.tokens[v].upos, Upos::Verb | Upos::Adj)) else {
        return false;
    };
    // the tree may take "back" for an adverb
    let beside = [Deprel::CompoundPrt, Deprel::Advmod].into_iter().flat_map(|d| parse.dependents(verb, d));
    let particle = beside.into_iter().find(|&p| p == verb + 1).map(|p| parse.lower(p));
    let lemma = &parse.tokens[verb].lemma;
    let verb_said = particle.map_or_else(|| lemma.to_string(), |p| format!("{lemma}_{p}"));
    let takes_back = match token.deprel {
        Deprel::Obj | Deprel::NsubjPass => statements::TAKES_BACK.has(&verb_said),
        Deprel::Obl => statements::TAKES_BACK.has(&format!("{verb_said}:{}", parse.case_of(noun))),
        _ => false,
    };
    takes_back && !has_negation(parse, verb)
}

/// What a noun of saying is about: "the claim that it rains", "criticism of the plan"; and whether it is said to be so.
pub(super) fn said_by_noun(parse: &Parse, noun: usize) -> (WordSet, bool) {
    let (mut content, mut asserted) = (WordSet::default(), false);
    for &c in parse.children(noun).iter().filter(|&&c| c > noun) {
        let mark = || parse.mark_of(c);
        match parse.tokens[c].deprel {
            Deprel::Acl | Deprel::Ccomp if mark() == "that" => {
                asserted = true;
                content.add(parse.subtree(c));
            }
            Deprel::Acl if matches!(mark().as_str(), "to" | "whether") || statements::OF_ITS_CONTENT.has(&mark()) => {
                content.add(parse.subtree(c))
            }
            Deprel::Nmod if statements::OF_WHAT_A_NOUN_SAYS.has(&parse.case_of(c)) => content.add(parse.subtree(c)),
            _ => {}
        }
    }
    (content, asserted)
}
