//! Facts that no verb tells: appositions, examples, and what a preposition says of a thing.

use super::knowledge::Knowledge;
use super::readings::markers;
use crate::{Deprel, MentionForm, NameLabel, NominalClass, Tense, Upos};

/// What a noun phrase tells without a verb.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    pub(super) subject: usize,
    pub(super) object: usize,
    pub(super) kind: NominalKind,
    /// The words of the preposition.
    pub(super) case: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NominalKind {
    /// "Norlake, a shipping firm": is
    Apposition,
    /// "the port's owner": has
    Owner,
    /// "the bridge over the river": is over
    Preposition,
    /// "ports such as Lund": are such as
    Example,
}

/// All of them, by the word that hangs to the other.
pub(super) fn all(known: &Knowledge) -> Vec<Nominal> {
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
            Deprel::Appos => NominalKind::Apposition,
            // "the day's talks", "his death": nothing that one has
            Deprel::NmodPoss if is_had(known, head) && known.parse.tokens[word].nominal != NominalClass::Time => {
                NominalKind::Owner
            }
            Deprel::Nmod if !case.is_empty() => match parse.case_of(word).as_str() {
                "such_as" | "like" | "including" => NominalKind::Example,
                // "part of the fleet", "thousands of people": the fact is in neither
                _ if is_measure(known, head) || is_time(known, word) => continue,
                _ => NominalKind::Preposition,
            },
            _ => continue,
        };
        let named =
            |w: usize| known.mention(w).is_some_and(|(_, m)| m.form == MentionForm::Name) && parse.name_at(w).is_some();
        // "the company's founder, Mara Sund": she is the founder
        let turned = kind == NominalKind::Apposition && named(word) && !named(head);
        let turned = turned || kind == NominalKind::Owner;
        let (subject, object) = if turned { (word, head) } else { (head, word) };
        let conjuncts = if kind == NominalKind::Example { parse.conjuncts(object) } else { Vec::new() };
        let one = Nominal { subject, object, kind, case };
        found.extend(conjuncts.into_iter().map(|object| Nominal { object, ..one.clone() }));
        found.push(one);
    }
    found
}

fn is_thing(known: &Knowledge, word: usize) -> bool {
    matches!(known.parse.tokens[word].upos, Upos::Noun | Upos::Propn)
}

/// "Turku, 12 million euros": a slip of the tree.
fn is_amount(known: &Knowledge, word: usize) -> bool {
    let counted = known.parse.dependent(word, Deprel::Nummod).is_some();
    counted && known.parse.tokens[word].nominal != NominalClass::Person
        || known.parse.name_at(word).is_some_and(|n| matches!(n.label, NameLabel::Money | NameLabel::Date))
}

/// "TURKU (Lund Wire) -": a bracket where nothing is said.
fn is_agency(known: &Knowledge, word: usize) -> bool {
    let parse = known.parse;
    let tokens = parse.sentences[parse.tokens[word].sentence].tokens.clone();
    parse.word(parse.subtree(word)[0]) == "(" && !tokens.into_iter().any(|t| known.clauses.at(t).is_some())
}

fn is_time(known: &Knowledge, word: usize) -> bool {
    known.parse.tokens[word].nominal == NominalClass::Time
}

/// "part", "number", "series": they say how much of a thing there is.
fn is_measure(known: &Knowledge, word: usize) -> bool {
    known.parse.tokens[word].nominal == NominalClass::Time
        || matches!(
            &*known.parse.tokens[word].lemma.to_lowercase(),
            "part"
                | "number"
                | "series"
                | "majority"
                | "most"
                | "lot"
                | "kind"
                | "sort"
                | "type"
                | "form"
                | "half"
                | "percent"
                | "thousand"
                | "hundred"
                | "million"
                | "billion"
                | "dozen"
                | "group"
                | "couple"
                | "variety"
                | "range"
                | "set"
                | "end"
                | "case"
                | "course"
                | "amount"
                | "rest"
                | "way"
                | "top"
                | "side"
                | "one"
        )
}

fn is_had(known: &Knowledge, word: usize) -> bool {
    !matches!(known.parse.tokens[word].nominal, NominalClass::Event | NominalClass::Time) && !is_measure(known, word)
}

/// "is" or "was", "are" or "were": what one would say of the subject; an apposition holds still.
pub(super) fn verb(known: &Knowledge, nominal: &Nominal, tense: Tense) -> &'static str {
    let parse = known.parse;
    if is_place_in_place(known, nominal) {
        return "is in";
    }
    let token = &parse.tokens[nominal.subject];
    let many = |w: usize| parse.tokens[w].upos == Upos::Noun && *parse.tokens[w].lemma != *parse.word(w).to_lowercase();
    let plural = parse.dependent(nominal.subject, Deprel::Conj).is_some()
        || many(nominal.subject)
        || nominal.kind == NominalKind::Apposition && token.upos == Upos::Propn && many(nominal.object);
    if nominal.kind == NominalKind::Owner {
        return match (tense, plural) {
            (Tense::Past, _) => "had",
            (_, true) => "have",
            (_, false) => "has",
        };
    }
    let past = tense == Tense::Past && nominal.kind != NominalKind::Apposition;
    match (plural, past) {
        (false, false) => "is",
        (true, false) => "are",
        (false, true) => "was",
        (true, true) => "were",
    }
}

/// "Lund, Sweden"
pub(super) fn is_place_in_place(known: &Knowledge, nominal: &Nominal) -> bool {
    let place = |w: usize| known.parse.name_at(w).is_some_and(|n| n.label == NameLabel::Location);
    nominal.kind == NominalKind::Apposition && place(nominal.subject) && place(nominal.object)
}
