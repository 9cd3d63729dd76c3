use crate::*;
use std::collections::HashMap;
pub(crate) fn link(parse: &Parse, mentions: &Mentions) -> Links {
    let mut links = Links { entity_of: vec![None; mentions.list.len()], entities: vec![] };
    let mut by: HashMap<(EntityKind, String), usize> = HashMap::new();
    for (i, m) in mentions.list.iter().enumerate() {
        let span = parse.span_of(m.tokens.clone());
        let text = parse.text[span].to_owned();
        if m.form == MentionForm::Pronoun {
            continue;
        }
        let key = (m.kind, text.clone());
        let e = if m.form == MentionForm::Name {
            *by.entry(key).or_insert(links.entities.len())
        } else {
            links.entities.len()
        };
        if e == links.entities.len() {
            links.entities.push(Entity {
                id: EntityId(e as u32),
                kind: m.kind,
                name: text.clone(),
                roles: vec![],
                mentions: vec![],
            });
        }
        links.entities[e].mentions.push(EntityMention { span, text, form: m.form, kind: m.kind, reason: None });
        links.entity_of[i] = Some(EntityId(e as u32));
    }
    links
}
