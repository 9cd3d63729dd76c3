//! Infinitives, gerunds and participles whose doer stands nowhere near them: the subject of the clause above them is not the one.

use super::controllers::surface_subjects;
use crate::clauses::effects::effect;
use crate::clauses::syntax::{can_act, is_gerund, is_infinitive, is_measure, lacks};
use crate::lexicon::vocabulary::{closed_classes, connectives, predicates, statements};
use crate::{Clause, ClauseKind, Clauses, Deprel, NominalClass, Parse, Slot, Upos};

/// "recommends mending the roof", "would entail selling the mill", "reminded to pay": whoever recommends it does not do it, and nobody else is named.
pub(super) fn is_deed_of_others(parse: &Parse, governor: &Clause, verb: usize) -> bool {
    let nobody_named = governor.argument(&Slot::Recipient).is_none() && governor.argument(&Slot::Object).is_none();
    let gerund =
        || predicates::DEED_OF_OTHERS.has(&governor.lemma) && is_gerund(parse, verb) && !is_infinitive(parse, verb);
    let infinitive = || {
        predicates::WANTS_OF_OTHERS.has(&governor.lemma)
            && !governor.passive
            && is_infinitive(parse, verb)
            && super::controllers::addressed(parse, governor).is_empty()
    };
    governor.kind == ClauseKind::Verbal && nobody_named && (gerund() || infinitive())
}

/// "reminded to shut the gates", "stressed never to forget it": the same with an infinitive.
pub(super) fn is_asked_of_others(parse: &Parse, governor: &Clause, verb: usize) -> bool {
    let addressed = |slot: &Slot| matches!(slot, Slot::Recipient | Slot::Object);
    predicates::INFINITIVE_OF_OTHERS.has(&governor.lemma)
        && governor.kind == ClauseKind::Verbal
        && !governor.passive
        && is_infinitive(parse, verb)
        && !governor.arguments.iter().any(|a| addressed(&a.slot))
}

/// "It was drawn by Lund and Brandt, working with a school": who draws it is who works, where what is drawn is a thing.
pub(super) fn doer_named_behind(parse: &Parse, governor: &Clause, verb: usize) -> Option<usize> {
    let first = parse.subtree(verb).into_iter().find(|&w| parse.word(w) != ",")?;
    let participle =
        parse.word(verb).ends_with("ing") && lacks(parse, verb, &[Deprel::Mark, Deprel::Aux, Deprel::Nsubj]);
    let end = first.checked_sub(2).filter(|_| participle && first == verb && parse.word(first - 1) == ",")?;
    let doer = std::iter::successors(Some(end), |&w| parse.tokens[w].head)
        .find(|&w| parse.tokens[w].deprel == Deprel::OblAgent)?;
    let deed = parse.tokens[doer].head?;
    let of_governor = deed == governor.carrier || parse.dependents(governor.carrier, Deprel::Conj).any(|c| c == deed);
    let things = surface_subjects(governor).iter().all(|&s| !can_act(parse, s));
    let last = parse.subtree(doer).last() == Some(&end);
    (of_governor && things && last && doer > governor.carrier && can_act(parse, doer)).then_some(doer)
}

/// "raised a million in its second round, led by a bank": the round was led, not who raised the money.
pub(super) fn undertaking_behind(parse: &Parse, governor: &Clause, clause: &Clause) -> Option<usize> {
    let verb = clause.carrier;
    let participle = clause.passive
        && predicates::LEADING_AND_FUNDING.has(&clause.lemma)
        && parse.dependent(verb, Deprel::OblAgent).is_some()
        && lacks(parse, verb, &[Deprel::Mark, Deprel::Aux, Deprel::AuxPass]);
    let end = verb.checked_sub(2).filter(|_| participle && parse.word(verb - 1) == ",")?;
    let placed = |slot: &Slot| matches!(slot, Slot::Object | Slot::Oblique(_));
    let near = |n: &usize| governor.carrier < *n && parse.subtree(*n).last().is_some_and(|&l| l == end || l == end + 1);
    let noun = governor.arguments.iter().filter(|a| placed(&a.slot)).map(|a| a.head).rfind(near)?;
    let undertaking = matches!(parse.tokens[noun].nominal, NominalClass::Event | NominalClass::Abstract);
    (undertaking && parse.tokens[noun].upos == Upos::Noun).then_some(noun)
}

/// "Sales rose to 5 million, compared to 3 million in May", "It leads with 40%, followed by Lund with 28%": a comparison of amounts is
/// no deed, and what follows an amount follows its owner.
pub(super) fn compares(parse: &Parse, clause: &Clause) -> bool {
    let verb = clause.carrier;
    let participle = clause.passive && lacks(parse, verb, &[Deprel::Aux, Deprel::AuxPass]);
    let beside = |&c: &usize| c > verb && matches!(parse.case_of(c).as_str(), "to" | "with" | "against");
    let amount = || parse.tokens[verb].head.is_some_and(|noun| is_measure(parse, noun));
    match clause.lemma.as_str() {
        "compare" => participle && parse.children(verb).iter().any(beside),
        "follow" => participle && parse.tokens[verb].deprel == Deprel::Acl && amount(),
        _ => false,
    }
}

/// "The glaciers have shrunk, raising the risk of drought", "The army left, marking the end of the war": the participle tells what the
/// whole clause before it comes to.
pub(super) fn sums_up_clause(parse: &Parse, clause: &Clause) -> bool {
    let verb = clause.carrier;
    let prospect = || parse.dependents(verb, Deprel::Obj).any(|o| predicates::PROSPECT.has(&parse.tokens[o].lemma));
    let sums_up = predicates::SUMS_UP.has(&clause.lemma) || predicates::CHANGES.has(&clause.lemma) && prospect();
    if clause.passive || !sums_up || !is_gerund(parse, verb) || !lacks(parse, verb, &[Deprel::Mark, Deprel::Aux]) {
        return false;
    }
    let first = parse.subtree(verb)[0];
    first > 0 && [first, first - 1].iter().any(|&w| matches!(parse.word(w), "," | "-" | "–" | "—"))
}

/// "The police have trouble finding the key", "mounted an attack sensing a chance": who does what a participle after a noun says where
/// the noun cannot do it; none where the noun does it.
pub(super) fn owners_of_trouble(parse: &Parse, clauses: &Clauses, clause: &Clause, noun: usize) -> Option<Vec<usize>> {
    let verb = clause.carrier;
    if noun > verb || clause.passive || can_act(parse, noun) || !parse.word(verb).ends_with("ing") {
        return None;
    }
    let above = || {
        let object = matches!(parse.tokens[noun].deprel, Deprel::Obj | Deprel::Obl);
        parse.tokens[noun].head.filter(|_| object).and_then(|h| clauses.at(h)).filter(|c| c.kind != ClauseKind::Nominal)
    };
    let lemma = &clause.lemma;
    if predicates::TROUBLE.has(&parse.tokens[noun].lemma) && !predicates::DESCRIBES_TROUBLE.has(lemma) {
        let has = above().filter(|c| predicates::HAS_TROUBLE.has(&c.lemma));
        // "heard of hurdles getting support": nobody's
        let hindered = predicates::HINDRANCE.has(&parse.tokens[noun].lemma).then(Vec::new);
        return has.map(surface_subjects).or(hindered);
    }
    let text = statements::MESSAGE.has(&parse.tokens[noun].lemma);
    if !is_thing(parse, noun) || text || !predicates::DEED_OF_THE_MIND.has(lemma) {
        return None;
    }
    let subjects = above().map(surface_subjects).unwrap_or_default();
    Some(subjects.into_iter().filter(|&s| !is_thing(parse, s)).collect())
}

/// "The method consists of walking on the wall", "the drill, which involves running": whoever does it.
pub(super) fn is_what_it_comes_to(parse: &Parse, governor: &Clause, verb: usize) -> bool {
    let acts = || governor.heads(&Slot::Subject).any(|s| can_act(parse, s) && !is_thing(parse, s));
    predicates::GIVEN_CONTENT.has(&governor.lemma) && is_gerund(parse, verb) && !acts()
}

/// "There was no haste in mending it", "There are more woods to hide": what merely is there does nothing.
pub(super) fn is_only_there(parse: &Parse, governor: &Clause, verb: usize) -> bool {
    let there = parse.dependents(governor.carrier, Deprel::Expl).any(|e| parse.word(e).eq_ignore_ascii_case("there"));
    let denied = || governor.heads(&Slot::Subject).any(|s| parse.has_no(s));
    there && (!parse.mark_of(verb).is_empty() || denied())
}

/// "this", "the wool", "a decision": nothing that does what somebody does. Animals and places may stand for somebody.
pub(super) fn is_thing(parse: &Parse, word: usize) -> bool {
    let token = &parse.tokens[word];
    let class = matches!(
        token.nominal,
        NominalClass::Abstract
            | NominalClass::Object
            | NominalClass::Event
            | NominalClass::Substance
            | NominalClass::Time
    );
    match token.upos {
        Upos::Noun => class,
        Upos::Pron | Upos::Det => class && !closed_classes::PRONOUNS_OF_PEOPLE.has(&parse.lower(word)),
        _ => false,
    }
}

/// "The wool is sold after washing the fleece", "A service was held to remember them": what a thing does not do, whatever the verb above
/// says of it.
fn is_beyond_things(parse: &Parse, governor: &Clause, verb: usize, mark: &str) -> bool {
    let lemma = &parse.tokens[verb].lemma;
    // "The summit is expected to discuss trade"
    let purpose = governor.passive && mark == "to" && parse.tokens[verb].deprel == Deprel::Advcl;
    if purpose && predicates::DEED_OF_THE_MIND.has(lemma) {
        return true;
    }
    // "To learn the way, maps are printed": whoever is to learn it is not named
    let fronted = verb < governor.carrier && governor.argument(&Slot::Subject).is_none();
    if purpose && fronted && lacks(parse, verb, &[Deprel::AuxPass, Deprel::Cop]) {
        return true;
    }
    let gerund = is_gerund(parse, verb) && !is_infinitive(parse, verb);
    gerund
        && connectives::BESIDE_A_DEED.has(mark)
        && parse.dependent(verb, Deprel::Obj).is_some()
        && !predicates::DEED_OF_THINGS.has(lemma)
}

/// "overtook coal to become the main fuel", but "allowed the fuel to burn": an infinitive after the object of a verb that does nothing to it.
pub(super) fn follows_things(parse: &Parse, governor: &Clause, verb: usize) -> bool {
    let mut objects = governor.heads(&Slot::Object).filter(|&o| o > governor.carrier).peekable();
    let plain = effect(&governor.lemma).is_none() && !governor.passive && governor.kind == ClauseKind::Verbal;
    let things = objects.peek().is_some() && objects.all(|o| is_thing(parse, o));
    plain && things && is_infinitive(parse, verb) && governor.argument(&Slot::Recipient).is_none()
}

/// Which of the subjects above an adverbial gerund or participle do it. A thing that something is done to, or that merely is there,
/// does nothing: "The map was drawn using a drone", "No time was lost in mending it", "A quarrel arose over moving the fence".
pub(super) fn doers(parse: &Parse, governor: &Clause, verb: usize, subjects: Vec<usize>) -> Vec<usize> {
    let mark = parse.mark_of(verb);
    let subjects = if is_beyond_things(parse, governor, verb, &mark) {
        subjects.into_iter().filter(|&s| !is_thing(parse, s)).collect()
    } else {
        subjects
    };
    let gerund = is_gerund(parse, verb) && !is_infinitive(parse, verb);
    if !gerund {
        return subjects;
    }
    let means = mark.is_empty() && predicates::USING.has(&parse.tokens[verb].lemma);
    let says = mark.is_empty() && predicates::REPORTING.has(&parse.tokens[verb].lemma);
    let idle = |&s: &usize| {
        let place = parse.tokens[s].nominal == NominalClass::Place;
        let passive = governor.passive && (means && !place || says || connectives::PURPOSE_OR_FIELD.has(&mark));
        !can_act(parse, s) && (passive || connectives::MATTER.has(&mark))
    };
    subjects.into_iter().filter(|s| !idle(s)).collect()
}

/// "considers it necessary to mend the roof": whoever thinks so does not do it; in "found it hard to sell" he does.
pub(super) fn is_judged(parse: &Parse, adjective: usize, above: &Clause) -> bool {
    let it = parse
        .children(above.carrier)
        .iter()
        .any(|&c| c > above.carrier && c < adjective && parse.word(c).eq_ignore_ascii_case("it"));
    it && above.lemma != "find"
}

/// "They attend the summit on Monday, to be held at the castle": nobody is held there; the summit is, though the tree has it otherwise.
pub(super) fn what_it_is_done_to(parse: &Parse, governor: &Clause, verb: usize) -> Option<Vec<usize>> {
    let done_to_things = predicates::DONE_TO_THINGS.has(&parse.tokens[verb].lemma)
        && parse.dependent(verb, Deprel::AuxPass).is_some()
        && surface_subjects(governor).iter().any(|&s| !is_thing(parse, s));
    if !done_to_things {
        return None;
    }
    let things = governor.arguments.iter().filter(|a| {
        let placed = matches!(a.slot, Slot::Object | Slot::Oblique(_));
        placed && !a.inferred && governor.carrier < a.head && a.head < verb && !can_act(parse, a.head)
    });
    let event = |&w: &usize| parse.tokens[w].nominal != NominalClass::Time;
    Some(things.map(|a| a.head).rfind(event).into_iter().collect())
}

/// "praised the king's efforts, with others, to help Lund": the tree may attach what the efforts are for to the verb. The owner makes
/// them, whoever praises them.
pub(super) fn owner_of_plan(parse: &Parse, governor: &Clause, verb: usize) -> Option<usize> {
    let plan = |noun: usize| {
        let lemma = &parse.tokens[noun].lemma;
        // "doubted his fitness to lead the choir"
        let capacity = || predicates::CAPACITY.has(lemma) && parse.mark_of(verb) == "to" && noun + 2 == verb;
        noun > governor.carrier && noun < verb && (predicates::NOUN_MAKES_WANTED.has(lemma) || capacity())
    };
    let placed = |slot: &Slot| matches!(slot, Slot::Object | Slot::Oblique(_));
    let nouns = governor.arguments.iter().filter(|a| placed(&a.slot) && plan(a.head));
    nouns.filter_map(|a| parse.dependent(a.head, Deprel::NmodPoss)).next_back()
}

/// "With guests, among them two ministers, leaving the hall, the debate ended": the phrase of a "with" that begins after a comma or
/// begins the sentence and ends at the participle is its subject.
pub(super) fn absolute_subject(parse: &Parse, governor: &Clause, clause: &Clause) -> Option<usize> {
    let verb = clause.carrier;
    let participle =
        parse.word(verb).ends_with("ing") && lacks(parse, verb, &[Deprel::Mark, Deprel::Aux, Deprel::Nsubj]);
    if !participle {
        return None;
    }
    let first = parse.subtree(verb).into_iter().find(|&w| parse.word(w) != ",")?;
    let before = |&n: &usize| n < verb && parse.case_of(n) == "with";
    let phrase = parse.dependents(governor.carrier, Deprel::Obl).filter(before).last()?;
    let words = parse.subtree(phrase);
    let last = words[words.len() - 1];
    let start = words.into_iter().find(|&w| parse.word(w) != ",")?;
    let opens =
        start == 0 || parse.tokens[start - 1].sentence != parse.tokens[start].sentence || parse.word(start - 1) == ",";
    // "She came, with her dog, wearing a hat": a comma closes the phrase unless it closes one within
    let commas = |range: std::ops::Range<usize>| range.filter(|&w| parse.word(w) == ",").count();
    let closed = commas(start..first.max(start)) % 2 == 0;
    (opens && closed && first <= last + 2 && phrase < first).then_some(phrase)
}
