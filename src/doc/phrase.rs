//! What words and phrases tell by themselves, and how far the phrase of a word reaches where clauses are known.

use super::{ClauseKind, Clauses, Deprel, Parse, Upos};
use crate::lexicon::vocabulary::{closed_classes, phrases, predicates, times};

/// True for what depends on the top word of a phrase and is no part of the phrase: its preposition, its conjuncts, the copula and
/// the rest of the clause whose predicate it is.
pub(crate) fn is_outside_phrase(parse: &Parse, clauses: &Clauses, top: usize, c: usize) -> bool {
    let token = &parse.tokens[c];
    if token.head != Some(top) {
        return false;
    }
    let predicate = clauses.at(top).is_some_and(|k| k.head == top && k.kind != ClauseKind::Nominal);
    match token.deprel {
        Deprel::Case => !closed_classes::POSSESSIVE_ENDINGS.has(parse.word(c)) || c > top,
        Deprel::Conj
        | Deprel::Cc
        | Deprel::CcPreconj
        | Deprel::Cop
        | Deprel::Mark
        | Deprel::Aux
        | Deprel::AuxPass
        | Deprel::Nsubj
        | Deprel::NsubjPass
        | Deprel::NsubjOuter
        | Deprel::Csubj
        | Deprel::Expl
        | Deprel::Parataxis
        | Deprel::Discourse
        | Deprel::Vocative
        | Deprel::Dislocated
        | Deprel::Advcl
        | Deprel::AdvclRelcl
        | Deprel::Ccomp
        | Deprel::Obj
        | Deprel::List
        | Deprel::Orphan
        | Deprel::Reparandum => true,
        Deprel::Obl | Deprel::OblUnmarked | Deprel::OblAgent | Deprel::Xcomp => predicate,
        Deprel::Advmod => {
            predicate && token.upos == Upos::Adv && parse.tokens[top].upos != Upos::Adj
                || phrases::ADVERBS_OF_FOCUS.has(&token.lemma) && !is_not_all(parse, c)
        }
        _ => false,
    }
}

impl Parse {
    /// "largest", "longest-serving", the "most" of "most expensive"
    pub(crate) fn is_superlative(&self, word: usize) -> bool {
        let form = self.lower(word);
        let first = form.split('-').next().unwrap_or_default();
        first.ends_with("est") && *self.tokens[word].lemma != *form || predicates::SUPERLATIVES.has(first)
    }

    /// "no jail time"
    pub(crate) fn has_no(&self, noun: usize) -> bool {
        self.dependents(noun, Deprel::Det).any(|d| self.word(d).eq_ignore_ascii_case("no"))
    }

    /// "promised no jail time", "a fine, no jail time": what is promised is that there is none, or one of several things is denied;
    /// the clause itself denies nothing.
    pub(crate) fn tells_of_none(&self, noun: usize) -> bool {
        let token = &self.tokens[noun];
        let first = token.head.filter(|_| token.deprel == Deprel::Conj).unwrap_or(noun);
        let verb =
            self.tokens[first].head.filter(|_| matches!(self.tokens[first].deprel, Deprel::Obj | Deprel::NsubjPass));
        let promises =
            |v: usize| matches!(&*self.tokens[v].lemma, "promise" | "pledge" | "vow" | "guarantee" | "predict");
        self.has_no(noun) && verb.is_some_and(|v| promises(v) || first != noun && !self.has_no(first))
    }
}

/// In "not all ministers" the "not" speaks of the ministers, not of the clause.
fn is_not_all(parse: &Parse, not: usize) -> bool {
    &*parse.tokens[not].lemma == "not"
        && parse
            .tokens
            .get(not + 1)
            .is_some_and(|t| matches!(&*t.lemma.to_lowercase(), "all" | "every" | "everyone" | "everybody"))
}

/// The first word of "three days" in "three days after the vote", which depends on the vote.
pub(crate) fn distance_before(parse: &Parse, case: &str, head: usize) -> Option<usize> {
    let preposition = parse.dependents(head, Deprel::Case).next().filter(|_| matches!(case, "after" | "before"))?;
    let far = preposition.checked_sub(1).filter(|&f| parse.tokens[f].head == Some(head))?;
    let first = *parse.subtree(far).first()?;
    let measure = matches!(parse.tokens[far].deprel, Deprel::NmodUnmarked | Deprel::OblUnmarked | Deprel::Nmod);
    // "hours before the start", but not "May before the start"
    let units = || times::UNITS.has(&parse.tokens[far].lemma) && *parse.tokens[far].lemma != *parse.lower(far);
    (measure && (first < far || units())).then_some(first)
}
