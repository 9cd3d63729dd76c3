use crate::{EntityKind, mentions, rows};

mod any_tree;
mod entities;
mod epithets;
mod groups;
mod kin;
mod metonymy;
mod nominals;
mod nonperson_names;
mod person_names;
mod pronouns;
mod roles;
mod speech;
mod spelling_variants;

/// Entities as lines: kind, mentions joined by " = ", roles behind "|"; then the pronouns that have none. Dates and the
/// entities of kind Role and Nationality are left out.
#[track_caller]
fn check(rows: &str, expected: &str) {
    let parse = rows::parse(rows);
    let mentions = mentions::find(&parse);
    let links = super::link(&parse, &mentions, &crate::quotes::find(&parse), super::THRESHOLD);
    let mut got: Vec<String> = Vec::new();
    for entity in &links.entities {
        assert_eq!(links.entities[entity.id.index()].mentions, entity.mentions);
        assert!(entity.mentions.iter().skip(1).all(|m| m.reason.is_some()), "{entity:?}");
        assert_eq!(entity.mentions[0].reason, None);
        if matches!(entity.kind, EntityKind::Role | EntityKind::Nationality | EntityKind::Date) {
            continue;
        }
        let mentions: Vec<&str> = entity.mentions.iter().map(|m| &*m.text).collect();
        let mut line = format!("{}: {}", entity.kind, mentions.join(" = "));
        if !entity.roles.is_empty() {
            line = format!("{line} | {}", entity.roles.join("; "));
        }
        got.push(line);
    }
    let alone = mentions.list.iter().zip(&links.entity_of).filter(|(m, entity)| entity.is_none() && !m.is_thing());
    for (mention, _) in alone {
        got.push(format!("none: {}", parse.word(mention.head)));
    }
    let wanted: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(got, wanted, "\n{}\n", got.join("\n"));
}
