//! Lists of which a fact holds only as a whole: "200 people died in Vell and Lund", "a deal between Norlake and the union", "a line
//! linking Vell and Lund".

use super::drafts::Draft;
use super::knowledge::Knowledge;
use crate::lexicon::vocabulary::{modifiers, phrases};
use crate::{Deprel, MentionForm, NominalClass, Parse, Relation, Slot, Upos};

/// How a draft tells of the list in which one of its words stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Of each item by itself, or there is no list.
    Each,
    /// Of all items at once: this is the first, which stands for all.
    Whole,
    /// Of all items at once, by the first.
    ByFirst,
}

/// How a draft tells of the list of its subject or its object.
pub(super) fn telling(known: &Knowledge, draft: &Draft, word: usize) -> Telling {
    let parse = known.parse;
    let first = parse.first_of_list(word);
    let items = parse.conjuncts(first);
    let together = !draft.clausal
        && !items.is_empty()
        && (first == word || items.contains(&word))
        && !draft.sides().any(|a| a != word && (a == first || items.contains(&a)))
        && is_told_together(known, draft, word, first, &items);
    match together {
        false => Telling::Each,
        true if first == word => Telling::Whole,
        true => Telling::ByFirst,
    }
}

fn is_told_together(known: &Knowledge, draft: &Draft, word: usize, first: usize, items: &[usize]) -> bool {
    let joined_by = |lemma: &str| {
        items.iter().any(|&i| known.parse.dependents(i, Deprel::Cc).any(|c| &*known.parse.tokens[c].lemma == lemma))
    };
    if are_alternatives(known, draft, first, items) || shares_number(known.parse, first, items) {
        return true;
    }
    let case = known.parse.case_of(first);
    if draft.object == Some(word) && joined_by("and") {
        let between = draft.relation.is_none() && case == "between" && draft.name.ends_with("_between");
        return between || links(known, draft, first) || sums_up_places(known, draft, &case);
    }
    word == draft.subject && joined_by("and") && sums_up_causes(known, draft, first, items)
}

/// "The mayor or her deputy will speak": neither of them for sure. Not "under way or in planning", which are told apart, nor what
/// "either" makes possible each by itself.
fn are_alternatives(known: &Knowledge, draft: &Draft, first: usize, items: &[usize]) -> bool {
    let parse = known.parse;
    let Some(clause) = known.clause_of(draft.anchor, draft.subject) else { return false };
    let mut joined = items.iter().flat_map(|&i| parse.dependents(i, Deprel::Cc)).peekable();
    joined.peek().is_some()
        && parse.dependent(first, Deprel::CcPreconj).is_none()
        && joined.all(|c| &*parse.tokens[c].lemma == "or")
        && clause.arguments.iter().any(|a| a.head == first)
        && items.iter().all(|&i| parse.case_of(i).is_empty())
}

/// "12 barns and burned barns": not so many of each. An item with a number, an article or an owner of its own has no share in it,
/// nor what "as well as" adds.
fn shares_number(parse: &Parse, first: usize, items: &[usize]) -> bool {
    let several = |n: usize| parse.tokens[n].upos == Upos::Num && is_several(parse, n);
    let thing = |i: usize| parse.tokens[i].upos == Upos::Noun;
    let bare = |&i: &usize| {
        let own = [Deprel::Nummod, Deprel::Det, Deprel::NmodPoss, Deprel::Case];
        let joined = parse.dependents(i, Deprel::Cc).all(|c| parse.word(c).eq_ignore_ascii_case("and"));
        joined && thing(i) && parse.name_at(i).is_none() && own.iter().all(|&o| parse.dependent(i, o).is_none())
    };
    thing(first) && parse.dependents(first, Deprel::Nummod).any(several) && items.iter().all(bare)
}

/// "a line linking Vell and Lund": neither is linked without the other.
fn links(known: &Knowledge, draft: &Draft, first: usize) -> bool {
    let clause = known.clauses.at(draft.anchor).filter(|c| phrases::LINKS.has(&c.lemma));
    clause.is_some_and(|c| c.arguments.iter().any(|a| a.head == first && a.slot == Slot::Object))
}

/// "200 people died in Vell and Lund", "45 were hurt in the storm and the flood": not so many in each.
fn sums_up_places(known: &Knowledge, draft: &Draft, case: &str) -> bool {
    let dies = draft.is(Relation::DiedIn) || draft.relation.is_none() && draft.name.ends_with(case);
    dies && modifiers::PREPOSITIONS_OF_PLACE.has(case) && is_counted(known, draft.subject)
}

/// "The quake and the flood killed 300 people": not so many each.
fn sums_up_causes(known: &Knowledge, draft: &Draft, first: usize, items: &[usize]) -> bool {
    let thing = |&i: &usize| {
        let token = &known.parse.tokens[i];
        let named = known.mention(i).is_some_and(|(_, m)| m.form == MentionForm::Name);
        let acts = matches!(token.nominal, NominalClass::Person | NominalClass::Organization);
        token.upos == Upos::Noun && !named && !acts
    };
    let of_verb = draft.is(Relation::Killed) || draft.relation.is_none() && known.clauses.at(draft.anchor).is_some();
    of_verb && draft.object.is_some_and(|o| is_counted(known, o)) && std::iter::once(&first).chain(items).all(thing)
}

/// False for the number one.
fn is_several(parse: &Parse, number: usize) -> bool {
    !matches!(&*parse.lower(number), "one" | "1")
}

/// "200 people", "dozens of people"; not "the two ministers", whom one knows, nor one.
fn is_counted(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    let known_ones = parse.dependents(noun, Deprel::Det).any(|d| parse.word(d).eq_ignore_ascii_case("the"));
    let number = parse.tokens[noun].upos == Upos::Num && is_several(parse, noun);
    let numbered = parse.dependents(noun, Deprel::Nummod).any(|n| is_several(parse, n));
    !known_ones && (number || numbered || modifiers::VAGUE_COUNTS.has(&parse.tokens[noun].lemma))
}
