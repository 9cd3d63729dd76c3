//! Arguments that a clause shares with others: control, coordination, participles, event nouns.

use super::controllers::{
    addressed, concerned, controller, objects_do, subject_of_acl, surface_subjects, those_asked, with_preposition,
};
use super::{saying_participles, unnamed_doers, verbs_repeated, writers};
use crate::clauses::effects::{Effect, effect};
use crate::clauses::syntax::{can_act, is_gerund, is_infinitive, is_parenthetical_report, lacks};
use crate::lexicon::vocabulary::{connectives, predicates};
use crate::quotes::Quote;
use crate::{Clause, ClauseArgument, ClauseKind, Clauses, Deprel, NameLabel, NominalClass, Parse, Slot, Upos};

pub(super) fn of_clause(parse: &Parse, quotes: &[Quote], clauses: &Clauses, clause: &Clause) -> Vec<ClauseArgument> {
    let inferred = |slot: &Slot, heads: Vec<usize>| -> Vec<ClauseArgument> {
        heads.into_iter().map(|head| ClauseArgument { slot: slot.clone(), head, inferred: true }).collect()
    };
    if clause.kind == ClauseKind::Nominal {
        return match clause.argument(&Slot::Subject) {
            Some(_) => Vec::new(),
            None => inferred(&Slot::Subject, subject_of_event(parse, clauses, clause)),
        };
    }
    let missing = if clause.passive { Slot::Object } else { Slot::Subject };
    // "as treaties were exchanged": the noun that the verb carries is what stands as its subject
    let carried = clause.passive && clause.kind == ClauseKind::Light;
    let lacks_subject = clause.argument(&missing).is_none() && !carried;
    let mut found =
        if lacks_subject { inferred(&missing, surface_subject_of(parse, quotes, clauses, clause)) } else { Vec::new() };
    found.extend(inferred(&Slot::Subject, verbs_repeated::those_who_did_too(parse, clause)));
    object_of_last(parse, clauses, clause, &mut found);
    let token = &parse.tokens[clause.carrier];
    if token.deprel == Deprel::Conj
        && let Some(first) = token.head.and_then(|h| clauses.at(h))
    {
        share_object(parse, clause, first, &mut found);
        if lacks_subject {
            share_setting(clause, first, &mut found);
        }
    }
    found
}

/// Who or what would be the grammatical subject of a clause that has none of its own.
fn surface_subject_of(parse: &Parse, quotes: &[Quote], clauses: &Clauses, clause: &Clause) -> Vec<usize> {
    let verb = clause.carrier;
    let token = &parse.tokens[verb];
    let Some(head) = token.head else { return Vec::new() };
    // "As it happens, Berg left": nobody happens
    if parse.dependents(verb, Deprel::Expl).any(|e| e < verb) {
        return Vec::new();
    }
    if unnamed_doers::compares(parse, clause) || unnamed_doers::sums_up_clause(parse, clause) {
        return Vec::new();
    }
    // "They argue that the answer is to sell": a copula's subject that does nothing gives its place to nobody
    if parse.dependent(verb, Deprel::Cop).is_some() && !lacks(parse, verb, &[Deprel::Nsubj, Deprel::NsubjOuter]) {
        return Vec::new();
    }
    if matches!(token.deprel, Deprel::Advcl | Deprel::Acl)
        && let Some(speakers) = saying_participles::speakers(parse, quotes, clauses, clause)
    {
        return speakers;
    }
    let governor = clauses.at(head);
    let subjects_of_governor = || governor.map(surface_subjects).unwrap_or_default();
    match token.deprel {
        Deprel::Conj => subjects_of_governor(),
        // "will sell the port, may keep the ferry": the tree may see two clauses side by side
        Deprel::Parataxis if goes_on(parse, clause) => subjects_of_governor(),
        Deprel::Xcomp => match governor {
            Some(governor) if unnamed_doers::is_deed_of_others(parse, governor, verb) => Vec::new(),
            Some(governor) if unnamed_doers::is_asked_of_others(parse, governor, verb) => Vec::new(),
            Some(governor) if unnamed_doers::follows_things(parse, governor, verb) => surface_subjects(governor),
            // "Time has come to mend the dam"
            Some(governor) => {
                let time = |c: usize| parse.tokens[c].nominal == NominalClass::Time && governor.lemma == "come";
                let acts = |&c: &usize| can_act(parse, c) || !time(c);
                let subjects = controller(parse, governor).into_iter().filter(acts).collect();
                unnamed_doers::doers(parse, governor, verb, subjects)
            }
            // "seems willing to sign"
            None => subjects_of_adjective(parse, clauses, head),
        },
        // "are considering whether to block the deal"
        Deprel::Ccomp if is_infinitive(parse, verb) => subjects_of_governor(),
        // "denied having paid the mayor"
        Deprel::Ccomp if is_gerund(parse, verb) && governor.is_some_and(|g| speaks_of_own_deed(&g.lemma)) => {
            subjects_of_governor()
        }
        // "as reported by Vik": all of the sentence is, not its subject
        Deprel::Advcl if is_as_reported(parse, clause) => Vec::new(),
        Deprel::Advcl | Deprel::AdvclRelcl => {
            let governor = governor.filter(|g| g.head != clause.head);
            let subjects = |g| {
                let other = writers::of_object(parse, g, clause);
                let other = other.or_else(|| unnamed_doers::absolute_subject(parse, g, clause));
                let other = other.or_else(|| unnamed_doers::doer_named_behind(parse, g, verb));
                let other = other.or_else(|| unnamed_doers::undertaking_behind(parse, g, clause));
                other.map_or_else(|| subject_of_adverbial(parse, g, verb), |o| vec![o])
            };
            governor.map(subjects).unwrap_or_default()
        }
        // "It took her two years to build the boat"
        Deprel::Csubj if is_infinitive(parse, verb) => governor.map(|g| concerned(parse, g)).unwrap_or_default(),
        Deprel::Acl if !is_parenthetical_report(parse, verb) => subject_of_acl(parse, clauses, clause, head),
        _ => Vec::new(),
    }
}

/// "as reported by Vik"; but "as quoted by Vik" speaks of whoever is quoted.
fn is_as_reported(parse: &Parse, clause: &Clause) -> bool {
    let reports = predicates::REPORTING.has(&clause.lemma) && !predicates::REPORTS_ONLY_QUOTES.has(&clause.lemma);
    clause.passive && reports && parse.mark_of(clause.carrier) == "as"
}

/// "seems willing to sign" → the subject of the verb before the adjective, but "considers it necessary to sign" → nobody.
fn subjects_of_adjective(parse: &Parse, clauses: &Clauses, adjective: usize) -> Vec<usize> {
    let above = parse.tokens[adjective].head.and_then(|h| clauses.at(h));
    let above = above.filter(|a| !unnamed_doers::is_judged(parse, adjective, a));
    above.map(surface_subjects).unwrap_or_default()
}

/// "left the room, telling reporters nothing" → who left; "sent troops to guard the port" → the troops.
fn subject_of_adverbial(parse: &Parse, governor: &Clause, verb: usize) -> Vec<usize> {
    let purpose = is_infinitive(parse, verb);
    if unnamed_doers::is_what_it_comes_to(parse, governor, verb) || unnamed_doers::is_only_there(parse, governor, verb)
    {
        return Vec::new();
    }
    let lemma = governor.lemma.as_str();
    let would_like = lemma == "like" && governor.heads(&Slot::Object).any(|o| can_act(parse, o));
    if purpose && (predicates::SENDING.has(lemma) || predicates::CHOOSING.has(lemma) || would_like) {
        return governor.heads(&Slot::Object).collect();
    }
    if purpose && let Some(things) = unnamed_doers::what_it_is_done_to(parse, governor, verb) {
        return things;
    }
    if purpose && let Some(owner) = unnamed_doers::owner_of_plan(parse, governor, verb) {
        return vec![owner];
    }
    // "issued an ultimatum to Lund to pay", with the infinitive under the verb
    let asks = |&o: &usize| governor.carrier < o && o < verb && predicates::ASKS_OTHERS.has(&parse.tokens[o].lemma);
    if purpose && let Some(asked) = governor.heads(&Slot::Object).find(asks) {
        return those_asked(parse, Some(governor), asked);
    }
    // "It is up to them to sign"
    let others: Vec<usize> = addressed(parse, governor).into_iter().filter(|&o| can_act(parse, o)).collect();
    if purpose && governor.kind == ClauseKind::Copular && !others.is_empty() {
        return others;
    }
    // "called on them to leave"
    let addresses = purpose && (matches!(lemma, "call" | "appeal" | "plead") || !others.is_empty());
    let mark = parse.mark_of(verb);
    if addresses || objects_do(governor, &mark) {
        return controller(parse, governor);
    }
    // "laughed at them for losing"
    let mocked = with_preposition(parse, governor, predicates::OBLIQUE_DID_IT);
    if mark == "for" && !mocked.is_empty() {
        return mocked;
    }
    // "led to schools running short of books"
    let follows = |o: &usize| parse.subtree(verb).first() == Some(&(o + 1));
    if mark.is_empty() && is_gerund(parse, verb) {
        let come_of_it = with_preposition(parse, governor, predicates::BRINGS_ABOUT).into_iter().find(follows);
        if let Some(noun) = come_of_it {
            return vec![noun];
        }
    }
    let subjects = surface_subjects(governor);
    // "was built by selling bonds": what the deed is done to did not sell them
    let gerund = parse.word(verb).ends_with("ing");
    let means = governor.passive && connectives::MEANS_OR_SOURCE.has(&mark) && gerund;
    // "A decree was issued after taking advice", "Time has come to clean it", "The day serves to thank them": nothing of that does it
    let deed = parse.dependent(verb, Deprel::Obj).is_some();
    let before = deed && gerund && governor.passive && matches!(mark.as_str(), "after" | "before" | "without");
    let serves = deed && purpose && !gerund && !governor.passive;
    // "A row broke out over closing the port", "No time was wasted in closing it", "Deaths were blamed on fighting between gangs"
    let concerned = gerund && (mark == "over" || governor.passive && matches!(mark.as_str(), "in" | "on"));
    let does = |&s: &usize| {
        let idle = match parse.tokens[s].nominal {
            NominalClass::Time => before || serves,
            NominalClass::Abstract => before,
            _ => false,
        };
        can_act(parse, s) || !means && !idle && !concerned
    };
    unnamed_doers::doers(parse, governor, verb, subjects.into_iter().filter(does).collect())
}

/// "On Monday, in Turku, she opened the bridge and visited the school": what stands before the subject holds for both verbs,
/// unless the second has a phrase of its own with the same preposition.
fn share_setting(clause: &Clause, first: &Clause, found: &mut Vec<ClauseArgument>) {
    let Some(subject) = surface_subjects(first).into_iter().min() else { return };
    for argument in first.arguments.iter().filter(|a| a.head < subject && matches!(a.slot, Slot::Oblique(_))) {
        if clause.argument(&argument.slot).is_none() {
            found.push(ClauseArgument { inferred: true, ..argument.clone() });
        }
    }
}

/// "denied having paid", "admitted taking"; but "included taking" and "mentioned taking" may speak of what others do.
fn speaks_of_own_deed(lemma: &str) -> bool {
    matches!(effect(lemma), Some(Effect::Denies | Effect::Keeps))
}

/// A clause after a comma that has an auxiliary and no subject of its own.
fn goes_on(parse: &Parse, clause: &Clause) -> bool {
    let after = parse.tokens[clause.carrier].head.is_some_and(|h| h < clause.carrier);
    after && parse.dependent(clause.carrier, Deprel::Aux).is_some() && !predicates::REPORTING.has(&clause.lemma)
}

/// "made and sold cars": the object after the last verb belongs to both; the tree attaches it to the first.
fn share_object(parse: &Parse, clause: &Clause, first: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    if clause.passive || first.passive || clause.argument(&Slot::Object).is_some() || clause.kind != ClauseKind::Verbal
    {
        return;
    }
    let adjacent = first.head < verb
        && parse.tokens[first.head + 1..=verb].iter().all(|t| !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Pron));
    let objects: Vec<usize> = first.heads(&Slot::Object).filter(|&o| o > verb && adjacent).collect();
    if let Some(&object) = objects.first() {
        share_times_and_places(parse, first, clause, object, found);
    }
    found.extend(objects.into_iter().map(|head| ClauseArgument { slot: Slot::Object, head, inferred: true }));
}

/// "made and sold cars in Lund in May": the places and times behind the object that verbs share are of all of them. Not of "bought and
/// then sold a car in May".
fn share_times_and_places(parse: &Parse, from: &Clause, to: &Clause, object: usize, found: &mut Vec<ClauseArgument>) {
    let (first, last) = (from.carrier.min(to.carrier), from.carrier.max(to.carrier));
    if parse.tokens[first..last].iter().any(|t| t.upos == Upos::Adv) {
        return;
    }
    let setting = |a: &&ClauseArgument| {
        let name = parse.name_at(a.head).map(|n| n.label);
        matches!(a.slot, Slot::Oblique(_))
            && !a.inferred
            && a.head > object
            && (matches!(parse.tokens[a.head].nominal, NominalClass::Time | NominalClass::Place)
                || matches!(name, Some(NameLabel::Date | NameLabel::Location)))
    };
    found.extend(from.arguments.iter().filter(setting).map(|a| ClauseArgument { inferred: true, ..a.clone() }));
}

/// "made and sold cars", where the tree attaches the object to the last verb. Only verbs that must have one share it: in "came
/// and saw the castle" nobody came the castle.
fn object_of_last(parse: &Parse, clauses: &Clauses, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let token = &parse.tokens[verb];
    let bare = clause.kind == ClauseKind::Verbal
        && !clause.passive
        && predicates::TAKES_OBJECT.has(&clause.lemma)
        && [Slot::Object, Slot::Recipient, Slot::Complement].iter().all(|s| clause.argument(s).is_none());
    if !bare {
        return;
    }
    let first = token.head.filter(|_| token.deprel == Deprel::Conj).unwrap_or(verb);
    let verbs_only = |last: usize| {
        parse.tokens[verb + 1..last]
            .iter()
            .all(|t| matches!(t.upos, Upos::Verb | Upos::Cconj | Upos::Punct | Upos::Adv | Upos::Aux))
    };
    let last = parse.dependents(first, Deprel::Conj).filter(|&c| c > verb && verbs_only(c)).last();
    let Some(last) = last.and_then(|c| clauses.at(c)).filter(|l| l.kind == ClauseKind::Verbal && !l.passive) else {
        return;
    };
    let shared = last.arguments.iter().filter(|a| a.slot == Slot::Object && !a.inferred && a.head > last.carrier);
    let shared: Vec<&ClauseArgument> = shared.collect();
    if let Some(object) = shared.first() {
        share_times_and_places(parse, last, clause, object.head, found);
    }
    found.extend(shared.into_iter().map(|a| ClauseArgument { inferred: true, ..a.clone() }));
}

/// Whose meeting is "a meeting with the king" in "She said so during a meeting with the king"? Hers.
fn subject_of_event(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<usize> {
    let noun = &parse.tokens[clause.head];
    let Some(governor) = clause.parent.get().map(|p| &clauses.list[p]) else { return Vec::new() };
    if noun.head != Some(governor.head) && noun.head != Some(governor.carrier) {
        return Vec::new();
    }
    match noun.deprel {
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod
            if governor.kind != ClauseKind::Copular
                && connectives::DURING_AN_EVENT.has(&parse.case_of(clause.head)) =>
        {
            let doers: Vec<usize> = governor.heads(&Slot::Subject).collect();
            if doers.is_empty() { surface_subjects(governor) } else { doers }
        }
        // "held talks and a meeting with"
        Deprel::Conj if matches!(governor.kind, ClauseKind::Light | ClauseKind::Nominal) => surface_subjects(governor),
        _ => Vec::new(),
    }
}
