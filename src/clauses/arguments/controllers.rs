//! Who does what an infinitive, a gerund or a participle says.

use super::writers;
use crate::clauses::effects::{Effect, effect, noun_effect};
use crate::clauses::syntax::{can_act, is_infinitive};
use crate::lexicon::Words;
use crate::lexicon::vocabulary::{closed_classes, predicates};
use crate::{Clause, ClauseKind, Clauses, Deprel, Modality, NominalClass, Parse, Slot};

/// What stands as the grammatical subject: in a passive, that to which the deed is done.
///
/// "The traders were given a chance to sell": where a passive keeps its object, the one who receives it.
pub(super) fn surface_subjects(clause: &Clause) -> Vec<usize> {
    if clause.passive && clause.heads(&Slot::Recipient).any(|r| r < clause.carrier) {
        return clause.heads(&Slot::Recipient).filter(|&r| r < clause.carrier).collect();
    }
    clause.heads(if clause.passive { &Slot::Object } else { &Slot::Subject }).collect()
}

/// Who does what an infinitive says: "urged them to leave" → them, "promised them to leave", "wants to leave" → the subject.
pub(super) fn controller(parse: &Parse, governor: &Clause) -> Vec<usize> {
    let subjects = surface_subjects(governor);
    if governor.passive || predicates::SUBJECT_CONTROL.has(&governor.lemma) || governor.kind != ClauseKind::Verbal {
        return subjects;
    }
    // "needed two hours to win": only those who can act do it
    let spends = predicates::SPENDING.has(&governor.lemma);
    let objects = governor.heads(&Slot::Recipient).chain(governor.heads(&Slot::Object));
    let objects: Vec<usize> = objects.filter(|&o| !spends || can_act(parse, o)).collect();
    if !objects.is_empty() {
        return objects;
    }
    // "called on them to leave", "appealed to them to stop"
    let obliques = addressed(parse, governor);
    if obliques.is_empty() { subjects } else { obliques }
}

/// Those whom a verb speaks to or of with its preposition: "called on them to leave".
pub(super) fn addressed(parse: &Parse, governor: &Clause) -> Vec<usize> {
    let mut found = with_preposition(parse, governor, predicates::OBLIQUE_CONTROL);
    let actors = with_preposition(parse, governor, predicates::OBLIQUE_CONTROL_OF_ACTORS);
    found.extend(actors.into_iter().filter(|&a| can_act(parse, a)));
    found
}

/// What stands with a clause's preposition where a list has the two, as "laugh:at".
pub(super) fn with_preposition(parse: &Parse, clause: &Clause, listed: Words) -> Vec<usize> {
    // "It is up to them": the word before the preposition, not the copula
    let copular = clause.kind == ClauseKind::Copular;
    let lemma = if copular { &parse.tokens[clause.head].lemma } else { &*clause.lemma };
    let is_listed = |slot: &Slot| match slot {
        Slot::Oblique(case) => listed.has(&format!("{lemma}:{case}")),
        _ => false,
    };
    clause.arguments.iter().filter(|a| is_listed(&a.slot)).map(|a| a.head).collect()
}

/// "It took her two years to build the boat", "It fell to her to build it": whoever the verb before the infinitive concerns.
pub(super) fn concerned(parse: &Parse, governor: &Clause) -> Vec<usize> {
    if governor.passive || parse.dependent(governor.carrier, Deprel::Expl).is_none() {
        return Vec::new();
    }
    let named = governor.heads(&Slot::Recipient).chain(governor.heads(&Slot::Object));
    // "It fills us with joy to announce": whoever speaks
    let speaks = |n: usize| closed_classes::FIRST_PERSON_PLURAL.has(&parse.word(n).to_lowercase());
    let named: Vec<usize> = named.filter(|&n| can_act(parse, n) && !speaks(n)).collect();
    if named.is_empty() { addressed(parse, governor) } else { named }
}

/// "accused them of leaving", "thanked them for coming", "kept them from leaving", "warned them against leaving": the
/// objects do what the gerund says. In "ruling out a vote after meeting Ada" they do not.
pub(super) fn objects_do(governor: &Clause, mark: &str) -> bool {
    let lemma = governor.lemma.as_str();
    match mark {
        "of" | "for" | "with" | "over" => predicates::OBJECT_DID_IT.has(lemma),
        "from" => matches!(effect(lemma), Some(Effect::Denies | Effect::Forbids)) || predicates::KEEPS_FROM.has(lemma),
        "against" => lemma == "warn",
        "as" => matches!(lemma, "quote" | "cite"),
        _ => false,
    }
}

/// "a plan to leave" → who has the plan; "troops guarding the port" → troops; "a deal signed in Oslo" → the deal.
pub(super) fn subject_of_acl(parse: &Parse, clauses: &Clauses, clause: &Clause, noun: usize) -> Vec<usize> {
    if let Some(governor) = verb_described(parse, clauses, clause, noun) {
        return surface_subjects(governor);
    }
    if let Some(writer) = writers::of_message(parse, clause, noun) {
        return vec![writer];
    }
    let infinitive = is_infinitive(parse, clause.head);
    if !infinitive && (parse.mark_of(clause.head).is_empty() || can_act(parse, noun)) {
        return vec![noun];
    }
    if !infinitive {
        // "accused the firm of breaking the law", with the gerund under the firm
        let accused = parse.tokens[noun].head.and_then(|h| clauses.at(h)).is_some_and(|governor| {
            governor.heads(&Slot::Object).any(|o| o == noun) && objects_do(governor, &parse.mark_of(clause.head))
        });
        return if accused { vec![noun] } else { doer_of_gerund(parse, clauses, noun) };
    }
    // "Ada is the only pilot to land there": Ada lands
    if let Some(subjects) = subjects_of_ranked(parse, clauses, noun) {
        return subjects;
    }
    // "Norlake to buy its rival": a headline
    let headline = parse.tokens[noun].head.is_none() && parse.name_at(noun).is_some();
    if headline || matches!(parse.tokens[noun].nominal, NominalClass::Person | NominalClass::Organization) {
        return vec![noun];
    }
    let named = those_it_is_for(parse, clause, noun);
    if !named.is_empty() {
        return named;
    }
    // "Monday's chance to win" is nobody's
    let owner: Vec<usize> =
        parse.dependents(noun, Deprel::NmodPoss).filter(|&o| parse.tokens[o].nominal != NominalClass::Time).collect();
    if !owner.is_empty() {
        return owner;
    }
    match parse.tokens[noun].head.and_then(|h| clauses.at(h)) {
        Some(governor) => holders(parse, governor, noun),
        None => Vec::new(),
    }
}

/// "an opportunity for farmers to sell": those whom a phrase before the infinitive names.
fn those_it_is_for(parse: &Parse, clause: &Clause, noun: usize) -> Vec<usize> {
    let comma = |n: usize| (n..clause.carrier).any(|w| parse.word(w) == ",");
    let before =
        |&n: &usize| noun < n && n < clause.carrier && parse.case_of(n) == "for" && can_act(parse, n) && !comma(n);
    let named = parse.dependents(noun, Deprel::Nmod).filter(before);
    named.flat_map(|n| std::iter::once(n).chain(parse.conjuncts(n))).collect()
}

/// Whose is a noun with an infinitive that depends on a verb: "He made a decision to leave", "She has the right to stay" → the
/// subject, "The fair gives farmers a chance to sell" → those who receive it. A law that somebody demands is not his deed.
fn holders(parse: &Parse, governor: &Clause, noun: usize) -> Vec<usize> {
    if !matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::NsubjPass) {
        return Vec::new();
    }
    let oblique = parse.tokens[noun].deprel == Deprel::Obl;
    let opportunity = predicates::OPPORTUNITY.has(&parse.tokens[noun].lemma);
    // "offered the farmers a loan to buy boats", but "gave them a promise to help"
    let promise = noun_effect(&parse.tokens[noun].lemma) == Effect::Makes(Modality::Future);
    let received = !promise && governor.heads(&Slot::Recipient).next().is_some();
    let hands_over = !oblique && (opportunity || received) && predicates::HANDS_OVER.has(&governor.lemma);
    if hands_over || parse.tokens[noun].deprel == Deprel::NsubjPass {
        let to = |slot: &Slot| matches!(slot, Slot::Oblique(case) if matches!(case.as_str(), "to" | "for"));
        let receives = |slot: &Slot| hands_over && *slot == Slot::Recipient || to(slot);
        let those = governor.arguments.iter().filter(|a| receives(&a.slot) && a.head != noun);
        return those.map(|a| a.head).filter(|&a| can_act(parse, a)).collect();
    }
    if !oblique && !opportunity && predicates::JUDGES_PLAN.has(&governor.lemma) {
        return Vec::new();
    }
    surface_subjects(governor)
}

/// Who is "the only pilot", "the first woman": those of whom the clause says so.
fn subjects_of_ranked(parse: &Parse, clauses: &Clauses, noun: usize) -> Option<Vec<usize>> {
    let ranked = |w: &usize| predicates::RANKING.has(&parse.tokens[*w].lemma.to_lowercase());
    parse.dependents(noun, Deprel::Amod).find(ranked)?;
    let copular = || clauses.at(noun).filter(|c| c.kind == ClauseKind::Copular);
    let becomes = || {
        let above = parse.tokens[noun].head.and_then(|h| clauses.at(h));
        above.filter(|c| c.lemma == "become" && parse.tokens[noun].deprel == Deprel::Xcomp)
    };
    let subjects = surface_subjects(copular().or_else(becomes)?);
    (!subjects.is_empty() && subjects.iter().all(|&s| can_act(parse, s))).then_some(subjects)
}

/// "She joined the board in May, making her the first woman on it", "He became a regular, scoring twice": a participle
/// after the verb and a comma says more about the subject, though the tree may attach it to the last noun. Returns the clause
/// of that verb.
fn verb_described<'c>(parse: &Parse, clauses: &'c Clauses, clause: &Clause, noun: usize) -> Option<&'c Clause> {
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
        if matches!(parse.tokens[at].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter) {
            return None;
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
    // "Norway's ban on selling fireworks": whoever bans it does not sell them
    if predicates::NOUNS_THAT_FORBID.has(&parse.tokens[noun].lemma) {
        return Vec::new();
    }
    let owner: Vec<usize> = parse.dependents(noun, Deprel::NmodPoss).collect();
    if !owner.is_empty() {
        return owner;
    }
    let Some(governor) = parse.tokens[noun].head.and_then(|h| clauses.at(h)) else { return Vec::new() };
    match parse.tokens[noun].deprel {
        Deprel::Obj => surface_subjects(governor),
        Deprel::Obl if predicates::CHARGE.has(&parse.tokens[noun].lemma) => {
            let patients: Vec<usize> = governor.heads(&Slot::Object).collect();
            if patients.is_empty() { surface_subjects(governor) } else { patients }
        }
        _ => Vec::new(),
    }
}
