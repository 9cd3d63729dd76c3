//! From factwire's facts to the relations of re3d.

use super::re3d::Kind;
use crate::{
    Argument, Entity, Extraction, MentionForm, Modifier, ModifierKind, NominalClass, Parse, Polarity, Relation, Span,
    Triple, Upos,
};

/// One of our facts in the terms of re3d.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub kind: Kind,
    /// The words that govern the two phrases.
    pub heads: [Span; 2],
    /// What it comes from.
    pub origin: String,
}

/// The facts of a text, each pair of heads once for each relation.
pub(super) fn facts(parse: &Parse, extraction: &Extraction) -> Vec<Fact> {
    let mut found = Vec::new();
    for triple in extraction.triples.iter().filter(|t| t.factuality.polarity == Polarity::Affirmative) {
        of_triple(parse, triple, &mut found);
        for modifier in &triple.modifiers {
            of_modifier(parse, triple, modifier, &mut found);
        }
    }
    for entity in &extraction.entities {
        other_names(parse, entity, &mut found);
    }
    let mut once: Vec<Fact> = Vec::new();
    for fact in found {
        let turned = [fact.heads[1], fact.heads[0]];
        let same = |f: &Fact| {
            f.kind == fact.kind && (f.heads == fact.heads || fact.kind.is_symmetric() && f.heads == turned)
        };
        if fact.heads[0] != fact.heads[1] && !once.iter().any(same) {
            once.push(fact);
        }
    }
    once
}

fn fact(kind: Kind, heads: [Span; 2], triple: &Triple) -> Fact {
    Fact { kind, heads, origin: triple.predicate.name.clone() }
}

fn of_triple(parse: &Parse, triple: &Triple, found: &mut Vec<Fact>) {
    let (subject, object) = (triple.subject.head, triple.object.head);
    let Some((kind, way)) = of_predicate(triple) else { return };
    if kind == Kind::IsSynonymOf && is_title(parse, triple) {
        return;
    }
    if !is_thing(parse, subject) || !is_thing(parse, object) {
        return;
    }
    found.push(fact(kind, if way == Way::Same { [subject, object] } else { [object, subject] }, triple));
    if matches!(triple.predicate.relation, Some(Relation::MetWith)) {
        found.push(fact(Kind::CoLocated, [subject, object], triple));
    }
}

/// Whether a relation of theirs runs as ours does or the other way round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Same,
    Turned,
}

fn of_predicate(triple: &Triple) -> Option<(Kind, Way)> {
    use Relation::*;
    let same = |kind| Some((kind, Way::Same));
    match triple.predicate.relation {
        Some(SpokeWith | MetWith | Told | NegotiatedWith | Asked | Urged | Warned) => same(Kind::CommWith),
        Some(Leads | Appointed) => same(Kind::InChargeOf),
        Some(MemberOf | PartOf | WorksFor | Represents) => same(Kind::BelongsTo),
        Some(Owns) => Some((Kind::BelongsTo, Way::Turned)),
        Some(FightsAgainst | Attacked | Killed | Injured | Defeated | Arrested) => same(Kind::FightingAgainst),
        Some(LocatedIn | LivesIn | BornIn | DiedIn | TravelsTo) => same(Kind::CoLocated),
        Some(HasRole) => same(Kind::IsSynonymOf),
        Some(_) => None,
        None => OPEN.iter().find(|(_, lemmas)| lemmas.contains(&triple.predicate.lemma.as_str())).map(|(k, _)| (*k, Way::Same)),
    }
}

/// Open predicates, by the lemma of their word.
const OPEN: [(Kind, &[&str]); 4] = [
    (Kind::CommWith, &["advise", "assist", "brief", "call", "contact", "host", "inform", "invite", "thank", "welcome"]),
    (
        Kind::InChargeOf,
        &[
            "capture", "command", "conduct", "control", "hold", "lead", "liberate", "manage", "occupy", "operate", "recapture",
            "retake", "rule", "run", "secure", "seize", "use",
        ],
    ),
    (
        Kind::FightingAgainst,
        &["combat", "confront", "counter", "damage", "degrade", "destroy", "eliminate", "engage", "repel", "suppress", "target"],
    ),
    (Kind::BelongsTo, &["belong"]),
];

/// "President Otieno": title and name are one phrase for re3d, not two that mean the same.
fn is_title(parse: &Parse, triple: &Triple) -> bool {
    let between = |a: Span, b: Span| parse.text.get(a.end..b.start).is_some_and(|t| t.trim().is_empty());
    between(triple.object.span, triple.subject.span) || between(triple.subject.span, triple.object.span)
}

fn of_modifier(parse: &Parse, triple: &Triple, modifier: &Modifier, found: &mut Vec<Fact>) {
    let Some(place) = head(parse, modifier.span) else { return };
    let concrete = |a: &Argument| is_thing(parse, a.head);
    match (modifier.kind, modifier.case.as_deref()) {
        (_, Some("against")) if concrete(&triple.subject) && is_thing(parse, place) => {
            found.push(fact(Kind::FightingAgainst, [triple.subject.head, place], triple));
        }
        (ModifierKind::Place, Some("in" | "at" | "near" | "on" | "inside" | "outside" | "across" | "around" | "within" | "to")) => {
            for argument in [&triple.subject, &triple.object].into_iter().filter(|a| concrete(a)) {
                found.push(fact(Kind::CoLocated, [argument.head, place], triple));
            }
        }
        (ModifierKind::Recipient, Some("to")) if concrete(&triple.subject) && is_thing(parse, place) => {
            found.push(fact(Kind::CommWith, [triple.subject.head, place], triple));
        }
        _ => {}
    }
}

/// "the Norlake Relief Fund (NRF)": two names of one entity side by side.
fn other_names(parse: &Parse, entity: &Entity, found: &mut Vec<Fact>) {
    let names: Vec<_> = entity.mentions.iter().filter(|m| m.form == MentionForm::Name).collect();
    for pair in names.windows(2) {
        let between = parse.text.get(pair[0].span.end..pair[1].span.start).map(str::trim);
        if pair[0].text != pair[1].text
            && matches!(between, Some("(" | "," | "or" | ", or" | "(or" | "–" | "-"))
            && let (Some(a), Some(b)) = (head(parse, pair[0].span), head(parse, pair[1].span))
        {
            found.push(Fact { kind: Kind::IsSynonymOf, heads: [a, b], origin: "other name".to_owned() });
        }
    }
}

/// The word of a span whose governor lies outside it.
fn head(parse: &Parse, span: Span) -> Option<Span> {
    let start = parse.tokens.partition_point(|t| t.span.end <= span.start);
    let end = parse.tokens.partition_point(|t| t.span.start < span.end);
    (start < end).then(|| parse.tokens[parse.head_of(start..end)].span)
}

/// Somebody or something that can be somewhere: no event, no time, nothing abstract.
fn is_thing(parse: &Parse, head: Span) -> bool {
    let at = parse.tokens.partition_point(|t| t.span.end <= head.start);
    parse.tokens.get(at).is_some_and(|token| match token.nominal {
        NominalClass::Event | NominalClass::Time | NominalClass::Abstract => token.upos == Upos::Propn,
        NominalClass::None => matches!(token.upos, Upos::Propn | Upos::Pron),
        _ => true,
    })
}
