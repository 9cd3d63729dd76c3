//! Questions to the dependency tree: who is the subject of a clause, what position a phrase has in it.

use crate::{Deprel, Parse, Upos};

/// The position of a phrase in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Position {
    Subject,
    Object,
    Oblique,
    /// "[Dahl]'s envoy"
    Possessor,
    /// inside another noun phrase
    Nested,
}

/// "the officer [who had hit him]": the clause tells which one is meant, not more about one who is known.
pub(super) fn is_restricted(parse: &Parse, noun: usize) -> bool {
    let next = noun + 1;
    let at_once =
        |clause: usize| parse.subtree(clause).first() == Some(&next) && parse.tokens[next].upos != Upos::Punct;
    parse.dependents(noun, Deprel::AclRelcl).any(at_once)
}

/// Steps up a tree that any of these questions takes: more only where the tree makes no sense.
const DEPTH: usize = 12;

/// The word by which a whole phrase hangs on the rest of the sentence, for a word that is coordinated to it, stands in apposition or is
/// a title: "Dahl" for "Berg" in "Dahl and Berg left".
pub(super) fn attachment_point(parse: &Parse, mut word: usize) -> usize {
    for _ in 0..DEPTH {
        let token = &parse.tokens[word];
        match (token.deprel, token.head) {
            (Deprel::Flat | Deprel::NmodDesc | Deprel::Appos, Some(head)) => word = head,
            (Deprel::Conj, Some(head)) if !is_clause(parse, word) => word = head,
            _ => break,
        }
    }
    word
}

pub(super) fn position(parse: &Parse, word: usize) -> Position {
    let top = attachment_point(parse, word);
    match parse.tokens[top].deprel {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Csubj => Position::Subject,
        // "Ms Dahl." as a whole sentence; a headline.
        Deprel::Root | Deprel::Vocative | Deprel::Dislocated => Position::Subject,
        Deprel::Obj | Deprel::Iobj => Position::Object,
        Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => Position::Oblique,
        Deprel::NmodPoss => Position::Possessor,
        Deprel::Nmod | Deprel::Compound | Deprel::Amod | Deprel::NmodUnmarked => Position::Nested,
        _ => Position::Oblique,
    }
}

/// The nearest verb or auxiliary that a word hangs by, or else the last word that is looked at.
pub(super) fn verb_above(parse: &Parse, mut word: usize) -> usize {
    for _ in 0..DEPTH {
        let Some(head) = parse.tokens[word].head else { break };
        word = head;
        if matches!(parse.tokens[word].upos, Upos::Verb | Upos::Aux) {
            break;
        }
    }
    word
}

/// True for a word that heads a clause: a verb, or a noun or adjective with a copula or a subject.
pub(super) fn is_clause(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let verb = matches!(token.upos, Upos::Verb | Upos::Aux)
        && !matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Amod | Deprel::Compound);
    verb || parse
        .children(word)
        .iter()
        .any(|&c| matches!(parse.tokens[c].deprel, Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj))
}

/// The head of the clause that a word stands in (not the word itself).
pub(super) fn clause_of(parse: &Parse, word: usize) -> Option<usize> {
    let mut at = parse.tokens[word].head?;
    for _ in 0..4 * DEPTH {
        if is_clause(parse, at) {
            return Some(at);
        }
        at = parse.tokens[at].head?;
    }
    None
}

/// The subject that the clause itself has; `None` where it is understood.
pub(super) fn overt_subject(parse: &Parse, clause: usize) -> Option<usize> {
    parse.nominal_subjects(clause).next()
}

/// True where the subject of a clause is that of the clause that it belongs to as an adverbial: "Dahl came, [making] a fuss".
pub(super) fn has_understood_subject(parse: &Parse, mut clause: usize) -> bool {
    for _ in 0..DEPTH {
        let token = &parse.tokens[clause];
        match (token.deprel, token.head) {
            _ if overt_subject(parse, clause).is_some() => return false,
            (Deprel::Advcl, _) => return true,
            (Deprel::Xcomp | Deprel::Conj, Some(head)) => clause = head,
            _ => return false,
        }
    }
    false
}

/// The subject of a clause, also where it is understood: "Dahl came and [left]", "Dahl wants to [leave]", "Dahl told Berg
/// to [leave]".
pub(super) fn subject(parse: &Parse, mut clause: usize) -> Option<usize> {
    for _ in 0..DEPTH {
        if let Some(subject) = overt_subject(parse, clause) {
            let relative = parse.tokens[clause].deprel == Deprel::AclRelcl && parse.is_relative_pronoun(subject);
            return if relative { parse.tokens[clause].head } else { Some(subject) };
        }
        let token = &parse.tokens[clause];
        let head = token.head?;
        match token.deprel {
            Deprel::Xcomp => {
                let object = parse.children(head).iter().copied();
                let controller = object
                    .filter(|&c| c < clause)
                    .find(|&c| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Iobj));
                if controller.is_some() {
                    return controller;
                }
                clause = head;
            }
            Deprel::Conj | Deprel::Advcl => clause = head,
            Deprel::Acl | Deprel::AclRelcl => return Some(head),
            _ => return None,
        }
    }
    None
}

/// Whether a word stands within a clause or in another that is attached to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClauseRelation {
    /// "Dahl said that [Berg] left"
    Within,
    /// "Dahl left when [Berg] came", "Dahl left and [Berg] came"
    Attached,
}

/// How a word is related to a clause of its sentence; `None` for a word that does not depend on it.
pub(super) fn clause_relation(parse: &Parse, mut word: usize, clause: usize) -> Option<ClauseRelation> {
    let mut relation = ClauseRelation::Within;
    for _ in 0..2 * DEPTH {
        let token = &parse.tokens[word];
        match token.deprel {
            Deprel::Parataxis => return None,
            Deprel::Advcl => relation = ClauseRelation::Attached,
            Deprel::Conj if is_clause(parse, word) => relation = ClauseRelation::Attached,
            _ => {}
        }
        word = token.head?;
        if word == clause {
            return Some(relation);
        }
    }
    None
}
