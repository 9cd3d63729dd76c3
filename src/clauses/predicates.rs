//! Which words carry a predicate, and the words that belong to it.

use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};

use super::verbs;
use crate::lexicon::vocabulary::predicates;
use crate::{Clause, ClauseKind, Clauses, Deprel, NameLabel, NominalClass, Nth, Numbers, Parse, Tense, Upos};

/// A clause for every predicate of the text, without arguments yet.
pub(super) fn find(parse: &Parse) -> Clauses {
    let mut clauses = Clauses { of_head: Numbers::none(parse.tokens.len()), ..Clauses::default() };
    // "held talks" is one clause: the noun takes its verb over
    let mut carried = vec![false; parse.tokens.len()];
    let found: Vec<(usize, ClauseKind, usize)> = (0..parse.tokens.len())
        .filter_map(|i| {
            let kind = kind_of(parse, i)?;
            let carrier = if kind == ClauseKind::Light { light_verb_of(parse, i)? } else { i };
            // of two nouns under one verb the first is carried, the other stands beside it
            if carrier != i && std::mem::replace(&mut carried[carrier], true) {
                return Some((i, ClauseKind::Nominal, i));
            }
            Some((i, kind, carrier))
        })
        .collect();
    for (head, kind, carrier) in found.into_iter().filter(|(head, ..)| !carried[*head]) {
        clauses.of_head.set(head, clauses.list.len());
        clauses.of_head.set(carrier, clauses.list.len());
        clauses.list.push(clause(parse, head, carrier, kind));
    }
    for c in 0..clauses.list.len() {
        clauses.list[c].parent = parent_of(parse, &clauses, c).into();
    }
    clauses
}

fn kind_of(parse: &Parse, i: usize) -> Option<ClauseKind> {
    let token = &parse.tokens[i];
    if parse.dependent(i, Deprel::Cop).is_some() {
        return Some(if is_to_come(parse, i) { ClauseKind::Verbal } else { ClauseKind::Copular });
    }
    match token.upos {
        Upos::Verb if is_verbal(parse, i) => Some(ClauseKind::Verbal),
        // "He will.", "They are."; and a headline's "is" that lost its complement
        Upos::Aux if has_subject(parse, i) && !matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) => {
            Some(ClauseKind::Verbal)
        }
        Upos::Noun | Upos::Propn if light_verb_of(parse, i).is_some() => Some(ClauseKind::Light),
        Upos::Noun if is_event(parse, i) => Some(ClauseKind::Nominal),
        // "Otieno in Kampala": a headline without its copula
        Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adv if has_subject(parse, i) => Some(ClauseKind::Copular),
        _ => None,
    }
}

/// People, organisations and whatever has a name can do something; a suspicion or two hours cannot.
pub(super) fn can_act(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    matches!(token.upos, Upos::Pron | Upos::Propn)
        || matches!(token.nominal, NominalClass::Person | NominalClass::Organization)
}

/// "The probe is to enter orbit": no copula, though the tree may say so. "The aim is to enter orbit" has one.
fn is_to_come(parse: &Parse, i: usize) -> bool {
    let doer = |s: usize| {
        let class = parse.tokens[s].nominal;
        parse.name_at(s).is_some()
            || matches!(class, NominalClass::Person | NominalClass::Organization | NominalClass::Object)
    };
    parse.tokens[i].upos == Upos::Verb
        && parse.dependents(i, Deprel::Mark).any(|m| &*parse.tokens[m].lemma == "to")
        && parse.dependent(i, Deprel::Nsubj).or(parse.dependent(i, Deprel::NsubjOuter)).is_some_and(doer)
}

fn has_subject(parse: &Parse, i: usize) -> bool {
    parse.children(i).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass))
}

fn is_verbal(parse: &Parse, i: usize) -> bool {
    let token = &parse.tokens[i];
    match token.deprel {
        Deprel::Amod
        | Deprel::Compound
        | Deprel::Case
        | Deprel::Mark
        | Deprel::Fixed
        | Deprel::Flat
        | Deprel::Det
        | Deprel::Aux
        | Deprel::AuxPass
        | Deprel::Cop
        | Deprel::Cc
        | Deprel::Goeswith
        | Deprel::Discourse => false,
        // "a tired and defeated army": joined to an attribute, not to a predicate
        Deprel::Conj => {
            token.head.is_none_or(|h| {
                parse.tokens[h].upos != Upos::Adj || parse.tokens[h].deprel != Deprel::Amod || has_subject(parse, i)
            }) && token.head.is_none_or(|h| parse.tokens[h].deprel != Deprel::Amod)
        }
        _ => true,
    }
}

/// "The firm, the envoy added, has sold the port.": a report between commas, which the tree may take for a relative clause.
pub(super) fn is_parenthetical(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    if !verbs::is_reporting(&token.lemma) || !matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis)
    {
        return false;
    }
    let has_speaker = parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| !verbs::is_relative_pronoun(parse.word(s)));
    let says_more = parse.children(verb).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Ccomp));
    let words = parse.subtree_without(verb, |c| parse.tokens[c].upos == Upos::Punct);
    let (first, last) = (words[0], words[words.len() - 1]);
    let mark = |i: usize| parse.tokens.get(i).is_some_and(|t| t.upos == Upos::Punct && t.sentence == token.sentence);
    has_speaker && !says_more && first > 0 && mark(first - 1) && mark(last + 1)
}

/// Nouns that name what somebody does: they get a clause of their own, so that "during a meeting with" counts.
pub(super) fn is_event(parse: &Parse, i: usize) -> bool {
    let token = &parse.tokens[i];
    token.deprel != Deprel::Compound && verbs::is_event_noun(&token.lemma) && token.nominal != NominalClass::Person
}

/// The verb that carries a noun predicate: "held" in "held talks", "had" in "had a conversation".
fn light_verb_of(parse: &Parse, noun: usize) -> Option<usize> {
    let token = &parse.tokens[noun];
    let verb = match token.deprel {
        Deprel::Obj | Deprel::NsubjPass => token.head?,
        // "the talks that they held"
        _ => parse.dependents(noun, Deprel::AclRelcl).find(|&v| {
            verbs::is_light(&parse.tokens[v].lemma, &token.lemma)
                && parse.dependents(v, Deprel::Obj).all(|o| verbs::is_relative_pronoun(parse.word(o)))
                // "the deal that they have yet to sign": nobody has one
                && parse.dependent(v, Deprel::Xcomp).is_none()
        })?,
    };
    // "paid attention to the visit" has another object; "talks were held" is a passive of the same kind
    verbs::is_light(&parse.tokens[verb].lemma, &token.lemma).then_some(verb)
}

fn clause(parse: &Parse, head: usize, carrier: usize, kind: ClauseKind) -> Clause {
    let mut words: SmallVec<[usize; 2]> = match kind {
        ClauseKind::Copular => SmallVec::new(),
        _ => smallvec![head],
    };
    if carrier != head {
        words.push(carrier);
    }
    for &c in parse.children(carrier) {
        match parse.tokens[c].deprel {
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::CompoundPrt => words.push(c),
            Deprel::Advmod if verbs::is_negation(&parse.tokens[c].lemma) => words.push(c),
            _ => {}
        }
    }
    words.sort_unstable();
    words.dedup();
    Clause {
        head,
        carrier,
        kind,
        lemma: lemma(parse, head, kind),
        passive: is_passive(parse, carrier),
        tense: tense(parse, carrier, &words),
        words,
        arguments: Vec::new(),
        polarity: Default::default(),
        modality: Default::default(),
        claim: Nth::default(),
        parent: Nth::default(),
    }
}

/// "agree", "sort_out"; "be" for a copula.
fn lemma(parse: &Parse, head: usize, kind: ClauseKind) -> CompactString {
    if kind == ClauseKind::Copular {
        return CompactString::const_new("be");
    }
    let mut lemma = CompactString::from(&*parse.tokens[head].lemma);
    for particle in parse.dependents(head, Deprel::CompoundPrt) {
        lemma.push('_');
        lemma.push_str(&parse.word(particle).to_lowercase());
    }
    lemma
}

fn is_passive(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    if token.upos != Upos::Verb {
        return false;
    }
    let has = |deprel| parse.dependent(verb, deprel).is_some();
    // "The court sentenced manager Reed": with a subject before and one behind the verb nothing is passive, whatever the tree says
    let subjects = || {
        parse.children(verb).iter().filter(|&&c| matches!(parse.tokens[c].deprel, Deprel::Nsubj | Deprel::NsubjPass))
    };
    let real = |_| has(Deprel::AuxPass) || !(subjects().any(|&c| c < verb) && subjects().any(|&c| c > verb));
    let marked = parse.children(verb).iter().any(|&c| match parse.tokens[c].deprel {
        Deprel::AuxPass => true,
        // "rose by 5 percent"
        Deprel::OblAgent => !is_measure(parse, c),
        // "Prices rose": a past that is no participle is no passive
        Deprel::NsubjPass | Deprel::CsubjPass => {
            real(c) && !predicates::PAST_ONLY.has(&parse.word(verb).to_lowercase())
        }
        _ => false,
    });
    // "a deal signed in Oslo": a participle after its noun has no auxiliary; "a reason to run" has a "to"
    marked
        || is_done_to(parse, verb)
        || is_headline_passive(parse, verb)
        || (token.deprel == Deprel::Acl
            && !is_finite_after_all(parse, verb)
            && !has_subject(parse, verb)
            && parse.dependent(verb, Deprel::Mark).is_none()
            && parse.dependent(verb, Deprel::Aux).is_none()
            && verbs::is_past_participle(parse.word(verb), &token.lemma))
        // "Asked about the deal, she ..."
        || (token.deprel == Deprel::Advcl
            && verbs::is_past_participle(parse.word(verb), &token.lemma)
            && !has_subject(parse, verb)
            && parse.dependents(verb, Deprel::Mark).all(|m| &*parse.tokens[m].lemma != "to")
            && parse.dependent(verb, Deprel::Aux).is_none()
            && parse.dependent(verb, Deprel::Obj).is_none())
        // "talks held in Oslo and attended by ...": joined to a passive, without an auxiliary of its own
        || (token.deprel == Deprel::Conj
            && !has_subject(parse, verb)
            && parse.dependent(verb, Deprel::Aux).is_none()
            && parse.dependent(verb, Deprel::Obj).is_none()
            && verbs::is_past_participle(parse.word(verb), &token.lemma)
            && token.head.is_some_and(|h| h != verb && parse.tokens[h].upos == Upos::Verb && is_passive(parse, h)))
}

/// "paying", "having paid"
pub(super) fn is_gerund(parse: &Parse, verb: usize) -> bool {
    let having = |a: usize| parse.word(a).eq_ignore_ascii_case("having");
    let finite = [Deprel::Aux, Deprel::AuxPass].iter().any(|&d| parse.dependents(verb, d).any(|a| !having(a)));
    parse.dependents(verb, Deprel::Aux).any(having) || parse.word(verb).ends_with("ing") && !finite
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

/// "had the office searched", "got the law changed", "wants her fired"
fn is_done_to(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let Some(above) = token.head.filter(|&h| h < verb && verbs::has_it_done(&parse.tokens[h].lemma)) else {
        return false;
    };
    let bare = [Deprel::Aux, Deprel::Mark, Deprel::Obj].iter().all(|&d| parse.dependent(verb, d).is_none());
    let patient = has_subject(parse, verb) || parse.dependent(above, Deprel::Obj).is_some_and(|o| o < verb);
    matches!(token.deprel, Deprel::Xcomp | Deprel::Ccomp)
        && bare
        && patient
        && token.upos == Upos::Verb
        && verbs::is_past_participle(parse.word(verb), &token.lemma)
        && !parse.word(verb).eq_ignore_ascii_case(&token.lemma)
}

/// "Governor charged with bribery", in a line without a full stop.
fn is_headline_passive(parse: &Parse, verb: usize) -> bool {
    let token = &parse.tokens[verb];
    let closed = parse.tokens[parse.sentences[token.sentence].tokens.end - 1].upos == Upos::Punct;
    let bare = [Deprel::Aux, Deprel::Mark, Deprel::Obj, Deprel::Iobj, Deprel::Ccomp]
        .iter()
        .all(|&d| parse.dependent(verb, d).is_none());
    !closed
        && bare
        && token.head.is_none()
        && has_subject(parse, verb)
        && verbs::needs_object(&token.lemma)
        && verbs::is_past_participle(parse.word(verb), &token.lemma)
        && !parse.word(verb).eq_ignore_ascii_case(&token.lemma)
}

/// "The mayor, whose town lies on the coast, called on both sides to talk": with a long clause in between the tree may make
/// the mayor the root and hang the verb to him.
fn is_finite_after_all(parse: &Parse, verb: usize) -> bool {
    let Some(noun) = parse.tokens[verb].head else { return false };
    let comma = verb > 0 && matches!(parse.word(verb - 1), "," | "-" | "–" | "—");
    parse.tokens[noun].head.is_none() && comma && parse.dependent(noun, Deprel::AclRelcl).is_some_and(|c| c < verb)
}

fn tense(parse: &Parse, verb: usize, words: &[usize]) -> Tense {
    let auxiliaries = || {
        words
            .iter()
            .filter(|&&w| w != verb && matches!(parse.tokens[w].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
            .map(|&w| (parse.word(w).to_lowercase(), parse.tokens[w].lemma.as_ref()))
    };
    if auxiliaries().any(|(_, lemma)| matches!(lemma, "will" | "shall")) {
        return Tense::Future;
    }
    let mut finite = auxiliaries().filter(|(form, _)| !matches!(form.as_str(), "be" | "been" | "being" | "having"));
    if let Some((form, lemma)) = finite.next() {
        return match (form.as_str(), lemma) {
            (_, "have") => Tense::Past,
            ("was" | "were" | "did", _) => Tense::Past,
            _ => Tense::Present,
        };
    }
    let token = &parse.tokens[verb];
    let word = parse.word(verb).to_lowercase();
    if parse.dependents(verb, Deprel::Mark).any(|m| parse.word(m).eq_ignore_ascii_case("to"))
        || !matches!(token.upos, Upos::Verb | Upos::Aux)
        || word.ends_with("ing")
        || auxiliaries().next().is_some()
    {
        return Tense::None;
    }
    if word != *token.lemma && !word.ends_with('s')
        || matches!(word.as_str(), "was")
        || verbs::past_is_base(&word) && has_third_person_subject(parse, verb)
    {
        Tense::Past
    } else {
        Tense::Present
    }
}

/// "He put ...": the base form after a third person singular can only be a past.
fn has_third_person_subject(parse: &Parse, verb: usize) -> bool {
    parse.dependent(verb, Deprel::Nsubj).is_some_and(|s| {
        let token = &parse.tokens[s];
        matches!(token.upos, Upos::Propn) && parse.dependent(s, Deprel::Conj).is_none()
            || matches!(parse.word(s).to_lowercase().as_str(), "he" | "she" | "it")
    })
}

/// The nearest word above that heads another clause.
fn parent_of(parse: &Parse, clauses: &Clauses, clause: usize) -> Option<usize> {
    let mut at = parse.tokens[clauses.list[clause].head].head;
    while let Some(i) = at {
        match clauses.of_head.at(i) {
            Some(c) if c != clause => return Some(c),
            _ => at = parse.tokens[i].head,
        }
    }
    None
}
