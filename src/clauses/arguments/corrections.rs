//! Corrections: the tree may put an argument in the wrong place, or a construction may mean something other than its parts.

use crate::clauses::effects::{Effect, noun_effect};
use crate::clauses::syntax::{can_act, is_aim, is_gerund, is_infinitive};
use crate::lexicon::vocabulary::{closed_classes, connectives, predicates, statements};
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, Modality, NominalClass, Parse, Slot, Upos};

/// How many words after its verb an inverted subject may stand: "said the former head of the union".
const INVERTED_WITHIN: usize = 6;

/// Corrects what was found at the verb of a clause.
pub(super) fn apply(parse: &Parse, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    if !found.iter().any(|a| a.slot == Slot::Subject)
        && predicates::REPORTING.has(&clause.lemma)
        && !clause.passive
        && let Some(speaker) = inverted_subject(parse, verb)
    {
        found.retain(|a| a.head != speaker);
        found.push(ClauseArgument { slot: Slot::Subject, head: speaker, inferred: false });
    }
    retained_object(parse, clause, found);
    provided_with(parse, clause, found);
    named_twice(clause, found);
    anticipating_object(parse, clause, found);
    super::relative_clauses::give_stranded_its_noun(parse, verb, found);
    keep_one_subject(parse, verb, found);
    those_who_aim(parse, clause, found);
    whom_it_harms(parse, clause, found);
    if parse.dependent(verb, Deprel::Expl).is_some() {
        there_is(parse, found);
    }
}

/// "was fined $2 million", "was awarded the prize": the recipient stands as the subject.
fn retained_object(parse: &Parse, clause: &Clause, found: &mut [ClauseArgument]) {
    let of = |a: &ClauseArgument, deprels: &[Deprel]| {
        let token = &parse.tokens[a.head];
        let first = token.head.filter(|_| token.deprel == Deprel::Conj).map_or(token, |h| &parse.tokens[h]);
        a.slot == Slot::Object && !a.inferred && deprels.contains(&first.deprel)
    };
    let keeps = found.iter().any(|a| of(a, &[Deprel::Obj]) && a.head > clause.carrier);
    if clause.passive && keeps {
        let subjects = found.iter_mut().filter(|a| of(a, &[Deprel::NsubjPass, Deprel::Nsubj]));
        subjects.for_each(|a| a.slot = Slot::Recipient);
    }
}

/// "supplied the school with desks": the school receives them. The tree may attach the desks to the school.
fn provided_with(parse: &Parse, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    if clause.passive || !predicates::PROVIDES.has(&clause.lemma) {
        return;
    }
    let with = |slot: &Slot| matches!(slot, Slot::Oblique(case) if case == "with");
    let receivers: Vec<usize> = found.iter().filter(|a| a.slot == Slot::Object).map(|a| a.head).collect();
    let Some(&last) = receivers.last() else { return };
    if !found.iter().any(|a| with(&a.slot)) {
        let under = parse.dependents(last, Deprel::Nmod).find(|&n| n > last && parse.case_of(n) == "with");
        let all = under.into_iter().flat_map(|n| std::iter::once(n).chain(parse.conjuncts(n)));
        found.extend(all.map(|head| ClauseArgument { slot: Slot::Oblique("with".into()), head, inferred: false }));
    }
    if found.iter().any(|a| with(&a.slot)) {
        let objects = found.iter_mut().filter(|a| a.slot == Slot::Object);
        objects.for_each(|a| a.slot = Slot::Recipient);
    }
}

/// "the sea, which Norland calls the Blue Gulf": of what a relative pronoun stands for the name behind the verb is told.
fn named_twice(clause: &Clause, found: &mut [ClauseArgument]) {
    let described = found.iter().any(|a| a.slot == Slot::Object && a.inferred);
    if described && !clause.passive && statements::NAMES.has(&clause.lemma) {
        let names = found.iter_mut().filter(|a| a.slot == Slot::Object && !a.inferred && a.head > clause.carrier);
        names.for_each(|a| a.slot = Slot::Attribute);
    }
}

/// "The union's aim is to close the mill", "The aim of the union is to close it": the union closes it, no aim does.
fn those_who_aim(parse: &Parse, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let aim = |a: &ClauseArgument| a.slot == Slot::Subject && !a.inferred && is_aim(parse, a.head);
    let for_somebody = parse.dependents(verb, Deprel::Mark).any(|m| &*parse.tokens[m].lemma == "for");
    let to = is_infinitive(parse, verb) && !for_somebody;
    // "The aim is to be able to sell it", "The way out is selling it"
    let copular = match clause.kind {
        ClauseKind::Verbal => parse.dependent(verb, Deprel::Cop).is_some() && (to || is_gerund(parse, verb)),
        ClauseKind::Copular => to,
        _ => false,
    };
    let Some(aim) = found.iter().find(|a| copular && aim(a)).map(|a| a.head) else {
        return;
    };
    let listed = noun_effect(&parse.tokens[aim].lemma) != Effect::Makes(Modality::Possible);
    let of = parse.dependents(aim, Deprel::Nmod).filter(|&n| parse.case_of(n) == "of" && (listed || can_act(parse, n)));
    // "Our aim is to": the clause has no "we" to tell of
    let speaks = |n: usize| closed_classes::FIRST_PERSON.has(&parse.lower(n));
    let names = |&n: &usize| parse.tokens[n].nominal != NominalClass::Time && !speaks(n);
    let owner = parse.dependents(aim, Deprel::NmodPoss).chain(of).find(names);
    found.retain(|a| a.head != aim);
    let owners = owner.into_iter().flat_map(|o| std::iter::once(o).chain(parse.conjuncts(o)));
    found.extend(owners.map(|head| ClauseArgument { slot: Slot::Subject, head, inferred: true }));
}

/// "It is dangerous for trade to close the port": what that is bad for closes nothing.
fn whom_it_harms(parse: &Parse, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let adjective = parse.tokens[verb].head.map_or("", |h| &parse.tokens[h].lemma);
    if predicates::HARMFUL.has(adjective)
        && parse.mark_of(verb) == "for_to"
        && parse.dependent(verb, Deprel::Cop).is_none()
    {
        found.retain(|a| a.slot != Slot::Subject || a.inferred || can_act(parse, a.head));
    }
}

/// "left it to them to decide": "it" stands for the deciding.
fn anticipating_object(parse: &Parse, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let controls = |a: &ClauseArgument| match &a.slot {
        Slot::Oblique(case) => predicates::OBLIQUE_CONTROL.has(&format!("{}:{case}", clause.lemma)),
        _ => false,
    };
    let infinitive = parse.children(clause.carrier).iter().any(|&c| c > clause.carrier && is_infinitive(parse, c));
    if infinitive && found.iter().any(controls) {
        found.retain(|a| a.slot != Slot::Object || !parse.word(a.head).eq_ignore_ascii_case("it"));
    }
}

/// "There are two banks in Lund.": the place depends on the noun.
fn there_is(parse: &Parse, found: &mut Vec<ClauseArgument>) {
    let subjects: Vec<usize> = found.iter().filter(|a| a.slot == Slot::Subject).map(|a| a.head).collect();
    for place in subjects.iter().flat_map(|&s| parse.dependents(s, Deprel::Nmod)) {
        let case = parse.case_of(place);
        if connectives::PLACE_OF_EXISTENCE.has(&case) {
            let all = std::iter::once(place).chain(parse.conjuncts(place));
            found.extend(all.map(|head| ClauseArgument {
                slot: Slot::Oblique(case.clone().into()),
                head,
                inferred: false,
            }));
        }
    }
}

/// "LAGOS, March 3 - Ministers met": of two subjects that nothing joins, the one nearest to the verb.
fn keep_one_subject(parse: &Parse, verb: usize, found: &mut Vec<ClauseArgument>) {
    let plain = |i: usize| parse.tokens[i].deprel == Deprel::Nsubj && parse.tokens[i].head == Some(verb);
    // "The others all left", "They both left": the word between takes up the subject
    let takes_up = |i: usize| {
        let before = |w: usize| parse.children(verb).contains(&w) && parse.is_subject(w);
        closed_classes::FLOATING.has(&parse.lower(i)) && parse.children(i).is_empty() && i > 0 && before(i - 1)
    };
    found.retain(|a| a.slot != Slot::Subject && a.slot != Slot::Object || !takes_up(a.head));
    let placed = |a: &&ClauseArgument| matches!(a.slot, Slot::Subject | Slot::Object) && plain(a.head);
    let subjects: Vec<usize> = found.iter().filter(placed).map(|a| a.head).collect();
    let Some(nearest) = subjects.iter().copied().filter(|&h| h < verb).max() else {
        // "denied having paid the mayor": what follows a gerund is its object
        if is_gerund(parse, verb) && !found.iter().any(|a| a.slot == Slot::Object) {
            let after = found.iter_mut().filter(|a| a.slot == Slot::Subject && a.head > verb);
            after.for_each(|a| a.slot = Slot::Object);
        }
        return;
    };
    for other in subjects.into_iter().filter(|&h| h != nearest) {
        let joined = parse.conjuncts(other);
        let has_object = found.iter().any(|a| matches!(a.slot, Slot::Object | Slot::Recipient));
        if other > verb && !has_object {
            // "The court sentenced manager Reed": what follows the verb is its object, whatever the tree calls it
            for argument in found.iter_mut().filter(|a| a.head == other || joined.contains(&a.head)) {
                argument.slot = Slot::Object;
            }
        } else {
            found.retain(|a| a.head != other && !joined.contains(&a.head));
        }
    }
}

/// "“We are glad,” said the head of the union": the speaker follows the verb, and the tree may take him for its object or for
/// somebody who is spoken to.
fn inverted_subject(parse: &Parse, verb: usize) -> Option<usize> {
    let said =
        parse.dependents(verb, Deprel::Ccomp).chain(parse.dependents(verb, Deprel::Parataxis)).find(|&c| c < verb)?;
    let sentence = parse.sentence_of(verb).tokens.end;
    (verb + 1..sentence.min(verb + 1 + INVERTED_WITHIN)).find(|&c| {
        let token = &parse.tokens[c];
        let nominal = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron) && parse.case_of(c).is_empty();
        let governor = token.head.unwrap_or(c);
        let misplaced = match token.deprel {
            Deprel::Obj | Deprel::Vocative | Deprel::Dislocated | Deprel::Iobj => governor == verb || governor == said,
            // a word after the reporting verb cannot be the subject of the clause before it
            Deprel::Nsubj => governor < verb && parse.is_under(governor, said),
            _ => false,
        };
        nominal && misplaced
    })
}
