//! The arguments of each predicate: those that stand with it, then those that it shares with others.

use super::{predicates, relatives, shared, verbs};
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
        let shared = shared::of_clause(parse, clauses, &clauses.list[c]);
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
            push(parse, Slot::Oblique(case.into()), phrase, found);
        }
    }
}

/// The dependents of a verb, or of a copula's complement.
fn of_verb(parse: &Parse, clauses: &Clauses, clause: &Clause, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let relative = relatives::described(parse, verb);
    for &child in parse.children(verb) {
        if child == clause.head {
            continue;
        }
        let token = &parse.tokens[child];
        // "hours after he called": part of the conjunction
        let measures = parse.dependents(verb, Deprel::Mark).any(|m| m == child + 1 && child < verb);
        if measures && token.deprel == Deprel::OblUnmarked {
            continue;
        }
        let slot = match token.deprel {
            Deprel::Nsubj | Deprel::NsubjOuter | Deprel::Csubj | Deprel::CsubjOuter => {
                if clause.passive && token.deprel == Deprel::Nsubj { Slot::Object } else { Slot::Subject }
            }
            Deprel::NsubjPass | Deprel::CsubjPass if clause.passive || child > verb => Slot::Object,
            Deprel::NsubjPass | Deprel::CsubjPass => Slot::Subject,
            Deprel::Obj | Deprel::OblUnmarked if is_each(parse, child) => {
                Slot::Oblique(parse.word(child - 1).to_lowercase().into())
            }
            Deprel::Obj => Slot::Object,
            Deprel::Iobj => Slot::Recipient,
            Deprel::OblAgent if predicates::is_measure(parse, child) => Slot::Oblique(parse.case_of(child).into()),
            Deprel::OblAgent => Slot::Subject,
            Deprel::Obl | Deprel::OblUnmarked => {
                let case = parse.case_of(child);
                if clause.passive
                    && case == "by"
                    && token.nominal != NominalClass::Time
                    && !predicates::is_measure(parse, child)
                {
                    Slot::Subject
                } else {
                    Slot::Oblique(case.into())
                }
            }
            Deprel::Nmod | Deprel::NmodUnmarked if clause.kind == ClauseKind::Verbal => {
                Slot::Oblique(parse.case_of(child).into())
            }
            Deprel::Xcomp => {
                if clauses.of_head.at(child).is_some() && parse.tokens[child].upos == Upos::Verb
                    || parse.dependent(child, Deprel::Cop).is_some()
                {
                    Slot::Complement
                } else {
                    Slot::Attribute
                }
            }
            Deprel::Ccomp => Slot::Complement,
            Deprel::Advcl | Deprel::AdvclRelcl => Slot::Adverbial(parse.mark_of(child).into()),
            Deprel::Advmod if !verbs::is_negation(&token.lemma) => Slot::Adverb,
            _ => continue,
        };
        // "which envoy she met": the tree may hang "which" and "envoy" to the verb side by side
        if let Some(noun) = relatives::asked_noun(parse, child) {
            found.push(ClauseArgument { slot, head: noun, inferred: false });
            continue;
        }
        if relatives::is_asked_about(parse, child) {
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
    if !found.iter().any(|a| a.slot == Slot::Subject)
        && verbs::is_reporting(&clause.lemma)
        && !clause.passive
        && let Some(speaker) = inverted_subject(parse, verb)
    {
        found.retain(|a| a.head != speaker);
        found.push(ClauseArgument { slot: Slot::Subject, head: speaker, inferred: false });
    }
    retained_object(parse, clause, found);
    respectively(parse, verb, found);
    relatives::give_stranded_its_noun(parse, verb, found);
    one_subject(parse, verb, found);
    if parse.dependent(verb, Deprel::Expl).is_some() {
        there_is(parse, found);
    }
    if let Some(noun) = relative {
        relatives::reduced(parse, clause, noun, found);
    }
}

/// "paid 84 kroner a share": behind an amount "a share" says for what each time.
fn is_each(parse: &Parse, noun: usize) -> bool {
    let article = noun > 1
        && parse.tokens[noun - 1].head == Some(noun)
        && matches!(&*parse.word(noun - 1).to_lowercase(), "a" | "an" | "each" | "per");
    let amount = |i: usize| {
        matches!(parse.tokens[i].upos, Upos::Num | Upos::Sym)
            || parse.name_at(i).is_some_and(|n| n.label == NameLabel::Money)
            || parse.dependent(i, Deprel::Nummod).is_some()
    };
    article && parse.tokens[noun].upos == Upos::Noun && amount(noun - 2)
}

/// "was fined $2 million", "was awarded the prize": who would have been given it stands as the subject.
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

/// "Lepik and Salmela visited Turku and Lund respectively": not each both. Only the first pair is told.
fn respectively(parse: &Parse, verb: usize, found: &mut Vec<ClauseArgument>) {
    if !parse.dependents(verb, Deprel::Advmod).any(|a| parse.word(a).eq_ignore_ascii_case("respectively")) {
        return;
    }
    let mut seen: Vec<Slot> = Vec::new();
    found.retain(|a| {
        let nominal = matches!(a.slot, Slot::Subject | Slot::Object | Slot::Oblique(_) | Slot::Attribute);
        let first = !nominal || !seen.contains(&a.slot);
        seen.push(a.slot.clone());
        first
    });
}

/// "There are two banks in Lund.": the place hangs to the noun.
fn there_is(parse: &Parse, found: &mut Vec<ClauseArgument>) {
    let subjects: Vec<usize> = found.iter().filter(|a| a.slot == Slot::Subject).map(|a| a.head).collect();
    for place in subjects.iter().flat_map(|&s| parse.dependents(s, Deprel::Nmod)) {
        let case = parse.case_of(place);
        if matches!(case.as_str(), "in" | "at" | "near" | "on" | "inside" | "outside" | "under" | "between") {
            found.push(ClauseArgument { slot: Slot::Oblique(case.into()), head: place, inferred: false });
        }
    }
}

/// "LAGOS, March 3 - Ministers met": of two subjects that nothing joins, the one next to the verb.
fn one_subject(parse: &Parse, verb: usize, found: &mut Vec<ClauseArgument>) {
    let plain = |i: usize| parse.tokens[i].deprel == Deprel::Nsubj && parse.tokens[i].head == Some(verb);
    let placed = |a: &&ClauseArgument| matches!(a.slot, Slot::Subject | Slot::Object) && plain(a.head);
    let subjects: Vec<usize> = found.iter().filter(placed).map(|a| a.head).collect();
    let Some(nearest) = subjects.iter().copied().filter(|&h| h < verb).max() else {
        // "denied having paid the mayor": behind a gerund stands the object
        if predicates::is_gerund(parse, verb) && !found.iter().any(|a| a.slot == Slot::Object) {
            let behind = found.iter_mut().filter(|a| a.slot == Slot::Subject && a.head > verb);
            behind.for_each(|a| a.slot = Slot::Object);
        }
        return;
    };
    for other in subjects.into_iter().filter(|&h| h != nearest) {
        let joined = parse.conjuncts(other);
        let has_object = found.iter().any(|a| matches!(a.slot, Slot::Object | Slot::Recipient));
        if other > verb && !has_object {
            // "The court sentenced manager Reed": behind the verb stands the object, whatever the tree calls it
            for argument in found.iter_mut().filter(|a| a.head == other || joined.contains(&a.head)) {
                argument.slot = Slot::Object;
            }
        } else {
            found.retain(|a| a.head != other && !joined.contains(&a.head));
        }
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

/// Adds an argument and everything that is coordinated with it.
fn push(parse: &Parse, slot: Slot, head: usize, found: &mut Vec<ClauseArgument>) {
    let nominal = !matches!(slot, Slot::Complement | Slot::Adverbial(_) | Slot::Adverb);
    let others = if nominal { parse.conjuncts(head) } else { Vec::new() };
    // "agreed on the text but not on the costs", "not a truce but a peace": the denied side is none of the arguments
    let denied = |word: usize| {
        parse
            .dependents(word, Deprel::Advmod)
            .any(|n| verbs::is_negation(&parse.tokens[n].lemma) && !verbs::is_not_only(parse, n))
            // "on prices rather than on taxes"; "three or more" names nothing new
            || parse.dependents(word, Deprel::Cc).any(|c| match &*parse.tokens[c].lemma {
                "rather" => true,
                "or" => matches!(&*parse.word(word).to_lowercase(), "more" | "less" | "fewer" | "so"),
                _ => false,
            })
    };
    if others.is_empty() || !denied(head) {
        found.push(ClauseArgument { slot: slot.clone(), head, inferred: false });
    }
    for place in place_of_person(parse, &slot, head) {
        found.push(ClauseArgument { slot: Slot::Oblique(parse.case_of(place).into()), head: place, inferred: false });
    }
    for other in others.into_iter().filter(|&o| !denied(o)) {
        let slot = match &slot {
            // "in Paris and at the summit": a conjunct may bring its own preposition
            Slot::Oblique(case) => {
                let own = parse.case_of(other);
                Slot::Oblique(if own.is_empty() { case.clone() } else { own.into() })
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
    let slot = if case.is_empty() { Slot::Attribute } else { Slot::Oblique(case.into()) };
    push(parse, slot, head, found);
}

/// "the minister's visit to Oslo", "talks between A and B", "an attack by rebels on the town"
fn of_noun(parse: &Parse, noun: usize, kind: ClauseKind, found: &mut Vec<ClauseArgument>) {
    for &child in parse.children(noun) {
        let slot = match parse.tokens[child].deprel {
            // "Thursday's meeting" is nobody's
            Deprel::NmodPoss if kind == ClauseKind::Nominal && !is_time(parse, child) => Slot::Subject,
            Deprel::Nmod | Deprel::Obl | Deprel::NmodUnmarked => match parse.case_of(child).as_str() {
                "by" => Slot::Subject,
                case => Slot::Oblique(case.into()),
            },
            _ => continue,
        };
        push(parse, slot, child, found);
    }
}

/// "Thursday", "last week"
fn is_time(parse: &Parse, word: usize) -> bool {
    parse.tokens[word].nominal == NominalClass::Time || parse.name_at(word).is_some_and(|n| n.label == NameLabel::Date)
}
