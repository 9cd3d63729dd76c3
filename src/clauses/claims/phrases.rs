//! Claims without a verb of saying: "according to the ministry", "her claim that ...".

use std::collections::HashMap;

use super::super::verbs;
use super::nouns::is_taken_back;
use super::{clause_above, ranges};
use crate::{Claim, Clauses, Deprel, Parse, Upos};

/// Sources of a clause, "according to" which it is so; in an endless sentence they would all tell all of it.
const SOURCES: usize = 4;

/// "according to the ministry", "in the words of", "her claim that ..."
pub(super) fn find(parse: &Parse, clauses: &Clauses, found: &mut Vec<Claim>) {
    let mut sources: HashMap<usize, usize> = HashMap::new();
    for i in 0..parse.tokens.len() {
        let token = &parse.tokens[i];
        match token.deprel {
            Deprel::Obl | Deprel::Nmod | Deprel::Parataxis | Deprel::Advcl | Deprel::Advmod => {
                let case = parse.case_of(i);
                if !case.starts_with("according") {
                    continue;
                }
                let Some(main) = token.head else { continue };
                // the phrase speaks of the whole clause, also where the tree hangs it to a noun
                let main = clause_above(parse, clauses, main).unwrap_or(main);
                let count = sources.entry(main).or_default();
                *count += 1;
                if *count > SOURCES {
                    continue;
                }
                let inner = parse.subtree(i);
                // "..., according to Berg; the ministry declined to comment": not behind the semicolon
                let sentence = parse.sentences[token.sentence].tokens.clone();
                let mark = |w: &usize| parse.word(*w) == ";";
                let start = (sentence.start..i).rfind(mark).unwrap_or(sentence.start);
                let end = (i..sentence.end).find(mark).unwrap_or(sentence.end);
                let said = |w: &usize| (start..end).contains(w) && inner.binary_search(w).is_err();
                let words: Vec<usize> = parse.subtree(main).into_iter().filter(said).collect();
                let cue = parse
                    .dependents(i, Deprel::Case)
                    .flat_map(|c| std::iter::once(c).chain(parse.dependents(c, Deprel::Fixed)))
                    .collect();
                found.push(Claim::new(parse, Some(i), cue, ranges(&words)));
            }
            // "the claim that the deal is dead"
            Deprel::Acl | Deprel::Ccomp => {
                let Some(noun) = token.head.filter(|&h| {
                    parse.tokens[h].upos == Upos::Noun && verbs::is_reporting_noun(&parse.tokens[h].lemma)
                }) else {
                    continue;
                };
                let that = parse.dependents(i, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "that");
                let owner = parse.dependent(noun, Deprel::NmodPoss).or_else(|| {
                    parse
                        .dependents(noun, Deprel::Nmod)
                        .find(|&n| matches!(parse.case_of(n).as_str(), "by" | "of" | "from"))
                });
                if let (true, Some(owner)) = (that, owner) {
                    let claim = Claim::new(parse, Some(owner), vec![noun], ranges(&parse.subtree(i)));
                    let retracted = is_taken_back(parse, noun);
                    found.push(Claim { denied: retracted, retracted, ..claim });
                }
            }
            _ => {}
        }
    }
}
