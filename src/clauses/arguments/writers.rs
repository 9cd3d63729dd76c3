//! Who speaks in a message: "Berg's letter saying that it rains", "seized on the letter that Berg had sent informing them that".

use crate::clauses::syntax::can_act;
use crate::lexicon::vocabulary::{predicates, statements};
use crate::{Clause, Deprel, Parse, Slot};

/// The writer of a message that a participle of saying describes, or the message where the text does not tell who wrote it; none
/// for other nouns and other participles.
pub(super) fn of_message(parse: &Parse, clause: &Clause, noun: usize) -> Option<usize> {
    let verb = clause.carrier;
    let says = !clause.passive
        && parse.word(verb).ends_with("ing")
        && parse.mark_of(verb).is_empty()
        && (predicates::REPORTING.has(&clause.lemma) || statements::FINDS.has(&clause.lemma));
    let is_message = says && noun < verb && statements::MESSAGE.has(&parse.tokens[noun].lemma);
    is_message.then(|| writer(parse, noun, verb).unwrap_or(noun))
}

/// "seized on the letter that Berg had sent, informing them that", where the tree has the participle under the verb: of a message
/// that somebody else wrote, its writer.
pub(super) fn of_object(parse: &Parse, governor: &Clause, clause: &Clause) -> Option<usize> {
    let comma = parse.word(clause.carrier.checked_sub(1)?) == ",";
    if comma || statements::WRITES.has(&governor.lemma) || governor.carrier > clause.carrier {
        return None;
    }
    let objects = governor.arguments.iter().filter(|a| matches!(a.slot, Slot::Object | Slot::Oblique(_)));
    objects.filter(|a| a.head > governor.carrier).find_map(|a| of_message(parse, clause, a.head))
}

/// "Berg's letter", "a letter from Berg", "the letter that Berg sent", "a letter sent by Berg", "Berg sent a letter"
fn writer(parse: &Parse, noun: usize, before: usize) -> Option<usize> {
    let acts = |w: &usize| can_act(parse, *w);
    let owner = || parse.dependent(noun, Deprel::NmodPoss).filter(acts);
    let from = || {
        let named = |&n: &usize| matches!(parse.case_of(n).as_str(), "from" | "by");
        parse.dependents(noun, Deprel::Nmod).find(named).filter(acts)
    };
    let sent = || {
        let clauses = parse.children(noun).iter().copied().filter(|&c| c > noun && c < before);
        clauses.filter(|&c| statements::WRITES.has(&parse.tokens[c].lemma)).find_map(|c| writer_in(parse, c))
    };
    let sends = || {
        let verb = parse.tokens[noun].head.filter(|_| parse.tokens[noun].deprel == Deprel::Obj)?;
        let writes = statements::WRITES.has(&parse.tokens[verb].lemma);
        parse.dependent(verb, Deprel::Nsubj).filter(|&s| writes && can_act(parse, s) && !parse.is_relative_pronoun(s))
    };
    owner().or_else(from).or_else(sent).or_else(sends)
}

/// "that Berg sent", "sent by Berg"
fn writer_in(parse: &Parse, verb: usize) -> Option<usize> {
    let subject = || parse.dependent(verb, Deprel::Nsubj).filter(|&s| !parse.is_relative_pronoun(s));
    let by = || parse.children(verb).iter().copied().find(|&c| parse.case_of(c) == "by" && can_act(parse, c));
    match parse.tokens[verb].deprel {
        Deprel::AclRelcl => subject().or_else(by),
        Deprel::Acl => by().or_else(subject),
        _ => None,
    }
}
