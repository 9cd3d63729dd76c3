//! Verbs that hold together with a phrase: "came under fire", "got in the way of the deal", "took the costs into account".

use super::drafts::open_name;
use super::knowledge::Knowledge;
use super::modifier_kinds::of_preposition;
use super::open_relations::{can_be_argument, completing_oblique, is_set_phrase};
use crate::lexicon::vocabulary::phrases;
use crate::{Clause, ClauseArgument, Deprel, ModifierKind, Parse, Slot};

/// "came under fire for the plan" → come_under_fire_for, "took the costs into account" → take_into_account: the predicate whose verb is
/// called `verb`, and what completes it.
pub(super) fn with_object(
    known: &Knowledge,
    clause: &Clause,
    verb: &str,
    objects: &[usize],
) -> Option<(String, Vec<usize>)> {
    let parse = known.parse;
    let phrase = clause.arguments.iter().find(|a| is_part(parse, clause, a))?;
    let Slot::Oblique(case) = &phrase.slot else { return None };
    let noun = phrase.head;
    let name = open_name(&open_name(verb, case), &words_of(parse, noun)?);
    if !objects.is_empty() {
        return Some((name, objects.to_vec()));
    }
    let joined = |n: usize| std::iter::once(n).chain(parse.conjuncts(n)).collect();
    // "in the way of the deal"
    let of_noun = parse.dependents(noun, Deprel::Nmod).find(|&n| n > noun && !parse.case_of(n).is_empty());
    let (case, heads) = of_noun.map(|n| (parse.case_of(n), joined(n))).or_else(|| {
        let other = clause.arguments.iter().find(|a| a.head > noun && completes(known, clause, a))?;
        let Slot::Oblique(case) = &other.slot else { return None };
        Some((case.to_string(), joined(other.head)))
    })?;
    Some((open_name(&name, &case), heads))
}

/// "took part in the race" → take_part_in; the bare "took place" says nothing.
pub(super) fn verb_with_noun(known: &Knowledge, clause: &Clause, objects: &[usize]) -> Option<(String, Vec<usize>)> {
    let &[noun] = objects else { return None };
    let parse = known.parse;
    let bare = || {
        parse
            .children(noun)
            .iter()
            .all(|&c| c > noun || matches!(parse.tokens[c].deprel, Deprel::Advmod | Deprel::NmodPoss) && c == noun - 1)
    };
    let lemma = parse.word(noun).to_lowercase();
    if !phrases::VERBS_WITH_NOUNS.has(&format!("{}:{lemma}", clause.lemma)) || !bare() {
        return None;
    }
    let name = open_name(&clause.lemma, &lemma);
    let of_noun = parse.dependents(noun, Deprel::Nmod).find(|&n| !parse.case_of(n).is_empty());
    let completed = match of_noun {
        Some(n) => Some((parse.case_of(n), std::iter::once(n).chain(parse.conjuncts(n)).collect())),
        None => completing_oblique(known, clause).filter(|(case, _)| !matches!(&**case, "despite" | "without")),
    };
    Some(match completed {
        Some((case, heads)) => (open_name(&name, &case), heads),
        None => (name, Vec::new()),
    })
}

/// "came under fire [for the plan]", but not "[on Friday]"
fn completes(known: &Knowledge, clause: &Clause, argument: &ClauseArgument) -> bool {
    let Slot::Oblique(case) = &argument.slot else { return false };
    let head = argument.head;
    !case.is_empty()
        && can_be_argument(known, head)
        && !is_set_phrase(known, case, head)
        && !matches!(
            of_preposition(known, clause, case, head),
            ModifierKind::Time | ModifierKind::Place | ModifierKind::Manner
        )
}

/// True for the phrase that holds together with the verb of its clause.
pub(super) fn is_part(parse: &Parse, clause: &Clause, argument: &ClauseArgument) -> bool {
    let Slot::Oblique(case) = &argument.slot else { return false };
    let beside = !argument.inferred && argument.head > clause.carrier;
    let words = if beside { words_of(parse, argument.head) } else { None };
    words.is_some_and(|words| phrases::VERBS_WITH_PHRASES.has(&format!("{}:{case}:{words}", clause.lemma)))
}

/// "the_way" of "in the way of the deal": the words from behind the preposition up to the noun.
fn words_of(parse: &Parse, noun: usize) -> Option<String> {
    const LONGEST: usize = 3;
    let last_of_case = parse.dependents(noun, Deprel::Case).filter(|&c| c < noun).last()?;
    let words = last_of_case + 1..=noun;
    (words.clone().count() <= LONGEST)
        .then(|| words.map(|w| parse.word(w).to_lowercase()).collect::<Vec<_>>().join("_"))
}
