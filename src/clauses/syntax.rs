//! What several files of this room ask about a word and its place in the tree.

use std::ops::Range;

use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::quotes::{self, Quote};
use crate::{Deprel, NameLabel, NominalClass, Parse, Upos};

/// People, organisations and whatever has a name can do something; a suspicion or two hours cannot.
pub(super) fn can_act(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    matches!(token.upos, Upos::Pron | Upos::Propn)
        || matches!(token.nominal, NominalClass::Person | NominalClass::Organization)
}

/// "nothing [to do] with wages", "little to do with it": a tie between two things, and nothing to be done.
pub(super) fn is_to_do_with(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    token.lemma.as_ref() == "do"
        && token.deprel == Deprel::Acl
        && parse.mark_of(verb) == "to"
        && token.head.is_some_and(|n| predicates::AMOUNTS_OF_ANYTHING.has(&parse.tokens[n].lemma))
        && parse.dependents(verb, Deprel::Obl).any(|o| parse.case_of(o) == "with")
}

/// "the aim", "their way out": a noun for what is to be done.
pub(super) fn is_aim(parse: &Parse, noun: usize) -> bool {
    parse.tokens[noun].upos == Upos::Noun && predicates::AIM.has(&parse.tokens[noun].lemma)
}

/// "The [fact] is that she paid": the noun of which a clause with a subject of its own is said; its "is" is no part of that clause.
pub(super) fn noun_of_content(parse: &Parse, verb: usize) -> Option<usize> {
    let outer = parse.dependent(verb, Deprel::NsubjOuter)?;
    let own = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl].iter().any(|&d| parse.dependent(verb, d).is_some());
    own.then_some(outer)
}

/// "[Her] main point was that it rains": whose word the clause is that is said of a noun of saying.
pub(super) fn owner_of_content(parse: &Parse, verb: usize) -> Option<usize> {
    let noun = noun_of_content(parse, verb).filter(|&n| statements::CONTENT_NOUNS.has(&parse.tokens[n].lemma))?;
    let of = || parse.dependents(noun, Deprel::Nmod).find(|&o| parse.case_of(o) == "of");
    parse.dependent(noun, Deprel::NmodPoss).or_else(of).filter(|&o| can_act(parse, o))
}

/// "5 percent", "40 million euros"
pub(super) fn is_measure(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let counted = parse.dependent(word, Deprel::Nummod).is_some() && !can_act(parse, word);
    matches!(token.upos, Upos::Num | Upos::Sym)
        || matches!(token.lemma.as_ref(), "percent" | "percentage" | "%")
        || counted
        || parse.name_at(word).is_some_and(|n| n.label == NameLabel::Money)
}

/// Nouns that name what somebody does. They get a clause of their own, so that "during a meeting with" counts.
pub(super) fn is_event_noun(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    token.deprel != Deprel::Compound && predicates::EVENT.has(&token.lemma) && token.nominal != NominalClass::Person
}

/// The verb has a subject of its own, in the active or the passive.
pub(super) fn has_subject(parse: &Parse, verb: usize) -> bool {
    parse.subjects(verb).next().is_some()
}

/// The verb has none of these dependents.
pub(super) fn lacks(parse: &Parse, verb: usize, deprels: &[Deprel]) -> bool {
    deprels.iter().all(|&d| parse.dependent(verb, d).is_none())
}

/// "that he leave", "that it be sold": the base form where the subject calls for an ending.
pub(super) fn is_subjunctive(parse: &Parse, verb: usize) -> bool {
    let subject = parse.subjects(verb).next();
    let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop].into_iter().flat_map(|d| parse.dependents(verb, d));
    match (subject, auxiliaries.min()) {
        (Some(_), Some(auxiliary)) => parse.word(auxiliary).eq_ignore_ascii_case("be"),
        (Some(subject), None) => {
            let token = &parse.tokens[subject];
            let word = parse.lower(subject);
            let singular = match token.upos {
                Upos::Pron => closed_classes::THIRD_PERSON_SINGULAR.has(&word),
                Upos::Propn => true,
                _ => word == token.lemma.to_lowercase() && !predicates::EITHER_NUMBER.has(&token.lemma),
            };
            let base = parse.word(verb) == &*parse.tokens[verb].lemma;
            base && singular
                && parse.conjuncts(subject).is_empty()
                && !predicates::PAST_IS_BASE.has(&parse.tokens[verb].lemma)
        }
        (None, _) => false,
    }
}

/// "to sign"
pub(super) fn is_infinitive(parse: &Parse, verb: usize) -> bool {
    parse.dependents(verb, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "to")
}

/// "paying", "having paid"
pub(super) fn is_gerund(parse: &Parse, verb: usize) -> bool {
    let having = |a: usize| parse.word(a).eq_ignore_ascii_case("having");
    let finite = [Deprel::Aux, Deprel::AuxPass].iter().any(|&d| parse.dependents(verb, d).any(|a| !having(a)));
    parse.dependents(verb, Deprel::Aux).any(having) || parse.word(verb).ends_with("ing") && !finite
}

/// "The firm, the envoy added, has sold the port.": a report between commas, which the tree may take for a relative clause.
pub(super) fn is_parenthetical_report(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let aside = matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis);
    if !aside || !predicates::REPORTING.has(&token.lemma) {
        return false;
    }
    let has_speaker = parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| !parse.is_relative_pronoun(s));
    let says_more = !lacks(parse, verb, &[Deprel::Obj, Deprel::Ccomp]);
    let words = parse.subtree_without(verb, |c| parse.tokens[c].upos == Upos::Punct);
    let (first, last) = (words[0], words[words.len() - 1]);
    let mark = |i: usize| parse.tokens.get(i).is_some_and(|t| t.upos == Upos::Punct && t.sentence == token.sentence);
    has_speaker && !says_more && first > 0 && mark(first - 1) && mark(last + 1)
}

/// The first full stop among these words that stands in no quotation and before a quotation mark: a sentence ends there, even
/// where the words were not parted.
pub(super) fn stop_among(parse: &Parse, quotes: &[Quote], mut words: Range<usize>) -> Option<usize> {
    let mark = |w: usize| w < parse.tokens.len() && closed_classes::QUOTATION_MARKS.has(parse.word(w));
    words.find(|&w| ends_sentence(parse, w) && mark(w + 1) && quotes::around(quotes, w).is_none())
}

/// True for a full stop, a question mark or an exclamation mark.
pub(super) fn ends_sentence(parse: &Parse, token: usize) -> bool {
    parse.tokens[token].upos == Upos::Punct && matches!(parse.word(token), "." | "?" | "!")
}
