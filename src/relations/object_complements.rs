//! What the object of a verb is to do or is said to be: "allowed the crews to work", "photos show crews digging".

use super::drafts::{Draft, open_name};
use super::knowledge::Knowledge;
use super::restrictions;
use crate::lexicon::vocabulary::{phrases, predicates};
use crate::{Clause, ClauseArgument, Deprel, EntityKind, NominalClass, Relation, RelationName, Slot, Upos};

/// "would like a seat": who has none cannot like it.
pub(super) fn wishes(known: &Knowledge, clause: &Clause) -> bool {
    let would = |aux: usize| matches!(&*known.parse.tokens[aux].lemma, "would" | "should" | "'d" | "’d");
    matches!(&*clause.lemma, "like" | "love") && known.parse.dependents(clause.carrier, Deprel::Aux).any(would)
}

/// "made the priests pay", "wants them to pay", "makes it possible to vote": what is made to be is told by the clause below.
pub(super) fn makes_do(known: &Knowledge, clause: &Clause) -> bool {
    let parse = known.parse;
    let bare = |c: usize| {
        parse.tokens[c].upos == Upos::Verb && parse.tokens[c].deprel == Deprel::Xcomp && parse.mark_of(c).is_empty()
    };
    let does = || clause.heads(&Slot::Complement).any(bare) && clause.argument(&Slot::Object).is_some();
    let of_clause = || parse.dependent(clause.carrier, Deprel::Expl).is_some();
    match clause.lemma.as_str() {
        "let" => does(),
        "make" => does() || of_clause() && clause.heads(&Slot::Attribute).all(|a| parse.tokens[a].upos == Upos::Adj),
        // "would like us to stay", "wants the firm to pay"
        "want" | "like" | "expect" | "prefer" => {
            let infinitive = |c: &usize| parse.tokens[*c].upos == Upos::Verb && parse.mark_of(*c) == "to";
            let wanted = parse.children(clause.carrier).iter().copied().find(infinitive);
            wanted.is_some_and(|w| clause.heads(&Slot::Object).any(|o| clause.carrier < o && o < w))
        }
        _ => false,
    }
}

/// "allowed the crews to work", "saw it sink", "prevented them from leaving", "accused them of lying": what the object of a verb is to
/// do or is said to be. Without it the verb would be told of the crews themselves.
pub(super) fn complement_of(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    // "made Lund the first town to ban it": the infinitive is the town's
    if clause.argument(&Slot::Attribute).is_some() {
        return small_clause(known, clause, object);
    }
    if let Some(deed) = what_it_takes(known, clause, object) {
        return Some(deed);
    }
    let of_verb = |a: &&ClauseArgument| match &a.slot {
        Slot::Complement => known.parse.tokens[a.head].deprel == Deprel::Xcomp,
        Slot::Adverbial(mark) => phrases::MARKS_OF_A_DEED.has(mark),
        _ => false,
    };
    let below = clause.arguments.iter().filter(of_verb).map(|a| a.head).find(|&c| takes_part(known, c, object));
    below.or_else(|| clause_of_object(known, clause, object))
}

/// "took two years [to build]": what the time or the money is for.
fn what_it_takes(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    let parse = known.parse;
    let amount = parse.tokens[object].nominal == NominalClass::Time || known.kind(object) == Some(EntityKind::Money);
    let deed =
        |a: &&ClauseArgument| matches!(&a.slot, Slot::Adverbial(mark) if mark == "to") || a.slot == Slot::Complement;
    let bare = |&d: &usize| d > object && parse.dependent(d, Deprel::Obj).is_none() && parse.mark_of(d) == "to";
    let found = clause.arguments.iter().filter(deed).map(|a| a.head).find(bare);
    found.filter(|_| clause.lemma == "take" && amount)
}

/// True where a word stands for somebody or something of which the clause with this head tells what it does.
fn takes_part(known: &Knowledge, head: usize, word: usize) -> bool {
    let below = known.clauses.at(head);
    below
        .is_some_and(|b| b.heads(&Slot::Subject).chain(b.heads(&Slot::Object).filter(|_| b.passive)).any(|s| s == word))
}

/// "photos show crews [digging]", "needs people [to help]": the tree may have it under the noun.
fn clause_of_object(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    let parse = known.parse;
    let fits = |c: &usize| {
        parse.tokens[*c].upos == Upos::Verb
            && parse.subtree(*c)[0] == object + 1
            && match clause.lemma.as_str() {
                "need" | "want" => parse.mark_of(*c) == "to",
                verb if phrases::SHOWS.has(verb) => parse.word(*c).ends_with("ing"),
                _ => wishes(known, clause),
            }
    };
    // "photos showed nurses walking"; the clause has no subject of its own
    let shown = |c: &usize| fits(c) && phrases::SHOWS.has(&clause.lemma) && parse.subjects(*c).next().is_none();
    let beside = || parse.dependents(clause.carrier, Deprel::Ccomp).find(shown);
    parse.dependents(object, Deprel::Acl).find(fits).or_else(beside)
}

/// Gives the drafts of rules the clauses that their objects are part of: "accused Brandt of lying", "urged them to leave".
pub(super) fn complete(known: &Knowledge, drafts: &mut [Draft]) {
    for draft in drafts {
        let relation = draft.relation.as_ref().and_then(RelationName::builtin);
        if relation.is_some_and(of_a_deed) {
            let clause = known.clauses.at(draft.anchor);
            draft.complement = draft.object.and_then(|object| complement_of(known, clause?, object));
        }
    }
}

/// "declared the vote [void]", "left the town [without power]": what a verb makes of its object or says that it is.
fn small_clause(known: &Knowledge, clause: &Clause, object: usize) -> Option<usize> {
    let one = clause.heads(&Slot::Object).count() == 1;
    let said = |a: &usize| *a > object && phrases::MAKES_SO.has(&clause.lemma) && one;
    let short = |a: &usize| restrictions::fewest_words(known, *a, &[]).len() <= restrictions::LONGEST;
    clause.heads(&Slot::Attribute).find(said).filter(|&a| known.parse.first_of_list(a) == a).filter(short)
}

fn acts(known: &Knowledge, word: usize) -> bool {
    matches!(known.kind(word), Some(EntityKind::Person | EntityKind::Organization | EntityKind::Nationality))
}

/// Whether the relation is of what somebody else is to do or has done: "urged them to pay", "fined them for lying".
fn of_a_deed(relation: Relation) -> bool {
    use Relation::{Accused, Asked, Banned, Dismissed, Fined, Praised, Sued, Told, Urged, Warned};
    let to_come = matches!(relation, Asked | Told | Urged | Warned);
    to_come || matches!(relation, Accused | Banned | Dismissed | Fined | Praised | Sued)
}

/// "led to [20 schools] running short of books": what a verb with a preposition brings about, wherever the tree has the gerund.
pub(super) fn brought_about(known: &Knowledge, clause: &Clause, case: &str, noun: usize) -> Option<usize> {
    let parse = known.parse;
    if !predicates::BRINGS_ABOUT.has(&format!("{}:{case}", clause.lemma)) {
        return None;
    }
    let bare = |a: &&ClauseArgument| matches!(&a.slot, Slot::Adverbial(mark) if mark.is_empty());
    let of_verb = clause.arguments.iter().filter(bare).map(|a| a.head);
    let gerund =
        |c: &usize| parse.word(*c).ends_with("ing") && parse.mark_of(*c).is_empty() && parse.subtree(*c)[0] == noun + 1;
    parse.dependents(noun, Deprel::Acl).chain(of_verb).find(gerund).filter(|&c| takes_part(known, c, noun))
}

/// The clause that is the object by itself, with the name of the predicate: "helped [build the bridge]", "resulted in [farmers losing
/// crops]", "was accused of [stealing the funds]".
pub(super) fn clause_as_object(known: &Knowledge, clause: &Clause) -> Option<(String, usize)> {
    let parse = known.parse;
    let verb = clause.lemma.as_str();
    let brings = |mark: &str| predicates::BRINGS_ABOUT.has(&format!("{verb}:{mark}"));
    for argument in &clause.arguments {
        let has_subject = || parse.dependent(argument.head, Deprel::Nsubj).is_some();
        match &argument.slot {
            // "could not help smiling" is no help
            Slot::Complement if phrases::HELPS.has(verb) && !clause.passive => {
                let infinitive = parse.tokens[argument.head].deprel == Deprel::Xcomp;
                let gerund = parse.word(argument.head).ends_with("ing");
                return (infinitive && !gerund).then(|| (verb.to_owned(), argument.head));
            }
            Slot::Adverbial(mark) if !clause.passive && has_subject() && brings(mark) => {
                return Some((open_name(verb, mark), argument.head));
            }
            Slot::Adverbial(_) if !clause.passive => {}
            Slot::Adverbial(mark) if phrases::MARKS_OF_A_DEED.has(mark) => {
                // "the knives are used for cutting": they do not cut
                let does = |&o: &usize| acts(known, o) && takes_part(known, argument.head, o);
                let patient = clause.heads(&Slot::Object).find(does);
                let participle = parse.word(clause.head).to_lowercase();
                return patient.map(|_| (format!("be_{}", open_name(&participle, mark)), argument.head));
            }
            _ => {}
        }
    }
    None
}
