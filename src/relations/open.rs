//! What no rule reads becomes an open triple, named by the lemma and the preposition.

use std::collections::HashSet;

use super::knowledge::Knowledge;
use super::modifiers::kind_of;
use super::{Draft, named, pairs};
use crate::{Clause, ClauseKind, Deprel, ModifierKind, Slot, Upos};

/// One draft for each clause of a sentence that its closed drafts do not cover and each of its coordinated arguments.
pub(super) fn drafts(known: &Knowledge, closed: &[Draft], sentence: usize) -> Vec<Draft> {
    let covered: HashSet<usize> = closed
        .iter()
        .filter_map(|d| {
            let clause = known.clauses.of_head.at(known.clause_of(d.anchor, d.subject)?.head)?;
            let takes_part = |head| {
                let arguments = &known.clauses.list[clause].arguments;
                arguments
                    .iter()
                    .any(|a| a.head == head && matches!(a.slot, Slot::Subject | Slot::Object | Slot::Recipient))
            };
            (takes_part(d.subject) || takes_part(d.object)).then_some(clause)
        })
        .collect();
    let mut told: HashSet<usize> = covered.clone();
    let mut found = Vec::new();
    let own = known.clauses_of(sentence);
    for number in own.clone() {
        if !covered.contains(&number) {
            let before = found.len();
            of_clause(known, &known.clauses.list[number], &mut found);
            if found.len() > before {
                told.insert(number);
            }
        }
    }
    // A report whose content gives nothing by itself is told whole, so that nothing is lost.
    // The innermost first: what tells "we'll see what happens" need not tell "he said that we'll see what happens".
    let mut silent: Vec<usize> = own.filter(|n| !told.contains(n)).collect();
    silent.sort_by_key(|&n| known.parse.subtree(known.clauses.list[n].head).len());
    for number in silent {
        if whole_complement(known, &known.clauses.list[number], &told, &mut found) {
            told.insert(number);
        }
    }
    found
}

fn of_clause(known: &Knowledge, clause: &Clause, found: &mut Vec<Draft>) {
    let subjects: Vec<usize> = clause.heads(&Slot::Subject).filter(|&s| can_be_argument(known, s)).collect();
    let patients: Vec<usize> =
        clause.heads(&Slot::Object).filter(|&o| can_be_argument(known, o) && !is_each_other(known, o)).collect();
    match clause.kind {
        ClauseKind::Nominal => {}
        ClauseKind::Copular => copular(known, clause, &subjects, found),
        ClauseKind::Light => light(known, clause, &subjects, found),
        ClauseKind::Verbal if subjects.is_empty() && clause.passive => passive(known, clause, &patients, found),
        ClauseKind::Verbal => verbal(known, clause, &subjects, &patients, found),
    }
}

/// "They know each other": nobody is named.
fn is_each_other(known: &Knowledge, token: usize) -> bool {
    known.is_empty(token) && matches!(&*known.parse.word(token).to_lowercase(), "other" | "another")
}

/// Not "what", "which", "who" of a question, nor a clause.
fn can_be_argument(known: &Knowledge, token: usize) -> bool {
    let word = &known.parse.tokens[token];
    let question = matches!(word.upos, Upos::Pron | Upos::Det | Upos::Adv)
        && matches!(
            &*known.parse.word(token).to_lowercase(),
            "what"
                | "which"
                | "who"
                | "whom"
                | "whose"
                | "whatever"
                | "whoever"
                | "there"
                | "how"
                | "that"
                | "where"
                | "when"
                | "why"
        )
        && word.deprel != Deprel::Conj;
    // "your" of "your chances", when it is not known whose
    let whose = word.deprel == Deprel::NmodPoss && known.is_empty(token);
    !question && !whose && !matches!(word.deprel, Deprel::Csubj | Deprel::CsubjPass | Deprel::CsubjOuter | Deprel::Expl)
}

fn verbal(known: &Knowledge, clause: &Clause, subjects: &[usize], objects: &[usize], found: &mut Vec<Draft>) {
    // "it has been raining since Sunday" tells of nobody
    if matches!(clause.lemma.as_str(), "rain" | "snow" | "hail" | "drizzle") {
        return;
    }
    let refers_back = |o: usize| matches!(&*known.parse.word(o).to_lowercase(), "this" | "that" | "so" | "it");
    // "quoted her as saying": the words are hers, and the triple of what she says names both
    if matches!(clause.lemma.as_str(), "quote" | "cite") && reports(known, clause) {
        return;
    }
    let plain: Vec<usize> = objects.iter().copied().filter(|&o| !(reports(known, clause) && refers_back(o))).collect();
    if !plain.is_empty() {
        return all(clause, subjects, &plain, &clause.lemma, found);
    }
    if clause.argument(&Slot::Object).is_some() {
        return; // "what he wanted": the object is asked for; "stated this": it is told already
    }
    let recipients: Vec<usize> = clause.heads(&Slot::Recipient).collect();
    if !recipients.is_empty() {
        return all(clause, subjects, &recipients, &clause.lemma, found);
    }
    let attributes: Vec<usize> = clause.heads(&Slot::Attribute).collect();
    if !attributes.is_empty() {
        return all(clause, subjects, &attributes, &clause.lemma, found);
    }
    // "said at a meeting that ...", "began in May to sell": the fact is in the complement
    if clause.argument(&Slot::Complement).is_some() || reports(known, clause) {
        return;
    }
    if let Some((case, heads)) = best_oblique(known, clause) {
        all(clause, subjects, &heads, &named(&clause.lemma, &case), found);
    }
}

/// The verb of a claim: what it says is told by the triples of its content, each with its source.
fn reports(known: &Knowledge, clause: &Clause) -> bool {
    known.cues.contains(&clause.head)
}

/// "was born in Oslo" → be_born_in; with its doer it was turned around before.
fn passive(known: &Knowledge, clause: &Clause, patients: &[usize], found: &mut Vec<Draft>) {
    let mut participle = known.parse.word(clause.head).to_lowercase();
    for particle in known.parse.dependents(clause.head, Deprel::CompoundPrt) {
        participle = named(&participle, &known.parse.word(particle).to_lowercase());
    }
    let name = format!("be_{participle}");
    // "was fined $2 million"
    let recipients: Vec<usize> = clause.heads(&Slot::Recipient).filter(|&r| can_be_argument(known, r)).collect();
    if !recipients.is_empty() && !patients.is_empty() {
        return all(clause, &recipients, patients, &name, found);
    }
    let attributes: Vec<usize> = clause.heads(&Slot::Attribute).chain(clause.heads(&Slot::Recipient)).collect();
    if !attributes.is_empty() {
        return all(clause, patients, &attributes, &name, found);
    }
    if let Some((case, heads)) = best_oblique(known, clause) {
        all(clause, patients, &heads, &named(&name, &case), found);
    }
}

/// "is a war" → be; "is close to a deal" → be_close_to; "is in Kenya" → be_in; "is weak" → be.
fn copular(known: &Knowledge, clause: &Clause, subjects: &[usize], found: &mut Vec<Draft>) {
    let attributes: Vec<usize> = clause
        .heads(&Slot::Attribute)
        .filter(|&a| can_be_argument(known, a) && !is_clause_of_its_own(known, clause, a))
        .collect();
    // "It would be a mistake to think so"
    let extraposed = is_extraposed(known, clause);
    let subjects: Vec<usize> = subjects.iter().copied().filter(|&s| !(extraposed && is_bare_it(known, s))).collect();
    let subjects = subjects.as_slice();
    let Some(&first) = attributes.first() else {
        let located = clause.arguments.iter().find_map(|a| match &a.slot {
            Slot::Oblique(case) if a.head == clause.head => Some(case.clone()),
            _ => None,
        });
        if let Some(case) = located {
            all(clause, subjects, &[clause.head], &named("be", &case), found);
        }
        return;
    };
    if known.parse.tokens[first].upos == Upos::Adj {
        // "is ready to talk": the infinitive is the fact, and knows that it is one to come
        if clause.argument(&Slot::Complement).is_some()
            || clause.arguments.iter().any(|a| matches!(a.slot, Slot::Adverbial(_)))
        {
            return;
        }
        let oblique = best_oblique(known, clause).filter(|(case, heads)| {
            !case.is_empty()
                && heads.first().is_some_and(|&h| {
                    !matches!(kind_of(known, clause, case, h), ModifierKind::Time | ModifierKind::Place)
                })
        });
        if let Some((case, heads)) = oblique {
            let name = named(&named("be", &known.parse.tokens[first].lemma.to_lowercase()), &case);
            return all(clause, subjects, &heads, &name, found);
        }
    }
    all(clause, subjects, &attributes, "be", found);
}

/// "it" of which nothing is known.
fn is_bare_it(known: &Knowledge, token: usize) -> bool {
    known.entity(token).is_none() && known.parse.word(token).eq_ignore_ascii_case("it")
}

/// "a mistake to think", "clear that it rains": what "it" may stand for.
fn is_extraposed(known: &Knowledge, clause: &Clause) -> bool {
    known.parse.children(clause.head).iter().any(|&c| {
        c > clause.head
            && matches!(
                known.parse.tokens[c].deprel,
                Deprel::Acl | Deprel::Advcl | Deprel::Csubj | Deprel::Xcomp | Deprel::Ccomp
            )
            && matches!(known.parse.mark_of(c).as_str(), "to" | "that" | "")
    })
}

/// "close to doing something": the conjunct is a clause that speaks for itself.
fn is_clause_of_its_own(known: &Knowledge, clause: &Clause, token: usize) -> bool {
    token != clause.head && known.clauses.at(token).is_some_and(|c| c.kind != ClauseKind::Nominal)
}

/// "had a conversation with the king" → have_conversation_with; without a partner "make | decision".
fn light(known: &Knowledge, clause: &Clause, subjects: &[usize], found: &mut Vec<Draft>) {
    let verb = known.parse.tokens[clause.carrier].lemma.to_lowercase();
    let partner = best_oblique(known, clause).filter(|(case, heads)| {
        !case.is_empty() && heads.first().is_some_and(|&h| kind_of(known, clause, case, h) != ModifierKind::Time)
    });
    let doers: Vec<usize> = if subjects.is_empty() { clause.heads(&Slot::Object).collect() } else { subjects.to_vec() };
    match partner {
        Some((case, heads)) => all(clause, &doers, &heads, &named(&named(&verb, &clause.lemma), &case), found),
        None => all(clause, &doers, &[clause.head], &verb, found),
    }
}

/// The prepositional phrase that completes the predicate: rather a partner than a place, rather a place than a time.
fn best_oblique(known: &Knowledge, clause: &Clause) -> Option<(String, Vec<usize>)> {
    let rank = |case: &str, head: usize| match kind_of(known, clause, case, head) {
        ModifierKind::Time => 3,
        ModifierKind::Place => 1,
        ModifierKind::Manner | ModifierKind::Cause | ModifierKind::Other if case != "to" && case != "of" => 2,
        ModifierKind::Amount if case == "from" => 2,
        _ => 0,
    };
    let (_, case) = clause
        .arguments
        .iter()
        .filter_map(|a| match &a.slot {
            Slot::Oblique(case)
                if a.head != clause.head && can_be_argument(known, a.head) && !case.starts_with("according") =>
            {
                Some((rank(case, a.head), case.clone()))
            }
            _ => None,
        })
        .min_by_key(|(rank, _)| *rank)?;
    let heads = clause
        .arguments
        .iter()
        .filter(|a| a.slot == Slot::Oblique(case.clone()) && a.head != clause.head && can_be_argument(known, a.head))
        .map(|a| a.head);
    // two phrases with the same preposition are two arguments; only coordinated ones are one
    let mut heads: Vec<usize> = heads.collect();
    let first = *heads.iter().min_by_key(|&&h| rank(&case, h))?;
    let group = known.parse.conjuncts(first);
    heads.retain(|h| *h == first || group.contains(h));
    Some((case.into(), heads))
}

fn all(clause: &Clause, subjects: &[usize], objects: &[usize], name: &str, found: &mut Vec<Draft>) {
    let draft = |(subject, object)| Draft::open(subject, object, name.to_owned(), clause.head);
    found.extend(pairs(subjects, objects).map(draft));
}

/// "The union said it was too late.": when the content gives no triple, its words are the object.
fn whole_complement(known: &Knowledge, clause: &Clause, told: &HashSet<usize>, found: &mut Vec<Draft>) -> bool {
    let Some(said) = clause.argument(&Slot::Complement).map(|a| a.head) else { return false };
    let word = &known.parse.tokens[said];
    if word.deprel != Deprel::Ccomp || word.upos == Upos::Intj || clause.passive {
        return false;
    }
    // "is afraid that it will fail"
    let adjective = clause.kind == ClauseKind::Copular && known.parse.tokens[clause.head].upos == Upos::Adj;
    let name = match adjective {
        true => named("be", &known.parse.tokens[clause.head].lemma.to_lowercase()),
        false => clause.lemma.to_string(),
    };
    let words = known.parse.subtree(said);
    let any = words.iter().any(|&w| known.clauses.of_head.at(w).is_some_and(|c| told.contains(&c)));
    let Some(subject) = clause.heads(&Slot::Subject).find(|&s| can_be_argument(known, s)) else { return false };
    if !any {
        found.push(Draft { clausal: true, ..Draft::open(subject, said, name, clause.head) });
    }
    !any
}
