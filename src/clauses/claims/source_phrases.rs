//! Claims without a verb of saying: "according to the ministry", "her claim that ...".

use rustc_hash::FxHashMap;

use super::nouns_of_saying::is_taken_back;
use super::word_sets::ranges;
use super::{asides, clause_above};
use crate::clauses::syntax::{self, can_act};
use crate::lexicon::vocabulary::{predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Claim, Clauses, Deprel, Parse, Tense, Upos};

/// How many "according to" phrases are read for one clause: in an endless sentence each of them would claim all of it.
const MAX_SOURCES: usize = 4;

pub(super) fn find(parse: &Parse, clauses: &Clauses, quotes: &[Quote], found: &mut Vec<Claim>) {
    let mut sources: FxHashMap<usize, usize> = FxHashMap::default();
    for i in 0..parse.tokens.len() {
        match parse.tokens[i].deprel {
            // "According to the minister, Mara Berg, it rains", where the tree has her rain
            Deprel::NmodDesc => found.extend(according_to(parse, clauses, quotes, i, &mut sources)),
            Deprel::Obl | Deprel::Nmod | Deprel::Parataxis | Deprel::Advcl | Deprel::Advmod => {
                found.extend(according_to(parse, clauses, quotes, i, &mut sources));
                found.extend(in_words(parse, clauses, quotes, i));
                found.extend(noun_before(parse, i).and_then(|noun| of_noun(parse, noun, i)));
            }
            Deprel::Acl | Deprel::Ccomp | Deprel::Csubj => {
                found.extend(parse.tokens[i].head.and_then(|noun| of_noun(parse, noun, i)));
            }
            _ => {}
        }
    }
}

/// "according to the ministry"; `sources` counts those of each clause.
fn according_to(
    parse: &Parse,
    clauses: &Clauses,
    quotes: &[Quote],
    source: usize,
    sources: &mut FxHashMap<usize, usize>,
) -> Option<Claim> {
    let token = &parse.tokens[source];
    if !parse.case_of(source).starts_with("according") || is_guide(parse, source) {
        return None;
    }
    let cue = parse
        .dependents(source, Deprel::Case)
        .flat_map(|c| std::iter::once(c).chain(parse.dependents(c, Deprel::Fixed)))
        .collect();
    let source = if token.deprel == Deprel::NmodDesc { token.head? } else { source };
    let token = &parse.tokens[source];
    let governor = token.head?;
    // the phrase speaks of the whole clause, even where the tree attaches it to a noun
    let main = clause_above(parse, clauses, governor).unwrap_or(governor);
    let main = if closes_sentence(parse, source) { sentence_told(parse, clauses, quotes, main) } else { main };
    let count = sources.entry(main).or_default();
    *count += 1;
    if *count > MAX_SOURCES {
        return None;
    }
    let phrase = parse.subtree(source);
    // "..., according to Berg; the ministry declined to comment": nothing beyond the semicolon
    let sentence = parse.sentence_of(source).tokens.clone();
    let is_semicolon = |w: &usize| parse.word(*w) == ";";
    let start = (sentence.start..source).rfind(is_semicolon).unwrap_or(sentence.start);
    let end = (source..sentence.end).find(is_semicolon).unwrap_or(sentence.end);
    let said = |w: &usize| (start..end).contains(w) && phrase.binary_search(w).is_err();
    let words: Vec<usize> = parse.subtree(main).into_iter().filter(said).collect();
    let words = asides::without(parse, quotes, Tense::None, main, words);
    Some(Claim::new(parse, Some(who_told(parse, source)), cue, ranges(&words)))
}

/// "according to what [the ministry] announced"
fn who_told(parse: &Parse, source: usize) -> usize {
    let what = parse.word(source).eq_ignore_ascii_case("what");
    let told = parse.dependents(source, Deprel::AclRelcl).filter(|_| what);
    told.filter_map(|v| parse.dependent(v, Deprel::Nsubj)).next().unwrap_or(source)
}

/// "..., according to Berg.": behind a comma, at the end of its sentence.
fn closes_sentence(parse: &Parse, source: usize) -> bool {
    let phrase = parse.subtree_without(source, |c| parse.tokens[c].upos == Upos::Punct);
    let sentence = &parse.sentence_of(source).tokens;
    let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
    first > sentence.start
        && parse.word(first - 1) == ","
        && (last + 1..sentence.end).all(|w| parse.tokens[w].upos == Upos::Punct)
}

/// "a mayor took them who sold it, according to Berg": all of the sentence, wherever in it the tree attaches the phrase. Only what a
/// mark parts from the rest, or what is quoted, has the source for itself.
fn sentence_told(parse: &Parse, clauses: &Clauses, quotes: &[Quote], mut clause: usize) -> usize {
    let quoted = |w: usize| quotes::around(quotes, w).is_some();
    while let Some(head) = parse.tokens[clause].head {
        let first = parse.subtree(clause)[0];
        let within = match parse.tokens[clause].deprel {
            Deprel::AclRelcl | Deprel::Acl | Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp => true,
            Deprel::Conj => !syntax::has_subject(parse, clause),
            _ => false,
        };
        let parted =
            first == 0 || parse.tokens[first].upos == Upos::Punct || parse.tokens[first - 1].upos == Upos::Punct;
        let Some(above) = clause_above(parse, clauses, head) else { break };
        if !within || parted || first < above || quoted(clause) || quoted(above) {
            break;
        }
        clause = above;
    }
    clause
}

/// "hires them according to its needs": how they are hired. "According to the plan, they will be hired" tells what the plan says.
fn is_guide(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    if token.upos != Upos::Noun || !statements::GUIDES_A_DEED.has(&token.lemma) || parse.name_at(noun).is_some() {
        return false;
    }
    let first = parse.subtree(noun)[0];
    first > parse.sentence_of(noun).tokens.start
        && parse.tokens[first].upos != Upos::Punct
        && parse.tokens[first - 1].upos != Upos::Punct
}

/// "In Berg's words, the plan is theft", "in the view of the bank"; and before what is quoted "For Berg, the plan is “theft”"
fn in_words(parse: &Parse, clauses: &Clauses, quotes: &[Quote], noun: usize) -> Option<Claim> {
    let token = &parse.tokens[noun];
    if !statements::VIEW.has(&token.lemma) && parse.name_at(noun).is_none() {
        return None;
    }
    let main = clause_above(parse, clauses, token.head?)?;
    let phrase = parse.subtree(noun);
    let first = phrase.iter().copied().find(|&w| parse.tokens[w].upos != Upos::Punct)?;
    // the tree may give the preposition to the owner
    let case = parse.lower(first);
    let acts = |s: &usize| can_act(parse, *s);
    let source = match &*case {
        "in" | "to" | "by" if statements::VIEW.has(&token.lemma) && is_set_off(parse, noun) => {
            let of = |&n: &usize| parse.case_of(n) == "of";
            let owner = parse.dependents(noun, Deprel::NmodPoss).find(|&o| o != first);
            owner
                .or_else(|| parse.dependents(noun, Deprel::Nmod).find(of))
                .filter(acts)
                .filter(|&o| !is_first_person(parse, o))?
        }
        "for" if noun < main && is_set_off(parse, noun) => {
            let quoted = |w: usize| quotes::around(quotes, w).is_some();
            let said = parse.subtree(main).into_iter().any(|w| w > noun && quoted(w));
            Some(noun).filter(|&s| said && !quoted(s) && parse.name_at(s).is_some() && acts(&s))?
        }
        _ => return None,
    };
    let words: Vec<usize> = parse.subtree(main).into_iter().filter(|w| phrase.binary_search(w).is_err()).collect();
    let cue = if first == noun || case == "for" { vec![first] } else { vec![first, noun] };
    Some(Claim::new(parse, Some(source), cue, ranges(&words)))
}

/// "in my view": the author's, or that of whoever is quoted anyway.
fn is_first_person(parse: &Parse, word: usize) -> bool {
    matches!(&*parse.tokens[word].lemma, "I" | "we" | "my" | "our")
}

/// "For Berg, the plan is", "The plan, in Berg's words, is": at the beginning of the sentence or after a mark, and before one.
fn is_set_off(parse: &Parse, noun: usize) -> bool {
    let phrase = parse.subtree_without(noun, |c| parse.tokens[c].upos == Upos::Punct);
    let sentence = &parse.sentence_of(noun).tokens;
    let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
    let is_punct = |w: usize| parse.tokens[w].upos == Upos::Punct && !matches!(parse.word(w), "[" | "(");
    (first == sentence.start || is_punct(first - 1)) && last + 1 < sentence.end && is_punct(last + 1)
}

/// "answered to Vik's claim at the fair, in May, that it was late": behind other phrases the tree attaches what is claimed to the verb.
fn noun_before(parse: &Parse, said: usize) -> Option<usize> {
    let verb = parse.tokens[said].head.filter(|&v| parse.mark_of(said) == "that" && v < said)?;
    let within = |&&c: &&usize| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Obl) && verb < c && c < said;
    parse
        .children(verb)
        .iter()
        .filter(within)
        .copied()
        .find(|&c| predicates::REPORTING_NOUN.has(&parse.tokens[c].lemma))
}

/// "her claim that the deal is dead", "a report by the bank that it is"; `said` is the verb of what is said.
fn of_noun(parse: &Parse, noun: usize, said: usize) -> Option<Claim> {
    let token = &parse.tokens[noun];
    let says = predicates::REPORTING_NOUN.has(&token.lemma) || statements::RULING.has(&token.lemma);
    let is_claim = token.upos == Upos::Noun && says;
    let that = || parse.dependents(said, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "that");
    if !is_claim || !that() {
        return None;
    }
    let by = |&n: &usize| matches!(parse.case_of(n).as_str(), "by" | "of" | "from");
    // "Berg is of the view that it rains"
    let holder = || parse.dependent(noun, Deprel::Nsubj).filter(|_| parse.case_of(noun) == "of");
    let owner = parse
        .dependent(noun, Deprel::NmodPoss)
        .or_else(|| parse.dependents(noun, Deprel::Nmod).find(by))
        .or_else(holder)?;
    let claim = Claim::new(parse, Some(owner), vec![noun], ranges(&parse.subtree(said)));
    let retracted = is_taken_back(parse, noun);
    Some(Claim { denied: retracted, retracted, ..claim })
}
