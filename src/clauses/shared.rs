//! Arguments that a clause shares with others: control, coordination, participles, event nouns.

use super::{predicates, verbs};
use crate::{Clause, ClauseArgument, ClauseKind, Clauses, Deprel, NominalClass, Parse, Slot, Upos};

/// The word that stands as grammatical subject: of a passive it is what the deed is done to.
fn surface_subjects(clause: &Clause) -> Vec<usize> {
    clause.heads(if clause.passive { &Slot::Object } else { &Slot::Subject }).collect()
}

pub(super) fn of_clause(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<ClauseArgument> {
    let verb = clause.carrier;
    let mut found = Vec::new();
    let place = if clause.passive { Slot::Object } else { Slot::Subject };
    let mut give = |slot: &Slot, heads: &[usize]| {
        found.extend(heads.iter().map(|&head| ClauseArgument { slot: slot.clone(), head, inferred: true }));
    };
    let lacks = clause.argument(&place).is_none();
    if clause.kind == ClauseKind::Nominal {
        if clause.argument(&Slot::Subject).is_none() {
            give(&Slot::Subject, &subject_of_event(parse, clauses, clause));
        }
        return found;
    }
    let token = &parse.tokens[verb];
    let governor = token.head.and_then(|h| clauses.at(h));
    match token.deprel {
        // "will sell the port, may keep the ferry": the tree may see two clauses side by side
        Deprel::Conj | Deprel::Parataxis if lacks && (token.deprel == Deprel::Conj || goes_on(parse, clause)) => {
            if let Some(first) = governor {
                give(&place, &surface_subjects(first));
            }
        }
        Deprel::Xcomp if lacks => {
            if let Some(governor) = governor {
                give(&place, &controller(parse, governor));
            // "seems willing to sign"
            } else if let Some(above) = token.head.and_then(|h| parse.tokens[h].head).and_then(|h| clauses.at(h)) {
                give(&place, &surface_subjects(above));
            }
        }
        // "are considering whether to block the deal", "denied having paid the mayor"
        Deprel::Ccomp
            if lacks
                && (parse.dependents(verb, Deprel::Mark).any(|m| &*parse.tokens[m].lemma == "to")
                    || predicates::is_gerund(parse, verb)
                        && governor.is_some_and(|g| speaks_of_own_deed(&g.lemma))) =>
        {
            if let Some(governor) = governor {
                give(&place, &surface_subjects(governor));
            }
        }
        Deprel::Advcl | Deprel::AdvclRelcl if lacks => {
            if let Some(governor) = governor.filter(|g| g.head != clause.head) {
                let purpose = parse.dependents(verb, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "to");
                let lemma = governor.lemma.as_str();
                // "sent troops to guard the port": those sent guard
                let heads: Vec<usize> = if purpose && (verbs::is_sending(lemma) || verbs::is_choosing(lemma)) {
                    governor.heads(&Slot::Object).collect()
                // "called on them to leave"
                } else if purpose && matches!(lemma, "call" | "appeal" | "plead")
                    || objects_do(governor, &parse.mark_of(verb))
                {
                    controller(parse, governor)
                } else {
                    surface_subjects(governor)
                };
                give(&place, &heads);
            }
        }
        Deprel::Acl if lacks && !predicates::is_parenthetical(parse, verb) => {
            if let Some(noun) = token.head {
                give(&place, &subject_of_acl(parse, clauses, clause, noun));
            }
        }
        _ => {}
    }
    if token.deprel == Deprel::Conj {
        share_object(parse, clause, governor, &mut found);
        if lacks && let Some(first) = governor {
            share_setting(clause, first, &mut found);
        }
    }
    found
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

/// "denied having paid", "admitted taking"; what a list includes or a man mentions others do.
fn speaks_of_own_deed(lemma: &str) -> bool {
    matches!(verbs::effect(lemma), Some(verbs::Effect::Denies | verbs::Effect::Keeps))
}

/// A clause after a comma that has an auxiliary and no subject of its own.
fn goes_on(parse: &Parse, clause: &Clause) -> bool {
    let after = parse.tokens[clause.carrier].head.is_some_and(|h| h < clause.carrier);
    after && parse.dependent(clause.carrier, Deprel::Aux).is_some() && !verbs::is_reporting(&clause.lemma)
}

/// "made and sold cars": the object after the last verb belongs to both, the tree hangs it to the first.
fn share_object(parse: &Parse, clause: &Clause, first: Option<&Clause>, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let Some(first) = first else { return };
    if clause.passive || first.passive || clause.argument(&Slot::Object).is_some() || clause.kind != ClauseKind::Verbal
    {
        return;
    }
    let adjacent = first.head < verb
        && parse.tokens[first.head + 1..=verb].iter().all(|t| !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Pron));
    for object in first.heads(&Slot::Object).filter(|&o| o > verb && adjacent) {
        found.push(ClauseArgument { slot: Slot::Object, head: object, inferred: true });
    }
}

/// Who does what an infinitive says: "urged them to leave" → them, "promised them to leave", "wants to leave" → the subject.
fn controller(parse: &Parse, governor: &Clause) -> Vec<usize> {
    let own = surface_subjects(governor);
    if governor.passive || verbs::is_subject_control(&governor.lemma) || governor.kind != ClauseKind::Verbal {
        return own;
    }
    // "needed two hours to win": nobody but those who can do anything does it
    let can_act = |&o: &usize| {
        let spends = matches!(governor.lemma.as_str(), "need" | "spend" | "have" | "lack" | "require");
        !spends || predicates::can_act(parse, o)
    };
    let objects: Vec<usize> =
        governor.heads(&Slot::Recipient).chain(governor.heads(&Slot::Object)).filter(can_act).collect();
    if objects.is_empty() {
        // "called on them to leave", "appealed to them to stop"
        let obliques: Vec<usize> = governor
            .arguments
            .iter()
            .filter(|a| {
                matches!(&a.slot, Slot::Oblique(case) if matches!((governor.lemma.as_str(), case.as_str()),
                ("call", "on" | "upon") | ("appeal", "to") | ("plead", "with") | ("wait", "for")))
            })
            .map(|a| a.head)
            .collect();
        if obliques.is_empty() { own } else { obliques }
    } else {
        objects
    }
}

/// "accused them of leaving", "thanked them for coming", "kept them from leaving", "warned them against leaving": those to
/// whom it is done do what the gerund says. "Ruling out a vote after meeting Ada" is no such thing.
fn objects_do(governor: &Clause, mark: &str) -> bool {
    match governor.lemma.as_str() {
        "accuse" | "suspect" | "convict" | "blame" | "praise" | "thank" | "criticize" | "criticise" | "charge"
        | "fine" | "punish" | "reward" | "sentence" | "jail" | "imprison" | "arrest" | "detain" | "prosecute" => {
            matches!(mark, "of" | "for" | "with" | "over")
        }
        "warn" => mark == "against",
        "quote" | "cite" => mark == "as",
        lemma => mark == "from" && verbs::effect(lemma) == Some(verbs::Effect::Denies),
    }
}

/// "a plan to leave" → who has the plan; "troops guarding the port" → troops; "a deal signed in Oslo" → the deal.
fn subject_of_acl(parse: &Parse, clauses: &Clauses, clause: &Clause, noun: usize) -> Vec<usize> {
    if let Some(governor) = goes_with_the_verb(parse, clauses, clause, noun) {
        return surface_subjects(governor);
    }
    let infinitive = parse.dependents(clause.head, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "to");
    if !infinitive && (parse.mark_of(clause.head).is_empty() || predicates::can_act(parse, noun)) {
        return vec![noun];
    }
    if !infinitive {
        // "accused the firm of breaking the law", with the gerund under the firm
        let accused = parse.tokens[noun].head.and_then(|h| clauses.at(h)).is_some_and(|governor| {
            governor.heads(&Slot::Object).any(|o| o == noun) && objects_do(governor, &parse.mark_of(clause.head))
        });
        return if accused { vec![noun] } else { doer_of_gerund(parse, clauses, noun) };
    }
    // "Norlake to buy its rival": a headline
    if parse.tokens[noun].head.is_none() && parse.name_at(noun).is_some() {
        return vec![noun];
    }
    if matches!(parse.tokens[noun].nominal, NominalClass::Person | NominalClass::Organization) {
        return vec![noun];
    }
    let owner: Vec<usize> = parse.dependents(noun, Deprel::NmodPoss).collect();
    if !owner.is_empty() {
        return owner;
    }
    // "He made a decision to leave", "She has the right to stay"
    if matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::Obl | Deprel::Xcomp)
        && let Some(governor) = parse.tokens[noun].head.and_then(|h| clauses.at(h))
    {
        return surface_subjects(governor);
    }
    Vec::new()
}

/// "She joined the board in May, making her the first ..., " and "He became a regular, scoring twice": after a comma a
/// participle behind the verb tells more of the subject, though the tree may hang it to the last noun.
fn goes_with_the_verb<'c>(parse: &Parse, clauses: &'c Clauses, clause: &Clause, noun: usize) -> Option<&'c Clause> {
    let verb = clause.carrier;
    let ing = !clause.passive && parse.word(verb).ends_with("ing") && parse.dependent(verb, Deprel::Mark).is_none();
    let first = parse.subtree(verb)[0];
    let comma = |w: usize| parse.word(w) == ",";
    let after_comma = comma(first) || first > 0 && comma(first - 1);
    if !ing || !after_comma || verb < noun {
        return None;
    }
    let mut at = noun;
    // only from an object or what follows the verb, not from the subject: "The firm, employing 300, closed"
    while let Some(head) = parse.tokens[at].head {
        match parse.tokens[at].deprel {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => return None,
            _ => {}
        }
        if let Some(governor) = clauses.at(head).filter(|c| c.kind != ClauseKind::Nominal) {
            return (governor.carrier < noun).then_some(governor);
        }
        at = head;
    }
    None
}

/// "was arrested on suspicion of stealing", "denied allegations of fraud": the noun itself does nothing.
fn doer_of_gerund(parse: &Parse, clauses: &Clauses, noun: usize) -> Vec<usize> {
    let owner: Vec<usize> = parse.dependents(noun, Deprel::NmodPoss).collect();
    if !owner.is_empty() {
        return owner;
    }
    let Some(governor) = parse.tokens[noun].head.and_then(|h| clauses.at(h)) else { return Vec::new() };
    match parse.tokens[noun].deprel {
        Deprel::Obj => surface_subjects(governor),
        Deprel::Obl if verbs::is_charge(&parse.tokens[noun].lemma) => {
            let patients: Vec<usize> = governor.heads(&Slot::Object).collect();
            if patients.is_empty() { surface_subjects(governor) } else { patients }
        }
        _ => Vec::new(),
    }
}

/// Whose meeting is "a meeting with the king" in "She said so during a meeting with the king"? Hers.
fn subject_of_event(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<usize> {
    let noun = &parse.tokens[clause.head];
    let Some(governor) = clause.parent.get().map(|p| &clauses.list[p]) else { return Vec::new() };
    let direct = noun.head == Some(governor.head) || noun.head == Some(governor.carrier);
    let case = parse.case_of(clause.head);
    match noun.deprel {
        Deprel::Obl | Deprel::OblUnmarked | Deprel::Nmod
            if direct
                && governor.kind != ClauseKind::Copular
                && matches!(
                    case.as_str(),
                    "during"
                        | "in"
                        | "at"
                        | "after"
                        | "before"
                        | "following"
                        | "for"
                        | "on"
                        | "ahead_of"
                        | "prior_to"
                        | "from"
                        | "over"
                        | "via"
                        | "to"
                ) =>
        {
            let doers: Vec<usize> = governor.heads(&Slot::Subject).collect();
            if doers.is_empty() { surface_subjects(governor) } else { doers }
        }
        // "held talks and a meeting with"
        Deprel::Conj if direct && matches!(governor.kind, ClauseKind::Light | ClauseKind::Nominal) => {
            surface_subjects(governor)
        }
        _ => Vec::new(),
    }
}
