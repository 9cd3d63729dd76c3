//! Questions to the tree: who is the subject, what place in its clause has a phrase.

use crate::{Deprel, Parse, Upos};

/// The place of a phrase in its clause, from the most to the least salient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Subject,
    Object,
    Oblique,
    /// "[Dahl]'s envoy"
    Possessor,
    /// inside another noun phrase
    Nested,
}

/// How far up a tree any of these questions looks.
const DEPTH: usize = 12;

/// The word that a phrase hangs by: over coordination, apposition and titles, "Dahl" in "the envoy Dahl and Berg".
pub(super) fn top(parse: &Parse, mut word: usize) -> usize {
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

pub(super) fn place(parse: &Parse, word: usize) -> Place {
    let top = top(parse, word);
    match parse.tokens[top].deprel {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Csubj => Place::Subject,
        // "Ms Dahl." as a whole sentence; a headline.
        Deprel::Root | Deprel::Vocative | Deprel::Dislocated => Place::Subject,
        Deprel::Obj | Deprel::Iobj => Place::Object,
        Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => Place::Oblique,
        Deprel::NmodPoss => Place::Possessor,
        Deprel::Nmod | Deprel::Compound | Deprel::Amod | Deprel::NmodUnmarked => Place::Nested,
        _ => Place::Oblique,
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

/// The subject that stands in the clause itself.
pub(super) fn own_subject(parse: &Parse, clause: usize) -> Option<usize> {
    parse
        .children(clause)
        .iter()
        .copied()
        .find(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter))
}

/// True where the subject of a clause is that of the clause that it belongs to as an adverbial: "Dahl came, [making] a fuss".
pub(super) fn is_understood(parse: &Parse, mut clause: usize) -> bool {
    for _ in 0..DEPTH {
        let token = &parse.tokens[clause];
        match (token.deprel, token.head) {
            _ if own_subject(parse, clause).is_some() => return false,
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
        if let Some(subject) = own_subject(parse, clause) {
            let relative = parse.tokens[clause].deprel == Deprel::AclRelcl
                && matches!(&*parse.tokens[subject].lemma, "who" | "that" | "which");
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

/// Whether a word stands within a clause or in one that is joined to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    Inside,
    Beside,
}

/// Where a word stands to a clause of its sentence; `None` for one that is not below it.
pub(super) fn below(parse: &Parse, mut word: usize, clause: usize) -> Option<Below> {
    let mut below = Below::Inside;
    for _ in 0..2 * DEPTH {
        let token = &parse.tokens[word];
        match token.deprel {
            Deprel::Parataxis => return None,
            Deprel::Advcl => below = Below::Beside,
            Deprel::Conj if is_clause(parse, word) => below = Below::Beside,
            _ => {}
        }
        word = token.head?;
        if word == clause {
            return Some(below);
        }
    }
    None
}
