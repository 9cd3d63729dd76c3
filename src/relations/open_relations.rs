//! Clauses that no rule fits → drafts of open relations, named by the lemma and the preposition.

use std::collections::HashSet;

use super::compound_prepositions::completes_nothing;
use super::degrees::graded;
use super::drafts::{Draft, open_name, pairs};
use super::events;
use super::idioms;
use super::idle_phrases::is_connecting;
use super::knowledge::Knowledge;
use super::modifier_kinds::of_preposition;
use super::object_complements::{brought_about, clause_as_object, complement_of, makes_do, wishes};
use crate::lexicon::vocabulary::{closed_classes, phrases, predicates};
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, ModifierKind, Parse, Slot, Upos};

/// The drafts of the clauses of a sentence that no closed draft covers, one for each of their coordinated arguments.
pub(super) fn drafts(known: &Knowledge, closed: &[Draft], sentence: usize) -> Vec<Draft> {
    let covered: HashSet<usize> = closed
        .iter()
        .filter_map(|d| {
            let clause = known.clauses.of_head.at(known.clause_of(d.anchor, d.subject)?.head)?;
            let takes_part = |head| {
                let arguments = &known.clauses.list[clause].arguments;
                arguments
                    .iter()
                    .any(|a| a.head == head && matches!(a.slot, Slot::Subject | Slot::Object | Slot::Recipient))
            };
            d.sides().any(takes_part).then_some(clause)
        })
        .collect();
    let mut told: HashSet<usize> = covered.clone();
    let mut found = Vec::new();
    let of_sentence = known.clauses_of(sentence);
    for number in of_sentence.clone() {
        if !covered.contains(&number) {
            let before = found.len();
            of_clause(known, &known.clauses.list[number], &mut found);
            if found.len() > before {
                told.insert(number);
            }
        }
    }
    // A report whose content gives no triple has its content as object, so that nothing is lost. The innermost first: where "we'll
    // see | what happens" is told, "he said | we'll see what happens" is not.
    let mut silent: Vec<usize> = of_sentence.filter(|n| !told.contains(n)).collect();
    silent.sort_by_key(|&n| known.parse.subtree(known.clauses.list[n].head).len());
    for number in silent {
        if content_as_object(known, &known.clauses.list[number], &told, &mut found) {
            told.insert(number);
        }
    }
    found
}

fn of_clause(known: &Knowledge, clause: &Clause, found: &mut Vec<Draft>) {
    let subjects: Vec<usize> = clause.heads(&Slot::Subject).filter(|&s| can_be_argument(known, s)).collect();
    let patients: Vec<usize> =
        clause.heads(&Slot::Object).filter(|&o| can_be_argument(known, o) && !is_each_other(known, o)).collect();
    match clause.kind {
        ClauseKind::Nominal => {}
        ClauseKind::Copular => copular(known, clause, &subjects, found),
        ClauseKind::Light => light(known, clause, &subjects, found),
        ClauseKind::Verbal if subjects.is_empty() && clause.passive => passive(known, clause, &patients, found),
        ClauseKind::Verbal => verbal(known, clause, &subjects, &patients, found),
    }
}

/// "They know each other": nobody is named.
fn is_each_other(known: &Knowledge, token: usize) -> bool {
    known.names_nobody(token) && matches!(&*known.parse.word(token).to_lowercase(), "other" | "another")
}

/// True for what can be named as an argument: no question word, no clause.
pub(super) fn can_be_argument(known: &Knowledge, token: usize) -> bool {
    let word = &known.parse.tokens[token];
    let question = matches!(word.upos, Upos::Pron | Upos::Det | Upos::Adv)
        && is_question_word(&known.parse.word(token).to_lowercase())
        && word.deprel != Deprel::Conj;
    // "your" of "your chances", when it is not known whose
    let whose = word.deprel == Deprel::NmodPoss && known.names_nobody(token);
    // "It is unclear whether it came from the mine or [the mill]": joined with the predicate of a clause
    let first = &known.parse.tokens[known.parse.first_of_list(token)];
    // "Denying guests a room is banned": the tree may take the gerund for a noun
    let gerund = || {
        first.upos == Upos::Verb
            && first.deprel.is_subject()
            && known.parse.word(token).ends_with("ing")
            && known.parse.dependent(token, Deprel::Obj).is_some()
    };
    let clause = matches!(first.deprel, Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter) || gerund();
    !question && !whose && !clause && !is_asked_for(known.parse, token) && word.deprel != Deprel::Expl
}

/// "in which town", "to what degree and when": a phrase that asks, so that it names nothing.
pub(super) fn is_asked_for(parse: &Parse, token: usize) -> bool {
    let word = &parse.tokens[token];
    let first = word.head.filter(|_| word.deprel == Deprel::Conj).unwrap_or(token);
    let asks = |d: usize| matches!(&*parse.word(d).to_lowercase(), "what" | "which");
    !parse.case_of(first).is_empty() && parse.dependents(first, Deprel::Det).any(asks)
}

/// Also the "that" of relative clauses and the "there" of "there is".
fn is_question_word(word: &str) -> bool {
    closed_classes::QUESTION_WORDS.has(word)
        || closed_classes::FREE_RELATIVES.has(word)
        || matches!(word, "that" | "there")
}

fn verbal(known: &Knowledge, clause: &Clause, subjects: &[usize], objects: &[usize], found: &mut Vec<Draft>) {
    let says_nothing = phrases::WEATHER.has(&clause.lemma) || has_to_do(known, clause, objects);
    // "let's go"
    let us = |o: &usize| closed_classes::FIRST_PERSON_PLURAL.has(&known.parse.word(*o).to_lowercase());
    let clitic = |o: &usize| &*clause.lemma == "let" && *o == clause.carrier + 1 && us(o);
    if says_nothing || is_as_for(known, clause) || objects.iter().any(clitic) {
        return;
    }
    let refers_back = |o: usize| matches!(&*known.parse.word(o).to_lowercase(), "this" | "that" | "so" | "it");
    // "quoted her as saying": the triple of what she says names her and whoever quotes her
    if phrases::QUOTES.has(&clause.lemma) && reports(known, clause) {
        return;
    }
    // "had nothing to do with it" tells what the infinitive says
    let parse = known.parse;
    let to_do = |o: usize| {
        let mut infinitives = parse.dependents(o, Deprel::Acl).filter(|&a| &*parse.tokens[a].lemma == "do");
        parse.tokens[o].upos == Upos::Pron && clause.lemma == "have" && infinitives.any(|a| parse.mark_of(a) == "to")
    };
    let plain = objects.iter().copied().filter(|&o| !(reports(known, clause) && refers_back(o) || to_do(o)));
    let plain: Vec<usize> = plain.collect();
    if let Some((name, heads)) = idioms::with_object(known, clause, &clause.lemma, &plain) {
        return each_pair(clause, subjects, &heads, &name, found);
    }
    if let Some((name, heads)) = idioms::verb_with_noun(known, clause, &plain) {
        if heads.is_empty() {
            return events::happens(known, clause, subjects, &name, found);
        }
        return each_pair(clause, subjects, &heads, &name, found);
    }
    if !plain.is_empty() {
        return with_objects(known, clause, subjects, &plain, found);
    }
    if makes_do(known, clause) {
        return;
    }
    without_object(known, clause, subjects, found);
}

/// "supplied the school with desks", "relied on the port": what completes a verb that has no object; else what happens.
fn without_object(known: &Knowledge, clause: &Clause, subjects: &[usize], found: &mut Vec<Draft>) {
    if clause.argument(&Slot::Object).is_some() {
        return; // "what he wanted": the object is a question word; "stated this": another sentence tells it
    }
    // "supplied the school with desks"
    let provided: Vec<usize> = match predicates::PROVIDES.has(&clause.lemma) {
        true => clause.heads(&Slot::Oblique("with".into())).collect(),
        false => Vec::new(),
    };
    if !provided.is_empty() {
        return each_pair(clause, subjects, &provided, &clause.lemma, found);
    }
    let recipients: Vec<usize> = clause.heads(&Slot::Recipient).collect();
    if !recipients.is_empty() {
        let before = found.len();
        each_pair(clause, subjects, &recipients, &clause.lemma, found);
        return complete(known, clause, &mut found[before..]);
    }
    if let Some((name, head)) = clause_as_object(known, clause) {
        return each_clause(clause, subjects, head, &name, found);
    }
    // "made clear that it rains" tells of the rain
    let attributes: Vec<usize> = clause.heads(&Slot::Attribute).collect();
    if !attributes.is_empty() && !reports(known, clause) {
        return each_pair(clause, subjects, &attributes, &clause.lemma, found);
    }
    // "said at a meeting that ...", "began in May to sell": the fact is in the complement
    if clause.argument(&Slot::Complement).is_some() || reports(known, clause) {
        return;
    }
    // "lost, as it did in May": the verb stands for another
    let stands_for_verb = |case: &str| clause.lemma == "do" && !matches!(case, "with" | "without" | "for" | "to");
    match completing_oblique(known, clause).filter(|(case, _)| !stands_for_verb(case)) {
        Some((case, heads)) => {
            let before = found.len();
            each_pair(clause, subjects, &heads, &open_name(&clause.lemma, &case), found);
            for draft in &mut found[before..] {
                let object = draft.object;
                let brought = object.and_then(|o| brought_about(known, clause, &case, o));
                draft.complement = brought.or_else(|| object.and_then(|o| complement_of(known, clause, o)));
            }
        }
        None => events::happens(known, clause, subjects, &clause.lemma, found),
    }
}

/// Each object with what it is to do or is said to be.
fn with_objects(known: &Knowledge, clause: &Clause, subjects: &[usize], objects: &[usize], found: &mut Vec<Draft>) {
    let before = found.len();
    let name = if wishes(known, clause) { "would_like" } else { &clause.lemma };
    each_pair(clause, subjects, objects, name, found);
    complete(known, clause, &mut found[before..]);
    let has_complement = |d: &Draft| d.complement.is_some();
    // "the rules that she would like to see changed": she likes no rules
    let likes =
        wishes(known, clause) && found[before..].iter().any(|d| has_complement(d) && d.object < Some(clause.carrier));
    // "makes it possible to vote": what is made so is told by the clause below
    let makes = || makes_do(known, clause) && !found[before..].iter().any(has_complement);
    if likes || makes() {
        found.truncate(before);
    }
}

fn complete(known: &Knowledge, clause: &Clause, drafts: &mut [Draft]) {
    for draft in drafts {
        draft.complement = draft.object.and_then(|object| complement_of(known, clause, object));
    }
}

/// "had nothing to do with wages": the clause below tells it whole.
fn has_to_do(known: &Knowledge, clause: &Clause, objects: &[usize]) -> bool {
    let below = |noun: usize| known.parse.dependents(noun, Deprel::Acl).filter_map(|c| known.clauses.at(c));
    &*clause.lemma == "have" && objects.iter().any(|&o| below(o).any(|c| &*c.lemma == "have_to_do"))
}

/// "when it comes to storms": as for storms; nothing comes.
pub(super) fn is_as_for(known: &Knowledge, clause: &Clause) -> bool {
    let parse = known.parse;
    let first = parse.subtree(clause.carrier)[0];
    let words = |n: usize| parse.tokens.get(first + n).map(|_| parse.word(first + n).to_lowercase());
    clause.lemma == "come"
        && words(0).as_deref() == Some("when")
        && words(1).as_deref() == Some("it")
        && words(3).as_deref() == Some("to")
}

/// "to date", "to her surprise", "as a result of the strike": a phrase that completes no predicate.
pub(super) fn is_set_phrase(known: &Knowledge, case: &str, head: usize) -> bool {
    completes_nothing(known.parse, head)
        || is_connecting(known.parse, head)
        || phrases::SET_PHRASES.has(&format!("{case}:{}", known.parse.tokens[head].lemma))
}

/// True for the verb of a claim, whose content is told by triples of its own, each with its source.
fn reports(known: &Knowledge, clause: &Clause) -> bool {
    known.cues.contains(&clause.head)
}

/// "was born in Oslo" → be_born_in; a passive with an agent is an active clause here.
fn passive(known: &Knowledge, clause: &Clause, patients: &[usize], found: &mut Vec<Draft>) {
    // "vote based on their views": the vote is, not the voters
    let adverbial = known.parse.tokens[clause.carrier].deprel == Deprel::Advcl;
    let on = |a: &ClauseArgument| matches!(&a.slot, Slot::Oblique(case) if matches!(case.as_str(), "on" | "upon"));
    if adverbial && clause.lemma == "base" && clause.arguments.iter().any(on) {
        return;
    }
    let mut participle = known.parse.word(clause.head).to_lowercase();
    for particle in known.parse.dependents(clause.head, Deprel::CompoundPrt) {
        participle = open_name(&participle, &known.parse.word(particle).to_lowercase());
    }
    let name = format!("be_{participle}");
    // "was fined $2 million"
    let recipients: Vec<usize> = clause.heads(&Slot::Recipient).filter(|&r| can_be_argument(known, r)).collect();
    if !recipients.is_empty() && !patients.is_empty() {
        return each_pair(clause, &recipients, patients, &name, found);
    }
    let attributes: Vec<usize> = clause.heads(&Slot::Attribute).chain(clause.heads(&Slot::Recipient)).collect();
    if !attributes.is_empty() {
        return each_pair(clause, patients, &attributes, &name, found);
    }
    if let Some((name, heads)) = idioms::with_object(known, clause, &name, &[]) {
        return each_pair(clause, patients, &heads, &name, found);
    }
    if let Some((name, head)) = clause_as_object(known, clause) {
        each_clause(clause, patients, head, &name, found);
    }
    let of_clause = found.last().is_some_and(|d| d.anchor == clause.head);
    // "is expected to fall", "was told that it fell": the fact is in the complement
    if let Some((case, heads)) = completing_oblique(known, clause) {
        each_pair(clause, patients, &heads, &open_name(&name, &case), found);
    } else if !of_clause && clause.argument(&Slot::Complement).is_none() && !reports(known, clause) {
        events::happens(known, clause, patients, &name, found);
    }
}

/// "is a war" → be; "is close to a deal" → be_close_to; "is in Kenya" → be_in; "is weak" → be.
fn copular(known: &Knowledge, clause: &Clause, subjects: &[usize], found: &mut Vec<Draft>) {
    let attributes: Vec<usize> = clause
        .heads(&Slot::Attribute)
        .filter(|&a| can_be_argument(known, a) && !is_other_clause(known, clause, a))
        // "if it is not"
        .filter(|&a| !closed_classes::NEGATIONS.has(&known.parse.tokens[a].lemma))
        .collect();
    // "It would be a mistake to think so"
    let extraposed = is_extraposed(known, clause);
    let subjects: Vec<usize> =
        subjects.iter().copied().filter(|&s| !(extraposed && is_unresolved_it(known, s))).collect();
    let subjects = subjects.as_slice();
    let Some(&first) = attributes.first() else {
        let located = clause.arguments.iter().find_map(|a| match &a.slot {
            Slot::Oblique(case) if a.head == clause.head && !is_set_phrase(known, case, a.head) => Some(case.clone()),
            _ => None,
        });
        if let Some((name, heads)) = bare_noun(known, clause) {
            return each_pair(clause, subjects, &heads, &name, found);
        }
        if let Some(case) = located {
            each_pair(clause, subjects, &[clause.head], &open_name("be", &case), found);
        }
        return;
    };
    if known.parse.tokens[first].upos == Upos::Adj {
        // "is ready to talk": the fact is in the infinitive, whose modality says that it is still to come
        if clause.argument(&Slot::Complement).is_some()
            || clause.arguments.iter().any(|a| matches!(a.slot, Slot::Adverbial(_)))
        {
            return;
        }
        let oblique = best_oblique(known, clause).filter(|(case, heads)| {
            !case.is_empty()
                && heads.first().is_some_and(|&h| {
                    !matches!(of_preposition(known, clause, case, h), ModifierKind::Time | ModifierKind::Place)
                })
        });
        if let Some((case, heads)) = oblique {
            let name = open_name(&open_name("be", &graded(known.parse, first)), &case);
            return each_pair(clause, subjects, &heads, &name, found);
        }
    }
    each_pair(clause, subjects, &attributes, "be", found);
}

/// "is in charge of the port" → be_in_charge_of; "in the care of" and "in Lund" are no fixed phrases.
fn bare_noun(known: &Knowledge, clause: &Clause) -> Option<(String, Vec<usize>)> {
    let parse = known.parse;
    let noun = clause.head;
    let dressed = |&c: &usize| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Det | Deprel::Amod | Deprel::Nummod | Deprel::NmodPoss | Deprel::Compound
        )
    };
    let (word, lemma) = (parse.word(noun).to_lowercase(), &parse.tokens[noun].lemma);
    if parse.tokens[noun].upos != Upos::Noun || word != **lemma || parse.children(noun).iter().any(dressed) {
        return None;
    }
    let of = parse.dependents(noun, Deprel::Nmod).find(|&n| n > noun && !parse.case_of(n).is_empty())?;
    let name = [&*parse.case_of(noun), &*word, &*parse.case_of(of)]
        .iter()
        .fold("be".to_owned(), |name, part| open_name(&name, part));
    Some((name, std::iter::once(of).chain(parse.conjuncts(of)).collect()))
}

/// "it" that is not known to mean anything in the text.
fn is_unresolved_it(known: &Knowledge, token: usize) -> bool {
    known.entity(token).is_none() && known.parse.word(token).eq_ignore_ascii_case("it")
}

/// True for a predicate with a clause that "it" stands for: "a mistake to think", "clear that it rains".
fn is_extraposed(known: &Knowledge, clause: &Clause) -> bool {
    known.parse.children(clause.head).iter().any(|&c| {
        c > clause.head
            && matches!(
                known.parse.tokens[c].deprel,
                Deprel::Acl | Deprel::Advcl | Deprel::Csubj | Deprel::Xcomp | Deprel::Ccomp
            )
            && matches!(known.parse.mark_of(c).as_str(), "to" | "that" | "")
    })
}

/// True for a conjunct that is a clause with triples of its own.
fn is_other_clause(known: &Knowledge, clause: &Clause, token: usize) -> bool {
    token != clause.head && known.clauses.at(token).is_some_and(|c| c.kind != ClauseKind::Nominal)
}

/// "had a conversation with the king" → have_conversation_with; without a partner "make | decision".
fn light(known: &Knowledge, clause: &Clause, subjects: &[usize], found: &mut Vec<Draft>) {
    let verb = known.parse.tokens[clause.carrier].lemma.to_lowercase();
    let partner = best_oblique(known, clause).filter(|(case, heads)| {
        !case.is_empty() && heads.first().is_some_and(|&h| of_preposition(known, clause, case, h) != ModifierKind::Time)
    });
    let doers: Vec<usize> = if subjects.is_empty() { clause.heads(&Slot::Object).collect() } else { subjects.to_vec() };
    match partner {
        Some((case, heads)) => {
            each_pair(clause, &doers, &heads, &open_name(&open_name(&verb, &clause.lemma), &case), found)
        }
        None => each_pair(clause, &doers, &[clause.head], &verb, found),
    }
}

/// The prepositional phrase that completes the predicate: a partner before a place, a place before a manner, a time last.
fn best_oblique(known: &Knowledge, clause: &Clause) -> Option<(String, Vec<usize>)> {
    let rank = |case: &str, head: usize| match of_preposition(known, clause, case, head) {
        ModifierKind::Time => 3,
        ModifierKind::Place if case.is_empty() => 2,
        ModifierKind::Place => 1,
        ModifierKind::Manner | ModifierKind::Cause | ModifierKind::Condition | ModifierKind::Other
            if case != "to" && case != "of" =>
        {
            2
        }
        ModifierKind::Amount if case == "from" => 2,
        // "is 10 times higher than in Lund"
        ModifierKind::Amount if case.is_empty() && known.parse.word(head).eq_ignore_ascii_case("times") => 3,
        _ => 0,
    };
    let (_, case) = clause
        .arguments
        .iter()
        .filter_map(|a| match &a.slot {
            Slot::Oblique(case)
                if a.head != clause.head
                    && can_be_argument(known, a.head)
                    && !case.starts_with("according")
                    && !is_set_phrase(known, case, a.head)
                    && case != "including"
                    && !is_in_front(known.parse, clause, a) =>
            {
                Some((rank(case, a.head), case.clone()))
            }
            _ => None,
        })
        .min_by_key(|(rank, _)| *rank)?;
    let heads = clause
        .arguments
        .iter()
        .filter(|a| a.slot == Slot::Oblique(case.clone()) && a.head != clause.head && can_be_argument(known, a.head))
        .map(|a| a.head)
        .filter(|&h| !is_set_phrase(known, &case, h));
    // two phrases with the same preposition are two arguments; only coordinated ones are one
    let mut heads: Vec<usize> = heads.collect();
    let first = *heads.iter().min_by_key(|&&h| rank(&case, h))?;
    let group = known.parse.conjuncts(first);
    heads.retain(|h| *h == first || group.contains(h));
    Some((case.into(), heads))
}

/// "[Of the four towns], Lund is warmest": what stands before the subject of an adjective does not complete it.
fn is_in_front(parse: &Parse, clause: &Clause, argument: &ClauseArgument) -> bool {
    let before = clause.heads(&Slot::Subject).all(|s| argument.head < s);
    let relative = parse.tokens[clause.carrier].deprel == Deprel::AclRelcl;
    clause.kind == ClauseKind::Copular && !argument.inferred && !relative && argument.head < clause.head && before
}

/// The prepositional phrase that completes the verb as an object does, if there is one.
pub(super) fn completing_oblique(known: &Knowledge, clause: &Clause) -> Option<(String, Vec<usize>)> {
    best_oblique(known, clause).filter(|(case, heads)| events::completes(known, clause, case, heads[0]))
}

fn each_pair(clause: &Clause, subjects: &[usize], objects: &[usize], name: &str, found: &mut Vec<Draft>) {
    let draft = |(subject, object)| Draft::open(subject, object, name.to_owned(), clause.head);
    found.extend(pairs(subjects, objects).map(draft));
}

fn each_clause(clause: &Clause, subjects: &[usize], head: usize, name: &str, found: &mut Vec<Draft>) {
    let before = found.len();
    each_pair(clause, subjects, &[head], name, found);
    found[before..].iter_mut().for_each(|draft| draft.clausal = true);
}

/// "The union said it was too late.": when the content gives no triple, its words are the object.
fn content_as_object(known: &Knowledge, clause: &Clause, told: &HashSet<usize>, found: &mut Vec<Draft>) -> bool {
    let Some(said) = clause.argument(&Slot::Complement).map(|a| a.head) else { return false };
    let word = &known.parse.tokens[said];
    // "is easy to reach"
    let to_do = clause.kind == ClauseKind::Copular && known.parse.mark_of(said) == "to";
    if word.deprel != Deprel::Ccomp || word.upos == Upos::Intj || clause.passive || to_do {
        return false;
    }
    // "is afraid that it will fail"
    let adjective = clause.kind == ClauseKind::Copular && known.parse.tokens[clause.head].upos == Upos::Adj;
    let name = match adjective {
        true => open_name("be", &known.parse.tokens[clause.head].lemma.to_lowercase()),
        false => clause.lemma.to_string(),
    };
    // "a bill which critics believe will fail": the words name no bill
    let relative = |s: usize| known.parse.is_relative_pronoun(s);
    let describes = known.parse.tokens[clause.carrier].deprel == Deprel::AclRelcl;
    if describes && known.parse.children(said).iter().any(|&s| s < clause.head && relative(s)) {
        return false;
    }
    let words = known.parse.subtree(said);
    let any = words.iter().any(|&w| known.clauses.of_head.at(w).is_some_and(|c| told.contains(&c)));
    let Some(subject) = clause.heads(&Slot::Subject).find(|&s| can_be_argument(known, s)) else { return false };
    if !any {
        found.push(Draft { clausal: true, ..Draft::open(subject, said, name, clause.head) });
    }
    !any
}
