//! Claims without a verb of saying: "according to the ministry", "her claim that ...".

use std::collections::HashMap;

use super::clause_above;
use super::nouns_of_saying::is_taken_back;
use super::word_sets::ranges;
use crate::lexicon::vocabulary::predicates;
use crate::{Claim, Clauses, Deprel, Parse, Upos};

/// How many "according to" phrases are read for one clause: in an endless sentence each of them would claim all of it.
const MAX_SOURCES: usize = 4;

pub(super) fn find(parse: &Parse, clauses: &Clauses, found: &mut Vec<Claim>) {
    let mut sources: HashMap<usize, usize> = HashMap::new();
    for i in 0..parse.tokens.len() {
        match parse.tokens[i].deprel {
            Deprel::Obl | Deprel::Nmod | Deprel::Parataxis | Deprel::Advcl | Deprel::Advmod => {
                found.extend(according_to(parse, clauses, i, &mut sources));
            }
            Deprel::Acl | Deprel::Ccomp => found.extend(of_noun(parse, i)),
            _ => {}
        }
    }
}

/// "according to the ministry"; `sources` counts those of each clause.
fn according_to(parse: &Parse, clauses: &Clauses, source: usize, sources: &mut HashMap<usize, usize>) -> Option<Claim> {
    let token = &parse.tokens[source];
    if !parse.case_of(source).starts_with("according") {
        return None;
    }
    let governor = token.head?;
    // the phrase speaks of the whole clause, even where the tree attaches it to a noun
    let main = clause_above(parse, clauses, governor).unwrap_or(governor);
    let count = sources.entry(main).or_default();
    *count += 1;
    if *count > MAX_SOURCES {
        return None;
    }
    let phrase = parse.subtree(source);
    // "..., according to Berg; the ministry declined to comment": nothing beyond the semicolon
    let sentence = parse.sentences[token.sentence.index()].tokens.clone();
    let is_semicolon = |w: &usize| parse.word(*w) == ";";
    let start = (sentence.start..source).rfind(is_semicolon).unwrap_or(sentence.start);
    let end = (source..sentence.end).find(is_semicolon).unwrap_or(sentence.end);
    let said = |w: &usize| (start..end).contains(w) && phrase.binary_search(w).is_err();
    let words: Vec<usize> = parse.subtree(main).into_iter().filter(said).collect();
    let cue = parse
        .dependents(source, Deprel::Case)
        .flat_map(|c| std::iter::once(c).chain(parse.dependents(c, Deprel::Fixed)))
        .collect();
    Some(Claim::new(parse, Some(source), cue, ranges(&words)))
}

/// "her claim that the deal is dead", "a report by the bank that it is"; `said` is the verb of what is said.
fn of_noun(parse: &Parse, said: usize) -> Option<Claim> {
    let noun = parse.tokens[said].head?;
    let is_claim = parse.tokens[noun].upos == Upos::Noun && predicates::REPORTING_NOUN.has(&parse.tokens[noun].lemma);
    let that = || parse.dependents(said, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "that");
    if !is_claim || !that() {
        return None;
    }
    let by = |&n: &usize| matches!(parse.case_of(n).as_str(), "by" | "of" | "from");
    let owner = parse.dependent(noun, Deprel::NmodPoss).or_else(|| parse.dependents(noun, Deprel::Nmod).find(by))?;
    let claim = Claim::new(parse, Some(owner), vec![noun], ranges(&parse.subtree(said)));
    let retracted = is_taken_back(parse, noun);
    Some(Claim { denied: retracted, retracted, ..claim })
}
