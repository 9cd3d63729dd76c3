//! Who does what an infinitive, a gerund or a participle says.

use super::{unnamed_doers, writers};
use crate::clauses::effects::{Effect, effect, noun_effect};
use crate::clauses::syntax::{can_act, is_aim, is_infinitive};
use crate::lexicon::Words;
use crate::lexicon::vocabulary::{closed_classes, connectives, predicates};
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
    // "called on them on Monday": no day is called on
    let time = |word: usize| parse.tokens[word].nominal == NominalClass::Time;
    clause.arguments.iter().filter(|a| is_listed(&a.slot) && !time(a.head)).map(|a| a.head).collect()
}

/// "It took her two years to build the boat", "It fell to her to build it": whoever the verb before the infinitive concerns.
pub(super) fn concerned(parse: &Parse, governor: &Clause) -> Vec<usize> {
    if governor.passive || parse.dependent(governor.carrier, Deprel::Expl).is_none() {
        return Vec::new();
    }
    let named = governor.heads(&Slot::Recipient).chain(governor.heads(&Slot::Object));
    // "It fills us with joy to announce": whoever speaks
    let speaks = |n: usize| closed_classes::FIRST_PERSON_PLURAL.has(&parse.lower(n));
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
    let infinitive = is_infinitive(parse, clause.carrier);
    let mark = parse.mark_of(clause.carrier);
    if !infinitive && mark.is_empty() {
        return described_by_participle(parse, clauses, clause, noun);
    }
    // "adopted measures such as closing the port": they closed it; "needs measures such as closing it": nobody has yet
    if connectives::EXAMPLE.has(&mark) {
        let above = parse.tokens[noun].head.and_then(|h| clauses.at(h)).filter(|c| effect(&c.lemma).is_none());
        return if above.is_some() { doer_of_gerund(parse, clauses, noun) } else { Vec::new() };
    }
    if !infinitive && can_act(parse, noun) {
        return vec![noun];
    }
    if !infinitive {
        // "accused the firm of breaking the law", with the gerund under the firm
        let accused = parse.tokens[noun]
            .head
            .and_then(|h| clauses.at(h))
            .is_some_and(|governor| governor.heads(&Slot::Object).any(|o| o == noun) && objects_do(governor, &mark));
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
    let listed = is_aim(parse, noun)
        || predicates::OPPORTUNITY.has(&parse.tokens[noun].lemma)
        || noun_effect(&parse.tokens[noun].lemma) != Effect::Makes(Modality::Possible);
    // "the fair, to be held in May", but "a right to be heard"
    if clause.passive && infinitive && !listed {
        return vec![noun];
    }
    if infinitive && !clause.passive && predicates::ASKS_OTHERS.has(&parse.tokens[noun].lemma) {
        return those_asked(parse, parse.tokens[noun].head.and_then(|h| clauses.at(h)), noun);
    }
    // "Monday's chance to win" is nobody's
    let owner: Vec<usize> =
        parse.dependents(noun, Deprel::NmodPoss).filter(|&o| parse.tokens[o].nominal != NominalClass::Time).collect();
    if !owner.is_empty() {
        return owner;
    }
    // "is in talks to buy the mill": whoever is in them
    if let Some(within) = clauses.at(noun).filter(|c| c.kind == ClauseKind::Copular && parse.case_of(noun) == "in") {
        return within.heads(&Slot::Subject).collect();
    }
    match parse.tokens[noun].head.and_then(|h| clauses.at(h)) {
        Some(governor) => holders(parse, governor, noun, parse.word(clause.carrier).ends_with("ing")),
        None => Vec::new(),
    }
}

/// "guests and a minister leaving the hall", "houses and bridges built in May": the nouns that a participle describes.
fn described_by_participle(parse: &Parse, clauses: &Clauses, clause: &Clause, noun: usize) -> Vec<usize> {
    let verb = clause.carrier;
    // "after six years working with bees": no time works
    let time = parse.tokens[noun].nominal == NominalClass::Time && !can_act(parse, noun);
    if time && !clause.passive && parse.word(verb).ends_with("ing") {
        return Vec::new();
    }
    if let Some(owners) = unnamed_doers::owners_of_trouble(parse, clauses, clause, noun) {
        return owners;
    }
    let first = parse.subtree(verb)[0];
    let ends_at = |phrase: usize, end: usize| parse.subtree(phrase).last().is_some_and(|&l| l + 1 == end);
    // "hotels, such as the Ritz, built in May": these or all?
    let example = |&n: &usize| n > noun && n < verb && connectives::EXAMPLE.has(&parse.case_of(n));
    let comma =
        first.checked_sub(1).filter(|&c| parse.word(c) == ",").or_else(|| (parse.word(first) == ",").then_some(first));
    if comma.is_some_and(|comma| parse.dependents(noun, Deprel::Nmod).filter(example).any(|n| ends_at(n, comma))) {
        return Vec::new();
    }
    let joined: Vec<usize> = parse.conjuncts(noun).into_iter().filter(|&c| noun < c && c < verb).collect();
    match joined.last() {
        Some(&last) if ends_at(last, first) && stands_apart(parse, noun, last) => vec![last],
        Some(&last) if ends_at(last, first) => std::iter::once(noun).chain(joined).collect(),
        _ => vec![noun],
    }
}

/// "traffic at a standstill and the queue growing", "the number of storms, and rain that fell": what follows the second of two describes
/// that alone where a comma parts them or only the second has an article.
pub(super) fn stands_apart(parse: &Parse, noun: usize, conjunct: usize) -> bool {
    let comma = || parse.dependent(conjunct, Deprel::Cc).is_some_and(|cc| cc > 0 && parse.word(cc - 1) == ",");
    let determined =
        |n: usize| parse.children(n).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Det | Deprel::NmodPoss));
    let two = parse.conjuncts(noun).len() == 1;
    two && (comma() || determined(conjunct) && !determined(noun) && parse.name_at(conjunct).is_none())
}

/// "gave the pilots orders to land", "issued an ultimatum to Lund to pay", "ignored calls to resign": those who are asked.
pub(super) fn those_asked(parse: &Parse, governor: Option<&Clause>, noun: usize) -> Vec<usize> {
    let to = |n: &usize| matches!(parse.case_of(*n).as_str(), "to" | "on" | "upon" | "for") && can_act(parse, *n);
    let addressed: Vec<usize> = parse.dependents(noun, Deprel::Nmod).filter(to).collect();
    let Some(governor) = governor.filter(|_| addressed.is_empty()) else { return addressed };
    let reached = |slot: &Slot| match slot {
        Slot::Recipient => true,
        Slot::Oblique(case) => matches!(case.as_str(), "to" | "on"),
        _ => false,
    };
    let those = governor.arguments.iter().filter(|a| a.head != noun && reached(&a.slot));
    let those: Vec<usize> = those.map(|a| a.head).filter(|&a| can_act(parse, a)).collect();
    // "left on orders to return"
    let follows = parse.tokens[noun].deprel == Deprel::Obl
        && matches!(parse.case_of(noun).as_str(), "on" | "under" | "at" | "despite");
    let hears = those.is_empty() && (follows || predicates::HEARS_WHAT_IS_ASKED.has(&governor.lemma));
    if hears { surface_subjects(governor) } else { those }
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
fn holders(parse: &Parse, governor: &Clause, noun: usize, gerund: bool) -> Vec<usize> {
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
    // "The choice came after a process to find a builder": no choice looks for him
    let does = |&s: &usize| !oblique || gerund || can_act(parse, s);
    surface_subjects(governor).into_iter().filter(does).collect()
}

/// Who is "the only pilot", "the first woman": those of whom the clause says so.
fn subjects_of_ranked(parse: &Parse, clauses: &Clauses, noun: usize) -> Option<Vec<usize>> {
    // "the longest train to cross it"
    let superlative = |w: usize| parse.is_superlative(w);
    let ranked = |&w: &usize| {
        predicates::RANKING.has(&parse.tokens[w].lemma.to_lowercase())
            || superlative(w)
            || parse.dependents(w, Deprel::Advmod).any(superlative)
    };
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
    // "The deal is a step, opening the market": the tree attaches the participle to the complement
    if let Some(copular) = clauses.at(noun).filter(|c| c.kind == ClauseKind::Copular) {
        return (copular.carrier == noun && parse.case_of(noun).is_empty()).then_some(copular);
    }
    let mut at = noun;
    // only from an object or what follows the verb, not from the subject: "The firm, employing 300, closed"
    while let Some(head) = parse.tokens[at].head {
        if parse.tokens[at].deprel.is_nominal_subject() {
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
        // "imposed a ban on selling"
        Deprel::Obj if predicates::RESTRICTION.has(&parse.tokens[noun].lemma) => Vec::new(),
        Deprel::Obj => {
            // "The gates have a history of leaking", but "The book explains the art of sailing"
            let belongs = matches!(governor.lemma.as_str(), "have" | "play" | "represent" | "lack");
            surface_subjects(governor).into_iter().filter(|&s| belongs || can_act(parse, s)).collect()
        }
        Deprel::Obl if predicates::CHARGE.has(&parse.tokens[noun].lemma) => {
            let patients: Vec<usize> = governor.heads(&Slot::Object).collect();
            if patients.is_empty() { surface_subjects(governor) } else { patients }
        }
        _ => Vec::new(),
    }
}
