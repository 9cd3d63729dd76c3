//! Relative clauses, in which the noun that they describe takes a place, and questions, whose noun precedes the verb as well.

use std::borrow::Cow;

use super::controllers::stands_apart;
use crate::clauses::syntax::{can_act, is_measure, is_parenthetical_report};
use crate::lexicon::vocabulary::{closed_classes, predicates, statements};
use crate::{Clause, ClauseArgument, ClauseKind, Deprel, NameLabel, NominalClass, Parse, Slot, Upos};

/// The noun that a relative clause describes. A verb joined to the verb of a relative clause describes it too.
pub(super) fn described(parse: &Parse, verb: usize) -> Option<usize> {
    let token = &parse.tokens[verb];
    let has_pronoun =
        || parse.children(verb).iter().any(|&c| parse.is_relative_pronoun(c) && parse.tokens[c].upos == Upos::Pron);
    match token.deprel {
        Deprel::AclRelcl if is_parenthetical_report(parse, verb) || is_content(parse, verb) => None,
        Deprel::AclRelcl if describes_clause(parse, verb, token.head?) => None,
        Deprel::AclRelcl => Some(antecedent(parse, verb, token.head?)),
        Deprel::Advcl | Deprel::AdvclRelcl => cleft_noun(parse, verb),
        // "a bridge that they refused to close"
        Deprel::Xcomp | Deprel::Ccomp => {
            let outer = token.head?;
            let pronoun = |&c: &usize| parse.tokens[c].upos == Upos::Pron && c < outer && parse.is_relative_pronoun(c);
            parse.children(verb).iter().any(pronoun).then(|| described(parse, outer))?
        }
        Deprel::Conj => {
            let first = token.head?;
            (has_pronoun() && parse.tokens[first].deprel == Deprel::AclRelcl).then(|| parse.tokens[first].head)?
        }
        _ => None,
    }
}

/// "The ferry sank on May 5, which led to a strike": not the day did, but that it sank.
fn describes_clause(parse: &Parse, verb: usize, noun: usize) -> bool {
    let time = |n: usize| {
        let class = parse.tokens[n].nominal == NominalClass::Time;
        class || parse.name_at(n).is_some_and(|name| name.label == NameLabel::Date)
    };
    let which = parse.children(verb).iter().copied().find(|&c| parse.word(c).eq_ignore_ascii_case("which"));
    let comma = |w: usize| w > 0 && parse.word(w - 1) == ",";
    let does =
        parse.children(verb).iter().any(|&c| matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Obl) && c > verb);
    let copular = parse.dependent(verb, Deprel::Cop).is_some();
    // "The mill is in decline, which is to end": no decline ends
    let state = parse.dependent(noun, Deprel::Cop).is_some()
        && matches!(parse.tokens[noun].nominal, NominalClass::Abstract | NominalClass::Event)
        && parse.children(noun).iter().all(|&c| parse.tokens[c].deprel != Deprel::Det)
        && !parse.case_of(noun).is_empty();
    let which = which.is_some_and(|w| parse.is_subject(w) && comma(w));
    which && (does && !copular && time(noun) || state)
}

/// "It was Sund who bought the tower": the tree may take it for an adverbial clause.
fn cleft_noun(parse: &Parse, verb: usize) -> Option<usize> {
    let noun = parse.tokens[verb].head.filter(|&h| {
        h < verb
            && matches!(parse.tokens[h].upos, Upos::Noun | Upos::Propn | Upos::Pron)
            && parse.dependent(h, Deprel::Cop).is_some()
    })?;
    let it = parse.children(noun).iter().any(|&c| c < noun && parse.word(c).eq_ignore_ascii_case("it"));
    let who = parse.children(verb).iter().any(|&c| parse.is_relative_pronoun(c) && parse.is_subject(c));
    (it && who).then_some(noun)
}

/// "on condition that the buyer keeps the mill": with a subject, an object and a "that" that is neither of them, the clause
/// tells what the condition is.
fn is_content(parse: &Parse, verb: usize) -> bool {
    let mark = parse.dependents(verb, Deprel::Mark).any(|m| &*parse.tokens[m].lemma == "that");
    mark && [Deprel::Nsubj, Deprel::Obj].iter().all(|&d| parse.dependent(verb, d).is_some())
}

/// "Reis of the Energy Institute, who was not involved", "the deceit of the Liberals, who broke the pact": "who" is somebody, even
/// where the tree takes another noun of the phrase.
fn antecedent(parse: &Parse, verb: usize, noun: usize) -> usize {
    let who = parse.children(verb).iter().copied().find(|&c| matches!(&*parse.lower(c), "who" | "whom"));
    let label = |i: usize| parse.name_at(i).map(|n| n.label);
    let body = matches!(label(noun), Some(NameLabel::Organization | NameLabel::Location | NameLabel::Facility));
    let token = &parse.tokens[noun];
    let above = token.head.filter(|_| token.deprel == Deprel::Nmod);
    // "Reed of Lund Bank and Moe of the port, who won": the tree may join the second person to the bank
    let beside = || parse.conjuncts(noun).into_iter().rfind(|&c| c < verb && label(c) == Some(NameLabel::Person));
    let person =
        above.filter(|&a| label(a) == Some(NameLabel::Person)).or_else(beside).filter(|_| who.is_some() && body);
    let teams = above.filter(|&a| are_groups(parse, a, noun));
    let within = who.and_then(|w| somebody_within(parse, noun, w));
    let member = above.filter(|&a| who.is_some() && is_member(parse, a, noun));
    let moved = who.and_then(|w| moved_from(parse, noun, w));
    let minded = within_of_mind(parse, verb, noun);
    let known = person.or(teams).or(within).or(member).or(moved).or(minded);
    known.or_else(|| agreeing(parse, verb, noun)).or_else(|| last_joined(parse, verb, noun)).unwrap_or(noun)
}

/// "the only child in the choir who sings": a person, not the choir.
fn is_member(parse: &Parse, above: usize, group: usize) -> bool {
    let (person, group) = (&parse.tokens[above], &parse.tokens[group]);
    person.upos == Upos::Noun
        && person.nominal == NominalClass::Person
        && group.upos == Upos::Noun
        && matches!(group.nominal, NominalClass::Organization | NominalClass::Place | NominalClass::Abstract)
}

/// "the number of gales, and heavy rain that flooded Lund", "Lind and Berg, who sings": the last of several, where it has words of its
/// own or the verb is that of one.
fn last_joined(parse: &Parse, verb: usize, noun: usize) -> Option<usize> {
    let pronoun = parse.subjects(verb).find(|&c| parse.is_relative_pronoun(c))?;
    let last = parse.conjuncts(noun).into_iter().rfind(|&c| noun < c && c < pronoun)?;
    let directly = parse.subtree(last).last().is_some_and(|&l| l + 1 == pronoun || l + 2 == pronoun);
    let form = finite_form(parse, verb);
    let present = *parse.tokens[verb].lemma != *form && form.ends_with('s');
    let one = predicates::SINGULAR_FORMS.has(&form) || present && parse.tokens[verb].upos == Upos::Verb;
    let alone = one || !predicates::PLURAL_FORMS.has(&form) && stands_apart(parse, noun, last);
    (directly && alone).then_some(last)
}

/// "teams of three members who compete": all of them, who compete as teams.
fn are_groups(parse: &Parse, above: usize, member: usize) -> bool {
    let group = &parse.tokens[above];
    group.upos == Upos::Noun
        && group.nominal == NominalClass::Organization
        && *group.lemma != *parse.lower(above)
        && parse.case_of(member) == "of"
        && parse.dependent(member, Deprel::Nummod).is_some()
}

/// Of the phrases within that of a thing or an idea, the last one before "who" that names somebody.
fn somebody_within(parse: &Parse, noun: usize, who: usize) -> Option<usize> {
    let thing = is_thing_or_place(parse, noun);
    let inside = parse.dependents(noun, Deprel::Nmod).filter(|&n| n < who && parse.tokens[n].upos != Upos::Pron);
    inside.filter(|&n| thing && can_act(parse, n)).last()
}

/// "will put voters on the lists who have died": lists do not die; a "who" behind a thing is about the people that the verb has for its object.
fn moved_from(parse: &Parse, noun: usize, who: usize) -> Option<usize> {
    let token = &parse.tokens[noun];
    let thing = is_thing_or_place(parse, noun);
    let oblique = matches!(token.deprel, Deprel::Obl | Deprel::Nmod);
    let verb = std::iter::successors(token.head, |&w| parse.tokens[w].head)
        .take(2)
        .find(|&w| parse.tokens[w].upos == Upos::Verb && w < noun)?;
    let people = |&o: &usize| o < who && parse.tokens[o].nominal == NominalClass::Person;
    parse.dependents(verb, Deprel::Obj).filter(people).last().filter(|_| thing && oblique)
}

/// A common noun for a thing, an idea or a place, which is neither somebody nor a body of people.
fn is_thing_or_place(parse: &Parse, noun: usize) -> bool {
    let token = &parse.tokens[noun];
    token.upos == Upos::Noun
        && matches!(
            token.nominal,
            NominalClass::Abstract | NominalClass::Event | NominalClass::Object | NominalClass::Place
        )
}

/// "the boats of the fishermen that fear storms", "its ties with the union, which said": no boat fears anything, no tie says anything.
fn within_of_mind(parse: &Parse, verb: usize, noun: usize) -> Option<usize> {
    let lemma = &parse.tokens[verb].lemma;
    // "the report of the union, which said that"; "the ties with the union, which threaten it"
    let says = || {
        predicates::REPORTING.has(lemma)
            && parse.dependent(verb, Deprel::Ccomp).is_some()
            && !statements::SPEAKER.has(&parse.tokens[noun].lemma)
    };
    if can_act(parse, noun) || !(predicates::DEED_OF_THE_MIND.has(lemma) || says()) {
        return None;
    }
    let subject = parse.subjects(verb).find(|&c| parse.is_relative_pronoun(c))?;
    parse.dependents(noun, Deprel::Nmod).filter(|&n| n < subject && can_act(parse, n)).last()
}

/// "a report on the dams, which were built in May": where the form of the verb shows that the tree took the wrong noun of the
/// phrase, the one that agrees with it.
fn agreeing(parse: &Parse, verb: usize, noun: usize) -> Option<usize> {
    let pronoun = |&c: &usize| parse.is_subject(c) && parse.is_relative_pronoun(c) && parse.word(c).len() > "who".len();
    let which = parse.children(verb).iter().copied().find(pronoun)?;
    let form = finite_form(parse, verb);
    let plural = predicates::PLURAL_FORMS.has(&form);
    // "rules that affect": a base form may be a past as well, "rules that affects" is of one
    let present = parse.tokens[verb].upos == Upos::Verb && *parse.tokens[verb].lemma != *form && form.ends_with('s');
    let singular = predicates::SINGULAR_FORMS.has(&form) || present;
    if !plural && !singular || is_plural(parse, noun)? == plural {
        return None;
    }
    let inside = |n: usize| parse.dependents(n, Deprel::Nmod).filter(|&m| noun < m && m < which).last();
    let below = std::iter::successors(inside(noun), |&n| inside(n));
    let above = parse.tokens[noun].head.filter(|_| parse.tokens[noun].deprel == Deprel::Nmod);
    // "measures taken to help the market which has grown"
    let before = (which.saturating_sub(2)..which).rev().find(|&w| parse.word(w) != ",");
    let nearest = before.filter(|&w| parse.tokens[w].upos == Upos::Noun && parse.is_under(w, noun));
    below.chain(above).chain(nearest).find(|&n| is_plural(parse, n) == Some(plural))
}

/// "Lind and Berg, who both lead parties": where the verb is that of several, the clause is about all that are joined.
pub(super) fn all_described(parse: &Parse, verb: usize, noun: usize) -> Vec<usize> {
    let first = parse.tokens[noun].head.filter(|_| parse.tokens[noun].deprel == Deprel::Conj).unwrap_or(noun);
    let person = parse.name_at(noun).is_some_and(|n| n.label == NameLabel::Person);
    let one = person || parse.tokens[noun].upos == Upos::Propn && !parse.word(noun).ends_with('s');
    let both = parse.children(verb).iter().any(|&c| c < verb && matches!(&*parse.lower(c), "both" | "all"));
    let form = finite_form(parse, verb);
    let who = parse.children(verb).iter().any(|&c| parse.is_subject(c) && parse.is_relative_pronoun(c));
    if !(who && one && (both || predicates::PLURAL_FORMS.has(&form))) {
        return vec![noun];
    }
    std::iter::once(first).chain(parse.conjuncts(first)).collect()
}

/// The word of a predicate that agrees with its subject: the first auxiliary or, without one, the verb.
fn finite_form(parse: &Parse, verb: usize) -> Cow<'_, str> {
    let first = parse.children(verb).iter().copied().filter(|&c| parse.tokens[c].upos == Upos::Aux).min();
    parse.lower(first.unwrap_or(verb))
}

/// Whether a common noun is a plural; `None` where its form does not tell.
fn is_plural(parse: &Parse, noun: usize) -> Option<bool> {
    let token = &parse.tokens[noun];
    let open = token.upos != Upos::Noun
        || is_measure(parse, noun)
        || predicates::EITHER_NUMBER.has(&token.lemma)
        || matches!(token.nominal, NominalClass::Person | NominalClass::Organization);
    let many = *token.lemma != *parse.lower(noun);
    match (parse.dependent(noun, Deprel::Conj).is_some(), open) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(many),
    }
}

/// "the deal they signed", "the town where they met": where no pronoun shows the place of the noun, it takes the free one.
pub(super) fn add_described(parse: &Parse, clause: &Clause, noun: usize, found: &mut Vec<ClauseArgument>) {
    let verb = clause.carrier;
    let has = |slot: &Slot| found.iter().any(|a| a.slot == *slot);
    let marked = |words: &[&str]| {
        parse.children(verb).iter().any(|&c| {
            matches!(parse.tokens[c].deprel, Deprel::Advmod | Deprel::Mark) && words.contains(&&*parse.lower(c))
        })
    };
    let placed = parse
        .subtree(verb)
        .iter()
        .any(|&w| w != noun && parse.tokens[w].upos == Upos::Pron && parse.is_relative_pronoun(w) && w < verb);
    let slot = if marked(&["where", "when"]) {
        Slot::Oblique("in".into())
    } else if placed || clause.kind == ClauseKind::Copular {
        return;
    } else if !has(&Slot::Subject) && !clause.passive {
        Slot::Subject
    } else if !has(&Slot::Object) && (clause.kind != ClauseKind::Light) {
        let preposition = stranded_preposition(parse, verb);
        preposition.map_or(Slot::Object, |p| Slot::Oblique(parse.lower(p).into()))
    } else {
        return;
    };
    found.push(ClauseArgument { slot, head: noun, inferred: true });
}

/// "the people she spoke with": a preposition at the end without its noun.
fn stranded_preposition(parse: &Parse, verb: usize) -> Option<usize> {
    let alone = |&c: &usize| {
        let token = &parse.tokens[c];
        c > verb && token.upos == Upos::Adp && token.deprel != Deprel::CompoundPrt && parse.children(c).is_empty()
    };
    parse.children(verb).iter().copied().rev().find(alone)
}

/// "which envoy she spoke with", "what they talk about": the preposition belongs to what is asked for.
pub(super) fn give_stranded_its_noun(parse: &Parse, verb: usize, found: &mut Vec<ClauseArgument>) {
    let Some(preposition) = stranded_preposition(parse, verb) else { return };
    found.retain(|a| a.head != preposition);
    let asks = |word: usize| closed_classes::QUESTION_PRONOUNS.has(&parse.lower(word));
    let open = |a: &&mut ClauseArgument| {
        let asked = a.inferred
            || asks(a.head)
            || parse.children(a.head).iter().any(|&c| asks(c))
            || parse.children(verb).iter().any(|&c| asks(c) && asked_noun(parse, c) == Some(a.head));
        let free = matches!(a.slot, Slot::Object | Slot::Attribute)
            || matches!(&a.slot, Slot::Oblique(case) if case.is_empty());
        a.head < verb && asked && free
    };
    if let Some(argument) = found.iter_mut().find(open) {
        argument.slot = Slot::Oblique(parse.lower(preposition).into());
    }
}

/// The noun that a "which" stands before, where both are dependents of the same verb.
pub(super) fn asked_noun(parse: &Parse, which: usize) -> Option<usize> {
    if !closed_classes::QUESTION_DETERMINERS.has(&parse.word(which).to_ascii_lowercase()) {
        return None;
    }
    let verb = parse.tokens[which].head?;
    let noun = (which + 1..verb).find(|&i| matches!(parse.tokens[i].upos, Upos::Noun | Upos::Propn))?;
    // not "which at 200 metres is the highest"
    let modified =
        (which + 1..noun).all(|i| parse.tokens[i].head == Some(noun) && parse.tokens[i].deprel != Deprel::Case);
    (modified && parse.tokens[noun].head == Some(verb) && parse.tokens[noun].upos == Upos::Noun).then_some(noun)
}

/// True for a noun to which [`asked_noun`] gives the place of its "which".
pub(super) fn is_asked_about(parse: &Parse, noun: usize) -> bool {
    let Some(verb) = parse.tokens[noun].head.filter(|_| parse.tokens[noun].upos == Upos::Noun) else { return false };
    let two_subjects = parse.dependents(verb, Deprel::Nsubj).count() > 1;
    two_subjects && parse.children(verb).iter().any(|&w| w < noun && asked_noun(parse, w) == Some(noun))
}
