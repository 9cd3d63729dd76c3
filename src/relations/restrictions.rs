//! Clauses without which a noun says too much or nothing: "the only pilot to land there", "the right to vote".

use super::knowledge::Knowledge;
use super::surface::trim;
use crate::lexicon::vocabulary::{closed_classes, phrases, predicates};
use crate::{Deprel, EntityKind, Parse, Upos};

/// Longer clauses than this, in words, are left out: chosen by hand, what a reader takes in at a glance.
pub(super) const LONGEST: usize = 12;

/// The same for the clause behind a noun that names people or things of a kind.
const LONGEST_OF_KIND: usize = 8;

/// True for a clause under a noun that compact arguments keep.
pub(super) fn needs(known: &Knowledge, noun: usize, clause: usize) -> bool {
    is_restriction(known, noun, clause) || is_of_some(known, noun, clause) || is_content(known, clause)
}

/// "Students who fail must repeat the year", "homes built before the war", "those who left": people and things of a kind are known by
/// the clause behind them; without it all of the kind would be meant.
fn is_of_some(known: &Knowledge, noun: usize, clause: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[clause];
    let (first, mark) = (parse.subtree(clause)[0], parse.mark_of(clause));
    let describes = match token.deprel {
        Deprel::AclRelcl => closed_classes::RELATIVE_PRONOUNS.has(&parse.word(first).to_lowercase()),
        Deprel::Acl => first == clause && token.upos == Upos::Verb && mark.is_empty(),
        _ => false,
    };
    let some = || is_of_a_kind(parse, noun) || is_of_nation(known, noun) || is_known_by_clause(known, noun);
    if !describes || first != noun + 1 || !some() {
        return false;
    }
    let words = parse.subtree(clause);
    let breaks = |w: &usize| parse.tokens[*w].upos == Upos::Punct;
    words.len() <= LONGEST_OF_KIND && !words.iter().any(breaks)
}

/// "Norwegians living abroad" are not all Norwegians.
pub(super) fn is_part_of_nation(known: &Knowledge, noun: usize) -> bool {
    let clauses = || known.parse.children(noun).iter().filter(|&&c| c > noun);
    is_of_nation(known, noun) && clauses().any(|&c| is_of_some(known, noun, c))
}

/// "Norwegians", not "the Norwegians"
fn is_of_nation(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    let nation = known.entity(noun).is_some_and(|e| e.kind == EntityKind::Nationality);
    nation && parse.word(noun).ends_with('s') && parse.children(noun).iter().all(|&c| c > noun)
}

/// "the man" of whom the text has no name
fn is_known_by_clause(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    let named = known.entity(noun).is_some_and(|e| e.mentions.len() > 1);
    let article = |d: usize| parse.word(d).eq_ignore_ascii_case("the");
    parse.tokens[noun].upos == Upos::Noun
        && !named
        && parse.dependent(noun, Deprel::NmodPoss).is_none()
        && parse.dependents(noun, Deprel::Det).any(article)
}

/// "students", "many students", "those", "anyone": none in particular. Not "three students", "the students".
fn is_of_a_kind(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    let lower = parse.word(noun).to_lowercase();
    match token.upos {
        Upos::Noun => {
            let definite = |c: &usize| match parse.tokens[*c].deprel {
                Deprel::Det => !phrases::OF_A_KIND.has(&parse.word(*c).to_lowercase()),
                Deprel::NmodPoss | Deprel::Nummod => true,
                _ => false,
            };
            let quantified = parse.dependent(noun, Deprel::Det).is_some();
            (*lower != *token.lemma || quantified || lower == "people") && !parse.children(noun).iter().any(definite)
        }
        Upos::Pron => phrases::OF_A_KIND.has(&lower),
        _ => false,
    }
}

/// "the only pilot to land there", "the first mayor of Lund who was born abroad", "the largest firm that closed": the noun says too
/// much without its clause.
fn is_restriction(known: &Knowledge, noun: usize, clause: usize) -> bool {
    let parse = known.parse;
    // not "a few", "only an official", "this last phase"
    let definite = |w: usize| {
        let mut articles = parse.dependents(noun, Deprel::Det);
        articles.all(|d| d < w && parse.word(d).eq_ignore_ascii_case("the"))
    };
    let limit = |w: usize| predicates::LIMITING.has(&parse.word(w).to_lowercase()) && definite(w);
    let before = || parse.children(noun).iter().copied().filter(|&w| w < noun);
    let (limited, highest) = (before().any(limit), before().any(|w| says_highest(parse, w) && definite(w)));
    let first = parse.subtree(clause)[0];
    let between = parse.tokens.get(noun + 1..first);
    match parse.tokens[clause].deprel {
        _ if between.is_none() || is_set_off(known, clause) => false,
        Deprel::AclRelcl if limited => between.is_some_and(|b| b.iter().all(|t| t.upos != Upos::Punct)),
        Deprel::AclRelcl => highest && first == noun + 1,
        _ => (limited || highest) && parse.mark_of(clause) == "to",
    }
}

/// "largest", "most expensive", "highest-ranking", "most listened to"
fn says_highest(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let graded = || parse.dependents(word, Deprel::Advmod).any(|w| parse.is_superlative(w));
    match token.upos {
        Upos::Adj => parse.is_superlative(word) || graded(),
        Upos::Verb => token.deprel == Deprel::Amod && graded(),
        _ => false,
    }
}

/// "the right to vote", "plans to sell the mill", "the importance of learning from others": what the noun is of.
fn is_content(known: &Knowledge, clause: usize) -> bool {
    let parse = known.parse;
    let token = &parse.tokens[clause];
    let Some(noun) = token.head else { return false };
    if token.deprel != Deprel::Acl || token.upos != Upos::Verb || parse.subtree(clause)[0] != noun + 1 {
        return false;
    }
    let named = match parse.mark_of(clause).as_str() {
        "of" => true,
        mark => mark.ends_with("to") && is_of_doing(&parse.tokens[noun].lemma),
    };
    named && few_words(known, clause, &[]).len() <= LONGEST
}

/// Nouns that say little without their infinitive: "right", "plan", "chance".
fn is_of_doing(lemma: &str) -> bool {
    predicates::OPPORTUNITY.has(lemma)
        || predicates::NOUN_MAKES_FUTURE.has(lemma)
        || predicates::NOUN_MAKES_WANTED.has(lemma)
        || phrases::OF_DOING.has(lemma)
}

/// The words of a clause with its mark, but without the clauses around it: "to build a ferry" of "to build a ferry, which costs
/// little, when the mill has closed"; a long one also without those beside it. `others` are told elsewhere.
pub(super) fn few_words(known: &Knowledge, clause: usize, others: &[usize]) -> Vec<usize> {
    let all = words_of(known, clause, others, false);
    if all.len() <= LONGEST { all } else { words_of(known, clause, others, true) }
}

/// True for what [`few_words`] leaves out of the clause that `verb` heads.
pub(super) fn is_beside_content(known: &Knowledge, verb: usize, word: usize) -> bool {
    is_content(known, verb)
        && (known.parse.tokens[word].deprel != Deprel::Conj || words_of(known, verb, &[], false).len() > LONGEST)
}

fn words_of(known: &Knowledge, clause: usize, others: &[usize], alone: bool) -> Vec<usize> {
    let parse = known.parse;
    let mut words = parse.subtree_without(clause, |c| {
        let token = &parse.tokens[c];
        others.contains(&c)
            || match token.deprel {
                Deprel::Advcl | Deprel::AdvclRelcl | Deprel::Parataxis | Deprel::Appos => true,
                Deprel::Acl | Deprel::AclRelcl => !token.head.is_some_and(|n| is_restriction(known, n, c)),
                Deprel::Conj => alone && token.head == Some(clause),
                _ => false,
            }
    });
    trim(known, &mut words);
    words
}

/// True for a phrase that a comma, a dash or a bracket sets off.
pub(super) fn is_set_off(known: &Knowledge, token: usize) -> bool {
    let first = known.parse.subtree(token)[0];
    let mark = |w: usize| {
        let word = known.parse.word(w);
        matches!(word, "," | "(") || closed_classes::DASHES.has(word)
    };
    mark(first) || first > 0 && mark(first - 1)
}
