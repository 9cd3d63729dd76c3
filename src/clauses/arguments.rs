//! The arguments of each predicate: those that stand with it, then those that it shares with others.

use super::{predicates, verbs};
use crate::quotes::{self, Quote};
use crate::{Clause, ClauseArgument, ClauseKind, Clauses, Deprel, NameLabel, NominalClass, Parse, Slot, Upos};

/// Fills [`Clause::arguments`] of every clause.
pub(super) fn attach(parse: &Parse, quotes: &[Quote], clauses: &mut Clauses) {
    for c in 0..clauses.list.len() {
        let mut arguments = own(parse, clauses, &clauses.list[c]);
        // “He will go,” his lawyer said: what stands behind the closing mark is no subject of the words before it
        if let Some(quote) = quotes::around(quotes, clauses.list[c].carrier) {
            arguments.retain(|a| a.slot != Slot::Subject || a.head < quote.tokens.end || a.inferred);
        }
        clauses.list[c].arguments = arguments;
    }
    // Governors first: "wants to begin to talk" hands its subject down twice.
    for c in by_depth(parse, clauses) {
        let shared = shared(parse, clauses, &clauses.list[c]);
        let clause = &mut clauses.list[c];
        for argument in shared {
            if argument.head != clause.head && !clause.arguments.contains(&argument) {
                clause.arguments.push(argument);
            }
        }
        clause.arguments.sort_by_key(|a| a.head);
    }
}

fn by_depth(parse: &Parse, clauses: &Clauses) -> Vec<usize> {
    let depth = |head: usize| {
        let (mut n, mut at) = (0usize, parse.tokens[head].head);
        while let Some(i) = at {
            n += 1;
            at = parse.tokens[i].head;
        }
        n
    };
    let mut order: Vec<(usize, usize)> = clauses.list.iter().enumerate().map(|(c, k)| (depth(k.head), c)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, c)| c).collect()
}

// ------------------------------------------------------------------------------------------------ own arguments

fn own(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<ClauseArgument> {
    let mut found = Vec::new();
    let event = clause.kind == ClauseKind::Copular && predicates::is_event(parse, clause.head);
    if event || matches!(clause.kind, ClauseKind::Nominal | ClauseKind::Light) {
        of_noun(parse, clause.head, clause.kind, &mut found);
    }
    if clause.kind == ClauseKind::Copular {
        attribute(parse, clause.head, &mut found);
    }
    if clause.kind != ClauseKind::Nominal {
        of_verb(parse, clauses, clause, &mut found);
    }
    if let Some(case) = verbs::case_of_charge(&clause.lemma) {
        charge(parse, case, &mut found);
    }
    found.sort_by_key(|a| a.head);
    found
}

/// "accused the president of corruption": the tree may hang the charge to the president. "of Kenya" stays with him.
fn charge(parse: &Parse, case: &str, found: &mut Vec<ClauseArgument>) {
    let is_object = |a: &&ClauseArgument| matches!(a.slot, Slot::Object | Slot::Recipient) && !a.inferred;
    let objects: Vec<usize> = found.iter().filter(is_object).map(|a| a.head).collect();
    for phrase in objects.iter().flat_map(|&o| parse.dependents(o, Deprel::Nmod)) {
        let token = &parse.tokens[phrase];
        let names_a_deed = token.upos == Upos::Noun
            && !matches!(
                token.nominal,
                NominalClass::Person | NominalClass::Place | NominalClass::Organization | NominalClass::Time
            );
        if names_a_deed && parse.case_of(phrase) == case {
            push(parse, Slot::Oblique(case.to_owned()), phrase, found);
        }
    }
}

/// The dependents of a verb, or of a copula's complement.
fn of_verb(parse: &Parse, clauses: &Clauses, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let relative = relative_of(parse, verb);
    for &child in parse.children(verb) {
        if child == clause.head {
            continue;
        }
        let token = &parse.tokens[child];
        let slot = match token.deprel {
            Deprel::Nsubj | Deprel::NsubjOuter | Deprel::Csubj | Deprel::CsubjOuter => {
                if clause.passive && token.deprel == Deprel::Nsubj { Slot::Object } else { Slot::Subject }
            }
            Deprel::NsubjPass | Deprel::CsubjPass => Slot::Object,
            Deprel::Obj => Slot::Object,
            Deprel::Iobj => Slot::Recipient,
            Deprel::OblAgent => Slot::Subject,
            Deprel::Obl | Deprel::OblUnmarked => {
                let case = parse.case_of(child);
                if clause.passive && case == "by" && token.nominal != NominalClass::Time && token.upos != Upos::Num {
                    Slot::Subject
                } else {
                    Slot::Oblique(case)
                }
            }
            Deprel::Nmod | Deprel::NmodUnmarked if clause.kind == ClauseKind::Verbal => {
                Slot::Oblique(parse.case_of(child))
            }
            Deprel::Xcomp => {
                if clauses.of_head[child].is_some() && parse.tokens[child].upos == Upos::Verb
                    || parse.dependent(child, Deprel::Cop).is_some()
                {
                    Slot::Complement
                } else {
                    Slot::Attribute
                }
            }
            Deprel::Ccomp => Slot::Complement,
            Deprel::Advcl | Deprel::AdvclRelcl => Slot::Adverbial(parse.mark_of(child)),
            Deprel::Advmod if !verbs::is_negation(&token.lemma) => Slot::Adverb,
            _ => continue,
        };
        // "which envoy she met": the tree may hang "which" and "envoy" to the verb side by side
        if let Some(noun) = asked_noun(parse, child) {
            found.push(ClauseArgument { slot, head: noun, inferred: false });
            continue;
        }
        if is_asked_about(parse, child) {
            continue;
        }
        // "the deal that they signed": the relative pronoun stands for the noun
        if let Some(noun) =
            relative.filter(|_| verbs::is_relative_pronoun(parse.word(child)) && token.upos != Upos::Det)
        {
            found.push(ClauseArgument { slot, head: noun, inferred: true });
            continue;
        }
        push(parse, slot, child, found);
    }
    if !found.iter().any(|a| a.slot == Slot::Subject) && verbs::is_reporting(&clause.lemma) && !clause.passive {
        if let Some(speaker) = inverted_subject(parse, verb) {
            found.retain(|a| a.head != speaker);
            found.push(ClauseArgument { slot: Slot::Subject, head: speaker, inferred: false });
        }
    }
    one_subject(parse, verb, found);
    if parse.dependent(verb, Deprel::Expl).is_some() {
        there_is(parse, found);
    }
    if let Some(noun) = relative {
        reduced_relative(parse, clause, noun, found);
    }
}

/// "There are two banks in Lund.": the place hangs to the noun.
fn there_is(parse: &Parse, found: &mut Vec<ClauseArgument>) {
    let subjects: Vec<usize> = found.iter().filter(|a| a.slot == Slot::Subject).map(|a| a.head).collect();
    for place in subjects.iter().flat_map(|&s| parse.dependents(s, Deprel::Nmod)) {
        let case = parse.case_of(place);
        if matches!(case.as_str(), "in" | "at" | "near" | "on" | "inside" | "outside" | "under" | "between") {
            found.push(ClauseArgument { slot: Slot::Oblique(case), head: place, inferred: false });
        }
    }
}

/// "LAGOS, March 3 - Ministers met": of two subjects that nothing joins, the one next to the verb.
fn one_subject(parse: &Parse, verb: usize, found: &mut Vec<ClauseArgument>) {
    let plain = |i: usize| parse.tokens[i].deprel == Deprel::Nsubj && parse.tokens[i].head == Some(verb) && i < verb;
    let Some(nearest) = found.iter().map(|a| a.head).filter(|&h| plain(h)).max() else { return };
    let others: Vec<usize> = found.iter().map(|a| a.head).filter(|&h| plain(h) && h != nearest).collect();
    if !others.is_empty() {
        let joined: Vec<usize> = others.iter().flat_map(|&o| parse.conjuncts(o)).collect();
        found.retain(|a| !others.contains(&a.head) && !joined.contains(&a.head));
    }
}

/// "“We are glad,” said the head of the union": the speaker behind the verb, which the tree may take for its object or for
/// somebody that is spoken to.
fn inverted_subject(parse: &Parse, verb: usize) -> Option<usize> {
    let said =
        parse.dependents(verb, Deprel::Ccomp).chain(parse.dependents(verb, Deprel::Parataxis)).find(|&c| c < verb)?;
    let sentence = parse.sentences[parse.tokens[verb].sentence].tokens.end;
    (verb + 1..sentence.min(verb + 7)).find(|&c| {
        let token = &parse.tokens[c];
        let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron) && parse.case_of(c).is_empty();
        let governor = token.head.unwrap_or(c);
        let misplaced = match token.deprel {
            Deprel::Obj | Deprel::Vocative | Deprel::Dislocated | Deprel::Iobj => governor == verb || governor == said,
            // a subject behind the verb of a clause before it is nobody's subject but the verb's
            Deprel::Nsubj => governor < verb && parse.is_under(governor, said),
            _ => false,
        };
        nominal && misplaced
    })
}

/// The noun that a "which" stands before, where both are dependents of the same verb.
fn asked_noun(parse: &Parse, which: usize) -> Option<usize> {
    if !matches!(parse.word(which).to_ascii_lowercase().as_str(), "which" | "what" | "whose") {
        return None;
    }
    let verb = parse.tokens[which].head?;
    let noun = (which + 1..verb).find(|&i| matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn))?;
    let modified = (which + 1..noun).all(|i| parse.tokens[i].head == Some(noun));
    (modified && parse.tokens[noun].head == Some(verb) && parse.tokens[noun].upos == Upos::Noun).then_some(noun)
}

/// True for a noun that [`asked_noun`] gives its place from "which".
fn is_asked_about(parse: &Parse, noun: usize) -> bool {
    let Some(verb) = parse.tokens[noun].head.filter(|_| parse.tokens[noun].upos == Upos::Noun) else { return false };
    let two_subjects = parse.dependents(verb, Deprel::Nsubj).count() > 1;
    two_subjects && parse.children(verb).iter().any(|&w| w < noun && asked_noun(parse, w) == Some(noun))
}

/// Adds an argument and everything that is coordinated with it.
fn push(parse: &Parse, slot: Slot, head: usize, found: &mut Vec<ClauseArgument>) {
    let nominal = !matches!(slot, Slot::Complement | Slot::Adverbial(_) | Slot::Adverb);
    let others = if nominal { parse.conjuncts(head) } else { Vec::new() };
    // "agreed on the text but not on the costs", "not a truce but a peace": the denied side is none of the arguments
    let denied = |word: usize| {
        parse
            .dependents(word, Deprel::Advmod)
            .any(|n| verbs::is_negation(&parse.tokens[n].lemma) && !verbs::is_not_only(parse, n))
    };
    if others.is_empty() || !denied(head) {
        found.push(ClauseArgument { slot: slot.clone(), head, inferred: false });
    }
    for place in place_of_person(parse, &slot, head) {
        found.push(ClauseArgument { slot: Slot::Oblique(parse.case_of(place)), head: place, inferred: false });
    }
    for other in others.into_iter().filter(|&o| !denied(o)) {
        let slot = match &slot {
            // "in Paris and at the summit": a conjunct may bring its own preposition
            Slot::Oblique(case) => {
                let own = parse.case_of(other);
                Slot::Oblique(if own.is_empty() { case.clone() } else { own })
            }
            slot => slot.clone(),
        };
        found.push(ClauseArgument { slot, head: other, inferred: false });
    }
}

/// "met Mara Sund at the castle": the tree may hang the castle to the person; nobody is called "Mara Sund at the castle".
fn place_of_person(parse: &Parse, slot: &Slot, head: usize) -> Vec<usize> {
    let person = parse.name_at(head).is_some_and(|n| n.label == NameLabel::Person);
    if !person || !matches!(slot, Slot::Object | Slot::Oblique(_) | Slot::Recipient) {
        return Vec::new();
    }
    let located = |&n: &usize| {
        n > head && matches!(parse.case_of(n).as_str(), "at" | "in" | "on" | "near" | "during" | "after" | "before")
    };
    parse.dependents(head, Deprel::Nmod).filter(located).collect()
}

/// The complement of a copula: a noun is the attribute; "in Kenya" is an oblique; an adjective is the attribute too.
fn attribute(parse: &Parse, head: usize, found: &mut Vec<ClauseArgument>) {
    let case = parse.case_of(head);
    let slot = if case.is_empty() { Slot::Attribute } else { Slot::Oblique(case) };
    push(parse, slot, head, found);
}

/// "the minister's visit to Oslo", "talks between A and B", "an attack by rebels on the town"
fn of_noun(parse: &Parse, noun: usize, kind: ClauseKind, found: &mut Vec<ClauseArgument>) {
    for &child in parse.children(noun) {
        let slot = match parse.tokens[child].deprel {
            Deprel::NmodPoss if kind == ClauseKind::Nominal => Slot::Subject,
            Deprel::Nmod | Deprel::Obl | Deprel::NmodUnmarked => match parse.case_of(child).as_str() {
                "by" => Slot::Subject,
                case => Slot::Oblique(case.to_owned()),
            },
            _ => continue,
        };
        push(parse, slot, child, found);
    }
}

// ------------------------------------------------------------------------------------------------ relative clauses

/// The noun that a relative clause describes. A verb joined to the verb of a relative clause describes it too.
fn relative_of(parse: &Parse, verb: usize) -> Option<usize> {
    let token = &parse.tokens[verb];
    match token.deprel {
        Deprel::AclRelcl if predicates::is_parenthetical(parse, verb) => None,
        Deprel::AclRelcl => token.head,
        Deprel::Conj => {
            let first = token.head?;
            let has_pronoun = parse
                .children(verb)
                .iter()
                .any(|&c| verbs::is_relative_pronoun(parse.word(c)) && parse.tokens[c].upos == Upos::Pron);
            (has_pronoun && parse.tokens[first].deprel == Deprel::AclRelcl).then(|| parse.tokens[first].head)?
        }
        _ => None,
    }
}

/// "the deal they signed", "the town where they met": no pronoun shows the place of the noun.
fn reduced_relative(parse: &Parse, clause: &Clause, noun: usize, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let has = |slot: &Slot| found.iter().any(|a| a.slot == *slot);
    let marked = |words: &[&str]| {
        parse.children(verb).iter().any(|&c| {
            matches!(parse.tokens[c].deprel, Deprel::Advmod | Deprel::Mark)
                && words.contains(&parse.word(c).to_lowercase().as_str())
        })
    };
    let placed = parse.subtree(verb).iter().any(|&w| {
        w != noun && parse.tokens[w].upos == Upos::Pron && verbs::is_relative_pronoun(parse.word(w)) && w < verb
    });
    let slot = if marked(&["where", "when"]) {
        Slot::Oblique("in".to_owned())
    } else if placed || clause.kind == ClauseKind::Copular {
        return;
    } else if !has(&Slot::Subject) && !clause.passive {
        Slot::Subject
    } else if !has(&Slot::Object) && (clause.kind != ClauseKind::Light) {
        match stranded(parse, verb) {
            Some(case) => Slot::Oblique(case),
            None => Slot::Object,
        }
    } else {
        return;
    };
    found.push(ClauseArgument { slot, head: noun, inferred: true });
}

/// "the people she spoke with": a preposition at the end without its noun.
fn stranded(parse: &Parse, verb: usize) -> Option<String> {
    parse
        .children(verb)
        .iter()
        .rev()
        .find(|&&c| parse.tokens[c].upos == Upos::Adp && c > verb && parse.tokens[c].deprel != Deprel::CompoundPrt)
        .map(|&c| parse.word(c).to_lowercase())
}

// ------------------------------------------------------------------------------------------------ shared arguments

/// The word that stands as grammatical subject: of a passive it is what the deed is done to.
fn surface_subjects(clause: &Clause) -> Vec<usize> {
    clause.heads(if clause.passive { &Slot::Object } else { &Slot::Subject }).collect()
}

fn shared(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<ClauseArgument> {
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
                give(&place, &controller(governor));
            }
        }
        Deprel::Advcl | Deprel::AdvclRelcl if lacks => {
            if let Some(governor) = governor.filter(|g| g.head != clause.head) {
                let purpose = parse.dependents(verb, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "to");
                let lemma = governor.lemma.as_str();
                // "sent troops to guard the port": those sent guard
                let heads: Vec<usize> = if purpose && matches!(lemma, "send" | "dispatch" | "deploy" | "invite") {
                    governor.heads(&Slot::Object).collect()
                // "called on them to leave"
                } else if purpose && matches!(lemma, "call" | "appeal" | "plead")
                    || objects_do(governor, &parse.mark_of(verb))
                {
                    controller(governor)
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
    }
    found
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
fn controller(governor: &Clause) -> Vec<usize> {
    let own = surface_subjects(governor);
    if governor.passive || verbs::is_subject_control(&governor.lemma) || governor.kind != ClauseKind::Verbal {
        return own;
    }
    let objects: Vec<usize> = governor.heads(&Slot::Recipient).chain(governor.heads(&Slot::Object)).collect();
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
        | "fine" | "punish" | "reward" => matches!(mark, "of" | "for" | "with" | "over"),
        "warn" => mark == "against",
        lemma => mark == "from" && verbs::effect(lemma) == Some(verbs::Effect::Denies),
    }
}

/// "a plan to leave" → who has the plan; "troops guarding the port" → troops; "a deal signed in Oslo" → the deal.
fn subject_of_acl(parse: &Parse, clauses: &Clauses, clause: &Clause, noun: usize) -> Vec<usize> {
    let infinitive = parse.dependents(clause.head, Deprel::Mark).any(|m| parse.tokens[m].lemma.as_ref() == "to");
    if !infinitive {
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
    if matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::Obl | Deprel::Xcomp) {
        if let Some(governor) = parse.tokens[noun].head.and_then(|h| clauses.at(h)) {
            return surface_subjects(governor);
        }
    }
    Vec::new()
}

/// Whose meeting is "a meeting with the king" in "She said so during a meeting with the king"? Hers.
fn subject_of_event(parse: &Parse, clauses: &Clauses, clause: &Clause) -> Vec<usize> {
    let noun = &parse.tokens[clause.head];
    let Some(governor) = clause.parent.map(|p| &clauses.list[p]) else { return Vec::new() };
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
