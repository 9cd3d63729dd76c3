//! Drafts → triples: words, modifiers, factuality, evidence; then one canonical triple a fact.

use std::collections::{HashMap, HashSet};

use smallvec::SmallVec;

use super::knowledge::Knowledge;
use super::statements;
use super::{Draft, Rules, confidence, modifiers, phrases, readings, sources};
use crate::{Argument, Attribution, AttributionKind, Clause, Deprel, EntityId, Evidence, Factuality, Modality, Modifier, Polarity, Predicate, Probability, SentenceId, Sign, Signs, Span, Stance, StatementId, Tense, Triple};

/// The compact triples of the drafts of each sentence.
pub(super) fn triples(known: &Knowledge, drafts: impl Iterator<Item = Vec<Draft>>, rules: &Rules) -> Vec<Triple> {
    let symmetric = rules.iter().filter(|rule| rule.symmetric).map(|rule| &*rule.name).collect();
    let mut facts = Facts { symmetric, variants: known.detail.variants, triples: Vec::new(), seen: HashMap::new() };
    for drafts in drafts {
        facts.add(drafts.iter().filter_map(|draft| triple(known, draft)).collect());
    }
    facts.finish()
}

/// Where a triple stands in the text.
fn place(triple: &Triple) -> (SentenceId, Span, Span, Option<Span>) {
    (triple.evidence.sentence, triple.predicate.span, triple.subject.span, triple.object.as_ref().map(|o| o.span))
}

fn triple(known: &Knowledge, draft: &Draft) -> Option<Triple> {
    let clause = known.clause_of(draft.anchor, draft.subject);
    if clause.is_some_and(|c| gives_up(known, draft, c)) {
        return None;
    }
    read(known, draft)
}

/// The triple of a draft; none where a side has no words or both are the same.
pub(super) fn read(known: &Knowledge, draft: &Draft) -> Option<Triple> {
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
        // "doctors in Kisumu": of what the place says they are the doctors
        let other = if this == draft.subject { draft.object } else { draft.subject };
        let branch = known.parse.branch(other, this).filter(|_| other != this);
        let nested = branch.filter(|&b| known.parse.tokens[b].deprel == Deprel::Nmod);
        if clause.is_some() { heads.chain(nested).collect() } else { nested.into_iter().collect() }
    };
    let subject = phrases::argument(known, draft.subject, &others(draft.subject));
    let object = match known.role(draft.object) {
        _ if draft.clausal => phrases::clause(known, draft.object),
        // of "press secretary Holm" the office, not its holder
        Some(role) if draft.object == draft.anchor => phrases::role(known, role),
        _ => phrases::argument(known, draft.object, &others(draft.object)),
    };
    // "Moscow said Moscow ...": the same entity on both sides tells nothing but for reflexives
    if subject.text.is_empty()
        || object.text.is_empty()
        || (subject.entity.is_some() && subject.entity == object.entity)
    {
        return None;
    }
    Some(finished(known, draft, subject, object))
}

/// A role that stands for its holder, as a triple: "the French president said".
pub(super) fn reference(known: &Knowledge, draft: &Draft) -> Triple {
    let argument = phrases::argument(known, draft.anchor, &[]);
    Triple { modifiers: Vec::new(), ..finished(known, draft, argument.clone(), argument) }
}

fn finished(known: &Knowledge, draft: &Draft, subject: Argument, object: Argument) -> Triple {
    // the role that stands for its holder has no clause of its own
    let clause = known.clause_of(draft.anchor, draft.subject).filter(|_| draft.subject != draft.object);
    let predicate = predicate(known, draft, clause);
    let modifiers = clause.map(|c| modifiers::of_draft(known, draft, c)).unwrap_or_default();
    let factuality = factuality(known, draft, clause);
    let evidence = evidence(known, draft, subject.span, predicate.span, object.span);
    let signs = confidence::signs(known, draft, clause).with(Sign::Title, clause.is_none()).with_lengths(
        &subject.text,
        &object.text,
        modifiers.len(),
    );
    let confidence = Probability::clamped(confidence::of(&signs) * draft.confidence);
    known.record(&evidence, signs);
    let object = Some(object);
    Triple { subject, predicate, object, modifiers, when: None, factuality, evidence, confidence, variants: Vec::new() }
}

/// The words of a triple as the text has them.
pub(super) struct Told {
    pub(super) subject: Argument,
    /// The words of the predicate with the span from the first to the last.
    pub(super) predicate: (Span, String),
    pub(super) object: Argument,
    pub(super) modifiers: Vec<Modifier>,
}

/// A triple whose words are known; none where a side has no words.
pub(super) fn told(
    known: &Knowledge,
    draft: &Draft,
    clause: Option<&Clause>,
    signs: Signs,
    told: Told,
) -> Option<Triple> {
    let Told { subject, predicate: (span, text), object, modifiers } = told;
    if subject.text.is_empty() || object.text.is_empty() || text.is_empty() {
        return None;
    }
    let signs = signs.with_lengths(&subject.text, &object.text, modifiers.len());
    let evidence = evidence(known, draft, subject.span, span, object.span);
    known.record(&evidence, signs);
    Some(Triple {
        predicate: Predicate { text, span, ..self::predicate(known, draft, clause) },
        modifiers,
        when: None,
        factuality: factuality(known, draft, clause),
        evidence,
        confidence: Probability::clamped(confidence::of(&signs) * draft.confidence),
        subject,
        object: Some(object),
        variants: Vec::new(),
    })
}

fn evidence(known: &Knowledge, draft: &Draft, subject: Span, predicate: Span, object: Span) -> Evidence {
    let mut spans = vec![subject, predicate, object];
    spans.sort_unstable();
    spans.dedup();
    let sentence = SentenceId::new(known.parse.tokens[draft.anchor].sentence);
    Evidence { sentence, spans, rule: draft.rule.clone() }
}

/// A closed triple of a title or an apposition: nothing in the text says "is".
pub(super) fn titled(known: &Knowledge, draft: &Draft, verb: &str) -> Option<Triple> {
    let mut triple = triple(known, draft)?;
    triple.predicate.text = verb.to_owned();
    triple.object.iter_mut().for_each(|object| phrases::with_article(known, object));
    Some(triple)
}

/// In the order of the text, none twice.
pub(super) fn in_text_order(mut triples: Vec<Triple>) -> Vec<Triple> {
    triples.sort_by_cached_key(place);
    triples.dedup_by(|a, b| {
        a.predicate.text == b.predicate.text && a.subject == b.subject && a.object == b.object && place(a) == place(b)
    });
    triples
}

fn predicate(known: &Knowledge, draft: &Draft, clause: Option<&Clause>) -> Predicate {
    let parse = known.parse;
    let word = clause.map_or(draft.anchor, |c| c.head);
    let span = match clause {
        Some(clause) if !clause.words.is_empty() => {
            let words = near(&clause.words, clause.carrier);
            let (first, mut last) = (words[0], words[words.len() - 1]);
            // "will travel to" Moscow
            let case = readings::markers(known, draft.object, Deprel::Case);
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
            attribution: clause.claim.get().and_then(|c| attribution(known, c)),
        },
        // A title or an apposition is the author's own word, but inside quotation marks it is the speaker's.
        None => Factuality {
            polarity: Polarity::Affirmative,
            modality: Modality::Actual,
            attribution: known
                .clauses
                .claim_at
                .at(draft.anchor)
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
        && !draft.is(crate::Relation::ResignedFrom)
        && matches!(
            clause.lemma.as_str(),
            "resign" | "quit" | "step_down" | "stand_down" | "retire" | "dismiss" | "sack" | "fire" | "oust" | "remove"
        )
}

/// A claim with the claims that it lies in. The chain ends: an outer claim is wider.
fn attribution(known: &Knowledge, number: usize) -> Option<Attribution> {
    let claim = &known.clauses.claims[number];
    let via = claim.outer.and_then(|o| attribution(known, o));
    // "worried that the mayor would say": that somebody worries tells nothing of who says it
    let Some(source) = sources::of_claim(known, claim).filter(|_| claim.asserted) else { return via };
    let cue = statements::cue(known, claim).0;
    let stance = match (claim.retracted, claim.denied) {
        (true, _) => Stance::Retracts,
        (_, true) => Stance::Denies,
        _ => Stance::Asserts,
    };
    Some(Attribution { source, cue, kind: claim.kind, stance, via: via.map(Box::new), statement: Some(StatementId::new(number)) })
}

// ------------------------------------------------------------------------------------------------ one triple a fact

#[derive(PartialEq, Eq, Hash, Clone)]
enum Who {
    Entity(EntityId),
    Words(String),
}

#[derive(PartialEq, Eq, Hash)]
struct Fact {
    name: String,
    sides: [Option<Who>; 2],
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

/// The first triple of each fact; one that adds a time or a place is told beside it.
struct Facts<'r> {
    /// The names of relations that hold both ways.
    symmetric: HashSet<&'r str>,
    /// Whether the first of each fact tells where the others stand.
    variants: bool,
    triples: Vec<Triple>,
    /// The triples of each fact.
    seen: HashMap<Fact, SmallVec<[usize; 2]>>,
}

impl Facts<'_> {
    /// Adds the triples of a sentence.
    fn add(&mut self, mut found: Vec<Triple>) {
        found.sort_by_cached_key(place);
        found.into_iter().for_each(|triple| self.add_one(triple));
    }

    fn add_one(&mut self, triple: Triple) {
        let mut sides = [Some(who(&triple.subject)), triple.object.as_ref().map(who)];
        if self.symmetric.contains(&*triple.predicate.name) {
            sides.sort_by_key(|s| match s {
                Some(Who::Entity(id)) => (0, id.0, String::new()),
                Some(Who::Words(w)) => (1, 0, w.clone()),
                None => (2, 0, String::new()),
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
        let earlier = self.seen.entry(fact).or_default();
        let adds_nothing = |old: &Triple| {
            let told =
                |m: &Modifier| old.modifiers.iter().any(|o| o.kind == m.kind && o.text.eq_ignore_ascii_case(&m.text));
            !triple.arguments().any(pronoun) && triple.modifiers.iter().all(told)
        };
        match earlier.iter().copied().find(|&k| adds_nothing(&self.triples[k])) {
            Some(same) if self.variants => self.triples[same].variants.push(triple.evidence),
            Some(_) => {}
            None => {
                earlier.push(self.triples.len());
                push(&mut self.triples, triple);
            }
        }
    }

    fn finish(self) -> Vec<Triple> {
        let Facts { mut triples, seen, .. } = self;
        drop(seen);
        let shadowed = shadowed_roles(&triples);
        let mut numbers = 0..;
        triples.retain(|_| numbers.next().is_some_and(|i: usize| !shadowed[i]));
        triples.shrink_to_fit();
        triples
    }
}

/// Adds to a list that may become long and whose items are large: it grows by an eighth and not to the double.
pub(super) fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() == list.capacity() {
        list.reserve_exact((list.len() / 8).max(4));
    }
    list.push(item);
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
            let words = |t: &Triple| format!(" {} ", t.object.as_ref().map_or("", |o| &o.text).to_lowercase());
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
