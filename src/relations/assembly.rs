//! Drafts → triples: words, modifiers, factuality, evidence, confidence.

use super::degrees::is_degree;
use super::distinct_facts::{DistinctFacts, Told};
use super::drafts::Draft;
use super::factuality::factuality;
use super::joint_lists::Telling;
use super::knowledge::Knowledge;

use super::{
    Rules, amounts, argument_text, confidence, empty_facts, fact_times, joint_lists, modifiers, restrictions,
    surface_clauses,
};
use crate::lexicon::vocabulary::{closed_classes, offices};
use crate::{
    Argument, Clause, Deprel, Evidence, Modality, Modifier, Predicate, Probability, Relation, Sign, Signs, Span, Tense,
    Triple, Upos,
};

/// The compact triples of the drafts of each sentence.
pub(super) fn triples(known: &Knowledge, drafts: impl Iterator<Item = Vec<Draft>>, rules: &Rules) -> Vec<Triple> {
    let mut facts = DistinctFacts::new(rules, known.detail.variants);
    for drafts in drafts {
        let told = |draft: &Draft| Some(Told::of(known, draft, compact(known, draft)?));
        facts.add(known, drafts.iter().filter_map(told).collect());
    }
    facts.finish()
}

fn compact(known: &Knowledge, draft: &Draft) -> Option<Triple> {
    let clause = known.clause_of(draft.anchor, draft.subject);
    if clause.is_some_and(|c| gives_up(known, draft, c) || asks_for_argument(known, draft, c)) {
        return None;
    }
    if clause.is_some_and(|c| restrictions::only_restricts(known, c, draft.sides())) {
        return None;
    }
    if clause.is_none() && draft.is(Relation::LocatedIn) && is_among_largest(known, draft.subject) {
        return None;
    }
    // "no banks in Lund": what the phrase tells without a clause is of nothing
    if clause.is_none() && draft.sides().any(|w| known.parse.has_no(w)) {
        return None;
    }
    if draft.sides().any(|w| joint_lists::telling(known, draft, w) == Telling::ByFirst) {
        return None;
    }
    let mut triple = of_draft(known, draft)?;
    if empty_facts::is_empty(known, draft, clause, &triple) {
        return None;
    }
    fact_times::tell(known, &mut triple);
    modifiers::join_ranges(known.parse, triple.when.as_ref(), &mut triple.modifiers);
    amounts::tell(known, &mut triple);
    Some(triple)
}

/// "one of the largest museums in Lund": the place says among which it is.
fn is_among_largest(known: &Knowledge, noun: usize) -> bool {
    let parse = known.parse;
    parse.case_of(noun) == "of"
        && parse.name_at(noun).is_none()
        && parse.dependents(noun, Deprel::Amod).any(|a| parse.is_superlative(a))
}

/// "resigned as chair" tells that the office was held; `resigned_from` tells that, and when it ended.
fn gives_up(known: &Knowledge, draft: &Draft, clause: &Clause) -> bool {
    clause.head != draft.anchor
        && known.role(draft.anchor).is_some()
        && !draft.is(Relation::ResignedFrom)
        && offices::LEAVES.has(&clause.lemma)
}

/// "asked how many emails she had deleted", "it is unclear who sold it": what is asked for is not known. A question of its own is
/// told as one.
fn asks_for_argument(known: &Knowledge, draft: &Draft, clause: &Clause) -> bool {
    let parse = known.parse;
    let pronoun = |w: usize| {
        parse.tokens[w].upos == Upos::Pron && closed_classes::FREE_RELATIVES.has(&parse.word(w).to_lowercase())
    };
    let how_many = |w: usize| {
        let mut amounts = parse.children(w).iter().filter(|&&a| matches!(&*parse.tokens[a].lemma, "many" | "much"));
        amounts.any(|&a| a > 0 && parse.word(a - 1).eq_ignore_ascii_case("how"))
    };
    // "to what degree they pay", "how and when they pay"
    let what = |w: usize| {
        let question = |w: usize| matches!(&*parse.word(w).to_lowercase(), "what" | "when" | "how" | "why" | "where");
        parse.tokens[w].upos == Upos::Adv && question(w) || parse.dependents(w, Deprel::Det).any(question)
    };
    let asked = draft.sides().any(|w| pronoun(w) || how_many(w) || what(w));
    asked && !draft.clausal && clause.modality != Modality::Question
}

/// The triple of a draft without its time; none where a side has no words or both are the same.
pub(super) fn of_draft(known: &Knowledge, draft: &Draft) -> Option<Triple> {
    let clause = known.clause_of(draft.anchor, draft.subject);
    let others = |this: usize| -> Vec<usize> {
        let all = clause.map(|c| c.arguments.as_slice()).unwrap_or_default();
        // in "is a war between two states" the states belong to the war
        let of_this = |h: usize| {
            let branch = known.parse.branch(h, this).filter(|_| clause.is_some_and(|c| c.head == this));
            branch.is_some_and(|b| known.parse.tokens[b].deprel == Deprel::Nmod || is_degree(known.parse, this, b))
        };
        let dates = modifiers::dates_of(known.parse, draft);
        let heads = all.iter().map(|a| a.head).filter(|&h| h != this && !of_this(h)).chain(dates);
        // "doctors in Kisumu": the place is the other argument, so it is left out of this one
        let other = draft.sides().find(|&side| side != this);
        let branch = other.and_then(|other| known.parse.branch(other, this));
        // "Kenya's army is in Kenya": the army is
        let nested = branch.filter(|&b| match known.parse.tokens[b].deprel {
            Deprel::NmodPoss => draft.is(Relation::LocatedIn),
            deprel => deprel == Deprel::Nmod,
        });
        // "the only pilot to land there" as the subject of "land"
        let own_clause = known.parse.branch(draft.anchor, this).filter(|_| draft.anchor != this && !draft.clausal);
        let nested = nested.into_iter().chain(own_clause);
        if clause.is_some() { heads.chain(nested).collect() } else { nested.collect() }
    };
    let argument = |word: usize| match joint_lists::telling(known, draft, word) {
        Telling::Whole => {
            let items = known.parse.conjuncts(word);
            let others: Vec<usize> = others(word).into_iter().filter(|o| !items.contains(o)).collect();
            argument_text::list(known, word, &others)
        }
        _ => argument_text::compact(known, word, &others(word)),
    };
    let subject = argument(draft.subject);
    let of_object = |object: usize| {
        Some(match known.role(object) {
            // a report is told whole: "said it was too late"
            _ if draft.clausal && known.parse.tokens[object].deprel == Deprel::Ccomp => {
                argument_text::clause(known, object)
            }
            _ if draft.clausal => argument_text::deed(known, object),
            _ if let Some(does) = draft.complement => {
                let closed = draft.relation.is_some();
                let others = [others(object), vec![does]].concat();
                let whole = argument_text::with_complement(known, object, does, &others, closed);
                whole.or_else(|| closed.then(|| argument(object)))?
            }
            // of "press secretary Holm" the office, not its holder
            Some(role) if object == draft.anchor => argument_text::role(known, role),
            _ => argument(object),
        })
    };
    let object = match draft.object {
        Some(object) => Some(of_object(object)?),
        None => None,
    };
    // "Moscow said Moscow ...": with the same entity on both sides it tells nothing
    let same = |object: &Argument| subject.entity.is_some() && subject.entity == object.entity;
    if subject.text.is_empty() || object.as_ref().is_some_and(|o| o.text.is_empty() || same(o)) {
        return None;
    }
    Some(of_arguments(known, draft, subject, object))
}

/// A role that stands for its holder ("the French president said") as a triple with the role on both sides.
pub(super) fn of_reference(known: &Knowledge, draft: &Draft) -> Triple {
    let argument = argument_text::compact(known, draft.anchor, &[]);
    Triple { modifiers: Vec::new(), ..of_arguments(known, draft, argument.clone(), Some(argument)) }
}

/// The triple of a draft whose arguments are known.
fn of_arguments(known: &Knowledge, draft: &Draft, subject: Argument, object: Option<Argument>) -> Triple {
    // the role that stands for its holder has no clause of its own
    let clause = known.clause_of(draft.anchor, draft.subject).filter(|_| draft.object != Some(draft.subject));
    let predicate = predicate(known, draft, clause);
    let modifiers = clause.map_or_else(|| modifiers::of_role(known, draft), |c| modifiers::of_draft(known, draft, c));
    let factuality = factuality(known, draft, clause);
    let evidence = evidence(known, draft, subject.span, predicate.span, object.as_ref().map(|o| o.span));
    let signs = confidence::signs(known, draft, clause).with(Sign::Title, clause.is_none()).with_lengths(
        &subject.text,
        object.as_ref().map_or("", |o| &o.text),
        modifiers.len(),
    );
    let left_out = |a: &Argument| a.phrase.len().saturating_sub(a.text.len());
    let signs = signs.with_cuts(left_out(&subject), object.as_ref().map_or(0, left_out));
    let confidence = Probability::clamped(confidence::of_compact(&signs) * draft.confidence);
    known.record(&evidence, signs);
    Triple { subject, predicate, object, modifiers, when: None, factuality, evidence, confidence, variants: Vec::new() }
}

/// The words of a triple as the text has them.
pub(super) struct Wording {
    pub(super) subject: Argument,
    /// The words of the predicate with the span from the first to the last.
    pub(super) predicate: (Span, String),
    /// `None` for what happens without one.
    pub(super) object: Option<Argument>,
    pub(super) modifiers: Vec<Modifier>,
}

/// A triple whose words are known; none where a side has no words.
pub(super) fn of_wording(
    known: &Knowledge,
    draft: &Draft,
    clause: Option<&Clause>,
    signs: Signs,
    wording: Wording,
) -> Option<Triple> {
    let Wording { subject, predicate: (span, text), object, modifiers } = wording;
    if subject.text.is_empty() || object.as_ref().is_some_and(|o| o.text.is_empty()) || text.is_empty() {
        return None;
    }
    let left_out = |a: &Argument| a.phrase.len().saturating_sub(a.text.len());
    let signs = signs
        .with_lengths(&subject.text, object.as_ref().map_or("", |o| &o.text), modifiers.len())
        .with_cuts(left_out(&subject), object.as_ref().map_or(0, left_out));
    let evidence = evidence(known, draft, subject.span, span, object.as_ref().map(|o| o.span));
    known.record(&evidence, signs);
    let mut triple = Triple {
        predicate: Predicate { text, span, ..self::predicate(known, draft, clause) },
        modifiers,
        when: None,
        factuality: factuality(known, draft, clause),
        evidence,
        confidence: Probability::clamped(confidence::of_worded(&signs) * draft.confidence),
        subject,
        object,
        variants: Vec::new(),
    };
    fact_times::tell(known, &mut triple);
    amounts::tell(known, &mut triple);
    Some(triple)
}

fn evidence(known: &Knowledge, draft: &Draft, subject: Span, predicate: Span, object: Option<Span>) -> Evidence {
    let mut spans: Vec<Span> = [subject, predicate].into_iter().chain(object).collect();
    spans.sort_unstable();
    spans.dedup();
    let sentence = known.parse.tokens[draft.anchor].sentence;
    Evidence { sentence, spans, rule: draft.rule.clone() }
}

/// A closed triple of a title or an apposition, with the verb that the text leaves out.
pub(super) fn verbless(known: &Knowledge, draft: &Draft, verb: &str) -> Option<Triple> {
    let mut triple = compact(known, draft)?;
    triple.predicate.text = verb.to_owned();
    triple.object.iter_mut().for_each(|object| argument_text::with_article(known, object));
    Some(triple)
}

fn predicate(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Predicate {
    let parse = known.parse;
    let word = clause.map_or(draft.anchor, |c| c.head);
    let span = match clause {
        Some(clause) if !clause.words.is_empty() => {
            let words = near(&clause.words, clause.carrier);
            let (first, mut last) = (words[0], words[words.len() - 1]);
            // "will travel to" Moscow
            let case = draft.object.map(|o| surface_clauses::markers(known, o, Deprel::Case)).unwrap_or_default();
            if case.first() == Some(&(last + 1)) && !draft.clausal {
                last += case.len();
            }
            Span::new(parse.tokens[first].span.start, parse.tokens[last].span.end)
        }
        _ => parse.tokens[word].span,
    };
    Predicate {
        name: draft.name.clone(),
        relation: draft.relation.clone(),
        text: parse.text[span].to_owned(),
        span,
        lemma: parse.tokens[word].lemma.to_string(),
        tense: clause.map_or(Tense::None, |c| c.tense),
    }
}

/// The words of a predicate that stand close to its verb: of "will he, after all this time, agree" only the last.
fn near(words: &[usize], carrier: usize) -> &[usize] {
    /// From "has" to "agreed" in "has not yet even agreed": auxiliaries and adverbs, but hardly a phrase.
    const GAP: usize = 4;
    let at = words.iter().position(|&w| w == carrier).unwrap_or(0);
    let mut first = at;
    while first > 0 && words[first] - words[first - 1] <= GAP {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < words.len() && words[last + 1] - words[last] <= GAP {
        last += 1;
    }
    &words[first..=last]
}
