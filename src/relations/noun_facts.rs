//! Facts that noun phrases tell without a verb: appositions, owners, examples, and what a preposition says of a thing.

use super::knowledge::Knowledge;
use super::surface_clauses::markers;
use crate::lexicon::vocabulary::phrases;
use crate::{Deprel, MentionForm, NameLabel, NominalClass, Tense, Upos};

/// A fact that a noun phrase tells without a verb.
#[derive(Clone, Debug)]
pub(super) struct NounFact {
    pub(super) subject: usize,
    pub(super) object: usize,
    pub(super) kind: NounFactKind,
    /// The words of the preposition.
    pub(super) case: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounFactKind {
    /// "Norlake, a shipping firm": is
    Apposition,
    /// "the port's owner": has
    Owner,
    /// "the bridge over the river": is over
    Preposition,
    /// "ports such as Lund": are such as
    Example,
}

/// All of them, in the order of the dependent words.
pub(super) fn all(known: &Knowledge) -> Vec<NounFact> {
    let parse = known.parse;
    let mut found = Vec::new();
    for (word, token) in parse.tokens.iter().enumerate() {
        let owner = token.deprel == Deprel::NmodPoss && known.entity(word).is_some();
        let Some(head) = token.head.filter(|&h| is_thing(known, h) && (owner || is_thing(known, word))) else {
            continue;
        };
        if parse.name_at(word).is_some_and(|n| n.tokens.contains(&head)) {
            continue;
        }
        let case = markers(known, word, Deprel::Case);
        let kind = match token.deprel {
            Deprel::Appos if is_amount(known, word) || is_agency(known, word) => continue,
            Deprel::Appos => NounFactKind::Apposition,
            // but not "the day's talks" and "his death"
            Deprel::NmodPoss if can_be_owned(known, head) && known.parse.tokens[word].nominal != NominalClass::Time => {
                NounFactKind::Owner
            }
            Deprel::Nmod if !case.is_empty() => match parse.case_of(word).as_str() {
                "such_as" | "like" | "including" => NounFactKind::Example,
                // "part of the fleet", "thousands of people": the fact is in neither
                _ if is_measure(known, head) || is_time(known, word) => continue,
                _ => NounFactKind::Preposition,
            },
            _ => continue,
        };
        let named =
            |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Name) && parse.name_at(w).is_some();
        // "the company's founder, Mara Sund": Mara Sund | is | the company's founder
        let turned = kind == NounFactKind::Apposition && named(word) && !named(head);
        let turned = turned || kind == NounFactKind::Owner;
        let (subject, object) = if turned { (word, head) } else { (head, word) };
        let conjuncts = if kind == NounFactKind::Example { parse.conjuncts(object) } else { Vec::new() };
        let one = NounFact { subject, object, kind, case };
        found.extend(conjuncts.into_iter().map(|object| NounFact { object, ..one.clone() }));
        found.push(one);
    }
    found
}

fn is_thing(known: &Knowledge, word: usize) -> bool {
    matches!(known.parse.tokens[word].upos, Upos::Noun | Upos::Propn)
}

/// "Turku, 12 million euros": the tree took an amount for an apposition.
fn is_amount(known: &Knowledge, word: usize) -> bool {
    let counted = known.parse.dependent(word, Deprel::Nummod).is_some();
    counted && known.parse.tokens[word].nominal != NominalClass::Person
        || known.parse.name_at(word).is_some_and(|n| matches!(n.label, NameLabel::Money | NameLabel::Date))
}

/// "TURKU (Lund Wire) -": a bracket in a sentence without a clause.
fn is_agency(known: &Knowledge, word: usize) -> bool {
    let parse = known.parse;
    let tokens = parse.sentence_of(word).tokens.clone();
    parse.word(parse.subtree(word)[0]) == "(" && !tokens.into_iter().any(|t| known.clauses.at(t).is_some())
}

fn is_time(known: &Knowledge, word: usize) -> bool {
    known.parse.tokens[word].nominal == NominalClass::Time
}

/// "part", "number", "series": they say how much of a thing there is.
fn is_measure(known: &Knowledge, word: usize) -> bool {
    known.parse.tokens[word].nominal == NominalClass::Time
        || phrases::MEASURES.has(&known.parse.tokens[word].lemma.to_lowercase())
}

fn can_be_owned(known: &Knowledge, word: usize) -> bool {
    !matches!(known.parse.tokens[word].nominal, NominalClass::Event | NominalClass::Time) && !is_measure(known, word)
}

/// "is" or "was", "are" or "were": what one would say of the subject. An apposition is told in the present.
pub(super) fn verb(known: &Knowledge, fact: &NounFact, tense: Tense) -> &'static str {
    let parse = known.parse;
    if is_place_in_place(known, fact) {
        return "is in";
    }
    let token = &parse.tokens[fact.subject];
    let many = |w: usize| parse.tokens[w].upos == Upos::Noun && *parse.tokens[w].lemma != *parse.lower(w);
    let plural = parse.dependent(fact.subject, Deprel::Conj).is_some()
        || many(fact.subject)
        || fact.kind == NounFactKind::Apposition && token.upos == Upos::Propn && many(fact.object);
    if fact.kind == NounFactKind::Owner {
        return match (tense, plural) {
            (Tense::Past, _) => "had",
            (_, true) => "have",
            (_, false) => "has",
        };
    }
    let past = tense == Tense::Past && fact.kind != NounFactKind::Apposition;
    match (plural, past) {
        (false, false) => "is",
        (true, false) => "are",
        (false, true) => "was",
        (true, true) => "were",
    }
}

/// "Lund, Sweden"
pub(super) fn is_place_in_place(known: &Knowledge, fact: &NounFact) -> bool {
    let place = |w: usize| known.parse.name_at(w).is_some_and(|n| n.label == NameLabel::Location);
    fact.kind == NounFactKind::Apposition && place(fact.subject) && place(fact.object)
}
