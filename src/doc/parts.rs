//! What an extraction points to, wherever it stands: places of the text, entities, facts.
//!
//! Every struct is taken apart to its last field, so that a new field does not compile before somebody has said here what it points to.

use super::{
    Argument, Attribution, Content, Coverage, Cue, Entity, EntityId, EntityMention, Evidence, Extraction, FactId,
    Factuality, Government, Modifier, Predicate, RoleFact, SentenceId, Span, Statement, StatementId, Triple,
};

/// One place that points to something.
pub(crate) enum Part<'e> {
    Span(&'e mut Span),
    Entity(&'e mut EntityId),
    Fact(&'e mut Option<FactId>),
    Sentence(&'e mut SentenceId),
    Statement(&'e mut Option<StatementId>),
}

impl Extraction {
    /// Every part that there is, each once, in no order.
    pub(crate) fn each_part(&mut self, visit: &mut impl FnMut(Part<'_>)) {
        let Extraction {
            schema: _,
            model: _,
            doc_id: _,
            title: _,
            language: _,
            metadata: _,
            published: _,
            offsets: _,
            sentences,
            entities,
            triples,
            roles,
            statements,
            attitudes,
            coverage,
        } = self;
        let Coverage { analysed: _, skipped } = coverage;
        spans(sentences.iter_mut().chain(skipped), visit);
        entities.iter_mut().for_each(|entity| entity_parts(entity, visit));
        triples.iter_mut().for_each(|triple| triple_parts(triple, visit));
        roles.iter_mut().for_each(|role| role_parts(role, visit));
        statements.iter_mut().chain(attitudes).for_each(|statement| statement_parts(statement, visit));
    }
}

fn spans<'e>(spans: impl IntoIterator<Item = &'e mut Span>, visit: &mut impl FnMut(Part<'_>)) {
    spans.into_iter().for_each(|span| visit(Part::Span(span)));
}

fn entities<'e>(ids: impl IntoIterator<Item = &'e mut EntityId>, visit: &mut impl FnMut(Part<'_>)) {
    ids.into_iter().for_each(|id| visit(Part::Entity(id)));
}

fn entity_parts(entity: &mut Entity, visit: &mut impl FnMut(Part<'_>)) {
    let Entity { id, kind: _, name: _, aliases: _, roles: _, members, mentions } = entity;
    entities(members.iter_mut().chain([id]), visit);
    for mention in mentions {
        let EntityMention { span, text: _, form: _, kind: _, reason: _, confidence: _, government } = mention;
        spans([span], visit);
        if let Some(government) = government {
            let Government { code: _, country: _, entity } = &mut **government;
            entities(entity, visit);
        }
    }
}

fn triple_parts(triple: &mut Triple, visit: &mut impl FnMut(Part<'_>)) {
    let Triple { subject, predicate, object, modifiers, when: _, factuality, evidence, confidence: _, variants } =
        triple;
    let Predicate { name: _, relation: _, text: _, span, lemma: _, tense: _ } = predicate;
    let Factuality { polarity: _, modality: _, attribution } = factuality;
    spans([span], visit);
    [subject].into_iter().chain(object).for_each(|argument| argument_parts(argument, visit));
    modifiers.iter_mut().for_each(|modifier| modifier_parts(modifier, visit));
    sources(attribution.as_mut(), visit);
    [evidence].into_iter().chain(variants).for_each(|evidence| evidence_parts(evidence, visit));
}

fn role_parts(role: &mut RoleFact, visit: &mut impl FnMut(Part<'_>)) {
    let RoleFact {
        holder,
        title: _,
        text: _,
        span,
        status: _,
        deputy: _,
        organization,
        country,
        principal,
        place,
        when: _,
        link: _,
        attribution,
        evidence,
        confidence: _,
    } = role;
    spans([span], visit);
    let known = [organization, country, principal, place].into_iter().flatten();
    [holder].into_iter().chain(known).for_each(|argument| argument_parts(argument, visit));
    sources(attribution.as_mut(), visit);
    evidence_parts(evidence, visit);
}

fn statement_parts(statement: &mut Statement, visit: &mut impl FnMut(Part<'_>)) {
    let Statement {
        source,
        cue: Cue { text: _, span },
        content: Content { text: _, spans: content },
        kind: _,
        asserted: _,
        denied: _,
        retracted: _,
        unsaid: _,
        via,
        modifiers,
        sentence,
    } = statement;
    visit(Part::Statement(via));
    visit(Part::Sentence(sentence));
    spans(content.iter_mut().chain([span]), visit);
    source.iter_mut().for_each(|source| argument_parts(source, visit));
    modifiers.iter_mut().for_each(|modifier| modifier_parts(modifier, visit));
}

fn argument_parts(argument: &mut Argument, visit: &mut impl FnMut(Part<'_>)) {
    let Argument { span, text: _, entity, name: _, head, phrase, fact, value: _ } = argument;
    spans([span, head, phrase], visit);
    entities(entity, visit);
    visit(Part::Fact(fact));
}

fn modifier_parts(modifier: &mut Modifier, visit: &mut impl FnMut(Part<'_>)) {
    let Modifier { kind: _, text: _, span, case: _, entity, when: _, value: _ } = modifier;
    spans([span], visit);
    entities(entity, visit);
}

fn evidence_parts(evidence: &mut Evidence, visit: &mut impl FnMut(Part<'_>)) {
    let Evidence { sentence, rule: _, spans: places } = evidence;
    visit(Part::Sentence(sentence));
    spans(places, visit);
}

/// Whoever says it, and those through whom it is told.
fn sources(outermost: Option<&mut Attribution>, visit: &mut impl FnMut(Part<'_>)) {
    let mut next = outermost;
    while let Some(Attribution { source, cue: _, kind: _, stance: _, via, statement }) = next {
        visit(Part::Statement(statement));
        argument_parts(source, visit);
        next = via.as_deref_mut();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::doc::sample;

    /// The numbers under these keys, in whatever depth.
    fn numbers(json: &Value, keys: &[&str], found: &mut Vec<u64>) {
        match json {
            Value::Object(map) => {
                for (key, value) in map {
                    if keys.contains(&&**key) {
                        found.extend(value.as_u64());
                        found.extend(value.as_array().into_iter().flatten().filter_map(Value::as_u64));
                    }
                    numbers(value, keys, found);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| numbers(value, keys, found)),
            _ => {}
        }
    }

    #[test]
    fn every_entity_and_every_fact_that_is_named_is_met_once() {
        let mut extraction = sample("Zoë 😀 met Tom in Malmö on Monday, said Ida.");
        let some = Some(EntityId(0));
        let government = Government { code: String::new(), country: String::new(), entity: some };
        extraction.entities[0].members.push(EntityId(0));
        extraction.entities[0].mentions[0].government = Some(Box::new(government));
        extraction.triples[0].modifiers[0].entity = some;
        extraction.triples[0].factuality.attribution.as_mut().unwrap().source.entity = some;
        extraction.statements[0].modifiers[0].entity = some;
        extraction.statements[0].source.as_mut().unwrap().entity = some;
        let (mut entities, mut facts) = (0, 0);
        let mut before = Vec::new();
        numbers(&serde_json::to_value(&extraction).unwrap(), &["entity", "id", "members"], &mut before);
        extraction.each_part(&mut |part| match part {
            Part::Span(_) | Part::Sentence(_) | Part::Statement(_) => {}
            Part::Entity(id) => {
                *id = EntityId(1000 + entities);
                entities += 1;
            }
            Part::Fact(fact) => {
                *fact = Some(FactId(2000 + facts));
                facts += 1;
            }
        });
        let json = serde_json::to_value(&extraction).unwrap();
        let (mut named, mut told) = (Vec::new(), Vec::new());
        numbers(&json, &["entity", "id", "members"], &mut named);
        numbers(&json, &["fact"], &mut told);
        named.sort_unstable();
        told.sort_unstable();
        assert_eq!(before.len(), 9);
        assert_eq!(named, (1000..1000 + before.len() as u64).collect::<Vec<_>>());
        assert_eq!(told, (2000..2000 + u64::from(facts)).collect::<Vec<_>>());
    }
}
