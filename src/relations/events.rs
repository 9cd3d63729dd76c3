//! What happens without an object: "The talks collapsed", "Three people were killed in Lund on Monday".

use super::drafts::{Draft, open_name};
use super::knowledge::Knowledge;
use super::modifier_kinds::{of_adverb, of_preposition};
use crate::lexicon::vocabulary::{closed_classes, connectives, events, predicates};
use crate::{Clause, ClauseArgument, Deprel, MentionForm, Modality, ModifierKind, NominalClass, Slot, Upos};

/// True for a phrase that completes its verb as an object does: "relies on the port", "lives in Lund"; false for what
/// only says when, how much, why, how or where it happened: "collapsed in Lund", "fell on Monday".
pub(super) fn completes(known: &Knowledge, clause: &Clause, case: &str, head: usize) -> bool {
    let takes_place = if clause.passive { events::PUT_IN_A_PLACE } else { events::TAKES_PLACE_AS_OBJECT };
    match of_preposition(known, clause, case, head) {
        ModifierKind::Time | ModifierKind::Amount => false,
        // "presides over the court", "died of hunger"
        ModifierKind::Cause => matches!(case, "over" | "for" | "of" | "from"),
        // "was hurt in the crash", but "took part in the race"
        ModifierKind::Other => {
            !clause.passive || case != "in" || known.parse.tokens[head].nominal != NominalClass::Event
        }
        // "is known outside Lund"
        ModifierKind::Place if is_incomplete(clause, &clause.lemma) => true,
        ModifierKind::Place => takes_place.has(&clause.lemma) || events::DIRECTION.has(case),
        _ => true,
    }
}

/// Tells the subjects of a clause that has nothing else to tell: a draft for each, without an object.
pub(super) fn happens(known: &Knowledge, clause: &Clause, subjects: &[usize], name: &str, found: &mut Vec<Draft>) {
    // "Two sailors are missing": an adjective, though it looks like a form of a verb
    let word = known.parse.word(clause.head);
    let adjective = !clause.passive && events::ADJECTIVES_LIKE_VERBS.has(word);
    let name = if adjective { open_name("be", word) } else { name.to_owned() };
    let told = |&&subject: &&usize| says_something(known, clause, subject, &name);
    found.extend(subjects.iter().filter(told).map(|&subject| Draft::alone(subject, name.clone(), clause.head)));
}

/// False where a reader of the fact alone would learn nothing: "they tried", "it happened", "people who came".
fn says_something(known: &Knowledge, clause: &Clause, subject: usize, name: &str) -> bool {
    // "if we act", "whether it works": nothing is said to happen
    let supposed = matches!(clause.modality, Modality::Conditional | Modality::Question)
        && connectives::CONDITIONS.has(&known.parse.mark_of(clause.carrier));
    if is_incomplete(clause, name) || supposed || known.names_nobody(subject) && !is_set(known, clause) {
        return false;
    }
    let parse = known.parse;
    let unresolved = parse.tokens[subject].upos == Upos::Pron && known.entity(subject).is_none();
    // "the people who came", "the bridge built there": what says which ones are meant tells nothing of its own
    let carrier = &parse.tokens[clause.carrier];
    let describes = carrier.head == Some(subject) && matches!(carrier.deprel, Deprel::Acl | Deprel::AclRelcl);
    let named = known.mention(subject).is_some_and(|(_, m)| m.form == MentionForm::Name);
    let inferred = clause.arguments.iter().any(|a| a.head == subject && a.inferred);
    // "left the town to recover", "on trying": whose deed a verb without a subject is
    let aside = inferred && matches!(carrier.deprel, Deprel::Advcl | Deprel::Csubj | Deprel::Ccomp);
    // "built and sold": the tree has lost what was built
    let lacks_object = !clause.passive && predicates::TAKES_OBJECT.has(name);
    let little = lacks_object || predicates::REPORTING.has(name) || events::SAYS_LITTLE_ALONE.has(name);
    // "lessons learnt in May": of things that nobody knows it is only said which ones
    let is_definite = |d: usize| &*parse.lower(d) == "the" || closed_classes::DEMONSTRATIVES.has(&parse.lower(d));
    let counted = || parse.dependent(subject, Deprel::Nummod).is_some();
    let definite = || named || parse.dependents(subject, Deprel::Det).any(is_definite) || counted();
    let word = parse.lower(subject);
    let points = unresolved && (&*word == "it" || closed_classes::DEMONSTRATIVES.has(&word));
    if points || describes && !definite() {
        return false;
    }
    let bare = unresolved || describes && !named || aside || little;
    !bare || is_set(known, clause)
}

/// True for a verb that is nothing without what completes it; `name` is what the fact is called.
fn is_incomplete(clause: &Clause, name: &str) -> bool {
    match clause.passive {
        true => events::INCOMPLETE_PASSIVES.has(&clause.lemma),
        false => events::INCOMPLETE.has(name),
    }
}

/// True where the clause says when, where, how much or why.
fn is_set(known: &Knowledge, clause: &Clause) -> bool {
    let sets = |kind: ModifierKind| kind != ModifierKind::Other;
    clause.arguments.iter().any(|a: &ClauseArgument| match &a.slot {
        Slot::Oblique(case) => !a.inferred && sets(of_preposition(known, clause, case, a.head)),
        Slot::Adverb => of_adverb(known, a.head).is_some_and(sets),
        _ => false,
    })
}
