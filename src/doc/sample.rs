use super::{
    Argument, Attribution, AttributionKind, Content, Cue, Entity, EntityId, EntityKind, EntityMention, Evidence,
    Extraction, MentionForm, Modifier, ModifierKind, Predicate, Relation, RoleFact, SentenceId, Span, Statement,
    StatementId, Triple,
};

/// An extraction with something in each of its lists, made by hand: of a text of five words at least that begins with two names, with
/// spans at whatever words there are.
pub(crate) fn sample(text: &str) -> Extraction {
    let words: Vec<Span> = text
        .split(' ')
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + word.len())
        })
        .collect();
    let argument = |n: usize| Argument::new(&text[words[n]], words[n]);
    let mention = EntityMention::new(words[0], &text[words[0]], MentionForm::Name, EntityKind::Person);
    let mut entity = Entity::new(EntityId(0), EntityKind::Person, &text[words[0]]);
    entity.mentions.push(mention);

    let mut statement = Statement::new(
        Cue::new("said", words[words.len() - 2]),
        Content::new(&text[..words[3].end], vec![Span::new(0, words[3].end)]),
    );
    statement.source = Some(argument(words.len() - 1));
    statement.modifiers.push(Modifier::new(ModifierKind::Time, &text[words[4]], words[4]));

    let mut subject = argument(0);
    subject.entity = Some(EntityId(0));
    let mut attribution = Attribution::new(argument(words.len() - 1), "said", AttributionKind::Indirect);
    attribution.statement = Some(StatementId(0));
    attribution.via = Some(Box::new(Attribution::new(argument(1), "told", AttributionKind::Direct)));
    let mut triple =
        Triple::new(subject.clone(), Predicate::of_relation(Relation::MetWith, &text[words[1]], words[1]), argument(2));
    triple.modifiers.push(Modifier::new(ModifierKind::Place, &text[words[3]], words[3]));
    triple.factuality.attribution = Some(attribution.clone());
    triple.variants.push(triple.evidence.clone());

    let mut role = RoleFact::new(subject, &text[words[4]], words[4], Evidence::new(SentenceId(0), "role"));
    role.evidence.spans = vec![words[4]];
    role.place = Some(argument(3));
    role.attribution = Some(attribution);

    let mut extraction = Extraction::new("none");
    extraction.sentences.push(Span::new(0, text.len()));
    extraction.coverage.skipped.push(words[3]);
    extraction.entities.push(entity);
    extraction.triples.push(triple);
    extraction.roles.push(role);
    extraction.statements.push(statement);
    extraction
}
