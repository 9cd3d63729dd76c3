//! Drafts → triples: words, modifiers, factuality, evidence; then one canonical triple a fact.

use std::collections::HashMap;

use super::knowledge::Knowledge;
use super::{Draft, Granularity, modifiers, phrases, sources};
use crate::{
    Argument, Attribution, AttributionKind, Clause, Deprel, EntityId, Evidence, Factuality, MentionForm, Modality,
    Polarity, Predicate, Slot, Span, Tense, Triple,
};

pub(super) fn triples(known: &Knowledge, drafts: Vec<Draft>, granularity: Granularity) -> Vec<Triple> {
    let mut found: Vec<Triple> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let Some(triple) = triple(known, draft, granularity) else { continue };
        let binary = if granularity == Granularity::Binary { binary(known, draft, &triple) } else { Vec::new() };
        found.push(triple);
        found.extend(binary);
    }
    found.sort_by_key(|t| (t.evidence.sentence, t.predicate.span, t.subject.span, t.object.span));
    once_each(found, &drafts)
}

fn triple(known: &Knowledge, draft: &Draft, granularity: Granularity) -> Option<Triple> {
    let clause = known.clause_of(draft.anchor, draft.subject);
    let others = |this: usize| -> Vec<usize> {
        let all = clause.map(|c| c.arguments.as_slice()).unwrap_or_default();
        // of "is a war between two states" the states belong to the war
        let of_this = |h: usize| {
            let branch = known.parse.branch(h, this).filter(|_| clause.is_some_and(|c| c.head == this));
            branch.is_some_and(|b| known.parse.tokens[b].deprel == Deprel::Nmod)
        };
        let dates = modifiers::dates_of(known.parse, draft);
        let heads = all.iter().map(|a| a.head).filter(|&h| h != this && !of_this(h)).chain(dates);
        match clause {
            // "the envoy, who spoke at the dinner" is no subject of her own relative clause
            Some(clause) if granularity == Granularity::Full && clause.head != this => {
                known.parse.branch(clause.carrier, this).into_iter().collect()
            }
            Some(_) if granularity != Granularity::Full => heads.collect(),
            _ => Vec::new(),
        }
    };
    let subject = phrases::argument(known, draft.subject, &others(draft.subject), granularity);
    let object = match known.role(draft.object) {
        _ if draft.clausal => phrases::clause(known, draft.object),
        // of "press secretary Holm" the office, not its holder
        Some(role) if draft.object == draft.anchor => phrases::role(known, role),
        _ => phrases::argument(known, draft.object, &others(draft.object), granularity),
    };
    // "Moscow said Moscow ...": the same entity on both sides tells nothing but for reflexives
    if subject.text.is_empty()
        || object.text.is_empty()
        || (subject.entity.is_some() && subject.entity == object.entity)
    {
        return None;
    }
    if clause.is_some_and(|c| gives_up(known, draft, c)) {
        return None;
    }
    let predicate = predicate(known, draft, clause);
    let modifiers = clause.map(|c| modifiers::of_draft(known, draft, c, granularity)).unwrap_or_default();
    let factuality = factuality(known, draft, clause);
    let mut spans = vec![subject.span, predicate.span, object.span];
    spans.sort_unstable();
    spans.dedup();
    let evidence = Evidence { sentence: known.parse.tokens[draft.anchor].sentence, spans, rule: draft.rule.clone() };
    let confidence = confidence(known, draft, clause);
    Some(Triple { subject, predicate, object, modifiers, factuality, evidence, confidence })
}

fn predicate(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Predicate {
    let parse = known.parse;
    let word = clause.map_or(draft.anchor, |c| c.head);
    let span = match clause {
        Some(clause) if !clause.words.is_empty() => {
            let words = near(&clause.words, clause.carrier);
            Span::new(parse.tokens[words[0]].span.start, parse.tokens[words[words.len() - 1]].span.end)
        }
        _ => parse.tokens[word].span,
    };
    Predicate {
        name: draft.name.clone(),
        relation: draft.relation,
        text: parse.text[span].to_owned(),
        span,
        lemma: parse.tokens[word].lemma.to_string(),
        tense: clause.map_or(Tense::None, |c| c.tense),
    }
}

/// The words of a predicate that stand close to its verb: of "will he, after all this time, agree" only the last.
fn near(words: &[usize], carrier: usize) -> &[usize] {
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

// ------------------------------------------------------------------------------------------------ factuality

fn factuality(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Factuality {
    match clause {
        Some(clause) => Factuality {
            polarity: clause.polarity,
            modality: if is_put_forward(draft, clause) && clause.modality == Modality::Actual {
                Modality::Wanted
            } else {
                clause.modality
            },
            attribution: clause.claim.and_then(|c| attribution(known, c)),
        },
        // A title or an apposition is the author's own word, but inside quotation marks it is the speaker's.
        None => Factuality {
            polarity: Polarity::Affirmative,
            modality: Modality::Actual,
            attribution: known.clauses.claim_at[draft.anchor]
                .filter(|&c| known.clauses.claims[c].kind == AttributionKind::Direct)
                .and_then(|c| attribution(known, c)),
        },
    }
}

/// "proposed her as chair": she is not chair yet.
fn is_put_forward(draft: &Draft, clause: &Clause) -> bool {
    clause.head != draft.anchor
        && matches!(
            clause.lemma.as_str(),
            "propose" | "nominate" | "recommend" | "suggest" | "want" | "seek" | "favour" | "favor" | "consider"
        )
}

/// "resigned as chair" tells that the office was held, but `resigned_from` tells it, and when it ended.
fn gives_up(known: &Knowledge, draft: &Draft, clause: &Clause) -> bool {
    clause.head != draft.anchor
        && known.role(draft.anchor).is_some()
        && draft.relation != Some(crate::Relation::ResignedFrom)
        && matches!(
            clause.lemma.as_str(),
            "resign" | "quit" | "step_down" | "stand_down" | "retire" | "dismiss" | "sack" | "fire" | "oust" | "remove"
        )
}

/// A claim with the claims that it lies in. The chain ends: an outer claim has a smaller number.
fn attribution(known: &Knowledge, claim: usize) -> Option<Attribution> {
    let claim = &known.clauses.claims[claim];
    let via = claim.outer.and_then(|o| attribution(known, o)).map(Box::new);
    let cue = claim.cue.iter().map(|&w| known.parse.word(w)).collect::<Vec<_>>().join(" ");
    Some(Attribution {
        source: sources::of_claim(known, claim),
        cue,
        kind: claim.kind,
        via,
    })
}

fn confidence(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> f32 {
    let mut confidence = draft.confidence;
    for head in [draft.subject, draft.object] {
        let inferred = clause.is_some_and(|c| c.arguments.iter().any(|a| a.head == head && a.inferred));
        if inferred {
            confidence *= 0.95;
        }
        match known.mention(head) {
            Some((_, m)) if m.form == MentionForm::Pronoun => {
                confidence *= if known.entity(head).is_some() { 0.9 } else { 0.8 };
            }
            Some((_, m)) if m.form == MentionForm::Name => confidence *= 0.8 + 0.2 * m.score,
            _ => {}
        }
    }
    (confidence * 1000.0).round() / 1000.0
}

// ------------------------------------------------------------------------------------------------ one triple a fact

/// The other arguments of a fact as facts of their own: "served as | prime minister", "serve_in | 2010". They are named by
/// the verb, since `travels_to` is arrived on Monday and not "travelled to on Monday".
fn binary(known: &Knowledge, draft: &Draft, triple: &Triple) -> Vec<Triple> {
    let Some(clause) = known.clause_of(draft.anchor, draft.subject) else { return Vec::new() };
    let verb = match clause.arguments.iter().find(|a| a.head == draft.subject).map(|a| &a.slot) {
        Some(Slot::Subject) => clause.lemma.clone(),
        Some(Slot::Object) if clause.passive => format!("be_{}", known.parse.word(clause.head).to_lowercase()),
        _ => return Vec::new(),
    };
    let is_clause = |m: &crate::Modifier| {
        clause.arguments.iter().any(|a| {
            let head = known.parse.tokens[a.head].span;
            matches!(a.slot, Slot::Adverbial(_)) && m.span.start <= head.start && head.end <= m.span.end
        })
    };
    let of_modifier = |m: &crate::Modifier| {
        let case = m.case.as_ref().filter(|_| !is_clause(m))?;
        Some(Triple {
            predicate: Predicate { name: format!("{verb}_{case}"), relation: None, ..triple.predicate.clone() },
            object: Argument { span: m.span, text: m.text.clone(), entity: m.entity, name: None, head: m.span },
            modifiers: Vec::new(),
            ..triple.clone()
        })
    };
    triple.modifiers.iter().filter_map(of_modifier).collect()
}

#[derive(PartialEq, Eq, Hash, Clone)]
enum Who {
    Entity(EntityId),
    Words(String),
}

#[derive(PartialEq, Eq, Hash)]
struct Fact {
    name: String,
    sides: [Who; 2],
    polarity: Polarity,
    modality: Modality,
    source: Option<Who>,
}

fn who(argument: &Argument) -> Who {
    match argument.entity {
        Some(id) => Who::Entity(id),
        None => Who::Words(argument.text.to_lowercase()),
    }
}

/// Keeps the first triple of each fact; one that adds a time or a place is told beside it.
fn once_each(triples: Vec<Triple>, drafts: &[Draft]) -> Vec<Triple> {
    let symmetric: std::collections::HashSet<&str> =
        drafts.iter().filter(|d| d.symmetric).map(|d| d.name.as_str()).collect();
    let mut seen: HashMap<Fact, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Triple> = Vec::with_capacity(triples.len());
    for triple in triples {
        let mut sides = [who(&triple.subject), who(&triple.object)];
        if symmetric.contains(triple.predicate.name.as_str()) {
            sides.sort_by_key(|s| match s {
                Who::Entity(id) => (0, id.0, String::new()),
                Who::Words(w) => (1, 0, w.clone()),
            });
        }
        // "he" here and "he" there, unresolved, need not be the same; "we" of one speaker is
        let speaker = triple.factuality.attribution.as_ref().is_some_and(|a| a.source.entity.is_some());
        let pronoun = |a: &Argument| {
            let word = a.text.to_lowercase();
            a.entity.is_none()
                && (matches!(&*word, "he" | "she" | "it" | "they" | "you") || !speaker && matches!(&*word, "i" | "we"))
        };
        let fact = Fact {
            name: triple.predicate.name.clone(),
            sides,
            polarity: triple.factuality.polarity,
            modality: triple.factuality.modality,
            source: triple.factuality.attribution.as_ref().map(|a| who(&a.source)),
        };
        let earlier = seen.entry(fact).or_default();
        let same = earlier.iter().any(|&k| {
            !pronoun(&triple.subject)
                && !pronoun(&triple.object)
                && triple
                    .modifiers
                    .iter()
                    .all(|m| kept[k].modifiers.iter().any(|o| o.kind == m.kind && o.text.eq_ignore_ascii_case(&m.text)))
        });
        if !same {
            earlier.push(kept.len());
            kept.push(triple);
        }
    }
    let shadowed: Vec<bool> = shadowed_roles(&kept);
    kept.into_iter().zip(shadowed).filter(|(_, s)| !s).map(|(t, _)| t).collect()
}

/// "President" beside "US President" of the same person is the same office told shorter.
fn shadowed_roles(triples: &[Triple]) -> Vec<bool> {
    let mut of_holder: HashMap<Who, Vec<usize>> = HashMap::new();
    for (i, t) in triples.iter().enumerate().filter(|(_, t)| t.predicate.name == "has_role") {
        of_holder.entry(who(&t.subject)).or_default().push(i);
    }
    let mut shadowed = vec![false; triples.len()];
    for group in of_holder.values() {
        for &short in group {
            let words = |t: &Triple| format!(" {} ", t.object.text.to_lowercase());
            shadowed[short] = group.iter().any(|&long| {
                let (a, b) = (words(&triples[short]), words(&triples[long]));
                short != long
                    && triples[short].factuality == triples[long].factuality
                    && triples[short].modifiers.is_empty()
                    && b.contains(&a)
                    && (a.len() < b.len() || long < short)
            });
        }
    }
    shadowed
}
